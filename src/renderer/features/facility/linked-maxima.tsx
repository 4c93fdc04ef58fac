/** Lifts that nobody tests on their own: a share of another lift's maximum, for everybody without one. */

import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Failure } from '#contract/envelope.ts';
import type { LinkedMaximum } from '#domain/load/maximum.ts';
import { useChannel } from '../../app/queries.ts';

interface Props {
  readonly links: readonly LinkedMaximum[];
  readonly failure: Failure | undefined;
  readonly onChange: (links: LinkedMaximum[]) => void;
}

export function LinkedMaxima({ links, failure, onChange }: Props) {
  const exercises = useChannel('library.exercises', {});
  const lifts = (exercises.data ?? [])
    .filter((exercise) => exercise.externallyLoaded)
    .map(({ id, name }) => ({ value: id, label: name }));
  const set = (place: number, change: Partial<LinkedMaximum>) =>
    onChange(links.map((link, at) => (at === place ? { ...link, ...change } : link)));
  const problem = (place: number) =>
    failure?.fields?.find(({ path }) => path === `linkedMaxima.${place}`)?.sentence;
  return (
    <section aria-label="Linked maxima">
      <h2 style={{ fontSize: 16, marginTop: 28 }}>Linked maxima</h2>
      <p className="quiet">
        For athletes without a maximum of the lift itself. A maximum of their own always comes first.
      </p>
      {links.map((link, place) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
          key={place}
          style={{ display: 'flex', gap: 8, alignItems: 'flex-start', marginBottom: 8, flexWrap: 'wrap' }}
        >
          <Select
            aria-label={`Linked lift ${place + 1}`}
            data={lifts}
            value={link.exerciseId}
            searchable
            allowDeselect={false}
            error={problem(place)}
            w={260}
            onChange={(exerciseId) => exerciseId && set(place, { exerciseId })}
          />
          <NumberInput
            aria-label={`Percent of the other lift ${place + 1}`}
            value={link.percent}
            min={1}
            max={200}
            suffix=" %"
            w={90}
            onChange={(percent) => typeof percent === 'number' && percent >= 1 && set(place, { percent })}
          />
          <span style={{ paddingTop: 5 }}>of</span>
          <Select
            aria-label={`Measured lift ${place + 1}`}
            data={lifts}
            value={link.ofExerciseId}
            searchable
            allowDeselect={false}
            w={260}
            onChange={(ofExerciseId) => ofExerciseId && set(place, { ofExerciseId })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={3}
            aria-label={`Remove link ${place + 1}`}
            onClick={() => onChange(links.filter((_, at) => at !== place))}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() =>
          onChange([...links, { exerciseId: 'romanian-deadlift', ofExerciseId: 'back-squat', percent: 80 }])
        }
      >
        Link a lift
      </Button>
    </section>
  );
}
