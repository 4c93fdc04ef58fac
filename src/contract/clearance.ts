/** Clearance channels: episodes, the evidence in them, and what follows from it on a day. */

import { z } from 'zod';
import { SCOPES } from '#domain/clearance/episode.ts';
import { RED_FLAG_ITEM_IDS, STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';
import { conflict } from './assignments.ts';
import { command, query } from './channel.ts';
import { tier } from './roster.ts';
import {
  assignmentId,
  athleteId,
  date,
  episodeId,
  evidenceId,
  line,
  moment,
  personId,
  pin,
  prose,
} from './values.ts';

const lineTag = z.enum(['LHT', 'PPT', 'AX', 'HNG', 'IMP', 'SUP', 'SL', 'VAL']);

const restriction = z.strictObject({
  /** Shown as written. */
  text: line(300).min(1),
  blocks: z.array(lineTag).max(8).optional(),
  capPercent: z.number().int().min(0).max(100).optional(),
  rirFloor: z.number().min(0).max(10).optional(),
});
const restrictions = z.array(restriction).max(20);

export const decisionContent = z.strictObject({
  episodeId,
  date,
  decision: z.enum(['cleared', 'clearedWithRestrictions', 'declined', 'withdrawn']),
  scope: z.enum(SCOPES),
  providerName: line(120),
  providerRole: z.enum([
    'obstetricianGynaecologist',
    'midwife',
    'generalPractitioner',
    'obstetricNpPa',
    'doctor',
    'npPa',
    'physiotherapist',
    'osteopath',
    'chiropractor',
    'other',
  ]),
  evidence: z.enum(['documentSeen', 'providerContacted', 'athleteReported']),
  restrictions,
  validUntil: date.optional(),
  loadedFrom: date.optional(),
  confirmedBy: line(120).optional(),
});

const symptomAnswer = z.enum(['none', 'mildStable', 'worseOrModerate', 'notAsked']);

export const screenContent = z.strictObject({
  date,
  ...(Object.fromEntries(SYMPTOM_IDS.map((id) => [id, symptomAnswer])) as Record<
    (typeof SYMPTOM_IDS)[number],
    typeof symptomAnswer
  >),
  stopItems: z.partialRecord(z.enum(STOP_ITEM_IDS as [string, ...string[]]), symptomAnswer),
});

export const physioContent = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('booked'), date: date.optional(), name: line(120).optional() }),
  z.strictObject({ state: z.literal('completed'), date, name: line(120), restrictions }),
]);

const pain = z.number().int().min(0).max(10);

export const painContent = z.strictObject({
  date,
  painNow: pain,
  painWorst7d: pain.optional(),
  painNextMorning: pain.optional(),
  /** Asked while a session was under way: the reply says what to do. */
  during: z.boolean().optional(),
});

export const redFlagsContent = z.strictObject({
  date,
  items: z.partialRecord(
    z.enum(RED_FLAG_ITEM_IDS as unknown as [string, ...string[]]),
    z.enum(['yes', 'no', 'notAsked']),
  ),
});

export const detailsContent = z.strictObject({
  status: z.enum(['pregnant', 'postpartum', 'loss']).optional(),
  edd: date.nullable().optional(),
  deliveryDate: date.nullable().optional(),
  mode: z.enum(['vaginal', 'assistedVaginal', 'caesarean', 'mixed', 'unknown']).nullable().optional(),
  births: z.number().int().min(1).max(8).nullable().optional(),
  severeTear: z.enum(['yes', 'no', 'unknown']).nullable().optional(),
  onset: date.nullable().optional(),
  painFreeSince: date.nullable().optional(),
  recurrent: z.boolean().optional(),
  aggravating: z
    .array(z.enum(['flexion', 'extension', 'axial', 'hinge', 'sitting', 'impact', 'rotation']))
    .max(7)
    .optional(),
  legSymptoms: z.strictObject({ date, answer: z.enum(['none', 'stable', 'newOrWorse']) }).optional(),
  restrictions: restrictions.optional(),
  sorensenSeconds: z.number().int().min(0).max(1200).nullable().optional(),
  area: z.enum(['hip', 'knee', 'other']).optional(),
});

