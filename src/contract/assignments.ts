/** Assignment channels: the three lists first, then saving exactly what they showed. */

import { z } from 'zod';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import { command, job, query } from './channel.ts';
import { tier } from './roster.ts';
import {
  assignmentId,
  athleteId,
  athleteIds,
  date,
  exerciseId,
  load,
  moment,
  previewId,
  programId,
} from './values.ts';

export const reason = z.strictObject({
  /** Rule or state id, such as R3 or PP-WINDOW. */
  rule: z.string(),
  text: z.string(),
  source: z.string(),
});

export const wouldChange = z.strictObject({ text: z.string(), from: date.nullable() });

/** One athlete in one of the three lists. */
export const listedAthlete = z.strictObject({
  athleteId,
  name: z.string(),
  squads: z.array(z.string()),
  tier,
  states: z.array(z.string()),
  reasons: z.array(reason),
  wouldChange: z.array(wouldChange),
  /** Key into `work`; null when not assigned. */
  work: z.string().nullable(),
  /** Lifts whose percentages have no maximum to refer to. */
  missingMaxima: z.array(z.string()),
});
export type ListedAthlete = z.infer<typeof listedAthlete>;

export const trainingDays = z.array(z.number().int().min(1).max(7)).min(1).max(7);

export const threeLists = z.strictObject({
  id: previewId,
  program: z.strictObject({ id: programId, version: z.number().int(), name: z.string() }),
  startDate: date,
  asWritten: z.array(listedAthlete),
  withChanges: z.array(listedAthlete),
  notAssigned: z.array(listedAthlete),
  /** The program as it comes out of the gate, once per different outcome. */
  work: z.record(
    z.string(),
    z.custom<GatedProgram>((value) => typeof value === 'object' && value !== null),
  ),
});
export type ThreeLists = z.infer<typeof threeLists>;

export const assignmentView = z.strictObject({
  id: assignmentId,
  athleteId,
  name: z.string(),
  squads: z.array(z.string()),
  program: z.strictObject({ id: programId, version: z.number().int(), name: z.string() }),
  startDate: date,
  startWeek: z.number().int(),
  trainingDays,
  state: z.enum(['active', 'paused', 'ended']),
  outcome: z.enum(['asWritten', 'withChanges']),
  /** As decided then. */
  decidedTier: tier,
  policyVersion: z.number().int(),
  assignedAt: moment,
  version: z.number().int(),
});
export type AssignmentView = z.infer<typeof assignmentView>;

const plannedLine = z.strictObject({
  lineId: z.string(),
  exerciseId,
  exercise: z.string(),
  /** `4 × 8 @ 102.5 kg` */
  target: z.string(),
  loads: z.array(z.strictObject({ text: z.string(), load: load.nullable(), explanation: z.string() })),
});

export const assignments = {
  'assignments.preview': job({
    summary:
      'The three lists: assigned as written, with changes, not assigned; each with rule and date. Saves nothing.',
    input: z.strictObject({
      athleteIds,
      programId,
      version: z.number().int().min(1).optional(),
      startDate: date,
      startWeek: z.number().int().min(1).max(52).optional(),
      trainingDays,
    }),
    output: threeLists,
    errors: ['NOT_FOUND', 'INVALID_INPUT'],
    givesWork: true,
  }),
  'assignments.assign': job({
    summary: 'Saves a preview: everything in its first two lists, gated again in the same transaction.',
    input: z.strictObject({ preview: previewId }),
    output: z.strictObject({
      asWritten: z.number().int(),
      withChanges: z.number().int(),
      notAssigned: z.number().int(),
      assignments: z.array(assignmentId),
    }),
    errors: ['PREVIEW_CHANGED', 'NOBODY_ASSIGNABLE', 'NOT_FOUND'],
    givesWork: true,
  }),
  'assignments.list': query({
    summary: 'Assignments that are not ended, in order of name; of these athletes where any are named.',
    input: z.strictObject({ athleteIds: athleteIds.optional(), programId: programId.optional() }),
    output: z.array(assignmentView),
  }),
  'assignments.plan': query({
    summary:
      'What one assignment gives the athlete in one week, with every load explained. Gated as of today.',
    input: z.strictObject({ id: assignmentId, week: z.number().int().min(1).max(52) }),
    output: z.strictObject({
      held: z.string().nullable(),
      sessions: z.array(
        z.strictObject({ letter: z.string(), name: z.string(), lines: z.array(plannedLine) }),
      ),
    }),
    errors: ['NOT_FOUND'],
    givesWork: true,
  }),
  'assignments.end': command({
    summary: 'Ends assignments; their history stays.',
    input: z.strictObject({ ids: z.array(assignmentId).min(1).max(5000) }),
    output: z.strictObject({ ended: z.number().int() }),
    errors: ['NOT_FOUND'],
  }),
} as const;
