/** What Rackside writes itself, imported again on the same roster: it changes nobody, or is refused with what to take. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REPORT_SHEETS, type ReportSheet } from '#contract/workbooks.ts';
import { openRackside, type Rackside, shareRackside, withSample } from '../../support/application.ts';

const IMPORTED: readonly ReportSheet[] = ['Roster', 'Max matrix'];

describe.each(['csv', 'xlsx'] as const)('a table of a report as %s', (kind) => {
  const rackside = shareRackside(withSample);

  it.each(REPORT_SHEETS.filter((sheet) => !IMPORTED.includes(sheet)))(
    '%s is refused, and says what to take',
    async (sheet) => {
      const file = await exported(rackside(), sheet, kind);
      const { code, message } = await rackside().refused('roster.previewImport', { file });
      expect({ code, message }).toEqual({
        code: 'FILE_REFUSED',
        message: `This is the table “${sheet}” that Rackside wrote itself, and nobody is imported from it. For people take the table “Roster” of Reports; for maxima a list with a column for each lift, as “Max matrix” has. Nothing was changed.`,
      });
    },
  );

  it.each(IMPORTED)('%s changes nobody and asks nothing', async (sheet) => {
    const file = (await exported(rackside(), sheet, kind)) as never;
    const { counts, people } = await rackside().ask('roster.previewImport', { file });
    expect(people).toBeGreaterThan(50);
    expect(counts).toMatchObject({ new: 0, update: 0, near: 0, error: 0, duplicate: 0, maxima: 0 });
  });
});

it('a whole report changes nobody, its tables of maxima included', async () => {
  const rackside = await openRackside();
  await withSample(rackside);
  const { file } = await rackside.ask('workbooks.export', { sheets: [...REPORT_SHEETS] });
  const { counts, exercises } = await rackside.ask('roster.previewImport', {
    file: handedIn(rackside, file.token, 'report.xlsx') as never,
  });
  expect(counts).toMatchObject({ new: 0, update: 0, unchanged: 160, near: 0, error: 0, maxima: 0 });
  expect(exercises).toEqual([]);
});

it('a Max matrix in another unit than the maxima says nothing new', async () => {
  const rackside = await openRackside();
  const { id: athleteId } = await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Baker' });
  const load = { hundredths: 22_500, unit: 'lb' as const };
  await rackside.ask('maxima.record', {
    entries: [{ athleteId, exerciseId: 'back-squat', date: '2026-11-02', kind: 'tested', load }],
  });
  const file = (await exported(rackside, 'Max matrix', 'csv')) as never;
  expect((await rackside.ask('roster.previewImport', { file })).counts).toMatchObject({
    unchanged: 1,
    maxima: 0,
  });
});

async function exported(rackside: Rackside, sheet: ReportSheet, kind: 'csv' | 'xlsx'): Promise<string> {
  const { file } =
    kind === 'csv'
      ? await rackside.ask('workbooks.exportCsv', { sheet })
      : await rackside.ask('workbooks.export', { sheets: [sheet] });
  return handedIn(rackside, file.token, `table.${kind}`);
}

function handedIn({ application: { files } }: Rackside, made: string, name: string): string {
  const bytes = new Uint8Array(readFileSync(files.outgoing(made as never).path));
  return files.receive({ name, bytes }).token;
}
