/** Going back to a backup: what was answered "saved" counts, and a restore that fails leaves everything as it was. */

import { existsSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { ago, assign, athlete, COACH, gym, LEAD, open, print, record, sheet } from '../assignments/gym.ts';
import { rosterPath, withFile } from '../database/roster-file.ts';

const LIFT = 'barbell-hip-thrust';

const backUp = async (rackside: Rackside) => (await rackside.ask('system.backUp', {})).id;
const tierOf = async (rackside: Rackside, athleteId: string) =>
  (await rackside.ask('clearance.ofAthlete', { athleteId })).tier;

function maximum(rackside: Rackside, athleteId: string, kg: number, kind: 'trainingMax' | 'tested') {
  return rackside.ask('maxima.record', {
    entries: [{ athleteId, exerciseId: LIFT, kind, load: { hundredths: kg * 100, unit: 'kg' }, date: TODAY }],
  });
}

describe('a record that is made while a backup is restored', () => {
  it('is refused, or stands in the restored roster', async () => {
    const rackside = await openRackside();
    const ids: string[] = [];
    for (let each = 0; each < 30; each++) ids.push(await athlete(rackside, `Zoë ${each}`));
    const id = await backUp(rackside);
    const restored = rackside.ask('system.restore', { id });
    const saved: string[] = [];
    const refusals = new Set<string>();
    for (const athleteId of ids) {
      const reply = await rackside.application.ask('clearance.openEpisode', {
        athleteId,
        kind: 'joint',
        details: { area: 'knee' },
      });
      if (reply.ok) saved.push(athleteId);
      else refusals.add(reply.error.code);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    await restored;
    expect([...refusals]).toEqual(['NOT_READY']);
    for (const athleteId of saved) expect(await tierOf(rackside, athleteId), 'answered as saved').toBe('T1');
  });

  it('that is under way when the restore begins is waited for', async () => {
    const { rackside } = await gym();
    const id = await athlete(rackside);
    const backup = await backUp(rackside);
    const [stop] = await Promise.all([
      open(rackside, id, 'joint', { area: 'knee' }),
      rackside.ask('system.restore', { id: backup }),
    ]);
    expect(stop.view.tier).toBe('T1');
    expect(await tierOf(rackside, id)).toBe('T1');
  });

  it('waits for one restore, which another does not disturb', async () => {
    const rackside = await openRackside();
    const id = await backUp(rackside);
    const replies = await Promise.all([
      rackside.application.call('system.restore', { id }),
      rackside.application.call('system.restore', { id }),
    ]);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await rackside.ask('system.status', {})).toMatchObject({ opened: 'ready' });
  });
});

describe('a restore that fails half-way', () => {
  it('leaves the present roster open, with the stop that was recorded since', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    const backup = await backUp(rackside);
    withFile(join(rackside.dataFolder, 'backups', backup), (file) =>
      file.exec("CREATE TRIGGER full BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'no more'); END"),
    );
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    expect(await rackside.code('system.restore', { id: backup })).toBe('FILE_NOT_WRITTEN');
    expect(await tierOf(rackside, id)).toBe('T1');
    await record(rackside, episode, { kind: 'details', content: { area: 'hip' } });
    for (const suffix of ['', '-wal', '-shm']) {
      expect(existsSync(`${rosterPath(rackside.dataFolder)}.restoring${suffix}`)).toBe(false);
    }
    expect(existsSync(join(rackside.dataFolder, 'quarantine'))).toBe(false);
  });
});

describe('somebody who was added after the backup', () => {
  it('comes back as they are now when a stop is on record, in their squads, and stays stopped', async () => {
    const rackside = await openRackside();
    const known = await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Berg', squads: ['Rugby'] });
    const backup = await backUp(rackside);
    const added = await rackside.ask('roster.add', {
      firstName: 'Zoë',
      lastName: 'Åkerlund',
      squads: ['rugby', 'Début'],
    });
    await open(rackside, added.id, 'joint', { area: 'knee' });
    await athlete(rackside, 'Nothing', 'Recorded');
    const restored = await rackside.ask('system.restore', { id: backup });
    expect(restored).toMatchObject({ athletesCarriedOver: 1, evidenceCarriedOver: 1 });
    expect(await tierOf(rackside, added.id)).toBe('T1');
    const { rows } = await rackside.ask('roster.page', { limit: 10 });
    expect(rows.map(({ lastName }) => lastName)).toEqual(['Åkerlund', 'Berg']);
    expect(rows.find(({ id }) => id === added.id)?.squads.toSorted()).toEqual(['Début', 'Rugby']);
    expect(await tierOf(rackside, known.id)).toBe('T3');
    expect(await rackside.ask('system.restore', { id: backup })).toMatchObject({ athletesCarriedOver: 1 });
  });

  it('is left out when nothing about their health is on record', async () => {
    const rackside = await openRackside();
    const backup = await backUp(rackside);
    await athlete(rackside);
    expect(await rackside.ask('system.restore', { id: backup })).toMatchObject({ athletesCarriedOver: 0 });
    expect((await rackside.ask('roster.page', { limit: 10 })).rows).toEqual([]);
  });
});

