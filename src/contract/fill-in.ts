/** A week to fill in on any computer: who is not in the workbook, and what one that came back would do. */

import { z } from 'zod';
import { assignmentId, athleteId, date, moment, previewId } from './values.ts';

/** No workbook has more sets than this. */
export const MOST_FILLED_IN = 50_000;

export const leftOutOfWeek = z.strictObject({
  athleteId,
  name: z.string(),
  /** Neutral. */
  because: z.string(),
});

/** Pain counts at once, whatever else of its row is not entered. */
const painApart = z.strictObject({
  /** `skip pain 7`, as it would stand in the log; `pain 9` where it does not stand there. */
  says: z.string(),
  /** `entered`: in the log, as pain alone. `review`: a coach is asked to look. */
  becomes: z.enum(['entered', 'review']),
});

const fillInSet = z.strictObject({
  /** Its number in the workbook: what is taken is named by it. */
  number: z.number().int(),
  /**
   * `new`: saved as it is. `conflict`: the log says something newer. `asks`: unlikely. The last two are saved only when
   * they are named.
   */
  outcome: z.enum(['new', 'conflict', 'asks']),
  sheet: z.string(),
  /** Of its first filled cell: `M14`. */
  cell: z.string(),
  assignmentId,
  athleteId,
  name: z.string(),
  plannedFor: date,
  heldOn: date,
  /** `1A2` */
  mark: z.string(),
  exercise: z.string(),
  place: z.number().int(),
  /** `102.5×8 @8`, as it would stand in the log. */
  says: z.string(),
  /** What stands there now; null where nothing does. */
  present: z.strictObject({ says: z.string(), by: z.string(), at: moment }).nullable(),
  question: z.string().nullable(),
  /** Of a set that is saved only when it is named: what becomes of the pain in it where it is not. */
  left: painApart.nullable(),
});
export type FillInSet = z.infer<typeof fillInSet>;

const fillInProblem = z.strictObject({
  sheet: z.string(),
  cell: z.string(),
  /** `Sørensen, Renée, Back squat, set 1`, as the row says. */
  of: z.string(),
  value: z.string(),
  sentence: z.string(),
  /** The row names pain that nothing can be done about from here: a coach has to see to it. */
  pain: z.boolean(),
});

const fillInPain = painApart.extend({
  sheet: z.string(),
  /** Where the pain stands: `P14`. */
  cell: z.string(),
  of: z.string(),
});
export type FillInPain = z.infer<typeof fillInPain>;

export const fillInPreview = z.strictObject({
  id: previewId,
  fileName: z.string(),
  counts: z.strictObject({
    new: z.number().int(),
    /** Already in the log. */
    same: z.number().int(),
    conflict: z.number().int(),
    asks: z.number().int(),
    wrong: z.number().int(),
  }),
  /** Everything but what is in the log already, in the order of the workbook. */
  sets: z.array(fillInSet),
  problems: z.array(fillInProblem),
  /** Of rows that are in the problems. */
  pains: z.array(fillInPain),
  remarks: z.array(z.string()),
});
export type FillInPreview = z.infer<typeof fillInPreview>;
