/** The rows of a preview as screens and scripts see them. */

import type { ImportPreview } from '#contract/roster.ts';
import type { AthleteId } from '#contract/values.ts';
import { displayName } from '#domain/athlete/names.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { formatLoad } from '#domain/load/load.ts';
import { cellChanges } from '../workbooks/roster/cell-changes.ts';
import type { NearCandidate } from '../workbooks/roster/roster-preview.ts';
import type { RosterMaximum, RosterPerson } from '../workbooks/roster/roster-reading.ts';
import type { ImportRow } from './preview-file.ts';

type ShownRow = ImportPreview['rows'][number];

/** More rows than anybody reads; the counts tell the rest. */
const MOST_SHOWN = 500;

/** The first rows, those that wait for the coach before the others; or every row in the order of the file. */
export function shownRows(rows: readonly ImportRow[], everyRow: boolean): ShownRow[] {
  if (everyRow) return rows.map(shownRow);
  const toDecide = rows.filter(isToDecide).slice(0, MOST_SHOWN);
  const others: ImportRow[] = [];
  for (const row of rows) {
    if (toDecide.length + others.length === MOST_SHOWN) break;
    if (!isToDecide(row)) others.push(row);
  }
  return [...toDecide, ...others].map(shownRow);
}

function isToDecide({ status }: ImportRow): boolean {
  return status === 'near';
}

function shownRow({ rowNumber, person, status, outcome }: ImportRow): ShownRow {
  return {
    row: rowNumber,
    outcome: status,
    name: person ? displayName(person) : '',
    dateOfBirth: person?.dateOfBirth ?? null,
    squads: [...(person?.squads ?? [])],
    bodyweight: person?.bodyweight ?? null,
    heightMm: person?.heightMm ?? null,
    changes: status === 'error' ? [] : changesOf(outcome, person),
    like: likeOf(outcome),
    decidedBy: outcome.kind === 'anotherDay' ? outcome.ofRow : rowNumber,
    named: outcome.kind === 'near' && outcome.named ? (outcome.named as AthleteId) : null,
    candidates:
      outcome.kind === 'near' || outcome.kind === 'anotherDay'
        ? outcome.candidates.flatMap(({ athleteId, name, because, changes, maxima, news }) =>
            athleteId
              ? [
                  {
                    athleteId: athleteId as AthleteId,
                    name,
                    because,
                    changes: shownChanges({ changes, maxima }),
                    news,
                  },
                ]
              : [],
          )
        : [],
  };
}

function changesOf(outcome: ImportRow['outcome'], person: ImportRow['person']) {
  if (outcome.kind === 'update' || outcome.kind === 'anotherDay') return shownChanges(outcome);
  if (!person || (outcome.kind !== 'new' && outcome.kind !== 'near')) return [];
  return broughtBy(person, outcome.maxima);
}

/** Of somebody new: what no column of the list shows. */
function broughtBy(person: RosterPerson, maxima: readonly RosterMaximum[]) {
  const changes = cellChanges({ lastName: '', firstName: '', squads: [] }, person);
  const beside = changes.filter(({ field }) => !IN_COLUMNS.has(field));
  const { bodyweightOn } = person;
  return [
    ...(bodyweightOn ? [{ field: 'weighed', from: '', to: formatDate(bodyweightOn) }] : []),
    ...shownChanges({ changes: beside, maxima }),
  ];
}

const IN_COLUMNS: ReadonlySet<string> = new Set([
  'lastName',
  'firstName',
  'dateOfBirth',
  'squads',
  'bodyweight',
  'heightMm',
]);

/** Maxima as the file calls them: a new one stands beside those before it and takes none away. */
function shownChanges({ changes, maxima }: Pick<NearCandidate, 'changes' | 'maxima'>) {
  return [
    ...changes.map(({ field, from, to }) => ({ field, from, to })),
    ...maxima.map(({ exerciseName, reps, load, testedOn }) => ({
      field: `${exerciseName} ${reps}RM`,
      from: '',
      maximum: true as const,
      to: testedOn ? `${formatLoad(load)}, ${formatDate(testedOn)}` : formatLoad(load),
    })),
  ];
}

function likeOf(outcome: ImportRow['outcome']): string | null {
  if (outcome.kind === 'duplicate' || outcome.kind === 'anotherDay') return `row ${outcome.ofRow}`;
  if (outcome.kind === 'near')
    return outcome.candidates.map(({ name, because }) => `${name} (${because})`).join(', ');
  return null;
}
