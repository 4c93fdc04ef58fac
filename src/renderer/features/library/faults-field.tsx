/** The faults of an own exercise: what goes wrong, how it is seen, what to do; one row each. */

import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { OwnExercise } from '#contract/exercises.ts';
import classes from './library.module.css';

type Fault = OwnExercise['errors'][number];

const MOST = 12;
const EMPTY: Fault = { fault: '', seenAs: '', correction: '' };

const COLUMNS = [
  { field: 'fault', label: 'Fault', most: 120, example: 'Knees fall in' },
  { field: 'seenAs', label: 'Seen as', most: 200, example: 'Knees inside the feet on the way up' },
  { field: 'correction', label: 'What to do', most: 200, example: 'Push the knees out, less load' },
] as const;

interface Props {
  readonly faults: readonly Fault[];
  /** What is wrong with a row, by its place and field. */
  readonly problem: (place: number, field: keyof Fault) => string | undefined;
  readonly onChange: (faults: Fault[]) => void;
}

export function FaultsField({ faults, problem, onChange }: Props) {
  return (
    <div className="wide">
      <div className="field-label">Faults and what to do</div>
      {faults.map((fault, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its words change with every key
        <div key={place} className={classes.fault}>
          {COLUMNS.map(({ field, label, most, example }) => (
            <TextInput
              key={field}
              aria-label={`${label} ${place + 1}`}
              placeholder={place === 0 ? example : label}
              maxLength={most}
              value={fault[field]}
              error={problem(place, field)}
              onChange={(event) =>
                onChange(faults.with(place, { ...fault, [field]: event.currentTarget.value }))
              }
            />
          ))}
          <Button
            variant="subtle"
            color="gray"
            px={6}
            aria-label={`Remove fault ${place + 1}`}
            onClick={() => onChange(faults.toSpliced(place, 1))}
          >
            <IconX size={16} stroke={1.6} />
          </Button>
        </div>
      ))}
      {faults.length < MOST && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          onClick={() => onChange([...faults, EMPTY])}
        >
          Add a fault
        </Button>
      )}
    </div>
  );
}
