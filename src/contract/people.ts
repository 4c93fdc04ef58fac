/** People channels: who works here, who may what, and signing in by name and PIN. */

import { z } from 'zod';
import { command, query } from './channel.ts';
import { line, moment, nothing, personId, pin } from './values.ts';

export const role = z.enum(['coach', 'lead']);

export const person = z.strictObject({
  id: personId,
  name: z.string(),
  role,
  /** May see what lies behind a tier: evidence, symptoms, dates of health. A lead always may. */
  viewHealth: z.boolean(),
  hasPin: z.boolean(),
  /** False while they still have a PIN that somebody else chose for them. */
  pinIsOwn: z.boolean(),
  state: z.enum(['active', 'former']),
  version: z.number().int(),
});
export type PersonView = z.infer<typeof person>;

export const people = {
  'people.list': query({
    summary: 'Who works here, in order of name.',
    input: nothing,
    output: z.array(person),
  }),
  'people.add': command({
    summary: 'Adds a person. From the second person on, everybody signs in by name and PIN.',
    input: z.strictObject({
      name: line(80),
      role,
      viewHealth: z.boolean(),
      pin,
      /** The PIN of the lead who adds the second person, where they have none yet. */
      ownPin: pin.optional(),
    }),
    output: person,
    errors: ['PERSON_REFUSED'],
    needs: 'lead',
  }),
  'people.update': command({
    summary: 'Changes a person’s name, role or rights, or ends their time here; their records keep the name.',
    input: z.strictObject({
      id: personId,
      version: z.number().int().min(1),
      name: line(80).optional(),
      role: role.optional(),
      viewHealth: z.boolean().optional(),
      state: z.enum(['active', 'former']).optional(),
    }),
    output: person,
    errors: ['NOT_FOUND', 'STALE_ROW', 'PERSON_REFUSED', 'LAST_LEAD'],
    needs: 'lead',
  }),
  'people.setPin': command({
    summary: 'Sets a PIN: one’s own with the present one, or anybody’s by the lead.',
    input: z.strictObject({ id: personId, pin, present: pin.optional() }),
    output: nothing,
    errors: ['NOT_FOUND', 'PERSON_REFUSED', 'WRONG_PIN', 'SIGN_IN_SLOWED'],
  }),
  'people.names': query({
    summary: 'Who can sign in here.',
    input: nothing,
    output: z.array(z.strictObject({ id: personId, name: z.string() })),
    needs: 'nobody',
  }),
  'people.signIn': command({
    summary: 'Signs a person in on this Rackside. Wrong tries make the next one wait.',
    input: z.strictObject({ id: personId, pin }),
    output: person,
    errors: ['WRONG_PIN', 'SIGN_IN_SLOWED'],
    needs: 'nobody',
  }),
  'people.signOut': command({
    summary: 'Locks Rackside until somebody signs in.',
    input: nothing,
    output: nothing,
    needs: 'nobody',
  }),
} as const;

/** With `SIGN_IN_SLOWED`: when the next try counts. */
export const slowedDetails = z.strictObject({ until: moment });
