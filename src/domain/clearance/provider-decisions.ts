/** Which provider's decision counts, which refusal stands, and why a recorded clearance did not count (§1.3). */

import { addMonths, type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import {
  type EvidenceLevel,
  type ProviderDecision,
  type ProviderRole,
  type Restriction,
  SCOPES,
} from './episode.ts';
import type { PolicySettingId } from './policy.ts';
import { SOURCE } from './sources.ts';
import type { Reason, StateId } from './tier.ts';

/** What a decision is measured against. */
export interface DecisionTerms {
  readonly episodeId: string;
  /** Delivery or onset. A decision before it is about something else; undefined sets no lower bound. */
  readonly since?: CalendarDate;
  readonly today: CalendarDate;
  readonly roles: readonly ProviderRole[];
  readonly evidence: readonly EvidenceLevel[];
  readonly rolesSetting: PolicySettingId;
}

export interface DecisionReading {
  /** The clearance that opens the gate, expired or not. */
  readonly valid?: ProviderDecision;
  /** A refusal or withdrawal nobody with an accepted role has lifted since. */
  readonly refusal?: ProviderDecision;
  /** Restrictions in force, with the name of who set them. */
  readonly restrictions: readonly { readonly restriction: Restriction; readonly from: string }[];
}

/**
 * Reads the decisions of an episode as known on a day.
 *
 * The latest record with an accepted role and sufficient evidence governs. Later records of other roles or weaker
 * evidence never revoke it but add their restrictions; a refusal from anybody does (stricter news is always accepted).
 */
export function readDecisions(all: readonly ProviderDecision[], terms: DecisionTerms): DecisionReading {
  const known = inOrder(all).filter(
    ({ date, episodeId }) => date <= terms.today && episodeId === terms.episodeId,
  );
  const governing = known.findLast((decision) => isAccepted(decision, terms));
  const refusal = standingRefusal(known, terms);
  const valid = governing && !refusal && whyNot(governing, terms) === undefined ? governing : undefined;
  return {
    ...(valid && { valid }),
    ...(refusal && { refusal }),
    restrictions: inForce(known, governing, terms),
  };
}

/**
 * The latest decision, by date and then by recording, with which an accepted provider cleared without restrictions;
 * stops before it are lifted. "Cleared" is read strictly: a clearance with restrictions does not lift a stop.
 */
export function latestLiftOfStop(
  all: readonly ProviderDecision[],
  terms: DecisionTerms,
): ProviderDecision | undefined {
  let latest: ProviderDecision | undefined;
  for (const decision of all) {
    if (decision.decision !== 'cleared' || decision.restrictions.length > 0) continue;
    if (whyNot(decision, terms) !== undefined) continue;
    const newer =
      latest === undefined ||
      decision.date > latest.date ||
      (decision.date === latest.date && (decision.recordOrder ?? -1) > (latest.recordOrder ?? -1));
    if (newer) latest = decision;
  }
  return latest;
}

/** The last day a clearance is valid: its own limit or the policy's months, whichever ends first. */
export function lastValidDay(decision: ProviderDecision, clearanceMonths: number): CalendarDate {
  const byAge = addMonths(decision.date, clearanceMonths);
  return decision.validUntil !== undefined && decision.validUntil < byAge ? decision.validUntil : byAge;
}

/** One reason for each recorded clearance that did not open the gate, oldest first. */
export function whyNotCounted(
  all: readonly ProviderDecision[],
  terms: DecisionTerms,
  rule: StateId,
): readonly Reason[] {
  return inOrder(all).flatMap((decision) => {
    if (isRefusal(decision)) return [];
    const why = whyNot(decision, terms) ?? SUPERSEDED;
    const text = `${clearanceRecorded(decision)} It does not count: ${why.text}.`;
    return [{ rule, text, source: SOURCE.facility, ...(why.setting && { setting: why.setting }) }];
  });
}

export interface WhyNot {
  readonly text: string;
  readonly setting?: PolicySettingId;
}

/** By record, why a decision does not count now. What governs, and a refusal that stands, are not in it. */
export function whyEachDoesNotCount(
  all: readonly ProviderDecision[],
  terms: DecisionTerms,
): ReadonlyMap<string, WhyNot> {
  const { valid, refusal } = readDecisions(all, terms);
  return new Map(
    all
      .filter(({ id }) => id !== valid?.id && id !== refusal?.id)
      .map((decision) => {
        if (isRefusal(decision)) return [decision.id, refusal ? SUPERSEDED : LIFTED];
        return [decision.id, whyNot(decision, terms) ?? (refusal ? REFUSED : SUPERSEDED)];
      }),
  );
}

/** `Clearance recorded: Dr A. Khan, obstetrician, 20 Feb 2025, letter seen.` The app itself clears nobody. */
export function clearanceRecorded(decision: ProviderDecision): string {
  const { providerName, providerRole, date, evidence } = decision;
  return `Clearance recorded: ${providerName}, ${ROLE_WORDS[providerRole]}, ${formatDate(date)}, ${EVIDENCE_WORDS[evidence]}.`;
}

/** `Dr A. Khan withdrew clearance on 1 Apr 2025.` */
export function refusalRecorded(decision: ProviderDecision): string {
  const said = decision.decision === 'withdrawn' ? 'withdrew clearance' : 'did not give clearance';
  return `${decision.providerName} ${said} on ${formatDate(decision.date)}.`;
}

const ROLE_WORDS: Readonly<Record<ProviderRole, string>> = {
  obstetricianGynaecologist: 'obstetrician',
  midwife: 'midwife',
  generalPractitioner: 'family doctor',
  obstetricNpPa: 'obstetric nurse practitioner or physician assistant',
  doctor: 'doctor',
  npPa: 'nurse practitioner or physician assistant',
  physiotherapist: 'physiotherapist',
  osteopath: 'osteopath',
  chiropractor: 'chiropractor',
  other: 'another role',
};

const EVIDENCE_WORDS: Readonly<Record<EvidenceLevel, string>> = {
  documentSeen: 'letter seen',
  providerContacted: 'provider contacted',
  athleteReported: 'reported by the athlete',
};

const SUPERSEDED: WhyNot = { text: 'a later record from a provider takes its place' };
const LIFTED: WhyNot = { text: 'a provider cleared again since' };
const REFUSED: WhyNot = { text: 'a provider has refused or withdrawn since' };

/** The tests of a valid clearance, first failure named; undefined when all pass. */
function whyNot(decision: ProviderDecision, terms: DecisionTerms): WhyNot | undefined {
  const { episodeId, since, today, roles, evidence, rolesSetting } = terms;
  if (decision.episodeId !== episodeId) return { text: 'it was given for another episode' };
  if (decision.date > today) return { text: 'its date has not come yet' };
  if (since !== undefined && decision.date < since) {
    return { text: `its date is before ${formatDate(since)}, when this began` };
  }
  if (!roles.includes(decision.providerRole)) {
    return {
      text: `the role, ${ROLE_WORDS[decision.providerRole]}, alone does not open loaded work`,
      setting: rolesSetting,
    };
  }
  if (!evidence.includes(decision.evidence)) {
    return {
      text: `the evidence, ${EVIDENCE_WORDS[decision.evidence]}, is not enough`,
      setting: 'acceptedEvidence',
    };
  }
  if (isRefusal(decision)) return { text: 'it is a refusal' };
  if (SCOPES.indexOf(decision.scope) < SCOPES.indexOf('loadedResistance')) {
    return { text: 'its scope does not reach loaded work' };
  }
  return undefined;
}

function isAccepted(decision: ProviderDecision, { roles, evidence }: DecisionTerms): boolean {
  return roles.includes(decision.providerRole) && evidence.includes(decision.evidence);
}

function isRefusal({ decision }: ProviderDecision): boolean {
  return decision === 'declined' || decision === 'withdrawn';
}

/** On the same day a refusal outweighs a clearance: the stricter reading of "latest". */
function standingRefusal(
  known: readonly ProviderDecision[],
  terms: DecisionTerms,
): ProviderDecision | undefined {
  const refusal = known.findLast(isRefusal);
  if (!refusal) return undefined;
  const lifted = known.some(
    (decision) =>
      !isRefusal(decision) &&
      decision.date > refusal.date &&
      (terms.since === undefined || decision.date >= terms.since) &&
      isAccepted(decision, terms),
  );
  return lifted ? undefined : refusal;
}

function inForce(
  known: readonly ProviderDecision[],
  governing: ProviderDecision | undefined,
  terms: DecisionTerms,
): DecisionReading['restrictions'] {
  return known
    .filter(
      (decision) =>
        decision === governing ||
        governing === undefined ||
        (decision.date >= governing.date && !isAccepted(decision, terms)),
    )
    .flatMap(({ restrictions, providerName }) =>
      restrictions.map((restriction) => ({ restriction, from: providerName })),
    );
}

/** By date; the order of recording decides within a day. */
function inOrder(all: readonly ProviderDecision[]): readonly ProviderDecision[] {
  return all.length < 2 ? all : all.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
