/** Suggestions from the log: what each running program would do next, and the lifts its percentages stand on. */

import type { Kysely } from 'kysely';
import type { TrainingSuggestion } from '#contract/training.ts';
import type { AthleteId } from '#contract/values.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { loadableAround } from '#domain/load/load-in-room.ts';
import { basisFor, DEFAULT_PERCENT_POLICY, newestMaxima } from '#domain/load/maximum.ts';
import { loadingOf, ownLoadKey } from '#domain/load/plan-program.ts';
import type { LinePlan } from '#domain/training/session-plan.ts';
import {
  ACCEPTABLE,
  type LineSession,
  RECENT_DAYS,
  type Suggestion,
  suggestForLift,
  suggestForLine,
} from '#domain/training/suggestions.ts';
import type { RunningWork } from '../assignments/running.ts';
import type { Context } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { facilityOf } from '../facility/facility.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { inParts, squadsOf } from '../roster/athletes.ts';
import { performedOf, type StoredSet } from './stored.ts';
import { ofSquad } from './today.ts';
import { type PlannedDay, type WorkNow, workNow } from './work-now.ts';

/** Sessions of this many days back are read. */
const HISTORY_DAYS = 120;

/** One suggestion with all that accepting it needs. */
export interface Suggested {
  readonly running: RunningWork;
  readonly suggestion: Suggestion;
  readonly line?: LinePlan;
}

export interface Whom {
  readonly squad?: string | undefined;
  readonly athleteId?: string | undefined;
  readonly assignmentIds?: readonly string[];
}

/** In order of name, then of the session; those that were answered since are left out. */
export async function suggestionsFor(context: Context, whom: Whom): Promise<Suggested[]> {
  const { session, library, clock } = context;
  const { kysely } = session;
  const today = clock.today();
  const now = await workNow(context);
  const named = whom.assignmentIds && new Set(whom.assignmentIds);
  const running = (await ofSquad(kysely, now.running, whom.squad)).filter(
    (each) =>
      !each.held &&
      (whom.athleteId === undefined || each.athleteId === whom.athleteId) &&
      (!named || named.has(each.assignmentId)),
  );
  const ids = running.map(({ assignmentId }) => assignmentId);
  const logged = await loggedLines(kysely, ids, addDays(today, -HISTORY_DAYS));
  const foundation = await foundationDays(kysely, ids);
  const answers = await answersOf(kysely, ids);
  const maxima = await planningMaxima(kysely, [...new Set(running.map(({ athleteId }) => athleteId))]);
  const best = await bestSets(
    kysely,
    [...new Set(running.map(({ athleteId }) => athleteId))],
    addDays(today, -RECENT_DAYS),
  );
  const { percentBasis, linkedMaxima } = await facilityOf(kysely);
  const policy = { ...DEFAULT_PERCENT_POLICY, basis: percentBasis };
  const harder = harderSteps(library.exercises);
  const found: Suggested[] = [];
  for (const each of running) {
    const own: Suggested[] = [];
    const newest = newestMaxima(maxima.get(each.athleteId) ?? [], today);
    const lifts = new Set<ExerciseId>();
    for (const { line, plain } of nextLines(now, each, today)) {
      const exercise = library.exercises.get(line.exerciseId);
      if (!exercise) continue;
      if (exercise.maximumOf && line.prescription.groups.some(({ load }) => load.kind === 'percent'))
        lifts.add(exercise.maximumOf);
      const loading = loadingOf(exercise, each.rack);
      const accepted = each.ownLoads.get(ownLoadKey(line.lineId, line.exerciseId));
      const [step] = exercise.ladder;
      const easier = step && library.exercises.get(step.exerciseId);
      const above = harder.get(exercise.id);
      const stretch = foundation.get(each.assignmentId);
      const suggestions = suggestForLine({
        line,
        sessions: logged.get(`${each.assignmentId} ${line.lineId}`) ?? [],
        ...(stretch && { foundationOn: stretch }),
        ...(accepted && { own: accepted }),
        ...(plain && { planned: plain }),
        loadable: (target, unit) => (loading ? loadableAround(loading, target, unit) : {}),
        ...(easier && { easier: { id: easier.id, name: easier.name } }),
        ...(above && { harder: { id: above.id, name: above.name } }),
      });
      own.push(...suggestions.map((suggestion) => ({ running: each, suggestion, line })));
    }
    for (const lift of lifts) {
      const basis = basisFor(lift, percentBasis, newest, policy, linkedMaxima);
      const suggestion = suggestForLift({
        exerciseId: lift,
        name: library.exercises.get(lift)?.name ?? lift,
        ...(basis && !basis.linked && { basis }),
        best: best.get(`${each.athleteId} ${lift}`) ?? [],
        flagged: isFlagged(each.clearance),
        policy,
        today,
      });
      if (suggestion) own.push({ running: each, suggestion });
    }
    found.push(
      ...own.filter(({ suggestion }) => {
        const until = answers.get(`${each.assignmentId} ${suggestion.subject} ${suggestion.kind}`);
        return until === undefined || until < suggestion.until;
      }),
    );
  }
  return found;
}

