/** The records of one athlete, of all time, and what of them is new; the guide's milestones by the same sets. */

import type { Channels } from '#contract/channels.ts';
import { milestonesReached } from '#domain/training/guide-tracking.ts';
import { isWithin, type Period } from '#domain/training/period.ts';
import { type RecordSet, recordsSet, standingRecords } from '#domain/training/records.ts';
import type { Context } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { OutputValue } from '../handler.ts';
import { storedByIds } from '../roster/athletes.ts';
import { type ChosenWeeks, chosenPeriod } from './chosen-period.ts';
import { firstSession, recordSets } from './log-queries.ts';

/** Throws NOT_FOUND. */
export async function athleteRecords(
  { session: { kysely }, library, clock }: Context,
  athleteId: string,
  weeks: ChosenWeeks,
): Promise<OutputValue<Channels['progress.records']>> {
  if ((await storedByIds(kysely, [athleteId])).length === 0) throw new ExpectedError('NOT_FOUND');
  const first = await firstSession(kysely, athleteId);
  const { period, before } = chosenPeriod(weeks, clock.today(), first);
  const sets = await recordSets(kysely, athleteId);
  const set = recordsSet(sets);
  const setIn = (of: Period) => set.filter(({ date }) => isWithin(date, of));
  const fresh = new Set(setIn(period).map(keyOf));
  const { milestones, milestoneSpan } = library.guide.tracking;
  return {
    records: standingRecords(sets)
      .map((record) => ({
        exerciseId: record.exerciseId,
        exercise: library.exercises.get(record.exerciseId)?.name ?? record.exerciseId,
        load: record.load ?? null,
        reps: record.reps,
        perSide: record.perSide,
        date: record.date,
        fresh: fresh.has(keyOf(record)),
      }))
      .sort((a, b) => (a.exercise < b.exercise ? -1 : a.exercise > b.exercise ? 1 : a.reps - b.reps)),
    set: fresh.size,
    setBefore: before ? setIn(before).length : null,
    milestones: milestonesReached(milestones, sets).map(({ says, reachedOn }) => ({
      says,
      reachedOn: reachedOn ?? null,
    })),
    milestoneSpan,
  };
}

function keyOf({ exerciseId, perSide, reps, date }: RecordSet): string {
  return `${exerciseId} ${perSide} ${reps} ${date}`;
}
