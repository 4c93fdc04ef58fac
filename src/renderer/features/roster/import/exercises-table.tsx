/** Lifts that the file has maxima of, and the exercise of the library that each goes to. */

import { Select } from '@mantine/core';
import type { ImportPreview } from '#contract/roster.ts';
import { useChannel } from '../../../app/queries.ts';
import classes from './import.module.css';

interface Props {
  readonly preview: ImportPreview;
  /** Null leaves the maxima of that lift out. */
  readonly onChoose: (name: string, exerciseId: string | null) => void;
}

export function ExercisesTable({ preview, onChoose }: Props) {
  const library = useChannel('library.exercises', {});
  if (preview.exercises.length === 0) return null;
  const choices = (library.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <table className={`plain-table ${classes.choices}`} style={{ marginBottom: 24 }}>
      <thead>
        <tr>
          <th>Maxima of</th>
          <th>Go to</th>
        </tr>
      </thead>
      <tbody>
        {preview.exercises.map(({ name, exerciseId }) => (
          <tr key={name}>
            <td>{name}</td>
            <td>
              <Select
                aria-label={`Maxima of ${name} go to`}
                data={choices}
                value={exerciseId}
                placeholder="Not imported"
                searchable
                clearable
                onChange={(chosen) => onChoose(name, chosen)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
