/** What an import does, row by row: decided from the preview, then written in the transaction of the import. */

import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Transaction } from 'kysely';
import type { AthleteFields, roster } from '#contract/roster.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { estimateMax } from '#domain/load/estimated-max.ts';
import type { AuditEntry, AuditStamp } from '../audit.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { OutputValue } from '../handler.ts';
import { insertMaxima, type NewMaximum } from '../loads/maxima.ts';
import type { CellChange } from '../workbooks/roster/roster-preview.ts';
import type { RosterMaximum, RosterPerson } from '../workbooks/roster/roster-reading.ts';
import { insertAthletes, type NewAthlete } from './add.ts';
import { storedByIds } from './athletes.ts';
import { addedEntry, editedEntry } from './audit-entries.ts';
import { updateAthlete } from './edit.ts';
import type { ImportRow, PreviewOutput } from './preview-file.ts';

type PlannedRow = { readonly rowNumber: number } & PlannedStep;

type PlannedStep =
  | { readonly step: 'add'; readonly person: RosterPerson }
  | ({ readonly step: 'update'; readonly athleteId: string } & Measured)
  /** Measured on another day, of whoever the row further up became. */
  | ({ readonly step: 'anotherDay'; readonly ofRow: number } & Measured)
  | { readonly step: 'unchanged'; readonly athleteId: string }
  /** `ofRow`: the same person stands further up. */
  | { readonly step: 'skip'; readonly ofRow?: number };

interface Measured {
  readonly changes: readonly CellChange[];
  readonly maxima: readonly RosterMaximum[];
  /** The day of the bodyweight among the changes; today where the file does not say. */
  readonly bodyweightOn?: CalendarDate | undefined;
}

type Counts = Omit<OutputValue<(typeof roster)['roster.import']>, 'step'>;

/** Rows between two turns of the event loop. */
const AT_ONCE = 40;

/** By row that looks like somebody: somebody new, nobody, or the athlete of this id. */
export type NearDecisions = Readonly<Record<string, string>>;

/** `asNamed`: rows that nothing was decided for are of the one athlete of their name. */
export function planOf(rows: readonly ImportRow[], near: NearDecisions, asNamed: boolean): PlannedRow[] {
  const decisions = new Map<number, string>();
  for (const { rowNumber, status, outcome } of rows) {
    if (status !== 'near' || outcome.kind !== 'near') continue;
    decisions.set(rowNumber, near[rowNumber] ?? (asNamed ? outcome.named : undefined) ?? 'skip');
  }
  return rows.map((row) => {
    const decidedBy = row.outcome.kind === 'anotherDay' ? row.outcome.ofRow : row.rowNumber;
    return { rowNumber: row.rowNumber, ...planned(row, decisions.get(decidedBy)) };
  });
}

