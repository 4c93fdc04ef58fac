/** §1.3 and §1.4: every row of the postpartum table, and P1 to P30 by their numbers. */

import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import type { PostpartumEpisode } from '#domain/clearance/episode.ts';
import { evaluateClearance } from '#domain/clearance/evaluate.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { POSTPARTUM_ROWS, postpartumState } from '#domain/clearance/postpartum.ts';
import { boundsOf } from '#domain/clearance/postpartum-facts.ts';
import { STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';
import { clearScreen, DELIVERY, decision, obClearance, on, postpartum, stopScreen } from './builders.ts';

type Changes = Partial<PostpartumEpisode>;
const stateOn = (today: string, changes: Changes = {}) =>
  postpartumState(postpartum(on(today), changes), on(today), DEFAULT_POLICY);

describe('P1 to P30 (§1.5)', () => {
  const rows: readonly [
    id: string,
    given: string,
    today: string,
    changes: Changes,
    state: string,
    tier: string,
  ][] = [
    ['P1', 'vaginal, no clearance, day 41', '02-11', {}, 'PP-EARLY', 'T0'],
    ['P2', 'vaginal, no clearance, day 42', '02-12', {}, 'PP-WINDOW', 'T1'],
    ['P3', 'vaginal, no clearance, day 55', '02-25', {}, 'PP-WINDOW', 'T1'],
    ['P3', 'vaginal, no clearance, day 56', '02-26', {}, 'PP-AWAITING', 'T1'],
    ['P4', 'caesarean, no clearance, day 55', '02-25', { mode: 'caesarean' }, 'PP-EARLY', 'T0'],
    ['P4', 'caesarean, no clearance, day 56', '02-26', { mode: 'caesarean' }, 'PP-WINDOW', 'T1'],
    [
      'P6',
      'vaginal, cleared that day',
      '02-12',
      { clearances: [obClearance('02-12')] },
      'PP-RESTRICTED',
      'T2',
    ],
    [
      'P7',
      'vaginal, cleared, day 83',
      '03-25',
      { clearances: [obClearance('02-12')] },
      'PP-RESTRICTED',
      'T2',
    ],
    ['P7', 'vaginal, cleared, day 84', '03-26', { clearances: [obClearance('02-12')] }, 'PP-CLEARED', 'T3'],
    [
      'P8',
      'caesarean, cleared, day 84',
      '03-26',
      { mode: 'caesarean', clearances: [obClearance('03-01')] },
      'PP-CLEARED',
      'T3',
    ],
    [
      'P9',
      'cleared on day 28, day 41',
      '02-11',
      { clearances: [obClearance('01-29')] },
      'PP-EARLYCLEARED',
      'T0',
    ],
    [
      'P10',
      'cleared on day 28, last screen before the floor',
      '02-12',
      { clearances: [obClearance('01-29')], screens: [clearScreen(on('02-10'))] },
      'PP-CONFIRM',
      'T1',
    ],
    [
      'P12',
      'mode unknown, cleared on day 50',
      '02-20',
      { mode: 'unknown', clearances: [obClearance('02-20')] },
      'PP-EARLYCLEARED',
      'T0',
    ],
    [
      'P12',
      'mode unknown, cleared on day 50, day 151',
      '06-01',
      { mode: 'unknown', clearances: [obClearance('02-20')] },
      'PP-RESTRICTED',
      'T2',
    ],
    [
      'P13',
      'imported clearance from before the delivery, day 41',
      '02-11',
      { clearances: [obClearance('2024-12-20')] },
      'PP-EARLY',
      'T0',
    ],
    [
      'P13',
      'imported clearance from before the delivery, day 56',
      '02-26',
      { clearances: [obClearance('2024-12-20')] },
      'PP-AWAITING',
      'T1',
    ],
    [
      'P14',
      'imported clearance dated after today',
      '02-26',
      { clearances: [obClearance('02-27')] },
      'PP-AWAITING',
      'T1',
    ],
    [
      'P15',
      'imported delivery in the future',
      '02-26',
      { deliveryDate: on('02-27'), clearances: [obClearance('02-20')] },
      'PP-PREGNANT',
      'T0',
    ],
    [
      'P18',
      'clearance reported by the athlete',
      '02-26',
      { clearances: [obClearance('02-20', { evidence: 'athleteReported' })] },
      'PP-AWAITING',
      'T1',
    ],
    [
      'P19',
      'physiotherapist only',
      '02-26',
      {
        clearances: [obClearance('02-20', { providerRole: 'physiotherapist' })],
        physio: { state: 'completed', date: on('02-20'), name: 'J. Ruiz', restrictions: [] },
      },
      'PP-AWAITING',
      'T1',
    ],
    [
      'P21',
      'cleared, leaking mild and stable',
      '04-10',
      { clearances: [obClearance('03-01')], screens: [clearScreen(on('04-10'), { leaking: 'mildStable' })] },
      'PP-RESTRICTED',
      'T2',
    ],
    [
      'P22',
      'cleared, leaking worse',
      '04-10',
      {
        clearances: [obClearance('03-01')],
        screens: [clearScreen(on('04-10'), { leaking: 'worseOrModerate' })],
      },
      'PP-STOP',
      'T0',
    ],
    [
      'P24',
      'cleared, then withdrawn',
      '04-02',
      { clearances: [obClearance('03-01'), obClearance('04-01', { decision: 'withdrawn' })] },
      'PP-HELD',
      'T0',
    ],
    [
      'P25',
      'cleared, last screen 29 days ago',
      '04-20',
      { clearances: [obClearance('03-01')], screens: [clearScreen(addDays(on('04-20'), -29))] },
      'PP-REVIEW',
      'T2',
    ],
    [
      'P27',
      'bleeding mild and stable on day 55',
      '02-25',
      { clearances: [obClearance('02-20')], screens: [clearScreen(on('02-25'), { bleeding: 'mildStable' })] },
      'PP-RESTRICTED',
      'T2',
    ],
    [
      'P27',
      'bleeding mild and stable on day 57',
      '02-27',
      { clearances: [obClearance('02-20')], screens: [clearScreen(on('02-27'), { bleeding: 'mildStable' })] },
      'PP-STOP',
      'T0',
    ],
    [
      'P30',
      'caesarean, cleared, physiotherapist later without concern',
      '03-26',
      {
        mode: 'caesarean',
        clearances: [obClearance('03-01'), obClearance('03-20', { providerRole: 'physiotherapist' })],
        physio: { state: 'completed', date: on('03-20'), name: 'J. Ruiz', restrictions: [] },
      },
      'PP-CLEARED',
      'T3',
    ],
  ];
  it.each(rows)('%s: %s (%s) is %4$s', (_id, _given, today, changes, state, tier) => {
    expect(stateOn(today, changes)).toMatchObject({ state, tier });
  });

  it('P18 and P19: says that evidence, or role, is why a record did not count', () => {
    const reported = stateOn('02-26', {
      clearances: [obClearance('02-20', { evidence: 'athleteReported' })],
    });
    const physio = stateOn('02-26', {
      clearances: [obClearance('02-20', { providerRole: 'physiotherapist' })],
    });
    expect(reported.reasons.map(({ text }) => text).join(' ')).toContain(
      'the evidence, reported by the athlete',
    );
    expect(physio.reasons.map(({ text }) => text).join(' ')).toContain('the role, physiotherapist');
  });

  it('P29: a new pregnancy is a new episode, and the old clearance does not apply to it', () => {
    const today = on('06-01');
    const before = postpartum(today, { clearances: [obClearance('03-01')] });
    const now = postpartum(today, {
      id: 'pp-2',
      status: 'pregnant',
      edd: on('2026-01-10'),
      clearances: [obClearance('03-01')],
    });
    const { deliveryDate: _none, ...pregnant } = now;
    const clearance = evaluateClearance({ episodes: [before, pregnant], today, policy: DEFAULT_POLICY });
    expect(clearance.states.map(({ state }) => state)).toEqual(['PP-CLEARED', 'PP-PREGNANT']);
    expect(clearance.tier).toBe('T0');
  });
});

describe('exact bounds (§1.3)', () => {
  it.each([
    ['vaginal', 42, 56],
    ['assistedVaginal', 42, 56],
    ['caesarean', 56, 84],
    ['mixed', 56, 84],
    ['unknown', 56, 84],
    [undefined, 56, 84],
  ] as const)('%s: L %i, U %i', (mode, L, U) => {
    const bounds = boundsOf(DELIVERY, mode, undefined, DEFAULT_POLICY);
    expect([bounds.earliestDay, bounds.windowEndDay]).toEqual([L, U]);
    expect(bounds.restrictedUntil).toBe(addDays(DELIVERY, 84));
  });

  it('ends the restricted period at U where the policy sets less than U', () => {
    const policy = { ...DEFAULT_POLICY, restrictedUntilDay: 60 };
    expect(boundsOf(DELIVERY, 'caesarean', undefined, policy).restrictedUntil).toBe(addDays(DELIVERY, 84));
    expect(boundsOf(DELIVERY, 'vaginal', undefined, policy).restrictedUntil).toBe(addDays(DELIVERY, 60));
  });

  it('never opens the gate by passing U', () => {
    for (const day of [56, 84, 200, 365, 366, 2000]) {
      const today = addDays(DELIVERY, day);
      expect(postpartumState(postpartum(today), today, DEFAULT_POLICY).state).toBe('PP-AWAITING');
    }
  });

  it('tells after a year that only the lead can close an episode without clearance', () => {
    const texts = (day: number) => {
      const today = addDays(DELIVERY, day);
      return postpartumState(postpartum(today), today, DEFAULT_POLICY).reasons.map(({ text }) => text);
    };
    expect(texts(365).some((text) => text.includes('Only the lead'))).toBe(false);
    expect(texts(366).some((text) => text.includes('Only the lead'))).toBe(true);
  });
});

describe('which clearance counts (§1.3)', () => {
  const late = '04-10';
  const rows: readonly [given: string, changes: Changes, state: string, said?: string][] = [
    ['midwife', { clearances: [obClearance('03-01', { providerRole: 'midwife' })] }, 'PP-CLEARED'],
    [
      'family doctor',
      { clearances: [obClearance('03-01', { providerRole: 'generalPractitioner' })] },
      'PP-CLEARED',
    ],
    [
      'obstetric NP or PA',
      { clearances: [obClearance('03-01', { providerRole: 'obstetricNpPa' })] },
      'PP-CLEARED',
    ],
    [
      'osteopath',
      { clearances: [obClearance('03-01', { providerRole: 'osteopath' })] },
      'PP-AWAITING',
      'the role',
    ],
    [
      'provider contacted',
      { clearances: [obClearance('03-01', { evidence: 'providerContacted' })] },
      'PP-CLEARED',
    ],
    ['scope unrestricted', { clearances: [obClearance('03-01', { scope: 'unrestricted' })] }, 'PP-CLEARED'],
    [
      'scope general exercise',
      { clearances: [obClearance('03-01', { scope: 'generalExercise' })] },
      'PP-AWAITING',
      'its scope',
    ],
    [
      'scope light only',
      { clearances: [obClearance('03-01', { scope: 'lightOnly' })] },
      'PP-AWAITING',
      'its scope',
    ],
    [
      'another episode',
      { clearances: [decision('other', on('03-01'))] },
      'PP-AWAITING',
      'for another episode',
    ],
    ['on the day of delivery', { clearances: [obClearance('01-01')] }, 'PP-CLEARED'],
    [
      'the day before delivery',
      { clearances: [obClearance('2024-12-31')] },
      'PP-AWAITING',
      'before 1 Jan 2025',
    ],
    ['after today', { clearances: [obClearance('04-11')] }, 'PP-AWAITING', 'has not come yet'],
    [
      'superseded by a narrower letter',
      { clearances: [obClearance('03-01'), obClearance('03-20', { scope: 'lightOnly' })] },
      'PP-AWAITING',
      'a later record',
    ],
    [
      'later athlete report with less scope does not revoke',
      {
        clearances: [
          obClearance('03-01'),
          obClearance('03-20', { scope: 'lightOnly', evidence: 'athleteReported' }),
        ],
      },
      'PP-CLEARED',
    ],
    [
      'later physiotherapist’s restriction is added',
      {
        clearances: [
          obClearance('03-01'),
          obClearance('03-20', {
            providerRole: 'physiotherapist',
            decision: 'clearedWithRestrictions',
            restrictions: [{ text: 'No lunges below 30 cm' }],
          }),
        ],
      },
      'PP-RESTRICTED',
      'No lunges below 30 cm',
    ],
    [
      'later refusal of any role or evidence is accepted',
      {
        clearances: [
          obClearance('03-01'),
          obClearance('03-20', { decision: 'declined', providerRole: 'other', evidence: 'athleteReported' }),
        ],
      },
      'PP-HELD',
      'did not give clearance on 20 Mar 2025',
    ],
    [
      'a refusal on the same day outweighs',
      { clearances: [obClearance('03-01', { decision: 'declined' }), obClearance('03-01')] },
      'PP-HELD',
    ],
    [
      'a later accepted clearance lifts a refusal',
      { clearances: [obClearance('03-01', { decision: 'declined' }), obClearance('03-05')] },
      'PP-CLEARED',
    ],
    [
      'an athlete’s word does not lift a refusal',
      {
        clearances: [
          obClearance('03-01', { decision: 'declined' }),
          obClearance('03-05', { evidence: 'athleteReported' }),
        ],
      },
      'PP-HELD',
    ],
  ];
  it.each(rows)('%s', (_given, changes, state, said) => {
    const answer = stateOn(late, { ...changes });
    expect(answer.state).toBe(state);
    if (said) expect(answer.reasons.map(({ text }) => text).join(' ')).toContain(said);
  });

  it('says who, when, role and evidence, and never that the app cleared anybody', () => {
    const { reasons } = stateOn(late, { clearances: [obClearance('02-20')] });
    expect(reasons[0]?.text).toBe('Clearance recorded: Dr A. Khan, obstetrician, 20 Feb 2025, letter seen.');
  });
});

describe('rows of the table (§1.4)', () => {
  const cleared = [obClearance('03-01')];
  const rows: readonly [state: string, tier: string, given: string, today: string, changes: Changes][] = [
    [
      'PP-NA',
      'T3',
      'closed by the lead',
      '04-10',
      { closed: { date: on('04-01'), reason: 'Entered for the wrong athlete', by: 'Lee' } },
    ],
    [
      'PP-STOP',
      'T0',
      'open stop item',
      '04-10',
      { clearances: cleared, screens: [stopScreen(on('04-10'), 'fever')] },
    ],
    ['PP-PREGNANT', 'T0', 'status pregnant', '04-10', { status: 'pregnant' }],
    ['PP-HELD', 'T0', 'declined', '04-10', { clearances: [obClearance('03-01', { decision: 'declined' })] }],
    ['PP-EARLY', 'T0', 'before the floor', '01-20', {}],
    ['PP-WINDOW', 'T1', 'in the window', '02-20', {}],
    ['PP-AWAITING', 'T1', 'past the window', '04-10', {}],
    ['PP-EARLYCLEARED', 'T0', 'cleared before the floor', '02-01', { clearances: [obClearance('01-29')] }],
    [
      'PP-CONFIRM',
      'T1',
      'no complete screen since the floor',
      '02-20',
      { clearances: [obClearance('01-29')], screens: [clearScreen(on('02-11'))] },
    ],
    [
      'PP-EXPIRED',
      'T1',
      'the day after validUntil',
      '04-10',
      { clearances: [obClearance('03-01', { validUntil: on('04-09') })] },
    ],
    ['PP-REVIEW', 'T2', 'no screen at all', '04-10', { clearances: cleared, screens: [] }],
    [
      'PP-RESTRICTED',
      'T2',
      'physiotherapist booked',
      '04-10',
      { clearances: cleared, physio: { state: 'booked' } },
    ],
    ['PP-CLEARED', 'T3', 'nothing else', '04-10', { clearances: cleared }],
  ];
  it.each(rows)('%s is %s: %s', (state, tier, _given, today, changes) => {
    expect(stateOn(today, changes)).toMatchObject({ state, tier });
  });

  it('PP-INCOMPLETE is T0: no delivery date', () => {
    const { deliveryDate: _none, ...episode } = postpartum(on('04-10'), { clearances: cleared });
    expect(postpartumState(episode, on('04-10'), DEFAULT_POLICY)).toMatchObject({
      state: 'PP-INCOMPLETE',
      tier: 'T0',
    });
  });

  it('has its fourteen rows in the order of the specification', () => {
    expect(POSTPARTUM_ROWS.map(({ state }) => state)).toEqual([
      'PP-NA',
      'PP-STOP',
      'PP-PREGNANT',
      'PP-INCOMPLETE',
      'PP-HELD',
      'PP-EARLY',
      'PP-WINDOW',
      'PP-AWAITING',
      'PP-EARLYCLEARED',
      'PP-CONFIRM',
      'PP-EXPIRED',
      'PP-REVIEW',
      'PP-RESTRICTED',
      'PP-CLEARED',
    ]);
  });

  it('gives nothing new in Hold and Review, and lets the rest be assigned', () => {
    expect(stateOn('01-20').newAssignment).toBe(false);
    expect(stateOn('04-10', { clearances: cleared, screens: [] }).newAssignment).toBe(false);
    expect(stateOn('02-20').newAssignment).toBe(true);
    expect(stateOn('04-10', { clearances: cleared }).newAssignment).toBe(true);
  });

  it('closes only from the day of closing on', () => {
    const closed = { date: on('04-11'), reason: 'Finished', by: 'Lee' };
    expect(stateOn('04-10', { closed }).state).toBe('PP-AWAITING');
    expect(stateOn('04-11', { closed }).state).toBe('PP-NA');
  });

  it('has the early states at Foundation where the facility allows it', () => {
    const policy = { ...DEFAULT_POLICY, foundationBeforeFloor: true };
    const early = postpartumState(postpartum(on('01-20')), on('01-20'), policy);
    const cleared = postpartum(on('02-01'), { clearances: [obClearance('01-29')] });
    expect(early).toMatchObject({ state: 'PP-EARLY', tier: 'T1' });
    expect(postpartumState(cleared, on('02-01'), policy)).toMatchObject({
      state: 'PP-EARLYCLEARED',
      tier: 'T1',
    });
  });
});

describe('expiry and review', () => {
  const year = '2026-03-01';
  it('keeps a clearance through its last day, 12 months on, and not a day longer', () => {
    const clearances = [obClearance('03-01')];
    expect(stateOn(year, { clearances }).state).toBe('PP-CLEARED');
    expect(stateOn('2026-03-02', { clearances }).state).toBe('PP-EXPIRED');
  });
  it('keeps it through validUntil, which cannot stretch it past 12 months', () => {
    const clearances = [obClearance('03-01', { validUntil: on('2027-01-01') })];
    expect(stateOn('2026-03-02', { clearances }).state).toBe('PP-EXPIRED');
    expect(stateOn('04-09', { clearances: [obClearance('03-01', { validUntil: on('04-09') })] }).state).toBe(
      'PP-CLEARED',
    );
  });
  it('takes a screen of 28 days ago, not of 29', () => {
    const clearances = [obClearance('03-01')];
    const screens = (days: number) => [clearScreen(addDays(on('04-20'), -days))];
    expect(stateOn('04-20', { clearances, screens: screens(28) }).state).toBe('PP-CLEARED');
    expect(stateOn('04-20', { clearances, screens: screens(29) }).state).toBe('PP-REVIEW');
  });
  it('never takes a screen with a question that was not asked', () => {
    const clearances = [obClearance('03-01')];
    const notAsked = clearScreen(on('04-20'), { heaviness: 'notAsked' });
    const noStopItems = clearScreen(on('04-20'), { stopItems: {} });
    expect(stateOn('04-20', { clearances, screens: [notAsked] }).state).toBe('PP-REVIEW');
    expect(stateOn('04-20', { clearances, screens: [noStopItems] }).state).toBe('PP-REVIEW');
  });
  it('asks for a screen on the day a phase starts, or later', () => {
    const today = on('04-20');
    const state = (screen: string, phaseStart: string) =>
      postpartumState(
        postpartum(today, { clearances: [obClearance('03-01')], screens: [clearScreen(on(screen))] }),
        today,
        DEFAULT_POLICY,
        on(phaseStart),
      ).state;
    expect(state('04-13', '04-14')).toBe('PP-REVIEW');
    expect(state('04-14', '04-14')).toBe('PP-CLEARED');
    expect(state('04-13', '04-21')).toBe('PP-CLEARED');
  });
});

describe('stops', () => {
  const cleared = [obClearance('03-01')];
  it.each(STOP_ITEM_IDS)('%s stops, even when mild', (item) => {
    const mild = clearScreen(on('04-10'), {
      stopItems: { ...clearScreen(on('04-10')).stopItems, [item]: 'mildStable' },
    });
    expect(stateOn('04-10', { clearances: cleared, screens: [mild] }).state).toBe('PP-STOP');
  });
  it.each(SYMPTOM_IDS)('%s stops when moderate or worse, and restricts when mild and stable', (symptom) => {
    const at = (answer: 'mildStable' | 'worseOrModerate') =>
      stateOn('02-20', {
        clearances: [obClearance('02-15')],
        screens: [clearScreen(on('02-20'), { [symptom]: answer })],
      });
    expect(at('worseOrModerate').state).toBe('PP-STOP');
    expect(at('mildStable').state).toBe('PP-RESTRICTED');
  });
  it('bleeding is ordinary up to and including day 56', () => {
    const at = (day: string) =>
      stateOn(day, {
        clearances: [obClearance('02-20')],
        screens: [clearScreen(on(day), { bleeding: 'mildStable' })],
      });
    expect(at('02-26').state).toBe('PP-RESTRICTED');
    expect(at('02-27').state).toBe('PP-STOP');
  });
  it('stays open through later clear screens and time', () => {
    const screens = [stopScreen(on('04-10'), 'chestPain'), clearScreen(on('06-01'))];
    expect(stateOn('06-01', { clearances: cleared, screens }).state).toBe('PP-STOP');
  });
  it.each([
    ['dated after the stop', '04-11', {}, 'PP-CLEARED'],
    ['of the same day, recorded in an unknown order', '04-10', {}, 'PP-STOP'],
    ['dated before the stop', '04-09', {}, 'PP-STOP'],
    [
      'with restrictions',
      '04-11',
      { decision: 'clearedWithRestrictions', restrictions: [{ text: 'x' }] },
      'PP-STOP',
    ],
    ['called cleared, with a restriction beside it', '04-11', { restrictions: [{ text: 'x' }] }, 'PP-STOP'],
    ['from a physiotherapist', '04-11', { providerRole: 'physiotherapist' }, 'PP-STOP'],
    ['reported by the athlete', '04-11', { evidence: 'athleteReported' }, 'PP-STOP'],
    ['for light work', '04-11', { scope: 'lightOnly' }, 'PP-STOP'],
  ] as const)('a clearance %s leaves %3$s', (_given, date, changes, state) => {
    const screens = [stopScreen(on('04-10'), 'chestPain'), clearScreen(on('04-12'))];
    const clearances = [...cleared, obClearance(date, changes)];
    expect(stateOn('04-12', { clearances, screens }).state).toBe(state);
  });
  it.each([
    ['chest pain an hour after the letter is not covered by it', 4, 5, 'PP-STOP'],
    ['a letter that answers the stop of the same day lifts it', 6, 5, 'PP-CLEARED'],
  ])('%s', (_what, decided, asked, state) => {
    const screens = [
      { ...stopScreen(on('04-10'), 'chestPain'), recordOrder: asked },
      { ...clearScreen(on('04-12')), recordOrder: 9 },
    ];
    const clearances = [
      obClearance('03-01', { recordOrder: 1 }),
      obClearance('04-10', { recordOrder: decided }),
    ];
    expect(stateOn('04-12', { clearances, screens }).state).toBe(state);
  });
  it('is not reopened when the clearance that lifted it is followed by a narrower one', () => {
    const screens = [stopScreen(on('04-10'), 'fever'), clearScreen(on('04-20'))];
    const clearances = [obClearance('04-11'), obClearance('04-15', { scope: 'lightOnly' })];
    expect(stateOn('04-20', { clearances, screens }).state).toBe('PP-AWAITING');
  });
  it('lists which items were recorded and when', () => {
    const { reasons } = stateOn('04-10', {
      clearances: cleared,
      screens: [stopScreen(on('04-10'), 'calfPainOrSwelling')],
    });
    expect(reasons[0]?.text).toBe('Stop. Contact a health professional before any more training here.');
    expect(reasons[1]?.text).toBe('Recorded on 10 Apr 2025: pain or swelling in a calf.');
  });
});

describe('restricted: each reason is listed', () => {
  it.each<[string, Changes, string]>([
    ['day below max(U, 84)', { clearances: [obClearance('03-01')] }, 'Restricted until 26 Mar 2025'],
    [
      'restriction of the provider',
      { clearances: [obClearance('03-01', { restrictions: [{ text: 'No running' }] })] },
      'Restriction by Dr A. Khan: No running',
    ],
    [
      'cleared with restrictions nobody wrote down',
      { clearances: [obClearance('03-01', { decision: 'clearedWithRestrictions' })] },
      'none is recorded',
    ],
    [
      'restriction of the physiotherapist',
      {
        clearances: [obClearance('03-01')],
        assessed: {
          state: 'completed',
          date: on('03-02'),
          name: 'J. Ruiz',
          restrictions: [{ text: 'No sit-ups' }],
        },
      },
      'Restriction by J. Ruiz: No sit-ups',
    ],
    [
      'physiotherapist booked',
      { clearances: [obClearance('03-01')], physio: { state: 'booked' } },
      'is booked',
    ],
    ['mode unknown', { mode: 'unknown', clearances: [obClearance('03-01')] }, 'longest period'],
    [
      'stable symptom',
      {
        clearances: [obClearance('03-01')],
        screens: [clearScreen(on('03-10'), { heaviness: 'mildStable' })],
      },
      'heaviness or dragging',
    ],
  ])('%s', (_given, changes, said) => {
    const answer = stateOn('03-10', changes);
    expect(answer.state).toBe('PP-RESTRICTED');
    expect(answer.reasons.map(({ text }) => text).join(' ')).toContain(said);
  });

  it('goes by the latest answer that was given to a question', () => {
    const clearances = [obClearance('03-01')];
    const was = clearScreen(on('04-01'), { heaviness: 'mildStable' });
    const gone = clearScreen(on('04-10'));
    const notAsked = clearScreen(on('04-10'), { heaviness: 'notAsked' });
    expect(stateOn('04-10', { clearances, screens: [was, gone] }).state).toBe('PP-CLEARED');
    expect(stateOn('04-10', { clearances, screens: [was, notAsked] }).state).toBe('PP-RESTRICTED');
  });
});

describe('honouring a provider’s earlier date', () => {
  const written = obClearance('01-29', { loadedFrom: on('02-05'), confirmedBy: 'Lee' });
  const policy = { ...DEFAULT_POLICY, honourProvidersEarlierDate: true };
  const state = (today: string, changes: Changes, rules = policy) =>
    postpartumState(postpartum(on(today), changes), on(today), rules).state;
  it.each([
    ['off by default', '02-05', written, DEFAULT_POLICY, 'PP-EARLYCLEARED'],
    ['on, the day before the written date', '02-04', written, policy, 'PP-EARLYCLEARED'],
    ['on, the written date', '02-05', written, policy, 'PP-RESTRICTED'],
    [
      'without the document',
      '02-05',
      { ...written, evidence: 'providerContacted' as const },
      policy,
      'PP-EARLYCLEARED',
    ],
    ['without a second person', '02-05', { ...written, confirmedBy: '' }, policy, 'PP-EARLYCLEARED'],
    ['confirmed by who recorded it', '02-05', { ...written, confirmedBy: 'Sam' }, policy, 'PP-EARLYCLEARED'],
  ] as const)('%s: %4$s', (_given, today, clearance, rules, expected) => {
    expect(state(today, { clearances: [clearance] }, rules)).toBe(expected);
  });
  it('still asks for a screen on or after that date', () => {
    expect(state('02-06', { clearances: [written], screens: [clearScreen(on('02-04'))] })).toBe('PP-CONFIRM');
  });
});

describe('loss', () => {
  const everyText = (today: string, changes: Changes) => {
    const answer = stateOn(today, { status: 'loss', ...changes });
    return [...answer.reasons, ...answer.wouldChange].map(({ text }) => text).join(' ');
  };
  it.each([
    ['01-20', {}],
    ['02-20', {}],
    ['04-10', {}],
    ['03-01', { clearances: [obClearance('02-20')] }],
    ['03-01', { clearances: [obClearance('02-20')], mode: 'unknown' }],
    ['02-01', { deliveryDate: on('03-01') }],
  ] as [string, Changes][])(
    '%s %j speaks of recovery, never of a baby, a birth or a delivery',
    (today, changes) => {
      expect(everyText(today, changes)).not.toMatch(/baby|birth|deliver|pregnan/i);
    },
  );
  it('says "recovery since"', () => {
    expect(everyText('02-20', {})).toContain('recovery since 1 Jan 2025');
  });
  it('has the same gate', () => {
    expect(stateOn('02-11', { status: 'loss' }).state).toBe('PP-EARLY');
    expect(stateOn('02-12', { status: 'loss' }).state).toBe('PP-WINDOW');
  });
});

describe('what would change the answer', () => {
  it.each<[string, string, Changes, string, string | undefined]>([
    [
      'early',
      '02-01',
      {},
      'Window opens 12 Feb 2025; loaded work then needs an obstetric clearance.',
      '02-12',
    ],
    ['window', '02-20', {}, 'Recording an obstetric provider’s clearance', undefined],
    [
      'early cleared',
      '02-01',
      { clearances: [obClearance('01-29')] },
      'earliest date is 12 Feb 2025',
      '02-12',
    ],
    [
      'restricted',
      '03-10',
      { clearances: [obClearance('03-01')] },
      'restricted period ends on 26 Mar 2025',
      '03-26',
    ],
    [
      'cleared',
      '04-10',
      { clearances: [obClearance('03-01')] },
      'next symptom screen is due by 8 May 2025',
      '05-09',
    ],
  ])('%s', (_state, today, changes, text, from) => {
    const change = stateOn(today, changes).wouldChange.find((each) => each.text.includes(text));
    expect(change, `no change says "${text}"`).toBeDefined();
    expect(change?.from).toBe(from === undefined ? undefined : on(from));
  });
});
