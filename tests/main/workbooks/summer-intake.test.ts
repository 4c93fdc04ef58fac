/** The intake list of a real facility's kind: every one of its 126 numbered people, and every broken row. */

import { beforeAll, describe, expect, it } from 'vitest';
import { matchRoster } from '#main/workbooks/roster/match-roster.ts';
import type { RosterPreview } from '#main/workbooks/roster/roster-preview.ts';
import type { RosterReading } from '#main/workbooks/roster/roster-reading.ts';
import { expected, readFixture } from './reading.ts';
import { existingFrom } from './stored.ts';

interface ExpectedPerson {
  readonly row: number;
  readonly number: number;
  readonly lastName: string;
  readonly firstName: string;
  readonly dateOfBirth: string;
  readonly sex: string;
  readonly squads: readonly string[];
  readonly bodyweight: readonly [number, 'kg' | 'lb'];
  readonly heightMm: number;
  readonly trainingSince: string;
  readonly email: string;
  readonly guardian?: string;
  readonly notes?: string;
  readonly healthWords?: boolean;
}

/** Taken from the XML of the file with another program and another language, then looked through by eye. */
const people = expected<ExpectedPerson>('summer-intake.people.json');
const maxes = expected<{ row: number; name: string; testedOn: string; maxima: [string, number, number][] }>(
  'summer-intake.maxes.json',
);

let unanswered: RosterReading;
let reading: RosterReading;
let preview: RosterPreview;

beforeAll(async () => {
  unanswered = await readFixture('rosters/summer-intake.xlsx');
  reading = await readFixture('rosters/summer-intake.xlsx', { units: { bodyweight: 'kg', maxima: 'kg' } });
  preview = matchRoster(reading, []);
});

const rowOf = (rowNumber: number) => reading.rows.find((row) => row.rowNumber === rowNumber);
const previewOf = (rowNumber: number) => preview.rows.find(({ row }) => row.rowNumber === rowNumber);

describe('the 126 numbered people', () => {
  it('are all there, in rows 5 to 132', () => {
    expect(people).toHaveLength(126);
    expect(reading.rows.filter((row) => row.rowNumber <= 132).map((row) => row.rowNumber)).toEqual(
      people.map((person) => person.row),
    );
  });

  it.each(
    people.map((person) => [`${person.number} ${person.firstName} ${person.lastName}`, person] as const),
  )('%s arrives as written', (_, wanted) => {
    const { maxima: _maxima, ...person } = rowOf(wanted.row)?.person ?? { maxima: [] };
    const { row: _row, number: _number, healthWords: _words, bodyweight, ...rest } = wanted;
    expect(person).toEqual({ ...rest, bodyweight: { hundredths: bodyweight[0], unit: bodyweight[1] } });
  });

  it('have no cell that could not be read', () => {
    expect(
      reading.problems.filter((problem) => problem.rowNumber <= 132 && problem.severity === 'error'),
    ).toEqual([]);
  });

  it('are all new to an empty roster', () => {
    expect(new Set(people.map((person) => previewOf(person.row)?.status))).toEqual(new Set(['new']));
  });

  it('are two people where two people share a name', () => {
    expect(
      [10, 120].map((row) => [
        rowOf(row)?.person?.lastName,
        rowOf(row)?.person?.dateOfBirth,
        previewOf(row)?.status,
      ]),
    ).toEqual([
      ['Ivanova', '1996-09-24', 'new'],
      ['Ivanova', '1995-12-07', 'new'],
    ]);
  });
});

describe('the broken rows', () => {
  it.each([
    [135, 'C135', '31/02/2001', 'row 135, column C ("D.O.B."): 31/02/2001 is not a date'],
    [
      136,
      'C136',
      '29/02/2003',
      'row 136, column C ("D.O.B."): 29/02/2003 is not a date: 2003 has no 29 February',
    ],
    [137, 'F137', 'sixty-four', 'row 137, column F ("Wt"): sixty-four is not a weight'],
    [138, 'B138', '', 'row 138, column B ("Surname, First"): the name is missing'],
    [
      139,
      'C139',
      '03/04/05',
      'row 139, column C ("D.O.B."): 03/04/05 has a year of two digits; write all four',
    ],
  ])('row %i is an error at %s', (row, cell, value, sentence) => {
    expect(previewOf(row)?.status).toBe('error');
    expect(rowOf(row)?.problems).toMatchObject([{ severity: 'error', cell, value, sentence }]);
  });

  it('keep what could be read', () => {
    expect(rowOf(139)?.person).toMatchObject({ firstName: 'Prince', lastName: '', squads: ['Masters'] });
    expect(rowOf(139)?.person).not.toHaveProperty('dateOfBirth');
  });

  it('include two duplicates: one but for weight, one shouting', () => {
    expect(previewOf(133)?.outcome).toMatchObject({
      kind: 'duplicate',
      ofRow: 10,
      differences: [{ field: 'bodyweight', from: '86 kg', to: '87.5 kg' }],
    });
    expect(previewOf(134)?.outcome).toEqual({ kind: 'duplicate', ofRow: 17, differences: [] });
    expect(rowOf(134)?.person?.lastName).toBe('SØRENSEN');
  });

  it('are counted', () => {
    expect(preview.counts).toMatchObject({
      new: 126,
      duplicate: 2,
      error: 5,
      near: 0,
      update: 0,
      unchanged: 0,
    });
  });
});

