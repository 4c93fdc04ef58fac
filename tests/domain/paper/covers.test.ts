import { describe, expect, it } from 'vitest';
import { addDays, calendarDateOf, formatDate } from '#domain/calendar/calendar-date.ts';
import { coveredBy, EACH_WEEK, sessionsInWords } from '#domain/paper/covers.ts';

describe('what the register says a sheet covers', () => {
  it.each([
    [['A'], 'session A'],
    [['A', 'B'], 'sessions A and B'],
    [['A', 'B', 'D'], 'sessions A, B and D'],
  ])('is worded and read back: %j', (letters, words) => {
    expect(sessionsInWords(letters)).toBe(words);
    expect(coveredBy(`${words}, weeks 3–4`)).toEqual({ letters, weeks: { first: 3, last: 4 } });
    expect(coveredBy(`${words}, week 7`)).toEqual({ letters, weeks: { first: 7, last: 7 } });
    expect(coveredBy(`${words}, ${EACH_WEEK}`)).toEqual({ letters });
  });

  it('is all sessions, or all weeks, where none are said', () => {
    expect(coveredBy('weeks 1–4')).toEqual({ weeks: { first: 1, last: 4 } });
    expect(coveredBy('Foundation block')).toEqual({});
    expect(coveredBy('')).toEqual({});
  });

  it('is one day where that is named', () => {
    expect(coveredBy('session A, 3 Nov 2026')).toEqual({ letters: ['A'], days: ['2026-11-03'] });
    expect(coveredBy('session A, week 2 and 23 Nov 2026')).toEqual({
      letters: ['A'],
      weeks: { first: 2, last: 2 },
      days: ['2026-11-23'],
    });
    expect(coveredBy('session A, 31 Feb 2026')).toEqual({ letters: ['A'] });
    for (let days = 0; days < 366; days += 1) {
      const day = addDays(calendarDateOf('2027-09-09'), days);
      expect(coveredBy(`session A, ${formatDate(day)}`).days).toEqual([day]);
    }
  });
});
