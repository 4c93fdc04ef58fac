/** Ways around clearance, the gate and §1.6 through the training log. Each of them has to be shut. */

import { describe, expect, it } from 'vitest';
import type { ResultOf } from '#contract/channels.ts';
import type { SetEntry } from '#contract/training.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { readCell } from '#domain/training/cell-entry.ts';
import { clockOn } from '#main/clock.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import {
  acceptMore,
  ago,
  assign,
  athlete,
  COACH,
  calmBack,
  checklist,
  decision,
  gym,
  open,
  pain,
  record,
} from '../assignments/gym.ts';

type Grid = ResultOf<'training.sessions'>['sessions'][number];

const kg = (amount: number) => ({ hundredths: Math.round(amount * 100), unit: 'kg' as const });
const on = (day: CalendarDate) => ({ clock: clockOn(day, new Date(`${day}T09:00:00.000Z`)) });

async function lifter(rackside: Rackside, change: object = {}, firstName = 'Zoë') {
  const id = await athlete(rackside, firstName);
  await rackside.ask('maxima.record', {
    entries: ['barbell-hip-thrust', 'back-squat', 'romanian-deadlift'].map((exerciseId) => ({
      athleteId: id as never,
      exerciseId,
      kind: 'tested' as const,
      load: kg(100),
      date: ago(30),
    })),
  });
  const assignmentId = (await assign(rackside, id, { startDate: ago(21), ...change })) as never;
  return { id, assignmentId };
}

/** The same with a calm back record, cleared and gone on with eight days ago. */
async function onRecord(change: object = {}) {
  const before = await openRackside(on(ago(8)));
  const { id, assignmentId } = await lifter(before, change);
  const episode = await calmBack(before, id, ago(8));
  await before.ask('assignments.resume', { ids: [assignmentId] });
  await before.close();
  const rackside = await openRackside({ dataFolder: before.dataFolder });
  return { rackside, id, episode, assignmentId };
}

async function grid(rackside: Rackside, date: CalendarDate = TODAY): Promise<Grid> {
  const { sessions } = await rackside.ask('training.sessions', { date });
  if (!sessions[0]) throw new Error('Somebody trains');
  return sessions[0];
}

function entry(
  session: Grid,
  line: number,
  place: number,
  set: SetEntry['set'],
  more: Partial<SetEntry> = {},
): SetEntry {
  const { assignmentId, plannedFor } = session;
  const lineId = session.lines[line]?.lineId ?? '';
  const version =
    session.sets.find((each) => each.lineId === lineId && each.place === place)?.version ?? null;
  return { assignmentId, plannedFor, lineId, place, version, set, ...more };
}

const done = (load: number, reps: number, more: object = {}) => ({
  load: kg(load),
  reps,
  techniqueOk: true,
  ...more,
});

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

const loadsOf = (session: Grid) =>
  session.lines.flatMap(({ exerciseId, sets }) => sets.flatMap(({ load }) => (load ? [exerciseId] : [])));

describe('a session that is under way', () => {
  it('shows no load any more of a line that clearance forbids since', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    await rackside.ask('training.record', { entries: [entry(await grid(rackside), 0, 1, 'skipped')] });
    await open(rackside, id, 'joint', { area: 'knee' });
    expect(loadsOf(await grid(rackside))).toEqual([]);
  });

  it('of a program that was ended in a hold shows no load either', async () => {
    const rackside = await openRackside();
    const { id, assignmentId } = await lifter(rackside);
    await rackside.ask('training.record', { entries: [entry(await grid(rackside), 0, 1, 'skipped')] });
    await open(rackside, id, 'backPain', { onset: ago(3) });
    await rackside.ask('assignments.end', { ids: [assignmentId] });
    expect(loadsOf(await grid(rackside))).toEqual([]);
  });
});

