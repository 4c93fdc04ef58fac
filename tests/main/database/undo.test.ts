import { describe, expect, it } from 'vitest';
import type { AthleteId } from '#contract/values.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { clockOn } from '#main/clock.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { rosterPath, withFile } from './roster-file.ts';

/** Everything a coach can see of the roster, to compare before and after. */
async function seen(rackside: Rackside) {
  const { rows } = await rackside.ask('roster.page', { limit: 5000, archived: true });
  const details = [];
  for (const { id } of rows) {
    const { version: _v, updatedAt: _u, ...athlete } = await rackside.ask('roster.athlete', { id });
    details.push(athlete);
  }
  const maxima =
    rows.length > 0 ? await rackside.ask('maxima.ofAthletes', { athleteIds: rows.map(({ id }) => id) }) : [];
  return { details, maxima, squads: await rackside.ask('roster.squads', {}) };
}

async function twoAthletes(rackside: Rackside): Promise<[AthleteId, AthleteId]> {
  const { id: zoe } = await rackside.ask('roster.add', {
    firstName: 'Zoë',
    lastName: 'Quigley',
    squads: ['Rowing'],
    bodyweight: { hundredths: 6350, unit: 'kg' },
  });
  const { id: ben } = await rackside.ask('roster.add', { firstName: 'Ben', lastName: 'Okafor' });
  return [zoe, ben];
}

const version = async (rackside: Rackside, id: AthleteId) =>
  (await rackside.ask('roster.athlete', { id })).version;

const CHANGES: readonly [
  string,
  string,
  (rackside: Rackside, zoe: AthleteId, ben: AthleteId) => Promise<unknown>,
][] = [
  [
    'an added athlete',
    'Added Ada Baker',
    (rackside) => rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker', squads: ['Track'] }),
  ],
  [
    'an edit with squads and bodyweight',
    'Edited Zoë Quigley',
    async (rackside, id) =>
      rackside.ask('roster.update', {
        id,
        version: await version(rackside, id),
        fields: {
          lastName: 'Núñez',
          squads: ['Track', 'Judo'],
          bodyweight: { hundredths: 14_000, unit: 'lb' },
          notes: 'A line\nand another',
          dateOfBirth: calendarDateOf('2001-02-03'),
        },
      }),
  ],
  [
    'archiving many',
    'Archived 2 athletes',
    (rackside, ...ids) => rackside.ask('roster.updateMany', { ids, status: 'archived' }),
  ],
  [
    'a squad for many',
    'Added 2 athletes to Judo',
    (rackside, ...ids) => rackside.ask('roster.updateMany', { ids, addSquad: 'Judo' }),
  ],
  [
    'leaving a squad',
    'Took 1 athlete out of Rowing',
    (rackside, zoe) => rackside.ask('roster.updateMany', { ids: [zoe], removeSquad: 'Rowing' }),
  ],
  [
    'maxima',
    'Recorded 2 maxima',
    (rackside, ...ids) =>
      rackside.ask('maxima.record', {
        entries: ids.map((athleteId) => ({
          athleteId,
          exerciseId: 'back-squat',
          kind: 'tested' as const,
          load: { hundredths: 10_000, unit: 'kg' as const },
          date: TODAY,
        })),
      }),
  ],
  [
    'an import of a file',
    'Imported roster.csv',
    async (rackside) => {
      const text =
        'Last name;First name;Squad;Bodyweight (kg)\nQuigley;Zoë;Swimming;70\nHaddad;Farah;Judo;61\nTanaka;Kofi;Track;80\n';
      const { token } = rackside.application.files.receive({
        name: 'roster.csv',
        bytes: new TextEncoder().encode(text),
      });
      const preview = await rackside.ask('roster.previewImport', { file: token as never });
      expect(await rackside.ask('roster.import', { preview: preview.id })).toMatchObject({
        added: 2,
        updated: 1,
      });
    },
  ],
];

