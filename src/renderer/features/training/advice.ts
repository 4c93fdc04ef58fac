/**
 * What pain that was entered asks for, until a coach says it is done: for each athlete the newest of each kind, so that
 * nobody's is pushed out by another's, and no lesser thing hides a graver one.
 */

import { useMemo, useSyncExternalStore } from 'react';
import type { TrainingAdvice } from '#contract/training.ts';

/** Advice with the field that it answers to: a cell, or a figure of the session. */
interface Said {
  readonly field: string;
  readonly advice: TrainingAdvice;
}

/** The gravest first. */
const GRAVITY: readonly TrainingAdvice['action'][] = ['holdTraining', 'stopExercise', 'holdLoad'];

/** Of each athlete one of each kind at most: the gravest first, and the newest of these. Takes the newest first. */
function newestOfEach(advice: readonly TrainingAdvice[]): readonly TrainingAdvice[] {
  return GRAVITY.flatMap((action) => {
    const alike = advice.filter((each) => each.action === action);
    return alike.filter((each, at) => alike.findIndex((other) => asksForTheSame(each, other)) === at);
  });
}

function asksForTheSame(a: TrainingAdvice, b: TrainingAdvice): boolean {
  return a.athleteId === b.athleteId && a.action === b.action;
}

/** Each person's own, for as long as the window lives: advice leads to the record, and is there still on the way back. */
const kept = new Map<string, KeptAdvice>();

class KeptAdvice {
  #all: readonly Said[] = [];
  readonly #listeners = new Set<() => void>();

  /** In the order that it came in; what older fields of the athlete ask for comes back if this one is taken back. */
  readonly say = (field: string, advice: readonly TrainingAdvice[]) => {
    if (advice.length === 0) return;
    this.#become([
      ...advice.toReversed().map((each) => ({ field, advice: each })),
      ...this.#all.filter(
        (said) => said.field !== field || !advice.some((each) => asksForTheSame(each, said.advice)),
      ),
    ]);
  };

  /** Pain of this field is not said any more. */
  readonly takeBack = (field: string) => {
    if (this.#all.some((said) => said.field === field))
      this.#become(this.#all.filter((said) => said.field !== field));
  };

  readonly heard = (advice: TrainingAdvice) =>
    this.#become(this.#all.filter((said) => !asksForTheSame(said.advice, advice)));

  readonly all = () => this.#all;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #become(all: readonly Said[]): void {
    this.#all = all;
    for (const listener of this.#listeners) listener();
  }
}

/** `person`: who is signed in. */
export function useAdvice(person: string) {
  const own = kept.get(person) ?? new KeptAdvice();
  kept.set(person, own);
  const all = useSyncExternalStore(own.subscribe, own.all);
  const advice = useMemo(() => newestOfEach(all.map((said) => said.advice)), [all]);
  const { say, takeBack, heard } = own;
  return { advice, say, takeBack, heard };
}
