/** The use cases of maxima: read them, record them. */

import type { FieldProblem } from '#contract/envelope.ts';
import type { loads } from '#contract/loads.ts';
import { stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { storedByIds } from '../roster/athletes.ts';
import { insertMaxima, maximaOf } from './maxima.ts';

export const loadHandlers: HandlersOf<typeof loads> = {
  'maxima.ofAthletes': async ({ athleteIds, latestOnly }, context) => {
    const all = await maximaOf(context.session.kysely, athleteIds);
    if (!latestOnly) return all;
    const seen = new Set<string>();
    return all.filter((maximum) => {
      const key = `${maximum.athleteId} ${maximum.exerciseId} ${maximum.kind}`;
      return !seen.has(key) && seen.add(key);
    });
  },

  'maxima.record': async ({ entries }, context) => {
    const stamp = stampOf(context);
    const problems: FieldProblem[] = entries.flatMap((entry, index) => [
      ...(entry.date > stamp.today
        ? [{ path: `entries.${index}.date`, sentence: 'This date is still to come.' }]
        : []),
      ...(context.library.exercises.has(entry.exerciseId)
        ? []
        : [{ path: `entries.${index}.exerciseId`, sentence: 'The library has no such exercise.' }]),
    ]);
    if (problems.length > 0) throw new ExpectedError('MAXIMUM_REFUSED', { fields: problems });
    const athletes = [...new Set(entries.map((entry) => entry.athleteId))];
    const what = entries.length === 1 ? 'Recorded a maximum' : `Recorded ${entries.length} maxima`;
    const ids = await context.session.change({ stamp, undo: what }, async ({ trx, touch }) => {
      if ((await storedByIds(trx, athletes)).length < athletes.length) throw new ExpectedError('NOT_FOUND');
      touch('maximum', athletes);
      return new Set(await insertMaxima(trx, entries, stamp));
    });
    return (await maximaOf(context.session.kysely, athletes)).filter((maximum) => ids.has(maximum.id));
  },
};
