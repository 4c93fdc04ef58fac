/** The audit trail: each event carries the hash of the one before, so that an edit anywhere breaks the chain. */

import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { AuditEventTable, Tables } from './database/schema.ts';

export interface AuditEntry {
  /** Verb and object, such as `clearance.record`. */
  readonly action: string;
  /** Which record, by id; never a name. */
  readonly subject: string;
  /** Old → new, or what was decided. */
  readonly change: unknown;
  readonly reason?: string | undefined;
  readonly policyVersion: number;
}

export interface AuditStamp {
  readonly at: string;
  readonly today: CalendarDate;
  readonly who: string;
}

const FIRST = '0'.repeat(64);
/** Events between two turns of the event loop. */
const AT_ONCE = 200;

/** Appends events in one go; inside the transaction of the change they tell of. */
export async function appendAudit(
  trx: Transaction<Tables>,
  stamp: AuditStamp,
  entries: readonly AuditEntry[],
): Promise<void> {
  const last = await trx
    .selectFrom('audit_event')
    .select('hash')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  let previous = last?.hash ?? FIRST;
  for (let start = 0; start < entries.length; start += AT_ONCE) {
    if (start > 0) await nextTurn();
    const rows = chained(stamp, entries.slice(start, start + AT_ONCE), previous);
    previous = rows.at(-1)?.hash ?? previous;
    await trx.insertInto('audit_event').values(rows).execute();
  }
}

function chained(stamp: AuditStamp, entries: readonly AuditEntry[], last: string): Chained[] {
  let previous = last;
  return entries.map((entry) => {
    const content = {
      at: stamp.at,
      today: stamp.today,
      who: stamp.who,
      action: entry.action,
      subject: entry.subject,
      change: JSON.stringify(entry.change),
      reason: entry.reason ?? null,
      policy_version: entry.policyVersion,
    };
    const hash = hashOf(previous, content);
    const row = { ...content, previous_hash: previous, hash };
    previous = hash;
    return row;
  });
}

/** The first event whose hash does not fit, or undefined when the whole chain holds. */
export async function firstBrokenAudit(executor: Kysely<Tables>): Promise<number | undefined> {
  let previous = FIRST;
  let after = 0;
  for (;;) {
    const rows = await executor
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(2000)
      .execute();
    for (const row of rows) {
      if (row.previous_hash !== previous || row.hash !== hashOf(previous, row)) return row.seq;
      previous = row.hash;
      after = row.seq;
    }
    if (rows.length < 2000) return undefined;
    await nextTurn();
  }
}

type Chained = Omit<AuditEventTable, 'seq'>;
type Hashed = Omit<Chained, 'previous_hash' | 'hash'>;

function hashOf(previous: string, row: Hashed): string {
  const parts = [
    previous,
    row.at,
    row.today,
    row.who,
    row.action,
    row.subject,
    row.change,
    row.reason,
    row.policy_version,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
