/** The settings of a policy in the groups of the rule book, and what one policy has otherwise than another. */

import {
  EVIDENCE_CHOICES,
  type PolicyChanges,
  ROLE_CHOICES,
  type SettingChange,
  type SettingValue,
  type SettingView,
} from '#contract/policy.ts';
import { type ClearancePolicy, checkPolicy, type PolicySettingId } from '#domain/clearance/policy.ts';
import { POLICY_SETTINGS } from '#domain/clearance/policy-settings.ts';

/** The tables of the rule book, in its order. */
const GROUPS = [
  'After a birth or a loss: dates',
  'After a birth or a loss: screens',
  'Whose clearance counts, and for how long',
  'Back pain: periods',
  'Back pain: what pain does',
  'Back pain: remarks and emergency',
  'Hip, knee and other joints',
  'Tiers and caps',
  'Gate lines',
  'Overrides',
] as const;

// biome-ignore format: a table
const GROUP_OF: Readonly<Record<PolicySettingId, (typeof GROUPS)[number]>> = {
  vaginalEarliestDay:           'After a birth or a loss: dates',
  vaginalWindowEndDay:          'After a birth or a loss: dates',
  caesareanEarliestDay:         'After a birth or a loss: dates',
  caesareanWindowEndDay:        'After a birth or a loss: dates',
  restrictedUntilDay:           'After a birth or a loss: dates',
  foundationBeforeFloor:        'After a birth or a loss: dates',
  honourProvidersEarlierDate:   'After a birth or a loss: dates',
  longAwaitingDay:              'After a birth or a loss: dates',
  screenFreshDays:              'After a birth or a loss: screens',
  phaseScreenLeadDays:          'After a birth or a loss: screens',
  bleedingOrdinaryUntilDay:     'After a birth or a loss: screens',
  postpartumRoles:              'Whose clearance counts, and for how long',
  backPainRoles:                'Whose clearance counts, and for how long',
  acceptedEvidence:             'Whose clearance counts, and for how long',
  clearanceMonths:              'Whose clearance counts, and for how long',
  subacuteFromDays:             'Back pain: periods',
  chronicFromDays:              'Back pain: periods',
  recurrenceMonths:             'Back pain: periods',
  recurrencePainFreeDays:       'Back pain: periods',
  resolvedPainFreeDays:         'Back pain: periods',
  watchMonths:                  'Back pain: periods',
  checklistFreshDays:           'Back pain: periods',
  painEntryFreshDays:           'Back pain: periods',
  painHoldsLoadFrom:            'Back pain: what pain does',
  painStopsFrom:                'Back pain: what pain does',
  nextMorningLoadPercent:       'Back pain: what pain does',
  nextMorningLadderSteps:       'Back pain: what pain does',
  noteOnsetBelowAge:            'Back pain: remarks and emergency',
  noteOnsetAboveAge:            'Back pain: remarks and emergency',
  noteNoImprovementMonths:      'Back pain: remarks and emergency',
  emergencyNumber:              'Back pain: remarks and emergency',
  jointRoles:                   'Hip, knee and other joints',
  foundationRirFloor:           'Tiers and caps',
  restrictedCapPercent:         'Tiers and caps',
  restrictedRirFloor:           'Tiers and caps',
  restrictedLastPhase:          'Tiers and caps',
  laterPhaseCapPercent:         'Tiers and caps',
  laterPhaseScreensApartDays:   'Tiers and caps',
  fullRirFloor:                 'Tiers and caps',
  impactFromDay:                'Tiers and caps',
  heavyHingePercent:            'Gate lines',
  valsalvaReps:                 'Gate lines',
  valsalvaPercent:              'Gate lines',
  unloadedRepsLow:              'Gate lines',
  unloadedRepsHigh:             'Gate lines',
  backOffReps:                  'Gate lines',
  backOffExtraSets:             'Gate lines',
  overrideDays:                 'Overrides',
};

/** What the lists can hold, in the order in which they are shown and stored. */
const CHOICES: Partial<Record<PolicySettingId, readonly string[]>> = {
  postpartumRoles: ROLE_CHOICES,
  backPainRoles: ROLE_CHOICES,
  jointRoles: ROLE_CHOICES,
  acceptedEvidence: EVIDENCE_CHOICES,
};

/** Every setting with its value, group by group. */
export function settingGroups(policy: ClearancePolicy): { title: string; settings: SettingView[] }[] {
  return GROUPS.map((title) => ({
    title,
    settings: POLICY_SETTINGS.filter(({ id }) => GROUP_OF[id] === title).map((setting) => {
      const choices = CHOICES[setting.id];
      return {
        id: setting.id,
        label: setting.label,
        unit: setting.unit,
        value: valueIn(policy, setting.id),
        default: plain(setting.default),
        kind: setting.kind,
        source: setting.source,
        ...(setting.from !== undefined && { from: setting.from }),
        ...(setting.to !== undefined && { to: setting.to }),
        ...(choices && { choices: [...choices] }),
      };
    }),
  }));
}

/** The policy with these changes, as its next version. Lists come into the order of their choices, each entry once. */
export function changedPolicy(policy: ClearancePolicy, changes: PolicyChanges): ClearancePolicy {
  const settled = Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([id, value]) => {
      const choices = CHOICES[id as PolicySettingId];
      if (choices && Array.isArray(value)) {
        const chosen: readonly string[] = value;
        return [id, choices.filter((choice) => chosen.includes(choice))];
      }
      return [id, typeof value === 'string' ? value.trim() : value];
    });
  return { ...policy, ...(Object.fromEntries(settled) as PolicyChanges), version: policy.version + 1 };
}

/** What is otherwise in `to`, in the order of the screen. */
export function differencesBetween(from: ClearancePolicy, to: ClearancePolicy): SettingChange[] {
  return POLICY_SETTINGS.filter(({ id }) => JSON.stringify(from[id]) !== JSON.stringify(to[id])).map(
    ({ id, label, unit }) => ({ id, label, unit, from: valueIn(from, id), to: valueIn(to, id) }),
  );
}

/** A sentence for each setting that cannot stand so. */
export function policyProblems(policy: ClearancePolicy): { id: PolicySettingId; sentence: string }[] {
  const empty = POLICY_SETTINGS.filter(({ id }) => CHOICES[id] && valueIn(policy, id).toString() === '');
  return [
    ...checkPolicy(policy),
    ...empty.map(({ id, label }) => ({
      id,
      sentence: `${label}: choose at least one, or no clearance could ever count.`,
    })),
  ];
}

function valueIn(policy: ClearancePolicy, id: PolicySettingId): SettingValue {
  return plain(policy[id]);
}

function plain(value: ClearancePolicy[PolicySettingId]): SettingValue {
  return typeof value === 'object' ? [...value] : value;
}
