/** Recording evidence from a form: busy while it runs, the failure where it was typed. */

import { useState } from 'react';
import type { EvidenceInput } from '#contract/clearance.ts';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, call } from '../../app/bridge.ts';

export function useRecord(episodeId: string, onDone: () => void) {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const record = async (evidence: EvidenceInput) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await call('clearance.record', { episodeId, evidence });
      onDone();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  const errors = Object.fromEntries(
    (failure?.fields ?? []).map((field) => [field.path.split('.').at(-1) ?? '', field.sentence]),
  );
  return { record, failure, busy, errors };
}
