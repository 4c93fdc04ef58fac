/** A failure as a coach reads it: what happened, what was kept, what to do now. */

import type { Failure } from '#contract/envelope.ts';

interface Props {
  readonly failure: Failure;
  /** Fields that say themselves what is wrong with them, by the last word of their path. */
  readonly marked?: readonly string[];
}

export function FailureNote({ failure, marked = [] }: Props) {
  const unsaid = failure.fields?.filter(({ path }) => !marked.includes(path.split('.').at(-1) ?? ''));
  return (
    <div role="alert" style={{ padding: 12 }}>
      <div style={{ fontWeight: 600 }}>{failure.message}</div>
      <div className="quiet">{failure.wayOut}</div>
      {unsaid?.map((field) => (
        <div key={field.path}>{field.sentence}</div>
      ))}
      {failure.code === 'INTERNAL' && failure.ref && <div className="quiet">Reference {failure.ref}</div>}
    </div>
  );
}
