/** Review channels: what is due, expiring or waiting, and its printed list. */

import { z } from 'zod';
import { command, job, query } from './channel.ts';
import { madeFile } from './documents.ts';
import { tier } from './roster.ts';
import { assignmentId, athleteId, athleteIds, date, nothing, squadId } from './values.ts';

/** Why an athlete stands on the list. */
export const REVIEW_MATTERS = [
  'training',
  'ask',
  'screen',
  'clearance',
  'awaiting',
  'override',
  'held',
] as const;

const reviewItem = z.strictObject({
  athleteId,
  name: z.string(),
  squads: z.array(z.string()),
  tier,
  matter: z.enum(REVIEW_MATTERS),
  /** State, rule or tier that says so. */
  rule: z.string(),
  /** When it falls due or ends, in the past when it is overdue; null where no day is known. */
  on: date.nullable(),
  /** Days overdue on the day of the list; negative while it lies ahead. */
  overdueDays: z.number().int().nullable(),
  /** Running programs it bears on. */
  programs: z.number().int(),
  /** The session in which it was said; null for every other matter. */
  session: z.strictObject({ assignmentId, plannedFor: date }).nullable(),
  /** The name of an imported file that says something about health; null for every other matter. */
  file: z.string().nullable(),
});
export type ReviewItem = z.infer<typeof reviewItem>;

const reviewInput = z.strictObject({ squad: squadId.optional() });

export const review = {
  'review.list': query({
    summary:
      'What was said in training, whom to ask because of an import, screens due, clearances ending within 30 days, waiting for clearance, overrides, held programs.',
    input: reviewInput,
    output: z.strictObject({
      on: date,
      /** By matter in the order of urgency, within it the longest overdue first. */
      items: z.array(reviewItem),
    }),
  }),
  'review.count': query({
    summary: 'How many lines wait on the review list of everybody; names nobody.',
    input: nothing,
    output: z.strictObject({ waiting: z.number().int() }),
  }),
  'review.asked': command({
    summary:
      'Says that athletes of whom an imported file says something about health were asked; their lines leave the review list.',
    input: z.strictObject({ athleteIds }),
    output: z.strictObject({ asked: z.number().int() }),
    errors: ['NOT_FOUND'],
    onRealDay: true,
  }),
  'review.print': job({
    summary: 'The review list as a PDF, for the desk: names, tiers, rules and dates, no health details.',
    input: reviewInput.extend({ paper: z.enum(['A4', 'Letter']).optional() }),
    output: z.strictObject({ file: madeFile, pages: z.number().int() }),
    errors: ['NOTHING_TO_PRINT', 'UNDRAWABLE_TEXT', 'UNDRAWABLE_FACILITY', 'FILE_NOT_WRITTEN'],
  }),
} as const;
