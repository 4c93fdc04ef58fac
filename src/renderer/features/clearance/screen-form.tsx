/** A screen as a short form: one tap per item. What was not asked never counts as clear, and looks like it. */

import { type ReactNode, useState } from 'react';
import type { EvidenceInput } from '#contract/clearance.ts';
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
import { type AnswerOption, AnswerRow } from './answer-row.tsx';
import { EvidenceForm } from './evidence-form.tsx';
import { contentOf, type RecordFormProps, useRecord } from './use-record.ts';

type Screen = Extract<EvidenceInput, { kind: 'screen' }>['content'];
type Checklist = Extract<EvidenceInput, { kind: 'redFlags' }>['content'];
type Answers = Readonly<Record<string, string | undefined>>;

interface Question {
  readonly id: string;
  readonly words: string;
  readonly options: readonly AnswerOption[];
}

const SYMPTOM_ANSWERS: readonly AnswerOption[] = [
  { value: 'none', label: 'None' },
  { value: 'mildStable', label: 'Mild, stable' },
  { value: 'worseOrModerate', label: 'Moderate or worse', stops: true },
];
const STOP_ANSWERS: readonly AnswerOption[] = [
  { value: 'none', label: 'No' },
  { value: 'worseOrModerate', label: 'Yes', stops: true },
];
const FLAG_ANSWERS: readonly AnswerOption[] = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes', stops: true },
];

const SCREEN: readonly { readonly title: string; readonly questions: readonly Question[] }[] = [
  {
    title: 'Symptoms',
    questions: SYMPTOM_IDS.map((id) => ({
      id,
      words: SYMPTOMS[id].charAt(0).toUpperCase() + SYMPTOMS[id].slice(1),
      options: SYMPTOM_ANSWERS,
    })),
  },
  {
    title: 'Any of these?',
    questions: STOP_ITEM_IDS.map((id) => ({ id, words: STOP_ITEMS[id], options: STOP_ANSWERS })),
  },
];
const CHECKLIST: typeof SCREEN = [
  {
    title: 'Any of these?',
    questions: Object.entries({ ...EMERGENCY_ITEMS, ...URGENT_ITEMS }).map(([id, words]) => ({
      id,
      words,
      options: FLAG_ANSWERS,
    })),
  },
];

export function ScreenForm(props: RecordFormProps) {
  const { episode, correct } = props;
  const recording = useRecord(props);
  const postpartum = episode.kind === 'postpartum';
  const today = useChannel('system.status', {}).data?.today ?? null;
  const [date, setDate] = useState<CalendarDate | null>(
    contentOf(correct, 'screen')?.date ?? contentOf(correct, 'redFlags')?.date ?? null,
  );
  const [answers, setAnswers] = useState<Answers>(
    answersOf(contentOf(correct, 'screen'), contentOf(correct, 'redFlags')),
  );
  /** What saving will do stands right under the answer that does it. */
  const [touched, setTouched] = useState<string>();
  const on = date ?? today;
  const groups = postpartum ? SCREEN : CHECKLIST;
  const questions = groups.flatMap((group) => group.questions);
  const open = questions.filter(({ id }) => !answers[id]).length;
  const under = stopping(questions, answers, touched);
  const answer = (id: string, value: string | undefined) => {
    setAnswers((before) => ({ ...before, [id]: value }));
    if (reports(value)) setTouched(id);
  };
  const rows = (title: string, asked: readonly Question[], note: ReactNode) => (
    <div key={title}>
      <div className="section-title">{title}</div>
      {asked.map((question) => (
        <div key={question.id}>
          <AnswerRow
            question={question.words}
            options={question.options}
            value={answers[question.id]}
            onChange={(value) => answer(question.id, value)}
          />
          {question.id === under && note}
        </div>
      ))}
    </div>
  );
  return (
    <EvidenceForm
      recording={recording}
      evidence={on && open < questions.length ? evidenceOf(postpartum, on, answers) : undefined}
      label="Record screen"
      onCancel={props.onDone}
      showsStops={under !== undefined}
      remark={
        open > 0 && <span className="quiet">{open} not asked: the screen will not count as complete.</span>
      }
    >
      {(note) => (
        <div className="wide">
          <div style={{ maxWidth: 170 }}>
            <DateField label="Asked on" value={on} error={recording.errors['date']} onChange={setDate} />
          </div>
          {groups.map(({ title, questions: asked }) => rows(title, asked, note))}
        </div>
      )}
    </EvidenceForm>
  );
}

/** Anything but "none" and "no": mild leaking is an emergency where a back record is open (§1.6). */
function reports(value: string | undefined): boolean {
  return value !== undefined && value !== 'none' && value !== 'no';
}

/** The question under which the note stands: of those that stop by themselves, else of all that report, the latest. */
function stopping(
  questions: readonly Question[],
  answers: Answers,
  touched: string | undefined,
): string | undefined {
  const stops = questions.filter(
    ({ id, options }) => options.find((option) => option.value === answers[id])?.stops,
  );
  const candidates = stops.length > 0 ? stops : questions.filter(({ id }) => reports(answers[id]));
  return (candidates.find(({ id }) => id === touched) ?? candidates[0])?.id;
}

function evidenceOf(postpartum: boolean, date: CalendarDate, answers: Answers): EvidenceInput {
  if (postpartum) {
    const of = (id: string) => (answers[id] ?? 'notAsked') as Screen['leaking'];
    const symptoms = Object.fromEntries(SYMPTOM_IDS.map((id) => [id, of(id)])) as Pick<
      Screen,
      (typeof SYMPTOM_IDS)[number]
    >;
    const stopItems = Object.fromEntries(STOP_ITEM_IDS.map((id) => [id, of(id)]));
    return { kind: 'screen', content: { date, ...symptoms, stopItems } };
  }
  const items = Object.fromEntries(
    RED_FLAG_ITEM_IDS.map((id) => [id, (answers[id] ?? 'notAsked') as 'yes' | 'no' | 'notAsked']),
  );
  return { kind: 'redFlags', content: { date, items } };
}

/** What was answered before; a question that was not asked is open again. */
function answersOf(screen: Screen | undefined, checklist: Checklist | undefined): Answers {
  const { date: _date, stopItems, ...symptoms } = screen ?? { date: undefined, stopItems: {} };
  const all = Object.entries({ ...symptoms, ...stopItems, ...checklist?.items });
  return Object.fromEntries(all.filter(([, value]) => value !== 'notAsked')) as Answers;
}
