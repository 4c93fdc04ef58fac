/** Health on paper: only where a lead asks for it with a reason, under a watermark, noted, and on no sheet of several people. */

import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Rackside } from '../../support/application.ts';
import { assign, athlete, COACH, calmBack, gym } from '../assignments/gym.ts';
import { readPdf } from './read-pdf.ts';

const REASON = 'For the physio on Thursday';
const OWN = ['card', 'session', 'coach', 'plan'] as const;
const WATERMARK = 'CONFIDENTIAL: HEALTH DETAILS';

let rackside: Rackside;
let coach: string;
let id: string;

beforeEach(async () => {
  ({ rackside, coach } = await gym());
  id = await athlete(rackside);
  await calmBack(rackside, id);
  await assign(rackside, id);
});

const order = (more: object = {}) => ({
  athleteIds: [id as never],
  sheets: [...OWN],
  health: { reason: REASON },
  ...more,
});

async function read({ file }: { file: { token: string } }) {
  return readPdf(await readFile(rackside.application.files.outgoing(file.token).path));
}

describe('health details on paper', () => {
  it('stand on each own sheet with the tier, under a watermark on every page', async () => {
    const { pages } = await read(await rackside.ask('documents.print', order()));
    expect(pages.length).toBeGreaterThanOrEqual(OWN.length);
    const { reasons } = await rackside.ask('clearance.ofAthlete', { athleteId: id as never });
    for (const page of pages) {
      expect(page.texts.filter(({ text }) => text === WATERMARK)).toHaveLength(3);
      expect(page.words).toMatch(/Health (Foundation|Restricted|Full)/);
    }
    const words = pages[0]?.words.replace(/\s/g, '') ?? '';
    for (const { text } of reasons) expect(words).toContain(text.replace(/\s/g, ''));
  });

  it('are nowhere unless they are asked for', async () => {
    const { pages } = await read(await rackside.ask('documents.print', order({ health: undefined })));
    for (const { words } of pages) expect(words).not.toMatch(/health (details|foundation|restricted)/i);
  });

  it('leave no word in the name of the file, its metadata or its bookmarks', async () => {
    const made = await rackside.ask('documents.print', order());
    const { info, bookmarks } = await read(made);
    expect(JSON.stringify([made.file.name, info, bookmarks])).not.toMatch(/health|confidential|physio/i);
  });

  it('are noted in the register and, with the reason, in the audit trail', async () => {
    await rackside.ask('documents.print', order());
    const plain = await rackside.ask('documents.print', order({ health: undefined }));
    const { rows: register } = await rackside.ask('documents.register', { limit: 50 });
    const numbers = new Set(plain.printed.map(({ sheetNumber }) => sheetNumber));
    for (const row of register) expect(row.withHealth, row.kind).toBe(!numbers.has(row.number));
    expect(register).toHaveLength(2 * plain.printed.length);
    // The same work: with and without them both are valid, in one revision.
    for (const row of register) expect([row.revision, row.voidSince]).toEqual([1, null]);
    const { events } = await rackside.ask('audit.page', { limit: 50 });
    const said = events.filter(({ action, reason }) => action === 'documents.print' && reason === REASON);
    expect(said).toHaveLength(plain.printed.length);
    expect(events.some(({ action, subject }) => action === 'clearance.viewed' && subject === id)).toBe(true);
  });

  it.each(['documents.print', 'documents.preview'])(
    'are refused to anybody but a lead (%s)',
    async (channel) => {
      await rackside.ask('people.signIn', { id: coach as never, pin: COACH.pin });
      expect(await rackside.refused(channel, order())).toMatchObject({
        code: 'LEAD_NEEDED',
        message: 'Only a lead prints sheets with health details. No file was made.',
      });
      expect((await rackside.ask('documents.register', { limit: 50 })).rows).toEqual([]);
    },
  );

  it.each<[what: string, more: object, path: string]>([
    ['without a reason', { health: { reason: '  ' } }, 'health.reason'],
    ['on a rack sheet', { sheets: ['card', 'rack'] }, 'sheets'],
    ['on an attendance list', { sheets: ['attendance'] }, 'sheets'],
  ])('are refused %s', async (_, more, path) => {
    expect(await rackside.refused('documents.print', order(more))).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path }],
    });
  });
});
