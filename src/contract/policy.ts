/** Policy channels: every number of the clearance rules, whom a change would affect, and how the policy came about. */

import { z } from 'zod';
import type { EvidenceLevel, ProviderRole } from '#domain/clearance/episode.ts';
import type { ClearancePolicy, PolicySettingId } from '#domain/clearance/policy.ts';
import { POLICY_SETTINGS } from '#domain/clearance/policy-settings.ts';
import { conflict, digest } from './assignments.ts';
import { command, job, query } from './channel.ts';
import { tier } from './roster.ts';
import { athleteId, line, moment, nothing } from './values.ts';

/** Roles that a policy can accept. `other` is no role: nobody could say whose clearance counts. */
export const ROLE_CHOICES = [
  'obstetricianGynaecologist',
  'midwife',
  'generalPractitioner',
  'obstetricNpPa',
  'doctor',
  'npPa',
  'physiotherapist',
  'osteopath',
  'chiropractor',
] as const satisfies readonly ProviderRole[];

export const EVIDENCE_CHOICES = [
  'documentSeen',
  'providerContacted',
  'athleteReported',
] as const satisfies readonly EvidenceLevel[];

type NumberId = {
  [Id in PolicySettingId]: ClearancePolicy[Id] extends number ? Id : never;
}[PolicySettingId];

/** Loose on purpose: what a setting allows is said by the policy's own check, in its own sentence. */
const anyNumber = z.number().min(-100_000).max(100_000).optional();
const roles = z.array(z.enum(ROLE_CHOICES)).max(ROLE_CHOICES.length).optional();

const numbers = Object.fromEntries(
  POLICY_SETTINGS.filter((setting) => typeof setting.default === 'number').map(({ id }) => [id, anyNumber]),
) as Record<NumberId, typeof anyNumber>;

/** New values by setting; what is not named stays as it is. */
export const policyChanges = z.strictObject({
  ...numbers,
  foundationBeforeFloor: z.boolean().optional(),
  honourProvidersEarlierDate: z.boolean().optional(),
  postpartumRoles: roles,
  backPainRoles: roles,
  jointRoles: roles,
  acceptedEvidence: z.array(z.enum(EVIDENCE_CHOICES)).max(EVIDENCE_CHOICES.length).optional(),
  emergencyNumber: line(40).optional(),
});
export type PolicyChanges = z.infer<typeof policyChanges>;

const settingId = z.custom<PolicySettingId>((value) => typeof value === 'string');
const settingValue = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]);
export type SettingValue = z.infer<typeof settingValue>;

export const settingView = z.strictObject({
  id: settingId,
  label: z.string(),
  /** `days`, `%`, `RIR` …; empty for switches, lists and texts. */
  unit: z.string(),
  value: settingValue,
  default: settingValue,
  kind: z.enum(['guide', 'guideline', 'facilityRule']),
  source: z.string(),
  /** Bounds of a number, both allowed. */
  from: z.number().optional(),
  to: z.number().optional(),
  /** What a list can hold. */
  choices: z.array(z.string()).optional(),
});
export type SettingView = z.infer<typeof settingView>;

export const settingGroup = z.strictObject({ title: z.string(), settings: z.array(settingView) });

export const settingChange = z.strictObject({
  id: settingId,
  label: z.string(),
  unit: z.string(),
  from: settingValue,
  to: settingValue,
});
export type SettingChange = z.infer<typeof settingChange>;

const versionFields = {
  version: z.number().int(),
  decidedBy: z.string(),
  decidedAt: moment,
  reason: z.string(),
};

export const policyView = z.strictObject({ ...versionFields, groups: z.array(settingGroup) });

export const policyVersion = z.strictObject({
  ...versionFields,
  /** Against the version before it. */
  changes: z.array(settingChange),
  /** Where it differs from the policy in force: from its own value to the present one. */
  sinceThen: z.array(settingChange),
  /** Assignments that were decided under it and have not ended. */
  decided: z.number().int(),
});
export type PolicyVersion = z.infer<typeof policyVersion>;

/** `both`: stricter in one respect, looser in another. `reasons`: what is permitted stays, the words for it change. */
export const direction = z.enum(['stricter', 'looser', 'both', 'reasons']);

export const affectedAthlete = z.strictObject({
  athleteId,
  name: z.string(),
  squads: z.array(z.string()),
  archived: z.boolean(),
  fromTier: tier,
  toTier: tier,
  direction,
  /** The rule that makes the difference, with its sentence. */
  rule: z.string(),
  text: z.string(),
  /** What is permitted otherwise than before, in short sentences. */
  differences: z.array(z.string()),
  /** Running programs that are touched. */
  programs: z.array(
    z.strictObject({ name: z.string(), outcome: z.enum(['changes', 'held', 'couldLoosen']) }),
  ),
});
export type AffectedAthlete = z.infer<typeof affectedAthlete>;

const programCounts = z.strictObject({
  /** Other work from now on. */
  changes: z.number().int(),
  /** Nothing left to do. */
  held: z.number().int(),
  /** The policy would allow more; they stay as they are until a coach accepts it. */
  couldLoosen: z.number().int(),
});

export const policyPreview = z.strictObject({
  digest,
  /** The version that was looked at; saving makes the next one. */
  version: z.number().int(),
  changes: z.array(settingChange),
  /** In order of name. */
  athletes: z.array(affectedAthlete),
  /** Athletes with anything on record: everybody else is under no rule. */
  looked: z.number().int(),
  programs: programCounts,
});
export type PolicyPreview = z.infer<typeof policyPreview>;

export const policy = {
  'policy.get': query({
    summary: 'The clearance policy in force: each setting with value, unit, default, source and kind.',
    input: nothing,
    output: policyView,
  }),
  'policy.history': query({
    summary:
      'The versions of the policy, newest first: who, when, why, what changed, and what differs from now.',
    input: z.strictObject({
      before: z.number().int().min(1).max(1_000_000).optional(),
      limit: z.number().int().min(1).max(100),
    }),
    output: z.array(policyVersion),
  }),
  'policy.preview': job({
    summary: 'Whom a change of the policy would affect today, and which running programs. Saves nothing.',
    input: z.strictObject({ changes: policyChanges }),
    output: policyPreview,
    errors: ['POLICY_REFUSED'],
    needs: 'lead',
  }),
  'policy.save': command({
    summary: 'Saves a previewed change as a new version, named by its changes and its digest, with a reason.',
    input: z.strictObject({ changes: policyChanges, digest, reason: line(300) }),
    output: z.strictObject({
      version: z.number().int(),
      affected: z.number().int(),
      programs: programCounts,
      /** Running programs that give less from now on, with their sessions and void sheets. */
      conflicts: z.array(conflict),
    }),
    errors: ['POLICY_REFUSED', 'POLICY_CHANGED'],
    needs: 'lead',
  }),
} as const;
