/** Roster channels: pages of athletes, one athlete, edits, squads, imports. */

import { z } from 'zod';
import { command, job, query } from './channel.ts';
import { madeFile } from './documents.ts';
import {
  athleteId,
  athleteIds,
  date,
  exerciseId,
  fileToken,
  line,
  load,
  moment,
  nothing,
  previewId,
  prose,
  squadId,
  undoStep,
} from './values.ts';

export const sex = z.enum(['female', 'male', 'other', 'undisclosed']);
export const athleteStatus = z.enum(['active', 'unavailable', 'away', 'archived']);
export const level = z.enum(['beginner', 'intermediate', 'advanced']);
export const tier = z.enum(['T0', 'T1', 'T2', 'T3']);

/** What the clearance chip of the table shows; details need the panel. */
export const chip = z.strictObject({
  tier,
  /** A record is open; false for everybody to whoever may not see health details. */
  onFile: z.boolean(),
  newAssignment: z.boolean(),
});

/** One row of the athlete table. */
export const athleteRow = z.strictObject({
  id: athleteId,
  version: z.number().int(),
  firstName: z.string(),
  lastName: z.string(),
  preferredName: z.string().nullable(),
  dateOfBirth: date.nullable(),
  age: z.number().int().nullable(),
  sex: sex.nullable(),
  squads: z.array(z.string()),
  sport: z.string().nullable(),
  position: z.string().nullable(),
  level,
  status: athleteStatus,
  bodyweight: load.nullable(),
  heightMm: z.number().int().nullable(),
  trainingSince: date.nullable(),
  chip,
  /** Programs running now, by name. */
  programs: z.array(z.string()),
  /** Latest maximum of the hip thrust. */
  hipThrust: load.nullable(),
});
export type AthleteRow = z.infer<typeof athleteRow>;

/** Folding can make a name longer: `ß` becomes `ss`. */
export const cursor = z.strictObject({ sortName: line(1000), id: athleteId });

/** What a coach may type about an athlete. Absent fields stay as they are; null empties a field. */
export const athleteFields = z.strictObject({
  firstName: line(80).optional(),
  lastName: line(80).optional(),
  preferredName: line(80).nullable().optional(),
  dateOfBirth: date.nullable().optional(),
  sex: sex.nullable().optional(),
  squads: z.array(line(60).min(1)).max(20).optional(),
  sport: line(60).nullable().optional(),
  position: line(60).nullable().optional(),
  trainingSince: date.nullable().optional(),
  levelOverride: level.nullable().optional(),
  status: athleteStatus.optional(),
  bodyweight: load.nullable().optional(),
  heightMm: z.number().int().min(300).max(2800).nullable().optional(),
  email: line(120).nullable().optional(),
  phone: line(60).nullable().optional(),
  emergencyContact: line(160).nullable().optional(),
  guardian: line(160).nullable().optional(),
  coach: line(80).nullable().optional(),
  notes: prose(4000).nullable().optional(),
});
export type AthleteFields = z.infer<typeof athleteFields>;

export const athleteDetails = athleteRow.extend({
  sortName: z.string(),
  levelOverride: level.nullable(),
  computedLevel: level,
  email: z.string().nullable(),
  phone: z.string().nullable(),
  emergencyContact: z.string().nullable(),
  guardian: z.string().nullable(),
  coach: z.string().nullable(),
  notes: z.string().nullable(),
  bodyweightDate: date.nullable(),
  bodyweights: z.array(z.strictObject({ date, load })),
  updatedAt: moment,
});
export type AthleteDetails = z.infer<typeof athleteDetails>;

/** One cell at fault, as the coach finds it in the file. */
const cellProblem = z.strictObject({
  sheet: z.string(),
  row: z.number().int(),
  cell: z.string(),
  column: z.string(),
  severity: z.enum(['error', 'warning']),
  value: z.string(),
  sentence: z.string(),
  /** It can be put right or left out before the import: every error, and a maximum that may not be meant. */
  correctable: z.boolean(),
});

const cellChange = z.strictObject({
  field: z.string(),
  from: z.string(),
  to: z.string(),
  /** A maximum beside those that are there; the field is the lift as the file names it. */
  maximum: z.literal(true).optional(),
});

