/** A date as a coach types it: 14/2/2026, 14 Feb 2026 or 2026-02-14; shown back in words. */

import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import {
  type CalendarDate,
  dateFromParts,
  formatDate,
  isCalendarDate,
} from '#domain/calendar/calendar-date.ts';

interface Props {
  readonly label: string;
  readonly value: CalendarDate | null;
  readonly onChange: (date: CalendarDate | null) => void;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly description?: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function DateField({ label, value, onChange, error, required, description }: Props) {
  const [text, setText] = useState(value ? formatDate(value) : '');
  const [wrong, setWrong] = useState(false);
  useEffect(() => setText(value ? formatDate(value) : ''), [value]);
  const leave = () => {
    const date = readDate(text);
    setWrong(text.trim() !== '' && !date);
    if (text.trim() === '') onChange(null);
    else if (date) {
      onChange(date);
      setText(formatDate(date));
    }
  };
  return (
    <TextInput
      label={label}
      description={description}
      placeholder="day month year"
      value={text}
      required={required}
      error={wrong ? 'Write a day, such as 14 Feb 2026.' : error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
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
