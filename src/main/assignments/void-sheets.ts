/** Sheets that are void: their numbers stay in the register, with the reason. */

import type { Transaction } from 'kysely';
import type { Tables, VoidReason } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

/** Every sheet of these assignments that was valid so far. */
export async function voidSheetsOf(
  trx: Transaction<Tables>,
  assignmentIds: readonly string[],
  at: string,
  reason: VoidReason,
): Promise<void> {
  for (const part of inParts(assignmentIds)) {
    await trx
      .updateTable('sheet')
      .set({ void_since: at, void_reason: reason })
      .where('assignment_id', 'in', part)
      .where('void_since', 'is', null)
      .execute();
  }
  await voidSharedPaper(trx, at);
}

/** What these assignments have on the sheets of these numbers. */
export async function voidSheets(
  trx: Transaction<Tables>,
  numbers: readonly string[],
  at: string,
  reason: VoidReason,
  assignmentId?: string,
): Promise<void> {
  if (numbers.length === 0) return;
  await trx
    .updateTable('sheet')
    .set({ void_since: at, void_reason: reason })
    .where('number', 'in', numbers)
    .where('void_since', 'is', null)
    .$if(assignmentId !== undefined, (query) => query.where('assignment_id', '=', assignmentId ?? ''))
    .execute();
  await voidSharedPaper(trx, at);
}

/**
 * A rack sheet with one stale part is not to be followed by anybody. Why that part is void is its athlete’s matter: the
 * others learn that it is another’s.
 */
async function voidSharedPaper(trx: Transaction<Tables>, at: string): Promise<void> {
  await trx
    .updateTable('sheet')
    .set({ void_since: at, void_reason: 'shared' })
    .where('void_since', 'is', null)
    .where('kind', '=', 'rack')
    .where('serial', 'in', (query) =>
      query.selectFrom('sheet').select('serial').where('kind', '=', 'rack').where('void_since', '=', at),
    )
    .execute();
}
