import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { ago, calmBack, open, pain, print, record, running } from '../assignments/gym.ts';
import { done, entry, type Grid, kg, later, lifter, on, grid as today } from './sessions.ts';

describe('the entry grid', () => {
  it('has the lines of the card in its order, with real loads', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await today(rackside);
    expect(session).toMatchObject({
      week: 4,
      letter: 'A',
      heldOn: TODAY,
      state: 'open',
      held: null,
      version: 0,
    });
    const [first] = session.lines;
    expect(first?.mark).toBe('2A1');
    expect(first?.sets.every((set) => set.load !== undefined)).toBe(true);
  });

  it('has no session that was skipped', async () => {
    const rackside = await openRackside();
    const { assignmentId } = await lifter(rackside);
    const sessions = [{ assignmentId, plannedFor: TODAY }];
    await rackside.ask('training.reschedule', { sessions, change: { skip: true } });
    expect(await rackside.ask('training.sessions', {})).toMatchObject({ sessions: [] });
  });

  it('keeps what is entered, cell by cell, and a session whole is done', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await today(rackside);
    const { outcomes } = await rackside.ask('training.record', {
      entries: [entry(session, 0, 1, done(72.5, 8, { rir: 2 }))],
    });
    expect(outcomes).toMatchObject([{ outcome: 'saved', present: { performed: done(72.5, 8, { rir: 2 }) } }]);
    const rest = session.lines.flatMap((line, at) =>
      line.sets
        .filter(({ place }) => at > 0 || place > 1)
        .map(({ place }) => entry(session, at, place, 'skipped')),
    );
    await rackside.ask('training.record', { entries: rest });
    expect(await today(rackside)).toMatchObject({ state: 'done' });
    const day = await rackside.ask('training.today', {});
    expect(day.rows).toMatchObject([
      { state: 'done', sets: { entered: rest.length + 1, asked: rest.length + 1 } },
    ]);
  });

  it('two people merge cell by cell, and what one did not see is never overwritten', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const seen = await today(rackside);
    await rackside.ask('training.record', { entries: [entry(seen, 0, 1, done(70, 8))] });
    const other = await rackside.ask('training.record', {
      entries: [entry(seen, 0, 1, done(75, 8)), entry(seen, 0, 2, done(72.5, 8))],
    });
    expect(other.outcomes).toMatchObject([
      { place: 1, outcome: 'conflict', present: { performed: { load: kg(70) } } },
      { place: 2, outcome: 'saved', present: { performed: { load: kg(72.5) } } },
    ]);
    const again = await rackside.ask('training.record', { entries: [entry(seen, 0, 1, done(70, 8))] });
    expect(again.outcomes).toMatchObject([{ outcome: 'saved' }]);
  });

  it('asks about an unlikely number and saves it once it is meant', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await today(rackside);
    const asked = await rackside.ask('training.record', { entries: [entry(session, 0, 1, done(2000, 8))] });
    expect(asked.outcomes).toMatchObject([{ outcome: 'asks', present: null }]);
    expect(asked.outcomes[0]?.question).toMatch(/^2000 kg instead of/);
    const sure = await rackside.ask('training.record', {
      entries: [entry(session, 0, 1, done(2000, 8), { sure: true })],
    });
    expect(sure.outcomes).toMatchObject([{ outcome: 'saved' }]);
  });

  it('is undone and done again as one step', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await today(rackside);
    await rackside.ask('training.record', { entries: [entry(session, 0, 1, done(70, 8))] });
    expect(await rackside.ask('history.undo', {})).toMatchObject({ what: 'Entered a set' });
    expect((await today(rackside)).sets).toEqual([]);
    await rackside.ask('history.redo', {});
    expect((await today(rackside)).sets).toMatchObject([{ performed: { load: kg(70) } }]);
  });

  it('a set of another exercise than the line’s counts as changed', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await today(rackside);
    await rackside.ask('training.record', {
      entries: [entry(session, 0, 1, done(40, 12), { exerciseId: 'glute-bridge' })],
    });
    expect((await today(rackside)).sets).toMatchObject([{ exerciseId: 'glute-bridge' }]);
  });
});

