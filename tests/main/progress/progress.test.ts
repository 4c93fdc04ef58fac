/** Progress through its channels: one athlete, a squad, side by side, and leaderboards that athletes ask to be on. */

import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import type { LogSet } from '#domain/training/performed.ts';
import { logSet, THRUST } from '../../domain/training/log-sets.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { rosterPath, withFile } from '../database/roster-file.ts';
import { writeAssignment, writeSession, writeSet } from './log.ts';

const kg = (amount: number) => load(amount, 'kg');
const day = calendarDateOf;

/** A facility of its own, with a way to write sessions into its log. */
async function gym() {
  const rackside = await openRackside();
  await rackside.ask('facility.startEmpty', { name: 'Lakeside Strength', unit: 'kg' });
  const path = rosterPath(rackside.dataFolder);
  let sessions = 0;
  return {
    rackside,
    async athlete(lastName: string, squad = 'Rowing') {
      const { id } = await rackside.ask('roster.add', {
        firstName: 'Zoë',
        lastName,
        squads: [squad],
        trainingSince: day('2026-03-01'),
        bodyweight: kg(60),
      } as never);
      withFile(path, (connection) => writeAssignment(connection, `a-${id}`, id));
      return id;
    },
    session(
      athleteId: string,
      heldOn: CalendarDate,
      sets: Partial<LogSet>[],
      words: Parameters<typeof writeSession>[5] = {},
    ) {
      withFile(path, (connection) => {
        sessions += 1;
        writeSession(connection, sessions, `a-${athleteId}`, athleteId, heldOn, {
          plannedFor: heldOn,
          ...words,
        });
        for (const [place, set] of sets.entries())
          writeSet(connection, { sessionId: sessions, place: place + 1, set: logSet(set) });
      });
    },
  };
}

const squadId = async (rackside: Rackside, wanted: string) =>
  (await rackside.ask('roster.squads', {})).find(({ name }) => name === wanted)?.id;

