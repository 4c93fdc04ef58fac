/** One row as a person: each cell read by its field, each problem said at its cell, nothing guessed. */

import type { Sex } from '#domain/athlete/athlete.ts';
import { displayName } from '#domain/athlete/names.ts';
import { type CalendarDate, completedYears } from '#domain/calendar/calendar-date.ts';
import { formatLoad, type Load, shownIn } from '#domain/load/load.ts';
import type { SheetRow } from '../reading/sheet-table.ts';
import { cellProblem } from './cell-problem.ts';
import { tidyLine, tidyProse } from './cell-words.ts';
import { saysSomething } from './health-column.ts';
import { parseDate } from './parse-date.ts';
import { nameFromParts, type ParsedName, parseName } from './parse-name.ts';
import { parseHeight, parseWeight } from './parse-quantity.ts';
import { maximaOfRow } from './read-maxima.ts';
import type { RosterPerson, RosterRow } from './roster-reading.ts';
import { type RosterColumns, RowCells } from './row-cells.ts';

/** Longest texts the roster holds, in characters. */
const LONGEST = {
  preferredName: 80,
  sport: 60,
  position: 60,
  email: 120,
  phone: 60,
  guardian: 160,
  emergencyContact: 160,
  coach: 80,
  externalId: 80,
} as const;
type TextField = keyof typeof LONGEST;
const TEXT_FIELDS = Object.keys(LONGEST) as TextField[];

const LONGEST_NAME = 80;
const LONGEST_NOTE = 4000;
const LONGEST_SQUAD = 60;
const MOST_SQUADS = 20;
/** Outside of these nobody weighs: a slip of the unit, or no weight at all. */
const POSSIBLE_KG = { least: 10, most: 400 };
/** Lighter, heavier, younger or older people are rare enough to look again. */
const USUAL_KG = { least: 30, most: 200 };
const USUAL_AGE = { least: 8, most: 90 };
const OLDEST = 120;

export function readPerson(row: SheetRow, roster: RosterColumns): RosterRow {
  const cells = new RowCells(row, roster);
  const name = readName(cells);
  const person = name && personOf(cells, name);
  const mentionsHealth = noteHealth(cells, person);
  return {
    rowNumber: row.number,
    hidden: row.hidden,
    ...(person && { person }),
    problems: cells.problems,
    ...(mentionsHealth && { mentionsHealth }),
  };
}

/** Once a row, and without the column's header, which beside a name may say as much as the words below it. */
function noteHealth(cells: RowCells, person: RosterPerson | undefined): boolean {
  const saying = cells.allWritten('health').find(({ cell }) => saysSomething(cell.text));
  if (!saying) return false;
  const { roster, row, problems } = cells;
  const column = { ...saying.mapping, header: '' };
  const whom = person ? displayName(person) : 'this athlete';
  const taken = saying.mapping.field === 'health' ? '; nothing was taken from it' : '';
  const because = `something is said here about health${taken}. Ask ${whom} before any training`;
  const place = { sheet: roster.sheet, rowNumber: row.number, column };
  problems.push(cellProblem(place, 'warning', '', because, 'health'));
  return true;
}

