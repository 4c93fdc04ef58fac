/** Training channels: who trains today, what was done set by set, days that are moved or free. */

import { z } from 'zod';
import { SORE_PLACES } from '#domain/training/performed.ts';
import { conflict } from './assignments.ts';
import { command, job, query } from './channel.ts';
import { sessionAdvice } from './clearance.ts';
import { madeFile } from './documents.ts';
import { fillInPreview, leftOutOfWeek, MOST_FILLED_IN } from './fill-in.ts';
import {
  assignmentId,
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

const place = z.number().int().min(1).max(60);
const lineId = line(64).min(1);
const timeOfDay = z
  .string()
  .max(5)
  .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'Write the time as 17:30.')
  .meta({ description: 'A time of day, HH:MM' });
const pain = z.number().int().min(0).max(10);
const halves = (least: number, most: number, says: string) =>
  z.number().min(least).max(most).multipleOf(0.5, says);

/** A session is known by its assignment and the day that the schedule gave it. */
const sessionKey = z.strictObject({ assignmentId, plannedFor: date });
export type SessionKey = z.infer<typeof sessionKey>;

const performed = z.strictObject({
  load: load.optional(),
  /** Reps, steps or seconds; of each side where the line is done for each side. */
  reps: z.number().int().min(0).max(300),
  /** Of the right side, where it differs from the left. */
  repsRight: z.number().int().min(0).max(300).optional(),
  rir: halves(0, 10, 'Reps in reserve come in halves.').optional(),
  pain: pain.optional(),
  techniqueOk: z.boolean(),
});

const setPlan = z.strictObject({
  place,
  group: z.number().int(),
  kind: z.enum(['straight', 'top', 'backOff', 'warmUp']),
  measure: z.enum(['reps', 'steps', 'seconds']),
  reps: z.strictObject({ low: z.number(), high: z.number() }).optional(),
  load: load.optional(),
  ceiling: load.optional(),
  limit: load.optional(),
  plates: z.string().optional(),
});

const linePlan = z.strictObject({
  lineId: z.string(),
  mark: z.string(),
  tag: z.string().optional(),
  exerciseId,
  exercise: z.string(),
  inPlaceOf: exerciseId.optional(),
  target: z.string(),
  changes: z.array(z.string()),
  modified: z.boolean(),
  sides: z.union([z.literal(1), z.literal(2)]),
  loaded: z.boolean(),
  rir: z.number().optional(),
  restSeconds: z.number().optional(),
  sets: z.array(setPlan),
  /** It hurt too much in a set of this exercise: nothing more of it is done in the session. */
  stopped: z.literal(true).optional(),
});

const loggedSet = z.strictObject({
  lineId: z.string(),
  place,
  /** What was done, where it is another exercise than the line's. */
  exerciseId,
  /** Null where the set was skipped. */
  performed: performed.nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: moment,
  version: z.number().int(),
});
export type LoggedSetView = z.infer<typeof loggedSet>;

const sessionFacts = z.strictObject({
  /** Rated effort of the whole session, 1 to 10, in halves. */
  rpe: halves(1, 10, 'RPE comes in halves.').nullable(),
  minutes: z.number().int().min(1).max(600).nullable(),
  painBefore: pain.nullable(),
  painNextMorning: pain.nullable(),
  sore: z.array(z.enum(SORE_PLACES)).max(SORE_PLACES.length),
  note: prose(1000).nullable(),
});
export type SessionFacts = z.infer<typeof sessionFacts>;

const gridSession = sessionKey.extend({
  athleteId,
  name: z.string(),
  squads: z.array(z.string()),
  program: z.string(),
  week: z.number().int(),
  letter: z.string(),
  session: z.string(),
  heldOn: date,
  state: z.enum(['open', 'done']),
  /** Words for a session that comes eased on its day; null otherwise. */
  eased: z.string().nullable(),
  /** Why there is nothing to enter; null where there is. */
  held: z.string().nullable(),
  lines: z.array(linePlan),
  sets: z.array(loggedSet),
  facts: sessionFacts,
  /** Rises down a rack sheet, and from one sheet to the next; null where the session stands on none. */
  rackPlace: z.number().int().nullable(),
  /** Pain, soreness or a note is on record that whoever asks may not see. */
  withheld: z.boolean(),
  /** 0 while nothing is recorded. */
  version: z.number().int(),
});
export type GridSession = z.infer<typeof gridSession>;

