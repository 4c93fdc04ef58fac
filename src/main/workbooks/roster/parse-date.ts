/**
 * Dates as coaches write them, decided for a whole column at a time.
 *
 * `03/04/2001` is the third of April or the fourth of March; only the rest of the column can tell. Cells
 * that fit one order alone are the evidence; without any, the coach is asked, and no cell is guessed.
 */

import { folded } from '#domain/athlete/names.ts';
import {
  type CalendarDate,
  dateFromParts,
  isCalendarDate,
  isLeapYear,
} from '#domain/calendar/calendar-date.ts';
import { dateOfSerial } from '../reading/number-format.ts';
import type { SheetCell } from '../reading/sheet-table.ts';

export type DateOrder = 'dmy' | 'mdy';

interface DateEvidence {
  /** Cells that can only be day first. */
  readonly dayFirst: number;
  /** Cells that can only be month first. */
  readonly monthFirst: number;
  /** Cells that could be either. */
  readonly open: number;
  /** Up to three of the open cells, as written. */
  readonly examples: readonly string[];
  /** What stands between the numbers. */
  readonly separators: ReadonlySet<string>;
}

/** What a cell holds, before the order of its column is known. */
type ParsedDate =
  | {
      readonly kind: 'date';
      readonly date: CalendarDate;
      readonly precision: 'day' | 'month' | 'year';
      readonly note?: string;
    }
  | { readonly kind: 'wrong'; readonly because: string }
  /** Needs the order of the column, which is not known. */
  | { readonly kind: 'open' };

/** `monthAllowed`: the column may say a month or a year alone, as `training since` does. */
export interface DateColumn {
  readonly order: DateOrder | undefined;
  readonly monthAllowed: boolean;
}

/** Counts what the column's cells say about their order. Impossible dates are evidence of nothing. */
export function dateEvidence(cells: readonly SheetCell[]): DateEvidence {
  let dayFirst = 0;
  let monthFirst = 0;
  const open: string[] = [];
  const separators = new Set<string>();
  for (const cell of cells) {
    const parts = cell.kind === 'text' ? slashed(cell.text) : undefined;
    if (!parts) continue;
    separators.add(parts.separator);
    if (parts.year === undefined) continue;
    const day = dateFromParts(parts.year, parts.second, parts.first);
    const month = dateFromParts(parts.year, parts.first, parts.second);
    if (day && month) {
      // The same day either way, such as 05/05/2001, needs no order.
      if (parts.first !== parts.second) open.push(cell.text.trim());
    } else if (day) dayFirst++;
    else if (month) monthFirst++;
  }
  return { dayFirst, monthFirst, open: open.length, examples: open.slice(0, 3), separators };
}

/** The order that the evidence leaves; undefined when there is none or it contradicts itself. */
export function orderFrom(evidence: DateEvidence): DateOrder | undefined {
  if (evidence.dayFirst > 0 && evidence.monthFirst > 0) return undefined;
  if (evidence.dayFirst > 0) return 'dmy';
  if (evidence.monthFirst > 0) return 'mdy';
  // Dots are written day first wherever dots are written.
  const { separators } = evidence;
  return separators.size === 1 && separators.has('.') ? 'dmy' : undefined;
}

export function parseDate(cell: SheetCell, column: DateColumn): ParsedDate {
  switch (cell.kind) {
    case 'date':
    case 'number':
      return fromNumber(cell, column);
    case 'text':
      return cell.text.length > LONGEST
        ? wrong('the text is too long for a date')
        : fromText(cell.text.trim(), column);
    case 'error':
      return wrong(`${cell.text} is an error of the spreadsheet, not a date`);
    case 'boolean':
      return wrong(`${cell.text} is not a date`);
  }
}

/** Longer texts are sentences; patterns need not be tried on them. */
const LONGEST = 60;
/** Days 1900 to 2100 of Excel lie in the year 1905, when nobody of a roster was born or began to train. */
const YEARS = { first: 1900, last: 2100 };

