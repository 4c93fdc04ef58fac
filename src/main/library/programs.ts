/** Program versions as stored: immutable, the newest wins unless one is named. */

import type { Kysely } from 'kysely';
import type { Program } from '#domain/program/program.ts';
import type { Tables } from '../database/schema.ts';

/** The newest version of each program, in order of name. */
export async function newestPrograms(
  executor: Kysely<Tables>,
): Promise<{ program: Program; origin: 'shipped' | 'own' }[]> {
  const rows = await executor
    .selectFrom('program_version as pv')
    .select(['pv.content', 'pv.origin'])
    .where('pv.version', '=', ({ selectFrom }) =>
      selectFrom('program_version as newest')
        .select(({ fn }) => fn.max('newest.version').as('version'))
        .whereRef('newest.program_id', '=', 'pv.program_id'),
    )
    .orderBy('pv.name')
    .execute();
  return rows.map(({ content, origin }) => ({ program: JSON.parse(content) as Program, origin }));
}

/** One version of a program, the newest unless named; undefined when there is none. */
export async function programVersion(
  executor: Kysely<Tables>,
  id: string,
  version?: number,
): Promise<Program | undefined> {
  const row = await executor
    .selectFrom('program_version')
    .select('content')
    .where('program_id', '=', id)
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && (JSON.parse(row.content) as Program);
}