const todayRow = sessionKey.extend({
  athleteId,
  name: z.string(),
  squads: z.array(z.string()),
  program: z.string(),
  week: z.number().int(),
  letter: z.string(),
  session: z.string(),
  /** When the squad trains, `17:30`; the earliest of several. */
  time: z.string().nullable(),
  /** Another day than the schedule has. */
  movedFrom: date.nullable(),
  /** Of a program that is over: its results can still be entered, nothing else changes. */
  ended: z.boolean(),
  state: z.enum(['toCome', 'begun', 'done', 'skipped', 'held', 'paused', 'holiday']),
  /** Neutral; why nothing is done. */
  because: z.string().nullable(),
  /** Lifts whose percentages have no maximum to refer to. */
  missingMaxima: z.array(z.string()),
  /** Whether a valid sheet shows this work. */
  sheet: z.enum(['none', 'printed', 'stale']),
  sheetNumber: z.string().nullable(),
  sets: z.strictObject({ entered: z.number().int(), asked: z.number().int() }),
  /** Other sessions of that week, which it can change places with: none where either is begun. */
  swaps: z.array(z.strictObject({ plannedFor: date, date, letter: z.string() })),
});
export type TodayRow = z.infer<typeof todayRow>;

const holiday = z.strictObject({ id: line(64).min(1), firstDay: date, lastDay: date, name: line(80).min(1) });

const setEntry = sessionKey.extend({
  lineId,
  place,
  /** Version of the set as it was seen; null where nothing was entered. */
  version: z.number().int().nullable(),
  /** Null empties the cell. */
  set: z.union([performed, z.literal('skipped')]).nullable(),
  /** What was done, where it is another exercise than the line's. */
  exerciseId: exerciseId.optional(),
  note: line(200).nullable().optional(),
  /** The answer to a question about an unlikely number. */
  sure: z.boolean().optional(),
  /** By one key, and not what somebody typed: refused where training is held or the exercise was stopped meanwhile. */
  asPrescribed: z.literal(true).optional(),
});
export type SetEntry = z.infer<typeof setEntry>;

const entryOutcome = sessionKey.extend({
  lineId: z.string(),
  place,
  /**
   * `conflict`: somebody entered something else meanwhile. `asks`: unlikely, and not saved until it is meant. `refused`:
   * as prescribed, where nothing is.
   */
  outcome: z.enum(['saved', 'conflict', 'asks', 'refused']),
  /** What stands there now; null where the cell is empty. */
  present: loggedSet.nullable(),
  /** What is asked, or why it is refused. */
  question: z.string().nullable(),
});
export type EntryOutcome = z.infer<typeof entryOutcome>;

const advice = sessionAdvice.extend({
  athleteId,
  name: z.string(),
  /** Whether a back record is open; absent for whoever may not see health details. */
  hasRecord: z.boolean().optional(),
});
export type TrainingAdvice = z.infer<typeof advice>;

const suggestionKind = z.enum([
  'load',
  'lighter',
  'reentry',
  'fullLoad',
  'wave',
  'deload',
  'maximum',
  'retest',
  'easier',
  'harder',
]);

const suggestion = z.strictObject({
  /** Which it is, for accepting it. */
  assignmentId,
  subject: z.string(),
  kind: suggestionKind,

  athleteId,
  name: z.string(),
  squads: z.array(z.string()),
  program: z.string(),
  exerciseId,
  exercise: z.string(),
  /** `2A1`; null for a maximum. */
  mark: z.string().nullable(),
  now: z.string().nullable(),
  next: z.string().nullable(),
  sentence: z.string(),
  /** Accepting it changes something; the others are for the coach to do. */
  acceptable: z.boolean(),
  /** The last session it was made from. */
  until: date,
});
export type TrainingSuggestion = z.infer<typeof suggestion>;

/** As it was shown: what comes out otherwise by now is another suggestion. */
const suggestionKey = z.strictObject({
  assignmentId,
  subject: line(64).min(1),
  kind: suggestionKind,
  until: date,
  next: line(120).nullable(),
});

