/** Overrides: never in STOP, PREGNANT, HELD or EMERGENCY; two people, a reason, 14 days; restrictions stay. */

import { describe, expect, it } from 'vitest';
import type { Episode } from '#domain/clearance/episode.ts';
import { evaluateClearance } from '#domain/clearance/evaluate.ts';
import {
  checkOverride,
  type Override,
  overrideAllowed,
  statesBelow,
  whyOverrideEnds,
  withOverride,
} from '#domain/clearance/override.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import {
  backPain,
  checklist,
  decision,
  joint,
  obClearance,
  on,
  painEntry,
  postpartum,
  stopScreen,
} from './builders.ts';

const TODAY = on('04-10');
const evaluate = (...episodes: Episode[]) =>
  evaluateClearance({ episodes, today: TODAY, policy: DEFAULT_POLICY });
const back = (changes = {}) => ({
  ...backPain({ days: 10, pain: 3 }),
  onset: on('04-01'),
  pain: [painEntry(TODAY, 3)],
  redFlags: [checklist(TODAY)],
  ...changes,
});
const override = (changes: Partial<Override> = {}): Override => ({
  id: 'o1',
  tier: 'T2',
  reason: 'Letter is in the post',
  from: TODAY,
  until: on('04-24'),
  against: [],
  lead: 'Lee',
  secondPerson: 'Sam',
  ...changes,
});

describe('where it is possible', () => {
  it.each<[string, boolean, Episode]>([
    ['PP-STOP', false, postpartum(TODAY, { screens: [stopScreen(TODAY, 'fever')] })],
    ['PP-PREGNANT', false, postpartum(TODAY, { status: 'pregnant' })],
    ['PP-HELD', false, postpartum(TODAY, { clearances: [obClearance('03-01', { decision: 'withdrawn' })] })],
    ['BP-EMERGENCY', false, back({ redFlags: [checklist(TODAY, { bothLegs: 'yes' })] })],
    ['BP-STOP', false, back({ pain: [painEntry(TODAY, 7)] })],
    ['BP-HELD', false, back({ clearances: [decision('bp', on('04-02'), { decision: 'declined' })] })],
    ['JT-HELD', false, joint({ clearances: [decision('jt', on('04-02'), { decision: 'declined' })] })],
    ['PP-AWAITING', true, postpartum(TODAY)],
    ['BP-AWAITING', true, back()],
    ['JT-AWAITING', true, joint()],
  ])('%s: %s', (state, allowed, episode) => {
    const clearance = evaluate(episode);
    expect(clearance.states[0]?.state).toBe(state);
    expect(overrideAllowed(clearance).allowed).toBe(allowed);
  });
  it('one state that forbids it is enough', () => {
    expect(overrideAllowed(evaluate(joint(), back({ pain: [painEntry(TODAY, 7)] }))).allowed).toBe(false);
  });
  it('is not needed where nothing is held back', () => {
    expect(overrideAllowed(evaluate()).allowed).toBe(false);
  });
});

describe('what it needs', () => {
  const fields = (changes: Partial<Override>) =>
    checkOverride(override(changes), evaluate(postpartum(TODAY)), DEFAULT_POLICY, TODAY).map(
      ({ field }) => field,
    );
  it('accepts 14 days with a reason and two people', () => expect(fields({})).toEqual([]));
  it.each<[string, Partial<Override>, string]>([
    ['15 days', { until: on('04-25') }, 'until'],
    [
      'days that begin later and end more than 14 days from now',
      { from: on('04-20'), until: on('04-25') },
      'until',
    ],
    ['an end before the beginning', { until: on('04-09') }, 'until'],
    ['a beginning in the past', { from: on('04-09') }, 'from'],
    ['no reason', { reason: ' ' }, 'reason'],
    ['no lead', { lead: '' }, 'lead'],
    ['no second person', { secondPerson: '' }, 'secondPerson'],
    ['a tier that is no higher', { tier: 'T1' }, 'tier'],
    ['the lead as second person', { secondPerson: ' lee ' }, 'secondPerson'],
  ])('refuses %s', (_what, changes, field) => expect(fields(changes)).toContain(field));
  it('refuses a state that forbids it', () => {
    const stop = evaluate(postpartum(TODAY, { screens: [stopScreen(TODAY, 'fever')] }));
    expect(checkOverride(override(), stop, DEFAULT_POLICY, TODAY).map(({ field }) => field)).toContain(
      'tier',
    );
  });
});

