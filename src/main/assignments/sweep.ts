/**
 * The conflict sweep (C5): after anything that may have tightened, looks at running programs again, pauses those at
 * Hold, voids the sheets that give more than is permitted now, and says what is affected. Loosening passes unnoticed.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Conflict } from '#contract/assignments.ts';
import type { AthleteId } from '#contract/values.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { combinePermissions } from '#domain/clearance/combine.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import type { Program } from '#domain/program/program.ts';
import type { AuditStamp } from '../audit.ts';
import { facilityOf } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { endForbiddenOverrides } from '../overrides/end-forbidden.ts';
import { inParts } from '../roster/athletes.ts';
import { orderOfNames } from '../roster/names.ts';
import type { Change } from '../session.ts';
import { athletePlanner } from './athlete-planner.ts';
import { changesInWords } from './changes-in-words.ts';
import { type Given, givenFrom, givenOf, sameWork } from './given.ts';
import { OTHER_PLATES, otherPlates, type RacksBefore } from './other-plates.ts';
import { tellsMore } from './paper-loads.ts';
import { type RunningWork, runningWork } from './running.ts';
import { type TrainingDay, trainingDaysFrom } from './training-days.ts';
import { voidSheets } from './void-sheets.ts';
import { phaseDoneIn, phaseUnderWay, weeksStopOn } from './weeks-done.ts';
import { GateHouse } from './work.ts';

/** Sessions that are named one by one. */
const MOST_NAMED = 10;

/** Athletes between two turns of the event loop. */
const AT_ONCE = 50;

/**
 * By id, or all with a running program: those with an episode, whom alone time limits, with those whose loads may have
 * fallen; or everybody.
 */
export type Whom = readonly string[] | 'onRecord' | { readonly onRecordOr: readonly string[] } | 'everybody';

/**
 * To be called in the transaction of the change, after its rows are written, for whom it may have touched. `why`: the
 * action, for the audit trail.
 */
export async function sweepAfterTightening(
  change: Change,
  whom: Whom,
  stamp: AuditStamp,
  library: Library,
  why: string,
  /** The library as it was, where the change was made to an exercise; the racks, where it was made to equipment. */
  before: { readonly library?: Library; readonly racks?: RacksBefore } = {},
): Promise<Conflict[]> {
  const { trx, touch, audit } = change;
  const named = Array.isArray(whom) ? (whom as readonly string[]) : undefined;
  await endForbiddenOverrides(change, named, stamp);
  const athleteIds = named ?? (await athletesRunning(trx, whom as Exclude<Whom, readonly string[]>));
  const works = new Works(library, before.library ?? library);
  const { racks = new Map() } = before;
  const found: Found[] = [];
  for (let start = 0; start < athleteIds.length; start += AT_ONCE) {
    if (start > 0) await nextTurn();
    found.push(...(await sweepPart(trx, athleteIds.slice(start, start + AT_ONCE), stamp, works, racks)));
  }
  if (found.length === 0) return [];
  audit(
    ...found.map(({ conflict, pauses, policyVersion }) => ({
      action: pauses ? 'assignments.pause' : 'assignments.tighten',
      subject: conflict.athleteId,
      change: {
        assignment: conflict.assignmentId,
        why,
        sessions: conflict.sessions.count,
        sheets: conflict.sheets,
      },
      policyVersion,
    })),
  );
  const conflicts = found.map(({ conflict }) => conflict).sort((a, b) => orderOfNames(a.name, b.name));
  touch(
    'assignment',
    conflicts.map(({ athleteId }) => athleteId),
  );
  if (conflicts.some((conflict) => conflict.sheets.length > 0)) touch('sheet');
  return conflicts;
}

interface Found {
  readonly conflict: Conflict;
  readonly pauses: boolean;
  readonly policyVersion: number;
}

