/** A squad's progress over a period, one line an athlete; its comparison of a few athletes, and its leaderboard. */

import { type Kysely, type Selectable, sql } from 'kysely';
import type { Channels } from '#contract/channels.ts';
import type { AthleteId } from '#contract/values.ts';
import { levelOn } from '#domain/athlete/athlete.ts';
import type { ExerciseId } from '#domain/exercise/exercise.ts';
import { inKilograms } from '#domain/load/load.ts';
import { SETS_BY_LEVEL } from '#domain/program/advice.ts';
import { complianceByWeek, complianceOf } from '#domain/training/compliance.ts';
import { bestPoint, estimatedTrend, type TrendPoint } from '#domain/training/estimated-trend.ts';
import { leaderboard, type Standing } from '#domain/training/leaderboard.ts';
import { isWithin, mondaysOf, type Period } from '#domain/training/period.ts';
import { volumeOf } from '#domain/training/volume.ts';
import { hardSetCounts } from '#domain/training/weekly-sets.ts';
import type { Context } from '../context.ts';
import type { AthleteTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { OutputValue } from '../handler.ts';
import { storedByIds } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import { plannedDays } from '../training/planned-days.ts';
import { type ChosenWeeks, chosenPeriod } from './chosen-period.ts';
import { bestSets, bodyweights, firstDayOfLog, heldSessions } from './log-queries.ts';
import { liftTotals } from './log-totals.ts';

type Stored = Selectable<AthleteTable>;

export interface SquadQuestion {
  readonly squad?: string | undefined;
  readonly exerciseId?: ExerciseId | undefined;
  readonly weeks?: ChosenWeeks;
}

/** The lift the guide is about. */
const USUAL_LIFT = 'barbell-hip-thrust';

/** Everybody who is not archived, or the squad. Throws NOT_FOUND for a squad or a lift that is not there. */
export async function squadProgress(
  context: Context,
  question: SquadQuestion,
): Promise<OutputValue<Channels['progress.squad']>> {
  const { session, library, clock } = context;
  const { kysely } = session;
  const today = clock.today();
  const athletes = await membersOf(kysely, question.squad);
  const ids = athletes.map(({ id }) => id);
  const { exerciseId, period, before } = await asked(context, question);
  const both: Period = { from: before?.from ?? period.from, to: period.to };
  const totals = await liftTotals(kysely, ids, period);
  const held = Map.groupBy(await heldSessions(kysely, ids, period), ({ athleteId }) => athleteId);
  const planned = await plannedDays(kysely, library, ids, { ...period, today });
  const wishes = await wishesOf(kysely);
  const trends = await trendsOf(kysely, athletes, exerciseId, both);
  const weeks = mondaysOf(period).length || 1;
  const rows = athletes.map((athlete) => {
    const own = totals.get(athlete.id) ?? [];
    const sessions = held.get(athlete.id) ?? [];
    const points = trends.get(athlete.id) ?? [];
    const best = bestPoint(points.filter(({ date }) => isWithin(date, period)));
    const earlier = before && bestPoint(points.filter(({ date }) => isWithin(date, before)));
    const sets = hardSetCounts(own, library.exercises);
    return {
      athleteId: athlete.id as AthleteId,
      name: shownName(athlete),
      ...volumeOf(own),
      ...complianceOf(complianceByWeek(planned.get(athlete.id) ?? [], sessions, period, today)),
      hardSets: {
        barbellHipThrust: sets.barbellHipThrust / weeks,
        hipThrust: sets.hipThrust / weeks,
        all: sets.all / weeks,
      },
      range: SETS_BY_LEVEL[athlete.level_override ?? levelOn(athlete.training_since ?? undefined, today)],
      best: best
        ? {
            estimate: best.estimate,
            date: best.date,
            timesBodyweight: best.timesBodyweight ?? null,
            confidence: best.confidence,
          }
        : null,
      before: earlier?.estimate ?? null,
      lastSession: sessions.at(-1)?.heldOn ?? null,
      onLeaderboards: wishes.has(athlete.id),
    };
  });
  const loaded = [...totals.values()]
    .flat()
    .filter(({ loadedReps }) => loadedReps.kg + loadedReps.lb > 0)
    .map((sum) => sum.exerciseId);
  return {
    period,
    before: before ?? null,
    unit: (await facilityOf(kysely)).unit,
    exerciseId,
    lifts: [...new Set([exerciseId, ...loaded])]
      .map((id) => ({ exerciseId: id, exercise: library.exercises.get(id)?.name ?? id }))
      .sort((a, b) => (a.exercise < b.exercise ? -1 : 1)),
    rows,
  };
}

/** Throws NOT_FOUND when one of them is not there. */
export async function comparison(
  context: Context,
  athleteIds: readonly string[],
  question: Omit<SquadQuestion, 'squad'>,
): Promise<OutputValue<Channels['progress.compare']>> {
  const { kysely } = context.session;
  const stored = new Map((await storedByIds(kysely, athleteIds)).map((athlete) => [athlete.id, athlete]));
  const athletes = [...new Set(athleteIds)].map((id) => {
    const athlete = stored.get(id);
    if (!athlete) throw new ExpectedError('NOT_FOUND');
    return athlete;
  });
  const { exerciseId, exercise, period } = await asked(context, question);
  const trends = await trendsOf(kysely, athletes, exerciseId, period);
  return {
    period,
    unit: (await facilityOf(kysely)).unit,
    exerciseId,
    exercise,
    athletes: athletes.map((athlete) => ({
      athleteId: athlete.id as AthleteId,
      name: shownName(athlete),
      points: trends.get(athlete.id) ?? [],
    })),
  };
}

/** Of those alone who asked to be on it. Throws NOT_FOUND. */
export async function squadLeaderboard(
  context: Context,
  question: SquadQuestion,
): Promise<OutputValue<Channels['progress.leaderboard']>> {
  const { kysely } = context.session;
  const athletes = await membersOf(kysely, question.squad);
  const wishes = await wishesOf(kysely);
  const asking = athletes.filter(({ id }) => wishes.has(id));
  const { exerciseId, exercise, period } = await asked(context, question);
  const trends = await trendsOf(kysely, asking, exerciseId, period);
  const entries = asking.flatMap((athlete) => {
    const best = bestPoint(trends.get(athlete.id) ?? []);
    return best ? [{ athlete, best }] : [];
  });
  const placed = ({ entry: { athlete, best }, place }: Standing<(typeof entries)[number]>) => ({
    place,
    athleteId: athlete.id as AthleteId,
    name: shownName(athlete),
    estimate: best.estimate,
    date: best.date,
    timesBodyweight: best.timesBodyweight ?? null,
  });
  return {
    period,
    unit: (await facilityOf(kysely)).unit,
    exerciseId,
    exercise,
    absolute: leaderboard(entries, ({ best }) => inKilograms(best.estimate)).map(placed),
    timesBodyweight: leaderboard(entries, ({ best }) => best.timesBodyweight).map(placed),
    asked: asking.length,
    athletes: athletes.length,
  };
}

async function asked(
  { session, library, clock }: Context,
  { exerciseId = USUAL_LIFT, weeks }: SquadQuestion,
) {
  const exercise = library.exercises.get(exerciseId)?.name;
  if (exercise === undefined) throw new ExpectedError('NOT_FOUND');
  const first = weeks === 'all' ? await firstDayOfLog(session.kysely) : undefined;
  return { exerciseId, exercise, ...chosenPeriod(weeks, clock.today(), first) };
}

async function trendsOf(
  executor: Kysely<Tables>,
  athletes: readonly Stored[],
  exerciseId: ExerciseId,
  period: Period,
): Promise<ReadonlyMap<string, readonly TrendPoint[]>> {
  const ids = athletes.map(({ id }) => id);
  const sums = await bestSets(executor, ids, exerciseId, period);
  const weighed = await bodyweights(executor, ids);
  return new Map([...sums].map(([id, own]) => [id, estimatedTrend(own, weighed.get(id) ?? [])]));
}

async function membersOf(executor: Kysely<Tables>, squad: string | undefined): Promise<Stored[]> {
  const present = executor
    .selectFrom('athlete')
    .selectAll('athlete')
    .where('status', '<>', sql.lit('archived'));
  if (squad === undefined) return present.orderBy('sort_name').orderBy('id').execute();
  const known = await executor.selectFrom('squad').select('id').where('id', '=', squad).executeTakeFirst();
  if (!known) throw new ExpectedError('NOT_FOUND');
  const members = await present
    .innerJoin('athlete_squad', 'athlete_squad.athlete_id', 'athlete.id')
    .where('athlete_squad.squad_id', '=', squad)
    .execute();
  return members.sort((a, b) => orderOfNames(a.sort_name, b.sort_name));
}

async function wishesOf(executor: Kysely<Tables>): Promise<ReadonlySet<string>> {
  const rows = await executor.selectFrom('leaderboard_opt_in').select('athlete_id').execute();
  return new Set(rows.map(({ athlete_id }) => athlete_id));
}
