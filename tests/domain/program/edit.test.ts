/** Editing a program: each step answers a new one, weeks and numbers run on, ids stay unique. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrescription } from '#domain/prescription/parse.ts';
import * as edit from '#domain/program/edit.ts';
import { groupLabels } from '#domain/program/groups.ts';
import type { Program } from '#domain/program/program.ts';

const guide = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../../../resources/library/glute-development-8-weeks.json'),
    'utf8',
  ),
) as Program;
const weeks = ({ phases }: Program) =>
  phases.map(({ number, firstWeek, lastWeek }) => `${number}: ${firstWeek}–${lastWeek}`);
const ids = ({ phases, foundation }: Program) =>
  [...phases.flatMap(({ sessions }) => sessions.flatMap(({ lines }) => lines)), ...foundation.lines].map(
    ({ id }) => id,
  );
const session = (program: Program, block = 0, place = 0) =>
  program.phases[block]?.sessions[place]?.lines.map(({ exerciseId }) => exerciseId);
const content = {
  exerciseId: 'glute-bridge',
  sourceText: '3 × 10',
  prescription: {
    groups: [
      { kind: 'straight', sets: 3, reps: { kind: 'reps', low: 10, high: 10 }, load: { kind: 'unstated' } },
    ],
    perSide: false,
  },
} as const;

describe('weeks', () => {
  it.each<[string, Program, string[]]>([
    ['a block copied', edit.copyBlock(guide, 1), ['1: 1–2', '2: 3–4', '2: 5–6', '3: 7–8', '4: 9–10']],
    ['a block split', edit.splitBlock(guide, 0, 2), ['1: 1–1', '1: 2–2', '2: 3–4', '3: 5–6', '4: 7–8']],
    ['a block made longer', edit.setBlockWeeks(guide, 0, 4), ['1: 1–4', '2: 5–6', '3: 7–8', '4: 9–10']],
    ['a phase taken out', edit.removeBlock(guide, 1), ['1: 1–2', '2: 3–4', '3: 5–6']],
    [
      'one of two blocks taken out',
      edit.removeBlock(edit.splitBlock(guide, 0, 2), 1),
      ['1: 1–1', '2: 2–3', '3: 4–5', '4: 6–7'],
    ],
    ['a phase added', edit.addPhase(guide, 'Peak'), ['1: 1–2', '2: 3–4', '3: 5–6', '4: 7–8', '5: 9–9']],
  ])('%s', (_what, program, expected) => expect(weeks(program)).toEqual(expected));
  it('are not split at their first week', () => expect(edit.splitBlock(guide, 0, 1)).toBe(guide));
  it('the last block stays', () => {
    const one = { ...guide, phases: guide.phases.slice(0, 1) };
    expect(edit.removeBlock(one, 0)).toBe(one);
  });
});

describe('lines', () => {
  const place = { block: 0, session: 0, line: 1 };
  it('are added, changed, moved and removed at their place', () => {
    const added = edit.addLine(guide, place, content);
    expect(session(added)).toEqual([
      'bodyweight-hip-thrust',
      'glute-bridge',
      'barbell-hip-thrust',
      'romanian-deadlift',
      'single-leg-glute-bridge',
    ]);
    const moved = edit.moveLine(added, place, { ...place, line: 3 });
    expect(session(moved)).toEqual([
      'bodyweight-hip-thrust',
      'barbell-hip-thrust',
      'romanian-deadlift',
      'glute-bridge',
      'single-leg-glute-bridge',
    ]);
    const over = edit.moveLine(added, place, { block: 0, session: 1, line: 99 });
    expect(session(over, 0, 1)?.at(-1)).toBe('glute-bridge');
    expect(session(over)).toEqual(session(guide));
    expect(edit.removeLine(added, place)).toEqual(guide);
    expect(session(edit.setLine(guide, place, content))?.[1]).toBe('glute-bridge');
  });
  it('keep their ids when they move and when they change', () => {
    const moved = edit.moveLine(guide, place, { ...place, line: 3 });
    expect(ids(moved).toSorted()).toEqual(ids(guide).toSorted());
    expect(edit.setLine(guide, place, content).phases[0]?.sessions[0]?.lines[1]?.id).toBe('1A2');
  });
  it('move to other weeks with an id of theirs', () => {
    const moved = edit.moveLine(guide, place, { block: 2, session: 0, line: 0 });
    expect(session(moved, 2)?.[0]).toBe('barbell-hip-thrust');
    expect(moved.phases[2]?.sessions[0]?.lines[0]?.id).toBe('3A5');
    expect(new Set(ids(moved)).size).toBe(ids(guide).length);
  });
});

describe('groups', () => {
  const at = (line: number) => ({ block: 0, session: 0, line });
  const labels = (program: Program) => groupLabels(program.phases[0]?.sessions[0]?.lines ?? []);
  const kinds = (program: Program) => [
    ...new Set(program.phases[0]?.sessions[0]?.lines.flatMap(({ group }) => group?.kind ?? [])),
  ];
  const pair = edit.joinAbove(guide, at(2));
  const three = edit.joinAbove(pair, at(3));
  it('of two lines are a superset, of three a circuit', () => {
    expect([labels(pair), kinds(pair)]).toEqual([[undefined, 'A1', 'A2', undefined], ['superset']]);
    expect([labels(three), kinds(three)]).toEqual([[undefined, 'A1', 'A2', 'A3'], ['circuit']]);
  });
  it('lose a line that is taken out again, and end when one is left', () => {
    expect(labels(edit.joinAbove(three, at(3)))).toEqual([undefined, 'A1', 'A2', undefined]);
    expect(edit.joinAbove(pair, at(2))).toEqual(guide);
    expect(labels(edit.removeLine(pair, at(2)))).toEqual([undefined, undefined, undefined]);
  });
  it('take in a line that is written or put between theirs', () => {
    expect(labels(edit.addLine(pair, at(2), content))).toEqual([undefined, 'A1', 'A2', 'A3', undefined]);
    expect(labels(edit.moveLine(pair, at(3), at(2)))).toEqual([undefined, 'A1', 'A2', 'A3']);
    expect(labels(edit.addLine(pair, at(3), content))).toEqual([undefined, 'A1', 'A2', undefined, undefined]);
  });
  it('are lettered in order, and two of them become one', () => {
    const two = edit.joinAbove(pair, at(1));
    expect(labels(two)).toEqual(['A1', 'A2', 'A3', undefined]);
    const apart = edit.joinAbove(edit.joinAbove(guide, at(1)), at(3));
    expect(labels(apart)).toEqual(['A1', 'A2', 'B1', 'B2']);
    expect(labels(edit.joinAbove(apart, at(2)))).toEqual(['A1', 'A2', 'A3', 'A4']);
    expect(labels(edit.removeLine(apart, at(0)))).toEqual([undefined, 'A1', 'A2']);
  });
  it('do not reach into another session', () => {
    const gone = edit.moveLine(pair, at(2), { block: 0, session: 1, line: 0 });
    expect(labels(gone)).toEqual([undefined, undefined, undefined]);
    expect(gone.phases[0]?.sessions[1]?.lines[0]).not.toHaveProperty('group');
  });
});

describe('a rule of progression', () => {
  const place = { block: 0, session: 0, line: 1 };
  it('stands beside its line, and goes again', () => {
    const ruled = edit.setProgression(guide, place, 'doubleProgression');
    expect(ruled.phases[0]?.sessions[0]?.lines[1]?.progression).toBe('doubleProgression');
    expect(edit.setProgression(ruled, place, undefined)).toEqual(guide);
    expect(edit.setLine(ruled, place, content).phases[0]?.sessions[0]?.lines[1]?.progression).toBe(
      'doubleProgression',
    );
  });
});

describe('sessions', () => {
  it('are added and removed; letters run on', () => {
    const three = edit.addSession(guide, 0);
    expect(three.phases[0]?.sessions.map(({ letter }) => letter)).toEqual(['A', 'B', 'C']);
    expect(
      edit.removeSession(three, { block: 0, session: 0 }).phases[0]?.sessions.map(({ letter }) => letter),
    ).toEqual(['A', 'B']);
  });
});

describe('order', () => {
  it('of sessions changes, and letters stay in theirs', () => {
    const up = edit.moveSessionUp(guide, { block: 0, session: 1 });
    expect(session(up, 0, 0)).toEqual(session(guide, 0, 1));
    expect(up.phases[0]?.sessions.map(({ letter, name }) => [letter, name])).toEqual(
      guide.phases[0]?.sessions.map(({ letter, name }) => [letter, name]),
    );
  });
  it('of weeks changes, and weeks and phases are counted anew', () => {
    const up = edit.moveBlockUp(guide, 1);
    expect(weeks(up)).toEqual(weeks(guide));
    expect(session(up, 0, 0)).toEqual(session(guide, 1, 0));
  });
  it('a session copied stands at the end of its week, with lines of its own', () => {
    const copied = edit.copySession(guide, { block: 0, session: 0 });
    expect(session(copied, 0, 2)).toEqual(session(guide, 0, 0));
    expect(copied.phases[0]?.sessions[2]?.name).toBe('Session C');
    expect(new Set(ids(copied)).size).toBe(ids(copied).length);
  });
});

describe('throughout', () => {
  it('an exercise is replaced', () => {
    const replaced = edit.replaceExercise(guide, 'romanian-deadlift', 'cable-pull-through');
    expect(JSON.stringify(replaced.phases)).not.toContain('"romanian-deadlift"');
  });
  it('an exercise is replaced in the warm-up and the foundation block as well', () => {
    for (const beside of [guide.warmUp, guide.foundation.lines]) {
      const from = beside[0]?.exerciseId ?? '';
      const { warmUp, foundation } = edit.replaceExercise(guide, from, 'glute-bridge-march');
      const written = JSON.stringify([warmUp, foundation]);
      expect(written).not.toContain(`"exerciseId":"${from}"`);
      expect(written).toContain('glute-bridge-march');
    }
  });
  it('110 % of a training max goes up to 112.5, stops at 120, and what stops is counted', () => {
    const line = { block: 0, session: 0, line: 0 };
    const { prescription } = parsePrescription('3 × 3 @ 110 % TM, back-off 2 × 5 @ 90 % TM');
    if (!prescription) throw new Error('not read');
    const written = edit.setLine(guide, line, {
      exerciseId: 'cable-pull-through',
      prescription,
      sourceText: '',
    });
    const shift = (points: number) => {
      const { program, stopped } = edit.shiftPercentages(written, {
        exerciseId: 'cable-pull-through',
        fromBlock: 0,
        points,
      });
      const loads = edit
        .linesAt(program, line)?.[0]
        ?.prescription.groups.map(({ load }) => (load.kind === 'percent' ? load.high : undefined));
      return [loads, stopped];
    };
    expect(shift(2.5)).toEqual([[112.5, 92.5], 0]);
    expect(shift(15)).toEqual([[120, 105], 1]);
    expect(shift(-100)).toEqual([[10, 1], 1]);
  });
  it('percentages shift by more each block, and never leave 1 to 100 of a 1RM', () => {
    const thrusts = (program: Program) =>
      program.phases.flatMap(({ sessions }) =>
        sessions.flatMap(({ lines }) =>
          lines.flatMap(({ exerciseId, prescription }) =>
            exerciseId !== 'barbell-hip-thrust'
              ? []
              : prescription.groups.flatMap(({ load }) =>
                  load.kind === 'percent' ? [[load.low, load.high]] : [],
                ),
          ),
        ),
      );
    expect(thrusts(guide)).toEqual([
      [40, 60],
      [70, 70],
      [77, 80],
      [75, 80],
      [85, 85],
      [72, 72],
      [88, 88],
      [72, 72],
    ]);
    const shift = { exerciseId: 'barbell-hip-thrust', fromBlock: 1 };
    expect(thrusts(edit.shiftPercentages(guide, { ...shift, points: 2.5 }).program)).toEqual([
      [40, 60],
      [72.5, 72.5],
      [82, 85],
      [80, 85],
      [92.5, 92.5],
      [79.5, 79.5],
      [95.5, 95.5],
      [79.5, 79.5],
    ]);
    expect(
      thrusts(edit.shiftPercentages(guide, { ...shift, points: 20 }).program)
        .flat()
        .every((percent) => percent <= 100),
    ).toBe(true);
  });
});

describe('any row of steps', () => {
  it('leaves the program before it untouched, ids unique, weeks and numbers without a gap', () => {
    const small = fc.integer({ min: 0, max: 5 });
    const places = fc.record({ block: small, session: small, line: small });
    const steps = fc.array(
      fc.oneof(
        small.map((block) => (program: Program) => edit.copyBlock(program, block)),
        fc.tuple(small, fc.integer({ min: 1, max: 12 })).map(
          ([block, week]) =>
            (program: Program) =>
              edit.splitBlock(program, block, week),
        ),
        fc.tuple(small, fc.integer({ min: 0, max: 4 })).map(
          ([block, count]) =>
            (program: Program) =>
              edit.setBlockWeeks(program, block, count),
        ),
        small.map((block) => (program: Program) => edit.removeBlock(program, block)),
        fc.constant((program: Program) => edit.addPhase(program, 'More')),
        small.map((block) => (program: Program) => edit.addSession(program, block)),
        places.map((place) => (program: Program) => edit.removeSession(program, place)),
        places.map((place) => (program: Program) => edit.addLine(program, place, content)),
        places.map((place) => (program: Program) => edit.removeLine(program, place)),
        places.map((place) => (program: Program) => edit.joinAbove(program, place)),
        places.map((place) => (program: Program) => edit.copySession(program, place)),
        places.map((place) => (program: Program) => edit.moveSessionUp(program, place)),
        small.map((block) => (program: Program) => edit.moveBlockUp(program, block)),
        fc.tuple(places, places).map(
          ([from, to]) =>
            (program: Program) =>
              edit.moveLine(program, from, to),
        ),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (row) => {
        let program = guide;
        for (const step of row) {
          const before = JSON.stringify(program);
          const after = step(program);
          expect(JSON.stringify(program)).toBe(before);
          program = after;
        }
        expect(new Set(ids(program)).size).toBe(ids(program).length);
        let week = 1;
        let number = 0;
        for (const phase of program.phases) {
          expect(phase.firstWeek).toBe(week);
          expect(phase.lastWeek).toBeGreaterThanOrEqual(phase.firstWeek);
          expect([number, number + 1]).toContain(phase.number);
          week = phase.lastWeek + 1;
          number = phase.number;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('lists beside the sessions', () => {
  it.each(['warmUp', 'foundation'] as const)(
    '%s: lines are added, moved and removed like any other',
    (block) => {
      const at = (line: number) => ({ block, session: 0, line });
      const lines = (program: Program) =>
        edit.linesAt(program, at(0))?.map(({ exerciseId }) => exerciseId) ?? [];
      const before = lines(guide);
      const added = edit.addLine(guide, at(0), content);
      expect(lines(added)).toEqual([content.exerciseId, ...before]);
      const moved = edit.moveLine(added, at(0), at(1));
      expect(lines(moved)).toEqual([before[0], content.exerciseId, ...before.slice(1)]);
      expect(lines(edit.removeLine(moved, at(1)))).toEqual(before);
      expect(new Set(ids(added)).size).toBe(ids(added).length);
      expect(added.phases).toBe(guide.phases);
    },
  );
  it('steps of the warm-up stay without ids', () => {
    const added = edit.addLine(guide, { block: 'warmUp', session: 0, line: 0 }, content);
    expect(added.warmUp[0]).toEqual(content);
    expect(added.warmUp.slice(1)).toEqual(guide.warmUp);
  });
  it('a target to grow to is part of what is written, in the foundation block alone', () => {
    const line = guide.foundation.lines.findIndex(({ progressesTo }) => progressesTo);
    const place = { block: 'foundation', session: 0, line } as const;
    const grown = { ...content, progressesTo: content.prescription };
    expect(edit.setLine(guide, place, grown).foundation.lines[line]).toHaveProperty('progressesTo');
    expect(edit.setLine(guide, place, content).foundation.lines[line]).not.toHaveProperty('progressesTo');
  });
});
