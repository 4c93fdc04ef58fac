/** Giving more again, always by a coach and through the gate: accepting what clearance now allows, resuming after a hold. */

import type { assignments } from '#contract/assignments.ts';
import { addDays, type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import { NO_HEALTH, neutralReason } from '../clearance/neutral-words.ts';
import { noteViews, seesHealth } from '../clearance/views-audit.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { Change } from '../session.ts';
import { givenOf } from './given.ts';
import { decisionOf } from './lists.ts';
import { proposalDigest, proposalsFor, proposalView } from './proposals.ts';
import { heldBecause, type RunningWork, runningWork } from './running.ts';
import { sweepAfterTightening } from './sweep.ts';
import { voidSheetsOf } from './void-sheets.ts';
import { calendarWeek } from './weeks-done.ts';
import { hasWork, isAsWritten } from './work.ts';

type Handlers = HandlersOf<typeof assignments>;

export const proposeMore: Handlers['assignments.proposals'] = async ({ ids, athleteIds }, context) => {
  const { kysely } = context.session;
  const today = context.clock.today();
  const proposals = await proposalsFor(kysely, context.library, today, { assignmentIds: ids, athleteIds });
  return {
    digest: await proposalDigest(kysely, proposals, today),
    proposals: proposals.map((proposal) => proposalView(proposal, context.library)),
  };
};

export const acceptMore: Handlers['assignments.accept'] = async ({ ids, digest }, context) => {
  const stamp = stampOf(context);
  return context.session.change({ stamp }, async (change) => {
    const { trx, touch, audit } = change;
    const proposals = await proposalsFor(trx, context.library, stamp.today, { assignmentIds: ids });
    if (digest !== (await proposalDigest(trx, proposals, stamp.today)))
      throw new ExpectedError('PREVIEW_CHANGED');
    for (const { running, work } of proposals) {
      await trx
        .updateTable('assignment')
        .set(({ eb }) => ({
          decision: JSON.stringify(decisionOf(running.clearance)),
          given: JSON.stringify(givenOf({ ...running, permission: running.clearance.permission })),
          outcome: isAsWritten(work) ? ('asWritten' as const) : ('withChanges' as const),
          policy_version: running.policyVersion,
          accepted_on: stamp.today,
          given_before: JSON.stringify(givenOf(running)),
          ...(isGoneOnWith(running, work, stamp.today) && goesOn(running, stamp.today)),
          version: eb('version', '+', 1),
        }))
        .where('id', '=', running.assignmentId)
        .execute();
      if (isGoneOnWith(running, work, stamp.today)) await forgetShifted(trx, running, stamp.today);
      // What is on paper is not the program any more.
      await voidSheetsOf(trx, [running.assignmentId], stamp.at, 'changed');
    }
    audit(
      ...proposals.map(({ running, work }) => ({
        action: 'assignments.accept',
        subject: running.athleteId,
        change: {
          assignment: running.assignmentId,
          from: running.permission.tier,
          to: work.tier,
        },
        policyVersion: running.policyVersion,
      })),
    );
    const athleteIds = proposals.map(({ running }) => running.athleteId);
    touch('assignment', athleteIds);
    touch('sheet');
    await sweepAfterTightening(change, athleteIds, stamp, context.library, 'assignments.accept');
    return { accepted: proposals.length };
  });
};

export const resumePrograms: Handlers['assignments.resume'] = async ({ ids }, context) => {
  const stamp = stampOf(context);
  const { resumed, refused } = await context.session.change({ stamp }, async (change) => {
    const { trx, touch, audit } = change;
    const asked = await runningWork(trx, context.library, stamp.today, { assignmentIds: ids });
    const paused = asked.filter(({ state }) => state === 'paused');
    if (paused.length === 0) throw new ExpectedError('NOT_FOUND');
    const [refused, resumed] = [paused.filter(isHeld), paused.filter((running) => !isHeld(running))];
    for (const running of resumed) {
      await trx
        .updateTable('assignment')
        .set(({ eb }) => ({
          state: 'active',
          ...goesOn(running, stamp.today),
          resumed_on: stamp.today,
          ...(running.work.foundation && { paused_on: stamp.today }),
          version: eb('version', '+', 1),
        }))
        .where('id', '=', running.assignmentId)
        .execute();
      if (running.pausedOn !== null)
        await trx
          .insertInto('program_pause')
          .values({ assignment_id: running.assignmentId, began: running.pausedOn, resumed: stamp.today })
          .onConflict((conflict) =>
            conflict.columns(['assignment_id', 'began']).doUpdateSet({ resumed: stamp.today }),
          )
          .execute();
      await forgetShifted(trx, running, stamp.today);
    }
    audit(
      ...resumed.map((running) => ({
        action: 'assignments.resume',
        subject: running.athleteId,
        change: {
          assignment: running.assignmentId,
          tier: running.work.tier,
          start: goesOn(running, stamp.today).start_date,
        },
        policyVersion: running.policyVersion,
      })),
    );
    const athleteIds = resumed.map(({ athleteId }) => athleteId);
    if (resumed.length > 0) touch('assignment', athleteIds);
    await sweepAfterTightening(change, athleteIds, stamp, context.library, 'assignments.resume');
    return { resumed: resumed.map(({ assignmentId }) => assignmentId), refused };
  });
  return { resumed, refused: await refusalsFor(context, refused) };
};

/** True where the phase that the program was left in, or left before, is given now: it begins, or goes on, today. */
function isGoneOnWith(running: RunningWork, work: GatedProgram, today: CalendarDate): boolean {
  const { pausedOn } = running;
  const left = calendarWeek(running, pausedOn !== null && pausedOn < today ? pausedOn : today);
  const own = work.phases.find(({ firstWeek, lastWeek }) => firstWeek <= left && left <= lastWeek);
  return !work.foundation && (!own || own.permitted);
}

/**
 * Days of a pause, of the foundation block, or of a phase repeated in place of another are no training done: the
 * program goes on in the week, and so the phase, it was left in.
 */
function goesOn({ startDate, pausedOn }: RunningWork, today: CalendarDate) {
  const from = pausedOn !== null && pausedOn > startDate ? pausedOn : startDate;
  const start_date =
    pausedOn === null ? startDate : addDays(startDate, Math.max(0, daysBetween(from, today)));
  return { start_date, paused_on: null };
}

/**
 * Days that were moved, skipped or swapped are known by their dates. From the pause on those dates belong to other
 * sessions than a coach meant, for the weeks have shifted.
 */
async function forgetShifted(trx: Change['trx'], running: RunningWork, today: CalendarDate): Promise<void> {
  const { assignmentId, pausedOn, startDate } = running;
  if (pausedOn === null || goesOn(running, today).start_date === startDate) return;
  await trx
    .deleteFrom('schedule_change')
    .where('assignment_id', '=', assignmentId)
    .where(({ or, eb }) => or([eb('planned_for', '>=', pausedOn), eb('moved_to', '>=', pausedOn)]))
    .execute();
}

/** Nothing is left to do today, whether it is paused or not. */
function isHeld({ work, startWeek }: RunningWork): boolean {
  return !hasWork(work, startWeek);
}

/** After the change, for the trail of views is a change of its own. */
async function refusalsFor(context: Context, refused: readonly RunningWork[]) {
  if (seesHealth(context)) {
    const viewed = refused.filter(({ clearance }) => !NO_HEALTH.has(heldBecause(clearance).rule));
    await noteViews(
      context,
      viewed.map(({ athleteId }) => athleteId),
    );
  }
  return refused.map(({ assignmentId, name, clearance }) => {
    const { rule, reason } = heldBecause(clearance);
    const told = { rule, text: reason };
    const { rule: shown, text } = seesHealth(context) ? told : neutralReason(told, clearance.tier);
    return { id: assignmentId, name, rule: shown, reason: text };
  });
}
