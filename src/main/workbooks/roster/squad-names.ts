/** Squads of one cell: `Netball / Rugby M`. Written and read back so that no name is torn apart. */

import { tidyLine } from './cell-words.ts';

/** One name of a list with semicolons, in quotation marks or without. */
const LISTED = /\s*(?:"((?:[^"]|"")*)"|([^;]*?))\s*(?:;|$)/g;

/** Splits at `;` where there is one, else at `/`, `,`, `|` and line breaks; quoted names stay whole. */
export function readSquads(text: string): string[] {
  const listed = text.includes(';') || /^\s*".*"\s*$/s.test(text);
  const parts = listed
    ? [...text.matchAll(LISTED)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
    : text.split(/[/,|\n\r]/);
  const names = parts.map(tidyLine).filter((name) => name !== '');
  return names.filter(
    (name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === at,
  );
}

/** Reads squads for one file, each way of writing them once: a list has thousands of rows and a few squads. */
export function squadReader(): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (text) => {
    const squads = known.get(text) ?? readSquads(text);
    known.set(text, squads);
    return squads;
  };
}

/** The cell that `readSquads` reads back to the same names. */
export function writeSquads(squads: readonly string[]): string {
  if (squads.every((name) => !/[;"/,|\n\r]/.test(name))) return squads.join(' / ');
  const listed = squads
    .map((name) => (/[;"]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name))
    .join('; ');
  return squads.length === 1 ? `${listed};` : listed;
}
