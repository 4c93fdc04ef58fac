/** What a tier permits in numbers the gate can apply, and how limits from several sides combine. */

import type { LineTag } from '../exercise/exercise.ts';
import type { ClearancePolicy, PolicySettingId } from './policy.ts';
import { SOURCE } from './sources.ts';
import { because, type Reason, type Tier } from './tier.ts';

/** A tag that can be blocked: a line's own, or a two-legged hinge above the policy's percentage. */
export type BlockedTag = LineTag | 'HEAVY-HNG';

/** Every tag, in the order they are listed and printed. */
export const ALL_TAGS: readonly BlockedTag[] = [
  'LHT',
  'AX',
  'HNG',
  'HEAVY-HNG',
  'PPT',
  'VAL',
  'IMP',
  'SUP',
  'SL',
];

export interface Permission {
  readonly tier: Tier;
  /** Phases that may be trained; `all` sets no limit. */
  readonly phases: 'all' | readonly PermittedPhase[];
  /** Percent of the estimated one-repetition maximum; 0 = no external load, null = no cap. */
  readonly capPercent: number | null;
  /** Reps in reserve, at least; 0 = none asked. */
  readonly rirFloor: number;
  /** In the order of `ALL_TAGS`. */
  readonly blockedTags: readonly BlockedTag[];
  /** Shown word for word to whoever may see health details; on paper only where a lead asks for these. */
  readonly verbatim: readonly VerbatimRestriction[];
  /** Technique cues, fit for paper. */
  readonly cues: readonly string[];
  readonly lineRules: LineRules;
  /** Which rule set which limit. */
  readonly why: readonly LimitReason[];
}

export interface PermittedPhase {
  readonly number: number;
  readonly capPercent: number | null;
}

export interface VerbatimRestriction {
  readonly text: string;
  readonly from: string;
}

/** The policy's numbers that decide on single lines. */
export interface LineRules {
  readonly valsalvaReps: number;
  readonly valsalvaPercent: number;
  readonly heavyHingePercent: number;
  readonly unloadedRepsLow: number;
  readonly unloadedRepsHigh: number;
  readonly backOffReps: number;
  readonly backOffExtraSets: number;
}

export interface LimitReason {
  readonly limits: 'tier' | 'phases' | 'cap' | 'rir' | BlockedTag;
  readonly reason: Reason;
}

export interface TierTerms {
  /** An episode is open: the floor of reps in reserve applies at Full as well. */
  readonly flagged: boolean;
  /** Two clear screens have opened the phase after the last one of Restricted. */
  readonly laterPhase?: boolean;
}

/** What a tier permits (§2.1), before any restriction of the episode. */
export function tierPermission(
  tier: Tier,
  policy: ClearancePolicy,
  { flagged, laterPhase = false }: TierTerms,
): Permission {
  // A squad is evaluated under one policy: its few different tables are made once.
  const key = `${tier}${flagged}${laterPhase}`;
  const made = MADE.get(policy) ?? new Map<string, Permission>();
  if (!MADE.has(policy)) MADE.set(policy, made);
  let permission = made.get(key);
  if (!permission) {
    const fresh = makeTierPermission(tier, policy, flagged, laterPhase);
    permission = { ...fresh, why: sortedWhy(fresh.why) };
    made.set(key, permission);
  }
  return permission;
}

const MADE = new WeakMap<ClearancePolicy, Map<string, Permission>>();

function makeTierPermission(
  tier: Tier,
  policy: ClearancePolicy,
  flagged: boolean,
  laterPhase: boolean,
): Permission {
  const lineRules = lineRulesOf(policy);
  const none = { verbatim: [], cues: [], lineRules };
  switch (tier) {
    case 'T0':
      return {
        ...none,
        tier,
        phases: [],
        capPercent: 0,
        rirFloor: policy.foundationRirFloor,
        blockedTags: ALL_TAGS,
        why: [limit(tier, 'tier', 'Hold: nothing is assigned.')],
      };
    case 'T1':
      return {
        ...none,
        tier,
        phases: [],
        capPercent: 0,
        rirFloor: policy.foundationRirFloor,
        blockedTags: FOUNDATION_BLOCKS,
        why: [
          limit(tier, 'tier', 'Foundation: the foundation block replaces the sessions.'),
          limit(tier, 'cap', 'Foundation: bodyweight and light band only.'),
          limit(tier, 'rir', `Foundation: ${policy.foundationRirFloor} in reserve.`, 'foundationRirFloor'),
          ...FOUNDATION_BLOCKS.map((tag) => limit(tier, tag, `Foundation: ${TAG_WORDS[tag]}.`)),
        ],
      };
    case 'T2':
      return {
        ...none,
        tier,
        phases: restrictedPhases(policy, laterPhase),
        capPercent: laterPhase ? policy.laterPhaseCapPercent : policy.restrictedCapPercent,
        rirFloor: policy.restrictedRirFloor,
        blockedTags: RESTRICTED_BLOCKS,
        why: [
          limit(
            tier,
            'phases',
            'Restricted: later phases open with two clear screens or at Full.',
            'restrictedLastPhase',
          ),
          limit(
            tier,
            'cap',
            `Restricted: no more than ${policy.restrictedCapPercent} %${
              laterPhase ? `, in the phase after it ${policy.laterPhaseCapPercent} %` : ''
            }.`,
            'restrictedCapPercent',
          ),
          limit(tier, 'rir', `Restricted: ${policy.restrictedRirFloor} in reserve.`, 'restrictedRirFloor'),
          ...RESTRICTED_BLOCKS.map((tag) => limit(tier, tag, `Restricted: ${TAG_WORDS[tag]}.`)),
        ],
      };
    case 'T3':
      return {
        ...none,
        tier,
        phases: 'all',
        capPercent: null,
        rirFloor: flagged ? policy.fullRirFloor : 0,
        blockedTags: [],
        why: flagged
          ? [limit(tier, 'rir', `With a record open: ${policy.fullRirFloor} in reserve.`, 'fullRirFloor')]
          : [],
      };
  }
}

