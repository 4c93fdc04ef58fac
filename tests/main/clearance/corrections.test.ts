/** Corrections append: who may make which, what two people do to one record, and the lead's way to mend a mistake. */

import { describe, expect, it } from 'vitest';
import type { EvidenceInput } from '#contract/clearance.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { clockOn } from '#main/clock.ts';
import { NOW, openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { letter, PINS, pain, screen, signIn, threePeople, withEpisode } from './facility.ts';

const STRIKE: EvidenceInput = { kind: 'struckOut', content: { reason: 'Filed for somebody else' } };
const CLOSED: EvidenceInput = { kind: 'closed', content: { date: TODAY, reason: 'Long past' } };
const FEVER = screen({ stopItems: { fever: 'worseOrModerate' } });

async function stopped(rackside: Rackside) {
  const { athleteId, episodeId } = await withEpisode(rackside, 'postpartum');
  await rackside.ask('clearance.record', { episodeId, evidence: letter({ date: addDays(TODAY, -3) }) });
  const view = await rackside.ask('clearance.record', { episodeId, evidence: FEVER });
  const wrong = view.episodes[0]?.evidence.at(-1)?.id;
  if (!wrong || view.tier !== 'T0') throw new Error('A stop was recorded');
  return { athleteId, episodeId, wrong };
}

const records = async (rackside: Rackside, athleteId: string) =>
  (await rackside.ask('clearance.ofAthlete', { athleteId })).episodes[0]?.evidence ?? [];

describe('a record that two people correct', () => {
  it('takes the first; the second is told who was first and keeps nothing', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId, episodeId } = await withEpisode(rackside, 'backPain');
    const before = await rackside.ask('clearance.record', { episodeId, evidence: pain(3) });
    const replaces = before.episodes[0]?.evidence.at(-1)?.id as never;
    await rackside.ask('clearance.record', { episodeId, evidence: pain(4), replaces });
    await signIn(rackside, people, 'viewer');
    const second = await rackside.refused('clearance.record', { episodeId, evidence: pain(5), replaces });
    expect(second).toMatchObject({
      code: 'EVIDENCE_REFUSED',
      fields: [
        {
          path: 'replaces',
          sentence:
            'Sam Okafor corrected this record on 23 Nov 2026. Nothing was saved; look at the newer one first.',
        },
      ],
    });
    const kept = await records(rackside, athleteId);
    expect(kept.map(({ content, stands }) => [content, stands]).slice(1)).toEqual([
      [{ date: TODAY, painNow: 3 }, false],
      [{ date: TODAY, painNow: 4 }, true],
    ]);
    const newer = kept.at(-1)?.id;
    await rackside.ask('clearance.record', { episodeId, evidence: pain(5), replaces: newer as never });
  });

  it('that was struck out is not corrected, and a strike-out itself stays', async () => {
    const rackside = await openRackside();
    const { athleteId, episodeId } = await withEpisode(rackside, 'backPain');
    const before = await rackside.ask('clearance.record', { episodeId, evidence: pain(3) });
    const replaces = before.episodes[0]?.evidence.at(-1)?.id as never;
    await rackside.ask('clearance.record', { episodeId, evidence: STRIKE, replaces });
    const { fields } = await rackside.refused('clearance.record', { episodeId, evidence: pain(4), replaces });
    expect(fields?.[0]?.sentence).toMatch(/^Coach struck this record out on 23 Nov 2026\./);
    const strike = (await records(rackside, athleteId)).at(-1)?.id;
    const again = await rackside.refused('clearance.record', {
      episodeId,
      evidence: STRIKE,
      replaces: strike,
    });
    expect(again.fields?.[0]?.sentence).toBe('A strike-out stays. Record anew what was struck out.');
  });
});

describe('a correction that would allow more', () => {
  it('is the lead’s; a coach is told so, and the record stands', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId, episodeId } = await withEpisode(rackside, 'postpartum');
    const limited = letter({
      date: addDays(TODAY, -3),
      decision: 'clearedWithRestrictions',
      restrictions: [{ text: 'No squats', blocks: ['AX'] }],
    });
    const before = await rackside.ask('clearance.record', { episodeId, evidence: limited });
    const replaces = before.episodes[0]?.evidence.at(-1)?.id as never;
    const input = { episodeId, evidence: letter({ date: addDays(TODAY, -3) }), replaces };
    await signIn(rackside, people, 'viewer');
    expect(await rackside.refused('clearance.record', input)).toMatchObject({
      code: 'EVIDENCE_REFUSED',
      fields: [{ path: 'replaces', sentence: expect.stringContaining('allow more training than before') }],
    });
    const { problems } = await rackside.ask('clearance.preview', input);
    expect(problems).toHaveLength(1);
    await signIn(rackside, people, 'lead');
    expect((await records(rackside, athleteId)).at(-1)).toMatchObject({ id: replaces, stands: true });
    await rackside.ask('clearance.record', input);
    expect((await records(rackside, athleteId)).at(-2)).toMatchObject({ id: replaces, stands: false });
  });
});