async function sweepPart(
  trx: Change['trx'],
  athleteIds: readonly string[],
  stamp: AuditStamp,
  works: Works,
  racks: RacksBefore,
): Promise<Found[]> {
  const all = await runningWork(trx, works.library, stamp.today, { athleteIds, archivedToo: true });
  const sheets = await validSheets(
    trx,
    all.map(({ assignmentId }) => assignmentId),
  );
  const maxima = await planningMaxima(
    trx,
    all.filter(({ assignmentId }) => sheets.has(assignmentId)).map(({ athleteId }) => athleteId),
  );
  const facility = await facilityOf(trx);
  const found: Found[] = [];
  for (const running of all) {
    const now = givenOf(running);
    const before = givenFrom(running.given) ?? givenOf({ permission: running.accepted, rack: running.rack });
    const pauses = running.work.held && running.state === 'active';
    const own = maxima.get(running.athleteId) ?? [];
    const planner = athletePlanner(own, facility, running.rack, stamp.today, running.ownLoads);
    const valid = sheets.get(running.assignmentId) ?? [];
    const remade = valid.length > 0 && otherPlates(running, racks, own, facility, works.library, stamp.today);
    const stale = valid.filter((sheet) => {
      const printed = givenFrom(sheet.given) ?? before;
      return (
        remade ||
        works.givesMore(running.program, printed, now) ||
        (printed.loadsFrom && tellsMore(running, printed.loadsFrom, planner, works.library, stamp.today))
      );
    });
    // A pause gives nothing: what was given before it is what a coach resumes, as far as that day permits.
    const paused = pauses || running.state === 'paused';
    const phase = isFlagged(running.clearance) ? phaseUnderWay(running, stamp.today) : undefined;
    await keepLook(
      trx,
      running,
      { ...now, ...(paused && { permission: before.permission }), ...(phase && { phase }) },
      pauses,
      running.pausedOn === null ? weeksStopOn(running, before, stamp.today) : undefined,
    );
    const tightened = running.state === 'active' && works.givesMore(running.program, before, now);
    if (pauses || (tightened && works.permitsLess(running.program, before, now)))
      await noteRestriction(trx, running.assignmentId, stamp.at);
    if (!tightened && !pauses && stale.length === 0) continue;
    const numbers = stale.map(({ number }) => number);
    await voidSheets(trx, numbers, stamp.at, running.work.held ? 'held' : 'changed', running.assignmentId);
    const was = works.was(running.program, before);
    const conflict = conflictOf(running, before, was, numbers, remade, stamp.today);
    found.push({ conflict, pauses, policyVersion: running.policyVersion });
  }
  return found;
}

function conflictOf(
  running: RunningWork,
  before: Given,
  was: GatedProgram,
  sheets: string[],
  remade: boolean,
  today: CalendarDate,
): Conflict {
  const days = trainingDaysFrom(running, today).filter((day) => isAffected(day, was, before, running));
  const now = { given: givenOf(running), work: running.work };
  const changes = [...changesInWords({ given: before, work: was }, now), ...(remade ? [OTHER_PLATES] : [])];
  return {
    assignmentId: running.assignmentId as Conflict['assignmentId'],
    athleteId: running.athleteId as AthleteId,
    name: running.name,
    program: running.program.name,
    paused: running.work.held,
    sessions: {
      count: days.length,
      first: days.slice(0, MOST_NAMED).map(({ date, letter }) => ({ date, session: letter })),
    },
    sheets,
    changes: changes.length > 0 ? changes : ['Loads under the cap are lower now.'],
  };
}

