/** The import that is looked at, so that a reload comes back to it: a token and answers, nothing of the file itself. */

import type { InputOf } from '#contract/channels.ts';
import { useKept } from '../../people/use-kept.ts';

type Looked = InputOf<'roster.previewImport'>;
export type NearDecisions = NonNullable<InputOf<'roster.import'>['near']>;

/** What was decided on rows. */
export interface Decided {
  /** Rows like somebody on the roster, as decided so far. */
  readonly near: NearDecisions;
  /** Those that nothing was decided for are of the one athlete of their name. */
  readonly asNamed: boolean;
}

/** Where an import that is under way stands. */
export type Step = 'file' | 'columns' | 'check';

export interface KeptImport extends Decided {
  readonly step: Step;
  readonly file: Looked['file'];
  readonly choices: Omit<Looked, 'file'>;
}

/** Nothing once it was imported or left. */
export const useKeptImport = () => useKept<KeptImport>('import');
