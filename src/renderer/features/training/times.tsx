/** When each squad trains: the day is shown in this order. */

import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SquadId } from '#contract/values.ts';
import { call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { tell } from '../../ui/tell.ts';

export function Times({ onClose }: { onClose: () => void }) {
  const times = useChannel('training.times', {});
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>Training times</b>}
      size="min(460px, 96vw)"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className="quiet">
        Today is shown in this order. Who is in several squads trains with the earliest.
      </p>
      {times.data?.length === 0 && <p>There are no squads yet.</p>}
      {times.data?.map(({ squad, name, time }) => (
        <TimeField key={squad} squad={squad} name={name} time={time} />
      ))}
    </Modal>
  );
}

function TimeField({ squad, name, time }: { squad: SquadId; name: string; time: string | null }) {
  const [draft, setDraft] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const leave = () => {
    if (draft === undefined) return;
    const read = readTime(draft);
    if (read === undefined) {
      setProblem('Write a time, such as 17:30.');
      return;
    }
    setProblem(undefined);
    setDraft(undefined);
    if (read !== time)
      void tell(async () => {
        await call('training.setTime', { squad, time: read });
      });
  };
  return (
    <TextInput
      label={name}
      placeholder="no time"
      value={draft ?? time ?? ''}
      error={problem}
      w={160}
      mb={8}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
    />
  );
}

/** `17:30`, `7.30`, `1730`, `6`; null where it is empty. */
function readTime(text: string): string | null | undefined {
  const typed = text.trim();
  if (typed === '') return null;
  const match = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(typed);
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  if (!match || hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
