/** The way back after a hold: lighter first, then step by step, whatever is undone or restored in between. */

import { describe, expect, it } from 'vitest';
import type { SetEntry } from '#contract/training.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import {
  acceptMore,
  ago,
  COACH,
  calmBack,
  checklist,
  decision,
  gym,
  open,
  pain,
  print,
  record,
  sheet,
} from '../assignments/gym.ts';
import { done, entry, type Grid, grid, lifter, on } from './sessions.ts';

async function enterLine(rackside: Rackside, session: Grid, line: number, set: SetEntry['set'], more = {}) {
  const places = session.lines[line]?.sets.map(({ place }) => place) ?? [];
  return rackside.ask('training.record', {
    entries: places.map((place) => entry(session, line, place, set, { sure: true, ...more })),
  });
}

async function acceptOf(rackside: Rackside, lineId: string, kind: string) {
  const found = (await rackside.ask('training.suggestions', {})).find(
    (each) => each.subject === lineId && each.kind === kind,
  );
  if (!found) throw new Error('Something is suggested');
  const { assignmentId, subject, until, next } = found;
  await rackside.ask('training.accept', {
    suggestions: [{ assignmentId, subject, kind: found.kind, until, next }],
  });
}

/** 30 kg as written, then another exercise, then the way back at 25 kg, accepted. */
async function wayBack(rackside: Rackside, first: CalendarDate, second: CalendarDate, line: number) {
  const before = await grid(rackside, first);
  await enterLine(rackside, before, line, done(30, before.lines[line]?.sets[0]?.reps?.low ?? 10, { rir: 3 }));
  const changed = await grid(rackside, second);
  await enterLine(rackside, changed, line, done(20, 10, { rir: 3 }), { exerciseId: 'glute-bridge' });
  await acceptOf(rackside, before.lines[line]?.lineId ?? '', 'reentry');
}

describe('the session after a worse morning', () => {
  it('is never heavier than it would have been', async () => {
    const before = await openRackside(on(ago(8)));
    const { id, assignmentId } = await lifter(before, { startDate: ago(14), trainingDays: [1, 3, 5, 7] });
    await wayBack(before, ago(14), ago(10), 1);
    const changes = { nextMorningLadderSteps: 0 };
    const { digest } = await before.ask('policy.preview', { changes });
    await before.ask('policy.save', { changes, digest, reason: 'No steps here' });
    const episode = await calmBack(before, id, ago(8));
    await before.ask('assignments.resume', { ids: [assignmentId] });
    await before.close();
    const rackside = await openRackside({ dataFolder: before.dataFolder, ...on(ago(7)) });
    const usual = (await grid(rackside, ago(7))).lines[1]?.sets[0]?.load?.hundredths ?? 0;
    await record(rackside, episode, pain(ago(8), 0, { painNextMorning: 2 }));
    const eased = await grid(rackside, ago(7));
    expect(eased.eased).not.toBeNull();
    expect(eased.lines[1]?.sets[0]?.load?.hundredths ?? 0).toBeLessThan(usual);
  });
});

describe('pain of the log', () => {
  it('sets no record and makes no maximum from 3 on', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const first = await grid(rackside, ago(7));
    await rackside.ask('training.record', { entries: [entry(first, 0, 1, done(70, 10))] });
    await rackside.ask('training.record', {
      entries: [entry(await grid(rackside), 0, 1, done(82.5, 10, { pain: 7 }), { sure: true })],
    });
    expect((await rackside.ask('progress.records', { athleteId: id as never })).set).toBe(0);
    expect((await rackside.ask('training.suggestions', {})).map(({ kind }) => kind)).not.toContain('maximum');
  });

  it('raises nothing in a session that a coach has still to look at', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await grid(rackside, ago(4));
    const squat = session.lines.findIndex(({ exerciseId }) => exerciseId === 'back-squat');
    await enterLine(rackside, session, squat, done(60, 8, { rir: 3 }));
    await rackside.ask('training.record', {
      entries: [entry(session, 0, 1, done(40, 10, { pain: 8 }), { sure: true })],
    });
    expect((await rackside.ask('training.suggestions', {})).map(({ kind }) => kind)).not.toContain('load');
  });
});

