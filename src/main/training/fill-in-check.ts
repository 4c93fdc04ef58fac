/** What a workbook that was filled in would do to the log: set by set, judged as if it were typed now. Writes nothing. */

import type { FillInPain, FillInSet } from '#contract/fill-in.ts';
import type { SessionKey, SetEntry } from '#contract/training.ts';
import type { AthleteId } from '#contract/values.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import { isPainAlone, withPain, writeCell } from '#domain/training/cell-entry.ts';
import type { Performed } from '#domain/training/performed.ts';
import { noteViews, seesHealth } from '../clearance/views-audit.ts';
import { type Context, stampOf } from '../context.ts';
import { storedByIds } from '../roster/athletes.ts';
import { shownName } from '../roster/names.ts';
import { OPEN } from '../workbooks/fill-in/fill-in-layout.ts';
import type { FillInEntry, OpenCell, TypedSet } from '../workbooks/fill-in/fill-in-model.ts';
import type { FillInProblem } from '../workbooks/fill-in/read-fill-in.ts';
import { cellProblem } from '../workbooks/roster/cell-problem.ts';
import { type PainApart, painApart, painIn } from './fill-in-pain.ts';
import { isWithheld } from './grid.ts';
import { askedFor, type EntryAt, judgeEntry } from './judge-entry.ts';
import { refusalOf } from './open-session.ts';
import { type EntrySession, entrySessions, NO_SUCH_SET } from './record.ts';
import { performedOf, type StoredSet } from './stored.ts';

/** A set of the workbook as it is entered, with what a coach is shown of it. */
export interface CheckedSet {
  readonly shown: FillInSet;
  /** Against what stood there when it was checked. */
  readonly entry: SetEntry;
  /** Of a set that is saved only when it is named: its pain, where it is not. */
  readonly left?: PainApart;
}

/** Pain of a row that gives no set. */
export interface CheckedPain {
  readonly shown: FillInPain;
  readonly apart: PainApart;
}

export interface CheckedFillIn {
  /** Without those that are in the log already; in the order of the workbook. */
  readonly sets: readonly CheckedSet[];
  readonly same: number;
  readonly problems: readonly FillInProblem[];
  /** In the order of the workbook. */
  readonly pains: readonly CheckedPain[];
}

type Filled = SessionKey & { readonly number: number; readonly from: FillInEntry };

export async function checkFillIn(context: Context, entries: readonly FillInEntry[]): Promise<CheckedFillIn> {
  const filled = entries.map((from, number): Filled => {
    const { assignmentId, plannedFor } = from.key;
    return { assignmentId: assignmentId as Filled['assignmentId'], plannedFor, number, from };
  });
  const sets: CheckedSet[] = [];
  const problems: { readonly number: number; readonly problem: FillInProblem }[] = [];
  const pains: (CheckedPain & { readonly number: number })[] = [];
  let same = 0;
  const seen: string[] = [];
  const sessions = await entrySessions(context, filled);
  const people = await peopleOf(context, entries);
  for (const session of sessions) {
    for (const each of session.entries) {
      const { from, number } = each;
      const person = people.get(from.key.athleteId);
      const lost = painIn(from) > 0 && !(person && isTheirs(session, person));
      const apart = person && !lost ? painApart(context, each, session, person) : undefined;
      const checked = from.fault && !lost ? undefined : check(context, each, session);
      if (checked === 'same') same += 1;
      else if (typeof checked === 'object') {
        const left = checked.shown.outcome === 'new' ? undefined : apart;
        sets.push(left ? { ...checked, left, shown: { ...checked.shown, left: wordsOf(left) } } : checked);
        if (session.session?.sets.some(({ pain }) => pain !== null)) seen.push(checked.shown.athleteId);
      } else {
        if (checked !== undefined)
          problems.push({ number, problem: { ...wrong(from, checked), pain: lost } });
        if (apart) {
          const cell = from.cells.pain ?? firstCell(from).address;
          pains.push({ number, apart, shown: { ...wordsOf(apart), sheet: from.sheet, cell, of: from.of } });
          seen.push(from.key.athleteId);
        }
      }
    }
  }
  if (seesHealth(context)) await noteViews(context, seen);
  return {
    sets: sets.toSorted((a, b) => a.shown.number - b.shown.number),
    same,
    problems: problems.toSorted((a, b) => a.number - b.number).map(({ problem }) => problem),
    pains: pains.toSorted((a, b) => a.number - b.number),
  };
}

interface Person {
  readonly id: string;
  readonly name: string;
}

/** Of the roster as it is: nobody who is archived is asked to be looked at. */
async function peopleOf(
  { session: { kysely } }: Context,
  entries: readonly FillInEntry[],
): Promise<ReadonlyMap<string, Person>> {
  const ids = new Set(entries.filter((from) => painIn(from) > 0).map(({ key }) => key.athleteId));
  const rows = await storedByIds(kysely, [...ids]);
  return new Map(
    rows.flatMap((row) =>
      row.status === 'archived' ? [] : [[row.id, { id: row.id, name: shownName(row) }] as const],
    ),
  );
}

