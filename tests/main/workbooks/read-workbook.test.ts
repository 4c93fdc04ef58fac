/** Files of every kind: what is read from them, and the sentence when they cannot be read. */

import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#main/workbooks/reading/read-problem.ts';
import { readPastedCells, readTables } from '#main/workbooks/reading/read-workbook.ts';
import type { SheetCell } from '#main/workbooks/reading/sheet-table.ts';
import { escaped, sheetData, workbookParts, zipOf } from './make-workbook.ts';
import { fixture, tablesOf } from './reading.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const oneSheet = (xml: string, extra?: Parameters<typeof workbookParts>[1]) =>
  zipOf(workbookParts([{ name: 'Roster', xml }], extra));
const ROSTER = sheetData([
  ['Last name', 'First name'],
  ['Sørensen', 'Renée'],
]);

async function cellsOf(bytes: Uint8Array): Promise<SheetCell[]> {
  return tablesOf(await readTables(bytes, 'list.xlsx')).flatMap((table) =>
    table.rows.flatMap((row) => row.cells),
  );
}

async function problemOf(bytes: Uint8Array, name = 'list.xlsx') {
  const result = await readTables(bytes, name);
  if (result.ok) throw new Error('The file was read');
  return result.problem;
}

/** A compound file with one stream name in its directory, as old Excel and password protection write them. */
function compound(stream: string): Uint8Array {
  const bytes = Buffer.alloc(1536);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.write(stream, 1024, 'utf16le');
  return new Uint8Array(bytes);
}

