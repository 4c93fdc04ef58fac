/** One athlete's clearance on a day: each episode's state, and the one permission that follows from all of them. */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import { backPainStateOf } from './back-pain.ts';
import { backPainFacts } from './back-pain-facts.ts';
import { combinePermissions } from './combine.ts';
import { backPainDues, type Due, jointDues, postpartumDues } from './dues.ts';
import type { Episode, EpisodeKind } from './episode.ts';
import {
  backPainLimits,
  backPainScreensOpenLaterPhase,
  jointLimits,
  postpartumLimits,
  postpartumScreensOpenLaterPhase,
} from './episode-limits.ts';
import { jointFacts, jointStateOf } from './joint.ts';
import { type Permission, tierPermission } from './permission.ts';
import type { ClearancePolicy } from './policy.ts';
import { postpartumStateOf } from './postpartum.ts';
import { postpartumFacts } from './postpartum-facts.ts';
import { backPainReview, earliest, jointReview, postpartumReview } from './review.ts';
import { SOURCE } from './sources.ts';
import type { StateAnswer } from './state-table.ts';
import { because, type Change, type Reason, type Tier, urgencyOf } from './tier.ts';

export interface EvaluationInput {
  readonly episodes: readonly Episode[];
  readonly today: CalendarDate;
  readonly policy: ClearancePolicy;
  /** First day of the phase the athlete is in or is about to start; it asks for a fresh screen. */
  readonly phaseStart?: CalendarDate;
  /** First day of a later phase or of another program: nothing is asked for yet, but it names a day of review. */
  readonly phaseAhead?: CalendarDate;
  /** For a remark on the age at a first onset; changes no state. */
  readonly birthDate?: CalendarDate;
}

/** Everything is plain JSON: it is kept with each decision, together with the policy's version. */
export interface Clearance {
  readonly on: CalendarDate;
  readonly policyVersion: number;
  readonly tier: Tier;
  /** False: what is assigned may go on within the permission, nothing new is assigned. */
  readonly newAssignment: boolean;
  readonly states: readonly EpisodeAnswer[];
  readonly permission: Permission;
  /** Most urgent episode first: the first reason is the one to show where there is room for one. */
  readonly reasons: readonly Reason[];
  /** In the same order. `timeAlone` stands only where nothing else would go on holding the athlete at this tier. */
  readonly wouldChange: readonly Change[];
  /** The earliest of all episodes; absent where no date asks for another look. */
  readonly reviewOn?: CalendarDate;
  /** Last day of the override in force: a day that the facility chose, and the only one fit for anybody’s eyes. */
  readonly overrideUntil?: CalendarDate;
}

export interface EpisodeAnswer extends StateAnswer {
  readonly episodeId: string;
  readonly kind: EpisodeKind;
  /**
   * When this episode must be looked at again: by then something falls due, or time alone changes it. A past day is
   * how long it is overdue; absent where only new evidence changes anything.
   */
  readonly reviewOn?: CalendarDate;
  /** What the review list asks for. */
  readonly dues: readonly Due[];
  /** What this episode alone permits. */
  readonly permission: Permission;
  /** The part of it that no override lifts: restrictions and movements. */
  readonly limits: Permission;
}

/** Evaluates all episodes of one athlete as known on a day. Without an open episode nothing is limited. */
export function evaluateClearance(input: EvaluationInput): Clearance {
  const { today, policy } = input;
  const states = input.episodes.map((episode) => answer(episode, input));
  let permission = tierPermission('T3', policy, { flagged: false });
  for (const state of states) permission = combinePermissions(permission, state.permission);
  const mostUrgentFirst = states.length < 2 ? states : states.toSorted((a, b) => urgencyOf(a) - urgencyOf(b));
  const reasons = mostUrgentFirst.flatMap((state) => state.reasons);
  if (isFlagged({ states }) && permission.tier !== 'T0') {
    const text = `Every set leaves at least ${permission.rirFloor} reps in reserve.`;
    reasons.push(because('R11', text, SOURCE.guide, RIR_SETTING[permission.tier]));
  }
  return {
    on: today,
    policyVersion: policy.version,
    tier: permission.tier,
    newAssignment: states.every((state) => state.newAssignment),
    states,
    permission,
    reasons,
    wouldChange: changesOf(mostUrgentFirst),
    ...onDay(earliest(...states.map(({ reviewOn }) => reviewOn))),
  };
}

/** True while an episode limits anything, or could: loads are rounded down and phases go in order. */
export function isFlagged({ states }: Pick<Clearance, 'states'>): boolean {
  return states.some(isOpen);
}

/** True where a state says that something is on file. */
export function isOpen({ state }: Pick<StateAnswer, 'state'>): boolean {
  return state !== 'PP-NA' && state !== 'BP-NA' && state !== 'JT-NA';
}

/**
 * The stricter of two evaluations of one athlete, for a clock that was set back: tier and limits of both, the states
 * and reasons of the stricter one first.
 */
export function stricterOf(a: Clearance, b: Clearance): Clearance {
  const [strict, loose] = isStricter(b, a) ? [b, a] : [a, b];
  const permission = combinePermissions(strict.permission, loose.permission);
  return {
    ...strict,
    tier: permission.tier,
    newAssignment: a.newAssignment && b.newAssignment,
    states: [
      ...strict.states,
      ...without(loose.states, strict.states, (each) => each.episodeId + each.state),
    ],
    permission,
    reasons: [...strict.reasons, ...without(loose.reasons, strict.reasons, (each) => each.rule + each.text)],
    wouldChange: [
      ...strict.wouldChange,
      ...without(loose.wouldChange, strict.wouldChange, (each) => each.text),
    ],
    ...onDay(earliest(strict.reviewOn, loose.reviewOn)),
  };
}

