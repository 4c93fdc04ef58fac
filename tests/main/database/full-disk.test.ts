import { existsSync, readdirSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createApplication } from '#main/application.ts';
import { writeWhole } from '#main/files.ts';
import { applicationOptions, openRackside, TODAY, withSample } from '../../support/application.ts';
import { commandLine } from '../../support/command-line.ts';
import { fill, smallDisk } from '../../support/small-disk.ts';
import { integrityOf, rosterPath } from './roster-file.ts';

const FULL = {
  code: 'DISK_FULL',
  message: 'The disk is full. What was saved before is safe; this change was not saved.',
  retryable: true,
};

describe('a disk that is full', () => {
  it('while working: the change is not saved, what was saved stays, and work goes on once there is room', async ({
    skip,
  }) => {
    const disk = smallDisk(8000, skip);
    const rackside = await openRackside({ dataFolder: join(disk, 'Rackside') });
    await withSample(rackside);
    const makeRoom = fill(disk);

    const { rows } = await rackside.ask('roster.page', { limit: 5000 });
    const ids = rows.map(({ id }) => id);
    let refusal: unknown;
    // Small changes may still fit into space that SQLite has already taken.
    for (let change = 0; change < 60 && !refusal; change++) {
      const reply = await rackside.application.call('roster.updateMany', { ids, coach: `Coach ${change}` });
      if (!reply.ok) refusal = reply.error;
    }
    expect(refusal).toMatchObject(FULL);
    const [first] = (await rackside.ask('roster.page', { limit: 1 })).rows;
    expect(first?.id).toBe(ids[0]);
    expect(await rackside.refused('system.backUp', {})).toMatchObject({ code: 'FILE_NOT_WRITTEN' });
    expect(await rackside.code('workbooks.export', {})).toMatch(/^(DISK_FULL|FILE_NOT_WRITTEN)$/);
    expect(
      readdirSync(join(rackside.dataFolder, 'backups')).filter((name) => name.startsWith('making')),
    ).toEqual([]);
    const made = join(rackside.dataFolder, 'made');
    expect(existsSync(made) ? readdirSync(made) : []).toEqual([]);

    makeRoom();
    await rackside.ask('roster.updateMany', { ids, coach: 'Coach at last' });
    await rackside.ask('history.undo', {});
    await rackside.close();
    expect(integrityOf(rosterPath(rackside.dataFolder))).toEqual({ integrity: 'ok', foreignKeys: [] });
  });

  it('while importing: nothing of the file is in the roster', async ({ skip }) => {
    const disk = smallDisk(1400, skip);
    const dataFolder = join(disk, 'Rackside');
    const rackside = await openRackside({ dataFolder });
    const rows = Array.from(
      { length: 3000 },
      (_, place) => `Quigley${'abcdefghij'[place % 10]};Zoë${place};Rowing`,
    );
    const bytes = new TextEncoder().encode(`Last name;First name;Squad\n${rows.join('\n')}\n`);
    const { token } = rackside.application.files.receive({ name: 'roster.csv', bytes });
    const preview = await rackside.ask('roster.previewImport', { file: token as never, everyRow: true });
    const near = Object.fromEntries(preview.rows.map(({ row }) => [String(row), 'new' as const]));
    expect(await rackside.refused('roster.import', { preview: preview.id, near })).toMatchObject(FULL);
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total: 0 });
    await rackside.close();
    const again = await openRackside({ dataFolder });
    expect(await again.ask('roster.page', { limit: 1 })).toMatchObject({ total: 0 });
    expect(await again.ask('system.status', {})).toMatchObject({ opened: 'ready' });
  });

  it.for([0, 40, 120, 300, 600])(
    'while opening for the first time with %i kB left: a sentence, and the next start works',
    async (kilobytes, { skip }) => {
      const disk = smallDisk(8000, skip);
      const dataFolder = join(disk, 'Rackside');
      const ballast = join(disk, 'ballast');
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - kilobytes * 1024), 1));
      const { code, stdout, stderr } = await commandLine(['call', 'system.status', '--data', dataFolder]);
      expect(stderr).not.toMatch(/at .*\.ts/);
      expect(JSON.parse(stdout)).toMatchObject(
        code === 0 ? { ok: true } : { ok: false, error: { code: 'DISK_FULL' } },
      );
      unlinkSync(ballast);
      const rackside = await openRackside({ dataFolder });
      expect(await rackside.ask('system.status', {})).toMatchObject({
        opened: 'ready',
        firstStart: true,
        today: TODAY,
      });
      expect(await rackside.ask('library.programs', {})).toHaveLength(1);
    },
  );

  it('while saving a file: no part of it is left', async ({ skip }) => {
    const disk = smallDisk(100, skip);
    const path = join(disk, 'Program cards.pdf');
    await expect(writeWhole(path, new Uint8Array(300_000))).rejects.toMatchObject({ code: 'DISK_FULL' });
    expect(readdirSync(disk)).toEqual([]);
  });

  it('does not keep the folder owned', async ({ skip }) => {
    const disk = smallDisk(8000, skip);
    const dataFolder = join(disk, 'Rackside');
    const makeRoom = fill(disk);
    await expect(createApplication(applicationOptions(dataFolder))).rejects.toMatchObject({
      code: 'DISK_FULL',
    });
    makeRoom();
    await (await createApplication(applicationOptions(dataFolder))).close();
  });
});
