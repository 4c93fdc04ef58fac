/** How a channel is defined: one function per kind, so that adding a channel is filling in a form. */

import type { z } from 'zod';
import type { ErrorCode } from './errors.ts';

export type ChannelKind =
  /** Reads; changes nothing. */
  | 'query'
  /** Changes something, at once, in one transaction. */
  | 'command'
  /** Long work: answers with a job id; progress and the result follow as events and through `jobs.status`. */
  | 'job';

export interface Channel<
  Kind extends ChannelKind = ChannelKind,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly kind: Kind;
  /** One sentence for the list of channels. */
  readonly summary: string;
  readonly input: Input;
  /** For a job: what it ends with. */
  readonly output: Output;
  /** The errors it may answer with besides the common ones. */
  readonly errors: readonly ErrorCode[];
  /** True when the command can give an athlete work: it must go through the gate. */
  readonly givesWork?: true;
  /** True when it records or decides about health: on real data never on another day than the real one. */
  readonly onRealDay?: true;
  /** Who may call it; anybody signed in, unless said otherwise. */
  readonly needs?: 'nobody' | 'lead';
  /** True when it answers even while the roster is not open (recovery). */
  readonly beforeOpening?: true;
}

interface Form<Input extends z.ZodType, Output extends z.ZodType> {
  readonly summary: string;
  readonly input: Input;
  readonly output: Output;
  readonly errors?: readonly ErrorCode[];
  readonly givesWork?: true;
  readonly onRealDay?: true;
  readonly needs?: 'nobody' | 'lead';
  readonly beforeOpening?: true;
}

export function query<I extends z.ZodType, O extends z.ZodType>(form: Form<I, O>): Channel<'query', I, O> {
  return { kind: 'query', ...form, errors: form.errors ?? [] };
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  form: Form<I, O>,
): Channel<'command', I, O> {
  return { kind: 'command', ...form, errors: form.errors ?? [] };
}

export function job<I extends z.ZodType, O extends z.ZodType>(form: Form<I, O>): Channel<'job', I, O> {
  return { kind: 'job', ...form, errors: ['JOB_CANCELLED', ...(form.errors ?? [])] };
}
