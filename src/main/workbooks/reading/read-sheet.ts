/** One worksheet's rows and cells, with hidden rows and columns marked and empty cells left out. */

import { dateOfSerial, shownDate } from './number-format.ts';
import { UnreadableFile } from './read-problem.ts';
import { refuseHuge, unescaped } from './read-strings.ts';
import { columnIndex, type SheetCell, type SheetRow, type SheetTable } from './sheet-table.ts';
import { type Attributes, attribute, isTrue, readXml } from './xml-parts.ts';

/** For each cell style the date format it shows numbers with, or undefined. */
export type CellStyles = readonly (string | undefined)[];

interface SheetContext {
  readonly strings: readonly string[];
  readonly styles: CellStyles;
  readonly date1904: boolean;
  /** What all sheets of the file together may still hold; counted down here. */
  readonly budget: { rows: number; cells: number };
}

const MERGES_KEPT = 1000;
const LAST_COLUMN = 16_383;
const NO_RESULT = 'a formula without a stored result';

/** Throws UnreadableFile: tooManyRows, tooManyCells, hugeCell, unsafeXml, damaged. */
export async function readSheet(
  bytes: AsyncIterable<Uint8Array>,
  context: SheetContext,
): Promise<Pick<SheetTable, 'rows' | 'hiddenColumns' | 'merges'>> {
  const rows: SheetRow[] = [];
  const hiddenColumns: number[] = [];
  const merges: string[] = [];
  let row = { number: 0, hidden: false, cells: [] as SheetCell[] };
  let cell: RawCell | undefined;
  let nextColumn = 0;
  let reading: 'value' | 'inline' | undefined;
  let inPhonetic = false;

  await readXml(bytes, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          row = {
            number: rowNumber(attributes, row.number),
            hidden: isTrue(attribute(attributes, 'hidden')),
            cells: [],
          };
          nextColumn = 0;
          break;
        case 'c': {
          const address = attributes.r;
          const column = address === undefined ? nextColumn : columnIndex(address);
          if (column < 0 || column > LAST_COLUMN) throw new UnreadableFile('damaged');
          nextColumn = column + 1;
          cell = {
            column,
            type: attributes.t ?? 'n',
            style: Number(attributes.s ?? 0),
            value: '',
            hasValue: false,
            formula: false,
          };
          break;
        }
        case 'v':
          reading = cell ? 'value' : undefined;
          break;
        case 't':
          reading = cell && !inPhonetic ? 'inline' : undefined;
          break;
        case 'f':
          if (cell) cell.formula = true;
          break;
        case 'rPh':
          inPhonetic = true;
          break;
        case 'col':
          if (isTrue(attribute(attributes, 'hidden'))) addHidden(hiddenColumns, attributes);
          break;
        case 'mergeCell':
          if (merges.length < MERGES_KEPT) merges.push(attribute(attributes, 'ref') ?? '');
          break;
      }
    },
    text(text) {
      if (!reading || !cell) return;
      cell.value += text;
      cell.hasValue = true;
      refuseHuge(cell.value);
    },
    close(name) {
      switch (name) {
        case 'v':
        case 't':
          reading = undefined;
          break;
        case 'rPh':
          inPhonetic = false;
          break;
        case 'c': {
          const read = cell && readCell(cell, context);
          if (read) {
            if (--context.budget.cells < 0) throw new UnreadableFile('tooManyCells');
            row.cells.push(read);
          }
          cell = undefined;
          break;
        }
        case 'row':
          if (row.cells.length === 0) break;
          if (--context.budget.rows < 0) throw new UnreadableFile('tooManyRows');
          row.cells.sort((one, other) => one.column - other.column);
          rows.push(row);
          break;
      }
    },
  });
  return { rows, hiddenColumns, merges };
}

interface RawCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasValue: boolean;
  formula: boolean;
}

function readCell(raw: RawCell, context: SheetContext): SheetCell | undefined {
  const { column } = raw;
  const formula = raw.formula ? ({ formula: true } as const) : undefined;
  if (!raw.hasValue)
    return raw.formula ? { kind: 'error', column, text: NO_RESULT, formula: true } : undefined;
  switch (raw.type) {
    case 's': {
      const text = context.strings[Number(raw.value)];
      if (text === undefined) throw new UnreadableFile('damaged');
      return text === '' ? undefined : { kind: 'text', column, text, ...formula };
    }
    case 'inlineStr':
    case 'str': {
      const text = unescaped(raw.value);
      return text === '' ? undefined : { kind: 'text', column, text, ...formula };
    }
    case 'b':
      return {
        kind: 'boolean',
        column,
        value: isTrue(raw.value),
        text: isTrue(raw.value) ? 'TRUE' : 'FALSE',
        ...formula,
      };
    case 'e':
      return { kind: 'error', column, text: raw.value, ...formula };
    case 'd':
      // ISO dates of the strict dialect: read like any other ISO text.
      return { kind: 'text', column, text: raw.value, ...formula };
    default:
      return numberCell(raw, context);
  }
}

function numberCell(raw: RawCell, context: SheetContext): SheetCell {
  const { column } = raw;
  const formula = raw.formula ? ({ formula: true } as const) : undefined;
  const value = Number(raw.value);
  if (!Number.isFinite(value) || raw.value.trim() === '') throw new UnreadableFile('damaged');
  const format = context.styles[raw.style];
  if (format === undefined) return { kind: 'number', column, value, text: String(value), ...formula };
  const date = dateOfSerial(value, context.date1904);
  if (!date) return { kind: 'date', column, serial: value, text: String(value), ...formula };
  return { kind: 'date', column, serial: value, date, text: shownDate(date, format), ...formula };
}

function rowNumber(attributes: Attributes, previous: number): number {
  if (attributes.r === undefined) return previous + 1;
  const number = Number(attributes.r);
  if (!Number.isInteger(number) || number < 1 || number > 1_048_576) throw new UnreadableFile('damaged');
  return number;
}

function addHidden(hidden: number[], attributes: Attributes): void {
  const first = Math.max(1, Number(attribute(attributes, 'min')));
  const last = Math.min(LAST_COLUMN + 1, Number(attribute(attributes, 'max')));
  for (let column = first; column <= last && hidden.length <= LAST_COLUMN; column++) hidden.push(column - 1);
}
