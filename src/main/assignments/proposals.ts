/**
 * Where today's clearance would allow more than was accepted. Loosening never changes a running program by itself: it
 * is proposed here, and a coach accepts it through the gate.
 */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { combinePermissions } from '#domain/clearance/combine.ts';
import type { Permission } from '#domain/clearance/permission.ts';
import type { ExerciseId } from '#domain/exercise/exercise.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import { shownPrescription } from '#domain/gate/shown-prescription.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import { lineMarks } from '#domain/program/groups.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { facilityOf } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { changesInWords } from './changes-in-words.ts';
import { digestOf, workMark } from './digest.ts';
import { givenOf, linesOf, sameWork } from './given.ts';
import { decisionOf } from './lists.ts';
import { type RunningWork, runningWork, type Which } from './running.ts';
import { GateHouse, hasWork } from './work.ts';

export interface Proposal {
  readonly running: RunningWork;
  /** What it would give, decided anew today. */
  readonly work: GatedProgram;
}

/** Running programs that would give more; paused ones are resumed first. In order of name. */
export async function proposalsFor(
  executor: Kysely<Tables>,
  library: Library,
  today: CalendarDate,
  which: Which,
): Promise<Proposal[]> {
  const gates = new GateHouse(library);
  const all = await runningWork(executor, library, today, await limitedAmong(executor, which));
  const shut = await shutGates(executor, all, today);
  return all.flatMap((running): Proposal[] => {
    const { program, clearance, accepted, athleteId } = running;
    if (
      running.held ||
      shut.has(athleteId) ||
      !clearance.newAssignment ||
      asLooseAs(accepted, clearance.permission)
    )
      return [];
    const { work } = gates.gate(program, running.rack.has).work(clearance.permission);
    if (sameWork(work, running.work) || !hasWork(work, running.startWeek)) return [];
    return [{ running, work }];
  });
}

/** Whose next phase would begin today without the screen that it asks for. */
async function shutGates(
  executor: Kysely<Tables>,
  all: readonly RunningWork[],
  today: CalendarDate,
): Promise<ReadonlySet<string>> {
  const waiting = all.filter(({ pausedOn }) => pausedOn !== null && pausedOn <= today);
  const ids = [...new Set(waiting.map(({ athleteId }) => athleteId))];
  const policy = await policyInForce(executor);
  const clearances = await clearancesOf(executor, ids, { today, policy, startDate: today });
  return new Set([...clearances].flatMap(([id, { newAssignment }]) => (newAssignment ? [] : [id])));
}

/** Only somebody with an episode can have been decided anything less than the whole program. */
async function limitedAmong(executor: Kysely<Tables>, which: Which): Promise<Which> {
  if (which.assignmentIds) return which;
  const rows = await executor.selectFrom('episode').select('athlete_id').distinct().execute();
  const asked = which.athleteIds && new Set(which.athleteIds);
  const athleteIds = rows.flatMap(({ athlete_id: id }) => (asked && !asked.has(id) ? [] : [id]));
  return { ...which, athleteIds };
}

/** The same while accepting would write the same. */
export async function proposalDigest(
  executor: Kysely<Tables>,
  proposals: readonly Proposal[],
  today: CalendarDate,
): Promise<string> {
  const { version: facility } = await facilityOf(executor);
  const marks = proposals.map(({ running, work }) =>
    JSON.stringify([running.assignmentId, decisionOf(running.clearance), workMark(work)]),
  );
  return digestOf({ policy: proposals[0]?.running.policyVersion ?? 0, facility, today }, marks);
}

/** As a screen shows it: neutral words, and each line that would change, now and then. */
export function proposalView({ running, work }: Proposal, library: Library) {
  const now = { given: givenOf(running), work: running.work };
  const then = {
    given: givenOf({ ...running, permission: running.clearance.permission, eased: [] }),
    work,
  };
  const [before, after] = [linesInWords(running.work, library), linesInWords(work, library)];
  const marks = lineMarks(running.program);
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return {
    id: running.assignmentId,
    athleteId: running.athleteId,
    name: running.name,
    program: running.program.name,
    fromTier: running.permission.tier,
    toTier: work.tier,
    changes: changesInWords(now, then),
    lines: ids.flatMap((id) => {
      const line = {
        lineId: id,
        mark: marks.get(id) ?? id,
        now: before.get(id) ?? null,
        anew: after.get(id) ?? null,
      };
      return line.now === line.anew ? [] : [line];
    }),
  };
}

/** True when `today` adds nothing to what was accepted. */
function asLooseAs(accepted: Permission, today: Permission): boolean {
  const limits = ({ tier, phases, capPercent, rirFloor, blockedTags, lineRules }: Permission) =>
    JSON.stringify([tier, phases, capPercent, rirFloor, blockedTags, lineRules]);
  return limits(combinePermissions(today, accepted)) === limits(today);
}

function linesInWords(work: GatedProgram, { exercises }: Library): ReadonlyMap<string, string> {
  const name = (id: ExerciseId) => exercises.get(id)?.name ?? id;
  return new Map(
    linesOf(work).flatMap((gated) => {
      const { original, line, capPercent } = gated;
      const shown = shownPrescription(gated, name);
      if (!line || !shown) return [];
      const cap = capPercent === undefined ? '' : `, at most ${capPercent} %`;
      return [[original.id, `${name(line.exerciseId)} ${formatPrescription(shown)}${cap}`] as const];
    }),
  );
}
