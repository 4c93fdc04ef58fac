/** Queries of athletes: pages, rows by id, details. Each takes an executor: the database or a transaction. */

import { type Kysely, type Selectable, sql } from 'kysely';
import type { AthleteDetails, AthleteRow } from '#contract/roster.ts';
import type { AthleteId } from '#contract/values.ts';
import { levelOn } from '#domain/athlete/athlete.ts';
import { type CalendarDate, completedYears } from '#domain/calendar/calendar-date.ts';
import type { Load } from '#domain/load/load.ts';
import { chipsOf } from '../clearance/chips.ts';
import type { AthleteTable, Tables } from '../database/schema.ts';

type Executor = Kysely<Tables>;
type Stored = Selectable<AthleteTable>;

/** The lift whose maximum the table shows. */
const SHOWN_MAXIMUM = 'barbell-hip-thrust';
/** SQLite binds at most 32 766 values; ids are asked for in parts. */
const IDS_AT_ONCE = 5000;

export interface PageRequest {
  readonly after?: { readonly sortName: string; readonly id: string } | undefined;
  readonly limit: number;
  readonly archived?: boolean | undefined;
}

/**
 * Stored athletes in order of name, by keyset, so that the last page costs what the first does.
 * The status is written into the statement: SQLite uses a partial index only for a condition it can read.
 */
export function pageQuery(executor: Executor, request: PageRequest) {
  const after = request.after;
  return executor
    .selectFrom('athlete')
    .selectAll()
    .$if(!request.archived, (query) => query.where('status', '<>', sql.lit('archived')))
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('sort_name', 'id'), '>', tuple(after?.sortName ?? '', after?.id ?? '')),
      ),
    )
    .orderBy('sort_name')
    .orderBy('id')
    .limit(request.limit);
}

/** Rows of the athlete table for stored athletes, in the order given. */
export async function rowsOf(
  executor: Executor,
  stored: readonly Stored[],
  today: CalendarDate,
): Promise<AthleteRow[]> {
  const ids = stored.map((athlete) => athlete.id);
  const [squads, weights, thrusts, programs, chips] = [
    await squadsOf(executor, ids),
    await latestBodyweights(executor, ids),
    await latestMaxima(executor, ids, SHOWN_MAXIMUM),
    await runningPrograms(executor, ids),
    await chipsOf(executor, ids, today),
  ];
  return stored.map((athlete) => ({
    id: athlete.id as AthleteId,
    version: athlete.version,
    firstName: athlete.first_name,
    lastName: athlete.last_name,
    preferredName: athlete.preferred_name,
    dateOfBirth: athlete.date_of_birth,
    age:
      athlete.date_of_birth && athlete.date_of_birth <= today
        ? completedYears(athlete.date_of_birth, today)
        : null,
    sex: athlete.sex,
    squads: squads.get(athlete.id) ?? [],
    sport: athlete.sport,
    position: athlete.position,
    level: athlete.level_override ?? levelOn(athlete.training_since ?? undefined, today),
    status: athlete.status,
    bodyweight: weights.get(athlete.id)?.load ?? null,
    heightMm: athlete.height_mm,
    trainingSince: athlete.training_since,
    chip: chips.get(athlete.id) ?? { tier: 'T3', onFile: false, newAssignment: true },
    programs: programs.get(athlete.id) ?? [],
    hipThrust: thrusts.get(athlete.id) ?? null,
  }));
}

export async function storedByIds(executor: Executor, ids: readonly string[]): Promise<Stored[]> {
  const found: Stored[] = [];
  for (const part of inParts(ids)) {
    found.push(...(await executor.selectFrom('athlete').selectAll().where('id', 'in', part).execute()));
  }
  return found;
}

