/** Importing a roster: a preview that changes nothing, then one transaction that undo takes back as a whole. */

import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AthleteFields, roster } from '#contract/roster.ts';
import { displayName } from '#domain/athlete/names.ts';
import { estimateMax } from '#domain/load/estimated-max.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { insertMaxima, type NewMaximum } from '../loads/maxima.ts';
import type { MappingCorrections } from '../workbooks/roster/column-mapping.ts';
import type { CellChange, PreviewRow } from '../workbooks/roster/roster-preview.ts';
import type { RosterMaximum, RosterPerson } from '../workbooks/roster/roster-reading.ts';
import { insertAthlete, updateAthlete } from './edit.ts';
import { existingAthletes } from './existing.ts';
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

/** Rows between two turns of the event loop. */
const AT_ONCE = 40;

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
    problems: reading.problems.map(({ rowNumber, cell, column, severity, value, sentence }) => ({
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
  const { output, fileName } = stored;
  const unanswered = output.questions.find((question) => question.answer === null);
  if (unanswered)
    throw new ExpectedError('IMPORT_QUESTION', { message: `${unanswered.sentence} Nothing was imported.` });
  const stamp = stampOf(context);
  const counts = { added: 0, updated: 0, unchanged: 0, skipped: 0, maxima: 0 };
  await context.session.change({ stamp, undo: `Imported ${fileName}` }, async ({ trx, touch, audit }) => {
    if (stored.rosterRevision !== context.session.rosterRevision) throw new ExpectedError('IMPORT_CHANGED');
    const maxima: NewMaximum[] = [];
    const collect = (athleteId: string, read: readonly RosterMaximum[]) => {
      for (const maximum of read) {
        const entry = maximumOf(athleteId, maximum, output.exerciseOf, stamp.today);
        if (entry) maxima.push(entry);
      }
    };
    for (const [place, row] of output.preview.rows.entries()) {
      if (place % AT_ONCE === 0) await nextTurn();
      const { person, rowNumber } = row.row;
      const { outcome } = row;
      if (row.status === 'unchanged') counts.unchanged += 1;
      else if (!person || row.status === 'error' || row.status === 'duplicate') counts.skipped += 1;
      else if (outcome.kind === 'new' || (outcome.kind === 'near' && near[rowNumber] === 'new')) {
        const athleteId = await insertAthlete(trx, fieldsOf(person), stamp, {
          externalId: person.externalId ?? null,
        });
        collect(athleteId, person.maxima);
        counts.added += 1;
      } else if (outcome.kind === 'update') {
        const before = await trx
          .selectFrom('athlete')
          .select(['first_name', 'last_name', 'version'])
          .where('id', '=', outcome.athleteId)
          .executeTakeFirst();
        if (!before) throw new ExpectedError('IMPORT_CHANGED');
        const present = { firstName: before.first_name, lastName: before.last_name };
        await updateAthlete(
          trx,
          outcome.athleteId,
          before.version,
          changedFields(outcome.changes),
          stamp,
          present,
        );
        const externalId = outcome.changes.find((change) => change.field === 'externalId')?.value;
        if (typeof externalId === 'string') {
          await trx
            .updateTable('athlete')
            .set({ external_id: externalId })
            .where('id', '=', outcome.athleteId)
            .execute();
        }
        collect(outcome.athleteId, outcome.maxima);
        counts.updated += 1;
      } else counts.skipped += 1;
    }
    await insertMaxima(trx, maxima, stamp);
    counts.maxima = maxima.length;
    await trx.updateTable('facility').set({ begun: 'import' }).where('begun', 'is', null).execute();
    const { version: policyVersion } = await policyInForce(trx);
    audit({ action: 'roster.import', subject: 'roster', change: counts, policyVersion });
    for (const entity of ['athlete', 'squad', 'maximum', 'system'] as const) touch(entity);
  });
  prepared.delete(id);
  return counts;
};

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

/** The coach's corrections: a field, or null for "do not import". */
function correctionsOf(mapping: Readonly<Record<string, string | null>>): MappingCorrections {
  return Object.fromEntries(
    Object.entries(mapping).map(([column, field]) => [column, { field: (field ?? 'ignored') as never }]),
  );
}

function fieldsOf(person: RosterPerson): AthleteFields {
  const { maxima: _maxima, externalId: _externalId, squads, ...fields } = person;
  return { ...fields, squads: [...squads] };
}

function changedFields(changes: readonly CellChange[]): AthleteFields {
  return Object.fromEntries(
    changes.filter((change) => change.field !== 'externalId').map((change) => [change.field, change.value]),
  ) as AthleteFields;
}

/** One repetition is a tested maximum; more are an estimate with its set kept; too many are left out. */
function maximumOf(
  athleteId: string,
  read: RosterMaximum,
  exerciseOf: Readonly<Record<string, string>>,
  today: NewMaximum['date'],
): NewMaximum | undefined {
  const exerciseId = exerciseOf[read.exerciseName];
  if (!exerciseId) return undefined;
  const common = { athleteId, exerciseId, date: read.testedOn ?? today };
  if (read.reps === 1) return { ...common, kind: 'tested', load: read.load };
  const estimate = estimateMax({ load: read.load, reps: read.reps });
  if (estimate.kind !== 'estimate') return undefined;
  const fromSet = { load: read.load, reps: read.reps, formula: estimate.formula };
  return { ...common, kind: 'e1RM', load: estimate.estimate, fromSet };
}
