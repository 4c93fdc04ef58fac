/** Rows left out because their person stands further up, where they say something else: which of both counts is to be seen. */

import { formatLoad } from '#domain/load/load.ts';
import { cellProblem } from './cell-problem.ts';
import { maximumPlace } from './maximum-place.ts';
import type { CellChange, RosterPreview } from './roster-preview.ts';
import type { CellProblem, RosterMaximum, RosterPerson, RosterReading } from './roster-reading.ts';

type Read = Pick<RosterReading, 'sheet' | 'columns' | 'maximaSheet'>;

export function differingRepeats(reading: Read, { rows }: Pick<RosterPreview, 'rows'>): CellProblem[] {
  const people = new Map(rows.map(({ row }) => [row.rowNumber, row.person]));
  return rows.flatMap(({ row: { rowNumber, person }, outcome }) => {
    const counting = outcome.kind === 'duplicate' ? people.get(outcome.ofRow) : undefined;
    if (outcome.kind !== 'duplicate' || !person || !counting) return [];
    const { ofRow, differences } = outcome;
    const problem = (place: Parameters<typeof cellProblem>[0], here: string, there: string) =>
      cellProblem(
        place,
        'warning',
        here,
        `${here} here, ${there || 'nothing'} in row ${ofRow}. Both rows are of the same person: row ${ofRow} counts, and row ${rowNumber} is left out`,
        'twice',
      );
    const { sheet } = reading;
    return [
      ...differences.map((difference) =>
        problem(
          { sheet, rowNumber, column: columnOf(difference, reading) },
          writtenIn(difference, person),
          difference.from,
        ),
      ),
      ...person.maxima.flatMap((maximum) => {
        const others = counting.maxima.filter((other) => isSameLift(other, maximum));
        if (others.some(({ load }) => formatLoad(load) === formatLoad(maximum.load))) return [];
        const there = others.map(({ load }) => formatLoad(load)).join(' and ');
        return [problem(maximumPlace(maximum, reading), formatLoad(maximum.load), there)];
      }),
    ];
  });
}

function isSameLift(one: RosterMaximum, other: RosterMaximum): boolean {
  return one.exerciseName === other.exerciseName && one.reps === other.reps;
}

/** A name of one column is under its own heading; no list is without a column. */
function columnOf({ field }: CellChange, { columns }: Read): Read['columns'][number] {
  const wanted =
    field === 'lastName' || field === 'firstName'
      ? [field, 'fullName']
      : [field === 'heightMm' ? 'height' : field];
  return (columns.find((column) => wanted.includes(column.field)) ?? columns[0]) as Read['columns'][number];
}

/** Squads and notes of a change are those of both rows together. */
function writtenIn({ field, to }: CellChange, { squads, notes }: RosterPerson): string {
  if (field === 'squads') return squads.join(', ');
  return field === 'notes' ? (notes ?? '') : to;
}
