/** The week of the day that is shown and the next: how many train, how much of it is entered. */

import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
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
  const last = addDays(from, DAYS - 1);
  const calendar = useChannel('training.calendar', {
    from,
    to: last,
    ...(squad && { squad: squad as SquadId }),
  });
  return (
    <section aria-label="Days">
      <div className={classes.weeks}>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconChevronLeft size={14} stroke={1.6} />}
          title="The day before is ←"
          onClick={() => onDay(addDays(date, -7))}
        >
          Previous week
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          disabled={date === today}
          title="Back to today (T)"
          onClick={() => onDay(today)}
        >
          Today
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          rightSection={<IconChevronRight size={14} stroke={1.6} />}
          title="The day after is →"
          onClick={() => onDay(addDays(date, 7))}
        >
          Next week
        </Button>
        <span className="quiet" aria-live="polite">
          {formatDate(from)} to {formatDate(last)}
        </span>
      </div>
      <div className={classes.days}>
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
              {found && found.sessions > 0 && !found.holiday && (
                <span>
                  {found.athletes} {found.athletes === 1 ? 'trains' : 'train'}
                </span>
              )}
              {found && found.done > 0 && <span className="quiet">{found.done} with results</span>}
            </button>
          );
        })}
      </div>
    </section>
  );
}
