/** The way out of a clock that was wrong: a lead says that today is right, and from then on today alone counts. */

import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { agreed, NOBODY_YET, SecondPerson, useOthers } from '../people/second-person.tsx';

/** For a lead, while a later day is on record. */
export function ConfirmDateLink() {
  const [opened, setOpened] = useState(false);
  const status = useChannel('system.status', {}).data;
  if (!status?.laterDay || status.person?.role !== 'lead') return null;
  return (
    <>
      <button type="button" className="link" onClick={() => setOpened(true)}>
        This date is right …
      </button>
      {opened && (
        <ConfirmDate today={status.today} laterDay={status.laterDay} onClose={() => setOpened(false)} />
      )}
    </>
  );
}

interface Props {
  readonly today: CalendarDate;
  readonly laterDay: CalendarDate;
  readonly onClose: () => void;
}

function ConfirmDate({ today, laterDay, onClose }: Props) {
  const others = useOthers();
  const [reason, setReason] = useState('');
  const [agreement, setAgreement] = useState(NOBODY_YET);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const secondPerson = agreed(agreement);
  const errors = Object.fromEntries((failure?.fields ?? []).map(({ path, sentence }) => [path, sentence]));
  const confirm = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await call('system.confirmDate', { reason, ...(secondPerson && { secondPerson }) });
      onClose();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(480px, 96vw)"
      title={<b>Is it {formatDate(today)} today?</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p className="wide">
          Something was recorded on {formatDate(laterDay)}. While nobody says which date is right, the
          stricter of both counts. If this computer’s date is wrong, set it right instead.
        </p>
        <TextInput
          className="wide"
          label="How the later date came about"
          description="Stands in the audit trail."
          maxLength={300}
          data-autofocus
          value={reason}
          error={errors['reason']}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {others.length > 0 && (
          <SecondPerson
            label="Second person"
            description="Agrees, and is named with you"
            among={others}
            value={agreement}
            error={errors['secondPerson']}
            failure={failure}
            onChange={setAgreement}
          />
        )}
        {failure && !failure.fields && failure.code !== 'WRONG_PIN' && (
          <div className="wide">
            <FailureNote failure={failure} />
          </div>
        )}
        <div className="wide form-foot">
          <Button
            type="submit"
            loading={busy}
            disabled={reason.trim() === '' || (others.length > 0 && !secondPerson)}
          >
            {formatDate(today)} is right
          </Button>
          <Button variant="subtle" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Modal>
  );
}
