/** What needs a reason and nothing else: striking a record out, closing an episode, reopening one. */

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useChannel } from '../../app/queries.ts';
import { EvidenceForm } from './evidence-form.tsx';
import { recordInWords } from './record-words.ts';
import { type RecordFormProps, useRecord } from './use-record.ts';

/** Takes a record out without putting another in its place; of a closing, that opens the episode again. */
export function StrikeOutForm(props: RecordFormProps) {
  const recording = useRecord(props);
  const [reason, setReason] = useState('');
  const { correct } = props;
  const reopens = correct?.kind === 'closed';
  return (
    <EvidenceForm
      recording={recording}
      evidence={reason.trim() ? { kind: 'struckOut', content: { reason: reason.trim() } } : undefined}
      label={reopens ? 'Reopen episode' : 'Strike out'}
      intro={
        correct && (reopens ? 'It counts again from now on.' : `Striking out: ${recordInWords(correct)}`)
      }
      onCancel={props.onDone}
    >
      {() => (
        <TextInput
          className="wide"
          label={reopens ? 'Why it is open again' : 'Why it is struck out'}
          autoFocus
          maxLength={300}
          value={reason}
          error={recording.errors['reason']}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </EvidenceForm>
  );
}

/** The lead's alone; a coach reads who that is. */
export function CloseForm(props: RecordFormProps) {
  const recording = useRecord(props);
  const status = useChannel('system.status', {}).data;
  const people = useChannel('people.list', {});
  const [reason, setReason] = useState('');
  const leads = (people.data ?? []).filter(({ role, state }) => role === 'lead' && state === 'active');
  if (status && status.person?.role !== 'lead') {
    return (
      <p className="evidence-form" role="status">
        Only a lead can close an episode: {leads.map(({ name }) => name).join(', ')}.
      </p>
    );
  }
  return (
    <EvidenceForm
      recording={recording}
      evidence={
        status && reason.trim()
          ? { kind: 'closed', content: { date: status.today, reason: reason.trim() } }
          : undefined
      }
      label="Close episode"
      intro="A closed episode limits nothing any more. Its records stay."
      onCancel={props.onDone}
    >
      {() => (
        <TextInput
          className="wide"
          label="Why it is closed"
          autoFocus
          maxLength={300}
          value={reason}
          error={recording.errors['reason'] ?? recording.errors['date']}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </EvidenceForm>
  );
}
