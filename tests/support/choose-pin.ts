/** Whoever agrees as a second person has a PIN of their own choice. */

import type { Ask } from './sample-calls.ts';

interface KnownPin {
  readonly id: string;
  readonly pin: string;
}

/** They sign in, choose it, and hand back to the lead. */
export async function choosePin(way: { ask: Ask }, { id, pin }: KnownPin, lead: KnownPin): Promise<void> {
  await way.ask('people.signOut', {});
  await way.ask('people.signIn', { id, pin });
  // Not the one that somebody else chose; back to it, so that the test knows it.
  await way.ask('people.setPin', { id, present: pin, pin: `${pin}0` });
  await way.ask('people.setPin', { id, present: `${pin}0`, pin });
  await way.ask('people.signOut', {});
  await way.ask('people.signIn', lead);
}
