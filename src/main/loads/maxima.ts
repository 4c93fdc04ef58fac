/** Maxima as stored: append-only, dated, each with the unit it was lifted in. */

import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely, Selectable, Transaction } from 'kysely';
import type { MaximumRecord } from '#contract/loads.ts';
import type { AthleteId } from '#contract/values.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Formula } from '#domain/load/estimated-max.ts';
import type { Load } from '#domain/load/load.ts';
import type { Maximum } from '#domain/load/maximum.ts';
import type { MaximumTable, Tables } from '../database/schema.ts';
import { inParts } from '../roster/athletes.ts';

export interface NewMaximum {
  readonly athleteId: string;
  readonly exerciseId: string;
  readonly kind: MaximumTable['kind'];
  readonly load: Load;
  readonly date: CalendarDate;
  /** The set an estimate was made from, in the same unit. */
  readonly fromSet?: Maximum['fromSet'] | undefined;
  readonly note?: string | undefined;
}

/** Maxima between two turns of the event loop. */
const AT_ONCE = 250;

export async function insertMaxima(
  trx: Transaction<Tables>,
  entries: readonly NewMaximum[],
  by: { who: string; at: string },
): Promise<string[]> {
  const rows = entries.map((entry) => ({
    id: randomUUID(),
    athlete_id: entry.athleteId,
    exercise_id: entry.exerciseId,
    kind: entry.kind,
    hundredths: entry.load.hundredths,
    unit: entry.load.unit,
    date: entry.date,
    set_hundredths: entry.fromSet?.load.hundredths ?? null,
    set_reps: entry.fromSet?.reps ?? null,
    set_rir: entry.fromSet?.rir ?? null,
    formula: entry.fromSet?.formula ?? null,
    note: entry.note ?? null,
    recorded_by: by.who,
    recorded_at: by.at,
  }));
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    if (start > 0) await nextTurn();
    await trx
      .insertInto('maximum')
      .values(rows.slice(start, start + AT_ONCE))
      .execute();
  }
  return rows.map((row) => row.id);
}

/** Lifts that anybody who is not archived has a maximum of. */
export async function measuredLifts(executor: Kysely<Tables>, today: CalendarDate): Promise<string[]> {
  const rows = await executor
    .selectFrom('maximum')
    .innerJoin('athlete', 'athlete.id', 'maximum.athlete_id')
    .select('exercise_id')
    .distinct()
    .where('maximum.date', '<=', today)
    .where('athlete.status', '<>', 'archived')
    .orderBy('exercise_id')
    .execute();
  return rows.map((row) => row.exercise_id);
}

/** Every maximum of these athletes, newest first within each athlete. */
export async function maximaOf(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
): Promise<MaximumRecord[]> {
  const found: MaximumRecord[] = [];
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('maximum')
      .selectAll()
      .where('athlete_id', 'in', part)
      .orderBy('athlete_id')
      .orderBy('exercise_id')
      .orderBy('date', 'desc')
      .orderBy('seq', 'desc')
      .execute();
    found.push(...rows.map(recordOf));
  }
  return found;
}

/** The maxima of athletes as the planner wants them: in the order they were recorded, so that a correction wins. */
export async function planningMaxima(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
): Promise<Map<string, Maximum[]>> {
  const newestFirst = await maximaOf(executor, athleteIds);
  const byAthlete = new Map<string, Maximum[]>();
  for (const record of newestFirst.toReversed()) {
    const known = byAthlete.get(record.athleteId);
    if (known) known.push(asMaximum(record));
    else byAthlete.set(record.athleteId, [asMaximum(record)]);
  }
  return byAthlete;
}

function asMaximum({ exerciseId, kind, load, date, fromSet, recordedBy }: MaximumRecord): Maximum {
  return {
    exerciseId,
    kind,
    load,
    date,
    recordedBy,
    ...(fromSet && {
      fromSet: {
        load: fromSet.load,
        reps: fromSet.reps,
        ...(fromSet.rir !== null && { rir: fromSet.rir }),
        formula: fromSet.formula as Formula,
      },
    }),
  };
}

function recordOf(row: Selectable<MaximumTable>): MaximumRecord {
  return {
    id: row.id,
    athleteId: row.athlete_id as AthleteId,
    exerciseId: row.exercise_id,
    kind: row.kind,
    load: { hundredths: row.hundredths, unit: row.unit },
    date: row.date,
    fromSet:
      row.set_hundredths !== null && row.set_reps !== null && row.formula !== null
        ? {
            load: { hundredths: row.set_hundredths, unit: row.unit },
            reps: row.set_reps,
            rir: row.set_rir,
            formula: row.formula,
          }
        : null,
    note: row.note,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
  };
}
