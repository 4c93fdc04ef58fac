/** Linked maxima: a share of a lift that was measured, one step far, never in a circle, and a lower one voids paper with caps. */

import { describe, expect, it } from 'vitest';
import type { LinkedMaximum } from '#domain/load/maximum.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { assign, athlete, COACH, decision, gym, open, print, record, sheet } from '../assignments/gym.ts';

const link = (exerciseId: string, ofExerciseId: string, percent = 80): LinkedMaximum => ({
  exerciseId,
  ofExerciseId,
  percent,
});
async function save(rackside: Rackside, linkedMaxima: LinkedMaximum[]) {
  const { version } = await rackside.ask('facility.get', {});
  return rackside.ask('facility.update', { version, linkedMaxima });
}

describe('a linked maximum', () => {
  it.each<[string, LinkedMaximum[], RegExp]>([
    ['of itself', [link('back-squat', 'back-squat')], /share of itself/],
    [
      'in a circle',
      [link('back-squat', 'romanian-deadlift'), link('romanian-deadlift', 'back-squat')],
      /is itself a share/,
    ],
    [
      'over two steps',
      [link('romanian-deadlift', 'back-squat'), link('step-up-weighted', 'romanian-deadlift')],
      /link to a lift that is measured/,
    ],
    [
      'twice',
      [link('romanian-deadlift', 'back-squat'), link('romanian-deadlift', 'barbell-hip-thrust')],
      /linked twice/,
    ],
    ['of nothing', [link('romanian-deadlift', 'no-such-lift')], /no such exercise/],
  ])('%s is refused in a sentence', async (_, links, sentence) => {
    const rackside = await openRackside();
    const { version } = await rackside.ask('facility.get', {});
    const refusal = await rackside.refused('facility.update', { version, linkedMaxima: links });
    expect(refusal).toMatchObject({ code: 'FACILITY_REFUSED' });
    expect(refusal.fields?.[0]?.sentence).toMatch(sentence);
    expect((await rackside.ask('facility.get', {})).linkedMaxima).toEqual([]);
  });

  it('is raised by a lead alone, for caps stand on it; anybody lowers it or takes it away', async () => {
    const { rackside, coach } = await gym();
    await save(rackside, [link('romanian-deadlift', 'back-squat', 80)]);
    await rackside.ask('people.signIn', { id: coach, pin: COACH.pin });
    for (const links of [
      [link('romanian-deadlift', 'back-squat', 120)],
      [link('romanian-deadlift', 'barbell-hip-thrust', 80)],
      [link('romanian-deadlift', 'back-squat', 80), link('step-up-weighted', 'back-squat', 30)],
    ]) {
      const { version } = await rackside.ask('facility.get', {});
      expect(await rackside.code('facility.update', { version, linkedMaxima: links })).toBe('LEAD_NEEDED');
    }
    await save(rackside, [link('romanian-deadlift', 'back-squat', 70)]);
    await save(rackside, []);
  });

  it('makes loads where the lift has no maximum of its own; a lower one voids the sheet of a capped athlete', async () => {
    const { rackside } = await gym();
    await save(rackside, [link('romanian-deadlift', 'back-squat', 90)]);
    const id = await athlete(rackside);
    await rackside.ask('maxima.record', {
      entries: [
        {
          athleteId: id,
          exerciseId: 'back-squat',
          kind: 'tested',
          load: { hundredths: 10_000, unit: 'kg' },
          date: TODAY,
        },
      ],
    } as never);
    const episode = await open(rackside, id, 'joint', {
      area: 'knee',
      restrictions: [{ text: 'Light', capPercent: 50 }],
    });
    await record(rackside, episode.id, decision(TODAY));
    const assignment = await assign(rackside, id);
    const { sessions } = await rackside.ask('assignments.plan', { id: assignment, week: 1 } as never);
    expect(JSON.stringify(sessions)).toContain('3 × 12 @ ≤ 45 kg 3 RIR');
    const number = await print(rackside, id);
    await save(rackside, [link('romanian-deadlift', 'back-squat', 60)]);
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
  });
});
