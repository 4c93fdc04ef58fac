import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ThreeLists } from '#contract/assignments.ts';
import { ERROR_CODES, ERRORS } from '#contract/errors.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { systemClock } from '#main/clock.ts';
import { withoutScreen } from '#main/doors/command-line/refusals.ts';
import { openRackside, TODAY, temporaryFolder, withSample } from '../../support/application.ts';
import { commandLine, startCommandLine } from '../../support/command-line.ts';
import { rosterCsv } from '../../support/rosters.ts';
import { fill, smallDisk } from '../../support/small-disk.ts';

/** Each call is a process of its own, as a script makes it. */
function scriptOn(dataFolder: string) {
  return (channel: string, input: unknown = {}, ...flags: string[]) =>
    commandLine(['call', channel, JSON.stringify(input), '--data', dataFolder, ...flags]);
}

async function sampleFolder() {
  const rackside = await openRackside();
  await withSample(rackside);
  const { rows } = await rackside.ask('roster.page', { limit: 5000 });
  const [program] = await rackside.ask('library.programs', {});
  await rackside.close();
  const request = {
    athleteIds: rows.map(({ id }) => id as string),
    programId: program?.id,
    startDate: TODAY,
    trainingDays: [1, 4],
  };
  return { dataFolder: rackside.dataFolder, request };
}

describe('a script that previews in one process and assigns in another', () => {
  const previewed = async () => {
    const { dataFolder, request } = await sampleFolder();
    const call = scriptOn(dataFolder);
    const lists = (await call('assignments.preview', request)).json<{ value: ThreeLists }>().value;
    return { call, request, lists };
  };

  it('saves what the lists showed', async () => {
    const { call, request, lists } = await previewed();
    const assigned = await call('assignments.assign', { ...request, digest: lists.digest });
    expect(assigned).toMatchObject({ code: 0, stderr: '' });
    expect(assigned.json()).toMatchObject({
      ok: true,
      value: {
        asWritten: lists.asWritten.length,
        withChanges: lists.withChanges.length,
        notAssigned: lists.notAssigned.length,
      },
    });
    const saved = (await call('assignments.list')).json<{ value: unknown[] }>().value;
    expect(saved).toHaveLength(lists.asWritten.length + lists.withChanges.length);
  });

  it('saves nothing after a clearance was recorded in between, and is told what to do', async () => {
    const { call, request, lists } = await previewed();
    const recorded = await call('clearance.openEpisode', {
      athleteId: lists.asWritten[0]?.athleteId,
      kind: 'backPain',
      details: { onset: '2026-11-20' },
    });
    expect(recorded.code).toBe(0);
    const assigned = await call('assignments.assign', { ...request, digest: lists.digest });
    expect(assigned.code).toBe(1);
    expect(assigned.json()).toMatchObject({ ok: false, error: { code: 'PREVIEW_CHANGED' } });
    expect(assigned.stderr).toBe(
      'A clearance, maximum or program changed after this preview. Nothing was assigned. Ask for the lists again with `assignments.preview`, then assign with their digest.\n',
    );
    expect((await call('assignments.list')).json()).toEqual({ ok: true, value: [] });
  });
});

