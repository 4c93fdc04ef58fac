import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openRackside, type Rackside, temporaryFolder } from '../../support/application.ts';
import { rosterCsv } from '../../support/rosters.ts';

const FILE = 'Last name;First name;Squad;Bodyweight (kg)\nQuigley;Zoë;Rowing;63,5\nOkafor;Ben;Track;80\n';

const HEALTH = [
  'Last name;First name;Bodyweight (kg);Back / postnatal?',
  'Quigley;Zoë;63,5;postnatal – C-section Feb',
  'Okafor;Ben;210;no',
].join('\n');

function handIn(rackside: Rackside, text = FILE, name = 'roster.csv'): string {
  return rackside.application.files.receive({ name, bytes: new TextEncoder().encode(text) }).token;
}
const preview = (rackside: Rackside, text?: string) =>
  rackside.ask('roster.previewImport', { file: handIn(rackside, text) as never });

/** Bytes, after everything that nobody holds was collected. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

describe('a preview', () => {
  it('changes nothing', async () => {
    const rackside = await openRackside();
    const said = rackside.events.length;
    expect((await preview(rackside)).counts).toMatchObject({ new: 2, update: 0 });
    expect(rackside.events.slice(said).filter(({ type }) => type === 'changed')).toEqual([]);
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total: 0 });
    expect(await rackside.code('history.undo', {})).toBe('NOTHING_TO_UNDO');
  });

  it('of a file that is no longer at hand says so', async () => {
    const rackside = await openRackside();
    const first = handIn(rackside);
    for (let more = 0; more < 8; more++) handIn(rackside);
    expect(await rackside.code('roster.previewImport', { file: first })).toBe('FILE_GONE');
    expect(await rackside.code('roster.import', { preview: 'nothing' })).toBe('FILE_GONE');
  });

  it.each([
    ['nothing in it', ''],
    ['no table in it', '%PDF-1.7\n…'],
  ])('of a file with %s is refused with a sentence', async (_, text) => {
    const rackside = await openRackside();
    const refused = await rackside.refused('roster.previewImport', { file: handIn(rackside, text) });
    expect(refused.code).toBe('FILE_REFUSED');
    expect(refused.message).toMatch(/\.$/);
  });
});

describe('a preview of more rows than anybody reads', () => {
  const LONG = rosterCsv(600);
  /** The last of the file, whose birthday the roster does not know; another row is two letters away. */
  const LAST = { firstName: 'Jürgen', lastName: 'Brabravedzuk' };

  it('shows five hundred, those to decide before the others, and imports all of them', async () => {
    const rackside = await openRackside();
    await rackside.ask('roster.add', LAST);
    const { id, counts, people: read, rows } = await preview(rackside, LONG);
    expect(counts).toMatchObject({ new: 598, near: 2 });
    expect(read).toBe(600);
    expect(rows).toHaveLength(500);
    expect(rows.slice(0, 3).map(({ row, outcome }) => `${row} ${outcome}`)).toEqual([
      '201 near',
      '601 near',
      '2 new',
    ]);
    const near = { '201': 'new', '601': 'new' } as const;
    expect(await rackside.ask('roster.import', { preview: id, near })).toMatchObject({ added: 600 });
  });

  it('gives a script every row, in the order of the file', async () => {
    const rackside = await openRackside();
    await rackside.ask('roster.add', LAST);
    const file = handIn(rackside, LONG) as never;
    const { rows } = await rackside.ask('roster.previewImport', { file, everyRow: true });
    expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 600 }, (_, place) => place + 2));
  });
});

