/** The library: every exercise with set-up, execution, cues, faults and its ladder down. */

import { NavLink, TextInput } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { folded } from '#domain/athlete/names.ts';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { useChannel } from '../../app/queries.ts';
import { PlaceBody } from '../../ui/place-body.tsx';

const route = getRouteApi('/library');

export function LibraryPlace() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/library' });
  const exercises = useChannel('library.exercises', {});
  const [text, setText] = useState('');
  const found = exercises.data?.filter((exercise) => folded(exercise.name).includes(folded(text))) ?? [];
  const chosen = exercises.data?.find((exercise) => exercise.id === search.exercise) ?? found[0];
  const open = (exercise: string) => void navigate({ search: { exercise } });
  return (
    <div className="place">
      <header className="place-head">
        <h1>Library</h1>
        <TextInput
          aria-label="Search exercises"
          placeholder="Search"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </header>
      <div className="two-columns">
        <nav aria-label="Exercises">
          {found.map((exercise) => (
            <NavLink
              key={exercise.id}
              active={exercise.id === chosen?.id}
              label={exercise.name}
              onClick={() => open(exercise.id)}
            />
          ))}
          {found.length === 0 && (
            <p className="quiet" style={{ padding: 12 }}>
              No exercise by that name.
            </p>
          )}
        </nav>
        <PlaceBody label="Exercise">
          {chosen && <ExerciseView exercise={chosen} all={exercises.data ?? []} onOpen={open} />}
        </PlaceBody>
      </div>
    </div>
  );
}

function ExerciseView({
  exercise,
  all,
  onOpen,
}: {
  exercise: Exercise;
  all: readonly Exercise[];
  onOpen: (id: string) => void;
}) {
  const list = (title: string, texts: readonly string[]) =>
    texts.length > 0 && (
      <>
        <div className="section-title">{title}</div>
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </>
    );
  return (
    <article style={{ maxWidth: 720 }}>
      <h2 style={{ fontSize: 20, margin: 0 }}>{exercise.name}</h2>
      {exercise.referenceOnly && <p className="quiet">For reference: no program here uses it.</p>}
      {list('Set-up', exercise.setup)}
      {list('Execution', exercise.execution)}
      {list('Cues', exercise.cues)}
      {exercise.errors.length > 0 && (
        <>
          <div className="section-title">Faults and what to do</div>
          <table className="plain-table">
            <tbody>
              {exercise.errors.map((error) => (
                <tr key={error.fault}>
                  <td style={{ fontWeight: 600 }}>{error.fault}</td>
                  <td>{error.seenAs}</td>
                  <td>{error.correction}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {list('Muscles', exercise.muscles)}
      {exercise.ladder.length > 0 && (
        <>
          <div className="section-title">Ladder down</div>
          {exercise.ladder.map((step, place) => (
            <span key={step.exerciseId}>
              {place > 0 && ' → '}
              <button type="button" className="link" onClick={() => onOpen(step.exerciseId)}>
                {all.find((other) => other.id === step.exerciseId)?.name ?? step.exerciseId}
              </button>
              {step.note && ` (${step.note})`}
            </span>
          ))}
        </>
      )}
    </article>
  );
}
