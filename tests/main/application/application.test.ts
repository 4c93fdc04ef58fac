import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Failure, Reply } from '#contract/envelope.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { createApplication } from '#main/application.ts';
import { clockOn } from '#main/clock.ts';
import { SOURCE_PLACES } from '#main/doors/places.ts';
import { fileLog } from '#main/log.ts';
import {
  applicationOptions,
  NOW,
  openRackside,
  type Rackside,
  TODAY,
  temporaryFolder,
  withSample,
} from '../../support/application.ts';
import { rosterPath, withFile } from '../database/roster-file.ts';

const STRANGE = new URL('../work/strange-worker.ts', import.meta.url).href;
const logOf = (dataFolder: string) => {
  const path = join(dataFolder, 'rackside.log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
};

/** Every name, note and finding of the people below, none of which may stand in the log. */
const PRIVATE = /Quigley|Zoë|miscarriage|sister|caesarean|Novak|backPain|deliver/i;

async function oneAthlete(rackside: Rackside) {
  const athlete = await rackside.ask('roster.add', {
    firstName: 'Zoë',
    lastName: 'Quigley',
    notes: 'Had a miscarriage;\n    at her sister’s now',
    emergencyContact: 'Dr. Novak',
  });
  return athlete.id;
}

describe('the log', () => {
  it('names a bug by its reference, channel and place, and nobody in it', async () => {
    const rackside = await openRackside({ workerFile: STRANGE });
    const id = await oneAthlete(rackside);
    // The strange worker knows no `how` and answers nothing, which is a bug of ours.
    const failures: Failure[] = [await rackside.refused('workbooks.export', {})];
    // Tables that are not there any more.
    withFile(rosterPath(rackside.dataFolder), (file) => {
      file.pragma('foreign_keys = OFF');
      file.exec('DROP TABLE athlete_squad; DROP TABLE maximum; DROP TABLE evidence');
    });
    failures.push(
      await rackside.refused('roster.update', {
        id,
        version: 1,
        fields: { notes: 'Zoë Quigley, caesarean' },
      }),
      await rackside.refused('maxima.record', {
        entries: [
          {
            athleteId: id,
            exerciseId: 'back-squat',
            kind: 'tested',
            load: { hundredths: 1, unit: 'kg' },
            date: TODAY,
            note: 'Quigley',
          },
        ],
      }),
      await rackside.refused('clearance.openEpisode', {
        athleteId: id,
        kind: 'postpartum',
        details: { status: 'postpartum', deliveryDate: calendarDateOf('2026-11-02') },
      }),
    );
    const log = logOf(rackside.dataFolder);
    for (const { code, ref, message } of failures) {
      expect(code).toBe('INTERNAL');
      expect(message).toBe('Something went wrong inside Rackside. Nothing was changed.');
      expect(log).toContain(`bug ${ref} `);
    }
    expect(log).toMatch(/ bug [0-9a-f]{8} roster\.update SqliteError SQLITE_ERROR at /);
    expect(log).not.toMatch(PRIVATE);
    expect(log.split('\n').filter((line) => line && !line.startsWith(NOW.toISOString()))).toEqual([]);
  });

  it('is silent about what is expected', async () => {
    const rackside = await openRackside();
    const id = await oneAthlete(rackside);
    await rackside.refused('roster.update', { id, version: 9, fields: {} });
    await rackside.refused('roster.add', { firstName: 'Zoë Quigley\n' });
    await rackside.refused('no.such.Quigley', {});
    await rackside.refused('roster.previewImport', { file: 'gone' });
    expect(logOf(rackside.dataFolder)).not.toMatch(/bug/);
    expect(logOf(rackside.dataFolder)).not.toMatch(PRIVATE);
  });

  it('notes what was slow by its channel', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    await rackside.ask('roster.page', { limit: 5000 });
    const notes = logOf(rackside.dataFolder).match(/slow .*/g) ?? [];
    for (const note of notes) expect(note).toMatch(/^slow [a-z]+\.[A-Za-z]+ \d+ ms$/);
  });

  it.each<[string, unknown]>([
    ['a message of several lines that looks like a place', new Error('no\n    at Zoë Quigley (sister)')],
    ['a cause with a message', new Error('Quigley', { cause: new TypeError('caesarean\n  at Novak') })],
    ['a text', 'Zoë Quigley'],
    ['an object', { name: 'Zoë Quigley' }],
  ])('leaves out %s', (_, error) => {
    const dataFolder = temporaryFolder();
    fileLog(dataFolder, () => NOW).bug('0badc0de', 'roster.add', error);
    expect(logOf(dataFolder)).toMatch(/bug 0badc0de roster\.add \w+/);
    expect(logOf(dataFolder)).not.toMatch(PRIVATE);
  });

  it('starts anew past two megabytes and keeps the one before', () => {
    const dataFolder = temporaryFolder();
    writeFileSync(join(dataFolder, 'rackside.log'), 'x'.repeat(2_000_001));
    fileLog(dataFolder, () => NOW).note('slow roster.page 41 ms');
    expect(logOf(dataFolder)).toBe(`${NOW.toISOString()} slow roster.page 41 ms\n`);
    expect(readdirSync(dataFolder)).toContain('rackside.log.1');
  });

  it('that cannot be written stops nothing', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(() => fileLog(join(file, 'below'), () => NOW).note('slow')).not.toThrow();
  });
});

