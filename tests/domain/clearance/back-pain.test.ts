/** §1.6: every row of the back-pain table, and B1 to B14 by their numbers. */

import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { BACK_PAIN_ROWS, backPainState } from '#domain/clearance/back-pain.ts';
import { backPainFacts } from '#domain/clearance/back-pain-facts.ts';
import type { BackPainEpisode, PainEntry } from '#domain/clearance/episode.ts';
import { evaluateClearance } from '#domain/clearance/evaluate.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { EMERGENCY_ITEM_IDS, RED_FLAG_ITEM_IDS, URGENT_ITEM_IDS } from '#domain/clearance/warning-signs.ts';
import {
  BACK_TODAY,
  backClearance,
  backPain,
  checklist,
  clearScreen,
  decision,
  noPain,
  obClearance,
  painEntry,
  postpartum,
} from './builders.ts';

type Changes = Partial<BackPainEpisode>;
const ago = (days: number) => addDays(BACK_TODAY, -days);
const state = (at: { days: number; pain: number }, changes: Changes = {}, today = BACK_TODAY) =>
  backPainState(backPain(at, changes), today, DEFAULT_POLICY);
const cleared = { clearances: [backClearance(0)] };
const chronic = 200;

describe('B1 to B14', () => {
  const rows: readonly [
    id: string,
    given: string,
    days: number,
    pain: number,
    changes: Changes,
    state: string,
    tier: string,
  ][] = [
    ['B1', 'onset 10 days ago, pain 2, no clearance', 10, 2, {}, 'BP-AWAITING', 'T1'],
    ['B2', 'pain 3, no clearance', 10, 3, {}, 'BP-AWAITING', 'T0'],
    ['B3', 'cleared, onset 27 days ago', 27, 2, cleared, 'BP-RESTRICTED', 'T2'],
    ['B3', 'cleared, onset 28 days ago', 28, 2, cleared, 'BP-RESTRICTED', 'T2'],
    ['B3', 'cleared, onset 84 days ago', 84, 2, cleared, 'BP-CLEARED', 'T3'],
    ['B4', 'chronic, cleared, pain 2', chronic, 2, cleared, 'BP-CLEARED', 'T3'],
    ['B4', 'chronic, cleared, pain 3', chronic, 3, cleared, 'BP-RESTRICTED', 'T2'],
    ['B4', 'chronic, cleared, pain 5', chronic, 5, cleared, 'BP-RESTRICTED', 'T2'],
    ['B4', 'chronic, cleared, pain 6', chronic, 6, cleared, 'BP-STOP', 'T0'],
    [
      'B5',
      'saddle numbness, cleared, pain 0',
      chronic,
      0,
      { ...cleared, redFlags: [checklist(BACK_TODAY, { saddleNumbness: 'yes' })] },
      'BP-EMERGENCY',
      'T0',
    ],
    [
      'B7',
      'cleared, chronic, checklist 28 days old',
      chronic,
      0,
      { ...cleared, redFlags: [checklist(ago(28))] },
      'BP-CLEARED',
      'T3',
    ],
    [
      'B7',
      'cleared, chronic, checklist 29 days old',
      chronic,
      0,
      { ...cleared, redFlags: [checklist(ago(29))] },
      'BP-REVIEW',
      'T2',
    ],
    [
      'B8',
      'clearance of episode 1, now episode 2',
      chronic,
      2,
      { clearances: [decision('episode-1', ago(10), { providerRole: 'doctor' })] },
      'BP-AWAITING',
      'T1',
    ],
    [
      'B10',
      'chronic, cleared, axial load aggravates',
      chronic,
      0,
      { ...cleared, aggravating: ['axial'] },
      'BP-RESTRICTED',
      'T2',
    ],
  ];
  it.each(rows)('%s: %s is %6$s at %7$s', (_id, _given, days, pain, changes, expected, tier) => {
    expect(state({ days, pain }, changes)).toMatchObject({ state: expected, tier });
  });

  it.each([
    ['B3', 27, 'acute'],
    ['B3', 28, 'subacute'],
    ['B3', 83, 'subacute'],
    ['B3', 84, 'chronic'],
  ] as const)('%s: %i days after the onset is %s', (_id, days, label) => {
    const { duration } = backPainFacts(backPain({ days, pain: 2 }), BACK_TODAY, DEFAULT_POLICY);
    expect(duration).toMatchObject({ label, days, recurrent: false, resolved: false });
  });

  it('B10: axial load is blocked by rule R10', () => {
    const episode = backPain({ days: chronic, pain: 0 }, { ...cleared, aggravating: ['axial'] });
    const { permission } = evaluateClearance({
      episodes: [episode],
      today: BACK_TODAY,
      policy: DEFAULT_POLICY,
    });
    expect(permission.blockedTags).toContain('AX');
    expect(permission.why.some(({ limits, reason }) => limits === 'AX' && reason.rule === 'R10')).toBe(true);
  });

  it('B14: PP-RESTRICTED and BP-AWAITING together are T1', () => {
    const pp = postpartum(BACK_TODAY, {
      clearances: [obClearance('03-01')],
      screens: [clearScreen(BACK_TODAY, { heaviness: 'mildStable' })],
    });
    const clearance = evaluateClearance({
      episodes: [pp, backPain({ days: 10, pain: 2 })],
      today: BACK_TODAY,
      policy: DEFAULT_POLICY,
    });
    expect(clearance.states.map((each) => each.state)).toEqual(['PP-RESTRICTED', 'BP-AWAITING']);
    expect(clearance.tier).toBe('T1');
  });
});

