/**
 * What pain that was entered asks for, until a coach says it is done: for each athlete the newest of each kind, so that
 * nobody's is pushed out by another's.
 */

import { useCallback, useMemo, useState } from 'react';
import type { TrainingAdvice } from '#contract/training.ts';

/** Advice with the field that it answers to: a cell, or a figure of the session. */
interface Said {
  readonly field: string;
  readonly advice: TrainingAdvice;
}

/** The newest first, and of each athlete one to stop and one to hold at most. Takes the newest first. */
export function newestOfEach(advice: readonly TrainingAdvice[]): readonly TrainingAdvice[] {
  return advice.filter(
    (each, at) =>
      each.action !== 'continue' && advice.findIndex((other) => asksForTheSame(each, other)) === at,
  );
}

export function asksForTheSame(a: TrainingAdvice, b: TrainingAdvice): boolean {
  return a.athleteId === b.athleteId && a.action === b.action;
}

export function useAdvice() {
  const [all, setAll] = useState<readonly Said[]>([]);
  /** In the order that it came in; what older fields of the athlete ask for comes back if this one is taken back. */
  const say = useCallback((field: string, advice: readonly TrainingAdvice[]) => {
    if (advice.length === 0) return;
    setAll((before) => [
      ...advice.toReversed().map((each) => ({ field, advice: each })),
      ...before.filter(
        (said) => said.field !== field || !advice.some((each) => asksForTheSame(each, said.advice)),
      ),
    ]);
  }, []);
  /** Pain of this field is not said any more. */
  const takeBack = useCallback(
    (field: string) =>
      setAll((before) =>
        before.some((said) => said.field === field) ? before.filter((said) => said.field !== field) : before,
      ),
    [],
  );
  const heard = useCallback(
    (advice: TrainingAdvice) =>
      setAll((before) => before.filter((said) => !asksForTheSame(said.advice, advice))),
    [],
  );
  const advice = useMemo(() => newestOfEach(all.map((said) => said.advice)), [all]);
  return { advice, say, takeBack, heard };
}