function fromNumber(cell: Extract<SheetCell, { kind: 'date' | 'number' }>, column: DateColumn): ParsedDate {
  const number = cell.kind === 'date' ? cell.serial : cell.value;
  if (Number.isInteger(number) && number >= YEARS.first && number <= YEARS.last)
    return yearAlone(number, cell.text, column);
  const compact = Number.isInteger(number) ? compactDate(String(number)) : undefined;
  if (compact) return day(compact);
  const date = cell.kind === 'date' ? cell.date : dateOfSerial(number, false);
  if (!date || number < 366) return wrong(`${cell.text} is not a date`);
  return cell.kind === 'date' ? day(date) : day(date, `${cell.text} was read as a day number of Excel`);
}

/** A year typed into a cell that shows dates: 2021 is shown as July 1905. */
function yearAlone(year: number, shown: string, column: DateColumn): ParsedDate {
  const date = dateFromParts(year, 1, 1);
  if (!column.monthAllowed || !date) return wrong(`${shown} is the year ${year} alone, not a date`);
  return {
    kind: 'date',
    date,
    precision: 'year',
    ...(shown !== String(year) && {
      note: `the cell shows ${shown} but holds the year ${year}; read as ${year}`,
    }),
  };
}

function fromText(text: string, column: DateColumn): ParsedDate {
  if (isCalendarDate(text)) return day(text);
  const bare = text
    .replace(/[ T]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(am|pm)?(Z|[+-]\d{2}:?\d{2})?$/i, '')
    .trim();
  return (
    fromIso(bare) ??
    fromSlashed(bare, column) ??
    fromMonth(bare, column) ??
    fromNamed(bare, column) ??
    fromDigits(bare, column) ??
    wrong(`${text} is not a date`)
  );
}

function fromIso(text: string): ParsedDate | undefined {
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})\.?$/.exec(text);
  if (!match) return undefined;
  return checked(text, Number(match[1]), Number(match[3]), Number(match[4]));
}

function fromSlashed(text: string, column: DateColumn): ParsedDate | undefined {
  const parts = slashed(text);
  if (!parts) return undefined;
  const { first, second, year } = parts;
  if (year === undefined) return wrong(`${text} has a year of two digits; write all four`);
  const dayFirst = dateFromParts(year, second, first);
  const monthFirst = dateFromParts(year, first, second);
  if (!dayFirst && !monthFirst)
    return first === 2 && second === 29
      ? checked(text, year, first, second)
      : checked(text, year, second, first);
  if (dayFirst === monthFirst && dayFirst) return day(dayFirst);
  if (column.order === undefined)
    return dayFirst && monthFirst ? { kind: 'open' } : day((dayFirst ?? monthFirst) as CalendarDate);
  const read = column.order === 'dmy' ? dayFirst : monthFirst;
  if (read) return day(read);
  return wrong(
    `${text} is not a date with the ${column.order === 'dmy' ? 'day' : 'month'} first, as in the rest of the column`,
  );
}

interface Slashed {
  readonly first: number;
  readonly second: number;
  /** Absent when it has two digits. */
  readonly year: number | undefined;
  readonly separator: string;
}

function slashed(text: string): Slashed | undefined {
  const day = text.includes(':') ? text.trim().replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '') : text.trim();
  const match = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{2}|\d{4})\.?$/.exec(day);
  if (!match) return undefined;
  return {
    first: Number(match[1]),
    second: Number(match[3]),
    year: match[4]?.length === 4 ? Number(match[4]) : undefined,
    separator: match[2] ?? '/',
  };
}

/** `01/2021`, `2021-01`: a month where the column allows one. */
function fromMonth(text: string, column: DateColumn): ParsedDate | undefined {
  const match =
    /^(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text) ?? /^(?<year>\d{4})\s*[/.-]\s*(?<month>\d{1,2})$/.exec(text);
  if (!match) return undefined;
  return monthOf(
    text,
    Number(match.groups?.year ?? match[2]),
    Number(match.groups?.month ?? match[1]),
    column,
  );
}

