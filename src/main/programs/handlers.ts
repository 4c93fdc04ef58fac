/** The use cases of programs: drafts, publishing, programs as files. */

import { randomUUID } from 'node:crypto';
import type { programs } from '#contract/programs.ts';
import { programProblems } from '#domain/program/check.ts';
import type { Program } from '#domain/program/program.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { refuseTagging } from '../exercises/handlers.ts';
import { keepExercise, storedExercises } from '../exercises/own-exercises.ts';
import type { HandlersOf } from '../handler.ts';
import { programVersion } from '../library/programs.ts';
import type { Change } from '../session.ts';
import { draftOf, draftRow, insertDraft, summaryOf } from './drafts.ts';
import { arrivalOf } from './file-exercises.ts';
import { exercisesNeeded, programFile, readProgramFile } from './program-file.ts';

export const programHandlers: HandlersOf<typeof programs> = {
  'programs.drafts': async (_, { session }) => {
    const rows = await session.kysely
      .selectFrom('program_draft')
      .selectAll()
      .orderBy('updated_at', 'desc')
      .execute();
    return rows.map(summaryOf);
  },

  'programs.draft': async ({ id }, { session, library }) =>
    draftOf(await draftRow(session.kysely, id), library.exercises),

  'programs.startDraft': async ({ from, name }, context) => {
    const { kysely } = context.session;
    const source = from && (await programVersion(kysely, from.id, from.version));
    if (from && !source) throw new ExpectedError('NOT_FOUND');
    if (source && name === undefined) {
      const newest = await newestVersion(context, source.id);
      if (newest?.origin !== 'own')
        throw refused('name', 'A shipped program does not change. Give your copy a name.');
      const present = await kysely
        .selectFrom('program_draft')
        .selectAll()
        .where('program_id', '=', source.id)
        .executeTakeFirst();
      if (present) return draftOf(present, context.library.exercises);
      return keepDraft(context, { ...source, version: newest.version + 1 });
    }
    if (!name?.trim()) throw refused('name', 'Give the program a name.');
    const id = randomUUID();
    return keepDraft(context, {
      ...(source ?? emptyProgram(context)),
      id,
      version: 1,
      name: name.trim(),
    });
  },

  'programs.saveDraft': async ({ id, version, program }, context) => {
    const stamp = stampOf(context);
    await context.session.change({ stamp }, async ({ trx, touch }) => {
      const row = await draftRow(trx, id);
      if (row.version !== version) throw new ExpectedError('STALE_ROW');
      const { version: becomes } = JSON.parse(row.content) as Program;
      // Whose draft it is stays as it was begun, whatever the program says of itself.
      const kept: Program = { ...program, id: row.program_id, version: becomes };
      await trx
        .updateTable('program_draft')
        .set({
          name: program.name,
          content: JSON.stringify(kept),
          updated_by: stamp.who,
          updated_at: stamp.at,
          version: version + 1,
        })
        .where('id', '=', id)
        .execute();
      touch('draft');
    });
    return draftOf(await draftRow(context.session.kysely, id), context.library.exercises);
  },

  'programs.publish': async ({ id, version }, context) => {
    const stamp = stampOf(context);
    return context.session.change({ stamp }, async (change) => {
      const { trx, touch, audit } = change;
      const row = await draftRow(trx, id);
      if (row.version !== version) throw new ExpectedError('STALE_ROW');
      const draft = JSON.parse(row.content) as Program;
      const problems = programProblems(draft, context.library.exercises);
      if (problems.length > 0) throw new ExpectedError('PROGRAM_REFUSED', { fields: [...problems] });
      const { newest } = await trx
        .selectFrom('program_version')
        .select(({ fn }) => fn.max('version').as('newest'))
        .where('program_id', '=', draft.id)
        .executeTakeFirstOrThrow();
      const program: Program = { ...draft, version: (newest ?? 0) + 1 };
      await trx
        .insertInto('program_version')
        .values({
          program_id: program.id,
          version: program.version,
          name: program.name,
          content: JSON.stringify(program),
          origin: 'own',
          created_at: stamp.at,
        })
        .execute();
      await trx.deleteFrom('program_draft').where('id', '=', id).execute();
      const { version: policyVersion } = await policyInForce(trx);
      audit({
        action: 'programs.publish',
        subject: program.id,
        change: { version: program.version },
        policyVersion,
      });
      touch('program');
      touch('draft');
      return { id: program.id, version: program.version, name: program.name };
    });
  },

  'programs.discard': async ({ id }, context) => {
    await context.session.change({ stamp: stampOf(context) }, async ({ trx, touch }) => {
      await draftRow(trx, id);
      await trx.deleteFrom('program_draft').where('id', '=', id).execute();
      touch('draft');
    });
    return {};
  },

  'programs.export': async ({ id, version }, context) => {
    const program = await programVersion(context.session.kysely, id, version);
    if (!program) throw new ExpectedError('NOT_FOUND');
    const name = `${program.name.replaceAll(/[\\/:*?"<>|]/g, ' ').trim() || 'Program'} v${program.version}.rackside.json`;
    const own = await storedExercises(context.session.kysely);
    const exercises = exercisesNeeded(program, own, context.library.exercises);
    return { file: await context.files.keep(name, programFile({ program, exercises }), 'application/json') };
  },

  'programs.previewImport': async ({ file }, { files, library, session }) => {
    const read = readProgramFile(files.incoming(file));
    const own = await storedExercises(session.kysely);
    const { exercises } = arrivalOf(read, library.exercises, own, { acceptTags: false });
    return {
      name: read.program.name,
      exercises: exercises.map(({ exercise: { content }, how, sentence }) => ({
        name: content.name,
        pattern: content.pattern,
        implement: content.implement,
        tags: content.tags,
        how,
        sentence,
      })),
    };
  },

  'programs.import': async ({ file, acceptTags = false }, context) => {
    if (acceptTags) refuseTagging(context);
    const read = readProgramFile(context.files.incoming(file));
    const stamp = stampOf(context);
    const { library } = context;
    const before = library.exercises;
    const id = randomUUID();
    const importing = context.session.change({ stamp }, async ({ trx, touch, audit }) => {
      const arrival = arrivalOf(read, library.exercises, await storedExercises(trx), { acceptTags });
      for (const exercise of arrival.added) await keepExercise(trx, exercise, stamp);
      await insertDraft(trx, id, { ...arrival.program, id: randomUUID(), version: 1 }, stamp);
      const { version: policyVersion } = await policyInForce(trx);
      audit(
        ...arrival.added.map(({ id: subject, content }) => ({
          action: 'exercises.save',
          subject,
          change: { tags: content.tags, why: 'programs.import' },
          policyVersion,
        })),
      );
      touch('draft');
      if (arrival.added.length > 0) touch('program');
      library.exercises = arrival.all;
    });
    await importing.catch((error) => {
      library.exercises = before;
      throw error;
    });
    return draftOf(await draftRow(context.session.kysely, id), library.exercises);
  },
};