describe('a call', () => {
  it('never rejects, whatever it is given', async () => {
    const { application } = await openRackside();
    const odd: [unknown, unknown][] = [
      [undefined, undefined],
      [null, null],
      [{}, []],
      [Symbol.iterator, 1n],
      ['roster.page', () => 1],
      ['roster.page', new Map([['limit', 5]])],
      ['roster.page', new Proxy({}, { ownKeys: () => [] })],
    ];
    for (const [name, input] of odd) {
      const reply: Reply = await application.call(name as string, input);
      expect(reply.ok).toBe(false);
      if (!reply.ok) expect(['UNKNOWN_CHANNEL', 'INVALID_INPUT']).toContain(reply.error.code);
    }
  });

  it('without an input is a call with an empty one', async () => {
    const { application } = await openRackside();
    for (const input of [undefined, null, {}]) {
      expect(await application.call('system.status', input)).toMatchObject({
        ok: true,
        value: { today: TODAY },
      });
    }
  });

  it('that saved something is not undone by a listener that fails', async () => {
    const rackside = await openRackside();
    rackside.application.subscribe(() => {
      throw new Error('a window that is gone');
    });
    await rackside.ask('roster.add', { firstName: 'Zoë' });
    expect(await rackside.ask('roster.page', { limit: 5 })).toMatchObject({ total: 1 });
    expect(logOf(rackside.dataFolder)).toMatch(/bug [0-9a-f]{8} event Error/);
  });

  it('that changes something says so once, after it is saved, with the athletes it is about', async () => {
    const rackside = await openRackside();
    const seen: Promise<unknown>[] = [];
    rackside.application.subscribe(() => seen.push(rackside.ask('roster.page', { limit: 5 })));
    const { id } = await rackside.ask('roster.add', { firstName: 'Zoë' });
    expect(rackside.events).toEqual([
      { type: 'changed', entities: ['athlete', 'squad'], ids: [id], revision: 1 },
    ]);
    expect(await Promise.all(seen)).toMatchObject([{ total: 1, revision: 1 }]);
  });

  it('that fails half way says and saves nothing', async () => {
    const rackside = await openRackside();
    const { id } = await rackside.ask('roster.add', { firstName: 'Zoë' });
    const said = rackside.events.length;
    expect(await rackside.code('roster.updateMany', { ids: [id, 'nobody'], status: 'archived' })).toBe(
      'NOT_FOUND',
    );
    expect(rackside.events).toHaveLength(said);
    expect((await rackside.ask('roster.athlete', { id })).status).toBe('active');
  });

  it('names no rows when there are too many, so that screens fetch what they show', async () => {
    const rackside = await openRackside();
    const rows = Array.from({ length: 501 }, (_, place) => `Quigley;Zoë${place}`).join('\n');
    const { token } = rackside.application.files.receive({
      name: 'roster.csv',
      bytes: new TextEncoder().encode(`Last name;First name\n${rows}\n`),
    });
    const preview = await rackside.ask('roster.previewImport', { file: token as never, everyRow: true });
    const near = Object.fromEntries(preview.rows.map(({ row }) => [String(row), 'new' as const]));
    await rackside.ask('roster.import', { preview: preview.id, near });
    const { rows: all } = await rackside.ask('roster.page', { limit: 5000 });
    await rackside.ask('roster.updateMany', { ids: all.map(({ id }) => id), coach: 'Coach' });
    expect(rackside.events.at(-1)).toMatchObject({ entities: ['athlete', 'squad'], ids: [] });
  });
});

