/** What one set that is entered comes to, typed or from a workbook: saved, in conflict, in doubt. Writes nothing. */

import { randomInt } from 'node:crypto';
import type { SetEntry } from '#contract/training.ts';
import type { ExerciseId } from '#domain/exercise/exercise.ts';
import { doubtOf, withPain } from '#domain/training/cell-entry.ts';
import type { Performed } from '#domain/training/performed.ts';
import type { LinePlan, SessionPlan, SetPlan } from '#domain/training/session-plan.ts';
import type { AuditStamp } from '../audit.ts';
import { performedOf, type StoredSet } from './stored.ts';

/** The set as it would be stored; which session it belongs to is known once that is begun. */
export type SetToStore = Omit<StoredSet, 'session_id'>;

export interface EntryJudgement {
  /** `same`: it stands there already. */
  readonly outcome: 'new' | 'same' | 'conflict' | 'asks';
  /** Undefined where the cell is emptied. */
  readonly row: SetToStore | undefined;
  /** Set where the numbers are possible and unlikely, unless they are said to be meant. */
  readonly question: string | undefined;
}

export interface EntryAt {
  readonly asked: { readonly line: LinePlan; readonly set: SetPlan };
  /** What is entered of the session now. */
  readonly present: Iterable<StoredSet>;
  /** Pain of the session is on record that whoever enters may not see. */
  readonly withheld: boolean;
  /** The unit of the facility. */
  readonly unit: 'kg' | 'lb';
  readonly stamp: AuditStamp;
}

export function judgeEntry(
  entry: SetEntry,
  { asked, present, withheld, unit, stamp }: EntryAt,
): EntryJudgement {
  const { line, set } = asked;
  const ofLine = [...present].filter(({ line_id }) => line_id === line.lineId);
  const known = ofLine.find(({ place }) => place === set.place);
  // Whoever did another exercise in one set of a line did it in the others, too, unless somebody says otherwise.
  const done = entry.exerciseId ?? known?.exercise_id ?? ofLine[0]?.exercise_id ?? line.exerciseId;
  const hidden = withheld ? (known?.pain ?? undefined) : undefined;
  const entered = hidden === undefined ? entry.set : keepingPain(entry.set, hidden);
  const row = rowOf({ ...entry, set: entered }, line, set, done, known, stamp);
  if (row === undefined && known === undefined) return { outcome: 'same', row, question: undefined };
  if (known && row && sameSet(known, row)) return { outcome: 'same', row, question: undefined };
  const question =
    row && !entry.sure && entry.set !== null && entry.set !== 'skipped'
      ? doubtOf(typed(entry.set), { set, line: doneInLine(line, done), unit })
      : undefined;
  if ((known?.version ?? null) !== entry.version) return { outcome: 'conflict', row, question };
  return { outcome: question ? 'asks' : 'new', row, question };
}

/** Another exercise may have a load where that of the line has none. */
function doneInLine(line: LinePlan, done: ExerciseId): LinePlan {
  return done === line.exerciseId ? line : { ...line, loaded: true };
}

/** Whoever cannot see a pain cannot mean to take it away, or to make less of it. */
function keepingPain(set: SetEntry['set'], pain: number): SetEntry['set'] {
  if (set === null || set === 'skipped') return withPain({ pain }, undefined);
  return { ...set, pain: Math.max(pain, set.pain ?? 0) };
}

/** Undefined for a set that was not asked for. */
export function askedFor(
  plan: SessionPlan,
  { lineId, place }: Pick<SetEntry, 'lineId' | 'place'>,
): EntryAt['asked'] | undefined {
  const line = plan.lines.find((each) => each.lineId === lineId);
  const set = line?.sets.find((each) => each.place === place) ?? (line && extraSet(line, place));
  return line && set && { line, set };
}

/** One set more than was asked is done like the last. */
function extraSet({ sets }: LinePlan, place: number): SetPlan | undefined {
  const last = sets.at(-1);
  return last && place > last.place && place <= last.place + MOST_EXTRA ? { ...last, place } : undefined;
}

const MOST_EXTRA = 5;

function rowOf(
  { set: entered, note }: SetEntry,
  line: LinePlan,
  set: SetPlan,
  exercise: ExerciseId,
  known: StoredSet | undefined,
  stamp: AuditStamp,
): SetToStore | undefined {
  if (entered === null) return undefined;
  const done = entered === 'skipped' ? undefined : typed(entered);
  const own = line.inPlaceOf ?? line.exerciseId;
  return {
    line_id: line.lineId,
    place: set.place,
    exercise_id: exercise,
    kind: set.kind,
    measure: set.measure,
    sides: line.sides,
    in_place_of: exercise === own ? null : own,
    modified: line.modified || exercise !== own ? 1 : 0,
    skipped: done ? 0 : 1,
    load_hundredths: done?.load?.hundredths ?? null,
    load_unit: done?.load?.unit ?? null,
    reps: done?.reps ?? null,
    reps_right: done?.repsRight ?? null,
    rir_halves: done?.rir === undefined ? null : 2 * done.rir,
    pain: done?.pain ?? null,
    technique_ok: done && !done.techniqueOk ? 0 : 1,
    note: note === undefined ? (known?.note ?? null) : note,
    entered_by: stamp.who,
    entered_at: stamp.at,
    // A number of its own: a cell that was emptied and entered anew is not the one that somebody saw.
    version: known ? known.version + 1 : randomInt(1, 2 ** 31),
  };
}

function typed(set: Exclude<SetEntry['set'], null | 'skipped'>): Performed {
  const { load, reps, repsRight, rir, pain, techniqueOk } = set;
  return {
    ...(load && { load }),
    reps,
    ...(repsRight !== undefined && { repsRight }),
    ...(rir !== undefined && { rir }),
    ...(pain !== undefined && { pain }),
    techniqueOk,
  };
}

function sameSet(a: StoredSet, b: SetToStore): boolean {
  return (
    a.exercise_id === b.exercise_id &&
    a.skipped === b.skipped &&
    a.note === b.note &&
    JSON.stringify(performedOf(a)) === JSON.stringify(performedOf(b))
  );
}
