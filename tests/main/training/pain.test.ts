/** Pain of the log (§1.6): it stops, it is looked at, it is never forgotten; and it never makes anything easier. */

import { describe, expect, it } from 'vitest';
import type { SessionFacts } from '#contract/training.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { ago, COACH, calmBack, checklist, gym, pain, record } from '../assignments/gym.ts';
import { done, entry, type Grid, grid, lifter, onRecord, reviewItems, train } from './sessions.ts';

async function say(rackside: Rackside, session: Grid, facts: Partial<SessionFacts>) {
  const { assignmentId, plannedFor, version } = session;
  return rackside.ask('training.recordSession', { assignmentId, plannedFor, version, facts });
}

const tierOf = async (rackside: Rackside, id: string) =>
  (await rackside.ask('clearance.ofAthlete', { athleteId: id as never })).tier;

async function painRecords(rackside: Rackside, id: string) {
  const { episodes } = await rackside.ask('clearance.ofAthlete', { athleteId: id as never });
  return (episodes[0]?.evidence ?? []).flatMap((each) =>
    each.kind === 'pain' ? [each.content as { painNow: number }] : [],
  );
}

describe('pain that is named before or after a session', () => {
  it.each<[string, Partial<SessionFacts>, RegExp]>([
    ['of 8 before it', { painBefore: 8 }, /^Pain 8 of 10 before the session: no session today/],
    ['of 9 before it and 9 after it', { painBefore: 9, painNextMorning: 9 }, /^Pain 9 of 10 before/],
    ['of 9 the next morning alone', { painNextMorning: 9 }, /^Pain 9 of 10 the next morning: no session/],
  ])('%s stops somebody with a record', async (_, facts, sentence) => {
    const { rackside, id } = await onRecord();
    const { advice, conflicts } = await say(rackside, await grid(rackside, ago(4)), facts);
    expect(advice[0]).toMatchObject({ action: 'holdTraining', text: expect.stringMatching(sentence) });
    expect(conflicts).toMatchObject([{ athleteId: id, paused: true }]);
    expect(await tierOf(rackside, id)).toBe('T0');
  });

  it.each<[string, Partial<SessionFacts>]>([
    ['of 8 before it', { painBefore: 8 }],
    ['of 9 before it and 9 after it', { painBefore: 9, painNextMorning: 9 }],
    ['worse the next morning', { painBefore: 0, painNextMorning: 1 }],
    ['of 2 the next morning, when nobody said how it was before', { painNextMorning: 2 }],
  ])('%s is looked at without a record', async (_, facts) => {
    const rackside = await openRackside();
    await lifter(rackside);
    await say(rackside, await grid(rackside, ago(4)), facts);
    expect(await reviewItems(rackside)).toMatchObject([{ matter: 'training' }]);
  });

  it.each([true, false])('of 8 before the session is looked at (on record: %s)', async (recorded) => {
    const rackside = await openRackside();
    const { id, assignmentId } = await lifter(rackside);
    if (recorded) {
      await calmBack(rackside, id);
      await rackside.ask('assignments.resume', { ids: [assignmentId] });
    }
    await say(rackside, await grid(rackside), { painBefore: 8 });
    expect(await reviewItems(rackside)).not.toEqual([]);
  });

  it('of 4 before it holds the load', async () => {
    const { rackside, id, episode } = await onRecord();
    await record(rackside, episode, checklist(TODAY));
    expect(await tierOf(rackside, id)).toBe('T3');
    const { advice } = await say(rackside, await grid(rackside), { painBefore: 4 });
    expect(advice).toMatchObject([{ action: 'holdLoad', mayProgress: false }]);
    expect(await tierOf(rackside, id)).toBe('T2');
  });

  it('gives a line of advice for every rise', async () => {
    const { rackside } = await onRecord();
    const { advice } = await say(rackside, await grid(rackside, ago(4)), {
      painBefore: 0,
      painNextMorning: 2,
    });
    expect(advice).toMatchObject([
      { action: 'holdLoad', text: expect.stringMatching(/^More pain the next morning \(2 after 0\).*10 %/) },
    ]);
  });

  it('promises nothing lighter to somebody without a record', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const facts = { painBefore: 0, painNextMorning: 2 };
    const { advice } = await say(rackside, await grid(rackside, ago(4)), facts);
    expect(advice).toMatchObject([
      { text: 'More pain the next morning (2 after 0): go easier next session.' },
    ]);
  });

  it.each([true, false])(
    'rises too where the pain before is corrected after the morning was entered (on record: %s)',
    async (recorded) => {
      const { rackside, id } = recorded
        ? await onRecord()
        : await openRackside().then(async (made) => ({ rackside: made, ...(await lifter(made)) }));
      await say(rackside, await grid(rackside, ago(4)), { painBefore: 2, painNextMorning: 2 });
      const { advice } = await say(rackside, await grid(rackside, ago(4)), { painBefore: 0 });
      expect(advice).toMatchObject([{ text: expect.stringContaining('(2 after 0)') }]);
      if (recorded)
        expect(await painRecords(rackside, id)).toContainEqual({
          date: ago(4),
          painNow: 0,
          painNextMorning: 2,
          during: true,
        });
      else expect(await reviewItems(rackside)).toMatchObject([{ matter: 'training' }]);
    },
  );
});

