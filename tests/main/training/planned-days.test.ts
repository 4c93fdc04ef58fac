import { describe, expect, it } from 'vitest';
import { openRackside, type Rackside, TODAY, temporaryFolder } from '../../support/application.ts';
import { ago, assign, athlete, decision, open, record } from '../assignments/gym.ts';
import { done, entry, grid, later, lifter, on } from './sessions.ts';

/** Assigned, expected and held sessions of the last four weeks, through the screen that shows them. */
async function compliance(rackside: Rackside, athleteId: string) {
  const { total } = await rackside.ask('progress.athlete', { athleteId: athleteId as never, weeks: 5 });
  return total.assigned;
}

describe('sessions that were asked of somebody', () => {
  it('are the training days since the start; today’s once it is done', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    await assign(rackside, id, { startDate: ago(14) });
    expect(await compliance(rackside, id)).toBe(4);
  });

  it('are not those that a coach skipped, nor those of a holiday', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    const assignmentId = (await assign(rackside, id, { startDate: ago(14) })) as never;
    await rackside.ask('training.reschedule', {
      sessions: [{ assignmentId, plannedFor: ago(7) }],
      change: { skip: true },
    });
    await rackside.ask('training.setHoliday', { firstDay: ago(12), lastDay: ago(11), name: 'Away' });
    expect(await compliance(rackside, id)).toBe(2);
  });

  it('stay those of a program that has ended since, until the day it did', async () => {
    const dataFolder = temporaryFolder();
    let rackside = await openRackside({ dataFolder, ...on(ago(7)) });
    const id = await athlete(rackside);
    const assignmentId = (await assign(rackside, id, { startDate: ago(14) })) as never;
    await rackside.ask('assignments.end', { ids: [assignmentId] });
    await rackside.close();
    rackside = await openRackside({ dataFolder });
    expect(await compliance(rackside, id)).toBe(2);
  });

  it('are none during a pause, and all of those before it', async () => {
    const { rackside, id } = await pausedForAWeek();
    // Week 1 asked twice, the pause of a week for nothing, then last week twice.
    expect(await compliance(rackside, id)).toBe(4);
  });

  it('are those without the pause where a backup from before it is gone back to', async () => {
    const { rackside, id, backup } = await pausedForAWeek();
    await rackside.ask('system.restore', { id: backup });
    expect(await compliance(rackside, id)).toBe(4);
  });
});

/** Three weeks on a program, held in the second; `backup` is from before that. */
async function pausedForAWeek() {
  let rackside = await openRackside(on(ago(21)));
  const id = await athlete(rackside);
  const assignmentId = (await assign(rackside, id, { startDate: ago(21) })) as never;
  const { id: backup } = await rackside.ask('system.backUp', {});
  rackside = await later(rackside, ago(14));
  const { id: episode } = await open(rackside, id, 'joint', { area: 'hip' });
  await record(rackside, episode, decision(ago(14), 'declined'));
  rackside = await later(rackside, ago(7));
  await record(rackside, episode, decision(ago(7)));
  await record(rackside, episode, { kind: 'closed', content: { date: ago(7), reason: 'Healed' } });
  await rackside.ask('assignments.resume', { ids: [assignmentId] });
  return { rackside: await later(rackside, TODAY), id, backup };
}

describe('a session', () => {
  it('is not done by the pain that kept somebody from it, nor is that a set', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const session = await grid(rackside);
    const pain = { reps: 0, pain: 5, techniqueOk: true };
    await rackside.ask('training.record', { entries: [entry(session, 0, 1, pain)] });
    const { total } = await rackside.ask('progress.athlete', { athleteId: id as never, weeks: 1 });
    expect(total).toMatchObject({ done: 0 });
    await rackside.ask('training.record', { entries: [entry(session, 0, 2, done(60, 8), { sure: true })] });
    const { weeks } = await rackside.ask('progress.athlete', { athleteId: id as never, weeks: 1 });
    expect(weeks.at(-1)).toMatchObject({ done: 1, sets: 1 });
  });
});