describe('rows of the table', () => {
  const rows: readonly [state: string, tier: string, given: string, pain: number, changes: Changes][] = [
    ['BP-NA', 'T3', 'closed', 5, { closed: { date: BACK_TODAY, reason: 'Resolved', by: 'Lee' } }],
    ...EMERGENCY_ITEM_IDS.map(
      (item) =>
        [
          'BP-EMERGENCY',
          'T0',
          item,
          0,
          { ...cleared, redFlags: [checklist(BACK_TODAY, { [item]: 'yes' })] },
        ] as [string, string, string, number, Changes],
    ),
    ...URGENT_ITEM_IDS.map(
      (item) =>
        ['BP-STOP', 'T0', item, 0, { ...cleared, redFlags: [checklist(BACK_TODAY, { [item]: 'yes' })] }] as [
          string,
          string,
          string,
          number,
          Changes,
        ],
    ),
    [
      'BP-STOP',
      'T0',
      'leg symptoms new or worse',
      0,
      { ...cleared, legSymptoms: [{ date: BACK_TODAY, answer: 'newOrWorse' }] },
    ],
    [
      'BP-STOP',
      'T0',
      'worst of the week 6',
      0,
      { ...cleared, pain: [painEntry(BACK_TODAY, 1, { painWorst7d: 6 })] },
    ],
    [
      'BP-STOP',
      'T0',
      'next morning 6',
      0,
      { ...cleared, pain: [painEntry(BACK_TODAY, 1, { painNextMorning: 6 })] },
    ],
    ['BP-SCREEN', 'T0', 'no checklist', 0, { ...cleared, redFlags: [] }],
    [
      'BP-SCREEN',
      'T0',
      'a question not asked',
      0,
      { ...cleared, redFlags: [checklist(BACK_TODAY, { trauma: 'notAsked' })] },
    ],
    ['BP-SCREEN', 'T0', 'questions missing', 0, { ...cleared, redFlags: [{ date: BACK_TODAY, items: {} }] }],
    [
      'BP-SCREEN',
      'T0',
      'checklist from before the onset',
      0,
      { ...cleared, redFlags: [checklist(ago(chronic + 1))] },
    ],
    [
      'BP-SCREEN',
      'T0',
      'latest checklist incomplete',
      0,
      { ...cleared, redFlags: [checklist(ago(5)), checklist(BACK_TODAY, { trauma: 'notAsked' })] },
    ],
    [
      'BP-HELD',
      'T0',
      'declined',
      0,
      { clearances: [backClearance(5), backClearance(1, { decision: 'declined' })] },
    ],
    [
      'BP-WATCH',
      'T3',
      'pain-free for 28 days, with entries that span them',
      0,
      { painFreeSince: ago(28), pain: noPain(28, 14, 0) },
    ],
    ['BP-AWAITING', 'T0', 'no pain entry', 0, { pain: [] }],
    ['BP-EXPIRED', 'T1', 'past validUntil', 0, { clearances: [backClearance(10, { validUntil: ago(1) })] }],
    ['BP-REVIEW', 'T2', 'pain entry 15 days old', 0, { ...cleared, pain: [painEntry(ago(15), 0)] }],
    ['BP-REVIEW', 'T2', 'no pain entry', 0, { ...cleared, pain: [] }],
    ['BP-CLEARED', 'T3', 'pain entry 14 days old', 0, { ...cleared, pain: [painEntry(ago(14), 0)] }],
    ['BP-RESTRICTED', 'T2', 'a restriction', 0, { ...cleared, restrictions: [{ text: 'No sit-ups' }] }],
    [
      'BP-RESTRICTED',
      'T2',
      'the provider’s restriction',
      0,
      { clearances: [backClearance(3, { restrictions: [{ text: 'No rowing' }] })] },
    ],
    ['BP-RESTRICTED', 'T2', 'sitting aggravates', 0, { ...cleared, aggravating: ['sitting'] }],
    [
      'BP-RESTRICTED',
      'T2',
      'worse the next morning',
      0,
      { ...cleared, pain: [painEntry(BACK_TODAY, 1, { painNextMorning: 2 })] },
    ],
    [
      'BP-RESTRICTED',
      'T2',
      'worst of the week 3',
      0,
      { ...cleared, pain: [painEntry(BACK_TODAY, 0, { painWorst7d: 3 })] },
    ],
    ['BP-CLEARED', 'T3', 'nothing else', 0, cleared],
  ];
  it.each(rows)('%s is %s: %s', (expected, tier, _given, pain, changes) => {
    expect(state({ days: chronic, pain }, changes)).toMatchObject({ state: expected, tier });
  });

  it('has its rows in the order of the specification', () => {
    expect(BACK_PAIN_ROWS.map((row) => row.state)).toEqual([
      'BP-NA',
      'BP-EMERGENCY',
      'BP-STOP',
      'BP-SCREEN',
      'BP-HELD',
      'BP-WATCH',
      'BP-AWAITING',
      'BP-EXPIRED',
      'BP-REVIEW',
      'BP-RESTRICTED',
      'BP-CLEARED',
    ]);
  });

  it('asks for a complete checklist on the day a phase starts, or later', () => {
    const at = (phaseStart: CalendarDate, change: Changes) =>
      backPainState(
        backPain({ days: chronic, pain: 0 }, { ...cleared, ...change }),
        BACK_TODAY,
        DEFAULT_POLICY,
        {
          postpartum: [],
          otherSpells: [],
          phaseStart,
        },
      );
    const old = { redFlags: [checklist(ago(6))] };
    expect(at(ago(5), old)).toMatchObject({
      state: 'BP-REVIEW',
      tier: 'T2',
      newAssignment: false,
      reasons: [{ text: `Checklist due: none since this phase began on ${formatDate(ago(5))}.` }, {}],
      wouldChange: [{ text: 'A complete warning-sign checklist and a pain entry today.' }],
    });
    expect(at(ago(6), old).state).toBe('BP-CLEARED');
    expect(at(ago(-1), old).state).toBe('BP-CLEARED');
  });

  it('holds without an onset, or with one that lies ahead', () => {
    const { onset: _none, ...without } = backPain({ days: chronic, pain: 0 }, cleared);
    expect(backPainState(without, BACK_TODAY, DEFAULT_POLICY).state).toBe('BP-SCREEN');
    expect(state({ days: -3, pain: 0 }, cleared).state).toBe('BP-SCREEN');
  });

  it('expires 12 months after the clearance', () => {
    const changes = { clearances: [backClearance(0)] };
    const at = (today: typeof BACK_TODAY) =>
      state(
        { days: chronic, pain: 0 },
        { ...changes, pain: [painEntry(today, 0)], redFlags: [checklist(today)] },
        today,
      );
    const last = addMonths(BACK_TODAY, 12);
    expect(at(last).state).toBe('BP-CLEARED');
    expect(at(addDays(last, 1)).state).toBe('BP-EXPIRED');
  });

  it('gives nothing new while a review is due', () => {
    expect(state({ days: chronic, pain: 0 }, { ...cleared, pain: [] }).newAssignment).toBe(false);
  });

  it.each([
    ['physiotherapist', 'BP-CLEARED'],
    ['npPa', 'BP-CLEARED'],
    ['generalPractitioner', 'BP-CLEARED'],
    ['osteopath', 'BP-AWAITING'],
    ['chiropractor', 'BP-AWAITING'],
    ['other', 'BP-AWAITING'],
  ] as const)('a clearance by %s gives %s', (providerRole, expected) => {
    expect(
      state({ days: chronic, pain: 0 }, { clearances: [backClearance(0, { providerRole })] }).state,
    ).toBe(expected);
  });

  it('accepts osteopath and chiropractor where the policy does', () => {
    const policy = { ...DEFAULT_POLICY, backPainRoles: ['osteopath'] as const };
    const episode = backPain(
      { days: chronic, pain: 0 },
      { clearances: [backClearance(0, { providerRole: 'osteopath' })] },
    );
    expect(backPainState(episode, BACK_TODAY, policy).state).toBe('BP-CLEARED');
  });
});

