import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clockOn } from '#main/clock.ts';
import { type BackupReason, backUp, listBackups } from '#main/database/backup.ts';
import {
  NOW,
  openRackside,
  type Rackside,
  TODAY,
  temporaryFolder,
  withSample,
} from '../../support/application.ts';
import { newRoster, rosterPath, withFile } from './roster-file.ts';

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY);

describe('a backup', () => {
  it('holds every athlete, opens by itself and leaves nothing beside it', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    const backup = await rackside.ask('system.backUp', {});
    expect(backup).toMatchObject({ athletes: 160, why: 'asked', at: NOW.toISOString() });
    const folder = join(rackside.dataFolder, 'backups');
    expect(readdirSync(folder).filter((name) => !name.endsWith('.sqlite'))).toEqual([]);
    withFile(join(folder, backup.id), (file) => {
      expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(file.prepare('SELECT count(*) AS n FROM maximum').get()).not.toEqual({ n: 0 });
    });
    expect(statSync(join(folder, backup.id)).size).toBe(backup.bytes);
  });

  it('that cannot be made leaves the roster open', async () => {
    const rackside = await openRackside();
    const folder = join(rackside.dataFolder, 'backups');
    writeFileSync(folder, 'a file where the folder should be');
    expect(await rackside.refused('system.backUp', {})).toMatchObject({
      code: 'FILE_NOT_WRITTEN',
      message: 'The backup could not be made; no part of it was left behind.',
    });
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total: 0 });
  });

  it('clears away what a killed process left half made', async () => {
    const rackside = await openRackside();
    const folder = join(rackside.dataFolder, 'backups');
    mkdirSync(folder);
    for (const name of ['making-1-1.part', 'making-1-1.part-wal']) writeFileSync(join(folder, name), 'half');
    await rackside.ask('system.backUp', {});
    expect(readdirSync(folder).filter((name) => name.startsWith('making'))).toEqual([]);
  });

  it('includes calls that were answered while it was made, or not, but is whole', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    const [backup] = await Promise.all([
      rackside.ask('system.backUp', {}),
      rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' }),
      rackside.ask('roster.add', { firstName: 'Ben', lastName: 'Okafor' }),
    ]);
    expect([160, 161, 162]).toContain(backup.athletes);
  });
});

describe('the backup of the day', () => {
  /** Opens at a moment, does something and leaves; answers how many athletes each daily backup holds, newest first. */
  async function visit(dataFolder: string, minutes: number, work?: (rackside: Rackside) => Promise<unknown>) {
    const clock = clockOn(TODAY, new Date(NOW.getTime() + minutes * 60_000));
    const rackside = await openRackside({ dataFolder, clock });
    const onOpening = dailyOf(dataFolder);
    await work?.(rackside);
    await rackside.close();
    return { onOpening, onLeaving: dailyOf(dataFolder) };
  }
  const dailyOf = (dataFolder: string) =>
    listBackups(dataFolder)
      .filter(({ why }) => why === 'daily')
      .map(({ athletes }) => athletes);
  const addOne = (rackside: Rackside) => rackside.ask('roster.add', { firstName: 'Zoë' });
  const A_DAY = 24 * 60;

  it('is not made of a roster that nobody is on', async () => {
    expect(await visit(temporaryFolder(), 0)).toEqual({ onOpening: [], onLeaving: [] });
  });

  it('is made on leaving, the first day that somebody is on it', async () => {
    expect(await visit(temporaryFolder(), 0, withSample)).toEqual({ onOpening: [], onLeaving: [160] });
  });

  it('is made on opening on every later day, once', async () => {
    const dataFolder = temporaryFolder();
    await visit(dataFolder, 0, addOne);
    expect(await visit(dataFolder, 1, addOne)).toEqual({ onOpening: [1], onLeaving: [1] });
    expect(await visit(dataFolder, A_DAY, addOne)).toEqual({ onOpening: [2, 1], onLeaving: [2, 1] });
    expect(await visit(dataFolder, A_DAY + 1)).toEqual({ onOpening: [2, 1], onLeaving: [2, 1] });
  });

  it('that cannot be made keeps nobody from leaving, and the log says so', async () => {
    const dataFolder = temporaryFolder();
    const { onLeaving } = await visit(dataFolder, 0, async (rackside) => {
      await addOne(rackside);
      writeFileSync(join(dataFolder, 'backups'), 'a file where the folder should be');
    });
    expect(onLeaving).toEqual([]);
    expect(readFileSync(join(dataFolder, 'rackside.log'), 'utf8')).toContain('daily backup');
    const again = await openRackside({ dataFolder });
    expect(await again.ask('roster.page', { limit: 1 })).toMatchObject({ total: 1 });
  });
});

describe('a backup while a change is under way', () => {
  it('holds all of the change or nothing of it', async () => {
    const rackside = await openRackside();
    const asked: Promise<{ athletes: number }>[] = [];
    rackside.application.subscribe((event) => {
      if (event.type === 'job' && event.status.state === 'running')
        asked.push(rackside.ask('system.backUp', {}));
    });
    await withSample(rackside);
    expect(asked.length).toBeGreaterThan(0);
    for (const { athletes } of await Promise.all(asked)) expect([0, 160]).toContain(athletes);
  });
});

