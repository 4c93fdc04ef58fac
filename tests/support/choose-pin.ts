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
  await way.ask('people.setPin', { id, present: pin, pin });
  await way.ask('people.signOut', {});
  await way.ask('people.signIn', lead);
}
