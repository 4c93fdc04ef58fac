/** The workbook that is looked at, so that a reload comes back to it: a token and decisions, nothing of the file itself. */

import type { FileToken } from '#contract/values.ts';
import { keptAs } from '../../../ui/kept.ts';

interface KeptFillIn {
  readonly file: FileToken;
  /** Numbers of the sets that the workbook is right about. */
  readonly taken: readonly number[];
}

export const keptFillIn = keptAs<KeptFillIn>('fill-in');