describe('a corrected mapping', () => {
  it.each([
    [
      'a field the roster does not have',
      { A: 'nonsense' },
      'mapping.A',
      /^The roster has no such field\. It has externalId, fullName, /,
    ],
    [
      'a field by the name of a method',
      { A: 'constructor' },
      'mapping.A',
      /^The roster has no such field\. It has externalId, fullName, /,
    ],
    ['a column the file does not have', { Z: 'lastName' }, 'mapping.Z', /^This file has no such column\.$/],
  ])('to or from %s is refused, and says which', async (_, mapping, path, sentence) => {
    const rackside = await openRackside();
    expect(await rackside.refused('roster.previewImport', { file: handIn(rackside), mapping })).toMatchObject(
      { code: 'INVALID_INPUT', fields: [{ path, sentence: expect.stringMatching(sentence) }] },
    );
  });

  it('is followed', async () => {
    const rackside = await openRackside();
    const mapping = { C: 'sport', D: null };
    const read = await rackside.ask('roster.previewImport', { file: handIn(rackside) as never, mapping });
    expect(read.columns.map(({ field }) => field)).toEqual(['lastName', 'firstName', 'sport', null]);
    await rackside.ask('roster.import', { preview: read.id });
    expect((await rackside.ask('roster.page', { limit: 5 })).rows).toMatchObject([
      { sport: 'Track', squads: [], bodyweight: null },
      { sport: 'Rowing', squads: [], bodyweight: null },
    ]);
  });
});

