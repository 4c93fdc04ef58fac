/** One sheet of an exported workbook, as another reader has it. */

import { readFileSync } from 'node:fs';
import type { ReportSheet } from '#contract/workbooks.ts';
import type { Rackside } from '../../support/application.ts';
import { readAgain } from './second-reader.ts';

/** Rows below the header, their filled cells alone; `text`: everything that stands anywhere in the file. */
export async function sheetOf(rackside: Rackside, sheet: ReportSheet, whoAndWhen: object = {}) {
  const { file } = await rackside.ask('workbooks.export', { sheets: [sheet], ...whoAndWhen });
  const { path } = rackside.application.files.outgoing(file.token);
  const { sheets, parts } = await readAgain(new Uint8Array(readFileSync(path)));
  const rows: string[][] = [];
  for (const [address, { value }] of sheets.get(sheet)?.cells ?? []) {
    const row = Number(address.replace(/\D/g, ''));
    rows[row - 1] ??= [];
    rows[row - 1]?.push(value);
  }
  return { rows: rows.slice(1), text: [...parts.values()].join(' ') };
}
