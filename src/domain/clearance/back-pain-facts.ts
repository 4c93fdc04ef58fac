/** What the back-pain table asks about: duration, pain, checklists and decisions, read once for a day (§1.6). */

import {
  addDays,
  addMonths,
  type CalendarDate,
  completedYears,
  daysBetween,
} from '../calendar/calendar-date.ts';
import {
  isCompleteChecklist,
  latestByDate,
  newBladderChanges,
  type OpenFlag,
  openFlags,
  openPainStop,
  worseLegSymptoms,
} from './back-pain-stops.ts';
import type { BackPainEpisode, PainEntry, PostpartumEpisode, RedFlagChecklist } from './episode.ts';
import type { ClearancePolicy } from './policy.ts';
import {
  type DecisionReading,
  type DecisionTerms,
  latestLiftOfStop,
  readDecisions,
} from './provider-decisions.ts';
import { EMERGENCY_ITEM_IDS, EMERGENCY_ITEMS, URGENT_ITEM_IDS, URGENT_ITEMS } from './warning-signs.ts';

/** The athlete's other facts that this episode is read with. */
export interface BackPainContext {
  /** Postpartum episodes: a new bladder change in their screens belongs here too. */
  readonly postpartum: readonly PostpartumEpisode[];
  /** Other back-pain episodes, for "recurrent". */
  readonly otherSpells: readonly BackPainEpisode[];
  readonly birthDate?: CalendarDate;
  /** First day of the phase under way, and of one that lies ahead. */
  readonly phaseStart?: CalendarDate;
  readonly phaseAhead?: CalendarDate;
}

export interface BackPainFacts {
  readonly episode: BackPainEpisode;
  readonly policy: ClearancePolicy;
  readonly today: CalendarDate;
  readonly terms: DecisionTerms;
  readonly decisions: DecisionReading;
  readonly duration?: Duration;
  readonly emergencies: readonly OpenFlag[];
  readonly urgents: readonly OpenFlag[];
  /** Pain that stopped training and has not been answered by a calmer later day and a fresh checklist. */
  readonly painStop?: CalendarDate;
  /** How the back is by the latest day on which it was asked about; no more than that by what was said in training since. */
  readonly pain?: PainKnown;
  readonly checklist?: RedFlagChecklist;
  readonly checklistComplete: boolean;
  /** The latest with every question answered. */
  readonly lastComplete?: CalendarDate;
  readonly phaseStart?: CalendarDate;
  readonly phaseAhead?: CalendarDate;
  /** The day it counted as resolved. */
  readonly resolvedOn?: CalendarDate;
  /** A pain-free date is recorded that entries do not prove yet. */
  readonly unproven?: UnprovenPainFree;
  /** Information only; never changes a state. */
  readonly remarks: readonly string[];
}

export interface PainKnown {
  /** The latest day with an entry that was not said in training: what keeps it fresh. */
  readonly date: CalendarDate;
  /** Highest of that day, and of what was said in training on it or since. */
  readonly level: number;
  /** The day of that highest pain. */
  readonly levelOn: CalendarDate;
  /** The session whose next morning was worse. */
  readonly worseMorningAfter?: CalendarDate;
}

/** What entries of no pain have still to show. */
export interface UnprovenPainFree {
  /** The first day on which an entry of no pain can complete the period. */
  readonly from: CalendarDate;
  /** Days without an entry that are too many to be proof: the date has to move on to the first entry after them. */
  readonly gap: boolean;
}

export interface Duration {
  readonly label: 'acute' | 'subacute' | 'chronic';
  /** Days since onset, which is day 0. */
  readonly days: number;
  readonly recurrent: boolean;
  readonly resolved: boolean;
}

export function backPainFacts(
  episode: BackPainEpisode,
  today: CalendarDate,
  policy: ClearancePolicy,
  context: BackPainContext = { postpartum: [], otherSpells: [] },
): BackPainFacts {
  const terms: DecisionTerms = {
    episodeId: episode.id,
    ...(episode.onset !== undefined && { since: episode.onset }),
    today,
    roles: policy.backPainRoles,
    evidence: policy.acceptedEvidence,
    rolesSetting: 'backPainRoles',
  };
  const decisions = readDecisions(episode.clearances, terms);
  const lifted = latestLiftOfStop(episode.clearances, terms)?.date;
  const checklists = episode.redFlags.filter(({ date }) => date <= today);
  const checklist = latestByDate(checklists);
  const lastComplete = latestByDate(checklists.filter(isCompleteChecklist))?.date;
  const { phaseStart, phaseAhead } = context;
  const entries = episode.pain.filter(({ date }) => date <= today);
  const pain = latestPain(entries);
  const painStop = openPainStop(entries, checklists, policy);
  const resolution = resolutionOf(episode, entries, decisions, today, policy);
  const duration =
    episode.onset !== undefined && episode.onset <= today
      ? durationOf(
          episode,
          episode.onset,
          today,
          policy,
          context.otherSpells,
          resolution.resolvedOn !== undefined,
        )
      : undefined;
  return {
    episode,
    policy,
    today,
    terms,
    decisions,
    ...(duration && { duration }),
    emergencies: [
      ...openFlags(checklists, EMERGENCY_ITEM_IDS, EMERGENCY_ITEMS, lifted),
      ...newBladderChanges(episode, context.postpartum, today, lifted),
    ],
    urgents: [
      ...openFlags(checklists, URGENT_ITEM_IDS, URGENT_ITEMS, lifted),
      ...worseLegSymptoms(episode, today, lifted),
    ],
    ...(painStop && { painStop }),
    ...(pain && { pain }),
    ...(checklist && { checklist }),
    checklistComplete: checklist !== undefined && isCompleteChecklist(checklist),
    ...(lastComplete && { lastComplete }),
    ...(phaseStart && { phaseStart }),
    ...(phaseAhead && { phaseAhead }),
    ...resolution,
    remarks: remarksOn(episode, entries, today, policy, context.birthDate),
  };
}

