/** What must hold for any program, permission and room. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combinePermissions } from '#domain/clearance/combine.ts';
import { capInPhase, type Permission } from '#domain/clearance/permission.ts';
import { easeLines } from '#domain/gate/ease-session.ts';
import { asProgram, gateProgram } from '#domain/gate/gate.ts';
import { gateLine } from '#domain/gate/gate-line.ts';
import type { GatedLine, GatedProgram } from '#domain/gate/gated-program.ts';
import { isHeavyHinge, isStraining } from '#domain/gate/line-tags.ts';
import type { Prescription, SetGroup } from '#domain/prescription/prescription.ts';
import type { Program, ProgramLine } from '#domain/program/program.ts';
import { permission } from '../clearance/arbitraries.ts';
import { EVERYTHING, EXERCISES, PROGRAM, programOf } from './builders.ts';

const RUNS = { numRuns: 1500 };

const target = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 5 })).map(([low, more]) => ({
    kind: 'reps' as const,
    low,
    high: low + more,
  })),
  fc.constant({ kind: 'amrap' as const }),
  fc.constant({ kind: 'steps' as const, low: 10, high: 20 }),
);
const load = fc.oneof(
  fc.tuple(fc.integer({ min: 30, max: 95 }), fc.integer({ min: 0, max: 10 })).map(([low, more]) => ({
    kind: 'percent' as const,
    of: 'e1RM' as const,
    low,
    high: low + more,
  })),
  fc.constantFrom(
    { kind: 'unstated' as const },
    { kind: 'heaviestManageable' as const },
    { kind: 'bodyweight' as const },
    { kind: 'absolute' as const, load: { hundredths: 6000, unit: 'kg' as const } },
  ),
);
const group = (kind: SetGroup['kind']): fc.Arbitrary<SetGroup> =>
  fc.record({ kind: fc.constant(kind), sets: fc.integer({ min: 1, max: 6 }), reps: target, load });
const groups = fc.oneof(
  fc.tuple(group('straight')),
  fc.tuple(group('top'), group('backOff')),
  fc.tuple(group('warmUp'), group('straight')),
  fc.tuple(group('straight'), group('straight')),
);
const line: fc.Arbitrary<ProgramLine> = fc
  .record({
    exerciseId: fc.constantFrom(...EXERCISES.keys()),
    groups,
    asked: fc.constantFrom<Partial<Prescription>>(
      {},
      {},
      { rir: 1 },
      { rpe: 9.5 },
      { rir: 4 },
      { band: 'strong' },
      { workUp: true },
    ),
  })
  .map(({ exerciseId, groups, asked }) => ({
    id: 'x',
    exerciseId,
    prescription: { groups, perSide: EXERCISES.get(exerciseId)?.bilateral === false, ...asked },
    sourceText: 'any',
  }));
const program: fc.Arbitrary<Program> = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 2, 3))
  .map(([lines, phase]) => programOf(lines, phase));
const room = fc.subarray([...EVERYTHING]);

const linesOf = (gated: GatedProgram) =>
  gated.phases.flatMap(({ number, sessions }) =>
    sessions.flatMap(({ lines }) => lines.map((each) => ({ each, number }))),
  );

function expectPermitted(each: GatedLine, limits: Permission, cap: number | null): void {
  if (!each.line) return;
  const exercise = EXERCISES.get(each.line.exerciseId);
  if (!exercise) throw new Error('unknown exercise');
  for (const tag of exercise.tags) expect(limits.blockedTags).not.toContain(tag);
  if (cap === 0) expect(exercise.externallyLoaded).toBe(false);
  if (cap !== null && exercise.externallyLoaded) expect(each.capPercent ?? 101).toBeLessThanOrEqual(cap);
  for (const given of each.line.prescription.groups) {
    if (limits.blockedTags.includes('VAL')) expect(isStraining(given, limits.lineRules)).toBe(false);
    if (limits.blockedTags.includes('HEAVY-HNG'))
      expect(isHeavyHinge(exercise, given, limits.lineRules)).toBe(false);
    if (cap !== null && given.load.kind === 'percent') expect(given.load.high).toBeLessThanOrEqual(cap);
    if (cap !== null) expect(given.load.kind).not.toBe('heaviestManageable');
    if (cap !== null && given.load.kind === 'absolute') expect(exercise.externallyLoaded).toBe(true);
  }
}

const working = ({ groups: all }: Prescription) => all.filter(({ kind }) => kind !== 'warmUp');
const count = (all: readonly SetGroup[]) => all.reduce((sum, { sets }) => sum + sets, 0);
const heaviest = (all: readonly SetGroup[]) =>
  Math.max(0, ...all.map((each) => (each.load.kind === 'percent' ? each.load.high : 0)));

describe('any program through the gate', () => {
  it('has no line with a blocked tag or a load above the cap', () => {
    fc.assert(
      fc.property(program, permission, room, (given, limits, has) => {
        const gated = gateProgram(given, limits, EXERCISES, has);
        for (const { each, number } of linesOf(gated)) {
          const cap = capInPhase(limits, number);
          expect(cap).toBeDefined();
          expectPermitted(each, limits, cap ?? null);
        }
        for (const each of gated.foundation?.lines ?? []) expectPermitted(each, limits, limits.capPercent);
        if (limits.tier === 'T0') expect(gated.held && linesOf(gated).length === 0).toBe(true);
      }),
      RUNS,
    );
  });

  it('never has more load or sets than written, but for the one set of the back-off rule', () => {
    fc.assert(
      fc.property(program, permission, room, (given, limits, has) => {
        for (const { each } of linesOf(gateProgram(given, limits, EXERCISES, has))) {
          if (!each.line) continue;
          const [before, after] = [working(each.original.prescription), working(each.line.prescription)];
          const extra = each.code.includes('back-off sets only') ? 1 : 0;
          expect(count(after)).toBeLessThanOrEqual(count(before) + extra);
          expect(heaviest(after)).toBeLessThanOrEqual(heaviest(before));
          expect(each.line.prescription.rir ?? 0).toBeGreaterThanOrEqual(each.original.prescription.rir ?? 0);
          const ladder =
            EXERCISES.get(each.original.exerciseId)?.ladder.map(({ exerciseId }) => exerciseId) ?? [];
          expect([each.original.exerciseId, ...ladder]).toContain(each.line.exerciseId);
        }
      }),
      RUNS,
    );
  });

  it('is the same when it goes through again', () => {
    fc.assert(
      fc.property(program, permission, room, (given, limits, has) => {
        const once = gateProgram(given, limits, EXERCISES, has);
        const twice = gateProgram(asProgram(once), limits, EXERCISES, has);
        expect(asProgram(twice)).toEqual(asProgram(once));
        const caps = (gated: GatedProgram) =>
          linesOf(gated).flatMap(({ each }) => (each.line ? [each.capPercent ?? null] : []));
        expect(caps(twice)).toEqual(caps(once));
        for (const { each } of linesOf(twice)) expect(each.line).toEqual(each.original);
      }),
      RUNS,
    );
  });

  it('is as written without limits, and never counts a line that is as written', () => {
    fc.assert(
      fc.property(program, permission, room, (given, limits, has) => {
        const gated = gateProgram(given, limits, EXERCISES, has);
        for (const { each } of linesOf(gated)) {
          expect(each.outcome === 'asWritten').toBe(each.code.length === 0);
          if (each.outcome === 'asWritten') expect(each.line).toEqual(each.original);
        }
        const none = {
          ...limits,
          tier: 'T3' as const,
          phases: 'all' as const,
          capPercent: null,
          rirFloor: 0,
          blockedTags: [],
        };
        expect(gateProgram(given, none, EXERCISES, has).changed).toBe(0);
      }),
      RUNS,
    );
  });

  it('is plain JSON, with nothing about health on paper', () => {
    fc.assert(
      fc.property(program, permission, room, (given, limits, has) => {
        const gated = gateProgram(given, limits, EXERCISES, has);
        expect(JSON.parse(JSON.stringify(gated))).toEqual(gated);
        const paper = [gated.modification, ...linesOf(gated).flatMap(({ each }) => each.code)].join(' ');
        expect(paper).not.toMatch(/pain|symptom|clear|postpartum|pregnan|injur|recover|PP-|BP-|JT-/i);
      }),
      RUNS,
    );
  });

  it('has no more lines and no more load under more limits', () => {
    fc.assert(
      fc.property(program, permission, permission, room, (given, limits, more, has) => {
        const loose = gateProgram(given, limits, EXERCISES, has);
        const strict = gateProgram(given, combinePermissions(limits, more), EXERCISES, has);
        const before = new Map(linesOf(loose).map(({ each }) => [each.original.id, each]));
        for (const { each } of linesOf(strict)) {
          const was = before.get(each.original.id);
          expect(was, 'a line appeared').toBeDefined();
          if (!each.line) continue;
          expect(was?.line, 'a line that was left out came back').toBeDefined();
          const rung = (id: string) =>
            [
              each.original.exerciseId,
              ...(EXERCISES.get(each.original.exerciseId)?.ladder.map(({ exerciseId }) => exerciseId) ?? []),
            ].indexOf(id);
          expect(rung(each.line.exerciseId)).toBeGreaterThanOrEqual(rung(was?.line?.exerciseId ?? ''));
          // Back-off sets take the policy's reps: fewer than before may bear a little more, never more than written.
          const newReps = each.code.includes('back-off sets only');
          if (each.line.exerciseId === was?.line?.exerciseId && !newReps) {
            expect(heaviest(each.line.prescription.groups)).toBeLessThanOrEqual(
              heaviest(was.line.prescription.groups),
            );
            if (was.capPercent !== undefined)
              expect(each.capPercent ?? 101).toBeLessThanOrEqual(was.capPercent);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('one session eased', () => {
  const change = fc
    .record({ loadPercent: fc.integer({ min: 0, max: 40 }), ladderSteps: fc.integer({ min: 0, max: 3 }) })
    .map((less) => ({ ...less, reason: { rule: 'R8' as const, text: 'Any', source: 'Any' } }));
  const LOADING = ['LHT', 'PPT', 'AX', 'HNG', 'IMP'] as const;
  const gatedLines = (given: Program, limits: Permission, has: Parameters<typeof gateProgram>[3]) =>
    linesOf(gateProgram(given, limits, EXERCISES, has)).map(({ each, number }) => {
      const capPercent = capInPhase(limits, number) ?? null;
      return { each, limits: { ...limits, capPercent }, gym: { exercises: EXERCISES, has } };
    });

  it('never has a load, a set or a kind of load more than it had, and nothing that is not permitted', () => {
    fc.assert(
      fc.property(program, permission, room, change, (given, all, has, less) => {
        for (const { each, limits, gym } of gatedLines(given, all, has)) {
          const [eased] = easeLines([each], less, limits, gym);
          if (!eased) throw new Error('a line is lost');
          expectPermitted(eased, limits, limits.capPercent);
          if (!eased.line) continue;
          if (!each.line) throw new Error('a line that was left out came back');
          const [was, is] = [EXERCISES.get(each.line.exerciseId), EXERCISES.get(eased.line.exerciseId)];
          const [before, after] = [working(each.line.prescription), working(eased.line.prescription)];
          expect(count(after)).toBeLessThanOrEqual(count(before));
          expect(heaviest(after)).toBeLessThanOrEqual(heaviest(before));
          expect(stated(after)).toBeLessThanOrEqual(stated(before));
          if (each.capPercent !== undefined && is?.externallyLoaded)
            expect(eased.capPercent ?? 101).toBeLessThanOrEqual(each.capPercent);
          for (const tag of LOADING) if (is?.tags.includes(tag)) expect(was?.tags).toContain(tag);
          if (is?.externallyLoaded) expect(was?.externallyLoaded).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('is the same when it goes through the gate again', () => {
    fc.assert(
      fc.property(program, permission, room, change, (given, all, has, less) => {
        for (const { each, limits, gym } of gatedLines(given, all, has)) {
          const [eased] = easeLines([each], less, limits, gym);
          if (eased?.line) expect(gateLine(eased.line, limits, gym).line).toEqual(eased.line);
        }
      }),
      RUNS,
    );
  });

  it('leaves every percentage lighter by the share asked for', () => {
    fc.assert(
      fc.property(program, permission, room, (given, all, has) => {
        const less = {
          loadPercent: 10,
          ladderSteps: 0,
          reason: { rule: 'R8', text: '', source: '' },
        } as const;
        for (const { each, limits, gym } of gatedLines(given, all, has)) {
          const [eased] = easeLines([each], less, limits, gym);
          if (!eased?.line || !each.line) continue;
          expect(heaviest(working(eased.line.prescription))).toBeLessThanOrEqual(
            0.9 * heaviest(working(each.line.prescription)),
          );
        }
      }),
      RUNS,
    );
  });
});

const stated = (all: readonly SetGroup[]) =>
  Math.max(0, ...all.map((each) => (each.load.kind === 'absolute' ? each.load.load.hundredths : 0)));

it('the shipped program goes through twice unchanged under any permission', () => {
  fc.assert(
    fc.property(permission, room, (limits, has) => {
      const once = gateProgram(PROGRAM, limits, EXERCISES, has);
      expect(asProgram(gateProgram(asProgram(once), limits, EXERCISES, has))).toEqual(asProgram(once));
    }),
    { numRuns: 1000 },
  );
});