describe('emergency and stop', () => {
  const emergency = [checklist(ago(5), { bladderOrBowelChange: 'yes' }), checklist(BACK_TODAY)];
  it('says to seek assessment the same day, with the local number of the settings', () => {
    const policy = { ...DEFAULT_POLICY, emergencyNumber: '112' };
    const { reasons } = backPainState(
      backPain({ days: 10, pain: 0 }, { redFlags: emergency }),
      BACK_TODAY,
      policy,
    );
    expect(reasons[0]?.text).toBe('Same-day emergency assessment now. Call 112.');
  });
  it.each([
    ['a later "no" alone', [], 'BP-EMERGENCY'],
    ['a clearance of the same day', [backClearance(5)], 'BP-EMERGENCY'],
    ['a clearance of a later day', [backClearance(4)], 'BP-CLEARED'],
    [
      'a later clearance with restrictions',
      [backClearance(4, { decision: 'clearedWithRestrictions', restrictions: [{ text: 'x' }] })],
      'BP-EMERGENCY',
    ],
    ['a later word of the athlete', [backClearance(4, { evidence: 'athleteReported' })], 'BP-EMERGENCY'],
  ] as const)('an emergency answer after %s: %3$s', (_given, clearances, expected) => {
    expect(state({ days: chronic, pain: 0 }, { redFlags: emergency, clearances }).state).toBe(expected);
  });
  it('lifts an urgent answer only by a provider’s later decision', () => {
    const redFlags = [checklist(ago(5), { weightLoss: 'yes' }), checklist(BACK_TODAY)];
    expect(state({ days: chronic, pain: 0 }, { redFlags, ...{ clearances: [backClearance(6)] } }).state).toBe(
      'BP-STOP',
    );
    expect(state({ days: chronic, pain: 0 }, { redFlags, ...{ clearances: [backClearance(3)] } }).state).toBe(
      'BP-CLEARED',
    );
  });
  it('keeps worse leg symptoms open when a later answer is better', () => {
    const legSymptoms = [
      { date: ago(5), answer: 'newOrWorse' },
      { date: ago(1), answer: 'stable' },
    ] as const;
    expect(state({ days: chronic, pain: 0 }, { clearances: [backClearance(6)], legSymptoms }).state).toBe(
      'BP-STOP',
    );
  });
  it.each([
    [
      'a later day and a fresh checklist',
      [painEntry(ago(2), 7), painEntry(ago(1), 5)],
      [checklist(ago(1))],
      'BP-RESTRICTED',
    ],
    [
      'a later day, checklist of the day of the stop',
      [painEntry(ago(2), 7), painEntry(ago(1), 2)],
      [checklist(ago(2))],
      'BP-STOP',
    ],
    [
      'known from the next morning, whose own day is no later one',
      [painEntry(ago(2), 2, { painNextMorning: 7 }), painEntry(ago(1), 2)],
      [checklist(ago(1))],
      'BP-STOP',
    ],
    [
      'known from the next morning, a day after that',
      [painEntry(ago(2), 2, { painNextMorning: 7 }), painEntry(ago(0), 3)],
      [checklist(ago(0))],
      'BP-RESTRICTED',
    ],
    ['the same day', [painEntry(ago(2), 7), painEntry(ago(2), 2)], [checklist(ago(1))], 'BP-STOP'],
    [
      'a later day that is no better',
      [painEntry(ago(2), 7), painEntry(ago(1), 6)],
      [checklist(ago(0))],
      'BP-STOP',
    ],
    [
      'a later day whose worst of the week only looks back',
      [painEntry(ago(2), 7), painEntry(ago(1), 2, { painWorst7d: 7 })],
      [checklist(ago(1))],
      'BP-RESTRICTED',
    ],
    [
      'an incomplete checklist',
      [painEntry(ago(2), 7), painEntry(ago(1), 2)],
      [checklist(ago(1), { trauma: 'notAsked' })],
      'BP-STOP',
    ],
  ] as const)('pain of 7, then %s: %4$s', (_given, pain, redFlags, expected) => {
    expect(state({ days: chronic, pain: 0 }, { ...cleared, pain, redFlags }).state).toBe(expected);
  });
});

