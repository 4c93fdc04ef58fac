/** The training log as the workbook has it: every set, each athlete's weeks, and sessions done of those assigned. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { type CalendarDate, mondayOf } from '#domain/calendar/calendar-date.ts';
import { formatLoad } from '#domain/load/load.ts';
import { complianceByWeek, complianceOf } from '#domain/training/compliance.ts';
import { type Period, USUAL_WEEKS, weeksUpTo } from '#domain/training/period.ts';
import type { LinePlan, SessionPlan, SetPlan } from '#domain/training/session-plan.ts';
import { volumeOf } from '#domain/training/volume.ts';
import type { Context } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import { heldSessions } from '../progress/log-queries.ts';
import { dayTotals } from '../progress/log-totals.ts';
import { plannedDays } from '../training/planned-days.ts';
import { isTrained } from '../training/stored.ts';
import type { ComplianceSheetRow, LogSheetRow, VolumeSheetRow } from './writing/report-model.ts';

/** Who the rows are of, in the order of the sheets. */
export interface NamedAthlete {
  readonly id: string;
  /** `Last, First` */
  readonly name: string;
}

/** Athletes between two turns of the event loop. */
const AT_ONCE = 20;
/** A longer sheet opens slowly, and past a million rows not at all. */
const MOST_SETS = 200_000;

/** The days that were asked for; the last twelve weeks where a report names none. */
export function loggedPeriod(
  asked: { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined },
  today: CalendarDate,
): Period {
  const to = asked.to ?? today;
  return { from: asked.from ?? weeksUpTo(to, USUAL_WEEKS).from, to };
}

/** One row a set, done or skipped, one for each side where the sides differ. Throws REPORT_TOO_LONG. */
export async function logRows(
  { session, library }: Context,
  athletes: readonly NamedAthlete[],
  period: Period,
): Promise<LogSheetRow[]> {
  const nameOf = (id: string) => library.exercises.get(id)?.name ?? id;
  const rows: LogSheetRow[] = [];
  for (let start = 0; start < athletes.length; start += AT_ONCE) {
    const part = athletes.slice(start, start + AT_ONCE);
    const sets = Map.groupBy(await setsOf(session.kysely, part, period), ({ athlete_id }) => athlete_id);
    const plans = new Map<number, ReadonlyMap<string, LinePlan>>();
    for (const { id, name } of part) {
      for (const set of sets.get(id) ?? []) {
        const lines = plans.get(set.session_id) ?? linesOf(set.plan);
        plans.set(set.session_id, lines);
        rows.push(...rowsOfSet(set, name, nameOf(set.exercise_id), lines.get(set.line_id)));
      }
    }
    if (rows.length > MOST_SETS) throw new ExpectedError('REPORT_TOO_LONG');
    await nextTurn();
  }
  return rows;
}

type StoredSet = Awaited<ReturnType<typeof setsOf>>[number];

function setsOf(executor: Kysely<Tables>, athletes: readonly NamedAthlete[], { from, to }: Period) {
  return executor
    .selectFrom('training_session as t')
    .innerJoin('logged_set as s', 's.session_id', 't.id')
    .selectAll('s')
    .select(['t.athlete_id', 't.held_on', 't.plan'])
    .where(
      't.athlete_id',
      'in',
      athletes.map(({ id }) => id),
    )
    .where('t.held_on', '>=', from)
    .where('t.held_on', '<=', to)
    .where((set) => set.or([set('s.skipped', '=', 1), set('s.reps', 'is not', null)]))
    .orderBy('t.athlete_id')
    .orderBy('t.held_on')
    .orderBy('s.session_id')
    .orderBy('s.line_id')
    .orderBy('s.place')
    .execute();
}

function linesOf(plan: string): ReadonlyMap<string, LinePlan> {
  const { lines = [] } = JSON.parse(plan) as Partial<SessionPlan>;
  return new Map(lines.map((line) => [line.lineId, line]));
}

function rowsOfSet(
  set: StoredSet,
  athlete: string,
  exercise: string,
  line: LinePlan | undefined,
): LogSheetRow[] {
  const { load_hundredths: hundredths, load_unit: unit, reps, reps_right: right } = set;
  const target = targetOf(line?.sets.find(({ place }) => place === set.place));
  const row = {
    date: set.held_on,
    athlete,
    exercise,
    kind: KINDS[set.kind],
    modified: set.modified === 1,
    ...(target && { target }),
  };
  const both = set.sides === 2 && { side: 'each' as const };
  if (reps === null || !isTrained(set)) return [{ ...row, ...both, outcome: 'skipped' }];
  const done = {
    ...row,
    outcome: 'done' as const,
    measure: set.measure,
    reps,
    ...(hundredths !== null && unit !== null && { load: { hundredths, unit } }),
    ...(set.rir_halves !== null && { rpe: 10 - set.rir_halves / 2 }),
  };
  if (set.sides === 1 || right === null || right === reps) return [{ ...done, ...both }];
  return [
    { ...done, side: 'left' },
    { ...done, side: 'right', reps: right },
  ];
}

const KINDS = { straight: 'working', top: 'top', backOff: 'back-off', warmUp: 'warm-up' } as const;

/** `8 @ 102.5 kg`, `8–10`, `AMRAP @ 60 kg` */
function targetOf(plan: SetPlan | undefined): string | undefined {
  if (!plan) return undefined;
  const { reps, load } = plan;
  const count = reps ? (reps.low === reps.high ? String(reps.low) : `${reps.low}–${reps.high}`) : 'AMRAP';
  return load ? `${count} @ ${formatLoad(load)}` : count;
}

/** One row for each week of each athlete in which something was done. */
export async function volumeRows(
  { session }: Context,
  athletes: readonly NamedAthlete[],
  period: Period,
): Promise<VolumeSheetRow[]> {
  const rows: VolumeSheetRow[] = [];
  for (let start = 0; start < athletes.length; start += AT_ONCE) {
    const part = athletes.slice(start, start + AT_ONCE);
    const totals = await dayTotals(
      session.kysely,
      part.map(({ id }) => id),
      period,
    );
    for (const { id, name } of part) {
      const byWeek = Map.groupBy(totals.get(id) ?? [], ({ date }) => mondayOf(date));
      rows.push(...[...byWeek].map(([week, days]) => ({ week, athlete: name, ...volumeOf(days) })));
    }
    await nextTurn();
  }
  return rows;
}

/** Of everybody to whom something was assigned in the period, or who did something. */
export async function complianceRows(
  { session: { kysely }, library, clock }: Context,
  athletes: readonly NamedAthlete[],
  period: Period,
): Promise<ComplianceSheetRow[]> {
  const today = clock.today();
  const ids = athletes.map(({ id }) => id);
  const held = Map.groupBy(await heldSessions(kysely, ids, period), ({ athleteId }) => athleteId);
  const planned = await plannedDays(kysely, library, ids, { ...period, today });
  return athletes.flatMap(({ id, name }) => {
    const sessions = held.get(id) ?? [];
    const kept = complianceOf(complianceByWeek(planned.get(id) ?? [], sessions, period, today));
    const last = sessions.at(-1)?.heldOn;
    return kept.assigned === 0 ? [] : [{ athlete: name, ...kept, ...(last && { lastSession: last }) }];
  });
}
