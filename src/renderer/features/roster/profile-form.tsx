/** An athlete's profile, edited in place. What is typed stays until it is saved or taken back, whatever happens elsewhere. */

import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Failure } from '#contract/envelope.ts';
import type { AthleteDetails } from '#contract/roster.ts';
import { call } from '../../app/bridge.ts';
import { queryClient } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { AthleteFieldset, type FieldErrors } from './athlete-fields.tsx';
import { ElsewhereNote } from './elsewhere-note.tsx';
import { changedElsewhere, editable, useTypedProfile } from './typed-profile.ts';

/** `edits`: grows with each wish to edit, and takes the hands to the first field; 0 leaves them where they are. */
export function ProfileForm({ athlete, edits }: { athlete: AthleteDetails; edits: number }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (edits > 0) form.current?.querySelector('input')?.select();
  }, [edits]);
  const { typed, cameBack, change, unread, saved, takeBack, acceptPresent } = useTypedProfile(athlete);
  const { busy, failure, attempt, forget } = useAttempt();
  // While saving, the present values may already be the ones just sent.
  const elsewhere = typed && !busy ? changedElsewhere(typed, athlete) : [];
  const disputed = elsewhere.some(({ mine }) => mine !== undefined);

  const save = () =>
    attempt(async () => {
      if (!typed) return;
      try {
        await call('roster.update', { id: athlete.id, version: athlete.version, fields: typed.fields });
        saved(typed.fields);
      } catch (error) {
        // Both values are shown as soon as the present ones are here.
        void queryClient.invalidateQueries({ queryKey: ['roster.athlete', { id: athlete.id }] });
        throw error;
      }
    });

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed && !disputed) void save();
      }}
    >
      {cameBack && (
        <p className="quiet" style={{ marginTop: 0 }}>
          What you typed here before is still here, and not saved yet.
        </p>
      )}
      <AthleteFieldset
        value={{ ...editable(athlete), ...typed?.fields }}
        onChange={change}
        unread={typed?.unread ?? {}}
        onUnread={unread}
        errors={fieldErrors(failure)}
      />
      {elsewhere.length > 0 ? (
        <ElsewhereNote
          changes={elsewhere}
          onKeep={() => {
            forget();
            acceptPresent({ dropMine: false });
          }}
          onTake={() => {
            forget();
            acceptPresent({ dropMine: true });
          }}
        />
      ) : (
        failure && <FailureNote failure={failure} marked={MARKED} />
      )}
      <div className="form-foot">
        <SubmitButton disabled={!typed || disputed} loading={busy}>
          Save
        </SubmitButton>
        {typed && (
          <Button
            variant="subtle"
            onClick={() => {
              forget();
              takeBack();
            }}
          >
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

/** Fields that show their own problem. */
export const MARKED: readonly string[] = [
  'firstName',
  'lastName',
  'preferredName',
  'dateOfBirth',
  'bodyweight',
  'heightMm',
  'trainingSince',
  'sport',
  'position',
  'coach',
  'email',
  'phone',
  'emergencyContact',
  'guardian',
  'notes',
];
