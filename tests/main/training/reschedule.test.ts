/** Sessions that are moved, skipped and swapped: none is lost, none stands twice in a week, and what follows is said. */

import { describe, expect, it } from 'vitest';
import type { InputOf } from '#contract/channels.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { ago, checklist, decision, open, pain, record } from '../assignments/gym.ts';
import { done, entry, grid, later, lifter, onRecord, train } from './sessions.ts';

const THURSDAY = addDays(TODAY, 3);
type Change = InputOf<'training.reschedule'>['change'];

async function scheduled(change: object = {}) {
  const rackside = await openRackside();
  const made = await lifter(rackside, change);
  const turn = (plannedFor: CalendarDate, to: Change, by = rackside) =>
    by.ask('training.reschedule', {
      sessions: [{ assignmentId: made.assignmentId, plannedFor }],
      change: to,
    });
  const refused = async (plannedFor: CalendarDate, to: Change) =>
    (
      await rackside.refused('training.reschedule', {
        sessions: [{ assignmentId: made.assignmentId, plannedFor }],
        change: to,
      })
    ).message;
  return { rackside, turn, refused, ...made };
}

const letters = async (rackside: Rackside, ...dates: CalendarDate[]) => {
  const found = await Promise.all(dates.map((date) => rackside.ask('training.sessions', { date })));
  return found.map(({ sessions }) => sessions.map(({ letter }) => letter).join(' '));
};

describe('a swap', () => {
  it('is put back whole, whichever half is asked for', async () => {
    const { rackside, turn } = await scheduled();
    for (const half of [TODAY, THURSDAY]) {
      await turn(TODAY, { swapWith: THURSDAY });
      expect(await letters(rackside, TODAY, THURSDAY)).toEqual(['B', 'A']);
      expect(await turn(half, null)).toMatchObject({ changed: 2 });
      expect(await letters(rackside, TODAY, THURSDAY)).toEqual(['A', 'B']);
    }
  });

  it('that is put back leaves the other half on the day it was moved to', async () => {
    const { rackside, turn } = await scheduled();
    await turn(TODAY, { swapWith: THURSDAY });
    await turn(THURSDAY, { moveTo: addDays(TODAY, 4) });
    await turn(TODAY, null);
    expect(await letters(rackside, TODAY, THURSDAY, addDays(TODAY, 4))).toEqual(['A', '', 'B']);
  });

  it('is not put back once half of it is begun', async () => {
    const { rackside, turn, refused } = await scheduled();
    await turn(TODAY, { swapWith: THURSDAY });
    await train(rackside);
    expect(await refused(TODAY, null)).toMatch(/has begun the session/);
    expect(await refused(THURSDAY, null)).toMatch(/has begun the session/);
    expect(await letters(rackside, TODAY, THURSDAY)).toEqual(['B', 'A']);
  });

  it('is offered with the other sessions of that week, until one of them is begun', async () => {
    const { rackside } = await scheduled();
    const swaps = async () => (await rackside.ask('training.today', {})).rows.map((row) => row.swaps);
    expect(await swaps()).toEqual([[{ plannedFor: THURSDAY, date: THURSDAY, letter: 'B' }]]);
    await train(rackside);
    expect(await swaps()).toEqual([[]]);
  });
});

describe('moving', () => {
  it('onto a holiday says so', async () => {
    const { rackside, turn } = await scheduled();
    const tuesday = addDays(TODAY, 1);
    await rackside.ask('training.setHoliday', { firstDay: tuesday, lastDay: tuesday, name: 'Closed' });
    expect((await turn(TODAY, { moveTo: tuesday })).remarks).toEqual([
      '24 Nov 2026 is a holiday (Closed): its sessions count as neither done nor missed.',
    ]);
  });

  it('onto a day that has a session says whose', async () => {
    const { turn } = await scheduled();
    expect((await turn(TODAY, { moveTo: THURSDAY })).remarks).toEqual([
      'Zoë Núñez has another session on 26 Nov 2026.',
    ]);
  });

  it('of two sessions onto one day says so, too', async () => {
    const { rackside, assignmentId } = await scheduled();
    const sessions = [TODAY, THURSDAY].map((plannedFor) => ({ assignmentId, plannedFor }));
    const change = { moveTo: addDays(TODAY, 1) };
    expect((await rackside.ask('training.reschedule', { sessions, change })).remarks).toHaveLength(1);
  });

  it('onto a free day has nothing to say', async () => {
    const { turn } = await scheduled();
    expect((await turn(TODAY, { moveTo: addDays(TODAY, 1) })).remarks).toEqual([]);
  });

  it('into the past is refused where nothing was entered', async () => {
    const { refused } = await scheduled({ startDate: ago(25) });
    expect(await refused(TODAY, { moveTo: ago(1) })).toMatch(/^22 Nov 2026 is past/);
  });

  it('a session that is begun takes what was entered along', async () => {
    const { rackside, turn } = await scheduled({ startDate: ago(25) });
    await train(rackside);
    await turn(TODAY, { moveTo: ago(1) });
    expect(await letters(rackside, TODAY)).toEqual(['']);
    const moved = await grid(rackside, ago(1));
    expect(moved).toMatchObject({ heldOn: ago(1), sets: [{ performed: { reps: 8 } }] });
  });

  it('a session that is begun to a day ahead is refused', async () => {
    const { rackside, refused } = await scheduled();
    await train(rackside);
    expect(await refused(TODAY, { moveTo: THURSDAY })).toMatch(/Choose the day it was done/);
    expect((await grid(rackside)).sets).toHaveLength(1);
  });

  it('a swapped session that is begun is no swap of it', async () => {
    const { rackside, turn } = await scheduled({ startDate: ago(25) });
    await turn(TODAY, { swapWith: ago(4) });
    const session = await grid(rackside);
    await rackside.ask('training.record', { entries: [entry(session, 0, 1, done(40, 8), { sure: true })] });
    expect(await turn(TODAY, { moveTo: ago(1) })).toMatchObject({ changed: 1 });
  });
});

describe('a pause', () => {
  it('takes back what was moved for days that its end has shifted', async () => {
    const { rackside, turn, id, assignmentId } = await scheduled();
    const [next, after] = [addDays(TODAY, 14), addDays(TODAY, 17)];
    await turn(next, { swapWith: after });
    await turn(THURSDAY, { skip: true });
    const { id: episode } = await open(rackside, id, 'backPain', { onset: ago(200) });
    const day = addDays(TODAY, 7);
    const resumed = await later(rackside, day);
    await record(resumed, episode, checklist(day));
    await record(resumed, episode, decision(day));
    await record(resumed, episode, pain(day, 0));
    await resumed.ask('assignments.resume', { ids: [assignmentId] });
    expect(await letters(resumed, next, after)).toEqual(['A', 'B']);
  });
});

it('past the end, where a phase is repeated, a session is moved like any other', async () => {
  const { rackside: before, assignmentId } = await onRecord();
  const day = addDays(TODAY, 42);
  const rackside = await later(before, day);
  const { rows } = await rackside.ask('training.today', {});
  expect(rows).toMatchObject([{ week: 10, state: 'toCome' }]);
  const sessions = [{ assignmentId, plannedFor: day }];
  await rackside.ask('training.reschedule', { sessions, change: { moveTo: addDays(day, 1) } });
  expect((await rackside.ask('training.today', {})).rows).toEqual([]);
  await rackside.ask('training.reschedule', { sessions, change: null });
  expect((await rackside.ask('training.today', {})).rows).toMatchObject([{ week: 10, state: 'toCome' }]);
});
