/** The editor of a program: weeks across, sessions down, lines as text; saved by itself, published when it is done. */

import { Button, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconArrowForwardUp, IconDots } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import type { Draft } from '#contract/programs.ts';
import type { Exercise } from '#domain/exercise/exercise.ts';
import { lineAdvice, weeklySets } from '#domain/program/advice.ts';
import { placeInWords } from '#domain/program/check.ts';
import * as edit from '#domain/program/edit.ts';
import { exerciseNames } from '#domain/program/line-text.ts';
import type { Program } from '#domain/program/program.ts';
import { CallFailed, call } from '../../../app/bridge.ts';
import { useKeys } from '../../../app/keys.ts';
import { useChannel } from '../../../app/queries.ts';
import { FailureNote } from '../../../ui/failure-note.tsx';
import { DiscardDialog, DraftConflict } from './draft-questions.tsx';
import classes from './editor.module.css';
import type { LineHandlers } from './line-field.tsx';
import { BLANK_LINE, dropped, focusLine, nameOf, pasted, placeOf, stepOf } from './line-steps.ts';
import type { SessionAction } from './session-lines.tsx';
import { ReplaceDialog, ShiftDialog } from './throughout.tsx';
import { type SaveState, useDraft } from './use-draft.ts';
import { Weeks } from './weeks.tsx';

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
  const {
    program,
    change: keep,
    undo,
    redo,
    state,
    failure,
    problems,
    typing,
    conflict,
    settle,
  } = useDraft(draft);
  const byId = useMemo(() => new Map(exercises.map((exercise) => [exercise.id, exercise])), [exercises]);
  const names = useMemo(() => exerciseNames(exercises), [exercises]);
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<'replace' | 'shift' | 'discard'>();
  const [refused, setRefused] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const latest = useRef(program);
  latest.current = program;
  // Two steps of one key, such as keeping a line and moving it, each stand on the one before.
  const change = useCallback(
    (to: Program, name?: string) => {
      latest.current = to;
      keep(to, name);
    },
    [keep],
  );

  // Advice may come a moment after the key: it is quiet.
  const settled = useDeferredValue(program);
  const lifts = useChannel('maxima.lifts', {});
  const advice = useAdvice(settled, byId, lifts.data);
  const sets = useWeeklySets(settled, byId);

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
  const handlers = useMemo(
    (): LineHandlers => ({
      onBroken,
      onTyping: typing,
      onContent: (place, content, visit) =>
        change(edit.setLine(latest.current, placeOf(place), content), visit),
      onKey: (name, action) => {
        const now = latest.current;
        const next = stepOf(now, placeOf(name), action);
        if (next.focus) focusLine(next.focus, () => change(next.program));
        else change(next.program);
      },
      onPaste: (place, lines) => change(pasted(latest.current, placeOf(place), lines)),
      onProgression: (place, rule) => change(edit.setProgression(latest.current, placeOf(place), rule)),
      onDrop: (from, to, behind) => change(dropped(latest.current, placeOf(from), placeOf(to), behind)),
    }),
    [change, onBroken, typing],
  );
  const onEdit = useCallback((step: (program: Program) => Program) => change(step(latest.current)), [change]);
  const onRename = useCallback(
    (at: string, name: string) => change(edit.renameSession(latest.current, weekPlaceOf(at), name)),
    [change],
  );
  const onSession = useCallback(
    (at: string, action: SessionAction) => {
      const now = latest.current;
      if (action === 'addLine') {
        const place = placeOf(at);
        const line = edit.linesAt(now, place)?.length ?? 0;
        focusLine(nameOf({ ...place, line }), () =>
          change(edit.addLine(now, { ...place, line }, BLANK_LINE)),
        );
      } else change(SESSION_EDITS[action](now, weekPlaceOf(at)));
    },
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
      setDialog(undefined);
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
        if (!step || (event.target instanceof HTMLElement && event.target.dataset['typing'])) return;
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
            <Menu.Item color="red" onClick={() => setDialog('discard')}>
              Throw this draft away…
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button loading={busy} disabled={broken.size > 0} onClick={() => void publish()}>
          Publish version {draft.becomes}
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {refused && <FailureNote failure={refused} />}
      {conflict && <DraftConflict {...conflict} />}
      <Weeks
        program={program}
        exercises={byId}
        names={names}
        advice={advice}
        sets={sets}
        handlers={handlers}
        onEdit={onEdit}
        onRename={onRename}
        onSession={onSession}
      />
      <div className={classes.foot}>
        {broken.size > 0 && (
          <b>{broken.size === 1 ? '1 line is' : `${broken.size} lines are`} not understood yet.</b>
        )}
        {problems.slice(0, 3).map(({ path, sentence }) => {
          const place = placeInWords(path, program.phases);
          return <span key={`${path} ${sentence}`}>{place ? `${place}: ${sentence}` : sentence}</span>;
        })}
        <span>
          Enter: new line · Alt ↑↓←→: move · Ctrl G: together with the line above · Alt Enter: progression ·
          Ctrl Backspace: remove
        </span>
      </div>
      {dialog === 'discard' && (
        <DiscardDialog
          draft={draft}
          name={program.name}
          onDiscard={() => void discard()}
          onClose={() => setDialog(undefined)}
        />
      )}
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

type SessionEdit = (program: Program, place: { block: number; session: number }) => Program;
const SESSION_EDITS: Readonly<Record<Exclude<SessionAction, 'addLine'>, SessionEdit>> = {
  copy: edit.copySession,
  up: edit.moveSessionUp,
  remove: edit.removeSession,
};

/** Of a session among the weeks. */
function weekPlaceOf(at: string): { block: number; session: number } {
  const { block, session } = placeOf(at);
  return { block: Number(block), session };
}

/** Sentences by line; the same map while they are the same, so that nothing is drawn for it. */
function useAdvice(
  program: Program,
  exercises: ReadonlyMap<string, Exercise>,
  lifts: readonly string[] | undefined,
): ReadonlyMap<string, readonly string[]> {
  const all = useMemo(
    () => lineAdvice(program, exercises, lifts && new Set(lifts)),
    [program, exercises, lifts],
  );
  const kept = useUnchanged(all);
  return useMemo(() => {
    const byLine = Map.groupBy(kept, ({ lineId }) => lineId);
    return new Map([...byLine].map(([id, lines]) => [id, lines.map(({ text }) => text)]));
  }, [kept]);
}

function useWeeklySets(program: Program, exercises: ReadonlyMap<string, Exercise>) {
  const counted = useMemo(() => weeklySets(program, exercises), [program, exercises]);
  const kept = useRef(counted);
  const same = counted.map((sets, block) => {
    const before = kept.current[block];
    return before && JSON.stringify(before) === JSON.stringify(sets) ? before : sets;
  });
  kept.current = same;
  return useUnchanged(same);
}

/** The value before, while it says the same. */
function useUnchanged<Value>(value: Value): Value {
  const kept = useRef(value);
  if (kept.current !== value && JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}
