/** From a file that somebody chose to a logo: told by its content, never by its name. */

import type { Logo } from './logo.ts';
import { readPng } from './read-png.ts';
import { readSvg } from './read-svg.ts';
import { logoRefused } from './refused.ts';

/** A logo for paper is a few kilobytes; a photograph of one stays under this too. */
const MOST_BYTES = 2 * 1024 * 1024;

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Throws LOGO_REFUSED with the sentence of what is wrong. */
export function readLogo(bytes: Uint8Array): Logo {
  if (bytes.byteLength > MOST_BYTES) throw logoRefused('This file is larger than 2 MB.');
  if (PNG.every((byte, place) => bytes[place] === byte)) return readPng(bytes);
  const text = textOf(bytes);
  if (text !== undefined && /^\s*</.test(text)) return readSvg(text);
  throw logoRefused('This file is neither a PNG nor an SVG picture, whatever its name says.');
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