async function keepDraft(context: Context, program: Program) {
  const id = randomUUID();
  const stamp = stampOf(context);
  await context.session.change({ stamp }, async ({ trx, touch }: Change) => {
    await insertDraft(trx, id, program, stamp);
    touch('draft');
  });
  return draftOf(await draftRow(context.session.kysely, id), context.library.exercises);
}

function newestVersion({ session }: Context, programId: string) {
  return session.kysely
    .selectFrom('program_version')
    .select(['version', 'origin'])
    .where('program_id', '=', programId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A new program begins with the shipped warm-up and foundation block: nobody at Foundation is left without work. */
function emptyProgram({ library }: Context): Omit<Program, 'id' | 'version' | 'name'> {
  const [shipped] = library.programs;
  return {
    summary: '',
    phases: [
      {
        number: 1,
        name: 'Phase 1',
        firstWeek: 1,
        lastWeek: 1,
        weeksInferred: false,
        sessions: [{ letter: 'A', name: 'Session A', lines: [] }],
      },
    ],
    warmUp: shipped?.warmUp ?? [],
    foundation: shipped?.foundation ?? { name: 'Foundation block', lines: [] },
    remarks: [],
  };
}

function refused(path: string, sentence: string): ExpectedError {
  return new ExpectedError('PROGRAM_REFUSED', { fields: [{ path, sentence }] });
}
