/** Paper that was printed after a backup is still in somebody's hand: the register keeps its number, void for good. */

import type { Kysely, Transaction } from 'kysely';
import { voidSheets } from '../assignments/void-sheets.ts';
import type { LostSheetTable, Tables } from '../database/schema.ts';

/** Answers how many sheets the present roster has and the restored one has not. */
export async function carrySheetsOver(
  present: Kysely<Tables>,
  trx: Transaction<Tables>,
  at: string,
): Promise<number> {
  const restored = await trx
    .selectFrom('sheet')
    .select(['serial', 'assignment_id', 'content_hash'])
    .execute();
  const partOf = ({ serial, assignment_id }: { serial: number; assignment_id: string }) =>
    `${serial} ${assignment_id}`;
  const parts = new Map(restored.map((sheet) => [partOf(sheet), sheet.content_hash]));
  const known = new Set(restored.map((sheet) => sheet.serial));
  const sheets = await present
    .selectFrom('sheet')
    .innerJoin('assignment', 'assignment.id', 'sheet.assignment_id')
    .innerJoin('program_version', (join) =>
      join
        .onRef('program_version.program_id', '=', 'assignment.program_id')
        .onRef('program_version.version', '=', 'assignment.program_version'),
    )
    .selectAll('sheet')
    .select('program_version.name as program')
    .execute();
  const since = sheets.filter((sheet) => parts.get(partOf(sheet)) !== sheet.content_hash);
  // Where two sheets carry one number, neither may be followed.
  const doubled = since.filter((sheet) => known.has(sheet.serial)).map((sheet) => sheet.number);
  if (doubled.length > 0) await voidSheets(trx, doubled, at, 'changed');
  const lost: LostSheetTable[] = since
    .filter((sheet) => !known.has(sheet.serial))
    .map((sheet) => ({
      serial: sheet.serial,
      number: sheet.number,
      kind: sheet.kind,
      covers: sheet.covers,
      athlete_id: sheet.athlete_id,
      assignment_id: sheet.assignment_id,
      program: sheet.program,
      program_version: sheet.program_version,
      revision: sheet.revision,
      with_health: sheet.with_health,
      printed_at: sheet.printed_at,
      void_since: sheet.void_since ?? at,
      void_reason: sheet.void_reason ?? 'ended',
    }));
  const before = await present.selectFrom('lost_sheet').selectAll().execute();
  for (const sheet of [...before, ...lost]) {
    if (known.has(sheet.serial)) continue;
    await trx
      .insertInto('lost_sheet')
      .values(sheet)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return new Set(since.map(({ serial }) => serial)).size;
}
