/** Whom a workbook is of: everybody who is not archived, a squad, or the athletes named. */

import { type Kysely, type Selectable, sql } from 'kysely';
import type { AthleteTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { storedByIds } from '../roster/athletes.ts';
import { orderOfNames } from '../roster/names.ts';

type Stored = Selectable<AthleteTable>;

/** Of both, those who are in both. */
export interface People {
  readonly athleteIds?: readonly string[] | undefined;
  readonly squad?: string | undefined;
}

/** Throws NOT_FOUND. */
export async function squadNamed(executor: Kysely<Tables>, id: string): Promise<string> {
  const squad = await executor.selectFrom('squad').select('name').where('id', '=', id).executeTakeFirst();
  if (!squad) throw new ExpectedError('NOT_FOUND');
  return squad.name;
}

/** In the order of the roster. Throws NOT_FOUND for a squad that is no more. */
export async function chosenAthletes(
  executor: Kysely<Tables>,
  { athleteIds: named, squad }: People,
): Promise<Stored[]> {
  const members = squad === undefined ? undefined : await membersOf(executor, squad);
  const ids = named && members ? named.filter((id) => members.has(id)) : (named ?? (members && [...members]));
  if (!ids) {
    return executor
      .selectFrom('athlete')
      .selectAll()
      .where('status', '<>', sql.lit('archived'))
      .orderBy('sort_name')
      .orderBy('id')
      .execute();
  }
  const chosen = (await storedByIds(executor, ids)).filter(
    // Who was named is meant, archived or not.
    (athlete) => named !== undefined || athlete.status !== 'archived',
  );
  return chosen.sort((a, b) => orderOfNames(a.sort_name, b.sort_name));
}

async function membersOf(executor: Kysely<Tables>, squad: string): Promise<ReadonlySet<string>> {
  await squadNamed(executor, squad);
  const rows = await executor
    .selectFrom('athlete_squad')
    .select('athlete_id')
    .where('squad_id', '=', squad)
    .execute();
  return new Set(rows.map((row) => row.athlete_id));
}

export function lastFirst({ last_name, first_name }: Pick<Stored, 'last_name' | 'first_name'>): string {
  return [last_name, first_name].filter(Boolean).join(', ');
}
