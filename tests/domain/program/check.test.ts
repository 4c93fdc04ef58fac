/** Where something is wrong in a program, in a coach’s words. */

import { describe, expect, it } from 'vitest';
import { placeInWords } from '#domain/program/check.ts';
import { PROGRAM } from '../gate/builders.ts';

describe('a place of a program', () => {
  it.each([
    ['phases.0.sessions.1.lines.2', 'Weeks 1–2, session B, line 3'],
    ['phases.0.sessions.1.lines.2.prescription.groups.0.sets', 'Weeks 1–2, session B, line 3'],
    ['phases.1.sessions.0', 'Weeks 3–4, session A'],
    ['phases.3', 'Weeks 7–8'],
    ['warmUp.0', 'Warm-up, line 1'],
    ['foundation.lines.1', 'Foundation block, line 2'],
    ['foundation', 'Foundation block'],
  ])('%s is %s', (path, words) => {
    expect(placeInWords(path, PROGRAM.phases)).toBe(words);
  });
  it('is counted where the file does not say its weeks, and none where it is the program itself', () => {
    expect(placeInWords('phases.1.sessions.0.lines.0', [])).toBe('Block 2 of weeks, session A, line 1');
    expect(placeInWords('name', PROGRAM.phases)).toBeUndefined();
    expect(placeInWords('phases', PROGRAM.phases)).toBeUndefined();
  });
});
