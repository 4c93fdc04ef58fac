/** Every sheet of the sample facility in one workbook: whole as a package, live as LibreOffice reckons it. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { REPORT_SHEETS } from '#contract/workbooks.ts';
import { openRackside, withSample } from '../../support/application.ts';
import { PATIENCE, SOFFICE, savedAgain, withoutResults } from './libreoffice.ts';
import { packageFaults } from './package-check.ts';
import { readAgain } from './second-reader.ts';

async function sampleReport(): Promise<Uint8Array> {
  const rackside = await openRackside();
  await withSample(rackside);
  const { file } = await rackside.ask('workbooks.export', { sheets: [...REPORT_SHEETS] });
  return new Uint8Array(readFileSync(rackside.application.files.outgoing(file.token).path));
}

it('has every sheet, and nothing that a spreadsheet would offer to repair', async () => {
  const { sheets, parts } = await readAgain(await sampleReport());
  expect([...sheets.keys()]).toEqual(expect.arrayContaining(['ReadMe', ...REPORT_SHEETS]));
  expect(packageFaults(parts)).toEqual([]);
});

it.skipIf(!SOFFICE)(
  'comes to the same in every cell of every sheet, with nothing to go by but the formulas (skipped where LibreOffice is not installed)',
  PATIENCE,
  async () => {
    const bytes = await sampleReport();
    const written = await readAgain(bytes);
    const reckoned = await readAgain(savedAgain(await withoutResults(bytes)));
    for (const [sheet, { cells }] of written.sheets) {
      const theirs = reckoned.sheets.get(sheet)?.cells;
      const different = [...cells].flatMap(([address, { value }]) => {
        const other = theirs?.get(address)?.value ?? '';
        return asShown(other) === asShown(value) ? [] : [`${sheet}!${address}: ${value}, there ${other}`];
      });
      expect(different).toEqual([]);
    }
  },
);

/** Numbers may differ in the sixteenth digit. */
function asShown(value: string): string {
  return value !== '' && Number.isFinite(Number(value)) ? Number(value).toPrecision(12) : value;
}
