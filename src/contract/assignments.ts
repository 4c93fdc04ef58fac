/** Assignment channels: the three lists first, then saving exactly what they showed. */

import { z } from 'zod';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import { command, job, query } from './channel.ts';
import { loadChain } from './loads.ts';
import { tier } from './roster.ts';
import {
  assignmentId,
  athleteId,
  athleteIds,
  date,
  exerciseId,
  moment,
  programId,
  rackId,
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
  /** Where they train. */
  rack: z.strictObject({ id: z.string(), name: z.string() }),
});
export type ListedAthlete = z.infer<typeof listedAthlete>;

export const trainingDays = z.array(z.number().int().min(1).max(7)).min(1).max(7);

/** Who gets which program, from when on. The newest version unless one is named, week 1 unless another is. */
export const assignmentRequest = z.strictObject({
  athleteIds,
  programId,
  version: z.number().int().min(1).optional(),
  startDate: date,
  startWeek: z.number().int().min(1).max(52).optional(),
  trainingDays,
  /** Where all of them train; else each at the usual rack of their squad, or at the facility's first. */
  rackId: rackId.optional(),
});

/** SHA-256 of everything the lists show and saving would write, in hex; the same in every process. */
export const digest = z
  .string()
  .max(64)
  .regex(/^[0-9a-f]{64}$/, 'Not the digest of a preview.')
  .meta({ description: 'A digest, sixty-four hexadecimal digits' });

