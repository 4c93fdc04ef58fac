/** A roster from the tables of a file: which sheet, which columns, which people, what is wrong and what must be asked. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import { cellAt, type SheetRow, type SheetTable } from '../reading/sheet-table.ts';
import { noteBareDate, withoutBirthdays } from './bare-dates.ts';
import { saysSum } from './cell-words.ts';
import {
  counted,
  type DecidedColumn,
  decideDateOrder,
  decidedColumn,
  decideWeightUnit,
  type Findings,
  noteHeights,
  sexReader,
  weightUnitOf,
} from './column-decisions.ts';
import { type ColumnMapping, headerLanguage, type MappingCorrections, sourceKey } from './column-mapping.ts';
import {
  type FoundList,
  findList,
  type HeaderRow,
  hasNames,
  rosterLikeness,
  rowsBelow,
} from './find-header.ts';
import { ownReport } from './own-report.ts';
import type { HeightUnit, WeightUnit } from './parse-quantity.ts';
import { maximaColumns, placeMaxima } from './read-maxima.ts';
import { readPerson } from './read-person.ts';
import type {
  CellProblem,
  ReadColumn,
  RosterAnswers,
  RosterMaximum,
  RosterReading,
  RosterRow,
  SheetSummary,
} from './roster-reading.ts';
import { differencesSaid, emptyWordsSaid, healthSaid, remarksOn, type SortedRows } from './roster-remarks.ts';
import type { RosterColumns } from './row-cells.ts';
import { squadReader } from './squad-names.ts';

export interface RosterInput extends RosterAnswers {
  readonly tables: readonly SheetTable[];
  readonly today: CalendarDate;
  /** What the coach chose or corrected; everything left out is proposed. */
  readonly mapping?: {
    readonly sheet?: string;
    /** Without a sheet: of the first one that something stands on. */
    readonly headerRow?: HeaderRow;
    readonly columns?: MappingCorrections;
    /** Corrections of the sheet of maxima. */
    readonly maximaColumns?: MappingCorrections;
  };
}

export type RosterResult =
  | { readonly ok: true; readonly reading: RosterReading }
  | {
      readonly ok: false;
      readonly problem: {
        /** `noList`: no row of headers with a name in it was found, which the coach may know better. */
        readonly code: 'noList' | 'ownReport' | 'noSheet';
        readonly sentence: string;
        readonly sheets: readonly string[];
      };
    };

/** Reads people from the sheet that looks like the roster, and maxima from a sheet of maxima beside it. */
export function readRoster(given: RosterInput): RosterResult {
  const input = onItsSheet(given);
  const lists = input.tables.map((table) => listOf(table, input));
  const found = chosenList(lists, input);
  if (!found) return notFound(input);
  const findings: Findings = { assumptions: [], questions: [] };
  const roster = withoutBirthdays(corrected(found, input), input.mapping?.columns, input.today, findings);
  askForSheet(found, lists, input, findings);
  if (!hasNames(roster.columns))
    findings.questions.push({
      kind: 'name',
      sentence: 'No column is taken for the names of the people yet. Say which one holds them.',
    });

  const rows = rowsBelow(roster);
  const setAside = sortRows(rows, roster);
  const columns = decideColumns(roster, setAside.people, input, findings);
  const read = setAside.people.map((row) => readPerson(row, columns));

  const maximaList = maximaListOf(lists, found, input, findings);
  const maxima = maximaList && maximaFrom(maximaList, read, columns, input, findings);
  const people = maxima ? read.map((row) => withMaxima(row, maxima.byRow.get(row.rowNumber))) : read;

  return {
    ok: true,
    reading: {
      sheet: roster.table.name,
      headerRow: roster.headerRow,
      sheets: input.tables.map((table, at) => summary(table, lists[at])),
      columns: roster.columns.map((column) => withSample(column, rows)),
      ...(maximaList && {
        maximaSheet: {
          sheet: maximaList.table.name,
          headerRow: maximaList.headerRow,
          columns: maximaList.columns.map((column) => withSample(column, rowsBelow(maximaList))),
        },
      }),
      sourceKey: sourceKey(roster.headers),
      rows: people,
      unplacedMaxima: maxima?.unplaced ?? [],
      problems: [...problemsOf(people), ...(maxima?.problems ?? [])],
      remarks: [
        ...remarksOn({ roster, maximaList, tables: input.tables, setAside, people }),
        ...emptyWordsSaid(maximaList, maxima?.emptyWords),
      ],
      assumptions: [
        ...healthSaid(roster),
        ...differencesSaid(roster, setAside.people),
        ...findings.assumptions,
      ],
      questions: findings.questions,
    },
  };
}

