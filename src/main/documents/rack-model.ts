/** What a rack sheet says (sheet C): one session of up to four athletes, exercise by exercise. */

import type { CardRow, CardTarget } from './card-model.ts';
import type { SheetIdentity } from './sheet-model.ts';

/** Rows on one side of paper that are read from one bar. */
export const ATHLETES_ON_RACK = 4;

export interface RackRow {
  /** Empty on a blank form. */
  readonly name: string;
  readonly code?: string;
  readonly target: CardTarget;
}

export interface RackBlock
  extends Pick<
    CardRow,
    'id' | 'exercise' | 'tempo' | 'rest' | 'group' | 'perSide' | 'loadWritten' | 'remark'
  > {
  readonly cue: string;
  /** By load, lightest first, so that plates only go up. */
  readonly rows: readonly RackRow[];
}

export interface RackModel extends SheetIdentity {
  readonly sheet: 'rack';
  readonly facility: string;
  readonly coach: string;
  readonly unit: string;
  readonly program: string;
  /** Where its plates hang; only where there are several racks. */
  readonly rack?: string;
  /** `Session A · Week 3` */
  readonly title: string;
  /** `Rack sheet 2 of 4` */
  readonly place: string;
  /** A form to be filled in by hand. */
  readonly blank?: true;
  readonly blocks: readonly RackBlock[];
  readonly remarks: readonly string[];
}
