/** Who is new, who is known, who must be asked about. */

import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { matchRoster } from '#main/workbooks/roster/match-roster.ts';
import { editDistance } from '#main/workbooks/roster/near-names.ts';
import { proposeExercises } from '#main/workbooks/roster/propose-exercises.ts';
import type { ExistingAthlete } from '#main/workbooks/roster/roster-preview.ts';
import type { RosterPerson } from '#main/workbooks/roster/roster-reading.ts';

const born = calendarDateOf('2001-11-03');
const stored = (fields: Partial<ExistingAthlete> = {}): ExistingAthlete => ({
  id: 'a1',
  lastName: 'Sørensen',
  firstName: 'Renée',
  dateOfBirth: born,
  squads: [],
  ...fields,
});
const person = (fields: Partial<RosterPerson> = {}): RosterPerson => ({
  lastName: 'Sørensen',
  firstName: 'Renée',
  dateOfBirth: born,
  squads: [],
  maxima: [],
  ...fields,
});
const withoutBirthday = <T extends { dateOfBirth?: unknown }>({ dateOfBirth: _, ...rest }: T) => rest;
const preview = (
  people: readonly RosterPerson[],
  existing: readonly ExistingAthlete[] = [],
  exerciseOf = {},
) =>
  matchRoster(
    { rows: people.map((each, at) => ({ rowNumber: at + 2, hidden: false, person: each, problems: [] })) },
    existing,
    { exerciseOf },
  );
const outcome = (each: RosterPerson, existing: readonly ExistingAthlete[]) =>
  preview([each], existing).rows[0]?.outcome;

describe('the same person', () => {
  it.each([
    ['by name and birthday', person(), stored()],
    ['without regard to accents and case', person({ lastName: 'SORENSEN', firstName: 'renee' }), stored()],
    ['with first and last name exchanged', person({ lastName: 'Renée', firstName: 'Sørensen' }), stored()],
    ['by Rackside’s own id', person({ externalId: 'a1' }), stored()],
    [
      'by the id of the source',
      person({ externalId: '77', dateOfBirth: born }),
      stored({ externalId: '77', lastName: 'Before' }),
    ],
    ['by name when neither side has a birthday', withoutBirthday(person()), withoutBirthday(stored())],
  ])('is found %s', (_, each, existing) => {
    expect(outcome(each, [existing])).toMatchObject({ athleteId: 'a1' });
  });
});

describe('somebody who may be the same', () => {
  it.each([
    ['the same name, a birthday missing on one side', withoutBirthday(person()), stored()],
    [
      'the same name, a birthday that differs by a slip',
      person({ dateOfBirth: calendarDateOf('2001-03-11') }),
      stored(),
    ],
    [
      'the same name, a birthday that differs by a slip',
      person({ dateOfBirth: calendarDateOf('2002-11-03') }),
      stored(),
    ],
    ['the same last name and birthday, a similar first name', person({ firstName: 'Renee-Ann' }), stored()],
    ['the same first name and birthday, a similar last name', person({ lastName: 'Sörensson' }), stored()],
    ['the same first name and birthday, another last name', person({ lastName: 'Kim' }), stored()],
    ['the same last name, a similar first name', withoutBirthday(person({ firstName: 'Rene' })), stored()],
    [
      'the same last name and birthday, a similar first name',
      person({ firstName: 'Nell' }),
      stored({ firstName: 'Eleanor', preferredName: 'Nell' }),
    ],
    [
      'the same id, but another name and birthday',
      person({
        externalId: '77',
        lastName: 'Kim',
        firstName: 'Bo',
        dateOfBirth: calendarDateOf('1990-05-06'),
      }),
      stored({ externalId: '77' }),
    ],
  ])('is asked about: %s', (because, each, existing) => {
    expect(outcome(each, [existing])).toMatchObject({
      kind: 'near',
      candidates: [{ athleteId: 'a1', because }],
    });
  });

  it('is asked about when the roster has the name and birthday twice', () => {
    expect(outcome(person(), [stored(), stored({ id: 'a2' })])).toMatchObject({
      kind: 'near',
      candidates: [{ athleteId: 'a1' }, { athleteId: 'a2' }],
    });
  });

  it('further up in the same file is asked about too', () => {
    expect(preview([person(), withoutBirthday(person())]).rows[1]?.outcome).toMatchObject({
      kind: 'near',
      candidates: [{ rowNumber: 2, because: 'row 2: the same name, a birthday missing on one side' }],
    });
  });
});

