/**
 * Moving athletes to another version of the program they run: always a coach's choice, seen first, through the gate.
 * What was accepted for an athlete stays accepted and grows by nothing; start, days, week and pauses stay as they are.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { assignments } from '#contract/assignments.ts';
import type { InputOf } from '#contract/channels.ts';
import type { AthleteId } from '#contract/values.ts';
import { type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import type { Permission } from '#domain/clearance/permission.ts';
import { lastWeekOf, phaseIn, programDifference } from '#domain/program/difference.ts';
import type { Program } from '#domain/program/program.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { phaseStartOf } from '../clearance/phase-starts.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { HandlersOf } from '../handler.ts';
import type { Library } from '../library/library.ts';
import { programVersion } from '../library/programs.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { squadsOf } from '../roster/athletes.ts';
import { athletePlanner } from './athlete-planner.ts';
import { digestOf, markOf } from './digest.ts';
import { givenOf } from './given.ts';
import { listsFor, listsOf } from './lists.ts';
import { hasOutcome, missingMaxima, type Reporting, refuseUnknown, type Verdict } from './preview.ts';
import { type RunningWork, runningWork } from './running.ts';
import { sweepAfterTightening } from './sweep.ts';
import { voidSheetsOf } from './void-sheets.ts';
import { GateHouse, hasWork, isAsWritten, permissionNow } from './work.ts';

type Handlers = HandlersOf<typeof assignments>;
type Request = InputOf<'assignments.previewVersion'>;

export const previewVersion: Handlers['assignments.previewVersion'] = async (request, context, control) => {
  const { session, library, clock } = context;
  const moves = await movesFor(session.kysely, request, library, clock.today(), control);
  const { id, version, name } = moves.program;
  const older = Map.groupBy(moves.all, ({ running }) => running.program.version);
  return {
    digest: moves.digest,
    program: { id: id as Request['programId'], version, name },
    ...(await listsFor(context, listsOf(moves.all.map(({ verdict }) => verdict)))),
    differences: [...older]
      .sort(([a], [b]) => b - a)
      .flatMap(([from, [first, ...others]]) => {
        if (!first) return [];
        const difference = programDifference(first.running.program, moves.program, library.exercises);
        return [{ from, athletes: others.length + 1, ...inFull(difference) }];
      }),
  };
};

export const changeVersion: Handlers['assignments.changeVersion'] = async (
  { digest, ...request },
  context,
  control,
) => {
  const stamp = stampOf(context);
  return context.session.change({ stamp }, async (change) => {
    const { trx, touch, audit } = change;
    const moves = await movesFor(trx, request, context.library, stamp.today, control);
    if (moves.digest !== digest) throw new ExpectedError('PREVIEW_CHANGED', { message: CHANGED });
    const done = moves.all.flatMap(({ verdict, ...move }) =>
      hasOutcome(verdict) ? [{ ...move, work: verdict.work.program }] : [],
    );
    if (done.length === 0) throw new ExpectedError('NOBODY_ASSIGNABLE', { message: NOBODY });
    for (const { running, permission, work } of done) {
      await trx
        .updateTable('assignment')
        .set(({ eb }) => ({
          program_version: moves.program.version,
          given: JSON.stringify(givenOf({ ...running, permission })),
          outcome: isAsWritten(work) ? ('asWritten' as const) : ('withChanges' as const),
          version: eb('version', '+', 1),
        }))
        .where('id', '=', running.assignmentId)
        .execute();
    }
    // What is on paper is not the program any more.
    await voidSheetsOf(
      trx,
      done.map(({ running }) => running.assignmentId),
      stamp.at,
      'changed',
    );
    audit(
      ...done.map(({ running, work }) => ({
        action: 'assignments.changeVersion',
        subject: running.athleteId,
        change: {
          assignment: running.assignmentId,
          program: running.program.id,
          from: running.program.version,
          to: moves.program.version,
          outcome: isAsWritten(work) ? 'asWritten' : 'withChanges',
        },
        policyVersion: moves.policyVersion,
      })),
    );
    const athleteIds = done.map(({ running }) => running.athleteId);
    touch('assignment', athleteIds);
    touch('sheet');
    await sweepAfterTightening(change, athleteIds, stamp, context.library, 'assignments.changeVersion');
    const asWritten = done.filter(({ work }) => isAsWritten(work)).length;
    const from = Map.groupBy(done, ({ running }) => running.program.version);
    return {
      asWritten,
      withChanges: done.length - asWritten,
      notMoved: moves.all.length - done.length,
      moved: [...from].map(([version, those]) => ({
        from: version,
        athleteIds: those.map(({ running }) => running.athleteId as AthleteId),
      })),
    };
  });
};

const CHANGED = 'A clearance, maximum or program changed after this preview. Nobody was moved.';
const NOBODY =
  'Nobody in this choice can be moved to this version today. Everybody’s program stays as it is.';

interface Move {
  readonly running: RunningWork;
  readonly verdict: Verdict;
  /** The stricter of what was accepted and what is true today, for the version asked for. */
  readonly permission: Permission;
}

