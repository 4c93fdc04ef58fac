/** What a draft asks before work is lost: another window saved it meanwhile, or it is to be thrown away. */

import { Button, Modal } from '@mantine/core';
import type { Draft } from '#contract/programs.ts';
import assignments from '../../assignments/conflicts.module.css';
import { dayAndTime } from '../../policy/setting-words.ts';

interface ConflictProps {
  readonly theirs: Draft;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

export function DraftConflict({ theirs, keepMine, takeTheirs }: ConflictProps) {
  return (
    <div className={assignments.banner} role="alert">
      <span>
        <b>
          {theirs.updatedBy} saved this draft in another window, {dayAndTime(theirs.updatedAt)}.
        </b>{' '}
        Yours is still here and not saved. Undo brings yours back if you take theirs.
      </span>
      <Button variant="default" onClick={takeTheirs}>
        Take theirs
      </Button>
      <Button onClick={keepMine}>Keep mine</Button>
    </div>
  );
}

interface DiscardProps {
  readonly draft: Draft;
  readonly name: string;
  readonly onDiscard: () => void;
  readonly onClose: () => void;
}

export function DiscardDialog({ draft, name, onDiscard, onClose }: DiscardProps) {
  return (
    <Modal opened onClose={onClose} title={`Throw away the draft of ${name || 'this program'}?`}>
      <p style={{ marginTop: 0 }}>
        What is written here is gone for good.{' '}
        {draft.becomes > 1 ? 'Published versions stay as they are.' : 'It was never published.'}
      </p>
      <div className="dialog-foot">
        <span style={{ flex: 1 }} />
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button color="red" onClick={onDiscard}>
          Throw it away
        </Button>
      </div>
    </Modal>
  );
}
