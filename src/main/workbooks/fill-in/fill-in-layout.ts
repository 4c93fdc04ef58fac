/** Where everything stands in a workbook to fill in: known to whoever writes it and to whoever reads it back. */

import type { OpenCell } from './fill-in-model.ts';

/** First cell of the hidden sheet, and the version of what follows. */
export const MARK = 'Rackside fill-in workbook';
export const LAYOUT_VERSION = 1;

export const IDS_SHEET = 'Rackside ids';
export const GUIDE_SHEET = 'How to fill in';

/** Leads from a row to its ids, wherever the row is moved to. Hidden from view. */
export const REFERENCE = 'Reference';

/** Headers of what tells a person which set a row is: if one of them was changed, the row is somebody else's. */
export const TELLING = {
  athlete: 'Athlete',
  exercise: 'Exercise',
  set: 'Set',
} as const;

export const OPEN: Readonly<Record<OpenCell, string>> = {
  load: 'Load done',
  reps: 'Reps done',
  rpe: 'RPE',
  pain: 'Pain (0–10)',
};

/** Columns of the hidden sheet, in their order. */
export const ID_COLUMNS = [
  'reference',
  'assignment',
  'athlete',
  'plannedFor',
  'line',
  'set',
  'unit',
  'shownAthlete',
  'shownExercise',
  'logged',
  'loggedVersion',
  'loggedHundredths',
  'loggedUnit',
  'loggedReps',
  'loggedRpe',
] as const;
export type IdColumn = (typeof ID_COLUMNS)[number];

/** The rows of the hidden sheet begin below its mark and its headers. */
export const FIRST_ID_ROW = 3;

export const RPES: readonly number[] = Array.from({ length: 19 }, (_, half) => 1 + half / 2);
export const PAINS: readonly number[] = Array.from({ length: 11 }, (_, pain) => pain);