interface Moves {
  readonly program: Program;
  readonly policyVersion: number;
  /** Who runs another version, in order of name. */
  readonly all: readonly Move[];
  /** Changes when anything changes that the lists stand on. */
  readonly digest: string;
}

/** Athletes between two turns of the event loop. */
const AT_ONCE = 50;

/** Reads only; the same inside a transaction. Throws NOT_FOUND. */
async function movesFor(
  executor: Kysely<Tables>,
  { programId, version, athleteIds }: Request,
  library: Library,
  today: CalendarDate,
  { signal, progress }: Reporting = {},
): Promise<Moves> {
  const program = await programVersion(executor, programId, version);
  if (!program) throw new ExpectedError('NOT_FOUND');
  if (athleteIds) await refuseUnknown(executor, athleteIds, 'Nobody was moved.');
  const facility = await facilityOf(executor);
  const policy = await policyInForce(executor);
  const gates = new GateHouse(library);
  const all: Move[] = [];
  const marks: string[] = [];
  const older = (await runningWork(executor, library, today, { programId, athleteIds })).filter(
    (running) => running.program.version !== program.version,
  );
  for (let start = 0; start < older.length; start += AT_ONCE) {
    signal?.throwIfAborted();
    const part = older.slice(start, start + AT_ONCE);
    const ids = part.map(({ athleteId }) => athleteId);
    const squads = await squadsOf(executor, ids);
    const maxima = await planningMaxima(executor, ids);
    // A phase that begins on another day in this version asks for a screen of its own.
    const startDate = new Map(
      part.map((running) => [running.athleteId, phaseStartOf(program, rowOf(running), today)]),
    );
    const clearances = await clearancesOf(executor, ids, { today, policy, startDate });
    for (const running of part) {
      const { athleteId, name, sortName, assignmentId, accepted, rack } = running;
      const clearance = clearances.get(athleteId);
      if (!clearance) throw new Error('An athlete has no clearance');
      const permission = permissionNow(accepted, clearance);
      const obstacle = obstacleFor(running, program, isFlagged(clearance), today);
      const gated =
        !obstacle && clearance.newAssignment && permission.tier !== 'T0'
          ? gates.gate(program, rack.has).work(permission)
          : undefined;
      const own = maxima.get(athleteId) ?? [];
      const verdict: Verdict = {
        athleteId,
        name,
        sortName,
        squads: squads.get(athleteId) ?? [],
        clearance,
        rack,
        ...(gated &&
          hasWork(gated.work, weekOf(running, today)) && { work: { key: gated.key, program: gated.work } }),
        ...(obstacle && { obstacle }),
        missingMaxima: gated
          ? missingMaxima(gated.work, athletePlanner(own, facility, rack, today), library.exercises)
          : [],
      };
      all.push({ running, verdict, permission });
      marks.push(JSON.stringify([assignmentId, running.program.version, markOf(verdict, own), permission]));
    }
    progress?.('Checking clearance and loads', Math.min(start + AT_ONCE, older.length), older.length);
    await nextTurn();
  }
  const standing = {
    program: { id: program.id, version: program.version },
    policy: policy.version,
    facility: facility.version,
    today,
  };
  return { program, policyVersion: policy.version, all, digest: digestOf(standing, marks) };
}

/** Why somebody stays on the version they run, where clearance is not the reason. */
function obstacleFor(
  running: RunningWork,
  program: Program,
  flagged: boolean,
  today: CalendarDate,
): Verdict['obstacle'] {
  if (running.state === 'paused')
    return { rule: 'PROGRAM', text: 'Paused by a hold: a coach resumes the program first.' };
  const week = weekOf(running, today);
  const last = lastWeekOf(program);
  if (week > last)
    return {
      rule: 'PROGRAM',
      text: `In week ${week}, and version ${program.version} ends with week ${last}.`,
    };
  const [was, is] = [phaseIn(running.program, week), phaseIn(program, week)];
  if (!flagged || !is || (was && is.number <= was.number)) return undefined;
  const text = was
    ? `With an open episode the phases go in order: week ${week} is in phase ${was.number} now, and in phase ${is.number} of version ${program.version}.`
    : `With an open episode the phases go in order, and the version that runs has no week ${week}.`;
  return { rule: 'R11', text };
}

/** The week the athlete is in; weeks of a pause and of the foundation block do not count. */
function weekOf({ startDate, startWeek, pausedOn }: RunningWork, today: CalendarDate): number {
  const counted = pausedOn !== null && pausedOn < today ? pausedOn : today;
  return startWeek + Math.max(0, Math.floor(daysBetween(startDate, counted) / 7));
}

function rowOf({ startDate, startWeek, pausedOn }: RunningWork) {
  return { start_date: startDate, start_week: startWeek, paused_on: pausedOn };
}

function inFull({ sentences, sessions }: ReturnType<typeof programDifference>) {
  return {
    sentences: [...sentences],
    sessions: sessions.map(({ where, lines, reordered }) => ({
      where,
      reordered,
      lines: lines.map(({ before, after }) => ({ before: before ?? null, after: after ?? null })),
    })),
  };
}
