/** A workbook to fill in, as a coach has it: made through the channel, filled in by another program, handed in again. */

import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { AthleteId, FileToken } from '#contract/values.ts';
import { mondayOf } from '#domain/calendar/calendar-date.ts';
import { type Rackside, TODAY } from '../../support/application.ts';

const COLUMNS = { load: 'M', reps: 'N', rpe: 'O', pain: 'P' } as const;

/** What is typed, by row: `2` is the first set. */
export type Typed = Readonly<Record<number, Partial<Record<keyof typeof COLUMNS, string | number>>>>;

interface Choice {
  readonly monday?: ReturnType<typeof mondayOf>;
  readonly athleteIds?: readonly string[];
}

export async function madeWorkbook(rackside: Rackside, { monday, athleteIds }: Choice = {}) {
  const made = await rackside.ask('training.exportFillIn', {
    monday: monday ?? mondayOf(TODAY),
    ...(athleteIds && { athleteIds: athleteIds as AthleteId[] }),
  });
  const { path, name } = rackside.application.files.outgoing(made.file.token);
  return { ...made, name, bytes: new Uint8Array(readFileSync(path)) };
}

export async function fillIn(bytes: Uint8Array, typed: Typed, sheet = 'Week'): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  for (const [row, cells] of Object.entries(typed))
    for (const [name, value] of Object.entries(cells)) {
      const cell = workbook.getWorksheet(sheet)?.getCell(`${COLUMNS[name as 'load']}${row}`);
      if (cell) cell.value = value;
    }
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

export function handIn(rackside: Rackside, bytes: Uint8Array): FileToken {
  return rackside.application.files.receive({ name: 'week.xlsx', bytes }).token as FileToken;
}

/** What importing it would do. */
export async function looked(rackside: Rackside, bytes: Uint8Array) {
  return rackside.ask('training.previewFillIn', { file: handIn(rackside, bytes) });
}
