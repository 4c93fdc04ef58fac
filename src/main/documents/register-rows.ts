/** Reads the print register: what was printed of whom, newest first, and what a number belongs to. */

import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { shownName } from '../roster/names.ts';
import { tidySheetNumber } from './sheet-number.ts';

interface Asked {
  readonly limit: number;
  readonly athleteId?: string | undefined;
  readonly number?: string | undefined;
}

/**
 * Newest first, with the paper that a restore has left without its assignment. Throws SHEET_NUMBER_WRONG where a number
 * is asked for that its check character does not fit.
 */
export async function registerRows(executor: Kysely<Tables>, asked: Asked) {
  const number = asked.number === undefined ? undefined : tidySheetNumber(asked.number);
  if (asked.number !== undefined && number === undefined) throw new ExpectedError('SHEET_NUMBER_WRONG');
  const input = { ...asked, number };
  const rows = [...(await standingRows(executor, input)), ...(await lostRows(executor, input))];
  return rows
    .toSorted((a, b) => b.serial - a.serial)
    .slice(0, input.limit)
    .map(({ serial: _serial, ...row }) => row);
}

async function lostRows(executor: Kysely<Tables>, { limit, athleteId, number }: Asked) {
  const rows = await executor
    .selectFrom('lost_sheet')
    .leftJoin('athlete', 'athlete.id', 'lost_sheet.athlete_id')
    .selectAll('lost_sheet')
    .select(['athlete.first_name', 'athlete.last_name', 'athlete.preferred_name'])
    .$if(athleteId !== undefined, (query) => query.where('lost_sheet.athlete_id', '=', athleteId ?? ''))
    .$if(number !== undefined, (query) => query.where('lost_sheet.number', '=', number ?? ''))
    .orderBy('lost_sheet.serial', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ first_name, last_name, preferred_name, ...row }) => ({
    serial: row.serial,
    number: row.number,
    kind: row.kind,
    covers: row.covers,
    athleteId: row.athlete_id,
    name:
      first_name === null || last_name === null
        ? 'Not in this roster'
        : shownName({ first_name, last_name, preferred_name }),
    assignmentId: row.assignment_id,
    program: row.program,
    programVersion: row.program_version,
    revision: row.revision,
    withHealth: row.with_health === 1,
    printedAt: row.printed_at,
    voidSince: row.void_since,
    voidReason: row.void_reason,
  }));
}

async function standingRows(executor: Kysely<Tables>, input: Asked) {
  const rows = await executor
    .selectFrom('sheet')
    .innerJoin('athlete', 'athlete.id', 'sheet.athlete_id')
    .innerJoin('assignment', 'assignment.id', 'sheet.assignment_id')
    .innerJoin('program_version', (join) =>
      join
        .onRef('program_version.program_id', '=', 'assignment.program_id')
        .onRef('program_version.version', '=', 'assignment.program_version'),
    )
    .selectAll('sheet')
    .select([
      'athlete.first_name',
      'athlete.last_name',
      'athlete.preferred_name',
      'program_version.name as program',
    ])
    .$if(input.athleteId !== undefined, (query) =>
      query.where('sheet.athlete_id', '=', input.athleteId ?? ''),
    )
    .$if(input.number !== undefined, (query) => query.where('sheet.number', '=', input.number ?? ''))
    .orderBy('sheet.serial', 'desc')
    .orderBy('athlete.sort_name')
    .limit(input.limit)
    .execute();
  return rows.map((row) => ({
    serial: row.serial,
    number: row.number,
    kind: row.kind,
    covers: row.covers,
    athleteId: row.athlete_id,
    name: shownName(row),
    assignmentId: row.assignment_id,
    program: row.program,
    programVersion: row.program_version,
    revision: row.revision,
    withHealth: row.with_health === 1,
    printedAt: row.printed_at,
    voidSince: row.void_since,
    voidReason: row.void_reason,
  }));
}