describe('the session after a worse morning', () => {
  it('is eased though it was moved to a day that is past', async () => {
    const { rackside, episode, assignmentId } = await onRecord({ startDate: ago(25) });
    await record(rackside, episode, pain(ago(4), 1, { painNextMorning: 4 }));
    expect((await grid(rackside)).eased).not.toBeNull();
    await rackside.application.call('training.reschedule', {
      sessions: [{ assignmentId, plannedFor: TODAY }],
      change: { moveTo: ago(1) },
    });
    const next = [
      ...(await rackside.ask('training.sessions', { date: TODAY })).sessions,
      ...(await rackside.ask('training.sessions', { date: addDays(TODAY, 3) })).sessions,
    ];
    expect(next[0]?.eased).not.toBeNull();
  });

  it('is eased though the day before it was a holiday', async () => {
    const { rackside, episode } = await onRecord({ trainingDays: [1, 4, 7] });
    await rackside.ask('training.setHoliday', { firstDay: ago(1), lastDay: ago(1), name: 'Closed' });
    await record(rackside, episode, pain(ago(4), 1, { painNextMorning: 4 }));
    expect((await grid(rackside)).eased).not.toBeNull();
  });

  it('is entered as it was asked, the day after it as well', async () => {
    const { rackside, episode } = await onRecord();
    await record(rackside, episode, pain(ago(4), 1, { painNextMorning: 4 }));
    const asked = (await grid(rackside)).lines.map(({ exerciseId }) => exerciseId);
    await rackside.close();
    const later = await openRackside({ dataFolder: rackside.dataFolder, ...on(addDays(TODAY, 1)) });
    expect((await grid(later, TODAY)).lines.map(({ exerciseId }) => exerciseId)).toEqual(asked);
  });

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
  it.each([true, false])('of 8 before the session is looked at (on record: %s)', async (recorded) => {
    const rackside = await openRackside();
    const { id, assignmentId } = await lifter(rackside);
    if (recorded) {
      await calmBack(rackside, id);
      await rackside.ask('assignments.resume', { ids: [assignmentId] });
    }
    const facts = { painBefore: 8 };
    await rackside.ask('training.recordSession', { assignmentId, plannedFor: TODAY, version: 0, facts });
    expect((await rackside.ask('review.list', {})).items).not.toEqual([]);
  });

  it('rises too where the pain before is corrected after the morning was entered', async () => {
    const rackside = await openRackside();
    const { assignmentId } = await lifter(rackside);
    const at = { assignmentId, plannedFor: ago(4) };
    await rackside.ask('training.recordSession', {
      ...at,
      version: 0,
      facts: { painBefore: 2, painNextMorning: 2 },
    });
    const { version } = await grid(rackside, ago(4));
    await rackside.ask('training.recordSession', { ...at, version, facts: { painBefore: 0 } });
    expect((await rackside.ask('review.list', {})).items).toMatchObject([{ matter: 'training' }]);
  });

  it('does not lift the stop of a hold', async () => {
    const { rackside, id, episode } = await onRecord({ trainingDays: [1, 4, 7] });
    const stopped = await grid(rackside, ago(1));
    await rackside.ask('training.record', {
      entries: [entry(stopped, 0, 1, done(40, 10, { pain: 8 }), { sure: true })],
    });
    await record(rackside, episode, checklist(TODAY));
    await rackside.application.call('training.record', {
      entries: [entry(await grid(rackside, ago(4)), 0, 1, done(40, 10, { pain: 0 }), { sure: true })],
      heldOn: TODAY,
    });
    expect((await rackside.ask('clearance.ofAthlete', { athleteId: id })).tier).toBe('T0');
  });

  it('of the morning alone is no calm day before it: nobody said how it was', async () => {
    const { rackside, id, episode } = await onRecord();
    await record(rackside, episode, pain(ago(5), 8));
    await record(rackside, episode, checklist(TODAY));
    const at = (await grid(rackside, ago(4))).plannedFor;
    const { assignmentId } = await grid(rackside, ago(4));
    await rackside.ask('training.recordSession', {
      assignmentId,
      plannedFor: at,
      version: 0,
      facts: { painNextMorning: 0 },
    });
    expect((await rackside.ask('clearance.ofAthlete', { athleteId: id })).tier).toBe('T0');
  });

  it('can be typed with a set that was not done', () => {
    const set = { place: 1, group: 0, kind: 'straight', measure: 'reps', reps: { low: 8, high: 8 } } as const;
    const target = { set, line: { sides: 1, loaded: true }, unit: 'kg' } as const;
    expect(readCell('pain 8', target).kind).not.toBe('problem');
    expect(readCell('skip pain 8', target).kind).not.toBe('problem');
  });

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

  it('stays on the review list after going back to a backup', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const backup = (await rackside.ask('system.backUp', {})).id;
    await rackside.ask('training.record', {
      entries: [entry(await grid(rackside), 0, 1, done(70, 10, { pain: 8 }))],
    });
    await rackside.ask('system.restore', { id: backup });
    expect((await rackside.ask('review.list', {})).items).toHaveLength(1);
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

  it('is not forgotten by going back to a backup', async () => {
    const rackside = await openRackside();
    await lifter(rackside, { trainingDays: [1, 3, 5, 7] });
    const backup = (await rackside.ask('system.backUp', {})).id;
    await wayBack(rackside, ago(7), ago(3), 0);
    await rackside.ask('system.restore', { id: backup });
    expect((await grid(rackside)).lines[0]?.sets[0]?.load?.hundredths).toBeLessThanOrEqual(2500);
  });

  it('entered after the restriction ended, a session of it is still a changed one', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    const asked = (await grid(rackside, ago(4))).lines.map(({ lineId }) => lineId);
    await record(rackside, episode, decision(TODAY));
    await record(rackside, episode, { kind: 'closed', content: { date: TODAY, reason: 'Settled' } });
    await acceptMore(rackside, id);
    expect((await grid(rackside, ago(4))).lines.map(({ lineId }) => lineId)).toEqual(asked);
  });
});

