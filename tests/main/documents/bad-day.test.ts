/** Printing on a bad day: nothing to load from, names at their longest, a full disk, a cancel, a roster that moves. */

import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRackside, type Rackside } from '../../support/application.ts';
import { fill, smallDisk } from '../../support/small-disk.ts';
import { assign, athlete } from '../assignments/gym.ts';
import { LONG_NAMES } from './cards.ts';
import { blanksCanBeWrittenIn } from './layout-checks.ts';
import { readPdf } from './read-pdf.ts';

async function squad(rackside: Rackside, size: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < size; number += 1) ids.push(await athlete(rackside, `Ana${number}`, 'Lee'));
  for (const id of ids) await assign(rackside, id);
  return ids;
}

const register = async (rackside: Rackside) =>
  (await rackside.ask('documents.register', { limit: 500 })).rows;

function filesOf(rackside: Rackside): string[] {
  const made = join(rackside.dataFolder, 'made');
  return existsSync(made) ? readdirSync(made) : [];
}

/** Starts a print and answers its id once the sheets are being drawn. */
async function drawing(rackside: Rackside, order: object = {}): Promise<string> {
  const begun = new Promise<void>((resolve) => {
    rackside.application.subscribe((event) => {
      if (event.type === 'job' && event.status.step === 'Drawing sheets') resolve();
    });
  });
  const started = await rackside.application.ask('documents.print', order as never);
  if (!started.ok) throw new Error(started.error.message);
  await begun;
  return started.value.job;
}

describe('an athlete without a single maximum', () => {
  it('gets every sheet, with lines to write the loads on and no load made up', async () => {
    const rackside = await openRackside();
    await squad(rackside, 1);
    const sheets = ['card', 'session', 'rack', 'coach', 'plan'] as const;
    const { file, printed } = await rackside.ask('documents.print', { sheets: [...sheets] });
    expect(new Set(printed.map(({ kind }) => kind))).toEqual(new Set(sheets));
    const { pages } = await readPdf(await readFile(rackside.application.files.outgoing(file.token).path));
    const words = pages.map((page) => page.words).join(' ');
    expect(words).toContain('________');
    expect(words.replace(/@ [\d–]+ % = _+/g, '')).not.toMatch(/@ \d/);
    expect(words).toContain('none on file');
  });

  it.each([
    ['card', { first: 1, last: 2 }, 2],
    ['coach', { first: 1, last: 2 }, 2],
    ['session', undefined, 2],
    ['rack', undefined, 2],
  ] as const)('has room for a gloved hand over each blank: %s', async (kind, weeks, count) => {
    const rackside = await openRackside();
    await squad(rackside, 1);
    const { file } = await rackside.ask('documents.print', { sheets: [kind], ...(weeks && { weeks }) });
    const { pages } = await readPdf(await readFile(rackside.application.files.outgoing(file.token).path));
    expect(pages).toHaveLength(count);
    expect(pages.some(({ words }) => words.includes('________'))).toBe(true);
    for (const page of pages) blanksCanBeWrittenIn(page);
  });
});

describe('a name as long as a roster takes', () => {
  it('is printed whole on every sheet', async () => {
    const rackside = await openRackside();
    const [first, last] = [LONG_NAMES[0].slice(0, 40).trim(), LONG_NAMES[0].slice(40).trim()];
    const id = await athlete(rackside, first, last);
    await assign(rackside, id);
    const sheets = ['card', 'session', 'rack', 'coach', 'plan', 'attendance'] as const;
    const { file, pages: count } = await rackside.ask('documents.print', { sheets: [...sheets] });
    const { pages } = await readPdf(await readFile(rackside.application.files.outgoing(file.token).path));
    expect(pages).toHaveLength(count);
    for (const { words } of pages)
      expect(words.replace(/\s/g, '')).toContain(`${first} ${last}`.replace(/\s/g, ''));
  });
});

describe('a roster that changes while sheets are drawn', () => {
  it.each<[what: string, change: (rackside: Rackside, ids: string[]) => Promise<unknown>]>([
    [
      'somebody gets another name',
      async (rackside, [id]) => {
        const { version } = await rackside.ask('roster.athlete', { id: id as never });
        await rackside.ask('roster.update', { id: id as never, version, fields: { lastName: 'Stone' } });
      },
    ],
    [
      'somebody is archived',
      (rackside, [id]) => rackside.ask('roster.updateMany', { ids: [id as never], status: 'archived' }),
    ],
    ['somebody comes along', async (rackside) => assign(rackside, await athlete(rackside, 'Zoë', 'Quigley'))],
  ])('keeps no paper that would be wrong at once: %s', async (_, change) => {
    const rackside = await openRackside();
    const ids = await squad(rackside, 6);
    const job = await drawing(rackside);
    await change(rackside, ids);
    const { error } = await rackside.application.finished(job);
    expect(error).toMatchObject({ code: 'PRINT_CHANGED' });
    // It is said of every cause alike, so it may name none.
    expect(error?.message).not.toMatch(/clearance|maxim|program|name/);
    expect(await register(rackside)).toEqual([]);
    expect(filesOf(rackside)).toEqual([]);
  });

  it('keeps the paper where nothing on it changed', async () => {
    const rackside = await openRackside();
    const ids = await squad(rackside, 6);
    const job = await drawing(rackside, { athleteIds: ids.slice(1) });
    await rackside.ask('roster.updateMany', { ids: [ids[0] as never], status: 'archived' });
    expect((await rackside.application.finished(job)).state).toBe('done');
    expect(await register(rackside)).toHaveLength(5);
  });
});

describe('a packet that is cancelled while it is drawn', () => {
  it('leaves no file and no number behind, and the next print begins where this one did', async () => {
    const rackside = await openRackside();
    await squad(rackside, 12);
    const job = await drawing(rackside);
    expect(await rackside.ask('jobs.cancel', { id: job as never })).toMatchObject({ state: 'cancelled' });
    expect(filesOf(rackside)).toEqual([]);
    expect(await register(rackside)).toEqual([]);
    const { printed } = await rackside.ask('documents.print', {});
    expect(printed).toHaveLength(12);
    for (const { revision } of printed) expect(revision).toBe(1);
  });
});

describe('a disk that is full', () => {
  it('ends the print with a sentence; no part of a file stays, nothing is in the register, and there is a next time', async ({
    skip,
  }) => {
    const disk = smallDisk(12_000, skip);
    const rackside = await openRackside({ dataFolder: join(disk, 'Rackside') });
    await squad(rackside, 3);
    const makeRoom = fill(disk);
    const refusal = await rackside.refused('documents.print', {});
    expect(refusal.code).toMatch(/^(DISK_FULL|FILE_NOT_WRITTEN)$/);
    expect(filesOf(rackside)).toEqual([]);
    expect(await register(rackside)).toEqual([]);
    makeRoom();
    const { printed } = await rackside.ask('documents.print', {});
    expect(printed).toHaveLength(3);
  });
});
