/**
 * A week of the log as the rows of a workbook to fill in. It hands out work: loads are those that the gate gives today,
 * for days that are past as well, and whoever is on hold or paused is not in it.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SessionKey } from '#contract/training.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { formatLoad, inKilograms, type Load, type LoadUnit } from '#domain/load/load.ts';
import { isPainAlone } from '#domain/training/cell-entry.ts';
import type { LinePlan, SetPlan } from '#domain/training/session-plan.ts';
import type { RunningWork } from '../assignments/running.ts';
import { neutralReason } from '../clearance/neutral-words.ts';
import type { Context } from '../context.ts';
import { facilityOf } from '../facility/facility.ts';
import { chosenAthletes, lastFirst, type People } from '../workbooks/chosen-athletes.ts';
import type { FillInRow, LoggedBefore } from '../workbooks/fill-in/fill-in-model.ts';
import { type SessionAt, sessionsAt } from './grid.ts';
import { performedOf, type StoredSet } from './stored.ts';
import { type WorkNow, workNow } from './work-now.ts';

export interface LeftOutOfWeek {
  readonly athleteId: string;
  readonly name: string;
  /** Neutral. */
  readonly because: string;
}

export interface Week {
  /** By session and athlete, then line and set. */
  readonly rows: readonly FillInRow[];
  /** Who of the choice is not in it. */
  readonly leftOut: readonly LeftOutOfWeek[];
}

/** Sessions that are laid out between two turns of the event loop. */
const AT_ONCE = 50;

/** `monday`: the first of the seven days. */
export async function fillInWeek(context: Context, people: People, monday: CalendarDate): Promise<Week> {
  const { kysely } = context.session;
  const athletes = await chosenAthletes(kysely, people);
  const { unit } = await facilityOf(kysely);
  const now = await workNow(context);
  const running = Map.groupBy(now.running, ({ athleteId }) => athleteId);
  const leftOut: LeftOutOfWeek[] = [];
  const planned: Planned[] = [];
  for (const [rank, athlete] of athletes.entries()) {
    const name = lastFirst(athlete);
    const without = (because: string) => leftOut.push({ athleteId: athlete.id, name, because });
    const programs = running.get(athlete.id) ?? [];
    const held = programs.flatMap((each) => each.held ?? [])[0];
    const days = programs.filter((each) => !each.held).flatMap((each) => daysIn(now, each, monday));
    if (held) without(neutralReason({ rule: held.rule, text: held.reason }, 'T0').text);
    else if (programs.length === 0) without('No program runs.');
    else if (days.length === 0) without('No session falls in this week.');
    planned.push(...days.map((day) => ({ ...day, athleteId: athlete.id, name, rank })));
  }
  planned.sort((a, b) => compare(a.date, b.date) || compare(a.letter, b.letter) || a.rank - b.rank);
  const rows: FillInRow[] = [];
  for (let start = 0; start < planned.length; start += AT_ONCE) {
    const part = planned.slice(start, start + AT_ONCE);
    const sessions = await sessionsAt(
      context,
      part.map(({ key }) => key),
    );
    // Sessions come in the order they were asked for; one that neither schedule nor log has is not among them.
    for (const session of sessions) {
      const own = part.find(
        ({ key }) => key.assignmentId === session.assignmentId && key.plannedFor === session.plannedFor,
      );
      if (own) rows.push(...rowsOf(context, now, own, session, unit));
    }
    await nextTurn();
  }
  return { rows, leftOut };
}

interface Planned {
  readonly key: SessionKey;
  readonly date: CalendarDate;
  readonly letter: string;
  readonly athleteId: string;
  readonly name: string;
  /** Place on the roster. */
  readonly rank: number;
}

function daysIn(now: WorkNow, running: RunningWork, monday: CalendarDate) {
  const sunday = addDays(monday, 6);
  return now
    .daysOf(running, sunday)
    .filter(({ date, skipped }) => !skipped && monday <= date && date <= sunday)
    .map(({ date, letter, plannedFor }) => ({
      key: { assignmentId: running.assignmentId, plannedFor } as SessionKey,
      date,
      letter,
    }));
}

function rowsOf(
  { library }: Context,
  now: WorkNow,
  { athleteId, name, date }: Planned,
  session: SessionAt,
  unit: LoadUnit,
): FillInRow[] {
  const { running, day, plan, held, stored } = session;
  if (held !== undefined || !plan || !running || !day) return [];
  // A session that was begun keeps what was asked then; a load is told only as far as it may be lifted today.
  const today = now.asked(running, day);
  const logged = new Map(session.sets.map((set) => [`${set.line_id} ${set.place}`, set]));
  return plan.lines.flatMap((line) => {
    // Where another exercise was done, the row is of that one, and the load asked of the line is none of its.
    const done = session.sets.find((set) => set.line_id === line.lineId)?.exercise_id ?? line.exerciseId;
    const own = today?.lines.find(({ lineId, exerciseId }) => lineId === line.lineId && exerciseId === done);
    return line.sets.map((set): FillInRow => {
      const permitted = own?.sets.find(({ place }) => place === set.place);
      const before = logged.get(`${line.lineId} ${set.place}`);
      return {
        key: {
          assignmentId: session.assignmentId,
          athleteId,
          plannedFor: session.plannedFor,
          lineId: line.lineId,
          set: set.place,
        },
        athlete: name,
        date: stored?.held_on ?? date,
        session: plan.letter,
        order: line.mark,
        exercise: library.exercises.get(done)?.name ?? line.exercise,
        eachSide: line.sides === 2,
        ...(line.loaded && { unit: permitted?.load?.unit ?? unit }),
        target: targetOf(line, set, permitted),
        ...loggedOf(before),
      };
    });
  });
}

/** What stands on paper, and never more than what may be lifted today; nothing where that is open. */
function lighter(onPaper: Load | undefined, permitted: Load | undefined): Load | undefined {
  if (!permitted || !onPaper) return permitted;
  return inKilograms(onPaper) < inKilograms(permitted) ? onPaper : permitted;
}

function targetOf({ rir }: LinePlan, set: SetPlan, permitted: SetPlan | undefined): FillInRow['target'] {
  const load =
    lighter(set.load, permitted?.load) ?? (permitted?.ceiling && `up to ${formatLoad(permitted.ceiling)}`);
  return {
    ...(load && { load }),
    reps: repsOf(set),
    // Reps in reserve beyond an RPE of 1 have no number on that scale.
    ...(rir !== undefined && rir <= 9 && { rpe: 10 - rir }),
  };
}

function repsOf({ reps, measure }: SetPlan): number | string {
  if (!reps) return 'AMRAP';
  const said = reps.low === reps.high ? reps.low : `${reps.low}–${reps.high}`;
  return measure === 'reps' ? said : `${said} ${measure}`;
}

/**
 * Without pain, which never leaves in a workbook: a set that carries nothing else stands in it like one that nobody
 * entered, and what is typed over it is decided beside what the log says.
 */
function loggedOf(row: StoredSet | undefined): { logged?: LoggedBefore } {
  const performed = row && performedOf(row);
  if (!row || (performed && isPainAlone(performed))) return {};
  const { version } = row;
  if (!performed) return { logged: { kind: 'skipped', version } };
  const { load, reps, rir } = performed;
  const rpe = rir !== undefined && rir <= 9 ? 10 - rir : undefined;
  return {
    logged: { kind: 'done', version, ...(load && { load }), reps, ...(rpe !== undefined && { rpe }) },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