describe('the overlap trap', () => {
  const leaking = (
    answers: readonly [daysAgo: number, answer: 'none' | 'mildStable' | 'worseOrModerate'][],
  ) =>
    postpartum(BACK_TODAY, {
      clearances: [obClearance('03-01')],
      screens: answers.map(([days, answer]) => clearScreen(ago(days), { leaking: answer })),
    });
  const back = backPain({ days: 10, pain: 0 }, { clearances: [backClearance(10)] });
  const states = (episodes: Parameters<typeof evaluateClearance>[0]['episodes']) =>
    evaluateClearance({ episodes, today: BACK_TODAY, policy: DEFAULT_POLICY }).states.map(
      (each) => each.state,
    );

  it('a bladder change on the checklist is an emergency though leaking is known and stable', () => {
    const changed = { ...back, redFlags: [checklist(BACK_TODAY, { bladderOrBowelChange: 'yes' as const })] };
    expect(
      states([
        leaking([
          [40, 'mildStable'],
          [0, 'mildStable'],
        ]),
        changed,
      ]),
    ).toEqual(['PP-RESTRICTED', 'BP-EMERGENCY']);
  });
  it.each([
    [
      'new since the onset',
      [
        [20, 'none'],
        [2, 'mildStable'],
      ],
      'BP-EMERGENCY',
    ],
    [
      'worse since the onset',
      [
        [20, 'mildStable'],
        [2, 'worseOrModerate'],
      ],
      'BP-EMERGENCY',
    ],
    ['worse on the first screen', [[2, 'worseOrModerate']], 'BP-EMERGENCY'],
    [
      'known and stable',
      [
        [20, 'mildStable'],
        [2, 'mildStable'],
      ],
      'BP-RESTRICTED',
    ],
    [
      'new before the onset',
      [
        [40, 'none'],
        [20, 'mildStable'],
      ],
      'BP-RESTRICTED',
    ],
  ] as const)('leaking %s: %3$s', (_given, answers, expected) => {
    expect(states([leaking(answers as never), back])[1]).toBe(expected);
  });
  it('does not depend on the order of the episodes', () => {
    const pp = leaking([
      [20, 'none'],
      [2, 'mildStable'],
    ]);
    expect(states([back, pp])[0]).toBe('BP-EMERGENCY');
  });
  it('is nothing of the kind without an open back record', () => {
    const closed = { ...back, closed: { date: ago(1), reason: 'Over', by: 'Lee' } };
    expect(
      states([
        leaking([
          [20, 'none'],
          [2, 'mildStable'],
        ]),
        closed,
      ]),
    ).toEqual(['PP-RESTRICTED', 'BP-NA']);
  });
});

