/** The shape of a handler: parsed input and the context in, the channel's output out. */

import type { z } from 'zod';
import type { Channel } from '#contract/channel.ts';
import type { Context } from './context.ts';
import type { JobControl } from './work/jobs.ts';

/** One handler for each channel of a contract file; a missing or misspelt one does not typecheck. */
export type HandlersOf<Map extends Record<string, Channel>> = {
  readonly [Name in keyof Map]: Map[Name] extends Channel<infer Kind>
    ? (
        input: z.output<Map[Name]['input']>,
        context: Context,
        control: Kind extends 'job' ? JobControl : undefined,
      ) => Promise<OutputValue<Map[Name]>>
    : never;
};

/** What a channel's handler may answer: ids as plain text, everything readonly. */
export type OutputValue<C extends Channel> = DeepReadonly<z.input<C['output']>>;

type DeepReadonly<T> = T extends string | number | boolean | bigint | null | undefined
  ? T
  : T extends readonly (infer Each)[]
    ? readonly DeepReadonly<Each>[]
    : T extends object
      ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
      : T;
