/** The system's use cases: status, backups, recovery, undo, jobs, audit. */

import { join } from 'node:path';
import type { system } from '#contract/system.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { firstBrokenAudit } from '../audit.ts';
import { DATE_CONFIRMED, laterKnownDay } from '../clearance/known-day.ts';
import { policyInForce } from '../clearance/policy.ts';
import { seesHealth } from '../clearance/views-audit.ts';
import { type Context, stampOf } from '../context.ts';
import { backUp, listBackups, provenBackup } from '../database/backup.ts';
import { ROSTER_FILE } from '../database/open.ts';
import { loadsTurned, stepBack } from '../database/undo.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { activePeople } from '../people/people.ts';
import { proveAnother } from '../people/prove-another.ts';
import { EVERYTHING } from '../session.ts';
import { restoreFrom } from './restore.ts';

export const systemHandlers: HandlersOf<typeof system> = {
  'system.status': async (_, context) => ({
    version: context.version,
    today: context.clock.today(),
    opened: context.session.opened,
    ...(context.session.problem && { problem: context.session.problem }),
    firstStart: context.session.opened === 'ready' && !(await hasBegun(context)),
    person: context.person ?? null,
    signInNeeded: context.session.opened === 'ready' && context.signIn.needed,
    asksPin: context.session.opened === 'ready' && context.signIn.asksPin,
    ...(await clockWarning(context)),
    revision: context.session.revision,
  }),

  'system.backups': async (_, context) => listBackups(context.dataFolder),

  'system.backUp': async (_, context) =>
    backUp(join(context.dataFolder, ROSTER_FILE), context.dataFolder, 'asked', context.clock.now()),

  'system.confirmDate': async ({ reason, secondPerson }, context) => {
    const stamp = stampOf(context);
    const { kysely } = context.session;
    if (reason.trim() === '') throw dateRefused('reason', 'Write how the later days came about.');
    const later = await laterKnownDay(kysely, stamp.today);
    if (!later) return { setAside: null };
    if (secondPerson || (await activePeople(kysely)).length > 1) {
      if (!secondPerson) throw dateRefused('secondPerson', 'Name a second person who agrees.');
      await proveAnother(context, secondPerson, (sentence) => dateRefused('secondPerson', sentence));
    }
    await context.session.change({ stamp }, async ({ trx, audit, touch }) => {
      const { version: policyVersion } = await policyInForce(trx);
      audit({
        action: DATE_CONFIRMED,
        subject: 'facility',
        change: { later, ...(secondPerson && { secondPerson: secondPerson.id }) },
        reason: reason.trim(),
        policyVersion,
      });
      touch('clearance');
      touch('assignment');
      touch('athlete');
    });
    return { setAside: later };
  },

  'system.restore': async ({ id }, context) => {
    const { path, backup } = provenBackup(context.dataFolder, id);
    const { carried, added, maxima, sheets } = await context.calls.alone(
      () => context.jobs.cancelAll(),
      () => restoreFrom(path, backup, context),
    );
    return {
      restored: backup,
      evidenceCarriedOver: carried,
      athletesCarriedOver: added,
      lowerMaximaCarriedOver: maxima,
      sheetsVoided: sheets,
    };
  },

  'system.startAfresh': async (_, context) => {
    // A file from a newer version is sound: it is not ours to set aside.
    if (context.session.opened === 'newer') throw new ExpectedError('NEWER_DATABASE');
    if (context.session.opened !== 'damaged') throw new ExpectedError('ALREADY_STARTED');
    await context.session.open({ afresh: true });
    context.session.say(EVERYTHING);
    return {};
  },

  'history.undo': async ({ step }, context) => turnHistory(context, 'undo', step),
  'history.redo': async (_, context) => {
    const { what } = await turnHistory(context, 'redo');
    return { what };
  },

  'jobs.status': async ({ id }, context) => context.jobs.shownTo(context.person, context.jobs.status(id)),
  'jobs.list': async (_, context) =>
    context.jobs.list().map((status) => context.jobs.shownTo(context.person, status)),
  'jobs.cancel': async ({ id }, context) =>
    context.jobs.shownTo(context.person, await context.jobs.cancel(id)),

  'audit.page': async ({ before, limit }, context) => {
    const { kysely } = context.session;
    const rows = await kysely
      .selectFrom('audit_event')
      .selectAll()
      .$if(before !== undefined, (query) => query.where('seq', '<', before ?? 0))
      .orderBy('seq', 'desc')
      .limit(limit)
      .execute();
    return {
      events: rows.map((row) => ({
        seq: row.seq,
        at: row.at,
        who: row.who,
        action: row.action,
        subject: row.subject,
        ...(row.reason && mayRead(row.action, context) && { reason: row.reason }),
        policyVersion: row.policy_version,
      })),
      chainHolds: (await firstBrokenAudit(kysely)) === undefined,
    };
  },
};

/** Why the policy changed is everybody’s to read; why a record of an athlete did tells of their health. */
function mayRead(action: string, context: Context): boolean {
  return action.startsWith('policy.') || seesHealth(context);
}

async function hasBegun(context: Context): Promise<boolean> {
  const facility = await context.session.kysely.selectFrom('facility').select('begun').executeTakeFirst();
  return facility?.begun != null;
}

/** A clock set back would make old clearances look fresh: say so. */
async function clockWarning({ session, clock }: Context) {
  const laterDay =
    session.opened === 'ready' ? ((await laterKnownDay(session.kysely, clock.today())) ?? null) : null;
  const warning =
    'This computer’s date is earlier than the last recorded change. The stricter of both dates counts for clearance.';
  return { laterDay, warnings: laterDay ? [warning] : [] };
}

function dateRefused(path: string, sentence: string): ExpectedError {
  return new ExpectedError('DATE_REFUSED', { fields: [{ path, sentence }] });
}

async function turnHistory(
  context: Context,
  direction: 'undo' | 'redo',
  named?: string,
): Promise<{ what: string; step: string }> {
  const stamp = stampOf(context);
  return context.session.change({ stamp }, async (change) => {
    const { trx, touch, audit } = change;
    const turned = await stepBack(trx, direction, named);
    const loads = await loadsTurned(trx, turned.id);
    if (loads.length > 0) touch('assignment');
    touch('athlete');
    touch('squad');
    touch('maximum');
    const { version: policyVersion } = await policyInForce(trx);
    audit({ action: `history.${direction}`, subject: 'roster', change: { step: turned.id }, policyVersion });
    const whom = { onRecordOr: loads };
    await sweepAfterTightening(change, whom, stamp, context.library, `history.${direction}`);
    return { what: turned.what, step: turned.step };
  });
}
