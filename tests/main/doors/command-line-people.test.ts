/** Who asks, from the command line: each command signs in for itself. */

import { expect, it } from 'vitest';
import { openRackside } from '../../support/application.ts';
import { commandLine } from '../../support/command-line.ts';

it('where several people work, a command says who asks, and the PIN stays out of the process list', async () => {
  const rackside = await openRackside();
  await rackside.ask('people.add', {
    name: 'Noor Haddad',
    role: 'coach',
    viewHealth: false,
    pin: '1357',
    ownPin: '2468',
  });
  await rackside.close();
  const call = (extra: string[], pin?: string) =>
    commandLine(['call', 'roster.squads', '--data', rackside.dataFolder, ...extra], {
      env: { RACKSIDE_PIN: pin ?? '' },
    });
  for (const [extra, pin, code, words] of [
    [[], '1357', 'SIGN_IN_NEEDED', '--as'],
    [['--as', 'Noor Haddad'], undefined, 'SIGN_IN_NEEDED', 'RACKSIDE_PIN'],
    [['--as', 'Noor Haddad'], '0000', 'WRONG_PIN', 'does not fit'],
    [['--as', 'Nobody'], '1357', 'WRONG_PIN', 'Nobody called'],
  ] as const) {
    const ended = await call([...extra], pin);
    expect([ended.code, ended.json().error?.code]).toEqual([1, code]);
    expect(ended.stderr).toContain(words);
  }
  expect((await call(['--as', 'noor haddad'], '1357')).json()).toEqual({ ok: true, value: [] });
});