describe('what was lifted before a day that hurt', () => {
  it('raises neither a load nor a maximum, and no test is asked for', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const thursday = await grid(rackside, ago(4));
    const squat = thursday.lines.findIndex(({ exerciseId }) => exerciseId === 'back-squat');
    await enterLine(rackside, thursday, squat, done(60, 8, { rir: 3 }));
    await rackside.ask('training.record', {
      entries: [entry(await grid(rackside, ago(7)), 0, 1, done(90, 10, { rir: 0 }), { sure: true })],
    });
    const raising = async () =>
      (await rackside.ask('training.suggestions', {}))
        .map(({ kind }) => kind)
        .filter((kind) => ['load', 'maximum', 'retest'].includes(kind));
    expect(await raising()).not.toEqual([]);
    await rackside.ask('training.record', {
      entries: [entry(await grid(rackside), 0, 1, done(40, 8, { pain: 4 }), { sure: true })],
    });
    expect(await raising()).toEqual([]);
  });
});

describe('the way back', () => {
  it('after a hold is a step lighter, though nothing was logged in it', async () => {
    const before = await openRackside();
    const { id, assignmentId } = await lifter(before);
    const session = await grid(before, ago(4));
    const squat = session.lines.findIndex(({ exerciseId }) => exerciseId === 'back-squat');
    await enterLine(before, session, squat, done(100, 8, { rir: 3 }));
    await acceptOf(before, session.lines[squat]?.lineId ?? '', 'load');
    const { id: episode } = await open(before, id, 'backPain', { onset: ago(100) });
    await before.close();
    const day = addDays(TODAY, 70);
    const rackside = await openRackside({ dataFolder: before.dataFolder, ...on(day) });
    await record(rackside, episode, checklist(day));
    await record(rackside, episode, decision(day));
    await record(rackside, episode, pain(day, 0));
    await record(rackside, episode, { kind: 'closed', content: { date: day, reason: 'Settled' } });
    await rackside.ask('assignments.resume', { ids: [assignmentId] });
    await acceptMore(rackside, id).catch(() => undefined);
    const next = await grid(rackside, addDays(day, 3));
    const load = next.lines.find(({ exerciseId }) => exerciseId === 'back-squat')?.sets[0]?.load;
    expect(load?.hundredths ?? 0).toBeLessThanOrEqual(9000);
  });

  it('goes up by steps, not by 45 kg at once, and not from sets without reserve', async () => {
    const rackside = await openRackside();
    await lifter(rackside, { trainingDays: [1, 3, 5, 7] });
    await wayBack(rackside, ago(7), ago(3), 0);
    await enterLine(rackside, await grid(rackside), 0, done(25, 10, { rir: 0 }));
    expect((await rackside.ask('training.suggestions', {})).map(({ kind }) => kind)).not.toContain(
      'fullLoad',
    );
  });

  it('is found though the line has been a changed one in all the sessions since', async () => {
    const rackside = await openRackside();
    await lifter(rackside, { startDate: ago(7), trainingDays: [1, 2, 3, 4, 5, 6] });
    const first = await grid(rackside, ago(7));
    const line = first.lines.findIndex(({ exerciseId }) => exerciseId === 'barbell-hip-thrust');
    const { lineId, sets } = first.lines[line] ?? {};
    await enterLine(rackside, first, line, done(30, sets?.[0]?.reps?.low ?? 10, { rir: 3 }));
    for (const day of [ago(5), ago(3), TODAY])
      await enterLine(rackside, await grid(rackside, day), line, done(20, 10), {
        exerciseId: 'glute-bridge',
      });
    const suggested = await rackside.ask('training.suggestions', {});
    expect(suggested.find(({ subject }) => subject === lineId)).toMatchObject({
      kind: 'reentry',
      now: '30 kg',
    });
  });

  it('begins lighter after a restriction that paused nothing, too', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const session = await grid(rackside, ago(4));
    const squat = session.lines.findIndex(({ exerciseId }) => exerciseId === 'back-squat');
    const lineId = session.lines[squat]?.lineId ?? '';
    await enterLine(rackside, session, squat, done(60, 8, { rir: 3 }));
    await acceptOf(rackside, lineId, 'load');
    const load = async () =>
      (await grid(rackside, addDays(TODAY, 3))).lines.find((line) => line.lineId === lineId)?.sets[0]?.load;
    const full = await load();
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(TODAY));
    await record(rackside, episode, { kind: 'closed', content: { date: TODAY, reason: 'Settled' } });
    await acceptMore(rackside, id);
    const after = await load();
    expect(after?.hundredths).toBeGreaterThan(0);
    expect(after?.hundredths).toBeLessThan(full?.hundredths ?? 0);
  });

  it('is not forgotten by going back to a backup', async () => {
    const rackside = await openRackside();
    await lifter(rackside, { trainingDays: [1, 3, 5, 7] });
    const backup = (await rackside.ask('system.backUp', {})).id;
    await wayBack(rackside, ago(7), ago(3), 0);
    await rackside.ask('system.restore', { id: backup });
    expect((await grid(rackside)).lines[0]?.sets[0]?.load?.hundredths).toBeLessThanOrEqual(2500);
  });
});

