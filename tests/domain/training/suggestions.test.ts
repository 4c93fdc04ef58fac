import { describe, expect, it } from 'vitest';
import { addDays, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type { Load } from '#domain/load/load.ts';
import { DEFAULT_PERCENT_POLICY } from '#domain/load/maximum.ts';
import { parsePrescription } from '#domain/prescription/parse.ts';
import type { LinePlan } from '#domain/training/session-plan.ts';
import {
  type LiftHistory,
  type LineHistory,
  type LineSession,
  suggestForLift,
  suggestForLine,
} from '#domain/training/suggestions.ts';

const MONDAY = calendarDateOf('2026-11-23');
const kg = (amount: number): Load => ({ hundredths: Math.round(amount * 100), unit: 'kg' });

/** Bars with 1.25 plates: every 2.5 kg. */
const loadable: LineHistory['loadable'] = (target) => ({
  below: { hundredths: Math.floor(target / 250) * 250, unit: 'kg' },
  above: { hundredths: Math.ceil(target / 250) * 250, unit: 'kg' },
});

function line(text: string, more: Partial<LinePlan> = {}): LinePlan {
  const { prescription } = parsePrescription(text);
  if (!prescription) throw new Error(`${text} is no prescription`);
  const [group] = prescription.groups;
  return {
    lineId: '2A2',
    mark: '2A2',
    exerciseId: 'romanian-deadlift',
    exercise: 'Romanian deadlift',
    target: text,
    changes: [],
    modified: false,
    sides: 1,
    loaded: true,
    prescription,
    sets: Array.from({ length: group?.sets ?? 1 }, (_, index) => ({
      place: index + 1,
      group: 0,
      kind: 'straight' as const,
      measure: 'reps' as const,
    })),
    ...more,
  };
}

function session(
  days: number,
  load: number,
  reps: readonly number[],
  more: object = {},
  modified = false,
): LineSession {
  return {
    date: addDays(MONDAY, days),
    modified,
    sets: reps.map((each) => ({ load: kg(load), reps: each, group: 0, rir: 2, techniqueOk: true, ...more })),
  };
}

const OPEN = line('4 x 8-10');
const ask = (sessions: readonly LineSession[], more: Partial<LineHistory> = {}) =>
  suggestForLine({ line: OPEN, sessions, loadable, today: MONDAY, ...more });

describe('a line whose load the program leaves open, 4 × 8–10', () => {
  it.each<[string, LineSession[], object[]]>([
    ['nothing logged', [], []],
    [
      'all sets at the top: the next load of the room',
      [session(-7, 80, [10, 10, 10, 10])],
      [{ kind: 'load', now: '80 kg', next: '82.5 kg' }],
    ],
    [
      'short of the top: the same load stands on the next sheet',
      [session(-7, 80, [10, 9, 8, 8])],
      [{ kind: 'load', now: '80 kg', next: '80 kg' }],
    ],
    [
      'short of the bottom twice: ten percent less',
      [session(-7, 80, [8, 7, 7, 6]), session(-3, 80, [8, 7, 7, 7])],
      [{ kind: 'lighter', next: '70 kg' }],
    ],
    ['pain above 2: nothing goes on by itself', [session(-7, 80, [10, 10, 10, 10], { pain: 3 })], []],
    [
      'a changed session suggests nothing while the line is changed',
      [session(-7, 40, [10, 10, 10, 10], {}, true)],
      [],
    ],
  ])('%s', (_, sessions, expected) => {
    expect(ask(sessions)).toMatchObject(expected);
  });

  it('never goes above a limit', () => {
    const limited = line('4 x 8-10', { sets: OPEN.sets.map((set) => ({ ...set, ceiling: kg(80) })) });
    const [said] = ask([session(-7, 80, [10, 10, 10, 10])], { line: limited });
    expect(said).toMatchObject({
      kind: 'load',
      next: '80 kg',
      sentence: expect.stringContaining('above the cap'),
    });
  });

  it('a line that is changed now suggests nothing, whatever was logged before', () => {
    expect(ask([session(-7, 80, [10, 10, 10, 10])], { line: line('4 x 8-10', { modified: true }) })).toEqual(
      [],
    );
  });

  it('technique unsound in two sessions: the next step down', () => {
    const bad = { techniqueOk: false };
    const sessions = [session(-7, 80, [10, 10, 10, 10], bad), session(-3, 80, [10, 10, 10, 10], bad)];
    expect(ask(sessions, { easier: { id: 'pull-through', name: 'Pull-through' } })).toMatchObject([
      { kind: 'easier', next: 'Pull-through' },
    ]);
  });
});

describe('after a restriction', () => {
  const sessions = [
    session(-21, 80, [10, 10, 10, 10]),
    session(-14, 40, [10, 10, 10, 10], {}, true),
    session(-7, 40, [10, 10, 10, 10], {}, true),
  ];

  it('the last load before it, ten percent lighter', () => {
    expect(ask(sessions)).toMatchObject([{ kind: 'reentry', now: '80 kg', next: '70 kg' }]);
  });

  it('of a percentage as well, and the load of the program again once it stood', () => {
    const percent = line('4 x 8 @ 80%');
    const lighter = { line: percent, own: { load: kg(70), reps: '8' }, planned: kg(75) };
    expect(ask(sessions, lighter)).toMatchObject([{ kind: 'reentry' }]);
    expect(ask([...sessions, session(0, 70, [8, 8, 8, 8])], lighter)).toMatchObject([
      { kind: 'fullLoad', now: '70 kg', next: '75 kg' },
    ]);
    expect(ask([...sessions, session(0, 70, [8, 8, 8, 6])], lighter)).toEqual([]);
    expect(ask([...sessions, session(0, 70, [8, 8, 8, 8], { pain: 4 })], lighter)).toEqual([]);
  });

  it('the foundation block in between is a restriction as well', () => {
    const before = [session(-21, 80, [10, 10, 10, 10])];
    const restrictedOn = addDays(MONDAY, -4);
    expect(ask(before, { restrictedOn })).toMatchObject([
      { kind: 'reentry', next: '70 kg', until: restrictedOn },
    ]);
    expect(ask([...before, session(0, 70, [10, 10, 10, 10])], { restrictedOn })).toMatchObject([
      { kind: 'load' },
    ]);
  });

  it('goes up by a step of ten percent at most, and only with its reserve', () => {
    const far = { line: line('4 x 8 @ 80%'), own: { load: kg(25), reps: '8' }, planned: kg(70) };
    const stood = (reserve: object) => [...sessions, session(0, 25, [8, 8, 8, 8], reserve)];
    expect(ask(stood({ rir: 2 }), far)).toMatchObject([{ kind: 'load', now: '25 kg', next: '27.5 kg' }]);
    expect(ask(stood({ rir: 1 }), far)).toEqual([]);
    expect(ask(stood({ rir: undefined }), far)).toEqual([]);
  });

  it('a program in pounds is a limit for a load in kilograms', () => {
    const pounds = {
      line: line('4 x 8 @ 80%'),
      own: { load: kg(25), reps: '8' },
      planned: { hundredths: 6_000, unit: 'lb' as const },
    };
    expect(ask([...sessions, session(0, 25, [8, 8, 8, 8])], pounds)).toMatchObject([
      { kind: 'fullLoad', next: '60 lb' },
    ]);
  });

  it('more than four weeks without a session are one', () => {
    expect(ask([session(-28, 80, [10, 10, 10, 10])])).toMatchObject([{ kind: 'load' }]);
    expect(ask([session(-29, 80, [10, 10, 10, 10])])).toMatchObject([{ kind: 'reentry', next: '70 kg' }]);
  });

  it.each([
    ['a load', OPEN, [session(-3, 80, [10, 10, 10, 10])]],
    ['a step of the wave', line('4 x 8 @ 70%', { progression: 'wave' }), [session(-3, 80, [8, 8, 8, 8])]],
    ['a step up the ladder', OPEN, [session(-3, 0, [10, 10, 10, 10])]],
  ])('%s does not follow from a session that hurt in another line', (_, asked, from) => {
    const more = { line: asked, harder: { id: 'back-squat', name: 'Back squat' } };
    expect(ask(from, more)).toHaveLength(1);
    expect(
      ask(
        from.map((each) => ({ ...each, hurt: true as const })),
        more,
      ),
    ).toEqual([]);
  });

  it('nothing without a load from before', () => {
    expect(ask(sessions.slice(1))).toEqual([]);
  });
});

describe('the maximum of a lift', () => {
  const policy = DEFAULT_PERCENT_POLICY;
  const maximum = (amount: number, days: number, kind: 'tested' | 'trainingMax' = 'tested') => ({
    maximum: { exerciseId: 'back-squat', kind, load: kg(amount), date: addDays(MONDAY, days) },
  });
  const lift = (more: Partial<LiftHistory>) =>
    suggestForLift({
      exerciseId: 'back-squat',
      name: 'back squat',
      best: [],
      policy,
      today: MONDAY,
      ...more,
    });
  const set = (load: number, reps: number, days: number, rir = 0) => ({
    load: kg(load),
    reps,
    rir,
    date: addDays(MONDAY, days),
  });

  it('100 × 5 speaks for 116.5, a half kilogram down, so 112 is out of date', () => {
    expect(lift({ basis: maximum(112, -20), best: [set(100, 5, -3)] })).toMatchObject({
      kind: 'maximum',
      now: '112 kg',
      next: '116.5 kg',
      load: kg(116.5),
      sentence: expect.stringContaining(
        '100 kg × 5 on 20 Nov 2026 speaks for 116.5 kg. The formulas say 112.5 to 119 kg;',
      ),
    });
  });

  it('two percent more is worth it, less is not', () => {
    expect(lift({ basis: maximum(115, -20), best: [set(100, 5, -3)] })).toBeUndefined();
  });

  it('more than ten percent at once is tested before loads follow', () => {
    expect(lift({ basis: maximum(100, -20), best: [set(100, 5, -3)] })).toMatchObject({ kind: 'retest' });
  });

  it('is Epley’s for everybody: who is planned with the lowest formula is nobody’s to learn here', () => {
    const said = lift({ basis: maximum(112, -20), best: [set(100, 5, -3)] })?.sentence;
    expect(said).toContain('this is Epley');
  });

  it('a set of four weeks ago speaks for it, an older one does not', () => {
    expect(lift({ basis: maximum(112, -40), best: [set(100, 5, -28)] })).toMatchObject({ kind: 'maximum' });
    expect(lift({ basis: maximum(112, -40), best: [set(100, 5, -29)] })).toBeUndefined();
  });

  it('only sets of after the maximum speak against it', () => {
    expect(lift({ basis: maximum(112, -3), best: [set(100, 5, -3)] })).toBeUndefined();
    expect(lift({ basis: maximum(112, -4), best: [set(100, 5, -3)] })).toMatchObject({ kind: 'maximum' });
  });

  it('a facility that counts from training maxima is told one', () => {
    const counts = { ...policy, basis: 'trainingMax' as const };
    expect(
      lift({ policy: counts, basis: maximum(95, -20, 'trainingMax'), best: [set(100, 5, -3)] }),
    ).toMatchObject({
      kind: 'maximum',
      next: '101 kg',
      load: kg(101),
      sentence: expect.stringContaining('a training max of 101 kg'),
    });
  });

  it('sets of more than four weeks ago, and of more than ten reps, say nothing', () => {
    expect(lift({ basis: maximum(100, -20), best: [set(100, 5, -29), set(90, 11, -3)] })).toBeUndefined();
  });

  it('older than eight weeks is tested again', () => {
    expect(lift({ basis: maximum(100, -56) })).toBeUndefined();
    expect(lift({ basis: maximum(100, -57) })).toMatchObject({
      kind: 'retest',
      sentence: 'The maximum of the back squat is 8 weeks old. Test it again.',
    });
  });
});
