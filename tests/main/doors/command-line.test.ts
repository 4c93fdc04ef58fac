import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CHANNEL_NAMES } from '#contract/channels.ts';
import { systemClock } from '#main/clock.ts';
import { pageIsBuilt } from '#main/doors/places.ts';
import { NOW, TODAY, temporaryFolder } from '../../support/application.ts';
import { commandLine, startCommandLine } from '../../support/command-line.ts';
import { rosterCsv } from '../../support/rosters.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { readAgain } from '../workbooks/second-reader.ts';

const inFolder = () => ['--data', join(temporaryFolder(), 'data')] as const;

describe('channels', () => {
  it('lists every channel with its schemas and errors, and opens nothing', async () => {
    const [flag, folder] = inFolder();
    const { code, stderr, json } = await commandLine(['channels', flag, folder]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const listed =
      json<
        { name: string; kind: string; summary: string; errors: string[]; input: object; output: object }[]
      >();
    expect(listed.map(({ name }) => name)).toEqual(CHANNEL_NAMES);
    for (const { kind, summary, errors, input, output } of listed) {
      expect(['query', 'command', 'job']).toContain(kind);
      expect(summary).toMatch(/\.$/);
      expect(errors).toContain('INVALID_INPUT');
      expect(new Set(errors).size).toBe(errors.length);
      expect(input).toMatchObject({ type: 'object' });
      expect(typeof output).toBe('object');
    }
    expect(existsSync(folder)).toBe(false);
  });
});

describe('call', () => {
  it('takes its input as an argument, from standard input, or none', async () => {
    const folder = inFolder();
    const added = await commandLine([
      'call',
      'roster.add',
      '{"firstName":"Zoë","lastName":"Quigley"}',
      ...folder,
    ]);
    expect(added).toMatchObject({ code: 0, stderr: '' });
    expect(added.json()).toMatchObject({ ok: true, value: { firstName: 'Zoë', version: 1 } });
    const piped = await commandLine(['call', 'roster.add', '-', ...folder], {
      input: '{"firstName":"Ben"}\n',
    });
    expect(piped.json()).toMatchObject({ ok: true, value: { firstName: 'Ben' } });
    const status = await commandLine(['call', 'system.status', ...folder]);
    expect(status.json()).toMatchObject({ ok: true, value: { today: TODAY, opened: 'ready' } });
  });

  it('waits for a job and answers its result', async () => {
    const { code, json } = await commandLine(['call', 'facility.startWithSample', ...inFolder()]);
    expect(code).toBe(0);
    expect(json()).toEqual({ ok: true, value: { athletes: 160 } });
  });

  it.each<[string, string[], string]>([
    ['a refused input', ['roster.page', '{"limit":0}'], 'INVALID_INPUT'],
    ['a channel that there is not', ['roster.burn', '{}'], 'UNKNOWN_CHANNEL'],
    ['a record that is not there', ['roster.athlete', '{"id":"nobody"}'], 'NOT_FOUND'],
    ['a job that is refused', ['documents.print', '{}', '--today', systemClock.today()], 'NOTHING_TO_PRINT'],
  ])('ends with 1, an envelope and a sentence after %s', async (_, args, expected) => {
    const { code, stderr, json } = await commandLine(['call', ...args, ...inFolder()]);
    expect(code).toBe(1);
    const { error } = json<{ error: { code: string; message: string; wayOut: string; ref: string } }>();
    expect(error).toMatchObject({ code: expected, ref: expect.any(String) });
    expect(stderr).toBe(`${error.message} ${error.wayOut}\n`);
  });

  it.each<[string, string[]]>([
    ['no channel', ['call']],
    ['input that is not JSON', ['call', 'roster.page', '{limit:5}']],
    ['more than one input', ['call', 'roster.page', '{}', '{}']],
    ['a day that is none', ['call', 'system.status', '--today', '2026-02-30']],
    ['a day written otherwise', ['call', 'system.status', '--today', '23.11.2026']],
    ['a flag that there is not', ['call', 'system.status', '--force']],
    ['a command that there is not', ['burn']],
    ['an inherited word as a command', ['constructor']],
    ['no command', []],
    ['no file to import', ['import']],
    ['an order of dates that there is not', ['import', '/dev/null', '--date-order', 'ymd']],
    ['no folder for the demonstration', ['demo']],
    ['a port that is none', ['serve', '--port', '70000']],
  ])('ends with 2 and how to write it, and changes nothing, after %s', async (_, args) => {
    const [flag, folder] = inFolder();
    const { code, stdout, stderr } = await commandLine([...args, flag, folder]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^[A-Z-]/);
    expect(stderr).toContain('Rackside from the command line');
    expect(stderr).not.toMatch(/ {4}at /);
    expect(existsSync(join(folder, 'roster.sqlite'))).toBe(false);
  });

  it('explains itself when asked', async () => {
    const { code, stdout, stderr } = await commandLine(['--help']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/call <channel>.*\[--out <folder>\] +keeps files/s);
    expect(stderr).toMatch(/\[--dry-run \[--all\]\]/);
  });

  it('uses the folder that RACKSIDE_DATA names when none is given', async () => {
    const folder = temporaryFolder();
    await commandLine(['call', 'system.status'], { env: { RACKSIDE_DATA: folder } });
    expect(existsSync(join(folder, 'roster.sqlite'))).toBe(true);
  });

  it('cancelled with Ctrl-C ends with 1 and a whole envelope', async () => {
    const folder = inFolder();
    const { child, ended } = startCommandLine(['call', 'facility.startWithSample', ...folder]);
    while (!existsSync(join(folder[1], 'owner.json'))) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGINT');
    const { code, signal, stdout } = await ended;
    // Before the job runs, the signal simply ends the process; while it runs, the job is cancelled.
    if (signal !== 'SIGINT' && code === 1) {
      expect(JSON.parse(stdout)).toMatchObject({
        ok: false,
        error: { code: 'JOB_CANCELLED', message: expect.any(String), wayOut: expect.any(String) },
      });
    }
    const page = await commandLine(['call', 'roster.page', '{"limit":1}', ...folder]);
    expect([0, 160]).toContain(page.json<{ value: { total: number } }>().value.total);
  });
});

describe('import', () => {
  const file = () => {
    const path = join(temporaryFolder(), 'roster.csv');
    writeFileSync(path, rosterCsv(30));
    return path;
  };

  it('with --dry-run says what would happen and changes nothing', async () => {
    const folder = inFolder();
    const { code, stderr, json } = await commandLine(['import', file(), '--dry-run', ...folder]);
    expect(code).toBe(0);
    expect(json()).toMatchObject({ ok: true, value: { counts: { new: 30, error: 0 } } });
    expect(stderr).toMatch(/30 new, 0 to update/);
    const page = await commandLine(['call', 'roster.page', '{"limit":1}', ...folder]);
    expect(page.json()).toMatchObject({ value: { total: 0 } });
  });

  it('imports, and importing the same file again changes nothing', async () => {
    const folder = inFolder();
    const path = file();
    const first = await commandLine(['import', path, ...folder]);
    expect(first.json()).toMatchObject({ ok: true, value: { added: 30, problems: [] } });
    const second = await commandLine(['import', path, ...folder]);
    expect(second.json()).toMatchObject({ ok: true, value: { added: 0, updated: 0, unchanged: 30 } });
  });

  it.each<[string, () => string, string]>([
    ['that is not there', () => '/nowhere/roster.csv', 'FILE_REFUSED'],
    ['that is a folder', () => temporaryFolder(), 'FILE_REFUSED'],
    [
      'that is no roster',
      () => {
        const path = join(temporaryFolder(), 'x.xlsx');
        writeFileSync(path, Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
        return path;
      },
      'FILE_REFUSED',
    ],
  ])('refuses a file %s with 1 and a sentence', async (_, path, code) => {
    const refused = await commandLine(['import', path(), ...inFolder()]);
    expect(refused.code).toBe(1);
    expect(refused.json()).toMatchObject({ ok: false, error: { code } });
    expect(refused.stderr).toMatch(/^[A-Z“].*\.\n$/s);
    expect(refused.stderr).not.toMatch(/ {4}at /);
  });
});

describe('demo', () => {
  it('does the whole job on a folder of its own and leaves cards and workbook', async () => {
    const out = join(temporaryFolder(), 'out');
    const data = temporaryFolder();
    const { code, stderr, json } = await commandLine(['demo', '--out', out], {
      env: { RACKSIDE_DATA: data },
    });
    expect(code).toBe(0);
    const { value } = json<{
      value: {
        athletes: number;
        asWritten: number;
        withChanges: number;
        notAssigned: number;
        lists: { asWritten: string[]; withChanges: { name: string }[]; notAssigned: { name: string }[] };
        cards: { file: string; pages: number; printed: number };
        workbook: { file: string; rows: Record<string, number> };
      };
    }>();
    expect(value.asWritten + value.withChanges + value.notAssigned).toBe(value.athletes);
    expect(value.cards.printed).toBe(value.asWritten + value.withChanges);
    expect(readFileSync(value.cards.file).subarray(0, 5).toString()).toBe('%PDF-');
    expect(readFileSync(value.workbook.file).subarray(0, 2).toString()).toBe('PK');
    expect(stderr).toMatch(/Not assigned: \d+/);

    // Read back with programs that did not write them.
    const pdf = await readPdf(new Uint8Array(readFileSync(value.cards.file)));
    expect(pdf.pages).toHaveLength(value.cards.pages);
    const words = pdf.pages.map((page) => page.words).join(' ');
    const { asWritten, withChanges, notAssigned } = value.lists;
    for (const name of [...asWritten, ...withChanges.map((person) => person.name)])
      expect(words).toContain(name);
    for (const { name } of notAssigned) expect(words).not.toContain(name);
    expect(words).not.toMatch(/postpartum|pregnan|delivery|caesarean|back pain|symptom|clearance/i);
    const workbook = await readAgain(new Uint8Array(readFileSync(value.workbook.file)));
    expect([...workbook.sheets.keys()]).toEqual([
      'ReadMe',
      'Roster',
      'Maxes',
      'Max matrix',
      'Rankings',
      'Program',
      'Loads',
      'Stock',
      'Assignments',
      'Volume',
      'Compliance',
    ]);
    for (const [sheet, rows] of Object.entries(value.workbook.rows)) {
      const filled = new Set(
        [...(workbook.sheets.get(sheet)?.cells.keys() ?? [])].map((cell) => cell.replace(/\D/g, '')),
      );
      // The header, and high, average, low and n under the matrix.
      const more = sheet === 'Max matrix' ? 5 : 1;
      expect([sheet, filled.size]).toEqual([sheet, rows + more]);
    }
    // The facility's own folder was not touched.
    expect(readdirSync(data)).toEqual([]);
  });

  it('refuses a folder that has begun already', async () => {
    const folder = inFolder();
    await commandLine(['call', 'roster.add', '{"firstName":"Zoë"}', ...folder]);
    const { code, json } = await commandLine(['demo', '--out', temporaryFolder(), ...folder]);
    expect(code).toBe(1);
    expect(json()).toMatchObject({ ok: false, error: { code: 'ALREADY_STARTED' } });
  });
});

describe.skipIf(!pageIsBuilt())('serve', () => {
  it('prints its link on stdout, and closes the roster when it is told to end', async () => {
    const folder = inFolder();
    const { child, ended, said } = startCommandLine(['serve', '--no-open', ...folder]);
    const printed = await said('works once');
    const link = printed.trim();
    expect(printed).toBe(`${link}\n`);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?key=[\w-]{32}$/);
    expect((await fetch(link, { redirect: 'manual' })).status).toBe(302);
    child.kill('SIGTERM');
    expect(await ended).toMatchObject({
      code: 0,
      signal: null,
      stdout: printed,
      stderr:
        'Rackside is open to this machine only. Open the link above in a browser on this machine; it works once. End it with Ctrl-C.\n',
    });
    expect(existsSync(join(folder[1], 'owner.json'))).toBe(false);
    expect(existsSync(join(folder[1], 'roster.sqlite-wal'))).toBe(false);
  });

  it.skipIf(process.platform !== 'linux')(
    'asks no browser where there is no display, and says so',
    async () => {
      const { child, ended, said } = startCommandLine(['serve', ...inFolder()], {
        env: { DISPLAY: '', WAYLAND_DISPLAY: '' },
      });
      await said('Open the link above in a browser on this machine');
      child.kill('SIGTERM');
      expect((await ended).stderr).not.toMatch(/http|Your browser/);
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'asks the browser for the link, or says that there is none to ask',
    async () => {
      const { child, ended, said } = startCommandLine(['serve', ...inFolder()], {
        env: { DISPLAY: ':77', PATH: temporaryFolder() },
      });
      await said('No browser could be started. Open the link above');
      child.kill('SIGTERM');
      expect((await ended).stderr).toMatch(/^Rackside is open to this machine only\. Your browser is asked/);
    },
  );

  it('says which port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()));
    onTestFinished(() => {
      other.close();
    });
    const { port } = other.address() as AddressInfo;
    const folder = inFolder();
    const { code, stderr } = await commandLine(['serve', '--no-open', '--port', String(port), ...folder]);
    expect(code).toBe(2);
    expect(stderr).toContain(`Port ${port} is taken by another program; choose another with --port.`);
    expect(existsSync(join(folder[1], 'owner.json'))).toBe(false);
  });
});

it('stands still in time only as far as it is told', async () => {
  const { json } = await commandLine(['call', 'system.backUp', ...inFolder()]);
  const { at } = json<{ value: { at: string } }>().value;
  // The day is the chosen one; moments of backups and audit follow the real clock.
  expect(at).not.toBe(NOW.toISOString());
});
