/** The guide beside its exercises: evidence cards, levels, milestones, anatomy, questions. Data of `resources/library`. */

import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().min(1).max(400);
const count = z.number().int().min(1).max(200);

export const evidence = z.array(
  z.strictObject({
    id,
    title: text,
    /** A study, a review of studies, a claim without a source, or a distinction the reader needs. */
    kind: z.enum(['study', 'review', 'claim', 'distinction']),
    /** What the guide says, in our words. */
    guide: text,
    figures: z.array(
      z.strictObject({
        label: text,
        unit: text,
        values: z.array(z.strictObject({ of: text, value: z.number() })).min(1),
        /** Read from the original; the guide leaves it out. */
        notInGuide: z.boolean().optional(),
      }),
    ),
    original: text,
    caveat: text,
  }),
);

const sets = z
  .strictObject({ low: count, high: count })
  .refine((range) => range.low <= range.high, 'The range runs backwards.');

export const levels = z
  .array(
    z.strictObject({
      level: z.enum(['beginner', 'intermediate', 'advanced']),
      name: text,
      months: z.strictObject({ from: z.number().int().min(0), to: z.number().int().optional() }),
      thrustLoadKg: z.strictObject({ from: z.number(), to: z.number() }),
      openEnded: z.boolean().optional(),
      startsWithBodyweight: z.boolean(),
      reps: sets,
      weeklySets: sets,
    }),
  )
  .length(3);

export const tracking = z.strictObject({
  milestones: z.array(
    z.strictObject({ id, exerciseId: id, loadKg: z.number().optional(), reps: count, says: text }),
  ),
  milestoneSpan: text,
  signs: z.array(z.strictObject({ id, title: text, says: text })),
});

export const anatomy = z.array(z.strictObject({ id, name: text, says: text, annotation: text.optional() }));

export const questions = z.strictObject({
  disclaimer: text,
  dial: z.array(z.strictObject({ seen: text, means: text, change: text })),
  questions: z.array(z.strictObject({ id, question: text, answer: text })),
});

export const guide = z.strictObject({ evidence, levels, tracking, anatomy, questions });
export type Guide = z.infer<typeof guide>;
export type EvidenceCard = Guide['evidence'][number];