export const training = {
  'training.today': query({
    summary: 'Who trains on a day, today unless another is named: by athlete, with what stands in the way.',
    input: z.strictObject({ date: date.optional(), squad: squadId.optional() }),
    output: z.strictObject({
      date,
      /** Name of the holiday on that day. */
      holiday: z.string().nullable(),
      rows: z.array(todayRow),
      /** Programs whose last training day lies within a week, with nothing after them. */
      ending: z.array(
        z.strictObject({ assignmentId, athleteId, name: z.string(), program: z.string(), lastDay: date }),
      ),
    }),
  }),
  'training.calendar': query({
    summary:
      'How many sessions there are on each day of a span, how many athletes train, and what has results.',
    input: z.strictObject({
      from: date,
      to: date,
      squad: squadId.optional(),
      athleteId: athleteId.optional(),
    }),
    output: z.array(
      z.strictObject({
        date,
        holiday: z.string().nullable(),
        sessions: z.number().int(),
        /** Who trains: without whoever may not on that day, and nobody on a holiday. */
        athletes: z.number().int(),
        /** Sessions with results. */
        done: z.number().int(),
        /** By program, week and letter, the most frequent first. */
        what: z.array(z.strictObject({ says: z.string(), athletes: z.number().int() })),
      }),
    ),
    errors: ['INVALID_INPUT'],
  }),
  'training.sessions': query({
    summary:
      'The entry grid: sessions of a day, of a squad or of one sheet, with what is asked and what is entered.',
    input: z.strictObject({
      date: date.optional(),
      squad: squadId.optional(),
      /** As typed or scanned. */
      sheetNumber: line(20).min(1).optional(),
      keys: z.array(sessionKey).min(1).max(200).optional(),
    }),
    output: z.strictObject({
      date,
      sessions: z.array(gridSession),
      /** What is to be known of the sheet that was named. */
      sheet: z
        .strictObject({
          number: z.string(),
          covers: z.string(),
          voidSince: moment.nullable(),
          /** When it was entered before, and by whom. */
          entered: z.strictObject({ by: z.string(), at: moment }).nullable(),
        })
        .nullable(),
    }),
    errors: ['NOT_FOUND', 'SHEET_NUMBER_WRONG'],
    givesWork: true,
  }),
  'training.record': command({
    summary: 'Enters sets, cell by cell: saves what is not in conflict and not in doubt, and says what is.',
    input: z.strictObject({
      entries: z.array(setEntry).min(1).max(2000),
      /** Where they were done on another day than planned. */
      heldOn: date.optional(),
    }),
    output: z.strictObject({
      outcomes: z.array(entryOutcome),
      /** What pain that was entered asks for at once. */
      advice: z.array(advice),
      conflicts: z.array(conflict),
    }),
    errors: ['NOT_FOUND', 'LOG_REFUSED'],
    onRealDay: true,
  }),
  'training.recordSession': command({
    summary:
      'Records what belongs to a whole session: effort, minutes, pain before and next morning, soreness, note.',
    input: sessionKey.extend({
      /** As it was seen; 0 while nothing is recorded. */
      version: z.number().int().min(0),
      facts: sessionFacts.partial(),
      done: z.boolean().optional(),
      heldOn: date.optional(),
    }),
    output: z.strictObject({ session: gridSession, advice: z.array(advice), conflicts: z.array(conflict) }),
    errors: ['NOT_FOUND', 'LOG_REFUSED', 'STALE_ROW'],
    onRealDay: true,
  }),
  'training.recordMinutes': command({
    summary: 'Records how long a session took for everybody who trained in it and has no minutes yet.',
    input: z.strictObject({
      sessions: z.array(sessionKey).min(1).max(2000),
      minutes: z.number().int().min(1).max(600),
    }),
    output: z.strictObject({ recorded: z.number().int() }),
    errors: ['LOG_REFUSED'],
    onRealDay: true,
  }),
  'training.reviewed': command({
    summary: 'Says that pain or soreness named in training was looked at; its line leaves the review list.',
    input: z.strictObject({ sessions: z.array(sessionKey).min(1).max(200) }),
    output: z.strictObject({ reviewed: z.number().int() }),
    errors: ['NOT_FOUND'],
    onRealDay: true,
  }),
  'training.suggestions': query({
    summary: 'What comes next after what was logged, each with its reason. Changes nothing.',
    input: z.strictObject({ squad: squadId.optional(), athleteId: athleteId.optional() }),
    output: z.array(suggestion),
  }),
  'training.accept': command({
    summary: 'Accepts suggestions as they were shown: a load for a line, or a maximum; reckoned again first.',
    input: z.strictObject({ suggestions: z.array(suggestionKey).min(1).max(2000) }),
    output: z.strictObject({
      accepted: z.number().int(),
      changed: z.number().int(),
      /** Athletes whose printed sheets still ask for the load from before, and hold until they are printed again. */
      onPaper: z.number().int(),
    }),
    errors: ['NOT_FOUND'],
    givesWork: true,
  }),
  'training.setAside': command({
    summary: 'Sets suggestions aside: none comes again before there is something new to make it from.',
    input: z.strictObject({ suggestions: z.array(suggestionKey).min(1).max(2000) }),
    output: z.strictObject({ setAside: z.number().int() }),
    errors: ['NOT_FOUND'],
  }),
  'training.reschedule': command({
    summary: 'Moves, skips or swaps sessions; null puts them back to the day of the schedule.',
    input: z.strictObject({
      sessions: z.array(sessionKey).min(1).max(5000),
      change: z
        .union([
          z.strictObject({ moveTo: date }),
          z.strictObject({ skip: z.literal(true) }),
          /** The session of another letter of that week in its place; the two change places. */
          z.strictObject({ swapWith: date }),
        ])
        .nullable(),
    }),
    output: z.strictObject({
      changed: z.number().int(),
      conflicts: z.array(conflict),
      /** Sentences on the new days: a holiday, another session of the same athlete. */
      remarks: z.array(z.string()),
    }),
    errors: ['NOT_FOUND', 'RESCHEDULE_REFUSED'],
  }),
  'training.exportFillIn': job({
    summary:
      'A week as an Excel workbook to fill in: locked targets as permitted today, open cells for what was done. Says who was left out.',
    input: z.strictObject({
      monday: date,
      squad: squadId.optional(),
      athleteIds: athleteIds.optional(),
    }),
    output: z.strictObject({
      file: madeFile,
      athletes: z.number().int(),
      sets: z.number().int(),
      leftOut: z.array(leftOutOfWeek),
    }),
    errors: ['INVALID_INPUT', 'NOT_FOUND', 'NOTHING_TO_FILL_IN', 'REPORT_TOO_LONG', 'FILE_NOT_WRITTEN'],
    givesWork: true,
  }),
  'training.previewFillIn': job({
    summary: 'Reads a workbook that was filled in and says what importing it would do; changes nothing.',
    input: z.strictObject({ file: fileToken }),
    output: fillInPreview,
    errors: ['FILE_GONE', 'FILE_REFUSED'],
  }),
  'training.importFillIn': job({
    summary:
      'Enters the sets of a previewed workbook as if they were typed, as one step of undo; what is newer in the log stays unless it is named.',
    input: z.strictObject({
      preview: previewId,
      /** Sets in conflict or in doubt that the workbook is right about, by their number in the preview. */
      take: z.array(z.number().int().min(0)).max(MOST_FILLED_IN).optional(),
    }),
    output: z.strictObject({
      saved: z.number().int(),
      /** Entered by somebody else since the preview, and left as they are. */
      left: z.number().int(),
      /** Rows whose pain counts and nothing else of them: in the log as pain alone, or on the review list. */
      pains: z.number().int(),
      /** By which `history.undo` takes it back; null where nothing was entered. */
      step: undoStep.nullable(),
      advice: z.array(advice),
      conflicts: z.array(conflict),
    }),
    errors: ['FILE_GONE', 'NOT_FOUND', 'LOG_REFUSED'],
    onRealDay: true,
  }),
  'training.times': query({
    summary: 'When each squad trains, in order of name; null where nobody said.',
    input: nothing,
    output: z.array(z.strictObject({ squad: squadId, name: z.string(), time: timeOfDay.nullable() })),
  }),
  'training.setTime': command({
    summary: 'Says when a squad trains; null takes it back.',
    input: z.strictObject({ squad: squadId, time: timeOfDay.nullable() }),
    output: nothing,
    errors: ['NOT_FOUND'],
  }),
  'training.holidays': query({
    summary: 'Days on which the facility is closed, in order.',
    input: nothing,
    output: z.array(holiday),
  }),
  'training.setHoliday': command({
    summary:
      'Adds a holiday, or changes the one with this id; its sessions count as neither done nor missed.',
    input: holiday.partial({ id: true }),
    output: holiday,
    errors: ['INVALID_INPUT'],
  }),
  'training.removeHoliday': command({
    summary: 'Removes a holiday; its sessions count again.',
    input: z.strictObject({ id: line(64).min(1) }),
    output: nothing,
    errors: ['NOT_FOUND'],
  }),
} as const;
