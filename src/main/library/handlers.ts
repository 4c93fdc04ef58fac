/** The library's use cases: exercises and program versions. */

import type { z } from 'zod';
import type { library } from '#contract/library.ts';
import type { programId } from '#contract/values.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { newestPrograms, programVersion } from './programs.ts';

export const libraryHandlers: HandlersOf<typeof library> = {
  'library.exercises': async (_, context) => [...context.library.exercises.values()],

  'library.guide': async (_, context) => context.library.guide,

  'library.programs': async (_, context) => {
    const { kysely } = context.session;
    const counts = await kysely
      .selectFrom('assignment')
      .select(({ fn }) => ['program_id', fn.countAll<number>().as('athletes')])
      .where('state', '<>', 'ended')
      .groupBy('program_id')
      .execute();
    return (await newestPrograms(kysely)).map(({ program, origin }) => ({
      id: program.id as z.infer<typeof programId>,
      version: program.version,
      name: program.name,
      summary: program.summary,
      weeks: Math.max(...program.phases.map((phase) => phase.lastWeek)),
      sessionsPerWeek: Math.max(...program.phases.map((phase) => phase.sessions.length)),
      origin,
      athletes: counts.find((count) => count.program_id === program.id)?.athletes ?? 0,
    }));
  },

  'library.program': async ({ id, version }, context) => {
    const program = await programVersion(context.session.kysely, id, version);
    if (!program) throw new ExpectedError('NOT_FOUND');
    return program;
  },
};
