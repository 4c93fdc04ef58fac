/** Which changes of the roster stand in the audit trail: who, when, whom and which fields; never what was written. */

import { describe, expect, it } from 'vitest';
import type { AthleteId } from '#contract/values.ts';
import { NOW, openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { rosterPath, withFile } from '../database/roster-file.ts';

interface Event {
  readonly action: string;
  readonly subject: string;
  readonly change: unknown;
}

/** The events that `work` leaves, with what they say changed. */
async function eventsOf(rackside: Rackside, work: () => Promise<unknown>): Promise<Event[]> {
  const all = () =>
    withFile(rosterPath(rackside.dataFolder), (file) =>
      (file.prepare('SELECT * FROM audit_event ORDER BY seq').all() as Record<string, string>[]).map(
        ({ action = '', subject = '', change = '', at, today, who }) => {
          expect({ at, today }).toEqual({ at: NOW.toISOString(), today: TODAY });
          expect(who).toMatch(/./);
          return { action, subject, change: JSON.parse(change) as unknown };
        },
      ),
    );
  const before = all().length;
  await work();
  return all().slice(before);
}

async function two(rackside: Rackside): Promise<[AthleteId, AthleteId]> {
  const { id: zoe } = await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
  const { id: ben } = await rackside.ask('roster.add', { firstName: 'Ben', lastName: 'Okafor' });
  return [zoe, ben];
}

type Work = (rackside: Rackside, zoe: AthleteId, ben: AthleteId) => Promise<unknown>;
type Expected = (zoe: AthleteId, ben: AthleteId) => readonly Event[];
const edit =
  (fields: object): Work =>
  (rackside, id) =>
    rackside.ask('roster.update', { id, version: 1, fields });
const archiveBoth: Work = (rackside, ...ids) =>
  rackside.ask('roster.updateMany', { ids, status: 'archived' });

describe('the audit trail', () => {
  it.each<[string, Work, Expected]>([
    [
      'an edit by its fields',
      edit({ sport: 'Rowing', notes: 'Sore back', squads: ['Rowing'], position: null }),
      (zoe) => [{ action: 'roster.update', subject: zoe, change: { fields: ['sport', 'notes', 'squads'] } }],
    ],
    [
      'an athlete who is archived',
      edit({ status: 'archived' }),
      (zoe) => [{ action: 'roster.archive', subject: zoe, change: { fields: ['status'] } }],
    ],
    [
      'nothing of an edit that changed nothing',
      edit({ firstName: 'Zoë', squads: [], sport: null }),
      () => [],
    ],
    [
      'many archived athletes one by one',
      archiveBoth,
      (...ids) =>
        ids.map((subject) => ({ action: 'roster.archive', subject, change: { fields: ['status'] } })),
    ],
    [
      'those alone of many who became different',
      async (rackside, zoe, ben) => {
        await rackside.ask('roster.updateMany', { ids: [zoe], addSquad: 'Rowing' });
        await rackside.ask('roster.updateMany', { ids: [zoe, ben], addSquad: 'Rowing', coach: 'Lee' });
      },
      (zoe, ben) => [
        { action: 'roster.update', subject: zoe, change: { fields: ['squads'] } },
        { action: 'roster.update', subject: zoe, change: { fields: ['coach'] } },
        { action: 'roster.update', subject: ben, change: { fields: ['squads', 'coach'] } },
      ],
    ],
    [
      'those who are brought back',
      async (rackside, zoe, ben) => {
        await archiveBoth(rackside, zoe, ben);
        await rackside.ask('roster.updateMany', { ids: [zoe], status: 'active' });
      },
      (zoe, ben) => [
        { action: 'roster.archive', subject: zoe, change: { fields: ['status'] } },
        { action: 'roster.archive', subject: ben, change: { fields: ['status'] } },
        { action: 'roster.bringBack', subject: zoe, change: { fields: ['status'] } },
      ],
    ],
    [
      'an import, athlete by athlete and as a whole',
      async (rackside) => {
        const text =
          'Last name;First name;Sport;Hip thrust 1RM (kg)\nQuigley;Zoë;Judo;100\nTanaka;Kofi;Track;\n';
        const { token } = rackside.application.files.receive({
          name: 'roster.csv',
          bytes: new TextEncoder().encode(text),
        });
        const { id } = await rackside.ask('roster.previewImport', { file: token as never });
        await rackside.ask('roster.import', { preview: id });
      },
      (zoe) => [
        { action: 'roster.update', subject: zoe, change: { fields: ['sport', 'maxima'] } },
        {
          action: 'roster.add',
          subject: expect.any(String),
          change: { fields: expect.arrayContaining(['firstName', 'lastName', 'sport']) },
        },
        {
          action: 'roster.import',
          subject: 'roster',
          change: { added: 1, updated: 1, unchanged: 0, skipped: 0, maxima: 1 },
        },
      ],
    ],
  ])('names %s', async (_, work, expected) => {
    const rackside = await openRackside();
    const [zoe, ben] = await two(rackside);
    expect(await eventsOf(rackside, () => work(rackside, zoe, ben))).toEqual(expected(zoe, ben));
    expect((await rackside.ask('audit.page', { limit: 1 })).chainHolds).toBe(true);
  });

  it('names an athlete who is added', async () => {
    const rackside = await openRackside();
    const events = await eventsOf(rackside, () =>
      rackside.ask('roster.add', { firstName: 'Zoë', notes: 'x' }),
    );
    const [row] = (await rackside.ask('roster.page', { limit: 1 })).rows;
    expect(events).toEqual([
      { action: 'roster.add', subject: row?.id, change: { fields: ['firstName', 'notes'] } },
    ]);
  });

  it('names recorded maxima by their ids, one event for each athlete', async () => {
    const rackside = await openRackside();
    const [zoe, ben] = await two(rackside);
    const entry = (athleteId: AthleteId, exerciseId: string) => ({
      athleteId,
      exerciseId,
      kind: 'tested' as const,
      load: { hundredths: 12_345, unit: 'kg' as const },
      date: TODAY,
      note: 'after the flu',
    });
    const entries = [entry(zoe, 'back-squat'), entry(ben, 'back-squat'), entry(zoe, 'romanian-deadlift')];
    const events = await eventsOf(rackside, () => rackside.ask('maxima.record', { entries }));
    const recorded = await rackside.ask('maxima.ofAthletes', { athleteIds: [zoe, ben] });
    const idOf = (athlete: AthleteId, exercise: string) =>
      recorded.find(({ athleteId, exerciseId }) => athleteId === athlete && exerciseId === exercise)?.id;
    expect(events).toEqual([
      {
        action: 'maxima.record',
        subject: zoe,
        change: {
          maxima: ['back-squat', 'romanian-deadlift'].map((exerciseId) => ({
            id: idOf(zoe, exerciseId),
            exerciseId,
          })),
        },
      },
      {
        action: 'maxima.record',
        subject: ben,
        change: { maxima: [{ id: idOf(ben, 'back-squat'), exerciseId: 'back-squat' }] },
      },
    ]);
  });

  it('holds nothing of a change that was refused', async () => {
    const rackside = await openRackside();
    const [zoe] = await two(rackside);
    const events = await eventsOf(rackside, async () => {
      await rackside.code('roster.update', { id: zoe, version: 7, fields: { sport: 'Judo' } });
      await rackside.code('roster.updateMany', { ids: [zoe, 'nobody'], status: 'archived' });
    });
    expect(events).toEqual([]);
  });

  it('holds no name and no word that was written', async () => {
    const rackside = await openRackside();
    const events = await eventsOf(rackside, async () => {
      const { id } = await rackside.ask('roster.add', {
        firstName: 'Zoë',
        lastName: 'Quigley',
        notes: 'Sciatica',
      });
      await rackside.ask('roster.update', {
        id,
        version: 1,
        fields: { lastName: 'Núñez', notes: 'Miscarriage' },
      });
      await rackside.ask('roster.updateMany', { ids: [id], status: 'unavailable', addSquad: 'Rehab' });
    });
    expect(events).toHaveLength(3);
    expect(JSON.stringify(events)).not.toMatch(/Zoë|Quigley|Núñez|Sciatica|Miscarriage|unavailable|Rehab/);
  });
});
