/** The editor of a program: weeks across, sessions down, lines as text; saved by itself, published when it is done. */

import { Button, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconArrowForwardUp, IconDots, IconPlus } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import type { Draft } from '#contract/programs.ts';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { lineAdvice, weeklySets } from '#domain/program/advice.ts';
import * as edit from '#domain/program/edit.ts';
import { exerciseNames, writeLine } from '#domain/program/line-text.ts';
import type { Program, Session } from '#domain/program/program.ts';
import { CallFailed, call } from '../../../app/bridge.ts';
import { useKeys } from '../../../app/keys.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import classes from './editor.module.css';
import { type LineAction, LineField } from './line-field.tsx';
import { ReplaceDialog, ShiftDialog } from './throughout.tsx';
import { type SaveState, useDraft } from './use-draft.ts';

const SAVE_WORDS: Readonly<Record<SaveState, string>> = {
  saved: 'Saved',
  saving: 'Saving…',
  waiting: 'Not saved yet',
  failed: 'Not saved',
};

export interface EditorProps {
  readonly draft: Draft;
  readonly exercises: readonly Exercise[];
  readonly onPublished: (programId: string) => void;
  readonly onDiscarded: () => void;
}

export function ProgramEditor({ draft, exercises, onPublished, onDiscarded }: EditorProps) {
  const { program, change: keep, undo, redo, state, failure, problems, settle } = useDraft(draft);
  const byId = useMemo(() => new Map(exercises.map((exercise) => [exercise.id, exercise])), [exercises]);
  const names = useMemo(() => exerciseNames(exercises), [exercises]);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'replace' | 'shift'>();
  const [refused, setRefused] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const latest = useRef(program);
  latest.current = program;
  // Two steps of one key, such as keeping a line and moving it, each stand on the one before.
  const change = useCallback(
    (to: Program) => {
      latest.current = to;
      keep(to);
    },
    [keep],
  );

  // Advice may come a moment after the key: it is quiet.
  const settled = useDeferredValue(program);
  const advice = useMemo(
    () => Map.groupBy(lineAdvice(settled, byId), ({ lineId }) => lineId),
    [settled, byId],
  );
  const sets = useMemo(() => weeklySets(settled, byId), [settled, byId]);

  const onContent = useCallback(
    (place: string, content: edit.LineContent) =>
      change(edit.setLine(latest.current, placeOf(place), content)),
    [change],
  );
  const onBroken = useCallback(
    (place: string, is: boolean) =>
      setBroken((before) => {
        if (before.has(place) === is) return before;
        const after = new Set(before);
        if (is) after.add(place);
        else after.delete(place);
        return after;
      }),
    [],
  );
  const onKey = useCallback(
    (name: string, action: LineAction) => {
      const place = placeOf(name);
      const now = latest.current;
      const next = stepOf(now, place, action);
      if (next.program !== now) change(next.program);
      if (next.focus) focusLine(next.focus);
    },
    [change],
  );
  const onDrop = useCallback(
    (from: string, to: string) => change(edit.moveLine(latest.current, placeOf(from), placeOf(to))),
    [change],
  );
  useKeys({ 'mod+z': () => undo?.(), 'mod+shift+z': () => redo?.(), 'mod+y': () => redo?.() });

  const end = async (work: () => Promise<void>) => {
    setBusy(true);
    setRefused(undefined);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setRefused(error.failure);
    } finally {
      setBusy(false);
    }
  };
  const publish = () =>
    end(async () => {
      const version = await settle();
      const made = await call('programs.publish', { id: draft.id, version });
      notifications.show({
        message: `${made.name}, version ${made.version}, is published. Nobody’s program changed.`,
      });
      onPublished(made.id);
    });
  const discard = () =>
    end(async () => {
      await call('programs.discard', { id: draft.id });
      onDiscarded();
    });

  return (
    <div
      className={classes.editor}
      onKeyDownCapture={(event) => {
        if (!(event.ctrlKey || event.metaKey)) return;
        const key = event.key.toLowerCase();
        const step = key === 'y' || (key === 'z' && event.shiftKey) ? redo : key === 'z' ? undo : undefined;
        // A letter that is still being typed is the field's own to take back.
        const field = event.target instanceof HTMLInputElement ? event.target : undefined;
        if (
          !step ||
          (field?.dataset['place'] && field.value !== textAt(latest.current, field.dataset['place'], byId))
        )
          return;
        event.preventDefault();
        step();
      }}
    >
      <div className={classes.bar}>
        <input
          data-name
          aria-label="Name of the program"
          maxLength={120}
          value={program.name}
          onChange={(event) => change({ ...program, name: event.currentTarget.value })}
        />
        <span className="quiet" aria-live="polite">
          {SAVE_WORDS[state]}
        </span>
        <Tooltip label="Undo (Ctrl Z)">
          <Button variant="subtle" px={8} aria-label="Undo" disabled={!undo} onClick={undo}>
            <IconArrowBackUp size={18} stroke={1.6} />
          </Button>
        </Tooltip>
        <Tooltip label="Redo (Ctrl Shift Z)">
          <Button variant="subtle" px={8} aria-label="Redo" disabled={!redo} onClick={redo}>
            <IconArrowForwardUp size={18} stroke={1.6} />
          </Button>
        </Tooltip>
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <Button variant="subtle" px={8} aria-label="More">
              <IconDots size={18} stroke={1.6} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              onClick={() =>
                change(edit.addPhase(program, `Phase ${(program.phases.at(-1)?.number ?? 0) + 1}`))
              }
            >
              Add a phase
            </Menu.Item>
            <Menu.Item onClick={() => setDialog('replace')}>Replace an exercise…</Menu.Item>
            <Menu.Item onClick={() => setDialog('shift')}>Shift percentages…</Menu.Item>
            <Menu.Divider />
            <Menu.Item color="red" onClick={() => void discard()}>
              Throw this draft away
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button loading={busy} disabled={broken.size > 0} onClick={() => void publish()}>
          Publish version {draft.becomes}
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {refused && <FailureNote failure={refused} />}
      <div className={classes.weeks}>
        {program.phases.map((phase, block) => (
          <section
            key={phase.firstWeek}
            className={classes.block}
            aria-label={`Weeks ${phase.firstWeek} to ${phase.lastWeek}`}
          >
            <header>
              <h3>
                {phase.firstWeek === phase.lastWeek
                  ? `Week ${phase.firstWeek}`
                  : `Weeks ${phase.firstWeek}–${phase.lastWeek}`}
              </h3>
              <BlockMenu program={program} block={block} change={change} />
            </header>
            <input
              aria-label={`Name of phase ${phase.number}`}
              className={classes.phase}
              value={phase.name}
              maxLength={120}
              onChange={(event) => change(edit.renamePhase(program, phase.number, event.currentTarget.value))}
            />
            <div
              className={classes.sets}
              title="Barbell hip thrusts, all hip thrusts, all working sets of a week; the guide does not say which it counts"
            >
              {setsInWords(sets[block])}
            </div>
            {phase.sessions.map((session, place) => (
              <SessionLines
                key={session.letter}
                session={session}
                at={`${block}.${place}`}
                textOf={(line) => writeLine(line, byId)}
                names={names}
                adviceOf={(id) => advice.get(id)?.map(({ text }) => text) ?? NO_ADVICE}
                handlers={{ onContent, onBroken, onKey, onDrop }}
                onAdd={() => {
                  const line = session.lines.length;
                  change(edit.addLine(program, { block, session: place, line }, BLANK_LINE));
                  focusLine(`${block}.${place}.${line}`);
                }}
                onRemove={
                  phase.sessions.length > 1
                    ? () => change(edit.removeSession(program, { block, session: place }))
                    : undefined
                }
              />
            ))}
            {phase.sessions.length < edit.MOST_SESSIONS && (
              <Button
                variant="subtle"
                size="compact-sm"
                mt="md"
                onClick={() => change(edit.addSession(program, block))}
              >
                Add a session
              </Button>
            )}
          </section>
        ))}
        <section className={classes.block} aria-label="Beside the weeks">
          <header>
            <h3>Beside the weeks</h3>
          </header>
          {BESIDE.map(({ block, says }) => {
            const lines = edit.linesAt(program, { block, session: 0 }) ?? [];
            return (
              <div key={block}>
                <SessionLines
                  session={{ letter: '', name: BESIDE_NAMES[block], lines }}
                  at={`${block}.0`}
                  textOf={(line) => writeLine(line, byId)}
                  names={names}
                  adviceOf={() => NO_ADVICE}
                  handlers={{ onContent, onBroken, onKey, onDrop }}
                  onAdd={() => {
                    change(edit.addLine(program, { block, session: 0, line: lines.length }, BLANK_LINE));
                    focusLine(`${block}.0.${lines.length}`);
                  }}
                  onRemove={undefined}
                />
                <p className="quiet">{says}</p>
              </div>
            );
          })}
        </section>
      </div>
      <div className={classes.foot}>
        {broken.size > 0 && (
          <b>{broken.size === 1 ? '1 line is' : `${broken.size} lines are`} not understood yet.</b>
        )}
        {problems.slice(0, 3).map(({ path, sentence }) => (
          <span key={path}>{sentence}</span>
        ))}
        <span>
          Enter: new line · Alt ↑↓: move · Ctrl G: superset with the line above · Ctrl Backspace: remove
        </span>
      </div>
      {dialog === 'replace' && (
        <ReplaceDialog
          program={program}
          exercises={exercises}
          onChange={change}
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'shift' && (
        <ShiftDialog
          program={program}
          exercises={byId}
          onChange={change}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

const BESIDE_NAMES: Readonly<Record<edit.BesideSessions, string>> = {
  warmUp: 'Warm-up',
  foundation: 'Foundation block',
};

const BESIDE: readonly { readonly block: edit.BesideSessions; readonly says: string }[] = [
  { block: 'warmUp', says: 'Before every session. Percentages refer to the working weight of the day.' },
  {
    block: 'foundation',
    says: 'In place of the sessions for athletes at Foundation, so nothing in it takes external load.',
  },
];

const NO_ADVICE: readonly string[] = [];

/** A line that waits to be written; it keeps the program whole meanwhile. */
const BLANK_LINE: edit.LineContent = {
  exerciseId: '',
  sourceText: '',
  prescription: {
    groups: [
      { kind: 'straight', sets: 3, reps: { kind: 'reps', low: 10, high: 10 }, load: { kind: 'unstated' } },
    ],
    perSide: false,
  },
};

interface SessionProps {
  readonly session: Session;
  readonly at: string;
  readonly textOf: (line: Session['lines'][number]) => string;
  readonly names: Parameters<typeof LineField>[0]['names'];
  readonly adviceOf: (lineId: string) => readonly string[];
  readonly handlers: Pick<Parameters<typeof LineField>[0], 'onContent' | 'onBroken' | 'onKey' | 'onDrop'>;
  readonly onAdd: () => void;
  readonly onRemove: (() => void) | undefined;
}

function SessionLines({ session, at, textOf, names, adviceOf, handlers, onAdd, onRemove }: SessionProps) {
  const labels = edit.groupLabels(session.lines);
  return (
    <div className={classes.session}>
      <header>
        <span>{session.name}</span>
        <Button
          variant="subtle"
          px={6}
          size="compact-sm"
          aria-label={`Add a line to ${session.name}`}
          onClick={onAdd}
        >
          <IconPlus size={15} stroke={1.8} />
        </Button>
        {onRemove && (
          <Button variant="subtle" color="gray" size="compact-xs" onClick={onRemove}>
            Remove
          </Button>
        )}
      </header>
      <ol className={classes.lines}>
        {session.lines.map((line, index) => (
          <LineField
            key={line.id}
            place={`${at}.${index}`}
            text={line.exerciseId === '' ? '' : textOf(line)}
            label={labels[index]}
            names={names}
            advice={adviceOf(line.id)}
            {...handlers}
          />
        ))}
      </ol>
      {session.lines.length === 0 && (
        <Button variant="subtle" size="compact-sm" onClick={onAdd}>
          Write the first line
        </Button>
      )}
    </div>
  );
}

function BlockMenu({
  program,
  block,
  change,
}: {
  program: Program;
  block: number;
  change: (to: Program) => void;
}) {
  const phase = program.phases[block];
  if (!phase) return null;
  const weeks = phase.lastWeek - phase.firstWeek + 1;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="subtle"
          px={6}
          size="compact-sm"
          aria-label={`Weeks ${phase.firstWeek} to ${phase.lastWeek}: more`}
        >
          <IconDots size={16} stroke={1.6} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => change(edit.copyBlock(program, block))}>
          {weeks === 1 ? 'Copy this week' : 'Copy these weeks'}
        </Menu.Item>
        <Menu.Item onClick={() => change(edit.setBlockWeeks(program, block, weeks + 1))}>
          One week longer
        </Menu.Item>
        <Menu.Item disabled={weeks < 2} onClick={() => change(edit.setBlockWeeks(program, block, weeks - 1))}>
          One week shorter
        </Menu.Item>
        <Menu.Item
          disabled={weeks < 2}
          onClick={() => change(edit.splitBlock(program, block, phase.lastWeek))}
        >
          Make week {phase.lastWeek} its own
        </Menu.Item>
        <Menu.Item
          color="red"
          disabled={program.phases.length < 2}
          onClick={() => change(edit.removeBlock(program, block))}
        >
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What a key of a line does to the program, and where the hands go. */
function stepOf(
  program: Program,
  place: edit.LinePlace,
  action: LineAction,
): { readonly program: Program; readonly focus?: string } {
  const { block, session, line } = place;
  const lines = edit.linesAt(program, place)?.length ?? 0;
  const at = (index: number) => `${block}.${session}.${index}`;
  switch (action) {
    case 'newBelow':
      return {
        program: edit.addLine(program, { block, session, line: line + 1 }, BLANK_LINE),
        focus: at(line + 1),
      };
    case 'remove':
      return { program: edit.removeLine(program, place), focus: at(Math.max(0, line - 1)) };
    case 'up':
    case 'down': {
      const to = line + (action === 'up' ? -1 : 1);
      if (to < 0 || to >= lines) return { program };
      return { program: edit.moveLine(program, place, { block, session, line: to }), focus: at(to) };
    }
    case 'superset': {
      if (line === 0 || typeof block !== 'number') return { program };
      const grouped = edit.linesAt(program, place)?.[line]?.group !== undefined;
      return { program: edit.groupLines(program, place, [line - 1, line], grouped ? undefined : 'superset') };
    }
    case 'previous':
      return { program, focus: at(line - 1) };
    case 'next':
      return { program, focus: at(line + 1) };
  }
}

function placeOf(name: string): edit.LinePlace {
  const [block = '0', session = '0', line = '0'] = name.split('.');
  const beside = block === 'warmUp' || block === 'foundation';
  return { block: beside ? block : Number(block), session: Number(session), line: Number(line) };
}

function textAt(program: Program, name: string, exercises: ReadonlyMap<string, Exercise>): string {
  const place = placeOf(name);
  const found = edit.linesAt(program, place)?.[place.line];
  return found && found.exerciseId !== '' ? writeLine(found, exercises) : '';
}

/** Once the line stands there. */
function focusLine(place: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-place="${place}"]`)?.focus()),
  );
}

function setsInWords(sets: ReturnType<typeof weeklySets>[number] | undefined): string {
  if (!sets) return '';
  return `A week: ${sets.barbellHipThrust} barbell hip thrust sets, ${sets.hipThrust} with all variations, ${sets.all} in all`;
}
