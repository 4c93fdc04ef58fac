/** Maxima side by side: the newest of each lift, never a training max, places shared by equal loads. */

import { describe, expect, it } from 'vitest';
import type { MaximumRecord } from '#contract/loads.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { maxMatrix, type RankedAthlete, rankings } from '#main/workbooks/one-rep-rows.ts';

const maximum = (exerciseId: string, kg: number, kind: MaximumRecord['kind'] = 'tested', unit = 'kg') =>
  ({
    exerciseId,
    kind,
    load: load(kg, unit as 'kg'),
    date: calendarDateOf('2026-11-03'),
  }) as MaximumRecord;

/** Maxima newest first, as they are stored. */
const athlete = (name: string, bodyweight: number | null, ...maxima: MaximumRecord[]): RankedAthlete => ({
  id: name,
  name,
  squads: [],
  ...(bodyweight !== null && { bodyweight: load(bodyweight, 'kg') }),
  maxima,
});

const PEOPLE = [
  athlete('Adeyemi, Ada', 60, maximum('squat', 90), maximum('squat', 120), maximum('thrust', 140)),
  athlete('Brown, Wren', 100, maximum('squat', 100)),
  athlete('Chen, Niamh', null, maximum('squat', 220.46, 'e1RM', 'lb'), maximum('thrust', 150, 'trainingMax')),
  athlete('Díaz, Noor', 55, maximum('thrust', 200, 'trainingMax')),
];
const nameOf = (id: string) => ({ squat: 'Back squat', thrust: 'Hip thrust' })[id] ?? id;

describe('the matrix', () => {
  const matrix = maxMatrix(PEOPLE, 'kg', nameOf);
  it('has the lift that most have first, and nobody without a one-repetition maximum', () => {
    expect(matrix.lifts).toEqual(['Back squat', 'Hip thrust']);
    expect(matrix.rows.map((row) => row.athlete)).toEqual(['Adeyemi, Ada', 'Brown, Wren', 'Chen, Niamh']);
  });
  it('takes the newest, in the unit of the report; a training max is nobody’s lift', () => {
    expect(matrix.rows.map((row) => row.hundredths)).toEqual([
      [9000, 14_000],
      [10_000, undefined],
      [10_000, undefined],
    ]);
  });
});

describe('the rankings', () => {
  it('share a place for equal loads, and rank by bodyweight where it is known', () => {
    const squats = rankings(PEOPLE, 'kg', nameOf).filter(({ exercise }) => exercise === 'Back squat');
    expect(
      squats.map(({ athlete, place, how, timesBodyweight, placeByBodyweight }) => [
        athlete,
        place,
        how,
        timesBodyweight,
        placeByBodyweight,
      ]),
    ).toEqual([
      ['Brown, Wren', 1, 'tested', 1, 2],
      ['Chen, Niamh', 1, 'estimated', undefined, undefined],
      ['Adeyemi, Ada', 3, 'tested', 1.5, 1],
    ]);
  });
});
