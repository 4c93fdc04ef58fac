/** The workbook that is looked at, so that a reload comes back to it: a token and decisions, nothing of the file itself. */

import type { FileToken } from '#contract/values.ts';
import { useKept } from '../../people/use-kept.ts';

interface KeptFillIn {
  readonly file: FileToken;
  /** Numbers of the sets that the workbook is right about. */
  readonly taken: readonly number[];
}

export const useKeptFillIn = () => useKept<KeptFillIn>('fill-in');
