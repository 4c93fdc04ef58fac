/** The table behind the policy screen: each number of the clearance rules with default, unit, label and source. */

import type { ClearancePolicy, PolicySetting, PolicySettingId, SettingKind } from './policy.ts';
import { SOURCE } from './sources.ts';

/** In the order of the screen: after a birth or loss, back and joint, tiers, lines. */
// biome-ignore format: one setting a row, like the table it is
export const POLICY_SETTINGS: readonly PolicySetting[] = [
  // After a birth or a loss (§1.3, §1.4)
  days('vaginalEarliestDay', 42, 'Earliest day, vaginal or assisted', 0, 365, `${SOURCE.guide}: typically not before 6 weeks. As a hard floor: facility rule`, 'guide'),
  days('vaginalWindowEndDay', 56, 'End of the window, vaginal or assisted', 0, 365, `${SOURCE.guide}: 6 to 8 weeks`, 'guide'),
  days('caesareanEarliestDay', 56, 'Earliest day, caesarean, mixed or unknown', 0, 365, `${SOURCE.guide}: typically not before 8 weeks. As a hard floor: facility rule`, 'guide'),
  days('caesareanWindowEndDay', 84, 'End of the window, caesarean, mixed or unknown', 0, 365, `${SOURCE.guide}: 8 to 12 weeks`, 'guide'),
  days('restrictedUntilDay', 84, 'Restricted at least until day', 0, 730, `Facility rule, after ${SOURCE.hse}; ${SOURCE.utsw}`, 'facilityRule'),
  other('foundationBeforeFloor', false, 'Foundation instead of Hold before the earliest day', `Facility rule; ${SOURCE.csep} finds light activity fine`, 'facilityRule'),
  other('honourProvidersEarlierDate', false, 'Honour a provider’s earlier written date for loaded work', `Facility rule; ${SOURCE.acog736} asks for individual timing`, 'facilityRule'),
  other('postpartumRoles', ['obstetricianGynaecologist', 'midwife', 'generalPractitioner', 'obstetricNpPa'], 'Roles whose clearance counts after a birth or loss', `${SOURCE.guide}: the obstetric provider. The list of roles is a facility rule`, 'facilityRule'),
  other('acceptedEvidence', ['documentSeen', 'providerContacted'], 'Evidence that counts', SOURCE.facility, 'facilityRule'),
  number('clearanceMonths', 12, 'months', 'A clearance is valid for', 1, 24, SOURCE.parq, 'guideline'),
  days('screenFreshDays', 28, 'A screen is fresh for', 1, 180, SOURCE.facility, 'facilityRule'),
  days('phaseScreenLeadDays', 0, 'A screen or checklist may precede the start of a phase by', 0, 28, `${SOURCE.facility}: 0 means on the day the phase starts, or later`, 'facilityRule'),
  days('bleedingOrdinaryUntilDay', 56, 'Bleeding counts as ordinary up to and including day', 0, 84, `${SOURCE.goom} names blood loss beyond 8 weeks`, 'guideline'),
  days('longAwaitingDay', 365, 'Ask the lead about an episode without clearance after day', 84, 1095, SOURCE.facility, 'facilityRule'),
  days('overrideDays', 14, 'Longest override', 1, 14, SOURCE.facility, 'facilityRule'),
  // Back and joint (§1.6)
  other('backPainRoles', ['doctor', 'generalPractitioner', 'obstetricianGynaecologist', 'physiotherapist', 'npPa', 'obstetricNpPa'], 'Roles whose clearance counts for a back', `${SOURCE.guide}: a qualified professional. The list is a facility rule; osteopath and chiropractor can be added`, 'facilityRule'),
  other('jointRoles', ['doctor', 'generalPractitioner', 'obstetricianGynaecologist', 'physiotherapist', 'npPa', 'obstetricNpPa'], 'Roles whose clearance counts for a hip, knee or other joint', `${SOURCE.guide}: a qualified professional. The list is a facility rule`, 'facilityRule'),
  days('subacuteFromDays', 28, 'Subacute from', 1, 365, SOURCE.acp, 'guideline'),
  days('chronicFromDays', 84, 'Chronic from', 1, 365, SOURCE.acp, 'guideline'),
  number('recurrenceMonths', 12, 'months', 'Recurrent when the earlier spell ended within', 1, 36, `Facility rule, after ${SOURCE.acp}`, 'facilityRule'),
  days('recurrencePainFreeDays', 28, 'Pain-free days that separate two spells', 1, 365, SOURCE.facility, 'facilityRule'),
  days('resolvedPainFreeDays', 28, 'Resolved after pain-free days', 1, 365, SOURCE.facility, 'facilityRule'),
  number('watchMonths', 12, 'months', 'Watched after it resolved for', 1, 36, SOURCE.facility, 'facilityRule'),
  days('checklistFreshDays', 28, 'A checklist is fresh for', 1, 180, SOURCE.facility, 'facilityRule'),
  days('painEntryFreshDays', 14, 'A pain entry is fresh for', 1, 90, SOURCE.facility, 'facilityRule'),
  number('painHoldsLoadFrom', 3, 'of 10', 'Pain that holds the load', 1, 10, `${SOURCE.pain}; one page draws this line above 3`, 'guideline'),
  number('painStopsFrom', 6, 'of 10', 'Pain that stops the exercise', 1, 10, SOURCE.pain, 'guideline'),
  number('nextMorningLoadPercent', 10, '%', 'Load taken off after a worse next morning', 1, 50, SOURCE.facility, 'facilityRule'),
  number('nextMorningLadderSteps', 1, 'steps', 'Ladder steps down after a worse next morning', 0, 3, SOURCE.facility, 'facilityRule'),
  number('noteOnsetBelowAge', 20, 'years', 'Remark on a first onset below the age of', 0, 120, `${SOURCE.finucane}. Information only`, 'guideline'),
  number('noteOnsetAboveAge', 50, 'years', 'Remark on a first onset above the age of', 0, 120, `${SOURCE.finucane}. Information only`, 'guideline'),
  number('noteNoImprovementMonths', 1, 'months', 'Remark when there is no improvement after', 1, 12, `${SOURCE.finucane}. Information only`, 'guideline'),
  other('emergencyNumber', '', 'Local emergency number', SOURCE.facility, 'facilityRule'),
  // Tiers (§2.1)
  number('foundationRirFloor', 3, 'RIR', 'Foundation: reps in reserve, at least', 0, 10, `Facility rule: upper end of 2 to 3 in the ${SOURCE.guide}`, 'facilityRule'),
  number('restrictedCapPercent', 60, '%', 'Restricted: load cap', 1, 100, `Facility rule: top of the light range in the ${SOURCE.guide}`, 'facilityRule'),
  number('restrictedRirFloor', 3, 'RIR', 'Restricted: reps in reserve, at least', 0, 10, `Facility rule: upper end of 2 to 3 in the ${SOURCE.guide}`, 'facilityRule'),
  number('restrictedLastPhase', 1, '', 'Restricted: last permitted phase', 1, 20, SOURCE.facility, 'facilityRule'),
  number('laterPhaseCapPercent', 70, '%', 'Restricted: load cap of the phase after it', 1, 100, `Facility rule: second phase of the ${SOURCE.guide}`, 'facilityRule'),
  days('laterPhaseScreensApartDays', 14, 'Restricted: two clear screens that open it are apart', 1, 90, SOURCE.facility, 'facilityRule'),
  number('fullRirFloor', 2, 'RIR', 'Full, with an episode open: reps in reserve, at least', 0, 10, `${SOURCE.guide}: 2 to 3 in reserve`, 'guide'),
  days('impactFromDay', 84, 'Impact not before day', 0, 365, `${SOURCE.goom}: no running before 3 months`, 'guideline'),
  // Lines (§2.1, §2.2)
  number('heavyHingePercent', 60, '%', 'A two-legged hinge is heavy above', 1, 100, SOURCE.facility, 'facilityRule'),
  number('valsalvaReps', 5, 'reps', 'A set counts as straining at this many reps or fewer', 0, 10, SOURCE.facility, 'facilityRule'),
  number('valsalvaPercent', 80, '%', 'A set counts as straining from', 50, 100, SOURCE.facility, 'facilityRule'),
  number('unloadedRepsLow', 12, 'reps', 'Unloaded substitutes: reps from', 1, 50, `${SOURCE.guide}: beginner range`, 'guide'),
  number('unloadedRepsHigh', 15, 'reps', 'Unloaded substitutes: reps to', 1, 50, `${SOURCE.guide}: beginner range`, 'guide'),
  number('backOffReps', 8, 'reps', 'Reps when back-off sets replace a top set', 1, 20, SOURCE.facility, 'facilityRule'),
  number('backOffExtraSets', 1, 'sets', 'Sets added to the back-off when the top set falls away', 0, 1, SOURCE.facility, 'facilityRule'),
];

type NumberId = {
  [Id in PolicySettingId]: ClearancePolicy[Id] extends number ? Id : never;
}[PolicySettingId];

function number(
  id: NumberId,
  fallback: number,
  unit: string,
  label: string,
  from: number,
  to: number,
  source: string,
  kind: SettingKind,
): PolicySetting {
  return { id, default: fallback, unit, label, source, kind, from, to };
}

function days(
  id: NumberId,
  fallback: number,
  label: string,
  from: number,
  to: number,
  source: string,
  kind: SettingKind,
): PolicySetting {
  return number(id, fallback, 'days', label, from, to, source, kind);
}

function other<Id extends Exclude<PolicySettingId, NumberId>>(
  id: Id,
  fallback: ClearancePolicy[Id],
  label: string,
  source: string,
  kind: SettingKind,
): PolicySetting {
  return { id, default: fallback, unit: '', label, source, kind };
}
