/** The use cases of overrides: give one with a second person, end it, read the ledger. */

import type { Kysely } from 'kysely';
import type { overrides } from '#contract/overrides.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { EntryProblem } from '#domain/clearance/entry-problem.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import { checkOverride, type Override, statesBelow } from '#domain/clearance/override.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { proveConfirmation } from '../clearance/confirmation.ts';
import {
  insertOverride,
  insertOverrideEnd,
  overrideById,
  overridesOf,
  stillRuns,
} from '../clearance/overrides.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { storedByIds } from '../roster/athletes.ts';
import { overrideViews, viewsOf } from './views.ts';

type Given = Omit<Override, 'id' | 'against'>;

export const overrideHandlers: HandlersOf<typeof overrides> = {
  'overrides.give': async ({ athleteId, secondPerson, ...asked }, context) => {
    const stamp = stampOf(context);
    const { kysely } = context.session;
    const other = await kysely
      .selectFrom('person')
      .select('name')
      .where('id', '=', secondPerson.id)
      .executeTakeFirst();
    const given: Given = {
      ...asked,
      reason: asked.reason.trim(),
      from: asked.from ?? stamp.today,
      lead: context.who,
      secondPerson: other?.name ?? '',
    };
    // Before the PIN, so that nobody types one for an override that cannot be given.
    await refuseGiven(kysely, athleteId, given, stamp.today);
    await proveConfirmation(context, {
      secondPerson: secondPerson.id,
      pin: secondPerson.pin,
      reason: given.reason,
    });
    const id = await context.session.change({ stamp }, async (change) => {
      const { trx, touch, audit } = change;
      const clearance = await refuseGiven(trx, athleteId, given, stamp.today);
      const { version } = await policyInForce(trx);
      const against = statesBelow(clearance, given.tier);
      const id = await insertOverride(trx, athleteId, { ...given, against }, version, stamp.at);
      const { tier, from, until, secondPerson } = given;
      audit({
        action: 'overrides.give',
        subject: athleteId,
        change: { override: id, tier, from, until, secondPerson },
        reason: given.reason,
        policyVersion: version,
      });
      touch('clearance', [athleteId]);
      await sweepAfterTightening(change, [athleteId], stamp, context.library, 'overrides.give');
      return id;
    });
    return viewById(context, id);
  },

  'overrides.end': async ({ id, reason }, context) => {
    const stamp = stampOf(context);
    if (reason.trim() === '') throw refused([{ field: 'reason', sentence: 'Write why it ends.' }]);
    const conflicts = await context.session.change({ stamp }, async (change) => {
      const { trx, touch, audit } = change;
      const override = await overrideById(trx, id);
      if (!override) throw new ExpectedError('NOT_FOUND');
      if (!stillRuns(override, stamp.today))
        throw refused([{ field: 'id', sentence: 'This override has ended already.' }]);
      await insertOverrideEnd(trx, id, reason.trim(), stamp);
      const { version } = await policyInForce(trx);
      audit({
        action: 'overrides.end',
        subject: override.athleteId,
        change: { override: id },
        reason: reason.trim(),
        policyVersion: version,
      });
      touch('clearance', [override.athleteId]);
      return sweepAfterTightening(change, [override.athleteId], stamp, context.library, 'overrides.end');
    });
    return { override: await viewById(context, id), conflicts };
  },

  'overrides.list': ({ athleteId, active }, context) =>
    overrideViews(context, athleteId && [athleteId], active),
};

/** Throws NOT_FOUND, or EVIDENCE_REFUSED with a sentence at each field. Answers the clearance that it would raise. */
async function refuseGiven(
  executor: Kysely<Tables>,
  athleteId: string,
  given: Given,
  today: CalendarDate,
): Promise<Clearance> {
  const [athlete] = await storedByIds(executor, [athleteId]);
  if (!athlete) throw new ExpectedError('NOT_FOUND');
  const policy = await policyInForce(executor);
  const question = { today, policy, withoutOverrides: true } as const;
  const clearance = (await clearancesOf(executor, [athleteId], question)).get(athleteId);
  if (!clearance) throw new Error('An athlete has no clearance');
  const others = await overridesOf(executor, [athleteId]);
  const overlapping = others.find(
    (other) => stillRuns(other, today) && other.from <= given.until && given.from <= other.until,
  );
  const problems = [
    ...checkOverride(given, clearance, policy, today),
    ...(overlapping
      ? [{ field: 'from', sentence: 'Another override runs in these days. End it first.' }]
      : []),
  ];
  // Somebody who works alone is told what to do about it by the proof of the second person.
  const mine = problems.filter(({ field }) => field !== 'secondPerson');
  if (mine.length > 0) throw refused(mine);
  return clearance;
}

function refused(problems: readonly EntryProblem[]): ExpectedError {
  return new ExpectedError('EVIDENCE_REFUSED', {
    fields: problems.map(({ field, sentence }) => ({ path: field, sentence })),
  });
}

async function viewById(context: Context, id: string) {
  const override = await overrideById(context.session.kysely, id);
  const [view] = override ? await viewsOf(context, [override]) : [];
  if (!view) throw new ExpectedError('NOT_FOUND');
  return view;
}
