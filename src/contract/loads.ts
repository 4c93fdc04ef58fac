/** Load channels: the maxima that percentages refer to. */

import { z } from 'zod';
import { FORMULA_IDS, type Formula } from '#domain/load/estimated-max.ts';
import { command, query } from './channel.ts';
import { athleteId, date, exerciseId, line, load, moment, nothing, unit } from './values.ts';

export const maximumKind = z.enum(['tested', 'e1RM', 'trainingMax']);

export const maximum = z.strictObject({
  id: z.string(),
  athleteId,
  exerciseId,
  kind: maximumKind,
  load,
  date,
  /** The set an estimate was made from. */
  fromSet: z
    .strictObject({ load, reps: z.number().int(), rir: z.number().nullable(), formula: z.string() })
    .nullable(),
  note: z.string().nullable(),
  recordedBy: z.string(),
  recordedAt: moment,
});
export type MaximumRecord = z.infer<typeof maximum>;

/** In the unit named beside it, to the hundredth. */
const amount = z.number().min(0).max(2000).multipleOf(0.01, 'Write at most two decimals.');

const loading = z.strictObject({ total: z.number(), perSide: z.array(z.number()) });

export const formula = z.enum(FORMULA_IDS as [Formula, ...Formula[]]);

/** Reps done of one set, and how many were left. */
const reps = z.number().int().min(1).max(100);
const rir = z.number().min(0).max(10).multipleOf(0.5, 'Reps in reserve come in halves.');

const lifted = load.refine((value) => value.hundredths > 0, 'A maximum is more than nothing.');
const entry = { athleteId, exerciseId, date, note: line(200).optional() };
/** An estimate is reckoned from this, never handed in; Epley unless another formula is named. */
const performedSet = z.strictObject({ load: lifted, reps, rir: rir.optional(), formula: formula.optional() });

const bar = z.strictObject({ id: z.string(), name: z.string(), weight: load });

/** What carries a load; dumbbells are stated for one hand. */
const made = z.union([
  z.strictObject({
    with: z.literal('barbell'),
    loading: z.strictObject({
      bar,
      collars: load.optional(),
      /** Heaviest, innermost, first. */
      perSide: z.array(load),
      total: load,
    }),
  }),
  z.strictObject({ with: z.literal('dumbbell'), each: load, one: z.literal(true).optional() }),
  z.strictObject({ with: z.enum(['cable', 'machine']), stack: load }),
]);

/** How one load came about, from maximum to plates. */
export const loadChain = z.strictObject({
  /** The sets it is for: `4 × 8 @ 77–80 %`. */
  asked: z.string(),
  /** `102.5 kg` */
  result: z.string(),
  /** What is lifted; absent where that is nothing yet, or left to coach and athlete. */
  load: load.optional(),
  steps: z.array(z.strictObject({ title: z.string(), value: z.string(), notes: z.array(z.string()) })),
  made: made.optional(),
  /** In one line, as on paper; empty where nothing was reckoned. */
  line: z.string(),
});
export type LoadChainView = z.infer<typeof loadChain>;

export const loads = {
  'loads.plan': query({
    summary:
      'What a bar and a stock of plates can make of a target: the loads below and above it, and the one to take.',
    input: z.strictObject({
      target: amount,
      unit,
      bar: amount,
      /** How many of each plate there are; they are used in pairs. */
      plates: z.array(z.strictObject({ weight: amount, count: z.number().int().min(0).max(200) })).max(30),
      /** Each of the two collars. */
      collar: amount.optional(),
      /** Down for flagged athletes and any cap; else the nearest, ties down. */
      rounding: z.enum(['down', 'nearest']),
    }),
    output: z.strictObject({
      kind: z.enum(['loadable', 'belowBar', 'aboveHeaviest']),
      exact: z.boolean(),
      below: loading.nullable(),
      above: loading.nullable(),
      /** Null where the target is below the bar: it is never rounded up to. */
      chosen: loading.nullable(),
      /** What a coach reads: `= 20 bar + 25 + 5 per side`, or why there is none. */
      text: z.string(),
    }),
  }),
  'loads.estimateMax': query({
    summary:
      'The one-repetition maximum that a set suggests, by seven formulas and the RPE chart, with its span.',
    input: z.strictObject({
      weight: amount,
      unit,
      reps,
      rir: rir.optional(),
      formula: formula.optional(),
      /** Flagged athletes get the lowest of the formulas. */
      flagged: z.boolean().optional(),
    }),
    output: z.strictObject({
      /** Null where no estimate is made; then `remark` says why. */
      estimate: load.nullable(),
      formula: formula.nullable(),
      confidence: z.enum(['normal', 'low']).nullable(),
      lowest: load.nullable(),
      highest: load.nullable(),
      byFormula: z.record(z.string(), load),
      /** By the chart of Reactive Training Systems; null off it. */
      byRpeChart: load.nullable(),
      remark: z.string(),
    }),
  }),
  'maxima.ofAthletes': query({
    summary: 'The maxima of athletes, newest first within each exercise and kind.',
    input: z.strictObject({
      athleteIds: z.array(athleteId).min(1).max(5000),
      latestOnly: z.boolean().optional(),
    }),
    output: z.array(maximum),
  }),
  'maxima.lifts': query({
    summary: 'The lifts that somebody on the roster has a maximum of, linked ones included.',
    input: nothing,
    output: z.array(exerciseId),
  }),
  'maxima.record': command({
    summary: 'Records maxima; earlier ones stay in the history.',
    input: z.strictObject({
      entries: z
        .array(
          z.discriminatedUnion('kind', [
            z.strictObject({ ...entry, kind: z.enum(['tested', 'trainingMax']), load: lifted }),
            z.strictObject({ ...entry, kind: z.literal('e1RM'), fromSet: performedSet }),
          ]),
        )
        .min(1)
        .max(5000),
    }),
    output: z.array(maximum),
    errors: ['MAXIMUM_REFUSED', 'NOT_FOUND'],
  }),
} as const;
