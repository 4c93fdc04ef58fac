/** The stored session that entries go into: made with the first of them, refused where nothing can have been done. */

import { type CalendarDate, daysBetween, formatDate } from '#domain/calendar/calendar-date.ts';
import type { SessionPlan } from '#domain/training/session-plan.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { inParts } from '../roster/athletes.ts';
import { shownName } from '../roster/names.ts';
import type { Change } from '../session.ts';
import type { SessionAt } from './grid.ts';

export interface Athlete {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  /** Of the program, as it was assigned. */
  readonly firstDay: CalendarDate;
  /** Of the program; nothing while it runs. */
  readonly endedOn: CalendarDate | null;
}

/** By assignment. */
export async function athletesOf(
  { session: { kysely } }: Context,
  sessions: readonly Pick<SessionAt, 'assignmentId'>[],
): Promise<Map<string, Athlete>> {
  const found = new Map<string, Athlete>();
  for (const part of inParts([...new Set(sessions.map(({ assignmentId }) => assignmentId))])) {
    const rows = await kysely
      .selectFrom('assignment')
      .innerJoin('athlete', 'athlete.id', 'assignment.athlete_id')
      .select([
        'assignment.id as assignment',
        'assignment.start_date',
        'assignment.first_day',
        'assignment.ended_on',
        'athlete.id',
        'athlete.first_name',
        'athlete.last_name',
        'athlete.preferred_name',
        'athlete.status',
      ])
      .where('assignment.id', 'in', part)
      .execute();
    for (const row of rows)
      found.set(row.assignment, {
        id: row.id,
        name: shownName(row),
        archived: row.status === 'archived',
        firstDay: row.first_day ?? row.start_date,
        endedOn: row.ended_on,
      });
  }
  return found;
}

interface OpenSession {
  readonly id: number;
  readonly plan: SessionPlan;
  readonly heldOn: CalendarDate;
  readonly version: number;
}

/** A session is entered at most this many days before or after the day it was planned for. */
const FARTHEST_DAYS = 28;

interface ToOpen {
  readonly session: SessionAt;
  readonly athlete: Athlete;
  readonly heldOn: CalendarDate | undefined;
}

/** Why nothing can be entered into a session; undefined where it can. */
export function refusalOf({ session, athlete, heldOn }: ToOpen, today: CalendarDate): string | undefined {
  const { stored, day, plan, held } = session;
  if (athlete.archived) return `${athlete.name} is archived. Bring them back to the roster first.`;
  if (!plan) return held ?? 'Nothing was asked on this day.';
  const on = dayOf(session, heldOn, today);
  if (on > today) return `${formatDate(on)} lies ahead. Enter it when it is done.`;
  const planned = day?.date ?? session.plannedFor;
  // Whatever day is named: work that lies ahead is done by moving it, which looks at its week and phase.
  if (!stored && planned > today)
    return `This session is planned for ${formatDate(planned)}. Move it to the day it was done, then enter it.`;
  if (on < athlete.firstDay)
    return `${formatDate(on)} is before the program began on ${formatDate(athlete.firstDay)}.`;
  if (athlete.endedOn !== null && on > athlete.endedOn)
    return `${formatDate(on)} is after the program ended on ${formatDate(athlete.endedOn)}.`;
  return Math.abs(daysBetween(session.plannedFor, on)) > FARTHEST_DAYS
    ? `${formatDate(on)} is more than ${FARTHEST_DAYS} days from the day it was planned for.`
    : undefined;
}

/** The day that it is entered on. */
function dayOf(
  { stored, day, plannedFor }: SessionAt,
  heldOn: CalendarDate | undefined,
  today: CalendarDate,
): CalendarDate {
  return heldOn ?? stored?.held_on ?? earlier(day?.date ?? plannedFor, today);
}

/** Throws LOG_REFUSED with the reason. Keeps what was asked in step with the lines that are begun. */
export async function writableSession(
  { trx }: Change,
  context: Context,
  { session, athlete, heldOn }: ToOpen,
): Promise<OpenSession> {
  const stamp = stampOf(context);
  const { stored, day, plan, held, before } = session;
  const refusal = refusalOf({ session, athlete, heldOn }, stamp.today);
  if (refusal !== undefined || !plan) throw new ExpectedError('LOG_REFUSED', { message: refusal });
  const on = dayOf(session, heldOn, stamp.today);
  const text = JSON.stringify(withoutLimits(before ?? plan));
  if (stored) {
    // Read again inside the transaction: somebody may have begun it meanwhile.
    const change = { ...(on !== stored.held_on && { held_on: on }), ...(!held && { plan: text }) };
    if (Object.keys(change).length > 0)
      await trx.updateTable('training_session').set(change).where('id', '=', stored.id).execute();
    return { id: stored.id, plan, heldOn: on, version: stored.version };
  }
  const begun = await trx
    .selectFrom('training_session')
    .select(['id', 'held_on', 'version'])
    .where('assignment_id', '=', session.assignmentId)
    .where('planned_for', '=', session.plannedFor)
    .executeTakeFirst();
  if (begun) return { id: begun.id, plan, heldOn: begun.held_on, version: begun.version };
  const { id } = await trx
    .insertInto('training_session')
    .values({
      assignment_id: session.assignmentId,
      athlete_id: athlete.id,
      planned_for: session.plannedFor,
      held_on: on,
      week: day?.week ?? 1,
      phase: day?.phase ?? 1,
      letter: plan.letter,
      state: 'open',
      plan: text,
      rpe_halves: null,
      minutes: null,
      pain_before: null,
      pain_next_morning: null,
      sore: '[]',
      note: null,
      recorded_by: stamp.who,
      recorded_at: stamp.at,
      version: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, plan, heldOn: on, version: 1 };
}

/** What is stored of the plan: all of it but what is known from elsewhere. */
function withoutLimits({ letter, name, lines, eased }: SessionPlan): SessionPlan {
  return { letter, name, lines, ...(eased && { eased }) };
}

export function earlier(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a < b ? a : b;
}
