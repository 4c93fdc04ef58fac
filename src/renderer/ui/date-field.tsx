/** A date as a coach types it: 14/2/2026, 14 Feb 2026 or 2026-02-14; shown back in words. */

import {
  type CalendarDate,
  dateFromParts,
  formatDate,
  isCalendarDate,
} from '#domain/calendar/calendar-date.ts';
import { TypedField, type TypedFieldProps } from './typed-field.tsx';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function DateField(props: TypedFieldProps<CalendarDate>) {
  return (
    <TypedField
      {...props}
      read={readDate}
      write={formatDate}
      remark="Write a day, such as 14 Feb 2026."
      placeholder="day month year"
    />
  );
}

/** Day first, as the product writes dates; a year of two figures is not guessed. */
export function readDate(text: string): CalendarDate | undefined {
  const trimmed = text.trim();
  if (isCalendarDate(trimmed)) return trimmed;
  const words = /^(\d{1,2})[.\s/-]*\s*([a-z]{3})[a-z]*\.?[\s/-]*(\d{4})$/i.exec(trimmed);
  if (words)
    return dateFromParts(
      Number(words[3]),
      MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1,
      Number(words[1]),
    );
  const figures = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})$/.exec(trimmed);
  return figures ? dateFromParts(Number(figures[3]), Number(figures[2]), Number(figures[1])) : undefined;
}
