import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApplication } from '#main/application.ts';
import { pageIsBuilt } from '#main/doors/places.ts';
import { applicationOptions, openRackside, temporaryFolder } from '../../support/application.ts';
import { commandLine, startCommandLine } from '../../support/command-line.ts';

/** Root passes over file modes, so a folder is made read-only by a mount or by its flag. */
const isRoot = process.getuid?.() === 0;

describe('a data folder', () => {
  it.each([
    ['the Rackside window', 'the Rackside window'],
    ['the browser door', 'the browser door'],
    ['the command line', 'the command line'],
  ] as const)('that is open in %s is refused to everybody else, who are told so', async (door, named) => {
    const dataFolder = temporaryFolder();
    await openRackside({ dataFolder, door });
    const second = await commandLine(['call', 'system.status', '--data', dataFolder]);
    expect(second.code).toBe(1);
    expect(second.json().error).toMatchObject({
      code: 'DATA_FOLDER_BUSY',
      message: `This data folder is open in ${named} since 2026-11-23 09:00 UTC. Nothing was changed.`,
      retryable: true,
    });
    expect(second.stderr).toMatch(/Use that window, or close it first\./);
    expect(second.stderr).not.toMatch(/at .*\.ts/);
  });

  it('is refused a second time in the same process, too', async () => {
    const { dataFolder } = await openRackside();
    await expect(createApplication(applicationOptions(dataFolder))).rejects.toMatchObject({
      code: 'DATA_FOLDER_BUSY',
    });
  });

  it('is free again once it is closed, and carries no note of its owner', async () => {
    const first = await openRackside();
    await first.close();
    expect(existsSync(join(first.dataFolder, 'owner.json'))).toBe(false);
    await openRackside({ dataFolder: first.dataFolder });
  });

  it('is refused without guessing when the note of its owner is damaged', async () => {
    const { dataFolder } = await openRackside();
    writeFileSync(join(dataFolder, 'owner.json'), '{');
    await expect(createApplication(applicationOptions(dataFolder))).rejects.toMatchObject({
      code: 'DATA_FOLDER_BUSY',
      sentence: 'This data folder is open in another Rackside. Nothing was changed.',
    });
  });

  it.skipIf(!pageIsBuilt())('is free again after its owner was killed', async () => {
    const dataFolder = temporaryFolder();
    const { child, ended, said } = startCommandLine(['serve', '--no-open', '--data', dataFolder]);
    await said('works once');
    await expect(createApplication(applicationOptions(dataFolder))).rejects.toMatchObject({
      code: 'DATA_FOLDER_BUSY',
    });
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(dataFolder, 'owner.json'))).toBe(true);
    await openRackside({ dataFolder });
  });

  it('of which nothing is there yet is made, with its parents', async () => {
    const dataFolder = join(temporaryFolder(), 'Facility', 'Rackside');
    await openRackside({ dataFolder });
    expect(readdirSync(dataFolder)).toContain('roster.sqlite');
  });
});

describe('a data folder that cannot be written', () => {
  const sentence = { code: 'DATA_FOLDER_READ_ONLY' };

  it('because it is a file', async () => {
    const path = join(temporaryFolder(), 'Rackside');
    writeFileSync(path, 'a file');
    await expect(createApplication(applicationOptions(path))).rejects.toMatchObject(sentence);
    expect(readFileSync(path, 'utf8')).toBe('a file');
  });

  it('because a parent is a file', async () => {
    const file = join(temporaryFolder(), 'Rackside');
    writeFileSync(file, 'a file');
    const { code, stderr, json } = await commandLine(['call', 'system.status', '--data', join(file, 'data')]);
    expect(code).toBe(1);
    expect(json().error).toMatchObject(sentence);
    expect(stderr).toBe(
      'Rackside may not write to its data folder. Nothing was changed. Choose another folder or allow writing to this one.\n',
    );
  });

  it('because a folder stands where the roster should', async () => {
    const dataFolder = temporaryFolder();
    mkdirSync(join(dataFolder, 'roster.sqlite'));
    await expect(createApplication(applicationOptions(dataFolder))).rejects.toMatchObject(sentence);
    // And nobody holds it after that.
    await expect(createApplication(applicationOptions(dataFolder))).rejects.toMatchObject(sentence);
  });

  it('because nothing may change in it', async ({ skip }) => {
    const dataFolder = temporaryFolder();
    const used = await openRackside({ dataFolder });
    await used.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
    await used.close();
    if (!makeReadOnly(dataFolder)) skip('only root can make a folder unchangeable here');
    const before = readdirSync(dataFolder).toSorted();
    const { code, stderr, json } = await commandLine([
      'call',
      'roster.page',
      '{"limit":1}',
      '--data',
      dataFolder,
    ]);
    expect(code).toBe(1);
    expect(json().error).toMatchObject(sentence);
    expect(stderr).not.toMatch(/at .*\.ts/);
    expect(readdirSync(dataFolder).toSorted()).toEqual(before);
  });
});

/** Mounts the folder onto itself, read-only; undone when the test ends. */
function makeReadOnly(folder: string): boolean {
  if (!isRoot) return false;
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' });
    onTestFinished(() => {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    });
    execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
