/** Exercises that are not loaded with the usual bar or stack of their room. */

import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type Load, type LoadUnit, load } from '#domain/load/load.ts';
import { useChannel } from '../../app/queries.ts';
import { LoadField } from '../../ui/load-field.tsx';
import type { RoomContent } from './change-equipment.ts';
import classes from './equipment.module.css';
import { StackFields } from './stack-fields.tsx';

type Loading = NonNullable<RoomContent['exercises']>[number];

interface Props {
  readonly loadings: readonly Loading[];
  readonly room: RoomContent;
  readonly unit: LoadUnit;
  readonly problem: (place: number) => string | undefined;
  readonly onChange: (loadings: readonly Loading[]) => void;
}

export function OwnLoadings({ loadings, room, unit, problem, onChange }: Props) {
  const exercises = useChannel('library.exercises', {});
  const lifts = (exercises.data ?? [])
    .filter(({ implement }) => implement === 'barbell' || implement === 'cable' || implement === 'machine')
    .map(({ id, name }) => ({ value: id, label: name }));
  const free = lifts.find(({ value }) => !loadings.some(({ exerciseId }) => exerciseId === value));
  const set = (place: number, next: Loading) =>
    onChange(loadings.map((other, at) => (at === place ? next : other)));
  const usualBar = (): Load => room.racks[0]?.bars[0]?.weight ?? load(15, unit);
  const usualStack = () =>
    room.stack ?? {
      lightest: load(5, unit),
      step: load(2.5, unit),
      heaviest: load(100, unit),
    };
  return (
    <>
      <div className="section-title">Exercises with a bar or a stack of their own</div>
      {loadings.map((own, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div key={place} className={classes.row}>
          <Select
            label={`Exercise ${place + 1}`}
            data={lifts}
            value={own.exerciseId}
            searchable
            allowDeselect={false}
            error={problem(place)}
            w={220}
            onChange={(exerciseId) => exerciseId && set(place, { ...own, exerciseId })}
          />
          <SegmentedControl
            aria-label={`What exercise ${place + 1} is loaded with`}
            data={[
              { value: 'bar', label: 'Bar' },
              { value: 'stack', label: 'Stack' },
            ]}
            value={'bar' in own ? 'bar' : 'stack'}
            onChange={(kind) => {
              const { exerciseId } = own;
              set(
                place,
                kind === 'bar' ? { exerciseId, bar: usualBar() } : { exerciseId, stack: usualStack() },
              );
            }}
          />
          {'bar' in own ? (
            <LoadField
              label="Its bar"
              unit={unit}
              value={own.bar}
              onChange={(bar) => bar && set(place, { ...own, bar })}
            />
          ) : (
            <StackFields
              stack={own.stack}
              unit={unit}
              error={undefined}
              onChange={(stack) => stack && set(place, { ...own, stack })}
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            mb={3}
            aria-label={`Remove exercise ${place + 1}`}
            onClick={() => onChange(loadings.filter((_, at) => at !== place))}
          >
            <IconTrash size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        disabled={!free}
        onClick={() => free && onChange([...loadings, { exerciseId: free.value, bar: usualBar() }])}
      >
        Give an exercise its own
      </Button>
    </>
  );
}
