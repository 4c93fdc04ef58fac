/** Logo files that tests hand in, sound and broken ones. */

import { crc32, deflateSync } from 'node:zlib';

export function svg(inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${inside}</svg>`;
}

/** Of one colour. */
export function pngOf(
  width: number,
  height: number,
  color: readonly [number, number, number, number],
): Buffer {
  const raw = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) raw.set(color, y * (width * 4 + 1) + 1 + x * 4);
  return bigPng(width, height, deflateSync(raw));
}

/** A head that says this size, whatever follows. */
export function bigPng(
  width: number,
  height: number,
  packed = deflateSync(Buffer.alloc(10)),
  interlaced = 0,
): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 6, 0, 0, interlaced], 8);
  const chunk = (type: string, body: Buffer) => {
    const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    size.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([size, named, sum]);
  };
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', packed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