describe('minutes for everybody', () => {
  it('are those of whoever trained and has none yet, in one step to take back', async () => {
    const rackside = await openRackside();
    for (const name of ['Ana', 'Bo', 'Cy', 'Di']) await lifter(rackside, {}, name);
    const { sessions } = await rackside.ask('training.sessions', {});
    const [ana, bo, cy, di] = sessions as [Grid, Grid, Grid, Grid];
    await rackside.ask('training.record', {
      entries: [
        entry(ana, 0, 1, done(70, 8)),
        entry(bo, 0, 1, done(70, 8)),
        // Cy was not there, and Di left again.
        entry(cy, 0, 1, 'skipped'),
        entry(di, 0, 1, { reps: 0, pain: 5, techniqueOk: true }),
      ],
    });
    const minutes = async () =>
      (await rackside.ask('training.sessions', {})).sessions.map(({ facts }) => facts.minutes);
    const { assignmentId, plannedFor } = bo;
    await rackside.ask('training.recordSession', {
      assignmentId,
      plannedFor,
      version: 1,
      facts: { minutes: 45 },
    });
    const all = {
      sessions: [ana, bo, cy, di].map(({ assignmentId, plannedFor }) => ({ assignmentId, plannedFor })),
    };
    expect(await rackside.ask('training.recordMinutes', { ...all, minutes: 60 })).toEqual({ recorded: 1 });
    expect(await minutes()).toEqual([60, 45, null, null]);
    expect(await rackside.refused('training.recordMinutes', { ...all, minutes: 50 })).toMatchObject({
      code: 'LOG_REFUSED',
      message: 'Everybody who trained has minutes already, or nobody has entered a set.',
    });
    await rackside.ask('history.undo', {});
    expect(await minutes()).toEqual([null, 45, null, null]);
  });
});

describe('what cannot have been done', () => {
  it.each([
    [
      'ahead',
      async (rackside: Rackside) => today(rackside, addDays(TODAY, 3)),
      /Move it to the day it was done/,
    ],
  ])('%s', async (_, at, sentence) => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await at(rackside);
    const { code, message } = await rackside.refused('training.record', {
      entries: [entry(session, 0, 1, 'skipped')],
    });
    expect([code, message]).toEqual(['LOG_REFUSED', expect.stringMatching(sentence)]);
  });

  it('of an archived athlete', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const session = await today(rackside);
    await rackside.ask('training.record', { entries: [entry(session, 0, 1, 'skipped')] });
    await rackside.ask('roster.updateMany', { ids: [id as never], status: 'archived' });
    const { message } = await rackside.refused('training.record', {
      entries: [entry(session, 0, 2, 'skipped')],
    });
    expect(message).toMatch(/archived/);
  });

  it('of an archived athlete, by the number of a sheet', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    await rackside.ask('roster.updateMany', { ids: [id as never], status: 'archived' });
    const { message } = await rackside.refused('training.sessions', { sheetNumber: number });
    expect(message).toMatch(/^This sheet is of Zoë .+, who is archived/);
  });

  it('on a day before the program, or a day without a session', async () => {
    const rackside = await openRackside();
    const { assignmentId } = await lifter(rackside);
    const entries = [
      {
        assignmentId: assignmentId as never,
        plannedFor: ago(28),
        lineId: 'x',
        place: 1,
        version: null,
        set: null,
      },
    ];
    expect(await rackside.code('training.record', { entries })).toBe('NOT_FOUND');
  });
});

