/**
 * The digest of a preview: the same while everything is the same that its lists show and that saving would write.
 *
 * It is made of stored values alone, keys in one order, so that a preview made by one process can be saved by another.
 */

import { createHash } from 'node:crypto';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import type { Maximum } from '#domain/load/maximum.ts';
import { decisionOf, listedOf } from './lists.ts';
import type { Verdict } from './preview.ts';

/** SHA-256 of the whole preview, in hex: what it stands on, and the mark of each athlete in any order. */
export function digestOf(standing: unknown, marks: readonly string[]): string {
  return sha256([standing, marks.toSorted()]);
}

/** Of one athlete: what the lists show, what would be saved, and the maxima that the loads follow from. */
export function markOf(verdict: Verdict, maxima: readonly Maximum[]): string {
  const { clearance, work } = verdict;
  // The key of a work is a name within one preview; its content is what counts.
  const shown = { ...listedOf(verdict), work: null };
  return sha256([shown, work && [decisionOf(clearance), workMark(work.program)], maxima]);
}

/** A squad shares a few different works, each the same object for all who have it. */
const WORK_MARKS = new WeakMap<GatedProgram, string>();

export function workMark(work: GatedProgram): string {
  let mark = WORK_MARKS.get(work);
  if (mark === undefined) {
    mark = sha256(work);
    WORK_MARKS.set(work, mark);
  }
  return mark;
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, keysInOrder)).digest('hex');
}

function keysInOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
