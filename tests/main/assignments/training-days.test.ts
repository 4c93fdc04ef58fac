/** Which session falls on which day. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type { Program } from '#domain/program/program.ts';
import { trainingDaysFrom } from '#main/assignments/training-days.ts';
import { SOURCE_PLACES } from '#main/doors/places.ts';

const program = JSON.parse(
  readFileSync(`${SOURCE_PLACES.resources}/library/glute-development-8-weeks.json`, 'utf8'),
) as Program;
const MONDAY = calendarDateOf('2026-11-23');

const days = (change: Partial<Parameters<typeof trainingDaysFrom>[0]>, from = MONDAY) =>
  trainingDaysFrom({ program, startDate: MONDAY, startWeek: 1, trainingDays: [1, 4], ...change }, from).map(
    ({ date, week, phase, letter }) => `${date} ${week} ${phase}${letter}`,
  );

describe('training days', () => {
  it.each<[string, Parameters<typeof days>, string[], number]>([
    ['take the sessions in turn', [{}], ['2026-11-23 1 1A', '2026-11-26 1 1B', '2026-11-30 2 1A'], 16],
    [
      'go on after the phases',
      [{}, calendarDateOf('2026-12-04')],
      ['2026-12-07 3 2A', '2026-12-10 3 2B'],
      12,
    ],
    [
      'count weeks from the start date, whatever weekday that is',
      [{ startDate: calendarDateOf('2026-11-25') }],
      ['2026-11-26 1 1A', '2026-11-30 1 1B', '2026-12-03 2 1A'],
      16,
    ],
    ['begin in the start week', [{ startWeek: 7 }], ['2026-11-23 7 4A', '2026-11-26 7 4B'], 4],
    [
      'begin again with the first session where there are more days than sessions',
      [{ trainingDays: [1, 3, 5] }],
      ['2026-11-23 1 1A', '2026-11-25 1 1B', '2026-11-27 1 1A'],
      24,
    ],
    ['are over with the program', [{ startDate: calendarDateOf('2026-01-05') }], [], 0],
  ])('%s', (_, asked, first, count) => {
    const found = days(...asked);
    expect(found.slice(0, first.length)).toEqual(first);
    expect(found).toHaveLength(count);
  });
});
