/** What a command that fails says: the codes and sentences of every door, with ways out that a script can take. */

import type { Failure } from '#contract/envelope.ts';
import { ERRORS, type ErrorCode } from '#contract/errors.ts';
import type { ExpectedError } from '../../errors.ts';

/** In place of ways out that lead to something on a screen; codes that share a way out share this one, too. */
const WAYS_OUT: Partial<Record<ErrorCode, string>> = {
  INVALID_INPUT: 'Correct the fields that the answer names; `channels` lists what each channel takes.',
  NOT_READY:
    'List the backups with `call system.backups`, then go back to one with `call system.restore`, or begin anew with `call system.startAfresh`.',
  SIGN_IN_NEEDED: 'Say who asks with --as, and put their PIN into RACKSIDE_PIN.',
  LEAD_NEEDED: 'Name a lead with --as.',
  NOT_FOUND: 'Ask for the list again and take the id from there.',
  FILE_GONE: 'Files are at hand within one command only: import with `import <file>`.',
  FILE_REFUSED: 'Then import it again.',
  NO_HEADERS:
    'Or name the row with --header-row, or write --header-row none, and say what columns hold: --column A=fullName.',
  FILE_NOT_WRITTEN: 'Name another folder or free some space.',
  IMPORT_QUESTION: 'Answer it with --date-order, --weight-unit, --maxima-unit or --column.',
  PREVIEW_CHANGED: 'Ask for the lists again with `assignments.preview`, then assign with their digest.',
};

/** Ends a command with exit code 1 and this failure as its answer. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, cause?: unknown) {
    super(failure.message, { cause });
    this.failure = failure;
  }
}

/** A refusal of the command line's own, where it knows more than the code says. */
export function refused(
  code: ErrorCode,
  text: { readonly message: string; readonly wayOut: string },
  cause?: unknown,
): Refused {
  return new Refused({ code, ...text, retryable: ERRORS[code].retryable, ref: 'door' }, cause);
}

/** The failure of an error that came before any channel was called. */
export function failureOf(error: ExpectedError): Failure {
  const { message, ...rest } = ERRORS[error.code];
  return { code: error.code, message: error.sentence ?? message, ...rest, ref: 'door' };
}

/** The same failure with a way out for somebody who sees no screen. */
export function withoutScreen(failure: Failure): Failure {
  return { ...failure, wayOut: BY_WAY_OUT.get(failure.wayOut) ?? failure.wayOut };
}

const BY_WAY_OUT: ReadonlyMap<string, string> = new Map(
  Object.entries(WAYS_OUT).map(([code, wayOut]) => [ERRORS[code as ErrorCode].wayOut, wayOut]),
);
