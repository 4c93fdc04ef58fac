/** A PIN that somebody else chose is replaced at the first sign-in: only one's own proves who agrees. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import mark from '../../app/rackside.svg';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './people.module.css';
import { PinField } from './people-section.tsx';

interface Props {
  readonly person: { readonly id: string; readonly name: string };
  readonly onLater: () => void;
}

export function ChoosePin({ person, onLater }: Props) {
  const [present, setPresent] = useState('');
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const choose = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await call('people.setPin', { id: person.id, pin, present });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  const wrong = failure?.code === 'WRONG_PIN' ? failure.message : undefined;
  return (
    <main className={classes.page}>
      <div className={classes.middle}>
        <img src={mark} alt="" width={44} height={44} />
        <h1>Choose your own PIN</h1>
        <p className="quiet">
          {person.name}, the present one was chosen for you. With one that nobody else knows, you can agree as
          a second person.
        </p>
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void choose();
          }}
        >
          <PinField label="Present PIN" value={present} error={wrong} onChange={setPresent} />
          <PinField label="New PIN" value={pin} onChange={setPin} />
          {failure && !wrong && <FailureNote failure={failure} />}
          <div className={classes.actions}>
            <Button
              type="submit"
              loading={busy}
              disabled={present.length < 4 || pin.length < 4 || pin === present}
            >
              Use this PIN
            </Button>
            <Button variant="subtle" onClick={onLater}>
              Later
            </Button>
          </div>
        </form>
      </div>
    </main>
  );
}
