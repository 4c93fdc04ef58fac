/** A line to record a maximum: tested, estimated from a set, or a training max, which changes only when a coach says so. */

import { Button, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import type { MaximumRecord } from '#contract/loads.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { estimateMax, type Formula } from '#domain/load/estimated-max.ts';
import { formatLoad, type Load } from '#domain/load/load.ts';
import { countedInstead, DEFAULT_PERCENT_POLICY, leapOver, trainingMaxFrom } from '#domain/load/maximum.ts';
import { call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LoadField } from '../../ui/load-field.tsx';
import { SubmitButton } from '../../ui/submit-button.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { Estimate } from './estimate.tsx';

export const KINDS = [
  { value: 'trainingMax', label: 'Training max' },
  { value: 'tested', label: 'Tested 1RM' },
  { value: 'e1RM', label: 'Estimated 1RM' },
] as const;
type Kind = (typeof KINDS)[number]['value'];
type Entry = InputOf<'maxima.record'>['entries'][number];

interface Props {
  readonly athleteId: string;
  readonly today: CalendarDate;
  readonly lifts: { value: string; label: string; inEachHand: boolean }[];
  /** Newest first. */
  readonly known: readonly MaximumRecord[];
}

export function RecordMaximum({ athleteId, today, lifts, known }: Props) {
  const facility = useChannel('facility.get', {});
  const [exerciseId, setExerciseId] = useState<string | null>('barbell-hip-thrust');
  const [kind, setKind] = useState<Kind>('trainingMax');
  const [load, setLoad] = useState<Load | null>(null);
  const [reps, setReps] = useState<number | null>(null);
  const [rir, setRir] = useState<number>(0);
  const [formula, setFormula] = useState<Formula>('epley');
  const [date, setDate] = useState<CalendarDate | null>(today);
  /** True once somebody pressed the button with a field empty. */
  const [asked, setAsked] = useState(false);
  /** What somebody was asked about and pressed again for. */
  const [meant, setMeant] = useState<string>();
  const { busy, failure, attempt } = useAttempt();
  const estimated = kind === 'e1RM';
  const inEachHand = lifts.find(({ value }) => value === exerciseId)?.inEachHand;
  const set = estimated && load && reps ? { load, reps, rir } : undefined;
  const before = known.find((maximum) => maximum.exerciseId === exerciseId && maximum.kind === kind);
  const reckoned = set && estimateMax(set, { formula });
  const next = reckoned?.kind === 'estimate' ? reckoned.estimate : estimated ? undefined : load;
  const more = before && next && leapOver(before.load, next);
  const leap =
    more && before && next
      ? `${formatLoad(next)} is ${more} % more than ${formatLoad(before.load)} from ${formatDate(before.date)}. Is that meant?`
      : undefined;
  const sameDay = exerciseId && date && countedInstead({ exerciseId, kind, date }, known);
  const again =
    sameDay && next
      ? `${formatLoad(sameDay.load)} is on record for ${formatDate(sameDay.date)} already. Both stay in the history, and loads follow the last one, ${formatLoad(next)}. Is that meant?`
      : undefined;
  const doubt = leap ?? again;
  const record = () =>
    attempt(async () => {
      setAsked(true);
      if (!exerciseId || !load || !date || (estimated && !reps)) return;
      if (doubt && meant !== doubt) {
        setMeant(doubt);
        return;
      }
      const about = { athleteId, exerciseId, date };
      const entry: Entry = estimated
        ? { ...about, kind, fromSet: { load, reps: reps ?? 0, rir, formula } }
        : { ...about, kind, load };
      await call('maxima.record', { entries: [entry] });
      setLoad(null);
      setReps(null);
      setRir(0);
      setAsked(false);
      setMeant(undefined);
    });
  const problem = (field: string) =>
    failure?.fields?.find(({ path }) => path.split('.').at(-1) === field)?.sentence;
  const missing = (value: unknown, sentence: string) => (asked && !value ? sentence : undefined);
  const oneRep = known.find((maximum) => maximum.exerciseId === exerciseId && maximum.kind !== 'trainingMax');
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
      <Select
        label="Kind"
        data={[...KINDS]}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind((value ?? 'trainingMax') as Kind)}
      />
      <LoadField
        label={`${estimated ? 'Weight lifted' : 'Load'}${inEachHand ? ' in each hand' : ''}`}
        unit={facility.data?.unit ?? 'kg'}
        value={load}
        error={missing(load, 'Write the weight that was lifted.') ?? problem('load')}
        onChange={setLoad}
      />
      {estimated && (
        <>
          <NumberInput
            label="Reps done"
            value={reps ?? ''}
            min={1}
            max={100}
            allowDecimal={false}
            error={missing(reps, 'Write how many reps were done.')}
            onChange={(value) => setReps(typeof value === 'number' ? value : null)}
          />
          <NumberInput
            label="Reps in reserve"
            description="0 is to failure"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={rir}
            min={0}
            max={10}
            step={0.5}
            onChange={(value) => setRir(typeof value === 'number' ? value : 0)}
          />
        </>
      )}
      <DateField
        label="On"
        value={date}
        error={missing(date, 'Write the day it was lifted on.') ?? problem('date')}
        onChange={setDate}
      />
      <div className="beside-field">
        <SubmitButton loading={busy} disabled={set && estimateMax(set).kind === 'noEstimate'}>
          {doubt && meant === doubt ? 'Record it all the same' : 'Record maximum'}
        </SubmitButton>
      </div>
      {doubt && meant === doubt && (
        <div className="wide" role="alert">
          {doubt}
        </div>
      )}
      {kind === 'trainingMax' && oneRep && (
        <p className="wide quiet" style={{ margin: 0 }}>
          {DEFAULT_PERCENT_POLICY.trainingMaxPercent} % of {formatLoad(oneRep.load)} from{' '}
          {formatDate(oneRep.date)} would be {formatLoad(trainingMaxFrom(oneRep.load))}.{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => setLoad(trainingMaxFrom(oneRep.load))}>
            Take it
          </Button>
        </p>
      )}
      {set && (
        <div className="wide">
          <Estimate set={set} formula={formula} onFormula={setFormula} />
        </div>
      )}
      {failure && (
        <div className="wide">
          <FailureNote failure={failure} marked={['load', 'date']} />
        </div>
      )}
    </form>
  );
}
