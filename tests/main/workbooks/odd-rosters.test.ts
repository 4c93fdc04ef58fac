/** Rosters as they come out of other people's hands: each is read, or refused in a sentence, and what is odd is said. */

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readTables } from '#main/workbooks/reading/read-workbook.ts';
import { readRoster } from '#main/workbooks/roster/read-roster.ts';
import type { RosterReading } from '#main/workbooks/roster/roster-reading.ts';
import { type Part, sheetData, workbookParts, zipOf } from './make-workbook.ts';
import { TODAY } from './reading.ts';

type Extra = Parameters<typeof workbookParts>[1];

const encode = (text: string) => new TextEncoder().encode(text);

function workbook(xml: string, extra?: Extra, more: readonly Part[] = []): Uint8Array {
  return zipOf([...workbookParts([{ name: 'Roster', xml }], extra), ...more]);
}

async function read(bytes: Uint8Array, fileName = 'roster.xlsx'): Promise<RosterReading> {
  const file = await readTables(bytes, fileName);
  if (!file.ok) throw new Error(file.problem.sentence);
  const result = readRoster({ tables: file.tables, today: TODAY });
  if (!result.ok) throw new Error(result.problem.sentence);
  return { ...result.reading, remarks: [...file.remarks, ...result.reading.remarks] };
}

const names = ({ rows }: RosterReading) =>
  rows.map(({ person }) => `${person?.firstName} ${person?.lastName}`);

const PEOPLE = [
  ['Last name', 'First name', 'DOB'],
  ['Sørensen', 'Renée', '2001-02-03'],
  ['Kim', 'Ben', '1999-12-31'],
];

describe('shapes', () => {
  it('300 columns: the ones that are known are read, the others are counted', async () => {
    const wide = PEOPLE.map((row, at) => [
      ...row,
      ...Array.from({ length: 297 }, (_, column) => (at === 0 ? `Measure ${column + 1}` : `${column}`)),
    ]);
    const reading = await read(workbook(sheetData(wide)));
    expect(names(reading)).toEqual(['Renée Sørensen', 'Ben Kim']);
    expect(reading.columns).toHaveLength(300);
    expect(reading.columns.at(-1)).toMatchObject({ column: 'KN', field: 'ignored' });
    expect(reading.remarks).toContainEqual(expect.stringMatching(/^297 columns fit no field/));
  });

  it('a name beside 299 columns that no field is for is a list of names', async () => {
    const wide = [
      ['Squad list'],
      ['Name', ...Array.from({ length: 299 }, (_, at) => `Col ${at}`)],
      ['Renée Sørensen', ...Array.from({ length: 299 }, () => 'x')],
      ['Ben Kim', ...Array.from({ length: 299 }, (_, at) => `${at}`)],
    ];
    const reading = await read(workbook(sheetData(wide)));
    expect(reading.headerRow).toBe(2);
    expect(names(reading)).toEqual(['Renée Sørensen', 'Ben Kim']);
  });

  it.each([
    ['a title of one word', 'Athletes\nName;Shoes\nAnn Kim;42', 2],
    ['a line that begins with a name', 'Name;Lions\nDOB;Name\n2001-02-03;Ann Kim', 2],
    ['a narrow line with a name', 'Name;2026\nAthlete;Shoes;Caps\nAnn Kim;42;7', 2],
  ])('%s above the headers is not the headers', async (_, text, headerRow) => {
    expect(await read(encode(text), 'list.csv')).toMatchObject({ headerRow });
  });

  it('1,048,576 formatted rows with nothing in them are nothing', async () => {
    const empty = Array.from(
      { length: 1_048_576 - PEOPLE.length },
      (_, at) => `<row r="${at + 4}" s="1" customFormat="1"><c r="A${at + 4}" s="1"/></row>`,
    ).join('');
    const xml = sheetData(PEOPLE).replace('</sheetData>', `${empty}</sheetData>`);
    const start = performance.now();
    const reading = await read(workbook(xml));
    expect(names(reading)).toEqual(['Renée Sørensen', 'Ben Kim']);
    expect(performance.now() - start).toBeLessThan(10_000);
  }, 30_000);

  it('a header twice: the first column of that name is read, the other is said to be left out', async () => {
    const reading = await read(encode('Name,DOB,Sport,Sport\nAnn Kim,2001-02-03,Judo,Rowing'), 'list.csv');
    expect(reading.rows[0]?.person).toMatchObject({ sport: 'Judo' });
    expect(reading.remarks).toContain(
      'Column D ("Sport") is of the same field as column C, which was read; it was left out.',
    );
  });

  it('a header twice above different cells: the rows are named, and which column was read', async () => {
    const lines = [
      'Name,Weight (kg),Weight (kg)',
      'Ann Kim,70,71',
      'Ben Lee,80,80',
      'Cy Ray,60,',
      'Di Fox,,65',
    ];
    const reading = await read(encode(lines.join('\n')), 'list.csv');
    expect(reading.rows.map(({ person }) => person?.bodyweight?.hundredths)).toEqual([
      7000,
      8000,
      6000,
      undefined,
    ]);
    expect(reading.assumptions).toContain(
      'Rows 2 and 5 say something else in column C ("Weight (kg)") than in column B ("Weight (kg)"). Column B was read, column C left out; to have it the other way round, set column B to “Not imported” under Sheet and columns.',
    );
  });

  it('a header twice above the same cells needs no look', async () => {
    const reading = await read(encode('Name,Sport,Sport\nAnn Kim,Judo,Judo'), 'list.csv');
    expect(reading.assumptions).toEqual([]);
  });

  it('from right to left: the columns are what their headers say', async () => {
    const xml = `<sheetViews><sheetView rightToLeft="1" workbookViewId="0"/></sheetViews>${sheetData([
      ['Last name', 'First name'],
      ['כהן', 'נועה'],
    ])}`;
    expect(names(await read(workbook(xml)))).toEqual(['נועה כהן']);
  });
});

