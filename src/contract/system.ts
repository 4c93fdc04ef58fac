/** System channels: is the roster open, which day is it, backups, undo, jobs. */

import { z } from 'zod';
import { command, query } from './channel.ts';
import { failureSchema } from './envelope.ts';
import { backupId, date, jobId, line, moment, nothing, personId, pin, undoStep } from './values.ts';

export const backup = z.strictObject({
  id: backupId,
  at: moment,
  athletes: z.number().int(),
  bytes: z.number().int(),
  why: z.enum(['daily', 'beforeMigration', 'beforeRestore', 'beforeImport', 'asked']),
});

export const jobStatus = z.strictObject({
  id: jobId,
  channel: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** What it is doing, for a coach. */
  step: z.string(),
  done: z.number().int(),
  /** 0 while unknown. */
  of: z.number().int(),
  value: z.unknown().optional(),
  error: failureSchema.optional(),
});
export type JobStatus = z.infer<typeof jobStatus>;

export const system = {
  'system.status': query({
    summary: 'Whether the roster is open, the version, and the day that Rackside works with.',
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      today: date,
      opened: z.enum(['ready', 'damaged', 'newer']),
      /** What happened while opening, for the recovery screen. */
      problem: z.string().optional(),
      /** True until somebody chose how to begin. */
      firstStart: z.boolean(),
      /** Who is signed in; null until somebody is, in a facility of several people. */
      person: z
        .strictObject({
          id: personId,
          name: z.string(),
          role: z.enum(['coach', 'lead']),
          viewHealth: z.boolean(),
          /** False while they still have a PIN that somebody else chose for them. */
          pinIsOwn: z.boolean(),
        })
        .nullable(),
      signInNeeded: z.boolean(),
      /** False only for one person alone without a PIN: then there is nothing to lock. */
      asksPin: z.boolean(),
      warnings: z.array(z.string()),
      /** The clock was set back: the latest day that anything was recorded on. */
      laterDay: date.nullable(),
      revision: z.number().int(),
    }),
    beforeOpening: true,
    needs: 'nobody',
  }),
  'system.backups': query({
    summary: 'The backups there are, newest first.',
    input: nothing,
    output: z.array(backup),
    beforeOpening: true,
  }),
  'system.backUp': command({
    summary: 'Makes a backup now and proves that it opens.',
    input: nothing,
    output: backup,
    errors: ['FILE_NOT_WRITTEN'],
  }),
  'system.confirmDate': command({
    summary:
      'A lead says that today’s date is right and that later days were recorded by a wrong clock: from now on today alone counts.',
    input: z.strictObject({
      /** Stands in the audit trail. */
      reason: line(300),
      /** Where several people work, one of the others agrees. */
      secondPerson: z.strictObject({ id: personId, pin }).optional(),
    }),
    /** Null where no later day was on record. */
    output: z.strictObject({ setAside: date.nullable() }),
    errors: ['DATE_REFUSED', 'WRONG_PIN', 'SIGN_IN_SLOWED'],
    onRealDay: true,
    needs: 'lead',
  }),
  'system.restore': command({
    summary: 'Goes back to a backup; the present roster is backed up first.',
    input: z.strictObject({ id: backupId }),
    output: z.strictObject({
      restored: backup,
      /** Clearance records made since the backup that were added to it, so that no stop is forgotten. */
      evidenceCarriedOver: z.number().int(),
      /** Athletes with such records who are not in the backup: added to it as they are now. */
      athletesCarriedOver: z.number().int(),
      /** Maxima that are lower than those of the backup: the lower ones count. */
      lowerMaximaCarriedOver: z.number().int(),
      /** Sheets printed since the backup, void from now on. */
      sheetsVoided: z.number().int(),
    }),
    errors: ['NO_SUCH_BACKUP', 'FILE_NOT_WRITTEN'],
    beforeOpening: true,
    needs: 'lead',
  }),
  'system.startAfresh': command({
    summary: 'After damage: begins with an empty roster. The damaged file stays set aside.',
    input: nothing,
    output: nothing,
    errors: ['ALREADY_STARTED'],
    beforeOpening: true,
  }),
  'history.undo': command({
    summary: 'Takes back the last change of the roster; where one is named, that one or nothing.',
    input: z.strictObject({ step: undoStep.optional() }),
    output: z.strictObject({ what: line(200), step: undoStep }),
    errors: ['NOTHING_TO_UNDO', 'UNDO_BLOCKED', 'NOT_THE_NEWEST', 'TAKEN_BACK'],
  }),
  'history.redo': command({
    summary: 'Does again what was undone last.',
    input: nothing,
    output: z.strictObject({ what: line(200) }),
    errors: ['NOTHING_TO_UNDO', 'UNDO_BLOCKED'],
  }),
  'jobs.status': query({
    summary: 'How a job stands; asked again after a reload.',
    input: z.strictObject({ id: jobId }),
    output: jobStatus,
    errors: ['JOB_GONE'],
  }),
  'jobs.list': query({
    summary: 'The jobs of this run, newest first.',
    input: nothing,
    output: z.array(jobStatus),
  }),
  'jobs.cancel': command({
    summary: 'Stops a job; stopping a finished one changes nothing.',
    input: z.strictObject({ id: jobId }),
    output: jobStatus,
    errors: ['JOB_GONE'],
  }),
  'audit.page': query({
    summary: 'The audit trail, newest first: who changed what, when and why.',
    input: z.strictObject({
      before: z.number().int().min(1).optional(),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({
      events: z.array(
        z.strictObject({
          seq: z.number().int(),
          at: moment,
          who: z.string(),
          action: z.string(),
          subject: z.string(),
          reason: z.string().optional(),
          policyVersion: z.number().int(),
        }),
      ),
      chainHolds: z.boolean(),
    }),
  }),
} as const;