describe('files that a call makes', () => {
  it('are kept in the folder that is named, and never written over', async () => {
    const { dataFolder } = await sampleFolder();
    const call = scriptOn(dataFolder);
    const out = join(temporaryFolder(), 'made', 'here');
    const names = [
      'Rackside 2026-11-23.xlsx',
      'Rackside 2026-11-23 (2).xlsx',
      'Rackside 2026-11-23 (3).xlsx',
    ];
    for (const name of names) {
      const { code, stderr, json } = await call('workbooks.export', {}, '--out', out);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const { file } = json<{ value: { file: { name: string; path: string; bytes: number } } }>().value;
      expect(file).toMatchObject({ name: names[0], path: join(out, name) });
      const written = readFileSync(file.path);
      expect(written.byteLength).toBe(file.bytes);
      expect(written.subarray(0, 2).toString()).toBe('PK');
    }
    expect(readdirSync(out).toSorted()).toEqual(names.toSorted());
  });

  it('of a job are kept, too: the cards', async () => {
    const { dataFolder, request } = await sampleFolder();
    const call = scriptOn(dataFolder);
    const few = { ...request, athleteIds: request.athleteIds.slice(0, 30) };
    const { digest } = (await call('assignments.preview', few)).json<{ value: ThreeLists }>().value;
    await call('assignments.assign', { ...few, digest });
    const out = temporaryFolder();
    const { json } = await call('documents.print', {}, '--out', out);
    const { path } = json<{ value: { file: { path: string } } }>().value.file;
    expect(path).toBe(join(out, 'Program cards 2026-11-23.pdf'));
    expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('of printed sheets that the disk has no room for are told as printed, and keep their numbers the next time', async ({
    skip,
  }) => {
    const disk = smallDisk(64, skip);
    fill(disk);
    const { dataFolder, request } = await sampleFolder();
    const call = scriptOn(dataFolder);
    const few = { ...request, athleteIds: request.athleteIds.slice(0, 3) };
    const { digest } = (await call('assignments.preview', few)).json<{ value: ThreeLists }>().value;
    await call('assignments.assign', { ...few, digest });
    const { code, json } = await call('documents.print', {}, '--out', disk);
    expect(code).toBe(1);
    expect(json().error).toMatchObject({
      code: 'DISK_FULL',
      message: expect.stringMatching(/^The sheets are in the register as printed.*the disk is full\.$/),
      wayOut: expect.stringContaining('print the same again: the sheets keep their numbers'),
    });
    const numbers = (reply: Awaited<ReturnType<typeof call>>, list: 'rows' | 'printed') =>
      reply
        .json<{ value: Record<string, { number?: string; sheetNumber?: string }[]> }>()
        .value[list]?.map(({ number, sheetNumber }) => number ?? sheetNumber)
        .toSorted();
    const registered = numbers(await call('documents.register', { limit: 50 }), 'rows');
    expect(registered?.length).toBeGreaterThan(0);
    const again = await call('documents.print', {}, '--out', temporaryFolder());
    expect(numbers(again, 'printed')).toEqual(registered);
  });

  it('are gone without a folder, and one line says so and how to keep them', async () => {
    const today = systemClock.today();
    const { code, stderr, json } = await scriptOn(temporaryFolder())(
      'workbooks.export',
      {},
      '--today',
      today,
    );
    expect(code).toBe(0);
    expect(json<{ value: { file: object } }>().value.file).not.toHaveProperty('path');
    expect(stderr).toBe(`"Rackside ${today}.xlsx" was made and not kept. Add --out <folder> to keep it.\n`);
  });
});

describe('a folder to write to', () => {
  const aFile = () => {
    const path = join(temporaryFolder(), 'a file');
    writeFileSync(path, 'kept');
    return path;
  };

  it.for<[string, (path: string) => string[], () => string | undefined, string]>([
    [
      'data folder in /proc',
      (path) => ['call', 'system.status', '--data', path],
      inProc,
      'DATA_FOLDER_READ_ONLY',
    ],
    [
      'data folder that is a file',
      (path) => ['call', 'system.status', '--data', path],
      aFile,
      'DATA_FOLDER_READ_ONLY',
    ],
    [
      'data folder that is read-only',
      (path) => ['call', 'system.status', '--data', path],
      readOnly,
      'DATA_FOLDER_READ_ONLY',
    ],
    ['demonstration’s folder in /proc', (path) => ['demo', '--out', path], inProc, 'FILE_NOT_WRITTEN'],
    ['demonstration’s folder that is a file', (path) => ['demo', '--out', path], aFile, 'FILE_NOT_WRITTEN'],
    [
      'demonstration’s folder that is read-only',
      (path) => ['demo', '--out', path],
      readOnly,
      'FILE_NOT_WRITTEN',
    ],
    [
      'call’s folder in /proc',
      (path) => ['call', 'workbooks.export', '--out', path],
      inProc,
      'FILE_NOT_WRITTEN',
    ],
    [
      'call’s folder that is a file',
      (path) => ['call', 'workbooks.export', '--out', path],
      aFile,
      'FILE_NOT_WRITTEN',
    ],
    [
      'call’s folder that is read-only',
      (path) => ['call', 'workbooks.export', '--out', path],
      readOnly,
      'FILE_NOT_WRITTEN',
    ],
  ])(
    'is refused at once, in one sentence: a %s',
    { timeout: 5000 },
    async ([_, command, place, expected], { skip }) => {
      const path = place();
      if (!path) return skip('no such folder can be had here');
      const { code, stderr, json } = await commandLine(command(path), {
        env: { RACKSIDE_DATA: temporaryFolder() },
      });
      expect(code).toBe(1);
      expect(json()).toMatchObject({ ok: false, error: { code: expected } });
      expect(stderr).toMatch(/^[^\n]+ Nothing was changed\. [^\n]+\.\n$/);
      expect(stderr).not.toMatch(/ {4}at /);
    },
  );
});

describe('a reader that has seen enough', () => {
  it.each([
    ['a long list', ['channels']],
    ['a call', ['call', 'system.status']],
    ['a refused call', ['call', 'documents.print']],
  ])('of %s ends it quietly', async (_, args) => {
    const dataFolder = join(temporaryFolder(), 'data');
    const { child, ended } = startCommandLine([...args, '--data', dataFolder]);
    child.stdout?.destroy();
    const { code, signal, stderr } = await ended;
    expect({ code, signal }).toEqual({ code: args[1] === 'documents.print' ? 1 : 0, signal: null });
    expect(stderr).not.toMatch(/EPIPE| {4}at /);
    expect(existsSync(join(dataFolder, 'owner.json'))).toBe(false);
  });
});

describe('import', () => {
  const broken = 'not a date';
  /** As many rows as asked for, each with a birthday that is none. */
  const faultyRoster = (rows: number) => {
    const path = join(temporaryFolder(), 'faulty.csv');
    const lines = Array.from({ length: rows }, (_, row) => `Zoë,Quigley ${row},${broken}`);
    writeFileSync(path, ['First name,Last name,Date of birth', ...lines].join('\n'));
    return path;
  };
  type Shown = {
    value: { rows: unknown[]; problems: unknown[]; notPrinted: { rows: number; problems: number } };
  };

  it.each<[string, () => string, string]>([
    ['is not there', () => '/nowhere/roster.csv', 'There is no file at /nowhere/roster.csv.'],
    ['is a folder', tmpdir, `There is a folder at ${tmpdir()}, not a file.`],
  ])('says of a file that %s just that, with its path', async (_, path, sentence) => {
    const { code, stderr } = await commandLine(['import', path(), '--data', join(temporaryFolder(), 'data')]);
    expect(code).toBe(1);
    expect(stderr).toContain(`${sentence} Nothing was changed. `);
    expect(stderr).not.toMatch(/Save it again/);
  });

  it('dry run prints the counts and no row that is in order', async () => {
    const path = join(temporaryFolder(), 'roster.csv');
    writeFileSync(path, rosterCsv(300));
    const { stderr, json } = await commandLine(['import', path, '--dry-run', '--data', temporaryFolder()]);
    expect(stderr).toMatch(/300 new, 0 to update/);
    expect(json<Shown>().value).toMatchObject({ counts: { new: 300 }, rows: [], notPrinted: { rows: 300 } });
  });

  it('dry run prints the first fifty rows with errors, and how many more there are', async () => {
    const dry = ['import', faultyRoster(53), '--dry-run', '--data', temporaryFolder()];
    const { stderr, json } = await commandLine(dry);
    expect(stderr.match(new RegExp(`${broken} is not a date`, 'g'))).toHaveLength(50);
    expect(stderr).toMatch(/\n {2}and 3 more\n$/);
    const { rows, problems, notPrinted } = json<Shown>().value;
    expect([rows.length, problems.length, notPrinted]).toEqual([50, 50, { rows: 3, problems: 3 }]);

    const whole = await commandLine([...dry, '--all']);
    expect(whole.stderr.match(new RegExp(`${broken} is not a date`, 'g'))).toHaveLength(53);
    expect(whole.stderr).not.toMatch(/more/);
    expect(whole.json<Shown>().value.rows).toHaveLength(53);
  });

  it('dry run prints the rows that ask who they are', async () => {
    const dataFolder = temporaryFolder();
    const call = scriptOn(dataFolder);
    await call('roster.add', { firstName: 'Zoë', lastName: 'Quigley', dateOfBirth: '2001-02-03' });
    const path = join(temporaryFolder(), 'roster.csv');
    writeFileSync(path, 'First name,Last name\nZoe,Quigley\nBen,Ito');
    const { stderr, json } = await commandLine(['import', path, '--dry-run', '--data', dataFolder]);
    expect(stderr).toMatch(/row 2: Zoe Quigley looks like Zoë Quigley \(/);
    expect(json<Shown>().value).toMatchObject({
      rows: [{ row: 2, outcome: 'near' }],
      notPrinted: { rows: 1 },
    });
  });

  it('says whom to ask before they train, by row and name and without the words', async () => {
    const path = join(temporaryFolder(), 'roster.csv');
    writeFileSync(path, 'First name,Last name,Back / postnatal?\nZoë,Quigley,C-section Feb\nBen,Ito,no');
    const { stderr, json } = await commandLine(['import', path, '--dry-run', '--data', temporaryFolder()]);
    expect(stderr).toMatch(
      /1 row says something about health. Ask before they train:\n {4}row 2: Zoë Quigley\n/,
    );
    expect(stderr).not.toContain('C-section');
    expect(json()).toMatchObject({ value: { toAsk: [{ row: 2, name: 'Zoë Quigley' }] } });
  });

  it('takes rows as they are named where it is told to, and says so', async () => {
    const dataFolder = temporaryFolder();
    const call = scriptOn(dataFolder);
    await call('roster.add', { firstName: 'Zoë', lastName: 'Quigley', dateOfBirth: '2001-02-03' });
    const path = join(temporaryFolder(), 'weights.csv');
    writeFileSync(path, 'Name;Bodyweight (kg)\nZoë Quigley;63\nZoe Quigly;71');
    const run = async (...flags: string[]) => commandLine(['import', path, '--data', dataFolder, ...flags]);
    const plain = await run();
    expect(plain.stderr).toMatch(/1 of those to decide. --as-named takes them so/);
    expect(plain.json()).toMatchObject({ value: { added: 0, updated: 0, skipped: 2 } });
    const dry = await run('--as-named', '--dry-run');
    expect(dry.stderr).toMatch(/Taken as they are named: 1 of those to decide/);
    expect(dry.stderr).not.toMatch(/^ *row 2:/m);
    expect(dry.stderr).toMatch(/row 3: Zoe Quigly looks like Zoë Quigley/);
    expect((await run('--as-named')).json()).toMatchObject({ value: { added: 0, updated: 1, skipped: 1 } });
  });

  it('dry run makes nothing where there is no roster yet: no data folder, and nothing in one', async () => {
    const [missing, empty, temporary] = [
      join(temporaryFolder(), 'data'),
      temporaryFolder(),
      temporaryFolder(),
    ];
    for (const folder of [missing, empty]) {
      const { code } = await commandLine(['import', faultyRoster(2), '--dry-run', '--data', folder], {
        env: { TMPDIR: temporary },
      });
      expect(code).toBe(0);
    }
    expect(existsSync(missing)).toBe(false);
    expect(readdirSync(empty)).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);
  });
});

it.each(ERROR_CODES)('%s leads to nothing on a screen', (code) => {
  const { message, wayOut } = withoutScreen({ code, ...ERRORS[code], ref: 'door' });
  // A way out of its own goes into the table of refusals.ts.
  expect(`${message} ${wayOut}`).not.toMatch(/panel|button|dialog|screen|click|marked|sheet and columns/i);
});

function inProc(): string | undefined {
  return existsSync('/proc') ? '/proc/nothing-here' : undefined;
}

/** A folder that even root may not write to; undefined where none can be made. */
function readOnly(): string | undefined {
  const folder = join(temporaryFolder(), 'read-only');
  mkdirSync(folder);
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' });
    onTestFinished(() => {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
    });
    execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return undefined;
  }
}

describe('a day that is not today', () => {
  it.each([1, -3])('gives nobody work and takes no evidence, %i days from now', async (days) => {
    const { request } = await sampleFolder();
    const rackside = await openRackside();
    await rackside.ask('facility.startEmpty', { name: 'Lakeside', unit: 'kg' });
    const { id } = await rackside.ask('roster.add', { firstName: 'Zoë' });
    await rackside.close();
    const call = scriptOn(rackside.dataFolder);
    const otherDay = addDays(systemClock.today(), days);
    const asked = { ...request, athleteIds: [id] };
    const knee = { athleteId: id, kind: 'joint', details: { area: 'knee' } };
    for (const [channel, input] of [
      ['assignments.preview', asked],
      ['clearance.openEpisode', knee],
      ['workbooks.export', {}],
    ] as const) {
      const refused = await call(channel, input, '--today', otherDay);
      expect([refused.code, refused.json().error?.code], channel).toEqual([1, 'OTHER_DAY']);
    }
    const looked = await call('roster.page', { limit: 1 }, '--today', otherDay);
    expect(looked.code).toBe(0);
  });
});
