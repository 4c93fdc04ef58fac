/** Which column fills which field: proposed from the headers, corrected by the coach, remembered per source. */

import { folded } from '#domain/athlete/names.ts';
import { columnLetter, type SheetCell } from '../reading/sheet-table.ts';
import { dateOrNot } from './date-or-not.ts';
import { HEADER_ALIASES, type HeaderLanguage, LIFT_WORDS, type RosterField } from './header-aliases.ts';
import { type HeaderUnit, headerKey } from './header-key.ts';
import { isAboutHealth } from './health-column.ts';
import { isRatio } from './ratio-column.ts';

/** Repetitions and lift of a column of maxima, such as `Back Squat 1RM (kg)`. */
interface MaximumColumn {
  readonly exerciseName: string;
  /** 1 to 20: the maximum is the heaviest load for so many repetitions. */
  readonly reps: number;
  /** False when the header names no `RM` and one repetition is assumed. */
  readonly repsStated: boolean;
}

export interface ColumnMapping {
  /** Letter of the column, such as `F`. */
  readonly column: string;
  /** Counted from 0. */
  readonly index: number;
  readonly header: string;
  readonly field: RosterField | 'maximum';
  readonly maximum?: MaximumColumn;
  /** Unit stated in the header. */
  readonly unit?: HeaderUnit;
  /** For a full name: whether the header puts the last name first. */
  readonly nameOrder?: 'lastFirst' | 'firstLast';
  readonly hidden: boolean;
  /** The header is about health, and the coach gave the column another field: whom it names is to be asked all the same. */
  readonly aboutHealth?: true;
  /** Letter of the column that was read instead, where two are of the same field. */
  readonly repeats?: string;
}

/** The coach's correction of one column. */
export type ColumnTarget =
  | { readonly field: RosterField }
  | { readonly field: 'maximum'; readonly exerciseName: string; readonly reps: number };

/** By letter of the column, such as `{ F: { field: 'bodyweight' } }`. */
export type MappingCorrections = Readonly<Record<string, ColumnTarget>>;

export interface HeaderCell {
  readonly index: number;
  readonly header: string;
  readonly hidden: boolean;
}

/**
 * Proposes a field for each header of a row. `maximaSheet`: the sheet's name says that it lists maxima. `cellsOf`: what
 * stands below a header and says something.
 */
export function proposeMapping(
  headers: readonly HeaderCell[],
  {
    corrections = {},
    maximaSheet = false,
    cellsOf = () => [],
  }: {
    corrections?: MappingCorrections | undefined;
    maximaSheet?: boolean;
    cellsOf?: (column: ColumnMapping) => readonly SheetCell[];
  },
): ColumnMapping[] {
  const proposed = headers.map((cell) => {
    const column = columnLetter(cell.index);
    const corrected = corrections[column];
    const proposal = proposedField(cell.header, maximaSheet);
    const aboutHealth = proposal.field === 'health';
    // Nothing is taken from a health column either way, and left out it would name nobody to ask.
    const own =
      !corrected || (aboutHealth && corrected.field === 'ignored') ? proposal : correctedField(corrected);
    const { unit, words } = headerKey(cell.header);
    const order = own.field === 'fullName' ? nameOrder(words) : undefined;
    return {
      column,
      ...cell,
      ...own,
      ...(unit && { unit }),
      ...(order && { nameOrder: order }),
      ...(aboutHealth && own.field !== 'health' && { aboutHealth }),
      corrected: corrected !== undefined,
    };
  });
  const read = settleNames(proposed).map((column) =>
    column.corrected ? column : { ...column, field: dateOrNot(column, () => cellsOf(column)) },
  );
  return withoutDoubles(settleDates(read)).map(({ corrected: _, ...mapping }) => mapping);
}

/** Counts the headers that name a field, to find the row of headers; a person's row names none. */
export function recognised(header: string): boolean {
  return header.length <= 60 && proposedField(header, false).field !== 'ignored';
}

export const NAME_FIELDS: ReadonlySet<string> = new Set(['fullName', 'lastName', 'firstName']);

export function namesPeople(header: string): boolean {
  return NAME_FIELDS.has(proposedField(header, false).field);
}

/** The language most headers speak; English when they do not say. */
export function headerLanguage(headers: readonly string[]): HeaderLanguage {
  const counts = new Map<HeaderLanguage, number>();
  for (const header of headers) {
    const match = ALIAS_INDEX.get(headerKey(header).words);
    // A word shared by several languages says nothing about which one it is.
    if (match?.languages.length === 1 && match.languages[0]) {
      counts.set(match.languages[0], (counts.get(match.languages[0]) ?? 0) + 1);
    }
  }
  const [best] = [...counts].sort((one, other) => other[1] - one[1]);
  return best?.[0] ?? 'en';
}

/** What a mapping is remembered under: the headers alone, no person in it. */
export function sourceKey(headers: readonly HeaderCell[]): string {
  return headers.map((cell) => `${columnLetter(cell.index)}:${folded(cell.header)}`).join('|');
}

const ALIAS_INDEX = aliasIndex();

