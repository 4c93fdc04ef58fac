/** A screen as a short form: one tap per item. What was not asked never counts as clear. */

import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { EpisodeView, EvidenceInput } from '#contract/clearance.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import {
  EMERGENCY_ITEMS,
  RED_FLAG_ITEM_IDS,
  STOP_ITEM_IDS,
  STOP_ITEMS,
  SYMPTOM_IDS,
  SYMPTOMS,
  URGENT_ITEMS,
} from '#domain/clearance/warning-signs.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useRecord } from './use-record.ts';

type ScreenContent = Extract<EvidenceInput, { kind: 'screen' }>['content'];
type Answers = Readonly<Record<string, string>>;

const SYMPTOM_ANSWERS = [
  { value: 'none', label: 'None' },
  { value: 'mildStable', label: 'Mild, stable' },
  { value: 'worseOrModerate', label: 'Moderate or worse' },
];
const STOP_ANSWERS = [
  { value: 'none', label: 'No' },
  { value: 'worseOrModerate', label: 'Yes' },
];
const FLAG_ANSWERS = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
];

export function ScreenForm({ episode, onDone }: { episode: EpisodeView; onDone: () => void }) {
  const { record, failure, busy, errors } = useRecord(episode.id, onDone);
  const status = useChannel('system.status', {});
  const [date, setDate] = useState<CalendarDate | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const on = date ?? status.data?.today ?? null;
  const postpartum = episode.kind === 'postpartum';
  const asked = postpartum ? [...SYMPTOM_IDS, ...STOP_ITEM_IDS] : RED_FLAG_ITEM_IDS;
  const open = asked.filter((id) => !answers[id]).length;
  const row = (id: string, label: string, data: { value: string; label: string }[]) => (
    <div key={id} className="screen-row">
      <span id={`screen-${id}`}>{label}</span>
      <SegmentedControl
        aria-labelledby={`screen-${id}`}
        data={data}
        value={answers[id] ?? ''}
        onChange={(value) => setAnswers((before) => ({ ...before, [id]: value }))}
      />
    </div>
  );
  return (
    <form
      className="evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!on) return;
        void record(
          postpartum
            ? { kind: 'screen', content: screenOf(on, answers) }
            : {
                kind: 'redFlags',
                content: {
                  date: on,
                  items: Object.fromEntries(
                    RED_FLAG_ITEM_IDS.map((id) => [
                      id,
                      (answers[id] ?? 'notAsked') as 'yes' | 'no' | 'notAsked',
                    ]),
                  ),
                },
              },
        );
      }}
    >
      <div style={{ maxWidth: 170 }}>
        <DateField label="Asked on" value={on} error={errors['date']} onChange={setDate} />
      </div>
      {postpartum ? (
        <>
          <div className="section-title">Symptoms</div>
          {SYMPTOM_IDS.map((id) => row(id, sentence(SYMPTOMS[id]), SYMPTOM_ANSWERS))}
          <div className="section-title">Any of these?</div>
          {STOP_ITEM_IDS.map((id) => row(id, STOP_ITEMS[id], STOP_ANSWERS))}
        </>
      ) : (
        <>
          <div className="section-title">Any of these?</div>
          {Object.entries({ ...EMERGENCY_ITEMS, ...URGENT_ITEMS }).map(([id, label]) =>
            row(id, label, FLAG_ANSWERS),
          )}
        </>
      )}
      {failure && <FailureNote failure={failure} />}
      <div className="form-foot" style={{ alignItems: 'center' }}>
        <Button type="submit" loading={busy}>
          Record screen
        </Button>
        {open > 0 && <span className="quiet">{open} not asked: the screen will not count as complete.</span>}
      </div>
    </form>
  );
}

function screenOf(date: CalendarDate, answers: Answers): ScreenContent {
  const answer = (id: string) => (answers[id] ?? 'notAsked') as ScreenContent['leaking'];
  return {
    date,
    ...(Object.fromEntries(SYMPTOM_IDS.map((id) => [id, answer(id)])) as Pick<
      ScreenContent,
      (typeof SYMPTOM_IDS)[number]
    >),
    stopItems: Object.fromEntries(STOP_ITEM_IDS.map((id) => [id, answer(id)])),
  };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