describe('whoever may not see health details', () => {
  it('learns nothing of it from the formula of an estimate', async () => {
    const { rackside, coach } = await gym();
    const { id } = await lifter(rackside);
    await rackside.ask('training.record', {
      entries: [entry(await grid(rackside, ago(7)), 0, 1, done(70, 10))],
    });
    await calmBack(rackside, id);
    await rackside.ask('people.signIn', { id: coach, pin: COACH.pin });
    const { lifts } = await rackside.ask('progress.athlete', { athleteId: id as never });
    expect(lifts[0]?.points.map(({ formula }) => formula)).toEqual(['epley']);
  });
});

describe('paper that asks for more than a coach accepted since', () => {
  it('is void once the way back is accepted, and what asks for less stays when that is undone', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside, { trainingDays: [1, 3, 5, 7] });
    const before = await grid(rackside, ago(7));
    const low = before.lines[0]?.sets[0]?.reps?.low ?? 10;
    await enterLine(rackside, before, 0, done(30, low, { rir: 3 }));
    await enterLine(rackside, await grid(rackside, ago(3)), 0, done(20, 10, { rir: 3 }), {
      exerciseId: 'glute-bridge',
    });
    const heavy = await print(rackside, id);
    await acceptOf(rackside, before.lines[0]?.lineId ?? '', 'reentry');
    expect(await sheet(rackside, heavy)).toMatchObject({ voidReason: 'changed' });
    const light = await print(rackside, id);
    await rackside.ask('history.undo', {});
    expect(await sheet(rackside, light)).toMatchObject({ voidReason: null });
  });
});

describe('a coach who declines the way back', () => {
  it('has the load from before again', async () => {
    const before = await openRackside();
    const { id, assignmentId } = await lifter(before);
    const session = await grid(before, ago(4));
    const squat = session.lines.findIndex(({ exerciseId }) => exerciseId === 'back-squat');
    const lineId = session.lines[squat]?.lineId ?? '';
    await enterLine(before, session, squat, done(60, 8, { rir: 3 }));
    await acceptOf(before, lineId, 'load');
    const load = async (rackside: Rackside) =>
      (await grid(rackside, addDays(TODAY, 3))).lines.find((line) => line.lineId === lineId)?.sets[0]?.load;
    const full = await load(before);
    const episode = await calmBack(before, id);
    await record(before, episode, { kind: 'closed', content: { date: TODAY, reason: 'Settled' } });
    await before.ask('assignments.resume', { ids: [assignmentId] });
    await acceptMore(before, id).catch(() => undefined);
    await before.close();
    const rackside = await openRackside({ dataFolder: before.dataFolder, ...on(addDays(TODAY, 1)) });
    const lighter = await load(rackside);
    expect(lighter?.hundredths).toBeLessThan(full?.hundredths ?? 0);
    const [suggested] = (await rackside.ask('training.suggestions', {})).filter(
      ({ subject, kind }) => subject === lineId && kind === 'reentry',
    );
    if (!suggested) throw new Error('The way back is suggested');
    const { subject, kind, until, next } = suggested;
    await rackside.ask('training.setAside', {
      suggestions: [{ assignmentId: suggested.assignmentId, subject, kind, until, next }],
    });
    expect(await load(rackside)).toEqual(full);
  });
});

describe('the maximum from training', () => {
  it('is not suggested from a day on which something hurt elsewhere', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await grid(rackside, ago(7));
    await rackside.ask('training.record', {
      entries: [entry(session, 0, 1, done(82.5, 10), { sure: true })],
    });
    const kinds = async () => (await rackside.ask('training.suggestions', {})).map(({ kind }) => kind);
    const spoken = await kinds();
    expect(spoken).toContain('maximum');
    const { assignmentId, plannedFor, version } = await grid(rackside, ago(7));
    const facts = { sore: ['back' as const] };
    await rackside.ask('training.recordSession', { assignmentId, plannedFor, version, facts });
    expect(await kinds()).not.toContain('maximum');
  });
});
