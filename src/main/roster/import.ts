/** Importing a roster: a preview that changes nothing, then one transaction that undo takes back as a whole. */

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ImportChoices, roster } from '#contract/roster.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ROSTER_FILE } from '../database/open.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { toBeAsked } from '../review/health-questions.ts';
import { XLSX } from '../workbooks/handlers.ts';
import { backUpBeforeImport } from './before-import.ts';
import { type NearDecisions, planOf, runPlan } from './import-plan.ts';
import { rememberChoices, rememberedChoices, stillFitting } from './import-sources.ts';
import { correctionsOf, refuseUnknownColumns } from './mapping.ts';
import { type PackedPreview, unpackedRows } from './preview-crossing.ts';
import type { ImportRow, PreviewInput } from './preview-file.ts';

type Handlers = HandlersOf<typeof roster>;

interface Prepared {
  readonly fileName: string;
  readonly output: PackedPreview;
  readonly choices: ImportChoices;
  readonly rosterRevision: number;
}

/** Nothing more can be done with it but to save its problems: the people of the file are not kept. */
interface Imported {
  readonly problems: ReturnType<typeof lossesFirst>;
}

/** Previews that can still be imported, and those that were; the oldest make room. */
const prepared = new Map<string, Prepared | Imported>();
const MOST_PREPARED = 4;

export const previewImport: Handlers['roster.previewImport'] = async (input, context, control) => {
  const { file: token, pasted, everyRow, ...asked } = input;
  const file = context.files.incoming(token);
  const { kysely, rosterRevision } = context.session;
  refuseUnknownExercises(asked.exercises ?? {}, context);
  const task = {
    bytes: file.bytes,
    fileName: file.name,
    pasted,
    everyRow,
    today: context.clock.today(),
    roster: join(context.dataFolder, ROSTER_FILE),
    exercises: [...context.library.exercises.values()].map(({ id, name, shortName }) => ({
      id,
      name,
      shortName,
    })),
  };
  const look = (choices: ImportChoices) =>
    context.pool.run('readRoster', { ...task, ...choicesFor(choices) }, control);
  let choices: ImportChoices = asked;
  let output = await look(choices);
  const { sheet, headerRow, ...others } = asked;
  const where = headerRow === undefined ? {} : { sheet, headerRow };
  const known = isNothing(headerRow ? others : asked)
    ? await rememberedChoices(kysely, output.reading.sourceKey)
    : undefined;
  const remembered = known !== undefined && !isNothing(known);
  if (remembered) {
    choices = { ...stillFitting(known, output.reading, context.library.exercises), ...where };
    output = await look(choices);
  }
  refuseUnknownColumns(choices.mapping ?? {}, output.reading);
  const id = randomUUID();
  prepared.set(id, { fileName: file.name, output, choices, rosterRevision });
  for (const oldest of prepared.keys()) {
    if (prepared.size <= MOST_PREPARED) break;
    prepared.delete(oldest);
  }
  const { reading, people, shown, counts, remarks, toAsk } = output;
  return {
    id,
    fileName: file.name,
    sheet: reading.sheet,
    sheets: reading.sheets.filter((sheet) => !sheet.hidden && sheet.rows > 0).map((sheet) => sheet.name),
    headerRow: reading.headerRow || null,
    columns: reading.columns.map((column) => ({
      column: column.column,
      header: column.header,
      field: column.field === 'ignored' ? null : column.field,
      sample: column.sample,
    })),
    assumptions: [...(remembered ? [REMEMBERED] : []), ...reading.assumptions],
    remarks: [...remarks],
    questions: output.questions,
    exercises: [...output.exercises],
    choices,
    settled:
      known !== undefined &&
      output.questions.every(({ about }) => about !== 'name' && choices[about] !== undefined),
    counts,
    people,
    rows: [...shown],
    toAsk: [...toAsk],
    problems: lossesFirst(reading).flatMap(
      ({ sheet, rowNumber, cell, column, severity, value, sentence, concern }) =>
        concern === 'health'
          ? []
          : {
              sheet,
              row: rowNumber,
              cell,
              column,
              severity,
              value,
              sentence,
              correctable: severity === 'error' || concern === 'maximum',
            },
    ),
  };
};

const REMEMBERED = 'Columns and answers are those of the last import from a file with these headers.';

export const importProblems: Handlers['roster.importProblems'] = async (
  { preview: id },
  context,
  control,
) => {
  const stored = prepared.get(id);
  if (!stored) throw new ExpectedError('FILE_GONE');
  const problems = 'problems' in stored ? stored.problems : lossesFirst(stored.output.reading);
  const { today } = stampOf(context);
  const bytes = await context.pool.run('writeProblems', { problems, today }, control);
  const file = await context.files.keep(`Problems of an import ${today}.xlsx`, bytes, XLSX);
  return { file, rows: problems.length };
};

