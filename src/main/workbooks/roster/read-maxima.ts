/** Maxima from columns such as `Back Squat 1RM (kg)`, on the roster itself or on a sheet of their own. */

import { folded } from '#domain/athlete/names.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { formatLoad, type LoadUnit } from '#domain/load/load.ts';
import { cellAt, type SheetCell, type SheetRow } from '../reading/sheet-table.ts';
import { cellProblem } from './cell-problem.ts';
import { saysNothing, saysSum } from './cell-words.ts';
import {
  decideDateOrder,
  decidedColumn,
  decideWeightUnit,
  type Findings,
  said,
  weightUnitOf,
} from './column-decisions.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { type FoundList, rowsBelow } from './find-header.ts';
import { maximumPlace } from './maximum-place.ts';
import { type DateOrder, parseDate } from './parse-date.ts';
import { nameKeys } from './parse-name.ts';
import { parseWeight, type WeightUnit } from './parse-quantity.ts';
import type {
  CellProblem,
  RosterAnswers,
  RosterMaximum,
  RosterPerson,
  UnplacedMaxima,
} from './roster-reading.ts';

export interface MaximaColumns {
  readonly lifts: readonly { readonly mapping: ColumnMapping; readonly unit: WeightUnit | undefined }[];
  readonly tested: { readonly mapping: ColumnMapping; readonly order: DateOrder | undefined } | undefined;
}

/** Decides units and dates of a list's columns of maxima; what cannot be decided is asked once for all. */
export function maximaColumns(
  list: FoundList,
  answers: RosterAnswers,
  hints: readonly LoadUnit[],
  findings: Findings,
): MaximaColumns {
  const rows = rowsBelow(list);
  const columnOf = (mapping: ColumnMapping) => decidedColumn(mapping, rows);
  const mappings = list.columns.filter((column) => column.field === 'maximum');
  const stated = mappings
    .map(weightUnitOf)
    .filter((unit): unit is LoadUnit => unit === 'kg' || unit === 'lb');
  const lifts = mappings.map((mapping) => {
    const asked = findings.questions.length;
    const unit = decideWeightUnit(columnOf(mapping), 'maxima', answers, [...stated, ...hints], findings);
    // One answer serves all lifts: the first column asks.
    if (findings.questions.length > asked && findings.questions.slice(0, asked).some(asksMaxima))
      findings.questions.pop();
    if (mapping.maximum && !mapping.maximum.repsStated) {
      findings.assumptions.push(`${said(mapping)} names no repetitions; its loads were read as 1RM.`);
    }
    return { mapping, unit };
  });
  const testedMapping =
    list.columns.find((column) => column.field === 'tested') ??
    (mappings.length > 0 ? list.columns.find((column) => column.field === 'measured') : undefined);
  const tested = testedMapping && {
    mapping: testedMapping,
    order: decideDateOrder(
      columnOf(testedMapping),
      testedMapping.field === 'measured' ? 'measured' : 'tested',
      answers,
      findings,
    ),
  };
  return { lifts, tested };
}

/** The maxima of one row. Loads that wait for a unit are left out. */
export function maximaOfRow(
  row: SheetRow,
  columns: MaximaColumns,
  place: { readonly sheet: string; readonly nameSheet: boolean; readonly today: CalendarDate },
  problems: CellProblem[],
): RosterMaximum[] {
  const at = (mapping: ColumnMapping) => ({
    sheet: place.sheet,
    nameSheet: place.nameSheet,
    rowNumber: row.number,
    column: mapping,
  });
  const testedOn = columns.tested && testDate(row, columns.tested, at, place.today, problems);
  const maxima: RosterMaximum[] = [];
  for (const { mapping, unit } of columns.lifts) {
    const cell = cellAt(row, mapping.index);
    if (!cell || !mapping.maximum || (cell.kind === 'text' && saysNothing(cell.text))) continue;
    const parsed = parseWeight(cell, unit);
    if (parsed.kind === 'wrong')
      problems.push(
        cellProblem(at(mapping), 'error', cell.text, parsed.because.replace('a weight', 'a load')),
      );
    if (parsed.kind !== 'load') continue;
    maxima.push({
      exerciseName: mapping.maximum.exerciseName,
      reps: mapping.maximum.reps,
      load: parsed.load,
      ...(testedOn && { testedOn }),
      cell: `${place.sheet}!${mapping.column}${row.number}`,
    });
  }
  return maxima;
}

interface PlacedMaxima {
  /** Maxima by the row of the person they belong to. */
  readonly byRow: ReadonlyMap<number, readonly RosterMaximum[]>;
  readonly unplaced: readonly UnplacedMaxima[];
  readonly problems: readonly CellProblem[];
  /** Cells such as `n/a`, read as empty. */
  readonly emptyWords: number;
}

