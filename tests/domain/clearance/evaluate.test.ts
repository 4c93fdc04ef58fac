/** One athlete's clearance from all episodes, two clocks, and the time 2,000 athletes take. */

import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import type { Episode, Restriction } from '#domain/clearance/episode.ts';
import { evaluateClearance, stricterOf } from '#domain/clearance/evaluate.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import {
  BACK_TODAY,
  backClearance,
  backPain,
  checklist,
  clearScreen,
  decision,
  joint,
  obClearance,
  on,
  painEntry,
  postpartum,
  stopScreen,
} from './builders.ts';

const evaluate = (episodes: readonly Episode[], today = BACK_TODAY) =>
  evaluateClearance({ episodes, today, policy: DEFAULT_POLICY });

describe('evaluating', () => {
  it('limits nothing without an open episode', () => {
    const closed = joint({ closed: { date: on('01-02'), reason: 'Over', by: 'Lee' } });
    for (const episodes of [[], [closed]]) {
      expect(evaluate(episodes)).toMatchObject({
        tier: 'T3',
        newAssignment: true,
        policyVersion: 1,
        reasons: [],
        permission: { phases: 'all', capPercent: null, rirFloor: 0, blockedTags: [] },
      });
    }
  });
  it('puts the reasons of the strictest episode first', () => {
    const episodes = [joint({ clearances: [decision('jt', on('02-01'))] }), backPain({ days: 10, pain: 2 })];
    expect(evaluate(episodes).reasons[0]?.rule).toBe('R6');
  });
  it('assigns nothing new while one episode is due for review', () => {
    const review = postpartum(BACK_TODAY, { clearances: [obClearance('03-01')], screens: [] });
    expect(evaluate([review, joint({ clearances: [decision('jt', on('02-01'))] })])).toMatchObject({
      tier: 'T2',
      newAssignment: false,
    });
  });
  it('closes phase 2 when one of two restricted episodes has not opened it', () => {
    const screens = [clearScreen(addDays(BACK_TODAY, -20)), clearScreen(BACK_TODAY)];
    const restrictions: Restriction[] = [{ text: 'No running', blocks: ['IMP'] }];
    const pp = postpartum(BACK_TODAY, { clearances: [obClearance('03-01', { restrictions })], screens });
    const jt = joint({ clearances: [decision('jt', on('02-01'))], restrictions });
    expect(evaluate([pp]).permission.phases).toHaveLength(2);
    expect(evaluate([pp, jt]).permission).toMatchObject({ phases: [{ number: 1, capPercent: 60 }] });
  });
});

describe('what is said first, where a hold has room for one sentence', () => {
  const emergency = backPain(
    { days: 10, pain: 0 },
    { redFlags: [checklist(BACK_TODAY, { saddleNumbness: 'yes' })] },
  );
  const stopped = postpartum(BACK_TODAY, { screens: [stopScreen(BACK_TODAY, 'chestPain')] });
  const held = joint({ clearances: [decision('jt', on('02-01'), { decision: 'withdrawn' })] });
  const pregnant = postpartum(BACK_TODAY, { id: 'pp2', status: 'pregnant' });
  const unscreened = backPain({ days: 10, pain: 0, id: 'bp2' }, { redFlags: [] });
  const awaiting = postpartum(BACK_TODAY, { id: 'pp3' });

  it.each<[string, Episode[], string[]]>([
    [
      'a same-day emergency is never hidden behind a milder stop',
      [stopped, emergency],
      ['BP-EMERGENCY', 'PP-STOP'],
    ],
    ['a stop is said before a refusal', [held, stopped], ['PP-STOP', 'JT-HELD']],
    ['a refusal before pregnancy', [pregnant, held], ['JT-HELD', 'PP-PREGNANT']],
    ['pregnancy before what is missing', [unscreened, pregnant], ['PP-PREGNANT', 'BP-SCREEN']],
    ['any hold before Foundation', [awaiting, unscreened], ['BP-SCREEN', 'PP-AWAITING']],
  ])('%s', (_what, episodes, order) => {
    for (const either of [episodes, episodes.toReversed()]) {
      const { states, reasons, wouldChange } = evaluate(either);
      const inOrder = order.map((id) => states.find(({ state }) => state === id));
      expect(inOrder.flatMap((state) => state?.reasons ?? [])).toEqual(
        reasons.slice(0, inOrder.flatMap((state) => state?.reasons ?? []).length),
      );
      expect(wouldChange.map(({ text }) => text)).toEqual(
        inOrder.flatMap((state) => state?.wouldChange.map(({ text }) => text) ?? []),
      );
    }
  });
  it.each<[string, Episode, string, string]>([
    ['PP-EARLYCLEARED', postpartum(on('02-01'), { clearances: [obClearance('01-29')] }), '02-01', 'R2'],
    [
      'PP-EXPIRED',
      postpartum(on('06-30'), { clearances: [obClearance('03-01', { validUntil: on('06-01') })] }),
      '06-30',
      'R12',
    ],
    [
      'BP-EXPIRED',
      backPain(
        { days: 100, pain: 0 },
        { clearances: [backClearance(20, { validUntil: addDays(BACK_TODAY, -1) })] },
      ),
      '06-30',
      'R12',
    ],
    [
      'JT-EXPIRED',
      joint({ clearances: [decision('jt', on('02-01'), { validUntil: on('03-01') })] }),
      '06-30',
      'R12',
    ],
  ])('%s never introduces itself with the clearance that does not help', (state, episode, today, rule) => {
    const { states, reasons } = evaluate([episode], on(today));
    expect([states[0]?.state, reasons[0]?.rule]).toEqual([state, rule]);
  });
  it('a set-back clock does not put the stop before the emergency', () => {
    for (const both of [
      stricterOf(evaluate([stopped]), evaluate([emergency])),
      stricterOf(evaluate([emergency]), evaluate([stopped])),
    ]) {
      expect(both.reasons[0]?.rule).toBe('R7');
    }
  });
});

