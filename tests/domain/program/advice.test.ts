/** Advice: the guide's own counts of sets, and where its percentages go beyond its own advice. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { impliedRir, nscaPercent, rtsPercent } from '#domain/load/effort-charts.ts';
import { parsePrescription } from '#domain/prescription/parse.ts';
import { impliedReserve, levelsInWords, lineAdvice, weeklySets } from '#domain/program/advice.ts';
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

describe('the count of a week against the guide’s levels (6–10, 10–16, 12–20)', () => {
  it.each([
    [5, 'below every level'],
    [7, 'beginner'],
    [8, 'beginner'],
    [10, 'beginner, intermediate'],
    [13, 'intermediate, advanced'],
    [19, 'advanced'],
    [26, 'above every level'],
  ])('%i sets: %s', (sets, levels) => {
    expect(levelsInWords(sets)).toBe(levels);
  });
});

describe('what the percentages leave in reserve, RTS and NSCA (guide §4.5)', () => {
  const line = (id: string) =>
    program.phases
      .flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines))
      .find((each) => each.id === id) as ProgramLine;
  it.each([
    ['1A2', 0, 3, 3],
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
  it.each<[string, number, number, boolean, boolean]>([
    ['4 × 12 at 60 %: 3.0, and more than 3 by the NSCA', 12, 60, false, true],
    ['4 × 12 at 40 %: off both charts, very easy', 12, 40, true, true],
  ])('%s', (_what, reps, percent, rts, nsca) => {
    const implied = impliedRir(reps, percent);
    expect([implied.rts.beyond, implied.nsca.beyond]).toEqual([rts, nsca]);
    if (!rts) expect(implied.rts.rir).toBeCloseTo(3, 1);
  });
  it('to hold 2 in reserve at 8 reps takes about 74 to 75 %, to hold 3 about 71 to 73 %', () => {
    expect([rtsPercent(8, 2), nscaPercent(8, 2)].map((each) => Math.round(each ?? 0))).toEqual([74, 75]);
    expect([rtsPercent(8, 3), nscaPercent(8, 3)].map((each) => Math.round(each ?? 0))).toEqual([71, 73]);
  });
});

describe('a percentage without a maximum', () => {
  const at = (exerciseId: string): Program => ({
    ...program,
    phases: program.phases.slice(2, 3).map((phase) => ({
      ...phase,
      sessions: phase.sessions.slice(0, 1).map((session) => ({
        ...session,
        lines: session.lines.slice(1, 2).map((line) => ({ ...line, exerciseId })),
      })),
    })),
  });
  const told = (exerciseId: string, lifts?: string[]) =>
    lineAdvice(at(exerciseId), exercises, lifts && new Set(lifts))
      .filter(({ kind }) => kind === 'maximum')
      .map(({ text }) => text);
  it('of a lift that carries no load is said beside the line', () => {
    expect(told('bodyweight-hip-thrust')).toEqual([
      'Bodyweight hip thrust carries no load, so there is no maximum for this percentage.',
    ]);
  });
  it('of a lift that nobody has a maximum of is said beside the line', () => {
    expect(told('romanian-deadlift', ['back-squat'])).toEqual([
      'Nobody on the roster has a maximum for Romanian deadlift yet. Until then this percentage gives no load.',
    ]);
    expect(told('romanian-deadlift', ['romanian-deadlift'])).toEqual([]);
    expect(told('romanian-deadlift')).toEqual([]);
  });
  it('of a variation refers to the lift it stands on', () => {
    expect(told('barbell-hip-thrust-banded', ['barbell-hip-thrust'])).toEqual([]);
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
  it('proposes 60 % for thrusts without a load, 12 reps: 60–63 % by RTS, 65–67 % by NSCA', () => {
    const proposals = advice.filter(({ kind }) => kind === 'load');
    expect(proposals.map(({ lineId }) => lineId)).toEqual(['1B1', '2B1', '2B3']);
    expect(proposals[0]?.text).toBe(
      'No load is stated. For 2 to 3 reps in reserve the charts give 60–63 % (RTS) and 65–67 % (NSCA); 60 % is a careful start.',
    );
  });
  it('says both numbers and where to start', () => {
    expect(advice.find(({ lineId }) => lineId === '3A1')?.text).toBe(
      '80 % is more than the RTS chart allows for these reps and leaves about 0 in reserve by the NSCA chart; the guide advises 2 to 3. Start at 77 %.',
    );
  });
});

describe('effort of percentages of a training max', () => {
  const told = (text: string) => {
    const at = program.phases.slice(2, 3).map((phase) => ({
      ...phase,
      sessions: phase.sessions.slice(0, 1).map((session) => ({
        ...session,
        lines: session.lines.slice(0, 1).map((line) => ({
          ...line,
          prescription: parsePrescription(text).prescription ?? line.prescription,
        })),
      })),
    }));
    return lineAdvice({ ...program, phases: at }, exercises).filter(({ kind }) => kind === 'effort');
  };
  it('is reckoned through the share of the 1RM that a training max is', () => {
    expect(told('3 × 5 @ 90 % TM').map(({ text }) => text)).toEqual([]);
    expect(told('3 × 5 @ 100 % TM').map(({ text }) => text)).toEqual([
      '100 % TM is more than the RTS and NSCA charts allow for these reps, with a training max of 90 % of the 1RM; the guide advises 2 to 3.',
    ]);
    expect(told('3 × 5 @ 95 % TM')[0]?.text).toMatch(/^95 % TM leaves about 0\.\d to 0\.\d reps in reserve/);
  });
  it('never speaks of fewer than no reps', () => {
    for (let percent = 60; percent <= 100; percent += 1)
      for (const reps of [1, 3, 5, 8, 12])
        for (const { text } of told(`3 × ${reps} @ ${percent} %`)) expect(text).not.toMatch(/[−-]\d/);
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
    ['one day of hip thrusts of two', [['barbell-hip-thrust'], ['glute-bridge']], [['1A1', 'days']]],
    ['one session a week', [['barbell-hip-thrust']], []],
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
    const told = lineAdvice(copy(ids), exercises).filter(({ kind }) => kind !== 'load');
    expect(told.map(({ lineId, kind }) => [lineId, kind])).toEqual(expected);
  });
});
