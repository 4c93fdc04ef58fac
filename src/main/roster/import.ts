/** Importing a roster: a preview that changes nothing, then one transaction that undo takes back as a whole. */

import { randomUUID } from 'node:crypto';
import type { roster } from '#contract/roster.ts';
import { displayName } from '#domain/athlete/names.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { PreviewRow } from '../workbooks/roster/roster-preview.ts';
import { backUpBeforeImport } from './before-import.ts';
import { existingAthletes } from './existing.ts';
import { planOf, runPlan } from './import-plan.ts';
import { correctionsOf, refuseUnknownColumns } from './mapping.ts';
import type { PreviewOutput } from './preview-file.ts';

type Handlers = HandlersOf<typeof roster>;

interface Prepared {
  readonly fileName: string;
  readonly output: PreviewOutput;
  readonly rosterRevision: number;
}

/** Previews that can still be imported; the oldest make room. */
const prepared = new Map<string, Prepared>();
const MOST_PREPARED = 4;

export const previewImport: Handlers['roster.previewImport'] = async (input, context, control) => {
  const file = context.files.incoming(input.file);
  const { kysely, rosterRevision } = context.session;
  const output = await context.pool.run(
    'readRoster',
    {
      bytes: file.bytes,
      fileName: file.name,
      today: context.clock.today(),
      existing: await existingAthletes(kysely),
      exercises: [...context.library.exercises.values()].map(({ id, name, shortName }) => ({
        id,
        name,
        shortName,
      })),
      sheet: input.sheet,
      columns: input.mapping && correctionsOf(input.mapping),
      answers: {
        ...(input.dateOrder && { dateOrder: input.dateOrder }),
        ...(input.weightUnit && { weightUnit: input.weightUnit }),
        ...(input.maximaUnit && { maximaUnit: input.maximaUnit }),
      },
    },
    control,
  );
  refuseUnknownColumns(input.mapping ?? {}, output.reading);
  const id = randomUUID();
  prepared.set(id, { fileName: file.name, output, rosterRevision });
  for (const oldest of prepared.keys()) {
    if (prepared.size <= MOST_PREPARED) break;
    prepared.delete(oldest);
  }
  const { reading, preview, remarks } = output;
  return {
    id,
    fileName: file.name,
    sheet: reading.sheet,
    sheets: reading.sheets.filter((sheet) => !sheet.hidden && sheet.rows > 0).map((sheet) => sheet.name),
    columns: reading.columns.map((column) => ({
      column: column.column,
      header: column.header,
      field: column.field === 'ignored' ? null : column.field,
      sample: column.sample,
    })),
    assumptions: [...reading.assumptions, ...remarks],
    questions: output.questions,
    counts: preview.counts,
    rows: preview.rows.map(shownRow),
    problems: lossesFirst(reading).map(({ rowNumber, cell, column, severity, value, sentence }) => ({
      row: rowNumber,
      cell,
      column,
      severity,
      value,
      sentence,
    })),
  };
};

export const importRoster: Handlers['roster.import'] = async ({ preview: id, near = {} }, context) => {
  const stored = prepared.get(id);
  if (!stored) throw new ExpectedError('FILE_GONE');
  const { output, fileName, rosterRevision } = stored;
  const unanswered = output.questions.find((question) => question.answer === null);
  if (unanswered)
    throw new ExpectedError('IMPORT_QUESTION', { message: `${unanswered.sentence} Nothing was imported.` });
  refuseUnknownRows(near, output);
  refuseWhenChanged(rosterRevision, context);
  const plan = planOf(output, near);
  if (plan.some(({ step }) => step === 'add' || step === 'update')) await backUpBeforeImport(context);
  const stamp = stampOf(context);
  const change = { stamp, undo: `Imported ${fileName}` };
  const counts = await context.session.change(change, async (underWay) => {
    const { trx, touch, audit } = underWay;
    refuseWhenChanged(rosterRevision, context);
    const done = await runPlan(trx, plan, output, stamp);
    // A file that says nothing new is no change: nothing to undo, nothing to tell.
    if (done.counts.added + done.counts.updated === 0) return done.counts;
    await trx.updateTable('facility').set({ begun: 'import' }).where('begun', 'is', null).execute();
    const { version: policyVersion } = await policyInForce(trx);
    audit(...done.entries, {
      action: 'roster.import',
      subject: 'roster',
      change: done.counts,
      policyVersion,
    });
    for (const entity of ['athlete', 'squad', 'maximum', 'system'] as const) touch(entity);
    await sweepAfterTightening(underWay, 'onRecord', stamp, context.library, 'roster.import');
    return done.counts;
  });
  prepared.delete(id);
  return counts;
};

/** Maxima that nobody gets stand before notes on how cells were read; else in the order of the file. */
function lossesFirst({ problems, unplacedMaxima }: PreviewOutput['reading']) {
  const lost = new Set(unplacedMaxima.map(({ rowNumber, name }) => `${rowNumber} ${name}`));
  const isLost = ({ rowNumber, value }: (typeof problems)[number]) => lost.has(`${rowNumber} ${value}`);
  return [...problems.filter(isLost), ...problems.filter((problem) => !isLost(problem))];
}

function shownRow({ row, status, outcome }: PreviewRow) {
  const { person } = row;
  return {
    row: row.rowNumber,
    outcome: status,
    name: person ? displayName(person) : '',
    dateOfBirth: person?.dateOfBirth ?? null,
    squads: person?.squads ?? [],
    bodyweight: person?.bodyweight ?? null,
    heightMm: person?.heightMm ?? null,
    changes:
      outcome.kind === 'update' ? outcome.changes.map(({ field, from, to }) => ({ field, from, to })) : [],
    like: likeOf(outcome),
  };
}

function likeOf(outcome: PreviewRow['outcome']): string | null {
  if (outcome.kind === 'duplicate') return `row ${outcome.ofRow}`;
  if (outcome.kind === 'near')
    return outcome.candidates.map(({ name, because }) => `${name} (${because})`).join(', ');
  return null;
}

/** A decision on a row that the file does not have was meant for another file. */
function refuseUnknownRows(near: Readonly<Record<string, unknown>>, { preview }: PreviewOutput): void {
  const rows = new Set(preview.rows.map(({ row }) => String(row.rowNumber)));
  const unknown = Object.keys(near).filter((row) => !rows.has(row));
  if (unknown.length === 0) return;
  throw new ExpectedError('INVALID_INPUT', {
    fields: unknown.map((row) => ({ path: `near.${row}`, sentence: 'This file has no such row.' })),
  });
}

function refuseWhenChanged(rosterRevision: number, { session }: Context): void {
  if (rosterRevision !== session.rosterRevision) throw new ExpectedError('IMPORT_CHANGED');
}
