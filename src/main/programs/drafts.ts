/** Drafts of programs as stored. */

import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Draft } from '#contract/programs.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { programProblems } from '#domain/program/check.ts';
import type { Program } from '#domain/program/program.ts';
import type { ProgramDraftTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';

type Row = Selectable<ProgramDraftTable>;

/** Throws NOT_FOUND. */
export async function draftRow(executor: Kysely<Tables>, id: string): Promise<Row> {
  const row = await executor.selectFrom('program_draft').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('NOT_FOUND');
  return row;
}

export function draftOf(row: Row, exercises: ReadonlyMap<ExerciseId, Exercise>): Draft {
  const program = JSON.parse(row.content) as Program;
  return { ...summaryOf(row), program, problems: [...programProblems(program, exercises)] };
}

export function summaryOf(row: Row): Omit<Draft, 'program' | 'problems'> {
  return {
    id: row.id as Draft['id'],
    programId: row.program_id as Draft['programId'],
    name: row.name,
    becomes: (JSON.parse(row.content) as Program).version,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    version: row.version,
  };
}

export async function insertDraft(
  trx: Transaction<Tables>,
  id: string,
  program: Program,
  by: { readonly who: string; readonly at: string },
): Promise<void> {
  await trx
    .insertInto('program_draft')
    .values({
      id,
      program_id: program.id,
      name: program.name,
      content: JSON.stringify(program),
      updated_by: by.who,
      updated_at: by.at,
      version: 1,
    })
    .execute();
}
