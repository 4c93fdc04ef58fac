/** What leaves the app is called by what it is of, and by nothing private. */

import { describe, expect, it } from 'vitest';
import type { SquadId } from '#contract/values.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { workbookName } from '#main/workbooks/file-name.ts';
import { openRackside, TODAY } from '../../support/application.ts';
import { lifter } from '../training/sessions.ts';

const madeOn = calendarDateOf('2026-11-23');
const from = calendarDateOf('2026-10-01');
const to = calendarDateOf('2026-10-31');

describe('a workbook', () => {
  it.each([
    ['of no period', {}, 'Rackside 2026-11-23'],
    ['of a period', { period: { from, to } }, 'Rackside 2026-10-01 to 2026-10-31'],
    ['from a day on', { period: { from } }, 'Rackside from 2026-10-01'],
    ['until a day', { period: { to } }, 'Rackside until 2026-10-31'],
  ])('%s', (_, of, name) => {
    expect(workbookName('Rackside', { ...of, madeOn })).toBe(name);
  });

  it.each(['Pelvic floor', 'Caesarean 2026', 'ACL return', 'Wochenbett', 'Netball'])(
    'of the squad %s does not say so, whichever it is',
    async (squad) => {
      const rackside = await openRackside();
      const { id } = await lifter(rackside);
      await rackside.ask('roster.update', { id: id as never, version: 1, fields: { squads: [squad] } });
      const [{ id: squadId } = { id: '' as SquadId }] = await rackside.ask('roster.squads', {});
      const made = [
        await rackside.ask('workbooks.export', { squad: squadId, from, to }),
        await rackside.ask('workbooks.exportCsv', { sheet: 'Roster', squad: squadId }),
        await rackside.ask('training.exportFillIn', { monday: TODAY, squad: squadId }),
      ];
      expect(made.map(({ file }) => file.name)).toEqual([
        'Rackside 2026-10-01 to 2026-10-31.xlsx',
        'Rackside Roster 2026-11-23.csv',
        'Fill in 2026-11-23 to 2026-11-29.xlsx',
      ]);
    },
  );

  it('of a squad that is no more is not made', async () => {
    const rackside = await openRackside();
    const squad = '00000000-0000-4000-8000-000000000000' as SquadId;
    expect(await rackside.code('workbooks.export', { squad })).toBe('NOT_FOUND');
  });
});