/** One record of evidence by its kind. */
export const evidenceInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('details'), content: detailsContent }),
  z.strictObject({
    kind: z.literal('decision'),
    content: decisionContent.omit({ episodeId: true, confirmedBy: true }),
  }),
  z.strictObject({ kind: z.literal('screen'), content: screenContent }),
  z.strictObject({ kind: z.literal('physio'), content: physioContent }),
  z.strictObject({ kind: z.literal('pain'), content: painContent }),
  z.strictObject({ kind: z.literal('redFlags'), content: redFlagsContent }),
  z.strictObject({ kind: z.literal('closed'), content: z.strictObject({ date, reason: line(300).min(1) }) }),
  z.strictObject({ kind: z.literal('struckOut'), content: z.strictObject({ reason: prose(300).min(1) }) }),
]);
export type EvidenceInput = z.infer<typeof evidenceInput>;

const settingValue = z.union([z.number(), z.boolean(), z.string(), z.array(z.string())]);

/** A setting that could change an answer, with its present value. */
const settingNow = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** `days`, `%`, `RIR` …; empty for switches, lists and texts. */
  unit: z.string(),
  value: settingValue,
  default: settingValue,
  /** True where this facility has another value than the default. */
  differs: z.boolean(),
});
export type SettingNow = z.infer<typeof settingNow>;

const reason = z.strictObject({
  rule: z.string(),
  text: z.string(),
  source: z.string(),
  setting: settingNow.optional(),
});
export type ReasonView = z.infer<typeof reason>;
const change = z.strictObject({
  text: z.string(),
  from: date.optional(),
  /** On `from` the state changes without anybody doing anything. */
  timeAlone: z.literal(true).optional(),
});
export type ChangeView = z.infer<typeof change>;

const evidenceRecord = z.strictObject({
  id: evidenceId,
  kind: z.string(),
  content: z.unknown(),
  replaces: evidenceId.optional(),
  recordedBy: z.string(),
  recordedAt: moment,
  /** False once a later record took its place. */
  stands: z.boolean(),
  /** Why a provider's decision does not count on this day. */
  notCounted: z.strictObject({ text: z.string(), setting: settingNow.optional() }).optional(),
});
export type RecordView = z.infer<typeof evidenceRecord>;

export const episodeView = z.strictObject({
  id: episodeId,
  kind: z.enum(['postpartum', 'backPain', 'joint']),
  /** What it is called in front of people; after a loss `Recovery`. */
  title: z.string(),
  openedAt: moment,
  /** Closed by a lead with a reason, which stands in the record. */
  closed: z.boolean(),
  /** State id; the tier's where details are withheld. */
  state: z.string(),
  tier,
  reasons: z.array(reason),
  wouldChange: z.array(change),
  /** Every record in the order it was made. */
  evidence: z.array(evidenceRecord),
});
export type EpisodeView = z.infer<typeof episodeView>;

export const clearanceView = z.strictObject({
  athleteId,
  on: date,
  /** False for whoever may not see health details: tier, rule and neutral sentences are left. */
  details: z.boolean(),
  tier,
  newAssignment: z.boolean(),
  /** What to do at once, for everybody to read; null when nothing is an emergency. */
  emergency: z.string().nullable(),
  /** The clock was set back: the latest day anything was recorded on, whose tier counts when it is stricter. */
  laterDay: date.nullable(),
  reasons: z.array(reason),
  wouldChange: z.array(change),
  /** By when to look again: something falls due, or time changes the state. In the past: overdue since. */
  reviewOn: date.nullable(),
  /** What the gate lets through, in words. */
  permits: z.array(z.string()),
  policyVersion: z.number().int(),
  episodes: z.array(episodeView),
});
export type ClearanceView = z.infer<typeof clearanceView>;

