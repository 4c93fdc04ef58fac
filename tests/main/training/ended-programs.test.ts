import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { openRackside, TODAY } from '../../support/application.ts';
import { ago, assign, athlete, decision, open, record } from '../assignments/gym.ts';
import { done, entry, type Grid, grid, kg, later, lifter, on } from './sessions.ts';

const LAST_MONDAY = ago(7);

/** Last Monday’s sheet is printed; today, before its results are typed, the program ends. */
async function endedSince() {
  const before = await openRackside(on(LAST_MONDAY));
  const { id, assignmentId } = await lifter(before);
  const { printed } = await before.ask('documents.print', {
    sheets: ['session'],
    athleteIds: [id as never],
    weeks: { first: 3, last: 3 },
    sessions: ['A'],
  });
  const asked = await grid(before, LAST_MONDAY);
  const rackside = await later(before, TODAY);
  await rackside.ask('assignments.end', { ids: [assignmentId] });
  return { rackside, id, assignmentId, asked, number: printed[0]?.sheetNumber ?? '' };
}

const loadsOf = (session: Grid | undefined) =>
  session?.lines.flatMap(({ sets }) => sets.flatMap(({ load }) => load ?? [])) ?? [];

describe('results of a program that has ended since', () => {
  it('are entered by the number of its paper, against what that asked', async () => {
    const { rackside, number, asked } = await endedSince();
    const { sessions, sheet } = await rackside.ask('training.sessions', { sheetNumber: number });
    expect(sheet).toMatchObject({ number });
    expect(sessions).toMatchObject([{ plannedFor: LAST_MONDAY, letter: 'A', held: null }]);
    expect(loadsOf(asked)).not.toEqual([]);
    expect(loadsOf(sessions[0])).toEqual(loadsOf(asked));
    const { outcomes } = await rackside.ask('training.record', {
      entries: [entry(sessions[0] as Grid, 0, 1, done(70, 8), { sure: true })],
    });
    expect(outcomes).toMatchObject([{ outcome: 'saved' }]);
    expect((await grid(rackside, LAST_MONDAY)).sets).toMatchObject([
      { performed: { load: kg(70), reps: 8 } },
    ]);
  });

  it('are found by their day, which counts them as before', async () => {
    const { rackside } = await endedSince();
    expect(await grid(rackside, LAST_MONDAY)).toMatchObject({ plannedFor: LAST_MONDAY, held: null });
    const { rows } = await rackside.ask('training.today', { date: LAST_MONDAY });
    expect(rows).toMatchObject([{ plannedFor: LAST_MONDAY, state: 'toCome', ended: true }]);
    // From before its first day on, too.
    const days = await rackside.ask('training.calendar', { from: ago(28), to: addDays(TODAY, 3) });
    expect(days.filter(({ sessions }) => sessions > 0).map(({ date }) => date)).toEqual(
      [21, 18, 14, 11, 7, 4].map(ago),
    );
  });

  it('tell no load while the athlete is on hold', async () => {
    const { rackside, id, number } = await endedSince();
    const { id: episode } = await open(rackside, id, 'joint', { area: 'hip' });
    await record(rackside, episode, decision(TODAY, 'declined'));
    const { sessions } = await rackside.ask('training.sessions', { sheetNumber: number });
    expect(sessions).toMatchObject([{ plannedFor: LAST_MONDAY, held: expect.any(String) }]);
    expect(sessions[0]?.lines).not.toEqual([]);
    expect(loadsOf(sessions[0])).toEqual([]);
  });
});

describe('a program that ended in its foundation block', () => {
  it('keeps its days, though its weeks did not count', async () => {
    const before = await openRackside(on(LAST_MONDAY));
    const id = await athlete(before);
    await open(before, id, 'joint', { area: 'knee' });
    const assignmentId = (await assign(before, id, { startDate: LAST_MONDAY })) as never;
    const rackside = await later(before, TODAY);
    await rackside.ask('assignments.end', { ids: [assignmentId] });
    expect((await rackside.ask('training.today', { date: LAST_MONDAY })).rows).toMatchObject([
      { letter: 'F', state: 'toCome' },
    ]);
  });
});

describe('a program that ended in a pause', () => {
  it('asks for nothing from the pause on', async () => {
    const before = await openRackside(on(ago(8)));
    const { id, assignmentId } = await lifter(before);
    const { id: episode } = await open(before, id, 'joint', { area: 'hip' });
    await record(before, episode, decision(ago(8), 'declined'));
    const rackside = await later(before, TODAY);
    await rackside.ask('assignments.end', { ids: [assignmentId] });
    expect((await rackside.ask('training.today', { date: LAST_MONDAY })).rows).toEqual([]);
    expect((await rackside.ask('training.today', { date: ago(11) })).rows).toHaveLength(1);
  });
});

describe('nothing is asked any more', () => {
  it('on the day of the end, whose session can be written down without a load to lift', async () => {
    const { rackside, assignmentId } = await endedSince();
    expect((await rackside.ask('training.today', {})).rows).toEqual([]);
    const { sessions } = await rackside.ask('training.sessions', {
      keys: [{ assignmentId, plannedFor: TODAY }],
    });
    expect(sessions).toMatchObject([{ held: expect.stringContaining('not done any more') }]);
    expect(sessions[0]?.lines).not.toEqual([]);
    expect(loadsOf(sessions[0])).toEqual([]);
  });

  it('after it', async () => {
    const { rackside, assignmentId } = await endedSince();
    const { sessions } = await rackside.ask('training.sessions', {
      keys: [{ assignmentId, plannedFor: addDays(TODAY, 3) }],
    });
    expect(sessions).toEqual([]);
  });

  it('nor can it have been done then', async () => {
    const { rackside, assignmentId } = await endedSince();
    const session = await grid(rackside, LAST_MONDAY);
    const next = await later(rackside, addDays(TODAY, 2));
    const refused = await next.refused('training.record', {
      entries: [entry(session, 0, 1, done(70, 8), { sure: true })],
      heldOn: addDays(TODAY, 1),
    });
    expect(refused).toMatchObject({
      code: 'LOG_REFUSED',
      message: expect.stringContaining('after the program ended'),
    });
    expect(assignmentId).toBe(session.assignmentId);
  });
});
