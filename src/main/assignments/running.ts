/** Assignments that run: with names for lists, and with the work they give today, gated anew each time. */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import type { Permission } from '#domain/clearance/permission.ts';
import { type RoomEquipment, rackById, racksOf } from '#domain/facility/equipment.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import type { OwnLoads } from '#domain/load/plan-program.ts';
import type { Program } from '#domain/program/program.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { facilityOf } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { programVersion } from '../library/programs.ts';
import { inParts, squadsOf } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import { type EasedSession, easedSessions, easingsOf, heldSince } from './easing.ts';
import { acceptedOf, type Given, givenFrom } from './given.ts';
import { ownLoadsOf } from './own-loads.ts';
import { scheduleChanges } from './schedule-changes.ts';
import type { DayChange } from './training-days.ts';
import { GateHouse, hasWork, permissionNow } from './work.ts';

export interface Which {
  readonly athleteIds?: readonly string[] | undefined;
  readonly assignmentIds?: readonly string[] | undefined;
  readonly programId?: string | undefined;
  /** Programs of archived athletes too: they come back with their athlete. */
  readonly archivedToo?: boolean | undefined;
  /** Those that are over, in place of those that run. */
  readonly ended?: boolean | undefined;
}

export interface RunningWork {
  readonly assignmentId: string;
  readonly athleteId: string;
  readonly name: string;
  readonly sortName: string;
  readonly startDate: CalendarDate;
  /** Where a coach accepted more: the last day of that, and what was given until then. */
  readonly before?: { readonly acceptedOn: CalendarDate; readonly given: Given };
  /** The start as it was assigned: a pause moves the other. */
  readonly firstDay: CalendarDate;
  readonly startWeek: number;
  readonly trainingDays: readonly number[];
  /** Training days that are done otherwise, by the day of the schedule. */
  readonly changes: ReadonlyMap<CalendarDate, DayChange>;
  /** Loads a coach accepted for lines of it. */
  readonly ownLoads: OwnLoads;
  readonly program: Program;
  readonly state: 'active' | 'paused' | 'ended';
  readonly pausedOn: CalendarDate | null;
  /** The last day on which anything can have been done of it; nothing while it runs. */
  readonly endedOn: CalendarDate | null;
  /** The most that was ever accepted for it and not tightened since: no later clearance widens it by itself. */
  readonly accepted: Permission;
  /** What it gave when it was last looked at, as stored. */
  readonly given: string | null;
  readonly clearance: Clearance;
  readonly policyVersion: number;
  /** The stricter of what was accepted and what is true today; `work` is what the gate makes of it. */
  readonly permission: Permission;
  readonly work: GatedProgram;
  /** Where it is trained, with what is at hand there. */
  readonly rack: RoomEquipment;
  /** The next session, where a worse morning eases it, and every other of that day. */
  readonly eased: readonly EasedSession[];
  /** Eased days that are past: what was asked in a session that is still to be entered. */
  readonly easedBefore: readonly EasedSession[];
  /** Set when no work may be given today: rule, reason and when time alone changes it. */
  readonly held?: { readonly rule: string; readonly reason: string; readonly from?: CalendarDate };
}

/** What each running assignment gives today, in order of name. Reads only. */
export async function runningWork(
  executor: Kysely<Tables>,
  library: Library,
  today: CalendarDate,
  which: Which,
): Promise<RunningWork[]> {
  const rows = await storedAssignments(executor, which);
  const policy = await policyInForce(executor);
  const racks = racksOf((await facilityOf(executor)).rooms);
  const gates = new GateHouse(library);
  const programs = new Map<string, Program>();
  for (const row of rows) {
    const key = `${row.program_id} ${row.program_version}`;
    if (programs.has(key)) continue;
    const program = await programVersion(executor, row.program_id, row.program_version);
    if (program) programs.set(key, program);
  }
  const athleteIds = [...new Set(rows.map((row) => row.athlete_id))];
  const clearances = await clearancesOf(executor, athleteIds, { today, policy });
  const easings = await easingsOf(executor, athleteIds, policy, today);
  const assignmentIds = rows.map((row) => row.id);
  const trained = await heldSince(
    executor,
    new Map(
      rows.flatMap((row) => {
        const easing = easings.get(row.athlete_id);
        return easing ? [[row.id, easing] as const] : [];
      }),
    ),
  );
  const changes = await scheduleChanges(executor, assignmentIds);
  const ownLoads = await ownLoadsOf(executor, assignmentIds);
  return rows.flatMap((row): RunningWork[] => {
    const program = programs.get(`${row.program_id} ${row.program_version}`);
    const clearance = clearances.get(row.athlete_id);
    if (!program || !clearance) return [];
    const rack = rackById(racks, row.rack_id);
    const gate = gates.gate(program, rack.has);
    const accepted = acceptedOf(row);
    const permission = permissionNow(accepted, clearance);
    const { work } = gate.work(permission);
    const schedule = {
      program,
      startDate: row.start_date,
      startWeek: row.start_week,
      trainingDays: JSON.parse(row.training_days) as number[],
      changes: changes.get(row.id) ?? AS_SCHEDULED,
    };
    const easing = easings.get(row.athlete_id);
    const eased = easing
      ? easedSessions(easing, { ...schedule, held: trained.get(row.id) }, permission, gate, today)
      : [];
    const before = givenFrom(row.given_before);
    const held = !hasWork(work, row.start_week)
      ? heldBecause(clearance)
      : row.state === 'paused'
        ? PAUSED
        : undefined;
    return [
      {
        assignmentId: row.id,
        athleteId: row.athlete_id,
        name: shownName(row),
        sortName: row.sort_name,
        ...schedule,
        ...(before && row.accepted_on && { before: { acceptedOn: row.accepted_on, given: before } }),
        firstDay: row.first_day ?? row.start_date,
        ownLoads: ownLoads.get(row.id) ?? NO_LOADS,
        state: row.state,
        pausedOn: row.paused_on,
        endedOn: row.ended_on,
        accepted,
        given: row.given,
        clearance,
        policyVersion: policy.version,
        permission,
        work,
        rack,
        eased: eased.filter(({ day }) => day.date >= today),
        easedBefore: eased.filter(({ day }) => day.date < today),
        ...(held && { held }),
      },
    ];
  });
}

