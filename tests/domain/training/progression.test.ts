/** Progression (loads §3.4): suggestions from logged sets, each with its reason; a changed line never progresses. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RoomEquipment } from '#domain/facility/equipment.ts';
import { type LoadUnit, load } from '#domain/load/load.ts';
import { loadableAround } from '#domain/load/load-in-room.ts';
import { parsePrescription } from '#domain/prescription/parse.ts';
import type { Prescription } from '#domain/prescription/prescription.ts';
import {
  type LoggedSession,
  type LoggedSet,
  type ProgressionQuestion,
  suggestProgression,
} from '#domain/training/progression.ts';
import { nextInWave, progressionInWords, WAVE } from '#domain/training/progression-rules.ts';
import { bar, room, stock } from '../load/rooms.ts';

const ROOM = room();
const around = (
  at: RoomEquipment,
  implement: 'barbell' | 'dumbbell' | 'cable',
  target: number,
  unit: LoadUnit,
) => loadableAround({ implement, room: at }, target, unit);

function prescribed(text: string): Prescription {
  const { prescription } = parsePrescription(text);
  if (!prescription) throw new Error(`${text} is a prescription`);
  return prescription;
}

/** `100: 12@2 12@2 10@1`: kilograms, then reps and reserve of each set; without `@` the reserve is not logged. */
function session(text: string, change: Partial<LoggedSet> = {}): LoggedSession {
  const [amount = '', sets = ''] = text.split(': ');
  return {
    modified: false,
    sets: sets.split(' ').map((set) => {
      const [reps, rir] = set.split('@').map(Number);
      return {
        load: load(Number(amount), 'kg'),
        reps: reps ?? 0,
        ...(rir !== undefined && { rir }),
        pain: 0,
        techniqueOk: true,
        ...change,
      };
    }),
  };
}

const suggest = (
  rule: ProgressionQuestion['rule'],
  line: string,
  sessions: readonly LoggedSession[],
  change: Partial<ProgressionQuestion> = {},
) =>
  suggestProgression({
    rule,
    prescription: prescribed(line),
    sessions,
    rirFloor: 2,
    loadable: (target, unit) => around(ROOM, 'barbell', target, unit),
    ...change,
  });

/** `raise 102.5`, `keep shortOfReps` */
const told = ({ kind, reason, load }: ReturnType<typeof suggest>) =>
  load ? `${kind} ${load.hundredths / 100}` : `${kind} ${reason}`;

