/** An athlete's maxima: the latest of each lift with its history, and a line to record a new one. */

import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { MaximumRecord } from '#contract/loads.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { formatLoad, type Load } from '#domain/load/load.ts';
import { needsRetest } from '#domain/load/maximum.ts';
import { call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LoadField } from '../../ui/load-field.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';

const KINDS = [
  { value: 'trainingMax', label: 'Training max' },
  { value: 'tested', label: 'Tested 1RM' },
  { value: 'e1RM', label: 'Estimated 1RM' },
] as const;
const KIND_WORDS = Object.fromEntries(KINDS.map(({ value, label }) => [value, label]));

export function MaximaPanel({ athleteId }: { athleteId: string }) {
  const maxima = useChannel('maxima.ofAthletes', { athleteIds: [athleteId] });
  const exercises = useChannel('library.exercises', {});
  const status = useChannel('system.status', {});
  const names = useMemo(
    () => new Map(exercises.data?.map((exercise) => [exercise.id, exercise.name])),
    [exercises.data],
  );
  const lifts = Object.entries(Object.groupBy(maxima.data ?? [], (maximum) => maximum.exerciseId));
  return (
    <>
      {status.data && (
        <RecordMaximum
          athleteId={athleteId}
          today={status.data.today}
          lifts={(exercises.data ?? [])
            .filter((exercise) => exercise.externallyLoaded && !exercise.referenceOnly)
            .map((exercise) => ({ value: exercise.id, label: exercise.name }))}
        />
      )}
      {maxima.data?.length === 0 && (
        <p className="quiet">No maximum yet. Percentages become loads once there is one.</p>
      )}
      {lifts.map(([exerciseId, records = []]) => (
        <section key={exerciseId}>
          <div className="section-title">{names.get(exerciseId) ?? exerciseId}</div>
          <table className="plain-table">
            <tbody>
              {records.map((record, place) => (
                <MaximumLine
                  key={record.id}
                  record={record}
                  stale={
                    place === 0 &&
                    status.data !== undefined &&
                    needsRetest(record as never, status.data.today)
                  }
                />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function MaximumLine({ record, stale }: { record: MaximumRecord; stale: boolean }) {
  return (
    <tr>
      <td className="number" style={{ fontWeight: 600 }}>
        {formatLoad(record.load)}
      </td>
      <td>{KIND_WORDS[record.kind]}</td>
      <td>{formatDate(record.date)}</td>
      <td className="quiet">{stale ? 'retest' : record.note}</td>
    </tr>
  );
}

interface RecordProps {
  readonly athleteId: string;
  readonly today: CalendarDate;
  readonly lifts: { value: string; label: string }[];
}

function RecordMaximum({ athleteId, today, lifts }: RecordProps) {
  const facility = useChannel('facility.get', {});
  const [exerciseId, setExerciseId] = useState<string | null>('barbell-hip-thrust');
  const [kind, setKind] = useState<(typeof KINDS)[number]['value']>('trainingMax');
  const [load, setLoad] = useState<Load | null>(null);
  const [date, setDate] = useState<CalendarDate | null>(today);
  /** True once somebody pressed the button with a field empty. */
  const [asked, setAsked] = useState(false);
  const { busy, failure, attempt } = useAttempt();
  const record = () =>
    attempt(async () => {
      setAsked(true);
      if (!exerciseId || !load || !date) return;
      await call('maxima.record', { entries: [{ athleteId, exerciseId, kind, load, date }] });
      setLoad(null);
      setAsked(false);
    });
  const problem = (field: string) =>
    failure?.fields?.find(({ path }) => path.split('.').at(-1) === field)?.sentence;
  const missing = (value: unknown, sentence: string) => (asked && !value ? sentence : undefined);
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <Select
        className="wide"
        label="Lift"
        data={lifts}
        value={exerciseId}
        error={missing(exerciseId, 'Choose the lift.')}
        searchable
        onChange={setExerciseId}
      />
      <LoadField
        label="Load"
        unit={facility.data?.unit ?? 'kg'}
        value={load}
        error={missing(load, 'Write the weight that was lifted.') ?? problem('load')}
        onChange={setLoad}
      />
      <Select
        label="Kind"
        data={[...KINDS]}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind((value ?? 'trainingMax') as typeof kind)}
      />
      <DateField
        label="On"
        value={date}
        error={missing(date, 'Write the day it was lifted on.') ?? problem('date')}
        onChange={setDate}
      />
      <div className="beside-field">
        <SubmitButton loading={busy}>Record maximum</SubmitButton>
      </div>
      {failure && (
        <div className="wide">
          <FailureNote failure={failure} marked={['load', 'date']} />
        </div>
      )}
    </form>
  );
}
