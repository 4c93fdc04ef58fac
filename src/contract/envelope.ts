/** The one shape of every reply: a value, or an error with its code, sentence and way out. */

import { z } from 'zod';
import type { ErrorCode } from './errors.ts';

/** A field at fault, by its path; never its value. */
export interface FieldProblem {
  readonly path: string;
  readonly sentence: string;
}

export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
  readonly wayOut: string;
  readonly retryable: boolean;
  /** Stands in the log beside what went wrong. */
  readonly ref: string;
  readonly fields?: readonly FieldProblem[];
  /** What the channel documents for this code, such as both values of a stale row. */
  readonly details?: unknown;
}

export type Reply<T = unknown> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

export const failureSchema = z.strictObject({
  code: z.string(),
  message: z.string(),
  wayOut: z.string(),
  retryable: z.boolean(),
  ref: z.string(),
  fields: z.array(z.strictObject({ path: z.string(), sentence: z.string() })).optional(),
  details: z.unknown().optional(),
});
