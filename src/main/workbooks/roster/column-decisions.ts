/** What is decided once for a whole column: order of dates, unit of weights, meaning of sexes; else asked. */

import type { Sex } from '#domain/athlete/athlete.ts';
import { folded } from '#domain/athlete/names.ts';
import { KILOGRAMS_PER_POUND, type LoadUnit } from '#domain/load/load.ts';
import { cellAt, type SheetCell, type SheetRow } from '../reading/sheet-table.ts';
import { saysNothing } from './cell-words.ts';
import type { ColumnMapping } from './column-mapping.ts';
import { type DateOrder, dateEvidence, orderFrom } from './parse-date.ts';
import { parseHeight, parseWeight, type WeightUnit } from './parse-quantity.ts';
import type { DateField, RosterAnswers, RosterQuestion } from './roster-reading.ts';

/** Collects what was assumed and what must be asked while columns are decided. */
export interface Findings {
  readonly assumptions: string[];
  readonly questions: RosterQuestion[];
}

export interface DecidedColumn {
  readonly mapping: ColumnMapping;
  /** Those that say something; gathered when first asked for, since a stated unit needs no evidence. */
  readonly cells: readonly SheetCell[];
}

export function decidedColumn(mapping: ColumnMapping, rows: readonly SheetRow[]): DecidedColumn {
  let cells: readonly SheetCell[] | undefined;
  return {
    mapping,
    get cells() {
      cells ??= filled(rows, mapping.index);
      return cells;
    },
  };
}

function filled(rows: readonly SheetRow[], column: number): SheetCell[] {
  const cells: SheetCell[] = [];
  for (const row of rows) {
    const cell = cellAt(row, column);
    if (cell && !(cell.kind === 'text' && saysNothing(cell.text))) cells.push(cell);
  }
  return cells;
}

/** Once: weights and maxima may share a column of dates. */
function assume({ assumptions }: Findings, sentence: string): void {
  if (!assumptions.includes(sentence)) assumptions.push(sentence);
}

export function decideDateOrder(
  column: DecidedColumn,
  field: DateField,
  answers: RosterAnswers,
  findings: Findings,
  hint?: DateOrder,
): DateOrder | undefined {
  const answered = answers.dateOrder?.[field];
  if (answered) return answered;
  const evidence = dateEvidence(column.cells);
  const order = orderFrom(evidence);
  const name = said(column.mapping);
  if (order && evidence.dayFirst + evidence.monthFirst > 0) {
    const proof =
      order === 'dmy'
        ? `${counted(evidence.dayFirst, 'day')} above 12 in the first place`
        : `${counted(evidence.monthFirst, 'day')} above 12 in the second place`;
    assume(findings, `${name}: ${proof}, none in the other, so dates are ${written(order)}.`);
  } else if (order && evidence.open > 0) {
    assume(findings, `${name}: all dates are written with dots, so they are ${written(order)}.`);
  }
  if (order || evidence.open === 0) return order;
  const examples = evidence.examples.join(', ');
  const mixed = evidence.dayFirst > 0;
  findings.questions.push({
    kind: 'dateOrder',
    field,
    column: column.mapping.column,
    header: column.mapping.header,
    cells: evidence.open,
    sentence: mixed
      ? `${name} mixes dates with the day first and dates with the month first. Which is it for ${examples}?`
      : `${name}: nothing in the column tells whether the day or the month comes first in ${examples}. Which is it?`,
    ...(hint && !mixed && { suggestion: hint }),
  });
  return undefined;
}

/** The unit of bare numbers: header, else answer, else a question with a suggestion and its reason. */
export function decideWeightUnit(
  column: DecidedColumn,
  field: 'bodyweight' | 'maxima',
  answers: RosterAnswers,
  hints: readonly LoadUnit[],
  findings: Findings,
): WeightUnit | undefined {
  const answered = answers.units?.[field];
  const stated = weightUnitOf(column.mapping);
  if (stated ?? answered) return stated ?? answered;
  const bare: number[] = [];
  const labelled: number[] = [];
  for (const cell of column.cells) {
    const parsed = parseWeight(cell, undefined);
    if (parsed.kind === 'open') bare.push(parsed.amount);
    if (parsed.kind === 'load')
      labelled.push((parsed.load.hundredths / 100) * (parsed.load.unit === 'lb' ? KILOGRAMS_PER_POUND : 1));
  }
  if (bare.length === 0) return undefined;
  const [least, most] = bounds(bare);
  const { suggestion, because } = suggestedUnit(bare, labelled, hints);
  findings.questions.push({
    kind: 'unit',
    field,
    column: column.mapping.column,
    header: column.mapping.header,
    cells: bare.length,
    sentence: `${said(column.mapping)}: ${counted(bare.length, 'number')} from ${least} to ${most} without a unit. Kilograms or pounds?`,
    suggestion,
    because,
  });
  return undefined;
}

