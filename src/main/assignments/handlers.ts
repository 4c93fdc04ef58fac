/** The use cases of assignment: the three lists, saving them, what is running, what it gives this week. */

import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { assignmentRequest, assignments } from '#contract/assignments.ts';
import { type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { RoomEquipment } from '#domain/facility/equipment.ts';
import type { LoadPlanner, OwnLoads } from '#domain/load/plan-program.ts';
import { neutralReason } from '../clearance/neutral-words.ts';
import { policyInForce } from '../clearance/policy.ts';
import { noteViews, seesHealth } from '../clearance/views-audit.ts';
import { type Context, stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { HandlersOf } from '../handler.ts';
import { programVersion } from '../library/programs.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { inParts } from '../roster/athletes.ts';
import { athletePlanner } from './athlete-planner.ts';
import { changeVersion, previewVersion } from './change-version.ts';
import { givenOf } from './given.ts';
import { decisionOf, listsFor, listsOf } from './lists.ts';
import { acceptMore, proposeMore, resumePrograms } from './loosen.ts';
import { movePrograms, refuseUnknownRack } from './move.ts';
import { type AssignmentRequest, hasOutcome, verdictsFor } from './preview.ts';
import { proposalsFor } from './proposals.ts';
import { assignmentsWithNames, heldBecause, runningWork } from './running.ts';
import { voidSheetsOf } from './void-sheets.ts';
import { plannedSessions } from './week-plan.ts';
import { isAsWritten } from './work.ts';

export const assignmentHandlers: HandlersOf<typeof assignments> = {
  'assignments.preview': async (input, context, control) => {
    const { kysely } = context.session;
    const today = context.clock.today();
    const request = await requestOf(kysely, input, today);
    const verdicts = await verdictsFor(kysely, request, context.library, today, control);
    const { id, version, name } = request.program;
    return {
      digest: verdicts.digest,
      program: { id, version, name },
      startDate: request.startDate,
      ...(await listsFor(context, listsOf(verdicts.all))),
    };
  },

  'assignments.assign': async ({ digest, ...input }, context, control) => {
    const stamp = stampOf(context);
    return context.session.change({ stamp }, async ({ trx, touch, audit }) => {
      // Gated again in the transaction that saves: what the lists showed is what is saved, or nothing is.
      const request = await requestOf(trx, input, stamp.today);
      const verdicts = await verdictsFor(trx, request, context.library, stamp.today, control);
      if (verdicts.digest !== digest) throw new ExpectedError('PREVIEW_CHANGED');
      const given = verdicts.all.filter(hasOutcome);
      if (given.length === 0) throw new ExpectedError('NOBODY_ASSIGNABLE');
      const rows = given.map(({ athleteId, clearance, work, rack }) => ({
        id: randomUUID() as string,
        athlete_id: athleteId,
        program_id: request.program.id,
        program_version: request.program.version,
        start_date: request.startDate,
        first_day: request.startDate,
        start_week: request.startWeek,
        training_days: JSON.stringify(request.trainingDays),
        state: 'active' as const,
        outcome: isAsWritten(work.program) ? ('asWritten' as const) : ('withChanges' as const),
        decision: JSON.stringify(decisionOf(clearance)),
        policy_version: verdicts.policyVersion,
        assigned_by: stamp.who,
        assigned_at: stamp.at,
        version: 1,
        given: JSON.stringify(givenOf({ permission: clearance.permission, rack })),
        // The foundation block is none of the program's weeks: they count from the day a coach accepts more.
        paused_on: work.program.foundation ? request.startDate : null,
        rack_id: rack.id,
      }));
      for (let start = 0; start < rows.length; start += 200) {
        await trx
          .insertInto('assignment')
          .values(rows.slice(start, start + 200))
          .execute();
      }
      audit(
        ...rows.map((row) => ({
          action: 'assignments.assign',
          subject: row.athlete_id,
          change: {
            assignment: row.id,
            program: row.program_id,
            version: row.program_version,
            start: row.start_date,
            outcome: row.outcome,
          },
          policyVersion: row.policy_version,
        })),
      );
      touch(
        'assignment',
        rows.map((row) => row.athlete_id),
      );
      return {
        asWritten: rows.filter((row) => row.outcome === 'asWritten').length,
        withChanges: rows.filter((row) => row.outcome === 'withChanges').length,
        notAssigned: verdicts.all.length - rows.length,
        assignments: rows.map((row) => row.id),
      };
    });
  },

  'assignments.previewVersion': previewVersion,
  'assignments.changeVersion': changeVersion,

  'assignments.list': async (input, context) => {
    const { kysely } = context.session;
    const list = await assignmentsWithNames(kysely, input);
    const proposed = await proposalsFor(kysely, context.library, context.clock.today(), input);
    const couldLoosen = new Set(proposed.map(({ running }) => running.assignmentId));
    return list.map((assignment) => ({ ...assignment, couldLoosen: couldLoosen.has(assignment.id) }));
  },

  'assignments.plan': async ({ id, week }, context) => {
    const { kysely } = context.session;
    const today = context.clock.today();
    const [running] = await runningWork(kysely, context.library, today, { assignmentIds: [id] });
    if (!running) throw new ExpectedError('NOT_FOUND');
    if (running.held) return { held: await heldFor(context, running.athleteId, running.held), sessions: [] };
    const { exercises } = context.library;
    const planner = await plannerOf(kysely, running.athleteId, running.rack, today, running.ownLoads);
    return { held: null, sessions: plannedSessions({ ...running, week, planner, exercises, today }) };
  },

  'assignments.previewPlan': async ({ athleteId, week, ...input }, context) => {
    const { kysely } = context.session;
    const today = context.clock.today();
    const request = await requestOf(kysely, { ...input, athleteIds: [athleteId] }, today);
    const [verdict] = (await verdictsFor(kysely, request, context.library, today)).all;
    if (!verdict) throw new ExpectedError('NOT_FOUND');
    const { clearance, rack, obstacle, work } = verdict;
    if (!work) {
      const held = obstacle ? { rule: obstacle.rule, reason: obstacle.text } : heldBecause(clearance);
      return { held: await heldFor(context, athleteId, held), sessions: [] };
    }
    const { exercises } = context.library;
    const { startWeek } = request;
    const planner = await plannerOf(kysely, athleteId, rack, today);
    const of = { work: work.program, clearance, rack, startWeek, week, planner, exercises, today };
    return { held: null, sessions: plannedSessions(of) };
  },

  'assignments.proposals': proposeMore,
  'assignments.accept': acceptMore,
  'assignments.resume': resumePrograms,

  'assignments.move': movePrograms,

  'assignments.end': async ({ ids }, context) => {
    const stamp = stampOf(context);
    return context.session.change({ stamp }, async ({ trx, touch, audit }) => {
      const policy = await policyInForce(trx);
      const ended: { id: string; athlete_id: string }[] = [];
      for (const part of inParts(ids)) {
        ended.push(
          ...(await trx
            .updateTable('assignment')
            .set(({ eb }) => ({
              state: 'ended',
              ended_on: stamp.today,
              // Of a program that was active it says from when its weeks do not count; that is over with it.
              paused_on: eb.case().when('state', '=', 'paused').then(eb.ref('paused_on')).else(null).end(),
              version: eb('version', '+', 1),
            }))
            .where('id', 'in', part)
            .where('state', '<>', 'ended')
            .returning(['id', 'athlete_id'])
            .execute()),
        );
      }
      if (ended.length === 0) throw new ExpectedError('NOT_FOUND');
      await voidSheetsOf(
        trx,
        ended.map((row) => row.id),
        stamp.at,
        'ended',
      );
      touch('sheet');
      audit(
        ...ended.map((row) => ({
          action: 'assignments.end',
          subject: row.athlete_id,
          change: { assignment: row.id },
          policyVersion: policy.version,
        })),
      );
      touch(
        'assignment',
        ended.map((row) => row.athlete_id),
      );
      return { ended: ended.length };
    });
  },
};

/** With the athlete's newest maxima, for what is at hand at the rack. */
async function plannerOf(
  executor: Kysely<Tables>,
  athleteId: string,
  rack: RoomEquipment,
  today: CalendarDate,
  own?: OwnLoads,
): Promise<LoadPlanner> {
  const maxima = (await planningMaxima(executor, [athleteId])).get(athleteId) ?? [];
  return athletePlanner(maxima, await facilityOf(executor), rack, today, own);
}

/** Why nothing is done this week, as far as whoever asks may know. */
async function heldFor(
  context: Context,
  athleteId: string,
  { rule, reason }: { readonly rule: string; readonly reason: string },
): Promise<string> {
  if (!seesHealth(context)) return neutralReason({ rule, text: reason }, 'T0').text;
  if (rule !== 'GATE' && rule !== 'PAUSED') await noteViews(context, [athleteId]);
  return reason;
}

/** The request with its program. Throws NOT_FOUND, and INVALID_INPUT for a start that cannot be meant. */
async function requestOf(
  executor: Kysely<Tables>,
  {
    athleteIds,
    programId,
    version,
    startDate,
    startWeek = 1,
    trainingDays,
    rackId,
  }: z.output<typeof assignmentRequest>,
  today: CalendarDate,
): Promise<AssignmentRequest> {
  const program = await programVersion(executor, programId, version);
  if (!program) throw new ExpectedError('NOT_FOUND');
  const lastWeek = Math.max(...program.phases.map((phase) => phase.lastWeek));
  if (startWeek > lastWeek) {
    const sentence = `This program ends with week ${lastWeek}.`;
    throw new ExpectedError('INVALID_INPUT', { fields: [{ path: 'startWeek', sentence }] });
  }
  refuseFarDates(startDate, today);
  if (rackId !== undefined) await refuseUnknownRack(executor, rackId);
  return {
    athleteIds,
    program,
    startDate,
    startWeek,
    trainingDays: [...new Set(trainingDays)].sort(),
    rackId,
  };
}

/** A start long ago or years ahead is a slip of the pen, and programs are counted in weeks. */
function refuseFarDates(startDate: CalendarDate, today: CalendarDate): void {
  const days = daysBetween(today, startDate);
  if (days >= -366 && days <= 731) return;
  const sentence = 'Choose a start within the last year or the next two.';
  throw new ExpectedError('INVALID_INPUT', { fields: [{ path: 'startDate', sentence }] });
}