describe('a file that cannot be read gets a sentence', () => {
  const withPart = (name: string, content: string) =>
    zipOf([...workbookParts([{ name: 'Roster', xml: ROSTER }]), { name, content }]);
  const spaces = ' '.repeat(8 * 1024 * 1024);
  const whole = oneSheet(ROSTER);
  const parts = workbookParts([{ name: 'Roster', xml: ROSTER }]);

  it.each([
    ['0 bytes', 'empty', new Uint8Array()],
    ['cut in half', 'truncated', whole.slice(0, whole.length / 2)],
    ['cut by one byte', 'truncated', whole.slice(0, -1)],
    ['protected with a password', 'encrypted', compound('EncryptedPackage')],
    [
      'a zip with encrypted parts',
      'encrypted',
      zipOf(parts.map((part) => ({ ...part, says: { encrypted: true } }))),
    ],
    ['an old workbook as LibreOffice writes it', 'oldExcel', fixture('workbooks/small.xls')],
    ['an old workbook in a compound file', 'oldExcel', compound('Workbook')],
    ['an older workbook', 'oldExcel', new Uint8Array([0x09, 0x04, 0x06, 0x00, 0x00, 0x00])],
    ['an OpenDocument spreadsheet', 'openDocument', fixture('workbooks/small.ods')],
    ['a binary workbook', 'binaryExcel', zipOf([{ name: 'xl/workbook.bin', content: 'x' }])],
    ['a Numbers document', 'numbers', zipOf([{ name: 'Index/Document.iwa', content: 'x' }])],
    ['some other zip', 'notAWorkbook', zipOf([{ name: 'letter.txt', content: 'hello' }])],
    [
      'a Word document',
      'notAWorkbook',
      zipOf([
        {
          name: '_rels/.rels',
          content:
            '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        },
        { name: 'word/document.xml', content: '<document/>' },
      ]),
    ],
    ['a PDF', 'notAWorkbook', encode('%PDF-1.7 …')],
    ['an image', 'notAWorkbook', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
    ['a Word file of old', 'notAWorkbook', compound('WordDocument')],
    [
      'random bytes',
      'notAWorkbook',
      new Uint8Array(Array.from({ length: 400 }, (_, at) => (at * 89 + 7) % 256)),
    ],
    ['a web page called .xls', 'webPage', encode('<html><body><table><tr><td>Name</td></tr></table>')],
    [
      'a workbook of 2003 in XML',
      'oldXml',
      encode('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:x">'),
    ],
    [
      'XML entities',
      'unsafeXml',
      oneSheet(ROSTER, {
        prolog: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>',
      }),
    ],
    ['XML that is broken', 'damaged', oneSheet('<sheetData><row><c></row>')],
    [
      'a checksum that does not fit',
      'damaged',
      zipOf(parts.map((part) => ({ ...part, says: { checksum: 1 } }))),
    ],
    ['two parts of one name', 'damaged', withPart('xl/workbook.xml', '<workbook/>')],
    ['a sheet that is missing', 'damaged', zipOf(parts.filter((part) => !part.name.includes('sheet1')))],
    [
      'a shared string that is missing',
      'damaged',
      oneSheet('<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'),
    ],
    ['a number that is none', 'damaged', oneSheet('<sheetData><row><c><v>1x</v></c></row></sheetData>')],
    ['a part packed 1000 to 1', 'packedTooTight', oneSheet(`${ROSTER}<!--${spaces}-->`)],
    [
      'a part that says it is 600 MB',
      'unpackedTooBig',
      zipOf(
        parts.map((part, at) => (at === 0 ? { ...part, says: { unpackedSize: 600 * 1024 * 1024 } } : part)),
      ),
    ],
    [
      'a part larger than it says',
      'damaged',
      zipOf(parts.map((part) => ({ ...part, says: { unpackedSize: 10 } }))),
    ],
    ['a cell of 40,000 characters', 'hugeCell', oneSheet(sheetData([['x'.repeat(40_000)]]))],
    ['a text cell of 40,000 characters', 'hugeCell', encode(`Name;Note\nA;${'x'.repeat(40_000)}`)],
    ['more than 200,000 rows', 'tooManyRows', encode(`Name\n${'A\n'.repeat(LIMITS.rows + 1)}`)],
    ['a quotation mark never closed', 'openQuote', encode(`Name,Note\nA,"x\n${'B,y\n'.repeat(10)}`)],
    [
      'nothing but empty cells',
      'nothingInIt',
      oneSheet('<sheetData><row r="1"><c r="A1" s="0"/></row></sheetData>'),
    ],
    ['nothing but commas', 'nothingInIt', encode(',,,\n,,,\n')],
  ] as const)('%s: %s', async (_, code, bytes) => {
    const problem = await problemOf(bytes);
    expect(problem.code).toBe(code);
    expect(problem.sentence).toMatch(/^“list\.xlsx” .+\. Nothing was changed\.$/);
  });

  it('larger than 50 MB, before anything is opened', async () => {
    expect((await problemOf(new Uint8Array(LIMITS.fileBytes + 1))).code).toBe('tooBig');
  });

  it('with a name that is not said back beyond 80 characters', async () => {
    const { sentence } = await problemOf(new Uint8Array(), `${'n'.repeat(500)}.xlsx`);
    expect(sentence.length).toBeLessThan(250);
  });
});

describe('small files that ask for much', () => {
  it('a merged range of a thousand million cells is only a range', async () => {
    const bytes = oneSheet(`${ROSTER}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`);
    expect(tablesOf(await readTables(bytes, 'a.xlsx'))[0]?.merges).toEqual(['A1:XFD1048576']);
  });

  it('validations and columns over the whole sheet cost nothing', async () => {
    const bytes = oneSheet(
      `<cols><col min="1" max="16384" hidden="1"/></cols>${ROSTER}<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>`,
    );
    expect(tablesOf(await readTables(bytes, 'a.xlsx'))[0]?.rows).toHaveLength(2);
  });

  it('a cell in the last column is one cell', async () => {
    expect(
      await cellsOf(oneSheet('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')),
    ).toMatchObject([{ column: 16_383 }]);
  });
});

describe('cells of a workbook', () => {
  const strings =
    '<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh><t>reading</t></rPh></si><si><t>_x0041_ _x005F_x0041_</t></si>';
  const formats = [
    'dd/mm/yyyy',
    'mmm\\ yyyy',
    '0.00 &quot;kg&quot;',
    '[h]:mm',
    '#,##0;[Red]-#,##0',
    '[$-409]d\\-mmm\\-yy;@',
  ];
  const cell = (xml: string) =>
    oneSheet(`<sheetData><row r="1">${xml}</row></sheetData>`, { strings, formats });

  it.each([
    ['shared text', '<c t="s"><v>0</v></c>', { kind: 'text', text: 'plain' }],
    ['rich text without its spoken reading', '<c t="s"><v>1</v></c>', { kind: 'text', text: 'rich text' }],
    ['escaped characters', '<c t="s"><v>2</v></c>', { kind: 'text', text: 'A _x0041_' }],
    [
      'inline text',
      '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
      { kind: 'text', text: ' a ' },
    ],
    [
      'text that looks like a formula',
      `<c t="inlineStr"><is><t>${escaped('=1+1')}</t></is></c>`,
      { kind: 'text', text: '=1+1' },
    ],
    ['a number', '<c><v>57.2</v></c>', { kind: 'number', value: 57.2, text: '57.2' }],
    ['a number in exponents', '<c><v>4.47700900123E11</v></c>', { kind: 'number', text: '447700900123' }],
    ['a date', '<c s="1"><v>37198</v></c>', { kind: 'date', date: '2001-11-03', text: '03/11/2001' }],
    ['a date with a time of day', '<c s="1"><v>37198.99</v></c>', { kind: 'date', date: '2001-11-03' }],
    [
      'a year formatted as a date',
      '<c s="2"><v>2021</v></c>',
      { kind: 'date', serial: 2021, text: 'Jul 1905' },
    ],
    ['a date with a locale', '<c s="6"><v>37198</v></c>', { kind: 'date', text: '3-Nov-01' }],
    ['the day that never was', '<c s="1"><v>60</v></c>', { kind: 'date', serial: 60, text: '60' }],
    ['a weight with a unit in its format', '<c s="3"><v>72.5</v></c>', { kind: 'number', value: 72.5 }],
    ['a duration', '<c s="4"><v>1.5</v></c>', { kind: 'number', value: 1.5 }],
    ['a number with colours', '<c s="5"><v>1500</v></c>', { kind: 'number', value: 1500 }],
    ['true', '<c t="b"><v>1</v></c>', { kind: 'boolean', value: true, text: 'TRUE' }],
    ['an error', '<c t="e"><v>#N/A</v></c>', { kind: 'error', text: '#N/A' }],
    [
      'a formula by its result',
      '<c t="str"><f>A2&amp;B2</f><v>Kim</v></c>',
      { kind: 'text', text: 'Kim', formula: true },
    ],
    [
      'a shared formula by its result',
      '<c><f t="shared" si="0"/><v>3</v></c>',
      { kind: 'number', value: 3, formula: true },
    ],
    [
      'a formula without a result',
      '<c><f>NOW()</f></c>',
      { kind: 'error', text: 'a formula without a stored result', formula: true },
    ],
    ['an ISO date', '<c t="d"><v>2001-11-03</v></c>', { kind: 'text', text: '2001-11-03' }],
  ])('%s', async (_, xml, wanted) => {
    expect(await cellsOf(cell(xml))).toMatchObject([wanted]);
  });

  it('count days from 1904 where the workbook says so', async () => {
    const bytes = oneSheet('<sheetData><row><c s="1"><v>35736</v></c></row></sheetData>', {
      formats,
      date1904: true,
    });
    expect(await cellsOf(bytes)).toMatchObject([{ kind: 'date', date: '2001-11-03' }]);
  });

  it('have their place even when the file leaves addresses out', async () => {
    const bytes = oneSheet(
      '<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="D5"><v>4</v></c><c><v>5</v></c></row></sheetData>',
    );
    const [table] = tablesOf(await readTables(bytes, 'a.xlsx'));
    expect(table?.rows.map((row) => [row.number, row.cells.map((each) => each.column)])).toEqual([
      [1, [0, 2]],
      [5, [3, 4]],
    ]);
  });

  it('are read whatever prefix the file gives its elements', async () => {
    const parts = workbookParts([{ name: 'Roster', xml: ROSTER }]).map((part) =>
      part.name.startsWith('xl/worksheets')
        ? {
            ...part,
            content: String(part.content)
              .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
              .replace('xmlns=', 'xmlns:x='),
          }
        : part,
    );
    expect((await cellsOf(zipOf(parts))).map((each) => each.text)).toEqual([
      'Last name',
      'First name',
      'Sørensen',
      'Renée',
    ]);
  });

  it('say what is hidden: sheets, rows, columns', async () => {
    const xml =
      '<cols><col min="2" max="3" hidden="true"/></cols><sheetData><row r="1" hidden="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c></row></sheetData>';
    const [table] = tablesOf(
      await readTables(zipOf(workbookParts([{ name: 'Old', xml, state: 'veryHidden' }])), 'a.xlsx'),
    );
    expect(table).toMatchObject({
      hidden: true,
      hiddenColumns: [1, 2],
      rows: [{ hidden: true }, { hidden: false }],
    });
  });
});

describe('what is set aside is said', () => {
  it.each([
    [
      'macros',
      'xl/vbaProject.bin',
      'The workbook contains macros. They were neither run nor kept; only its cells were read.',
    ],
    [
      'links to other files',
      'xl/externalLinks/externalLink1.xml',
      'The workbook links to other files. The links were not followed: the values it last saved were read.',
    ],
  ])('%s', async (_, name, remark) => {
    const result = await readTables(
      zipOf([...workbookParts([{ name: 'Roster', xml: ROSTER }]), { name, content: 'x' }]),
      'list.xlsm',
    );
    expect(result).toMatchObject({ ok: true, remarks: [remark] });
  });

  it.each([
    ['list.csv', oneSheet(ROSTER), 'an Excel workbook'],
    ['list.xlsx', encode('Name,DOB\nA,2001-01-01'), 'a text table'],
  ])('a misleading name: %s', async (name, bytes, inside) => {
    expect(await readTables(bytes, name)).toMatchObject({
      ok: true,
      remarks: [
        `The name of the file suggests something else, but inside it is ${inside} and was read as one.`,
      ],
    });
  });
});

describe('text tables', () => {
  const rows = [
    ['Name', 'Größe', 'Note'],
    ['Renée “Bo” Łuczak', '1,70', 'a;b\nc,"d"'],
    ['', '', ''],
    ["O'Neill", '5\'7"', 'x'],
  ];
  const texts = [
    ['Name', 'Größe', 'Note'],
    ['Renée “Bo” Łuczak', '1,70', 'a;b\nc,"d"'],
    ["O'Neill", '5\'7"', 'x'],
  ];
  const written = (delimiter: string) =>
    rows
      .map((row) =>
        row
          .map((value) => (/[;,"\n\t|]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
          .join(delimiter),
      )
      .join('\r\n');
  const utf16 = (text: string, big: boolean) => {
    const bytes = Buffer.from(text, 'utf16le');
    return new Uint8Array(big ? bytes.swap16() : bytes);
  };

  it.each([
    ['commas', encode(written(','))],
    ['semicolons', encode(written(';'))],
    ['tabs', encode(written('\t'))],
    ['bars', encode(written('|'))],
    ['a byte order mark', encode(`\ufeff${written(',')}`)],
    ['UTF-16 little end first', utf16(`\ufeff${written('\t')}`, false)],
    ['UTF-16 big end first', utf16(`\ufeff${written(';')}`, true)],
    ['UTF-16 without a mark', utf16(written(';'), false)],
  ])('with %s', async (_, bytes) => {
    const [table] = tablesOf(await readTables(bytes, 'list.csv'));
    expect(table?.rows.map((row) => row.cells.map((each) => each.text))).toEqual(texts);
    expect(table?.rows.map((row) => row.number)).toEqual([1, 2, 4]);
  });

  it('without quotation marks exactly as the library splits them', () => {
    const text = fc
      .array(fc.constantFrom(';', ';', ',', '\t', '\n', '\n', '\r\n', '\r', ' ', 'Ada', 'ß', '72,5'), {
        minLength: 1,
        maxLength: 60,
      })
      .map((pieces) => `Name;Team\n${pieces.join('')}`);
    fc.assert(
      fc.property(text, (body) => {
        const [table] = tablesOf(readPastedCells(`sep=;\n${body}`));
        const byLibrary = parse(body, { delimiter: ';', relax_column_count: true }).map((record) =>
          record.flatMap((value, column) =>
            value.trim() === '' ? [] : [[column, value.replace(/\r\n?/g, '\n')]],
          ),
        );
        expect(
          table?.rows.map(({ number, cells }) => [number, cells.map((cell) => [cell.column, cell.text])]),
        ).toEqual(byLibrary.flatMap((cells, at) => (cells.length > 0 ? [[at + 2, cells]] : [])));
      }),
      { numRuns: 300, seed: 2026 },
    );
  });

  it('in Windows-1252, and say so', async () => {
    const result = await readTables(
      new Uint8Array(
        [...'Name;Gr']
          .map((letter) => letter.charCodeAt(0))
          .concat([0xf6, 0xdf, 0x65, 0x0a, 0x8a, 0x69, 0x3b, 0x80]),
      ),
      'list.csv',
    );
    expect(tablesOf(result)[0]?.rows.map((row) => row.cells.map((each) => each.text))).toEqual([
      ['Name', 'Größe'],
      ['Ši', '€'],
    ]);
    expect(result).toMatchObject({ remarks: [expect.stringContaining('Windows-1252')] });
  });

  it('with the delimiter that Excel states', async () => {
    const [table] = tablesOf(await readTables(encode('sep=|\nName|Team\nA, B|C'), 'list.csv'));
    expect(table?.rows).toMatchObject([
      { number: 2 },
      { number: 3, cells: [{ text: 'A, B' }, { text: 'C' }] },
    ]);
  });

  it('with decimal commas between semicolons', async () => {
    const [table] = tablesOf(await readTables(encode('Name;kg\nA;81,5\nB;54,2'), 'list.csv'));
    expect(table?.rows[1]?.cells.map((each) => each.text)).toEqual(['A', '81,5']);
  });

  it('with an unquoted height', async () => {
    const [table] = tablesOf(await readTables(encode(`Name,Height\nA,5'7"\nB,6'0"`), 'list.csv'));
    expect(table?.rows.map((row) => row.cells[1]?.text)).toEqual(['Height', `5'7"`, `6'0"`]);
  });

  it('pasted from a spreadsheet', () => {
    const [table] = tablesOf(readPastedCells('Name\tTeam\n"Kim\nBen"\tA\n'));
    expect(table).toMatchObject({
      source: 'paste',
      rows: [{}, { cells: [{ text: 'Kim\nBen' }, { text: 'A' }] }],
    });
    expect(readPastedCells(' ')).toMatchObject({ ok: false, problem: { code: 'nothingInIt' } });
  });
});
