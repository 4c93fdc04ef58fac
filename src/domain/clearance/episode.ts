/**
 * Episodes and the evidence in them: who said what, when, and how we know. Plain JSON, never a computed state.
 *
 * Nothing here names a diagnosis; symptoms are closed lists of answers (privacy rules, "minimise").
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { LineTag } from '../exercise/exercise.ts';
import type { RedFlagItem, StopItem, SymptomId } from './warning-signs.ts';

export type EpisodeKind = 'postpartum' | 'backPain' | 'joint';
export type Episode = PostpartumEpisode | BackPainEpisode | JointEpisode;

interface EpisodeBase {
  readonly id: string;
  readonly clearances: readonly ProviderDecision[];
  /** Set when the lead closed the episode; it no longer limits anything from that day. */
  readonly closed?: { readonly date: CalendarDate; readonly reason: string; readonly by: string };
}

export type PostpartumStatus = 'pregnant' | 'postpartum' | 'loss';
export type DeliveryMode = 'vaginal' | 'assistedVaginal' | 'caesarean' | 'mixed' | 'unknown';

export interface PostpartumEpisode extends EpisodeBase {
  readonly kind: 'postpartum';
  readonly status: PostpartumStatus;
  /** Expected date; it never turns into a delivery date by itself. */
  readonly edd?: CalendarDate;
  /** Day 0. The last birth of several; the date recovery counts from after a loss. */
  readonly deliveryDate?: CalendarDate;
  /** The most restrictive of several. Missing counts as unknown. */
  readonly mode?: DeliveryMode;
  readonly births?: number;
  readonly severeTear?: 'yes' | 'no' | 'unknown';
  /** The latest contact. */
  readonly physio: PhysioContact;
  /** The latest assessment: its restrictions stand until the next one, whatever is booked or called off since. */
  readonly assessed?: PhysioAssessment;
  /** Written down by the facility; a provider's own stand in the decisions. */
  readonly restrictions?: readonly Restriction[];
  readonly screens: readonly Screen[];
}

export interface BackPainEpisode extends EpisodeBase {
  readonly kind: 'backPain';
  readonly onset?: CalendarDate;
  readonly painFreeSince?: CalendarDate;
  readonly recurrent: boolean;
  readonly pain: readonly PainEntry[];
  readonly redFlags: readonly RedFlagChecklist[];
  readonly aggravating: readonly Aggravator[];
  /** Dated answers; a worse one stays on record when a later one is better. */
  readonly legSymptoms: readonly { readonly date: CalendarDate; readonly answer: LegSymptoms }[];
  readonly restrictions: readonly Restriction[];
  /** Longest hold of the Biering-Sørensen test, seconds. */
  readonly sorensenSeconds?: number;
}

export interface JointEpisode extends EpisodeBase {
  readonly kind: 'joint';
  readonly area: JointArea;
  readonly onset?: CalendarDate;
  readonly restrictions: readonly Restriction[];
}

export type JointArea = 'hip' | 'knee' | 'other';

export type Decision = 'cleared' | 'clearedWithRestrictions' | 'declined' | 'withdrawn';

/** What the decision covers, narrowest first. */
export const SCOPES = ['lightOnly', 'generalExercise', 'loadedResistance', 'unrestricted'] as const;
export type Scope = (typeof SCOPES)[number];

export type ProviderRole =
  | 'obstetricianGynaecologist'
  | 'midwife'
  | 'generalPractitioner'
  /** Obstetric nurse practitioner or physician assistant. */
  | 'obstetricNpPa'
  | 'doctor'
  /** Nurse practitioner or physician assistant. */
  | 'npPa'
  | 'physiotherapist'
  | 'osteopath'
  | 'chiropractor'
  | 'other';

export type EvidenceLevel = 'documentSeen' | 'providerContacted' | 'athleteReported';

/** One provider's decision as recorded: the app itself never clears anybody. */
export interface ProviderDecision {
  /** Id of its record. */
  readonly id: string;
  /** The episode it was given for; it counts for no other. */
  readonly episodeId: string;
  /** When the provider decided. */
  readonly date: CalendarDate;
  readonly decision: Decision;
  readonly scope: Scope;
  readonly providerName: string;
  readonly providerRole: ProviderRole;
  readonly evidence: EvidenceLevel;
  readonly restrictions: readonly Restriction[];
  /** Last day it is valid. */
  readonly validUntil?: CalendarDate;
  /** The provider's explicit written date from which loaded work is allowed. */
  readonly loadedFrom?: CalendarDate;
  /** The lead who confirmed `loadedFrom` as second person. */
  readonly confirmedBy?: string;
  readonly recordedBy: string;
  /** ISO 8601, for display and audit; rules never read it. */
  readonly recordedAt: string;
  /** Place among the episode's records; of a corrected one that of the first. Missing where the order is unknown. */
  readonly recordOrder?: number;
}

/** A limit a person set. Its text is always shown as written; its other fields are what the gate can apply. */
export interface Restriction {
  readonly text: string;
  readonly blocks?: readonly LineTag[];
  /** Percent of the estimated one-repetition maximum; 0 means no external load. */
  readonly capPercent?: number;
  readonly rirFloor?: number;
}

/** A restriction that the program cannot apply: nothing is left out, no load is capped, no reps are kept back. */
export function isWordsOnly({ blocks = [], capPercent = 100, rirFloor = 0 }: Restriction): boolean {
  return blocks.length === 0 && capPercent >= 100 && rirFloor <= 0;
}

export type PhysioContact =
  | { readonly state: 'none' }
  | { readonly state: 'booked'; readonly date?: CalendarDate; readonly name?: string }
  | PhysioAssessment;

export interface PhysioAssessment {
  readonly state: 'completed';
  readonly date: CalendarDate;
  readonly name: string;
  /** Empty: no concern. */
  readonly restrictions: readonly Restriction[];
}

/** `notAsked` never counts as clear. */
export type SymptomAnswer = 'none' | 'mildStable' | 'worseOrModerate' | 'notAsked';

/** Dated answers to the symptom questions. A stop item that is missing was not asked. */
export interface Screen extends Readonly<Record<SymptomId, SymptomAnswer>> {
  readonly date: CalendarDate;
  /** Place among the episode's records; of a corrected one that of the correction. Missing where unknown. */
  readonly recordOrder?: number;
  readonly stopItems: Readonly<Partial<Record<StopItem, SymptomAnswer>>>;
}

/** Whole numbers 0 to 10. */
export interface PainEntry {
  readonly date: CalendarDate;
  readonly painNow: number;
  readonly painWorst7d?: number;
  /** The morning after the session of that date. */
  readonly painNextMorning?: number;
  /**
   * Said in training: before a session, while it was under way or on the morning after it, and typed into the log on
   * whatever day. The rule of one session applies (§1.6). It makes things stricter and never easier: it answers for an
   * exercise and not for the back, so it is no calmer later day, no fresh entry and no proof of days without pain.
   */
  readonly during?: boolean;
}

export type RedFlagAnswer = 'yes' | 'no' | 'notAsked';

/** Dated answers to the warning-sign questions. An item that is missing was not asked. */
export interface RedFlagChecklist {
  readonly date: CalendarDate;
  readonly items: Readonly<Partial<Record<RedFlagItem, RedFlagAnswer>>>;
}

export type Aggravator = 'flexion' | 'extension' | 'axial' | 'hinge' | 'sitting' | 'impact' | 'rotation';
export type LegSymptoms = 'none' | 'stable' | 'newOrWorse';
