/** The use cases of assignment: the three lists, saving them, what is running, what it gives this week. */

import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { assignments, listedAthlete } from '#contract/assignments.ts';
import { type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import { DEFAULT_PERCENT_POLICY } from '#domain/load/maximum.ts';
import { plannerFor } from '#domain/load/plan-program.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { HandlersOf } from '../handler.ts';
import { programVersion } from '../library/programs.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { inParts } from '../roster/athletes.ts';
import { type AssignmentRequest, isAsWritten, type Verdict, type Verdicts, verdictsFor } from './preview.ts';
import { assignmentsWithNames, runningWork } from './running.ts';
import { plannedSessions } from './week-plan.ts';

/** Previews that can still be saved; the oldest make room. */
const previews = new Map<string, { request: AssignmentRequest; digest: string }>();
const MOST_PREVIEWS = 20;

export const assignmentHandlers: HandlersOf<typeof assignments> = {
  'assignments.preview': async (input, context, control) => {
    const { kysely } = context.session;
    const program = await programVersion(kysely, input.programId, input.version);
    if (!program) throw new ExpectedError('NOT_FOUND');
    const lastWeek = Math.max(...program.phases.map((phase) => phase.lastWeek));
    const startWeek = input.startWeek ?? 1;
    if (startWeek > lastWeek) {
      const sentence = `This program ends with week ${lastWeek}.`;
      throw new ExpectedError('INVALID_INPUT', { fields: [{ path: 'startWeek', sentence }] });
    }
    refuseFarDates(input.startDate, context.clock.today());
    const request: AssignmentRequest = {
      athleteIds: input.athleteIds,
      program,
      startDate: input.startDate,
      startWeek,
      trainingDays: [...new Set(input.trainingDays)].sort(),
    };
    const verdicts = await verdictsFor(kysely, request, context.library, context.clock.today(), control);
    const id = randomUUID();
    previews.set(id, { request, digest: verdicts.digest });
    for (const oldest of previews.keys()) {
      if (previews.size <= MOST_PREVIEWS) break;
      previews.delete(oldest);
    }
    return {
      id,
      program: { id: program.id, version: program.version, name: program.name },
      startDate: input.startDate,
      ...listsOf(verdicts),
    };
  },

  'assignments.assign': async ({ preview }, context, control) => {
    const stored = previews.get(preview);
    if (!stored) throw new ExpectedError('PREVIEW_CHANGED');
    const { request, digest } = stored;
    const stamp = stampOf(context);
    const result = await context.session.change({ stamp }, async ({ trx, touch, audit }) => {
      // Gated again in the transaction that saves: what the lists showed is what is saved, or nothing is.
      const verdicts = await verdictsFor(trx, request, context.library, stamp.today, control);
      if (verdicts.digest !== digest) throw new ExpectedError('PREVIEW_CHANGED');
      const given = verdicts.all.filter(hasOutcome);
      if (given.length === 0) throw new ExpectedError('NOBODY_ASSIGNABLE');
      const rows = given.map(({ athleteId, clearance, work }) => ({
        id: randomUUID() as string,
        athlete_id: athleteId,
        program_id: request.program.id,
        program_version: request.program.version,
        start_date: request.startDate,
        start_week: request.startWeek,
        training_days: JSON.stringify(request.trainingDays),
        state: 'active' as const,
        outcome: isAsWritten(work.program) ? ('asWritten' as const) : ('withChanges' as const),
        decision: JSON.stringify(decisionOf(clearance)),
        policy_version: verdicts.policyVersion,
        assigned_by: stamp.who,
        assigned_at: stamp.at,
        version: 1,
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
    previews.delete(preview);
    return result;
  },

  'assignments.list': (input, context) => assignmentsWithNames(context.session.kysely, input),

  'assignments.plan': async ({ id, week }, context) => {
    const { kysely } = context.session;
    const today = context.clock.today();
    const [running] = await runningWork(kysely, context.library, today, { assignmentIds: [id] });
    if (!running) throw new ExpectedError('NOT_FOUND');
    if (running.held) return { held: running.held.reason, sessions: [] };
    const facility = await facilityOf(kysely);
    const planner = plannerFor({
      maxima: (await planningMaxima(kysely, [running.athleteId])).get(running.athleteId) ?? [],
      room: facility.room,
      today,
      policy: { ...DEFAULT_PERCENT_POLICY, basis: facility.percentBasis },
    });
    return { held: null, sessions: plannedSessions(running, week, planner, context.library.exercises) };
  },

  'assignments.end': async ({ ids }, context) => {
    const stamp = stampOf(context);
    return context.session.change({ stamp }, async ({ trx, touch, audit }) => {
      const policy = await policyInForce(trx);
      const ended: { id: string; athlete_id: string }[] = [];
      for (const part of inParts(ids)) {
        ended.push(
          ...(await trx
            .updateTable('assignment')
            .set(({ eb }) => ({ state: 'ended', version: eb('version', '+', 1) }))
            .where('id', 'in', part)
            .where('state', '<>', 'ended')
            .returning(['id', 'athlete_id'])
            .execute()),
        );
      }
      if (ended.length === 0) throw new ExpectedError('NOT_FOUND');
      for (const part of inParts(ended.map((row) => row.id))) {
        await trx
          .updateTable('sheet')
          .set({ void_since: stamp.at })
          .where('assignment_id', 'in', part)
          .where('void_since', 'is', null)
          .execute();
      }
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

/** A start long ago or years ahead is a slip of the pen, and programs are counted in weeks. */
function refuseFarDates(startDate: CalendarDate, today: CalendarDate): void {
  const days = daysBetween(today, startDate);
  if (days >= -366 && days <= 731) return;
  const sentence = 'Choose a start within the last year or the next two.';
  throw new ExpectedError('INVALID_INPUT', { fields: [{ path: 'startDate', sentence }] });
}

type Given = Verdict & { readonly work: NonNullable<Verdict['work']> };
const hasOutcome = (verdict: Verdict): verdict is Given => verdict.work !== undefined;

/** What is kept of a decision: enough to explain itself later, and to stay in force. */
function decisionOf({ tier, states, permission, reasons, on }: Verdict['clearance']) {
  return { on, tier, states: states.map(({ state }) => state), permission, reasons };
}

type Lists = Pick<
  z.input<(typeof assignments)['assignments.preview']['output']>,
  'asWritten' | 'withChanges' | 'notAssigned' | 'work'
>;

function listsOf({ all }: Verdicts): Lists {
  const lists: Lists = { asWritten: [], withChanges: [], notAssigned: [], work: {} };
  for (const verdict of all) {
    const listed = listedOf(verdict);
    if (!verdict.work) lists.notAssigned.push(listed);
    else {
      lists.work[verdict.work.key] = verdict.work.program;
      (isAsWritten(verdict.work.program) ? lists.asWritten : lists.withChanges).push(listed);
    }
  }
  return lists;
}

function listedOf({
  athleteId,
  name,
  squads,
  clearance,
  work,
  obstacle,
  missingMaxima,
}: Verdict): z.input<typeof listedAthlete> {
  const reasons = clearance.reasons.map(({ rule, text, source }) => ({ rule: rule as string, text, source }));
  return {
    athleteId,
    name,
    squads: [...squads],
    tier: clearance.tier,
    states: clearance.states.map(({ state }) => state),
    reasons: obstacle ? [{ ...obstacle, source: 'Roster' }, ...reasons] : reasons,
    wouldChange: clearance.wouldChange.map(({ text, from, timeAlone }) => ({
      text,
      // A date is a promise only where nothing but time is missing.
      from: (timeAlone && from) || null,
    })),
    work: work?.key ?? null,
    missingMaxima: [...missingMaxima],
  };
}
