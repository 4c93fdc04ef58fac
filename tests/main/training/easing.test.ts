/** The day of training after a worse morning (§1.6) is eased: it cannot be moved away, slept through or typed away. */

import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Rackside } from '../../support/application.ts';
import { TODAY } from '../../support/application.ts';
import { ago, pain, print, record, sheet } from '../assignments/gym.ts';
import { entry, grid, later, onRecord, train } from './sessions.ts';

/** A worse morning three days ago, after a calm record; on Mondays and Thursdays unless said. */
async function worse(change: object = {}) {
  const made = await onRecord(change);
  await record(made.rackside, made.episode, pain(ago(4), 1, { painNextMorning: 4 }));
  return made;
}

async function easedOn(rackside: Rackside, date: CalendarDate): Promise<boolean[]> {
  const { sessions } = await rackside.ask('training.sessions', { date });
  return sessions.map(({ eased }) => eased !== null);
}

const NEXT = addDays(TODAY, 3);

describe('a worse morning', () => {
  it('eases the next day of training and no other', async () => {
    const { rackside } = await worse();
    expect(await easedOn(rackside, TODAY)).toEqual([true]);
    expect(await easedOn(rackside, NEXT)).toEqual([false]);
  });

  it('is used up by training, not by an entry without any', async () => {
    const { rackside } = await worse();
    await rackside.ask('training.record', { entries: [entry(await grid(rackside), 0, 1, 'skipped')] });
    const tuesday = await later(rackside, addDays(TODAY, 1));
    expect(await easedOn(tuesday, NEXT)).toEqual([true]);
    await train(tuesday, TODAY);
    expect(await easedOn(tuesday, NEXT)).toEqual([false]);
  });

  it('is not used up any more once the only set is emptied, and sheets of the next day are void', async () => {
    const { rackside, id } = await worse();
    await train(rackside);
    const tuesday = await later(rackside, addDays(TODAY, 1));
    expect(await easedOn(tuesday, NEXT)).toEqual([false]);
    const number = await print(tuesday, id);
    await tuesday.ask('training.record', { entries: [entry(await grid(tuesday, TODAY), 0, 1, null)] });
    expect(await easedOn(tuesday, NEXT)).toEqual([true]);
    expect(await sheet(tuesday, number)).toMatchObject({ voidReason: 'changed' });
  });

  it('stays with a session that is under way', async () => {
    const { rackside } = await worse();
    await train(rackside);
    expect(await easedOn(rackside, TODAY)).toEqual([true]);
  });

  it('stays with a session that is moved to today and done before its day', async () => {
    const { rackside, assignmentId } = await worse({ trainingDays: [2, 4] });
    await rackside.ask('training.reschedule', {
      sessions: [{ assignmentId, plannedFor: addDays(TODAY, 1) }],
      change: { moveTo: TODAY },
    });
    await train(rackside);
    expect(await easedOn(rackside, TODAY)).toEqual([true]);
    expect(await easedOn(rackside, NEXT)).toEqual([false]);
  });

  it('comes back when the only entry of that day is taken back', async () => {
    const { rackside } = await worse();
    await train(rackside);
    await rackside.ask('history.undo', {});
    const tuesday = await later(rackside, addDays(TODAY, 1));
    expect(await easedOn(tuesday, NEXT)).toEqual([true]);
  });
});

describe('a day on which nobody trained', () => {
  it('is waited past for two weeks, and no longer: a facility may log nothing at all', async () => {
    const { rackside } = await worse();
    const soon = await later(rackside, addDays(TODAY, 10));
    expect(await easedOn(soon, addDays(TODAY, 10))).toEqual([true]);
    const long = await later(soon, addDays(TODAY, 14));
    expect(await easedOn(long, addDays(TODAY, 14))).toEqual([false]);
  });

  it('was a holiday: the next one is eased', async () => {
    const { rackside, episode } = await onRecord({ trainingDays: [1, 4, 7] });
    await rackside.ask('training.setHoliday', { firstDay: ago(1), lastDay: ago(1), name: 'Closed' });
    await record(rackside, episode, pain(ago(4), 1, { painNextMorning: 4 }));
    expect(await easedOn(rackside, TODAY)).toEqual([true]);
  });

  it('was skipped: the next one is eased, and its sheet is void', async () => {
    const { rackside, id, assignmentId } = await worse();
    const number = await print(rackside, id);
    await rackside.ask('training.reschedule', {
      sessions: [{ assignmentId, plannedFor: TODAY }],
      change: { skip: true },
    });
    expect(await easedOn(rackside, NEXT)).toEqual([true]);
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
  });

  it('passed: the next one is eased, and sheets that show it otherwise are void', async () => {
    const { rackside, id } = await worse();
    const number = await print(rackside, id);
    const tuesday = await later(rackside, addDays(TODAY, 1));
    expect(await easedOn(tuesday, NEXT)).toEqual([true]);
    expect(await sheet(tuesday, number)).toMatchObject({ voidReason: 'changed' });
  });

  it('is entered as it was asked, the day after it as well', async () => {
    const { rackside } = await worse();
    const asked = (await grid(rackside)).lines.map(({ exerciseId }) => exerciseId);
    const tuesday = await later(rackside, addDays(TODAY, 1));
    expect((await grid(tuesday, TODAY)).lines.map(({ exerciseId }) => exerciseId)).toEqual(asked);
  });
});

describe('a session that is moved', () => {
  it('to a day that is past is refused, and eased all the same', async () => {
    const { rackside, assignmentId } = await worse({ startDate: ago(25) });
    const { code, message } = await rackside.refused('training.reschedule', {
      sessions: [{ assignmentId, plannedFor: TODAY }],
      change: { moveTo: ago(1) },
    });
    expect([code, message]).toEqual(['RESCHEDULE_REFUSED', expect.stringContaining('is past')]);
    expect(await easedOn(rackside, TODAY)).toEqual([true]);
  });

  it('onto the eased day is eased as well: in the log, in the plan and on paper', async () => {
    const { rackside, id, assignmentId } = await worse();
    const number = await print(rackside, id);
    await rackside.ask('training.reschedule', {
      sessions: [{ assignmentId, plannedFor: NEXT }],
      change: { moveTo: TODAY },
    });
    expect(await easedOn(rackside, TODAY)).toEqual([true, true]);
    const { week } = await grid(rackside);
    const plan = await rackside.ask('assignments.plan', { id: assignmentId, week });
    expect(plan.sessions.map(({ eased }) => eased?.on)).toEqual([TODAY, TODAY]);
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
  });
});
