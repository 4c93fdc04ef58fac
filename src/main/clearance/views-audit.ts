/**
 * Every view of health details is audited, once per person and athlete in ten minutes, so that refetches do not flood;
 * and every entry that is refused to somebody who may not see them, for many refusals are a way to find out.
 */

import { addDays } from '#domain/calendar/calendar-date.ts';
import { appendAudit } from '../audit.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { inParts } from '../roster/athletes.ts';
import { policyInForce } from './policy.ts';

const ACTION = 'clearance.viewed';
const APART_MS = 10 * 60_000;

/** True for whoever may see what lies behind a tier. */
export function seesHealth({ person }: Pick<Context, 'person'>): boolean {
  return person?.viewHealth ?? false;
}

/** Waits for a recording; where it is refused to somebody without the right, the trail says so, without what they typed. */
export async function notingRefusal<Answer>(
  context: Context,
  subject: string,
  recording: Promise<Answer>,
): Promise<Answer> {
  try {
    return await recording;
  } catch (error) {
    if (!seesHealth(context) && error instanceof ExpectedError && error.code === 'EVIDENCE_REFUSED') {
      await context.session.kysely.transaction().execute(async (trx) => {
        const { version: policyVersion } = await policyInForce(trx);
        const entry = { action: 'clearance.refused', subject, change: {}, policyVersion };
        await appendAudit(trx, stampOf(context), [entry]);
      });
    }
    throw error;
  }
}

/** Says in the audit trail that these athletes' details were shown to whoever calls. */
export async function noteViews(context: Context, athleteIds: readonly string[]): Promise<void> {
  if (athleteIds.length === 0) return;
  const stamp = stampOf(context);
  const since = new Date(context.clock.now().getTime() - APART_MS).toISOString();
  await context.session.kysely.transaction().execute(async (trx) => {
    const noted = new Set<string>();
    for (const part of inParts([...new Set(athleteIds)])) {
      const rows = await trx
        .selectFrom('audit_event')
        .select('subject')
        // By day as well, because that is what the trail is indexed by.
        .where('today', '>=', addDays(stamp.today, -1))
        .where('action', '=', ACTION)
        .where('who', '=', stamp.who)
        .where('at', '>', since)
        .where('at', '<=', stamp.at)
        .where('subject', 'in', part)
        .execute();
      for (const { subject } of rows) noted.add(subject);
    }
    const fresh = [...new Set(athleteIds)].filter((id) => !noted.has(id));
    if (fresh.length === 0) return;
    const { version: policyVersion } = await policyInForce(trx);
    await appendAudit(
      trx,
      stamp,
      fresh.map((subject) => ({ action: ACTION, subject, change: {}, policyVersion })),
    );
  });
}
