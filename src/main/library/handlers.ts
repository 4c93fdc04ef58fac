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
      .innerJoin('athlete', 'athlete.id', 'assignment.athlete_id')
      .select(({ fn }) => ['program_id', 'program_version', fn.countAll<number>().as('athletes')])
      .where('state', '<>', 'ended')
      .where('athlete.status', '<>', 'archived')
      .groupBy(['program_id', 'program_version'])
      .execute();
    const running = (of: (typeof counts)[number][]) => of.reduce((sum, { athletes }) => sum + athletes, 0);
    return (await newestPrograms(kysely)).map(({ program, origin }) => ({
      id: program.id as z.infer<typeof programId>,
      version: program.version,
      name: program.name,
      summary: program.summary,
      weeks: Math.max(...program.phases.map((phase) => phase.lastWeek)),
      sessionsPerWeek: Math.max(...program.phases.map((phase) => phase.sessions.length)),
      origin,
      athletes: running(counts.filter((count) => count.program_id === program.id)),
      older: running(
        counts.filter((count) => count.program_id === program.id && count.program_version < program.version),
      ),
    }));
  },

  'library.program': async ({ id, version }, context) => {
    const program = await programVersion(context.session.kysely, id, version);
    if (!program) throw new ExpectedError('NOT_FOUND');
    return program;
  },
};