describe.each(CHANGES)('%s', (_, what, change) => {
  it('is taken back as a whole, done again, and taken back once more', async () => {
    const rackside = await openRackside();
    const [zoe, ben] = await twoAthletes(rackside);
    const before = await seen(rackside);
    await change(rackside, zoe, ben);
    const after = await seen(rackside);
    expect(after).not.toEqual(before);

    expect(await rackside.ask('history.undo', {})).toMatchObject({ what });
    expect(await seen(rackside)).toEqual(before);
    expect(await rackside.ask('history.redo', {})).toEqual({ what });
    expect(await seen(rackside)).toEqual(after);
    await rackside.ask('history.undo', {});
    expect(await seen(rackside)).toEqual(before);
    expect((await rackside.ask('audit.page', { limit: 10 })).chainHolds).toBe(true);
  });

  it('can be taken back after Rackside was closed in between', async () => {
    const rackside = await openRackside();
    const [zoe, ben] = await twoAthletes(rackside);
    const before = await seen(rackside);
    await change(rackside, zoe, ben);
    await rackside.close();
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    await again.ask('history.undo', {});
    expect(await seen(again)).toEqual(before);
  });
});

describe('undo', () => {
  it('has nothing to do on a new roster, and nothing to do again', async () => {
    const rackside = await openRackside();
    expect(await rackside.code('history.undo', {})).toBe('NOTHING_TO_UNDO');
    expect(await rackside.code('history.redo', {})).toBe('NOTHING_TO_UNDO');
  });

  it('goes back step by step, and forward again in the same order', async () => {
    const rackside = await openRackside();
    const names = ['Ada', 'Ben', 'Chloë'];
    for (const firstName of names) await rackside.ask('roster.add', { firstName });
    const undone = [];
    for (const _ of names) undone.push((await rackside.ask('history.undo', {})).what);
    expect(undone).toEqual(['Added Chloë', 'Added Ben', 'Added Ada']);
    const redone = [];
    for (const _ of names) redone.push((await rackside.ask('history.redo', {})).what);
    expect(redone).toEqual(['Added Ada', 'Added Ben', 'Added Chloë']);
  });

  it('forgets what was undone once something new is done', async () => {
    const rackside = await openRackside();
    await rackside.ask('roster.add', { firstName: 'Ada' });
    await rackside.ask('history.undo', {});
    await rackside.ask('roster.add', { firstName: 'Ben' });
    expect(await rackside.code('history.redo', {})).toBe('NOTHING_TO_UNDO');
  });

  it('gives the row a newer version, so that a window with the old one notices', async () => {
    const rackside = await openRackside();
    const [zoe] = await twoAthletes(rackside);
    const first = await version(rackside, zoe);
    await rackside.ask('roster.update', { id: zoe, version: first, fields: { sport: 'Rowing' } });
    await rackside.ask('history.undo', {});
    expect(await version(rackside, zoe)).toBe(first + 2);
    expect(
      await rackside.code('roster.update', { id: zoe, version: first + 1, fields: { sport: 'Judo' } }),
    ).toBe('STALE_ROW');
  });

  it('tells the screens what to fetch again', async () => {
    const rackside = await openRackside();
    await twoAthletes(rackside);
    await rackside.ask('history.undo', {});
    expect(rackside.events.at(-1)).toMatchObject({
      type: 'changed',
      entities: ['athlete', 'squad', 'maximum'],
    });
  });

  it('stops where a clearance now hangs on the athlete, and changes nothing', async () => {
    const rackside = await openRackside();
    const { id } = await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
    await rackside.ask('clearance.openEpisode', {
      athleteId: id,
      kind: 'backPain',
      details: { onset: calendarDateOf('2026-11-01') },
    });
    expect(await rackside.refused('history.undo', {})).toMatchObject({
      code: 'UNDO_BLOCKED',
      message: expect.stringContaining('Nothing was undone'),
    });
    expect(await rackside.ask('roster.page', { limit: 5 })).toMatchObject({ total: 1 });
  });

  it('stops where a row was changed past the steps, all of the step stays, and append-only tables stay shut', async () => {
    const rackside = await openRackside();
    const [zoe, ben] = await twoAthletes(rackside);
    await rackside.ask('roster.updateMany', { ids: [zoe, ben], coach: 'Coach' });
    const after = await seen(rackside);
    const path = rosterPath(rackside.dataFolder);
    withFile(path, (file) => file.prepare("UPDATE athlete SET sport = 'Chess' WHERE id = ?").run(zoe));
    expect(await rackside.code('history.undo', {})).toBe('UNDO_BLOCKED');
    withFile(path, (file) => {
      file.prepare('UPDATE athlete SET sport = NULL WHERE id = ?').run(zoe);
      expect(file.prepare('SELECT lifted FROM append_only_guard').get()).toEqual({ lifted: 0 });
    });
    expect(await seen(rackside)).toEqual(after);
    // Now that it looks as the step left it, it can be taken back.
    await rackside.ask('history.undo', {});
  });

  it('shuts the append-only tables again after taking back a maximum', async () => {
    const rackside = await openRackside();
    const [athleteId] = await twoAthletes(rackside);
    const entry = {
      athleteId,
      exerciseId: 'back-squat',
      kind: 'tested' as const,
      load: { hundredths: 10_000, unit: 'kg' as const },
      date: TODAY,
    };
    await rackside.ask('maxima.record', { entries: [entry, entry] });
    await rackside.ask('history.undo', {});
    await rackside.ask('maxima.record', { entries: [entry] });
    withFile(rosterPath(rackside.dataFolder), (file) => {
      expect(() => file.exec('DELETE FROM maximum')).toThrow('maximum is append-only');
    });
  });

  it('takes back a hundred steps, and says so when there are no more', async () => {
    const rackside = await openRackside();
    for (let place = 0; place < 103; place++) await rackside.ask('roster.add', { firstName: `A${place}` });
    for (let step = 0; step < 100; step++) await rackside.ask('history.undo', {});
    expect(await rackside.code('history.undo', {})).toBe('NOTHING_TO_UNDO');
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total: 3 });
    withFile(rosterPath(rackside.dataFolder), (file) => {
      expect(file.prepare('SELECT count(DISTINCT step_id) AS n FROM row_image').get()).toEqual({ n: 100 });
    });
  });

  it('leaves a failed change without a step', async () => {
    const rackside = await openRackside();
    const [zoe] = await twoAthletes(rackside);
    expect(await rackside.code('roster.updateMany', { ids: [zoe, 'nobody'], addSquad: 'Judo' })).toBe(
      'NOT_FOUND',
    );
    expect(await rackside.ask('history.undo', {})).toMatchObject({ what: 'Added Ben Okafor' });
  });
});

