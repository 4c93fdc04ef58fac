/** Opening an episode: which kind, and its first facts. */

import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { type Details, DetailsFields } from './details-fields.tsx';

type Kind = 'postpartum' | 'backPain' | 'joint';

export function OpenEpisode({ athleteId, onDone }: { athleteId: string; onDone: () => void }) {
  const [kind, setKind] = useState<Kind>('postpartum');
  const [details, setDetails] = useState<Details>({});
  const [failure, setFailure] = useState<Failure>();
  const open = async () => {
    try {
      await call('clearance.openEpisode', { athleteId, kind, details });
      onDone();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    }
  };
  const errors = Object.fromEntries(
    (failure?.fields ?? []).map((field) => [field.path.split('.').at(-1) ?? '', field.sentence]),
  );
  return (
    <form
      className="fields evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <SegmentedControl
        className="wide"
        aria-label="Kind of episode"
        value={kind}
        onChange={(value) => {
          setKind(value as Kind);
          setDetails({});
        }}
        data={[
          { value: 'postpartum', label: 'Postpartum' },
          { value: 'backPain', label: 'Back pain' },
          { value: 'joint', label: 'Joint' },
        ]}
      />
      <DetailsFields
        kind={kind}
        value={details}
        errors={errors}
        onChange={(change) => setDetails((before) => ({ ...before, ...change }))}
      />
      {failure && (
        <div className="wide">
          <FailureNote failure={failure} />
        </div>
      )}
      <div className="wide form-foot">
        <Button type="submit">Open episode</Button>
        <Button variant="subtle" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
