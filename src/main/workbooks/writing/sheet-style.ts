/** How every sheet of a report looks: one column description, one header, one way to print. */

import type ExcelJS from 'exceljs';
import { type CalendarDate, dayOf, monthOf, yearOf } from '#domain/calendar/calendar-date.ts';
import { lock, ruleRange } from './sheet-lock.ts';

/** A value of a cell: text is always written as text, whatever it begins with. */
export type CellValue = string | number | boolean | Date | LiveCell | undefined;

/** A formula with what it comes to, for programs that show a file without reckoning. */
export interface LiveCell {
  /** Without the equals sign, in English names and with commas. */
  readonly formula: string;
  readonly result: number | string | undefined;
}

type ColumnFormat =
  | 'text'
  | 'date'
  | 'whole'
  | 'load'
  | 'reckoned'
  | 'change'
  | 'ratio'
  | 'percent'
  | 'general';

export interface SheetColumn<Row> {
  /** With its unit: `Bodyweight (kg)`. Unique on the sheet. */
  readonly header: string;
  /** In characters. */
  readonly width: number;
  readonly format: ColumnFormat;
  /** `rowNumber`: as the spreadsheet counts, for formulas. */
  readonly value: (row: Row, rowNumber: number) => CellValue;
  /** Where somebody is meant to type: marked, and a number above 0 is asked for. */
  readonly editable?: (row: Row, rowNumber: number) => boolean;
  /** Every cell of the column is for typing, under this rule. */
  readonly rule?: CellRule;
  /** Out of sight, and still there. */
  readonly hidden?: boolean;
}

/** What a spreadsheet asks of the cells of a column. `first`: address of the uppermost, which formulas count from. */
export type CellRule = (first: string) => ExcelJS.DataValidation;

export interface SheetDefinition<Row> {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: readonly Row[];
  /** Columns that stay in sight when scrolling sideways. */
  readonly frozenColumns?: number;
  /** Under the table and outside its filter. */
  readonly footer?: readonly FooterRow[];
  /** Off where the sheet is a list of facts and not a table. */
  readonly table?: boolean;
  /** Only cells for typing can be changed. Without a password: it keeps a slip of the hand out, and nobody else. */
  readonly locked?: boolean;
  /** A sheet for programs: out of sight, its rows from the first line on. */
  readonly hidden?: boolean;
}

export interface FooterRow {
  /** In the first column. */
  readonly label: string;
  /** By column name, such as `C`, and the rows of the table. */
  readonly cell: (columnIndex: number, column: string, firstRow: number, lastRow: number) => CellValue;
}

/** `@` keeps a cell text when somebody edits it: `=1+1` stays what it was. */
const NUMBER_FORMATS: Readonly<Record<ColumnFormat, string | undefined>> = {
  text: '@',
  date: 'yyyy-mm-dd',
  whole: '0',
  // Excel shows `0.##` of a hundred as `100.`, with the point left standing.
  load: 'General',
  change: '+General;-General;0',
  reckoned: '0.00',
  ratio: '0.00',
  percent: '0.0',
  general: undefined,
};

const HEADER_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7ECEF' } };
const EDITABLE_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF6D6' } };
const ABOVE_NOTHING: ExcelJS.DataValidation = {
  type: 'decimal',
  operator: 'greaterThan',
  formulae: [0],
  allowBlank: true,
  showErrorMessage: true,
  errorTitle: 'A load',
  error: 'Write a number above 0.',
};
/** Named, because a font without a name is a serif in some programs. */
const HEADER_FONT = { bold: true, name: 'Calibri', family: 2, size: 11 };
/** Numbers keep off the text of the next column; a date stands apart from the text behind it. */
const RIGHT = { horizontal: 'right', indent: 1 } as const;
const LEFT = { horizontal: 'left' } as const;
const WRAPPED = { vertical: 'top', wrapText: true } as const;
const LINE_POINTS = 15;
/** Characters that the arrow of a filter takes, and how much wider than others a bold one is. */
const ARROW = 1;
const BOLD = 1.1;
const ALIGNMENTS: Readonly<Record<ColumnFormat, typeof RIGHT | typeof LEFT | undefined>> = {
  text: undefined,
  date: LEFT,
  whole: RIGHT,
  load: RIGHT,
  reckoned: RIGHT,
  change: RIGHT,
  ratio: RIGHT,
  percent: RIGHT,
  general: RIGHT,
};
/** A4 and Letter both hold a page that is fitted to its width. */
const PAGE: Partial<ExcelJS.PageSetup> = {
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
};