describe('an athlete', () => {
  it('without a log has weeks of nothing, no total of before, and no reminder', async () => {
    const { rackside, athlete } = await gym();
    const athleteId = (await athlete('Quigley')) as never;
    const progress = await rackside.ask('progress.athlete', { athleteId });
    expect(progress.weeks).toHaveLength(12);
    expect(progress).toMatchObject({
      firstSession: null,
      lifts: [],
      reminders: [],
      total: { sets: 0 },
    });
    expect(await rackside.ask('progress.athlete', { athleteId, weeks: 'all' })).toMatchObject({
      period: { from: TODAY, to: TODAY },
      before: null,
      totalBefore: null,
    });
  });

  it('has volume, hard sets, session load, estimates and records of the period, and the totals of the one before', async () => {
    const { rackside, athlete, session } = await gym();
    const athleteId = (await athlete('Quigley')) as never;
    // Twelve weeks up to Monday 23 Nov begin on 7 Sep; the twelve before on 15 Jun.
    session(athleteId, day('2026-07-06'), [{ load: kg(80), reps: 10, rir: 2 }], { rpe: 6, minutes: 50 });
    session(
      athleteId,
      day('2026-11-16'),
      [
        { load: kg(20), reps: 10, kind: 'warmUp' },
        ...Array.from({ length: 5 }, () => ({ load: kg(83.5), reps: 10, rir: 2 })),
        { exerciseId: 'step-up', load: kg(20), reps: 10, sides: 2 as const, rir: 3 },
      ],
      { rpe: 7, minutes: 60 },
    );
    session(athleteId, day('2026-11-19'), [
      { load: kg(200), reps: 5, rir: 0, modified: true },
      { load: kg(20), reps: 10, kind: 'warmUp' },
    ]);
    // Their effort was not logged: they may have been hard.
    session(athleteId, day('2026-11-20'), [{ reps: 5 }, { reps: 5 }, { reps: 0 }]);
    const progress = await rackside.ask('progress.athlete', { athleteId });
    expect(progress.period).toEqual({ from: '2026-09-07', to: TODAY });
    expect(progress.before).toEqual({ from: '2026-06-15', to: '2026-09-06' });
    const week = progress.weeks.find(({ monday }) => monday === '2026-11-16');
    expect(week).toMatchObject({
      sets: 9,
      unratedSets: 2,
      // 5 × 10, 2 × 10 of both sides, 5 of the changed line, 2 × 5 with nothing.
      reps: 85,
      // 4,175 + 400 + 1,000 kg
      tonnage: { kg: 557_500, lb: 0 },
      hardSets: { barbellHipThrust: 6, hipThrust: 6, all: 7 },
      range: { low: 10, high: 16 },
      done: 3,
      au: 420,
      unrated: 2,
    });
    expect(progress.total).toMatchObject({ sets: 9, unratedSets: 2, au: 420 });
    expect(progress.totalBefore).toMatchObject({
      sets: 1,
      tonnage: { kg: 80_000, lb: 0 },
      au: 300,
    });
    const [lift] = progress.lifts;
    expect(lift).toMatchObject({ exerciseId: THRUST, exercise: 'Barbell hip thrust', before: kg(112) });
    // 83.5 × (1 + 12/30) = 116.9. Nobody had been weighed by then, and the changed line gives no point.
    expect(
      lift?.points.map(({ date, estimate, timesBodyweight }) => [date, estimate, timesBodyweight]),
    ).toEqual([['2026-11-16', kg(116.9), undefined]]);
    const { records, milestones, ...counts } = await rackside.ask('progress.records', { athleteId });
    expect(counts).toMatchObject({ set: 1, setBefore: 0 });
    expect(records.map(({ exercise, load: lifted, reps, fresh }) => [exercise, lifted, reps, fresh])).toEqual(
      [
        ['Barbell hip thrust', kg(83.5), 10, true],
        ['Step-up, bodyweight', kg(20), 10, false],
      ],
    );
    expect(milestones.map(({ reachedOn }) => reachedOn)).toEqual([null, '2026-07-06', null]);
    expect(progress.reminders.map(({ on }) => on)).toEqual([day('2026-12-21'), day('2026-12-21')]);
  });

  it('with an open episode is estimated as everybody is, or the formula would tell', async () => {
    const { rackside, athlete, session } = await gym();
    const athleteId = (await athlete('Quigley')) as never;
    session(athleteId, day('2026-11-16'), [{ load: kg(120), reps: 6 }]);
    await rackside.ask('clearance.openEpisode', {
      athleteId,
      kind: 'backPain',
      details: { onset: day('2026-11-20') },
    });
    const { lifts } = await rackside.ask('progress.athlete', { athleteId });
    expect(lifts[0]?.points[0]).toMatchObject({ estimate: kg(144), formula: 'epley', highest: kg(145.77) });
    const { rows } = await rackside.ask('progress.squad', {});
    expect(rows.find((row) => row.athleteId === athleteId)?.best?.estimate).toEqual(kg(144));
  });

  it('shows a session on the day it was moved to', async () => {
    const { rackside, athlete, session } = await gym();
    const athleteId = (await athlete('Quigley')) as never;
    session(athleteId, day('2026-11-16'), [{ load: kg(100), reps: 5 }]);
    withFile(rosterPath(rackside.dataFolder), (connection) =>
      connection.prepare("UPDATE training_session SET held_on = '2026-11-10'").run(),
    );
    const { weeks } = await rackside.ask('progress.athlete', { athleteId });
    expect(weeks.filter(({ sets }) => sets > 0).map(({ monday }) => monday)).toEqual(['2026-11-09']);
  });

  it('that is not there is not found', async () => {
    const { rackside } = await gym();
    expect(await rackside.code('progress.athlete', { athleteId: 'nobody' })).toBe('NOT_FOUND');
    expect(await rackside.code('progress.compare', { athleteIds: ['nobody'] })).toBe('NOT_FOUND');
    expect(await rackside.code('progress.squad', { squad: 'nobody' })).toBe('NOT_FOUND');
    expect(await rackside.code('progress.squad', { exerciseId: 'no-such-lift' })).toBe('NOT_FOUND');
    expect(await rackside.code('progress.setOptIn', { athleteIds: ['nobody'], onLeaderboards: true })).toBe(
      'NOT_FOUND',
    );
  });
});

