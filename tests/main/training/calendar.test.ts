/** The strip of days: how many train, and not how many sessions stand in the schedule. */

import { expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { ago, open } from '../assignments/gym.ts';
import { lifter } from './sessions.ts';

const THURSDAY = addDays(TODAY, 3);

async function on(rackside: Rackside, date: typeof TODAY) {
  const [day] = await rackside.ask('training.calendar', { from: date, to: date });
  return day;
}

it('counts nobody twice, and nobody who may not train', async () => {
  const rackside = await openRackside();
  const { assignmentId } = await lifter(rackside, {}, 'Ada');
  const { id } = await lifter(rackside, {}, 'Berta');
  expect(await on(rackside, THURSDAY)).toMatchObject({ sessions: 2, athletes: 2 });
  await rackside.ask('training.reschedule', {
    sessions: [{ assignmentId, plannedFor: TODAY }],
    change: { moveTo: THURSDAY },
  } as never);
  expect(await on(rackside, THURSDAY)).toMatchObject({ sessions: 3, athletes: 2 });
  await open(rackside, id, 'backPain', { onset: ago(3) });
  expect(await on(rackside, THURSDAY)).toMatchObject({ athletes: 1 });
});

it('counts nobody on a holiday', async () => {
  const rackside = await openRackside();
  await lifter(rackside);
  await rackside.ask('training.setHoliday', { firstDay: THURSDAY, lastDay: THURSDAY, name: 'Closed' });
  expect(await on(rackside, THURSDAY)).toMatchObject({ holiday: 'Closed', athletes: 0 });
});
