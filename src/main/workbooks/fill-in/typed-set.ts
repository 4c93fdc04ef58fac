/** A set from the cells that a coach typed into: `102.5`, `8`, `8.5`, `4`, `skip`; or what is wrong, cell by cell. */

import { type Load, type LoadUnit, load } from '#domain/load/load.ts';
import { MOST_REPS } from '#domain/training/cell-entry.ts';
import type { SheetCell } from '../reading/sheet-table.ts';
import { decimal } from '../roster/parse-quantity.ts';
import type { OpenCell, TypedSet } from './fill-in-model.ts';

export type OpenCells = Readonly<Partial<Record<OpenCell, SheetCell>>>;

export type TypedResult =
  | { readonly kind: 'empty' }
  | { readonly kind: 'typed'; readonly set: TypedSet }
  /**
   * `because` goes on from "row 14, column M: ". What was typed about pain is never said back. `pain`, 1 to 10, is kept
   * whatever else is wrong: nobody waits with it until the rest can be read.
   */
  | {
      readonly kind: 'wrong';
      readonly problems: readonly { cell: OpenCell; because: string }[];
      readonly pain?: number;
    };

const HEAVIEST = 2000;

/** `unit`: of a load that names none; undefined where nothing is lifted. */
export function typedSet(cells: OpenCells, unit: LoadUnit | undefined): TypedResult {
  const filled = (['load', 'reps', 'rpe', 'pain'] as const).filter((name) => textOf(cells[name]) !== '');
  if (filled.length === 0) return { kind: 'empty' };
  const problems: { cell: OpenCell; because: string }[] = [];
  const read = <T>(name: OpenCell, reading: (cell: SheetCell) => T | Wrong): T | undefined => {
    const cell = cells[name];
    if (!cell || textOf(cell) === '') return undefined;
    const value = reading(cell);
    if (!(value instanceof Wrong)) return value;
    problems.push({ cell: name, because: value.because });
    return undefined;
  };
  const pain = read('pain', painOf);
  const wrong = (): TypedResult => ({ kind: 'wrong', problems, ...(pain && { pain }) });
  const skips = filled.filter((name) => saysSkip(cells[name]));
  if (skips.length > 0) {
    const beside = filled.find((name) => name !== 'pain' && !saysSkip(cells[name]));
    if (beside)
      problems.push({
        cell: beside,
        because: 'the set is said to be skipped, and something stands here too',
      });
    if (problems.length > 0) return wrong();
    return { kind: 'typed', set: pain ? { kind: 'done', reps: 0, pain } : { kind: 'skipped' } };
  }
  // No pain and nothing else is a set whose reps were forgotten.
  if (pain && filled.length === 1) return { kind: 'typed', set: { kind: 'pain', pain } };
  const lifted = read('load', (cell) => loadOf(cell, unit));
  const reps = read('reps', repsOf);
  const rpe = read('rpe', rpeOf);
  if (reps === undefined && !filled.includes('reps'))
    problems.push({
      cell: 'reps',
      because: 'the reps are missing; write how many were done, or skip as the load',
    });
  if (problems.length > 0 || reps === undefined) return wrong();
  const done = {
    kind: 'done',
    reps,
    ...(lifted && { load: lifted }),
    ...(rpe !== undefined && { rpe }),
  } as const;
  return { kind: 'typed', set: { ...done, ...(pain !== undefined && { pain }) } };
}

/** Whether a row says that something hurts, in whatever words. */
export function namesPain({ pain }: OpenCells): boolean {
  return pain !== undefined && textOf(pain) !== '' && painOf(pain) !== 0;
}

class Wrong {
  readonly because: string;

  constructor(because: string) {
    this.because = because;
  }
}

function saysSkip(cell: SheetCell | undefined): boolean {
  return cell?.kind === 'text' && /^skip(ped)?$/i.test(cell.text.trim());
}

function textOf(cell: SheetCell | undefined): string {
  return cell?.text.trim() ?? '';
}

const WORDS_FOR_BODYWEIGHT = /^(bw|bodyweight)$/i;
const LOAD = /^([\d.,'’ ]*\d)\s*(kgs?|lbs?)?\.?$/i;

/** Undefined for bodyweight alone. */
function loadOf(cell: SheetCell, unit: LoadUnit | undefined): Load | undefined | Wrong {
  const text = textOf(cell);
  if (cell.kind === 'text' && WORDS_FOR_BODYWEIGHT.test(text)) return undefined;
  const match = cell.kind === 'text' ? LOAD.exec(text) : undefined;
  const amount = cell.kind === 'number' ? cell.value : match ? decimal(match[1] ?? '') : undefined;
  if (amount === undefined) return notA(cell, 'a load; write a number such as 102.5, skip or bw');
  if (amount < 0 || amount > HEAVIEST) return new Wrong(`${text} is not between 0 and ${HEAVIEST}`);
  if (Math.abs(amount * 100 - Math.round(amount * 100)) > 1e-6)
    return new Wrong(`${text} has more than two decimals`);
  const named = match?.[2]?.toLowerCase().slice(0, 2) as LoadUnit | undefined;
  const meant = named ?? unit;
  if (meant) return load(amount, meant);
  return amount === 0
    ? undefined
    : new Wrong(`${text} stands where nothing is lifted; name the unit if a load was added: 10 kg`);
}

function repsOf(cell: SheetCell): number | Wrong {
  const reps = numberIn(cell);
  if (reps === undefined) return notA(cell, 'a number of reps; write one number such as 8');
  if (!Number.isInteger(reps) || reps < 0 || reps > MOST_REPS)
    return new Wrong(`${textOf(cell)} is not a whole number from 0 to ${MOST_REPS}`);
  return reps;
}

function rpeOf(cell: SheetCell): number | Wrong {
  const rpe = numberIn(cell);
  if (rpe === undefined) return notA(cell, 'an RPE; write a number from 1 to 10, in halves');
  if (!Number.isInteger(rpe * 2) || rpe < 1 || rpe > 10)
    return new Wrong(`${textOf(cell)} is not an RPE from 1 to 10 in halves`);
  return rpe;
}

/** Pain is health: what was typed stays out of sentences, which end up in lists of problems. */
function painOf(cell: SheetCell): number | Wrong {
  const pain = numberIn(cell);
  return pain !== undefined && Number.isInteger(pain) && pain >= 0 && pain <= 10
    ? pain
    : new Wrong('pain is one whole number from 0, none, to 10');
}

function numberIn(cell: SheetCell): number | undefined {
  if (cell.kind === 'number') return cell.value;
  return cell.kind === 'text' ? decimal(textOf(cell)) : undefined;
}

/** Spreadsheets make dates of `8-10` without asking. */
function notA(cell: SheetCell, what: string): Wrong {
  if (cell.kind === 'date')
    return new Wrong(`the spreadsheet made a date of it, ${textOf(cell)}, not ${what}`);
  if (cell.kind === 'error') return new Wrong(`${textOf(cell)} is an error of the spreadsheet, not ${what}`);
  return new Wrong(`${textOf(cell)} is not ${what}`);
}
