/** An athlete's profile, edited in place. A stale save shows both values and loses neither. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import type { AthleteDetails, AthleteFields } from '#contract/roster.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { queryClient } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { AthleteFieldset, type FieldErrors } from './athlete-fields.tsx';

export function ProfileForm({ athlete }: { athlete: AthleteDetails }) {
  const [change, setChange] = useState<AthleteFields>({});
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const dirty = Object.keys(change).length > 0;

  const save = async (version: number) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await call('roster.update', { id: athlete.id, version, fields: change });
      setChange({});
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty) void save(athlete.version);
      }}
    >
      <AthleteFieldset
        value={{ ...editable(athlete), ...change }}
        onChange={(next) => setChange((before) => ({ ...before, ...next }))}
        errors={fieldErrors(failure)}
      />
      {failure && <FailureNote failure={failure} />}
      {failure?.code === 'STALE_ROW' && (
        <Button
          variant="default"
          onClick={() => {
            setFailure(undefined);
            setChange({});
            void queryClient.invalidateQueries({ queryKey: ['roster.athlete'] });
          }}
        >
          Show the present values
        </Button>
      )}
      <div className="form-foot">
        <Button type="submit" disabled={!dirty} loading={busy}>
          Save
        </Button>
        {dirty && (
          <Button variant="subtle" onClick={() => setChange({})}>
            Take back
          </Button>
        )}
      </div>
    </form>
  );
}

/** Problems by field, for the place where each was typed. */
export function fieldErrors(failure: Failure | undefined): FieldErrors {
  return Object.fromEntries(
    (failure?.fields ?? []).map((field) => [field.path.split('.').at(-1) ?? '', field.sentence]),
  );
}

function editable(athlete: AthleteDetails): AthleteFields {
  const {
    firstName,
    lastName,
    preferredName,
    dateOfBirth,
    sex,
    squads,
    sport,
    position,
    trainingSince,
    levelOverride,
  } = athlete;
  const { status, bodyweight, heightMm, email, phone, emergencyContact, guardian, coach, notes } = athlete;
  return {
    firstName,
    lastName,
    preferredName,
    dateOfBirth,
    sex,
    squads,
    sport,
    position,
    trainingSince,
    levelOverride,
    status,
    bodyweight,
    heightMm,
    email,
    phone,
    emergencyContact,
    guardian,
    coach,
    notes,
  };
}
