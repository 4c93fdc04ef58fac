/** Advice: the guide's own counts of sets, and where its percentages go beyond its own advice. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { impliedReserve, lineAdvice, weeklySets } from '#domain/program/advice.ts';
import type { Program, ProgramLine } from '#domain/program/program.ts';

const library = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/library', name), 'utf8'));
const program = library('glute-development-8-weeks.json') as Program;
const exercises = new Map(
  (library('exercises.json') as Exercise[]).map((exercise) => [exercise.id, exercise]),
);

describe('working sets of a week, counted three ways', () => {
  it.each([
    ['1–2', 8, 14, 26],
    ['3–4', 13, 16, 30],
    ['5–6', 9, 12, 30],
    ['7–8', 7, 11, 19],
  ])('weeks %s', (weeks, barbell, thrusts, all) => {
    const counted = weeklySets(program, exercises).find(
      ({ firstWeek, lastWeek }) => `${firstWeek}–${lastWeek}` === weeks,
    );
    expect([counted?.barbellHipThrust, counted?.hipThrust, counted?.all]).toEqual([barbell, thrusts, all]);
  });
});

describe('what the percentages leave in reserve, RTS and NSCA', () => {
  const line = (id: string) =>
    program.phases
      .flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines))
      .find((each) => each.id === id) as ProgramLine;
  it.each([
    ['2A1', 0, 1.3, 2],
    ['3A1', 0, -0.5, 0],
    ['3B1', 0, -0.5, 0],
    ['3A2', 0, 1.5, 2],
    ['4A2', 0, 1.7, 2.3],
    ['4A1', 0, 0.5, 1],
    ['4A1', 1, 2.6, 3.3],
    ['4B1', 0, 1.4, 1.7],
    ['4B2', 0, 2.5, 3],
  ])('%s, group %i', (id, group, rts, nsca) => {
    const implied = impliedReserve(line(id).prescription.groups[group] as never);
    expect(implied?.rts.rir).toBeCloseTo(rts, 1);
    expect(implied?.nsca.rir).toBeCloseTo(nsca, 0.9);
  });
});

describe('advice on the guide’s own program', () => {
  const advice = lineAdvice(program, exercises);
  it('names the lines that break its two to three reps in reserve, and no others', () => {
    expect(advice.filter(({ kind }) => kind === 'effort').map(({ lineId }) => lineId)).toEqual([
      '3A1',
      '3B1',
      '4A1',
      '4B1',
    ]);
  });
  it('says both numbers and where to start', () => {
    expect(advice.find(({ lineId }) => lineId === '3A1')?.text).toBe(
      '80 % leaves about −0.5 to 0 reps in reserve by the RTS and NSCA charts; the guide advises 2 to 3. Start at 77 %.',
    );
  });
});

describe('sessions', () => {
  const phase = program.phases[0];
  const copy = (exerciseIds: readonly (readonly string[])[]): Program => ({
    ...program,
    phases: [
      {
        ...(phase as NonNullable<typeof phase>),
        sessions: exerciseIds.map((ids, index) => ({
          letter: 'ABCDE'[index] ?? 'F',
          name: '',
          lines: ids.map((exerciseId, place) => ({
            id: `1${'ABCDE'[index]}${place + 1}`,
            exerciseId,
            sourceText: '',
            prescription: {
              groups: [
                {
                  kind: 'straight',
                  sets: 3,
                  reps: { kind: 'reps', low: 8, high: 8 },
                  load: { kind: 'unstated' },
                },
              ],
              perSide: false,
            },
          })),
        })),
      },
    ],
  });
  it.each<[string, string[][], [string, string][]]>([
    ['a hinge and a squat in one', [['romanian-deadlift', 'back-squat']], [['1A2', 'clash']]],
    ['a squat before the hinge', [['back-squat', 'cable-pull-through']], [['1A2', 'clash']]],
    ['each on its own day', [['romanian-deadlift'], ['back-squat']], []],
    [
      'three days of hip thrusts',
      [['barbell-hip-thrust'], ['barbell-hip-thrust'], ['barbell-hip-thrust']],
      [],
    ],
    [
      'four days of hip thrusts',
      [['barbell-hip-thrust'], ['barbell-hip-thrust'], ['barbell-hip-thrust'], ['dumbbell-hip-thrust']],
      [['1D1', 'days']],
    ],
    [
      'four days with bodyweight ones',
      [['barbell-hip-thrust'], ['barbell-hip-thrust'], ['barbell-hip-thrust'], ['bodyweight-hip-thrust']],
      [],
    ],
  ])('%s', (_what, ids, expected) => {
    expect(lineAdvice(copy(ids), exercises).map(({ lineId, kind }) => [lineId, kind])).toEqual(expected);
  });
});
