/** Lists whose headers are not recognised: the coach says in which row they stand, or that there are none, and what the columns hold. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '#contract/roster.ts';
import { openRackside, type Rackside, temporaryFolder } from '../../support/application.ts';
import { commandLine } from '../../support/command-line.ts';
import { sheetData, workbookParts, zipOf } from '../workbooks/make-workbook.ts';

const NO_HEADERS = 'Kim;Ann;2001-02-03\nLee;Bo;2002-03-04\n';
const FINNISH =
  'Joukkueen lista 2026\n\nSukunimi;Etunimi;Syntymäaika\nVirtanen;Aino;2001-02-03\nKorhonen;Eero;2002-03-04\n';
const NAMES = { A: 'lastName', B: 'firstName', C: 'dateOfBirth' };

async function preview(rackside: Rackside, text: string, choices: Partial<ImportChoices> = {}) {
  const bytes = new TextEncoder().encode(text);
  const { token: file } = rackside.application.files.receive({ name: 'list.csv', bytes });
  return rackside.ask('roster.previewImport', { file, ...choices });
}

async function namesOf(rackside: Rackside): Promise<string[]> {
  const { rows } = await rackside.ask('roster.page', { limit: 10 });
  return rows.map(({ firstName, lastName, dateOfBirth }) => `${firstName} ${lastName} ${dateOfBirth}`);
}

it('a list without recognised headers is refused with what to say', async () => {
  const rackside = await openRackside();
  const { token: file } = rackside.application.files.receive({
    name: 'list.csv',
    bytes: new TextEncoder().encode(NO_HEADERS),
  });
  expect(await rackside.refused('roster.previewImport', { file })).toMatchObject({
    code: 'NO_HEADERS',
    wayOut: 'Or say in which row the headers stand, or that there are none.',
  });
});

describe.each([
  ['without headers', NO_HEADERS, null, 'A', ['Ann Kim 2001-02-03', 'Bo Lee 2002-03-04']],
  [
    'with headers of another language',
    FINNISH,
    3,
    'A',
    ['Eero Korhonen 2002-03-04', 'Aino Virtanen 2001-02-03'],
  ],
] as const)('a list %s', (_, text, headerRow, first, people) => {
  it('asks for the names, and imports nobody before', async () => {
    const rackside = await openRackside();
    const looked = await preview(rackside, text, { headerRow });
    expect(looked).toMatchObject({ headerRow, people: 2, settled: false, counts: { new: 0 } });
    expect(looked.questions).toMatchObject([{ about: 'name', answer: null }]);
    expect(looked.columns.map(({ column, field }) => [column, field])[0]).toEqual([first, null]);
    expect(await rackside.code('roster.import', { preview: looked.id })).toBe('IMPORT_QUESTION');
  });

  it('is imported by its columns once they are said', async () => {
    const rackside = await openRackside();
    const looked = await preview(rackside, text, { headerRow, mapping: NAMES });
    expect(looked).toMatchObject({ questions: [], counts: { new: 2, error: 0 } });
    await rackside.ask('roster.import', { preview: looked.id });
    expect(await namesOf(rackside)).toEqual(people);
  });
});

it('what headers of another language mean is remembered, and what columns without any mean is not', async () => {
  const rackside = await openRackside();
  for (const [text, headerRow] of [
    [FINNISH, 3],
    [NO_HEADERS, null],
  ] as const)
    await rackside.ask('roster.import', {
      preview: (await preview(rackside, text, { headerRow, mapping: NAMES })).id,
    });
  expect(await preview(rackside, FINNISH, { headerRow: 3 })).toMatchObject({
    settled: true,
    choices: { headerRow: 3, mapping: NAMES },
    counts: { unchanged: 2 },
  });
  expect((await preview(rackside, NO_HEADERS, { headerRow: null })).questions).toMatchObject([
    { about: 'name' },
  ]);
});

it('an empty row holds no headers', async () => {
  const rackside = await openRackside();
  await expect(preview(rackside, FINNISH, { headerRow: 2 })).rejects.toThrow(
    /NO_HEADERS.*Row 2 of the sheet .* is empty/,
  );
});

it('goes in through the command line, with the sheet, the row and the columns named', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'list.xlsx');
  const sheet = (name: string, rows: string[][]) => ({ name, xml: sheetData(rows) });
  const sheets = [
    sheet('Notes', [
      ['Name', 'Squad'],
      ['Somebody Else', 'Rowing'],
    ]),
    sheet('Lista', [
      ['Sukunimi', 'Etunimi'],
      ['Virtanen', 'Aino'],
    ]),
  ];
  writeFileSync(path, zipOf(workbookParts(sheets)));
  const run = (...more: string[]) => commandLine(['import', path, '--data', join(folder, 'data'), ...more]);
  const unknown = await run('--sheet', 'Lists');
  expect(unknown.code).toBe(1);
  expect(unknown.stderr).toContain('The file has no sheet “Lists”. It has “Notes” and “Lista”.');
  const refused = await run('--sheet', 'Lista');
  expect(refused.stderr).toContain('--header-row none');
  expect((await run('--sheet', 'Lista', '--header-row', '1')).json()).toMatchObject({
    error: { code: 'IMPORT_QUESTION' },
  });
  const columns = ['--column', 'A=lastName', '--column', 'b=firstName'];
  const done = await run('--sheet', 'Lista', '--header-row', '1', ...columns);
  expect(done.json()).toMatchObject({ ok: true, value: { added: 1 } });
  expect((await run('--column', 'A:name')).code).toBe(2);
  expect((await run('--header-row', '0')).code).toBe(2);
});
