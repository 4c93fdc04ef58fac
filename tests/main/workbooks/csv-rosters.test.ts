/** Two rosters as other programs export them: German Windows-1252 with semicolons, American with pounds. */

import { describe, expect, it } from 'vitest';
import { matchRoster } from '#main/workbooks/roster/match-roster.ts';
import { expected, readFixture } from './reading.ts';
import { existingFrom } from './stored.ts';

interface ExpectedPerson {
  readonly row: number;
  readonly bodyweight: readonly [number, 'kg' | 'lb'];
  readonly maxima?: readonly (readonly [string, number, number])[];
  readonly healthWords?: boolean;
}

const files = [
  {
    file: 'rosters/nordakademie-1252.csv',
    people: expected<ExpectedPerson>('nordakademie.people.json'),
    unit: 'kg',
    order: 'dd/mm/yyyy',
  },
  {
    file: 'rosters/lakeside-high-us.csv',
    people: expected<ExpectedPerson>('lakeside.people.json'),
    unit: 'lb',
    order: 'mm/dd/yyyy',
  },
] as const;

describe.each(files)('$file', ({ file, people, unit, order }) => {
  const read = () => readFixture(file, { units: { bodyweight: unit } });

  it('gives every person as written', async () => {
    const { rows } = await read();
    expect(rows.map(({ rowNumber, person }) => ({ row: rowNumber, ...person }))).toEqual(
      people.map(({ healthWords: _, bodyweight: [hundredths, weightUnit], maxima = [], ...person }) => ({
        ...person,
        bodyweight: { hundredths, unit: weightUnit },
        maxima: maxima.map(([exerciseName, reps, load], at) => ({
          exerciseName,
          reps,
          load: { hundredths: load, unit: 'lb' },
          cell: `${file}!${'HI'[at]}${person.row}`,
        })),
      })),
    );
  });

  it('decides the order of dates from the column and says so', async () => {
    expect((await read()).assumptions).toContainEqual(
      expect.stringMatching(new RegExp(`, so dates are ${order}\\.$`)),
    );
  });

  it('has no problem and no question left, but whom to ask about their health', async () => {
    const { problems, questions } = await read();
    const left = problems.filter(({ concern }) => concern !== 'health');
    expect({ left, questions }).toEqual({ left: [], questions: [] });
  });

  it('changes nothing when it is imported again', async () => {
    const reading = await read();
    const stored = existingFrom(matchRoster(reading, []));
    expect(matchRoster(reading, stored).counts).toMatchObject({
      unchanged: people.length,
      new: 0,
      update: 0,
      near: 0,
    });
  });
});

it('asks for the unit of the American bodyweights and suggests pounds', async () => {
  const { questions } = await readFixture('rosters/lakeside-high-us.csv');
  expect(questions).toMatchObject([{ kind: 'unit', field: 'bodyweight', cells: 210, suggestion: 'lb' }]);
});

it('clears nobody whose sheet says cleared', async () => {
  const { rows } = await readFixture('rosters/lakeside-high-us.csv');
  const people = expected<ExpectedPerson>('lakeside.people.json');
  expect(rows.filter((row) => row.mentionsHealth).map((row) => row.rowNumber)).toEqual(
    people.filter((person) => person.healthWords).map((person) => person.row),
  );
});
