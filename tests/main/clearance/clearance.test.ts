import { describe, expect, it } from 'vitest';
import type { EvidenceInput } from '#contract/clearance.ts';
import { addDays, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { clockOn } from '#main/clock.ts';
import { NOW, openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { rosterPath, withFile } from '../database/roster-file.ts';
import { PINS, signIn, threePeople } from './facility.ts';

async function backPain(rackside: Rackside) {
  const { id: athleteId } = await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
  const view = await rackside.ask('clearance.openEpisode', {
    athleteId,
    kind: 'backPain',
    details: { onset: addDays(TODAY, -5) },
  });
  const [episode] = view.episodes;
  if (!episode) throw new Error('The episode was opened');
  return { athleteId, episodeId: episode.id, view };
}

const pain = (painNow: number): EvidenceInput => ({ kind: 'pain', content: { date: TODAY, painNow } });
const closed: EvidenceInput = { kind: 'closed', content: { date: TODAY, reason: 'Pain-free for weeks' } };

describe('an athlete with nothing on file', () => {
  it('is free to train, and has no episodes', async () => {
    const rackside = await openRackside();
    const { id } = await rackside.ask('roster.add', { firstName: 'Ben' });
    expect(await rackside.ask('clearance.ofAthlete', { athleteId: id })).toMatchObject({
      tier: 'T3',
      newAssignment: true,
      episodes: [],
      on: TODAY,
    });
  });
});

describe('an episode', () => {
  it('tightens at once, keeps every record in order, and says so in the audit trail', async () => {
    const rackside = await openRackside();
    const { athleteId, episodeId, view } = await backPain(rackside);
    expect(view.tier).not.toBe('T3');
    await rackside.ask('clearance.record', { episodeId, evidence: pain(6) });
    const after = await rackside.ask('clearance.record', { episodeId, evidence: pain(2) });
    expect(after.episodes[0]?.evidence.map(({ kind, stands }) => [kind, stands])).toEqual([
      ['details', true],
      ['pain', true],
      ['pain', true],
    ]);
    const { events } = await rackside.ask('audit.page', { limit: 10 });
    expect(events.map(({ action, subject }) => [action, subject])).toEqual([
      ['clearance.record', athleteId],
      ['clearance.record', athleteId],
      // The answer to the first showed what is on record.
      ['clearance.viewed', athleteId],
      ['clearance.openEpisode', athleteId],
      ['roster.add', athleteId],
    ]);
    expect(rackside.events.at(-1)).toMatchObject({ entities: ['clearance'], ids: [athleteId] });
  });

  it('is corrected by a record that replaces another, which stays to be seen', async () => {
    const rackside = await openRackside();
    const { episodeId } = await backPain(rackside);
    const wrong = await rackside.ask('clearance.record', { episodeId, evidence: pain(2) });
    const replaces = wrong.episodes[0]?.evidence.at(-1)?.id as never;
    const right = await rackside.ask('clearance.record', { episodeId, evidence: pain(4), replaces });
    expect(right.episodes[0]?.evidence.map(({ stands }) => stands)).toEqual([true, false, true]);
  });

  it('that is closed takes nothing more', async () => {
    const rackside = await openRackside();
    const { episodeId } = await backPain(rackside);
    await rackside.ask('clearance.record', { episodeId, evidence: closed });
    expect(await rackside.code('clearance.record', { episodeId, evidence: pain(1) })).toBe('EPISODE_CLOSED');
  });

  it('cannot be undone with the roster’s undo', async () => {
    const rackside = await openRackside();
    const { athleteId, episodeId } = await backPain(rackside);
    await rackside.ask('clearance.record', { episodeId, evidence: pain(4) });
    expect(await rackside.code('history.undo', {})).toBe('UNDO_BLOCKED');
    expect((await rackside.ask('clearance.ofAthlete', { athleteId })).episodes[0]?.evidence).toHaveLength(2);
  });

  it.each<[string, EvidenceInput]>([
    ['pain of tomorrow', { kind: 'pain', content: { date: addDays(TODAY, 1), painNow: 3 } }],
    [
      'a decision of tomorrow',
      {
        kind: 'decision',
        content: {
          date: addDays(TODAY, 1),
          decision: 'cleared',
          scope: 'loadedResistance',
          providerName: 'Dr. Novak',
          providerRole: 'doctor',
          evidence: 'documentSeen',
          restrictions: [],
        },
      },
    ],
  ])('refuses %s, names the field, and keeps nothing of it', async (_, evidence) => {
    const rackside = await openRackside();
    const { athleteId, episodeId } = await backPain(rackside);
    const refused = await rackside.refused('clearance.record', { episodeId, evidence });
    expect(refused.code).toBe('EVIDENCE_REFUSED');
    expect(refused.fields?.length).toBeGreaterThan(0);
    expect(JSON.stringify(refused)).not.toContain('Novak');
    expect((await rackside.ask('clearance.ofAthlete', { athleteId })).episodes[0]?.evidence).toHaveLength(1);
  });

  it('of the same spell is not opened twice; the answer points to the one that is open', async () => {
    const rackside = await openRackside();
    const { athleteId, episodeId } = await backPain(rackside);
    const again = { athleteId, kind: 'backPain', details: { onset: addDays(TODAY, -5) } } as const;
    expect(await rackside.refused('clearance.openEpisode', again)).toMatchObject({
      code: 'EVIDENCE_REFUSED',
      fields: [{ path: 'onset', sentence: expect.stringContaining('since 18 Nov 2026 is open already.') }],
      details: { openEpisode: episodeId },
    });
    expect((await rackside.ask('clearance.ofAthlete', { athleteId })).episodes).toHaveLength(1);
    // Once the first is closed, the second can be.
    await rackside.ask('clearance.record', { episodeId, evidence: closed });
    expect((await rackside.ask('clearance.openEpisode', again)).episodes).toHaveLength(2);
  });

  it('of the same birth is not opened twice', async () => {
    const rackside = await openRackside();
    const { id: athleteId } = await rackside.ask('roster.add', { firstName: 'Zoë' });
    const details = { deliveryDate: addDays(TODAY, -60), mode: 'vaginal' } as const;
    await rackside.ask('clearance.openEpisode', { athleteId, kind: 'postpartum', details });
    expect(await rackside.code('clearance.openEpisode', { athleteId, kind: 'postpartum', details })).toBe(
      'EVIDENCE_REFUSED',
    );
  });

  it('after a loss is called recovery in all that is shown', async () => {
    const rackside = await openRackside();
    const { id: athleteId } = await rackside.ask('roster.add', { firstName: 'Zoë' });
    const view = await rackside.ask('clearance.openEpisode', {
      athleteId,
      kind: 'postpartum',
      details: { status: 'loss', deliveryDate: addDays(TODAY, -45), mode: 'vaginal' },
    });
    expect(view.episodes).toMatchObject([{ title: 'Recovery', state: 'PP-WINDOW' }]);
    const [program] = await rackside.ask('library.programs', {});
    const lists = await rackside.ask('assignments.preview', {
      athleteIds: [athleteId],
      programId: program?.id as never,
      startDate: TODAY,
      trainingDays: [1, 4],
    });
    const listed = [...lists.asWritten, ...lists.withChanges, ...lists.notAssigned];
    expect(listed).toHaveLength(1);
    const said = [view, ...listed].flatMap(({ reasons, wouldChange }) =>
      [...reasons, ...wouldChange].map(({ text }) => text),
    );
    expect(said.join(' ')).toContain('recovery since');
    expect(
      [...said, ...view.permits].filter((text) => /baby|birth|deliver|pregnan|postpartum/i.test(text)),
    ).toEqual([]);
  });

  it('says by when to look again', async () => {
    const rackside = await openRackside();
    const { id: athleteId } = await rackside.ask('roster.add', { firstName: 'Zoë' });
    expect((await rackside.ask('clearance.ofAthlete', { athleteId })).reviewOn).toBeNull();
    const view = await rackside.ask('clearance.openEpisode', {
      athleteId,
      kind: 'postpartum',
      details: { deliveryDate: addDays(TODAY, -30), mode: 'vaginal' },
    });
    expect(view.reviewOn).toBe(addDays(TODAY, 12));
  });

  it('is not opened for somebody who is not there, nor is anything recorded in one that is not', async () => {
    const rackside = await openRackside();
    expect(
      await rackside.code('clearance.openEpisode', { athleteId: 'nobody', kind: 'joint', details: {} }),
    ).toBe('NOT_FOUND');
    expect(await rackside.code('clearance.record', { episodeId: 'nothing', evidence: pain(1) })).toBe(
      'NOT_FOUND',
    );
    expect(await rackside.code('clearance.ofAthlete', { athleteId: 'nobody' })).toBe('NOT_FOUND');
  });
});

describe('a clock that was set back', () => {
  it('loosens nothing: the stricter of both days counts', async () => {
    const rackside = await openRackside();
    const { athleteId, view } = await backPain(rackside);
    await rackside.close();
    const earlier = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(calendarDateOf('2026-11-10'), NOW),
    });
    const seen = await earlier.ask('clearance.ofAthlete', { athleteId });
    expect(seen.tier <= view.tier).toBe(true);
    // The panel says so, with the day that speaks against the clock.
    expect(seen.laterDay).toBe(TODAY);
    expect(view.laterDay).toBeNull();
  });
});

