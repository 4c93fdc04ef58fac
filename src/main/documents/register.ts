/** The print register: every sheet with its number and revision; changed content voids the older sheet. */

import type { Kysely } from 'kysely';
import { capBases } from '../assignments/cap-bases.ts';
import { givenOf } from '../assignments/given.ts';
import type { RunningWork } from '../assignments/running.ts';
import { voidSheetsOf } from '../assignments/void-sheets.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { shownName } from '../roster/names.ts';
import type { Change } from '../session.ts';
import { sheetNumber } from './sheet-number.ts';

export interface PrintedSheet {
  readonly serial: number;
  readonly number: string;
  readonly revision: number;
  readonly athleteId: string;
  readonly name: string;
  readonly running: RunningWork;
  readonly contentHash: string;
  /** Already in the register: the same content printed again. */
  readonly again: boolean;
}

/** Serials handed out in this run, so that two jobs at once never share one. */
let lastSerial = 0;

export async function nextSerial(executor: Kysely<Tables>): Promise<number> {
  const newest = async (table: 'sheet' | 'lost_sheet') => {
    const row = await executor
      .selectFrom(table)
      .select(({ fn }) => fn.max('serial').as('serial'))
      .executeTakeFirst();
    return row?.serial ?? 0;
  };
  lastSerial = Math.max(lastSerial, await newest('sheet'), await newest('lost_sheet')) + 1;
  return lastSerial;
}

/** The sheet for this content: the one already printed, or a new number one revision up. */
export async function sheetFor(
  executor: Kysely<Tables>,
  running: RunningWork,
  contentHash: string,
  serial: () => Promise<number>,
): Promise<PrintedSheet> {
  const last = await executor
    .selectFrom('sheet')
    .select(['serial', 'number', 'revision', 'content_hash', 'void_since'])
    .where('assignment_id', '=', running.assignmentId)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst();
  const common = { athleteId: running.athleteId, name: running.name, running, contentHash };
  if (last && last.void_since === null && last.content_hash === contentHash) {
    return { ...common, serial: last.serial, number: last.number, revision: last.revision, again: true };
  }
  const next = await serial();
  return {
    ...common,
    serial: next,
    number: sheetNumber(next),
    revision: (last?.revision ?? 0) + 1,
    again: false,
  };
}

/** Enters printed sheets; older sheets of the same assignment are void from now on. */
export async function register(
  { trx, touch, audit }: Change,
  sheets: readonly PrintedSheet[],
  stamp: { who: string; at: string },
): Promise<void> {
  const fresh = sheets.filter((sheet) => !sheet.again);
  for (let start = 0; start < fresh.length; start += 500) {
    const part = fresh.slice(start, start + 500);
    await refuseOvertaken(trx, part);
    const maxima = await planningMaxima(
      trx,
      part.map((sheet) => sheet.athleteId),
    );
    const { linkedMaxima } = await facilityOf(trx);
    const basesOf = ({ athleteId, running }: PrintedSheet) =>
      capBases(maxima.get(athleteId) ?? [], linkedMaxima, running.clearance.on);
    const reprinted = part.map((sheet) => sheet.running.assignmentId);
    await voidSheetsOf(trx, reprinted, stamp.at, 'reprinted');
    await trx
      .insertInto('sheet')
      .values(
        part.map((sheet) => ({
          serial: sheet.serial,
          number: sheet.number,
          athlete_id: sheet.athleteId,
          assignment_id: sheet.running.assignmentId,
          program_version: sheet.running.program.version,
          tier: sheet.running.work.tier,
          policy_version: sheet.running.policyVersion,
          revision: sheet.revision,
          content_hash: sheet.contentHash,
          printed_by: stamp.who,
          printed_at: stamp.at,
          void_since: null,
          given: JSON.stringify({ ...givenOf(sheet.running), bases: basesOf(sheet) }),
        })),
      )
      .execute();
  }
  audit(
    ...sheets.map((sheet) => ({
      action: 'documents.print',
      subject: sheet.athleteId,
      change: { sheet: sheet.number, revision: sheet.revision },
      policyVersion: sheet.running.policyVersion,
    })),
  );
  touch('sheet');
}

/** Another print of the same assignment came first: its sheet carries the revision that this one claims. */
async function refuseOvertaken(trx: Change['trx'], sheets: readonly PrintedSheet[]): Promise<void> {
  const rows = await trx
    .selectFrom('sheet')
    .select(['assignment_id', 'revision'])
    .where(
      'assignment_id',
      'in',
      sheets.map((sheet) => sheet.running.assignmentId),
    )
    .execute();
  const overtaken = sheets.some((sheet) =>
    rows.some((row) => row.assignment_id === sheet.running.assignmentId && row.revision >= sheet.revision),
  );
  if (overtaken) throw new ExpectedError('PRINT_CHANGED');
}

interface Asked {
  readonly limit: number;
  readonly athleteId?: string | undefined;
}

/** Newest first, with the paper that a restore has left without its assignment. */
export async function registerRows(executor: Kysely<Tables>, input: Asked) {
  const rows = [...(await standingRows(executor, input)), ...(await lostRows(executor, input))];
  return rows
    .toSorted((a, b) => b.serial - a.serial)
    .slice(0, input.limit)
    .map(({ serial: _serial, ...row }) => row);
}

async function lostRows(executor: Kysely<Tables>, { limit, athleteId }: Asked) {
  const rows = await executor
    .selectFrom('lost_sheet')
    .leftJoin('athlete', 'athlete.id', 'lost_sheet.athlete_id')
    .selectAll('lost_sheet')
    .select(['athlete.first_name', 'athlete.last_name', 'athlete.preferred_name'])
    .$if(athleteId !== undefined, (query) => query.where('lost_sheet.athlete_id', '=', athleteId ?? ''))
    .orderBy('lost_sheet.serial', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ first_name, last_name, preferred_name, ...row }) => ({
    serial: row.serial,
    number: row.number,
    athleteId: row.athlete_id,
    name:
      first_name === null || last_name === null
        ? 'Not in this roster'
        : shownName({ first_name, last_name, preferred_name }),
    assignmentId: row.assignment_id,
    program: row.program,
    programVersion: row.program_version,
    revision: row.revision,
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
    .orderBy('sheet.serial', 'desc')
    .limit(input.limit)
    .execute();
  return rows.map((row) => ({
    serial: row.serial,
    number: row.number,
    athleteId: row.athlete_id,
    name: shownName(row),
    assignmentId: row.assignment_id,
    program: row.program,
    programVersion: row.program_version,
    revision: row.revision,
    printedAt: row.printed_at,
    voidSince: row.void_since,
    voidReason: row.void_reason,
  }));
}
