/** Ladders of exercises: they only go down, and looking for one that does not takes no longer with many. */

import { describe, expect, it } from 'vitest';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { ladderLoop } from '#domain/exercise/own-exercise.ts';

const exercisesOf = (ladders: Readonly<Record<string, readonly string[]>>) =>
  new Map(
    Object.entries(ladders).map(([id, steps]) => [
      id,
      { id, ladder: steps.map((exerciseId) => ({ exerciseId })) } as unknown as Exercise,
    ]),
  );

describe('a ladder', () => {
  it('that comes back to its exercise over several steps is found', () => {
    expect(ladderLoop(exercisesOf({ a: ['b'], b: ['c'], c: ['d', 'b'], d: [] }))).toBe('b');
    expect(ladderLoop(exercisesOf({ a: ['a'] }))).toBe('a');
  });
  it('whose steps share a way down is none', () => {
    expect(ladderLoop(exercisesOf({ a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }))).toBeUndefined();
  });
  it('of eight steps in each of 200 exercises is looked at once', () => {
    let asked = 0;
    const names = Array.from({ length: 200 }, (_, index) => `e${index}`);
    const many = exercisesOf(
      Object.fromEntries(names.map((name, index) => [name, names.slice(index + 1, index + 9)])),
    );
    const counted = new Map(many);
    counted.get = (id) => {
      asked += 1;
      return many.get(id);
    };
    expect(ladderLoop(counted)).toBeUndefined();
    expect(asked).toBe(200);
    expect(
      ladderLoop(new Map([...many, ['e199', exercisesOf({ e199: ['e0'] }).get('e199') as Exercise]])),
    ).toBe('e0');
  });
});