/** The cap that applies in a phase; null = none. Undefined when the phase is not permitted. */
export function capInPhase({ phases, capPercent }: Permission, number: number): number | null | undefined {
  if (phases === 'all') return capPercent;
  const phase = phases.find((each) => each.number === number);
  return phase && lowerCap(phase.capPercent, capPercent);
}

/** The lower of two caps, null being none. */
export function lowerCap(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/** Neutral words of a blocked tag, for screen and paper. */
export const TAG_WORDS: Readonly<Record<BlockedTag, string>> = {
  LHT: 'no loaded hip thrust',
  AX: 'no axial load',
  HNG: 'no loaded hinge',
  'HEAVY-HNG': 'light hinge only',
  PPT: 'neutral finish, no tuck',
  VAL: 'no straining sets',
  IMP: 'no impact',
  SUP: 'nothing lying down',
  SL: 'both legs together',
};

const RESTRICTED_BLOCKS: readonly BlockedTag[] = ['AX', 'HEAVY-HNG', 'PPT', 'VAL', 'IMP'];

/** Everything Restricted blocks, every loaded thrust and every loaded hinge. */
const FOUNDATION_BLOCKS: readonly BlockedTag[] = ['LHT', 'AX', 'HNG', 'HEAVY-HNG', 'PPT', 'VAL', 'IMP'];

function restrictedPhases(policy: ClearancePolicy, laterPhase: boolean): readonly PermittedPhase[] {
  const { restrictedLastPhase, restrictedCapPercent, laterPhaseCapPercent } = policy;
  const phases: PermittedPhase[] = Array.from({ length: restrictedLastPhase }, (_, index) => ({
    number: index + 1,
    capPercent: restrictedCapPercent,
  }));
  if (laterPhase) phases.push({ number: restrictedLastPhase + 1, capPercent: laterPhaseCapPercent });
  return phases;
}

function lineRulesOf(policy: ClearancePolicy): LineRules {
  const { valsalvaReps, valsalvaPercent, heavyHingePercent } = policy;
  const { unloadedRepsLow, unloadedRepsHigh, backOffReps, backOffExtraSets } = policy;
  return {
    valsalvaReps,
    valsalvaPercent,
    heavyHingePercent,
    unloadedRepsLow,
    unloadedRepsHigh,
    backOffReps,
    backOffExtraSets,
  };
}

function limit(
  tier: Tier,
  limits: LimitReason['limits'],
  text: string,
  setting?: PolicySettingId,
): LimitReason {
  return { limits, reason: because(limits === 'rir' ? 'R11' : tier, text, SOURCE.facility, setting) };
}

/** One order for equal limits, each once, so that they are equal JSON. */
export function sortedWhy(why: readonly LimitReason[]): readonly LimitReason[] {
  const byKey = new Map(why.map((each) => [whyKey(each), each]));
  return [...byKey.keys()].sort().flatMap((key) => byKey.get(key) ?? []);
}

/** Joins two lists that are in that order already. */
export function mergedWhy(a: readonly LimitReason[], b: readonly LimitReason[]): readonly LimitReason[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const merged: LimitReason[] = [];
  let [left, right] = [0, 0];
  for (;;) {
    const [one, other] = [a[left], b[right]];
    if (one === undefined || other === undefined) return [...merged, ...a.slice(left), ...b.slice(right)];
    const [keyOfOne, keyOfOther] = [whyKey(one), whyKey(other)];
    merged.push(keyOfOne <= keyOfOther ? one : other);
    if (keyOfOne <= keyOfOther) left += 1;
    if (keyOfOther <= keyOfOne) right += 1;
  }
}

/** Most reasons belong to a tier or a rule and come again for every athlete: their keys are made once. */
const WHY_KEYS = new WeakMap<LimitReason, string>();

function whyKey(each: LimitReason): string {
  let key = WHY_KEYS.get(each);
  if (key === undefined) {
    const { rule, text, source, setting } = each.reason;
    key = [each.limits, rule, text, source, setting ?? ''].join('\u0000');
    WHY_KEYS.set(each, key);
  }
  return key;
}