/** A row of headers is of one sheet. */
function onItsSheet(input: RosterInput): RosterInput {
  const { tables, mapping } = input;
  if (mapping?.headerRow === undefined || mapping.sheet !== undefined) return input;
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const sheet = (filled.find(({ hidden }) => !hidden) ?? filled[0])?.name;
  return sheet === undefined ? input : { ...input, mapping: { ...mapping, sheet } };
}

function listOf(table: SheetTable, { mapping }: RosterInput): FoundList | undefined {
  if (ownReport(table)) return undefined;

  if (mapping?.sheet === table.name) return findList(table, mapping.headerRow, mapping.columns);
  const list = findList(table);
  if (list?.holds === 'maxima') return findList(table, undefined, mapping?.maximaColumns);
  // Corrections without a sheet belong to whichever sheet turns out to be the roster.
  return mapping?.sheet === undefined && mapping?.columns
    ? findList(table, undefined, mapping.columns)
    : list;
}

/** The chosen sheet, else the visible one with most recognised columns, else one with maxima beside names. */
function chosenList(
  lists: readonly (FoundList | undefined)[],
  { mapping }: RosterInput,
): FoundList | undefined {
  const found = lists.filter((list): list is FoundList => list !== undefined);
  if (mapping?.sheet !== undefined) return found.find((list) => list.table.name === mapping.sheet);
  const order = (list: FoundList) => (list.table.hidden ? 0 : 1000) + rosterLikeness(list);
  const [best] = found
    .filter((list) => rosterLikeness(list) > 0)
    .sort((one, other) => order(other) - order(one) || rowsBelow(other).length - rowsBelow(one).length);
  return best ?? found[0];
}

/** The sheet of maxima beside the roster, where there is one. */
function maximaListOf(
  lists: readonly (FoundList | undefined)[],
  roster: FoundList,
  { mapping, today }: RosterInput,
  findings: Findings,
): FoundList | undefined {
  const list = lists.find((each) => each !== undefined && each !== roster && each.holds === 'maxima');
  if (!list) return undefined;
  const own: Findings = { assumptions: [], questions: [] };
  const dated = withoutBirthdays(list, mapping?.maximaColumns, today, own);
  findings.assumptions.push(...own.assumptions.map((sentence) => onSheet(list, sentence)));
  return dated;
}

function onSheet({ table }: FoundList, sentence: string): string {
  return sentence.replace(/^Column/, `Sheet "${table.name}", column`);
}

/** Corrections are of the list that the people come from, where that is one of maxima too. */
function corrected(list: FoundList, { mapping }: RosterInput): FoundList {
  if (list.holds !== 'maxima' || mapping?.sheet !== undefined || !mapping?.columns) return list;
  return findList(list.table, undefined, mapping.columns) ?? list;
}

function askForSheet(
  chosen: FoundList,
  lists: readonly (FoundList | undefined)[],
  { mapping }: RosterInput,
  findings: Findings,
): void {
  if (mapping?.sheet !== undefined) return;
  const alike = lists.filter(
    (list): list is FoundList => list !== undefined && !list.table.hidden && rosterLikeness(list) > 1,
  );
  if (alike.length < 2) return;
  const sheets = alike.map((list) => list.table.name);
  findings.questions.push({
    kind: 'sheet',
    sheets,
    chosen: chosen.table.name,
    sentence: `${counted(sheets.length, 'sheet')} look like a roster: ${sheets.join(', ')}. "${chosen.table.name}" is shown; import the others one after another.`,
  });
}

