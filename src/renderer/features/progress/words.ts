/** Words and choices that the screens of progress share. */

import type { ProgressPoint, ProgressTotal, ProgressWeeks } from '#contract/progress.ts';
import { type CalendarDate, daysBetween, formatDate } from '#domain/calendar/calendar-date.ts';
import { FORMULA_NAMES } from '#domain/load/estimated-max.ts';
import {
  asReckoned,
  formatAmount,
  formatLoad,
  type Load,
  type LoadUnit,
  shownIn,
} from '#domain/load/load.ts';
import type { Counting } from '#domain/program/advice.ts';

/** As they stand in the address. */
export const PERIODS = ['4', '12', '26', '52', 'all'] as const;
export type PeriodChoice = (typeof PERIODS)[number];

export const PERIOD_NAMES: Readonly<Record<PeriodChoice, string>> = {
  '4': 'Last 4 weeks',
  '12': 'Last 12 weeks',
  '26': 'Last 26 weeks',
  '52': 'Last 52 weeks',
  all: 'All time',
};

export const USUAL_PERIOD: PeriodChoice = '12';

export function weeksOf(choice: PeriodChoice): NonNullable<ProgressWeeks> {
  return choice === 'all' ? 'all' : Number(choice);
}

export const COUNTING_NAMES: Readonly<Record<Counting, string>> = {
  barbellHipThrust: 'Barbell hip thrust',
  hipThrust: 'All hip thrusts',
  all: 'All working sets',
};

export const COUNTING_NOTE =
  'Hard sets: at most 4 reps in reserve, as logged, of lines whose exercise was not replaced; warm-up sets are left out. The guide does not say which sets its ranges count.';

export const EFFORT_NOTE =
  'A set without an effort is read as if nothing was left: heavier work alone can look like a gain there.';

/** Empty where the effort of every set is known. */
export function unratedNote(all: readonly { readonly unratedSets: number }[]): string {
  const sets = all.reduce((sum, { unratedSets }) => sum + unratedSets, 0);
  if (sets === 0) return '';
  return `${sets === 1 ? '1 set was' : `${sets} sets were`} entered without effort (@8 or 2 RIR): whether hard is not known, so ${sets === 1 ? 'it counts' : 'they count'} as none.`;
}

export const SHORT_EMPTY =
  'Nothing is logged yet. Once a session is entered under Today, its estimates, volume and records stand here.';

/** `1 Sep 2026` and `23 Nov 2026`, under a chart. */
export function endsOf({ from, to }: { from: CalendarDate; to: CalendarDate }): readonly [string, string] {
  return [formatDate(from), formatDate(to)];
}

/** Where a day lies in a period, from 0 to 1. */
export function shareOf(date: CalendarDate, { from, to }: { from: CalendarDate; to: CalendarDate }): number {
  const days = daysBetween(from, to);
  return days === 0 ? 0.5 : daysBetween(from, date) / days;
}

/** An estimate as it is said, in the unit of the facility: `116.5`. */
export function amountIn(load: Load, unit: LoadUnit): string {
  return formatAmount(asReckoned(shownIn(load, unit), 'nearest'));
}

/** `120 kg × 6, 1 in reserve` */
export function setInWords({ load, reps, rir }: ProgressPoint['set']): string {
  return `${formatLoad(load)} × ${reps}${rir ? `, ${rir} in reserve` : ''}`;
}

/** All that is known of one estimate. */
export function pointInWords(point: ProgressPoint, unit: LoadUnit): string {
  const span = `${amountIn(point.lowest, unit)}–${amountIn(point.highest, unit)}`;
  const doubt = isDoubtful(point) ? ', low confidence' : '';
  return `${formatDate(point.date)}: ${amountIn(point.estimate, unit)} ${unit} by ${FORMULA_NAMES[point.formula]}${doubt}, all formulas ${span}, from ${setInWords(point.set)}`;
}

/** Many reps, or nobody said how hard they were. */
export function isDoubtful({ confidence, set }: ProgressPoint): boolean {
  return confidence === 'low' || set.rir === undefined;
}

export function converted(loads: readonly Load[], unit: LoadUnit): string {
  const other = loads.find((load) => load.unit !== unit);
  return other ? `Lifted in ${other.unit} in part, shown in ${unit}.` : '';
}

/** `+4.5`, `−2`, `0`; empty where there is nothing to compare with. */
export function changeInWords(now: Load, before: Load | null, unit: LoadUnit): string {
  if (!before) return '';
  return signed(Number(amountIn(now, unit)) - Number(amountIn(before, unit)));
}

export function signed(value: number): string {
  return value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
}

export function loadOrBodyweight(load: Load | null): string {
  return load ? formatLoad(load) : 'bodyweight';
}

export function averageOf({ tonnage, loadedReps }: Pick<ProgressTotal, 'tonnage' | 'loadedReps'>): string {
  const said = (['kg', 'lb'] as const)
    .filter((unit) => loadedReps[unit] > 0)
    .map(
      (unit) =>
        `${formatAmount({ hundredths: Math.round(tonnage[unit] / loadedReps[unit] / 10) * 10, unit })} ${unit}`,
    );
  return said.join(', ');
}
