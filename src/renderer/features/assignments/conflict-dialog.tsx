/** In front of everything, after a change of the facility, the policy or an override: what it made stale. */

import { Button, Modal } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { Conflict } from '#contract/assignments.ts';
import { ConflictNote } from './conflict-note.tsx';

let told: readonly Conflict[] = [];
const listeners = new Set<() => void>();

/** Shows them at once; none, and nothing is shown. */
export function tellConflicts(conflicts: readonly Conflict[]): void {
  told = conflicts;
  for (const listener of listeners) listener();
}

export function ConflictDialog() {
  const conflicts = useSyncExternalStore(subscribe, () => told);
  const close = () => tellConflicts([]);
  return (
    <Modal
      opened={conflicts.length > 0}
      onClose={close}
      size="min(560px, 96vw)"
      title={<b>What this changes</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ConflictNote conflicts={conflicts} plain onLeave={close} />
      <div className="dialog-foot" style={{ marginTop: 16 }}>
        <span style={{ flex: 1 }} />
        <Button variant="default" onClick={close}>
          Close
        </Button>
      </div>
    </Modal>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