describe('resolved, watched, recurrent', () => {
  const free = (days: number, pain: readonly PainEntry[], more: Changes = {}) =>
    state({ days: chronic, pain: 0 }, { painFreeSince: ago(days), pain, ...more });
  it.each([
    [27, 'BP-AWAITING'],
    [28, 'BP-WATCH'],
  ])('pain-free for %i days, with entries that span them: %s', (days, expected) => {
    expect(free(days, noPain(days, 14, 0)).state).toBe(expected);
  });
  it('one typed date and one entry of no pain send nobody with a sore back to full training', () => {
    for (const day of [40, 12, 0]) expect(free(40, noPain(day)).state).toBe('BP-AWAITING');
    for (const pain of [[], noPain(41), [painEntry(ago(60), 3)]]) {
      expect(free(40, pain).state).toBe('BP-AWAITING');
    }
  });
  it.each([
    ['14 days apart', [42, 28, 14], 'BP-WATCH'],
    ['in any order of recording', [14, 42, 28], 'BP-WATCH'],
    ['the first 14 days after the date', [28, 14], 'BP-WATCH'],
    ['the first 15 days after the date', [27, 14], 'BP-AWAITING'],
    ['15 days apart', [42, 30, 15, 0], 'BP-AWAITING'],
    ['that end a day before the period is over', [42, 28, 15], 'BP-AWAITING'],
  ] as const)('pain-free since 42 days, entries %s: %3$s', (_given, days, expected) => {
    expect(free(42, noPain(...days)).state).toBe(expected);
  });
  it('is resolved from the day of the entry that completes the period, not by time alone', () => {
    const episode = backPain(
      { days: chronic, pain: 0 },
      { painFreeSince: ago(40), pain: noPain(40, 26, 20, 8) },
    );
    const resolvedOn = (today: typeof BACK_TODAY) => backPainFacts(episode, today, DEFAULT_POLICY).resolvedOn;
    expect([ago(12), ago(9), ago(8), BACK_TODAY].map(resolvedOn)).toEqual([
      undefined,
      undefined,
      ago(8),
      ago(8),
    ]);
  });
  it('says what the entries have still to show', () => {
    const texts = (pain: readonly PainEntry[]) => free(20, pain).wouldChange.map(({ text }) => text);
    expect(texts(noPain(20, 8))).toContain(
      'Resolved once entries without pain, no more than 14 days apart, reach 8 Jul 2025 or later.',
    );
    expect(texts(noPain(0)).join()).toContain('The pain-free days are not proven');
    expect(texts([painEntry(BACK_TODAY, 1)]).join()).not.toContain('pain-free');
  });
  it('is not resolved when pain was entered since, or a restriction stands', () => {
    const zeros = noPain(40, 27, 13, 0);
    expect(free(40, zeros).state).toBe('BP-WATCH');
    expect(free(40, [...zeros, painEntry(ago(20), 1)]).state).toBe('BP-AWAITING');
    expect(free(40, [...zeros, painEntry(ago(1), 1)]).state).toBe('BP-AWAITING');
    expect(free(40, [...zeros, painEntry(ago(5), 0, { painNextMorning: 1 })]).state).toBe('BP-AWAITING');
    expect(free(40, zeros, { restrictions: [{ text: 'x' }] }).state).toBe('BP-AWAITING');
  });
  it('is watched for 12 months after it resolved, then suggested for closing and no longer waved through', () => {
    const proof = noPain(500, 486, 472);
    const episode = backPain({ days: 900, pain: 0 }, { painFreeSince: ago(500) });
    const resolvedOn = addDays(ago(500), 28);
    const end = addMonths(resolvedOn, 12);
    const fresh = (today: typeof BACK_TODAY) =>
      backPainState(
        { ...episode, pain: [...proof, painEntry(today, 0)], redFlags: [checklist(today)] },
        today,
        DEFAULT_POLICY,
      );
    expect(fresh(addDays(end, -1)).state).toBe('BP-WATCH');
    expect(fresh(end).state).toBe('BP-AWAITING');
    expect(
      fresh(end)
        .wouldChange.map(({ text }) => text)
        .join(' '),
    ).toContain('Closing the episode');
  });
  it.each([
    ['28 pain-free days before', 28, true],
    ['27 pain-free days before', 27, false],
    ['a year before', 365, true],
    ['more than a year before', 367, false],
  ] as const)('recurrent with a spell that ended %s: %3$s', (_given, gap, recurrent) => {
    const now = backPain({ days: 10, pain: 2 });
    const before = { ...backPain({ days: 700, pain: 0, id: 'bp-1' }), painFreeSince: ago(10 + gap) };
    const { duration } = backPainFacts(now, BACK_TODAY, DEFAULT_POLICY, {
      postpartum: [],
      otherSpells: [now, before],
    });
    expect(duration?.recurrent).toBe(recurrent);
  });
});