describe('double progression (ACSM 2009: all sets at the top of the range, then 2–10 %)', () => {
  it.each<[string, readonly string[], string]>([
    ['every set at the top with the reserve kept', ['100: 12@2 12@3 12@2'], 'raise 102.5'],
    ['one set short of the top', ['100: 12@2 12@2 11@2'], 'keep shortOfReps'],
    ['more than the top', ['100: 13@2 12@2 14@2'], 'raise 102.5'],
    ['a reserve under the floor', ['100: 12@2 12@2 12@1'], 'keep reserve'],
    ['a reserve that nobody wrote down', ['100: 12@2 12@2 12'], 'keep reserveUnknown'],
    ['a set fewer than prescribed', ['100: 12@2 12@2'], 'keep incomplete'],
    ['nothing logged', [], 'none nothingLogged'],
    ['only the newest session counts', ['100: 12@2 12@2 12@2', '100: 10@2 10@2 10@2'], 'keep shortOfReps'],
    ['short of the bottom once', ['100: 12@2 9@2 7@0'], 'keep reserve'],
    ['short of the bottom twice (Rackside: 10 % less)', ['100: 8@1 7@0 7@0', '100: 8@1 8@0 7@0'], 'lower 90'],
    ['short of the bottom, then not', ['100: 7@0 7@0 7@0', '100: 8@2 8@2 8@2'], 'keep shortOfReps'],
    ['less than the least step: 2 % of 20 is 0.4', ['20: 12@2 12@2 12@2'], 'raise 21'],
  ])('with %s: %s', (_what, sessions, expected) => {
    expect(
      told(
        suggest(
          'doubleProgression',
          '3 × 8–12',
          sessions.map((text) => session(text)),
        ),
      ),
    ).toBe(expected);
  });
  it.each<[string, Partial<LoggedSet>, string]>([
    ['pain of 2', { pain: 2 }, 'raise 102.5'],
    ['pain of 3', { pain: 3 }, 'keep pain'],
    ['technique that was not sound', { techniqueOk: false }, 'keep technique'],
    ['a bodyweight set', { load: load(0, 'kg') }, 'keep withoutLoad'],
  ])('with %s: %s', (_what, change, expected) => {
    const done = [session('100: 12@2 12@2 12@2', change)];
    expect(told(suggest('doubleProgression', '3 × 8–12', done))).toBe(expected);
  });
  it('never raises a line that the gate changed, nor counts a miss of one', () => {
    const done = { ...session('100: 12@2 12@2 12@2'), modified: true };
    for (const rule of ['doubleProgression', 'twoForTwo', 'wave'] as const)
      expect(told(suggest(rule, '3 × 8–12 @ 70 %', [done]))).toBe('keep modified');
    const missed = { ...session('100: 7@0 7@0 7@0'), modified: true };
    expect(told(suggest('doubleProgression', '3 × 8–12', [missed, session('100: 7@2 8@2 8@2')]))).toBe(
      'keep shortOfReps',
    );
  });
  it('takes no step over 10 %: reps first where the room is coarse', () => {
    const coarse = room({ bars: [bar(20)], plates: stock({ 10: 4 }) });
    const { sentence, ...told } = suggest('doubleProgression', '3 × 8–12', [session('60: 12@2 12@2 12@2')], {
      loadable: (target, unit) => around(coarse, 'barbell', target, unit),
    });
    expect(told).toMatchObject({ kind: 'keep', reason: 'nothingHeavier' });
    const stepped = suggest('doubleProgression', '3 × 8–12', [session('40: 12@2 12@2 12@2')], {
      loadable: (target, unit) => around(coarse, 'barbell', target, unit),
    });
    expect(stepped).toMatchObject({ kind: 'keep', reason: 'stepTooLarge' });
    expect(stepped.sentence).toMatch(/60 kg, 50 % more; a step is at most 10 %/);
    expect(sentence).toMatch(/nothing heavier than 60 kg/);
  });
  it('stays under a cap', () => {
    const done = [session('100: 12@2 12@2 12@2')];
    expect(told(suggest('doubleProgression', '3 × 8–12', done, { most: load(101, 'kg') }))).toBe('keep cap');
    expect(told(suggest('doubleProgression', '3 × 8–12', done, { most: load(102.5, 'kg') }))).toBe(
      'raise 102.5',
    );
  });
  it('knows dumbbells and stacks by their own steps', () => {
    const with_ = (implement: 'dumbbell' | 'cable', done: string) =>
      told(
        suggest('doubleProgression', '3 × 10', [session(done)], {
          loadable: (target, unit) => around(ROOM, implement, target, unit),
        }),
      );
    expect(with_('dumbbell', '10: 10@2 10@2 10@2')).toBe('keep stepTooLarge');
    expect(with_('cable', '60: 10@2 10@2 10@2')).toBe('raise 65');
  });
  it('does not reckon kilograms against pounds', () => {
    const sets = [
      ...session('100: 12@2 12@2').sets,
      { ...session('1: 12@2').sets[0], load: load(225, 'lb') },
    ];
    const mixed = { modified: false, sets: sets as LoggedSet[] };
    expect(told(suggest('doubleProgression', '3 × 8–12', [mixed]))).toBe('keep mixedUnits');
  });
  it('judges the top set alone where there is one, near its limit as it is meant to be', () => {
    const line = 'top set of 5 @ 85 %, back-off 2 × 8 @ 72 %';
    const done: LoggedSession = {
      modified: false,
      sets: [
        { group: 0, load: load(100, 'kg'), reps: 5, rir: 1, techniqueOk: true },
        { group: 1, load: load(85, 'kg'), reps: 6, rir: 0, techniqueOk: true },
      ],
    };
    expect(told(suggest('doubleProgression', line, [done]))).toBe('raise 102.5');
  });
});

describe('two for two (NSCA: two extra reps in the last set, in two sessions)', () => {
  it.each<[string, readonly string[], string]>([
    ['twice two extra reps', ['100: 8@3 8@2 10', '100: 8@3 8@2 10'], 'raise 102.5'],
    ['two extra reps once', ['100: 8@3 8@2 8', '100: 8@3 8@2 10'], 'keep firstOfTwo'],
    ['one extra rep', ['100: 8@3 8@2 10', '100: 8@3 8@2 9'], 'keep shortOfReps'],
    ['another load before', ['95: 8@3 8@2 10', '100: 8@3 8@2 10'], 'keep firstOfTwo'],
    ['a first session alone', ['100: 8@3 8@2 10'], 'keep firstOfTwo'],
    ['a reserve under the floor', ['100: 8@3 8@2 10', '100: 8@3 8@2 10@0'], 'keep reserve'],
  ])('with %s: %s', (_what, sessions, expected) => {
    expect(
      told(
        suggest(
          'twoForTwo',
          '3 × 8',
          sessions.map((text) => session(text)),
        ),
      ),
    ).toBe(expected);
  });
  it('does not count a session with pain or one that the gate changed', () => {
    const good = session('100: 8@3 8@2 10');
    expect(told(suggest('twoForTwo', '3 × 8', [session('100: 8@3 8@2 10', { pain: 4 }), good]))).toBe(
      'keep firstOfTwo',
    );
    expect(told(suggest('twoForTwo', '3 × 8', [{ ...good, modified: true }, good]))).toBe('keep firstOfTwo');
  });
});

