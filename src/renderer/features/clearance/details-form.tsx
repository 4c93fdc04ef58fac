/** Facts of an open episode that turned out different. The earlier ones stay in the timeline. */

import { useState } from 'react';
import type { EpisodeView } from '#contract/clearance.ts';
import { cleaned, type Details, DetailsFields } from './details-fields.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { contentOf, type RecordFormProps, useRecord } from './use-record.ts';

export function DetailsForm(props: RecordFormProps) {
  const { episode, correct } = props;
  const recording = useRecord(props);
  const before = contentOf(correct, 'details');
  const [change, setChange] = useState<Details>({});
  const known = before ?? knownDetails(episode);
  const changed = Object.keys(change).length > 0;
  // A correction says the whole record again; something new only what differs.
  const content = cleaned(before ? { ...before, ...change } : change);
  return (
    <EvidenceForm
      recording={recording}
      evidence={changed ? { kind: 'details', content } : undefined}
      label="Record details"
      onCancel={props.onDone}
      showsStops
    >
      {(note) => (
        <>
          <DetailsFields
            kind={episode.kind}
            value={{ ...known, ...change }}
            errors={recording.errors}
            onChange={(next) => setChange((earlier) => ({ ...earlier, ...next }))}
          />
          {note && <div className="wide">{note}</div>}
        </>
      )}
    </EvidenceForm>
  );
}

/** What the standing records say together; a dated answer is asked anew each time. */
function knownDetails({ evidence }: EpisodeView): Details {
  const merged: Details = Object.assign(
    {},
    ...evidence.filter(({ kind, stands }) => kind === 'details' && stands).map(({ content }) => content),
  );
  const { legSymptoms: _dated, ...rest } = merged;
  return rest;
}
