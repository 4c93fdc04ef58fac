/** People: a facility of one needs no sign-in; from the second person on, every call knows who makes it. */

import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES, CHANNELS } from '#contract/channels.ts';
import { waitAfter } from '#main/people/people.ts';
import { NOW, openRackside, type Rackside, TODAY, withSample } from '../../support/application.ts';
import { rosterPath, withFile } from '../database/roster-file.ts';

const LEAD = { name: 'Sam Okafor', pin: '2468' };
const COACH = { name: 'Noor Haddad', role: 'coach', viewHealth: false, pin: '1357' } as const;

/** A facility of a lead and a coach, with the lead signed in. */
async function twoPeople(rackside: Rackside): Promise<{ lead: string; coach: string }> {
  const [first] = await rackside.ask('people.list', {});
  if (!first) throw new Error('Every facility has a first person');
  await rackside.ask('people.update', { id: first.id, version: first.version, name: LEAD.name });
  const { id } = await rackside.ask('people.add', { ...COACH, ownPin: LEAD.pin });
  return { lead: first.id, coach: id };
}

async function asCoach(rackside: Rackside): Promise<{ lead: string; coach: string }> {
  const ids = await twoPeople(rackside);
  await rackside.ask('people.signOut', {});
  await rackside.ask('people.signIn', { id: ids.coach, pin: COACH.pin });
  return ids;
}

describe('a facility of one person', () => {
  it('needs no sign-in, and that person leads', async () => {
    const rackside = await openRackside();
    const { person, signInNeeded, asksPin } = await rackside.ask('system.status', {});
    expect(person).toMatchObject({ role: 'lead', viewHealth: true });
    expect({ signInNeeded, asksPin }).toEqual({ signInNeeded: false, asksPin: false });
  });
  it('asks for a PIN of the lead before it takes a second person, who would else be alone with one', async () => {
    const rackside = await openRackside();
    const { code, fields } = await rackside.refused('people.add', COACH);
    expect([code, fields?.[0]?.path]).toEqual(['PERSON_REFUSED', 'ownPin']);
    expect(await rackside.ask('people.list', {})).toHaveLength(1);
  });
});

describe('from the second person on', () => {
  it('every call but signing in needs somebody, also after Rackside was opened anew', async () => {
    const rackside = await openRackside();
    await twoPeople(rackside);
    await rackside.close();
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    expect((await again.ask('system.status', {})).signInNeeded).toBe(true);
    for (const name of CHANNEL_NAMES.filter((each) => CHANNELS[each].needs !== 'nobody')) {
      expect(await again.code(name, {}), name).toBe('SIGN_IN_NEEDED');
    }
    expect(await again.ask('people.names', {})).toMatchObject([{ name: COACH.name }, { name: LEAD.name }]);
  });
  it('records carry the name of who was signed in', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    await asCoach(rackside);
    const { id } = await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
    await rackside.ask('clearance.openEpisode', {
      athleteId: id,
      kind: 'joint',
      details: { area: 'knee' },
    });
    await rackside.ask('people.signOut', {});
    await rackside.ask('people.signIn', {
      id: (await rackside.ask('people.names', {}))[1]?.id as never,
      pin: LEAD.pin,
    });
    const { episodes } = await rackside.ask('clearance.ofAthlete', { athleteId: id });
    expect(episodes.at(-1)?.evidence[0]?.recordedBy).toBe(COACH.name);
    const { events } = await rackside.ask('audit.page', { limit: 500 });
    expect(events.find(({ action }) => action === 'clearance.openEpisode')?.who).toBe(COACH.name);
  });
  it.each(CHANNEL_NAMES.filter((each) => CHANNELS[each].needs === 'lead'))(
    'a coach may not call %s',
    async (name) => {
      const rackside = await openRackside();
      await asCoach(rackside);
      expect(await rackside.code(name, {})).toBe('LEAD_NEEDED');
    },
  );
  it('a coach changes only their own PIN, and only with the present one', async () => {
    const rackside = await openRackside();
    const { lead, coach } = await asCoach(rackside);
    expect(await rackside.code('people.setPin', { id: lead, pin: '9999' })).toBe('LEAD_NEEDED');
    expect(await rackside.code('people.setPin', { id: coach, pin: '9999', present: '0000' })).toBe(
      'WRONG_PIN',
    );
    await rackside.ask('people.setPin', { id: coach, pin: '9999', present: COACH.pin });
    await rackside.ask('people.signOut', {});
    expect(await rackside.code('people.signIn', { id: coach, pin: COACH.pin })).toBe('WRONG_PIN');
    expect((await rackside.ask('people.signIn', { id: coach, pin: '9999' })).name).toBe(COACH.name);
  });
  it('the last lead stays one, and nobody takes the name of another', async () => {
    const rackside = await openRackside();
    const { lead, coach } = await twoPeople(rackside);
    const version = (await rackside.ask('people.list', {})).find(({ id }) => id === lead)?.version as number;
    for (const change of [{ role: 'coach' }, { state: 'former' }]) {
      expect(await rackside.code('people.update', { id: lead, version, ...change })).toBe('LAST_LEAD');
    }
    expect(await rackside.code('people.update', { id: coach, version: 1, name: 'SAM OKAFOR' })).toBe(
      'PERSON_REFUSED',
    );
    expect(await rackside.code('people.update', { id: coach, version: 7, name: 'Noor' })).toBe('STALE_ROW');
  });
  it.each(['Noor Haddad', 'NOOR HADDAD', 'Nóor  Haddád', 'noor-haddad'])(
    'nobody is added who would look like somebody else: %s',
    async (name) => {
      const rackside = await openRackside();
      await twoPeople(rackside);
      const { code, fields } = await rackside.refused('people.add', { ...COACH, name });
      expect([code, fields?.[0]?.path]).toEqual(['PERSON_REFUSED', 'name']);
      expect(await rackside.ask('people.list', {})).toHaveLength(2);
    },
  );
  it('somebody who has left cannot sign in, and whoever is left alone still proves their PIN', async () => {
    const rackside = await openRackside();
    const { lead, coach } = await twoPeople(rackside);
    await rackside.ask('people.update', { id: coach, version: 1, state: 'former' });
    await rackside.ask('people.signOut', {});
    expect(await rackside.code('people.signIn', { id: coach, pin: COACH.pin })).toBe('WRONG_PIN');
    expect(await rackside.ask('system.status', {})).toMatchObject({ person: null, signInNeeded: true });
    expect(await rackside.code('people.list', {})).toBe('SIGN_IN_NEEDED');
    await rackside.ask('people.signIn', { id: lead, pin: LEAD.pin });
    expect(await rackside.ask('system.status', {})).toMatchObject({ person: { id: lead }, asksPin: true });
  });
  it('a change of people that was rolled back changes nobody’s rights', async () => {
    const rackside = await openRackside();
    const { lead, coach } = await twoPeople(rackside);
    await rackside.ask('people.update', { id: coach, version: 1, role: 'lead' });
    const version = (await rackside.ask('people.list', {})).find(({ id }) => id === lead)?.version as number;
    withFile(rosterPath(rackside.dataFolder), (file) =>
      file.exec("CREATE TRIGGER full BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'no more'); END"),
    );
    expect(await rackside.code('people.update', { id: lead, version, role: 'coach' })).toBe('INTERNAL');
    expect((await rackside.ask('system.status', {})).person).toMatchObject({ id: lead, role: 'lead' });
  });
});

