/** From the bytes of a roster file to what importing it would do; runs in a worker. */

import { createHash } from 'node:crypto';
import { displayName } from '#domain/athlete/names.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import { readRosterAt } from '../database/read-only.ts';
import { ExpectedError } from '../errors.ts';
import { type RosterFileInput, readRosterFile } from '../workbooks/read-roster-file.ts';
import type { CorrectedCells } from '../workbooks/reading/corrected-cells.ts';
import { shortened } from '../workbooks/roster/cell-problem.ts';
import type { MappingCorrections } from '../workbooks/roster/column-mapping.ts';
import { differingRepeats } from '../workbooks/roster/differing-repeats.ts';
import { doubtfulMaxima } from '../workbooks/roster/doubtful-maxima.ts';
import type { HeaderRow } from '../workbooks/roster/find-header.ts';
import { liftsOf, matchRoster } from '../workbooks/roster/match-roster.ts';
import type { DateOrder } from '../workbooks/roster/parse-date.ts';
import { type NamedExercise, proposeExercises } from '../workbooks/roster/propose-exercises.ts';
import type { PreviewRow, RosterPreview } from '../workbooks/roster/roster-preview.ts';
import type {
  CellProblem,
  RosterPerson,
  RosterQuestion,
  RosterReading,
} from '../workbooks/roster/roster-reading.ts';
import { undatedWeights } from '../workbooks/roster/undated-weights.ts';
import { existingAthletes } from './existing.ts';

export interface PreviewInput {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly today: CalendarDate;
  /** The roster file, for whom the people of the file are compared with. */
  readonly roster: string;
  readonly exercises: readonly NamedExercise[];
  readonly sheet?: string | undefined;
  readonly headerRow?: HeaderRow | undefined;
  readonly columns?: MappingCorrections | undefined;
  readonly cells?: CorrectedCells | undefined;
  /** By the name in the file; null leaves its maxima out. */
  readonly exerciseChoices?: Readonly<Record<string, string | null>> | undefined;
  readonly pasted?: boolean | undefined;
  /** For scripts: rows shown without a limit. */
  readonly everyRow?: boolean | undefined;
  readonly answers: Answers;
}

/** What the coach answered. */
export interface Answers {
  readonly dateOrder?: DateOrder | undefined;
  readonly weightUnit?: LoadUnit | undefined;
  readonly maximaUnit?: LoadUnit | undefined;
}

/** Something the file does not say. A unit is proposed from its evidence; an order of dates never is. */
export interface AskedQuestion {
  readonly about: keyof Answers | 'name';
  readonly sentence: string;
  readonly choices: readonly string[];
  /** The answer in force: the coach's, or the proposed one; null while nothing was chosen, and always for a name. */
  readonly answer: string | null;
}

/** A row of the file as far as showing and importing it need. */
export interface ImportRow extends Pick<PreviewRow, 'status' | 'outcome'> {
  readonly rowNumber: number;
  /** Absent when the row has no name. */
  readonly person?: RosterPerson | undefined;
}

export interface PreviewOutput {
  /** Its problems name the rows they stand in. */
  readonly reading: Omit<RosterReading, 'rows'>;
  readonly rows: readonly ImportRow[];
  readonly counts: RosterPreview['counts'];
  readonly questions: readonly AskedQuestion[];
  /** Exercise ids by the names the file uses. */
  readonly exerciseOf: Readonly<Record<string, string>>;
  /** Every lift of the file, in the order they are met, with its exercise or null. */
  readonly exercises: readonly { readonly name: string; readonly exerciseId: string | null }[];
  /** Rows that say something about health, with whom to ask. The words themselves stay in the file. */
  readonly toAsk: readonly { readonly row: number; readonly name: string }[];
  /** Of the bytes of the file: the same one tells nothing new. */
  readonly digest: string;
  /** What was set aside or assumed, for the coach. */
  readonly remarks: readonly string[];
}

