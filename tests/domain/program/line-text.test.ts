/** A line as one text: the exercise by its name, then the prescription. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exercise } from '#domain/exercise/exercise.ts';
import {
  exerciseNames,
  matchingExercises,
  readLine,
  unreadLine,
  writeLine,
} from '#domain/program/line-text.ts';
import type { Program } from '#domain/program/program.ts';

const library = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/library', name), 'utf8'));
const all = library('exercises.json') as Exercise[];
const exercises = new Map(all.map((exercise) => [exercise.id, exercise]));
const names = exerciseNames(all);
const guide = library('glute-development-8-weeks.json') as Program;

it('every line of the guide’s program is read back from its own text', () => {
  for (const line of guide.phases.flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines))) {
    const text = writeLine(line, exercises);
    expect(readLine(text, names).content, text).toEqual({
      exerciseId: line.exerciseId,
      prescription: line.prescription,
      sourceText: text,
    });
  }
});

it('warm-up and foundation block are read back as well, with what a line grows to', () => {
  for (const line of [...guide.warmUp, ...guide.foundation.lines]) {
    const text = writeLine(line, exercises);
    const { id: _place, ...content } = { id: '', ...line };
    expect(readLine(text, names, { mayGrow: true }).content, text).toEqual({ ...content, sourceText: text });
  }
});

describe('a target to grow to', () => {
  const text = 'Glute bridge 2 × 10 -> 3 × 15 bodywieght';
  it('is read behind an arrow, and is wrong at its own place', () => {
    const { problems } = readLine(text, names, { mayGrow: true });
    expect(problems.map(({ start, end }) => text.slice(start, end))).toEqual(['bodywieght']);
    const { content } = readLine('Glute bridge 2 × 10 → 3 × 15', names, { mayGrow: true });
    expect(content?.progressesTo?.groups[0]?.sets).toBe(3);
    expect(readLine('Glute bridge 2 × 10 →', names, { mayGrow: true }).problems[0]?.sentence).toMatch(
      /how many sets/,
    );
  });
  it('is no part of any other line', () => {
    const sessions = readLine('Glute bridge 2 × 10 → 3 × 15', names);
    expect(sessions.content).toBeUndefined();
    expect(sessions.problems.length).toBeGreaterThan(0);
  });
});

it('words that nobody can read yet are kept as they were typed', () => {
  const line = unreadLine(' Back sqaut 4 × 5 ');
  expect(line).toMatchObject({ exerciseId: '', sourceText: 'Back sqaut 4 × 5' });
  expect(writeLine(line, exercises)).toBe('Back sqaut 4 × 5');
});

it('the longest name is meant, whatever the capitals', () => {
  for (const exercise of all) {
    expect(readLine(`${exercise.name.toUpperCase()} 3x8`, names).exercise?.id).toBe(exercise.id);
  }
});

describe('what is wrong is said at its place in the whole text', () => {
  it.each([
    ['Barbell hip trust 4 × 8', 'Barbell hip trust', /no exercise “Barbell hip trust”/, 'Barbell hip thrust'],
    ['Flying 3 × 8', 'Flying', /no exercise “Flying”/, undefined],
    ['4 × 8', '', /Begin with the exercise/, undefined],
    ['  ', '', /Begin with the exercise/, undefined],
    ['Back squat 4 × 8 bodyweigth', 'bodyweigth', /Is it “bodyweight”/, 'bodyweight'],
    ['Back squat', '', /how many sets/, '3 × 10'],
  ])('%s', (text, word, sentence, proposal) => {
    const { problems, content } = readLine(text, names);
    expect(content).toBeUndefined();
    const [problem] = problems;
    expect(problem && text.slice(problem.start, problem.end)).toBe(word);
    expect(problem?.sentence).toMatch(sentence);
    expect(problem?.proposal).toBe(proposal);
  });
});

it('exercises are offered by how their name begins, then by what is in it', () => {
  const offered = (typed: string) => matchingExercises(typed, names, 3).map(({ id }) => id);
  expect(offered('back')).toEqual(['back-squat']);
  expect(offered('hip thrust single').every((id) => id.includes('single-leg-hip-thrust'))).toBe(true);
  expect(offered('')).toEqual([]);
});
