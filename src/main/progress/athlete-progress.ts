/** One athlete's progress over a period, from what the log holds; the period before it is read with it. */

import type { Channels } from '#contract/channels.ts';
import type { ProgressTotal, ProgressWeek } from '#contract/progress.ts';
import { levelOn } from '#domain/athlete/athlete.ts';
import { addDays, type CalendarDate, mondayOf } from '#domain/calendar/calendar-date.ts';
import { complianceByWeek, complianceOf } from '#domain/training/compliance.ts';
import { bestPoint, estimatedTrend } from '#domain/training/estimated-trend.ts';
import { reminders } from '#domain/training/guide-tracking.ts';
import { isWithin, mondaysOf, type Period } from '#domain/training/period.ts';
import { sessionLoadByWeek } from '#domain/training/session-load.ts';
import { volumeOf } from '#domain/training/volume.ts';
import { hardSetsByWeek } from '#domain/training/weekly-sets.ts';
import type { Context } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { OutputValue } from '../handler.ts';
import { storedByIds } from '../roster/athletes.ts';
import { plannedDays } from '../training/planned-days.ts';
import { type ChosenWeeks, chosenPeriod } from './chosen-period.ts';
import { bodyweights, firstSession, heldSessions, liftSums } from './log-queries.ts';

/** Throws NOT_FOUND. */
export async function athleteProgress(
  { session: { kysely }, library, clock }: Context,
  athleteId: string,
  weeks: ChosenWeeks,
): Promise<OutputValue<Channels['progress.athlete']>> {
  const today = clock.today();
  const [athlete] = await storedByIds(kysely, [athleteId]);
  if (!athlete) throw new ExpectedError('NOT_FOUND');
  const first = await firstSession(kysely, athleteId);
  const { period, before } = chosenPeriod(weeks, today, first);
  const both: Period = { from: before?.from ?? period.from, to: period.to };
  const sums = await liftSums(kysely, athleteId, both);
  const sessions = await heldSessions(kysely, [athleteId], both);
  const planned = await plannedDays(kysely, library, [athleteId], { ...both, today });
  const weighed = (await bodyweights(kysely, [athleteId])).get(athleteId) ?? [];
  const wish = await kysely
    .selectFrom('leaderboard_opt_in')
    .selectAll()
    .where('athlete_id', '=', athleteId)
    .executeTakeFirst();
  const nameOf = (id: string) => library.exercises.get(id)?.name ?? id;

  const weeksOf = (of: Period): ProgressWeek[] => {
    const own = sums.filter(({ date }) => isWithin(date, of));
    const byWeek = Map.groupBy(own, ({ date }) => mondayOf(date));
    const levelIn = (monday: CalendarDate) =>
      athlete.level_override ?? levelOn(athlete.training_since ?? undefined, addDays(monday, 6));
    const hard = hardSetsByWeek(own, of, library.exercises, levelIn);
    const kept = complianceByWeek(planned.get(athleteId) ?? [], sessions, of, today);
    const loads = sessionLoadByWeek(sessions, of);
    return mondaysOf(of).map((monday, place) => {
      const { range, monday: _, ...hardSets } = hard[place] ?? NO_SETS;
      const { assigned = 0, done = 0 } = kept[place] ?? {};
      const { au = 0, unrated = 0 } = loads[place] ?? {};
      return { monday, ...volumeOf(byWeek.get(monday) ?? []), assigned, done, hardSets, range, au, unrated };
    });
  };
  const shown = weeksOf(period);
  const trends = [...Map.groupBy(sums, ({ exerciseId }) => exerciseId)].flatMap(([exerciseId, own]) => {
    const all = estimatedTrend(own, weighed);
    const points = all.filter(({ date }) => isWithin(date, period));
    const best = before && bestPoint(all.filter(({ date }) => isWithin(date, before)));
    return points.length === 0
      ? []
      : [{ exerciseId, exercise: nameOf(exerciseId), points, before: best?.estimate ?? null }];
  });
  return {
    period,
    before: before ?? null,
    unit: (await facilityOf(kysely)).unit,
    lifts: trends.sort((a, b) => b.points.length - a.points.length),
    weeks: shown,
    total: totalOf(shown),
    totalBefore: before ? totalOf(weeksOf(before)) : null,
    reminders: reminders(first, today),
    firstSession: first ?? null,
    onLeaderboards: wish ? { by: wish.noted_by, at: wish.noted_at } : null,
  };
}

const NO_SETS = { monday: '', barbellHipThrust: 0, hipThrust: 0, all: 0, range: { low: 0, high: 0 } };

function totalOf(weeks: readonly ProgressWeek[]): ProgressTotal {
  const mean = (of: (week: ProgressWeek) => number) =>
    weeks.length === 0 ? 0 : weeks.reduce((sum, week) => sum + of(week), 0) / weeks.length;
  return {
    ...volumeOf(weeks.map((week) => ({ ...week, hardSets: 0 }))),
    ...complianceOf(weeks),
    hardSets: {
      barbellHipThrust: mean(({ hardSets }) => hardSets.barbellHipThrust),
      hipThrust: mean(({ hardSets }) => hardSets.hipThrust),
      all: mean(({ hardSets }) => hardSets.all),
    },
    au: weeks.reduce((sum, { au }) => sum + au, 0),
  };
}
