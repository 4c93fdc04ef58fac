/** Maxima as recorded: an estimate is reckoned here from the set, never taken from outside. */

import { describe, expect, it } from 'vitest';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';

async function oneAthlete() {
  const rackside = await openRackside();
  const { id } = await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker' });
  return { rackside, id };
}

const entry = (athleteId: string, fromSet: object) => ({
  entries: [{ athleteId, exerciseId: 'barbell-hip-thrust', kind: 'e1RM', date: TODAY, fromSet }],
});
const KG_120 = { hundredths: 12_000, unit: 'kg' };
const record = (rackside: Rackside, athleteId: string, fromSet: object) =>
  rackside.ask('maxima.record', entry(athleteId, fromSet) as never);

describe('an estimated maximum', () => {
  it('is reckoned by Epley, and keeps the set it came from', async () => {
    const { rackside, id } = await oneAthlete();
    const [made] = await record(rackside, id, { load: KG_120, reps: 6 });
    expect(made).toMatchObject({
      kind: 'e1RM',
      load: { hundredths: 14_400, unit: 'kg' },
      fromSet: { load: KG_120, reps: 6, rir: null, formula: 'epley' },
    });
  });

  it('is reckoned by another formula where one is named, reserve included', async () => {
    const { rackside, id } = await oneAthlete();
    await record(rackside, id, { load: KG_120, reps: 4, rir: 2, formula: 'brzycki' });
    const [kept] = await rackside.ask('maxima.ofAthletes', { athleteIds: [id] });
    expect(kept).toMatchObject({
      load: { hundredths: 13_935 },
      fromSet: { reps: 4, rir: 2, formula: 'brzycki' },
    });
  });

  it.each<[string, object, RegExp]>([
    ['13 reps', { reps: 13 }, /More than 12 reps/],
    ['8 reps with 5 in reserve', { reps: 8, rir: 5 }, /more than 4 reps in reserve/],
  ])('of %s is refused in a sentence, and nothing is kept', async (_, set, sentence) => {
    const { rackside, id } = await oneAthlete();
    const refusal = await rackside.refused('maxima.record', entry(id, { load: KG_120, ...set }) as never);
    expect(refusal).toMatchObject({
      code: 'MAXIMUM_REFUSED',
      fields: [{ path: 'entries.0.fromSet', sentence: expect.stringMatching(sentence) }],
    });
    expect(await rackside.ask('maxima.ofAthletes', { athleteIds: [id] })).toEqual([]);
  });

  it('changes no training max: that stays what a coach set', async () => {
    const { rackside, id } = await oneAthlete();
    const trainingMax = { hundredths: 10_000, unit: 'kg' };
    const base = { athleteId: id, exerciseId: 'barbell-hip-thrust', date: TODAY };
    await rackside.ask('maxima.record', {
      entries: [{ ...base, kind: 'trainingMax', load: trainingMax }],
    } as never);
    await record(rackside, id, { load: KG_120, reps: 6 });
    const newest = await rackside.ask('maxima.ofAthletes', { athleteIds: [id], latestOnly: true });
    expect(newest.find(({ kind }) => kind === 'trainingMax')).toMatchObject({ load: trainingMax });
  });
});