function notFound({ tables, mapping }: RosterInput): RosterResult {
  const sheets = tables.map((table) => table.name);
  const own = tables
    .filter(({ name }) => mapping?.sheet === undefined || name === mapping.sheet)
    .flatMap((table) => ownReport(table) ?? [])[0];
  if (own !== undefined) {
    const sentence = `This is the table “${own}” that Rackside wrote itself, and nobody is imported from it. For people take the table “Roster” of Reports; for maxima a list with a column for each lift, as “Max matrix” has. Nothing was changed.`;
    return { ok: false, problem: { code: 'ownReport', sentence, sheets } };
  }
  if (mapping?.sheet !== undefined && !sheets.includes(mapping.sheet)) {
    const sentence = `The file has no sheet “${mapping.sheet}”. It has ${listed(sheets.map((name) => `“${name}”`))}. Nothing was changed.`;
    return { ok: false, problem: { code: 'noSheet', sentence, sheets } };
  }
  if (mapping?.sheet !== undefined && mapping.headerRow) {
    const sentence = `Row ${mapping.headerRow} of the sheet “${mapping.sheet}” is empty, so no headers stand there. Nothing was changed.`;
    return { ok: false, problem: { code: 'noList', sentence, sheets } };
  }
  const where = mapping?.sheet === undefined ? 'No sheet' : `The sheet "${mapping.sheet}"`;
  const has = mapping?.sheet === undefined ? 'has' : 'does not have';
  const sentence = `${where} ${has} a row of headers with a name in it. Put headers such as "Last name" and "First name" above the list. Nothing was changed.`;
  return { ok: false, problem: { code: 'noList', sentence, sheets } };
}

/** Tells people from totals, headers repeated on each page, and rows with nothing but a number. */
function sortRows(rows: readonly SheetRow[], list: FoundList): SortedRows {
  const sorted = {
    people: [] as SheetRow[],
    sums: [] as SheetRow[],
    repeatedHeaders: [] as SheetRow[],
    numbered: [] as SheetRow[],
  };
  const personal = list.columns.filter((column) =>
    ['dateOfBirth', 'sex', 'squads', 'email', 'phone'].includes(column.field),
  );
  const listed = new Set(
    list.columns.filter((column) => column.field === 'listNumber').map((column) => column.index),
  );
  const headers = new Map(list.headers.map((header) => [header.index, header.header]));
  for (const row of rows) {
    const first = row.cells.find((cell) => !listed.has(cell.column));
    if (!first) sorted.numbered.push(row);
    else if (row.cells.length > 1 && row.cells.every((cell) => headers.get(cell.column) === cell.text.trim()))
      sorted.repeatedHeaders.push(row);
    else if (
      first.kind === 'text' &&
      !personal.some((column) => cellAt(row, column.index)) &&
      saysSum(first.text)
    )
      sorted.sums.push(row);
    else sorted.people.push(row);
  }
  return sorted;
}

