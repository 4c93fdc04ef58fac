/** Adding athletes, one or thousands: a few statements for all of them, each with their squads and first bodyweight. */

import { randomUUID } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import type { AthleteFields } from '#contract/roster.ts';
import { sortName } from '#domain/athlete/names.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { AthleteTable, Tables } from '../database/schema.ts';
import { columnsOf, squadNamed, type WriteStamp } from './edit.ts';

export interface NewAthlete {
  readonly id: string;
  readonly fields: AthleteFields;
  /** The id of the spreadsheet the athlete came from. */
  readonly externalId?: string | undefined;
  /** The day of the bodyweight, where it is not today. */
  readonly bodyweightOn?: CalendarDate | undefined;
}

/** At most a few hundred at a time: each is some thirty values of one statement, which takes 32,766. */
export async function insertAthletes(
  trx: Transaction<Tables>,
  athletes: readonly NewAthlete[],
  stamp: WriteStamp,
): Promise<void> {
  if (athletes.length === 0) return;
  await trx
    .insertInto('athlete')
    .values(athletes.map((athlete) => rowOf(athlete, stamp)))
    .execute();
  const squadIds = new Map<string, string>();
  const members: { athlete_id: string; squad_id: string }[] = [];
  for (const { id, fields } of athletes) {
    const own = new Set<string>();
    for (const name of fields.squads ?? []) {
      const squadId = squadIds.get(name) ?? (await squadNamed(trx, name));
      squadIds.set(name, squadId);
      own.add(squadId);
    }
    for (const squad_id of own) members.push({ athlete_id: id, squad_id });
  }
  if (members.length > 0) await trx.insertInto('athlete_squad').values(members).execute();
  const weights = athletes.flatMap(({ id, fields, bodyweightOn }) =>
    fields.bodyweight
      ? [
          {
            id: randomUUID(),
            athlete_id: id,
            date: bodyweightOn ?? stamp.today,
            hundredths: fields.bodyweight.hundredths,
            unit: fields.bodyweight.unit,
            recorded_at: stamp.at,
          },
        ]
      : [],
  );
  if (weights.length > 0) await trx.insertInto('bodyweight').values(weights).execute();
}

function rowOf({ id, fields, externalId }: NewAthlete, stamp: WriteStamp): Insertable<AthleteTable> {
  const firstName = fields.firstName ?? '';
  const lastName = fields.lastName ?? '';
  return {
    id,
    first_name: firstName,
    last_name: lastName,
    preferred_name: null,
    sort_name: sortName({ firstName, lastName }),
    date_of_birth: null,
    sex: null,
    sport: null,
    position: null,
    training_since: null,
    level_override: null,
    height_mm: null,
    email: null,
    phone: null,
    emergency_contact: null,
    guardian: null,
    coach: null,
    notes: null,
    external_id: externalId ?? null,
    version: 1,
    created_at: stamp.at,
    updated_at: stamp.at,
    ...columnsOf(fields),
    status: fields.status ?? 'active',
  };
}