describe('with the clock a day back', () => {
  it('nothing on record is struck out, corrected or closed; new evidence is taken', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId, episodeId, wrong } = await stopped(rackside);
    await rackside.close();
    const back = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(addDays(TODAY, -1), NOW),
    });
    for (const who of ['viewer', 'lead'] as const) {
      await signIn(back, people, who);
      const struck = { episodeId, evidence: STRIKE, replaces: wrong };
      const sentence = /^This computer’s date is earlier than 23 Nov 2026/;
      expect((await back.refused('clearance.record', struck)).fields?.[0]?.sentence).toMatch(sentence);
      expect((await back.ask('clearance.preview', struck)).problems[0]?.sentence).toMatch(sentence);
    }
    const closed = { kind: 'closed', content: { date: addDays(TODAY, -1), reason: 'Past' } } as const;
    expect(await back.code('clearance.record', { episodeId, evidence: closed })).toBe('EVIDENCE_REFUSED');
    const yesterday = screen({ date: addDays(TODAY, -1), stopItems: { fever: 'worseOrModerate' } });
    await back.ask('clearance.record', { episodeId, evidence: yesterday });
    expect((await back.ask('clearance.ofAthlete', { athleteId })).tier).toBe('T0');
  });
});

describe('a provider’s earlier date for loaded work', () => {
  it('is confirmed by a lead with their PIN, as second person, and stands with their name', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId, episodeId } = await withEpisode(rackside, 'postpartum');
    const input = { episodeId, evidence: letter({ loadedFrom: addDays(TODAY, 1) }) };
    const refusedBecause = async (change: object) =>
      (await rackside.refused('clearance.record', { ...input, ...change })).fields?.[0]?.sentence;
    expect(await refusedBecause({})).toMatch(/^A lead other than you must confirm/);
    expect(await refusedBecause({ confirmedBy: { id: people.lead, pin: PINS.lead } })).toMatch(
      /cannot be yourself/,
    );
    expect(await refusedBecause({ confirmedBy: { id: people.viewer, pin: PINS.viewer } })).toMatch(
      /^Only a lead confirms/,
    );
    await signIn(rackside, people, 'viewer');
    const wrong = { ...input, confirmedBy: { id: people.lead, pin: '999999' } };
    expect(await rackside.code('clearance.record', wrong)).toBe('WRONG_PIN');
    expect(await records(rackside, athleteId)).toHaveLength(1);
    await rackside.ask('clearance.record', { ...input, confirmedBy: { id: people.lead, pin: PINS.lead } });
    expect((await records(rackside, athleteId)).at(-1)?.content).toMatchObject({ confirmedBy: 'Sam Okafor' });
  });
  it('cannot be confirmed by a name alone', async () => {
    const rackside = await openRackside();
    const { episodeId } = await withEpisode(rackside, 'postpartum');
    const typed = letter({ loadedFrom: addDays(TODAY, 1), confirmedBy: 'Sam Okafor' } as object);
    expect(await rackside.code('clearance.record', { episodeId, evidence: typed })).toBe('INVALID_INPUT');
  });
});

describe('closing', () => {
  it('is the lead’s: a coach is told who that is, and nothing changes', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId, episodeId } = await withEpisode(rackside, 'joint');
    for (const who of ['viewer', 'coach'] as const) {
      await signIn(rackside, people, who);
      expect(await rackside.refused('clearance.record', { episodeId, evidence: CLOSED })).toMatchObject({
        code: 'LEAD_NEEDED',
        message: 'Only a lead can close an episode: Sam Okafor. Nothing was changed.',
      });
    }
    await signIn(rackside, people, 'lead');
    expect(await records(rackside, athleteId)).toHaveLength(1);
    const closed = await rackside.ask('clearance.record', { episodeId, evidence: CLOSED });
    expect(closed).toMatchObject({ tier: 'T3', episodes: [{ closed: true }] });
  });

  it('is taken back by striking it out, which anybody may: it only makes things stricter', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { episodeId } = await withEpisode(rackside, 'joint');
    const closed = await rackside.ask('clearance.record', { episodeId, evidence: CLOSED });
    const replaces = closed.episodes[0]?.evidence.at(-1)?.id as never;
    await signIn(rackside, people, 'viewer');
    const open = await rackside.ask('clearance.record', { episodeId, evidence: STRIKE, replaces });
    expect(open).toMatchObject({ tier: 'T1', episodes: [{ closed: false }] });
  });
});