describe('whoever may not see health details', () => {
  it('learns from an entry of no pain nothing of a record', async () => {
    const { rackside, coach } = await gym();
    const { id, assignmentId } = await lifter(rackside);
    await calmBack(rackside, id);
    await rackside.ask('assignments.resume', { ids: [assignmentId] });
    await rackside.ask('people.signIn', { id: coach, pin: COACH.pin });
    const { advice } = await rackside.ask('training.record', {
      entries: [entry(await grid(rackside), 0, 1, done(60, 10, { pain: 0 }), { sure: true })],
    });
    expect(JSON.stringify(advice)).not.toContain('"hasRecord":true');
  });

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

describe('the log keeps what was entered', () => {
  it('two facts of one session, entered at the same time, both stand', async () => {
    const rackside = await openRackside();
    const { assignmentId } = await lifter(rackside);
    const at = { assignmentId, plannedFor: TODAY, version: 0 };
    const replies = await Promise.all([
      rackside.application.call('training.recordSession', { ...at, facts: { painBefore: 7 } }),
      rackside.application.call('training.recordSession', { ...at, facts: { rpe: 8 } }),
    ]);
    const said = replies.every(({ ok }) => ok);
    if (said) expect((await grid(rackside)).facts).toMatchObject({ painBefore: 7, rpe: 8 });
  });

  it('fields typed one after the other are not refused for each other', async () => {
    const rackside = await openRackside();
    const { assignmentId } = await lifter(rackside);
    const session = await grid(rackside);
    await rackside.ask('training.record', { entries: [entry(session, 0, 1, done(70, 10))] });
    const at = { assignmentId, plannedFor: TODAY, version: session.version };
    await rackside.ask('training.recordSession', { ...at, facts: { rpe: 8 } });
    await rackside.ask('training.recordSession', { ...at, facts: { minutes: 60 } });
  });

  it('a cell that was emptied and entered anew is not the one that was seen', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    await rackside.ask('training.record', { entries: [entry(await grid(rackside), 0, 1, done(70, 10))] });
    const seen = await grid(rackside);
    await rackside.ask('training.record', { entries: [entry(seen, 0, 1, null)] });
    await rackside.ask('training.record', { entries: [entry(await grid(rackside), 0, 1, done(65, 9))] });
    const { outcomes } = await rackside.ask('training.record', {
      entries: [entry(seen, 0, 1, done(72.5, 10))],
    });
    expect(outcomes).toMatchObject([{ outcome: 'conflict' }]);
  });

  it('an entry can be undone after somebody has looked at its pain', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const { assignmentId, plannedFor } = await grid(rackside);
    await rackside.ask('training.record', {
      entries: [entry(await grid(rackside), 0, 1, done(70, 10, { pain: 7 }))],
    });
    await rackside.ask('training.reviewed', { sessions: [{ assignmentId, plannedFor }] });
    await rackside.ask('history.undo', {});
  });

  it.each<[string, Partial<SetEntry>, object]>([
    ['an exercise nobody knows', { exerciseId: 'no-such-thing' as never }, {}],
    ['a day before the program began', {}, { heldOn: ago(27) }],
  ])('refuses %s', async (_, more, at) => {
    const rackside = await openRackside();
    await lifter(rackside);
    const entries = [entry(await grid(rackside), 0, 1, done(70, 10), more)];
    expect(await rackside.code('training.record', { entries, ...at })).toBe('LOG_REFUSED');
  });

  it.each([
    ['8 kg instead of 70', done(8, 10)],
    ['80 reps instead of 10', done(70, 80)],
    [
      '300 lb instead of 70 kg',
      { load: { hundredths: 30_000, unit: 'lb' as const }, reps: 10, techniqueOk: true },
    ],
  ])('asks about %s', async (_, set) => {
    const rackside = await openRackside();
    await lifter(rackside);
    const { outcomes } = await rackside.ask('training.record', {
      entries: [entry(await grid(rackside), 0, 1, set)],
    });
    expect(outcomes).toMatchObject([{ outcome: 'asks' }]);
  });

  it('put back alone, half of a swap does not leave one session twice in the week', async () => {
    const rackside = await openRackside();
    const { assignmentId } = await lifter(rackside);
    const [monday, thursday] = [TODAY, addDays(TODAY, 3)];
    const sessions = [{ assignmentId, plannedFor: monday }];
    await rackside.ask('training.reschedule', { sessions, change: { swapWith: thursday } });
    await rackside.ask('training.reschedule', { sessions, change: null });
    const letters = [(await grid(rackside, monday)).letter, (await grid(rackside, thursday)).letter];
    expect(letters).toEqual(['A', 'B']);
  });
});
