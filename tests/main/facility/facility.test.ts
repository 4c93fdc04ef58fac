import { describe, expect, it } from 'vitest';
import { RED_FLAG_ITEM_IDS } from '#domain/clearance/warning-signs.ts';
import { openRackside, TODAY, withSample } from '../../support/application.ts';

describe('the first start', () => {
  it.each([
    ['empty', 'empty'],
    ['sample', 'empty'],
    ['empty', 'sample'],
    ['sample', 'sample'],
  ])('happens once: %s, then %s is refused', async (first, second) => {
    const rackside = await openRackside();
    const start = {
      empty: ['facility.startEmpty', { name: 'Lakeside', unit: 'lb' }],
      sample: ['facility.startWithSample', {}],
    } as const;
    await rackside.ask(...(start[first as 'empty'] as (typeof start)['empty']));
    const before = (await rackside.ask('roster.page', { limit: 1 })).total;
    expect(await rackside.code(...(start[second as 'empty'] as (typeof start)['empty']))).toBe(
      'ALREADY_STARTED',
    );
    expect((await rackside.ask('roster.page', { limit: 1 })).total).toBe(before);
  });

  it('happens once also when it is asked for several times at once', async () => {
    const rackside = await openRackside();
    const started = await Promise.all(
      [0, 1, 2].map(() => rackside.application.call('facility.startWithSample', {})),
    );
    const ends = await Promise.all(
      started.map((reply) => rackside.application.finished((reply as { value: { job: string } }).value.job)),
    );
    expect(ends.map(({ state }) => state).toSorted()).toEqual(['done', 'failed', 'failed']);
    expect((await rackside.ask('roster.page', { limit: 1 })).total).toBe(160);
  });

  it('that is cancelled half way leaves the roster empty, and can be tried again', async () => {
    const rackside = await openRackside();
    const reply = await rackside.application.ask('facility.startWithSample', {});
    if (!reply.ok) throw new Error('The job starts');
    const { job } = reply.value;
    await new Promise<void>((resolve) => {
      rackside.application.subscribe((event) => event.type === 'job' && resolve());
    });
    expect(await rackside.ask('jobs.cancel', { id: job as never })).toMatchObject({ state: 'cancelled' });
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total: 0 });
    expect(await withSample(rackside)).toEqual({ athletes: 160 });
  });
});

describe('the sample facility', () => {
  it('is the same each time on the same day', async () => {
    const people = async () => {
      const rackside = await openRackside();
      await withSample(rackside);
      const { rows } = await rackside.ask('roster.page', { limit: 5000 });
      await rackside.close();
      return rows.map(({ id: _, ...row }) => row);
    };
    expect(await people()).toEqual(await people());
  });

  it('shows every kind of clearance there is to show', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    const { rows } = await rackside.ask('roster.page', { limit: 5000 });
    expect(new Set(rows.map(({ chip }) => chip.tier))).toEqual(new Set(['T0', 'T1', 'T2', 'T3']));
    expect(await rackside.ask('system.status', {})).toMatchObject({ firstStart: false });
  });
});

describe('the facility', () => {
  it('changes what is named, and keeps the rest', async () => {
    const rackside = await openRackside();
    const before = await rackside.ask('facility.get', {});
    const [room] = before.rooms;
    if (!room) throw new Error('There is a room');
    const rooms = [{ ...room, name: 'Cellar', dumbbells: [] }];
    const after = await rackside.ask('facility.update', { version: before.version, coach: 'Coach', rooms });
    expect(after).toEqual({ ...before, coach: 'Coach', rooms, version: before.version + 1, conflicts: [] });
    expect((await rackside.ask('facility.get', {})).rooms).toEqual(rooms);
  });

  it('has no emergency number until somebody sets one, and says it where help is needed at once', async () => {
    const rackside = await openRackside();
    const { id: athleteId } = await rackside.ask('roster.add', { firstName: 'Zoë' });
    const { episodes } = await rackside.ask('clearance.openEpisode', {
      athleteId,
      kind: 'backPain',
      details: { onset: TODAY },
    });
    const items = Object.fromEntries(RED_FLAG_ITEM_IDS.map((item) => [item, 'no' as const]));
    await rackside.ask('clearance.record', {
      episodeId: episodes[0]?.id as never,
      evidence: { kind: 'redFlags', content: { date: TODAY, items: { ...items, saddleNumbness: 'yes' } } },
    });
    const said = async () => (await rackside.ask('clearance.ofAthlete', { athleteId })).reasons[0]?.text;
    const { version, emergencyNumber } = await rackside.ask('facility.get', {});
    expect(emergencyNumber).toBe('');
    expect(await said()).toBe('Same-day emergency assessment now. Call the local emergency number.');

    const after = await rackside.ask('facility.update', { version, emergencyNumber: ' 112 ' });
    expect(after.emergencyNumber).toBe('112');
    expect(await said()).toBe('Same-day emergency assessment now. Call 112.');
    expect(rackside.events.at(-1)).toMatchObject({ entities: ['policy', 'clearance', 'facility'] });
    expect((await rackside.ask('clearance.ofAthlete', { athleteId })).policyVersion).toBe(2);

    // The same number again is no new policy; no number brings the general words back.
    await rackside.ask('facility.update', { version: after.version, emergencyNumber: '112' });
    expect((await rackside.ask('clearance.ofAthlete', { athleteId })).policyVersion).toBe(2);
    await rackside.ask('facility.update', { version: after.version + 1, emergencyNumber: '' });
    expect(await said()).toBe('Same-day emergency assessment now. Call the local emergency number.');
    const { events, chainHolds } = await rackside.ask('audit.page', { limit: 50 });
    expect(chainHolds).toBe(true);
    expect(events.filter(({ action }) => action === 'policy.change')).toMatchObject([
      { policyVersion: 3 },
      { policyVersion: 2, reason: 'Emergency number of the facility' },
    ]);
  });

  it('has an emergency number that a lead alone changes: it is of the policy', async () => {
    const rackside = await openRackside();
    const coach = { name: 'Noor Haddad', role: 'coach', viewHealth: false, pin: '1357' } as const;
    const { id } = await rackside.ask('people.add', { ...coach, ownPin: '2468' });
    await rackside.ask('people.signOut', {});
    await rackside.ask('people.signIn', { id, pin: coach.pin });
    const { version } = await rackside.ask('facility.get', {});
    const change = { version, paper: 'Letter', emergencyNumber: '112' } as const;
    expect(await rackside.refused('facility.update', change)).toMatchObject({
      code: 'LEAD_NEEDED',
      message: 'Only a lead may change the emergency number. Nothing was changed.',
    });
    // The same number beside another change is no change of it.
    expect(await rackside.ask('facility.update', { ...change, emergencyNumber: '' })).toMatchObject({
      paper: 'Letter',
      emergencyNumber: '',
    });
  });

  it('that somebody changed meanwhile is not overwritten; both values come along', async () => {
    const rackside = await openRackside();
    const { version } = await rackside.ask('facility.get', {});
    await rackside.ask('facility.update', { version, paper: 'Letter' });
    expect(await rackside.refused('facility.update', { version, paper: 'A4' })).toMatchObject({
      code: 'STALE_ROW',
      details: { present: { paper: 'Letter' } },
    });
  });
});
