/** Own exercises as stored, and as the library shows them beside the shipped ones. */

import type { Kysely, Transaction } from 'kysely';
import type { OwnExercise } from '#contract/exercises.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import { UNTAGGED } from '#domain/exercise/own-exercise.ts';
import type { AuditStamp } from '../audit.ts';
import type { Tables } from '../database/schema.ts';

export interface StoredExercise {
  readonly id: ExerciseId;
  readonly version: number;
  readonly content: OwnExercise;
}

export async function storedExercises(executor: Kysely<Tables>): Promise<StoredExercise[]> {
  const rows = await executor.selectFrom('own_exercise').selectAll().orderBy('id').execute();
  return rows.map(({ id, version, content }) => ({
    id,
    version,
    // Those from before there were faults and muscles have none.
    content: { errors: [], muscles: [], ...JSON.parse(content) } as OwnExercise,
  }));
}

/** Adds it, or puts it in place of its version before. */
export async function keepExercise(
  trx: Transaction<Tables>,
  { id, version, content }: StoredExercise,
  { who, at }: AuditStamp,
): Promise<void> {
  const row = { id, version, content: JSON.stringify(content), updated_by: who, updated_at: at };
  await trx
    .insertInto('own_exercise')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** The shipped exercises with these beside them; the first ones are never replaced. */
export function withOwn(
  shipped: Iterable<Exercise>,
  own: readonly StoredExercise[],
): ReadonlyMap<ExerciseId, Exercise> {
  const all = new Map(
    [...shipped].filter((exercise) => !exercise.own).map((exercise) => [exercise.id, exercise]),
  );
  for (const stored of own) all.set(stored.id, exerciseOf(stored));
  return all;
}

function exerciseOf({ id, version, content }: StoredExercise): Exercise {
  const { tags, ladder, maximumOf, shortName, ...rest } = content;
  // What nobody has gone through yet may be loaded, whatever it is called.
  const externallyLoaded = tags === null || (rest.implement !== 'band' && rest.implement !== 'bodyweight');
  return {
    ...rest,
    id,
    shortName: shortName ?? shortened(content.name),
    externallyLoaded,
    tags: tags ?? UNTAGGED,
    ladder: ladder.map((exerciseId) => ({ exerciseId })),
    ...(maximumOf && { maximumOf }),
    own: { version, tagged: tags !== null },
  };
}

const SHORT = 24;

/** A cut through an emoji takes all of it. */
function shortened(name: string): string {
  return name.length <= SHORT ? name : `${name.slice(0, SHORT - 1).replace(/[\s\p{Cs}]+$/u, '')}…`;
}