function aliasIndex(): Map<string, { field: RosterField; languages: HeaderLanguage[] }> {
  const index = new Map<string, { field: RosterField; languages: HeaderLanguage[] }>();
  for (const [field, byLanguage] of Object.entries(HEADER_ALIASES)) {
    for (const [language, aliases] of Object.entries(byLanguage)) {
      for (const alias of aliases) {
        const entry = index.get(alias);
        if (!entry)
          index.set(alias, { field: field as RosterField, languages: [language as HeaderLanguage] });
        else if (entry.field === field) entry.languages.push(language as HeaderLanguage);
      }
    }
  }
  return index;
}

type Proposal = Pick<ColumnMapping, 'field' | 'maximum'>;

function proposedField(header: string, maximaSheet: boolean): Proposal {
  if (isRatio(header)) return { field: 'computed' };
  const { words, unit } = headerKey(header);
  const exact = ALIAS_INDEX.get(words)?.field;
  if (exact) return { field: exact };
  const maximum = maximumColumn(header, words, unit, maximaSheet);
  if (maximum) return { field: 'maximum', maximum };
  return { field: isAboutHealth(words) ? 'health' : 'ignored' };
}

function correctedField(target: ColumnTarget): Proposal {
  if (target.field !== 'maximum') return { field: target.field };
  return {
    field: 'maximum',
    maximum: { exerciseName: target.exerciseName, reps: target.reps, repsStated: true },
  };
}

/** `RDL 5RM`, `Back Sq (kg)`, `Squat max`; on a sheet of maxima a lift's name alone is enough. */
function maximumColumn(
  header: string,
  words: string,
  unit: HeaderUnit | undefined,
  maximaSheet: boolean,
): MaximumColumn | undefined {
  const stated = /\b(\d{1,2})\s?r\.?m\b/i.exec(header);
  const reps = Number(stated?.[1] ?? 1);
  const lift = LIFT_WORDS.some((word) => holds(words, word));
  const says = stated !== null || holds(words, 'max');
  if (reps < 1 || reps > 20 || !(stated || (lift && (says || unit === 'kg' || unit === 'lb' || maximaSheet))))
    return undefined;
  const exerciseName = header
    .replace(/[([{][^)\]}]*[)\]}]/g, ' ')
    .replace(/\b\d{1,2}\s?r\.?m\b\.?/gi, ' ')
    .replace(/\b(max|kgs?|lbs?)\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:–—-]+|[\s:–—-]+$/gu, '');
  return exerciseName === '' ? undefined : { exerciseName, reps, repsStated: says };
}

function nameOrder(words: string): 'lastFirst' | 'firstLast' {
  const last =
    /^(surname|last|family|apellidos?|nom(?= (et )?prenom)|name(?= vorname)|nachname|cognome|achternaam|apelido)\b/;
  return last.test(words) ? 'lastFirst' : 'firstLast';
}

type Settling = ColumnMapping & { readonly corrected: boolean };

/** `Name` beside `Vorname` is the last name; `Nombre`, `Nom` or `Nome` alone is the whole name. */
function settleNames(columns: readonly Settling[]): Settling[] {
  const has = (field: RosterField) => columns.some((column) => column.field === field);
  const change = (from: RosterField, to: RosterField) =>
    columns.map((column) =>
      column.field === from && !column.corrected
        ? { ...column, field: to, ...(to === 'fullName' && { nameOrder: 'firstLast' as const }) }
        : column,
    );
  if (has('fullName') && has('firstName') && !has('lastName')) return change('fullName', 'lastName');
  if (has('firstName') && !has('lastName') && !has('fullName')) return change('firstName', 'fullName');
  if (has('lastName') && !has('firstName') && !has('fullName')) return change('lastName', 'fullName');
  return [...columns];
}

/**
 * A date of measuring is one where the list measures something that no other column dates: else it fits no field.
 * Bodyweights alone that were `Tested on` a day have that day.
 */
function settleDates(columns: readonly Settling[]): readonly Settling[] {
  const has = (field: ColumnMapping['field']) => columns.some((column) => column.field === field);
  const weights = has('bodyweight');
  const maxima = has('maximum');
  const undated = (weights && !has('weighed')) || (maxima && !has('tested'));
  return columns.map((column) => {
    if (column.corrected) return column;
    if (column.field === 'measured' && !undated) return { ...column, field: 'ignored' as const };
    if (column.field === 'tested' && weights && !maxima && !has('weighed') && !has('measured'))
      return { ...column, field: 'measured' as const };
    return column;
  });
}

/** Each field once: the first column wins, except where several columns say different things of one kind. */
function withoutDoubles(columns: readonly Settling[]): Settling[] {
  const taken = new Map<string, string>();
  return columns.map((column) => {
    if (SEVERAL.has(column.field)) return column;
    // Kilograms and pounds in two columns are one field written twice.
    const key = column.field === 'bodyweight' ? `${column.field} ${column.unit ?? ''}` : column.field;
    const first = taken.get(key);
    if (first !== undefined && !column.corrected)
      return { ...column, field: 'ignored' as const, repeats: first };
    taken.set(key, first ?? column.column);
    return column;
  });
}

const SEVERAL: ReadonlySet<string> = new Set([
  'maximum',
  'health',
  'computed',
  'ignored',
  'squads',
  'notes',
  'listNumber',
]);

function holds(words: string, phrase: string): boolean {
  return ` ${words} `.includes(` ${phrase} `);
}