describe('thinning', () => {
  it('keeps the ten newest, then one a week for a year, then one a month, and never takes the last', async () => {
    const path = (await newRoster()).connection.name;
    const dataFolder = temporaryFolder();
    const ages = [
      800,
      799,
      770,
      400,
      399,
      60,
      59,
      58,
      30,
      29,
      ...Array.from({ length: 12 }, (_, i) => 11 - i),
    ];
    for (const days of ages) await backUp(path, dataFolder, 'daily', daysAgo(days));
    const kept = listBackups(dataFolder).map(({ at }) => Math.round((NOW.getTime() - Date.parse(at)) / DAY));
    expect(kept.slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const older = kept.slice(10);
    expect(older.length).toBeLessThan(ages.length - 10);
    for (const decade of [800, 400, 60, 30]) {
      expect(
        older.some((days) => Math.abs(days - decade) <= 30),
        `something about ${decade} days old`,
      ).toBe(true);
    }
    const weeks = older.filter((days) => days < 365).map((days) => Math.floor(days / 7));
    expect(weeks.length - new Set(weeks).size).toBeLessThanOrEqual(1);
  });

  it('keeps a single backup however old it is', async () => {
    const path = (await newRoster()).connection.name;
    const dataFolder = temporaryFolder();
    await backUp(path, dataFolder, 'asked', daysAgo(5000));
    expect(listBackups(dataFolder)).toHaveLength(1);
  });
});

describe('the list of backups', () => {
  it('is empty for a folder that has none, and passes over strange files', async () => {
    const dataFolder = temporaryFolder();
    expect(listBackups(dataFolder)).toEqual([]);
    const path = (await newRoster()).connection.name;
    const reasons: BackupReason[] = ['daily', 'beforeMigration', 'beforeRestore', 'beforeImport', 'asked'];
    for (const [place, why] of reasons.entries()) await backUp(path, dataFolder, why, daysAgo(place));
    writeFileSync(join(dataFolder, 'backups', 'notes.txt'), '');
    writeFileSync(join(dataFolder, 'backups', 'making-1.part'), '');
    expect(listBackups(dataFolder).map(({ why }) => why)).toEqual(reasons);
  });
});

describe('restoring', () => {
  it('backs up the present roster first, and sets its file aside', async () => {
    const rackside = await openRackside();
    await rackside.ask('facility.startEmpty', { name: 'Lakeside Strength', unit: 'kg' });
    await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
    const { id } = await rackside.ask('system.backUp', {});
    await rackside.ask('roster.add', { firstName: 'Ben', lastName: 'Okafor' });
    expect(await rackside.ask('system.restore', { id })).toMatchObject({ restored: { id, athletes: 1 } });
    const names = (await rackside.ask('roster.page', { limit: 10 })).rows.map(({ firstName }) => firstName);
    expect(names).toEqual(['Zoë']);
    const before = (await rackside.ask('system.backups', {})).find(({ why }) => why === 'beforeRestore');
    expect(before).toMatchObject({ athletes: 2 });
    expect(readdirSync(join(rackside.dataFolder, 'quarantine'))).toHaveLength(1);
    // And back again.
    await rackside.ask('system.restore', { id: before?.id ?? '' });
    expect(await rackside.ask('roster.page', { limit: 10 })).toMatchObject({ total: 2 });
    expect(readdirSync(join(rackside.dataFolder, 'quarantine'))).toHaveLength(2);
    expect(existsSync(`${rosterPath(rackside.dataFolder)}.restoring`)).toBe(false);
  });

  it.each<[string, (path: string) => void, string, string]>([
    ['not there', () => undefined, 'roster-20250101T000000000Z-daily-5.sqlite', 'NO_SUCH_BACKUP'],
    ['named by a way out of the folder', () => undefined, '..', 'NO_SUCH_BACKUP'],
    ['damaged itself', (path) => writeFileSync(path, 'nothing'), '', 'DAMAGED_DATABASE'],
    ['damaged in one index of it', damageIndex, '', 'DAMAGED_DATABASE'],
  ])('changes nothing when the backup is %s', async (_, damage, named, code) => {
    const rackside = await openRackside();
    await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
    const { id } = await rackside.ask('system.backUp', {});
    damage(join(rackside.dataFolder, 'backups', id));
    expect(await rackside.refused('system.restore', { id: named || id })).toMatchObject({ code });
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total: 1 });
    expect(existsSync(join(rackside.dataFolder, 'quarantine'))).toBe(false);
  });

  it('drops previews of imports that were made on the other roster', async () => {
    const rackside = await openRackside();
    const { id } = await rackside.ask('system.backUp', {});
    const bytes = new TextEncoder().encode('Last name;First name;Squad\nQuigley;Zoë;Rowing\n');
    const { token } = rackside.application.files.receive({ name: 'roster.csv', bytes });
    const preview = await rackside.ask('roster.previewImport', { file: token as never });
    await rackside.ask('system.restore', { id });
    expect(await rackside.code('roster.import', { preview: preview.id })).toBe('IMPORT_CHANGED');
  });
});

/** Athletes can still be counted; only a check of the whole file finds it. */
function damageIndex(path: string): void {
  withFile(path, (file) => {
    file.unsafeMode(true);
    file.pragma('writable_schema = ON');
    file.exec("DELETE FROM sqlite_schema WHERE name = 'maximum_by_athlete'");
  });
}
