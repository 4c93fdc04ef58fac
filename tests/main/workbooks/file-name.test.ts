/** What leaves the app is called by what it is of, and by nothing private. */

import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { workbookName } from '#main/workbooks/file-name.ts';

const madeOn = calendarDateOf('2026-11-23');
const from = calendarDateOf('2026-10-01');
const to = calendarDateOf('2026-10-31');

describe('a workbook', () => {
  it.each([
    ['of everybody, of no period', {}, 'Rackside 2026-11-23'],
    ['of a squad', { squad: 'Netball' }, 'Rackside Netball 2026-11-23'],
    [
      'of a squad and a period',
      { squad: 'Netball', period: { from, to } },
      'Rackside Netball 2026-10-01 to 2026-10-31',
    ],
    ['from a day on', { period: { from } }, 'Rackside from 2026-10-01'],
    ['until a day', { period: { to } }, 'Rackside until 2026-10-31'],
    ['of a squad whose name is about health', { squad: 'Postnatal return' }, 'Rackside 2026-11-23'],
    ['of a squad with a name for folders', { squad: '../U18: A/B?' }, 'Rackside .. U18 A B 2026-11-23'],
  ])('%s', (_, of, name) => {
    expect(workbookName('Rackside', { ...of, madeOn })).toBe(name);
  });
});
