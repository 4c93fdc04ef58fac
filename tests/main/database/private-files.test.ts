import { chmodSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '#main/database/private-files.ts';
import { openRackside, temporaryFolder } from '../../support/application.ts';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Everything below a folder, itself included, with its mode. */
const modesBelow = (folder: string) => ({
  '.': modeOf(folder),
  ...Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => [
      name,
      modeOf(join(folder, name)),
    ]),
  ),
});

describe.skipIf(process.platform === 'win32')('what others on this machine may read of a data folder', () => {
  it('is nothing: it is made for its owner alone, and so is all that holds the roster', async () => {
    const dataFolder = join(temporaryFolder(), 'Facility', 'data');
    const rackside = await openRackside({ dataFolder });
    await rackside.ask('roster.add', { firstName: 'Zoë' });
    const backup = await rackside.ask('system.backUp', {});
    rackside.application.failure(new Error('for the log'), 'test');
    const modes = modesBelow(dataFolder);
    expect(modes).toMatchObject({
      '.': '700',
      'roster.sqlite': '600',
      'roster.sqlite-wal': '600',
      'roster.sqlite-shm': '600',
      backups: '700',
      [`backups/${backup.id}`]: '600',
      'rackside.log': '600',
    });
    expect(modeOf(dirname(dataFolder))).toBe('700');

    await rackside.ask('system.restore', { id: backup.id });
    for (const [name, mode] of Object.entries(modesBelow(dataFolder))) {
      if (/roster/.test(name)) expect([name, mode]).toEqual([name, '600']);
      if (/quarantine(\/[^/]+)?$/.test(name)) expect([name, mode]).toEqual([name, '700']);
    }
  });

  it('is taken away from a roster that was made for everybody; a folder that was there stays as it is', async () => {
    const before = await openRackside();
    await before.close();
    const { dataFolder } = before;
    const roster = join(dataFolder, 'roster.sqlite');
    chmodSync(roster, 0o644);
    chmodSync(dataFolder, 0o755);
    await openRackside({ dataFolder });
    expect([roster, `${roster}-wal`, `${roster}-shm`].map(modeOf)).toEqual(['600', '600', '600']);
    expect(modeOf(dataFolder)).toBe('755');
  });
});

describe('a folder', () => {
  it('is made with the parents it lacks, and being there already is no failure', () => {
    const folder = join(temporaryFolder(), 'a', 'b');
    makeFolder(folder);
    makeFolder(folder);
    expect(existsSync(folder)).toBe(true);
  });

  it.skipIf(!existsSync('/proc'))('is refused where nothing can be made, instead of tried for ever', () => {
    expect(() => makeFolder('/proc/nothing/here')).toThrow(/ENOENT/);
  });

  it('is refused where a file stands, itself or as a parent', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => makeFolder(file)).toThrow(/EEXIST/);
    expect(() => makeFolder(join(file, 'below'))).toThrow(/EEXIST/);
  });
});
