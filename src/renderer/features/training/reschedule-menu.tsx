/** Moves, skips and swaps sessions of a day, of one athlete or of many; with undo like every change. */

import { Button, Menu, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCalendarEvent, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import type { TodayRow } from '#contract/training.ts';
import { addDays, type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { call } from '../../app/bridge.ts';
import { DateField } from '../../ui/date-field.tsx';
import { tell } from '../../ui/tell.ts';
import { tellConflicts } from '../assignments/conflict-dialog.tsx';
import { counted } from '../assignments/counted.ts';

type Change = InputOf<'training.reschedule'>['change'];

export function RescheduleMenu({
  rows,
  date,
  label,
  onDone,
}: {
  rows: readonly TodayRow[];
  date: CalendarDate;
  label: string;
  onDone: () => void;
}) {
  const [asking, setAsking] = useState(false);
  const [to, setTo] = useState<CalendarDate | null>(addDays(date, 1));
  // Of a program that is over nothing is moved or skipped any more.
  const running = rows.filter(({ ended }) => !ended);
  const open = running.filter(({ state }) => state !== 'done');
  const apply = (change: Change, of: readonly TodayRow[] = open) =>
    tell(async () => {
      const sessions = of.map(({ assignmentId, plannedFor }) => ({ assignmentId, plannedFor }));
      const { conflicts, remarks } = await call('training.reschedule', { sessions, change });
      setAsking(false);
      onDone();
      notifications.show({ message: [saidOf(change, sessions.length), ...remarks].join(' ') });
      tellConflicts(conflicts);
    });
  const swaps = sharedSwaps(open);
  const changed = running.filter(({ movedFrom, state }) => movedFrom !== null || state === 'skipped');
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconCalendarEvent size={15} stroke={1.6} />}
            rightSection={<IconChevronDown size={14} stroke={1.6} />}
            disabled={running.length === 0}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={open.length === 0} onClick={() => void apply({ moveTo: addDays(date, 1) })}>
            Move to {formatDate(addDays(date, 1))}
          </Menu.Item>
          <Menu.Item disabled={open.length === 0} onClick={() => setAsking(true)}>
            Move to another day …
          </Menu.Item>
          <Menu.Item disabled={open.length === 0} onClick={() => void apply({ skip: true })}>
            Skip
          </Menu.Item>
          {swaps.map(({ plannedFor, date: on, letter }) => (
            <Menu.Item key={plannedFor} onClick={() => void apply({ swapWith: plannedFor })}>
              Swap with {letter} of {formatDate(on)}
            </Menu.Item>
          ))}
          {changed.length > 0 && (
            <Menu.Item onClick={() => void apply(null, changed)}>
              Put back to the day of the program
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={<b>Move {counted(open.length, 'session')}</b>}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (to) void apply({ moveTo: to });
          }}
        >
          <DateField label="To which day" value={to} onChange={setTo} />
          <div className="dialog-foot" style={{ marginTop: 16 }}>
            <span style={{ flex: 1 }} />
            <Button variant="default" onClick={() => setAsking(false)}>
              Cancel
            </Button>
            <Button type="submit" disabled={!to}>
              Move
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}

/** `12 sessions skipped. Ctrl Z takes it back.` */
function saidOf(change: Change, sessions: number): string {
  const what =
    change === null
      ? 'back on the day of the program'
      : 'skip' in change
        ? 'skipped'
        : 'moveTo' in change
          ? `moved to ${formatDate(change.moveTo as CalendarDate)}`
          : 'swapped';
  return `${counted(sessions, 'session')} ${what}. Ctrl Z takes it back.`;
}

/** The other sessions of the week that all of them have. */
function sharedSwaps([first, ...others]: readonly TodayRow[]): TodayRow['swaps'] {
  return (first?.swaps ?? []).filter((swap) =>
    others.every(({ swaps }) =>
      swaps.some(
        ({ plannedFor, date, letter }) =>
          plannedFor === swap.plannedFor && date === swap.date && letter === swap.letter,
      ),
    ),
  );
}