describe('wrong tries', () => {
  it.each([
    [1, 0],
    [2, 0],
    [3, 10],
    [4, 20],
    [5, 40],
    [9, 640],
    [10, 900],
    [40, 900],
  ])('after %i in a row the next waits %i seconds', (tries, seconds) =>
    expect(waitAfter(tries)).toBe(seconds),
  );

  it('slow the right PIN down as well, also when many come at once, and count again after it', async () => {
    let now = NOW;
    const clock = { now: () => now, today: () => TODAY };
    const rackside = await openRackside({ clock });
    const { coach: id } = await twoPeople(rackside);
    const wrong = () => rackside.code('people.signIn', { id, pin: '0000' });
    expect((await Promise.all([wrong(), wrong(), wrong(), wrong(), wrong()])).sort()).toEqual([
      'SIGN_IN_SLOWED',
      'SIGN_IN_SLOWED',
      'WRONG_PIN',
      'WRONG_PIN',
      'WRONG_PIN',
    ]);
    const { code, details } = await rackside.refused('people.signIn', { id, pin: COACH.pin });
    expect([code, details]).toEqual(['SIGN_IN_SLOWED', { until: '2026-11-23T09:00:10.000Z' }]);
    now = new Date('2026-11-23T09:00:10.000Z');
    expect((await rackside.ask('people.signIn', { id, pin: COACH.pin })).name).toBe(COACH.name);
    expect(await wrong()).toBe('WRONG_PIN');
  });
  it('are in the audit trail; no PIN is anywhere in the file or the log', async () => {
    const rackside = await openRackside();
    const { coach: id } = await twoPeople(rackside);
    await rackside.code('people.signIn', { id, pin: '802471' });
    const { events } = await rackside.ask('audit.page', { limit: 50 });
    expect(events[0]).toMatchObject({ action: 'people.wrongPin', subject: id });
    await rackside.close();
    const { readdirSync, readFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    for (const name of readdirSync(rackside.dataFolder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const content = readFileSync(join(name.parentPath, name.name), 'latin1');
      for (const secret of ['802471']) expect(content.includes(secret), name.name).toBe(false);
    }
  });
});

describe('a PIN that somebody else chose', () => {
  it('is told to its owner, who replaces it by another', async () => {
    const rackside = await openRackside();
    const { coach } = await asCoach(rackside);
    const mine = async () => (await rackside.ask('system.status', {})).person?.pinIsOwn;
    expect(await mine()).toBe(false);
    const same = { id: coach, present: COACH.pin, pin: COACH.pin };
    expect(await rackside.refused('people.setPin', same)).toMatchObject({
      code: 'PERSON_REFUSED',
      fields: [{ path: 'pin', sentence: 'Choose another PIN than the one that was given to you.' }],
    });
    expect(await mine()).toBe(false);
    await rackside.ask('people.setPin', { ...same, pin: '97531' });
    expect(await mine()).toBe(true);
  });
});
