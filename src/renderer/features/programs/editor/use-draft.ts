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
}

type Step = { readonly kind: 'change'; readonly to: Program } | { readonly kind: 'undo' | 'redo' };

function turn({ past, present, future }: History, step: Step): History {
  switch (step.kind) {
    case 'change':
      return step.to === present
        ? { past, present, future }
        : { past: [...past, present], present: step.to, future: [] };
    case 'undo': {
      const before = past.at(-1);
      return before
        ? { past: past.slice(0, -1), present: before, future: [present, ...future] }
        : { past, present, future };
    }
    case 'redo': {
      const [after, ...rest] = future;
      return after ? { past: [...past, present], present: after, future: rest } : { past, present, future };
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
        setState(latest.current === program ? 'saved' : 'waiting');
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error;
        setFailure(error.failure);
        setState('failed');
      } finally {
        running.current = undefined;
      }
    })();
    await running.current;
  }, [draft.id]);

  useEffect(() => {
    if (saved.current === present) return;
    setState('waiting');
    const timer = setTimeout(() => void saveNow(), REST_MS);
    return () => clearTimeout(timer);
  }, [present, saveNow]);
  // Leaving the editor does not wait for the hands to rest.
  useEffect(() => () => void saveNow(), [saveNow]);

  const change = useCallback((to: Program) => step({ kind: 'change', to }), []);
  return {
    program: present,
    change,
    undo: past.length > 0 ? () => step({ kind: 'undo' }) : undefined,
    redo: future.length > 0 ? () => step({ kind: 'redo' }) : undefined,
    state,
    failure,
    problems,
    /** Saves what is not saved yet; answers the version to publish. */
    settle: async () => {
      await saveNow();
      return version.current;
    },
  };
}
