/** A program from a file: what comes along with it, and whose tags count, before anything is kept. */

import { Button, Checkbox, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import type { InputOf, OutputOf } from '#contract/channels.ts';
import { TAG_NAMES } from '#domain/exercise/exercise.ts';
import { bridge, call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { counted } from '../assignments/counted.ts';

export interface Arriving {
  readonly file: InputOf<'programs.import'>['file'];
  readonly preview: OutputOf<'programs.previewImport'>;
}

/** Throws CallFailed where the file is no program. */
export async function readFile(file: File): Promise<Arriving> {
  const { token } = await bridge.receiveFile(file);
  return { file: token, preview: await call('programs.previewImport', { file: token }) };
}

interface Props {
  readonly arriving: Arriving;
  readonly onClose: () => void;
  readonly onImported: (draftId: string) => void;
}

export function ImportDialog({ arriving: { file, preview }, onClose, onImported }: Props) {
  const status = useChannel('system.status', {});
  const [acceptTags, setAcceptTags] = useState(false);
  const { busy, failure, attempt } = useAttempt();
  const fresh = preview.exercises.filter(({ how }) => how === 'new');
  const tagged = fresh.filter(({ tags }) => tags !== null);
  const mayTag = status.data?.person == null || status.data.person.role === 'lead';
  const bring = () =>
    attempt(async () => {
      const draft = await call('programs.import', { file, acceptTags });
      const exercises = fresh.length > 0 ? `, with ${counted(fresh.length, 'exercise')}` : '';
      notifications.show({ message: `${preview.name} is here as a draft${exercises}.` });
      onImported(draft.id);
    });
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(640px, 96vw)"
      title={<b>Bring in {preview.name || 'a program without a name'}</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p style={{ marginTop: 0 }}>It becomes a draft of its own. Nothing here is replaced.</p>
      {preview.exercises.length > 0 && (
        <>
          <div className="section-title">Exercises of the other facility</div>
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {preview.exercises.map(({ name, sentence, how, tags }) => (
              <li key={name}>
                {sentence}
                {how === 'new' && (
                  <div className="quiet">
                    {tags === null
                      ? 'Not tagged there either.'
                      : `Tags there: ${tags.map((tag) => TAG_NAMES[tag].toLowerCase()).join('; ') || 'none'}.`}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {tagged.length > 0 && (
        <Checkbox
          mt="md"
          label="Take over these tags: I have gone through them"
          description={
            mayTag
              ? 'Tags decide what clearance blocks. Without them each counts as having every tag.'
              : 'Tags decide what clearance blocks, so a lead sets them. Until then each counts as having every tag.'
          }
          disabled={!mayTag}
          checked={acceptTags}
          onChange={(event) => setAcceptTags(event.currentTarget.checked)}
        />
      )}
      {failure && <FailureNote failure={failure} />}
      <div className="dialog-foot" style={{ marginTop: 16 }}>
        <span style={{ flex: 1 }} />
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={busy} data-autofocus onClick={() => void bring()}>
          Bring it in
        </Button>
      </div>
    </Modal>
  );
}