/** By tier; in one tier the more urgent state, then the one without new assignments. */
function isStricter(one: Clearance, other: Clearance): boolean {
  if (one.tier !== other.tier) return one.tier < other.tier;
  const [first, second] = [one, other].map(({ states }) => Math.min(...states.map(urgencyOf)));
  if (first !== second) return (first ?? 0) < (second ?? 0);
  return !one.newAssignment && other.newAssignment;
}

/** A date is no promise while another episode holds at least as strictly, whatever happens in this one. */
function changesOf(states: readonly EpisodeAnswer[]): readonly Change[] {
  return states.flatMap((state) => {
    const decides = states.every((other) => other === state || other.tier > state.tier);
    if (decides) return state.wouldChange;
    return state.wouldChange.map(({ timeAlone: _promised, ...change }) => change);
  });
}

const RIR_SETTING = {
  T0: 'foundationRirFloor',
  T1: 'foundationRirFloor',
  T2: 'restrictedRirFloor',
  T3: 'fullRirFloor',
} as const;

function answer(episode: Episode, input: EvaluationInput): EpisodeAnswer {
  const { episodes, today, policy, phaseStart, phaseAhead, birthDate } = input;
  switch (episode.kind) {
    case 'postpartum': {
      const facts = postpartumFacts(episode, today, policy, phaseStart, phaseAhead);
      const state = postpartumStateOf(facts);
      const laterPhase = state.state === 'PP-RESTRICTED' && postpartumScreensOpenLaterPhase(facts);
      const review = postpartumReview(state.state, facts);
      const dues = postpartumDues(state.state, facts);
      return answered(
        episode,
        { state, review, dues, laterPhase, limitsOf: () => postpartumLimits(facts) },
        input,
      );
    }
    case 'backPain': {
      const facts = backPainFacts(episode, today, policy, {
        postpartum: episodes.filter((each) => each.kind === 'postpartum'),
        otherSpells: episodes.filter((each) => each.kind === 'backPain'),
        ...(birthDate && { birthDate }),
        ...(phaseStart && { phaseStart }),
        ...(phaseAhead && { phaseAhead }),
      });
      const state = backPainStateOf(facts);
      const laterPhase = state.state === 'BP-RESTRICTED' && backPainScreensOpenLaterPhase(facts);
      const review = backPainReview(state.state, facts);
      const dues = backPainDues(state.state, facts);
      return answered(
        episode,
        { state, review, dues, laterPhase, limitsOf: () => backPainLimits(facts) },
        input,
      );
    }
    case 'joint': {
      const facts = jointFacts(episode, today, policy);
      const state = jointStateOf(facts);
      const review = jointReview(state.state, facts);
      const dues = jointDues(state.state, facts);
      return answered(
        episode,
        { state, review, dues, laterPhase: false, limitsOf: () => jointLimits(facts) },
        input,
      );
    }
  }
}

function answered(
  { id, kind, closed }: Episode,
  read: {
    readonly state: StateAnswer;
    readonly review: CalendarDate | undefined;
    readonly dues: readonly Due[];
    readonly laterPhase: boolean;
    readonly limitsOf: () => Permission;
  },
  { policy, today }: EvaluationInput,
): EpisodeAnswer {
  const { state, laterPhase } = read;
  const closes = closed && closed.date > today ? closed.date : undefined;
  const base = { ...state, episodeId: id, kind, dues: read.dues, ...onDay(earliest(read.review, closes)) };
  if (!isOpen(state)) {
    const none = tierPermission('T3', policy, { flagged: false });
    return { ...base, permission: none, limits: none };
  }
  const limits = read.limitsOf();
  const permission = combinePermissions(
    tierPermission(state.tier, policy, { flagged: true, laterPhase }),
    limits,
  );
  return { ...base, ...heldByLimits(state, limits), permission, limits };
}

/** A restriction in words only holds more strictly than the row of the table. */
function heldByLimits(
  { tier, reasons, wouldChange }: StateAnswer,
  limits: Permission,
): Partial<Pick<StateAnswer, 'tier' | 'reasons' | 'wouldChange'>> {
  if (limits.tier >= tier) return {};
  const held = limits.why.filter((each) => each.limits === 'tier' && each.reason.rule !== limits.tier);
  const text =
    'A lead recording what the restriction means for the program: movements to leave out, a load cap or reps in reserve.';
  return {
    tier: limits.tier,
    reasons: [...held.map(({ reason }) => reason), ...reasons],
    wouldChange: [{ text }, ...wouldChange.map(({ timeAlone: _promised, ...change }) => change)],
  };
}

function onDay(reviewOn: CalendarDate | undefined): { readonly reviewOn?: CalendarDate } {
  return reviewOn ? { reviewOn } : {};
}

function without<Each>(
  all: readonly Each[],
  known: readonly Each[],
  key: (each: Each) => string,
): readonly Each[] {
  const keys = new Set(known.map(key));
  return all.filter((each) => !keys.has(key(each)));
}
