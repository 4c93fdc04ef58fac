/** Short ways for tests to read a file or a few lines of text. */

import { readFileSync } from 'node:fs';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { type ReadTablesResult, readTables } from '#main/workbooks/reading/read-workbook.ts';
import type { SheetTable } from '#main/workbooks/reading/sheet-table.ts';
import { type RosterInput, readRoster } from '#main/workbooks/roster/read-roster.ts';
import type { RosterReading } from '#main/workbooks/roster/roster-reading.ts';

export const TODAY = calendarDateOf('2026-11-23');

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/${name}`, import.meta.url)));
}

export function expected<T>(name: string): T[] {
  return JSON.parse(Buffer.from(fixture(`workbooks/${name}`)).toString('utf8')) as T[];
}

export function tablesOf(result: ReadTablesResult): readonly SheetTable[] {
  if (!result.ok) throw new Error(`The file was refused: ${result.problem.sentence}`);
  return result.tables;
}

export async function readFixture(name: string, answers: Partial<RosterInput> = {}): Promise<RosterReading> {
  return rosterOf({ tables: tablesOf(await readTables(fixture(name), name)), today: TODAY, ...answers });
}

/** Reads a roster from lines of CSV. */
export async function readLines(lines: string, answers: Partial<RosterInput> = {}): Promise<RosterReading> {
  const tables = tablesOf(await readTables(new TextEncoder().encode(lines), 'list.csv'));
  return rosterOf({ tables, today: TODAY, ...answers });
}

function rosterOf(input: RosterInput): RosterReading {
  const result = readRoster(input);
  if (!result.ok) throw new Error(`No list was found: ${result.problem.sentence}`);
  return result.reading;
}
