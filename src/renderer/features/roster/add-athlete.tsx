/** Adding an athlete: a name is enough. */

import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { AthleteFields } from '#contract/roster.ts';
import { call } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { AthleteFieldset } from './athlete-fields.tsx';
import { fieldErrors, MARKED } from './profile-form.tsx';

export function AddAthlete({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const [fields, setFields] = useState<AthleteFields>({});
  const { busy, failure, attempt } = useAttempt();
  const add = () => attempt(async () => onAdded((await call('roster.add', fields)).id));
  return (
    <Modal opened onClose={onClose} title="Add an athlete" closeButtonProps={{ 'aria-label': 'Close' }}>
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
        {failure && <FailureNote failure={failure} marked={MARKED} />}
        <div className="form-foot">
          <SubmitButton loading={busy}>Add athlete</SubmitButton>
        </div>
      </form>
    </Modal>
  );
}
