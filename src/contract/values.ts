/** The small schemas that channels are made of: ids, dates, loads, bounded texts. */

import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '#domain/calendar/calendar-date.ts';

export const date = z
  .string()
  .max(10)
  .refine(isCalendarDate, 'Write the date as YYYY-MM-DD.')
  .meta({ description: 'A calendar date, YYYY-MM-DD' }) as unknown as z.ZodType<CalendarDate, string>;

/** A moment for display and audit: ISO 8601 in UTC. Rules never use it. */
export const moment = z.string().max(30);

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const id = (what: string) => z.string().max(64).regex(ID, `Not an id of ${what}.`);

export const athleteId = id('an athlete').brand<'AthleteId'>();
export const squadId = id('a squad').brand<'SquadId'>();
export const episodeId = id('an episode').brand<'EpisodeId'>();
export const evidenceId = id('a record').brand<'EvidenceId'>();
export const overrideId = id('an override').brand<'OverrideId'>();
export const programId = id('a program').brand<'ProgramId'>();
export const draftId = id('a draft').brand<'DraftId'>();
export const exerciseId = id('an exercise');
export const rackId = id('a rack').brand<'RackId'>();
export const assignmentId = id('an assignment').brand<'AssignmentId'>();
export const fileToken = id('a file').brand<'FileToken'>();
export const jobId = id('a job').brand<'JobId'>();
export const previewId = id('a preview').brand<'PreviewId'>();
export const personId = id('a person').brand<'PersonId'>();
/** Digits, so that chalky hands can type it on any keyboard. */
export const pin = z
  .string()
  .max(12)
  .regex(/^[0-9]{4,12}$/, 'A PIN is four to twelve digits.')
  .meta({ description: 'A PIN of four to twelve digits' });
export const backupId = z
  .string()
  .max(120)
  .regex(/^[A-Za-z0-9._-]+$/, 'Not an id of a backup.');

export type AthleteId = z.infer<typeof athleteId>;
export type EpisodeId = z.infer<typeof episodeId>;
export type SquadId = z.infer<typeof squadId>;
export type RackId = z.infer<typeof rackId>;
export type FileToken = z.infer<typeof fileToken>;
export type JobId = z.infer<typeof jobId>;

/** A line of text without control characters and line separators, trimmed by the caller's form. */
export const line = (most: number) =>
  z
    .string()
    .max(most)
    .regex(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused
      /^[^\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]*$/u,
      'Leave out line breaks and control characters.',
    );

/** Free text over several lines. */
export const prose = (most: number) =>
  z
    .string()
    .max(most)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all control characters but tab and line feed are refused
    .regex(/^[^\u0000-\u0008\u000b-\u001f\u007f-\u009f]*$/u, 'Leave out control characters.');

export const unit = z.enum(['kg', 'lb']);

export const load = z.strictObject({ hundredths: z.number().int().min(0).max(200_000), unit });

/** How many athletes one call may name. */
export const MANY = 5000;
export const athleteIds = z.array(athleteId).min(1).max(100_000);

export const nothing = z.strictObject({});

/** A step of undo, as the command answered it that made it. */
export const undoStep = line(80);
