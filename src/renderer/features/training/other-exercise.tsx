/** Says that another exercise was done than the line asks for: its sets go there, and count as changed. */

import { ActionIcon, Popover, Select } from '@mantine/core';
import { IconReplace } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useChannel } from '../../app/queries.ts';
import classes from './entry.module.css';
import type { GridRow } from './grid-rows.ts';
import type { Entering } from './use-entry.ts';

export function OtherExercise({
  row,
  done,
  exchange,
}: {
  row: GridRow;
  /** What was done, where it is not what was asked. */
  done: string | undefined;
  exchange: Entering['exchange'];
}) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Back to the row before the choice is gone: out of the row the button is hidden and takes no focus.
  const close = () => {
    button.current?.focus();
    setOpen(false);
  };
  return (
    <Popover opened={open} onChange={close} trapFocus withArrow shadow="md" position="bottom-start">
      <Popover.Target>
        <ActionIcon
          ref={button}
          variant={done ? 'light' : 'subtle'}
          size="sm"
          className={classes.other}
          disabled={row.sets.size === 0}
          aria-label={`${row.session.name}, ${row.line.exercise}: another exercise was done`}
          title={
            row.sets.size === 0
              ? 'Enter a set first, then say which exercise it was'
              : 'Another exercise was done'
          }
          onClick={() => setOpen(true)}
        >
          <IconReplace size={14} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        {open && <Choice row={row} done={done} exchange={exchange} onDone={close} />}
      </Popover.Dropdown>
      {done && <Name id={done} />}
    </Popover>
  );
}

function Choice({
  row,
  done,
  exchange,
  onDone,
}: {
  row: GridRow;
  done: string | undefined;
  exchange: Entering['exchange'];
  onDone: () => void;
}) {
  const library = useChannel('library.exercises', {});
  return (
    <Select
      label="What was done"
      description="Counts as changed: no record, no progress."
      data={library.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      value={done ?? row.line.exerciseId}
      searchable
      allowDeselect={false}
      w={280}
      comboboxProps={{ withinPortal: false }}
      onChange={(id) => {
        if (id) exchange(row, id);
        onDone();
      }}
    />
  );
}

function Name({ id }: { id: string }) {
  const library = useChannel('library.exercises', {});
  return <span className={classes.changed}>{library.data?.find((each) => each.id === id)?.name ?? id}</span>;
}
