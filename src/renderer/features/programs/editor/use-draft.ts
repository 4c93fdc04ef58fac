/** A draft while it is edited: undo and redo without end, saved by itself once the hands rest. */

import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Failure } from '#contract/envelope.ts';
import type { Draft } from '#contract/programs.ts';
import type { Program } from '#domain/program/program.ts';
import { CallFailed, call } from '../../../app/bridge.ts';

interface History {
  readonly past: readonly Program[];
  readonly present: Program;
  readonly future: readonly Program[];
  /** Of the step that made the present: a further step of the same name is one with it. */
  readonly name?: string | undefined;
}

type Step =
  | { readonly kind: 'change'; readonly to: Program; readonly name?: string | undefined }
  | { readonly kind: 'undo' | 'redo' };

function turn(history: History, step: Step): History {
  const { past, present, future } = history;
  switch (step.kind) {
    case 'change':
      if (step.to === present) return history;
      return {
        past: step.name && step.name === history.name ? past : [...past, present],
        present: step.to,
        future: [],
        name: step.name,
      };
    case 'undo': {
      const before = past.at(-1);
      return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : history;
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after ? { past: [...past, present], present: after, future: rest } : history;
    }
  }
}

/** How long the hands rest before a draft is saved. */
const REST_MS = 600;

export type SaveState = 'saved' | 'saving' | 'waiting' | 'failed';

export function useDraft(draft: Draft) {
  const [{ past, present, future }, step] = useReducer(turn, {
    past: [],
    present: draft.program,
    future: [],
  });
  const [state, setState] = useState<SaveState>('saved');
  const [failure, setFailure] = useState<Failure>();
  const [problems, setProblems] = useState(draft.problems);
  /** What another window has saved since: nobody's work is written over unasked. */
  const [theirs, setTheirs] = useState<Draft>();
  const version = useRef(draft.version);
  const saved = useRef(draft.program);
  const latest = useRef(present);
  latest.current = present;
  const running = useRef<Promise<void>>(undefined);

  const saveNow = useCallback(async (): Promise<void> => {
    // One save at a time: each names the version that the one before it made.
    while (running.current) await running.current;
    if (saved.current === latest.current) return;
    const program = latest.current;
    setState('saving');
    running.current = (async () => {
      try {
        const kept = await call('programs.saveDraft', { id: draft.id, version: version.current, program });
        version.current = kept.version;
        saved.current = program;
        setProblems(kept.problems);
        setFailure(undefined);
        setTheirs(undefined);
        setState(latest.current === program ? 'saved' : 'waiting');
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error;
        setState('failed');
        if (error.failure.code === 'STALE_ROW') setTheirs(await call('programs.draft', { id: draft.id }));
        else setFailure(error.failure);
      } finally {
        running.current = undefined;
      }
    })();
    await running.current;
  }, [draft.id]);

  /** Letters on their way are not saved yet; once they turn out to change nothing, the draft is as it was. */
  const typing = useCallback(
    (is: boolean) =>
      setState((before) => {
        if (is) return before === 'failed' ? before : 'waiting';
        return before === 'waiting' && saved.current === latest.current ? 'saved' : before;
      }),
    [],
  );
  useEffect(() => {
    // Undone and done again before it was saved, it is as it was.
    if (saved.current === present) return typing(false);
    setState('waiting');
    const timer = setTimeout(() => void saveNow(), REST_MS);
    return () => clearTimeout(timer);
  }, [present, saveNow, typing]);
  // Leaving the editor does not wait for the hands to rest.
  useEffect(() => () => void saveNow(), [saveNow]);

  const change = useCallback((to: Program, name?: string) => step({ kind: 'change', to, name }), []);
  return {
    program: present,
    change,
    undo: past.length > 0 ? () => step({ kind: 'undo' }) : undefined,
    redo: future.length > 0 ? () => step({ kind: 'redo' }) : undefined,
    state,
    failure,
    problems,
    typing,
    /** Another window's draft, with what to do about it. */
    conflict: theirs && {
      theirs,
      keepMine: () => {
        version.current = theirs.version;
        void saveNow();
      },
      /** One step, so that undo brings one's own back. */
      takeTheirs: () => {
        version.current = theirs.version;
        saved.current = theirs.program;
        setProblems(theirs.problems);
        setTheirs(undefined);
        setState('saved');
        change(theirs.program);
      },
    },
    /** Saves what is not saved yet; answers the version to publish. */
    settle: async () => {
      await saveNow();
      return version.current;
    },
  };
}