export const importRoster: Handlers['roster.import'] = async (
  { preview: id, near = {}, asNamed = false },
  context,
) => {
  const stored = prepared.get(id);
  if (!stored || 'problems' in stored) throw new ExpectedError('FILE_GONE');
  const { output, choices, fileName, rosterRevision } = stored;
  const unanswered = output.questions.find((question) => question.answer === null);
  if (unanswered)
    throw new ExpectedError('IMPORT_QUESTION', { message: `${unanswered.sentence} Nothing was imported.` });
  const rows = await unpackedRows(output);
  refuseUnknownRows(near, rows);
  refuseWhenChanged(rosterRevision, context);
  const plan = planOf(rows, near, asNamed);
  if (plan.some(({ step }) => step === 'add' || step === 'update')) await backUpBeforeImport(context);
  const stamp = stampOf(context);
  const change = { stamp, undo: `Imported ${fileName}`, long: true } as const;
  const { value: counts, step } = await context.session.step(change, async (underWay) => {
    const { trx, touch, audit } = underWay;
    refuseWhenChanged(rosterRevision, context);
    const done = await runPlan(trx, plan, output, stamp);
    await rememberChoices(trx, output.reading.sourceKey, choices, stamp.at);
    const saying = new Set(output.toAsk.flatMap(({ row }) => done.idOfRow.get(row) ?? []));
    const file = { digest: output.digest, name: fileName };
    const asked = await toBeAsked(trx, [...saying], file, stamp.today);
    // A file that says nothing new is no change: nothing to undo, nothing to tell.
    if (done.counts.added + done.counts.updated + asked.length === 0) return done.counts;
    await trx.updateTable('facility').set({ begun: 'import' }).where('begun', 'is', null).execute();
    const { version: policyVersion } = await policyInForce(trx);
    audit(...done.entries, {
      action: 'roster.import',
      subject: 'roster',
      change: done.counts,
      policyVersion,
    });
    for (const entity of ['athlete', 'squad', 'maximum', 'system'] as const) touch(entity);
    await sweepAfterTightening(
      underWay,
      { onRecordOr: done.updated },
      stamp,
      context.library,
      'roster.import',
    );
    return done.counts;
  });
  prepared.set(id, { problems: lossesFirst(output.reading) });
  await checkpoint(context);
  return { ...counts, step };
};

/** What was imported is saved either way: a log that stays long is carried over by one of the next changes. */
async function checkpoint({ pool, dataFolder, log }: Context): Promise<void> {
  await pool
    .run('checkpoint', { roster: join(dataFolder, ROSTER_FILE) })
    .catch((error) => log.note(`the log of the roster was not carried over: ${error}`));
}

const PLACES = { twice: 2, maximum: 2, health: 3, reading: 4 } as const;

/**
 * Errors, then maxima that nobody gets, then what is doubted or left out, then whom to ask, then notes on how cells were
 * read; each in the order of the file.
 */
function lossesFirst({ problems, unplacedMaxima }: PackedPreview['reading']) {
  const lost = new Set(unplacedMaxima.map(({ rowNumber, name }) => `${rowNumber} ${name}`));
  const order = ({ severity, rowNumber, value, concern }: (typeof problems)[number]) => {
    if (severity === 'error') return 0;
    return lost.has(`${rowNumber} ${value}`) ? 1 : PLACES[concern ?? 'reading'];
  };
  return problems.toSorted((one, other) => order(one) - order(other));
}

/** A decision on a row that the file does not have, or for somebody whom it is not like, was meant for another file. */
function refuseUnknownRows(near: NearDecisions, rows: readonly ImportRow[]): void {
  const outcomes = new Map(rows.map(({ rowNumber, outcome }) => [String(rowNumber), outcome]));
  const fields = Object.entries(near).flatMap(([row, decision]) => {
    const outcome = outcomes.get(row);
    if (!outcome) return [{ path: `near.${row}`, sentence: 'This file has no such row.' }];
    if (decision === 'new' || decision === 'skip') return [];
    const meant =
      outcome.kind === 'near' && outcome.candidates.some(({ athleteId }) => athleteId === decision);
    return meant ? [] : [{ path: `near.${row}`, sentence: 'This row is not like that athlete.' }];
  });
  if (fields.length > 0) throw new ExpectedError('INVALID_INPUT', { fields });
}

function refuseUnknownExercises(
  exercises: NonNullable<ImportChoices['exercises']>,
  { library }: Context,
): void {
  const fields = Object.entries(exercises).flatMap(([name, id]) =>
    id === null || library.exercises.has(id)
      ? []
      : [{ path: `exercises.${name}`, sentence: 'The library has no such exercise.' }],
  );
  if (fields.length > 0) throw new ExpectedError('INVALID_INPUT', { fields });
}

function choicesFor({
  sheet,
  headerRow,
  mapping,
  cells,
  exercises,
  dateOrder,
  weightUnit,
  maximaUnit,
}: ImportChoices): Pick<
  PreviewInput,
  'sheet' | 'headerRow' | 'columns' | 'cells' | 'exerciseChoices' | 'answers'
> {
  return {
    sheet,
    headerRow,
    columns: mapping && correctionsOf(mapping),
    cells,
    exerciseChoices: exercises,
    answers: {
      ...(dateOrder && { dateOrder }),
      ...(weightUnit && { weightUnit }),
      ...(maximaUnit && { maximaUnit }),
    },
  };
}

function isNothing(choices: ImportChoices): boolean {
  return Object.values(choices).every((choice) => choice === undefined);
}

function refuseWhenChanged(rosterRevision: number, { session }: Context): void {
  if (rosterRevision !== session.rosterRevision) throw new ExpectedError('IMPORT_CHANGED');
}
