/** Only training uses an easing up (§1.6): entries that say whether, or when, somebody trained move the day that is eased. */

import type { Conflict } from '#contract/assignments.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { type Context, stampOf } from '../context.ts';
import type { Change } from '../session.ts';
import type { SessionAt } from './grid.ts';
import type { StoredSet } from './stored.ts';

/** To be called after the rows are written. Answers what is eased again, where the only training was taken back. */
export async function easingAfterEntry(
  change: Change,
  context: Context,
  { running, stored }: SessionAt,
  heldOn: CalendarDate,
  before: readonly StoredSet[],
  now: readonly StoredSet[],
): Promise<Conflict[]> {
  if (!running || running.eased.length + running.easedBefore.length === 0) return [];
  const moved = stored !== undefined && stored.held_on !== heldOn;
  if (!moved && isTrained(before) === isTrained(now)) return [];
  change.touch('assignment', [running.athleteId]);
  if (!moved && isTrained(now)) return [];
  return sweepAfterTightening(
    change,
    [running.athleteId],
    stampOf(context),
    context.library,
    'training.record',
  );
}

function isTrained(sets: readonly StoredSet[]): boolean {
  return sets.some(({ skipped, reps }) => skipped === 0 && (reps ?? 0) > 0);
}