/** `14 Oct 2004`, `8. März 2004`, `March 8, 2004`, `3 de mayo de 1999`, `Mar 2021`. */
function fromNamed(text: string, column: DateColumn): ParsedDate | undefined {
  const words = folded(text)
    .split(' ')
    .filter((word) => !/^(de|del|di|le|the|of|st|nd|rd|th|er|am|den)$/.test(word) && !WEEKDAY.test(word));
  const months = words.map(monthNumber);
  const at = months.findIndex((month) => month !== undefined);
  const month = months[at];
  if (month === undefined) return undefined;
  const numbers = words
    .filter((_, index) => index !== at)
    .map((word) => /^(\d{1,4})(st|nd|rd|th|er|o|a)?$/.exec(word)?.[1]);
  if (numbers.length === 0 || numbers.length > 2 || numbers.some((number) => number === undefined))
    return undefined;
  const year = numbers.find((number) => number?.length === 4);
  if (year === undefined) return wrong(`${text} has no year of four digits`);
  const dayText = numbers.find((number) => number !== year);
  if (numbers.length === 1) return monthOf(text, Number(year), month, column);
  return checked(text, Number(year), month, Number(dayText));
}

/** Day numbers of Excel and `20010203` that arrive as text, and a year alone. */
function fromDigits(text: string, column: DateColumn): ParsedDate | undefined {
  if (!/^\d{4,8}(\.0+)?$/.test(text)) return undefined;
  const number = Number(text);
  return fromNumber({ kind: 'number', column: 0, text, value: number }, column);
}

function compactDate(digits: string): CalendarDate | undefined {
  const match = /^(19\d{2}|20\d{2})(\d{2})(\d{2})$/.exec(digits);
  return match ? dateFromParts(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function monthOf(text: string, year: number, month: number, column: DateColumn): ParsedDate {
  if (!column.monthAllowed) return wrong(`${text} is a month, not a date`);
  const date = dateFromParts(year, month, 1);
  return date ? { kind: 'date', date, precision: 'month' } : wrong(`${text} is not a month`);
}

function checked(text: string, year: number, month: number, dayOfMonth: number): ParsedDate {
  const date = dateFromParts(year, month, dayOfMonth);
  if (date) return day(date);
  const leap = month === 2 && dayOfMonth === 29 && !isLeapYear(year);
  return wrong(leap ? `${text} is not a date: ${year} has no 29 February` : `${text} is not a date`);
}

function day(date: CalendarDate, note?: string): ParsedDate {
  return { kind: 'date', date, precision: 'day', ...(note && { note }) };
}

function wrong(because: string): ParsedDate {
  return { kind: 'wrong', because };
}

/** The first letters that tell the months apart, by language; folded. */
const MONTH_STARTS: readonly (readonly string[])[] = [
  [
    'jan',
    'ene',
    'janv',
    'gen',
    'januar',
    'enero',
    'gennaio',
    'janeiro',
    'janvier',
    'january',
    'januari',
    'janner',
  ],
  ['feb', 'fev', 'fevr', 'february', 'februar', 'febrero', 'fevrier', 'fevereiro', 'febbraio', 'februari'],
  ['mar', 'mars', 'marz', 'mrz', 'march', 'marzo', 'marco', 'maart', 'mrt', 'maerz'],
  ['apr', 'avr', 'abr', 'april', 'abril', 'avril', 'aprile'],
  ['may', 'mai', 'mayo', 'maio', 'mag', 'maggio', 'mei'],
  ['jun', 'juin', 'june', 'juni', 'junio', 'junho', 'giu', 'giugno'],
  ['jul', 'juil', 'july', 'juli', 'julio', 'julho', 'juillet', 'lug', 'luglio'],
  ['aug', 'ago', 'aou', 'aout', 'august', 'agosto', 'augustus'],
  ['sep', 'sept', 'set', 'september', 'septiembre', 'septembre', 'setembro', 'settembre', 'setiembre'],
  ['oct', 'okt', 'out', 'ott', 'october', 'oktober', 'octubre', 'octobre', 'outubro', 'ottobre'],
  ['nov', 'november', 'noviembre', 'novembre', 'novembro'],
  ['dec', 'dez', 'dic', 'december', 'dezember', 'diciembre', 'decembre', 'dezembro', 'dicembre'],
];

const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map(
  MONTH_STARTS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const WEEKDAY = /^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(day|sday|nesday|rsday|urday)?$/;

function monthNumber(word: string): number | undefined {
  return MONTH_NUMBERS.get(word);
}
