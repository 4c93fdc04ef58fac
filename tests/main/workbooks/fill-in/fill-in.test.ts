/** A squad's week goes out, is filled in by other programs, and comes back as sets of the same people. */

import ExcelJS from 'exceljs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { type Load, load } from '#domain/load/load.ts';
import type { FillInModel, FillInRow, LoggedSet } from '#main/workbooks/fill-in/fill-in-model.ts';
import { readFillIn } from '#main/workbooks/fill-in/read-fill-in.ts';
import { writeFillIn } from '#main/workbooks/fill-in/write-fill-in.ts';
import { PATIENCE, SOFFICE, savedAgain } from '../libreoffice.ts';
import { packageFaults } from '../package-check.ts';
import { readAgain } from '../second-reader.ts';

const MONDAY = calendarDateOf('2026-11-23');

function row(set: number, change: Partial<FillInRow> = {}): FillInRow {
  return {
    key: { assignmentId: 'as-1', athleteId: 'ath-1', plannedFor: MONDAY, lineId: 'line-1', set },
    athlete: 'Sørensen, Renée',
    date: MONDAY,
    eachSide: false,
    session: 'A',
    order: 'A1',
    exercise: 'Back squat',
    unit: 'kg',
    target: { load: load(100, 'kg'), reps: 5, rpe: 8 },
    ...change,
  };
}

const MODEL: FillInModel = {
  madeOn: MONDAY,
  weeks: [
    {
      squad: 'Netball / A?',
      monday: MONDAY,
      rows: [
        row(1),
        row(2),
        row(3, { logged: { kind: 'done', version: 3, load: load(97.5, 'kg'), reps: 5, rpe: 7.5 } }),
        row(4, { logged: { kind: 'skipped', version: 1 } }),
        row(1, {
          key: {
            assignmentId: 'as-1',
            athleteId: 'ath-1',
            plannedFor: MONDAY,
            lineId: 'line-2',
            set: 1,
          },
          eachSide: true,
          unit: undefined,
          exercise: 'Split squat',
          target: { load: 'bodyweight', reps: '8–10' },
        }),
      ],
    },
    {
      squad: 'Rowing',
      monday: MONDAY,
      rows: [
        row(1, {
          key: {
            assignmentId: 'as-2',
            athleteId: 'ath-2',
            plannedFor: addDays(MONDAY, 2),
            lineId: 'line-1',
            set: 1,
          },
          athlete: '=Kim, Ben',
          unit: 'lb',
        }),
      ],
    },
  ],
};

type Edit = (workbook: ExcelJS.Workbook) => void;

/** Filled in by another program than wrote it. */
async function filled(edit: Edit, model = MODEL): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await writeFillIn(model)) as never);
  edit(workbook);
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

const type =
  (sheet: string, cells: Readonly<Record<string, string | number | null>>): Edit =>
  (workbook) => {
    for (const [address, value] of Object.entries(cells)) {
      const cell = workbook.getWorksheet(sheet)?.getCell(address);
      if (cell) cell.value = value;
    }
  };

async function read(bytes: Uint8Array) {
  const result = await readFillIn(bytes, 'week.xlsx');
  if (!result.ok) throw new Error(result.problem.sentence);
  return result.reading;
}

const SHEET = 'Netball A';

