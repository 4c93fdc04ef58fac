/** One exercise: set-up, execution, cues, faults, tags, and the ladder down. */

import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { InputOf } from '#contract/channels.ts';
import type { Guide } from '#contract/guide.ts';
import { type Exercise, TAG_NAMES } from '#domain/exercise/exercise.ts';
import { runJob } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { offerFile } from '../../ui/offer-file.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { UNTAGGED_SENTENCE } from './exercise-form.tsx';
import { ShinDial } from './shin-dial.tsx';

interface Props {
  readonly exercise: Exercise;
  readonly all: readonly Exercise[];
  readonly guide: Guide | undefined;
  readonly onOpen: (id: string) => void;
  readonly onEdit: () => void;
}

export function ExerciseView({ exercise, all, guide, onOpen, onEdit }: Props) {
  const { busy, failure, attempt } = useAttempt();
  const order: InputOf<'documents.print'> = { sheets: ['technique'], exerciseIds: [exercise.id] };
  const onDial = exercise.errors.some((error) => error.onDial);
  const faults = exercise.errors.filter((error) => !error.onDial);
  const nameOf = (id: string) => all.find((other) => other.id === id)?.name ?? id;
  const leadsHere = all.filter((other) => other.ladder[0]?.exerciseId === exercise.id);
  return (
    <article style={{ maxWidth: 760 }}>
      <header style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
        <h2 style={{ fontSize: 20, margin: 0, flex: 1 }}>{exercise.name}</h2>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.6} />}
          loading={busy}
          onClick={() => void attempt(async () => offerFile((await runJob('documents.print', order)).file))}
        >
          Technique card
        </Button>
      </header>
      {failure && <FailureNote failure={failure} />}
      {exercise.own && (
        <p>
          Own exercise. {!exercise.own.tagged && UNTAGGED_SENTENCE}{' '}
          <button type="button" className="link" onClick={onEdit}>
            Change it
          </button>
        </p>
      )}
      {exercise.referenceOnly && <p className="quiet">For reference: no program here uses it.</p>}
      <Points title="Set-up" texts={exercise.setup} />
      <Points title="Execution" texts={exercise.execution} />
      <Points title="Cues" texts={exercise.cues} />
      {onDial && guide && (
        <>
          <div className="section-title">Where the feet belong, read from the shin at the top</div>
          <ShinDial dial={guide.questions.dial} />
        </>
      )}
      {faults.length > 0 && <div className="section-title">Faults and what to do</div>}
      <table className="plain-table">
        <tbody>
          {faults.map((error) => (
            <tr key={error.fault}>
              <td style={{ fontWeight: 600 }}>{error.fault}</td>
              <td>{error.seenAs}</td>
              <td>{error.correction}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Points title="Muscles" texts={exercise.muscles} />
      {exercise.tags.length > 0 && exercise.own?.tagged !== false && (
        <Points title="What clearance looks at" texts={exercise.tags.map((tag) => TAG_NAMES[tag])} />
      )}
      {exercise.ladder.length > 0 && (
        <>
          <div className="section-title">Ladder down</div>
          {exercise.ladder.map((step, place) => (
            <span key={step.exerciseId}>
              {place > 0 && ' → '}
              <button type="button" className="link" onClick={() => onOpen(step.exerciseId)}>
                {nameOf(step.exerciseId)}
              </button>
              {step.note && ` (${step.note})`}
            </span>
          ))}
        </>
      )}
      {leadsHere.length > 0 && (
        <>
          <div className="section-title">First step down from</div>
          {leadsHere.map((other, place) => (
            <span key={other.id}>
              {place > 0 && ', '}
              <button type="button" className="link" onClick={() => onOpen(other.id)}>
                {other.name}
              </button>
            </span>
          ))}
        </>
      )}
    </article>
  );
}

function Points({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <div className="section-title">{title}</div>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
