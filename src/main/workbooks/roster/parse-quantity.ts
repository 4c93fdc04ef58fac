/** Bodyweights, heights and lifted loads as coaches write them: unit from the cell, else from the column. */

import { type Load, type LoadUnit, load } from '#domain/load/load.ts';
import type { SheetCell } from '../reading/sheet-table.ts';

/** Units a column of weights can state or be given; stone becomes pounds, exactly 14 to the stone. */
export type WeightUnit = LoadUnit | 'stone';
export type HeightUnit = 'cm' | 'm' | 'mm' | 'in' | 'ft';

type ParsedWeight =
  | { readonly kind: 'load'; readonly load: Load; readonly unitFrom: 'cell' | 'column' }
  | { readonly kind: 'wrong'; readonly because: string }
  /** A bare number and no unit for the column yet. */
  | { readonly kind: 'open'; readonly amount: number };

type ParsedHeight =
  | { readonly kind: 'height'; readonly millimetres: number }
  | { readonly kind: 'wrong'; readonly because: string };

/** Longer texts are sentences; patterns need not be tried on them. */
const LONGEST = 40;
/** A bare number with at most a point in it, as most cells have: no other pattern need be tried. */
const PLAIN = /^\d{1,3}(?:\.\d{1,2})?$/;
const POUNDS_PER_STONE = 14;
const MILLIMETRES_PER_INCH = 25.4;
/** Outside of these nobody stands: a slip of the unit or of a digit. */
const HEIGHT_MM = { least: 900, most: 2500 };

const WEIGHT_UNITS: Readonly<Record<string, WeightUnit>> = {
  kg: 'kg',
  kgs: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  kilogramm: 'kg',
  k: 'kg',
  lb: 'lb',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
  '#': 'lb',
  st: 'stone',
  stone: 'stone',
  stones: 'stone',
};