describe('a mistake that holds somebody', () => {
  const confirmed = (secondPerson: string, pin: string) => ({
    secondPerson,
    pin,
    reason: 'The answers are those of another athlete',
  });

  it('is mended by the lead with a second person, and the trail names both, the record and the reason', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId, episodeId, wrong } = await stopped(rackside);
    const input = { episodeId, evidence: STRIKE, replaces: wrong };
    expect(await rackside.refused('clearance.record', input)).toMatchObject({
      fields: [{ path: 'replaces', sentence: expect.stringContaining('This would lift PP-STOP') }],
      details: { needsSecondPerson: true },
    });
    const mended = await rackside.ask('clearance.record', {
      ...input,
      confirmation: confirmed(people.viewer, PINS.viewer),
    });
    expect(mended.tier).not.toBe('T0');
    const { events } = await rackside.ask('audit.page', { limit: 3 });
    expect(events[0]).toMatchObject({
      who: 'Sam Okafor',
      action: 'clearance.correctMistake',
      subject: athleteId,
      reason: 'The answers are those of another athlete',
    });
    const stored = rackside.application;
    await signIn(rackside, people, 'coach');
    const seen = await stored.ask('audit.page', { limit: 10 });
    expect(JSON.stringify(seen)).not.toContain('another athlete');
  });

  it.each<[string, (people: { lead: string; viewer: string; coach: string }) => object, object]>([
    ['with a wrong PIN', ({ viewer }) => confirmed(viewer, '9999'), { code: 'WRONG_PIN' }],
    [
      'with oneself',
      ({ lead }) => confirmed(lead, PINS.lead),
      { fields: [{ path: 'confirmation.secondPerson', sentence: 'The second person cannot be yourself.' }] },
    ],
    [
      'with somebody who does not work here',
      () => confirmed('nobody', PINS.viewer),
      { fields: [{ path: 'confirmation.secondPerson', sentence: 'Choose somebody who works here.' }] },
    ],
    [
      'without a reason',
      ({ viewer }) => ({ ...confirmed(viewer, PINS.viewer), reason: '  ' }),
      { fields: [{ path: 'confirmation.reason', sentence: 'Write why the earlier record is a mistake.' }] },
    ],
  ])('stays %s', async (_how, confirmation, error) => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId, episodeId, wrong } = await stopped(rackside);
    const input = { episodeId, evidence: STRIKE, replaces: wrong, confirmation: confirmation(people) };
    expect(await rackside.refused('clearance.record', input)).toMatchObject(error);
    expect((await rackside.ask('clearance.ofAthlete', { athleteId })).tier).toBe('T0');
  });

  it('is not a coach’s to mend, even with the lead’s PIN', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { episodeId, wrong } = await stopped(rackside);
    await signIn(rackside, people, 'viewer');
    const confirmation = confirmed(people.lead, PINS.lead);
    expect(
      await rackside.code('clearance.record', { episodeId, evidence: STRIKE, replaces: wrong, confirmation }),
    ).toBe('LEAD_NEEDED');
  });

  it('needs a second person to exist: alone, the sentence says so', async () => {
    const rackside = await openRackside();
    const { episodeId, wrong } = await stopped(rackside);
    const confirmation = confirmed('first', '2468');
    const { fields } = await rackside.refused('clearance.record', {
      episodeId,
      evidence: STRIKE,
      replaces: wrong,
      confirmation,
    });
    expect(fields?.[0]?.sentence).toBe(
      'This needs a second person, and you work alone here. Add one under Facility, People.',
    );
  });

  it('is something on record: a new record is never waved through', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId, episodeId } = await stopped(rackside);
    const evidence = { kind: 'details', content: { deliveryDate: addDays(TODAY, -1) } };
    const confirmation = confirmed(people.viewer, PINS.viewer);
    const refused = await rackside.refused('clearance.record', { episodeId, evidence, confirmation });
    expect(refused.fields?.[0]).toMatchObject({ path: 'confirmation' });
    expect((await rackside.ask('clearance.ofAthlete', { athleteId })).tier).toBe('T0');
  });
});
