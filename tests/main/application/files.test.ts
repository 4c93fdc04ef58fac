import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Files, MOST_INCOMING_BYTES, writeWhole } from '#main/files.ts';
import { temporaryFolder } from '../../support/application.ts';

const bytes = new TextEncoder().encode('Last name;First name\n');
const made = () => {
  const folder = join(temporaryFolder(), 'made');
  return { folder, files: new Files(folder) };
};

describe('a file on its way in', () => {
  it.each([
    ['roster.csv', 'roster.csv'],
    ['../../etc/roster.csv', 'roster.csv'],
    ['C:\\Users\\Coach\\roster.csv', 'roster.csv'],
    ['Kader\u0000\u001b[2J 2026\n.csv', 'Kader[2J 2026.csv'],
    ['\u2028\u2029\u0085.csv', '.csv'],
    ['folder/', 'file'],
    ['', 'file'],
    ['é'.repeat(300), 'é'.repeat(120)],
  ])('%j is called %j', (given, name) => {
    expect(made().files.receive({ name: given, bytes })).toMatchObject({ name, bytes: bytes.byteLength });
  });

  it('over fifty megabytes is refused', () => {
    const { files } = made();
    files.receive({ name: 'roster.csv', bytes: new Uint8Array(MOST_INCOMING_BYTES) });
    expect(() =>
      files.receive({ name: 'roster.csv', bytes: new Uint8Array(MOST_INCOMING_BYTES + 1) }),
    ).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }));
  });

  it('is kept until eight newer ones came', () => {
    const { files } = made();
    const tokens = Array.from({ length: 9 }, () => files.receive({ name: 'roster.csv', bytes }).token);
    expect(new Set(tokens).size).toBe(9);
    expect(() => files.incoming(tokens[0] ?? '')).toThrow(expect.objectContaining({ code: 'FILE_GONE' }));
    expect(files.incoming(tokens[1] ?? '').bytes).toEqual(bytes);
  });

  it('is at hand for whoever handed it in, and for nobody else', () => {
    let person: string | undefined = 'lead';
    const files = new Files(join(temporaryFolder(), 'made'), () => person);
    const { token } = files.receive({ name: 'week.xlsx', bytes });
    for (const other of ['coach', undefined]) {
      person = other;
      expect(() => files.incoming(token)).toThrow(expect.objectContaining({ code: 'FILE_GONE' }));
    }
    person = 'lead';
    expect(files.incoming(token).bytes).toEqual(bytes);
  });
});

describe('a file on its way out', () => {
  it('has a name that a header takes, although a text was cut through an emoji', async () => {
    const { files } = made();
    const { name, token } = await files.keep(`${'🏐'.slice(0, 1)} v1.json`, bytes, 'application/json');
    expect(encodeURIComponent(files.outgoing(token).name)).toBe(encodeURIComponent(name));
  });

  it('is whole, for its owner alone, and the oldest make room on the disk, too', async () => {
    const { folder, files } = made();
    const tokens: string[] = [];
    for (let more = 0; more < 10; more++)
      tokens.push((await files.keep('cards.pdf', bytes, 'application/pdf')).token);
    expect(readdirSync(folder)).toHaveLength(8);
    expect(() => files.outgoing(tokens[0] ?? '')).toThrow(expect.objectContaining({ code: 'FILE_GONE' }));
    const { path } = files.outgoing(tokens[9] ?? '');
    expect(new Uint8Array(readFileSync(path))).toEqual(bytes);
    if (process.platform !== 'win32') {
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(statSync(folder).mode & 0o077).toBe(0);
    }
    files.close();
    expect(existsSync(folder)).toBe(false);
  });

  it('that cannot be written is an error with a way out', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(
      new Files(join(file, 'below')).keep('cards.pdf', bytes, 'application/pdf'),
    ).rejects.toMatchObject({
      code: 'FILE_NOT_WRITTEN',
    });
  });

  it('replaces what stood there only when it is whole', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'cards.pdf');
    writeFileSync(path, 'the cards of October');
    mkdirSync(`${path}.part`);
    await expect(writeWhole(path, bytes)).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
    expect(readFileSync(path, 'utf8')).toBe('the cards of October');
  });
});
