import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES, CHANNELS } from '#contract/channels.ts';
import { listBackups } from '#main/database/backup.ts';
import { MIGRATIONS, type Migration, newestVersion } from '#main/database/migrate.ts';
import { openRoster } from '#main/database/open.ts';
import { NOW, openRackside, type Rackside, temporaryFolder } from '../../support/application.ts';
import { integrityOf, rosterPath, withFile } from './roster-file.ts';

/** A data folder whose roster holds two athletes and has a backup that holds one. */
async function usedFolder(): Promise<{ dataFolder: string; backupId: string }> {
  const rackside = await openRackside();
  await rackside.ask('facility.startEmpty', { name: 'Lakeside Strength', unit: 'kg' });
  await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
  const { id } = await rackside.ask('system.backUp', {});
  await rackside.ask('roster.add', { firstName: 'Ben', lastName: 'Okafor' });
  await rackside.close();
  return { dataFolder: rackside.dataFolder, backupId: id };
}

const athletes = async (rackside: Rackside) => (await rackside.ask('roster.page', { limit: 100 })).total;

/** Everything in a folder, by path, to compare before and after. */
const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path).toString('base64')]),
  );

describe('a file from a newer Rackside', () => {
  it('is refused and left as it was, byte for byte', async () => {
    const { dataFolder } = await usedFolder();
    withFile(rosterPath(dataFolder), (file) => {
      file.pragma('journal_mode = DELETE');
      file.pragma(`user_version = ${newestVersion() + 10}`);
    });
    const before = contents(dataFolder);

    const rackside = await openRackside({ dataFolder });
    expect(await rackside.ask('system.status', {})).toMatchObject({
      opened: 'newer',
      problem: 'NEWER_DATABASE',
      firstStart: false,
    });
    expect(await rackside.code('roster.page', { limit: 1 })).toBe('NEWER_DATABASE');
    expect(await rackside.code('system.startAfresh', {})).toBe('NEWER_DATABASE');
    await rackside.close();

    expect(contents(dataFolder)).toMatchObject(before);
    expect(existsSync(join(dataFolder, 'quarantine'))).toBe(false);
  });

  it('as a backup is not restored', async () => {
    const { dataFolder, backupId } = await usedFolder();
    withFile(join(dataFolder, 'backups', backupId), (file) =>
      file.pragma(`user_version = ${newestVersion() + 10}`),
    );
    const rackside = await openRackside({ dataFolder });
    expect(await rackside.code('system.restore', { id: backupId })).toBe('NEWER_DATABASE');
    expect(await athletes(rackside)).toBe(2);
  });
});

const DAMAGES: readonly [string, (path: string) => void][] = [
  ['overwritten with zeros', (path) => writeFileSync(path, Buffer.alloc(readFileSync(path).length))],
  [
    'cut off in the middle',
    (path) => truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096),
  ],
  ['emptied', (path) => truncateSync(path, 0)],
  ['a text file', (path) => writeFileSync(path, 'Last name;First name\nQuigley;Zoë\n')],
  ['scribbled over', (path) => scribble(path)],
  ['rotten in one page that is seldom read', (path) => rot(path)],
  [
    'the file of another program',
    (path) => {
      unlinkSync(path);
      const other = new Database(path);
      other.exec('CREATE TABLE songs (title TEXT)');
      other.close();
    },
  ],
  ['gone', (path) => unlinkSync(path)],
];

describe.each(DAMAGES)('a roster file that is %s', (what, damage) => {
  const damaged = async () => {
    const used = await usedFolder();
    damage(rosterPath(used.dataFolder));
    const bytes = what === 'gone' ? undefined : readFileSync(rosterPath(used.dataFolder));
    return { ...used, bytes };
  };

  it('is set aside whole, and every channel but those of recovery waits', async () => {
    const { dataFolder, bytes } = await damaged();
    const rackside = await openRackside({ dataFolder });
    expect(await rackside.ask('system.status', {})).toMatchObject({
      opened: 'damaged',
      problem: 'DAMAGED_DATABASE',
      firstStart: false,
    });
    for (const name of CHANNEL_NAMES) {
      if (!('beforeOpening' in CHANNELS[name])) expect(await rackside.code(name, {})).toBe('NOT_READY');
    }
    if (bytes) {
      const [moment = ''] = readdirSync(join(dataFolder, 'quarantine'));
      const kept = join(dataFolder, 'quarantine', moment, 'roster.sqlite');
      expect(readFileSync(kept).equals(bytes)).toBe(true);
    }
  });

  it('is still damaged for whoever opens the folder next', async () => {
    const { dataFolder } = await damaged();
    await (await openRackside({ dataFolder })).close();
    const again = await openRackside({ dataFolder });
    expect(await again.ask('system.status', {})).toMatchObject({ opened: 'damaged', firstStart: false });
  });

  it('is followed by the backup that the coach chooses', async () => {
    const { dataFolder, backupId } = await damaged();
    const rackside = await openRackside({ dataFolder });
    expect(await rackside.ask('system.backups', {})).toContainEqual(
      expect.objectContaining({ id: backupId, athletes: 1, why: 'asked' }),
    );
    await rackside.ask('system.restore', { id: backupId });
    expect(await rackside.ask('system.status', {})).toMatchObject({ opened: 'ready', firstStart: false });
    expect(await athletes(rackside)).toBe(1);
    expect(await rackside.ask('audit.page', { limit: 1 })).toMatchObject({
      events: [{ action: 'system.restore', subject: backupId }],
      chainHolds: true,
    });
    await rackside.close();
    expect(integrityOf(rosterPath(dataFolder))).toEqual({ integrity: 'ok', foreignKeys: [] });
  });

  it('is followed by an empty roster when the coach starts afresh, and the backups stay', async () => {
    const { dataFolder, backupId } = await damaged();
    const rackside = await openRackside({ dataFolder });
    await rackside.ask('system.startAfresh', {});
    expect(await rackside.ask('system.status', {})).toMatchObject({ opened: 'ready', firstStart: true });
    expect(await athletes(rackside)).toBe(0);
    expect((await rackside.ask('system.backups', {})).map(({ id }) => id)).toContain(backupId);
    await rackside.close();
    const again = await openRackside({ dataFolder });
    expect(await again.ask('system.status', {})).toMatchObject({ opened: 'ready' });
  });
});