export async function shownSuggestions(
  context: Context,
  found: readonly Suggested[],
): Promise<TrainingSuggestion[]> {
  const squads = await squadsOf(context.session.kysely, [
    ...new Set(found.map(({ running }) => running.athleteId)),
  ]);
  return found.map(({ running, suggestion, line }) => ({
    assignmentId: running.assignmentId as TrainingSuggestion['assignmentId'],
    subject: suggestion.subject,
    kind: suggestion.kind,
    athleteId: running.athleteId as AthleteId,
    name: running.name,
    squads: squads.get(running.athleteId) ?? [],
    program: running.program.name,
    exerciseId: suggestion.exerciseId,
    exercise: context.library.exercises.get(suggestion.exerciseId)?.name ?? suggestion.exerciseId,
    mark: line?.mark ?? null,
    now: suggestion.now ?? null,
    next: suggestion.next ?? null,
    sentence: suggestion.sentence,
    acceptable: ACCEPTABLE.has(suggestion.kind),
    until: suggestion.until,
  }));
}

/** The lines of each session that comes next, once a letter; with what the program itself would have lifted. */
function nextLines(
  now: WorkNow,
  running: RunningWork,
  today: CalendarDate,
): { readonly line: LinePlan; readonly plain: LinePlan['sets'][number]['load'] }[] {
  const seen = new Set<string>();
  const days: PlannedDay[] = [];
  for (const day of now.daysOf(running, today)) {
    if (day.date < today || day.skipped || seen.has(day.letter)) continue;
    seen.add(day.letter);
    days.push(day);
  }
  return days.flatMap((day) => {
    const asked = now.asked(running, day);
    const plain = now.askedByProgram(running, day);
    return (asked?.lines ?? []).map((line) => ({
      line,
      plain: plain?.lines.find(({ lineId }) => lineId === line.lineId)?.sets[0]?.load,
    }));
  });
}

/** By assignment and line: its sessions, oldest first. */
async function loggedLines(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
  from: CalendarDate,
): Promise<Map<string, LineSession[]>> {
  const found = new Map<string, LineSession[]>();
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('training_session')
      .innerJoin('logged_set', 'logged_set.session_id', 'training_session.id')
      .selectAll('logged_set')
      .select(['assignment_id', 'held_on', 'plan'])
      .where('assignment_id', 'in', part)
      .where('held_on', '>=', from)
      .orderBy('assignment_id')
      .orderBy('held_on')
      .orderBy('logged_set.session_id')
      .orderBy('line_id')
      .orderBy('place')
      .execute();
    const plans = new Map<number, readonly LinePlan[]>();
    for (const sets of Map.groupBy(rows, (row) => `${row.session_id} ${row.line_id}`).values()) {
      const [first] = sets;
      if (!first) continue;
      if (!plans.has(first.session_id)) plans.set(first.session_id, JSON.parse(first.plan).lines);
      const line = plans.get(first.session_id)?.find(({ lineId }) => lineId === first.line_id);
      const key = `${first.assignment_id} ${first.line_id}`;
      const own = found.get(key) ?? [];
      found.set(key, own);
      own.push({
        date: first.held_on,
        modified: sets.some(({ modified }) => modified === 1),
        sets: sets.flatMap((set) => loggedSet(set, line)),
      });
    }
  }
  return found;
}

