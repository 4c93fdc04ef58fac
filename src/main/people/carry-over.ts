/** People are who they are now: going back to a backup brings back neither a PIN nor a role nor somebody who has left. */

import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../database/schema.ts';

export async function carryPeopleOver(present: Kysely<Tables>, trx: Transaction<Tables>): Promise<void> {
  const people = await present.selectFrom('person').selectAll().execute();
  await trx.deleteFrom('person').execute();
  for (const person of people) await trx.insertInto('person').values(person).execute();
}
