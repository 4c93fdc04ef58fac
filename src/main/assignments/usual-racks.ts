/** Where athletes train unless somebody says otherwise: the rack of one of their squads, else the facility's first. */

import type { Kysely } from 'kysely';
import { type Room, usualRack } from '#domain/facility/equipment.ts';
import type { Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

/** Answers the id of the usual rack of each of these athletes. */
export async function usualRacksOf(
  executor: Kysely<Tables>,
  rooms: readonly Room[],
  athleteIds: readonly string[],
): Promise<(athleteId: string) => string> {
  const squads = new Map<string, string[]>();
  const anySquad = rooms.some(({ racks }) => racks.some((rack) => rack.squads.length > 0));
  for (const part of anySquad ? inParts(athleteIds) : []) {
    const rows = await executor
      .selectFrom('athlete_squad')
      .selectAll()
      .where('athlete_id', 'in', part)
      .execute();
    for (const { athlete_id, squad_id } of rows)
      squads.set(athlete_id, [...(squads.get(athlete_id) ?? []), squad_id]);
  }
  return (athleteId) => usualRack(rooms, squads.get(athleteId) ?? []);
}