const NO_LOADS: OwnLoads = new Map();
const AS_SCHEDULED: ReadonlyMap<CalendarDate, DayChange> = new Map();

/** Assignments that are not ended, in order of name. */
export async function assignmentsWithNames(executor: Kysely<Tables>, which: Which) {
  const rows = await storedAssignments(executor, which);
  const squads = await squadsOf(executor, [...new Set(rows.map((row) => row.athlete_id))]);
  const racks = racksOf((await facilityOf(executor)).rooms);
  return rows.map((row) => ({
    id: row.id,
    athleteId: row.athlete_id,
    name: shownName(row),
    squads: squads.get(row.athlete_id) ?? [],
    program: { id: row.program_id, version: row.program_version, name: row.program_name },
    startDate: row.start_date,
    startWeek: row.start_week,
    trainingDays: JSON.parse(row.training_days) as number[],
    rackId: rackById(racks, row.rack_id).id,
    state: row.state,
    outcome: row.outcome,
    decidedTier: (JSON.parse(row.decision) as { tier: 'T0' | 'T1' | 'T2' | 'T3' }).tier,
    policyVersion: row.policy_version,
    assignedAt: row.assigned_at,
    version: row.version,
  }));
}

async function storedAssignments(executor: Kysely<Tables>, which: Which) {
  const query = executor
    .selectFrom('assignment')
    .innerJoin('athlete', 'athlete.id', 'assignment.athlete_id')
    .innerJoin('program_version', (join) =>
      join
        .onRef('program_version.program_id', '=', 'assignment.program_id')
        .onRef('program_version.version', '=', 'assignment.program_version'),
    )
    .selectAll('assignment')
    .select([
      'athlete.first_name',
      'athlete.last_name',
      'athlete.preferred_name',
      'athlete.sort_name',
      'program_version.name as program_name',
    ])
    .where('assignment.state', which.ended ? '=' : '<>', 'ended')
    .$if(!which.archivedToo, (present) => present.where('athlete.status', '<>', 'archived'))
    .$if(which.programId !== undefined, (narrowed) =>
      narrowed.where('assignment.program_id', '=', which.programId ?? ''),
    )
    .orderBy('athlete.sort_name')
    .orderBy('assignment.id');
  const [column, ids] = which.assignmentIds
    ? (['assignment.id', which.assignmentIds] as const)
    : (['assignment.athlete_id', which.athleteIds] as const);
  if (!ids) return query.execute();
  const rows = [];
  for (const part of inParts(ids)) rows.push(...(await query.where(column, 'in', part).execute()));
  // Each part is in order; several parts are not.
  return rows.sort((a, b) => orderOfNames(a.sort_name, b.sort_name));
}

/** A hold that is over starts nothing again by itself. */
const PAUSED: NonNullable<RunningWork['held']> = {
  rule: 'PAUSED',
  reason: 'Paused by a hold. A coach resumes it in the athlete’s Program tab.',
};

/** Names the first reason, and the first date from which time alone changes something. */
export function heldBecause(clearance: Clearance): NonNullable<RunningWork['held']> {
  const [reason] = clearance.reasons;
  const dated = clearance.wouldChange.find((change) => change.from && change.timeAlone);
  return {
    rule: reason?.rule ?? 'GATE',
    reason: reason?.text ?? 'Nothing in this program can be done with the equipment of this rack.',
    ...(dated?.from && { from: dated.from }),
  };
}
