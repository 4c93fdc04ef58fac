/** Progress channels: what the training log says of one athlete and of a squad, and the leaderboards athletes ask to be on. */

import { z } from 'zod';
import { command, query } from './channel.ts';
import { formula } from './loads.ts';
import { athleteId, date, exerciseId, load, MANY, moment, squadId, unit } from './values.ts';

/** Weeks up to and including this one, or everything since the first session; the last 12 weeks where absent. */
const weeks = z.union([z.number().int().min(1).max(520), z.literal('all')]).optional();
export type ProgressWeeks = z.infer<typeof weeks>;

/** How many athletes stand side by side: as many as marks and dashes tell apart. */
export const MOST_COMPARED = 6;

const count = z.number().int();
const period = z.strictObject({ from: date, to: date });
/** Kilograms and pounds on their own; tonnage in hundredths of the unit times reps. */
const inEachUnit = z.strictObject({ kg: count, lb: count });

const volume = z.strictObject({
  sets: count,
  /** Without effort: whether they were hard is not known. */
  unratedSets: count,
  /** Number of lifts, of both sides. */
  reps: count,
  tonnage: inEachUnit,
  loadedReps: inEachUnit,
});

/** Sets counted in three ways: the guide does not say which it means. */
const setCounts = z.strictObject({ barbellHipThrust: z.number(), hipThrust: z.number(), all: z.number() });
const range = z.strictObject({ low: count, high: count });
const compliance = z.strictObject({ assigned: count, done: count });

const trendPoint = z.strictObject({
  date,
  set: z.strictObject({ load, reps: count, rir: z.number().optional() }),
  estimate: load,
  formula,
  confidence: z.enum(['normal', 'low']),
  lowest: load,
  highest: load,
  timesBodyweight: z.number().optional(),
});
export type ProgressPoint = z.infer<typeof trendPoint>;

const total = z.strictObject({
  ...volume.shape,
  ...compliance.shape,
  /** A week, on average over the weeks of the period. */
  hardSets: setCounts,
  /** Session load in AU, of the sessions that were rated. */
  au: z.number(),
});
export type ProgressTotal = z.infer<typeof total>;

const week = z.strictObject({
  monday: date,
  ...volume.shape,
  ...compliance.shape,
  hardSets: setCounts,
  /** Of the athlete's level in that week. */
  range,
  au: z.number(),
  /** Sessions without RPE or minutes. */
  unrated: count,
});
export type ProgressWeek = z.infer<typeof week>;

const progressRecord = z.strictObject({
  exerciseId,
  exercise: z.string(),
  /** Null for bodyweight. */
  load: load.nullable(),
  reps: count,
  perSide: z.boolean(),
  date,
  /** Set within the period, over what stood before it. */
  fresh: z.boolean(),
});
export type ProgressRecord = z.infer<typeof progressRecord>;

const lift = z.strictObject({
  exerciseId,
  exercise: z.string(),
  /** One a day, in order, from lines as written. */
  points: z.array(trendPoint),
  /** The best of as many weeks before the period. */
  before: load.nullable(),
});
export type ProgressLift = z.infer<typeof lift>;

const squadRow = z.strictObject({
  athleteId,
  name: z.string(),
  ...volume.shape,
  ...compliance.shape,
  hardSets: setCounts,
  range,
  /** Of the chosen lift. */
  best: z
    .strictObject({
      estimate: load,
      date,
      timesBodyweight: z.number().nullable(),
      confidence: z.enum(['normal', 'low']),
    })
    .nullable(),
  before: load.nullable(),
  lastSession: date.nullable(),
  onLeaderboards: z.boolean(),
});
export type SquadProgressRow = z.infer<typeof squadRow>;

const place = z.strictObject({
  place: count,
  athleteId,
  name: z.string(),
  estimate: load,
  date,
  timesBodyweight: z.number().nullable(),
});

const ofSquad = { squad: squadId.optional(), exerciseId: exerciseId.optional(), weeks };

export const progress = {
  'progress.athlete': query({
    summary:
      'What the training log says of an athlete over a period: estimates, volume, hard sets, compliance, session load.',
    input: z.strictObject({ athleteId, weeks }),
    output: z.strictObject({
      period,
      /** As many weeks before, for comparing; null for all time. */
      before: period.nullable(),
      unit,
      lifts: z.array(lift),
      weeks: z.array(week),
      total,
      totalBefore: total.nullable(),
      reminders: z.array(z.strictObject({ says: z.string(), on: date })),
      firstSession: date.nullable(),
      /** Who noted the athlete's wish to be on leaderboards; null where there is none. */
      onLeaderboards: z.strictObject({ by: z.string(), at: moment }).nullable(),
    }),
    errors: ['NOT_FOUND'],
  }),
  'progress.records': query({
    summary: 'The records of an athlete that stand, those set in a period, and the milestones of the guide.',
    input: z.strictObject({ athleteId, weeks }),
    output: z.strictObject({
      /** All that stand, of all time. */
      records: z.array(progressRecord),
      /** How many were set in the period, and in the one before; null for all time. */
      set: count,
      setBefore: count.nullable(),
      milestones: z.array(z.strictObject({ says: z.string(), reachedOn: date.nullable() })),
      milestoneSpan: z.string(),
    }),
    errors: ['NOT_FOUND'],
  }),
  'progress.squad': query({
    summary: 'What the training log says of everybody in a squad over a period, one line an athlete.',
    input: z.strictObject(ofSquad),
    output: z.strictObject({
      period,
      before: period.nullable(),
      unit,
      /** The chosen lift. */
      exerciseId,
      /** Lifts that somebody of the squad did with a load in the period, and the chosen one. */
      lifts: z.array(z.strictObject({ exerciseId, exercise: z.string() })),
      rows: z.array(squadRow),
    }),
    errors: ['NOT_FOUND'],
  }),
  'progress.compare': query({
    summary: 'The estimates of one lift of a few athletes over a period, side by side.',
    input: z.strictObject({
      athleteIds: z.array(athleteId).min(1).max(MOST_COMPARED),
      exerciseId: exerciseId.optional(),
      weeks,
    }),
    output: z.strictObject({
      period,
      unit,
      exerciseId,
      exercise: z.string(),
      athletes: z.array(z.strictObject({ athleteId, name: z.string(), points: z.array(trendPoint) })),
    }),
    errors: ['NOT_FOUND'],
  }),
  'progress.leaderboard': query({
    summary:
      'The best estimates of one lift in a period, of athletes who asked to be on leaderboards, absolute and × bodyweight.',
    input: z.strictObject(ofSquad),
    output: z.strictObject({
      period,
      unit,
      exerciseId,
      exercise: z.string(),
      absolute: z.array(place),
      timesBodyweight: z.array(place),
      /** How many of the squad asked to be on it. */
      asked: count,
      athletes: count,
    }),
    errors: ['NOT_FOUND'],
  }),
  'progress.setOptIn': command({
    summary: 'Notes that athletes asked to be on leaderboards, or no longer wish to be.',
    input: z.strictObject({ athleteIds: z.array(athleteId).min(1).max(MANY), onLeaderboards: z.boolean() }),
    output: z.strictObject({ changed: count }),
    errors: ['NOT_FOUND'],
  }),
} as const;