/** Writes the plan. Throws IMPORT_CHANGED when an athlete of it is gone. */
export async function runPlan(
  trx: Transaction<Tables>,
  plan: readonly PlannedRow[],
  { exerciseOf }: Pick<PreviewOutput, 'exerciseOf'>,
  stamp: AuditStamp,
): Promise<{
  counts: Counts;
  entries: AuditEntry[];
  updated: string[];
  /** Who each row is; those that were left out are nobody, but for repeated ones. */
  idOfRow: ReadonlyMap<number, string>;
}> {
  const { version: policyVersion } = await policyInForce(trx);
  // People, however many rows each has.
  const people = { added: new Set<string>(), updated: new Set<string>(), unchanged: new Set<string>() };
  let skipped = 0;
  const entries: AuditEntry[] = [];
  const maxima: NewMaximum[] = [];
  /** What several rows say alike is recorded once. */
  const recorded = new Set<string>();
  const maximaOf = (athleteId: string, read: readonly RosterMaximum[]) =>
    read
      .flatMap((maximum) => maximumOf(athleteId, maximum, exerciseOf, stamp.today) ?? [])
      .filter((maximum) => {
        const before = recorded.size;
        return recorded.add(JSON.stringify(maximum)).size > before;
      });
  let added: NewAthlete[] = [];
  const idOfRow = new Map<number, string>();
  for (const [place, row] of plan.entries()) {
    if (place % AT_ONCE === 0) {
      await insertAthletes(trx, added, stamp);
      added = [];
      await nextTurn();
    }
    if (row.step === 'add') {
      const fields = fieldsOf(row.person);
      const id = randomUUID();
      const { externalId, bodyweightOn } = row.person;
      idOfRow.set(row.rowNumber, id);
      added.push({ id, fields, externalId, bodyweightOn });
      const tested = maximaOf(id, row.person.maxima);
      maxima.push(...tested);
      entries.push(addedEntry(id, [...namesOf(fields), ...(tested.length > 0 ? MAXIMA : [])], policyVersion));
      people.added.add(id);
    } else if (row.step === 'update' || row.step === 'anotherDay') {
      const athleteId = row.step === 'update' ? row.athleteId : idOfRow.get(row.ofRow);
      // The row further up was left out, so there is nobody to measure.
      if (athleteId === undefined) {
        skipped += 1;
        continue;
      }
      if (row.step === 'anotherDay') {
        await insertAthletes(trx, added, stamp);
        added = [];
      }
      idOfRow.set(row.rowNumber, athleteId);
      const [present] = await storedByIds(trx, [athleteId]);
      if (!present) throw new ExpectedError('IMPORT_CHANGED');
      const { id, status } = present;
      const tested = maximaOf(id, row.maxima);
      const edited = await updateAthlete(trx, present, changedFields(row), stamp);
      const fields = [...edited, ...(tested.length > 0 ? MAXIMA : [])];
      maxima.push(...tested);
      if (fields.length > 0) entries.push(editedEntry({ id, fields, status, policyVersion }));
      if (!people.added.has(id)) people[fields.length > 0 ? 'updated' : 'unchanged'].add(id);
    } else if (row.step === 'unchanged') {
      idOfRow.set(row.rowNumber, row.athleteId);
      people.unchanged.add(row.athleteId);
    } else {
      const same = row.ofRow === undefined ? undefined : idOfRow.get(row.ofRow);
      if (same !== undefined) idOfRow.set(row.rowNumber, same);
      skipped += 1;
    }
  }
  await insertAthletes(trx, added, stamp);
  await insertMaxima(trx, maxima, stamp);
  for (const id of people.updated) people.unchanged.delete(id);
  const counts = {
    added: people.added.size,
    updated: people.updated.size,
    unchanged: people.unchanged.size,
    skipped,
    maxima: maxima.length,
  };
  return { counts, entries, updated: [...people.updated], idOfRow };
}

const MAXIMA = ['maxima'] as const;

function namesOf(fields: AthleteFields): (keyof AthleteFields)[] {
  return Object.keys(fields) as (keyof AthleteFields)[];
}

/** `decision`: on the row that looks like somebody, or that such a row above stands for; none where nothing is to decide. */
function planned({ person, status, outcome }: ImportRow, decision: string | undefined): PlannedStep {
  if (status === 'unchanged' && outcome.kind === 'unchanged')
    return { step: 'unchanged', athleteId: outcome.athleteId };
  if (outcome.kind === 'duplicate') return { step: 'skip', ofRow: outcome.ofRow };
  if (!person || status === 'error' || status === 'duplicate') return { step: 'skip' };
  if (outcome.kind === 'new' || (outcome.kind === 'near' && decision === 'new'))
    return { step: 'add', person };
  const { bodyweightOn } = person;
  if (outcome.kind === 'anotherDay' && (decision === undefined || decision === 'new'))
    return { ...outcome, step: 'anotherDay', bodyweightOn };
  if (outcome.kind === 'near' || outcome.kind === 'anotherDay') {
    const meant = outcome.candidates.find(({ athleteId }) => athleteId === decision);
    if (!meant?.athleteId) return { step: 'skip' };
    const { athleteId, changes, maxima } = meant;
    if (changes.length + maxima.length === 0) return { step: 'unchanged', athleteId };
    return { step: 'update', athleteId, changes, maxima, bodyweightOn };
  }
  if (outcome.kind !== 'update') return { step: 'skip' };
  return { ...outcome, step: 'update', bodyweightOn };
}

function fieldsOf(person: RosterPerson): AthleteFields {
  const { maxima: _maxima, externalId: _externalId, bodyweightOn: _on, squads, ...fields } = person;
  return { ...fields, squads: [...squads] };
}

function changedFields({ changes, bodyweightOn }: Measured): Parameters<typeof updateAthlete>[2] {
  const fields = Object.fromEntries(changes.map(({ field, value }) => [field, value]));
  return { ...fields, bodyweightOn };
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