/** Everything about one athlete but health; undefined when there is no such athlete. */
export async function detailsOf(
  executor: Executor,
  id: string,
  today: CalendarDate,
): Promise<AthleteDetails | undefined> {
  const [stored] = await storedByIds(executor, [id]);
  if (!stored) return undefined;
  const [row] = await rowsOf(executor, [stored], today);
  if (!row) return undefined;
  const bodyweights = await executor
    .selectFrom('bodyweight')
    .select(['date', 'hundredths', 'unit'])
    .where('athlete_id', '=', id)
    .orderBy('date', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute();
  return {
    ...row,
    sortName: stored.sort_name,
    levelOverride: stored.level_override,
    computedLevel: levelOn(stored.training_since ?? undefined, today),
    email: stored.email,
    phone: stored.phone,
    emergencyContact: stored.emergency_contact,
    guardian: stored.guardian,
    coach: stored.coach,
    notes: stored.notes,
    bodyweightDate: bodyweights[0]?.date ?? null,
    bodyweights: bodyweights.map(({ date, hundredths, unit }) => ({ date, load: { hundredths, unit } })),
    updatedAt: stored.updated_at,
  };
}

export async function squadsOf(executor: Executor, ids: readonly string[]): Promise<Map<string, string[]>> {
  const squads = new Map<string, string[]>();
  for (const part of inParts(ids)) {
    const rows = await executor
      .selectFrom('athlete_squad')
      .innerJoin('squad', 'squad.id', 'athlete_squad.squad_id')
      .select(['athlete_squad.athlete_id', 'squad.name'])
      .where('athlete_squad.athlete_id', 'in', part)
      .orderBy('squad.name')
      .execute();
    for (const { athlete_id, name } of rows)
      squads.set(athlete_id, [...(squads.get(athlete_id) ?? []), name]);
  }
  return squads;
}

interface Weighing {
  readonly load: Load;
  readonly date: CalendarDate;
}

/** Of these athletes, as it was on a day. */
export async function latestBodyweights(
  executor: Executor,
  ids: readonly string[],
  until?: CalendarDate,
): Promise<Map<string, Weighing>> {
  const latest = new Map<string, Weighing>();
  for (const { athlete_id, hundredths, unit, date } of await weighings(executor, ids, until))
    latest.set(athlete_id, { load: { hundredths, unit }, date });
  return latest;
}

/** Every bodyweight of these athletes, oldest first. */
export async function bodyweightsOf(
  executor: Executor,
  ids: readonly string[],
): Promise<Map<string, Weighing[]>> {
  const found = new Map<string, Weighing[]>();
  for (const { athlete_id, hundredths, unit, date } of await weighings(executor, ids)) {
    const weighing = { load: { hundredths, unit }, date };
    const known = found.get(athlete_id);
    if (known) known.push(weighing);
    else found.set(athlete_id, [weighing]);
  }
  return found;
}

async function weighings(executor: Executor, ids: readonly string[], until?: CalendarDate) {
  const parts = inParts(ids).map((part) =>
    executor
      .selectFrom('bodyweight')
      .select(['athlete_id', 'hundredths', 'unit', 'date'])
      .where('athlete_id', 'in', part)
      .$if(until !== undefined, (query) => query.where('date', '<=', until as CalendarDate))
      .orderBy('athlete_id')
      .orderBy('date')
      .orderBy('recorded_at')
      .execute(),
  );
  return (await Promise.all(parts)).flat();
}

async function latestMaxima(
  executor: Executor,
  ids: readonly string[],
  exerciseId: string,
): Promise<Map<string, Load>> {
  const latest = new Map<string, Load>();
  for (const part of inParts(ids)) {
    const rows = await executor
      .selectFrom('maximum')
      .select(['athlete_id', 'hundredths', 'unit'])
      .where('athlete_id', 'in', part)
      .where('exercise_id', '=', exerciseId)
      .orderBy('athlete_id')
      .orderBy('date')
      .orderBy('seq')
      .execute();
    for (const { athlete_id, hundredths, unit } of rows) latest.set(athlete_id, { hundredths, unit });
  }
  return latest;
}

async function runningPrograms(executor: Executor, ids: readonly string[]): Promise<Map<string, string[]>> {
  const programs = new Map<string, string[]>();
  for (const part of inParts(ids)) {
    const rows = await executor
      .selectFrom('assignment')
      .innerJoin('program_version', (join) =>
        join
          .onRef('program_version.program_id', '=', 'assignment.program_id')
          .onRef('program_version.version', '=', 'assignment.program_version'),
      )
      .select(['assignment.athlete_id', 'program_version.name'])
      .where('assignment.athlete_id', 'in', part)
      .where('assignment.state', '<>', 'ended')
      .execute();
    for (const { athlete_id, name } of rows)
      programs.set(athlete_id, [...(programs.get(athlete_id) ?? []), name]);
  }
  return programs;
}

/** Ids in parts that SQLite can bind. */
export function inParts<T>(ids: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE)
    parts.push(ids.slice(start, start + IDS_AT_ONCE));
  return parts;
}
