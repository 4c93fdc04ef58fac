/** The three lists: for each athlete what they would be assigned, what changes, or what stands in the way. */

import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { displayName } from '#domain/athlete/names.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import { DEFAULT_PERCENT_POLICY, type Maximum } from '#domain/load/maximum.ts';
import { missingMaximum, plannerFor } from '#domain/load/plan-program.ts';
import type { Program } from '#domain/program/program.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { facilityOf } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { squadsOf, storedByIds } from '../roster/athletes.ts';
import { Gate } from './work.ts';

export interface AssignmentRequest {
  readonly athleteIds: readonly string[];
  readonly program: Program;
  readonly startDate: CalendarDate;
  readonly startWeek: number;
  readonly trainingDays: readonly number[];
}

export interface Verdict {
  readonly athleteId: string;
  readonly name: string;
  readonly sortName: string;
  readonly squads: readonly string[];
  readonly clearance: Clearance;
  /** Absent when nothing is assigned. */
  readonly work?: { readonly key: string; readonly program: GatedProgram };
  /** Why nothing is assigned, where clearance is not the reason. */
  readonly obstacle?: { readonly rule: string; readonly text: string };
  readonly missingMaxima: readonly ExerciseId[];
}

export interface Verdicts {
  readonly policyVersion: number;
  /** In order of name. */
  readonly all: readonly Verdict[];
  /** Changes when anything changes that the lists stand on. */
  readonly digest: string;
}

interface Reporting {
  readonly signal?: AbortSignal;
  readonly progress?: (step: string, done: number, of: number) => void;
}

/** Athletes between two turns of the event loop. */
const AT_ONCE = 50;

/** Evaluates, gates and plans for every athlete of the request. Reads only; the same inside a transaction. */
export async function verdictsFor(
  executor: Kysely<Tables>,
  request: AssignmentRequest,
  library: Library,
  today: CalendarDate,
  { signal, progress }: Reporting = {},
): Promise<Verdicts> {
  const { program } = request;
  const ids = [...new Set(request.athleteIds)];
  const facility = await facilityOf(executor);
  const policy = await policyInForce(executor);
  const gate = new Gate(program, library, facility.room.has);
  const hash = createHash('sha256').update(
    JSON.stringify([
      program.id,
      program.version,
      request.startDate,
      request.startWeek,
      request.trainingDays,
      policy.version,
      facility.version,
      today,
    ]),
  );
  const all: Verdict[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    signal?.throwIfAborted();
    const part = ids.slice(start, start + AT_ONCE);
    const athletes = await storedByIds(executor, part);
    const squads = await squadsOf(executor, part);
    const clearances = await clearancesOf(executor, part, { today, policy, startDate: request.startDate });
    const maxima = await planningMaxima(executor, part);
    const running = await executor
      .selectFrom('assignment')
      .select(['athlete_id', 'start_date'])
      .where('athlete_id', 'in', part)
      .where('program_id', '=', program.id)
      .where('state', '<>', 'ended')
      .execute();
    for (const athlete of athletes) {
      const clearance = clearances.get(athlete.id);
      if (!clearance) continue;
      const already = running.find((row) => row.athlete_id === athlete.id);
      const obstacle =
        athlete.status === 'archived'
          ? { rule: 'ROSTER', text: 'Archived: bring the athlete back to the roster first.' }
          : already
            ? { rule: 'ROSTER', text: `Already on this program since ${already.start_date}.` }
            : request.startWeek > 1 && isFlagged(clearance)
              ? { rule: 'R11', text: 'With an open episode the phases go in order: start with week 1.' }
              : undefined;
      const gated =
        !obstacle && clearance.newAssignment && clearance.tier !== 'T0'
          ? gate.work(clearance.permission)
          : undefined;
      const own = maxima.get(athlete.id) ?? [];
      const verdict: Verdict = {
        athleteId: athlete.id,
        name: displayName({
          firstName: athlete.first_name,
          lastName: athlete.last_name,
          preferredName: athlete.preferred_name,
        }),
        sortName: athlete.sort_name,
        squads: squads.get(athlete.id) ?? [],
        clearance,
        ...(gated &&
          hasWork(gated.work, request.startWeek) && { work: { key: gated.key, program: gated.work } }),
        ...(obstacle && { obstacle }),
        missingMaxima: gated ? missingMaxima(gated.work, own, library.exercises, today, facility) : [],
      };
      all.push(verdict);
      hash.update(
        JSON.stringify([
          athlete.id,
          athlete.sort_name,
          clearance.tier,
          clearance.permission,
          clearance.states.map(({ state }) => state),
          verdict.obstacle,
          own,
        ]),
      );
    }
    progress?.('Checking clearance and loads', Math.min(start + AT_ONCE, ids.length), ids.length);
    await nextTurn();
  }
  all.sort((a, b) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : 0));
  return { policyVersion: policy.version, all, digest: hash.digest('hex') };
}

/** True while an episode limits anything, or could: loads are rounded down and phases go in order. */
export function isFlagged(clearance: Clearance): boolean {
  return clearance.states.some(({ state }) => !state.endsWith('-NA'));
}

/** True when at least one line is left to do from the start week on. */
export function hasWork(work: GatedProgram, startWeek: number): boolean {
  if (work.held) return false;
  const lines = work.foundation
    ? work.foundation.lines
    : work.phases
        .filter((phase) => phase.lastWeek >= startWeek)
        .flatMap((phase) => phase.sessions.flatMap((session) => session.lines));
  return lines.some((line) => line.line !== undefined);
}

/** True when every line of every phase is as the program has it. */
export function isAsWritten(work: GatedProgram): boolean {
  return !work.foundation && work.changed === 0 && work.phases.every((phase) => phase.permitted);
}

/** Lifts whose percentages have nothing to stand on. */
function missingMaxima(
  work: GatedProgram,
  maxima: readonly Maximum[],
  exercises: ReadonlyMap<ExerciseId, Exercise>,
  today: CalendarDate,
  facility: { percentBasis: 'e1RM' | 'trainingMax'; room: Parameters<typeof plannerFor>[0]['room'] },
): ExerciseId[] {
  const planner = plannerFor({
    maxima,
    room: facility.room,
    today,
    policy: { ...DEFAULT_PERCENT_POLICY, basis: facility.percentBasis },
  });
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
