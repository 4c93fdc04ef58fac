/** The Program sheet: every line of a program as it is written. */

import type { Load, LoadUnit } from '#domain/load/load.ts';
import type { PercentBasis } from '#domain/prescription/prescription.ts';
import type { ProgramSheetRow } from '../report-model.ts';
import { type SheetColumn, type SheetDefinition, withUnit } from '../sheet-style.ts';

const BASES: Readonly<Record<PercentBasis, string>> = {
  e1RM: 'e1RM',
  trainingMax: 'training max',
  workingWeight: 'working weight',
};

export function programSheet(
  rows: readonly ProgramSheetRow[],
  unit: LoadUnit,
): SheetDefinition<ProgramSheetRow> {
  return {
    name: 'Program',
    rows,
    columns: [
      { header: 'Week', width: 9, format: 'text', value: (row) => row.week },
      { header: 'Phase', width: 18, format: 'text', value: (row) => row.phase },
      { header: 'Session', width: 16, format: 'text', value: (row) => row.session },
      { header: 'Order', width: 7, format: 'text', value: (row) => row.order },
      { header: 'Exercise', width: 30, format: 'text', value: (row) => row.exercise },
      { header: 'Sets', width: 6, format: 'whole', value: (row) => row.sets },
      { header: 'Reps', width: 12, format: 'general', value: (row) => row.reps },
      { header: 'From (%)', width: 8, format: 'percent', value: (row) => row.percentLow },
      { header: 'To (%)', width: 8, format: 'percent', value: (row) => row.percentHigh },
      { header: '% of', width: 15, format: 'text', value: (row) => row.percentOf && BASES[row.percentOf] },
      ...loadColumns(rows, unit),
      { header: 'Tempo', width: 9, format: 'text', value: (row) => row.tempo },
      { header: 'Rest (s)', width: 8, format: 'whole', value: (row) => row.restSeconds },
      {
        header: 'Per side',
        width: 8,
        format: 'text',
        value: (row) => (row.perSide ? 'each side' : undefined),
      },
      { header: 'Notes', width: 40, format: 'text', value: (row) => row.notes },
    ],
  };
}

/** A load stands in the unit it is lifted in; the report's unit has its column even when nothing is in it. */
function loadColumns(rows: readonly ProgramSheetRow[], unit: LoadUnit): SheetColumn<ProgramSheetRow>[] {
  const other = unit === 'kg' ? 'lb' : 'kg';
  const units = rows.some((row) => row.load?.unit === other) ? [unit, other] : [unit];
  return units.map((each) => ({
    header: withUnit('Load', each),
    width: 10,
    format: 'load',
    value: ({ load }) => (load?.unit === each ? inUnit(load) : undefined),
  }));
}

function inUnit(load: Load): number {
  return load.hundredths / 100;
}