describe('a sheet', () => {
  it('is found by its number, typed without hyphen and in small letters', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    const found = await rackside.ask('training.sessions', {
      sheetNumber: number.replace('-', '').toLowerCase(),
    });
    expect(found).toMatchObject({ date: TODAY, sheet: { number, voidSince: null, entered: null } });
    expect(found.sessions).toHaveLength(1);
  });

  it('opens the last session on it that is not entered yet', async () => {
    const before = await openRackside(on(ago(7)));
    const { id } = await lifter(before);
    const number = await print(before, id);
    const rackside = await later(before, TODAY);
    const session = await today(rackside);
    const whole = session.lines.flatMap(({ sets }, at) =>
      sets.map(({ place }) => entry(session, at, place, 'skipped')),
    );
    await rackside.ask('training.record', { entries: whole });
    const { sessions } = await rackside.ask('training.sessions', { sheetNumber: number });
    expect(sessions).toMatchObject([{ plannedFor: ago(4), letter: 'B', state: 'open' }]);
  });

  it('says when it is void, and when it was entered before', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    await rackside.ask('training.record', { entries: [entry(await today(rackside), 0, 1, done(70, 8))] });
    const { sheet } = await rackside.ask('training.sessions', { sheetNumber: number });
    expect(sheet).toMatchObject({ entered: { at: expect.stringContaining(TODAY) }, voidSince: null });
    await rackside.ask('assignments.end', { ids: [(await running(rackside, id)).id] });
    const after = await rackside.ask('training.sessions', { sheetNumber: number });
    expect(after.sheet?.voidSince).not.toBeNull();
  });

  it('with one character wrong is no sheet number', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    const wrong = `${number.slice(0, 5)}${number[5] === 'A' ? 'B' : 'A'}${number.slice(6)}`;
    expect(await rackside.code('training.sessions', { sheetNumber: wrong })).toBe('SHEET_NUMBER_WRONG');
  });
});

