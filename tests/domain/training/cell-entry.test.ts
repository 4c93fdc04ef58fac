import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asPrescribed,
  type CellTarget,
  doubtOf,
  lacksLoad,
  readCell,
  withoutPain,
  withPain,
  writeCell,
} from '#domain/training/cell-entry.ts';
import type { Performed } from '#domain/training/performed.ts';

const kg = (amount: number) => ({ hundredths: Math.round(amount * 100), unit: 'kg' as const });
const SET = { place: 1, group: 0, kind: 'straight', measure: 'reps', reps: { low: 8, high: 8 } } as const;
const loaded: CellTarget = {
  set: { ...SET, load: kg(100) },
  line: { sides: 1, loaded: true, rir: 2 },
  unit: 'kg',
};
const bodyweight: CellTarget = { set: SET, line: { sides: 1, loaded: false }, unit: 'kg' };
const perSide: CellTarget = {
  set: { ...SET, reps: { low: 12, high: 12 }, load: kg(20) },
  line: { sides: 2, loaded: true },
  unit: 'kg',
};
const open: CellTarget = { ...loaded, set: SET };

describe('a cell of the log, four sets of 8 at 100 kg with two in reserve', () => {
  it.each<[string, Partial<Performed>]>([
    ['102.5x8@8', { load: kg(102.5), reps: 8, rir: 2 }],
    ['102,5 × 8 @ 8', { load: kg(102.5), reps: 8, rir: 2 }],
    ['102.5', { load: kg(102.5), reps: 8 }],
    ['x7', { load: kg(100), reps: 7 }],
    ['x7@9.5', { load: kg(100), reps: 7, rir: 0.5 }],
    ['x7 3 rir', { load: kg(100), reps: 7, rir: 3 }],
    ['@9', { load: kg(100), reps: 8, rir: 1 }],
    ['rpe 9', { load: kg(100), reps: 8, rir: 1 }],
    ['pain 4', { load: kg(100), reps: 8, rir: 2, pain: 4 }],
    ['pain 4, x7', { load: kg(100), reps: 7, pain: 4 }],
    ['x6 p5', { load: kg(100), reps: 6, pain: 5 }],
    ['225lb x 5', { load: { hundredths: 22_500, unit: 'lb' }, reps: 5 }],
    ['100 8', { load: kg(100), reps: 8 }],
    ['form', { load: kg(100), reps: 8, rir: 2, techniqueOk: false }],
    ['x7 !', { load: kg(100), reps: 7, techniqueOk: false }],
    ['=', { load: kg(100), reps: 8, rir: 2 }],
    ['0x8', { load: kg(0), reps: 8 }],
  ])('“%s”', (text, performed) => {
    expect(readCell(text, loaded)).toEqual({ kind: 'set', performed: { techniqueOk: true, ...performed } });
  });

  it.each([
    ['skip', 'skipped'],
    ['-', 'skipped'],
    ['', 'nothing'],
    ['  ', 'nothing'],
  ])('“%s” is %s', (text, kind) => {
    expect(readCell(text, loaded)).toEqual({ kind });
  });

  it.each([
    ['100 7.5', 'A set has whole reps: 7.'],
    ['eight', '“eight” is not understood. Type for instance 102.5x8@8, x7, skip, pain 4 or skip pain 8.'],
    ['100x8x8', '“100x8x8” says the reps twice.'],
    ['@11', 'RPE goes from 1 to 10.'],
    ['@8.3', 'Effort comes in halves: 8 or 8.5.'],
    ['x301', 'A set has at most 300 reps.'],
    ['x7/6', 'This set has no left and right.'],
    ['pain 11', 'Pain is a whole number from 0 to 10.'],
    ['pain 6.5', 'Pain is a whole number from 0 to 10.'],
    ['x8 pain 7.5', 'Pain is a whole number from 0 to 10.'],
    ['x8 p7,5', 'Pain is a whole number from 0 to 10.'],
    ['skip pain 6.5', 'Pain is a whole number from 0 to 10.'],
    ['pain 100', 'Pain is a whole number from 0 to 10.'],
    ['@8 3 rir', 'RPE and reps in reserve say different things.'],
    ['2001x1', '2001 kg is more than anybody lifts.'],
    ['-5', '“-5” is not understood. Type for instance 102.5x8@8, x7, skip, pain 4 or skip pain 8.'],
  ])('“%s” is refused in words', (text, sentence) => {
    expect(readCell(text, loaded)).toEqual({ kind: 'problem', sentence });
  });

  it('keeps the effort asked only where load and reps are as asked', () => {
    expect(readCell('x8', loaded)).toMatchObject({ performed: { reps: 8 } });
    expect(readCell('x8', loaded)).not.toHaveProperty('performed.rir');
  });
});

