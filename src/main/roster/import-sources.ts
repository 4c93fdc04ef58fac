/** What was chosen for a file is proposed for the next one with the same headers; cells and sheet are of one file alone. */

import type { Kysely, Transaction } from 'kysely';
import type { ImportChoices } from '#contract/roster.ts';
import type { Tables } from '../database/schema.ts';
import type { RosterReading } from '../workbooks/roster/roster-reading.ts';

/** Undefined where no file with these headers was imported; empty where nothing was chosen for it. */
export async function rememberedChoices(
  executor: Kysely<Tables>,
  key: string,
): Promise<ImportChoices | undefined> {
  const row = await executor
    .selectFrom('import_source')
    .select('choices')
    .where('key', '=', key)
    .executeTakeFirst();
  return row && (JSON.parse(row.choices) as ImportChoices);
}

/** In the transaction of the import that used them. */
export async function rememberChoices(
  trx: Transaction<Tables>,
  key: string,
  { headerRow, mapping, dateOrder, weightUnit, maximaUnit, exercises }: ImportChoices,
  at: string,
): Promise<void> {
  // Without headers nothing tells one list from another.
  if (headerRow === null) return;
  const choices = JSON.stringify({ mapping, dateOrder, weightUnit, maximaUnit, exercises });
  const row = { choices, used_at: at };
  await trx
    .insertInto('import_source')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

/** Without exercises that are gone since, and columns that the file has not. */
export function stillFitting(
  choices: ImportChoices,
  { columns }: Pick<RosterReading, 'columns'>,
  library: ReadonlyMap<string, unknown>,
): ImportChoices {
  const letters = new Set(columns.map(({ column }) => column));
  return {
    ...choices,
    ...(choices.mapping && {
      mapping: Object.fromEntries(Object.entries(choices.mapping).filter(([column]) => letters.has(column))),
    }),
    ...(choices.exercises && {
      exercises: Object.fromEntries(
        Object.entries(choices.exercises).filter(([, id]) => id === null || library.has(id)),
      ),
    }),
  };
}