describe('pain that stops, with a sore back, of somebody without a record', () => {
  const held = async (rackside: Rackside, id: string) => {
    expect(await tierOf(rackside, id)).toBe('T0');
    const page = await rackside.ask('clearance.ofAthlete', { athleteId: id as never });
    expect(page.episodes).toMatchObject([{ kind: 'backPain', state: 'BP-STOP' }]);
    expect(await reviewItems(rackside)).toContainEqual(expect.objectContaining({ matter: 'training' }));
  };
  const HELD = expect.objectContaining({
    action: 'holdTraining',
    text: 'A sore back with this much pain: training is held until the back was looked at.',
  });

  it('opens one, and no more work is given before somebody looked', async () => {
    const rackside = await openRackside();
    const { id, assignmentId } = await lifter(rackside);
    const { conflicts, advice } = await say(rackside, await grid(rackside, ago(4)), {
      painBefore: 7,
      sore: ['back'],
    });
    expect(conflicts).toMatchObject([{ athleteId: id, paused: true }]);
    expect(advice).toContainEqual(HELD);
    await held(rackside, id);
    expect(await painRecords(rackside, id)).toEqual([{ date: ago(4), painNow: 7, during: true }]);
    expect(await rackside.ask('assignments.resume', { ids: [assignmentId] })).toMatchObject({
      resumed: [],
      refused: [{ rule: 'R8' }],
    });
  });

  it.each(['the set first', 'the back first'])('whichever is said first: %s', async (order) => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const hurts = () => train(rackside, TODAY, { pain: 6 });
    const isSore = async () => say(rackside, await grid(rackside), { sore: ['glutes', 'back'] });
    const first = order === 'the set first' ? hurts : isSore;
    const second = order === 'the set first' ? isSore : hurts;
    await first();
    expect(await tierOf(rackside, id)).toBe('T3');
    expect((await second()).advice).toContainEqual(HELD);
    await held(rackside, id);
    expect(await painRecords(rackside, id)).toMatchObject([{ painNow: 6 }]);
  });

  it.each([true, false])('both at the same moment (session begun: %s)', async (begun) => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    if (begun) await train(rackside);
    const session = await grid(rackside);
    const { assignmentId, plannedFor, version } = session;
    await Promise.all([
      rackside.ask('training.record', {
        entries: [entry(session, 1, 1, done(60, 8, { pain: 8 }), { sure: true })],
      }),
      rackside.ask('training.recordSession', {
        assignmentId,
        plannedFor,
        version,
        facts: { sore: ['back'] },
      }),
    ]);
    await held(rackside, id);
  });

  it.each(['asks', 'conflict'])('also with a set that is not saved: %s', async (outcome) => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const session = await grid(rackside);
    if (outcome === 'conflict')
      await rackside.ask('training.record', { entries: [entry(session, 1, 1, done(60, 8), { sure: true })] });
    const load = outcome === 'asks' ? 400 : 60;
    const { outcomes } = await rackside.ask('training.record', {
      entries: [entry(session, 1, 1, done(load, 8, { pain: 8 }))],
    });
    expect(outcomes).toMatchObject([{ outcome }]);
    expect((await say(rackside, await grid(rackside), { sore: ['back'] })).advice).toContainEqual(HELD);
    await held(rackside, id);
    expect(await painRecords(rackside, id)).toMatchObject([{ painNow: 8 }]);
  });

  it.each<[string, Partial<SessionFacts>]>([
    ['a sore back with pain of 5', { painBefore: 5, sore: ['back'] }],
    ['pain of 8 elsewhere', { painBefore: 8, sore: ['hamstrings'] }],
  ])('does not for %s: a coach looks', async (_, facts) => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    await say(rackside, await grid(rackside, ago(4)), facts);
    expect(await tierOf(rackside, id)).toBe('T3');
    expect(await reviewItems(rackside)).toMatchObject([{ matter: 'training' }]);
  });

  it('keeps the record though the session is undone', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    await say(rackside, await grid(rackside, ago(4)), { painBefore: 7, sore: ['back'] });
    await rackside.ask('history.undo', {});
    await held(rackside, id);
  });
});