describe('information only', () => {
  const remarks = (birthDate: string, changes: Changes = {}) =>
    backPainFacts(backPain({ days: 100, pain: 4 }, { ...cleared, ...changes }), BACK_TODAY, DEFAULT_POLICY, {
      postpartum: [],
      otherSpells: [],
      birthDate: birthDate as typeof BACK_TODAY,
    }).remarks;
  it.each([
    ['2006-01-01', 1],
    ['2000-01-01', 0],
    ['1970-01-01', 1],
  ])('a first onset, born %s: %i remark', (birthDate, count) => {
    expect(remarks(birthDate)).toHaveLength(count);
  });
  it('remarks on no improvement over a month, and changes no state', () => {
    const pain = [painEntry(ago(40), 4), painEntry(BACK_TODAY, 4)];
    expect(remarks('2000-01-01', { pain })).toHaveLength(1);
    expect(state({ days: 100, pain: 4 }, { ...cleared, pain }).state).toBe('BP-RESTRICTED');
  });
});

it('asks every warning sign exactly once', () => {
  expect(new Set(RED_FLAG_ITEM_IDS).size).toBe(EMERGENCY_ITEM_IDS.length + URGENT_ITEM_IDS.length);
});

it('stays unalarming where pain alone holds', () => {
  expect(state({ days: 10, pain: 3 }).reasons.at(-1)).toMatchObject({
    text: 'Most back pain is not dangerous and activity is encouraged; this hold is a facility rule.',
    source: 'NICE NG59',
  });
});