describe('the workbook', () => {
  it('opens without a repair, its ids hidden, its open cells alone unlocked', async () => {
    const bytes = await writeFillIn(MODEL);
    expect(bytes).toEqual(await writeFillIn(MODEL));
    const { parts, sheets } = await readAgain(bytes);
    expect(packageFaults(parts)).toEqual([]);
    expect([...sheets.keys()]).toEqual(['How to fill in', SHEET, 'Rowing', 'Rackside ids']);
    expect(parts.get('xl/workbook.xml')).toMatch(/<sheet [^>]*name="Rackside ids"[^>]*state="hidden"/);
    // Some programs print a hidden sheet that has an area to print.
    expect(parts.get('xl/workbook.xml')).not.toMatch(/Print_Area"[^>]*>[^<]*Rackside ids/);
    for (const { xml } of sheets.values()) {
      expect(xml).toMatch(/<sheetProtection [^>]*sheet="1"/);
      expect(xml).not.toMatch(/hashValue|password/);
    }
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as never);
    const unlocked: string[] = [];
    workbook.getWorksheet('Rowing')?.eachRow((line) =>
      line.eachCell({ includeEmpty: true }, (cell) => {
        if (cell.protection?.locked === false) unlocked.push(cell.address);
      }),
    );
    expect(unlocked).toEqual(['M2', 'N2', 'O2', 'P2']);
  });

  it('asks for numbers, skip and bw, and offers RPE and pain as lists of numbers', async () => {
    const { sheets } = await readAgain(await writeFillIn(MODEL));
    const xml = sheets.get(SHEET)?.xml ?? '';
    const rules = [...xml.matchAll(/<dataValidation [^>]*type="(\w+)"[^>]*sqref="([^"]+)"/g)].map((rule) =>
      rule.slice(1),
    );
    expect(rules).toEqual([
      ['custom', 'M2:M6'],
      ['whole', 'N2:N6'],
      ['list', 'O2:O6'],
      ['list', 'P2:P6'],
    ]);
    const ids = sheets.get('Rackside ids');
    expect(
      [ids?.cells.get('P3'), ids?.cells.get('P21'), ids?.cells.get('Q13')].map((cell) => cell?.value),
    ).toEqual(['1', '10', '10']);
  });

  it('comes back with nothing to import when nobody typed anything', async () => {
    expect(await read(await writeFillIn(MODEL))).toEqual({
      entries: [],
      problems: [],
      remarks: [],
    });
  });
});

describe('what was typed', () => {
  it('comes back with its set, its cells and what was logged before', async () => {
    const bytes = await filled((workbook) => {
      type(SHEET, { M2: 102.5, N2: 5, O2: 8, P2: 4, M3: 'skip', M4: 100, N6: 9 })(workbook);
      type('Rowing', { M2: '100 kg', N2: 3 })(workbook);
    });
    const { entries, problems, remarks } = await read(bytes);
    expect(problems).toEqual([]);
    expect(remarks).toEqual([]);
    expect(
      entries.map(({ sheet, key, typed, logged, cells }) => ({ sheet, key, typed, logged, cells })),
    ).toEqual([
      {
        sheet: SHEET,
        key: MODEL.weeks[0]?.rows[0]?.key,
        typed: { kind: 'done', load: load(102.5, 'kg'), reps: 5, rpe: 8, pain: 4 },
        cells: { load: 'M2', reps: 'N2', rpe: 'O2', pain: 'P2' },
      },
      { sheet: SHEET, key: MODEL.weeks[0]?.rows[1]?.key, typed: { kind: 'skipped' }, cells: { load: 'M3' } },
      {
        sheet: SHEET,
        key: MODEL.weeks[0]?.rows[2]?.key,
        typed: { kind: 'done', load: load(100, 'kg'), reps: 5, rpe: 7.5 },
        logged: { kind: 'done', version: 3, load: load(97.5, 'kg'), reps: 5, rpe: 7.5 },
        cells: { load: 'M4', reps: 'N4', rpe: 'O4' },
      },
      {
        sheet: SHEET,
        key: MODEL.weeks[0]?.rows[4]?.key,
        typed: { kind: 'done', reps: 9 },
        cells: { reps: 'N6' },
      },
      {
        sheet: 'Rowing',
        key: MODEL.weeks[1]?.rows[0]?.key,
        typed: { kind: 'done', load: load(100, 'kg'), reps: 3 },
        cells: { load: 'M2', reps: 'N2' },
      },
    ]);
  });

  it('wrongly is said at its cell, and the other rows are read', async () => {
    const { entries, problems } = await read(
      await filled(type(SHEET, { M2: 'heavy', N2: 5, P2: 99, N3: 5 })),
    );
    expect(entries.map(({ rowNumber }) => rowNumber)).toEqual([3]);
    expect(problems.map(({ sentence, value }) => [sentence, value])).toEqual([
      [
        'sheet "Netball A", row 2, column P ("Pain (0–10)"): pain is one whole number from 0, none, to 10',
        '',
      ],
      [
        'sheet "Netball A", row 2, column M ("Load done"): heavy is not a load; write a number such as 102.5, skip or bw',
        'heavy',
      ],
    ]);
  });

  it('over what was logged is empty: what is logged stays', async () => {
    const { entries, remarks } = await read(
      await filled(type(SHEET, { M4: null, N4: null, O4: null, M5: null })),
    );
    expect(entries).toEqual([]);
    expect(remarks).toEqual([
      '2 rows are empty that were filled when the workbook was made; what is logged stays.',
    ]);
  });
});

