/** The Max matrix: athletes down, lifts across, and under them high, average, low and how many, of whoever is filtered. */

import type { LoadUnit } from '#domain/load/load.ts';
import { writeSquads } from '../../roster/squad-names.ts';
import type { MaxMatrix, MaxMatrixRow } from '../report-model.ts';
import { type FooterRow, type SheetDefinition, withUnit } from '../sheet-style.ts';

/** Athlete and squads stand before the lifts. */
const BEFORE = 2;

export function maxMatrixSheet({ lifts, rows }: MaxMatrix, unit: LoadUnit): SheetDefinition<MaxMatrixRow> {
  /** By the function numbers of SUBTOTAL, which passes over rows that a filter hides. */
  const footer = (label: string, code: number, reckon: (all: readonly number[]) => number): FooterRow => ({
    label,
    cell: (index, column, firstRow, lastRow) => {
      if (index < BEFORE || rows.length === 0) return undefined;
      const range = `${column}${firstRow}:${column}${lastRow}`;
      const known = rows.flatMap((row) => row.hundredths[index - BEFORE] ?? []);
      const counted = `SUBTOTAL(${code},${range})`;
      return {
        formula: code === COUNT ? counted : `IF(SUBTOTAL(${COUNT},${range})=0,"",${counted})`,
        result: known.length === 0 && code !== COUNT ? '' : reckon(known),
      };
    },
  });
  return {
    name: 'Max matrix',
    rows,
    frozenColumns: 1,
    columns: [
      { header: 'Athlete', width: 26, format: 'text', value: (row) => row.athlete },
      { header: 'Squads', width: 20, format: 'text', value: (row) => writeSquads(row.squads) },
      ...lifts.map((lift, index) => ({
        header: withUnit(lift, unit),
        width: 13,
        format: 'load' as const,
        value: (row: MaxMatrixRow) => inUnit(row.hundredths[index]),
      })),
    ],
    footer: [
      footer('High', 104, (all) => Math.max(...all) / 100),
      footer('Average', 101, (all) => all.reduce((sum, each) => sum + each, 0) / all.length / 100),
      footer('Low', 105, (all) => Math.min(...all) / 100),
      footer('n', COUNT, (all) => all.length),
    ],
  };
}

const COUNT = 102;

function inUnit(hundredths: number | undefined): number | undefined {
  return hundredths === undefined ? undefined : hundredths / 100;
}