describe('cells', () => {
  it('formulas with errors are errors at their cells, and the person is read', async () => {
    const xml = sheetData(PEOPLE).replace(
      '</sheetData>',
      '<row r="4"><c r="A4" t="inlineStr"><is><t>Lee</t></is></c><c r="B4" t="inlineStr"><is><t>Ann</t></is></c><c r="C4" t="e"><f>VLOOKUP(1,X:X,1)</f><v>#N/A</v></c></row></sheetData>',
    );
    const reading = await read(workbook(xml));
    expect(names(reading)).toContain('Ann Lee');
    expect(reading.problems).toMatchObject([
      {
        cell: 'C4',
        severity: 'error',
        value: '#N/A',
        sentence: 'row 4, column C ("DOB"): #N/A is an error of the spreadsheet, not a date',
      },
    ]);
  });

  it.each([
    ['1899-12-31', 'row 2, column B ("DOB"): 1899-12-31 is more than 120 years ago'],
    ['2150-01-01', 'row 2, column B ("DOB"): 2150-01-01 lies in the future'],
  ])('a birthday on %s is an error', async (born, sentence) => {
    const reading = await read(encode(`Name,DOB\nAnn Kim,${born}`), 'list.csv');
    expect(reading.problems).toMatchObject([{ severity: 'error', sentence }]);
    expect(reading.rows[0]?.person?.dateOfBirth).toBeUndefined();
  });

  it.each([
    ['a day number of 1899', -1],
    ['a day number of 2150', 91_313],
  ])('%s is an error', async (_, serial) => {
    const xml = `<sheetData><row r="1"><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>DOB</t></is></c></row><row r="2"><c t="inlineStr"><is><t>Ann Kim</t></is></c><c s="1"><v>${serial}</v></c></row></sheetData>`;
    const reading = await read(workbook(xml, { formats: ['dd/mm/yyyy'] }));
    expect(reading.problems).toMatchObject([{ severity: 'error', cell: 'B2' }]);
  });

  it('10 MB in one cell is refused in a sentence, from a workbook and from a text table', async () => {
    const long = 'x'.repeat(10 * 1024 * 1024);
    // Letters without a pattern, or the packing alone would give it away.
    const mixed = Array.from({ length: 120_000 }, (_, at) =>
      createHash('sha512').update(`${at}`).digest('base64'),
    ).join('');
    for (const [bytes, name] of [
      [workbook(sheetData([...PEOPLE, [mixed, 'Ann', '2001-02-03']])), 'roster.xlsx'],
      [encode(`Name,Note\nAnn Kim,${long}`), 'roster.csv'],
      [encode(`Name,Note\nAnn Kim,"${long}"`), 'roster.csv'],
    ] as const) {
      const result = await readTables(bytes, name);
      expect(result).toMatchObject({
        ok: false,
        problem: { sentence: expect.stringMatching(/^“roster\.(xlsx|csv)” .* Nothing was changed\.$/) },
      });
    }
  });

  it('rich text and hyperlinks are the words that are seen', async () => {
    const xml = `${sheetData([['Name', 'Email']]).replace(
      '</sheetData>',
      '<row r="2"><c r="A2" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">Ann </t></r><r><t>Kim</t></r></is></c><c r="B2" t="inlineStr"><is><t>ann@example.org</t></is></c></row></sheetData>',
    )}<hyperlinks><hyperlink ref="B2" r:id="rIdX" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></hyperlinks>`;
    const link: Part = {
      name: 'xl/worksheets/_rels/sheet1.xml.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:ann@example.org" TargetMode="External"/></Relationships>',
    };
    const reading = await read(workbook(xml, {}, [link]));
    expect(reading.rows[0]?.person).toMatchObject({
      firstName: 'Ann',
      lastName: 'Kim',
      email: 'ann@example.org',
    });
  });
});

it('a workbook with macros gives its people, and says that the macros were left alone', async () => {
  const macros: Part = { name: 'xl/vbaProject.bin', content: new Uint8Array([1, 2, 3]) };
  const reading = await read(workbook(sheetData(PEOPLE), {}, [macros]), 'roster.xlsm');
  expect(names(reading)).toEqual(['Renée Sørensen', 'Ben Kim']);
  expect(reading.remarks[0]).toMatch(/contains macros.*neither run nor kept/);
});
