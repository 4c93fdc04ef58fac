/** Assigning: choose program, start and days; see the three lists; save exactly what they show. */

import { Button, Chip, Group, Modal, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import type { ThreeLists } from '#contract/assignments.ts';
import type { Failure } from '#contract/envelope.ts';
import { addDays, type CalendarDate, mondayOf } from '#domain/calendar/calendar-date.ts';
import { CallFailed, runJob } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { ListsView } from './three-lists.tsx';

const DAYS = [
  [1, 'Mon'],
  [2, 'Tue'],
  [3, 'Wed'],
  [4, 'Thu'],
  [5, 'Fri'],
  [6, 'Sat'],
  [7, 'Sun'],
] as const;

export function AssignDialog({
  athleteIds,
  onClose,
}: {
  athleteIds: readonly string[];
  onClose: () => void;
}) {
  const programs = useChannel('library.programs', {});
  const status = useChannel('system.status', {});
  const [programId, setProgramId] = useState<string>();
  const [startDate, setStartDate] = useState<CalendarDate | null>(null);
  const [days, setDays] = useState<readonly number[]>([1, 4]);
  const [lists, setLists] = useState<ThreeLists>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const program = programs.data?.find((candidate) => candidate.id === (programId ?? programs.data[0]?.id));
  const start = startDate ?? (status.data && nextMonday(status.data.today));

  const daysKey = days.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are made again when one of the choices changes
  useEffect(() => {
    if (!program || !start || days.length === 0) return;
    let current = true;
    setLists(undefined);
    setFailure(undefined);
    runJob('assignments.preview', {
      athleteIds: [...athleteIds],
      programId: program.id,
      startDate: start,
      trainingDays: [...days],
    }).then(
      (made) => current && setLists(made),
      (error) => {
        if (!(error instanceof CallFailed)) throw error;
        if (current) setFailure(error.failure);
      },
    );
    return () => {
      current = false;
    };
  }, [program?.id, program?.version, start, daysKey]);

  const assignable = lists ? lists.asWritten.length + lists.withChanges.length : 0;
  const assign = async () => {
    if (!lists) return;
    setBusy(true);
    try {
      const done = await runJob('assignments.assign', { preview: lists.id });
      notifications.show({
        message: `${lists.program.name} is assigned to ${athletes(done.asWritten + done.withChanges)}${done.withChanges ? `, ${done.withChanges} with changes` : ''}.`,
      });
      onClose();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1080px, 96vw)"
      title={<b>Assign a program to {athletes(athleteIds.length)}</b>}
    >
      <div className="assign-choices">
        <Select
          label="Program"
          data={programs.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={program?.id ?? null}
          allowDeselect={false}
          w={280}
          onChange={(id) => setProgramId(id ?? undefined)}
        />
        <DateField label="Starts" value={start ?? null} onChange={(date) => date && setStartDate(date)} />
        <div>
          <div className="field-label">Training days</div>
          <Group gap={4}>
            {DAYS.map(([day, label]) => (
              <Chip
                key={day}
                size="xs"
                radius="sm"
                checked={days.includes(day)}
                onChange={(on) => setDays(on ? [...days, day].sort() : days.filter((other) => other !== day))}
              >
                {label}
              </Chip>
            ))}
          </Group>
        </div>
      </div>
      {program && days.length > 0 && days.length !== program.sessionsPerWeek && (
        <p className="quiet">
          {program.name} has {program.sessionsPerWeek} sessions a week; you chose {days.length}{' '}
          {days.length === 1 ? 'day' : 'days'}.
        </p>
      )}
      {days.length === 0 && <p>Choose at least one training day.</p>}
      {failure && <FailureNote failure={failure} />}
      {lists ? <ListsView lists={lists} /> : <div style={{ minHeight: 240 }} />}
      <div className="dialog-foot">
        <span className="quiet">
          Nothing is saved until you assign. Clearance is checked again when you do.
        </span>
        <span style={{ flex: 1 }} />
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={() => void assign()} loading={busy} disabled={assignable === 0}>
          {assignable === 0 ? 'Nobody can be assigned' : `Assign to ${athletes(assignable)}`}
        </Button>
      </div>
    </Modal>
  );
}

function nextMonday(today: CalendarDate): CalendarDate {
  return addDays(mondayOf(today), 7);
}

function athletes(count: number): string {
  return count === 1 ? '1 athlete' : `${count.toLocaleString('en')} athletes`;
}
