/**
 * What the loads on a sheet were reckoned from: a percentage and a cap are shares of a maximum, so a lower maximum makes
 * paper give too much, though no line of the program has changed.
 */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { ExerciseId } from '#domain/exercise/exercise.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import { convert } from '#domain/load/load.ts';
import {
  basisFor,
  cautious,
  DEFAULT_PERCENT_POLICY,
  type LinkedMaximum,
  type Maximum,
  newestMaxima,
} from '#domain/load/maximum.ts';
import { basisLoad } from '#domain/load/plan-load.ts';
import type { Library } from '../library/library.ts';
import { linesOf } from './given.ts';

/** Hundredths of a kilogram of the newest one-repetition maximum, by lift. */
export type CapBases = Readonly<Record<ExerciseId, number>>;

export function capBases(
  maxima: readonly Maximum[],
  links: readonly LinkedMaximum[],
  today: CalendarDate,
): CapBases {
  const newest = newestMaxima(maxima, today);
  return Object.fromEntries(
    [...newest.keys(), ...links.map((link) => link.exerciseId)].flatMap((lift) => {
      const basis = basisFor(lift, 'e1RM', newest, DEFAULT_PERCENT_POLICY, links);
      if (!basis) return [];
      const { hundredths, unit } = basisLoad(cautious(basis));
      return [[lift, convert(hundredths, unit, 'kg')] as const];
    }),
  );
}

/** True when a line with a percentage or a cap stands on a maximum that is lower now. */
export function basesFell(
  work: GatedProgram,
  printed: CapBases,
  present: CapBases,
  { exercises }: Library,
): boolean {
  return linesOf(work).some(({ line, capPercent }) => {
    const exercise = line && exercises.get(line.exerciseId);
    const percent = line?.prescription.groups.some(({ load }) => load.kind === 'percent');
    if (!exercise || (capPercent === undefined && !percent)) return false;
    const lift = exercise.maximumOf ?? exercise.id;
    const [was, is] = [printed[lift], present[lift]];
    return was !== undefined && is !== undefined && is < was;
  });
}
