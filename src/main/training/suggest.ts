/** Suggestions from the log: what each running program would do next, and the lifts its percentages stand on. */

import type { TrainingSuggestion } from '#contract/training.ts';
import type { AthleteId } from '#contract/values.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { loadableAround } from '#domain/load/load-in-room.ts';
import { basisFor, DEFAULT_PERCENT_POLICY, newestMaxima } from '#domain/load/maximum.ts';
import { loadingOf, ownLoadKey } from '#domain/load/plan-program.ts';
import { mainGroup } from '#domain/training/progression-rules.ts';
import type { LinePlan } from '#domain/training/session-plan.ts';
import {
  ACCEPTABLE,
  RECENT_DAYS,
  type Suggestion,
  suggestForLift,
  suggestForLine,
} from '#domain/training/suggestions.ts';
import type { RunningWork } from '../assignments/running.ts';
import type { Context } from '../context.ts';
import { facilityOf } from '../facility/facility.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { squadsOf } from '../roster/athletes.ts';
import {
  answersOf,
  bestSets,
  lastAsWritten,
  loggedLines,
  newestSessions,
  restrictedDays,
} from './suggestion-sources.ts';
import { ofSquad } from './today.ts';
import { type PlannedDay, type WorkNow, workNow } from './work-now.ts';

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
  const works = now.running.map((running) => ({ running }));
  const everybody = (await ofSquad(kysely, works, whom.squad))
    .map(({ running }) => running)
    .filter(
      (each) =>
        !each.held &&
        (whom.athleteId === undefined || each.athleteId === whom.athleteId) &&
        (!named || named.has(each.assignmentId)),
    );
  const newest = await newestSessions(
    kysely,
    everybody.map(({ assignmentId }) => assignmentId),
  );
  // Nothing follows from a log in which nothing stands.
  const running = everybody.filter(({ assignmentId }) => newest.has(assignmentId));
  const ids = running.map(({ assignmentId }) => assignmentId);
  const next = new Map(
    running.map((each) => {
      const begun = new Set(newest.get(each.assignmentId)?.map(({ plannedFor }) => plannedFor));
      return [each.assignmentId, nextLines(now, each, today, begun)];
    }),
  );
  const logged = await loggedLines(
    kysely,
    ids.flatMap((id) => newest.get(id) ?? []),
    [...next.values()].flatMap((lines) => lines.map(({ line }) => line)),
  );
  const restricted = await restrictedDays(kysely, ids);
  const answers = await answersOf(kysely, ids);
  const athleteIds = [...new Set(running.map(({ athleteId }) => athleteId))];
  const maxima = await planningMaxima(kysely, athleteIds);
  const best = await bestSets(kysely, athleteIds, addDays(today, -RECENT_DAYS));
  const { percentBasis, linkedMaxima } = await facilityOf(kysely);
  const policy = { ...DEFAULT_PERCENT_POLICY, basis: percentBasis };
  const harder = harderSteps(library.exercises);
  const found: Suggested[] = [];
  for (const each of running) {
    const own: Suggested[] = [];
    const hurtOn = newest.get(each.assignmentId)?.findLast(({ hurt }) => hurt)?.heldOn;
    const known = newestMaxima(maxima.get(each.athleteId) ?? [], today);
    const lifts = new Set<ExerciseId>();
    for (const { line, plain, comes } of next.get(each.assignmentId) ?? []) {
      const exercise = library.exercises.get(line.exerciseId);
      if (!exercise) continue;
      if (exercise.maximumOf && line.prescription.groups.some(({ load }) => load.kind === 'percent'))
        lifts.add(exercise.maximumOf);
      if (!comes) continue;
      const loading = loadingOf(exercise, each.rack);
      const accepted = each.ownLoads.get(ownLoadKey(line.lineId, line.exerciseId));
      const [step] = exercise.ladder;
      const easier = step && library.exercises.get(step.exerciseId);
      const above = harder.get(exercise.id);
      const restrictedOn = restricted.get(each.assignmentId);
      const sessions = logged.get(`${each.assignmentId} ${line.lineId}`) ?? [];
      const changedSince = sessions.length > 0 || accepted !== undefined;
      const before =
        changedSince && !line.modified && sessions.every(({ modified }) => modified)
          ? await lastAsWritten(kysely, each.assignmentId, line)
          : undefined;
      const suggestions = suggestForLine({
        line,
        sessions: before ? [before, ...sessions] : sessions,
        today,
        ...(hurtOn && { hurtOn }),
        ...(restrictedOn && { restrictedOn }),
        ...(accepted && { own: accepted }),
        ...(plain && { planned: plain }),
        loadable: (target, unit) => (loading ? loadableAround(loading, target, unit) : {}),
        ...(easier && { easier: { id: easier.id, name: easier.name } }),
        ...(above && { harder: { id: above.id, name: above.name } }),
      });
      own.push(...suggestions.map((suggestion) => ({ running: each, suggestion, line })));
    }
    for (const lift of lifts) {
      const basis = basisFor(lift, percentBasis, known, policy, linkedMaxima);
      const suggestion = suggestForLift({
        exerciseId: lift,
        name: library.exercises.get(lift)?.name ?? lift,
        ...(basis && !basis.linked && { basis }),
        best: best.get(`${each.athleteId} ${lift}`) ?? [],
        ...(hurtOn && { hurtOn }),
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

/** A line of a session that is next. */
interface NextLine {
  readonly line: LinePlan;
  /** What the program itself would have lifted. */
  readonly plain: LinePlan['sets'][number]['load'];
  /** It is done in a session to come that was not begun: what follows from the log can still be taken up there. */
  readonly comes: boolean;
}

/** The lines of each session that comes next, once a letter. */
function nextLines(
  now: WorkNow,
  running: RunningWork,
  today: CalendarDate,
  begun: ReadonlySet<CalendarDate>,
): NextLine[] {
  const next = new Map<string, PlannedDay>();
  const open = new Map<string, PlannedDay>();
  for (const day of now.daysOf(running, today)) {
    if (day.date < today || day.skipped) continue;
    if (!next.has(day.letter)) next.set(day.letter, day);
    if (!begun.has(day.plannedFor) && !open.has(day.letter)) open.set(day.letter, day);
  }
  return [...next.values()].flatMap((day) => {
    const after = open.get(day.letter);
    const coming = new Set(after && now.asked(running, after)?.lines.map(({ lineId }) => lineId));
    const asked = now.asked(running, day);
    // Without a load of their own both are the same.
    const plain = running.ownLoads.size === 0 ? asked : now.askedByProgram(running, day);
    return (asked?.lines ?? []).map((line) => ({
      line,
      plain: mainLoad(plain?.lines.find(({ lineId }) => lineId === line.lineId)),
      comes: coming.has(line.lineId),
    }));
  });
}

/** Of the sets that the line's load is stated for. */
function mainLoad(line: LinePlan | undefined): LinePlan['sets'][number]['load'] {
  const main = line && mainGroup(line.prescription);
  const place = main && line.prescription.groups.indexOf(main);
  return line?.sets.find(({ group }) => group === place)?.load;
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