describe('the wave (guide: 40–60, 70, 75–80, 85 and 88 with 72 in the back-off)', () => {
  it.each<[string, object]>([
    ['3 × 8 @ 40–60 %', { low: 70, high: 70 }],
    ['3 × 8 @ 70 %', { low: 75, high: 80 }],
    ['3 × 8 @ 77–80 %', { low: 85, high: 85, backOff: 72 }],
    ['top set of 5 @ 85 %, back-off 2 × 8 @ 72 %', { low: 88, high: 88, backOff: 72 }],
  ])('after %s comes %o', (line, percent) => {
    const sets = line.startsWith('top') ? '100: 5@1' : '100: 8@2 8@2 8@2';
    expect(suggest('wave', line, [session(sets)])).toMatchObject({ kind: 'raise', percent });
  });
  it('has back-off sets of 84.7 % of the 85 % top set', () => {
    expect(Math.round((1000 * (WAVE[3]?.backOff ?? 0)) / (WAVE[3]?.low ?? 1)) / 10).toBe(84.7);
  });
  it('offers an easier week after its last step, and inserts none', () => {
    const { kind, reason, deload, percent, sentence } = suggest('wave', 'top set of 3 @ 88 %', [
      session('120: 3@1'),
    ]);
    expect({ kind, reason, deload, percent }).toEqual({
      kind: 'keep',
      reason: 'waveDone',
      deload: true,
      percent: undefined,
    });
    expect(sentence).toMatch(/The guide has no easier week, and none is put in/);
  });
  it('stays where a rep was missed, or a set', () => {
    expect(told(suggest('wave', '3 × 8 @ 70 %', [session('100: 8@2 8@2 7@2')]))).toBe('keep shortOfReps');
    expect(told(suggest('wave', '3 × 8 @ 70 %', [session('100: 8@2 8@2')]))).toBe('keep incomplete');
  });
  it('does not apply without a percentage', () => {
    expect(told(suggest('wave', '3 × 8', [session('100: 8@2 8@2 8@2')]))).toBe('none doesNotApply');
    const capped = { most: load(80, 'kg') };
    expect(told(suggest('wave', '3 × 8 @ 70 %', [session('70: 8@2 8@2 8@2')], capped))).toBe('keep cap');
  });
});

describe('any rule', () => {
  it('does not apply to steps and seconds', () => {
    for (const line of ['3 × 20 steps each side', '2 × 45 s'])
      expect(told(suggest('doubleProgression', line, [session('20: 20@2')]))).toBe('none doesNotApply');
  });
  it('says what it will do before anything is logged', () => {
    const line = prescribed('4 × 8–12 @ 70 %');
    expect(progressionInWords('doubleProgression', line, 2)).toBe(
      'When all 4 sets reach 12 reps with 2 in reserve, without pain and with sound technique: the next load of the room, 2 to 10 % more, from 8 reps again; short of 8 twice, 10 % less.',
    );
    expect(progressionInWords('twoForTwo', line, 2)).toMatch(/last set has 14 reps in two sessions/);
    expect(progressionInWords('wave', line, 2)).toBe(
      'When every rep stands, the guide’s next step: 75–80 %.',
    );
    expect(progressionInWords('wave', prescribed('2 × 45 s'), 2)).toMatch(/nothing to go by/);
    expect(nextInWave(88)).toBeUndefined();
  });
  it('never suggests a step outside 2 to 10 %, and only what the room can make', () => {
    const set = fc.record({
      load: fc.integer({ min: 20, max: 250 }).map((amount) => load(amount, 'kg')),
      reps: fc.integer({ min: 0, max: 20 }),
      rir: fc.integer({ min: 0, max: 5 }),
      pain: fc.integer({ min: 0, max: 4 }),
      techniqueOk: fc.boolean(),
    });
    const sessions = fc.array(
      fc.record({ modified: fc.boolean(), sets: fc.array(set, { minLength: 1, maxLength: 4 }) }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(
        sessions,
        fc.constantFrom('doubleProgression' as const, 'twoForTwo' as const),
        (done, rule) => {
          const { kind, load: next } = suggest(rule, '3 × 8–12', done);
          if (done.at(-1)?.modified) expect(kind).toBe('keep');
          if (!next) return;
          const now = Math.min(...(done.at(-1)?.sets.map((each) => each.load.hundredths) ?? []));
          const share = next.hundredths / now;
          if (kind === 'raise') {
            expect(share).toBeGreaterThanOrEqual(1.02);
            expect(share).toBeLessThanOrEqual(1.1);
            expect(done.at(-1)?.sets.some(({ pain }) => pain > 2)).toBe(false);
          } else expect(share).toBeLessThanOrEqual(0.9);
          expect(around(ROOM, 'barbell', next.hundredths, 'kg').below).toEqual(next);
        },
      ),
      { numRuns: 500 },
    );
  });
});