/** The last day of each on which the foundation block was done. */
async function foundationDays(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, CalendarDate>> {
  const found = new Map<string, CalendarDate>();
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('training_session')
      .select(({ fn }) => ['assignment_id', fn.max('held_on').as('last')])
      .where('assignment_id', 'in', part)
      .where('letter', '=', 'F')
      .groupBy('assignment_id')
      .execute();
    for (const { assignment_id, last } of rows) found.set(assignment_id, last);
  }
  return found;
}

function loggedSet(row: StoredSet, line: LinePlan | undefined): LineSession['sets'] {
  const performed = performedOf(row);
  if (!performed) return [];
  const group = line?.sets.find(({ place }) => place === row.place)?.group;
  const { load, reps, repsRight, rir, pain, techniqueOk } = performed;
  return [
    {
      load: load ?? { hundredths: 0, unit: 'kg' },
      // The weaker side decides.
      reps: Math.min(reps, repsRight ?? reps),
      ...(group !== undefined && { group }),
      ...(rir !== undefined && { rir }),
      ...(pain !== undefined && { pain }),
      techniqueOk,
    },
  ];
}

/** By athlete and lift: the best unchanged set of each recent session, oldest first. */
async function bestSets(executor: Kysely<Tables>, athleteIds: readonly string[], from: CalendarDate) {
  const found = new Map<
    string,
    { date: CalendarDate; load: { hundredths: number; unit: 'kg' | 'lb' }; reps: number; rir?: number }[]
  >();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('session_lift')
      .select([
        'athlete_id',
        'exercise_id',
        'held_on',
        'best_hundredths',
        'best_unit',
        'best_reps',
        'best_rir_halves',
      ])
      .where('athlete_id', 'in', part)
      .where('held_on', '>=', from)
      .where('best_hundredths', 'is not', null)
      .orderBy('athlete_id')
      .orderBy('exercise_id')
      .orderBy('held_on')
      .execute();
    for (const row of rows) {
      if (row.best_hundredths === null || row.best_unit === null || row.best_reps === null) continue;
      const key = `${row.athlete_id} ${row.exercise_id}`;
      const own = found.get(key) ?? [];
      found.set(key, own);
      own.push({
        date: row.held_on,
        load: { hundredths: row.best_hundredths, unit: row.best_unit },
        reps: row.best_reps,
        ...(row.best_rir_halves !== null && { rir: row.best_rir_halves / 2 }),
      });
    }
  }
  return found;
}

async function answersOf(
  executor: Kysely<Tables>,
  assignmentIds: readonly string[],
): Promise<Map<string, CalendarDate>> {
  const found = new Map<string, CalendarDate>();
  for (const part of inParts(assignmentIds)) {
    const rows = await executor
      .selectFrom('suggestion_answer')
      .select(['assignment_id', 'subject', 'kind', 'until_day'])
      .where('assignment_id', 'in', part)
      .execute();
    for (const row of rows) found.set(`${row.assignment_id} ${row.subject} ${row.kind}`, row.until_day);
  }
  return found;
}

/** What each exercise is the first step down from. */
function harderSteps(exercises: ReadonlyMap<ExerciseId, Exercise>): Map<ExerciseId, Exercise> {
  const found = new Map<ExerciseId, Exercise>();
  for (const exercise of exercises.values()) {
    const [step] = exercise.ladder;
    if (step && !found.has(step.exerciseId)) found.set(step.exerciseId, exercise);
  }
  return found;
}