/** A session that is gone was theirs for all that is known. */
function isTheirs({ athlete }: EntrySession<Filled>, { id }: Person): boolean {
  return athlete === undefined || athlete.id === id;
}

function wordsOf({ says, becomes }: PainApart): Pick<FillInPain, 'says' | 'becomes'> {
  return { says, becomes };
}

const ELSEWHERE =
  'This program runs no longer, or its athlete is archived, or the workbook was made for another roster.';
const NO_LOAD = 'This set is done with a load. Write what was on the bar, such as 102.5.';

/** A sentence where it cannot be entered. */
function check(
  context: Context,
  { assignmentId, plannedFor, number, from }: Filled,
  { session, athlete, unit }: EntrySession<Filled>,
): CheckedSet | 'same' | string {
  const stamp = stampOf(context);
  const { lineId, set: place, athleteId } = from.key;
  if (!session || athlete?.id !== athleteId) return ELSEWHERE;
  const refusal = refusalOf({ session, athlete, heldOn: undefined }, stamp.today);
  const asked = session.plan && askedFor(session.plan, { lineId, place });
  if (refusal !== undefined || !asked) return refusal ?? NO_SUCH_SET;
  const withheld = isWithheld(context, session.stored?.held_on);
  const known = session.sets.find((each) => each.line_id === lineId && each.place === place);
  const set = setOf(from.typed, known);
  if (asked.line.loaded && set !== 'skipped' && !set.load && !isPainAlone(set as Performed)) return NO_LOAD;
  const at: EntryAt = { asked, present: session.sets, withheld, unit, stamp };
  const entry = { assignmentId, plannedFor, lineId, place, set };
  const judged = judgeEntry({ ...entry, version: from.logged?.version ?? null }, at);
  if (judged.outcome === 'same') return 'same';
  const before = known ? performedOf(known) : null;
  // What was felt on another day stands in neither column for whoever may not see it, but for what stands in the file,
  // which is shown to whoever handed it in alone.
  const inView = (said: Said, pain?: number) => inWords(said && withheld ? { ...said, pain } : said, unit);
  const present = known && {
    says: inView(before),
    by: known.entered_by,
    at: known.entered_at,
  };
  return {
    entry: { ...entry, version: known?.version ?? null },
    shown: {
      number,
      outcome: judged.outcome,
      sheet: from.sheet,
      cell: firstCell(from).address,
      assignmentId,
      athleteId: athlete.id as AthleteId,
      name: athlete.name,
      plannedFor,
      heldOn: session.stored?.held_on ?? session.day?.date ?? plannedFor,
      mark: asked.line.mark,
      exercise: context.library.exercises.get(judged.row?.exercise_id ?? '')?.name ?? asked.line.exercise,
      place,
      says: inView(
        set === 'skipped' ? null : set,
        from.typed.kind === 'skipped' ? undefined : from.typed.pain,
      ),
      present: present ?? null,
      question: judged.question ?? null,
      left: null,
    },
  };
}

/** As it stands after: what a workbook has no cell for, or left empty because it never had it, stays as it is. */
function setOf(typed: TypedSet, known: StoredSet | undefined): NonNullable<SetEntry['set']> {
  if (typed.kind === 'skipped') return 'skipped';
  const before = known ? performedOf(known) : null;
  if (typed.kind === 'pain') return withPain({ pain: typed.pain }, before);
  const { load, reps, rpe } = typed;
  const rir =
    rpe === undefined ? (before?.rir !== undefined && before.rir > 9 ? before.rir : undefined) : 10 - rpe;
  const pain = typed.pain ?? before?.pain;
  const repsRight = before?.reps === reps ? before.repsRight : undefined;
  return {
    ...(load && { load }),
    reps,
    ...(repsRight !== undefined && { repsRight }),
    ...(rir !== undefined && { rir }),
    ...(pain !== undefined && { pain }),
    techniqueOk: before?.techniqueOk ?? true,
  };
}

/** Null where it was skipped. */
type Said = Performed | Exclude<SetEntry['set'], 'skipped'>;

function inWords(said: Said, unit: LoadUnit): string {
  return said ? writeCell(said as Performed, unit) : 'skip';
}

function wrong(from: FillInEntry, because: string): Omit<FillInProblem, 'pain'> {
  const { name, address } = firstCell(from);
  const column = { column: address.replace(/\d+$/, ''), header: OPEN[name] };
  return {
    ...cellProblem(
      { sheet: from.sheet, nameSheet: true, rowNumber: from.rowNumber, column },
      'error',
      '',
      because,
    ),
    of: from.of,
  };
}

/** Whatever was typed, something was. */
function firstCell({ cells, rowNumber }: FillInEntry): { readonly name: OpenCell; readonly address: string } {
  const name = (['load', 'reps', 'rpe', 'pain'] as const).find((each) => cells[each] !== undefined) ?? 'load';
  return { name, address: cells[name] ?? `M${rowNumber}` };
}