describe('a step that is named', () => {
  async function imported(rackside: Rackside) {
    const bytes = new TextEncoder().encode('Last name;First name\nBaker;Ada\n');
    const { token } = rackside.application.files.receive({ name: 'roster.csv', bytes });
    const { id } = await rackside.ask('roster.previewImport', { file: token as never });
    return (await rackside.ask('roster.import', { preview: id })).step as string;
  }

  it('is taken back while it is the newest, and then no more', async () => {
    const rackside = await openRackside();
    const step = await imported(rackside);
    expect(await rackside.ask('history.undo', { step })).toEqual({ what: 'Imported roster.csv', step });
    expect(await rackside.code('history.undo', { step })).toBe('TAKEN_BACK');
    await rackside.ask('history.redo', {});
    expect(await rackside.ask('history.undo', { step })).toMatchObject({ step });
  });

  it('is not taken back after another change, nor is that', async () => {
    const rackside = await openRackside();
    const step = await imported(rackside);
    await twoAthletes(rackside);
    const before = await seen(rackside);
    expect(await rackside.refused('history.undo', { step })).toMatchObject({
      code: 'NOT_THE_NEWEST',
      message:
        'Something else was changed since: Added Ben Okafor. Ctrl Z takes back that first. Nothing was undone.',
    });
    expect(await seen(rackside)).toEqual(before);
    for (const _ of ['Ben', 'Zoë']) await rackside.ask('history.undo', {});
    expect(await rackside.ask('history.undo', { step })).toMatchObject({ step });
    expect((await seen(rackside)).details).toEqual([]);
  });

  it('that was taken back is not mistaken for the change that has its number now', async () => {
    const rackside = await openRackside({ clock: clockOn(TODAY) });
    const step = await imported(rackside);
    await rackside.ask('history.undo', {});
    await twoAthletes(rackside);
    expect(await rackside.code('history.undo', { step })).toBe('TAKEN_BACK');
    expect((await seen(rackside)).details).toHaveLength(2);
  });

  it('is answered by nothing that changed nothing', async () => {
    const rackside = await openRackside();
    await imported(rackside);
    expect(await imported(rackside)).toBeNull();
  });
});