function decideColumns(
  list: FoundList,
  rows: readonly SheetRow[],
  input: RosterInput,
  findings: Findings,
): RosterColumns {
  const columnOf = (mapping: ColumnMapping) => decidedColumn(mapping, rows);
  const found = (field: ColumnMapping['field']) => {
    const mapping = list.columns.find((column) => column.field === field);
    return mapping && columnOf(mapping);
  };
  const birth = found('dateOfBirth');
  const since = found('trainingSince');
  const height = found('height');
  const birthOrder = birth && decideDateOrder(birth, 'dateOfBirth', input, findings);
  const sinceOrder = since && decideDateOrder(since, 'trainingSince', input, findings, birthOrder);
  noteBareDate(list, input.mapping?.columns, findings);
  const weighed = found('weighed');
  const measured = weighed ? undefined : found('measured');
  const measuredOrder = measured && decideDateOrder(measured, 'measured', input, findings, birthOrder);
  const weighedOrder = weighed && decideDateOrder(weighed, 'weighed', input, findings, birthOrder);
  const asksUnit = list.columns.some(
    (column) => (column.field === 'bodyweight' || column.field === 'maximum') && !weightUnitOf(column),
  );
  const hints = asksUnit ? unitHints(list, height) : [];
  const weightUnits = new Map<number, WeightUnit>();
  for (const mapping of list.columns) {
    if (mapping.field !== 'bodyweight') continue;
    const unit = decideWeightUnit(columnOf(mapping), 'bodyweight', input, hints, findings);
    if (unit) weightUnits.set(mapping.index, unit);
  }
  if (height) noteHeights(height, input, findings);
  const answered = input.units?.bodyweight;
  return {
    sheet: list.table.name,
    columnsOf: Map.groupBy(list.columns, (column) => column.field).set(
      'health',
      list.columns.filter(saysHealth),
    ),
    language: headerLanguage(list.headers.map((header) => header.header)),
    dateOrder: {
      ...(birthOrder && { dateOfBirth: birthOrder }),
      ...(sinceOrder && { trainingSince: sinceOrder }),
      ...(weighedOrder && { weighed: weighedOrder }),
      ...(measuredOrder && { measured: measuredOrder }),
    },
    weightUnits,
    heightUnit: (height?.mapping.unit as HeightUnit | undefined) ?? input.units?.height,
    sexOf: sexReader(found('sex'), findings),
    squadsOf: squadReader(),
    maxima: maximaColumns(
      list,
      input,
      answered === 'kg' || answered === 'lb' ? [...hints, answered] : hints,
      findings,
    ),
    today: input.today,
  };
}

/** Units that other columns of the sheet speak in; feet and inches keep company with pounds. */
function unitHints(list: FoundList, height: DecidedColumn | undefined): LoadUnit[] {
  const stated = list.columns
    .map(weightUnitOf)
    .filter((unit): unit is LoadUnit => unit === 'kg' || unit === 'lb');
  const feet = height?.cells.filter((cell) => /^\d\s*('|ft|’|′)/.test(cell.text)).length ?? 0;
  return height && feet > height.cells.length / 2 ? [...stated, 'lb'] : stated;
}

function maximaFrom(
  list: FoundList,
  rows: readonly RosterRow[],
  columns: RosterColumns,
  input: RosterInput,
  findings: Findings,
) {
  const people = rows.flatMap(({ rowNumber, person }) => (person ? [{ rowNumber, person }] : []));
  const units = [...columns.weightUnits.values()].filter((unit): unit is LoadUnit => unit !== 'stone');
  const own: Findings = { assumptions: [], questions: [...findings.questions] };
  noteBareDate(list, input.mapping?.maximaColumns, own);
  const lifts = maximaColumns(list, input, units, own);
  findings.assumptions.push(...own.assumptions.map((sentence) => onSheet(list, sentence)));
  for (const question of own.questions.slice(findings.questions.length))
    findings.questions.push({ ...question, sentence: onSheet(list, question.sentence) });
  return placeMaxima(list, lifts, people, input.today);
}

function problemsOf(rows: readonly RosterRow[]): CellProblem[] {
  const problems: CellProblem[] = [];
  for (const row of rows) for (const problem of row.problems) problems.push(problem);
  return problems;
}

function withMaxima(row: RosterRow, maxima: readonly RosterMaximum[] | undefined): RosterRow {
  return maxima && row.person
    ? { ...row, person: { ...row.person, maxima: [...row.person.maxima, ...maxima] } }
    : row;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function summary(table: SheetTable, list: FoundList | undefined): SheetSummary {
  return { name: table.name, hidden: table.hidden, rows: table.rows.length, holds: list?.holds ?? 'other' };
}

function saysHealth({ field, aboutHealth }: ColumnMapping): boolean {
  return field === 'health' || aboutHealth === true;
}

function withSample(column: ColumnMapping, rows: readonly SheetRow[]): ReadColumn {
  if (saysHealth(column)) return { ...column, sample: '' };
  const sample = rows.find((row) => cellAt(row, column.index) !== undefined);
  const text = (sample && cellAt(sample, column.index)?.text) ?? '';
  return { ...column, sample: [...text].slice(0, 60).join('') };
}