export const threeLists = z.strictObject({
  digest,
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

/** Who is moved to another version of the program they run; the newest unless one is named, everybody unless some are. */
const versionRequest = z.strictObject({
  programId,
  version: z.number().int().min(1).max(100_000).optional(),
  athleteIds: athleteIds.optional(),
});

/** What a version changes for athletes who run another one. */
const versionDifference = z.strictObject({
  from: z.number().int(),
  athletes: z.number().int(),
  sentences: z.array(z.string()),
  sessions: z.array(
    z.strictObject({
      /** `Weeks 3–4, session A` */
      where: z.string(),
      /** Null on the side where a line is not there. */
      lines: z.array(z.strictObject({ before: z.string().nullable(), after: z.string().nullable() })),
      reordered: z.boolean(),
    }),
  ),
});
export type VersionDifference = z.infer<typeof versionDifference>;

export const assignmentView = z.strictObject({
  id: assignmentId,
  athleteId,
  name: z.string(),
  squads: z.array(z.string()),
  program: z.strictObject({ id: programId, version: z.number().int(), name: z.string() }),
  startDate: date,
  startWeek: z.number().int(),
  trainingDays,
  /** Where it is trained. */
  rackId: z.string(),
  state: z.enum(['active', 'paused', 'ended']),
  outcome: z.enum(['asWritten', 'withChanges']),
  /** As decided then. */
  decidedTier: tier,
  policyVersion: z.number().int(),
  assignedAt: moment,
  version: z.number().int(),
  /** Today's clearance would allow more than was decided: see `assignments.proposals`. */
  couldLoosen: z.boolean(),
});
export type AssignmentView = z.infer<typeof assignmentView>;

const plannedLine = z.strictObject({
  lineId: z.string(),
  /** What it is called, by its place in the session: `1A2`. */
  mark: z.string(),
  /** Done in turn with others; the first of them says how. */
  group: z.strictObject({ tag: z.string(), says: z.string().nullable() }).nullable(),
  exerciseId,
  exercise: z.string(),
  /** `4 × 8 @ 102.5 kg` */
  target: z.string(),
  /** Neutral words for what the gate changed, such as `cap 60 %`; empty when as written. */
  changes: z.array(z.string()),
  /** One for each group of sets that has a load to reckon or a limit on it. */
  loads: z.array(loadChain),
});

const plannedSession = z.strictObject({
  letter: z.string(),
  name: z.string(),
  /** On one day this session comes eased; null for the session as it comes otherwise. */
  eased: z.strictObject({ on: date, words: z.string() }).nullable(),
  /** Ramps to the first working load of the session; empty where there is none to do. */
  warmUp: z.array(z.strictObject({ exercise: z.string(), target: z.string(), loads: z.array(loadChain) })),
  lines: z.array(plannedLine),
});

/** A week with every load explained; `held` says why there is none. */
const plannedWeek = z.strictObject({ held: z.string().nullable(), sessions: z.array(plannedSession) });

const ids = z.array(assignmentId).min(1).max(5000);

/** What a running program gives now, and what it would give if it were decided today; health-neutral. */
export const proposal = z.strictObject({
  id: assignmentId,
  athleteId,
  name: z.string(),
  program: z.string(),
  fromTier: tier,
  toTier: tier,
  changes: z.array(z.string()),
  /** Lines that would change, in words; null where there is none. */
  lines: z.array(
    z.strictObject({
      lineId: z.string(),
      mark: z.string(),
      now: z.string().nullable(),
      anew: z.string().nullable(),
    }),
  ),
});
export type Proposal = z.infer<typeof proposal>;

/** A running program that gives less, or something else, than before; health-neutral. */
export const conflict = z.strictObject({
  assignmentId,
  athleteId,
  name: z.string(),
  program: z.string(),
  /** At Hold: it gives nothing until a coach resumes it. */
  paused: z.boolean(),
  /** Sessions from today on that are affected, by the training days; the first ten are named. */
  sessions: z.strictObject({
    count: z.number().int(),
    first: z.array(z.strictObject({ date, session: z.string() })).max(10),
  }),
  /** Numbers of printed sheets that are void from now on. */
  sheets: z.array(z.string()),
  /** What changed, in short sentences. */
  changes: z.array(z.string()),
});
export type Conflict = z.infer<typeof conflict>;

export const assignments = {
  'assignments.preview': job({
    summary:
      'The three lists: assigned as written, with changes, not assigned; each with rule and date. Saves nothing.',
    input: assignmentRequest,
    output: threeLists,
    errors: ['NOT_FOUND', 'INVALID_INPUT'],
    givesWork: true,
  }),
  'assignments.assign': job({
    summary:
      'Saves a preview, named by its request and its digest: the first two lists, gated again in the same transaction.',
    input: assignmentRequest.extend({ digest }),
    output: z.strictObject({
      asWritten: z.number().int(),
      withChanges: z.number().int(),
      notAssigned: z.number().int(),
      assignments: z.array(assignmentId),
    }),
    errors: ['PREVIEW_CHANGED', 'NOBODY_ASSIGNABLE', 'NOT_FOUND'],
    givesWork: true,
  }),
  'assignments.previewVersion': job({
    summary:
      'Moving athletes to another version of their program: what is different, and the three lists. Saves nothing.',
    input: versionRequest,
    output: threeLists.omit({ startDate: true }).extend({ differences: z.array(versionDifference) }),
    errors: ['NOT_FOUND'],
    givesWork: true,
  }),
  'assignments.changeVersion': job({
    summary:
      'Moves the first two lists of such a preview, named by its request and digest; start, days and pauses stay.',
    input: versionRequest.extend({ digest }),
    output: z.strictObject({
      asWritten: z.number().int(),
      withChanges: z.number().int(),
      notMoved: z.number().int(),
      /** Who came from which version. */
      moved: z.array(z.strictObject({ from: z.number().int(), athleteIds: z.array(athleteId) })),
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
    output: plannedWeek,
    errors: ['NOT_FOUND'],
    givesWork: true,
  }),
  'assignments.previewPlan': query({
    summary: 'What one athlete would do in one week of a program that is not assigned yet. Saves nothing.',
    input: assignmentRequest
      .omit({ athleteIds: true })
      .extend({ athleteId, week: z.number().int().min(1).max(52) }),
    output: plannedWeek,
    errors: ['NOT_FOUND', 'INVALID_INPUT'],
    givesWork: true,
  }),
  'assignments.proposals': job({
    summary:
      'Running programs that today’s clearance would allow more of, with what would change. Saves nothing.',
    input: z.strictObject({ athleteIds: athleteIds.optional(), ids: ids.optional() }),
    output: z.strictObject({ digest, proposals: z.array(proposal) }),
    givesWork: true,
  }),
  'assignments.accept': job({
    summary:
      'Decides programs anew as proposed, named by their ids and the digest: gated again when it is saved.',
    input: z.strictObject({ ids, digest }),
    output: z.strictObject({ accepted: z.number().int() }),
    errors: ['PREVIEW_CHANGED'],
    givesWork: true,
  }),
  'assignments.resume': command({
    summary:
      'Resumes programs that a hold paused, as far as clearance permits today; says who stays paused and why.',
    input: z.strictObject({ ids }),
    output: z.strictObject({
      resumed: z.array(assignmentId),
      refused: z.array(
        z.strictObject({ id: assignmentId, name: z.string(), rule: z.string(), reason: z.string() }),
      ),
    }),
    errors: ['NOT_FOUND'],
    givesWork: true,
  }),
  'assignments.move': command({
    summary: 'Trains programs at another rack from now on; their printed sheets are void.',
    input: z.strictObject({ ids, rackId }),
    /** With what comes out otherwise because of what is at hand there. */
    output: z.strictObject({ moved: z.number().int(), conflicts: z.array(conflict) }),
    errors: ['NOT_FOUND', 'INVALID_INPUT'],
  }),
  'assignments.end': command({
    summary: 'Ends assignments; their history stays.',
    input: z.strictObject({ ids }),
    output: z.strictObject({ ended: z.number().int() }),
    errors: ['NOT_FOUND'],
  }),
} as const;
