/** The use cases of maxima: read them, record them. */

import type { FieldProblem } from '#contract/envelope.ts';
import type { loads } from '#contract/loads.ts';
import { estimateMax, WHY_NO_ESTIMATE } from '#domain/load/estimated-max.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { HandlersOf } from '../handler.ts';
import { storedByIds } from '../roster/athletes.ts';
import { estimateOf, planOf } from './calculators.ts';
import { insertMaxima, maximaOf, measuredLifts } from './maxima.ts';

export const loadHandlers: HandlersOf<typeof loads> = {
  'loads.plan': async (input) => planOf(input),

  'loads.estimateMax': async (input) => estimateOf(input),

  'maxima.ofAthletes': async ({ athleteIds, latestOnly }, context) => {
    const all = await maximaOf(context.session.kysely, athleteIds);
    if (!latestOnly) return all;
    const seen = new Set<string>();
    return all.filter((maximum) => {
      const key = `${maximum.athleteId} ${maximum.exerciseId} ${maximum.kind}`;
      return !seen.has(key) && seen.add(key);
    });
  },

  'maxima.lifts': async (_, { session, clock }) => {
    const measured = await measuredLifts(session.kysely, clock.today());
    const { linkedMaxima } = await facilityOf(session.kysely);
    const linked = linkedMaxima.filter(({ ofExerciseId }) => measured.includes(ofExerciseId));
    return [...new Set([...measured, ...linked.map(({ exerciseId }) => exerciseId)])];
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
    const maxima = entries.map((entry, index) => {
      if (entry.kind !== 'e1RM') return entry;
      const { fromSet, ...rest } = entry;
      const estimated = estimateMax(fromSet, fromSet.formula && { formula: fromSet.formula });
      if (estimated.kind === 'estimate')
        return {
          ...rest,
          load: estimated.estimate,
          fromSet: { ...fromSet, formula: estimated.formula },
        };
      problems.push({ path: `entries.${index}.fromSet`, sentence: WHY_NO_ESTIMATE[estimated.reason] });
      return { ...rest, load: fromSet.load };
    });
    if (problems.length > 0) throw new ExpectedError('MAXIMUM_REFUSED', { fields: problems });
    const athletes = [...new Set(entries.map((entry) => entry.athleteId))];
    const what = entries.length === 1 ? 'Recorded a maximum' : `Recorded ${entries.length} maxima`;
    const ids = await context.session.change({ stamp, undo: what }, async (change) => {
      const { trx, touch, audit } = change;
      if ((await storedByIds(trx, athletes)).length < athletes.length) throw new ExpectedError('NOT_FOUND');
      const recorded = await insertMaxima(trx, maxima, stamp);
      const { version: policyVersion } = await policyInForce(trx);
      for (const [subject, each] of byAthlete(entries, recorded)) {
        audit({ action: 'maxima.record', subject, change: { maxima: each }, policyVersion });
      }
      touch('maximum', athletes);
      // A cap is a share of the maximum: paper made with a higher one gives too much.
      await sweepAfterTightening(change, athletes, stamp, context.library, 'maxima.record');
      return new Set(recorded);
    });
    return (await maximaOf(context.session.kysely, athletes)).filter((maximum) => ids.has(maximum.id));
  },
};

/** Which maxima each athlete was given, by id: what was lifted stands in the record itself. */
function byAthlete(
  entries: readonly { readonly athleteId: string; readonly exerciseId: string }[],
  ids: readonly string[],
): Map<string, { id: string | undefined; exerciseId: string }[]> {
  const named = entries.map(({ athleteId, exerciseId }, place) => ({
    athleteId,
    exerciseId,
    id: ids[place],
  }));
  return new Map(
    [...Map.groupBy(named, ({ athleteId }) => athleteId)].map(([athleteId, maxima]) => [
      athleteId,
      maxima.map(({ id, exerciseId }) => ({ id, exerciseId })),
    ]),
  );
}
