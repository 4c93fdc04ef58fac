/** `--as NAME`: signs somebody in for one command. The PIN comes from the environment, so that no list of processes shows it. */

import type { Application } from '../../application.ts';
import { askToEnd } from './call-to-end.ts';
import { refused } from './refusals.ts';

/** Where a script puts the PIN. */
const PIN_VARIABLE = 'RACKSIDE_PIN';

/** Throws Refused when nobody has that name or the PIN does not fit. One person alone without a PIN needs none. */
export async function signInAs(application: Application, name: string): Promise<void> {
  const people = await askToEnd(application, 'people.names', {});
  const person = people.find((each) => sameName(each.name, name));
  if (!person)
    throw refused('WRONG_PIN', {
      message: `Nobody called “${name}” works here.`,
      wayOut: 'List the names with `call people.names`.',
    });
  const { signInNeeded } = await askToEnd(application, 'system.status', {});
  if (people.length === 1 && !signInNeeded) return;
  const pin = process.env[PIN_VARIABLE] ?? '';
  if (pin === '')
    throw refused('SIGN_IN_NEEDED', {
      message: `${person.name} signs in with a PIN. Nothing was changed.`,
      wayOut: `Put it into the environment as ${PIN_VARIABLE}.`,
    });
  await askToEnd(application, 'people.signIn', { id: person.id, pin });
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en');
}
