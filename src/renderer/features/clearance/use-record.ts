/** Recording evidence from a form: busy while it runs, the failure where it was typed, and a correction that needs two. */

import { useState } from 'react';
import type { InputOf, OutputOf } from '#contract/channels.ts';
import type { EpisodeView, EvidenceInput, RecordView } from '#contract/clearance.ts';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, call } from '../../app/bridge.ts';

export interface RecordFormProps {
  readonly episode: EpisodeView;
  /** The record that this form corrects; absent for a new one. */
  readonly correct?: RecordView | undefined;
  /** Closes the form; with the answer once it was recorded. */
  readonly onDone: (recorded?: Recorded) => void;
}

export type Recorded = OutputOf<'clearance.record'>;

/** Who else agrees: to the correction of a mistake, or to a provider's earlier date. */
export type Agreed = Pick<InputOf<'clearance.record'>, 'confirmation' | 'confirmedBy'>;

export type Recording = ReturnType<typeof useRecord>;

export function useRecord({ episode, correct, onDone }: RecordFormProps) {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const [needsSecondPerson, setNeedsSecondPerson] = useState(false);
  const record = async (evidence: EvidenceInput, agreed: Agreed = {}) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const recorded = await call('clearance.record', {
        episodeId: episode.id,
        evidence,
        ...(correct && { replaces: correct.id }),
        ...agreed,
      });
      onDone(recorded);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
      const details = error.failure.details as { needsSecondPerson?: boolean } | undefined;
      if (details?.needsSecondPerson) setNeedsSecondPerson(true);
    } finally {
      setBusy(false);
    }
  };
  const errors = errorsOf(failure);
  return { episode, correct, record, failure, busy, errors, needsSecondPerson };
}

/** What is wrong with each field, by the last word of its path; a restriction keeps its place: `restrictions.0`. */
export function errorsOf(failure: Failure | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (failure?.fields ?? []).map(({ path, sentence }) => [
      /restrictions(\.\d+)?/.exec(path)?.[0] ?? path.split('.').at(-1) ?? '',
      sentence,
    ]),
  );
}

type Contents = { readonly [Each in EvidenceInput as Each['kind']]: Each['content'] };

/** What a correction starts from: the record as it stands. */
export function contentOf<Kind extends keyof Contents>(
  correct: RecordView | undefined,
  kind: Kind,
): Contents[Kind] | undefined {
  if (correct?.kind !== kind) return undefined;
  // The episode of a decision is said by the call, not by the form.
  const { episodeId: _own, ...content } = correct.content as Record<string, unknown>;
  return content as unknown as Contents[Kind];
}
