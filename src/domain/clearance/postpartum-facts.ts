/** What the postpartum table asks about: days, bounds, decisions and screens, read once for a day. */

import { addDays, type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { DeliveryMode, PostpartumEpisode, ProviderDecision, Screen, SymptomAnswer } from './episode.ts';
import type { ClearancePolicy } from './policy.ts';
import {
  type DecisionReading,
  type DecisionTerms,
  latestLiftOfStop,
  readDecisions,
} from './provider-decisions.ts';
import { STOP_ITEM_IDS, STOP_ITEMS, SYMPTOM_IDS, SYMPTOMS, type SymptomId } from './warning-signs.ts';

export interface PostpartumFacts {
  readonly episode: PostpartumEpisode;
  readonly policy: ClearancePolicy;
  readonly today: CalendarDate;
  readonly terms: DecisionTerms;
  readonly decisions: DecisionReading;
  /** Calendar days since the delivery date, which is day 0; undefined without a date that has come. */
  readonly day?: number;
  readonly bounds?: Bounds;
  readonly openStops: readonly OpenStop[];
  /** Symptoms whose latest answer is not "none". */
  readonly symptoms: readonly SymptomId[];
  /** The latest screen with every question answered. */
  readonly lastComplete?: CalendarDate;
  readonly phaseStart?: CalendarDate;
  readonly phaseAhead?: CalendarDate;
}

export interface Bounds {
  /** L, the hard floor, as days and date; a provider's earlier date moves it only where the policy honours it. */
  readonly earliestDay: number;
  readonly earliest: CalendarDate;
  /** U, the end of the guide's window. */
  readonly windowEndDay: number;
  readonly windowEnd: CalendarDate;
  /** First day without the restricted period: max(U, policy). */
  readonly restrictedUntil: CalendarDate;
  /** True when the floor is a provider's earlier date. */
  readonly honoured: boolean;
}

export interface OpenStop {
  readonly words: string;
  readonly date: CalendarDate;
}

export function postpartumFacts(
  episode: PostpartumEpisode,
  today: CalendarDate,
  policy: ClearancePolicy,
  phaseStart?: CalendarDate,
  phaseAhead?: CalendarDate,
): PostpartumFacts {
  const { deliveryDate } = episode;
  const terms: DecisionTerms = {
    episodeId: episode.id,
    // Without a date no clearance can be placed after it, so none counts.
    since: deliveryDate ?? NEVER,
    today,
    roles: policy.postpartumRoles,
    evidence: policy.acceptedEvidence,
    rolesSetting: 'postpartumRoles',
  };
  const decisions = readDecisions(episode.clearances, terms);
  const screens = episode.screens.filter(({ date }) => date <= today);
  const begun = deliveryDate !== undefined && deliveryDate <= today ? deliveryDate : undefined;
  const lastComplete = latest(screens.filter(isComplete).map(({ date }) => date));
  return {
    episode,
    policy,
    today,
    terms,
    decisions,
    ...(begun !== undefined && {
      day: daysBetween(begun, today),
      bounds: boundsOf(begun, episode.mode, decisions.valid, policy),
    }),
    openStops: openStops(episode, screens, policy, latestLiftOfStop(episode.clearances, terms)),
    symptoms: SYMPTOM_IDS.filter((symptom) => {
      const answer = latestAnswer(screens, symptom);
      return answer !== undefined && answer !== 'none';
    }),
    ...(lastComplete && { lastComplete }),
    ...(phaseStart && { phaseStart }),
    ...(phaseAhead && { phaseAhead }),
  };
}

/** L and U of §1.3; unknown and mixed take the longest. */
export function boundsOf(
  deliveryDate: CalendarDate,
  mode: DeliveryMode | undefined,
  valid: ProviderDecision | undefined,
  policy: ClearancePolicy,
): Bounds {
  const short = mode === 'vaginal' || mode === 'assistedVaginal';
  const floorDay = short ? policy.vaginalEarliestDay : policy.caesareanEarliestDay;
  const windowEndDay = short ? policy.vaginalWindowEndDay : policy.caesareanWindowEndDay;
  const honouredDay = valid && honouredEarlierDay(deliveryDate, valid, policy);
  const honoured = honouredDay !== undefined && honouredDay < floorDay;
  const earliestDay = honoured ? honouredDay : floorDay;
  return {
    earliestDay,
    earliest: addDays(deliveryDate, earliestDay),
    windowEndDay,
    windowEnd: addDays(deliveryDate, windowEndDay),
    restrictedUntil: addDays(deliveryDate, Math.max(windowEndDay, policy.restrictedUntilDay)),
    honoured,
  };
}

/** Every question asked, stop items included. */
function isComplete(screen: Screen): boolean {
  return (
    SYMPTOM_IDS.every((symptom) => screen[symptom] !== 'notAsked') &&
    STOP_ITEM_IDS.every((item) => (screen.stopItems[item] ?? 'notAsked') !== 'notAsked')
  );
}

/** Complete, and every answer "none". */
export function isClear(screen: Screen): boolean {
  return (
    SYMPTOM_IDS.every((symptom) => screen[symptom] === 'none') &&
    STOP_ITEM_IDS.every((item) => screen.stopItems[item] === 'none')
  );
}

/** A date no record can precede, so that "since" is never reached. */
const NEVER = '2200-12-31' as CalendarDate;

/** Needs the provider's written date for loaded work, the document seen, and a second person who confirmed it. */
function honouredEarlierDay(
  deliveryDate: CalendarDate,
  { loadedFrom, evidence, confirmedBy, recordedBy }: ProviderDecision,
  policy: ClearancePolicy,
): number | undefined {
  if (!policy.honourProvidersEarlierDate || loadedFrom === undefined || evidence !== 'documentSeen')
    return undefined;
  if (!confirmedBy?.trim() || confirmedBy === recordedBy) return undefined;
  return Math.max(0, daysBetween(deliveryDate, loadedFrom));
}

function openStops(
  { deliveryDate, status }: PostpartumEpisode,
  screens: readonly Screen[],
  policy: ClearancePolicy,
  lifted: ProviderDecision | undefined,
): readonly OpenStop[] {
  const stops: OpenStop[] = [];
  for (const screen of screens) {
    const { date } = screen;
    if (lifted !== undefined && isBefore(screen, lifted)) continue;
    for (const item of STOP_ITEM_IDS) {
      if (isPresent(screen.stopItems[item])) stops.push({ words: STOP_ITEMS[item].toLowerCase(), date });
    }
    for (const symptom of SYMPTOM_IDS) {
      const words = SYMPTOMS[symptom];
      if (screen[symptom] === 'worseOrModerate') stops.push({ words: `${words}, moderate or worse`, date });
    }
    // Judged on the day it was answered: an ordinary answer does not turn into a stop by time alone.
    const ordinary =
      status !== 'pregnant' &&
      (deliveryDate === undefined || daysBetween(deliveryDate, date) <= policy.bleedingOrdinaryUntilDay);
    if (screen.bleeding === 'mildStable' && !ordinary) {
      const words =
        status === 'pregnant' ? 'bleeding' : `bleeding after day ${policy.bleedingOrdinaryUntilDay}`;
      stops.push({ words, date });
    }
  }
  return stops;
}

/** Of one day the order of recording decides; where it is unknown the stop is taken to have come after the letter. */
function isBefore(screen: Screen, decision: ProviderDecision): boolean {
  if (screen.date !== decision.date) return screen.date < decision.date;
  const [asked, decided] = [screen.recordOrder, decision.recordOrder];
  return asked !== undefined && decided !== undefined && asked < decided;
}

/** The latest answer that was given; of two on one day the worse. */
function latestAnswer(screens: readonly Screen[], symptom: SymptomId): SymptomAnswer | undefined {
  let found: { date: CalendarDate; answer: SymptomAnswer } | undefined;
  for (const screen of screens) {
    const answer = screen[symptom];
    if (answer === 'notAsked') continue;
    if (!found || screen.date > found.date || (screen.date === found.date && isWorse(answer, found.answer))) {
      found = { date: screen.date, answer };
    }
  }
  return found?.answer;
}

function isPresent(answer: SymptomAnswer | undefined): boolean {
  return answer === 'mildStable' || answer === 'worseOrModerate';
}

function isWorse(a: SymptomAnswer, b: SymptomAnswer): boolean {
  return SEVERITY[a] > SEVERITY[b];
}

const SEVERITY: Readonly<Record<SymptomAnswer, number>> = {
  notAsked: 0,
  none: 0,
  mildStable: 1,
  worseOrModerate: 2,
};

function latest(dates: readonly CalendarDate[]): CalendarDate | undefined {
  return dates.reduce<CalendarDate | undefined>(
    (last, date) => (last === undefined || date > last ? date : last),
    undefined,
  );
}
