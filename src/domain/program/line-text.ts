/** A program line as one text: the exercise's name, then its prescription: `Back squat 4 × 5 @ 80 %`. */

import type { Exercise } from '../exercise/exercise.ts';
import { formatPrescription } from '../prescription/format.ts';
import type { Piece } from '../prescription/grammar.ts';
import { type PrescriptionProblem, parsePrescription } from '../prescription/parse.ts';
import type { LineContent } from './edit.ts';
import type { FoundationLine } from './program.ts';

export interface ReadLine {
  /** Absent when anything is wrong. */
  readonly content?: LineContent;
  /** The exercise that was recognised, also where the rest is wrong. */
  readonly exercise?: Exercise;
  readonly problems: readonly PrescriptionProblem[];
  /** What was understood, for highlighting; the exercise itself stands before the first piece. */
  readonly pieces: readonly Piece[];
}

/** Names of exercises, longest first: `Step-up, weighted` is tried before `Step-up`. */
export type ExerciseNames = readonly (readonly [folded: string, exercise: Exercise])[];

export function exerciseNames(exercises: Iterable<Exercise>): ExerciseNames {
  return [...exercises]
    .flatMap((exercise) =>
      [exercise.name, exercise.shortName].map((name) => [folded(name), exercise] as const),
    )
    .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
}

/** Between what a line of the foundation block begins with and what it grows to: `1 × 10 → 3 × 15`. */
const GROWS = /→|->/;

/**
 * Never throws; places of problems count in the whole text. `mayGrow`: in the foundation block a line may name the
 * target it grows to.
 */
export function readLine(
  text: string,
  names: ExerciseNames,
  { mayGrow = false }: { readonly mayGrow?: boolean } = {},
): ReadLine {
  const start = text.length - text.trimStart().length;
  const wanted = folded(text.slice(start));
  const found = names.find(
    ([name]) => wanted.startsWith(name) && !/[\p{L}\d]/u.test(wanted.charAt(name.length)),
  );
  if (!found) {
    // Up to the first figure it is meant to be an exercise.
    const end = start + (/\d/.exec(text.slice(start))?.index ?? text.length - start);
    const words = text.slice(start, end).trim();
    const nearest = words === '' ? undefined : nearestExercise(words, names);
    const sentence = words === '' ? 'Begin with the exercise.' : `The library has no exercise “${words}”.`;
    return {
      problems: [{ start, end: start + words.length, sentence, ...(nearest && { proposal: nearest.name }) }],
      pieces: [],
    };
  }
  const [name, exercise] = found;
  const from = start + name.length;
  const rest = text.slice(from);
  const arrow = mayGrow ? GROWS.exec(rest) : null;
  const now = readPart(rest.slice(0, arrow?.index), from);
  const behind = arrow ? arrow.index + arrow[0].length : 0;
  const then = arrow ? readPart(rest.slice(behind), from + behind) : undefined;
  const pieces = [...now.pieces, ...(then?.pieces ?? [])];
  const problems = [...now.problems, ...(then?.problems ?? [])];
  if (!now.prescription || problems.length > 0) return { exercise, problems, pieces };
  return {
    exercise,
    content: {
      exerciseId: exercise.id,
      prescription: now.prescription,
      sourceText: text.trim(),
      ...(then?.prescription && { progressesTo: then.prescription }),
    },
    problems: [],
    pieces,
  };
}

/** A prescription that begins at a place of the line; its own places are moved there. */
function readPart(text: string, from: number) {
  const { prescription, problems, pieces } = parsePrescription(text);
  const there = <At extends { readonly start: number; readonly end: number }>(at: At): At => ({
    ...at,
    start: at.start + from,
    end: at.end + from,
  });
  return { prescription, problems: problems.map(there), pieces: pieces.map(there) };
}

/** A line that nobody can read yet: its words are kept, and it keeps the program from being published. */
export function unreadLine(text: string): LineContent {
  return { exerciseId: '', sourceText: text.trim(), prescription: UNREAD };
}

/** Keeps a program whole meanwhile; never shown. */
const UNREAD: LineContent['prescription'] = {
  groups: [
    { kind: 'straight', sets: 3, reps: { kind: 'reps', low: 10, high: 10 }, load: { kind: 'unstated' } },
  ],
  perSide: false,
};

/** The line in its one canonical wording; as it was typed where it is not read yet. */
export function writeLine(
  line: Pick<FoundationLine, 'exerciseId' | 'prescription' | 'sourceText' | 'progressesTo'>,
  exercises: ReadonlyMap<string, Exercise>,
): string {
  if (line.exerciseId === '') return line.sourceText;
  const name = exercises.get(line.exerciseId)?.name ?? line.exerciseId;
  const grows = line.progressesTo ? ` → ${formatPrescription(line.progressesTo)}` : '';
  return `${name} ${formatPrescription(line.prescription)}${grows}`;
}

/** Exercises whose name begins with, or else contains, what was typed; at most `most`. */
export function matchingExercises(typed: string, names: ExerciseNames, most: number): readonly Exercise[] {
  const wanted = folded(typed.trim());
  if (wanted === '') return [];
  const matching = (test: (name: string) => boolean) =>
    names.filter(([name]) => test(name)).map(([, each]) => each);
  const all = [
    ...matching((name) => name.startsWith(wanted)),
    ...matching((name) => wanted.split(' ').every((word) => name.includes(word))),
  ];
  // The plain lift before its variations.
  const shortestFirst = [...new Set(all)].sort(
    (a, b) =>
      Number(!folded(a.name).startsWith(wanted)) - Number(!folded(b.name).startsWith(wanted)) ||
      a.name.length - b.name.length,
  );
  return shortestFirst.slice(0, most);
}

/** The exercise that shares most of its letters in pairs with what was typed; undefined when none is near. */
function nearestExercise(typed: string, names: ExerciseNames): Exercise | undefined {
  const [contained] = matchingExercises(typed, names, 1);
  if (contained) return contained;
  const wanted = pairs(folded(typed));
  let nearest: Exercise | undefined;
  let most = 0.45;
  for (const [name, exercise] of names) {
    const own = pairs(name);
    const shared = [...wanted].filter((pair) => own.has(pair)).length;
    const likeness = (2 * shared) / (wanted.size + own.size || 1);
    if (likeness > most) {
      most = likeness;
      nearest = exercise;
    }
  }
  return nearest;
}

function pairs(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}

/** Same length as the text, so that places in one are places in the other. */
function folded(text: string): string {
  return text.toLowerCase();
}
