/** Progress (loads §3.1, §3.4): sums, weekly sets, estimates, records, compliance; the numbers are worked by hand. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { complianceByWeek, complianceInWords, complianceOf } from '#domain/training/compliance.ts';
import {
  bestPoint,
  bodyweightOn,
  estimatedTrend,
  relativeStrength,
} from '#domain/training/estimated-trend.ts';
import { milestonesReached, reminders } from '#domain/training/guide-tracking.ts';
import { leaderboard } from '#domain/training/leaderboard.ts';
import { sumLift } from '#domain/training/lift-sum.ts';
import type { LogSet } from '#domain/training/performed.ts';
import { mondaysOf, periodBefore, weeksUpTo } from '#domain/training/period.ts';
import { recordSetOf, recordsSet, standingRecords } from '#domain/training/records.ts';
import { sessionLoad, sessionLoadByWeek } from '#domain/training/session-load.ts';
import { averageLoad, tonnageInWords, tonnageShownIn, volumeOf } from '#domain/training/volume.ts';
import { againstRange, hardSetCounts, hardSetsByWeek } from '#domain/training/weekly-sets.ts';
import { anyLogSet, logSet, THRUST } from './log-sets.ts';

const day = calendarDateOf;
const MONDAY = day('2026-11-23');

const times = (count: number, set: Partial<LogSet>) => Array.from({ length: count }, () => logSet(set));
const summed = (...sets: LogSet[]) => {
  const sum = sumLift(sets);
  if (!sum) throw new Error('Some of these sets count');
  return sum;
};
const kg = (amount: number) => load(amount, 'kg');
const lb = (amount: number) => load(amount, 'lb');

describe('tonnage', () => {
  it.each<[string, LogSet[], string]>([
    ['5 × 10 at 83.5 kg', times(5, { load: kg(83.5), reps: 10 }), '4,175 kg'],
    ['3 × 10 each side at 20 kg', times(3, { load: kg(20), reps: 10, sides: 2 }), '1,200 kg'],
    ['10 left and 8 right at 20 kg', times(1, { load: kg(20), reps: 10, repsRight: 8, sides: 2 }), '360 kg'],
    ['bodyweight', times(3, { reps: 15 }), '0 kg'],
    [
      'a warm-up set beside a working set',
      [logSet({ load: kg(20), reps: 10, kind: 'warmUp' }), logSet({ load: kg(100), reps: 5 })],
      '500 kg',
    ],
    [
      'kilograms and pounds',
      [logSet({ load: kg(100), reps: 5 }), logSet({ load: lb(225), reps: 4 })],
      '500 kg and 900 lb',
    ],
    [
      '20 loaded steps each side at 10 kg',
      times(1, { load: kg(10), reps: 20, sides: 2, measure: 'steps' }),
      '400 kg',
    ],
    ['a loaded hold of 30 seconds', times(1, { load: kg(40), reps: 30, measure: 'seconds' }), '0 kg'],
  ])('%s', (_, sets, says) => {
    expect(tonnageInWords(volumeOf([summed(...sets)]).tonnage, 'kg')).toBe(says);
  });

  it('is shown in one unit only where that is said', () => {
    const both = { kg: 50_000, lb: 100_000 };
    // 500 kg + 1,000 lb × 0.45359237 = 953.59 kg
    expect(tonnageShownIn(both, 'kg')).toEqual({ amount: 954, converted: true });
    expect(tonnageShownIn({ kg: 50_000, lb: 0 }, 'kg')).toEqual({ amount: 500, converted: false });
    // 500 / 0.45359237 = 1,102.31 lb
    expect(tonnageShownIn(both, 'lb')).toEqual({ amount: 2102, converted: true });
  });

  it('is not changed by how the sets are split over sessions', () => {
    fc.assert(
      fc.property(fc.array(anyLogSet(), { minLength: 1 }), fc.nat(), (sets, cut) => {
        const at = cut % sets.length;
        const parts = [sets.slice(0, at), sets.slice(at)].flatMap((part) => sumLift(part) ?? []);
        const whole = sumLift(sets);
        expect(volumeOf(parts)).toEqual(volumeOf(whole ? [whole] : []));
      }),
    );
  });
});

describe('a lift of a session', () => {
  it('counts lifts of both sides, and averages the load over those that carried one', () => {
    const volume = volumeOf([
      summed(logSet({ load: kg(100), reps: 5 }), logSet({ load: kg(80), reps: 10 }), logSet({ reps: 15 })),
    ]);
    expect(volume.reps).toBe(30);
    // (500 + 800) / 15
    expect(averageLoad(volume, 'kg')).toEqual(kg(86.67));
    expect(averageLoad(volume, 'lb')).toBeUndefined();
  });

  it.each<[string, Partial<LogSet>, number]>([
    ['at 4 in reserve', { rir: 4 }, 1],
    ['at 4.5 in reserve', { rir: 4.5 }, 0],
    ['without a logged effort', {}, 0],
    ['of an easier exercise in place of another', { rir: 2, inPlaceOf: 'back-squat' }, 0],
    ['of the warm-up', { rir: 2, kind: 'warmUp' }, 0],
    ['of a back-off', { rir: 2, kind: 'backOff' }, 1],
  ])('a set %s: %s hard sets %i', (_, set, hard) => {
    expect(summed(logSet(set), logSet({ reps: 3 })).hardSets).toBe(hard);
  });

  it.each<[string, Partial<LogSet>]>([
    ['a changed line', { modified: true }],
    ['a warm-up', { kind: 'warmUp' }],
    ['more than 12 reps to failure', { reps: 10, rir: 2.5 }],
    ['more than 4 in reserve', { reps: 3, rir: 5 }],
    ['each side on its own', { sides: 2 }],
    ['steps', { measure: 'steps' }],
    ['no load', { load: undefined }],
  ])('%s says nothing about a maximum', (_, set) => {
    const only = logSet({ load: kg(100), reps: 5, ...set } as Partial<LogSet>);
    expect(sumLift([only, logSet({ reps: 20 })])?.best).toBeUndefined();
  });

  it('takes the set that says most: 80 × 10 (106.67) before 100 × 1 (100) and 90 × 5 (105)', () => {
    const sets = [
      [100, 1],
      [80, 10],
      [90, 5],
    ].map(([amount = 0, reps = 0]) => logSet({ load: kg(amount), reps }));
    expect(summed(...sets).best).toEqual({ load: kg(80), reps: 10 });
  });
});

describe('the estimated maximum', () => {
  const weighed = [
    { date: day('2026-09-01'), load: kg(62) },
    { date: day('2026-11-01'), load: kg(60) },
  ];
  const trend = (sets: LogSet[]) =>
    estimatedTrend(
      sets.flatMap((set) => sumLift([set]) ?? []),
      weighed,
    );

  it('is Epley with the span of all seven beside it: 120 × 6 is 144, from 138 to 145.77', () => {
    const [point] = trend([logSet({ load: kg(120), reps: 6, date: MONDAY })]);
    expect(point).toMatchObject({
      estimate: kg(144),
      formula: 'epley',
      confidence: 'normal',
      lowest: kg(138),
      highest: kg(145.77),
      // 144 / 60
      timesBodyweight: 2.4,
    });
  });

  it('counts reps in reserve, and says low confidence at 11 and 12', () => {
    expect(trend([logSet({ load: kg(100), reps: 8, rir: 2 })])[0]).toMatchObject({
      estimate: kg(133.33),
      confidence: 'normal',
    });
    expect(trend([logSet({ load: kg(100), reps: 9, rir: 2 })])[0]).toMatchObject({
      estimate: kg(136.67),
      confidence: 'low',
    });
  });

  it('has one point a day, the best of it, in order of day', () => {
    const points = trend([
      logSet({ load: kg(100), reps: 5, date: day('2026-11-20') }),
      logSet({ load: kg(110), reps: 5, date: day('2026-11-20') }),
      logSet({ load: kg(90), reps: 5, date: day('2026-11-16') }),
      logSet({ load: kg(200), reps: 5, date: day('2026-11-18'), modified: true }),
    ]);
    expect(points.map(({ date, set }) => [date, set.load.hundredths / 100])).toEqual([
      ['2026-11-16', 90],
      ['2026-11-20', 110],
    ]);
    expect(bestPoint(points)?.date).toBe('2026-11-20');
  });

  it('is set against what was weighed by that day, and against nothing before', () => {
    expect(bodyweightOn(weighed, day('2026-10-31'))).toEqual(kg(62));
    expect(bodyweightOn(weighed, day('2026-11-01'))).toEqual(kg(60));
    expect(bodyweightOn(weighed, day('2026-08-31'))).toBeUndefined();
    expect(relativeStrength(lb(300), kg(60))).toBe(2.27);
  });
});

describe('records', () => {
  const sets = (...said: string[]) =>
    said.map((text) => {
      const [date = '', amount, reps] = text.split(' ');
      return {
        date: day(date),
        exerciseId: THRUST,
        load: kg(Number(amount)),
        reps: Number(reps),
        perSide: false,
      };
    });
  const words = (found: ReturnType<typeof standingRecords>) =>
    found.map(({ date, load: lifted, reps }) => `${date} ${(lifted?.hundredths ?? 0) / 100} ${reps}`);

  it('stand where no other set beats them in load and reps', () => {
    const all = sets(
      '2026-09-01 60 10',
      '2026-09-08 80 10',
      '2026-09-15 75 8',
      '2026-09-22 100 5',
      '2026-09-29 80 10',
    );
    expect(words(standingRecords(all))).toEqual(['2026-09-22 100 5', '2026-09-08 80 10']);
  });

  it('are set on the day something is beaten; the first day sets none', () => {
    const all = sets(
      '2026-09-01 60 10',
      '2026-09-08 60 10',
      '2026-09-08 62.5 9',
      '2026-09-15 60 12',
      '2026-09-15 60 11',
    );
    expect(words(recordsSet(all))).toEqual(['2026-09-08 62.5 9', '2026-09-15 60 12']);
  });

  it('compare what was lifted in pounds: 225 lb is 102.06 kg', () => {
    const [kilograms] = sets('2026-09-01 102 5');
    const pounds = { date: day('2026-09-08'), exerciseId: THRUST, load: lb(225), reps: 5, perSide: false };
    expect(standingRecords([kilograms as never, pounds])).toEqual([pounds]);
  });

  it.each<[string, Partial<LogSet>]>([
    ['a changed line', { modified: true }],
    ['a warm-up', { kind: 'warmUp' }],
    ['seconds', { measure: 'seconds' }],
    ['no rep at all', { reps: 0 }],
  ])('are not set by %s', (_, set) => {
    expect(recordSetOf(logSet({ load: kg(100), reps: 5, ...set }))).toBeUndefined();
  });

  it('go by the weaker side', () => {
    expect(recordSetOf(logSet({ load: kg(20), reps: 10, repsRight: 8, sides: 2 }))).toMatchObject({
      reps: 8,
      perSide: true,
    });
  });

  it('are beaten by no set of the log, and none is missing', () => {
    fc.assert(
      fc.property(fc.array(anyLogSet()), (all) => {
        const found = all.flatMap((set) => recordSetOf(set) ?? []);
        const standing = standingRecords(found);
        const weight = (set: { load?: { hundredths: number; unit: string } }) =>
          (set.load?.hundredths ?? 0) * (set.load?.unit === 'lb' ? 0.45359237 : 1);
        for (const set of found)
          expect(
            standing.some(
              (record) =>
                record.perSide === set.perSide && record.reps >= set.reps && weight(record) >= weight(set),
            ),
          ).toBe(true);
        for (const record of standing)
          expect(
            standing.filter(
              (other) =>
                other.perSide === record.perSide &&
                other.reps >= record.reps &&
                weight(other) >= weight(record),
            ),
          ).toEqual([record]);
      }),
    );
  });
});

describe('hard sets of a week', () => {
  const exercise = (id: string, pattern: string, implement: string) =>
    [id, { id, pattern, implement }] as never;
  const exercises = new Map<string, never>([
    exercise(THRUST, 'hipThrust', 'barbell'),
    exercise('single-leg-hip-thrust', 'hipThrust', 'bodyweight'),
    exercise('back-squat', 'squat', 'barbell'),
    exercise('hip-flexor-stretch', 'mobility', 'bodyweight'),
  ]);
  const hard = (exerciseId: string, date: string, hardSets: number) => ({
    exerciseId,
    date: day(date),
    hardSets,
  });

  it('are counted in three ways', () => {
    const sums = [
      hard(THRUST, '2026-11-16', 8),
      hard('single-leg-hip-thrust', '2026-11-16', 6),
      hard('back-squat', '2026-11-16', 4),
      hard('hip-flexor-stretch', '2026-11-16', 2),
      hard('own-gone', '2026-11-16', 1),
    ];
    expect(hardSetCounts(sums, exercises)).toEqual({ barbellHipThrust: 8, hipThrust: 14, all: 19 });
  });

  it('stand against the range of the level of that week', () => {
    const weeks = hardSetsByWeek(
      [hard(THRUST, '2026-11-22', 8), hard(THRUST, '2026-11-23', 17)],
      weeksUpTo(MONDAY, 2),
      exercises,
      (monday) => (monday < MONDAY ? 'beginner' : 'intermediate'),
    );
    expect(
      weeks.map(({ monday, barbellHipThrust, range }) => [
        monday,
        barbellHipThrust,
        range,
        againstRange(barbellHipThrust, range),
      ]),
    ).toEqual([
      ['2026-11-16', 8, { low: 6, high: 10 }, 'within the range'],
      ['2026-11-23', 17, { low: 10, high: 16 }, 'above the range'],
    ]);
  });
});

describe('compliance', () => {
  const planned = (
    date: string,
    state: 'expected' | 'skipped' | 'holiday' | 'paused' = 'expected',
    plannedFor = date,
  ) => ({
    assignmentId: 'a',
    plannedFor: day(plannedFor),
    date: day(date),
    state,
  });
  const held = (plannedFor: string, heldOn = plannedFor) => ({
    assignmentId: 'a',
    plannedFor: day(plannedFor),
    heldOn: day(heldOn),
  });
  const PERIOD = weeksUpTo(MONDAY, 2);

  it.each<[string, Parameters<typeof complianceByWeek>[0], Parameters<typeof complianceByWeek>[1], string]>([
    ['one of two', [planned('2026-11-16'), planned('2026-11-19')], [held('2026-11-16')], '1 of 2 (50 %)'],
    [
      'skipped by the coach, holiday and pause do not count',
      [
        planned('2026-11-16', 'skipped'),
        planned('2026-11-17', 'holiday'),
        planned('2026-11-18', 'paused'),
        planned('2026-11-19'),
      ],
      [held('2026-11-19')],
      '1 of 1 (100 %)',
    ],
    [
      'done although it was a holiday',
      [planned('2026-11-16', 'holiday')],
      [held('2026-11-16')],
      '1 of 1 (100 %)',
    ],
    ['today is not missed before it is over', [planned('2026-11-23')], [], 'nothing assigned'],
    ['today counts once it is done', [planned('2026-11-23')], [held('2026-11-23')], '1 of 1 (100 %)'],
    [
      'moved and held on the new day',
      [planned('2026-11-18', 'expected', '2026-11-16')],
      [held('2026-11-16', '2026-11-18')],
      '1 of 1 (100 %)',
    ],
    ['held after its assignment was ended', [], [held('2026-11-17')], '1 of 1 (100 %)'],
    ['outside the period', [planned('2026-11-02')], [held('2026-11-03')], 'nothing assigned'],
  ])('%s', (_, days, sessions, says) => {
    expect(complianceInWords(complianceOf(complianceByWeek(days, sessions, PERIOD, MONDAY)))).toBe(says);
  });

  it('counts a session held a week late where it was planned', () => {
    const weeks = complianceByWeek(
      [planned('2026-11-20')],
      [held('2026-11-20', '2026-11-23')],
      PERIOD,
      MONDAY,
    );
    expect(weeks.map(({ assigned, done }) => [assigned, done])).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });
});

describe('session load', () => {
  it('is RPE × minutes, and says how many sessions are in no sum', () => {
    expect(sessionLoad({ rpe: 7, minutes: 60 })).toBe(420);
    expect(
      sessionLoadByWeek(
        [
          { heldOn: MONDAY, rpe: 7, minutes: 60 },
          { heldOn: MONDAY, rpe: 6.5, minutes: 40 },
          { heldOn: MONDAY, rpe: 8 },
        ],
        weeksUpTo(MONDAY, 1),
      ),
    ).toEqual([{ monday: MONDAY, au: 680, rated: 2, unrated: 1 }]);
  });
});

describe('periods', () => {
  it('are whole weeks from Monday up to a day', () => {
    expect(weeksUpTo(day('2026-11-25'), 12)).toEqual({ from: '2026-09-07', to: '2026-11-25' });
    expect(periodBefore(weeksUpTo(day('2026-11-25'), 12))).toEqual({ from: '2026-06-15', to: '2026-09-06' });
    expect(mondaysOf({ from: day('2026-11-25'), to: day('2026-12-01') })).toEqual([
      '2026-11-23',
      '2026-11-30',
    ]);
    expect(mondaysOf({ from: MONDAY, to: addDays(MONDAY, -1) })).toEqual([]);
  });
});

describe('the guide’s tracking', () => {
  const MILESTONES = [
    { id: 'a', exerciseId: 'bodyweight-hip-thrust', reps: 15, says: 'Bodyweight for 15' },
    { id: 'b', exerciseId: THRUST, loadKg: 80, reps: 10, says: '80 kg for 10' },
    { id: 'c', exerciseId: THRUST, loadKg: 120, reps: 6, says: '120 kg for 6' },
  ];
  it('dates a milestone by the first set that reached it, with more reps or load too', () => {
    const done = (exerciseId: string, date: string, reps: number, amount?: number) => ({
      exerciseId,
      date: day(date),
      reps,
      perSide: false,
      ...(amount && { load: kg(amount) }),
    });
    const sets = [
      done('bodyweight-hip-thrust', '2026-03-02', 16),
      done(THRUST, '2026-08-03', 10, 82.5),
      done(THRUST, '2026-06-01', 11, 80),
      done(THRUST, '2026-09-07', 5, 120),
    ];
    expect(milestonesReached(MILESTONES, sets)).toEqual([
      { says: 'Bodyweight for 15', reachedOn: '2026-03-02' },
      { says: '80 kg for 10', reachedOn: '2026-06-01' },
      { says: '120 kg for 6' },
    ]);
  });

  it('reminds every eight weeks, counted from the first session', () => {
    expect(reminders(undefined, MONDAY)).toEqual([]);
    expect(reminders(day('2026-10-05'), MONDAY).map(({ on }) => on)).toEqual(['2026-11-30', '2026-11-30']);
    expect(reminders(day('2026-09-28'), MONDAY)[0]?.on).toBe('2026-11-23');
    expect(reminders(day('2026-09-27'), MONDAY)[0]?.on).toBe('2027-01-17');
  });
});

describe('a leaderboard', () => {
  it('shares a place between equals, leaves the next one out and whoever has no value', () => {
    const board = leaderboard(
      [
        ['Ada', 100],
        ['Ben', 120],
        ['Cy', 100],
        ['Di', 90],
        ['Ed', undefined],
      ] as const,
      ([, value]) => value,
    );
    expect(board.map(({ entry: [name], place }) => `${place} ${name}`)).toEqual([
      '1 Ben',
      '2 Ada',
      '2 Cy',
      '4 Di',
    ]);
  });
});
