/** Adding an athlete: a name is enough. */

import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import type { AthleteFields } from '#contract/roster.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { AthleteFieldset } from './athlete-fields.tsx';
import { fieldErrors } from './profile-form.tsx';

export function AddAthlete({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const [fields, setFields] = useState<AthleteFields>({});
  const [failure, setFailure] = useState<Failure>();
  const add = async () => {
    try {
      onAdded((await call('roster.add', fields)).id);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    }
  };
  return (
    <Modal opened onClose={onClose} title="Add an athlete">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <AthleteFieldset
          value={fields}
          onChange={(next) => setFields((before) => ({ ...before, ...next }))}
          errors={fieldErrors(failure)}
          short
        />
        {failure && <FailureNote failure={failure} />}
        <div className="form-foot">
          <Button type="submit">Add athlete</Button>
        </div>
      </form>
    </Modal>
  );
}
