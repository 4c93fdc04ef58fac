/** What an import leaves behind: a backup of what was there before, and nothing at all where nothing changed. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { listBackups } from '#main/database/backup.ts';
import { openRackside, type Rackside, withSample } from '../../support/application.ts';
import { withFile } from '../database/roster-file.ts';

const FILE =
  'Last name;First name;Squad;Bodyweight (kg)\nQuigley;Zoë;Rowing;63,5\nVanterpool;Kwabena;Track;80\n';

async function preview(rackside: Rackside, text = FILE) {
  const { token } = rackside.application.files.receive({
    name: 'roster.csv',
    bytes: new TextEncoder().encode(text),
  });
  return rackside.ask('roster.previewImport', { file: token as never });
}

async function importFile(rackside: Rackside, text?: string) {
  return rackside.ask('roster.import', { preview: (await preview(rackside, text)).id });
}

const beforeImport = ({ dataFolder }: Rackside) =>
  listBackups(dataFolder).filter(({ why }) => why === 'beforeImport');
const total = async (rackside: Rackside) => (await rackside.ask('roster.page', { limit: 1 })).total;
const actions = async (rackside: Rackside) =>
  (await rackside.ask('audit.page', { limit: 100 })).events.map(({ action }) => action);

describe('the backup before an import', () => {
  it('holds the roster as it was, and going on from it takes the import back', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    expect(await importFile(rackside)).toMatchObject({ added: 2 });
    const [backup, ...more] = beforeImport(rackside);
    expect(more).toEqual([]);
    expect(backup).toMatchObject({ athletes: 160 });
    withFile(join(rackside.dataFolder, 'backups', backup?.id ?? ''), (file) => {
      expect(file.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(file.prepare("SELECT count(*) AS n FROM athlete WHERE last_name = 'Quigley'").get()).toEqual({
        n: 0,
      });
    });
    await rackside.ask('system.restore', { id: backup?.id ?? '' });
    expect(await total(rackside)).toBe(160);
  });

  it('is not made of a roster that nobody is on, nor where nothing would be imported', async () => {
    const rackside = await openRackside();
    await importFile(rackside);
    expect(beforeImport(rackside)).toEqual([]);
    await importFile(rackside);
    expect(beforeImport(rackside)).toEqual([]);
  });

  it('that cannot be made stops the import in one sentence, and nothing is changed', async () => {
    const rackside = await openRackside();
    await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker' });
    const { id } = await preview(rackside);
    const backups = join(rackside.dataFolder, 'backups');
    writeFileSync(backups, 'a file where the folder should be');
    const said = rackside.events.length;
    expect(await rackside.refused('roster.import', { preview: id })).toMatchObject({
      code: 'FILE_NOT_WRITTEN',
      message: 'No backup could be made before the import. Nothing was imported.',
    });
    expect(await total(rackside)).toBe(1);
    expect(rackside.events).toHaveLength(said);
    expect((await rackside.ask('history.undo', {})).what).toBe('Added Ada Baker');
    await rackside.ask('history.redo', {});
    // The same preview goes through once there is room for a backup.
    unlinkSync(backups);
    expect(await rackside.code('roster.import', { preview: id })).toBe('IMPORT_CHANGED');
    expect(await importFile(rackside)).toMatchObject({ added: 2 });
  });

  it('that does not fit on the disk stops the import, and leaves no part of it', async ({ skip }) => {
    const disk = smallDisk(4000, skip);
    const rackside = await openRackside({ dataFolder: join(disk, 'Rackside') });
    await withSample(rackside);
    const { id } = await preview(rackside);
    const ballast = join(disk, 'ballast');
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 100_000), 1));
    expect(await rackside.refused('roster.import', { preview: id })).toMatchObject({
      code: 'DISK_FULL',
      message: 'The disk is full, so no backup could be made before the import. Nothing was imported.',
      retryable: true,
    });
    expect(await total(rackside)).toBe(160);
    const backups = join(rackside.dataFolder, 'backups');
    expect(existsSync(backups) ? readdirSync(backups) : []).toEqual([]);
    unlinkSync(ballast);
    expect(await rackside.ask('roster.import', { preview: id })).toMatchObject({ added: 2 });
    expect(beforeImport(rackside)).toHaveLength(1);
  });
});

describe('an import that changes nothing', () => {
  it.each([
    ['of a file whose athletes are all here already', FILE],
    ['of a file with nobody to import', 'Last name;First name;Date of birth\nQuigley;Zoë;never\n'],
  ])('%s leaves no step of undo, no word in the audit trail and no event', async (_, text) => {
    const rackside = await openRackside();
    await importFile(rackside);
    await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker' });
    await rackside.ask('roster.add', { firstName: 'Eve', lastName: 'Moreno' });
    await rackside.ask('history.undo', {});
    const before = await actions(rackside);
    const read = await preview(rackside, text);
    const said = rackside.events.length;
    expect(await rackside.ask('roster.import', { preview: read.id })).toMatchObject({
      added: 0,
      updated: 0,
      maxima: 0,
    });
    expect(rackside.events).toHaveLength(said);
    expect(await actions(rackside)).toEqual(before);
    // What was undone can still be done again, and what was done last is still what is undone first.
    expect((await rackside.ask('history.redo', {})).what).toBe('Added Eve Moreno');
    await rackside.ask('history.undo', {});
    expect((await rackside.ask('history.undo', {})).what).toBe('Added Ada Baker');
  });

  it('counts an athlete as unchanged whose weight of today was recorded before', async () => {
    const rackside = await openRackside();
    await importFile(rackside);
    const [zoe] = (await rackside.ask('roster.page', { limit: 5 })).rows.filter(
      ({ lastName }) => lastName === 'Quigley',
    );
    if (!zoe) throw new Error('The file has her');
    const { version } = await rackside.ask('roster.update', {
      id: zoe.id,
      version: zoe.version,
      fields: { bodyweight: { hundredths: 6400, unit: 'kg' } },
    });
    const before = await actions(rackside);
    expect(await importFile(rackside)).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
    expect((await rackside.ask('roster.athlete', { id: zoe.id })).version).toBe(version);
    expect(await actions(rackside)).toEqual(before);
  });

  it('does not begin the facility', async () => {
    const rackside = await openRackside();
    await importFile(rackside, 'Last name;First name;Date of birth\nQuigley;Zoë;never\n');
    expect(await rackside.ask('system.status', {})).toMatchObject({ firstStart: true });
  });
});

describe('a decision on a row', () => {
  it('that the file does not have is refused, and nothing is imported', async () => {
    const rackside = await openRackside();
    const { id } = await preview(rackside);
    expect(await rackside.refused('roster.import', { preview: id, near: { '99': 'new' } })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'near.99', sentence: 'This file has no such row.' }],
    });
    expect(await total(rackside)).toBe(0);
  });
});

/** A disk of so many kilobytes, gone when the test ends; skips where this machine cannot make one. */
function smallDisk(kilobytes: number, skip: TestContext['skip']): string {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    skip('only root on Linux can make a small disk here');
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
