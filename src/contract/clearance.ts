/** Clearance channels: episodes, the evidence in them, and what follows from it on a day. */

import { z } from 'zod';
import { SCOPES } from '#domain/clearance/episode.ts';
import { RED_FLAG_ITEM_IDS, STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';
import { command, query } from './channel.ts';
import { tier } from './roster.ts';
import { athleteId, date, episodeId, evidenceId, line, moment, prose } from './values.ts';

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
  z.strictObject({ kind: z.literal('decision'), content: decisionContent.omit({ episodeId: true }) }),
  z.strictObject({ kind: z.literal('screen'), content: screenContent }),
  z.strictObject({ kind: z.literal('physio'), content: physioContent }),
  z.strictObject({ kind: z.literal('pain'), content: painContent }),
  z.strictObject({ kind: z.literal('redFlags'), content: redFlagsContent }),
  z.strictObject({ kind: z.literal('closed'), content: z.strictObject({ date, reason: line(300).min(1) }) }),
  z.strictObject({ kind: z.literal('struckOut'), content: z.strictObject({ reason: prose(300).min(1) }) }),
]);
export type EvidenceInput = z.infer<typeof evidenceInput>;

const reason = z.strictObject({
  rule: z.string(),
  text: z.string(),
  source: z.string(),
  setting: z.string().optional(),
});
const change = z.strictObject({
  text: z.string(),
  from: date.optional(),
  /** On `from` the state changes without anybody doing anything. */
  timeAlone: z.literal(true).optional(),
});

const evidenceRecord = z.strictObject({
  id: evidenceId,
  kind: z.string(),
  content: z.unknown(),
  replaces: evidenceId.optional(),
  recordedBy: z.string(),
  recordedAt: moment,
  /** False once a later record took its place. */
  stands: z.boolean(),
});

export const episodeView = z.strictObject({
  id: episodeId,
  kind: z.enum(['postpartum', 'backPain', 'joint']),
  openedAt: moment,
  closed: z.boolean(),
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
  tier,
  newAssignment: z.boolean(),
  reasons: z.array(reason),
  wouldChange: z.array(change),
  /** What the gate lets through, in words. */
  permits: z.array(z.string()),
  policyVersion: z.number().int(),
  episodes: z.array(episodeView),
});
export type ClearanceView = z.infer<typeof clearanceView>;

export const clearance = {
  'clearance.ofAthlete': query({
    summary: 'Episodes, evidence, state and tier of one athlete, on today or another day.',
    input: z.strictObject({ athleteId, on: date.optional() }),
    output: clearanceView,
    errors: ['NOT_FOUND'],
  }),
  'clearance.openEpisode': command({
    summary: 'Opens an episode with its first details; a fact, never a state.',
    input: z.strictObject({
      athleteId,
      kind: z.enum(['postpartum', 'backPain', 'joint']),
      details: detailsContent,
    }),
    output: clearanceView,
    errors: ['NOT_FOUND', 'EVIDENCE_REFUSED'],
  }),
  'clearance.record': command({
    summary: 'Appends evidence to an episode; a correction names the record it replaces.',
    input: z.strictObject({
      episodeId,
      evidence: evidenceInput,
      replaces: evidenceId.optional(),
    }),
    output: clearanceView,
    errors: ['NOT_FOUND', 'EVIDENCE_REFUSED', 'EPISODE_CLOSED'],
  }),
} as const;
