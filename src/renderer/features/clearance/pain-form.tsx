/** Pain today, at worst in the last week, and the morning after: 0 to 10, one tap each. */

import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceInput } from '#contract/clearance.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { type AnswerOption, AnswerRow } from './answer-row.tsx';
import classes from './clearance.module.css';
import { EvidenceForm } from './evidence-form.tsx';
import { contentOf, type RecordFormProps, useRecord } from './use-record.ts';

export function PainForm(props: RecordFormProps) {
  const recording = useRecord(props);
  const known = contentOf(props.correct, 'pain');
  const today = useChannel('system.status', {}).data?.today ?? null;
  const settings = useChannel('policy.get', {}).data?.groups.flatMap((group) => group.settings) ?? [];
  const stopsFrom = Number(settings.find(({ id }) => id === 'painStopsFrom')?.value ?? 6);
  const [date, setDate] = useState<CalendarDate | null>(known?.date ?? null);
  const [now, setNow] = useState(known?.painNow);
  const [worst, setWorst] = useState(known?.painWorst7d);
  const [morning, setMorning] = useState(known?.painNextMorning);
  const [during, setDuring] = useState(known?.during ?? false);
  const on = date ?? today;
  const morningIsKnown = on !== null && today !== null && on < today;
  const levels = LEVELS.map((level): AnswerOption => ({ ...level, stops: Number(level.value) >= stopsFrom }));
  const evidence: EvidenceInput | undefined =
    on && now !== undefined
      ? {
          kind: 'pain',
          content: {
            date: on,
            painNow: now,
            ...(worst !== undefined && { painWorst7d: worst }),
            ...(morningIsKnown && morning !== undefined && { painNextMorning: morning }),
            ...(during && { during }),
          },
        }
      : undefined;
  const scale = (question: string, value: number | undefined, set: (level: number | undefined) => void) => (
    <AnswerRow
      question={question}
      options={levels}
      value={value?.toString()}
      onChange={(level) => set(level === undefined ? undefined : Number(level))}
    />
  );
  return (
    <EvidenceForm
      recording={recording}
      evidence={evidence}
      label="Record pain"
      onCancel={props.onDone}
      showsStops
    >
      {(note) => (
        <div className={`wide ${classes.scale}`}>
          <div style={{ maxWidth: 170 }}>
            <DateField label="On" value={on} error={recording.errors['date']} onChange={setDate} />
          </div>
          {scale('Pain now, 0 to 10', now, setNow)}
          <Checkbox
            label="During a session"
            description="Says at once what to do."
            checked={during}
            my={8}
            styles={{ label: { width: 'auto', paddingLeft: 8 } }}
            onChange={(event) => setDuring(event.currentTarget.checked)}
          />
          {scale('At worst in the last 7 days', worst, setWorst)}
          {morningIsKnown && scale('The morning after the session', morning, setMorning)}
          {note}
        </div>
      )}
    </EvidenceForm>
  );
}

const LEVELS: readonly AnswerOption[] = Array.from({ length: 11 }, (_, level) => ({
  value: String(level),
  label: String(level),
}));
