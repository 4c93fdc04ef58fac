/**
 * The facility's clearance policy: every number the rules use, versioned, so that a decision can be read later with
 * the numbers it was made with. Defaults, sources and labels stand in `policy-settings.ts`.
 */

import type { EvidenceLevel, ProviderRole } from './episode.ts';
import { POLICY_SETTINGS } from './policy-settings.ts';

/** Shown on the policy screen, above the numbers. */
export const NEEDS_CLINICAL_REVIEW =
  'These limits and periods are proposed defaults. A pelvic-health physiotherapist and a doctor should review them ' +
  'before they are used with athletes. They are rules of this facility, not a diagnosis and not a treatment.';

export interface ClearancePolicy {
  /** 1, 2, 3 …; kept with every decision made under it. */
  readonly version: number;

  readonly vaginalEarliestDay: number;
  readonly vaginalWindowEndDay: number;
  readonly caesareanEarliestDay: number;
  readonly caesareanWindowEndDay: number;
  readonly restrictedUntilDay: number;
  readonly foundationBeforeFloor: boolean;
  readonly honourProvidersEarlierDate: boolean;
  readonly postpartumRoles: readonly ProviderRole[];
  readonly acceptedEvidence: readonly EvidenceLevel[];
  readonly clearanceMonths: number;
  readonly screenFreshDays: number;
  readonly phaseScreenLeadDays: number;
  readonly bleedingOrdinaryUntilDay: number;
  readonly longAwaitingDay: number;
  readonly overrideDays: number;

  readonly backPainRoles: readonly ProviderRole[];
  readonly jointRoles: readonly ProviderRole[];
  readonly subacuteFromDays: number;
  readonly chronicFromDays: number;
  readonly recurrenceMonths: number;
  readonly recurrencePainFreeDays: number;
  readonly resolvedPainFreeDays: number;
  readonly watchMonths: number;
  readonly checklistFreshDays: number;
  readonly painEntryFreshDays: number;
  readonly painHoldsLoadFrom: number;
  readonly painStopsFrom: number;
  readonly nextMorningLoadPercent: number;
  readonly nextMorningLadderSteps: number;
  readonly noteOnsetBelowAge: number;
  readonly noteOnsetAboveAge: number;
  readonly noteNoImprovementMonths: number;
  readonly emergencyNumber: string;

  readonly foundationRirFloor: number;
  readonly restrictedCapPercent: number;
  readonly restrictedRirFloor: number;
  readonly restrictedLastPhase: number;
  readonly laterPhaseCapPercent: number;
  readonly laterPhaseScreensApartDays: number;
  readonly fullRirFloor: number;
  readonly impactFromDay: number;
  readonly heavyHingePercent: number;
  readonly valsalvaReps: number;
  readonly valsalvaPercent: number;
  readonly unloadedRepsLow: number;
  readonly unloadedRepsHigh: number;
  readonly backOffReps: number;
  readonly backOffExtraSets: number;
}

export type PolicySettingId = Exclude<keyof ClearancePolicy, 'version'>;

/** How a setting is shown: the guide's own figure, a published recommendation, or chosen here. */
export type SettingKind = 'guide' | 'guideline' | 'facilityRule';

export interface PolicySetting<Id extends PolicySettingId = PolicySettingId> {
  readonly id: Id;
  readonly default: ClearancePolicy[Id];
  /** `days`, `%`, `RIR` …; empty for switches, lists and texts. */
  readonly unit: string;
  readonly label: string;
  /** Public name and caveat. */
  readonly source: string;
  readonly kind: SettingKind;
  /** Bounds of a number, both allowed. */
  readonly from?: number;
  readonly to?: number;
}

/** Version 1: every setting at its default. */
export const DEFAULT_POLICY: ClearancePolicy = {
  version: 1,
  ...(Object.fromEntries(POLICY_SETTINGS.map((setting) => [setting.id, setting.default])) as Omit<
    ClearancePolicy,
    'version'
  >),
};

/** What is wrong with an edited policy, a sentence per setting; empty when it can be saved. */
export function checkPolicy(policy: ClearancePolicy): readonly { id: PolicySettingId; sentence: string }[] {
  const problems: { id: PolicySettingId; sentence: string }[] = [];
  for (const { id, label, unit, from, to } of POLICY_SETTINGS) {
    const value = policy[id];
    if (typeof value !== 'number' || from === undefined || to === undefined) continue;
    if (!Number.isInteger(value) || value < from || value > to) {
      problems.push({ id, sentence: `${label}: choose a whole number from ${from} to ${to} ${unit}.` });
    }
  }
  for (const [lower, higher] of IN_ORDER) {
    if (policy[lower] > policy[higher]) {
      const labels = [labelOf(lower), labelOf(higher)];
      problems.push({ id: higher, sentence: `${labels[1]} cannot be less than ${labels[0]}.` });
    }
  }
  return problems;
}

/** Pairs whose first may not exceed their second: a window does not end before it opens, a full tier is not stricter. */
const IN_ORDER = [
  ['vaginalEarliestDay', 'vaginalWindowEndDay'],
  ['caesareanEarliestDay', 'caesareanWindowEndDay'],
  ['vaginalEarliestDay', 'caesareanEarliestDay'],
  ['vaginalWindowEndDay', 'caesareanWindowEndDay'],
  ['subacuteFromDays', 'chronicFromDays'],
  ['painHoldsLoadFrom', 'painStopsFrom'],
  ['fullRirFloor', 'restrictedRirFloor'],
  ['restrictedRirFloor', 'foundationRirFloor'],
  ['restrictedCapPercent', 'laterPhaseCapPercent'],
  ['unloadedRepsLow', 'unloadedRepsHigh'],
  ['valsalvaReps', 'backOffReps'],
] as const satisfies readonly (readonly [NumberSetting, NumberSetting])[];

type NumberSetting = {
  [Id in PolicySettingId]: ClearancePolicy[Id] extends number ? Id : never;
}[PolicySettingId];

function labelOf(id: PolicySettingId): string {
  return POLICY_SETTINGS.find((setting) => setting.id === id)?.label ?? id;
}