describe('a squad', () => {
  it('has a line for each athlete, with the best of the chosen lift and what it was before', async () => {
    const { rackside, athlete, session } = await gym();
    const ada = await athlete('Adeyemi');
    const ben = await athlete('Bauer');
    await athlete('Chen', 'Rugby');
    session(ada, addDays(TODAY, -100), [{ load: kg(80), reps: 5 }]);
    session(ada, addDays(TODAY, -14), [{ load: kg(100), reps: 5, rir: 1 }]);
    session(ada, addDays(TODAY, -7), [{ load: kg(90), reps: 5, rir: 1 }]);
    const squad = await squadId(rackside, 'Rowing');
    const { rows, lifts } = await rackside.ask('progress.squad', { squad });
    expect(lifts.map(({ exerciseId }) => exerciseId)).toEqual([THRUST]);
    expect(
      rows.map(({ name, done, sets, best, before, lastSession }) => ({
        name,
        done,
        sets,
        best: best?.estimate,
        before,
        lastSession,
      })),
    ).toEqual([
      {
        name: 'Zoë Adeyemi',
        done: 2,
        sets: 2,
        best: kg(120),
        before: kg(93.33),
        lastSession: addDays(TODAY, -7),
      },
      { name: 'Zoë Bauer', done: 0, sets: 0, best: undefined, before: null, lastSession: null },
    ]);
    const compared = await rackside.ask('progress.compare', { athleteIds: [ben, ada] as never });
    expect(compared.athletes.map(({ name, points }) => [name, points.length])).toEqual([
      ['Zoë Bauer', 0],
      ['Zoë Adeyemi', 2],
    ]);
  });
});

describe('leaderboards', () => {
  it('hold nobody who has not asked for it', async () => {
    const { rackside, athlete, session } = await gym();
    const ada = await athlete('Adeyemi');
    session(ada, addDays(TODAY, -7), [{ load: kg(100), reps: 5 }]);
    expect(await rackside.ask('progress.leaderboard', {})).toMatchObject({
      absolute: [],
      timesBodyweight: [],
      asked: 0,
      athletes: 1,
    });
  });

  it('place those who asked, by load and by × bodyweight, from lines as written', async () => {
    const { rackside, athlete, session } = await gym();
    const ids = [await athlete('Adeyemi'), await athlete('Bauer'), await athlete('Chen')];
    const [ada = '', ben = '', cho = ''] = ids;
    for (const [id, amount] of [
      [ada, 100],
      [ben, 110],
      [cho, 200],
    ] as const)
      session(id, TODAY, [{ load: kg(amount), reps: 1 }]);
    session(ada, TODAY, [{ load: kg(300), reps: 1, modified: true }], { plannedFor: '2026-01-01' });
    await rackside.ask('progress.setOptIn', { athleteIds: [ada, ben] as never, onLeaderboards: true });
    const board = await rackside.ask('progress.leaderboard', {});
    expect(board.asked).toBe(2);
    expect(board.absolute.map(({ place, name, estimate }) => [place, name, estimate])).toEqual([
      [1, 'Zoë Bauer', kg(110)],
      [2, 'Zoë Adeyemi', kg(100)],
    ]);
    // 110 / 60 and 100 / 60
    expect(board.timesBodyweight.map(({ timesBodyweight }) => timesBodyweight)).toEqual([1.83, 1.67]);
  });

  it('note by whom and when, once, and undo takes it back', async () => {
    const { rackside, athlete } = await gym();
    const athleteId = (await athlete('Adeyemi')) as never;
    const set = (onLeaderboards: boolean) =>
      rackside.ask('progress.setOptIn', { athleteIds: [athleteId], onLeaderboards });
    const noted = async () => (await rackside.ask('progress.athlete', { athleteId })).onLeaderboards;
    expect(await set(true)).toEqual({ changed: 1 });
    expect(await set(true)).toEqual({ changed: 0 });
    expect(await noted()).toEqual({ by: 'Coach', at: '2026-11-23T09:00:00.000Z' });
    await rackside.ask('history.undo', {});
    expect(await noted()).toBeNull();
    await rackside.ask('history.redo', {});
    expect(await set(false)).toEqual({ changed: 1 });
    expect(await noted()).toBeNull();
    const { events } = await rackside.ask('audit.page', { limit: 20 });
    expect(events.filter(({ action }) => action === 'progress.setOptIn')).toHaveLength(2);
  });
});