describe('a roster that turns out damaged while it is open', () => {
  it('is set aside, says so, and can be restored in the same window', async () => {
    const { dataFolder, backupId } = await usedFolder();
    const rackside = await openRackside({ dataFolder });
    const revision = (await rackside.ask('system.status', {})).revision;
    withFile(rosterPath(dataFolder), (file) => {
      file.unsafeMode(true);
      file.pragma('writable_schema = ON');
      file.exec("UPDATE sqlite_schema SET rootpage = 99999 WHERE name = 'athlete'");
      file.pragma('schema_version = 9999');
    });
    expect(await rackside.code('roster.page', { limit: 1 })).toBe('DAMAGED_DATABASE');
    expect(await rackside.code('roster.page', { limit: 1 })).toBe('NOT_READY');
    const status = await rackside.ask('system.status', {});
    expect(status).toMatchObject({ opened: 'damaged' });
    expect(status.revision).toBeGreaterThan(revision);
    await rackside.ask('system.restore', { id: backupId });
    expect(await athletes(rackside)).toBe(1);
  });
});

describe('the first start', () => {
  it('that was cut short leaves an empty file, which is simply begun again', async () => {
    const dataFolder = temporaryFolder();
    mkdirSync(dataFolder, { recursive: true });
    writeFileSync(rosterPath(dataFolder), '');
    const rackside = await openRackside({ dataFolder });
    expect(await rackside.ask('system.status', {})).toMatchObject({ opened: 'ready', firstStart: true });
  });
});

describe('a file from an older Rackside', () => {
  const later: Migration = {
    version: newestVersion() + 10,
    name: 'later',
    sql: "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT; INSERT INTO later VALUES (7); UPDATE athlete SET coach = 'Coach'",
  };
  const open = (dataFolder: string, last: Migration) =>
    openRoster(dataFolder, NOW, { migrations: [...MIGRATIONS, last] });

  it('is backed up, proven and then brought up to date with its rows', async () => {
    const { dataFolder } = await usedFolder();
    const { connection } = await open(dataFolder, later);
    expect(connection.pragma('user_version', { simple: true })).toBe(later.version);
    expect(connection.prepare('SELECT coach FROM athlete').all()).toEqual([
      { coach: 'Coach' },
      { coach: 'Coach' },
    ]);
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);
    connection.close();
    const backup = listBackups(dataFolder).find(({ why }) => why === 'beforeMigration');
    expect(backup).toMatchObject({ athletes: 2 });
    withFile(join(dataFolder, 'backups', backup?.id ?? ''), (file) => {
      expect(file.pragma('user_version', { simple: true })).toBe(newestVersion());
      expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
    });
  });

  it.each<[string, Migration]>([
    ['fails in its last statement', { ...later, sql: `${later.sql}; INSERT INTO nowhere VALUES (1)` }],
    [
      'leaves rows without their parent',
      {
        ...later,
        sql: `${later.sql}; INSERT INTO bodyweight VALUES ('b', 'nobody', '2026-11-23', 1, 'kg', '')`,
      },
    ],
  ])('stays as it was when a step %s', async (_, broken) => {
    const { dataFolder } = await usedFolder();
    await expect(open(dataFolder, broken)).rejects.toThrow();
    withFile(rosterPath(dataFolder), (file) => {
      expect(file.pragma('user_version', { simple: true })).toBe(newestVersion());
      expect(file.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'later'").get()).toEqual({
        n: 0,
      });
      expect(file.prepare('SELECT count(*) AS n FROM athlete WHERE coach IS NULL').get()).toEqual({ n: 2 });
    });
    expect(await athletes(await openRackside({ dataFolder }))).toBe(2);
  });

  it('is not brought up to date when it cannot be backed up', async () => {
    const { dataFolder } = await usedFolder();
    // A file where the folder of backups should be.
    const backups = join(dataFolder, 'backups');
    rmSync(backups, { recursive: true });
    writeFileSync(backups, '');
    await expect(open(dataFolder, later)).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
    withFile(rosterPath(dataFolder), (file) => {
      expect(file.pragma('user_version', { simple: true })).toBe(newestVersion());
    });
  });
});

/** Writes nonsense over the only page of one index, which opening does not look at. */
function rot(path: string): void {
  const { rootpage } = withFile(path, (file) => {
    file.pragma('journal_mode = DELETE');
    return file.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'sheet_by_assignment'").get();
  }) as { rootpage: number };
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (rootpage - 1) * 4096, rootpage * 4096);
  writeFileSync(path, bytes);
}

/** Writes nonsense over every other page, as a failing disk would. */
function scribble(path: string): void {
  const bytes = readFileSync(path);
  for (let page = 1; page * 4096 < bytes.length; page += 2) bytes.fill(0xa5, page * 4096, page * 4096 + 4096);
  writeFileSync(path, bytes);
}
