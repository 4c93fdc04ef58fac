/**
 * What stands on screen and paper for a line: the work as the gate left it, with the note of the program where it has a
 * place. Nobody can tell from free words whether they ask for more than the gate lets through, in whatever language, so
 * none is trusted: where the gate has limits, every note is said to come second to what is asked.
 */

import type { ExerciseId } from '../exercise/exercise.ts';
import type { Prescription } from '../prescription/prescription.ts';
import type { GatedLine } from './gated-program.ts';

/** Undefined where the gate left the line out. */
export function shownPrescription(
  gated: GatedLine,
  nameOf: (id: ExerciseId) => string,
): Prescription | undefined {
  if (!gated.line) return undefined;
  const { note: _own, ...wordless } = gated.line.prescription;
  const note = shownNote(gated, nameOf);
  return note === undefined ? wordless : { ...wordless, note };
}

/**
 * True where the program’s note of a changed line is not shown, since it speaks of load, reps or effort. The coach’s copy
 * says that there is one.
 */
export function leavesNoteOut({ original, line, outcome }: GatedLine): boolean {
  const { note } = original.prescription;
  return line !== undefined && outcome === 'modified' && note !== undefined && speaksOfWork(note);
}

/**
 * A note may say when to stop, so it does not vanish with a change; on another exercise it says which one it was written
 * for, since what holds for one may be wrong for the next. The word that comes with a step down is the library’s own.
 */
function shownNote(gated: GatedLine, nameOf: (id: ExerciseId) => string): string | undefined {
  const { original, line, outcome, limited, easedPercent } = gated;
  const written = original.prescription.note;
  const own = line?.prescription.note;
  const changed = outcome === 'modified';
  if (written === undefined || !(changed || limited || easedPercent !== undefined)) return own;
  const same = line?.exerciseId === original.exerciseId;
  const from = same ? '' : `, written for ${nameOf(original.exerciseId)}`;
  const kept = leavesNoteOut(gated) ? [] : [`${COMES_SECOND}${from}: ${written}`];
  return [...(same || own === undefined ? [] : [own]), ...kept].join('; ') || undefined;
}

const COMES_SECOND = 'what is asked here goes before this note';

/** The note as the program has it, of a line whose exercise is its own. */
export function noteAsWritten(note: string | undefined): string | undefined {
  return comesSecond(note) ? note?.slice(`${COMES_SECOND}: `.length) : note;
}

/** True for a note that is said to come second. */
export function comesSecond(note: string | undefined): boolean {
  return note?.startsWith(`${COMES_SECOND}: `) === true;
}

function speaksOfWork(note: string): boolean {
  return OF_WORK.test(note.replace(NO_LOAD, ''));
}

/** Seconds, distances and how much pain: figures that say how to do it and when to stop. */
const NO_LOAD =
  /\b\d{1,2}(?:[.,]\d)? ?(?:s|sec|secs|seconds?|cm|mm)\b|\bpain (?:is |goes )?(?:above |over |at )?\d{1,2}(?: ?\/ ?10)?(?![\d.,]* ?[%\p{L}])/giu;

/** Any other figure, and words that ask for load, reps or effort. Words that are missing here are qualified all the same. */
const OF_WORK = new RegExp(
  [
    String.raw`\p{N}|%`,
    String.raw`\b(?:add(?:s|ed|ing)?|all[- ]?out|as (?:many|much|heavy|hard)|amrap|three|four|five|six|eight|ten|twelve)\b`,
    String.raw`\b(?:best|beat|double|extra|fail\w*|full effort|hard(?:er|est)?|heav\w*|increas\w*|light\w*|limit\w*|load\w*|max\w*)\b`,
    String.raw`\b(?:more|moderate\w*|most|per ?cent\w*|p[br]s?|push (?:it|on|through)|records?|reserve|rir|rm|rpe|singles?|triples?)\b`,
    String.raw`\b(?:attempt\w*|exhaust\w*|go up|grind\w*|kg|kilos?|lbs?|plates?|pounds?|weights?|work(?:ing)? up)\b`,
    // Of the movement it has one too: a pause at the top.
    String.raw`(?<!\b(?:at|to|from|of) the )\btop\b`,
  ].join('|'),
  'iu',
);
