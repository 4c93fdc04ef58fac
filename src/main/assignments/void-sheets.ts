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
}

/** These sheets and no others of their assignments. */
export async function voidSheets(
  trx: Transaction<Tables>,
  numbers: readonly string[],
  at: string,
  reason: VoidReason,
): Promise<void> {
  if (numbers.length === 0) return;
  await trx
    .updateTable('sheet')
    .set({ void_since: at, void_reason: reason })
    .where('number', 'in', numbers)
    .execute();
}
