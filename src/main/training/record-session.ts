/** Records what belongs to a whole session, and says that something named in training was looked at. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SessionFacts, training } from '#contract/training.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { gridSessions, isWithheld, sessionsAt } from './grid.ts';
import { athletesOf, refusalOf, writableSession } from './open-session.ts';
import { actOnPain, painsOf } from './pain.ts';
import { AT_ONCE, sessionsInParts } from './record.ts';
import { reviewedBy } from './reviews.ts';
import { factsOf, isTrained, type StoredSession, setsOf } from './stored.ts';
import { easingAfterEntry } from './trained-since.ts';

type Handlers = HandlersOf<typeof training>;

export const recordSession: Handlers['training.recordSession'] = async (
  { assignmentId, plannedFor, version, facts, done, heldOn },
  context,
) => {
  const stamp = stampOf(context);
  const key = { assignmentId, plannedFor };
  const [session] = await sessionsAt(context, [key]);
  const athlete = session && (await athletesOf(context, [session])).get(assignmentId);
  if (!session || !athlete) throw new ExpectedError('NOT_FOUND');
  const felt = await context.session.change({ stamp, undo: `Session of ${athlete.name}` }, async (change) => {
    const { trx, touch, audit } = change;
    const open = await writableSession(change, context, { session, athlete, heldOn });
    const stored = await trx
      .selectFrom('training_session')
      .selectAll()
      .where('id', '=', open.id)
      .executeTakeFirstOrThrow();
    const present: StoredSession = { ...stored, plan: open.plan, sore: JSON.parse(stored.sore) };
    const was = factsOf(present);
    // Each field for itself: what others entered beside it is no conflict, and what was empty is nobody's.
    const hidden = isWithheld(context, open.heldOn);
    const { rpe, minutes } = facts;
    const overwriting = overwrites(hidden ? { rpe, minutes } : facts, was);
    if (present.version !== version && overwriting) throw new ExpectedError('STALE_ROW');
    const said: SessionFacts = { ...was, ...defined(facts) };
    const now = hidden ? keepingHidden(was, said) : said;
    if (now.painNextMorning !== null && open.heldOn >= stamp.today) {
      const sentence = 'The morning after is still to come. Record it tomorrow.';
      throw new ExpectedError('LOG_REFUSED', { fields: [{ path: 'facts.painNextMorning', sentence }] });
    }
    await trx
      .updateTable('training_session')
      .set({
        rpe_halves: now.rpe === null ? null : 2 * now.rpe,
        minutes: now.minutes,
        pain_before: now.painBefore,
        pain_next_morning: now.painNextMorning,
        sore: JSON.stringify([...new Set(now.sore)]),
        note: now.note?.trim() || null,
        ...(done !== undefined && { state: done ? ('done' as const) : ('open' as const) }),
        version: present.version + 1,
      })
      .where('id', '=', open.id)
      .execute();
    // As they stand by now: somebody else may have entered pain meanwhile.
    const sets = (await setsOf(trx, [open.id])).get(open.id) ?? [];
    const during = painsOf(sets);
    const allSaid = (each: SessionFacts) => ({
      during,
      before: each.painBefore,
      nextMorning: each.painNextMorning,
      sore: each.sore,
    });
    const outcome = await actOnPain(
      change,
      context,
      { athlete, session, heldOn: open.heldOn },
      allSaid(was),
      allSaid(now),
    );
    const { version: policyVersion } = await policyInForce(trx);
    audit({
      action: 'training.recordSession',
      subject: athlete.id,
      change: { assignment: assignmentId, plannedFor, fields: Object.keys(defined(facts)) },
      policyVersion,
    });
    touch('training', [athlete.id]);
    const eased = await easingAfterEntry(change, context, session, open.heldOn, sets, sets);
    return { ...outcome, conflicts: [...outcome.conflicts, ...eased] };
  });
  const [after] = await gridSessions(context, await sessionsAt(context, [key]));
  if (!after) throw new ExpectedError('NOT_FOUND');
  return { session: after, advice: felt.advice, conflicts: felt.conflicts };
};

/** Nobody's own minutes are overwritten; whoever did nothing has none. */
export const recordMinutes: Handlers['training.recordMinutes'] = async (
  { sessions: keys, minutes },
  context,
) => {
  const stamp = stampOf(context);
  const sessions = await sessionsInParts(context, keys);
  const athletes = await athletesOf(context, sessions);
  return context.session.change({ stamp, undo: `${minutes} minutes for all` }, async (change) => {
    const { trx, touch, audit } = change;
    const { version: policyVersion } = await policyInForce(trx);
    let recorded = 0;
    for (const [at, session] of sessions.entries()) {
      if (at % AT_ONCE === AT_ONCE - 1) await nextTurn();
      const { assignmentId, plannedFor, stored, sets } = session;
      const athlete = athletes.get(assignmentId);
      if (!stored || !athlete || !sets.some(isTrained)) continue;
      if (refusalOf({ session, athlete, heldOn: undefined }, stamp.today) !== undefined) continue;
      const { numUpdatedRows } = await trx
        .updateTable('training_session')
        .set(({ eb }) => ({ minutes, version: eb('version', '+', 1) }))
        .where('id', '=', stored.id)
        .where('minutes', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) continue;
      recorded += 1;
      audit({
        action: 'training.recordSession',
        subject: athlete.id,
        change: { assignment: assignmentId, plannedFor, fields: ['minutes'] },
        policyVersion,
      });
      touch('training', [athlete.id]);
    }
    if (recorded === 0)
      throw new ExpectedError('LOG_REFUSED', {
        message: 'Everybody who trained has minutes already, or nobody has entered a set.',
      });
    return { recorded };
  });
};

export const reviewedInTraining: Handlers['training.reviewed'] = async ({ sessions }, context) => {
  const stamp = stampOf(context);
  return context.session.change({ stamp }, async (change) => {
    const { trx, touch, audit } = change;
    const { version: policyVersion } = await policyInForce(trx);
    let reviewed = 0;
    for (const { assignmentId, plannedFor } of sessions) {
      const athleteId = await reviewedBy(change, { assignmentId, plannedFor }, stamp);
      if (athleteId === undefined) continue;
      reviewed += 1;
      audit({
        action: 'training.reviewed',
        subject: athleteId,
        change: { assignment: assignmentId, plannedFor },
        policyVersion,
      });
      touch('clearance', [athleteId]);
    }
    if (reviewed === 0) throw new ExpectedError('NOT_FOUND');
    touch('training');
    return { reviewed };
  });
};

/** Whoever cannot see what was said cannot mean to take it away: it is kept, and what is said now comes beside it. */
function keepingHidden(was: SessionFacts, now: SessionFacts): SessionFacts {
  const more = (before: number | null, next: number | null) =>
    before === null || next === null ? (next ?? before) : Math.max(before, next);
  const note = now.note?.trim();
  return {
    ...now,
    painBefore: more(was.painBefore, now.painBefore),
    painNextMorning: more(was.painNextMorning, now.painNextMorning),
    sore: [...new Set([...was.sore, ...now.sore])],
    note: was.note && note && note !== was.note ? `${was.note} · ${note}` : (was.note ?? now.note),
  };
}

/** Another value than stands there already, in a field that was not empty. */
function overwrites(facts: Partial<Record<keyof SessionFacts, unknown>>, present: SessionFacts): boolean {
  return Object.entries(defined(facts)).some(([field, value]) => {
    const standing = JSON.stringify(present[field as keyof SessionFacts]);
    return standing !== 'null' && standing !== '[]' && standing !== JSON.stringify(value);
  });
}

function defined<T extends object>(facts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
