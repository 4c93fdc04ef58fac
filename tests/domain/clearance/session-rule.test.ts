/** The per-session pain rule of §1.6. */

import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { afterNextMorning, easingAfter, painDuringSession } from '#domain/clearance/session-rule.ts';
import { on } from './builders.ts';

describe('pain during the session', () => {
  it.each([
    [0, 'continue', true, false],
    [2, 'continue', true, false],
    [3, 'holdLoad', false, false],
    [5, 'holdLoad', false, false],
    [6, 'stopExercise', false, true],
    [10, 'stopExercise', false, true],
  ] as const)('%i of 10: %s', (pain, action, mayProgress, entersStop) => {
    expect(painDuringSession(pain, DEFAULT_POLICY)).toMatchObject({ action, mayProgress, entersStop });
  });
  it.each([-1, 11, 2.5])('refuses %d', (pain) => {
    expect(() => painDuringSession(pain, DEFAULT_POLICY)).toThrow(RangeError);
  });
});

describe('the next morning', () => {
  it('worse than before: 10 % less and one ladder step down', () => {
    expect(afterNextMorning(2, 3, DEFAULT_POLICY)).toMatchObject({ loadPercent: 10, ladderSteps: 1 });
  });
  it.each([
    [2, 2],
    [3, 1],
  ])('%i before, %i after changes nothing', (before, after) => {
    expect(afterNextMorning(before, after, DEFAULT_POLICY)).toBeUndefined();
  });
  it('refuses pain outside 0 to 10', () => {
    expect(() => afterNextMorning(2, 11, DEFAULT_POLICY)).toThrow(RangeError);
  });
});

describe('the easing of the next session', () => {
  const entry = (date: string, painNow: number, painNextMorning?: number, during?: true) => ({
    date: on(date),
    painNow,
    ...(painNextMorning !== undefined && { painNextMorning }),
    ...(during && { during }),
  });
  it.each<[string, Parameters<typeof easingAfter>[0], string | undefined]>([
    ['no entry', [], undefined],
    ['a rise', [entry('04-01', 2, 4)], '04-02'],
    ['no rise', [entry('04-01', 2, 2)], undefined],
    ['a rise, then a later day without one', [entry('04-01', 2, 4), entry('04-03', 2)], '04-02'],
    ['a later day without a rise, recorded first', [entry('04-03', 2, 2), entry('04-01', 2, 4)], '04-02'],
    ['a later rise', [entry('04-01', 2, 4), entry('04-03', 1, 2)], '04-04'],
    ['a rise among two entries of one day', [entry('04-01', 2, 2), entry('04-01', 1, 2)], '04-02'],
    [
      'a rise, then pain during a session',
      [entry('04-01', 2, 4), entry('04-03', 1, undefined, true)],
      '04-02',
    ],
    ['a rise after pain during a session', [entry('04-01', 2, 4, true)], '04-02'],
  ])('%s', (_, entries, morning) => {
    expect(easingAfter(entries, DEFAULT_POLICY)?.morning).toBe(morning && on(morning));
  });
});

describe('what pain asks for, as an instruction that holds with and without a record', () => {
  it.each([
    [
      'before',
      8,
      'holdTraining',
      'Pain 8 of 10 before the session: no session today. Look at it before training goes on.',
    ],
    ['during', 7, 'stopExercise', 'Pain 7 of 10: stop this exercise. Look at it before training goes on.'],
    ['before', 4, 'holdLoad', 'Pain 4 of 10 before the session: hold the load, no progression.'],
    [
      'nextMorning',
      6,
      'holdTraining',
      'Pain 6 of 10 the next morning: no session today. Look at it before training goes on.',
    ],
    ['nextMorning', 2, 'continue', 'Pain 2 of 10 the next morning: continue.'],
  ] as const)('%s, %i of 10: %s', (asked, pain, action, text) => {
    expect(painDuringSession(pain, DEFAULT_POLICY, asked)).toMatchObject({ action, reason: { text } });
  });
});
