/** Tables of a report that Rackside wrote itself and that no people come in from, known again by their headers. */

import type { SheetTable } from '../reading/sheet-table.ts';
import { reportSheets } from '../report-sheets.ts';

/** People come in from the one, and maxima from the other, as from anybody's list. */
const IMPORTED: ReadonlySet<string> = new Set(['Roster', 'Max matrix']);

/** Headers by the name of the table; without those that a unit or who asks adds. */
const HEADERS = new Map(
  reportSheets({
    generatedAt: '',
    appVersion: '',
    unit: 'kg',
    e1rmFormula: '',
    filters: [],
    tonnage: '',
    maxes: [],
    rankings: [],
    program: [],
    loads: { rows: [], stocks: [] },
    assignments: [],
    availability: [],
    overrides: [],
    log: [],
    volume: [],
    compliance: [],
  })
    .filter(({ name }) => !IMPORTED.has(name))
    .map(({ name, columns }) => [
      name,
      columns.map(({ header }) => header).filter((header) => !/\((?:kg|lb)\)$/.test(header)),
    ]),
);

/** The name of the table, such as `Maxes`; undefined for any other, also for a Roster. Titles may stand above its headers. */
export function ownReport({ rows }: SheetTable): string | undefined {
  for (const { cells } of rows.slice(0, 10)) {
    const written = new Set(cells.map(({ text }) => text.trim()));
    for (const [name, headers] of HEADERS) if (headers.every((header) => written.has(header))) return name;
  }
  return undefined;
}