describe('opening', () => {
  it('says which day it works with, whatever the clock of the machine says', async () => {
    const rackside = await openRackside({ clock: clockOn(calendarDateOf('2031-01-06'), NOW) });
    expect(await rackside.ask('system.status', {})).toMatchObject({ today: '2031-01-06' });
  });

  it('warns when the clock was set back behind the last change', async () => {
    const rackside = await openRackside();
    await rackside.ask('facility.startEmpty', { name: '', unit: 'kg' });
    expect((await rackside.ask('system.status', {})).warnings).toEqual([]);
    await rackside.close();
    const earlier = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(calendarDateOf('2026-11-20'), NOW),
    });
    expect((await earlier.ask('system.status', {})).warnings).toEqual([
      expect.stringMatching(/^This computer’s date is earlier/),
    ]);
  });

  it('with a damaged library is a sentence with a reference, and the folder is free again', async () => {
    const dataFolder = temporaryFolder();
    const resourcesFolder = temporaryFolder();
    await cp(SOURCE_PLACES.resources, resourcesFolder, { recursive: true });
    rmSync(join(resourcesFolder, 'library', 'exercises.json'));
    const failure = await createApplication(applicationOptions(dataFolder, { resourcesFolder })).catch(
      (error) => error,
    );
    expect(failure).toMatchObject({ code: 'INTERNAL' });
    const [, ref] = /under ([0-9a-f]{8})\.$/.exec(failure.sentence) ?? [];
    expect(logOf(dataFolder)).toContain(`bug ${ref} opening Error`);
    await openRackside({ dataFolder });
  });

  it('throws away files that an earlier run made, and leaves none when it closes', async () => {
    const dataFolder = temporaryFolder();
    const rackside = await openRackside({ dataFolder });
    const { file } = await rackside.ask('workbooks.export', {});
    const { path } = rackside.application.files.outgoing(file.token);
    expect(existsSync(path)).toBe(true);
    await rackside.close();
    expect(existsSync(join(dataFolder, 'made'))).toBe(false);
  });
});

describe('closing', () => {
  it('refuses whatever is asked from then on, with a sentence', async () => {
    const rackside = await openRackside();
    await rackside.close();
    expect(await rackside.application.call('roster.page', { limit: 1 })).toMatchObject({
      ok: false,
      error: { code: 'NOT_READY', message: 'Rackside is being closed, so nothing else was read or saved.' },
    });
  });

  it('ends jobs that run, and the roster stays as it was before them', async () => {
    const rackside = await openRackside();
    const reply = await rackside.application.ask('facility.startWithSample', {});
    if (!reply.ok) throw new Error('The job starts');
    await rackside.close();
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    const { total } = await again.ask('roster.page', { limit: 1 });
    expect([0, 160]).toContain(total);
    expect((await again.ask('system.status', {})).firstStart).toBe(total === 0);
  });

  it('waits for a change that is under way', async () => {
    const rackside = await openRackside();
    const adding = rackside.ask('roster.add', { firstName: 'Zoë' }).catch(() => undefined);
    await rackside.close();
    await adding;
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    expect((await again.ask('roster.page', { limit: 1 })).total).toBeLessThanOrEqual(1);
  });
});