describe('pain where the set is not known', () => {
  const asMany: CellTarget = { ...loaded, set: { place: 1, group: 0, kind: 'straight', measure: 'reps' } };
  const hurt = { kind: 'set', performed: { reps: 0, pain: 8, techniqueOk: true } };

  it.each<[string, string, CellTarget]>([
    ['alone, where the load is open', 'pain 8', open],
    ['alone, where the reps are open', 'p8', asMany],
    ['of a set that was not done', 'skip pain 8', loaded],
    ['of a set that was not done, in short', '- p8', bodyweight],
    ['of a set that was not done, where the load is open', 'skipped, pain 8', open],
  ])('%s', (_, text, target) => {
    expect(readCell(text, target)).toEqual(hurt);
  });

  it('reads back as the same', () => {
    expect(writeCell(hurt.performed, 'kg')).toBe('skip pain 8');
    for (const target of [loaded, open, bodyweight, perSide, asMany])
      expect(readCell('skip pain 8', target)).toEqual(hurt);
  });

  it('goes on from 0 to 10', () => {
    const problem = { kind: 'problem', sentence: 'Pain is a whole number from 0 to 10.' };
    expect(readCell('skip pain 11', loaded)).toEqual(problem);
    expect(readCell('pain 11', open)).toEqual(problem);
  });

  it.each<[string, CellTarget, object]>([
    ['eight pain 8', loaded, { pain: 8 }],
    ['x8x8 p8', loaded, { pain: 8 }],
    ['x8 pain 8', open, { reps: 8, pain: 8 }],
    ['x8 @9 form pain 8', open, { reps: 8, rir: 1, techniqueOk: false, pain: 8 }],
    ['60 pain 8', asMany, { load: kg(60), pain: 8 }],
  ])('is not lost in “%s”, which is not whole, nor what is known beside it', (text, target, hurts) => {
    expect(readCell(text, target)).toMatchObject({ kind: 'problem', hurts });
  });

  it.each<[string, string, CellTarget, string]>([
    ['where the load is open', 'pain 0', open, 'The program leaves the load open. Type it: 60x8.'],
    [
      'where the reps are open',
      'p0',
      asMany,
      'As many as possible were asked. Type how many there were: x12.',
    ],
    ['beside reps', 'x8 pain 0', open, 'The program leaves the load open. Type it: 60x8.'],
  ])('asks for the rest where there is none, and skips nothing: %s', (_, text, target, sentence) => {
    expect(readCell(text, target)).toEqual({ kind: 'problem', sentence });
  });

  it('leaves nothing of a text that is not understood where there is none', () => {
    expect(readCell('eight pain 0', loaded)).not.toHaveProperty('hurts');
    const standing = { load: kg(100), reps: 8, pain: 7, techniqueOk: true };
    expect(readCell('eight pain 0', { ...loaded, standing })).toMatchObject({ hurts: { pain: 0 } });
  });

  it('is put beside what stands in the cell, and takes nothing away', () => {
    const standing = { load: kg(100), reps: 8, techniqueOk: true };
    expect(withPain({ pain: 8 }, standing)).toEqual({ ...standing, pain: 8 });
    expect(withPain({ pain: 8 }, null)).toEqual(hurt.performed);
  });

  it('stays when the load that was missing is typed', () => {
    const standing = { reps: 8, pain: 7, techniqueOk: true };
    expect(lacksLoad(standing, open.line)).toBe(true);
    for (const text of ['60', '60x8'])
      expect(readCell(text, { ...open, standing })).toEqual({
        kind: 'set',
        performed: { ...standing, load: kg(60) },
      });
  });
});

