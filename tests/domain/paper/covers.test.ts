import { describe, expect, it } from 'vitest';
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
});
