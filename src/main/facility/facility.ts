/** The facility as stored: one row, its rooms and their racks. */

import type { Kysely, Transaction } from 'kysely';
import type { Room } from '#domain/facility/equipment.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import type { LinkedMaximum } from '#domain/load/maximum.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';

export interface Facility {
  readonly name: string;
  readonly unit: LoadUnit;
  readonly percentBasis: 'e1RM' | 'trainingMax';
  readonly linkedMaxima: readonly LinkedMaximum[];
  readonly coach: string;
  readonly paper: 'A4' | 'Letter';
  /** At least one, in order; the first rack of the first is the usual one. */
  readonly rooms: readonly Room[];
  readonly version: number;
}

export async function facilityOf(executor: Kysely<Tables>): Promise<Facility> {
  const row = await executor.selectFrom('facility').selectAll().executeTakeFirstOrThrow();
  const rooms = await executor.selectFrom('room').select('content').orderBy('place').orderBy('id').execute();
  return {
    name: row.name,
    unit: row.unit,
    percentBasis: row.percent_basis,
    linkedMaxima: JSON.parse(row.linked_maxima) as LinkedMaximum[],
    coach: row.coach,
    paper: row.paper,
    rooms: rooms.map(({ content }) => JSON.parse(content) as Room),
    version: row.version,
  };
}

/** The rooms from now on, in this order. */
export async function writeRooms(trx: Transaction<Tables>, rooms: readonly Room[]): Promise<void> {
  await trx.deleteFrom('room').execute();
  await trx
    .insertInto('room')
    .values(rooms.map((room, place) => ({ id: room.id, content: JSON.stringify(room), place })))
    .execute();
}

/** A facility begins once. To be asked in the transaction that begins it. Throws ALREADY_STARTED. */
export async function refuseWhenBegun(trx: Transaction<Tables>): Promise<void> {
  const { begun } = await trx.selectFrom('facility').select('begun').executeTakeFirstOrThrow();
  const someone = await trx.selectFrom('athlete').select('id').limit(1).executeTakeFirst();
  if (begun || someone) throw new ExpectedError('ALREADY_STARTED');
}