/** Throws FILE_REFUSED, or NO_HEADERS where the coach may know better, with the sentence that fits the file. */
export async function previewRosterFile(input: PreviewInput): Promise<PreviewOutput> {
  const existing = await readRosterAt(input.roster, existingAthletes);
  // Read without any answer, so that a question stays on the screen once it was answered, and can be answered anew.
  const first = await readFile(input, {});
  const open = first.reading;
  const answers = { ...proposedAnswers(open.questions), ...input.answers };
  const { asInFile, reading: answered } = Object.values(answers).some(Boolean)
    ? await readFile(input, answers)
    : first;
  const { rows: read, ...reading } = answered;
  const exerciseOf: Record<string, string> = {};
  const exercises = proposeExercises(liftsOf(read), input.exercises).map((proposal) => {
    const chosen = input.exerciseChoices?.[proposal.exerciseName];
    const exerciseId = chosen === undefined ? (proposal.exerciseId ?? null) : chosen;
    if (exerciseId) exerciseOf[proposal.exerciseName] = exerciseId;
    return { name: proposal.exerciseName, exerciseId };
  });
  const preview = matchRoster({ rows: read }, existing, { exerciseOf });
  const known = { existing, exerciseOf, exercises: input.exercises };
  const doubts = [
    ...doubtfulMaxima(reading, preview, known),
    ...differingRepeats(reading, preview),
    ...undatedWeights(reading, preview.undatedWeights),
  ];
  return {
    reading: {
      ...reading,
      problems: [...reading.problems, ...doubts].map((problem) => inTheFile(problem, asInFile)),
    },
    rows: preview.rows.map(({ row, status, outcome }) => ({
      rowNumber: row.rowNumber,
      person: row.person,
      status,
      outcome,
    })),
    counts: { ...preview.counts, warnings: preview.counts.warnings + doubts.length },
    questions: askedQuestions([...open.questions, ...reading.questions], answers),
    exerciseOf,
    exercises,
    toAsk: read.flatMap(({ rowNumber, person, mentionsHealth }) =>
      mentionsHealth ? [{ row: rowNumber, name: person ? displayName(person) : '' }] : [],
    ),
    digest: createHash('sha256').update(input.bytes).digest('hex'),
    remarks: [...reading.remarks, ...exerciseRemarks(exerciseOf, preview, input.exercises)],
  };
}

/** A cell that was corrected and is still wrong has its own value beside it, and what was typed in its sentence. */
function inTheFile(problem: CellProblem, asInFile: CorrectedCells): CellProblem {
  const written = asInFile[`${problem.sheet}!${problem.cell}`];
  return written === undefined || problem.concern === 'health'
    ? problem
    : { ...problem, value: shortened(written) };
}

async function readFile(input: PreviewInput, answers: Answers) {
  const { dateOrder, weightUnit, maximaUnit } = answers;
  const file: RosterFileInput = {
    ...(input.pasted
      ? { pasted: new TextDecoder().decode(input.bytes) }
      : { bytes: input.bytes, fileName: input.fileName }),
    ...(input.cells && { cells: input.cells }),
    today: input.today,
    mapping: {
      ...(input.sheet && { sheet: input.sheet }),
      ...(input.headerRow !== undefined && { headerRow: input.headerRow }),
      ...(input.columns && { columns: input.columns }),
    },
    ...(dateOrder && {
      dateOrder: {
        dateOfBirth: dateOrder,
        trainingSince: dateOrder,
        weighed: dateOrder,
        measured: dateOrder,
        tested: dateOrder,
      },
    }),
    units: { ...(weightUnit && { bodyweight: weightUnit }), ...(maximaUnit && { maxima: maximaUnit }) },
  };
  const result = await readRosterFile(file);
  if (!result.ok)
    throw new ExpectedError(result.problem.code === 'noList' ? 'NO_HEADERS' : 'FILE_REFUSED', {
      message: result.problem.sentence,
    });
  return result;
}

function proposedAnswers(questions: readonly RosterQuestion[]): Answers {
  const proposed: { weightUnit?: LoadUnit; maximaUnit?: LoadUnit } = {};
  for (const question of questions) {
    if (question.kind !== 'unit') continue;
    if (question.field === 'bodyweight') proposed.weightUnit = question.suggestion;
    else proposed.maximaUnit = question.suggestion;
  }
  return proposed;
}

/** One question each, in the order of the file. */
function askedQuestions(questions: readonly RosterQuestion[], answers: Answers): AskedQuestion[] {
  const asked = new Map<AskedQuestion['about'], AskedQuestion>();
  for (const question of questions) {
    if (question.kind === 'sheet') continue;
    if (question.kind === 'name') {
      asked.set('name', { about: 'name', sentence: question.sentence, choices: [], answer: null });
      continue;
    }
    const about =
      question.kind === 'dateOrder'
        ? 'dateOrder'
        : question.field === 'bodyweight'
          ? 'weightUnit'
          : 'maximaUnit';
    if (asked.has(about)) continue;
    const sentence =
      question.kind === 'unit'
        ? `${question.sentence} Proposed because ${question.because}.`
        : question.sentence;
    const choices = question.kind === 'unit' ? ['kg', 'lb'] : ['dmy', 'mdy'];
    asked.set(about, { about, sentence, choices, answer: answers[about] ?? null });
  }
  return [...asked.values()];
}

function exerciseRemarks(
  exerciseOf: Readonly<Record<string, string>>,
  preview: RosterPreview,
  exercises: readonly NamedExercise[],
): string[] {
  const mapped = Object.entries(exerciseOf).map(([name, id]) => {
    const exercise = exercises.find((candidate) => candidate.id === id);
    return `Maxima of “${name}” go to ${exercise?.name ?? id}.`;
  });
  const unknown = preview.unconfirmedExercises.map(
    (name) => `The library has no exercise like “${name}”; its maxima are left out.`,
  );
  return [...mapped, ...unknown];
}