describe('pain that is named in training', () => {
  it('of 6 or more stops somebody with a back record, and is on the review list', async () => {
    const rackside = await openRackside();
    const { id, assignmentId } = await lifter(rackside);
    await calmBack(rackside, id);
    await rackside.ask('assignments.resume', { ids: [assignmentId as never] });
    const session = await today(rackside);
    const { advice, conflicts } = await rackside.ask('training.record', {
      entries: [entry(session, 0, 1, done(50, 8, { pain: 7 }))],
    });
    expect(advice).toMatchObject([{ action: 'stopExercise', hasRecord: true }]);
    expect(conflicts).toMatchObject([{ athleteId: id, paused: true }]);
    const after = await today(rackside);
    expect(after.held).not.toBeNull();
    expect(after.lines.flatMap(({ sets }) => sets).some(({ load }) => load !== undefined)).toBe(false);
    expect((await rackside.ask('review.list', {})).items).toMatchObject([{ athleteId: id, matter: 'held' }]);
  });

  it('refuses what is as prescribed from a window that has not heard of the hold, and nothing else', async () => {
    const rackside = await openRackside();
    const { id, assignmentId } = await lifter(rackside);
    await calmBack(rackside, id);
    await rackside.ask('assignments.resume', { ids: [assignmentId as never] });
    const seen = await today(rackside);
    await lifter(rackside, {}, 'Ada');
    const [ada] = (await rackside.ask('training.sessions', { date: TODAY })).sessions;
    if (!ada) throw new Error('Ada trains');
    await rackside.ask('training.record', { entries: [entry(seen, 0, 1, done(50, 8, { pain: 7 }))] });
    const { outcomes } = await rackside.ask('training.record', {
      entries: [
        entry(seen, 0, 2, done(50, 8), { asPrescribed: true }),
        entry(seen, 1, 1, done(50, 8)),
        entry(ada, 0, 1, done(60, 8), { asPrescribed: true }),
      ],
    });
    expect(outcomes).toMatchObject([
      { outcome: 'refused', present: null, question: expect.stringContaining('No training') },
      { outcome: 'saved' },
      { outcome: 'saved' },
    ]);
    const { sessions } = await rackside.ask('training.sessions', { date: TODAY });
    expect(sessions.find(({ athleteId }) => athleteId === id)?.sets).toHaveLength(2);
  });

  it('refuses what is as prescribed of an exercise that was stopped', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await today(rackside);
    await rackside.ask('training.record', { entries: [entry(session, 0, 1, done(50, 8, { pain: 7 }))] });
    const { outcomes } = await rackside.ask('training.record', {
      entries: [
        entry(session, 0, 2, done(50, 8), { asPrescribed: true }),
        entry(session, 1, 1, done(50, 8), { asPrescribed: true }),
      ],
    });
    expect(outcomes).toMatchObject([
      { outcome: 'refused', question: 'This exercise was stopped: it hurt.' },
      { outcome: 'saved' },
    ]);
  });

  it('stops the exercise for the session, and no other', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await today(rackside);
    const stopped = async () =>
      (await today(rackside)).lines.filter((line) => line.stopped).map(({ exerciseId }) => exerciseId);
    await rackside.ask('training.record', { entries: [entry(session, 0, 1, done(70, 8, { pain: 5 }))] });
    expect(await stopped()).toEqual([]);
    await rackside.ask('training.record', { entries: [entry(session, 0, 2, done(70, 8, { pain: 6 }))] });
    expect(await stopped()).toEqual([session.lines[0]?.exerciseId]);
  });

  it('without a record waits on the review list until a coach has looked', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const session = await today(rackside);
    const { advice } = await rackside.ask('training.record', {
      entries: [entry(session, 0, 1, done(70, 8, { pain: 6 }))],
    });
    expect(advice).toMatchObject([{ action: 'stopExercise', hasRecord: false }]);
    expect((await rackside.ask('review.list', {})).items).toMatchObject([
      { athleteId: id, matter: 'training' },
    ]);
    const { assignmentId, plannedFor } = session;
    await rackside.ask('training.reviewed', { sessions: [{ assignmentId, plannedFor }] });
    expect((await rackside.ask('review.list', {})).items).toEqual([]);
  });

  it('in the back, as soreness, opens the review too', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const { assignmentId, plannedFor } = await today(rackside);
    await rackside.ask('training.recordSession', {
      assignmentId,
      plannedFor,
      version: 0,
      facts: { sore: ['glutes'] },
    });
    expect((await rackside.ask('review.list', {})).items).toEqual([]);
    const { version } = await today(rackside);
    await rackside.ask('training.recordSession', {
      assignmentId,
      plannedFor,
      version,
      facts: { sore: ['back'] },
    });
    expect((await rackside.ask('review.list', {})).items).toMatchObject([
      { athleteId: id, matter: 'training' },
    ]);
  });

  it('the next morning eases the next session', async () => {
    const rackside = await openRackside();
    const { id, assignmentId } = await lifter(rackside, { trainingDays: [1, 7] });
    const episode = await calmBack(rackside, id, ago(1));
    await record(rackside, episode, pain(TODAY, 0));
    await rackside.ask('assignments.resume', { ids: [assignmentId as never] });
    const yesterday = await today(rackside, ago(1));
    const { assignmentId: of, plannedFor } = yesterday;
    await rackside.ask('training.recordSession', {
      assignmentId: of,
      plannedFor,
      version: 0,
      facts: { painBefore: 1, painNextMorning: 3 },
    });
    expect(await today(rackside)).toMatchObject({ eased: expect.stringContaining('10 % lighter') });
  });

  it('of the morning after cannot be known on the day', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const { assignmentId, plannedFor } = await today(rackside);
    const refusal = await rackside.refused('training.recordSession', {
      assignmentId,
      plannedFor,
      version: 0,
      facts: { painNextMorning: 3 },
    });
    expect(refusal).toMatchObject({ code: 'LOG_REFUSED', fields: [{ path: 'facts.painNextMorning' }] });
  });
});

describe('a hold in the middle', () => {
  it('leaves a past session open to be entered as it was', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const before = await today(rackside, ago(4));
    await open(rackside, id, 'joint', { area: 'knee' });
    const after = await today(rackside, ago(4));
    expect(after.lines.length).toBeGreaterThan(0);
    expect(before.lines[0]?.mark).toBe('2B1');
    await rackside.ask('training.record', { entries: [entry(after, 0, 1, 'skipped')] });
  });
});

describe('the day', () => {
  it('knows when squads train, the earliest of several', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const { version } = await rackside.ask('roster.athlete', { id: id as never });
    await rackside.ask('roster.update', {
      id: id as never,
      version,
      fields: { squads: ['Rowing', 'Early birds'] },
    });
    for (const { squad, name } of await rackside.ask('training.times', {}))
      await rackside.ask('training.setTime', { squad, time: name === 'Rowing' ? '17:30' : '06:15' });
    expect((await rackside.ask('training.today', {})).rows).toMatchObject([{ time: '06:15' }]);
    await rackside.ask('history.undo', {});
    const [row] = (await rackside.ask('training.today', {})).rows;
    expect(row?.time).not.toBeNull();
  });
});