/** Highest of the answers of one entry. */
export function painLevel({ painNow, painWorst7d, painNextMorning }: PainEntry): number {
  return Math.max(painNow, painWorst7d ?? 0, painNextMorning ?? 0);
}

function durationOf(
  episode: BackPainEpisode,
  onset: CalendarDate,
  today: CalendarDate,
  policy: ClearancePolicy,
  otherSpells: readonly BackPainEpisode[],
  resolved: boolean,
): Duration {
  const days = daysBetween(onset, today);
  const label =
    days < policy.subacuteFromDays ? 'acute' : days < policy.chronicFromDays ? 'subacute' : 'chronic';
  const recurs = otherSpells.some(
    ({ id, painFreeSince }) =>
      id !== episode.id &&
      painFreeSince !== undefined &&
      daysBetween(painFreeSince, onset) >= policy.recurrencePainFreeDays &&
      addMonths(painFreeSince, policy.recurrenceMonths) >= onset,
  );
  return { label, days, recurrent: episode.recurrent || recurs, resolved };
}

function latestPain(entries: readonly PainEntry[]): PainKnown | undefined {
  const date = latestByDate(entries.filter(({ during }) => !during))?.date;
  if (date === undefined) return undefined;
  const since = entries.filter((entry) => entry.date >= date);
  const level = Math.max(...since.map(painLevel));
  const worse = latestByDate(
    since.filter(({ painNow, painNextMorning }) => (painNextMorning ?? 0) > painNow),
  )?.date;
  return {
    date,
    level,
    levelOn: latestByDate(since.filter((entry) => painLevel(entry) === level))?.date ?? date,
    ...(worse && { worseMorningAfter: worse }),
  };
}

/**
 * Resolved is no pain for the whole period and no restriction (§1.6). A date somebody typed proves nothing by itself:
 * entries of no pain have to span the period from it, no further apart than such an entry stays fresh. It is resolved
 * from the day of the entry that completes the period, as long as no pain is recorded since.
 */
function resolutionOf(
  { painFreeSince, restrictions }: BackPainEpisode,
  entries: readonly PainEntry[],
  decisions: DecisionReading,
  today: CalendarDate,
  { resolvedPainFreeDays, painEntryFreshDays }: ClearancePolicy,
): Pick<BackPainFacts, 'resolvedOn' | 'unproven'> {
  if (painFreeSince === undefined || restrictions.length > 0 || decisions.restrictions.length > 0) return {};
  const since = entries.filter(({ date }) => date >= painFreeSince);
  if (since.some((entry) => hurt(entry, painFreeSince))) return {};
  const from = addDays(painFreeSince, resolvedPainFreeDays);
  let provenTo = painFreeSince;
  const asked = since.filter(({ during }) => !during);
  for (const date of asked.map((entry) => entry.date).sort()) {
    if (daysBetween(provenTo, date) > painEntryFreshDays) return { unproven: { from, gap: true } };
    if (date >= from) return { resolvedOn: date };
    provenTo = date;
  }
  return { unproven: { from, gap: daysBetween(provenTo, today) > painEntryFreshDays } };
}

function hurt(
  { date, painNow, painWorst7d, painNextMorning }: PainEntry,
  painFreeSince: CalendarDate,
): boolean {
  if (painNow > 0 || (painNextMorning ?? 0) > 0) return true;
  // The week before an entry reaches back beyond the pain-free days at first.
  return (painWorst7d ?? 0) > 0 && daysBetween(painFreeSince, date) >= 7;
}

function remarksOn(
  { onset, recurrent }: BackPainEpisode,
  entries: readonly PainEntry[],
  today: CalendarDate,
  policy: ClearancePolicy,
  birthDate: CalendarDate | undefined,
): string[] {
  const remarks: string[] = [];
  if (onset === undefined || onset > today) return remarks;
  if (birthDate !== undefined && birthDate <= onset && !recurrent) {
    const age = completedYears(birthDate, onset);
    if (age < policy.noteOnsetBelowAge || age > policy.noteOnsetAboveAge) {
      remarks.push(`First onset at the age of ${age}; worth mentioning to the provider.`);
    }
  }
  const first = entries.reduce<PainEntry | undefined>(
    (found, entry) => (found === undefined || entry.date < found.date ? entry : found),
    undefined,
  );
  const last = latestByDate(entries);
  if (first && last && last.painNow > 0 && last.painNow >= first.painNow) {
    if (addMonths(first.date, policy.noteNoImprovementMonths) <= last.date) {
      remarks.push('No improvement since the first entry, over a month; worth mentioning to the provider.');
    }
  }
  return remarks;
}
