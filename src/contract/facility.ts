/** Facility channels: the first start, its name and unit, the equipment of its rooms and racks. */

import { z } from 'zod';
import { conflict } from './assignments.ts';
import { command, job, query } from './channel.ts';
import { look, lookChange } from './look.ts';
import { exerciseId, line, load, nothing, rackId, squadId, unit } from './values.ts';

const equipment = z.enum([
  'barbell',
  'plates',
  'bench',
  'rack',
  'box',
  'band',
  'cable',
  'dumbbells',
  'barPad',
]);

const stack = z.strictObject({ lightest: load, step: load, heaviest: load });

/** A place to lift at, with the bars and plates that stay there. */
const rack = z.strictObject({
  id: rackId,
  name: line(40),
  /** Squads that train here unless an assignment says otherwise. */
  squads: z.array(squadId).max(200),
  bars: z.array(z.strictObject({ id: line(40), name: line(40), weight: load })).max(20),
  plates: z.array(z.strictObject({ weight: load, count: z.number().int().min(0).max(200) })).max(40),
  collar: load.optional(),
  /** A bar of one unit may carry plates of the other. */
  mixesUnits: z.boolean().optional(),
});

export const room = z.strictObject({
  id: line(64).min(1),
  name: line(60),
  racks: z.array(rack).max(40),
  dumbbells: z.array(load).max(120),
  stack: stack.optional(),
  /** Exercises with a bar or a stack of their own in this room. */
  exercises: z
    .array(z.union([z.strictObject({ exerciseId, bar: load }), z.strictObject({ exerciseId, stack })]))
    .max(200)
    .optional(),
  has: z.array(equipment).max(20),
});

export const percentBasis = z.enum(['e1RM', 'trainingMax']);

export const linkedMaximum = z.strictObject({
  exerciseId,
  ofExerciseId: exerciseId,
  /** Of the other lift's maximum. */
  percent: z.number().min(1).max(200),
});

const facilityOutput = z.strictObject({
  name: z.string(),
  unit,
  /** What bare percentages of a program refer to. */
  percentBasis,
  /** Lifts without a maximum of their own: a share of another lift's. */
  linkedMaxima: z.array(linkedMaximum),
  coach: z.string(),
  paper: z.enum(['A4', 'Letter']),
  ...look.shape,
  /** What kind of logo stands on paper; null where there is none. */
  logo: z.enum(['picture', 'drawing']).nullable(),
  /** Whom an emergency text tells people to call; empty for "the local emergency number". */
  emergencyNumber: z.string(),
  /** The first rack of the first room is the usual one. */
  rooms: z.array(room),
  /** How many programs that have not ended are trained at each rack; racks without any are not named. */
  programsAtRacks: z.array(z.strictObject({ rackId, programs: z.number().int() })),
  version: z.number().int(),
});

export const facility = {
  'facility.get': query({
    summary: 'The facility: name, unit, paper, emergency number, equipment.',
    input: nothing,
    output: facilityOutput,
  }),
  'facility.startEmpty': command({
    summary: 'First start: begin with an empty roster.',
    input: z.strictObject({ name: line(80), unit }),
    output: nothing,
    errors: ['ALREADY_STARTED', 'FACILITY_REFUSED'],
  }),
  'facility.startWithSample': job({
    summary: 'First start: fill the roster with the invented sample facility.',
    input: nothing,
    output: z.strictObject({ athletes: z.number().int() }),
    errors: ['ALREADY_STARTED'],
  }),
  'facility.update': command({
    summary:
      'Changes the facility name, unit, paper and its look, basis of percentages, linked maxima, emergency number, or rooms and racks.',
    input: z.strictObject({
      version: z.number().int().min(1),
      name: line(80).optional(),
      unit: unit.optional(),
      coach: line(80).optional(),
      paper: z.enum(['A4', 'Letter']).optional(),
      ...lookChange.shape,
      percentBasis: percentBasis.optional(),
      linkedMaxima: z.array(linkedMaximum).max(100).optional(),
      emergencyNumber: line(40).optional(),
      rooms: z.array(room).max(20).optional(),
      /** Where programs of a rack that is taken away go on. */
      moves: z
        .array(z.strictObject({ from: rackId, to: rackId }))
        .max(100)
        .optional(),
    }),
    /** With the running programs that come out otherwise with the changed equipment. */
    output: facilityOutput.extend({ conflicts: z.array(conflict) }),
    errors: ['STALE_ROW', 'FACILITY_REFUSED', 'RACK_IN_USE', 'LOGO_REFUSED', 'FILE_GONE'],
  }),
} as const;