describe('pain of the log never makes anything easier', () => {
  it('does not lift the stop of a hold, on whatever day it is typed', async () => {
    const { rackside, id, episode } = await onRecord({ trainingDays: [1, 4, 7] });
    await train(rackside, ago(1), { pain: 8 });
    await record(rackside, episode, checklist(TODAY));
    const entries = [entry(await grid(rackside, ago(4)), 0, 1, done(40, 10, { pain: 0 }), { sure: true })];
    await rackside.ask('training.record', { entries, heldOn: TODAY });
    expect(await tierOf(rackside, id)).toBe('T0');
    await record(rackside, episode, pain(TODAY, 1));
    expect(await tierOf(rackside, id)).not.toBe('T0');
  });

  it('does not lift it with the pain before a session either', async () => {
    const { rackside, id, episode } = await onRecord();
    await record(rackside, episode, pain(ago(1), 8));
    await record(rackside, episode, checklist(TODAY));
    const { assignmentId, plannedFor, version } = await grid(rackside, ago(4));
    const at = { assignmentId, plannedFor, version, heldOn: TODAY };
    await rackside.ask('training.recordSession', { ...at, facts: { painBefore: 0 } });
    expect(await painRecords(rackside, id)).toContainEqual({ date: TODAY, painNow: 0, during: true });
    expect(await tierOf(rackside, id)).toBe('T0');
    await record(rackside, episode, pain(TODAY, 0));
    expect(await tierOf(rackside, id)).not.toBe('T0');
  });

  it('of the morning alone is no calm day before it: nobody said how it was', async () => {
    const { rackside, id, episode } = await onRecord();
    await record(rackside, episode, pain(ago(5), 8));
    await record(rackside, episode, checklist(TODAY));
    const { advice } = await say(rackside, await grid(rackside, ago(4)), { painNextMorning: 1 });
    expect(await tierOf(rackside, id)).toBe('T0');
    expect(await painRecords(rackside, id)).toContainEqual({ date: ago(3), painNow: 1, during: true });
    expect(advice).toMatchObject([{ text: expect.stringContaining('say how the back was before') }]);
  });

  it('does not loosen a restriction, and asked outside training it does', async () => {
    const { rackside, id, episode } = await onRecord();
    await record(rackside, episode, checklist(TODAY));
    expect(await tierOf(rackside, id)).toBe('T3');
    await train(rackside, ago(4), { pain: 4 });
    expect(await tierOf(rackside, id)).toBe('T2');
    await train(rackside, TODAY, { pain: 0 });
    expect(await tierOf(rackside, id)).toBe('T2');
    await record(rackside, episode, pain(TODAY, 0));
    expect(await tierOf(rackside, id)).toBe('T3');
  });
});

describe('pain of a set that is in question', () => {
  it('acts though the number beside it is asked about', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const { outcomes, advice } = await rackside.ask('training.record', {
      entries: [entry(await grid(rackside), 0, 1, done(2000, 8, { pain: 8 }))],
    });
    expect(outcomes).toMatchObject([{ outcome: 'asks' }]);
    expect(advice).toMatchObject([{ action: 'stopExercise' }]);
    expect(await reviewItems(rackside)).toMatchObject([{ matter: 'training' }]);
  });

  it('acts though somebody else entered that set meanwhile', async () => {
    const { rackside, id } = await onRecord();
    const seen = await grid(rackside);
    await rackside.ask('training.record', { entries: [entry(seen, 0, 1, done(40, 8), { sure: true })] });
    const { outcomes } = await rackside.ask('training.record', {
      entries: [entry(seen, 0, 1, done(40, 9, { pain: 7 }), { sure: true })],
    });
    expect(outcomes).toMatchObject([{ outcome: 'conflict' }]);
    expect(await tierOf(rackside, id)).toBe('T0');
  });

  it('is on record once, however often the set is sent', async () => {
    const { rackside, id } = await onRecord();
    const session = await grid(rackside);
    await rackside.ask('training.record', { entries: [entry(session, 0, 1, done(2000, 8, { pain: 4 }))] });
    await rackside.ask('training.record', {
      entries: [entry(session, 0, 1, done(2000, 8, { pain: 4 }), { sure: true })],
    });
    expect((await painRecords(rackside, id)).filter(({ painNow }) => painNow === 4)).toHaveLength(1);
  });
});

