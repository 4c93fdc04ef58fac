/** Who stands on the roster and attendance sheet, and the days of the next four weeks that anybody of them trains on. */

import type { Kysely } from 'kysely';
import {
  addDays,
  type CalendarDate,
  daysBetween,
  formatDate,
  mondayOf,
} from '#domain/calendar/calendar-date.ts';
import type { Tables } from '../database/schema.ts';
import type { Facility } from '../facility/facility.ts';
import { squadsOf, storedByIds } from '../roster/athletes.ts';
import { orderOfNames } from '../roster/names.ts';
import type { AttendanceModel } from './attendance-model.ts';
import type { LaidOutCard, NameOf } from './lay-out.ts';

export type AttendancePeople = AttendanceModel['people'];

const WEEKS = 4;
/** Where nobody has training days yet, the dates are written by hand. */
const OPEN_DAYS = 12;

/** Those chosen, or everybody with a program, whatever their clearance: being on the list says nothing of it. */
export async function attendancePeople(
  executor: Kysely<Tables>,
  chosen: readonly string[] | undefined,
  nameOf: NameOf,
): Promise<AttendancePeople> {
  const ids =
    chosen ??
    (
      await executor
        .selectFrom('assignment')
        .select('athlete_id')
        .distinct()
        .where('state', '<>', 'ended')
        .execute()
    ).map((row) => row.athlete_id);
  const athletes = (await storedByIds(executor, ids)).filter(({ status }) => status !== 'archived');
  const squads = await squadsOf(
    executor,
    athletes.map(({ id }) => id),
  );
  return athletes
    .toSorted((a, b) => orderOfNames(a.sort_name, b.sort_name))
    .map((athlete) => ({ name: nameOf(athlete), squads: (squads.get(athlete.id) ?? []).join(', ') }));
}

export function attendanceOf(
  cards: readonly LaidOutCard[],
  { facility, today, people }: { facility: Facility; today: CalendarDate; people: AttendancePeople },
): AttendanceModel {
  const monday = mondayOf(today);
  const weekdays = new Set(cards.flatMap(({ running }) => running.trainingDays));
  const days = Array.from({ length: 7 * WEEKS }, (_, day) => addDays(monday, day)).filter((date) =>
    weekdays.has(daysBetween(mondayOf(date), date) + 1),
  );
  const [first = monday, last = addDays(monday, 7 * WEEKS - 1)] = [days[0], days.at(-1)];
  const squads = new Set(people.map((person) => person.squads));
  const [squad] = squads;
  return {
    sheet: 'attendance',
    facility: facility.name,
    coach: facility.coach,
    squad: squads.size === 1 && squad ? squad : 'Roster',
    span: `${formatDate(first)} – ${formatDate(last)}`,
    people,
    days:
      days.length > 0
        ? days.map((date) => ({
            weekday: WEEKDAYS[daysBetween(mondayOf(date), date)] ?? '',
            date: formatDate(date).replace(/ \d{4}$/, ''),
          }))
        : Array.from({ length: OPEN_DAYS }, () => ({ weekday: '', date: '' })),
    sheetNumber: '',
    revision: 0,
    printedOn: formatDate(today),
    programVersion: '',
  };
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
