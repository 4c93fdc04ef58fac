/** A correction of a mistake that would lift a stop: the lead makes it, and a second person proves that they agree. */

import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { activePeople, provePin } from '../people/people.ts';
import { policyInForce } from './policy.ts';

export interface Confirmation {
  readonly secondPerson: string;
  readonly pin: string;
  readonly reason: string;
}

/**
 * Proves the second person before anything is changed. Throws LEAD_NEEDED, EVIDENCE_REFUSED with the field at fault,
 * WRONG_PIN or SIGN_IN_SLOWED.
 */
export async function proveConfirmation(
  context: Context,
  { secondPerson, pin, reason }: Confirmation,
): Promise<void> {
  const { session, clock, person } = context;
  if (person?.role !== 'lead') throw new ExpectedError('LEAD_NEEDED');
  const people = await activePeople(session.kysely);
  if (people.length < 2) {
    throw refused(
      'secondPerson',
      'This needs a second person, and you work alone here. Add one under Facility, People.',
    );
  }
  if (secondPerson === person.id) throw refused('secondPerson', 'The second person cannot be yourself.');
  const other = people.find(({ id }) => id === secondPerson);
  if (!other) throw refused('secondPerson', 'Choose somebody who works here.');
  // Whoever chose a PIN for somebody else could be both people.
  if (other.pin_set_by !== other.id) {
    const sentence = `${other.name} still has the PIN that somebody else chose. After signing in, they change it under Facility, People; then they can agree.`;
    throw refused('secondPerson', sentence);
  }
  if (reason.trim() === '') throw refused('reason', 'Write why the earlier record is a mistake.');
  await provePin(session, clock.now(), secondPerson, pin).catch(async (error) => {
    if (error instanceof ExpectedError && error.code === 'WRONG_PIN')
      await noteWrongPin(context, secondPerson);
    throw error;
  });
}

/** A wrong try stands in the trail, as one at the sign-in does. */
async function noteWrongPin(context: Context, subject: string): Promise<void> {
  await context.session.change({ stamp: stampOf(context) }, async ({ trx, audit }) => {
    const { version: policyVersion } = await policyInForce(trx);
    audit({ action: 'people.wrongPin', subject, change: {}, policyVersion });
  });
}

function refused(field: string, sentence: string): ExpectedError {
  return new ExpectedError('EVIDENCE_REFUSED', { fields: [{ path: `confirmation.${field}`, sentence }] });
}
