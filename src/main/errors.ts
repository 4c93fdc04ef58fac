/** Expected errors: thrown by use cases, shown to the coach. Anything else that is thrown is a bug. */

import type { FieldProblem } from '#contract/envelope.ts';
import type { ErrorCode } from '#contract/errors.ts';

export interface ExpectedErrorOptions {
  /** Replaces the code's general sentence where the case can be named more exactly. Never holds health. */
  readonly message?: string;
  readonly fields?: readonly FieldProblem[];
  readonly details?: unknown;
  readonly cause?: unknown;
}

export class ExpectedError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldProblem[] | undefined;
  readonly details: unknown;
  /** The sentence that replaces the general one, if any. */
  readonly sentence: string | undefined;

  constructor(code: ErrorCode, options: ExpectedErrorOptions = {}) {
    super(options.message ?? code, { cause: options.cause });
    this.name = 'ExpectedError';
    this.code = code;
    this.fields = options.fields;
    this.details = options.details;
    this.sentence = options.message;
  }
}

/** SHMSIZE: no room for the index that SQLite keeps beside a WAL file. */
const FULL: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT']);

/** What a failed disk or database operation means for a coach; undefined when it is none of these. */
export function storageErrorCode(error: unknown): ErrorCode | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (FULL.has(code)) return 'DISK_FULL';
  if (
    code.startsWith('SQLITE_READONLY') ||
    code.startsWith('SQLITE_CANTOPEN') ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM'
  )
    return 'DATA_FOLDER_READ_ONLY';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'DAMAGED_DATABASE';
  return undefined;
}
