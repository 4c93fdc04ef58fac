/** Who is at the desk? A name and a PIN. */

import { Button, PasswordInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { queryClient, useChannel } from '../../app/queries.ts';
import mark from '../../app/rackside.svg';
import { FailureNote } from '../../ui/failure-note.tsx';
import { forgetKept } from '../../ui/kept.ts';
import classes from './people.module.css';

type Name = OutputOf<'people.names'>[number];

export function SignIn() {
  const names = useChannel('people.names', {});
  const [who, setWho] = useState<Name>();
  // What was on screen before the lock is nobody's to see now.
  useEffect(() => {
    queryClient.removeQueries({ type: 'inactive' });
    forgetKept();
  }, []);
  return (
    <main className={classes.page}>
      <div className={classes.middle}>
        <img src={mark} alt="" width={44} height={44} />
        <h1>{who ? who.name : 'Who is there?'}</h1>
        {names.error && <FailureNote failure={names.error.failure} />}
        {who ? (
          <PinForm who={who} onBack={() => setWho(undefined)} />
        ) : (
          <ul className={classes.names}>
            {names.data?.map((name) => (
              <li key={name.id}>
                <Button variant="default" size="md" fullWidth onClick={() => setWho(name)}>
                  {name.name}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </main>
  );
}

function PinForm({ who, onBack }: { who: Name; onBack: () => void }) {
  const field = useRef<HTMLInputElement>(null);
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const enter = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await call('people.signIn', { id: who.id, pin });
      await queryClient.invalidateQueries();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
      setPin('');
      field.current?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <PasswordInput
        ref={field}
        label="PIN"
        size="md"
        data-autofocus
        autoFocus
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value.replace(/\D/g, ''))}
      />
      {failure && <FailureNote failure={failure} />}
      <div className={classes.actions}>
        <Button type="submit" loading={busy} disabled={pin.length < 4}>
          Sign in
        </Button>
        <Button variant="subtle" onClick={onBack}>
          Somebody else
        </Button>
      </div>
    </form>
  );
}
