/** Writing athletes: one place that turns what a coach typed into rows, for edits, imports and the sample. */

import { randomUUID } from 'node:crypto';
import type { Insertable, Selectable, Transaction } from 'kysely';
import type { AthleteFields } from '#contract/roster.ts';
import { sortName } from '#domain/athlete/names.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { AthleteTable, Tables } from '../database/schema.ts';

type Trx = Transaction<Tables>;

export interface WriteStamp {
  readonly at: string;
  readonly today: CalendarDate;
}

/** Fields of the contract that are columns of the same meaning. */
const COLUMNS = {
  firstName: 'first_name',
  lastName: 'last_name',
  preferredName: 'preferred_name',
  dateOfBirth: 'date_of_birth',
  sex: 'sex',
  sport: 'sport',
  position: 'position',
  trainingSince: 'training_since',
  levelOverride: 'level_override',
  heightMm: 'height_mm',
  email: 'email',
  phone: 'phone',
  emergencyContact: 'emergency_contact',
  guardian: 'guardian',
  coach: 'coach',
  notes: 'notes',
  status: 'status',
} as const satisfies Partial<Record<keyof AthleteFields, keyof AthleteTable>>;

export type EditedFields = AthleteFields & {
  readonly externalId?: string | undefined;
  /** The day of the bodyweight; today where it is left out. */
  readonly bodyweightOn?: CalendarDate | undefined;
};

/** What an edit can change, as the audit trail names it. */
export type ChangedField = keyof AthleteFields | 'externalId' | 'maxima';

/**
 * Brings a stored athlete to the fields that are present, and answers which of them became different. Where none did,
 * the row stays at its version: nobody else's open form turns stale for nothing.
 */
export async function updateAthlete(
  trx: Trx,
  present: Selectable<AthleteTable>,
  { externalId, bodyweightOn, ...fields }: EditedFields,
  stamp: WriteStamp,
): Promise<ChangedField[]> {
  const { id, version } = present;
  const changed: ChangedField[] = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter(
    (field) => fields[field] !== undefined && fields[field] !== present[COLUMNS[field]],
  );
  if (externalId !== undefined && externalId !== present.external_id) changed.push('externalId');
  if (fields.squads && (await setSquads(trx, id, fields.squads))) changed.push('squads');
  if (
    fields.bodyweight &&
    (await recordBodyweight(trx, id, fields.bodyweight, bodyweightOn ?? stamp.today, stamp.at))
  )
    changed.push('bodyweight');
  if (changed.length === 0) return changed;
  const name = {
    firstName: fields.firstName ?? present.first_name,
    lastName: fields.lastName ?? present.last_name,
  };
  await trx
    .updateTable('athlete')
    .set({
      ...columnsOf(fields),
      ...(externalId !== undefined && { external_id: externalId }),
      sort_name: sortName(name),
      version: version + 1,
      updated_at: stamp.at,
    })
    .where('id', '=', id)
    .execute();
  return changed;
}

/** Answers whether the athlete's squads became others. */
async function setSquads(trx: Trx, athleteId: string, names: readonly string[]): Promise<boolean> {
  const wanted = new Set<string>();
  for (const name of names) wanted.add(await squadNamed(trx, name));
  const present = await trx
    .selectFrom('athlete_squad')
    .select('squad_id')
    .where('athlete_id', '=', athleteId)
    .execute();
  const gone = present.map((row) => row.squad_id).filter((id) => !wanted.has(id));
  for (const { squad_id } of present) wanted.delete(squad_id);
  if (gone.length > 0) {
    await trx
      .deleteFrom('athlete_squad')
      .where('athlete_id', '=', athleteId)
      .where('squad_id', 'in', gone)
      .execute();
  }
  if (wanted.size > 0) {
    await trx
      .insertInto('athlete_squad')
      .values([...wanted].map((squad_id) => ({ athlete_id: athleteId, squad_id })))
      .execute();
  }
  return gone.length + wanted.size > 0;
}

/** The id of a squad by its name, made when it is new. */
export async function squadNamed(trx: Trx, name: string): Promise<string> {
  const known = await trx.selectFrom('squad').select('id').where('name', '=', name).executeTakeFirst();
  if (known) return known.id;
  const id = randomUUID();
  await trx.insertInto('squad').values({ id, name }).execute();
  return id;
}

/** Adds a bodyweight to the history; the same weight on the same day is one entry. Answers whether it is new. */
export async function recordBodyweight(
  trx: Trx,
  athleteId: string,
  bodyweight: NonNullable<AthleteFields['bodyweight']>,
  date: CalendarDate,
  at: string,
): Promise<boolean> {
  const { hundredths, unit } = bodyweight;
  const same = await trx
    .selectFrom('bodyweight')
    .select('id')
    .where('athlete_id', '=', athleteId)
    .where('date', '=', date)
    .where('hundredths', '=', hundredths)
    .where('unit', '=', unit)
    .executeTakeFirst();
  if (same) return false;
  await trx
    .insertInto('bodyweight')
    .values({ id: randomUUID(), athlete_id: athleteId, date, hundredths, unit, recorded_at: at })
    .execute();
  return true;
}

/** The columns of the fields that are present. */
export function columnsOf(fields: AthleteFields): Partial<Insertable<AthleteTable>> {
  return Object.fromEntries(
    Object.entries(COLUMNS)
      .filter(([field]) => fields[field as keyof typeof COLUMNS] !== undefined)
      .map(([field, column]) => [column, fields[field as keyof typeof COLUMNS]]),
  );
}