describe('the text column about backs and births', () => {
  const said = ['postnatal', 'LBP', 'cleared', 'C-section', 'had baby', 'knee (left)'];

  it('flags nobody and clears nobody; the remark says how many rows say something, and to ask', () => {
    const saying = people.filter((person) => person.healthWords).map((person) => person.row);
    expect(reading.rows.filter((row) => row.mentionsHealth).map((row) => row.rowNumber)).toEqual(saying);
    expect(reading.remarks.find((remark) => remark.includes('is about health'))).toContain(
      `nothing was taken from it. It flags nobody and clears nobody. ${saying.length} rows of the file say something there: ask these athletes before they train, and open an episode for whoever needs one.`,
    );
  });

  it('names each row with whom to ask among the problems', () => {
    const asked = reading.problems.filter(({ concern }) => concern === 'health');
    expect(asked.map(({ severity, sentence }) => `${severity} ${sentence}`)).toEqual(
      people
        .filter((person) => person.healthWords)
        .map(
          ({ row, firstName, lastName }) =>
            `warning row ${row}, column K: something is said here about health; nothing was taken from it. Ask ${`${firstName} ${lastName}`.trim()} before any training`,
        ),
    );
  });

  it.each(said)('keeps its words nowhere: %s', (words) => {
    expect(
      JSON.stringify({
        rows: reading.rows,
        problems: reading.problems,
        columns: reading.columns.map((column) => column.sample),
      }),
    ).not.toContain(words);
  });

  it('is said to clear nobody', () => {
    expect(reading.remarks).toContainEqual(
      expect.stringMatching(/^Column K \("Back \/ postnatal\?"\).*clears nobody.*16 rows/),
    );
  });
});

describe('what is said about the file', () => {
  it.each([
    'The people were read from "Roster", with the headers in row 4.',
    'Rows 1 and 2 stand above the headers and were left out.',
    'Rows 45 and 87 inside the list are blank.',
    'Row 140 adds up or averages the others and was left out.',
    'Column A ("#") numbers the list and was left out.',
    'Column I ("E-mail") is hidden in the file and was read all the same.',
    'The sheet "READ ME FIRST" was left out.',
    '5 cells of "Maxes" with words such as n/a: read as empty.',
  ])('%s', (remark) => {
    expect(reading.remarks).toContain(remark);
  });

  it('gives the evidence for the order of dates', () => {
    expect(reading.assumptions).toContain(
      'Column C ("D.O.B."): 8 days above 12 in the first place, none in the other, so dates are dd/mm/yyyy.',
    );
  });

  it('asks once for the unit of bare weights, with kilograms suggested, and guesses none before', () => {
    expect(
      unanswered.questions.filter((question) => question.kind === 'unit' && question.field === 'bodyweight'),
    ).toMatchObject([{ column: 'F', cells: 100, suggestion: 'kg' }]);
    expect(unanswered.rows.find((row) => row.rowNumber === 5)?.person).not.toHaveProperty('bodyweight');
    expect(unanswered.rows.find((row) => row.rowNumber === 7)?.person?.bodyweight).toEqual({
      hundredths: 19400,
      unit: 'lb',
    });
  });

  it('asks nothing once the units are known', () => {
    expect(reading.questions).toEqual([]);
  });

  it('warns where a year is shown as July 1905', () => {
    expect(rowOf(5)?.problems).toMatchObject([{ severity: 'warning', cell: 'H5', value: 'Jul 1905' }]);
  });

  it('keeps notes that begin like formulas as text', () => {
    expect([25, 50, 95].map((row) => rowOf(row)?.person?.notes)).toEqual([
      '=HYPERLINK("http://example.invalid","see form")',
      '+44 call mum first',
      '-- away until Sept --',
    ]);
  });
});

describe('the sheet of maxima', () => {
  const shared = new Set(['Jamal Ivanova', 'Wanjiru Dvořáková']);

  it.each(maxes.filter((row) => !shared.has(row.name)).map((row) => [row.name, row] as const))(
    'gives %s their own',
    (name, wanted) => {
      const owner = reading.rows.find(({ person }) => `${person?.firstName} ${person?.lastName}` === name);
      expect(
        owner?.person?.maxima.map((maximum) => [maximum.exerciseName, maximum.reps, maximum.load.hundredths]),
      ).toEqual(wanted.maxima);
      expect(new Set(owner?.person?.maxima.map((maximum) => maximum.testedOn))).toEqual(
        new Set([wanted.testedOn]),
      );
    },
  );

  it('gives nobody the maxima of a name that two people share', () => {
    expect(reading.unplacedMaxima.map(({ name, candidates }) => [name, candidates])).toEqual([
      ['Jamal Ivanova', [10, 120]],
      ['Wanjiru Dvořáková', [34, 96]],
    ]);
    expect([10, 120, 34, 96].flatMap((row) => rowOf(row)?.person?.maxima ?? [])).toEqual([]);
  });

  it('reads five repetitions as five, not as one', () => {
    expect(rowOf(6)?.person?.maxima.at(-1)).toMatchObject({
      exerciseName: 'RDL',
      reps: 5,
      load: { hundredths: 9500, unit: 'kg' },
      cell: 'Maxes!D3',
    });
  });
});

it('imported twice, the file changes nothing the second time', () => {
  const exerciseOf = { 'Hip Thrust': 'hip-thrust', 'Back Sq': 'back-squat', RDL: 'romanian-deadlift' };
  const stored = existingFrom(preview, exerciseOf);
  expect(stored).toHaveLength(126);
  const again = matchRoster(reading, stored, { exerciseOf });
  expect(again.counts).toMatchObject({
    new: 0,
    update: 0,
    unchanged: 126,
    duplicate: 2,
    error: 5,
    near: 0,
    maxima: 0,
  });
});