it('the same person three times is one person and two duplicates of the first row', () => {
  const { rows } = preview([person(), person(), person()]);
  expect(rows.map(({ outcome: each }) => each)).toMatchObject([
    { kind: 'new' },
    { kind: 'duplicate', ofRow: 2 },
    { kind: 'duplicate', ofRow: 2 },
  ]);
});

describe('somebody new', () => {
  it.each([
    ['of the same name with another birthday', person({ dateOfBirth: calendarDateOf('1995-05-20') })],
    ['of another name with the same birthday', person({ lastName: 'Kim', firstName: 'Ben' })],
    ['of the same last name with another first name', withoutBirthday(person({ firstName: 'Ola' }))],
  ])('is somebody %s', (_, each) => {
    expect(outcome(each, [stored()])?.kind).toBe('new');
  });
});

describe('what an update changes, cell by cell', () => {
  it.each([
    [
      'a bodyweight',
      { bodyweight: load(60, 'kg') },
      { bodyweight: load(61.5, 'kg') },
      [{ field: 'bodyweight', from: '60 kg', to: '61.5 kg', value: load(61.5, 'kg') }],
    ],
    [
      'a bodyweight in another unit',
      { bodyweight: load(60, 'kg') },
      { bodyweight: load(60, 'lb') },
      [{ field: 'bodyweight', from: '60 kg', to: '60 lb', value: load(60, 'lb') }],
    ],
    [
      'a height',
      { heightMm: 1700 },
      { heightMm: 1705 },
      [{ field: 'heightMm', from: '170 cm', to: '170.5 cm', value: 1705 }],
    ],
    [
      'a date',
      {},
      { trainingSince: born },
      [{ field: 'trainingSince', from: '', to: '3 Nov 2001', value: born }],
    ],
    [
      'accents that were missing',
      { lastName: 'Sorensen' },
      {},
      [{ field: 'lastName', from: 'Sorensen', to: 'Sørensen', value: 'Sørensen' }],
    ],
    ['nothing where accents were lost', {}, { lastName: 'Sorensen', firstName: 'RENÉE' }, []],
    ['nothing where the cell is empty', { sport: 'Netball', heightMm: 1700, notes: 'x' }, {}, []],
    [
      'a squad that is added; none is taken away',
      { squads: ['Track'] },
      { squads: ['track', 'Netball'] },
      [{ field: 'squads', from: 'Track', to: 'Track, Netball', value: ['Track', 'Netball'] }],
    ],
    [
      'a note below the notes',
      { notes: 'old' },
      { notes: 'new' },
      [{ field: 'notes', from: 'old', to: 'old\nnew', value: 'old\nnew' }],
    ],
    ['no note twice', { notes: 'old\nnew\nlater' }, { notes: 'new' }, []],
  ] as const)('%s', (_, before, now, changes) => {
    const result = outcome(person(now as Partial<RosterPerson>), [
      stored(before as Partial<ExistingAthlete>),
    ]);
    expect(result?.kind === 'update' ? result.changes : []).toEqual(changes);
  });
});

