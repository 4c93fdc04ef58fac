/** The calculators: the golden tables of loads, asked through their channels. */

import { describe, expect, it } from 'vitest';
import type { InputOf } from '#contract/channels.ts';
import { shareRackside } from '../../support/application.ts';

const rackside = shareRackside();
const stock = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).map(([weight, count]) => ({ weight: Number(weight), count }));
const STOCK_A = stock({ 25: 4, 20: 2, 15: 2, 10: 2, 5: 2, 2.5: 2, 1.25: 2, 0.5: 2 });

describe('loads.plan', () => {
  const plan = (input: Partial<InputOf<'loads.plan'>> & { target: number }) =>
    rackside().ask('loads.plan', { unit: 'kg', bar: 20, plates: STOCK_A, rounding: 'nearest', ...input });
  it.each<[number, 'down' | 'nearest', number | null, number | null, number | null, number[] | undefined]>([
    [62.5, 'nearest', 62.5, 62.5, 62.5, [20, 1.25]],
    [84, 'nearest', 83.5, 85, 83.5, [25, 5, 1.25, 0.5]],
    [72, 'down', 71, 72.5, 71, [25, 0.5]],
    [19, 'nearest', null, 20, null, undefined],
  ])('%s kg, %s', async (target, rounding, below, above, chosen, perSide) => {
    const made = await plan({ target, rounding });
    expect([made.below?.total ?? null, made.above?.total ?? null, made.chosen?.total ?? null]).toEqual([
      below,
      above,
      chosen,
    ]);
    expect(made.chosen?.perSide).toEqual(perSide);
  });
  it('counts collars', async () => {
    const { chosen, text } = await plan({ target: 100, collar: 2.5 });
    expect(chosen?.perSide).toEqual([25, 10, 2.5]);
    expect(text).toBe('= 20 bar + 5 collars + 25 + 10 + 2.5 per side');
  });
  it('is not greedy', async () => {
    const made = await plan({ target: 80, plates: stock({ 25: 2, 15: 4 }) });
    expect(made).toMatchObject({
      exact: true,
      chosen: { total: 80, perSide: [15, 15] },
      text: '= 20 bar + 15 + 15 per side',
    });
  });
  it('says what an empty or odd stock can make', async () => {
    expect(await plan({ target: 60, plates: [] })).toMatchObject({
      kind: 'aboveHeaviest',
      chosen: { total: 20, perSide: [] },
      text: 'These plates make 20 kg at most.',
    });
    expect((await plan({ target: 60, plates: stock({ 20: 1 }) })).chosen?.total).toBe(20);
  });
  it('says what to do below the bar', async () => {
    expect((await plan({ target: 19 })).text).toBe(
      'Below the 20 kg bar: take a lighter bar or an easier variation.',
    );
  });
});

describe('loads.estimateMax', () => {
  const estimate = (input: Partial<InputOf<'loads.estimateMax'>>) =>
    rackside().ask('loads.estimateMax', { weight: 100, unit: 'kg', reps: 5, ...input });
  it('answers every formula of 100 × 5, the span, and Epley unless another is chosen', async () => {
    const made = await estimate({});
    expect(Object.values(made.byFormula).map(({ hundredths }) => hundredths)).toEqual([
      11667, 11250, 11746, 11901, 11250, 11658, 11371,
    ]);
    expect([
      made.formula,
      made.estimate?.hundredths,
      made.lowest?.hundredths,
      made.highest?.hundredths,
    ]).toEqual(['epley', 11667, 11250, 11901]);
    expect((await estimate({ formula: 'wathan' })).estimate?.hundredths).toBe(11658);
  });
  it('answers by the chart as well: 100 × 5 at RPE 8 is 123.30', async () => {
    expect((await estimate({ rir: 2 })).byRpeChart?.hundredths).toBe(12330);
  });
  it('gives a flagged athlete the lowest', async () => {
    expect((await estimate({ flagged: true })).estimate?.hundredths).toBe(11250);
  });
  it.each([
    [{ reps: 11 }, 'low', /Low confidence/],
    [{ reps: 10 }, 'normal', /None of them was tested on hip thrusts/],
    [{ reps: 13 }, null, /More than 12 reps/],
    [{ reps: 5, rir: 4.5 }, null, /more than 4 reps in reserve/],
    [{ weight: 0 }, null, /needs a load/],
  ])('%j', async (input, confidence, remark) => {
    const made = await estimate(input);
    expect(made.confidence).toBe(confidence);
    expect(made.remark).toMatch(remark);
  });
});

describe('prescriptions.parse', () => {
  it('answers structure and canonical text, or what is wrong where', async () => {
    const read = await rackside().ask('prescriptions.parse', { text: '4x8 @ 77-80%' });
    expect([read.canonical, read.prescription?.groups[0]?.sets, read.problems]).toEqual([
      '4 × 8 @ 77–80 %',
      4,
      [],
    ]);
    const wrong = await rackside().ask('prescriptions.parse', { text: '4 × 8 bodyweigth' });
    expect([wrong.prescription, wrong.canonical]).toEqual([null, null]);
    expect(wrong.problems).toEqual([
      {
        start: 6,
        end: 16,
        sentence: '“bodyweigth” is not understood. Is it “bodyweight”?',
        proposal: 'bodyweight',
      },
    ]);
  });
});
