import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CardModel, CardRow } from '#main/documents/card-model.ts';
import { undrawable } from '#main/documents/fonts.ts';
import type { RackModel } from '#main/documents/rack-model.ts';
import { renderPacket } from '#main/documents/render-pdf.ts';
import type { SheetModel } from '#main/documents/sheet-model.ts';
import { type Look, PLAIN_LOOK } from '#main/facility/look.ts';
import { card, FONTS, LOGOS, LONG_NAMES, longestNote, lookWith, PRINTED_AT } from './cards.ts';
import {
  boxesCanBeWrittenIn,
  isReadable,
  linesKeepApart,
  packed,
  staysInsideMargins,
  textOf,
  writingBoxes,
} from './layout-checks.ts';
import { readPdf } from './read-pdf.ts';
import { group, rackOf } from './sheet-samples.ts';

/** A line as a coach may write it: up to eight sets, two kinds of them, long words, any load. */
const row: fc.Arbitrary<CardRow> = fc
  .record({
    exercise: fc.constantFrom(
      'Squat',
      'Romanian deadlift',
      'Single-leg hip thrust, weighted',
      'Rear-foot-elevated Bulgarian split squat with a pause, slow down',
    ),
    cue: fc.constantFrom(
      '',
      'Hips back',
      'Drive the hips up rather than back, ribs down and the pelvis neutral all the way',
    ),
    note: fc.option(fc.constantFrom('heavy', 'technique, full lockout'), { nil: undefined }),
    remark: fc.option(
      fc.integer({ min: 0, max: 99 }).map((one) => longestNote(`${one}`)),
      { nil: undefined },
    ),
    code: fc.option(fc.constant('MOD-12'), { nil: undefined }),
    tops: fc.integer({ min: 0, max: 2 }),
    sets: fc.integer({ min: 1, max: 8 }),
    load: fc.integer({ min: 20, max: 320 }),
    perSide: fc.boolean(),
    loadWritten: fc.boolean(),
  })
  .map(({ exercise, cue, note, remark, code, tops, sets, load, perSide, loadWritten }) => ({
    id: '',
    exercise,
    cues: cue === '' ? [] : [cue, cue, 'Whole foot'],
    watch: 'Lower back arches: drive the hips up',
    ...(note && { note }),
    ...(remark && { note: 'note below', remark }),
    ...(code && { code }),
    tempo: '3-1-1-0',
    rest: '120 s',
    perSide,
    loadWritten,
    targets: [
      {
        text:
          tops > 0
            ? `work up to top set of 5 @ ${load}, back-off ${sets} × 8 @ ${load - 10}`
            : `${sets} × 12 @ ${load} (up to ${load + 30}) · 3 RIR`,
        plates: [`25 + 20 + 15 + 10 + 5 + 2.5 + 1.25 per side`],
        groups: [
          ...(tops > 0 ? [{ sets: tops, frame: 'top' as const }] : []),
          { sets, frame: 'plain' as const },
        ],
        grams: load * 1000,
      },
    ],
  }));

const rows = (least: number) =>
  fc
    .array(row, { minLength: least, maxLength: 40 })
    .map((all) => all.map((one, index) => ({ ...one, id: `L${index + 1}` })));

function withRows(
  sheet: CardModel['sheet'],
  name: string,
  weeks: number,
  lines: readonly CardRow[],
): CardModel {
  const model = card({ athlete: { name, squads: ['Rugby W', 'Return group'], level: 'Beginner' } });
  const [page] = model.pages;
  if (!page) throw new Error('The card has a page');
  return {
    ...model,
    sheet,
    pages: [
      {
        ...page,
        blocks: [
          {
            heading: 'Phase 1 · Learn the lift',
            weeks: Array.from({ length: weeks }, (_, week) => week + 1),
            rows: lines.map((line) => ({
              ...line,
              targets: Array.from({ length: weeks }, () => line.targets[0]).flatMap((target) => target ?? []),
            })),
          },
        ],
      },
    ],
  };
}

function rackWith(lines: readonly CardRow[], names: readonly string[]): RackModel {
  const [model] = rackOf(group(1));
  if (!model) throw new Error('There is a rack sheet');
  return {
    ...model,
    blocks: lines.map(({ id, exercise, tempo, rest, perSide, loadWritten, targets, code }) => ({
      id,
      exercise,
      tempo,
      rest,
      perSide,
      loadWritten,
      cue: '',
      rows: names.flatMap((name) => targets.map((target) => ({ name, target, ...(code && { code }) }))),
    })),
  };
}

