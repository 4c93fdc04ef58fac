/** A physiotherapist's visit: booked, or done with what was found. */

import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { EvidenceInput } from '#contract/clearance.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { DateField } from '../../ui/date-field.tsx';
import { AnswerRow } from './answer-row.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { type Restriction, RestrictionsField, written } from './restrictions-field.tsx';
import { contentOf, type RecordFormProps, useRecord } from './use-record.ts';

export function PhysioForm(props: RecordFormProps) {
  const recording = useRecord(props);
  const { errors } = recording;
  const known = contentOf(props.correct, 'physio');
  const visit = known?.state === 'none' ? undefined : known;
  const [state, setState] = useState<'none' | 'booked' | 'completed'>(known?.state ?? 'booked');
  const [date, setDate] = useState<CalendarDate | null>(visit?.date ?? null);
  const [name, setName] = useState(visit?.name ?? '');
  const before = known?.state === 'completed' ? known.restrictions : [];
  const [restrictions, setRestrictions] = useState<readonly Restriction[]>(before);
  const [found, setFound] = useState<string | undefined>(
    known?.state !== 'completed' ? undefined : before.length > 0 ? 'restrictions' : 'noConcern',
  );
  return (
    <EvidenceForm
      recording={recording}
      evidence={evidenceOf({ state, date, name: name.trim(), found, restrictions: written(restrictions) })}
      label="Record visit"
      onCancel={props.onDone}
    >
      {() => (
        <>
          <SegmentedControl
            className="wide"
            aria-label="Visit"
            value={state}
            onChange={(value) => setState(value as typeof state)}
            data={[
              { value: 'booked', label: 'Booked' },
              { value: 'completed', label: 'Done' },
              { value: 'none', label: 'None' },
            ]}
          />
          {state !== 'none' && (
            <>
              <DateField label="On" value={date} error={errors['date']} onChange={setDate} />
              <TextInput
                label="Physiotherapist"
                maxLength={120}
                value={name}
                error={errors['name']}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            </>
          )}
          {state === 'completed' && (
            <div className="wide">
              <AnswerRow
                question="Findings"
                open="not said"
                options={[
                  { value: 'noConcern', label: 'No concern' },
                  { value: 'restrictions', label: 'Restrictions' },
                ]}
                value={found}
                onChange={setFound}
              />
            </div>
          )}
          {state === 'completed' && found === 'restrictions' && (
            <RestrictionsField value={restrictions} errors={errors} onChange={setRestrictions} />
          )}
        </>
      )}
    </EvidenceForm>
  );
}

interface Visit {
  readonly state: 'none' | 'booked' | 'completed';
  readonly date: CalendarDate | null;
  readonly name: string;
  readonly found: string | undefined;
  readonly restrictions: Restriction[];
}

/** A visit that is done says what was found: leaving that open is not "no concern". */
function evidenceOf({ state, date, name, found, restrictions }: Visit): EvidenceInput | undefined {
  if (state === 'none') return { kind: 'physio', content: { state } };
  if (state === 'booked')
    return { kind: 'physio', content: { state, ...(date && { date }), ...(name && { name }) } };
  if (!date || !found || (found === 'restrictions' && restrictions.length === 0)) return undefined;
  return {
    kind: 'physio',
    content: { state, date, name, restrictions: found === 'restrictions' ? restrictions : [] },
  };
}
