/**
 * Whom a coach has to ask about health, because an imported file says something of it. It flags nobody and clears nobody:
 * it stands on the review list until somebody says that they asked, or opens a record. Never in the words of the file.
 */

import type { Kysely, Selectable, Transaction } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { HealthQuestionTable, Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

export interface SayingFile {
  /** Of its bytes: whoever was asked is not asked again because the same file is imported again. */
  readonly digest: string;
  readonly name: string;
}

/** Whom this file alone asks for: not those whom it did before, asked or not. */
export async function toBeAsked(
  trx: Transaction<Tables>,
  athleteIds: readonly string[],
  file: SayingFile,
  importedOn: CalendarDate,
): Promise<string[]> {
  const asked: string[] = [];
  for (const part of inParts(athleteIds)) {
    const rows = await trx
      .insertInto('health_question')
      .values(
        part.map((athlete_id) => ({
          athlete_id,
          file_digest: file.digest,
          file_name: file.name,
          imported_on: importedOn,
          asked_by: null,
          asked_at: null,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .returning('athlete_id')
      .execute();
    asked.push(...rows.map(({ athlete_id }) => athlete_id));
  }
  return asked;
}

/** The oldest that waits of each athlete who is on the roster, by athlete. */
export async function openQuestions(
  executor: Kysely<Tables>,
  squad: string | undefined,
): Promise<Map<string, { readonly file: string; readonly on: CalendarDate }>> {
  const rows = await executor
    .selectFrom('health_question')
    .innerJoin('athlete', 'athlete.id', 'health_question.athlete_id')
    .select(['athlete_id', 'file_name', 'imported_on'])
    .where('asked_at', 'is', null)
    .where('athlete.status', '<>', 'archived')
    .$if(squad !== undefined, (query) =>
      query.where('athlete_id', 'in', ({ selectFrom }) =>
        selectFrom('athlete_squad')
          .select('athlete_id')
          .where('squad_id', '=', squad ?? ''),
      ),
    )
    .orderBy('imported_on', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.athlete_id, { file: row.file_name, on: row.imported_on }]));
}

/** Takes them off the list; whose there were. */
export async function wereAsked(
  trx: Transaction<Tables>,
  athleteIds: readonly string[],
  stamp: { readonly who: string; readonly at: string },
): Promise<string[]> {
  const done = new Set<string>();
  for (const part of inParts(athleteIds)) {
    const rows = await trx
      .updateTable('health_question')
      .set({ asked_by: stamp.who, asked_at: stamp.at })
      .where('athlete_id', 'in', part)
      .where('asked_at', 'is', null)
      .returning('athlete_id')
      .execute();
    for (const { athlete_id } of rows) done.add(athlete_id);
  }
  return [...done];
}

export type OpenQuestion = Selectable<HealthQuestionTable>;

/** What waits now and does not in a backup; `knownIn` holds athlete and digest. */
export async function openQuestionsSince(
  executor: Kysely<Tables>,
  knownIn: ReadonlySet<string>,
): Promise<OpenQuestion[]> {
  const open = await executor
    .selectFrom('health_question')
    .selectAll()
    .where('asked_at', 'is', null)
    .execute();
  return open.filter(({ athlete_id, file_digest }) => !knownIn.has(`${athlete_id} ${file_digest}`));
}

/** Of whoever is on the restored roster: an import that going back undoes brings nobody with it, and asks anew when it comes. */
export async function carryQuestions(
  trx: Transaction<Tables>,
  questions: readonly OpenQuestion[],
): Promise<void> {
  for (const question of questions) {
    const here = await trx
      .selectFrom('athlete')
      .select('id')
      .where('id', '=', question.athlete_id)
      .executeTakeFirst();
    if (!here) continue;
    await trx
      .insertInto('health_question')
      .values(question)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
