/** What the rules answer with: a tier, the reasons for it, and what would change it. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { PolicySettingId } from './policy.ts';

/** Hold, Foundation, Restricted, Full: strictest first. */
export const TIERS = ['T0', 'T1', 'T2', 'T3'] as const;
export type Tier = (typeof TIERS)[number];

/** The stricter of two tiers. */
export function stricterTier(a: Tier, b: Tier): Tier {
  return a < b ? a : b;
}

/** Rules shown with their sources (clearance rules §2.3). */
export type RuleId = 'R1' | 'R2' | 'R3' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9' | 'R10' | 'R11' | 'R12';

export type PostpartumState =
  | 'PP-NA'
  | 'PP-STOP'
  | 'PP-PREGNANT'
  | 'PP-INCOMPLETE'
  | 'PP-HELD'
  | 'PP-EARLY'
  | 'PP-WINDOW'
  | 'PP-AWAITING'
  | 'PP-EARLYCLEARED'
  | 'PP-CONFIRM'
  | 'PP-EXPIRED'
  | 'PP-REVIEW'
  | 'PP-RESTRICTED'
  | 'PP-CLEARED';

export type BackPainState =
  | 'BP-NA'
  | 'BP-EMERGENCY'
  | 'BP-STOP'
  | 'BP-SCREEN'
  | 'BP-HELD'
  | 'BP-WATCH'
  | 'BP-AWAITING'
  | 'BP-EXPIRED'
  | 'BP-REVIEW'
  | 'BP-RESTRICTED'
  | 'BP-CLEARED';

export type JointState = 'JT-NA' | 'JT-HELD' | 'JT-AWAITING' | 'JT-EXPIRED' | 'JT-RESTRICTED' | 'JT-CLEARED';

export type StateId = PostpartumState | BackPainState | JointState;

/**
 * How urgently a state has to be said: 0 is said first. Within a hold an emergency comes before a stop, a stop before
 * a refusal, a refusal before pregnancy, and those before what is merely missing or early.
 */
export function urgencyOf({ state, tier }: { readonly state: StateId; readonly tier: Tier }): number {
  return URGENT_STATES[state] ?? AFTER_URGENT[tier];
}

const URGENT_STATES: Readonly<Partial<Record<StateId, number>>> = {
  'BP-EMERGENCY': 0,
  'PP-STOP': 1,
  'BP-STOP': 1,
  'PP-HELD': 2,
  'BP-HELD': 2,
  'JT-HELD': 2,
  'PP-PREGNANT': 3,
};

const AFTER_URGENT: Readonly<Record<Tier, number>> = { T0: 4, T1: 5, T2: 6, T3: 7 };

/** One link of the "why" chain. */
export interface Reason {
  /** The rule, the row of the state table, or the tier that said it. */
  readonly rule: RuleId | StateId | Tier;
  /** A sentence for a coach. */
  readonly text: string;
  /** Public name of the source, or "facility rule". */
  readonly source: string;
  /** The policy setting that could change it. */
  readonly setting?: PolicySettingId;
}

export function because(
  rule: Reason['rule'],
  text: string,
  source: string,
  setting?: PolicySettingId,
): Reason {
  return setting ? { rule, text, source, setting } : { rule, text, source };
}

/** What would change the answer. */
export interface Change {
  readonly text: string;
  /** When it falls due, or the first day it can happen. */
  readonly from?: CalendarDate;
  /** On `from` the state changes without anybody doing or recording anything: only then is the date a promise. */
  readonly timeAlone?: true;
}

/** The end of a period. Time alone ends the state only where the period is its one reason and nothing falls due first. */
export function periodEnds(
  text: string,
  from: CalendarDate,
  reasons: readonly Reason[],
  due: readonly Change[],
): Change {
  const alone =
    reasons.length === 1 && due.every((change) => change.from === undefined || change.from > from);
  return alone ? { text, from, timeAlone: true } : { text, from };
}