const importRow = z.strictObject({
  row: z.number().int(),
  outcome: z.enum(['new', 'update', 'unchanged', 'anotherDay', 'duplicate', 'near', 'error']),
  name: z.string(),
  dateOfBirth: date.nullable(),
  squads: z.array(z.string()),
  bodyweight: load.nullable(),
  heightMm: z.number().int().nullable(),
  /**
   * Cell by cell, what an update changes; of somebody new, and of a row like somebody if it is somebody new, what comes
   * with them beside what is named above.
   */
  changes: z.array(cellChange),
  /** Who this row looks like, when it was found on the roster or earlier in the file. */
  like: z.string().nullable(),
  /** The row whose decision counts for this one: its own, or the one above that it is another day of. */
  decidedBy: z.number().int(),
  /** The one athlete of exactly this name, where the file says no birthday: proposed, and never taken unasked. */
  named: athleteId.nullable(),
  /** Athletes of the roster that it may be, for a row to decide; each with what would change. */
  candidates: z.array(
    z.strictObject({
      athleteId,
      name: z.string(),
      because: z.string(),
      changes: z.array(cellChange),
      /** Whether anything would change, by this row or by other days below it. */
      news: z.boolean(),
    }),
  ),
});

/** A row that looks like somebody: a new athlete, left out, or the athlete named. */
const nearDecision = z.union([z.enum(['new', 'skip']), athleteId]);

/** What a coach says where a file does not, or says it otherwise. */
const importChoices = z.strictObject({
  sheet: line(200).optional(),
  /** As the spreadsheet counts, on that sheet or the first that is filled; null where the list has no headers. */
  headerRow: z.number().int().min(1).max(1_048_576).nullable().optional(),
  /** Column letter to field, where the coach corrects the mapping; null ignores a column. */
  mapping: z.record(line(4), line(40).nullable()).optional(),
  dateOrder: z.enum(['dmy', 'mdy']).optional(),
  weightUnit: z.enum(['kg', 'lb']).optional(),
  maximaUnit: z.enum(['kg', 'lb']).optional(),
  /** The exercise that a lift of the file goes to, by the name in the file; null leaves its maxima out. */
  exercises: z.record(line(200), exerciseId.nullable()).optional(),
  /** Cells read otherwise than they stand in the file, by `Sheet!F14`; empty leaves the cell out. */
  cells: z
    .record(
      z
        .string()
        .max(260)
        .regex(/^.+![A-Z]{1,3}[1-9]\d{0,6}$/, 'Name a cell such as Roster!F14.')
        .meta({ description: 'A cell such as Roster!F14' }),
      line(300),
    )
    .optional(),
});
export type ImportChoices = z.infer<typeof importChoices>;

