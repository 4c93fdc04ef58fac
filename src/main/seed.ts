/** What every roster file starts with: a facility row, a room, the first policy, the shipped programs. */

import type { Kysely } from 'kysely';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import type { Clock } from './clock.ts';
import type { Tables } from './database/schema.ts';
import { DEFAULT_ROOMS } from './facility/default-room.ts';
import { writeRooms } from './facility/facility.ts';
import type { Library } from './library/library.ts';

/** Whoever opens Rackside first leads the facility, and needs no PIN until a second person is added. */
const FIRST_PERSON = {
  id: 'first',
  name: 'Coach',
  role: 'lead',
  view_health: 1,
  pin: null,
  pin_set_by: null,
  wrong_tries: 0,
  next_try_at: null,
  state: 'active',
  version: 1,
} as const;

/** Adds what is missing; a shipped program in a newer version stands beside the older one. */
export async function seedFoundations(kysely: Kysely<Tables>, library: Library, clock: Clock): Promise<void> {
  const at = clock.now().toISOString();
  await kysely.transaction().execute(async (trx) => {
    await trx
      .insertInto('facility')
      .values({
        id: 1,
        name: '',
        unit: 'kg',
        percent_basis: 'e1RM',
        coach: '',
        paper: 'A4',
        begun: null,
        version: 1,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { people } = await trx
      .selectFrom('person')
      .select(({ fn }) => fn.countAll<number>().as('people'))
      .executeTakeFirstOrThrow();
    if (people === 0) await trx.insertInto('person').values(FIRST_PERSON).execute();
    const room = await trx.selectFrom('room').select('id').limit(1).executeTakeFirst();
    if (!room) await writeRooms(trx, [DEFAULT_ROOMS.kg]);
    await trx
      .insertInto('policy_version')
      .values({
        version: DEFAULT_POLICY.version,
        content: JSON.stringify(DEFAULT_POLICY),
        reason: 'Shipped defaults',
        decided_by: 'Rackside',
        decided_at: at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    for (const program of library.programs) {
      await trx
        .insertInto('program_version')
        .values({
          program_id: program.id,
          version: program.version,
          name: program.name,
          content: JSON.stringify(program),
          origin: 'shipped',
          created_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}
