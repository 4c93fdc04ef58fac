/** §2.3: the rules that are shown with their sources, one test or more for each, by its number. */

import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import type { Aggravator, Episode, Screen } from '#domain/clearance/episode.ts';
import { evaluateClearance } from '#domain/clearance/evaluate.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import {
  BACK_TODAY,
  backClearance,
  backPain,
  checklist,
  clearScreen,
  joint,
  noPain,
  obClearance,
  on,
  painEntry,
  postpartum,
  stopScreen,
} from './builders.ts';

const evaluate = (episodes: readonly Episode[], today: string) =>
  evaluateClearance({ episodes, today: on(today), policy: DEFAULT_POLICY });
const rules = (clearance: ReturnType<typeof evaluate>) => clearance.reasons.map(({ rule }) => rule);
const cleared = [obClearance('02-12')];

describe('R1 to R12', () => {
  it('R1: without a valid obstetric clearance every loaded hip thrust is blocked', () => {
    for (const today of ['02-20', '04-10']) {
      const clearance = evaluate([postpartum(on(today))], today);
      expect(rules(clearance)).toContain('R1');
      expect(clearance.permission.blockedTags).toContain('LHT');
      expect(clearance.permission.capPercent).toBe(0);
    }
  });
  it('R2: before L nothing is assigned, cleared or not', () => {
    for (const clearances of [[], [obClearance('01-29')]]) {
      const clearance = evaluate([postpartum(on('02-11'), { clearances })], '02-11');
      expect(rules(clearance)).toContain('R2');
      expect(clearance).toMatchObject({ tier: 'T0', newAssignment: false });
    }
  });
  it('R3: from L to max(U, 84) a cleared athlete is at T2', () => {
    const clearance = evaluate([postpartum(on('03-25'), { clearances: cleared })], '03-25');
    expect(rules(clearance)).toContain('R3');
    expect(clearance.tier).toBe('T2');
  });
  it('R4: a stop item holds everything', () => {
    const screens = [stopScreen(on('04-10'), 'breathlessness')];
    const clearance = evaluate([postpartum(on('04-10'), { clearances: cleared, screens })], '04-10');
    expect(rules(clearance)).toContain('R4');
    expect(clearance.tier).toBe('T0');
  });
  it('R5: a pelvic-floor or abdominal symptom is T2 with a suggestion of a pelvic-health physiotherapist', () => {
    for (const symptom of ['leaking', 'heaviness', 'pelvicOrAbdominalPain', 'diastasisOrDoming'] as const) {
      const screens = [clearScreen(on('04-10'), { [symptom]: 'mildStable' })];
      const clearance = evaluate([postpartum(on('04-10'), { clearances: cleared, screens })], '04-10');
      expect(clearance.tier).toBe('T2');
      expect(clearance.reasons.find(({ rule }) => rule === 'R5')?.text).toContain(
        'pelvic-health physiotherapist',
      );
    }
  });
  it('R6: a back record without clearance is T1 or T0', () => {
    const low = evaluateClearance({
      episodes: [backPain({ days: 9, pain: 2 })],
      today: BACK_TODAY,
      policy: DEFAULT_POLICY,
    });
    const high = evaluateClearance({
      episodes: [backPain({ days: 9, pain: 3 })],
      today: BACK_TODAY,
      policy: DEFAULT_POLICY,
    });
    expect([low.tier, high.tier]).toEqual(['T1', 'T0']);
    expect(rules(low)).toContain('R6');
    expect(rules(high)).toContain('R6');
  });
  it('R7: a cauda-equina item is an emergency', () => {
    const episode = backPain(
      { days: 9, pain: 0 },
      { redFlags: [checklist(BACK_TODAY, { bothLegs: 'yes' })] },
    );
    const clearance = evaluateClearance({ episodes: [episode], today: BACK_TODAY, policy: DEFAULT_POLICY });
    expect(clearance.reasons[0]).toMatchObject({ rule: 'R7' });
    expect(clearance.tier).toBe('T0');
  });
  it('R8: the pain bands are 0–2, 3–5 and 6–10', () => {
    const tiers = Array.from({ length: 11 }, (_, pain) => {
      const episode = backPain({ days: 200, pain }, { clearances: [backClearance(0)] });
      return evaluateClearance({ episodes: [episode], today: BACK_TODAY, policy: DEFAULT_POLICY }).tier;
    });
    expect(tiers).toEqual(['T3', 'T3', 'T3', 'T2', 'T2', 'T2', 'T0', 'T0', 'T0', 'T0', 'T0']);
  });
  it('R9: no open back record allows a forced tilt under load, the watched one included', () => {
    const open = backPain({ days: 200, pain: 0 }, { clearances: [backClearance(0)] });
    const watched = backPain(
      { days: 200, pain: 0 },
      { painFreeSince: addDays(BACK_TODAY, -40), pain: noPain(40, 26, 12) },
    );
    for (const episode of [open, watched]) {
      const { tier, permission } = evaluateClearance({
        episodes: [episode],
        today: BACK_TODAY,
        policy: DEFAULT_POLICY,
      });
      expect(tier).toBe('T3');
      expect(permission.blockedTags).toEqual(['PPT']);
      expect(permission.why.find(({ limits }) => limits === 'PPT')?.reason).toMatchObject({ rule: 'R9' });
    }
  });
  it.each<[Aggravator, readonly string[], boolean]>([
    ['axial', ['AX'], false],
    ['flexion', ['HNG', 'HEAVY-HNG', 'PPT'], false],
    ['extension', ['PPT'], true],
    ['hinge', ['HNG', 'HEAVY-HNG'], false],
    ['impact', ['IMP'], false],
    ['sitting', [], false],
    ['rotation', [], false],
  ])('R10: aggravating %s blocks %j', (movement, tags, cue) => {
    const episode = backPain(
      { days: 200, pain: 0 },
      { clearances: [backClearance(0)], aggravating: [movement] },
    );
    const [state] = evaluateClearance({
      episodes: [episode],
      today: BACK_TODAY,
      policy: DEFAULT_POLICY,
    }).states;
    expect([...(state?.limits.blockedTags ?? [])].sort()).toEqual([...new Set([...tags, 'PPT'])].sort());
    expect(state?.limits.cues.length).toBe(cue ? 1 : 0);
    for (const tag of tags) {
      expect(state?.limits.why.some(({ limits, reason }) => limits === tag && reason.rule === 'R10')).toBe(
        true,
      );
    }
  });
  it('R11: any open record has a floor of reps in reserve, and none has without one', () => {
    const floor = (episodes: readonly Episode[], today: string) =>
      evaluate(episodes, today).permission.rirFloor;
    expect(floor([], '04-10')).toBe(0);
    expect(floor([postpartum(on('04-10'), { clearances: cleared })], '04-10')).toBe(2);
    expect(floor([postpartum(on('03-10'), { clearances: cleared })], '03-10')).toBe(3);
    expect(floor([postpartum(on('04-10'))], '04-10')).toBe(3);
    expect(floor([joint({ clearances: [] })], '04-10')).toBe(3);
    expect(rules(evaluate([postpartum(on('04-10'), { clearances: cleared })], '04-10'))).toContain('R11');
    expect(rules(evaluate([], '04-10'))).toEqual([]);
  });
  it('R12: a clearance is void after 12 months, or when the condition changed', () => {
    const old = postpartum(on('2026-04-10'), { clearances: [obClearance('03-01')] });
    expect(rules(evaluate([old], '2026-04-10'))).toContain('R12');
    const changed = [stopScreen(on('04-01'), 'fever'), clearScreen(on('04-10'))];
    expect(evaluate([postpartum(on('04-10'), { clearances: cleared, screens: changed })], '04-10').tier).toBe(
      'T0',
    );
  });
});

