/** Pain today, at worst in the last week, and the morning after: 0 to 10. */

import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { EpisodeView } from '#contract/clearance.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useRecord } from './use-record.ts';

export function PainForm({ episode, onDone }: { episode: EpisodeView; onDone: () => void }) {
  const { record, failure, busy, errors } = useRecord(episode.id, onDone);
  const status = useChannel('system.status', {});
  const [date, setDate] = useState<CalendarDate | null>(null);
  const [now, setNow] = useState<number | string>('');
  const [worst, setWorst] = useState<number | string>('');
  const [morning, setMorning] = useState<number | string>('');
  const on = date ?? status.data?.today ?? null;
  return (
    <form
      className="fields evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!on || typeof now !== 'number') return;
        void record({
          kind: 'pain',
          content: {
            date: on,
            painNow: now,
            ...(typeof worst === 'number' && { painWorst7d: worst }),
            ...(typeof morning === 'number' && { painNextMorning: morning }),
          },
        });
      }}
    >
      <DateField label="On" value={on} error={errors['date']} onChange={setDate} />
      <NumberInput
        label="Pain now, 0 to 10"
        min={0}
        max={10}
        clampBehavior="none"
        allowDecimal={false}
        value={now}
        error={errors['painNow']}
        onChange={setNow}
      />
      <NumberInput
        label="Worst in 7 days"
        min={0}
        max={10}
        clampBehavior="none"
        allowDecimal={false}
        value={worst}
        error={errors['painWorst7d']}
        onChange={setWorst}
      />
      <NumberInput
        label="Morning after"
        min={0}
        max={10}
        clampBehavior="none"
        allowDecimal={false}
        value={morning}
        error={errors['painNextMorning']}
        onChange={setMorning}
      />
      {failure && (
        <div className="wide">
          <FailureNote failure={failure} />
        </div>
      )}
      <Button type="submit" loading={busy} disabled={typeof now !== 'number'}>
        Record pain
      </Button>
    </form>
  );
}
