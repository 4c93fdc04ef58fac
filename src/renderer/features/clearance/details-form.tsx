/** Facts of an open episode that turned out different. The earlier ones stay in the timeline. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { EpisodeView } from '#contract/clearance.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { type Details, DetailsFields } from './details-fields.tsx';
import { useRecord } from './use-record.ts';

export function DetailsForm({ episode, onDone }: { episode: EpisodeView; onDone: () => void }) {
  const { record, failure, busy, errors } = useRecord(episode.id, onDone);
  const [change, setChange] = useState<Details>({});
  const known = Object.assign(
    {},
    ...episode.evidence.filter(({ kind }) => kind === 'details').map(({ content }) => content),
  ) as Details;
  return (
    <form
      className="fields evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (Object.keys(change).length > 0) void record({ kind: 'details', content: change });
      }}
    >
      <DetailsFields
        kind={episode.kind}
        value={{ ...known, ...change }}
        errors={errors}
        onChange={(next) => setChange((before) => ({ ...before, ...next }))}
      />
      {failure && (
        <div className="wide">
          <FailureNote failure={failure} />
        </div>
      )}
      <Button type="submit" loading={busy} disabled={Object.keys(change).length === 0}>
        Record details
      </Button>
    </form>
  );
}