describe('a date nobody may rely on is no promise', () => {
  const promised = (episodes: readonly Episode[], today = BACK_TODAY) =>
    evaluate(episodes, today).wouldChange.flatMap(({ timeAlone, from }) => (timeAlone ? [from] : []));
  const early = postpartum(on('02-01'));
  const cleared = postpartum(on('03-20'), { clearances: [obClearance('02-20')] });
  const chronic = { clearances: [backClearance(20)] };

  it.each<[string, Episode[], string, (string | undefined)[]]>([
    ['the window opens by itself', [early], '02-01', ['2025-02-12']],
    ['the restricted period ends by itself', [cleared], '03-20', ['2025-03-26']],
    [
      'it does not end by itself with a symptom on file',
      [{ ...cleared, screens: [clearScreen(on('03-20'), { leaking: 'mildStable' })] }],
      '03-20',
      [],
    ],
    [
      'nor when the next screen falls due first',
      [{ ...cleared, screens: [clearScreen(on('02-20'))] }],
      '03-20',
      [],
    ],
    [
      'the early days of a sore back end by themselves',
      [backPain({ days: 80, pain: 0 }, { clearances: [backClearance(40)] })],
      '06-30',
      ['2025-07-04'],
    ],
    [
      'a screen that falls due is no promise',
      [postpartum(on('03-26'), { clearances: [obClearance('02-20')] })],
      '03-26',
      [],
    ],
    ['a pain stop does not lift by waiting', [backPain({ days: 100, pain: 7 }, chronic)], '06-30', []],
    [
      'a window that opens lifts no emergency',
      [
        early,
        backPain(
          { days: 10, pain: 0 },
          {
            onset: on('01-20'),
            pain: [painEntry(on('02-01'), 0)],
            redFlags: [checklist(on('02-01'), { saddleNumbness: 'yes' })],
          },
        ),
      ],
      '02-01',
      [],
    ],
  ])('%s', (_what, episodes, today, dates) => {
    expect(promised(episodes, on(today))).toEqual(dates);
  });
});

describe('a clock that was set back', () => {
  const episodes = [postpartum(on('02-01'), { clearances: [] })];
  const early = evaluate(episodes, on('02-01'));
  const later = evaluate(episodes, on('02-20'));
  it('takes the stricter tier whichever comes first', () => {
    for (const both of [stricterOf(early, later), stricterOf(later, early)]) {
      expect(both).toMatchObject({ tier: 'T0', newAssignment: false, on: '2025-02-01' });
      expect(both.states.map(({ state }) => state)).toEqual(['PP-EARLY', 'PP-WINDOW']);
    }
  });
});

describe('a restriction in words only', () => {
  const words = [{ text: 'Nothing that pulls on the scar' }];
  const knee = (restrictions: readonly Restriction[]) =>
    joint({ clearances: [decision('jt', on('03-01'), { providerRole: 'doctor', restrictions })] });
  const cases: readonly [string, readonly Episode[]][] = [
    ['by a provider, for a joint', [knee(words)]],
    ['on the episode', [{ ...knee([]), restrictions: words }]],
    [
      'by a provider, after a birth',
      [postpartum(on('04-10'), { clearances: [obClearance('03-01', { restrictions: words })] })],
    ],
    [
      'by a physiotherapist, with a screen due as well',
      [
        postpartum(on('04-10'), {
          clearances: [obClearance('03-01')],
          screens: [clearScreen(on('03-01'))],
          assessed: { state: 'completed', date: on('03-20'), name: 'Kit Rowe', restrictions: words },
        }),
      ],
    ],
    ['beside one that the program can apply', [knee([...words, { text: 'Half', capPercent: 50 }])]],
  ];
  it.each(cases)('%s leaves the foundation block, says why and what would change it', (_who, episodes) => {
    const clearance = evaluateClearance({ episodes, today: on('04-10'), policy: DEFAULT_POLICY });
    expect(clearance.tier).toBe('T1');
    expect(clearance.states[0]?.tier).toBe('T1');
    expect(clearance.permission).toMatchObject({ tier: 'T1', phases: [], capPercent: 0 });
    expect(clearance.permission.verbatim.map(({ text }) => text)).toContain(words[0]?.text);
    expect(clearance.reasons[0]?.text).toBe(
      '“Nothing that pulls on the scar” does not say what it means for the program: the foundation block until somebody records that.',
    );
    expect(clearance.wouldChange[0]?.text).toContain('what the restriction means for the program');
  });
  it('no longer holds there once it says what it means', () => {
    const episodes = [knee([{ text: 'Nothing that pulls on the scar', blocks: ['HNG'] }])];
    const clearance = evaluateClearance({ episodes, today: on('04-10'), policy: DEFAULT_POLICY });
    expect(clearance.tier).toBe('T2');
    expect(clearance.permission.blockedTags).toContain('HNG');
  });
});