describe('rows that were moved about', () => {
  it('are found by their reference, in whichever order they stand', async () => {
    const bytes = await filled((workbook) => {
      const sheet = workbook.getWorksheet(SHEET);
      const [one, other] = [sheet?.getRow(2), sheet?.getRow(6)];
      const values = [one?.values, other?.values];
      if (one && other) [one.values, other.values] = [values[1] as never, values[0] as never];
      type(SHEET, { N2: 8 })(workbook);
    });
    expect((await read(bytes)).entries).toMatchObject([{ key: { lineId: 'line-2' }, rowNumber: 2 }]);
  });

  it.each<[string, Edit, string]>([
    [
      'copied, so that a reference stands twice',
      type(SHEET, { A3: 'r1', G3: 1, N2: 5, N3: 6 }),
      'row 3, column B ("Athlete"): this row stands in the workbook twice, so nothing was taken from it',
    ],
    [
      'without a reference',
      type(SHEET, { A2: null, N2: 5 }),
      'row 2, column B ("Athlete"): this row has no reference that this workbook was made with, so nothing was taken from it',
    ],
    [
      'under somebody else’s name',
      type(SHEET, { B2: 'Kim, Ben', N2: 5 }),
      'row 2, column B ("Athlete"): this row was made for Sørensen, Renée, Back squat, set 1, and says something else, so nothing was taken from it',
    ],
  ])('%s give nothing, and say so', async (_, edit, sentence) => {
    const { problems, entries } = await read(await filled(edit));
    expect(problems.map((problem) => problem.sentence)).toEqual([`sheet "Netball A", ${sentence}`]);
    expect(entries.map(({ rowNumber }) => rowNumber)).toEqual(entries.length > 0 ? [2] : []);
  });

  it('and taken out change nothing', async () => {
    const bytes = await filled((workbook) => workbook.getWorksheet(SHEET)?.spliceRows(2, 2));
    expect((await read(bytes)).remarks).toEqual([
      '2 rows are gone from the workbook; nothing changes for them.',
    ]);
  });
});

describe('a file that is no such workbook', () => {
  it.each<[string, Edit, string, RegExp]>([
    [
      'without its hidden sheet',
      (workbook) => workbook.removeWorksheet('Rackside ids'),
      'noFillIn',
      /lost the hidden sheet/,
    ],
    ['of a newer Rackside', type('Rackside ids', { B1: 2 }), 'newerFillIn', /newer Rackside/],
    [
      'with a hidden sheet that was changed',
      type('Rackside ids', { D3: 'Monday' }),
      'damagedFillIn',
      /hidden sheet/,
    ],
  ])('%s is refused in a sentence', async (_, edit, code, sentence) => {
    expect(await readFillIn(await filled(edit), 'week.xlsx')).toMatchObject({
      ok: false,
      problem: { code, sentence: expect.stringMatching(sentence) },
    });
  });

  it('at all is refused like any other file', async () => {
    const result = await readFillIn(new TextEncoder().encode('Name;Load\nAda;100'), 'week.csv');
    expect(result).toMatchObject({ ok: false, problem: { code: 'noFillIn' } });
    expect(await readFillIn(new Uint8Array(), 'week.xlsx')).toMatchObject({
      ok: false,
      problem: { code: 'empty' },
    });
  });
});