function personOf(cells: RowCells, { lastName, firstName }: ParsedName): RosterPerson {
  const { roster, row, problems } = cells;
  // Assigned one by one: a file has thousands of people, and spreading makes an object more for each field.
  const person: Writable<RosterPerson> = { lastName, firstName, squads: [], maxima: [] };
  for (const field of TEXT_FIELDS) {
    const text = readText(cells, field);
    if (text !== undefined) person[field] = text;
  }
  const dateOfBirth = readDateOfBirth(cells);
  if (dateOfBirth) person.dateOfBirth = dateOfBirth;
  const sex = readSex(cells);
  if (sex) person.sex = sex;
  const bodyweight = readBodyweight(cells);
  const bodyweightOn = readWeighed(cells);
  if (bodyweight) person.bodyweight = bodyweight;
  if (bodyweight && bodyweightOn) person.bodyweightOn = bodyweightOn;
  const heightMm = readHeight(cells);
  if (heightMm !== undefined) person.heightMm = heightMm;
  const trainingSince = readTrainingSince(cells);
  if (trainingSince) person.trainingSince = trainingSince;
  const notes = readNotes(cells);
  if (notes) person.notes = notes;
  person.squads = squadsOf(cells);
  const place = { sheet: roster.sheet, nameSheet: false, today: roster.today };
  person.maxima = maximaOfRow(row, roster.maxima, place, problems);
  return person;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function readName(cells: RowCells): ParsedName | undefined {
  const column = cells.column('fullName') ?? cells.column('lastName') ?? cells.column('firstName');
  if (!column) return undefined;
  const parsed = column.field === 'fullName' ? fullName(cells) : nameInParts(cells);
  if (!parsed) {
    const shown = cells.written(column.field === 'fullName' ? 'fullName' : 'lastName')?.cell.text ?? '';
    cells.error(column, shown, shown === '' ? 'the name is missing' : `${shown} is not a name`);
    return undefined;
  }
  const fits = !isLonger(parsed.lastName, LONGEST_NAME) && !isLonger(parsed.firstName, LONGEST_NAME);
  if (fits) return parsed;
  cells.error(column, parsed.lastName, `the name is longer than ${LONGEST_NAME} characters`);
  return undefined;
}

function fullName(cells: RowCells): ParsedName | undefined {
  const placed = cells.written('fullName');
  if (placed?.cell.kind !== 'text') return undefined;
  const { mapping, cell } = placed;
  const parsed = parseName(cell.text, mapping.nameOrder ?? 'firstLast', cells.roster.language);
  if (parsed?.doubt) cells.warning(mapping, cell.text, `${tidyLine(cell.text)} was ${parsed.doubt}`);
  return parsed;
}

function nameInParts(cells: RowCells): ParsedName | undefined {
  const last = partOf(cells, 'lastName');
  const first = partOf(cells, 'firstName');
  return LETTER.test(last) || LETTER.test(first) ? nameFromParts(last, first) : undefined;
}

const LETTER = /\p{L}/u;

function partOf(cells: RowCells, field: 'lastName' | 'firstName'): string {
  const cell = cells.written(field)?.cell;
  return cell?.kind === 'text' ? cell.text : '';
}

function readDateOfBirth(cells: RowCells): CalendarDate | undefined {
  const read = readDate(cells, 'dateOfBirth', false);
  if (!read) return undefined;
  const { date, mapping, text } = read;
  const age = date > cells.roster.today ? -1 : completedYears(date, cells.roster.today);
  if (age < 0) cells.error(mapping, text, `${text} lies in the future`);
  else if (age > OLDEST) cells.error(mapping, text, `${text} is more than ${OLDEST} years ago`);
  else if (age < USUAL_AGE.least || age > USUAL_AGE.most) {
    cells.warning(mapping, text, `${text} makes this person ${age} years old`);
  }
  return age < 0 || age > OLDEST ? undefined : date;
}

function readTrainingSince(cells: RowCells): CalendarDate | undefined {
  const read = readDate(cells, 'trainingSince', true);
  if (read && read.date > cells.roster.today) {
    cells.warning(read.mapping, read.text, `${read.text} lies in the future`);
  }
  return read?.date;
}

function readWeighed(cells: RowCells): CalendarDate | undefined {
  const read = readDate(cells, cells.column('weighed') ? 'weighed' : 'measured', false);
  if (!read || read.date <= cells.roster.today) return read?.date;
  cells.error(read.mapping, read.text, `${read.text} lies in the future`);
  return undefined;
}

function readDate(cells: RowCells, field: keyof RosterColumns['dateOrder'], monthAllowed: boolean) {
  const placed = cells.filled(field);
  if (!placed) return undefined;
  const { mapping, cell } = placed;
  const parsed = parseDate(cell, { order: cells.roster.dateOrder[field], monthAllowed });
  if (parsed.kind === 'wrong') cells.error(mapping, cell.text, parsed.because);
  if (parsed.kind !== 'date') return undefined;
  if (parsed.note) cells.warning(mapping, cell.text, parsed.note);
  return { date: parsed.date, mapping, text: cell.text };
}

function readSex(cells: RowCells): Sex | undefined {
  const placed = cells.filled('sex');
  if (!placed) return undefined;
  const { text } = placed.cell;
  const sex = cells.roster.sexOf(text);
  if (!sex) {
    const because = `${text} is not a sex Rackside knows; write female, male, other or undisclosed`;
    cells.error(placed.mapping, text, because);
  }
  return sex;
}

function squadsOf(cells: RowCells): readonly string[] {
  const placed = cells.allFilled('squads');
  const squads: string[] = [];
  for (const { mapping, cell } of placed) {
    const names = cells.roster.squadsOf(cell.text);
    // Most rows: one short name, of which all who are in that squad share the list.
    if (placed.length === 1 && names.length === 1 && !isLonger(names[0] as string, LONGEST_SQUAD))
      return names;
    for (const name of names) {
      if (isLonger(name, LONGEST_SQUAD)) {
        cells.error(mapping, name, `the name of a squad is longer than ${LONGEST_SQUAD} characters`);
      } else if (!squads.some((squad) => squad.toLowerCase() === name.toLowerCase())) squads.push(name);
    }
    if (squads.length > MOST_SQUADS) cells.error(mapping, cell.text, `more than ${MOST_SQUADS} squads`);
  }
  return squads.slice(0, MOST_SQUADS);
}

/** The first of the columns that holds a weight: kilograms and pounds may have one each. */
function readBodyweight(cells: RowCells): Load | undefined {
  for (const { mapping, cell } of cells.allFilled('bodyweight')) {
    const parsed = parseWeight(cell, cells.roster.weightUnits.get(mapping.index));
    if (parsed.kind === 'wrong') cells.error(mapping, cell.text, parsed.because);
    if (parsed.kind !== 'load') continue;
    const kilograms = shownIn(parsed.load, 'kg').hundredths / 100;
    if (kilograms < POSSIBLE_KG.least || kilograms > POSSIBLE_KG.most) {
      cells.error(mapping, cell.text, `${formatLoad(parsed.load)} is not the bodyweight of a person`);
      continue;
    }
    if (kilograms < USUAL_KG.least || kilograms > USUAL_KG.most) {
      cells.warning(mapping, cell.text, `${cell.text} is an unusual bodyweight in ${parsed.load.unit}`);
    }
    return parsed.load;
  }
  return undefined;
}

function readHeight(cells: RowCells): number | undefined {
  const placed = cells.filled('height');
  if (!placed) return undefined;
  const parsed = parseHeight(placed.cell, cells.roster.heightUnit);
  if (parsed.kind === 'height') return parsed.millimetres;
  cells.error(placed.mapping, placed.cell.text, parsed.because);
  return undefined;
}

function readNotes(cells: RowCells): string | undefined {
  const notes = cells.allWritten('notes').flatMap(({ mapping, cell }) => {
    const note = cell.kind === 'error' ? '' : tidyProse(cell.text);
    if (!isLonger(note, LONGEST_NOTE)) return note === '' ? [] : [note];
    cells.error(mapping, note, `the note is longer than ${LONGEST_NOTE} characters`);
    return [];
  });
  return notes.length > 0 ? notes.join('\n') : undefined;
}

/** More characters than that, as people count them. */
function isLonger(text: string, most: number): boolean {
  return text.length > most && [...text].length > most;
}

function readText(cells: RowCells, field: TextField): string | undefined {
  const placed = cells.filled(field);
  if (!placed) return undefined;
  const { mapping, cell } = placed;
  if (cell.kind === 'error') {
    cells.error(mapping, cell.text, `${cell.text} is an error of the spreadsheet`);
    return undefined;
  }
  const text = tidyLine(cell.text);
  if (isLonger(text, LONGEST[field])) {
    cells.error(mapping, text, `the text is longer than ${LONGEST[field]} characters`);
    return undefined;
  }
  if (field === 'email' && !text.includes('@')) {
    cells.warning(mapping, text, `${text} is not an e-mail address; it was kept as written`);
  }
  return text === '' ? undefined : text;
}
