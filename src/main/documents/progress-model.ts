/** What a progress report says (sheet G): an athlete's maxima, bodyweight and training over time, and milestones. No work. */

import type { MaximumKind } from '#domain/load/maximum.ts';
import type { SheetIdentity } from './sheet-model.ts';

export interface ProgressPoint {
  /** Days since the first day of the report. */
  readonly day: number;
  /** In grams, whatever unit it was measured in, so that points can be compared. */
  readonly grams: number;
  /** `142.5`, or `315 lb` where the chart is in kilograms. */
  readonly says: string;
  /** `2 Nov 2026` */
  readonly on: string;
  readonly kind: MaximumKind | 'bodyweight';
}

export interface ProgressChart {
  /** `Barbell hip thrust` */
  readonly title: string;
  /** In order of day; never empty. */
  readonly points: readonly ProgressPoint[];
}

export interface ProgressModel extends SheetIdentity {
  readonly sheet: 'progress';
  readonly facility: string;
  readonly coach: string;
  readonly athlete: string;
  readonly squads: readonly string[];
  readonly level: string;
  readonly unit: 'kg' | 'lb';
  /** `1 Sep 2026 – 23 Nov 2026` */
  readonly span: string;
  /** First and last day in words, under every chart. */
  readonly ends: readonly [first: string, last: string];
  readonly days: number;
  readonly charts: readonly ProgressChart[];
  /** A line for each lift and kind, tested and estimated: best, when, what it was at first, against the bodyweight. */
  readonly bests: readonly {
    readonly lift: string;
    readonly best: string;
    readonly change: string;
    readonly relative: string;
  }[];
  /** The last weeks of the training log; absent where nothing was logged. */
  readonly weeks?: {
    /** `14 of 16 (88 %)` */
    readonly total: string;
    readonly rows: readonly {
      /** Its Monday. */
      readonly week: string;
      readonly sessions: string;
      readonly tonnage: string;
      /** Of the heaviest week. */
      readonly share: number;
    }[];
  };
  /** What stands in the log, one line an exercise, and the day of the newest. */
  readonly records?: readonly { readonly lift: string; readonly says: string; readonly newest: string }[];
  readonly milestones: readonly { readonly says: string; readonly reached: string }[];
}
