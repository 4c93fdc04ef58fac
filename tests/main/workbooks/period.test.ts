/** A report of a period holds what falls on its days, on the sheets that tell of what happened, and says so. */

import { describe, expect, it } from 'vitest';
import { type CalendarDate, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { isIn, touches } from '#main/workbooks/period.ts';
import { openRackside, type Rackside } from '../../support/application.ts';
import { sheetOf } from './exported-sheet.ts';

const day = calendarDateOf;

describe('a day', () => {
  const october = { from: day('2026-10-01'), to: day('2026-10-31') };
  it.each([
    ['2026-09-30', false],
    ['2026-10-01', true],
    ['2026-10-31', true],
    ['2026-11-01', false],
  ])('%s is in October: %s', (text, inside) => {
    expect(isIn(october, day(text))).toBe(inside);
  });

  it.each<[string, { from?: CalendarDate; to?: CalendarDate }, string, string | undefined, boolean]>([
    ['ended before it', october, '2026-09-01', '2026-09-30', false],
    ['reaches into it', october, '2026-09-01', '2026-10-01', true],
    ['lasts longer than it', october, '2026-09-01', '2026-12-01', true],
    ['begins on its last day', october, '2026-10-31', undefined, true],
    ['begins after it', october, '2026-11-01', undefined, false],
    ['began long ago and goes on', { from: day('2026-10-01') }, '2020-01-01', undefined, true],
    ['is in all days', {}, '2020-01-01', '2020-01-02', true],
  ])('and what %s', (_, period, first, last, touched) => {
    expect(touches(period, day(first), last === undefined ? undefined : day(last))).toBe(touched);
  });
});

/** Squats of three months and two bodyweights. */
async function lifter(rackside: Rackside): Promise<void> {
  const { id } = await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker' });
  await rackside.ask('maxima.record', {
    entries: (
      [
        ['2026-09-10', 8000],
        ['2026-10-10', 8500],
        ['2026-11-10', 9000],
      ] as const
    ).map(([date, hundredths]) => ({
      athleteId: id,
      exerciseId: 'back-squat',
      kind: 'tested' as const,
      load: { hundredths, unit: 'kg' as const },
      date: day(date),
    })),
  });
}

describe('a report', () => {
  it('of a period has the newest maximum of it, and the change within it', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const period = { from: '2026-09-01', to: '2026-10-31' };
    const maxes = await sheetOf(rackside, 'Maxes', period);
    expect(maxes.rows).toEqual([['Baker, Ada', 'Back squat', 'kg', '85', '46305', '80', '5']]);
    expect(maxes.text).toContain('Period: from 1 Sep 2026 to 31 Oct 2026, for Maxes, Max matrix, Rankings,');
    expect((await sheetOf(rackside, 'Rankings', period)).rows[0]).toContain('85');
    expect((await sheetOf(rackside, 'Roster', period)).rows).toHaveLength(1);
    expect((await sheetOf(rackside, 'Maxes', { to: '2026-08-31' })).rows).toEqual([]);
    expect((await sheetOf(rackside, 'Maxes')).rows[0]).toContain('90');
  });

  it('of a period that ends before it begins is refused at the field', async () => {
    const rackside = await openRackside();
    expect(
      await rackside.refused('workbooks.export', { from: '2026-10-02', to: '2026-10-01' }),
    ).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'to', sentence: 'This day is before 2 Oct 2026, when the period begins.' }],
    });
  });
});
