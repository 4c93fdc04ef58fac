/** Pain that was said in training (§1.6) makes a back record stricter and never easier. */

import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { backPainState } from '#domain/clearance/back-pain.ts';
import type { PainEntry } from '#domain/clearance/episode.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { BACK_TODAY, backClearance, backPain, checklist } from './builders.ts';

const ago = (days: number) => addDays(BACK_TODAY, -days);
const asked = (days: number, painNow: number): PainEntry => ({ date: ago(days), painNow });
const said = (days: number, painNow: number, more: object = {}): PainEntry => ({
  ...asked(days, painNow),
  during: true,
  ...more,
});

/** Long-standing and cleared, with a complete checklist of today. */
const stateOf = (pain: readonly PainEntry[], changes: object = {}) =>
  backPainState(
    backPain(
      { days: 200, pain: 0 },
      { clearances: [backClearance(0)], redFlags: [checklist(BACK_TODAY)], pain, ...changes },
    ),
    BACK_TODAY,
    DEFAULT_POLICY,
  );

describe('pain said in training', () => {
  it.each<[string, readonly PainEntry[], string]>([
    ['of 6 stops', [asked(3, 0), said(1, 6)], 'BP-STOP'],
    ['does not lift a stop that was asked', [asked(3, 7), said(1, 0)], 'BP-STOP'],
    ['does not lift a stop that was said', [asked(5, 0), said(3, 7), said(1, 0)], 'BP-STOP'],
    ['is lifted by a calm day that is asked', [asked(5, 0), said(3, 7), asked(1, 0)], 'BP-CLEARED'],
    ['of 4 restricts', [asked(3, 0), said(1, 4)], 'BP-RESTRICTED'],
    ['of 0 lifts no restriction', [asked(3, 4), said(1, 0)], 'BP-RESTRICTED'],
    ['of 0 lifts no restriction that was said', [asked(5, 0), said(3, 4), said(1, 0)], 'BP-RESTRICTED'],
    ['of 4 is over once it is asked on a later day', [said(3, 4), asked(1, 0)], 'BP-CLEARED'],
    ['of 4 counts on the day it is asked, too', [said(1, 4), asked(1, 0)], 'BP-RESTRICTED'],
    ['worse the next morning restricts', [asked(3, 0), said(2, 0, { painNextMorning: 1 })], 'BP-RESTRICTED'],
    ['is no fresh entry', [asked(20, 0), said(1, 0)], 'BP-REVIEW'],
    ['is no entry where none was asked', [said(1, 0)], 'BP-REVIEW'],
  ])('%s', (_, pain, state) => {
    expect(stateOf(pain).state).toBe(state);
  });

  it('opens nothing while somebody waits for clearance', () => {
    expect(stateOf([asked(3, 3), said(1, 0)], { clearances: [] })).toMatchObject({ tier: 'T0' });
    expect(stateOf([asked(3, 0), said(1, 3)], { clearances: [] })).toMatchObject({ tier: 'T0' });
    expect(stateOf([asked(3, 0), said(1, 0)], { clearances: [] })).toMatchObject({ tier: 'T1' });
    expect(stateOf([said(1, 0)], { clearances: [] })).toMatchObject({ tier: 'T0' });
  });

  it('proves no days without pain, and breaks them', () => {
    const painFreeSince = ago(40);
    const proven = [asked(40, 0), asked(28, 0), asked(14, 0), asked(1, 0)];
    expect(stateOf(proven, { painFreeSince }).state).toBe('BP-WATCH');
    const typed = [asked(40, 0), said(28, 0), said(14, 0), asked(1, 0)];
    expect(stateOf(typed, { painFreeSince }).state).not.toBe('BP-WATCH');
    expect(stateOf([...proven, said(1, 1)], { painFreeSince }).state).not.toBe('BP-WATCH');
  });

  it('is named with its own day', () => {
    const texts = stateOf([asked(3, 0), said(1, 4)]).reasons.map(({ text }) => text);
    expect(texts.join(' ')).toMatch(/Pain 4 of 10 on/);
    expect(texts).toEqual(stateOf([asked(3, 0), asked(1, 4)]).reasons.map(({ text }) => text));
  });
});