interface On {
  readonly paper: 'A4' | 'Letter';
  readonly look: Look;
}

async function holds(model: SheetModel, lines: readonly CardRow[], on: On, boxes: number) {
  const { pages } = await readPdf(
    (await renderPacket([model], { ...on, printedAt: PRINTED_AT, fonts: FONTS })).bytes,
  );
  for (const page of pages) {
    staysInsideMargins(page);
    isReadable(page);
    linesKeepApart(page);
    boxesCanBeWrittenIn(page);
  }
  // On a card a mark at the very margin is that of a note at the foot.
  const inRows = ({ left }: { left: number }) => model.sheet !== 'card' || left > 31;
  const texts = pages.flatMap((page) => page.texts.filter(inRows).flatMap(({ text }) => text.split(/[ ·]+/)));
  for (const { id } of lines)
    expect(
      texts.filter((text) => text === id),
      id,
    ).toHaveLength(1);
  const said = textOf(pages);
  if (model.sheet === 'card') for (const { remark = '' } of lines) expect(said).toContain(packed(remark));
  for (const { exercise } of lines) expect(said).toContain(packed(exercise));
  expect(pages.reduce((sum, page) => sum + writingBoxes(page).length, 0)).toBeGreaterThanOrEqual(boxes);
}

const setsIn = (lines: readonly CardRow[]) =>
  lines
    .flatMap(({ targets }) => targets.flatMap(({ groups }) => groups))
    .reduce((sum, { sets }) => sum + sets, 0);

describe('whatever a program asks, up to forty lines', () => {
  const name = fc.constantFrom(...LONG_NAMES, 'Ana Lee');
  const paper = fc.record({
    paper: fc.constantFrom('A4' as const, 'Letter' as const),
    look: fc.constantFrom(PLAIN_LOOK, ...Object.values(LOGOS).map(lookWith)),
  });

  it('a card keeps to its margins, splits no row and loses no box', async () => {
    await fc.assert(
      fc.asyncProperty(rows(1), name, fc.integer({ min: 1, max: 4 }), paper, async (lines, who, weeks, on) =>
        holds(withRows('card', who, weeks, lines), lines, on, weeks * setsIn(lines)),
      ),
      { numRuns: 12 },
    );
  });

  it('so does a session sheet', async () => {
    await fc.assert(
      fc.asyncProperty(rows(1), name, paper, async (lines, who, on) =>
        holds(withRows('session', who, 1, lines), lines, on, setsIn(lines)),
      ),
      { numRuns: 12 },
    );
  });

  it('so does a rack sheet', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows(1),
        fc.array(name, { minLength: 1, maxLength: 4 }),
        paper,
        async (lines, names, on) => holds(rackWith(lines, names), lines, on, names.length * setsIn(lines)),
      ),
      { numRuns: 12 },
    );
  });

  it('so does a plan', async () => {
    await fc.assert(
      fc.asyncProperty(rows(1), name, fc.integer({ min: 1, max: 4 }), paper, async (lines, who, weeks, on) =>
        holds(withRows('plan', who, weeks, lines), lines, on, 0),
      ),
      { numRuns: 12 },
    );
  });

  it('a program without a line gives no sheet', async () => {
    const empty = { ...card(), pages: [] };
    await expect(
      renderPacket([empty], { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS }),
    ).rejects.toMatchObject({
      code: 'NOTHING_TO_PRINT',
    });
  });
});

describe('every name in the spreadsheets that coaches bring', () => {
  const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'rosters');
  for (const [file, encoding] of [
    ['lakeside-high-us.csv', 'utf-8'],
    ['nordakademie-1252.csv', 'windows-1252'],
  ] as const) {
    it(`can be drawn: ${file}`, () => {
      const text = new TextDecoder(encoding).decode(readFileSync(join(folder, file)));
      expect(text.length).toBeGreaterThan(200);
      expect(undrawable(text.replace(/[\r\n\t\uFEFF]/g, ''), FONTS)).toEqual([]);
    });
  }
});