export const importPreview = z.strictObject({
  id: previewId,
  fileName: z.string(),
  sheet: z.string(),
  sheets: z.array(z.string()),
  headerRow: z.number().int().nullable(),
  columns: z.array(
    z.strictObject({
      column: z.string(),
      header: z.string(),
      field: z.string().nullable(),
      sample: z.string(),
    }),
  ),
  /** What was assumed for a column, and from which evidence. */
  assumptions: z.array(z.string()),
  /** What was chosen, left out or set aside. */
  remarks: z.array(z.string()),
  /** What the file does not say. Which column holds the names is answered by the mapping. Units come with a proposed answer; an order of dates is never guessed. */
  questions: z.array(
    z.strictObject({
      about: z.enum(['name', 'dateOrder', 'weightUnit', 'maximaUnit']),
      sentence: z.string(),
      choices: z.array(z.string()),
      answer: z.string().nullable(),
    }),
  ),
  /** Lifts that the file names, and which exercise of the library each goes to; null where its maxima are left out. */
  exercises: z.array(z.strictObject({ name: z.string(), exerciseId: exerciseId.nullable() })),
  /** What was chosen, here or for the last file with these headers. */
  choices: importChoices,
  /** The last file with these headers was imported so, and this one asks nothing that was not chosen then. */
  settled: z.boolean(),
  /** New, updated and unchanged people, however many rows each has; else rows. */
  counts: z.strictObject({
    new: z.number().int(),
    update: z.number().int(),
    unchanged: z.number().int(),
    /** Measured on another day, of whoever a row further up becomes. */
    anotherDay: z.number().int(),
    duplicate: z.number().int(),
    near: z.number().int(),
    /** Of these: rows with the name of exactly one athlete, for `asNamed`. */
    named: z.number().int(),
    error: z.number().int(),
    warnings: z.number().int(),
    maxima: z.number().int(),
    /** More of them where the rows of `named` are taken as they are named. */
    namedMaxima: z.number().int(),
  }),
  /** Rows of the file. */
  people: z.number().int(),
  /** At most the first 500, those to decide before the others; all in the order of the file where every row was asked for. */
  rows: z.array(importRow),
  /** Rows of the file that say something about health. It sets nothing; whoever stands there is to be asked. */
  toAsk: z.array(z.strictObject({ row: z.number().int(), name: z.string() })),
  problems: z.array(cellProblem),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const roster = {
  'roster.page': query({
    summary: 'Athletes in order of name, a page at a time.',
    input: z.strictObject({
      after: cursor.optional(),
      limit: z.number().int().min(1).max(5000),
      archived: z.boolean().optional(),
    }),
    output: z.strictObject({
      rows: z.array(athleteRow),
      next: cursor.nullable(),
      total: z.number().int(),
      revision: z.number().int(),
    }),
  }),
  'roster.rows': query({
    summary: 'The rows of these athletes as they stand now; missing ones are left out.',
    input: z.strictObject({ ids: z.array(athleteId).max(5000) }),
    output: z.array(athleteRow),
  }),
  'roster.athlete': query({
    summary: 'Everything about one athlete but health.',
    input: z.strictObject({ id: athleteId }),
    output: athleteDetails,
    errors: ['NOT_FOUND'],
  }),
  'roster.squads': query({
    summary: 'The squads and how many active athletes each has.',
    input: nothing,
    output: z.array(z.strictObject({ id: squadId, name: z.string(), athletes: z.number().int() })),
  }),
  'roster.add': command({
    summary: 'Adds an athlete; a name is all it needs.',
    input: athleteFields,
    output: athleteDetails,
  }),
  'roster.update': command({
    summary: 'Changes one athlete, unless somebody else did so meanwhile.',
    input: z.strictObject({ id: athleteId, version: z.number().int().min(1), fields: athleteFields }),
    output: athleteDetails,
    errors: ['NOT_FOUND', 'STALE_ROW'],
  }),
  'roster.updateMany': command({
    summary:
      'Changes the same fields of many athletes at once: squads added or removed, status, coach, sport.',
    input: z.strictObject({
      ids: athleteIds,
      addSquad: line(60).min(1).optional(),
      removeSquad: line(60).min(1).optional(),
      status: athleteStatus.optional(),
      coach: line(80).nullable().optional(),
      sport: line(60).nullable().optional(),
    }),
    /** How many became different by it. */
    output: z.strictObject({ changed: z.number().int() }),
    errors: ['NOT_FOUND'],
  }),
  'roster.previewImport': job({
    summary: 'Reads a roster file and says what importing it would do; changes nothing.',
    input: importChoices.extend({
      file: fileToken,
      /** The file holds cells copied from a spreadsheet: tabs between cells, commas are commas. */
      pasted: z.literal(true).optional(),
      /** For scripts: a screen shows no more than the first rows. */
      everyRow: z.literal(true).optional(),
    }),
    output: importPreview,
    errors: ['FILE_GONE', 'FILE_REFUSED', 'NO_HEADERS'],
  }),
  'roster.importProblems': job({
    summary:
      'The cells that a previewed file could not be read in, as a workbook for whoever keeps the file.',
    input: z.strictObject({ preview: previewId }),
    output: z.strictObject({ file: madeFile, rows: z.number().int() }),
    errors: ['FILE_GONE', 'FILE_NOT_WRITTEN'],
  }),
  'roster.import': command({
    summary:
      'Imports a previewed file in one transaction, after a backup of a roster that somebody is on; undo takes all of it back.',
    input: z.strictObject({
      preview: previewId,
      /** Rows that look like somebody on the roster: who is new after all, who is left out, whose it is. */
      near: z.record(line(8), nearDecision).optional(),
      /** Rows with the name of exactly one athlete are theirs, unless `near` says otherwise. */
      asNamed: z.boolean().optional(),
    }),
    /** People, but for the rows that were skipped. */
    output: z.strictObject({
      added: z.number().int(),
      updated: z.number().int(),
      unchanged: z.number().int(),
      skipped: z.number().int(),
      maxima: z.number().int(),
      /** By which `history.undo` takes it back; null where nothing changed. */
      step: undoStep.nullable(),
    }),
    errors: ['FILE_GONE', 'IMPORT_CHANGED', 'IMPORT_QUESTION', 'FILE_NOT_WRITTEN'],
  }),
} as const;
