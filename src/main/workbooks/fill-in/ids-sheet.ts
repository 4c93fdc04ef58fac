/** The hidden sheet: which set each reference is, what was logged when the workbook was made, and the choices of its cells. */

import type { CellValue, SheetDefinition } from '../writing/sheet-style.ts';
import {
  FIRST_ID_ROW,
  ID_COLUMNS,
  IDS_SHEET,
  type IdColumn,
  LAYOUT_VERSION,
  MARK,
} from './fill-in-layout.ts';
import type { FillInModel } from './fill-in-model.ts';
import { CHOICE_COLUMNS } from './open-cell-rules.ts';
import type { ReferencedRow } from './write-fill-in.ts';

type Line = readonly CellValue[];

export function idsSheet({ madeOn }: FillInModel, rows: readonly ReferencedRow[]): SheetDefinition<Line> {
  const choices = Math.max(...CHOICE_COLUMNS.map((values) => values.length));
  const lines = Array.from({ length: Math.max(rows.length, choices) }, (_, at): Line => {
    const ids = rows[at] && idsOf(rows[at]);
    return [...ID_COLUMNS.map((column) => ids?.[column]), ...CHOICE_COLUMNS.map((values) => values[at])];
  });
  const mark: Line = [MARK, LAYOUT_VERSION, madeOn];
  const headers: Line = ID_COLUMNS;
  return {
    name: IDS_SHEET,
    table: false,
    hidden: true,
    locked: true,
    rows: [mark, headers, ...lines].slice(0, lines.length + FIRST_ID_ROW - 1),
    columns: [...ID_COLUMNS, ...CHOICE_COLUMNS].map((_, at) => ({
      header: `${at}`,
      width: 12,
      format: 'general',
      value: (line) => line[at],
    })),
  };
}

function idsOf(row: ReferencedRow): Readonly<Record<IdColumn, CellValue>> {
  const { key, logged } = row;
  const done = logged?.kind === 'done' ? logged : undefined;
  return {
    reference: row.reference,
    assignment: key.assignmentId,
    athlete: key.athleteId,
    plannedFor: key.plannedFor,
    line: key.lineId,
    set: key.set,
    unit: row.unit,
    shownAthlete: row.athlete,
    shownExercise: row.exercise,
    logged: logged?.kind,
    loggedVersion: logged?.version,
    loggedHundredths: done?.load?.hundredths,
    loggedUnit: done?.load?.unit,
    loggedReps: done?.reps,
    loggedRpe: done?.rpe,
  };
}
