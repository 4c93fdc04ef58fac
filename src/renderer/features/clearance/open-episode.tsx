/** Opening an episode: which kind, and its first facts. */

import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { cleaned, type Details, DetailsFields } from './details-fields.tsx';
import { errorsOf } from './use-record.ts';

type Kind = 'postpartum' | 'backPain' | 'joint';

export function OpenEpisode({
  athleteId,
  onDone,
}: {
  athleteId: string;
  onDone: (opened?: OutputOf<'clearance.openEpisode'>) => void;
}) {
  const [kind, setKind] = useState<Kind>('postpartum');
  const [details, setDetails] = useState<Details>({});
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const open = async () => {
    setBusy(true);
    try {
      onDone(await call('clearance.openEpisode', { athleteId, kind, details: cleaned(details) }));
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
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
          setFailure(undefined);
        }}
        data={[
          { value: 'postpartum', label: 'Pregnancy, birth, loss' },
          { value: 'backPain', label: 'Back pain' },
          { value: 'joint', label: 'Joint' },
        ]}
      />
      <DetailsFields
        kind={kind}
        value={details}
        errors={errorsOf(failure)}
        onChange={(change) => setDetails((before) => ({ ...before, ...change }))}
      />
      {failure && (
        <div className="wide">
          <FailureNote failure={failure} />
        </div>
      )}
      <div className="wide form-foot">
        <Button type="submit" loading={busy}>
          Open episode
        </Button>
        <Button variant="subtle" onClick={() => onDone()}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
