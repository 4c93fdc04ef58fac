/** What a program must have before it can be published: a name, weeks that run on, lines of known exercises. */

import type { Exercise, ExerciseId } from '../exercise/exercise.ts';
import { formatPrescription } from '../prescription/format.ts';
import { parsePrescription } from '../prescription/parse.ts';
import { type LineContent, letterOf, MOST_SESSIONS, MOST_WEEKS } from './edit.ts';
import { type Phase, type Program, weeksInWords } from './program.ts';

export interface ProgramProblem {
  /** Where in the program, such as `phases.0.sessions.1.lines.2`. */
  readonly path: string;
  readonly sentence: string;
}

/** In the order of the program; empty when it can be published. */
export function programProblems(
  program: Program,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
): readonly ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const say = (path: string, sentence: string) => problems.push({ path, sentence });
  if (program.name.trim() === '') say('name', 'Give the program a name.');
  if (program.phases.length === 0) say('phases', 'A program has at least one phase.');
  checkWeeks(program.phases, say);
  const seen = new Set<string>();
  const known = (path: string, { exerciseId: id, sourceText, prescription, progressesTo }: LineContent) => {
    // A file may hold what nobody could have typed, such as 200 %.
    for (const each of progressesTo ? [prescription, progressesTo] : [prescription]) {
      const [problem] = parsePrescription(formatPrescription(each)).problems;
      if (problem) say(path, problem.sentence);
    }
    if (id === '' && sourceText !== '') say(path, `“${sourceText}” is not understood yet.`);
    else if (id === '') say(path, 'This line is empty. Write it or remove it.');
    else if (!exercises.has(id)) say(path, `The library has no exercise “${id}”. Choose another.`);
  };
  const once = (path: string, id: string) => {
    if (seen.has(id)) say(path, `The line ${id} stands here twice.`);
    seen.add(id);
  };
  for (const [block, phase] of program.phases.entries()) {
    if (phase.sessions.length === 0) say(`phases.${block}`, 'This phase has no session.');
    if (phase.sessions.length > MOST_SESSIONS)
      say(`phases.${block}`, `A week has at most ${MOST_SESSIONS} sessions.`);
    for (const [session, { lines, name }] of phase.sessions.entries()) {
      const at = `phases.${block}.sessions.${session}`;
      if (lines.length === 0) say(at, `${name || 'This session'} has no exercise yet.`);
      for (const [place, line] of lines.entries()) {
        known(`${at}.lines.${place}`, line);
        once(`${at}.lines.${place}`, line.id);
      }
    }
  }
  for (const [place, step] of program.warmUp.entries()) known(`warmUp.${place}`, step);
  if (program.foundation.lines.length === 0)
    say('foundation', 'The foundation block is empty. Athletes at Foundation would have nothing to do.');
  for (const [place, line] of program.foundation.lines.entries()) {
    const at = `foundation.lines.${place}`;
    known(at, line);
    once(at, line.id);
    if (exercises.get(line.exerciseId)?.externallyLoaded)
      say(at, 'The foundation block takes no external load. Choose an exercise without one.');
  }
  return problems;
}

function checkWeeks(phases: readonly Phase[], say: (path: string, sentence: string) => void): void {
  let week = 1;
  let number = 0;
  for (const [block, phase] of phases.entries()) {
    const path = `phases.${block}`;
    if (phase.firstWeek !== week || phase.lastWeek < phase.firstWeek)
      say(path, `These weeks must begin with week ${week}.`);
    if (phase.number !== number && phase.number !== number + 1)
      say(path, 'Phases are numbered one after the other.');
    week = phase.lastWeek + 1;
    number = phase.number;
  }
  if (week - 1 > MOST_WEEKS) say('phases', `A program has at most ${MOST_WEEKS} weeks.`);
}

/**
 * A path of a program in a coach's words: `phases.0.sessions.1.lines.2` is `Weeks 1–2, session B, line 3`. Undefined
 * for the program itself. Of a file that is not a program the weeks may be missing: then blocks are counted.
 */
export function placeInWords(path: string, phases: readonly Partial<Phase>[] = []): string | undefined {
  const [first, second, , session, , line] = path.split('.');
  const at = (word: string, index: string | undefined) =>
    index !== undefined && /^\d+$/.test(index) ? [`${word} ${Number(index) + 1}`] : [];
  if (first === 'warmUp') return ['Warm-up', ...at('line', second)].join(', ');
  if (first === 'foundation') return ['Foundation block', ...at('line', path.split('.')[2])].join(', ');
  if (first !== 'phases' || second === undefined) return undefined;
  const { firstWeek, lastWeek } = phases[Number(second)] ?? {};
  const weeks =
    typeof firstWeek === 'number' && typeof lastWeek === 'number'
      ? weeksInWords({ firstWeek, lastWeek })
      : `Block ${Number(second) + 1} of weeks`;
  const letter =
    session !== undefined && /^\d+$/.test(session) ? [`session ${letterOf(Number(session))}`] : [];
  return [weeks, ...letter, ...at('line', line)].join(', ');
}