describe('what the tiers permit (§2.1)', () => {
  const screens = (...days: string[]) => days.map((day) => clearScreen(on(day)));
  const restricted = (given: readonly Screen[], today: string) =>
    evaluate([postpartum(on(today), { clearances: cleared, screens: given })], today).permission;

  it('T0 permits nothing', () => {
    const { permission } = evaluate([postpartum(on('01-20'))], '01-20');
    expect(permission).toMatchObject({ tier: 'T0', phases: [], capPercent: 0 });
    expect(permission.blockedTags).toHaveLength(9);
  });
  it('T1 permits the foundation block: no external load, 3 RIR, no AX, HNG, VAL or IMP', () => {
    const { permission } = evaluate([postpartum(on('02-20'))], '02-20');
    expect(permission).toMatchObject({ tier: 'T1', phases: [], capPercent: 0, rirFloor: 3 });
    for (const tag of ['IMP', 'VAL', 'AX', 'HNG', 'LHT'] as const)
      expect(permission.blockedTags).toContain(tag);
  });
  it('T2 permits phase 1 at 60 %, 3 RIR, no AX, PPT, VAL, IMP and no heavy hinge', () => {
    const permission = restricted(screens('03-10'), '03-10');
    expect(permission).toMatchObject({
      tier: 'T2',
      phases: [{ number: 1, capPercent: 60 }],
      capPercent: 60,
      rirFloor: 3,
    });
    expect(permission.blockedTags).toEqual(['AX', 'HEAVY-HNG', 'PPT', 'VAL', 'IMP']);
  });
  it.each([
    ['two clear screens 14 days apart', screens('02-24', '03-10'), true],
    ['13 days apart', screens('02-25', '03-10'), false],
    ['the first before the gate opened', screens('02-11', '02-25'), false],
    ['one only', screens('03-10'), false],
    [
      'a symptom between',
      [
        clearScreen(on('02-20')),
        clearScreen(on('03-01'), { leaking: 'mildStable' }),
        clearScreen(on('03-10')),
      ],
      false,
    ],
    [
      'an incomplete first one',
      [clearScreen(on('02-20'), { leaking: 'notAsked' }), clearScreen(on('03-10'))],
      false,
    ],
  ] as const)('T2 opens phase 2 at 70 %% after two clear screens: %s, %3$s', (_given, given, opens) => {
    const { phases } = restricted(given, '03-10');
    expect(phases).toEqual(
      opens
        ? [
            { number: 1, capPercent: 60 },
            { number: 2, capPercent: 70 },
          ]
        : [{ number: 1, capPercent: 60 }],
    );
  });
  it('a back at T2 opens phase 2 by checklists, without pain of 3 between them', () => {
    const given = (pain: number) =>
      evaluateClearance({
        episodes: [
          backPain(
            { days: 60, pain: 1 },
            {
              clearances: [backClearance(30)],
              redFlags: [checklist(addDays(BACK_TODAY, -14)), checklist(BACK_TODAY)],
              pain: [painEntry(addDays(BACK_TODAY, -7), pain), painEntry(BACK_TODAY, 1)],
            },
          ),
        ],
        today: BACK_TODAY,
        policy: DEFAULT_POLICY,
      }).permission.phases;
    expect(given(2)).toHaveLength(2);
    expect(given(3)).toHaveLength(1);
  });
  it('a review that is due closes phase 2 again', () => {
    const clearances = [obClearance('02-12', { restrictions: [{ text: 'No running', blocks: ['IMP'] }] })];
    const phases = (today: string) =>
      evaluate([postpartum(on(today), { clearances, screens: screens('02-12', '02-26') })], today).permission
        .phases;
    expect(phases('03-26')).toHaveLength(2);
    expect(phases('03-27')).toHaveLength(1);
  });
  it('T3 permits every phase without cap, 2 RIR', () => {
    const { permission } = evaluate([postpartum(on('04-10'), { clearances: cleared })], '04-10');
    expect(permission).toMatchObject({
      tier: 'T3',
      phases: 'all',
      capPercent: null,
      rirFloor: 2,
      blockedTags: [],
    });
  });
  it('T3 has no impact before 12 weeks, where the facility ends the restricted period earlier', () => {
    const policy = { ...DEFAULT_POLICY, restrictedUntilDay: 56 };
    const at = (today: string) =>
      evaluateClearance({
        episodes: [postpartum(on(today), { clearances: cleared })],
        today: on(today),
        policy,
      });
    expect(at('03-25')).toMatchObject({ tier: 'T3', permission: { blockedTags: ['IMP'] } });
    expect(at('03-26')).toMatchObject({ tier: 'T3', permission: { blockedTags: [] } });
  });
  it('a provider’s restriction wins over a looser tier and is kept word for word', () => {
    const restrictions = [
      {
        text: 'Nothing over 40 %, no lying on the back',
        blocks: ['SUP'] as const,
        capPercent: 40,
        rirFloor: 4,
      },
    ];
    const clearances = [obClearance('02-12', { restrictions })];
    const { permission } = evaluate([postpartum(on('04-10'), { clearances })], '04-10');
    expect(permission).toMatchObject({ tier: 'T2', capPercent: 40, rirFloor: 4 });
    expect(permission.blockedTags).toContain('SUP');
    expect(permission.verbatim).toEqual([
      { text: 'Nothing over 40 %, no lying on the back', from: 'Dr A. Khan' },
    ]);
  });
});
