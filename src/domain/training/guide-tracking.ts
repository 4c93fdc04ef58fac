/** What the guide asks to keep an eye on besides loads: its milestones, the hip-extension check and the side video. */

import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { ExerciseId } from '../exercise/exercise.ts';
import { type RecordSet, reachedOn } from './records.ts';

export interface Milestone {
  readonly id: string;
  readonly exerciseId: ExerciseId;
  /** Absent for bodyweight. */
  readonly loadKg?: number | undefined;
  readonly reps: number;
  readonly says: string;
}

/** Each milestone with the first day it was reached on, by a line as written; a set for each side reaches none. */
export function milestonesReached(
  milestones: readonly Milestone[],
  sets: readonly RecordSet[],
): readonly { readonly says: string; readonly reachedOn?: CalendarDate }[] {
  const together = sets.filter(({ perSide }) => !perSide);
  return milestones.map(({ exerciseId, reps, loadKg, says }) => {
    const goal = {
      exerciseId,
      reps,
      load: { hundredths: Math.round(100 * (loadKg ?? 0)), unit: 'kg' as const },
    };
    const reached = reachedOn(together, goal);
    return { says, ...(reached && { reachedOn: reached }) };
  });
}

/** The guide names no interval for its checks: this one is a default of Rackside, and is said to be. */
const CHECK_WEEKS = 8;

export interface Reminder {
  readonly says: string;
  /** The day of the next check: every eight weeks of training, counted from the first session. */
  readonly on: CalendarDate;
}

export const REMINDERS_FROM =
  'The checks come from the guide. It names no interval; every 8 weeks is Rackside’s default.';

/** The next round of checks on or after a day; none before the first session. */
export function reminders(firstSession: CalendarDate | undefined, today: CalendarDate): readonly Reminder[] {
  if (!firstSession) return [];
  let on = addDays(firstSession, 7 * CHECK_WEEKS);
  while (on < today) on = addDays(on, 7 * CHECK_WEEKS);
  return [
    { says: 'Hip extension: can the torso be held level at the top without arching?', on },
    { says: 'Film a set from the side: look at shins, ribs and lockout.', on },
  ];
}
