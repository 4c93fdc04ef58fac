/** A program as one file: JSON with a line that says what it is, for another Rackside. */

import { z } from 'zod';
import { program as programSchema } from '#contract/program.ts';
import type { Program } from '#domain/program/program.ts';
import { ExpectedError } from '../errors.ts';

const FORMAT = 'rackside-program';
const FORMAT_VERSION = 1;
const MOST_BYTES = 5 * 1024 * 1024;

const file = z.strictObject({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  program: programSchema,
});

export function programFile(program: Program): Uint8Array {
  const content = { format: FORMAT, formatVersion: FORMAT_VERSION, program };
  return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
}

/** Throws FILE_REFUSED with a sentence that says what is wrong with the file. */
export function readProgramFile({ bytes }: { readonly bytes: Uint8Array }): Program {
  if (bytes.byteLength > MOST_BYTES)
    throw refused('This file is larger than any program. Nothing was changed.');
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw refused('This is not a program file of Rackside. Nothing was changed.', cause);
  }
  const checked = file.safeParse(content);
  if (checked.success) return checked.data.program;
  const { format, formatVersion } = (content ?? {}) as { format?: unknown; formatVersion?: unknown };
  if (format !== FORMAT) throw refused('This is not a program file of Rackside. Nothing was changed.');
  if (typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION)
    throw refused('This program was written by a newer Rackside. Nothing was changed.');
  const place = checked.error.issues[0]?.path.slice(1).join('.') || 'the program';
  throw refused(`This program file is damaged at ${place}. Nothing was changed.`);
}

function refused(message: string, cause?: unknown): ExpectedError {
  return new ExpectedError('FILE_REFUSED', { message, cause });
}