/** Reads a weight. Loads are hundredths of the unit as written; stone is stored in pounds. */
export function parseWeight(cell: SheetCell, columnUnit: WeightUnit | undefined): ParsedWeight {
  if (cell.kind === 'number') return weightIn(cell.value, columnUnit, 'column', cell.text);
  if (cell.kind === 'date') return wrong(`${cell.text} is a date, not a weight`);
  if (cell.kind === 'error') return wrong(`${cell.text} is an error of the spreadsheet, not a weight`);
  if (cell.kind === 'boolean') return wrong(`${cell.text} is not a weight`);
  if (cell.text.length > LONGEST) return wrong('the text is too long for a weight');
  const text = cell.text.trim().toLowerCase();
  if (PLAIN.test(text)) return weightIn(Number(text), columnUnit, 'column', cell.text);

  const stones = /^(\d{1,2})\s*(?:st|stones?)\.?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:lbs?|pounds?)?\.?)?$/.exec(
    text,
  );
  if (stones) {
    const pounds = decimal(stones[2] ?? '0') ?? 0;
    if (pounds >= POUNDS_PER_STONE) return wrong(`${cell.text} has more than 13 pounds beside the stone`);
    return weightIn(Number(stones[1]) * POUNDS_PER_STONE + pounds, 'lb', 'cell', cell.text);
  }
  const match = /^([\d.,'’ ]*\d)\s*([a-z#]+)?\.?$/.exec(text);
  const amount = match && decimal(match[1] ?? '');
  const unit = match?.[2] === undefined ? undefined : WEIGHT_UNITS[match[2]];
  if (amount === undefined || amount === null || (match?.[2] !== undefined && !unit))
    return wrong(`${cell.text} is not a weight`);
  return unit ? weightIn(amount, unit, 'cell', cell.text) : weightIn(amount, columnUnit, 'column', cell.text);
}

/**
 * Reads a height in whole millimetres: `170 cm`, `1.70 m`, `1m70`, `5'7"`, `5' 7''`, `67 in`. A bare number
 * needs no question: nobody is 170 inches or 70 centimetres tall, so its size tells the unit.
 */
export function parseHeight(cell: SheetCell, columnUnit: HeightUnit | undefined): ParsedHeight {
  if (cell.kind === 'number') return bareHeight(cell.value, columnUnit, cell.text);
  if (cell.kind === 'date') return wrongHeight(`${cell.text} is a date, not a height`);
  if (cell.kind === 'error') return wrongHeight(`${cell.text} is an error of the spreadsheet, not a height`);
  if (cell.kind === 'boolean') return wrongHeight(`${cell.text} is not a height`);
  if (cell.text.length > LONGEST) return wrongHeight('the text is too long for a height');
  if (PLAIN.test(cell.text)) return bareHeight(Number(cell.text), columnUnit, cell.text);
  const text = cell.text
    .trim()
    .toLowerCase()
    .replace(/[′’‘`´]/g, "'")
    .replace(/[″“”]|''/g, '"');

  const feet =
    /^(\d)\s*(?:'|ft\.?|feet|foot)\s*(?:(\d{1,2}(?:[.,]\d+)?)(?:\s+(\d)\/(\d))?\s*(?:"|ins?\.?|inch(?:es)?)?)?$/.exec(
      text,
    );
  if (feet) {
    const inches = (decimal(feet[2] ?? '0') ?? 0) + (feet[3] ? Number(feet[3]) / Number(feet[4]) : 0);
    if (inches >= 12) return wrongHeight(`${cell.text} has more than 11 inches beside the feet`);
    return heightOf((Number(feet[1]) * 12 + inches) * MILLIMETRES_PER_INCH, cell.text);
  }
  const metres = /^([12])\s*m\s*(\d{2})$/.exec(text);
  if (metres) return heightOf(Number(metres[1]) * 1000 + Number(metres[2]) * 10, cell.text);
  const match = /^(\d[\d.,]*)\s*(cm|m|mm|in|ins|inch|inches|")?\.?$/.exec(text);
  const amount = match ? decimal(match[1] ?? '') : undefined;
  if (amount === undefined) return wrongHeight(`${cell.text} is not a height`);
  switch (match?.[2]) {
    case undefined:
      return bareHeight(amount, columnUnit, cell.text);
    case 'cm':
      return heightOf(amount * 10, cell.text);
    case 'm':
      return heightOf(amount * 1000, cell.text);
    case 'mm':
      return heightOf(amount, cell.text);
    default:
      return heightOf(amount * MILLIMETRES_PER_INCH, cell.text);
  }
}

/** The number in `72`, `72,5`, `72.5`, `1,234.5`, `1.234,5`; undefined when it is none, such as `11.4.5`. */
export function decimal(text: string): number | undefined {
  const bare = text.replace(/[\s'’]/g, '');
  const grouped = /^\d{1,3}(?:,\d{3})+\.\d+$/.test(bare) || /^\d{1,3}(?:\.\d{3})+,\d+$/.test(bare);
  const mark = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  const plain = grouped ? `${bare.slice(0, mark).replace(/[.,]/g, '')}.${bare.slice(mark + 1)}` : bare;
  return /^\d{1,9}(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : undefined;
}

function weightIn(
  amount: number,
  unit: WeightUnit | undefined,
  unitFrom: 'cell' | 'column',
  shown: string,
): ParsedWeight {
  if (!(amount > 0) || amount > 2000) return wrong(`${shown} is not a weight`);
  if (unit === undefined) return { kind: 'open', amount };
  if (unit !== 'stone') return { kind: 'load', load: load(amount, unit), unitFrom };
  // 11.4 may be eleven stone four or eleven point four stone.
  if (!Number.isInteger(amount))
    return wrong(`${shown} may be stone and pounds or a fraction of a stone; write it as 11 st 4`);
  return { kind: 'load', load: load(amount * POUNDS_PER_STONE, 'lb'), unitFrom };
}

function bareHeight(amount: number, unit: HeightUnit | undefined, shown: string): ParsedHeight {
  switch (unit ?? likelyHeightUnit(amount)) {
    case 'cm':
      return heightOf(amount * 10, shown);
    case 'm':
      return heightOf(amount * 1000, shown);
    case 'mm':
      return heightOf(amount, shown);
    case 'in':
      return heightOf(amount * MILLIMETRES_PER_INCH, shown);
    case 'ft':
      return wrongHeight(`${shown} does not say feet and inches; write it as 5'7"`);
    case undefined:
      return wrongHeight(`${shown} is not a height`);
  }
}

/** The ranges of the units do not touch, so a bare number fits one of them or none. */
function likelyHeightUnit(amount: number): HeightUnit | undefined {
  if (amount >= 100 && amount <= 250) return 'cm';
  if (amount >= 1 && amount <= 2.5) return 'm';
  if (amount >= 36 && amount <= 98) return 'in';
  return amount >= 1000 && amount <= 2500 ? 'mm' : undefined;
}

function heightOf(millimetres: number, shown: string): ParsedHeight {
  const whole = Math.round(millimetres);
  if (whole < HEIGHT_MM.least || whole > HEIGHT_MM.most)
    return wrongHeight(`${shown} is not the height of a person`);
  return { kind: 'height', millimetres: whole };
}

function wrong(because: string): ParsedWeight {
  return { kind: 'wrong', because };
}

function wrongHeight(because: string): ParsedHeight {
  return { kind: 'wrong', because };
}
