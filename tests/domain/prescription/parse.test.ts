/** The prescription language: every way to write a line, the guide's own lines, and a sentence for what is wrong. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { load } from '#domain/load/load.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import { parsePrescription } from '#domain/prescription/parse.ts';
import type { LoadTarget, Prescription, SetGroup, TempoCount } from '#domain/prescription/prescription.ts';
import type { Program } from '#domain/program/program.ts';

const canonical = (text: string) => {
  const { canonical: words, problems } = parsePrescription(text);
  return words ?? problems;
};

describe('a line is read however a coach writes it', () => {
  it.each([
    ['4 × 8', '4 × 8'],
    ['4x8', '4 × 8'],
    ['4 X 8', '4 × 8'],
    ['4*8', '4 × 8'],
    ['4 sets of 8', '4 × 8'],
    ['4 sets × 8 reps', '4 × 8'],
    ['3×8-12', '3 × 8–12'],
    ['3 x 8 to 12 reps', '3 × 8–12'],
    ['3x12/side', '3 × 12 each side'],
    ['3 × 12 per leg', '3 × 12 each side'],
    ['3 × 10 e/s', '3 × 10 each side'],
    ['2 x 10 steps each way', '2 × 10 steps each side'],
    ['2 × 45 sec', '2 × 45 s'],
    ['2 × 1 min', '2 × 60 s'],
    ['3 × AMRAP', '3 × AMRAP'],
    ['1 × 5+ @ 85%', '1 × AMRAP (at least 5) @ 85 %'],
    ['3 x max', '3 × AMRAP'],
    ['5×10@70%', '5 × 10 @ 70 %'],
    ['5 × 10 70 %', '5 × 10 @ 70 %'],
    ['5 × 10 at 70 % of 1RM', '5 × 10 @ 70 %'],
    ['4 × 8 @ 77 – 80 %', '4 × 8 @ 77–80 %'],
    ['4 × 8 @ 72,5 %', '4 × 8 @ 72.5 %'],
    ['3 × 5 @ 90 % TM', '3 × 5 @ 90 % TM'],
    ['3 × 5 @ 90% of training max', '3 × 5 @ 90 % TM'],
    ['1×8 60% of working weight', '1 × 8 @ 60 % of working weight'],
    ['3 × 5 @ 102.5kg', '3 × 5 @ 102.5 kg'],
    ['5 × 5 × 225 lbs', '5 × 5 @ 225 lb'],
    ['3 × 15 BW', '3 × 15 bodyweight'],
    ['3 × 15 body weight', '3 × 15 bodyweight'],
    ['3 × 15 band', '3 × 15 band'],
    ['3 × 15 light band', '3 × 15 light band'],
    ['5 × 10 + band', '5 × 10 + band'],
    ['5 × 10 with a strong band', '5 × 10 + strong band'],
    ['5 × 10 @ 70 % band', '5 × 10 @ 70 % + band'],
    ['4 × 8/side "heaviest manageable"', '4 × 8 each side heaviest manageable'],
    ['top set of 5 @ 85%, back-off 2×8 @ 72%', 'top set of 5 @ 85 %, back-off 2 × 8 @ 72 %'],
    ['top 1×5; back-off 2×8; 85 %; 72 %', 'top set of 5 @ 85 %, back-off 2 × 8 @ 72 %'],
    ['top 1x5 @ 85%, backoff: 2x8 @ 72%', 'top set of 5 @ 85 %, back-off 2 × 8 @ 72 %'],
    ['work up to 5 @ 85 %', 'work up to top set of 5 @ 85 %'],
    ['work up to a top set of 3', 'work up to top set of 3'],
    ['work up to 2 top sets of 3 @ 88 %', 'work up to 2 top sets of 3 @ 88 %'],
    ['warm-up 2 × 15 bodyweight', 'warm-up 2 × 15 bodyweight'],
    ['3 × 5 @ RPE 8', '3 × 5 RPE 8'],
    ['3 × 5 @8.5 RPE', '3 × 5 RPE 8.5'],
    ['3 × 5 2 RIR', '3 × 5 2 RIR'],
    ['3 × 5 RIR 2', '3 × 5 2 RIR'],
    ['3 × 8 pause 2s', '3 × 8 pause 2 s'],
    ['3×8 2-s top hold; load unstated', '3 × 8 pause 2 s'],
    ['3 × 8, 2-second hold at the top', '3 × 8 pause 2 s'],
    ['3 × 8 tempo 3110', '3 × 8 tempo 3-1-1-0'],
    ['3 × 8 tempo 3-1-X-0', '3 × 8 tempo 3-1-X-0'],
    ['3 × 8 tempo 31x0', '3 × 8 tempo 3-1-X-0'],
    ['3 × 15 @ bodyweight', '3 × 15 bodyweight'],
    ['3 × 15 at BW', '3 × 15 bodyweight'],
    ['3 × 8, 3 × 10', '3 × 8, 3 × 10'],
    ['3 × 8 @ 72.555 %', '3 × 8 @ 72.56 %'],
    ['3 × 8 rest 2 min', '3 × 8 rest 120 s'],
    ['3 × 8 rest 1:30', '3 × 8 rest 90 s'],
    ['3 × 8 (chin tucked)', '3 × 8 (chin tucked)'],
    ['3 × 8, chin tucked; ribs down', '3 × 8 (chin tucked; ribs down)'],
    [
      'top set of 3 @ 88 %, back-off 3 × 8 @ 72 % each side',
      'top set of 3 each side @ 88 %, back-off 3 × 8 each side @ 72 %',
    ],
  ])('%s', (text, expected) => expect(canonical(text)).toBe(expected));
});

describe('the guide’s lines as it writes them', () => {
  const program = JSON.parse(
    readFileSync(
      join(import.meta.dirname, '../../../resources/library/glute-development-8-weeks.json'),
      'utf8',
    ),
  ) as Program;
  const written: Readonly<Record<string, string>> = {
    '1A1': '3×15, technique, full lockout',
    '1A2': '4×12 40–60 % "load", light',
    '1A3': '3×12',
    '1A4': '3×12/side BW',
    '1B1': '4×12',
    '1B2': '3×10/side',
    '1B3': '3×15 band, no bar',
    '1B4': '3×12',
    '2A1': '5×10 70 %',
    '2A2': '4×10',
    '2A3': '3×10/side',
    '2A4': '3×10/side BW',
    '2B1': '5×10 + band',
    '2B2': '4×8',
    '2B3': '3×8 2-s top hold; load unstated',
    '2B4': '3×20 steps/side band',
    '3A1': '4×8 77–80 %',
    '3A2': '4×8 75 %',
    '3A3': '4×8/side',
    '3A4': '3×20 band',
    '3B1': '5×8 75–80 %',
    '3B2': '4×8/side',
    '3B3': '3×8/side',
    '3B4': '3×12',
    '4A1': '"work up to" top 1×5; back-off 2×8; 85 %; 72 %',
    '4A2': 'top 1×5 82 %',
    '4A3': '3×6/side, heavy',
    '4B1': 'top 1×3; back-off 3×8; 88 %; 72 %',
    '4B2': '4×5 80 %',
    '4B3': '4×8/side "heaviest manageable"',
  };
  const lines = program.phases.flatMap(({ sessions }) => sessions.flatMap((session) => session.lines));
  it.each(lines.map((line) => [line.id, written[line.id] ?? '', line] as const))(
    '%s: %s',
    (id, text, line) => {
      const { prescription, problems } = parsePrescription(text);
      expect(problems).toEqual([]);
      // The exercise itself says bodyweight where the line does not.
      const stated = id === '1A1' ? withLoad(line.prescription, { kind: 'unstated' }) : line.prescription;
      const said = id === '1A1' ? { ...prescription, note: line.prescription.note } : prescription;
      expect(said).toEqual(stated);
    },
  );
  it('are all thirty', () => expect(lines.map(({ id }) => id)).toEqual(Object.keys(written)));
});

describe('what is wrong is said at its place', () => {
  it.each<[text: string, word: string, sentence: RegExp, proposal?: string]>([
    ['', '', /^Write how many sets and reps/, '3 × 10'],
    ['bodyweight', 'bodyweight', /before the load/],
    ['0 × 8', '0', /Sets are 1 to 20/, '1'],
    ['30 × 8', '30', /Sets are 1 to 20/, '20'],
    ['3 × 0', '3 × 0', /Reps are 1 to 100/],
    ['3 × 12-8', '3 × 12-8', /lower number comes first/],
    ['3 × 8.5', '3 × 8.5', /whole numbers/],
    ['3 × 8 @ 200 %', '@ 200 %', /percentage here is 1 to 100/],
    ['3 × 8 @ 0 %', '@ 0 %', /percentage here is 1 to 100/],
    ['3 × 8 @ 80–70 %', '@ 80–70 %', /lower percentage comes first/, '@ 70–80 %'],
    ['3 × 8 @ 130 % TM', '@ 130 % TM', /1 to 120/],
    ['3 × 8 @ 70', '@ 70', /Say what 70 is/, '@ 70 %'],
    ['3 × 8 @ 8', '@ 8', /Say what 8 is/, '@ 8 RPE'],
    ['3 × 8 @ 0 kg', '@ 0 kg', /weight is 0.5/],
    ['3 × 8 100–105 kg', '100–105 kg', /one weight, not a range/, '@ 100 kg'],
    ['3 × 8 @ 225 to 230 lb', '@ 225 to 230 lb', /one weight, not a range/, '@ 225 lb'],
    ['3x8,3x10', '3x8,3x10', /space behind a comma/, '3 × 8, 3 × 10'],
    ['3 × 8 bodyweigth', 'bodyweigth', /Is it “bodyweight”/, 'bodyweight'],
    ['3 × 8 bnad', 'bnad', /Is it “band”/, 'band'],
    ['3 × 8 quickly', 'quickly', /Put a remark in parentheses/, '(quickly)'],
    ['3 × 8 %%', '%%', /not understood/],
    ['3 × 8 2–3 RIR', '2–3 RIR', /not a range/, '3 RIR'],
    ['3 × 8 RPE 7–8', 'RPE 7–8', /not a range/, 'RPE 7'],
    ['3 × 8 RPE 11', 'RPE 11', /RPE is 1 to 10/],
    ['3 × 8 2.3 RIR', '2.3 RIR', /in halves/],
    ['3 × 8 pause', 'pause', /how long the pause/, 'pause 2 s'],
    ['3 × 8 rest 90', 'rest 90', /how long the rest/, 'rest 90 s'],
    ['3 × 8 tempo 31', 'tempo 31', /four counts/, 'tempo 3-1-1-0'],
    ['3 × 8 RPE 8 RPE 9', 'RPE 9', /said twice/],
    ['3 × 8 @ 70 % @ 80 %', '@ 80 %', /have a load already/],
    ['3 × 8 band light band', 'light band', /band is named twice/],
    ['3 × 8 work up to', 'work up to', /before the sets/],
    ['top set of 5 each side @ 85 %, back-off 2 × 8 @ 72 %', 'each side', /of every group/],
    ['3 × 8 (unclosed', '(', /not understood/],
  ])('%s', (text, word, sentence, proposal) => {
    const { prescription, problems } = parsePrescription(text);
    expect(prescription).toBeUndefined();
    const [problem] = problems;
    expect(problem && text.slice(problem.start, problem.end)).toBe(word);
    expect(problem?.sentence).toMatch(sentence);
    expect(problem?.proposal).toBe(proposal);
  });
  it('a line that is too long', () => {
    expect(parsePrescription('3 × 8 '.repeat(100)).problems[0]?.sentence).toMatch(/at most 300/);
  });
  it('never throws, and every problem lies within the text', () => {
    const words = fc.constantFrom(
      ...' 3 × 8 x @ 70 % kg lb RPE RIR band top set of back-off ( ) , ; each side tempo 3110 rest – " work up to'.split(
        ' ',
      ),
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.array(words, { maxLength: 14 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const { problems, prescription } = parsePrescription(text);
        expect(prescription === undefined).toBe(problems.length > 0);
        for (const { start, end } of problems) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('writing and reading agree', () => {
  it('for every prescription', () => {
    fc.assert(
      fc.property(prescriptions(), (prescription) => {
        const text = formatPrescription(prescription);
        const parsed = parsePrescription(text);
        expect(parsed.problems, text).toEqual([]);
        expect(parsed.canonical).toBe(text);
        expect(parsed.prescription, text).toEqual(prescription);
      }),
      { numRuns: 3000 },
    );
  });
});

function withLoad(prescription: Prescription, to: LoadTarget): Prescription {
  return { ...prescription, groups: prescription.groups.map((group) => ({ ...group, load: to })) };
}

function prescriptions(): fc.Arbitrary<Prescription> {
  const range = (most: number) =>
    fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 0, max: 20 })).map(([low, more]) => ({
      low,
      high: Math.min(low + more, most),
    }));
  const reps = fc.oneof(
    range(100).map((both) => ({ kind: 'reps' as const, ...both })),
    range(500).map((both) => ({ kind: 'steps' as const, ...both })),
    range(1800).map((both) => ({ kind: 'seconds' as const, ...both })),
    fc.constant({ kind: 'amrap' as const }),
    fc.integer({ min: 1, max: 100 }).map((atLeast) => ({ kind: 'amrap' as const, atLeast })),
  );
  const halves = (from: number, to: number) =>
    fc.integer({ min: 2 * from, max: 2 * to }).map((double) => double / 2);
  const loads = fc.oneof<fc.Arbitrary<LoadTarget>[]>(
    fc.constant({ kind: 'unstated' }),
    fc.constant({ kind: 'bodyweight' }),
    fc.constant({ kind: 'heaviestManageable' }),
    fc
      .tuple(fc.constantFrom('e1RM' as const, 'trainingMax' as const, 'workingWeight' as const), range(100))
      .map(([of, both]) => ({ kind: 'percent', of, ...both })),
    fc
      .tuple(fc.integer({ min: 50, max: 200_000 }), fc.constantFrom('kg' as const, 'lb' as const))
      .map(([hundredths, unit]) => ({ kind: 'absolute', load: { hundredths, unit } })),
  );
  const group = fc.record<SetGroup>({
    kind: fc.constantFrom('straight', 'top', 'backOff', 'warmUp'),
    sets: fc.integer({ min: 1, max: 20 }),
    reps,
    load: loads,
  });
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
  return fc
    .record({
      groups: fc.array(group, { minLength: 1, maxLength: 3 }),
      perSide: fc.boolean(),
      workUp: maybe(fc.constant(true as const)),
      rir: maybe(halves(0, 10)),
      rpe: maybe(halves(1, 10)),
      pauseSeconds: maybe(halves(1, 60)),
      tempo: maybe(
        fc.tuple(
          ...([0, 1, 2, 3].map(() =>
            fc.oneof(fc.integer({ min: 0, max: 30 }), fc.constant('X' as const)),
          ) as [
            fc.Arbitrary<TempoCount>,
            fc.Arbitrary<TempoCount>,
            fc.Arbitrary<TempoCount>,
            fc.Arbitrary<TempoCount>,
          ]),
        ),
      ),
      restSeconds: maybe(fc.integer({ min: 5, max: 1800 })),
      band: maybe(
        fc.constantFrom('unstated' as const, 'light' as const, 'moderate' as const, 'strong' as const),
      ),
      bandAlone: fc.boolean(),
      note: maybe(fc.stringMatching(/^[A-Za-zäéøß][A-Za-zäéøß ,.0-9]{0,20}[a-z]$/)),
    })
    .map(({ bandAlone, ...all }) => {
      const stated = Object.fromEntries(
        Object.entries(all).filter(([, value]) => value !== undefined),
      ) as unknown as Prescription;
      if (!bandAlone || all.groups.some(({ load: to }) => to.kind !== 'unstated')) return stated;
      const { band, ...rest } = withLoad(stated, { kind: 'band' });
      return band === undefined || band === 'unstated' ? rest : { ...rest, band };
    });
}

it('a percentage of any number of decimals means exactly what is written again', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 100, noNaN: true }), (percent) => {
      const first = parsePrescription(`3 × 5 @ ${percent.toFixed(6)} %`);
      expect(parsePrescription(first.canonical ?? '').prescription).toEqual(first.prescription);
    }),
  );
});

it('a stated weight keeps its hundredths', () => {
  expect(parsePrescription('3 × 5 @ 61.25 kg').prescription?.groups[0]?.load).toEqual({
    kind: 'absolute',
    load: load(61.25, 'kg'),
  });
});
