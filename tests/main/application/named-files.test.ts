/** Copies of made files that bear their names: for programs that go by names, and for no longer than the file itself. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Files } from '#main/files.ts';
import { temporaryFolder } from '../../support/application.ts';

const SHEETS = new TextEncoder().encode('%PDF');

async function opened(name = 'Cards 2026-11-23.pdf') {
  const folder = join(temporaryFolder(), 'made');
  const files = new Files(folder);
  const { token } = await files.keep(name, SHEETS, 'application/pdf');
  return { folder, files, token, path: await files.underItsName(token) };
}

describe('a file under its name', () => {
  it('is the whole file, alone in a folder of its own', async () => {
    const { path } = await opened();
    expect(path).toMatch(/\.named[\\/]Cards 2026-11-23\.pdf$/);
    expect(readFileSync(path, 'utf8')).toBe('%PDF');
  });

  it('has no name that leads elsewhere', async () => {
    const { path, folder } = await opened('../../a: b*?.pdf');
    expect(path.startsWith(folder)).toBe(true);
    expect(path).toMatch(/[\\/]\.\.-\.\.-a- b--\.pdf$/);
  });

  it('goes when the file is thrown away', async () => {
    const { files, token, path } = await opened();
    await files.discard(token);
    expect(existsSync(path)).toBe(false);
    await expect(files.underItsName(token)).rejects.toMatchObject({ code: 'FILE_GONE' });
  });

  it('goes when newer files need its room', async () => {
    const { files, path } = await opened();
    for (let more = 0; more < 8; more += 1) await files.keep('More.pdf', SHEETS, 'application/pdf');
    expect(existsSync(path)).toBe(false);
  });

  it('goes when Rackside closes, and at the next start after it was killed', async () => {
    const { files, folder, path } = await opened();
    files.close();
    expect(existsSync(folder)).toBe(false);
    const other = await opened();
    new Files(other.folder);
    expect(existsSync(other.path)).toBe(false);
    expect(existsSync(path)).toBe(false);
  });
});