describe('maxima', () => {
  const squat = {
    exerciseName: 'Squat',
    reps: 1,
    load: load(100, 'kg'),
    testedOn: calendarDateOf('2026-06-12'),
    cell: 'Maxes!B2',
  };
  const had = {
    exerciseId: 'back-squat',
    reps: 1,
    load: load(100, 'kg'),
    testedOn: calendarDateOf('2026-06-12'),
  };
  const exerciseOf = { Squat: 'back-squat' };

  it('are left out, and said, until the coach confirms the exercise', () => {
    expect(preview([person({ maxima: [squat] })])).toMatchObject({
      unconfirmedExercises: ['Squat'],
      counts: { maxima: 0 },
    });
    expect(preview([person({ maxima: [squat] })], [], exerciseOf)).toMatchObject({
      unconfirmedExercises: [],
      counts: { maxima: 1 },
    });
  });

  it.each([
    ['the same', {}, 'unchanged'],
    ['another load', { load: load(102.5, 'kg') }, 'update'],
    ['another day', { testedOn: calendarDateOf('2026-07-01') }, 'update'],
    ['other repetitions', { reps: 3 }, 'update'],
  ])('%s make %s', (_, change, kind) => {
    const { rows } = preview(
      [person({ maxima: [{ ...squat, ...change }] })],
      [stored({ maxima: [had] })],
      exerciseOf,
    );
    expect(rows[0]?.status).toBe(kind);
  });

  it('without a date are the same in every import', () => {
    const { testedOn: _, ...undated } = squat;
    expect(
      preview([person({ maxima: [undated] })], [stored({ maxima: [had] })], exerciseOf).rows[0]?.status,
    ).toBe('unchanged');
  });
});

it('counts people, and rows that are nobody’s yet', () => {
  const { counts } = preview(
    [
      person(),
      person(),
      person({ lastName: 'Kim' }),
      withoutBirthday(person({ lastName: 'Lee', firstName: 'Bo' })),
    ],
    [stored()],
  );
  expect(counts).toEqual({
    new: 1,
    update: 0,
    unchanged: 1,
    anotherDay: 0,
    duplicate: 1,
    near: 1,
    named: 0,
    error: 0,
    warnings: 0,
    maxima: 0,
    namedMaxima: 0,
  });
});

it('says what a row with errors would do without them', () => {
  const problem = {
    sheet: 'A',
    rowNumber: 2,
    cell: 'C2',
    column: 'DOB',
    severity: 'error',
    value: 'x',
    sentence: '…',
  } as const;
  const { rows } = matchRoster(
    {
      rows: [
        { rowNumber: 2, hidden: false, person: person(), problems: [problem] },
        { rowNumber: 3, hidden: false, problems: [] },
      ],
    },
    [stored()],
  );
  expect(rows.map(({ status, outcome: each }) => [status, each.kind])).toEqual([
    ['error', 'unchanged'],
    ['error', 'nobody'],
  ]);
});

it.each([
  ['kitten', 'sitting', 3],
  ['renee', 'reene', 1],
  ['', 'abc', 3],
  ['same', 'same', 0],
])('%s and %s are %i letters apart', (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance);
});

describe('exercises of a file', () => {
  const library = [
    { id: 'barbell-hip-thrust', name: 'Barbell hip thrust', shortName: 'Hip thrust' },
    { id: 'back-squat', name: 'Back squat', shortName: 'Back squat' },
    { id: 'front-squat', name: 'Front squat', shortName: 'Front squat' },
    { id: 'romanian-deadlift', name: 'Romanian deadlift', shortName: 'RDL' },
  ];
  it.each([
    ['Hip Thrust', 'barbell-hip-thrust', true],
    ['BB Hip Thrusts', 'barbell-hip-thrust', false],
    ['Back Sq', 'back-squat', false],
    ['RDL', 'romanian-deadlift', true],
    ['Squat', undefined, false],
    ['Curl', undefined, false],
  ])('%s is %s', (exerciseName, exerciseId, sameName) => {
    expect(proposeExercises([exerciseName], library)).toEqual([
      { exerciseName, sameName, ...(exerciseId && { exerciseId }) },
    ]);
  });
});
