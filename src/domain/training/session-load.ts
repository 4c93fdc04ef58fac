/** Session load: RPE of the whole session × its minutes, in arbitrary units (AU). */

import { type CalendarDate, mondayOf } from '../calendar/calendar-date.ts';
import { mondaysOf, type Period } from './period.ts';

/** A held session with what was asked after it; either may not have been entered. */
export interface RatedSession {
  readonly heldOn: CalendarDate;
  /** 1 to 10, in halves. */
  readonly rpe?: number;
  readonly minutes?: number;
}

export interface WeekOfLoad {
  readonly monday: CalendarDate;
  readonly au: number;
  readonly rated: number;
  /** Sessions without RPE or minutes: they are in no sum. */
  readonly unrated: number;
}

/** RPE 7 over 60 minutes is 420 AU. Undefined where RPE or minutes are missing. */
export function sessionLoad({ rpe, minutes }: Pick<RatedSession, 'rpe' | 'minutes'>): number | undefined {
  return rpe === undefined || minutes === undefined ? undefined : rpe * minutes;
}

export function sessionLoadByWeek(sessions: readonly RatedSession[], period: Period): readonly WeekOfLoad[] {
  const byWeek = Map.groupBy(sessions, ({ heldOn }) => mondayOf(heldOn));
  return mondaysOf(period).map((monday) => {
    const loads = (byWeek.get(monday) ?? []).map(sessionLoad);
    const rated = loads.filter((load) => load !== undefined);
    return {
      monday,
      au: rated.reduce((sum, load) => sum + load, 0),
      rated: rated.length,
      unrated: loads.length - rated.length,
    };
  });
}