/** Also of archived athletes: their programs come back with them. */
async function athletesRunning(
  trx: Change['trx'],
  whom: Exclude<Whom, readonly string[]>,
): Promise<string[]> {
  const ids = typeof whom === 'string' ? [] : whom.onRecordOr;
  const rows = await trx
    .selectFrom('assignment')
    .select('athlete_id')
    .distinct()
    .where('state', '<>', 'ended')
    .$if(whom !== 'everybody', (query) =>
      query.where(({ eb, or, selectFrom }) =>
        or([
          eb('athlete_id', 'in', selectFrom('episode').select('athlete_id')),
          sql<boolean>`athlete_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
        ]),
      ),
    )
    .orderBy('athlete_id')
    .execute();
  return rows.map((row) => row.athlete_id);
}

type Limits = Pick<Given, 'permission' | 'has'>;

/** What a program comes to, for any limits and equipment; each worked out once. */
class Works {
  readonly library: Library;
  readonly #now: GateHouse;
  readonly #before: GateHouse;

  constructor(library: Library, before: Library) {
    this.library = library;
    this.#now = new GateHouse(library);
    this.#before = before === library ? this.#now : new GateHouse(before);
  }

  /** What it came to before the change. */
  was(program: Program, { permission, has }: Limits): GatedProgram {
    return this.#before.gate(program, has).work(permission).work;
  }

  of(program: Program, { permission, has }: Limits): GatedProgram {
    return this.#now.gate(program, has).work(permission).work;
  }

  /** True when it is clearance that takes something away, and not what is at hand. */
  permitsLess(program: Program, given: Given, now: Given): boolean {
    const permission = combinePermissions(given.permission, now.permission);
    return !sameWork(this.was(program, given), this.of(program, { permission, has: given.has }));
  }

  /** True when `given` has anything that `now` does not permit, or in another way than this rack does it. */
  givesMore(program: Program, given: Given, now: Given): boolean {
    const permission = combinePermissions(given.permission, now.permission);
    if (!sameWork(this.was(program, given), this.of(program, { permission, has: now.has }))) return true;
    const easing = ({ eased, easedToo = [] }: Given) => JSON.stringify([eased, easedToo]);
    return now.eased !== null && easing(now) !== easing(given);
  }
}

/** True when the session of this day comes out otherwise than it did. */
function isAffected(day: TrainingDay, was: GatedProgram, before: Given, running: RunningWork): boolean {
  const isDay = (each: TrainingDay | undefined) =>
    each?.plannedFor === day.plannedFor && each.date === day.date;
  const wasEased = [before.eased?.day, ...(before.easedToo ?? [])].some(isDay);
  if (!wasEased && running.eased.some((each) => isDay(each.day))) return true;
  return sessionOf(was, day) !== sessionOf(running.work, day);
}

/** What is done on a day, as text to compare; empty where there is nothing. */
function sessionOf({ held, foundation, phases }: GatedProgram, { week, letter }: TrainingDay): string {
  if (held) return '';
  const lines = foundation
    ? foundation.lines
    : (phaseDoneIn(phases, week)?.sessions.find((each) => each.letter === letter)?.lines ?? []);
  const done = lines.flatMap(({ line, capPercent }) => (line ? [[line, capPercent]] : []));
  return done.length === 0 ? '' : JSON.stringify(done);
}

/** Loads that were accepted before it are no longer taken for granted. */
async function noteRestriction(trx: Change['trx'], assignmentId: string, at: string): Promise<void> {
  await trx.updateTable('assignment').set({ restricted_at: at }).where('id', '=', assignmentId).execute();
}

async function keepLook(
  trx: Change['trx'],
  { assignmentId, given }: RunningWork,
  now: Given,
  pauses: boolean,
  /** Weeks count no more from this day. */
  stopsOn: CalendarDate | undefined,
): Promise<void> {
  const look = JSON.stringify(now);
  if (look === given && !pauses && !stopsOn) return;
  await trx
    .updateTable('assignment')
    .set(({ eb }) => ({
      given: look,
      ...(stopsOn && { paused_on: stopsOn }),
      ...(pauses && { state: 'paused' as const, version: eb('version', '+', 1) }),
    }))
    .where('id', '=', assignmentId)
    .execute();
}

async function validSheets(trx: Change['trx'], assignmentIds: readonly string[]) {
  const found = [];
  for (const part of inParts(assignmentIds)) {
    found.push(
      ...(await trx
        .selectFrom('sheet')
        .select(['number', 'assignment_id', 'given'])
        .where('assignment_id', 'in', part)
        .where('void_since', 'is', null)
        .orderBy('serial')
        .execute()),
    );
  }
  return Map.groupBy(found, (sheet) => sheet.assignment_id);
}