describe('an import', () => {
  it('counts as a beginning of the facility', async () => {
    const rackside = await openRackside();
    await rackside.ask('roster.import', { preview: (await preview(rackside)).id });
    expect(await rackside.ask('system.status', {})).toMatchObject({ firstStart: false });
    expect(await rackside.code('facility.startWithSample', {})).toBe('ALREADY_STARTED');
  });

  it('repeated after the same preview is refused, also when asked twice at once', async () => {
    const rackside = await openRackside();
    const { id } = await preview(rackside);
    const both = await Promise.all(
      [0, 1].map(() => rackside.application.call('roster.import', { preview: id })),
    );
    expect(both.map((reply) => (reply.ok ? 'done' : reply.error.code)).toSorted()).toEqual([
      'IMPORT_CHANGED',
      'done',
    ]);
    expect(await rackside.code('roster.import', { preview: id })).toBe('FILE_GONE');
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total: 2 });
  });

  it.each<[string, (rackside: Rackside) => Promise<unknown>]>([
    ['an athlete was added', (rackside) => rackside.ask('roster.add', { firstName: 'Zoë' })],
    ['the last change was undone', async (rackside) => rackside.ask('history.undo', {})],
  ])('after %s is refused and changes nothing', async (_, change) => {
    const rackside = await openRackside();
    await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker' });
    const { id } = await preview(rackside);
    await change(rackside);
    const { total } = await rackside.ask('roster.page', { limit: 1 });
    expect(await rackside.code('roster.import', { preview: id })).toBe('IMPORT_CHANGED');
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total });
  });

  it('is still possible after a clearance was recorded, which is not of the roster', async () => {
    const rackside = await openRackside();
    const { id: athleteId } = await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker' });
    const { id } = await preview(rackside);
    await rackside.ask('clearance.openEpisode', { athleteId, kind: 'joint', details: { area: 'knee' } });
    await rackside.ask('roster.import', { preview: id });
  });

  it('with a question that nobody answered is refused with that question', async () => {
    const rackside = await openRackside();
    const text = 'Last name;First name;Date of birth\nQuigley;Zoë;03/04/2001\nOkafor;Ben;05/06/2002\n';
    const open = await preview(rackside, text);
    expect(open.questions).toMatchObject([{ about: 'dateOrder', answer: null }]);
    const refused = await rackside.refused('roster.import', { preview: open.id });
    expect(refused).toMatchObject({
      code: 'IMPORT_QUESTION',
      message: expect.stringContaining('Nothing was imported.'),
    });
    const answered = await rackside.ask('roster.previewImport', {
      file: handIn(rackside, text) as never,
      dateOrder: 'mdy',
    });
    // It stays, with its answer, so that a slip can be mended before anything is saved.
    expect(answered.questions).toMatchObject([{ about: 'dateOrder', answer: 'mdy' }]);
    await rackside.ask('roster.import', { preview: answered.id });
    const { rows } = await rackside.ask('roster.page', { limit: 5 });
    expect(rows.map(({ dateOfBirth }) => dateOfBirth)).toEqual(['2002-05-06', '2001-03-04']);
  });

  it('leaves its problems to be saved', async () => {
    const rackside = await openRackside();
    const { id } = await preview(rackside, `${FILE}Adeyemi;Bola;Track;heavy\n`);
    expect(await rackside.ask('roster.import', { preview: id })).toMatchObject({ added: 2, skipped: 1 });
    expect(await rackside.ask('roster.importProblems', { preview: id })).toMatchObject({ rows: 1 });
  });

  it('lets go of the people of the file once they are imported', async () => {
    const rackside = await openRackside();
    const note = 'x'.repeat(3500);
    const lines = Array.from({ length: 3000 }, (_, at) => `Person${at};Kim${at};${note}${at}`);
    const { id } = await preview(rackside, ['Last name;First name;Notes', ...lines].join('\n'));
    const before = heapInUse();
    await rackside.ask('roster.import', { preview: id });
    expect(before - heapInUse(), 'bytes freed, of some ten million').toBeGreaterThan(7_000_000);
    expect(await rackside.ask('roster.importProblems', { preview: id })).toMatchObject({ rows: 0 });
  });

  it('says whom to ask before they train, in the preview and in what is saved, and sets nothing', async () => {
    const rackside = await openRackside();
    const { id, toAsk, problems } = await preview(rackside, HEALTH);
    expect(toAsk).toEqual([{ row: 2, name: 'Zoë Quigley' }]);
    // Once on the screen; what is saved for whoever keeps the file holds both.
    expect(problems.map(({ row, sentence }) => [row, sentence])).toEqual([
      [3, expect.stringMatching(/unusual bodyweight/)],
    ]);
    expect(JSON.stringify({ toAsk, problems })).not.toContain('C-section');
    await rackside.ask('roster.import', { preview: id });
    expect(await rackside.ask('roster.importProblems', { preview: id })).toMatchObject({ rows: 2 });
    const { rows } = await rackside.ask('roster.page', { limit: 5 });
    expect(rows.map(({ chip }) => chip.onFile)).toEqual([false, false]);
  });

  it.each([
    ['notes', { D: 'notes' }, 'postnatal – C-section Feb'],
    ['nothing', { D: null }, null],
  ] as const)('says whom to ask, too, where the coach gives the column to %s', async (_, mapping, notes) => {
    const rackside = await openRackside();
    const looked = await rackside.ask('roster.previewImport', {
      file: handIn(rackside, HEALTH) as never,
      mapping,
    });
    expect(looked.toAsk).toEqual([{ row: 2, name: 'Zoë Quigley' }]);
    expect(looked.columns[3]).toMatchObject({ field: notes === null ? 'health' : 'notes', sample: '' });
    expect(looked.assumptions.filter((said) => said.includes('is about health'))).toHaveLength(
      notes === null ? 0 : 1,
    );
    await rackside.ask('roster.import', { preview: looked.id });
    const { rows } = await rackside.ask('roster.page', { limit: 5 });
    const zoe = rows.find(({ lastName }) => lastName === 'Quigley');
    expect(zoe?.chip).toMatchObject({ onFile: false });
    expect(await rackside.ask('roster.athlete', { id: zoe?.id as never })).toMatchObject({ notes });
  });

  it('shows what the file says beside a cell that was put right wrongly', async () => {
    const rackside = await openRackside();
    const text = 'Last name;First name;Date of birth\nQuigley;Zoë;31/02/2001\nOkafor;Ben;14/06/2002\n';
    const { problems } = await rackside.ask('roster.previewImport', {
      file: handIn(rackside, text) as never,
      cells: { 'roster.csv!C2': '30/02/2001' },
    });
    expect(problems).toMatchObject([
      { cell: 'C2', value: '31/02/2001', sentence: expect.stringContaining('30/02/2001 is not a date') },
    ]);
  });

  it('says where a row that is left out as repeated differs from the one that counts, saved too', async () => {
    const rackside = await openRackside();
    const repeated = `${FILE}Quigley;Zoë;Rowing;64\nOkafor;Ben;Track;80\n`;
    const { id, problems } = await preview(rackside, repeated);
    expect(problems).toMatchObject([
      {
        row: 4,
        cell: 'D4',
        severity: 'warning',
        correctable: false,
        value: '64 kg',
        sentence:
          'row 4, column D ("Bodyweight (kg)"): 64 kg here, 63.5 kg in row 2. Both rows are of the same person: row 2 counts, and row 4 is left out',
      },
    ]);
    expect(await rackside.ask('roster.importProblems', { preview: id })).toMatchObject({ rows: 1 });
  });

  it('settles how files with these headers are read, but for what they leave open and nobody chose', async () => {
    const rackside = await openRackside();
    const settled = async (text: string) => (await preview(rackside, text)).settled;
    const imported = async (text: string) =>
      rackside.ask('roster.import', { preview: (await preview(rackside, text)).id });
    expect(await settled(FILE)).toBe(false);
    await imported(FILE);
    expect(await settled(`${FILE}Adeyemi;Bola;Track;71\n`)).toBe(true);
    expect(await settled(FILE.replace('Squad', 'Sport'))).toBe(false);

    const noUnit = FILE.replace(' (kg)', '');
    await imported(noUnit);
    expect(await settled(noUnit)).toBe(false);
    const file = handIn(rackside, noUnit) as never;
    const { id } = await rackside.ask('roster.previewImport', { file, weightUnit: 'lb' });
    await rackside.ask('roster.import', { preview: id });
    expect(await settled(noUnit)).toBe(true);
  });

  it('leaves out a row that looks like somebody until the coach says that it is somebody else', async () => {
    const rackside = await openRackside();
    await rackside.ask('roster.add', { firstName: 'Zoe', lastName: 'Quigly', squads: ['Rowing'] });
    const near = await preview(rackside);
    const [row] = near.rows.filter(({ outcome }) => outcome === 'near');
    expect(row).toMatchObject({ name: 'Zoë Quigley', like: expect.stringContaining('Zoe Quigly') });
    expect(await rackside.ask('roster.import', { preview: near.id })).toMatchObject({ added: 1, skipped: 1 });
    await rackside.ask('history.undo', {});
    const again = await preview(rackside);
    expect(
      await rackside.ask('roster.import', { preview: again.id, near: { [String(row?.row)]: 'new' } }),
    ).toMatchObject({ added: 2, skipped: 0 });
  });

  it('answers other calls while it runs, and while it is taken back', async () => {
    const rackside = await openRackside();
    const rows = Array.from(
      { length: 2000 },
      (_, place) => `${'abcdefghij'[place % 10]}${place}k;Zoë${place * 7}`,
    );
    const file = handIn(rackside, `Last name;First name\n${rows.join('\n')}\n`) as never;
    const { id, rows: read } = await rackside.ask('roster.previewImport', { file, everyRow: true });
    const near = Object.fromEntries(read.map(({ row }) => [String(row), 'new' as const]));
    const during = async (work: () => Promise<unknown>) => {
      let turns = 0;
      const watch = setInterval(() => {
        turns += 1;
      }, 1);
      await work();
      clearInterval(watch);
      return turns;
    };
    expect(await during(() => rackside.ask('roster.import', { preview: id, near }))).toBeGreaterThan(10);
    expect(await during(() => rackside.ask('history.undo', {}))).toBeGreaterThan(10);
  });

  it('stands in the file itself when it is answered, not in a log that the next change has to carry over', async () => {
    const dataFolder = temporaryFolder();
    const rackside = await openRackside({ dataFolder });
    await rackside.ask('roster.import', { preview: (await preview(rackside, rosterCsv(3000))).id });
    const alone = join(temporaryFolder(), 'alone.sqlite');
    copyFileSync(join(dataFolder, 'roster.sqlite'), alone);
    const copy = new Database(alone);
    expect(copy.prepare('SELECT count(*) FROM athlete').pluck().get()).toBe(3000);
    copy.close();
  });

  it('under a name of two hundred letters can be taken back', async () => {
    const rackside = await openRackside();
    const file = handIn(rackside, FILE, `${'Lakeside '.repeat(30)}\u0007.csv`);
    const { id } = await rackside.ask('roster.previewImport', { file: file as never });
    await rackside.ask('roster.import', { preview: id });
    expect((await rackside.ask('history.undo', {})).what).toMatch(/^Imported Lakeside/);
  });
});
