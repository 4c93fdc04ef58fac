/** The Availability sheet says what somebody may do today and never why; reports of a squad hold that squad alone. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openRackside } from '../../support/application.ts';
import { ago, assign, athlete, decision, open, record } from '../assignments/gym.ts';
import { sheetOf } from './exported-sheet.ts';

describe('availability', () => {
  it('is full, modified or held, with the codes of the card', async () => {
    const rackside = await openRackside();
    await athlete(rackside, 'Ada', 'Full');
    const held = await athlete(rackside, 'Ben', 'Held');
    const limited = await athlete(rackside, 'Cleo', 'Limited');
    const { id: knee } = await open(rackside, limited, 'joint', { area: 'knee' });
    await record(rackside, knee, decision(ago(1)));
    await record(rackside, knee, {
      kind: 'details',
      content: { restrictions: [{ text: 'Planted words', capPercent: 50 }] },
    });
    await assign(rackside, limited);
    const { id: hip } = await open(rackside, held, 'joint', { area: 'hip' });
    await record(rackside, hip, decision(ago(1), 'declined'));
    const { rows, text } = await sheetOf(rackside, 'Availability');
    expect(rows).toEqual([
      ['Full, Ada', 'active', 'Full'],
      ['Held, Ben', 'active', 'Held'],
      ['Limited, Cleo', 'active', 'Modified', expect.stringMatching(/^MOD-2: cap 50 %/)],
    ]);
    expect(text).not.toMatch(/Planted|knee|JT-|Lind/i);
  });

  it('is in no workbook that nobody asked it for', async () => {
    const rackside = await openRackside();
    await athlete(rackside);
    const { rows } = await rackside.ask('workbooks.export', {});
    expect(Object.keys(rows)).not.toContain('Availability');
    expect(Object.keys(rows)).not.toContain('Overrides');
  });
});

describe('a report of a squad', () => {
  it('holds whoever is in it, and says so', async () => {
    const rackside = await openRackside();
    await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley', squads: ['Rowing'] });
    await rackside.ask('roster.add', { firstName: 'Ben', lastName: 'Kim', squads: ['Netball'] });
    const rowing = (await rackside.ask('roster.squads', {})).find(({ name }) => name === 'Rowing');
    const { rows, text } = await sheetOf(rackside, 'Roster', { squad: rowing?.id });
    expect(rows.map((row) => row[1])).toEqual(['Quigley']);
    expect(text).toContain('Squad: Rowing');
    expect(await rackside.code('workbooks.export', { squad: 'nobody' })).toBe('NOT_FOUND');
    const csv = await rackside.ask('workbooks.exportCsv', { sheet: 'Roster', squad: rowing?.id as never });
    const { path } = rackside.application.files.outgoing(csv.file.token);
    const lines = readFileSync(path, 'utf8').split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffID,Last name/);
    expect(lines[1]).toContain(',Quigley,Zoë,');
    expect(csv.rows).toBe(1);
  });
});
