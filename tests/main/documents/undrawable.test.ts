/** Texts that no font here can draw: who is named, with which way out, and where they are refused before they are kept. */

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { ago, assign, athlete, checklist, open, record } from '../assignments/gym.ts';

/** Kept by a version that took it, or by an import of settings. */
function stored(rackside: Rackside, column: 'name' | 'coach', text: string): void {
  const database = new Database(join(rackside.dataFolder, 'roster.sqlite'));
  database.prepare(`UPDATE facility SET ${column} = ?`).run(text);
  database.close();
}

interface Named {
  readonly all: readonly { athlete: string; character: string; athleteIds: readonly string[] }[];
}

describe('athletes whose name cannot be drawn', () => {
  it('are each named with their character and their id, and with preferred names those alone who are left', async () => {
    const rackside = await openRackside();
    const solved = await athlete(rackside, 'Na', '李');
    const left = await athlete(rackside, 'Ōta', '翔');
    const plain = await athlete(rackside, 'Ana', 'Lee');
    for (const id of [solved, left, plain]) await assign(rackside, id);
    const { version } = await rackside.ask('roster.athlete', { id: solved as never });
    await rackside.ask('roster.update', {
      id: solved as never,
      version,
      fields: { preferredName: 'Nana' },
    });
    for (const sheets of [['card'], ['rack'], ['attendance']]) {
      const named = async (channel: string, order: object) =>
        ((await rackside.refused(channel, { sheets, ...order })).details as Named).all
          .map(({ athlete, character, athleteIds }) => [athlete, character, ...athleteIds])
          .toSorted();
      for (const channel of ['documents.preview', 'documents.print']) {
        expect(await named(channel, {}), channel).toEqual(
          [
            ['Nana 李', '李', solved],
            ['Ōta 翔', '翔', left],
          ].toSorted(),
        );
        expect(await named(channel, { preferredNames: true }), channel).toEqual([['Ōta 翔', '翔', left]]);
      }
    }
  });
});

describe('a name of the facility that cannot be drawn', () => {
  it.each(['name', 'coach'] as const)('is refused with a sentence in its place: %s', async (field) => {
    const rackside = await openRackside();
    const before = await rackside.ask('facility.get', {});
    const refusal = await rackside.refused('facility.update', {
      version: before.version,
      [field]: 'Jo 💪',
    });
    expect(refusal).toMatchObject({
      code: 'FACILITY_REFUSED',
      fields: [{ path: field, sentence: expect.stringMatching(/has the character “💪” \(U\+1F4AA\)/) }],
    });
    expect(await rackside.ask('facility.get', {})).toEqual(before);
  });

  it('is refused for a rack, and when the facility begins', async () => {
    const rackside = await openRackside();
    expect(await rackside.refused('facility.startEmpty', { name: 'Lakeside 💪', unit: 'kg' })).toMatchObject({
      code: 'FACILITY_REFUSED',
      fields: [{ path: 'name' }],
    });
    const { version, rooms } = await rackside.ask('facility.get', {});
    const named = rooms.map((room) => ({
      ...room,
      racks: room.racks.map((rack) => ({ ...rack, name: 'Rack 💪' })),
    }));
    expect(await rackside.refused('facility.update', { version, rooms: named })).toMatchObject({
      code: 'FACILITY_REFUSED',
      fields: [{ path: 'rooms.0.racks.0.name' }],
    });
  });

  it('that is kept already leads to Facility, whoever else cannot be drawn, and other settings can be saved', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside, 'Na', '李');
    await assign(rackside, id);
    stored(rackside, 'coach', 'Jo 💪');
    for (const [channel, order] of [
      ['documents.print', { preferredNames: true }],
      ['documents.print', { sheets: ['attendance'] }],
      ['documents.preview', { sheets: ['blank'] }],
      ['documents.lookPreview', {}],
    ] as const) {
      const refusal = await rackside.refused(channel, order);
      expect(refusal, channel).toMatchObject({ code: 'UNDRAWABLE_FACILITY' });
      expect(refusal.message).toMatch(/^The coach’s name has the character “💪”/);
      expect(refusal.wayOut).toContain('Facility');
    }
    const { version } = await rackside.ask('facility.get', {});
    await rackside.ask('facility.update', { version, paper: 'Letter' });

    const { id: episodeId } = await open(rackside, id, 'backPain', { onset: ago(3) });
    await record(rackside, episodeId, checklist(TODAY));
    stored(rackside, 'name', 'Lakeside 💪');
    const review = await rackside.refused('review.print', {});
    expect(review).toMatchObject({ code: 'UNDRAWABLE_FACILITY' });
    stored(rackside, 'name', 'Lakeside');
    expect((await rackside.refused('review.print', {})).message).toContain('“Na 李” has the character “李”');
  });
});