export function weightUnitOf(mapping: ColumnMapping): WeightUnit | undefined {
  return mapping.unit === 'kg' || mapping.unit === 'lb' || mapping.unit === 'stone'
    ? mapping.unit
    : undefined;
}

/** Says how bare heights were read; their size alone decides, so nothing is asked. */
export function noteHeights(column: DecidedColumn, answers: RosterAnswers, findings: Findings): void {
  if (column.mapping.unit || answers.units?.height) return;
  const bare = column.cells.filter((cell) => /^\s*[\d.,]+\s*$/.test(cell.text));
  const read = bare.map((cell) => parseHeight(cell, undefined));
  const inCentimetres = bare.filter(
    (cell, at) => read[at]?.kind === 'height' && Number(cell.text.replace(',', '.')) >= 100,
  ).length;
  if (inCentimetres > 0)
    findings.assumptions.push(
      `${said(column.mapping)}: ${counted(inCentimetres, 'number')} without a unit can only be centimetres.`,
    );
}

const SEXES: Readonly<Record<string, Sex>> = {
  f: 'female',
  female: 'female',
  w: 'female',
  woman: 'female',
  women: 'female',
  girl: 'female',
  weiblich: 'female',
  frau: 'female',
  femenino: 'female',
  mujer: 'female',
  feminin: 'female',
  femme: 'female',
  feminino: 'female',
  mulher: 'female',
  femminile: 'female',
  femmina: 'female',
  donna: 'female',
  vrouw: 'female',
  v: 'female',
  vrouwelijk: 'female',
  m: 'male',
  male: 'male',
  man: 'male',
  men: 'male',
  boy: 'male',
  mannlich: 'male',
  maennlich: 'male',
  mann: 'male',
  masculino: 'male',
  hombre: 'male',
  h: 'male',
  masculin: 'male',
  homme: 'male',
  homem: 'male',
  maschile: 'male',
  maschio: 'male',
  uomo: 'male',
  mannelijk: 'male',
  d: 'other',
  divers: 'other',
  other: 'other',
  x: 'other',
  nb: 'other',
  'non binary': 'other',
  nonbinary: 'other',
  otro: 'other',
  autre: 'other',
  outro: 'other',
  altro: 'other',
  anders: 'other',
  undisclosed: 'undisclosed',
  'prefer not to say': 'undisclosed',
  'not stated': 'undisclosed',
};

/** Reads a word for a sex. In a column of H and M alone, M is mujer. */
export function sexReader(
  column: DecidedColumn | undefined,
  findings: Findings,
): (text: string) => Sex | undefined {
  const letters = new Set([...new Set(column?.cells.map((cell) => cell.text))].map(folded));
  const spanish = letters.has('h') && letters.has('m') && !letters.has('f');
  if (spanish && column)
    findings.assumptions.push(`${said(column.mapping)}: H and M without any F, read as hombre and mujer.`);
  const known = new Map<string, Sex | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, spanish && folded(text) === 'm' ? 'female' : SEXES[folded(text)]);
    return known.get(text);
  };
}

/** `Column C ("D.O.B.")` */
export function said(mapping: ColumnMapping): string {
  return mapping.header === ''
    ? `Column ${mapping.column} (no header)`
    : `Column ${mapping.column} ("${mapping.header}")`;
}

/** `1 day`, `17 days` */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function suggestedUnit(
  bare: readonly number[],
  labelled: readonly number[],
  hints: readonly LoadUnit[],
): { suggestion: LoadUnit; because: string } {
  const middle = median(bare);
  if (labelled.length > 0) {
    const other = median(labelled);
    const asKilograms = Math.abs(Math.log(middle / other));
    const asPounds = Math.abs(Math.log((middle * KILOGRAMS_PER_POUND) / other));
    const suggestion = asKilograms <= asPounds ? 'kg' : 'lb';
    return {
      suggestion,
      because: `in ${suggestion} they are about as large as the ${counted(labelled.length, 'cell')} that name a unit`,
    };
  }
  const [hint] = hints;
  if (hint) return { suggestion: hint, because: `other columns of the file are in ${hint}` };
  return middle > 110
    ? { suggestion: 'lb', because: 'most are above 110' }
    : { suggestion: 'kg', because: 'most are 110 or less' };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Least and greatest; spreading a long column into `Math.min` would overflow the stack. */
function bounds(numbers: readonly number[]): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return [least, most];
}

function written(order: DateOrder): string {
  return order === 'dmy' ? 'dd/mm/yyyy' : 'mm/dd/yyyy';
}
