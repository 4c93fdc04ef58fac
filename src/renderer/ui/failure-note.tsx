/** A failure as a coach reads it: what happened, what was kept, what to do now. */

import type { Failure } from '#contract/envelope.ts';

export function FailureNote({ failure }: { failure: Failure }) {
  return (
    <div role="alert" style={{ padding: 12 }}>
      <div style={{ fontWeight: 600 }}>{failure.message}</div>
      <div className="quiet">{failure.wayOut}</div>
      {failure.fields?.map((field) => (
        <div key={field.path}>{field.sentence}</div>
      ))}
      {failure.code === 'INTERNAL' && failure.ref && <div className="quiet">Reference {failure.ref}</div>}
    </div>
  );
}
