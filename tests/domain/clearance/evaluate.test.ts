/** One athlete's clearance from all episodes, two clocks, and the time 2,000 athletes take. */

import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import type { Episode } from '#domain/clearance/episode.ts';
import { evaluateClearance, stricterOf } from '#domain/clearance/evaluate.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import {
  BACK_TODAY,
  backPain,
  clearScreen,
  decision,
  joint,
  obClearance,
  on,
  postpartum,
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
    const restrictions = [{ text: 'No running' }];
    const pp = postpartum(BACK_TODAY, { clearances: [obClearance('03-01', { restrictions })], screens });
    const jt = joint({ clearances: [decision('jt', on('02-01'))], restrictions });
    expect(evaluate([pp]).permission.phases).toHaveLength(2);
    expect(evaluate([pp, jt]).permission).toMatchObject({ phases: [{ number: 1, capPercent: 60 }] });
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
