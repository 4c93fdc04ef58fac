/** The same edit of many athletes at once: a few statements however many they are. */

import type { Selectable, Transaction } from 'kysely';
import type { AthleteFields } from '#contract/roster.ts';
import type { AthleteTable, Tables } from '../database/schema.ts';
import { inParts } from './athletes.ts';
import { type ChangedField, squadNamed } from './edit.ts';

export interface ManyEdit extends Pick<AthleteFields, 'status' | 'coach' | 'sport'> {
  readonly addSquad?: string | undefined;
  readonly removeSquad?: string | undefined;
}

/** Answers for each athlete who became different which fields did; the others stay at their version. */
export async function editMany(
  trx: Transaction<Tables>,
  athletes: readonly Selectable<AthleteTable>[],
  { addSquad, removeSquad, ...fields }: ManyEdit,
  at: string,
): Promise<Map<string, ChangedField[]>> {
  const ids = athletes.map(({ id }) => id);
  const moved = new Set<string>();
  if (addSquad) for (const id of await join(trx, ids, addSquad)) moved.add(id);
  if (removeSquad) for (const id of await leave(trx, ids, removeSquad)) moved.add(id);
  const changed = new Map<string, ChangedField[]>();
  for (const athlete of athletes) {
    const different = (['status', 'coach', 'sport'] as const).filter(
      (field) => fields[field] !== undefined && fields[field] !== athlete[field],
    );
    const named: ChangedField[] = [...(moved.has(athlete.id) ? ['squads' as const] : []), ...different];
    if (named.length > 0) changed.set(athlete.id, named);
  }
  for (const part of inParts([...changed.keys()])) {
    await trx
      .updateTable('athlete')
      .set(({ eb }) => ({
        ...(fields.status !== undefined && { status: fields.status }),
        ...(fields.coach !== undefined && { coach: fields.coach }),
        ...(fields.sport !== undefined && { sport: fields.sport }),
        version: eb('version', '+', 1),
        updated_at: at,
      }))
      .where('id', 'in', part)
      .execute();
  }
  return changed;
}

/** Who came into the squad by it. */
async function join(trx: Transaction<Tables>, ids: readonly string[], name: string): Promise<string[]> {
  const squad = await squadNamed(trx, name);
  const members = await membersAmong(trx, ids, squad);
  const joining = ids.filter((id) => !members.has(id));
  for (const part of inParts(joining)) {
    await trx
      .insertInto('athlete_squad')
      .values(part.map((id) => ({ athlete_id: id, squad_id: squad })))
      .execute();
  }
  return joining;
}

/** Who left the squad by it. */
async function leave(trx: Transaction<Tables>, ids: readonly string[], name: string): Promise<string[]> {
  const squad = await trx.selectFrom('squad').select('id').where('name', '=', name).executeTakeFirst();
  if (!squad) return [];
  const leaving = [...(await membersAmong(trx, ids, squad.id))];
  for (const part of inParts(leaving)) {
    await trx
      .deleteFrom('athlete_squad')
      .where('squad_id', '=', squad.id)
      .where('athlete_id', 'in', part)
      .execute();
  }
  return leaving;
}

async function membersAmong(
  trx: Transaction<Tables>,
  ids: readonly string[],
  squad: string,
): Promise<Set<string>> {
  const members = new Set<string>();
  for (const part of inParts(ids)) {
    const rows = await trx
      .selectFrom('athlete_squad')
      .select('athlete_id')
      .where('squad_id', '=', squad)
      .where('athlete_id', 'in', part)
      .execute();
    for (const { athlete_id } of rows) members.add(athlete_id);
  }
  return members;
}