/** Adds one sheet to a workbook that is written as it grows. */
export function addSheet<Row>(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: SheetDefinition<Row>,
): void {
  const { columns, rows, footer = [], table = true, hidden = false } = sheet;
  const lastColumn = columnName(columns.length);
  const firstRow = hidden ? 1 : 2;
  const lastRow = firstRow + rows.length - 1;
  const lastPrinted = lastRow + footer.length;
  const worksheet = workbook.addWorksheet(sheet.name, {
    ...(hidden && { state: 'hidden' as const }),
    views: [{ state: 'frozen', ySplit: 1, xSplit: sheet.frozenColumns ?? 0 }],
    // The library puts a dollar before the column and none before the row.
    // A hidden sheet with an area to print is printed by some programs.
    pageSetup: hidden
      ? PAGE
      : { ...PAGE, printArea: `A$1:${lastColumn}$${lastPrinted}`, printTitlesRow: '1:1' },
    headerFooter: { oddFooter: `&L${sheet.name}&R&P / &N` },
  });
  if (sheet.locked) lock(worksheet);
  if (table && !hidden) worksheet.autoFilter = `A1:${lastColumn}${lastRow}`;
  worksheet.columns = columns.map((column) => {
    const numFmt = NUMBER_FORMATS[column.format];
    // Facts are sentences, and have no neighbour to the right to run into.
    const alignment = table ? ALIGNMENTS[column.format] : WRAPPED;
    return {
      width: column.width,
      ...(column.hidden && { hidden: true }),
      style: { ...(numFmt !== undefined && { numFmt }), ...(alignment && { alignment }) },
    };
  });
  if (!hidden) addHeader(worksheet, columns);
  for (const [index, row] of rows.entries()) {
    const number = index + firstRow;
    const values = columns.map((column) => column.value(row, number));
    const line = worksheet.addRow(values.map(written));
    if (!table)
      line.height = LINE_POINTS * Math.max(...columns.map(({ width }, at) => linesOf(values[at], width)));
    for (const [at, column] of columns.entries()) {
      if (!column.rule && !column.editable?.(row, number)) continue;
      const cell = line.getCell(at + 1);
      cell.fill = EDITABLE_FILL;
      cell.protection = { locked: false };
      if (!column.rule) cell.dataValidation = ABOVE_NOTHING;
    }
    line.commit();
  }
  for (const [at, { rule }] of columns.entries()) {
    const [name, last] = [columnName(at + 1), lastRow];
    if (rule && last >= firstRow)
      ruleRange(worksheet, `${name}${firstRow}:${name}${last}`, rule(`${name}${firstRow}`));
  }
  for (const { label, cell } of footer) {
    const values = columns.map((_, index) =>
      index === 0 ? label : written(cell(index, columnName(index + 1), 2, lastRow)),
    );
    const row = worksheet.addRow(values);
    row.font = HEADER_FONT;
    row.commit();
  }
  worksheet.commit();
}

function addHeader<Row>(worksheet: ExcelJS.Worksheet, columns: readonly SheetColumn<Row>[]): void {
  const header = worksheet.addRow(columns.map((column) => column.header));
  header.font = HEADER_FONT;
  header.fill = HEADER_FILL;
  for (const [at, { format }] of columns.entries()) {
    // Above its numbers.
    header.getCell(at + 1).alignment = { ...ALIGNMENTS[format], vertical: 'top', wrapText: true };
  }
  // A stream of rows has nobody to measure them afterwards.
  const bold = columns.map((column) => linesOf(column.header, Math.max(1, (column.width - ARROW) / BOLD)));
  header.height = LINE_POINTS * Math.max(...bold);
  header.commit();
}

/** Lines that a text takes in a room of so many characters. */
function linesOf(text: CellValue, room: number): number {
  let [lines, filled] = [1, 0];
  for (const { length } of String(text ?? '').split(' ')) {
    const wanted = filled === 0 ? length : filled + 1 + length;
    if (wanted <= room || filled === 0) filled = wanted;
    else [lines, filled] = [lines + 1, length];
  }
  return lines;
}

/**
 * A date as the library wants it: midnight in UTC, or a birthday moves a day west of Greenwich. Days before
 * 1 March 1900 are text, because spreadsheets disagree about them.
 */
export function dateCell(date: CalendarDate | undefined): CellValue {
  if (date === undefined) return undefined;
  return date < '1900-03-01' ? date : new Date(Date.UTC(yearOf(date), monthOf(date) - 1, dayOf(date)));
}

/** `Bodyweight (kg)` */
export function withUnit(header: string, unit: string): string {
  return `${header} (${unit})`;
}

function written(value: CellValue): ExcelJS.CellValue {
  if (value === undefined || value === '') return null;
  if (typeof value === 'string') return cellText(value);
  if (typeof value !== 'object' || value instanceof Date) return value;
  return {
    formula: value.formula,
    ...(value.result !== undefined && { result: value.result }),
  } as ExcelJS.CellValue;
}

const MOST_CHARACTERS = 32_767;

/**
 * Text as XML can hold it and a spreadsheet gives it back: `_x0041_` would be read as the letter A, so its
 * underscore is written out; half a surrogate pair is no character.
 */
function cellText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  const escaped = whole.includes('_x') ? whole.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : whole;
  return escaped.length > MOST_CHARACTERS ? escaped.slice(0, MOST_CHARACTERS).toWellFormed() : escaped;
}

/** `A` for 1, `AA` for 27. */
export function columnName(count: number): string {
  return count <= 26
    ? String.fromCharCode(64 + count)
    : `${columnName(Math.floor((count - 1) / 26))}${columnName(((count - 1) % 26) + 1)}`;
}
