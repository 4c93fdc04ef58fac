/** The lead's way to correct a mistake that holds somebody: a second person agrees with their PIN, and a reason stays. */

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceInput } from '#contract/clearance.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { agreed, NOBODY_YET, SecondPerson, useOthers } from '../people/second-person.tsx';
import classes from './clearance.module.css';
import type { Recording } from './use-record.ts';

export function ConfirmCorrection({
  recording,
  evidence,
}: {
  recording: Recording;
  evidence: EvidenceInput;
}) {
  const { record, failure, busy, errors } = recording;
  const me = useChannel('system.status', {}).data?.person;
  const others = useOthers();
  const [agreement, setAgreement] = useState(NOBODY_YET);
  const secondPerson = agreed(agreement);
  const [reason, setReason] = useState('');
  const lifts = failure?.fields?.find(({ path }) => path === 'replaces')?.sentence;
  if (me?.role !== 'lead') {
    return (
      <div className="wide" role="alert">
        {lifts ?? failure?.message}
      </div>
    );
  }
  return (
    <>
      <div className="wide" role="alert">
        {lifts ?? 'This correction would lift a hold.'}
      </div>
      {others.length === 0 ? (
        <div className="wide quiet">
          Correcting a mistake needs a second person, and you work alone here. Add one under Facility, People.
        </div>
      ) : (
        <>
          <div className="wide section-title">The earlier record is a mistake: two people say so</div>
          <SecondPerson
            label="Second person"
            description="Agrees, and is named with you"
            among={others}
            value={agreement}
            error={errors['secondPerson']}
            failure={failure}
            onChange={setAgreement}
          />
          <TextInput
            className="wide"
            label="Why it is a mistake"
            description="Stands in the audit trail: leave names and symptoms out."
            maxLength={300}
            value={reason}
            error={errors['reason']}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {failure && !failure.fields && failure.code !== 'WRONG_PIN' && (
            <div className="wide">
              <FailureNote failure={failure} />
            </div>
          )}
          <div className={classes.foot}>
            <Button
              loading={busy}
              disabled={!secondPerson || reason.trim() === ''}
              onClick={() =>
                secondPerson &&
                void record(evidence, {
                  confirmation: { secondPerson: secondPerson.id, pin: secondPerson.pin, reason },
                })
              }
            >
              Correct the mistake
            </Button>
          </div>
        </>
      )}
    </>
  );
}
