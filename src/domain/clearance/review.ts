/**
 * When an episode must be looked at again (C7): by that day something falls due, or time alone changes the state.
 *
 * What runs out, such as a screen or a clearance, is looked at by its last good day; what begins, such as a window, on
 * its first. A day in the past says since when something is overdue. Where only new evidence changes anything, no day
 * is named: a stop or a refusal does not get better by waiting.
 */

import { addDays, addMonths, type CalendarDate } from '../calendar/calendar-date.ts';
import type { BackPainFacts } from './back-pain-facts.ts';
import { isChecklistDueForPhase } from './back-pain-words.ts';
import type { JointFacts } from './joint.ts';
import type { ClearancePolicy } from './policy.ts';
import type { PostpartumFacts } from './postpartum-facts.ts';
import { isStale } from './postpartum-words.ts';
import { type DecisionReading, lastValidDay } from './provider-decisions.ts';
import type { BackPainState, JointState, PostpartumState } from './tier.ts';

type Day = CalendarDate | undefined;
type ReviewTable<State extends string, Facts> = Readonly<Record<State, (facts: Facts) => Day>>;

export function postpartumReview(state: PostpartumState, facts: PostpartumFacts): Day {
  return POSTPARTUM_REVIEW[state](facts);
}

export function backPainReview(state: BackPainState, facts: BackPainFacts): Day {
  return BACK_PAIN_REVIEW[state](facts);
}

export function jointReview(state: JointState, facts: JointFacts): Day {
  return JOINT_REVIEW[state](facts);
}

/** The first of some days, those that are not known left out. */
export function earliest(...days: readonly Day[]): Day {
  return days.reduce<Day>(
    (first, day) => (first === undefined || (day && day < first) ? day : first),
    undefined,
  );
}

const onlyNewEvidence = (): undefined => undefined;
const dueNow = ({ today }: { readonly today: CalendarDate }): CalendarDate => today;

const POSTPARTUM_REVIEW: ReviewTable<PostpartumState, PostpartumFacts> = {
  'PP-NA': onlyNewEvidence,
  'PP-STOP': onlyNewEvidence,
  'PP-PREGNANT': ({ episode }) => (episode.status === 'pregnant' ? episode.edd : episode.deliveryDate),
  'PP-INCOMPLETE': dueNow,
  'PP-HELD': onlyNewEvidence,
  'PP-EARLY': floor,
  'PP-WINDOW': ({ bounds }) => bounds?.windowEnd,
  'PP-AWAITING': ({ bounds }) => bounds?.windowEnd,
  'PP-EARLYCLEARED': (facts) => earliest(floor(facts), clearanceEnds(facts)),
  'PP-CONFIRM': floor,
  'PP-EXPIRED': clearanceEnds,
  'PP-REVIEW': (facts) => (isStale(facts) ? (screenEnds(facts) ?? facts.today) : facts.phaseStart),
  'PP-RESTRICTED': postpartumAhead,
  'PP-CLEARED': postpartumAhead,
};

const BACK_PAIN_REVIEW: ReviewTable<BackPainState, BackPainFacts> = {
  'BP-NA': onlyNewEvidence,
  'BP-EMERGENCY': onlyNewEvidence,
  // Pain alone can be answered from the next day on; a warning sign only by a provider.
  'BP-STOP': ({ urgents, painStop }) =>
    urgents.length === 0 && painStop !== undefined ? addDays(painStop, 1) : undefined,
  'BP-SCREEN': dueNow,
  'BP-HELD': onlyNewEvidence,
  'BP-WATCH': watchEnds,
  // A resolved spell is suggested for closing when its watch ended; any other wants a provider's decision.
  'BP-AWAITING': (facts) => watchEnds(facts) ?? facts.today,
  'BP-EXPIRED': clearanceEnds,
  'BP-REVIEW': (facts) =>
    earliest(
      checklistEnds(facts) ?? facts.today,
      painEntryEnds(facts) ?? facts.today,
      isChecklistDueForPhase(facts) ? facts.phaseStart : undefined,
    ),
  'BP-RESTRICTED': (facts) => earliest(backPainAhead(facts), earlyPeriodEnds(facts)),
  'BP-CLEARED': backPainAhead,
};

const JOINT_REVIEW: ReviewTable<JointState, JointFacts> = {
  'JT-NA': onlyNewEvidence,
  'JT-HELD': onlyNewEvidence,
  'JT-AWAITING': dueNow,
  'JT-EXPIRED': clearanceEnds,
  'JT-RESTRICTED': clearanceEnds,
  'JT-CLEARED': clearanceEnds,
};

/** Screen, clearance and physiotherapist, and the ends of the periods that are still running. */
function postpartumAhead(facts: PostpartumFacts): Day {
  const { bounds, episode, policy, today } = facts;
  const { physio, deliveryDate } = episode;
  const impact = deliveryDate && addDays(deliveryDate, policy.impactFromDay);
  return earliest(
    screenEnds(facts),
    clearanceEnds(facts),
    physio.state === 'booked' ? physio.date : undefined,
    ...[bounds?.restrictedUntil, impact, nextPhase(facts)].filter((day) => day !== undefined && day > today),
  );
}

/** A phase asks for its own screen on the day it starts, unless the last one is near enough. */
function nextPhase({
  phaseStart,
  phaseAhead,
  lastComplete,
  policy,
  today,
}: PostpartumFacts | BackPainFacts): Day {
  const next = earliest(...[phaseStart, phaseAhead].filter((day) => day !== undefined && day > today));
  if (next === undefined) return undefined;
  const nearEnough = addDays(next, -policy.phaseScreenLeadDays);
  return lastComplete === undefined || lastComplete < nearEnough ? next : undefined;
}

function floor({ bounds }: PostpartumFacts): Day {
  return bounds?.earliest;
}

export function screenEnds({ lastComplete, policy }: PostpartumFacts): Day {
  return lastComplete && addDays(lastComplete, policy.screenFreshDays);
}

function backPainAhead(facts: BackPainFacts): Day {
  return earliest(checklistEnds(facts), painEntryEnds(facts), clearanceEnds(facts), nextPhase(facts));
}

export function checklistEnds({ checklist, policy }: BackPainFacts): Day {
  return checklist && addDays(checklist.date, policy.checklistFreshDays);
}

export function painEntryEnds({ pain, policy }: BackPainFacts): Day {
  return pain && addDays(pain.date, policy.painEntryFreshDays);
}

function earlyPeriodEnds({ episode, duration, policy }: BackPainFacts): Day {
  return episode.onset && duration?.label !== 'chronic'
    ? addDays(episode.onset, policy.chronicFromDays)
    : undefined;
}

function watchEnds({ resolvedOn, policy }: BackPainFacts): Day {
  return resolvedOn && addMonths(resolvedOn, policy.watchMonths);
}

export function clearanceEnds({
  decisions,
  policy,
}: {
  readonly decisions: DecisionReading;
  readonly policy: ClearancePolicy;
}): Day {
  return decisions.valid && lastValidDay(decisions.valid, policy.clearanceMonths);
}
