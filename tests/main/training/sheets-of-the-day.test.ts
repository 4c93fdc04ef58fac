import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { openRackside, TODAY } from '../../support/application.ts';
import { assign, athlete, open, print, sheet } from '../assignments/gym.ts';
import { kg, lifter } from './sessions.ts';

describe('a sheet that was printed', () => {
  it('is void once a maximum is recorded that is lower than the one it was reckoned from', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    const tested = (load: number) =>
      rackside.ask('maxima.record', {
        entries: [
          {
            athleteId: id as never,
            exerciseId: 'barbell-hip-thrust',
            kind: 'tested',
            load: kg(load),
            date: TODAY,
          },
        ],
      });
    await tested(110);
    expect(await sheet(rackside, number)).toMatchObject({ voidSince: null });
    await tested(60);
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
    expect((await rackside.ask('training.today', {})).rows).toMatchObject([{ sheet: 'stale' }]);
  });

  it('stands beside the sessions it is of, and no other', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const { printed } = await rackside.ask('documents.print', {
      sheets: ['session'],
      athleteIds: [id as never],
      weeks: { first: 4, last: 4 },
      sessions: ['A'],
    });
    const rowOn = async (days: number) =>
      (await rackside.ask('training.today', { date: addDays(TODAY, days) })).rows[0];
    expect(await rowOn(0)).toMatchObject({
      letter: 'A',
      sheet: 'printed',
      sheetNumber: printed[0]?.sheetNumber,
    });
    expect(await rowOn(3)).toMatchObject({ letter: 'B', sheet: 'none', sheetNumber: null });
    expect(await rowOn(7)).toMatchObject({ letter: 'A', week: 5, sheet: 'none' });
  });

  it('of the foundation block is one page for a day, and stands beside each of its sessions', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    await open(rackside, id, 'joint', { area: 'knee' });
    await assign(rackside, id, { startDate: TODAY });
    const rowOn = async (days: number) =>
      (await rackside.ask('training.today', { date: addDays(TODAY, days) })).rows[0];
    const second = await rowOn(3);
    if (!second) throw new Error('Nobody trains on that day');
    expect(second.letter).toBe('F');
    const { assignmentId, week, letter } = second;
    const { printed, pages } = await rackside.ask('documents.print', {
      sheets: ['session'],
      only: [{ assignmentId, week, letter }],
    });
    expect([printed.length, pages]).toEqual([1, 1]);
    for (const days of [0, 3])
      expect(await rowOn(days)).toMatchObject({ sheet: 'printed', sheetNumber: printed[0]?.sheetNumber });
  });
});
