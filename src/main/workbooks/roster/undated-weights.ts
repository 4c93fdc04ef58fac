/** Bodyweights that a file says no day of, of people whom it weighs in another row, too: those would count as of today. */

import { formatDate } from '#domain/calendar/calendar-date.ts';
import { formatLoad, type Load } from '#domain/load/load.ts';
import { cellProblem } from './cell-problem.ts';
import { PeopleIndex, preparedPerson } from './people-index.ts';
import type { CellProblem, RosterPerson, RosterReading, RosterRow } from './roster-reading.ts';

export interface WeightLeftOut {
  readonly rowNumber: number;
  readonly weight: Load;
  /** The row of the same person that counts, with what it says. */
  readonly counts: { readonly rowNumber: number; readonly person: RosterPerson };
}

/** A weight with a day stands before one without, wherever in the file they are. */
export function withoutUndatedWeights(rows: readonly RosterRow[]): {
  rows: readonly RosterRow[];
  leftOut: WeightLeftOut[];
} {
  const leftOut: WeightLeftOut[] = [];
  const weighed = rows.filter(({ person }) => person?.bodyweight);
  const dated = weighed.filter(({ person }) => person?.bodyweightOn !== undefined);
  if (dated.length === 0 || dated.length === weighed.length) return { rows, leftOut };
  const index = new PeopleIndex<RosterPerson>();
  for (const { person, rowNumber } of dated) if (person) index.add(preparedPerson(person, rowNumber));
  const kept = rows.map((row) => {
    const weight = row.person?.bodyweight;
    if (!row.person || !weight || row.person.bodyweightOn !== undefined) return row;
    const same = index.exact(preparedPerson(row.person, row.rowNumber));
    const [newest] = same.toSorted((a, b) => (dayOf(a.entry) < dayOf(b.entry) ? 1 : -1));
    if (!newest) return row;
    const { rowNumber, entry } = newest;
    leftOut.push({ rowNumber: row.rowNumber, weight, counts: { rowNumber, person: entry } });
    const { bodyweight: _undated, ...person } = row.person;
    return { ...row, person };
  });
  return { rows: kept, leftOut };
}

/** Said at the cell, unless both rows say the same weight. */
export function undatedWeights(
  { sheet, columns }: Pick<RosterReading, 'sheet' | 'columns'>,
  leftOut: readonly WeightLeftOut[],
): CellProblem[] {
  const column = columns.find(({ field }) => field === 'bodyweight');
  if (!column) return [];
  return leftOut.flatMap(({ rowNumber, weight, counts }) => {
    const { bodyweight, bodyweightOn: on } = counts.person;
    const here = formatLoad(weight);
    const there = bodyweight ? formatLoad(bodyweight) : 'nothing';
    if (here === there) return [];
    const because = `no day is said of ${here}. Row ${counts.rowNumber} is of the same person and says ${there}${on ? `, ${formatDate(on)}` : ''}: that counts, and this weight is left out`;
    return [cellProblem({ sheet, rowNumber, column }, 'warning', here, because, 'twice')];
  });
}

function dayOf({ bodyweightOn }: RosterPerson): string {
  return bodyweightOn ?? '';
}
