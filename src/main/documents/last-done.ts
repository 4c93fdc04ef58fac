/** What each athlete did last of each exercise, as the coach's copy says it: `4 × 8 @ 100 (9 Nov)`. */

import type { Kysely } from 'kysely';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import type { Load, LoadUnit } from '#domain/load/load.ts';
import type { Tables } from '../database/schema.ts';
import type { Library } from '../library/library.ts';
import { inParts } from '../roster/athletes.ts';
import { sayLoad } from './card-words.ts';

/** By athlete, then by the name of the exercise. */
export type LastDone = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface DoneSet {
  readonly load: Load | undefined;
  readonly reps: number;
  readonly repsRight: number | null;
  readonly perSide: boolean;
  readonly measure: 'reps' | 'steps' | 'seconds';
  readonly modified: boolean;
}

/** Of working sets; the newest day of each exercise, whatever program it was done in. */
export async function lastDone(
  executor: Kysely<Tables>,
  { exercises }: Library,
  unit: LoadUnit,
  athleteIds: readonly string[],
): Promise<LastDone> {
  const found = new Map<string, Map<string, string>>();
  for (const part of inParts(athleteIds)) {
    const newest = await executor
      .selectFrom('session_lift')
      .select(['athlete_id', 'exercise_id', 'session_id'])
      // SQLite takes the other columns from the row of the newest day.
      .select(({ fn }) => fn.max('held_on').as('held_on'))
      .where('athlete_id', 'in', part)
      .groupBy(['athlete_id', 'exercise_id'])
      .execute();
    const sets = await setsOf(executor, [...new Set(newest.map(({ session_id }) => session_id))]);
    for (const { athlete_id, exercise_id, session_id, held_on } of newest) {
      const own = found.get(athlete_id) ?? new Map<string, string>();
      found.set(athlete_id, own);
      const done = sets.get(`${session_id} ${exercise_id}`) ?? [];
      own.set(exercises.get(exercise_id)?.name ?? exercise_id, inWords(done, held_on, unit));
    }
  }
  return found;
}

async function setsOf(
  executor: Kysely<Tables>,
  sessionIds: readonly number[],
): Promise<Map<string, DoneSet[]>> {
  const found = new Map<string, DoneSet[]>();
  for (const part of inParts(sessionIds)) {
    const rows = await executor
      .selectFrom('logged_set')
      .selectAll()
      .where('session_id', 'in', part)
      .where('kind', '<>', 'warmUp')
      .where('skipped', '=', 0)
      .where('reps', 'is not', null)
      .orderBy('session_id')
      .orderBy('line_id')
      .orderBy('place')
      .execute();
    for (const row of rows) {
      const key = `${row.session_id} ${row.exercise_id}`;
      const own = found.get(key) ?? [];
      found.set(key, own);
      const { load_hundredths: hundredths, load_unit } = row;
      own.push({
        load: hundredths !== null && load_unit !== null ? { hundredths, unit: load_unit } : undefined,
        reps: row.reps ?? 0,
        repsRight: row.reps_right,
        perSide: row.sides === 2,
        measure: row.measure,
        modified: row.modified === 1,
      });
    }
  }
  return found;
}

/** Sets of one load together: `3 × 10/side @ 20`, `8, 8, 7 @ 100, 6 @ 105`; a changed line is said to be one, never why. */
function inWords(sets: readonly DoneSet[], on: CalendarDate, unit: LoadUnit): string {
  const groups: DoneSet[][] = [];
  for (const set of sets) {
    const before = groups.at(-1);
    const [first] = before ?? [];
    if (
      before &&
      first &&
      first.load?.hundredths === set.load?.hundredths &&
      first.load?.unit === set.load?.unit
    )
      before.push(set);
    else groups.push([set]);
  }
  const said = groups.map((group) => {
    const counts = group.map(countOf);
    const [count = ''] = counts;
    const load = group[0]?.load;
    const same = counts.every((each) => each === count);
    return `${same ? `${group.length} × ${count}` : counts.join(', ')}${load ? ` @ ${sayLoad(load, unit)}` : ''}`;
  });
  const changed = sets.some(({ modified }) => modified) ? ', changed' : '';
  return `${said.join('; ')} (${formatDate(on).slice(0, -5)}${changed})`;
}

function countOf({ reps, repsRight, perSide, measure }: DoneSet): string {
  const unit = measure === 'seconds' ? ' s' : measure === 'steps' ? ' steps' : '';
  if (repsRight !== null && repsRight !== reps) return `${reps}/${repsRight}${unit}`;
  return `${reps}${unit}${perSide ? '/side' : ''}`;
}
