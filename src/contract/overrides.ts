/** Override channels: the lead's logged exception to a tier, for a few days, with a second person; ending it; the ledger. */

import { z } from 'zod';
import { conflict } from './assignments.ts';
import { command, query } from './channel.ts';
import { tier } from './roster.ts';
import { athleteId, date, line, moment, overrideId, personId, pin } from './values.ts';

export const overrideView = z.strictObject({
  id: overrideId,
  athleteId,
  name: z.string(),
  /** It raises to this tier; restrictions and blocked movements stay. */
  tier,
  /** Null for whoever may not see health details. */
  reason: z.string().nullable(),
  from: date,
  /** Last day it holds. */
  until: date,
  lead: z.string(),
  secondPerson: z.string(),
  givenAt: moment,
  policyVersion: z.number().int(),
  state: z.enum(['toCome', 'inForce', 'passed', 'ended']),
  ended: z.strictObject({ by: z.string(), at: moment, reason: z.string().nullable() }).nullable(),
});
export type OverrideView = z.infer<typeof overrideView>;

export const overrides = {
  'overrides.give': command({
    summary:
      'Raises one athlete’s tier for a few days, with a reason and a second person who proves their PIN. Not in a stop or after a refusal.',
    input: z.strictObject({
      athleteId,
      tier: tier.exclude(['T0']),
      reason: line(300),
      /** Today, unless a later day is named. */
      from: date.optional(),
      until: date,
      secondPerson: z.strictObject({ id: personId, pin }),
    }),
    output: overrideView,
    errors: ['NOT_FOUND', 'EVIDENCE_REFUSED', 'WRONG_PIN', 'SIGN_IN_SLOWED'],
    onRealDay: true,
    needs: 'lead',
  }),
  'overrides.end': command({
    summary: 'Ends an override before its last day; says which sessions and sheets that affects.',
    input: z.strictObject({ id: overrideId, reason: line(300) }),
    output: z.strictObject({ override: overrideView, conflicts: z.array(conflict) }),
    errors: ['NOT_FOUND', 'EVIDENCE_REFUSED'],
  }),
  'overrides.list': query({
    summary: 'The ledger of overrides, newest first; of one athlete, or only those that still run.',
    input: z.strictObject({ athleteId: athleteId.optional(), active: z.boolean().optional() }),
    output: z.array(overrideView),
  }),
} as const;