describe('what it does', () => {
  const awaiting = evaluate(postpartum(TODAY));
  const given = (clearance = awaiting, changes: Partial<Override> = {}) => {
    const wish = override(changes);
    return { ...wish, against: statesBelow(clearance, wish.tier) };
  };

  it('raises the tier within its days, and says so first', () => {
    const raised = withOverride(awaiting, given(), DEFAULT_POLICY);
    expect(raised).toMatchObject({
      tier: 'T2',
      newAssignment: true,
      permission: { tier: 'T2', capPercent: 60 },
    });
    expect(raised.reasons[0]?.text).toBe('Override by Lee with Sam until 24 Apr 2025: Letter is in the post');
  });
  it.each([
    ['before its first day', { from: on('04-11') }],
    ['after its last day', { from: on('04-01'), until: on('04-09') }],
    ['to a tier that is no higher', { tier: 'T1' as const }],
  ])('does nothing %s', (_when, changes) => {
    expect(withOverride(awaiting, given(awaiting, changes), DEFAULT_POLICY)).toBe(awaiting);
  });
  it('ends at once when a stop comes up', () => {
    const stop = evaluate(postpartum(TODAY, { screens: [stopScreen(TODAY, 'fever')] }));
    const full = given(awaiting, { tier: 'T3' });
    expect(withOverride(stop, full, DEFAULT_POLICY)).toBe(stop);
    expect(whyOverrideEnds(stop, full)).toBe('A stop or refusal allows no override.');
  });
  it('lifts no restriction and no blocked movement', () => {
    const restricted = evaluate(
      joint({ restrictions: [{ text: 'No squats', blocks: ['AX'], capPercent: 40 }] }),
    );
    const raised = withOverride(restricted, given(restricted, { tier: 'T3' }), DEFAULT_POLICY);
    expect(raised.permission).toMatchObject({ tier: 'T3', capPercent: 40, rirFloor: 2, blockedTags: ['AX'] });
  });
  it('lifts no restriction in words only, and is not given against one', () => {
    const words = evaluate(joint({ restrictions: [{ text: 'No squats' }] }));
    expect(withOverride(words, given(words, { tier: 'T3' }), DEFAULT_POLICY)).toBe(words);
    expect(checkOverride(given(words, { tier: 'T3' }), words, DEFAULT_POLICY, TODAY)).toMatchObject([
      { field: 'tier', sentence: expect.stringContaining('no override lifts it') },
    ]);
  });
  it('lifts nothing that came up after it was given', () => {
    const knee = evaluate(joint());
    const both = evaluate(joint(), back());
    expect(withOverride(both, given(knee), DEFAULT_POLICY)).toBe(both);
    expect(withOverride(both, given(both), DEFAULT_POLICY).tier).toBe('T2');
    expect(whyOverrideEnds(both, given(knee))).toBeUndefined();
  });
  it('goes on where time alone goes on, and ends where another state came up', () => {
    const [early, window, late] = ['02-11', '02-12', '03-12'].map((day) =>
      evaluateClearance({ episodes: [postpartum(on('03-12'))], today: on(day), policy: DEFAULT_POLICY }),
    );
    if (!early || !window || !late) throw new Error('Three days');
    expect([early, window, late].map(({ states }) => states[0]?.state)).toEqual([
      'PP-EARLY',
      'PP-WINDOW',
      'PP-AWAITING',
    ]);
    const days = { from: on('02-11'), until: on('03-30') };
    expect(withOverride(window, given(early, days), DEFAULT_POLICY).tier).toBe('T2');
    expect(withOverride(late, given(window, days), DEFAULT_POLICY).tier).toBe('T2');
    expect(withOverride(early, given(window, days), DEFAULT_POLICY)).toBe(early);
    expect(whyOverrideEnds(early, given(window, days))).toBe('What it was given against has changed.');
    expect(whyOverrideEnds(late, given(window, days))).toBeUndefined();
  });
});
