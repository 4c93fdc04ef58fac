/** The rule of one session with a sore back (§1.6): what pain during it, and the morning after, changes. */

import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { PainEntry } from './episode.ts';
import type { ClearancePolicy } from './policy.ts';
import { SOURCE } from './sources.ts';
import { because, type Reason } from './tier.ts';

export interface SessionAdvice {
  readonly action: 'continue' | 'holdLoad' | 'stopExercise' | 'holdTraining';
  /** False: no heavier and no more than last time, and no record counts. */
  readonly mayProgress: boolean;
  /** True: the pain entry puts the episode into BP-STOP. */
  readonly entersStop: boolean;
  readonly reason: Reason;
}

/** When pain was asked about: before the session, during an exercise, or on the morning after. */
export type Asked = 'before' | 'during' | 'nextMorning';

/** What to do, not what happens: whether anything pauses depends on a record, which these words do not give away. */
const WORDS: Readonly<
  Record<Asked, { readonly asked: string; readonly stop: string; readonly hold: string }>
> = {
  before: {
    asked: ' before the session',
    stop: 'no session today. Look at it before training goes on.',
    hold: 'hold the load, no progression.',
  },
  during: {
    asked: '',
    stop: 'stop this exercise. Look at it before training goes on.',
    hold: 'hold the load, no progression.',
  },
  nextMorning: {
    asked: ' the next morning',
    stop: 'no session today. Look at it before training goes on.',
    hold: 'hold the load, no progression.',
  },
};

/** Advice for pain of 0 to 10 that was named in training. Throws RangeError outside it. */
export function painDuringSession(
  pain: number,
  policy: ClearancePolicy,
  when: Asked = 'during',
): SessionAdvice {
  checkPain(pain);
  const { asked, stop, hold } = WORDS[when];
  const says = `Pain ${pain} of 10${asked}: `;
  if (pain >= policy.painStopsFrom) {
    return {
      action: when === 'during' ? 'stopExercise' : 'holdTraining',
      mayProgress: false,
      entersStop: true,
      reason: because('R8', `${says}${stop}`, SOURCE.pain, 'painStopsFrom'),
    };
  }
  if (pain >= policy.painHoldsLoadFrom) {
    return {
      action: 'holdLoad',
      mayProgress: false,
      entersStop: false,
      reason: because('R8', `${says}${hold}`, SOURCE.pain, 'painHoldsLoadFrom'),
    };
  }
  return {
    action: 'continue',
    mayProgress: true,
    entersStop: false,
    reason: because('R8', `${says}continue.`, SOURCE.pain, 'painHoldsLoadFrom'),
  };
}

/** What the next session gives up after a worse morning. */
export interface NextSessionChange {
  /** Taken off every load, percent of it. */
  readonly loadPercent: number;
  /** Steps down the ladder. */
  readonly ladderSteps: number;
  readonly reason: Reason;
}

/** Change of the next session when the morning after hurts more than before the session; undefined when it does not. */
export function afterNextMorning(
  painBefore: number,
  painNextMorning: number,
  policy: ClearancePolicy,
): NextSessionChange | undefined {
  checkPain(painBefore);
  checkPain(painNextMorning);
  if (painNextMorning <= painBefore) return undefined;
  const { nextMorningLoadPercent: loadPercent, nextMorningLadderSteps: ladderSteps } = policy;
  const text = `More pain the next morning (${painNextMorning} after ${painBefore}): next session ${loadPercent} % lighter and ${ladderSteps} ladder step${ladderSteps === 1 ? '' : 's'} down.`;
  return { loadPercent, ladderSteps, reason: because('R8', text, SOURCE.facility, 'nextMorningLoadPercent') };
}

/** A worse morning that the next session answers to. */
export interface Easing extends NextSessionChange {
  /** The first day of training on or after this day, and no other, is eased. */
  readonly morning: CalendarDate;
}

/**
 * What the latest rise asks of the next session. An entry without one does not take it back: the day of
 * training that comes first is eased, and only training on it uses that up. Several rises on one day ease once.
 */
export function easingAfter(entries: readonly PainEntry[], policy: ClearancePolicy): Easing | undefined {
  let latest: Easing | undefined;
  for (const { date, painNow, painNextMorning } of entries) {
    if (painNextMorning === undefined) continue;
    const change = afterNextMorning(painNow, painNextMorning, policy);
    const morning = addDays(date, 1);
    if (change && (!latest || morning > latest.morning)) latest = { ...change, morning };
  }
  return latest;
}

function checkPain(pain: number): void {
  if (!Number.isInteger(pain) || pain < 0 || pain > 10)
    throw new RangeError('Pain is a whole number from 0 to 10.');
}
