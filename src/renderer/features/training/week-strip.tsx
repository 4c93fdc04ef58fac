/** Four weeks of days around the one that is shown: how many train, how much of it is entered. */

import type { SquadId } from '#contract/values.ts';
import { addDays, type CalendarDate, formatDate, mondayOf } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import classes from './today.module.css';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAYS = 14;

export function WeekStrip({
  date,
  today,
  squad,
  onDay,
}: {
  date: CalendarDate;
  today: CalendarDate;
  squad: string | undefined;
  onDay: (date: CalendarDate) => void;
}) {
  const from = mondayOf(date);
  const calendar = useChannel('training.calendar', {
    from,
    to: addDays(from, DAYS - 1),
    ...(squad && { squad: squad as SquadId }),
  });
  return (
    <section className={classes.days} aria-label="Days">
      {Array.from({ length: DAYS }, (_, place) => addDays(from, place)).map((day, place) => {
        const found = calendar.data?.find((each) => each.date === day);
        return (
          <button
            key={day}
            type="button"
            className={classes.day}
            aria-pressed={day === date}
            data-today={day === today || undefined}
            data-empty={!found?.sessions || undefined}
            title={found?.what.map(({ says, athletes }) => `${says}: ${athletes}`).join('\n')}
            onClick={() => onDay(day)}
          >
            <span>
              {WEEKDAYS[place % 7]} <b>{formatDate(day).replace(/ \d{4}$/, '')}</b>
            </span>
            {found?.holiday && <span className="quiet">{found.holiday}</span>}
            {found && found.sessions > 0 && (
              <span>
                {found.sessions} {found.sessions === 1 ? 'trains' : 'train'}
              </span>
            )}
            {found && found.done > 0 && <span className="quiet">{found.done} entered</span>}
          </button>
        );
      })}
    </section>
  );
}
