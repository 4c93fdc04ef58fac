/** Document channels: printed sheets and the register of what was printed. */

import { z } from 'zod';
import { job, query } from './channel.ts';
import { lookChange } from './look.ts';
import {
  assignmentId,
  athleteId,
  athleteIds,
  date,
  exerciseId,
  fileToken,
  line,
  moment,
  programId,
  squadId,
  unit,
} from './values.ts';

/** The sheets that carry somebody’s work: each is in the print register, by its number. */
export const registeredSheet = z.enum(['card', 'session', 'rack', 'coach', 'plan']);
export type RegisteredSheet = z.infer<typeof registeredSheet>;

export const sheetKind = z.enum([...registeredSheet.options, 'attendance', 'progress', 'technique', 'blank']);
export type SheetKind = z.infer<typeof sheetKind>;

const week = z.number().int().min(1).max(104);

export const printOrder = z.strictObject({
  /** In the order given; the individual card unless said otherwise. */
  sheets: z.array(sheetKind).min(1).max(9).optional(),
  athleteIds: athleteIds.optional(),
  programId: programId.optional(),
  /**
   * Weeks of the program. Cards and plans have all that are permitted unless said otherwise; sheets of one session have
   * the week the athlete is in.
   */
  weeks: z
    .strictObject({ first: week, last: week })
    .refine(({ first, last }) => first <= last, 'The weeks run backwards.')
    .optional(),
  /** The sessions that sheets of work are made for, by letter; all unless said otherwise. */
  sessions: z.array(line(8).min(1)).min(1).max(14).optional(),
  /**
   * These sessions alone, such as those of one day, each by the day that the schedule gave it; `weeks` and `sessions`
   * are then left aside.
   */
  only: z
    .array(z.strictObject({ assignmentId, plannedFor: date }))
    .min(1)
    .max(10_000)
    .optional(),
  /** Plates for each side of the bar beside every load. On unless said otherwise. */
  plates: z.boolean().optional(),
  /** Technique cards of these exercises; of those on the sheets of everyone chosen, unless said otherwise. */
  exerciseIds: z.array(exerciseId).min(1).max(60).optional(),
  /** Whose whole name no font here can draw is called by the preferred name alone, where that can be drawn. */
  preferredNames: z.boolean().optional(),
  paper: z.enum(['A4', 'Letter']).optional(),
  /** Off unless a lead says why: tier and reasons on one athlete's own sheets, each page with a watermark, audited. */
  health: z.strictObject({ reason: line(300) }).optional(),
});

export const madeFile = z.strictObject({
  token: fileToken,
  name: z.string(),
  bytes: z.number().int(),
  mediaType: z.string(),
});

export const leftOut = z.strictObject({
  athleteId,
  name: z.string(),
  rule: z.string(),
  reason: z.string(),
  from: date.nullable(),
});

export const documents = {
  'documents.print': job({
    summary: 'Sheets of everyone assigned or chosen, as one PDF; says who was left out and why.',
    input: printOrder,
    output: z.strictObject({
      file: madeFile,
      pages: z.number().int(),
      /** Sheets of paper with a number: one row for each athlete on it. */
      printed: z.array(
        z.strictObject({
          athleteId,
          name: z.string(),
          kind: registeredSheet,
          sheetNumber: z.string(),
          revision: z.number().int(),
        }),
      ),
      leftOut: z.array(leftOut),
    }),
    errors: [
      'NOT_FOUND',
      'NOTHING_TO_PRINT',
      'PRINT_CHANGED',
      'UNDRAWABLE_TEXT',
      'UNDRAWABLE_FACILITY',
      'FILE_NOT_WRITTEN',
    ],
    givesWork: true,
  }),
  'documents.preview': query({
    summary:
      'What would be printed, to look at: without numbers, the first sheets of each kind alone. Says who is left out.',
    input: printOrder.extend({
      /** Only sheets that this athlete stands on. */
      of: athleteId.optional(),
    }),
    output: z.strictObject({
      /** Base64. */
      pdf: z.string(),
      pages: z.number().int(),
      /** Sheets on these pages, and how many there are to look at with those that are not. */
      drawn: z.strictObject({ sheets: z.number().int(), of: z.number().int() }),
      /**
       * Of the whole order, not of what is drawn here: sheets, and people who stand on them. Where `of` is given and no
       * rack sheet is asked for, these and `leftOut` are of that athlete.
       */
      sheets: z.number().int(),
      athletes: z.number().int(),
      leftOut: z.array(leftOut),
    }),
    errors: ['NOT_FOUND', 'NOTHING_TO_PRINT', 'UNDRAWABLE_TEXT', 'UNDRAWABLE_FACILITY'],
    givesWork: true,
  }),
  'documents.lookPreview': query({
    summary: 'A card of nobody with the look of paper as it would be changed, to look at before it is saved.',
    input: lookChange.extend({
      name: line(80).optional(),
      coach: line(80).optional(),
      unit: unit.optional(),
      paper: z.enum(['A4', 'Letter']).optional(),
    }),
    output: z.strictObject({
      /** Base64. */
      pdf: z.string(),
    }),
    errors: ['LOGO_REFUSED', 'FILE_GONE', 'FACILITY_REFUSED', 'UNDRAWABLE_TEXT', 'UNDRAWABLE_FACILITY'],
  }),
  'documents.register': query({
    summary:
      'The print register: every sheet that was printed, newest first; one row for each athlete on it. A page at a time.',
    input: z.strictObject({
      /** Sheets of paper, each with everybody on it. */
      limit: z.number().int().min(1).max(500),
      /** Goes on where an earlier page ended. */
      before: z.number().int().min(1).optional(),
      athleteId: athleteId.optional(),
      /** Part of a name of somebody on it; accents and case do not matter. */
      name: line(80).optional(),
      /** Somebody on it is in this squad now. */
      squad: squadId.optional(),
      /** Void sheets alone. */
      voidOnly: z.boolean().optional(),
      /** As typed or scanned; spaces, hyphens and case do not matter. */
      number: line(20).optional(),
    }),
    output: z.strictObject({
      /** Sheets of paper that were asked for, on all pages together. */
      total: z.number().int(),
      /** The `before` of the next page; null on the last. */
      next: z.number().int().nullable(),
      rows: z.array(
        z.strictObject({
          number: z.string(),
          kind: registeredSheet,
          /** `weeks 1–4`; empty on sheets from before it was kept. */
          covers: z.string(),
          athleteId,
          name: z.string(),
          assignmentId,
          program: z.string(),
          programVersion: z.number().int(),
          revision: z.number().int(),
          /** Health details stand on it. */
          withHealth: z.boolean(),
          printedAt: moment,
          voidSince: moment.nullable(),
          /** Null where it is valid, and on sheets from before it was kept. */
          voidReason: z.enum(['reprinted', 'ended', 'changed', 'held', 'shared']).nullable(),
        }),
      ),
    }),
    errors: ['SHEET_NUMBER_WRONG'],
  }),
} as const;
