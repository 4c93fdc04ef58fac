import { describe, expect, it } from 'vitest';
import { ACCENTS, accentProblem, contrastOnWhite } from '#domain/paper/accent.ts';

describe('an accent for paper', () => {
  it.each(ACCENTS)('may be $name, which is far darker than a photocopier needs', ({ color }) => {
    expect(accentProblem(color)).toBeUndefined();
    expect(contrastOnWhite(color)).toBeGreaterThan(7);
  });

  it.each([
    ['#ffd400', /too pale/],
    ['#ff6600', /2\.9 to 1/],
    ['#ffffff', /1\.0 to 1/],
    ['#777777', /4\.5 to 1/],
    ['red', /six figures/],
    ['#12345', /six figures/],
    ['#12345g', /six figures/],
  ])('may not be %s', (color, why) => {
    expect(accentProblem(color)).toMatch(why);
  });

  it('is measured as WCAG measures', () => {
    expect(contrastOnWhite('#000000')).toBeCloseTo(21);
    expect(contrastOnWhite('#767676')).toBeCloseTo(4.54, 2);
    expect(accentProblem('#767676')).toBeUndefined();
  });
});