/** A lead and a second person, who proves it with their PIN, say that the record to correct is a mistake. */
const confirmation = z.strictObject({
  secondPerson: personId,
  pin,
  /** Stands in the audit trail. */
  reason: line(300).min(1),
});

/** What recording something would do, before it is saved. */
export const recordEffect = z.strictObject({
  wasTier: tier,
  /** Null to somebody who may not see health details, unless what happened today makes it stricter. */
  tier: tier.nullable(),
  /** Set when it would be an emergency that was none before. */
  emergency: z.string().nullable(),
  /** Set when it would stop training that was not stopped before, with what lifts that again. */
  stops: z.string().nullable(),
  /** Why a decision would not count. */
  notCounted: z.string().nullable(),
  /** What stands in the way of saving it. */
  problems: z.array(z.strictObject({ path: z.string(), sentence: z.string() })),
});
export type RecordEffect = z.infer<typeof recordEffect>;

/** What pain during a session asks for at once. */
export const sessionAdvice = z.strictObject({
  action: z.enum(['continue', 'holdLoad', 'stopExercise', 'holdTraining']),
  mayProgress: z.boolean(),
  text: z.string(),
});
export type SessionAdviceView = z.infer<typeof sessionAdvice>;

/** With what the record makes stale: running programs, their sessions and printed sheets. */
const opened = clearanceView.extend({ conflicts: z.array(conflict) });
const recorded = opened.extend({ duringSession: sessionAdvice.nullable() });

export const clearance = {
  'clearance.ofAthlete': query({
    summary: 'Episodes, evidence, state and tier of one athlete, on today or another day.',
    input: z.strictObject({ athleteId, on: date.optional() }),
    output: clearanceView,
    errors: ['NOT_FOUND', 'DETAILS_NEEDED'],
  }),
  'clearance.openEpisode': command({
    summary: 'Opens an episode with its first details; a fact, never a state.',
    input: z.strictObject({
      athleteId,
      kind: z.enum(['postpartum', 'backPain', 'joint']),
      details: detailsContent,
    }),
    output: opened,
    errors: ['NOT_FOUND', 'EVIDENCE_REFUSED'],
    onRealDay: true,
  }),
  'clearance.record': command({
    summary:
      'Appends evidence to an episode; a correction names the record it replaces. Only a lead closes an episode.',
    input: z.strictObject({
      episodeId,
      evidence: evidenceInput,
      replaces: evidenceId.optional(),
      confirmation: confirmation.optional(),
      /** The lead who confirms a provider’s earlier date for loaded work (`loadedFrom`), with their PIN. */
      confirmedBy: z.strictObject({ id: personId, pin }).optional(),
    }),
    output: recorded,
    errors: ['NOT_FOUND', 'EVIDENCE_REFUSED', 'EPISODE_CLOSED', 'WRONG_PIN', 'SIGN_IN_SLOWED'],
    onRealDay: true,
  }),
  'clearance.ofDecision': query({
    summary: 'Why a running program was decided as it was, by the policy of that day.',
    input: z.strictObject({ assignmentId }),
    output: z.strictObject({
      /** The day it was assigned, or last accepted anew. */
      on: date,
      tier,
      reasons: z.array(reason),
      policyVersion: z.number().int(),
      /** Another policy is in force by now. */
      policyChanged: z.boolean(),
    }),
    errors: ['NOT_FOUND'],
  }),
  'clearance.preview': query({
    summary: 'What recording this evidence would do to tier and training; saves nothing.',
    input: z.strictObject({
      episodeId,
      evidence: evidenceInput,
      replaces: evidenceId.optional(),
    }),
    output: recordEffect,
    errors: ['NOT_FOUND'],
  }),
} as const;
