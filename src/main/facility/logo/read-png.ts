/** A PNG as a logo: decoded whole, laid on white, made no finer than paper shows, and written anew. */

import { PNG } from 'pngjs';
import type { LogoPicture } from './logo.ts';
import { logoRefused } from './refused.ts';

/** Beyond these it is no logo but a photograph, and unpacking it would take the memory of a small laptop. */
const MOST_SIDE = 4000;
const MOST_PIXELS = 8_000_000;
/** The logo's place on paper at 600 dots an inch. */
const SHOWN = { width: 800, height: 280 };

export function readPng(bytes: Uint8Array): LogoPicture {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.toString('latin1', 12, 16) !== 'IHDR' || file.lastIndexOf('IEND') < 33) throw broken();
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  if (width === 0 || height === 0) throw broken();
  if (width > MOST_SIDE || height > MOST_SIDE || width * height > MOST_PIXELS)
    throw logoRefused(
      `This picture is ${width} × ${height} pixels; at most ${MOST_SIDE} × 2000 are needed. Save it smaller.`,
    );
  // An interlaced picture says only once it is unpacked how large it is.
  if (file[28] !== 0)
    throw logoRefused('This PNG is interlaced. Save it without interlacing and choose it again.');
  return written(shrunk(decoded(file)));
}

function decoded(file: Buffer): PNG {
  try {
    const png = PNG.sync.read(file);
    if (png.data.length !== png.width * png.height * 4) throw broken();
    return png;
  } catch (error) {
    throw broken(error);
  }
}

/** Each pixel that is kept is the mean of those it stands for, laid on white. */
function shrunk(png: PNG): PNG {
  const scale = Math.min(1, SHOWN.width / png.width, SHOWN.height / png.height);
  const small = new PNG({
    width: Math.max(1, Math.round(png.width * scale)),
    height: Math.max(1, Math.round(png.height * scale)),
  });
  const edges = (from: number, to: number) =>
    Array.from({ length: to + 1 }, (_, place) => Math.floor((place * from) / to));
  const [columns, rows] = [edges(png.width, small.width), edges(png.height, small.height)];
  for (let y = 0; y < small.height; y += 1) {
    for (let x = 0; x < small.width; x += 1) {
      const [left = 0, right = 0] = columns.slice(x, x + 2);
      const [top = 0, bottom = 0] = rows.slice(y, y + 2);
      meanOf(png, { left, right, top, bottom }, small.data, (y * small.width + x) * 4);
    }
  }
  return small;
}

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function meanOf({ data, width }: PNG, { left, right, top, bottom }: Area, into: Buffer, place: number): void {
  const sum = [0, 0, 0];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 4;
      const alpha = (data[at + 3] ?? 255) / 255;
      for (const channel of CHANNELS)
        sum[channel] = (sum[channel] ?? 0) + 255 + ((data[at + channel] ?? 255) - 255) * alpha;
    }
  }
  const count = (right - left) * (bottom - top);
  for (const channel of CHANNELS) into[place + channel] = Math.round((sum[channel] ?? 0) / count);
  into[place + 3] = 255;
}

const CHANNELS = [0, 1, 2] as const;

function written(png: PNG): LogoPicture {
  return {
    kind: 'picture',
    png: new Uint8Array(PNG.sync.write(png, { colorType: 2 })),
    width: png.width,
    height: png.height,
  };
}

function broken(cause?: unknown) {
  return logoRefused('This PNG is damaged: it cannot be unpacked to the end.', cause);
}