describe('a clock that was wrong', () => {
  it('counts no longer once a lead has said that today is right', async () => {
    const rackside = await openRackside({ clock: clockOn(calendarDateOf('2027-03-01'), NOW) });
    const { athleteId } = await backPain(rackside);
    await rackside.close();
    const now = await openRackside({ dataFolder: rackside.dataFolder });
    const laterDay = async () => (await now.ask('clearance.ofAthlete', { athleteId })).laterDay;
    expect(await laterDay()).toBe('2027-03-01');
    expect((await now.refused('system.confirmDate', { reason: ' ' })).fields?.[0]?.path).toBe('reason');
    const reason = 'The battery was empty';
    expect(await now.ask('system.confirmDate', { reason })).toEqual({ setAside: '2027-03-01' });
    expect(await laterDay()).toBeNull();
    expect(await now.ask('system.status', {})).toMatchObject({ laterDay: null, warnings: [] });
    const { events } = await now.ask('audit.page', { limit: 1 });
    expect(events[0]).toMatchObject({ action: 'system.confirmDate' });
    expect(await now.ask('system.confirmDate', { reason })).toEqual({ setAside: null });
    // Only what came before it: a later day that is recorded after it speaks against the clock again.
    await now.close();
    const ahead = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(calendarDateOf('2027-02-01'), NOW),
    });
    await ahead.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
    await ahead.close();
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    expect((await again.ask('clearance.ofAthlete', { athleteId })).laterDay).toBe('2027-02-01');
  });
  it('is behind again before the day on which that was said', async () => {
    const rackside = await openRackside({ clock: clockOn(calendarDateOf('2027-03-01'), NOW) });
    await backPain(rackside);
    await rackside.close();
    const now = await openRackside({ dataFolder: rackside.dataFolder });
    await now.ask('system.confirmDate', { reason: 'The battery was empty' });
    await now.close();
    const earlier = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(addDays(TODAY, -13), NOW),
    });
    expect((await earlier.ask('system.status', {})).laterDay).toBe(TODAY);
  });
  it('forgets no stop that was recorded by it, although its day has not come', async () => {
    const ahead = await openRackside({ clock: clockOn(calendarDateOf('2027-03-01'), NOW) });
    const { athleteId, episodeId } = await backPain(ahead);
    const sore = { kind: 'pain', content: { date: calendarDateOf('2027-03-01'), painNow: 8 } } as const;
    const { episodes } = await ahead.ask('clearance.record', { episodeId, evidence: sore });
    await ahead.close();
    const now = await openRackside({ dataFolder: ahead.dataFolder });
    await now.ask('system.confirmDate', { reason: 'The battery was empty' });
    expect((await now.ask('clearance.ofAthlete', { athleteId })).tier).toBe('T0');
    const struck = {
      episodeId,
      evidence: { kind: 'struckOut', content: { reason: 'Wrong day' } },
      replaces: episodes[0]?.evidence.at(-1)?.id as never,
    } as const;
    const refused = await now.refused('clearance.record', struck);
    expect(refused.fields?.[0]?.sentence).toContain('would lift BP-STOP');
  });
  it('is two people’s to say where several work', async () => {
    const rackside = await openRackside({ clock: clockOn(calendarDateOf('2027-03-01'), NOW) });
    const people = await threePeople(rackside);
    await rackside.close();
    const now = await openRackside({ dataFolder: rackside.dataFolder });
    await signIn(now, people, 'lead');
    const reason = 'The battery was empty';
    expect((await now.refused('system.confirmDate', { reason })).fields?.[0]?.path).toBe('secondPerson');
    await now.ask('system.confirmDate', { reason, secondPerson: { id: people.coach, pin: PINS.coach } });
    expect((await now.ask('system.status', {})).laterDay).toBeNull();
  });
});

describe('health', () => {
  it('stands in evidence alone: not in the audit trail, the steps of undo or the events', async () => {
    const rackside = await openRackside();
    const { episodeId } = await backPain(rackside);
    await rackside.ask('clearance.record', {
      episodeId,
      evidence: { kind: 'closed', content: { date: TODAY, reason: 'Miscarriage of words' } },
    });
    await rackside.close();
    withFile(rosterPath(rackside.dataFolder), (file) => {
      for (const table of ['audit_event', 'undo_step', 'row_image', 'athlete', 'assignment']) {
        expect(JSON.stringify(file.prepare(`SELECT * FROM ${table}`).all())).not.toMatch(
          /Miscarriage|painNow|2026-11-18/,
        );
      }
    });
    expect(JSON.stringify(rackside.events)).not.toMatch(/Miscarriage|pain|onset/i);
  });
});
