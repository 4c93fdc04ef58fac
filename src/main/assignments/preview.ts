/** The three lists: for each athlete what they would be assigned, what changes, or what stands in the way. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { type Clearance, isFlagged } from '#domain/clearance/evaluate.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { type RoomEquipment, rackById, racksOf } from '#domain/facility/equipment.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import { type LoadPlanner, missingMaximum } from '#domain/load/plan-program.ts';
import type { Program } from '#domain/program/program.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { inParts, squadsOf, storedByIds } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import { athletePlanner } from './athlete-planner.ts';
import { digestOf, markOf } from './digest.ts';
import { usualRacksOf } from './usual-racks.ts';
import { GateHouse, hasWork } from './work.ts';

export interface AssignmentRequest {
  readonly athleteIds: readonly string[];
  readonly program: Program;
  readonly startDate: CalendarDate;
  readonly startWeek: number;
  readonly trainingDays: readonly number[];
  /** Where all of them train; without it each at the usual rack of their squad, or at the facility's first. */
  readonly rackId?: string | undefined;
}

export interface Verdict {
  readonly athleteId: string;
  readonly name: string;
  readonly sortName: string;
  readonly squads: readonly string[];
  readonly clearance: Clearance;
  readonly rack: RoomEquipment;
  /** Absent when nothing is assigned. */
  readonly work?: { readonly key: string; readonly program: GatedProgram };
  /** Why nothing is assigned, where clearance is not the reason. */
  readonly obstacle?: { readonly rule: string; readonly text: string };
  readonly missingMaxima: readonly ExerciseId[];
}

export type Outcome = Verdict & { readonly work: NonNullable<Verdict['work']> };
export const hasOutcome = (verdict: Verdict): verdict is Outcome => verdict.work !== undefined;

export interface Verdicts {
  readonly policyVersion: number;
  /** In order of name. */
  readonly all: readonly Verdict[];
  /** Changes when anything changes that the lists stand on; the same in every process. */
  readonly digest: string;
}

export interface Reporting {
  readonly signal?: AbortSignal;
  readonly progress?: (step: string, done: number, of: number) => void;
}

/** Athletes between two turns of the event loop. */
const AT_ONCE = 50;

/**
 * Evaluates, gates and plans for every athlete of the request. Reads only; the same inside a transaction.
 * Throws NOT_FOUND, before anything is worked out, when athletes are named who are not on the roster.
 */
export async function verdictsFor(
  executor: Kysely<Tables>,
  request: AssignmentRequest,
  library: Library,
  today: CalendarDate,
  { signal, progress }: Reporting = {},
): Promise<Verdicts> {
  const { program } = request;
  const ids = [...new Set(request.athleteIds)];
  await refuseUnknown(executor, ids, 'Nothing was saved.');
  const facility = await facilityOf(executor);
  const policy = await policyInForce(executor);
  const gates = new GateHouse(library);
  const racks = racksOf(facility.rooms);
  const all: Verdict[] = [];
  const marks: string[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    signal?.throwIfAborted();
    const part = ids.slice(start, start + AT_ONCE);
    const athletes = await storedByIds(executor, part);
    const squads = await squadsOf(executor, part);
    const clearances = await clearancesOf(executor, part, { today, policy, startDate: request.startDate });
    const maxima = await planningMaxima(executor, part);
    const usual = await usualRacksOf(executor, facility.rooms, part);
    const running = await executor
      .selectFrom('assignment')
      .select(['athlete_id', 'start_date'])
      .where('athlete_id', 'in', part)
      .where('program_id', '=', program.id)
      .where('state', '<>', 'ended')
      .execute();
    for (const athlete of athletes) {
      const clearance = clearances.get(athlete.id);
      if (!clearance) throw new Error('An athlete has no clearance');
      const already = running.find((row) => row.athlete_id === athlete.id);
      const obstacle =
        athlete.status === 'archived'
          ? { rule: 'ROSTER', text: 'Archived: bring the athlete back to the roster first.' }
          : already
            ? { rule: 'ROSTER', text: `Already on this program since ${formatDate(already.start_date)}.` }
            : request.startWeek > 1 && isFlagged(clearance)
              ? { rule: 'R11', text: 'With an open episode the phases go in order: start with week 1.' }
              : isFlagged(clearance) && request.startDate < today
                ? { rule: 'R11', text: PAST_START }
                : undefined;
      const rack = rackById(racks, request.rackId ?? usual(athlete.id));
      const gated =
        !obstacle && clearance.newAssignment && clearance.tier !== 'T0'
          ? gates.gate(program, rack.has).work(clearance.permission)
          : undefined;
      const own = maxima.get(athlete.id) ?? [];
      const verdict: Verdict = {
        athleteId: athlete.id,
        name: shownName(athlete),
        sortName: athlete.sort_name,
        squads: squads.get(athlete.id) ?? [],
        clearance,
        rack,
        ...(gated &&
          hasWork(gated.work, request.startWeek) && { work: { key: gated.key, program: gated.work } }),
        ...(obstacle && { obstacle }),
        missingMaxima: gated
          ? missingMaxima(gated.work, athletePlanner(own, facility, rack, today), library.exercises)
          : [],
      };
      all.push(verdict);
      marks.push(markOf(verdict, own));
    }
    progress?.('Checking clearance and loads', Math.min(start + AT_ONCE, ids.length), ids.length);
    await nextTurn();
  }
  all.sort((a, b) => orderOfNames(a.sortName, b.sortName));
  const { id, version } = program;
  const { startDate, startWeek, trainingDays } = request;
  const standing = {
    program: { id, version },
    startDate,
    startWeek,
    trainingDays,
    policy: policy.version,
    facility: facility.version,
    today,
  };
  return { policyVersion: policy.version, all, digest: digestOf(standing, marks) };
}

const PAST_START =
  'With an open episode the phases go in order, and days before the program was given are no training done. Choose today or a later start date.';

/**
 * An athlete who is in none of the lists would be forgotten: somebody unknown is told, not left out. `kept` says what
 * was left as it was. Throws NOT_FOUND.
 */
export async function refuseUnknown(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  kept: string,
): Promise<void> {
  const ids = [...new Set(athleteIds)];
  let known = 0;
  for (const part of inParts(ids)) {
    const { count } = await executor
      .selectFrom('athlete')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('id', 'in', part)
      .executeTakeFirstOrThrow();
    known += count;
  }
  const unknown = ids.length - known;
  if (unknown === 0) return;
  const are = unknown === 1 ? 'is' : 'are';
  const message = `${unknown} of the ${ids.length} athletes named ${are} not on this roster. ${kept}`;
  throw new ExpectedError('NOT_FOUND', { message });
}

/** Lifts whose percentages have nothing to stand on. */
export function missingMaxima(
  work: GatedProgram,
  planner: LoadPlanner,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
): ExerciseId[] {
  const missing = new Set<ExerciseId>();
  for (const { line, capPercent } of work.phases.flatMap((phase) =>
    phase.sessions.flatMap((session) => session.lines),
  )) {
    const exercise = line && exercises.get(line.exerciseId);
    if (!exercise || !line) continue;
    for (const { planned } of planner.line({
      exercise,
      prescription: line.prescription,
      ...(capPercent !== undefined && { capPercent }),
    })) {
      const lift = missingMaximum(planned);
      if (lift) missing.add(lift);
    }
  }
  return [...missing];
}