describe('the review list', () => {
  const hurts = async (rackside: Rackside, place: number) =>
    rackside.ask('training.record', {
      entries: [entry(await grid(rackside), 0, place, done(70, 10, { pain: 7 }), { sure: true })],
    });
  const reviewed = async (rackside: Rackside) => {
    const { assignmentId, plannedFor } = await grid(rackside);
    return rackside.ask('training.reviewed', { sessions: [{ assignmentId, plannedFor }] });
  };

  it('has a second set that hurts as much after a coach has looked at the first', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    await hurts(rackside, 1);
    await reviewed(rackside);
    expect(await reviewItems(rackside)).toEqual([]);
    await hurts(rackside, 2);
    expect(await reviewItems(rackside)).toMatchObject([{ matter: 'training' }]);
  });

  it('keeps pain though the entry is taken back', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    await hurts(rackside, 1);
    await rackside.ask('history.undo', {});
    expect((await grid(rackside)).sets).toEqual([]);
    expect(await reviewItems(rackside)).toMatchObject([{ matter: 'training' }]);
    await reviewed(rackside);
    expect(await reviewItems(rackside)).toEqual([]);
  });

  it('stands in nobody’s way: an entry can be undone after somebody has looked at its pain', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    await hurts(rackside, 1);
    await reviewed(rackside);
    await rackside.ask('history.undo', {});
    expect((await grid(rackside)).sets).toEqual([]);
  });

  it('names one session once, and nothing that waits no more is reviewed', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    await hurts(rackside, 1);
    await hurts(rackside, 2);
    expect(await reviewItems(rackside)).toHaveLength(1);
    await reviewed(rackside);
    const { assignmentId, plannedFor } = await grid(rackside);
    expect(await rackside.code('training.reviewed', { sessions: [{ assignmentId, plannedFor }] })).toBe(
      'NOT_FOUND',
    );
  });

  it('keeps it after going back to a backup', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const backup = (await rackside.ask('system.backUp', {})).id;
    await hurts(rackside, 1);
    await rackside.ask('system.restore', { id: backup });
    expect(await reviewItems(rackside)).toHaveLength(1);
  });

  it('keeps it after going back to before the athlete was there', async () => {
    const rackside = await openRackside();
    const backup = (await rackside.ask('system.backUp', {})).id;
    await lifter(rackside);
    await hurts(rackside, 1);
    await rackside.ask('system.restore', { id: backup });
    expect(await reviewItems(rackside)).toMatchObject([{ name: 'Zoë Núñez', matter: 'training' }]);
  });

  it('forgets what was looked at before', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const backup = (await rackside.ask('system.backUp', {})).id;
    await hurts(rackside, 1);
    await reviewed(rackside);
    await rackside.ask('system.restore', { id: backup });
    expect(await reviewItems(rackside)).toEqual([]);
  });
});

describe('whoever may not see health details', () => {
  const both = async (facts: Partial<SessionFacts>, set: object) => {
    const heard = [];
    for (const recorded of [true, false]) {
      const { rackside, coach } = await gym();
      const { id, assignmentId } = await lifter(rackside);
      if (recorded) {
        await calmBack(rackside, id);
        await rackside.ask('assignments.resume', { ids: [assignmentId] });
      }
      await rackside.ask('people.signIn', { id: coach, pin: COACH.pin });
      const past = await grid(rackside, ago(4));
      const told = [
        ...(await train(rackside, TODAY, set)).advice,
        ...(await say(rackside, past, facts)).advice,
      ];
      heard.push(told.map(({ athleteId: _one, ...each }) => each));
    }
    return heard;
  };

  it.each<[string, Partial<SessionFacts>, object]>([
    ['no pain', { painBefore: 0 }, { pain: 0 }],
    ['pain that holds the load', { painBefore: 4 }, { pain: 3 }],
    ['a worse morning', { painBefore: 1, painNextMorning: 3 }, { pain: 1 }],
  ])('hears the same of %s, whether a record is open or not', async (_, facts, set) => {
    const [withRecord, without] = await both(facts, set);
    expect(withRecord).toEqual(without);
    expect(JSON.stringify(withRecord)).not.toContain('hasRecord');
  });

  it('hears nothing at all of no pain', async () => {
    expect(await both({ painBefore: 2 }, { pain: 0 })).toEqual([[], []]);
  });
});