describe('paper that was printed after the backup', () => {
  it('is void, keeps its number, and no number is given twice', async () => {
    const { rackside } = await gym();
    const id = await athlete(rackside);
    const backup = await backUp(rackside);
    await assign(rackside, id);
    const number = await print(rackside, id);
    expect(await rackside.ask('system.restore', { id: backup })).toMatchObject({ sheetsVoided: 1 });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'ended' });
    expect(await rackside.ask('assignments.list', { athleteIds: [id] })).toEqual([]);
    await assign(rackside, id);
    expect(await print(rackside, id)).not.toBe(number);
  });

  it('of somebody who is not in the backup leaves a number that is not given again, also after a new start', async () => {
    const { rackside, lead } = await gym();
    const backup = await backUp(rackside);
    const gone = await athlete(rackside, 'Ada', 'Berg');
    await assign(rackside, gone);
    const number = await print(rackside, gone);
    await rackside.ask('system.restore', { id: backup });
    expect(await sheet(rackside, number)).toMatchObject({ name: 'Not in this roster', voidReason: 'ended' });
    await rackside.close();
    withFile(rosterPath(rackside.dataFolder), (file) => {
      expect(file.prepare('SELECT number FROM lost_sheet').pluck().all()).toEqual([number]);
      file.exec('UPDATE lost_sheet SET serial = 50000');
    });
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    await again.ask('people.signIn', { id: lead, pin: LEAD.pin });
    const here = await athlete(again);
    await assign(again, here);
    await print(again, here);
    await again.close();
    withFile(rosterPath(rackside.dataFolder), (file) =>
      expect(file.prepare('SELECT serial FROM sheet').pluck().all()).toEqual([50001]),
    );
  });
});

describe('a maximum that was lowered after the backup', () => {
  it.each(['trainingMax', 'tested'] as const)('counts (%s); one that was raised does not', async (kind) => {
    const rackside = await openRackside();
    const [lowered, raised] = [await athlete(rackside), await athlete(rackside, 'Ada', 'Berg')];
    await maximum(rackside, lowered, 140, kind);
    await maximum(rackside, raised, 100, kind);
    const backup = await backUp(rackside);
    await maximum(rackside, lowered, 90, kind);
    await maximum(rackside, raised, 120, kind);
    expect(await rackside.ask('system.restore', { id: backup })).toMatchObject({ lowerMaximaCarriedOver: 1 });
    const newest = async (athleteId: string) =>
      (await rackside.ask('maxima.ofAthletes', { athleteIds: [athleteId] }))[0]?.load.hundredths;
    expect([await newest(lowered), await newest(raised)]).toEqual([9000, 10000]);
  });
});

describe('people', () => {
  it('are who they are now: no PIN, role or person comes back with a backup', async () => {
    const { rackside, lead, coach } = await gym();
    const listed = await rackside.ask('people.add', {
      name: 'Ines Duarte',
      role: 'lead',
      viewHealth: true,
      pin: '1111',
    });
    const backup = await backUp(rackside);
    await rackside.ask('people.setPin', { id: coach, pin: '8642' });
    await rackside.ask('people.update', { id: coach, version: 1, state: 'former' });
    await rackside.ask('people.update', { id: listed.id, version: 1, role: 'coach' });
    await rackside.ask('people.setPin', { id: lead, pin: '9753', present: LEAD.pin });
    await rackside.ask('system.restore', { id: backup });
    const people = await rackside.ask('people.list', {});
    expect(people.find(({ id }) => id === coach)).toMatchObject({ state: 'former' });
    expect(people.find(({ id }) => id === listed.id)).toMatchObject({ role: 'coach' });
    await rackside.ask('people.signOut', {});
    expect(await rackside.code('people.signIn', { id: coach, pin: COACH.pin })).toBe('WRONG_PIN');
    expect(await rackside.code('people.signIn', { id: lead, pin: LEAD.pin })).toBe('WRONG_PIN');
    await rackside.ask('people.signIn', { id: lead, pin: '9753' });
  });

  it.each([
    ['gone', (path: string) => unlinkSync(path)],
    ['a text file', (path: string) => writeFileSync(path, 'Last name;First name\n')],
  ])('of the backup sign in where the roster is %s, and nobody known restored it', async (_, damage) => {
    const { rackside, lead } = await gym();
    const id = await athlete(rackside);
    await open(rackside, id, 'joint', { area: 'knee', onset: ago(3) });
    const backup = await backUp(rackside);
    await rackside.close();
    damage(rosterPath(rackside.dataFolder));
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    await again.ask('system.restore', { id: backup });
    expect(await again.ask('system.status', {})).toMatchObject({ person: null, signInNeeded: true });
    await again.ask('people.signIn', { id: lead, pin: LEAD.pin });
    const { events, chainHolds } = await again.ask('audit.page', { limit: 50 });
    expect(events.find(({ action }) => action === 'system.restore')?.who).toBe('Nobody known');
    expect(chainHolds).toBe(true);
  });
});

describe('a linked maximum', () => {
  it('comes back with the lower share, and not at all where it was unlinked since', async () => {
    const rackside = await openRackside();
    const link = async (...links: [string, number][]) => {
      const { version } = await rackside.ask('facility.get', {});
      const linkedMaxima = links.map(([exerciseId, percent]) => ({
        exerciseId,
        ofExerciseId: 'back-squat',
        percent,
      }));
      await rackside.ask('facility.update', { version, linkedMaxima });
    };
    await link(['romanian-deadlift', 80], [LIFT, 130]);
    const id = await backUp(rackside);
    await link(['romanian-deadlift', 60]);
    await rackside.ask('system.restore', { id });
    expect((await rackside.ask('facility.get', {})).linkedMaxima).toEqual([
      { exerciseId: 'romanian-deadlift', ofExerciseId: 'back-squat', percent: 60 },
    ]);
  });
});
