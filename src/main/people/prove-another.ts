/** A second person at the desk proves with their own PIN that they agree. */

import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { activePeople, type Person, personOf, provePin } from './people.ts';

export interface Proof {
  readonly id: string;
  readonly pin: string;
}

/**
 * Who agreed. `refused` makes the error of a sentence about them. Throws that, WRONG_PIN or SIGN_IN_SLOWED; a wrong try
 * stands in the trail, as one at the sign-in does.
 */
export async function proveAnother(
  context: Context,
  { id, pin }: Proof,
  refused: (sentence: string) => ExpectedError,
): Promise<Person> {
  const { session, clock, person } = context;
  const people = await activePeople(session.kysely);
  if (people.length < 2)
    throw refused('This needs a second person, and you work alone here. Add one under Facility, People.');
  if (id === person?.id) throw refused('The second person cannot be yourself.');
  const other = people.find((each) => each.id === id);
  if (!other) throw refused('Choose somebody who works here.');
  // Whoever chose a PIN for somebody else could be both people.
  if (!personOf(other).pinIsOwn) {
    throw refused(
      `${other.name} still has the PIN that somebody else chose. Rackside asks them for one of their own when they sign in; then they can agree.`,
    );
  }
  const proven = await provePin(session, clock.now(), id, pin).catch(async (error) => {
    if (error instanceof ExpectedError && error.code === 'WRONG_PIN') await noteWrongPin(context, id);
    throw error;
  });
  return personOf(proven);
}

async function noteWrongPin(context: Context, subject: string): Promise<void> {
  await context.session.change({ stamp: stampOf(context) }, async ({ trx, audit }) => {
    const { version: policyVersion } = await policyInForce(trx);
    audit({ action: 'people.wrongPin', subject, change: {}, policyVersion });
  });
}
