/** The ReadMe sheet: what the reader must know before using a number of the other sheets. */

import { DONE_SESSION } from '#domain/training/compliance.ts';
import type { ReportModel } from '../report-model.ts';
import type { SheetDefinition } from '../sheet-style.ts';

type Fact = readonly [name: string, value: string];

export function readMeSheet(model: ReportModel): SheetDefinition<Fact> {
  const filters = model.filters.length > 0 ? model.filters : ['none: everybody'];
  return {
    name: 'ReadMe',
    table: false,
    rows: [
      ['Generated at', model.generatedAt],
      ['Rackside version', model.appVersion],
      ['Unit', model.unit],
      ['e1RM formula', model.e1rmFormula],
      ...filters.map((filter): Fact => ['Filter', filter]),
      ['Contains health data', holdsHealth(model) ? 'yes' : 'no'],
      ['How tonnage is counted', model.tonnage],
      ...(model.compliance ? [['How sessions are counted', DONE_SESSION] as const] : []),
    ],
    columns: [
      { header: 'About this workbook', width: 26, format: 'text', value: ([name]) => name },
      { header: 'Value', width: 90, format: 'text', value: ([, value]) => value },
    ],
  };
}

function holdsHealth({ includeHealth, overrides = [] }: ReportModel): boolean {
  return includeHealth === true || overrides.some((override) => override.reason !== undefined);
}