/** Gives each row of a sheet of maxima to the one person of that name; two people of one name are asked about. */
export function placeMaxima(
  list: FoundList,
  columns: MaximaColumns,
  people: readonly { readonly rowNumber: number; readonly person: RosterPerson }[],
  today: CalendarDate,
): PlacedMaxima {
  const rowsByName = peopleByName(people);
  const byRow = new Map<number, RosterMaximum[]>();
  const unplaced: UnplacedMaxima[] = [];
  const problems: CellProblem[] = [];
  const ownMaxima = new Map(people.map(({ rowNumber, person }) => [rowNumber, person.maxima]));
  const sheet = list.table.name;
  let emptyWords = 0;
  for (const row of rowsBelow(list)) {
    const name = nameInRow(row, list.columns);
    if (name === undefined || saysSum(name.text)) continue;
    const maxima = maximaOfRow(row, columns, { sheet, nameSheet: true, today }, problems);
    emptyWords += columns.lifts.filter(({ mapping }) => saysNothingAt(cellAt(row, mapping.index))).length;
    const candidates = [...new Set(name.keys.flatMap((key) => rowsByName.get(key) ?? []))];
    const [only] = candidates;
    if (candidates.length === 1 && only !== undefined) {
      const before = byRow.get(only) ?? [];
      const own = ownMaxima.get(only) ?? [];
      const fitting = maxima.filter((maximum) => {
        const other = contradicted(maximum, [...own, ...before]);
        if (other) problems.push(differing(maximum, other, list));
        return !other;
      });
      byRow.set(only, [...before, ...fitting]);
      continue;
    }
    unplaced.push({ sheet, rowNumber: row.number, name: name.text, candidates, maxima });
    const because =
      candidates.length === 0
        ? `${name.text} is not on the sheet of people, so these maxima were left out`
        : `${name.text} fits ${candidates.length} people (rows ${candidates.join(' and ')}), so these maxima were given to nobody`;
    problems.push(
      cellProblem(
        { sheet, nameSheet: true, rowNumber: row.number, column: name.mapping },
        'warning',
        name.text,
        because,
      ),
    );
  }
  return { byRow, unplaced, problems, emptyWords };
}

/** Another load of the same lift on the same day, or of no day: which of both is meant, nobody knows. */
function contradicted(
  { exerciseName, reps, load, testedOn }: RosterMaximum,
  before: readonly RosterMaximum[],
): RosterMaximum | undefined {
  const same = before.filter(
    (other) => other.exerciseName === exerciseName && other.reps === reps && other.testedOn === testedOn,
  );
  return same.some((other) => formatLoad(other.load) === formatLoad(load)) ? undefined : same[0];
}

function differing(maximum: RosterMaximum, other: RosterMaximum, { table, columns }: FoundList): CellProblem {
  const maximaSheet = { sheet: table.name, columns };
  const place = { ...maximumPlace(maximum, { sheet: '', columns: [], maximaSheet }), nameSheet: true };
  const here = formatLoad(maximum.load);
  const because = `${here} here, ${formatLoad(other.load)} in ${other.cell}, of the same person and day: ${other.cell} counts, and this one is left out`;
  return cellProblem(place, 'warning', here, because, 'twice');
}

/** Rows by every way of writing a name; rows of the same person (name and birthday) count once. */
function peopleByName(
  people: readonly { readonly rowNumber: number; readonly person: RosterPerson }[],
): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  const seen = new Set<string>();
  for (const { rowNumber, person } of people) {
    const [identity = ''] = nameKeys(person);
    const key = `${identity}|${person.dateOfBirth ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const name of nameKeys(person)) rows.set(name, [...(rows.get(name) ?? []), rowNumber]);
  }
  return rows;
}

function nameInRow(
  row: SheetRow,
  columns: readonly ColumnMapping[],
): { text: string; keys: string[]; mapping: ColumnMapping } | undefined {
  const parts = (['fullName', 'firstName', 'lastName'] as const).flatMap((field) => {
    const mapping = columns.find((column) => column.field === field);
    const cell = mapping && cellAt(row, mapping.index);
    return mapping && cell ? [{ mapping, text: cell.text.trim() }] : [];
  });
  const [first] = parts;
  if (!first) return undefined;
  const text = parts.map((part) => part.text).join(' ');
  // Folding drops the comma of `Last, First`, and people are found by both orders.
  return { text, keys: [folded(text)], mapping: first.mapping };
}

function testDate(
  row: SheetRow,
  tested: NonNullable<MaximaColumns['tested']>,
  at: (mapping: ColumnMapping) => Parameters<typeof cellProblem>[0],
  today: CalendarDate,
  problems: CellProblem[],
): CalendarDate | undefined {
  const cell = cellAt(row, tested.mapping.index);
  if (!cell || saysNothingAt(cell)) return undefined;
  const parsed = parseDate(cell, { order: tested.order, monthAllowed: false });
  if (parsed.kind === 'wrong')
    problems.push(cellProblem(at(tested.mapping), 'error', cell.text, parsed.because));
  if (parsed.kind !== 'date') return undefined;
  if (parsed.date <= today) return parsed.date;
  problems.push(cellProblem(at(tested.mapping), 'error', cell.text, `${cell.text} lies in the future`));
  return undefined;
}

function saysNothingAt(cell: SheetCell | undefined): boolean {
  return cell?.kind === 'text' && saysNothing(cell.text);
}

function asksMaxima(question: Findings['questions'][number]): boolean {
  return question.kind === 'unit' && question.field === 'maxima';
}