it.each([
  ['60x8 pain 8', '60x8'],
  ['pain 4, x7', 'x7'],
  ['x8 p7,5 form', 'x8  form'],
  ['skip pain 8', 'skip'],
  ['P10', ''],
  ['60x8 3 rir', '60x8 3 rir'],
])('“%s” without its pain is “%s”', (text, shown) => {
  expect(withoutPain(text)).toBe(shown);
});

describe('a cell that is filled', () => {
  const standing: Performed = { load: kg(102.5), reps: 7, rir: 1, techniqueOk: true };

  it.each<[string, Performed]>([
    ['pain 4', { ...standing, pain: 4 }],
    ['@9.5', { ...standing, rir: 0.5 }],
    ['form', { ...standing, techniqueOk: false }],
  ])('keeps its load and reps where “%s” is said of it', (text, performed) => {
    for (const target of [loaded, open])
      expect(readCell(text, { ...target, standing })).toEqual({ kind: 'set', performed });
  });

  it('is typed anew by a load or by reps, and is as asked by “=”', () => {
    expect(readCell('100x6', { ...loaded, standing })).toMatchObject({
      performed: { load: kg(100), reps: 6 },
    });
    expect(readCell('x6', { ...loaded, standing })).not.toHaveProperty('performed.rir');
    expect(readCell('=', { ...loaded, standing })).toEqual(readCell('=', loaded));
  });

  it.each([
    ['100x6', { load: kg(100), reps: 6, pain: 4 }],
    ['x6', { reps: 6, pain: 4 }],
    ['=', { load: kg(100), reps: 8, pain: 4 }],
    ['skip', { reps: 0, pain: 4 }],
    ['x6 pain 2', { reps: 6, pain: 2 }],
    ['x6 pain 0', { reps: 6, pain: 0 }],
  ])('keeps its pain where “%s” says nothing of it', (text, performed) => {
    const hurts = { ...standing, pain: 4 };
    expect(readCell(text, { ...loaded, standing: hurts })).toMatchObject({ kind: 'set', performed });
    expect(readCell('', { ...loaded, standing: hurts })).toEqual({ kind: 'nothing' });
  });

  const hurt = (pain: number) => ({ reps: 0, pain, techniqueOk: true });
  it.each<[string, Partial<CellTarget>, string, ReturnType<typeof readCell>]>([
    ['skip', { skipped: true }, 'pain 4', { kind: 'set', performed: hurt(4) }],
    ['skip', { skipped: true }, 'pain 0', { kind: 'skipped' }],
    ['skip pain 7', { standing: hurt(7) }, 'pain 4', { kind: 'set', performed: hurt(4) }],
    ['skip pain 5', { standing: hurt(5) }, 'pain 0', { kind: 'skipped' }],
    ['skip pain 5', { standing: hurt(5) }, 'skip', { kind: 'set', performed: hurt(5) }],
    ['skip pain 5', { standing: hurt(5) }, 'skip pain 0', { kind: 'skipped' }],
  ])('where “%s” stands it stays a set that was not done (%o, “%s”)', (_, stands, text, entry) => {
    for (const target of [loaded, open, bodyweight, perSide])
      expect(readCell(text, { ...target, ...stands })).toEqual(entry);
  });

  it('of a set that was tried and failed keeps its load where pain is said of it', () => {
    const failed = { load: kg(100), reps: 0, techniqueOk: true };
    expect(readCell('pain 4', { ...loaded, standing: failed })).toEqual({
      kind: 'set',
      performed: { ...failed, pain: 4 },
    });
  });
});

