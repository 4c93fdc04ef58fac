/** Moving athletes to another version of their program: which, who, what is different, the three lists; then exactly that. */

import { Button, Modal, MultiSelect, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import type { AssignmentView } from '#contract/assignments.ts';
import type { InputOf, ResultOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { CallFailed, runJob } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import classes from './assign.module.css';
import { athletes } from './counted.ts';
import { ListsView } from './three-lists.tsx';
import { VersionDifferences } from './version-differences.tsx';
import { tellVersionChanged } from './version-toast.tsx';

type Request = InputOf<'assignments.previewVersion'>;

interface Props {
  readonly programId: Request['programId'];
  /** Chosen already; everybody on another version may be chosen where absent. */
  readonly athleteIds?: Request['athleteIds'];
  readonly onClose: () => void;
}

interface Answer {
  readonly choice: string;
  readonly request: Request;
  readonly preview?: ResultOf<'assignments.previewVersion'>;
  readonly failure?: Failure;
}

export function VersionDialog({ programId, athleteIds, onClose }: Props) {
  const programs = useChannel('library.programs', {});
  const program = programs.data?.find(({ id }) => id === programId);
  const running = useChannel('assignments.list', { programId, ...(athleteIds && { athleteIds }) });
  /** The newest, unless somebody goes back to one before it. */
  const [version = program?.version, setVersion] = useState<number>();
  const others = useMemo(
    () => (running.data ?? []).filter((each) => each.program.version !== version),
    [running.data, version],
  );
  /** Squads and athletes; none is everybody. */
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [round, setRound] = useState(0);
  const [answer, setAnswer] = useState<Answer>();
  const { busy, failure, attempt, forget } = useAttempt();
  const small = useMediaQuery('(max-width: 760px), (max-height: 560px)');

  const people = chosen.length === 0 ? others : others.filter((each) => isChosen(each, chosen));
  const request: Request | undefined =
    version !== undefined && people.length > 0
      ? { programId, version, athleteIds: people.map(({ athleteId }) => athleteId) }
      : undefined;
  const choice = request && JSON.stringify([request, round]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are made again when the choice changes
  useEffect(() => {
    if (!request || !choice) return;
    let current = true;
    runJob('assignments.previewVersion', request).then(
      (preview) => current && setAnswer({ choice, request, preview }),
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
  const preview = offer?.preview;
  const movable = preview ? preview.asWritten.length + preview.withChanges.length : 0;
  const move = () =>
    attempt(async () => {
      if (!offer?.preview) return;
      try {
        const { request, preview } = offer;
        const done = await runJob('assignments.changeVersion', { ...request, digest: preview.digest });
        tellVersionChanged(preview.program, done);
        onClose();
      } catch (error) {
        // What the lists said is no longer so: they are made again beside the sentence that says it.
        setRound((before) => before + 1);
        throw error;
      }
    });
  const why = offer?.failure ?? failure;

  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1080px, 96vw)"
      fullScreen={small ?? false}
      title={
        <b>
          Move to {program?.name}, version {version}
        </b>
      }
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Select
        label="To version"
        w={200}
        mb="sm"
        allowDeselect={false}
        data={versionsOf(program?.version ?? 0)}
        value={version === undefined ? null : String(version)}
        onChange={(value) => {
          forget();
          setChosen([]);
          setVersion(Number(value));
        }}
      />
      {running.data && others.length === 0 ? (
        <p>
          {athleteIds ? 'Runs this version already.' : 'Everybody on this program runs this version already.'}
        </p>
      ) : (
        !athleteIds && (
          <MultiSelect
            aria-label="Who is moved"
            placeholder={chosen.length === 0 ? `All ${athletes(others.length)} on another version` : ''}
            data={choicesOf(others)}
            value={[...chosen]}
            searchable
            clearable
            mb="sm"
            onChange={(value) => {
              forget();
              setChosen(value);
            }}
          />
        )
      )}
      {why && <FailureNote failure={why} />}
      {preview ? (
        <>
          <VersionDifferences to={preview.program.version} differences={preview.differences} />
          <ListsView lists={preview} refused="Not moved" />
        </>
      ) : (
        <div className={classes.waiting} />
      )}
      <div className={`dialog-foot ${classes.foot}`}>
        <span className="quiet">
          Start, training days and week stay; printed sheets become void. Nothing is saved until you move.
        </span>
        <span style={{ flex: 1 }} />
        <Button variant="default" flex="none" onClick={onClose}>
          Cancel
        </Button>
        <Button flex="none" onClick={() => void move()} loading={busy} disabled={movable === 0}>
          {preview && movable === 0
            ? 'Nobody can be moved'
            : `Move ${athletes(preview ? movable : people.length)}`}
        </Button>
      </div>
    </Modal>
  );
}

function isChosen({ athleteId, squads }: AssignmentView, chosen: readonly string[]): boolean {
  return chosen.includes(athleteId) || squads.some((squad) => chosen.includes(`squad ${squad}`));
}

/** Newest first. */
function versionsOf(newest: number) {
  return Array.from({ length: newest }, (_, before) => {
    const version = String(newest - before);
    return { value: version, label: before === 0 ? `${version}, the newest` : version };
  });
}

function choicesOf(others: readonly AssignmentView[]) {
  const squads = [...new Set(others.flatMap((each) => each.squads))].sort();
  return [
    { group: 'Squads', items: squads.map((squad) => ({ value: `squad ${squad}`, label: squad })) },
    {
      group: 'Athletes',
      items: others.map(({ athleteId, name, program }) => ({
        value: athleteId as string,
        label: `${name}, version ${program.version}`,
      })),
    },
  ];
}
