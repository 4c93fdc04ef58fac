/** What a record would do is said before it is saved, by the tables that read it afterwards. */

import { describe, expect, it } from 'vitest';
import type { EvidenceInput } from '#contract/clearance.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { letter, pain, screen, withEpisode } from './facility.ts';

const flags = (items: Extract<EvidenceInput, { kind: 'redFlags' }>['content']['items']): EvidenceInput => ({
  kind: 'redFlags',
  content: { date: TODAY, items },
});

describe('before it is saved', () => {
  it.each<[string, 'postpartum' | 'backPain' | 'joint', EvidenceInput, object]>([
    [
      'a stop item',
      'postpartum',
      screen({ stopItems: { fever: 'worseOrModerate' } }),
      {
        tier: 'T0',
        emergency: null,
        stops:
          'Saving this stops training here. Contact a health professional before any more training here. What lifts it: a provider’s clearance for loaded work, without restrictions, given after the stop.',
      },
    ],
    [
      'an emergency item',
      'backPain',
      flags({ saddleNumbness: 'yes' }),
      {
        tier: 'T0',
        emergency: 'Same-day emergency assessment now. Call the local emergency number.',
        stops: expect.stringMatching(/^Saving this stops training here\./),
      },
    ],
    ['an urgent item', 'backPain', flags({ cancerHistory: 'yes' }), { tier: 'T0', emergency: null }],
    ['pain of 6', 'backPain', pain(6), { tier: 'T0', stops: expect.stringContaining('pain of 5 or less') }],
    [
      'a refusal',
      'joint',
      letter({ decision: 'declined', providerRole: 'doctor' }),
      { tier: 'T0', wasTier: 'T1', stops: expect.stringContaining('later clearance') },
    ],
    ['leaking that is mild', 'postpartum', screen({ leaking: 'mildStable' }), { tier: 'T1', stops: null }],
    [
      'a letter of a role that does not count',
      'postpartum',
      letter({ providerRole: 'physiotherapist' }),
      { tier: 'T1', notCounted: 'the role, physiotherapist, alone does not open loaded work' },
    ],
    ['a letter that counts', 'postpartum', letter(), { wasTier: 'T1', tier: 'T2', notCounted: null }],
    [
      'a letter of tomorrow',
      'postpartum',
      letter({ date: addDays(TODAY, 1) }),
      { problems: [{ path: 'date', sentence: 'The date of the decision has not come yet.' }] },
    ],
  ])('%s says what it will do, and nothing is kept', async (_what, kind, evidence, effect) => {
    const rackside = await openRackside();
    const { athleteId, episodeId } = await withEpisode(rackside, kind);
    expect(await rackside.ask('clearance.preview', { episodeId, evidence })).toMatchObject(effect);
    expect((await rackside.ask('clearance.ofAthlete', { athleteId })).episodes[0]?.evidence).toHaveLength(1);
  });

  it('a bladder change that is new is an emergency while a back record is open, leaking or not', async () => {
    const rackside = await openRackside();
    const { athleteId, episodeId } = await withEpisode(rackside, 'postpartum');
    await rackside.ask('clearance.record', { episodeId, evidence: screen({ date: addDays(TODAY, -2) }) });
    const leaking = screen({ leaking: 'mildStable' });
    const ask = () => rackside.ask('clearance.preview', { episodeId, evidence: leaking });
    expect((await ask()).emergency).toBeNull();
    await rackside.ask('clearance.openEpisode', {
      athleteId,
      kind: 'backPain',
      details: { onset: addDays(TODAY, -1) },
    });
    expect((await ask()).emergency).toMatch(/^Same-day emergency assessment now\./);
    const after = await rackside.ask('clearance.record', { episodeId, evidence: leaking });
    expect(after).toMatchObject({ tier: 'T0', emergency: expect.stringContaining('Same-day emergency') });
  });
});

describe('beside a letter in the timeline', () => {
  async function reasonsOf(rackside: Rackside, athleteId: string) {
    const { episodes } = await rackside.ask('clearance.ofAthlete', { athleteId });
    return (episodes[0]?.evidence ?? [])
      .filter(({ kind }) => kind === 'decision')
      .map(({ notCounted }) => notCounted?.text ?? 'counts');
  }

  it('stands why it does not count: role, scope, evidence, or a later one', async () => {
    const rackside = await openRackside();
    const { athleteId, episodeId } = await withEpisode(rackside, 'postpartum');
    const days = (ago: number) => addDays(TODAY, -ago);
    for (const evidence of [
      letter({ date: days(9), providerRole: 'physiotherapist' }),
      letter({ date: days(8), evidence: 'athleteReported' }),
      letter({ date: days(7), scope: 'lightOnly' }),
      letter({ date: days(6) }),
      letter({ date: days(5) }),
    ])
      await rackside.ask('clearance.record', { episodeId, evidence });
    expect(await reasonsOf(rackside, athleteId)).toEqual([
      'the role, physiotherapist, alone does not open loaded work',
      'the evidence, reported by the athlete, is not enough',
      'its scope does not reach loaded work',
      'a later record from a provider takes its place',
      'counts',
    ]);
    await rackside.ask('clearance.record', {
      episodeId,
      evidence: letter({ date: days(4), decision: 'withdrawn' }),
    });
    expect((await reasonsOf(rackside, athleteId)).slice(-2)).toEqual([
      'a provider has refused or withdrawn since',
      'counts',
    ]);
    await rackside.ask('clearance.record', { episodeId, evidence: letter({ date: days(3) }) });
    expect((await reasonsOf(rackside, athleteId)).slice(-2)).toEqual([
      'a provider cleared again since',
      'counts',
    ]);
  });

  it('stands the day it ended, and the setting that could change it with its present value', async () => {
    const rackside = await openRackside();
    const { athleteId, episodeId } = await withEpisode(rackside, 'postpartum');
    await rackside.ask('clearance.record', { episodeId, evidence: letter() });
    const later = await rackside.ask('clearance.ofAthlete', { athleteId, on: addDays(TODAY, 400) });
    expect(later.episodes[0]?.evidence.at(-1)?.notCounted).toMatchObject({
      text: 'it was valid until 23 Nov 2027',
      setting: { id: 'clearanceMonths', value: 12, default: 12, differs: false, unit: 'months' },
    });
  });
});

describe('another day', () => {
  it('is answered for itself: one in the past is not doubted as a clock that was set back', async () => {
    const rackside = await openRackside();
    const { athleteId, episodeId } = await withEpisode(rackside, 'postpartum', {
      deliveryDate: addDays(TODAY, -45),
      mode: 'vaginal',
    });
    await rackside.ask('clearance.record', {
      episodeId,
      evidence: screen({ stopItems: { fever: 'worseOrModerate' } }),
    });
    const on = addDays(TODAY, -1);
    const before = await rackside.ask('clearance.ofAthlete', { athleteId, on });
    expect(before).toMatchObject({ on, tier: 'T1', laterDay: null, episodes: [{ state: 'PP-WINDOW' }] });
  });
});
