/** Assigning: choose program, start and days; see the three lists; save exactly what they show. */

import { Button, Chip, Group, Modal, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { ThreeLists } from '#contract/assignments.ts';
import type { InputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { addDays, type CalendarDate, mondayOf } from '#domain/calendar/calendar-date.ts';
import { CallFailed, runJob } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import classes from './assign.module.css';
import { tellAssigned } from './assigned-toast.tsx';
import { athletes } from './counted.ts';
import { ListsView } from './three-lists.tsx';
import { useRacks } from './use-racks.ts';

const DAYS = [
  [1, 'Mon'],
  [2, 'Tue'],
  [3, 'Wed'],
  [4, 'Thu'],
  [5, 'Fri'],
  [6, 'Sat'],
  [7, 'Sun'],
] as const;

type Request = InputOf<'assignments.preview'>;

/** The lists, or why there are none, with the choice that they answer: no other choice shows or saves them. */
interface Answer {
  readonly choice: string;
  readonly request: Request;
  readonly lists?: ThreeLists;
  readonly failure?: Failure;
}

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
  /** Undefined until somebody chose; null when the field was emptied. */
  const [chosenStart, setChosenStart] = useState<CalendarDate | null>();
  const [unread, setUnread] = useState<string>();
  /** Null: everybody at the usual rack of their squad. */
  const [rackId, setRackId] = useState<string | null>(null);
  const racks = useRacks();
  const [days, setDays] = useState<readonly number[]>([1, 4]);
  /** Grows when the lists have to be made again for the same choice. */
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answer>();
  const { busy, failure, attempt, forget } = useAttempt();
  const small = useMediaQuery('(max-width: 760px), (max-height: 560px)');
  const program = programs.data?.find((candidate) => candidate.id === (programId ?? programs.data[0]?.id));
  const start = chosenStart === undefined ? status.data && nextMonday(status.data.today) : chosenStart;

  const request: Request | undefined =
    program && start && unread === undefined && days.length > 0
      ? {
          athleteIds: [...athleteIds],
          programId: program.id,
          startDate: start,
          trainingDays: [...days],
          ...(rackId && { rackId }),
        }
      : undefined;
  const choice =
    request &&
    [request.programId, program?.version, start, days.join(), rackId, round, ...athleteIds].join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are made again when one of the choices changes
  useEffect(() => {
    if (!request || !choice) return;
    let current = true;
    runJob('assignments.preview', request).then(
      (lists) => current && setAnswer({ choice, request, lists }),
      (error) => {
        if (!(error instanceof CallFailed)) throw error;
        if (current) setAnswer({ choice, request, failure: error.failure });
      },
    );
    return () => {
      current = false;
    };
  }, [choice]);

  const offer = answer && answer.choice === choice ? answer : undefined;
  const lists = offer?.lists;
  const assignable = lists ? lists.asWritten.length + lists.withChanges.length : 0;
  const assign = () =>
    attempt(async () => {
      if (!offer?.lists) return;
      try {
        const { request, lists } = offer;
        tellAssigned(lists, await runJob('assignments.assign', { ...request, digest: lists.digest }));
        onClose();
      } catch (error) {
        // What the lists said is no longer so: they are made again beside the sentence that says it.
        setRound((before) => before + 1);
        throw error;
      }
    });
  const why = offer?.failure ?? failure;
  const startProblem = why?.fields?.find(({ path }) => path === 'startDate')?.sentence;

  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1080px, 96vw)"
      fullScreen={small ?? false}
      title={<b>Assign a program to {athletes(athleteIds.length)}</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <div className={classes.choices}>
        <Select
          label="Program"
          data={programs.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={program?.id ?? null}
          allowDeselect={false}
          className={classes.program}
          onChange={(id) => {
            forget();
            setProgramId(id ?? undefined);
          }}
        />
        <div className={classes.starts}>
          <DateField
            label="Starts"
            value={start ?? null}
            error={start === null ? 'Choose the day it starts.' : startProblem}
            onUnread={setUnread}
            onChange={(date) => {
              forget();
              setChosenStart(date);
            }}
          />
        </div>
        {racks.length > 1 && (
          <Select
            label="Trained at"
            data={[{ value: '', label: 'Each squad’s usual rack' }, ...racks]}
            value={rackId ?? ''}
            allowDeselect={false}
            w={180}
            onChange={(id) => {
              forget();
              setRackId(id || null);
            }}
          />
        )}
        <div>
          <div className="field-label">Training days</div>
          <Group gap={4}>
            {DAYS.map(([day, label]) => (
              <Chip
                key={day}
                size="xs"
                radius="sm"
                checked={days.includes(day)}
                onChange={(on) => {
                  forget();
                  setDays(on ? [...days, day].sort() : days.filter((other) => other !== day));
                }}
              >
                {label}
              </Chip>
            ))}
          </Group>
        </div>
      </div>
      {program && days.length > 0 && days.length !== program.sessionsPerWeek && (
        <p className={`quiet ${classes.remark}`}>
          {program.name} has {program.sessionsPerWeek} sessions a week; you chose {days.length}{' '}
          {days.length === 1 ? 'day' : 'days'}.
        </p>
      )}
      {days.length === 0 && <p className={classes.remark}>Choose at least one training day.</p>}
      {why && !startProblem && <FailureNote failure={why} />}
      {offer && lists ? (
        <ListsView lists={lists} request={offer.request} refused="Not assigned" />
      ) : (
        <div className={classes.waiting} />
      )}
      <div className={`dialog-foot ${classes.foot}`}>
        <span className="quiet">
          Nothing is saved until you assign. Clearance is checked again when you do.
        </span>
        <span style={{ flex: 1 }} />
        <Button variant="default" flex="none" onClick={onClose}>
          Cancel
        </Button>
        <Button flex="none" onClick={() => void assign()} loading={busy} disabled={assignable === 0}>
          {lists && assignable === 0
            ? 'Nobody can be assigned'
            : `Assign to ${athletes(lists ? assignable : athleteIds.length)}`}
        </Button>
      </div>
    </Modal>
  );
}

function nextMonday(today: CalendarDate): CalendarDate {
  return addDays(mondayOf(today), 7);
}
