/** Completion: what a coach has begun to write, whole. */

import { describe, expect, it } from 'vitest';
import { completionsAt } from '#domain/prescription/complete.ts';

describe('completion', () => {
  it.each([
    ['3 × 8 bo', ['bodyweight']],
    ['3 × 8 each s', ['each side']],
    ['3 × 8 te', ['tempo']],
    ['work up', ['work up to']],
    ['3 × 8 ba', ['back-off', 'band']],
    ['3 × 8 rp', ['RPE']],
    ['3 × 8 b', []],
    ['3 × 8 band', []],
    ['3 × 8 @ 70', []],
    ['', []],
  ])('%j', (text, options) => expect(completionsAt(text, text.length).options).toEqual(options));
  it('takes the place of what was typed, in the middle of a line as well', () => {
    const text = '3 × 8 heav @ 70 %';
    const { from, to, options } = completionsAt(text, 10);
    expect(text.slice(0, from) + options[0] + text.slice(to)).toBe('3 × 8 heaviest manageable @ 70 %');
  });
});
