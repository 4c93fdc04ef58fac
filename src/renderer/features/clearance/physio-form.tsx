/** A physiotherapist's visit: booked, or done with what was found. */

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EpisodeView } from '#contract/clearance.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useRecord } from './use-record.ts';

export function PhysioForm({ episode, onDone }: { episode: EpisodeView; onDone: () => void }) {
  const { record, failure, busy, errors } = useRecord(episode.id, onDone);
  const [state, setState] = useState<'booked' | 'completed'>('booked');
  const [date, setDate] = useState<CalendarDate | null>(null);
  const [name, setName] = useState('');
  const [restriction, setRestriction] = useState('');
  return (
    <form
      className="fields evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (state === 'booked') {
          void record({ kind: 'physio', content: { state, ...(date && { date }), ...(name && { name }) } });
        } else if (date) {
          void record({
            kind: 'physio',
            content: {
              state,
              date,
              name,
              restrictions: restriction.trim() ? [{ text: restriction.trim() }] : [],
            },
          });
        }
      }}
    >
      <SegmentedControl
        className="wide"
        aria-label="Visit"
        value={state}
        onChange={(value) => setState(value as typeof state)}
        data={[
          { value: 'booked', label: 'Booked' },
          { value: 'completed', label: 'Done' },
        ]}
      />
      <DateField label="On" value={date} error={errors['date']} onChange={setDate} />
      <TextInput
        label="Physiotherapist"
        value={name}
        error={errors['name']}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {state === 'completed' && (
        <TextInput
          className="wide"
          label="Restriction, as written (empty: no concern)"
          value={restriction}
          onChange={(event) => setRestriction(event.currentTarget.value)}
        />
      )}
      {failure && (
        <div className="wide">
          <FailureNote failure={failure} />
        </div>
      )}
      <Button type="submit" loading={busy} disabled={state === 'completed' && !date}>
        Record visit
      </Button>
    </form>
  );
}