describe('other sets', () => {
  it('without a load a bare number is the reps', () => {
    expect(readCell('15', bodyweight)).toEqual({ kind: 'set', performed: { reps: 15, techniqueOk: true } });
  });

  it('each side may differ', () => {
    expect(readCell('x12/10', perSide)).toMatchObject({
      performed: { reps: 12, repsRight: 10, load: kg(20) },
    });
    expect(readCell('x12/12', perSide)).not.toHaveProperty('performed.repsRight');
  });

  it('a load that the program leaves open has to be typed', () => {
    expect(readCell('x8', open)).toEqual({
      kind: 'problem',
      sentence: 'The program leaves the load open. Type it: 60x8.',
    });
    expect(asPrescribed(open).kind).toBe('problem');
    expect(readCell('60x8', open)).toMatchObject({ performed: { load: kg(60), reps: 8 } });
  });

  it('as many as possible have to be counted', () => {
    const { reps: _reps, ...amrap } = SET;
    const target = { ...bodyweight, set: amrap };
    expect(asPrescribed(target).kind).toBe('problem');
    expect(readCell('23', target)).toMatchObject({ performed: { reps: 23 } });
  });
});

it('what is written into a cell reads back as the same set', () => {
  fc.assert(
    fc.property(
      fc.record({
        load: fc.integer({ min: 0, max: 200_000 }).map((hundredths) => ({ hundredths, unit: 'kg' as const })),
        reps: fc.integer({ min: 0, max: 300 }),
        rir: fc.option(
          fc.integer({ min: 0, max: 18 }).map((halves) => halves / 2),
          { nil: undefined },
        ),
        pain: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
        techniqueOk: fc.boolean(),
      }),
      (set) => {
        const { rir, pain, ...rest } = set;
        const performed: Performed = {
          ...rest,
          ...(rir !== undefined && { rir }),
          ...(pain !== undefined && { pain }),
        };
        expect(readCell(writeCell(performed, 'kg'), open)).toEqual({ kind: 'set', performed });
      },
    ),
  );
});

describe('what is asked about', () => {
  const set = (load: number, reps = 8): Performed => ({ load: kg(load), reps, techniqueOk: true });
  it.each([
    [set(0), 'Nothing was lifted?'],
    [set(151), '151 kg instead of 100 kg?'],
    [set(49), '49 kg instead of 100 kg?'],
    [set(50), undefined],
    [set(100, 22), '22 reps?'],
    [set(100, 21), undefined],
    [set(150), undefined],
    [set(100, 101), '101 reps?'],
  ])('%j', (performed, question) => {
    expect(doubtOf(performed, loaded)).toBe(question);
  });

  it('a load above the limit of a line without one', () => {
    const capped = { ...open, set: { ...SET, ceiling: kg(60) } };
    expect(doubtOf(set(62.5), capped)).toBe('62.5 kg is above the limit of 60 kg?');
    expect(doubtOf(set(60), capped)).toBeUndefined();
  });

  it('a load above the cap of a line that has one, and not one within its range', () => {
    const range = { ...loaded, set: { ...SET, load: kg(40), limit: kg(60) } };
    expect(doubtOf(set(62.5), range)).toBe('62.5 kg is above the limit of 60 kg?');
    expect(doubtOf(set(60), range)).toBeUndefined();
  });

  it('a load in a line that is done without one', () => {
    const sentence = 'Nothing is lifted in this set. If something was, say in what: 40 kg.';
    expect(readCell('40x10', bodyweight)).toEqual({ kind: 'problem', sentence });
    const performed = { load: kg(40), reps: 10, techniqueOk: true };
    expect(readCell('40 kg x10', bodyweight)).toEqual({ kind: 'set', performed });
    expect(doubtOf(set(40), bodyweight)).toBe('40 kg in a line that is done without a load?');
  });

  it('an effort far beyond what a changed line asks', () => {
    const hard = (rir: number) => ({ ...set(100), rir });
    const changed = { ...loaded, line: { ...loaded.line, rir: 3, modified: true } };
    expect(doubtOf(hard(1), changed)).toBe('RPE 9 where 3 reps in reserve are asked?');
    expect(doubtOf(hard(2), changed)).toBeUndefined();
    expect(doubtOf(hard(1), { ...changed, line: { ...changed.line, modified: false } })).toBeUndefined();
  });

  it('a load in the other unit as well', () => {
    const pounds = { load: { hundredths: 40_000, unit: 'lb' as const }, reps: 8, techniqueOk: true };
    expect(doubtOf(pounds, loaded)).toBe('400 lb instead of 100 kg?');
  });

  it('2,000 kg', () => {
    expect(doubtOf(set(2000), open)).toBe('2000 kg?');
  });
});