it('squads of any name have a sheet each', async () => {
  const squads = [
    'Rackside ids',
    'History',
    "'A'",
    '',
    '[Long] '.repeat(12),
    '[long] '.repeat(12),
    `${'x'.repeat(30)}👩‍👩‍👧`,
  ];
  const bytes = await writeFillIn({
    ...MODEL,
    weeks: squads.map((squad) => ({ squad, monday: MONDAY, rows: [row(1)] })),
  });
  const { parts, sheets } = await readAgain(bytes);
  expect(packageFaults(parts)).toEqual([]);
  expect(sheets.size).toBe(squads.length + 2);
});

const loads: fc.Arbitrary<Load | undefined> = fc.option(
  fc.record({
    hundredths: fc.integer({ min: 0, max: 50_000 }),
    unit: fc.constantFrom('kg' as const, 'lb' as const),
  }),
  { nil: undefined },
);
const rpe = fc.option(
  fc.integer({ min: 2, max: 20 }).map((halves) => halves / 2),
  { nil: undefined },
);
const sets: fc.Arbitrary<LoggedSet> = fc.oneof(
  fc.constant({ kind: 'skipped' as const }),
  fc.tuple(loads, fc.integer({ min: 0, max: 300 }), rpe).map(([lifted, reps, effort]) => ({
    kind: 'done' as const,
    reps,
    ...(lifted && { load: lifted }),
    ...(effort !== undefined && { rpe: effort }),
  })),
);

it('whatever is logged comes back as no news, and whatever is typed in its place as itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(sets, sets), { minLength: 1, maxLength: 6 }), async (pairs) => {
      const weekOf = (pick: 0 | 1): FillInModel => ({
        ...MODEL,
        weeks: [
          {
            squad: 'All',
            monday: MONDAY,
            rows: pairs.map((pair, at) => row(at + 1, { logged: { ...pair[pick], version: 1 } })),
          },
        ],
      });
      expect((await read(await writeFillIn(weekOf(0)))).entries).toEqual([]);
      // The cells of one workbook with the ids of the other: what was typed over what was logged.
      const typed = new ExcelJS.Workbook();
      await typed.xlsx.load((await writeFillIn(weekOf(1))) as never);
      const bytes = await filled((workbook) => {
        for (let line = 2; line < pairs.length + 2; line++)
          for (const column of ['M', 'N', 'O'])
            type('All', {
              [`${column}${line}`]: typed.getWorksheet('All')?.getCell(`${column}${line}`).value as never,
            })(workbook);
      }, weekOf(0));
      const { entries, problems } = await read(bytes);
      expect(problems).toEqual([]);
      const news = pairs.filter(
        ([logged, set]) => JSON.stringify(sorted(logged)) !== JSON.stringify(sorted(set)),
      );
      expect(entries.map((entry) => entry.typed)).toEqual(news.map(([, set]) => set));
    }),
    { numRuns: 25, seed: 2026 },
  );
});

function sorted(set: LoggedSet): unknown {
  return Object.entries(set).toSorted(([one], [other]) => (one < other ? -1 : 1));
}

it.skipIf(!SOFFICE)(
  'saved again by LibreOffice, all of it comes back (skipped where LibreOffice is not installed)',
  PATIENCE,
  async () => {
    const bytes = await filled((workbook) => {
      type(SHEET, { M2: 102.5, N2: 5, O2: 8.5, P2: 4, M3: 'skip', N6: 9 })(workbook);
    });
    const saved = savedAgain(bytes);
    expect(await read(saved)).toEqual(await read(bytes));
    const { sheets, parts } = await readAgain(saved);
    expect(parts.get('xl/workbook.xml')).toMatch(/Rackside ids"[^>]*state="hidden"/);
    expect(sheets.get(SHEET)?.xml).toMatch(/<sheetProtection /);
  },
);
