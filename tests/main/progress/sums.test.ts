/** The sums that the log keeps beside its sets, in SQL, are those of the domain, whatever is entered, changed or taken back. */

import type Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { sumLift } from '#domain/training/lift-sum.ts';
import type { LogSet } from '#domain/training/performed.ts';
import { anyLogSet } from '../../domain/training/log-sets.ts';
import { newRoster } from '../database/roster-file.ts';
import { type PlacedSet, readSums, writeAthlete, writeSession, writeSet } from './log.ts';

/** What happens to a log, one after the other; `place` is taken modulo what there is. */
type Event =
  | { does: 'enter'; session: number; exercise: number; set: LogSet; skipped: boolean }
  | { does: 'change'; place: number; set: LogSet; skipped: boolean }
  | { does: 'otherExercise'; place: number; exercise: number }
  | { does: 'delete'; place: number }
  | { does: 'undo' }
  | { does: 'move'; session: number; day: number }
  | { does: 'deleteSession'; session: number };

const EXERCISES = ['barbell-hip-thrust', 'back-squat'];
const SESSIONS = 3;
const session = fc.nat({ max: SESSIONS - 1 });
const exercise = fc.nat({ max: EXERCISES.length - 1 });
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('enter'),
      session,
      exercise,
      set: anyLogSet(),
      skipped: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('change'),
      place: fc.nat(),
      set: anyLogSet(),
      skipped: fc.boolean(),
    }),
  },
  fc.record({ does: fc.constant('otherExercise'), place: fc.nat(), exercise }),
  { weight: 2, arbitrary: fc.record({ does: fc.constant('delete'), place: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('undo') }) },
  fc.record({ does: fc.constant('move'), session, day: fc.nat({ max: 6 }) }),
  fc.record({ does: fc.constant('deleteSession'), session }),
) as fc.Arbitrary<Event>;

it('the sums in SQL are those of the domain after every event', async () => {
  const { connection } = await newRoster();
  writeAthlete(connection, 'a1');
  fc.assert(
    fc.property(fc.array(event, { minLength: 10, maxLength: 40, size: 'max' }), (events) => {
      connection.exec('BEGIN');
      try {
        const log = new LogBeside(connection);
        for (const each of events) {
          log.happen(each);
          expect(readSums(connection), JSON.stringify(each)).toEqual(log.sums());
        }
      } finally {
        connection.exec('ROLLBACK');
      }
    }),
    { numRuns: 150 },
  );
});

/** The log as the domain sees it, written to the tables at the same time. */
class LogBeside {
  readonly #connection: Database.Database;
  readonly #days = Array.from({ length: SESSIONS }, () => calendarDateOf('2026-11-23'));
  #sets: PlacedSet[] = [];
  #before: PlacedSet[] = [];
  #next = 1;

  constructor(connection: Database.Database) {
    this.#connection = connection;
    for (const [place, day] of this.#days.entries()) writeSession(connection, place + 1, 'a1', 'a1', day);
  }

  happen(event: Event): void {
    if (event.does === 'undo') {
      this.#replace(this.#before);
      return;
    }
    const sets = this.#sets;
    if (event.does === 'enter') {
      const exerciseId = EXERCISES[event.exercise] ?? '';
      const set = { ...event.set, exerciseId };
      this.#replace([
        ...sets,
        { sessionId: event.session + 1, place: this.#next++, set, skipped: event.skipped },
      ]);
    } else if (event.does === 'move') {
      const day = calendarDateOf(`2026-11-2${event.day}`);
      this.#days[event.session] = day;
      this.#connection
        .prepare('UPDATE training_session SET held_on = ? WHERE id = ?')
        .run(day, event.session + 1);
    } else if (event.does === 'deleteSession') {
      const id = event.session + 1;
      this.#connection.prepare('DELETE FROM logged_set WHERE session_id = ?').run(id);
      this.#connection.prepare('DELETE FROM training_session WHERE id = ?').run(id);
      this.#sets = this.#before = sets.filter(({ sessionId }) => sessionId !== id);
      writeSession(this.#connection, id, 'a1', 'a1', this.#days[event.session] ?? '');
    } else if (sets.length > 0) {
      const at = event.place % sets.length;
      this.#replace(
        sets.flatMap((placed, place) => {
          if (place !== at) return [placed];
          if (event.does === 'delete') return [];
          const exerciseId =
            event.does === 'otherExercise' ? (EXERCISES[event.exercise] ?? '') : placed.set.exerciseId;
          return event.does === 'change'
            ? [{ ...placed, set: { ...event.set, exerciseId }, skipped: event.skipped }]
            : [{ ...placed, set: { ...placed.set, exerciseId } }];
        }),
      );
    }
  }

  sums() {
    const done = this.#sets
      .filter(({ skipped }) => !skipped)
      .map(({ sessionId, set }) => ({ ...set, date: this.#days[sessionId - 1] ?? set.date, sessionId }));
    return [...Map.groupBy(done, (set) => `${set.exerciseId} ${set.date} ${set.sessionId}`)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, sets]) => sumLift(sets) ?? []);
  }

  /** Writes only the rows that differ, as an entry, a change, a deletion or an undo of one would. */
  #replace(wanted: readonly PlacedSet[]): void {
    const before = this.#sets;
    for (const { sessionId, place } of before.filter(
      (one) => !wanted.some((other) => other.place === one.place),
    ))
      this.#connection
        .prepare('DELETE FROM logged_set WHERE session_id = ? AND place = ?')
        .run(sessionId, place);
    for (const one of wanted) if (!before.includes(one)) writeSet(this.#connection, one);
    this.#before = [...before];
    this.#sets = [...wanted];
  }
}
