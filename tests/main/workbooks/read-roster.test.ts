/** Lists as coaches keep them: titles, totals, several sheets, questions that only the coach can answer. */

import { describe, expect, it } from 'vitest';
import { readRosterFile } from '#main/workbooks/read-roster-file.ts';
import { readTables } from '#main/workbooks/reading/read-workbook.ts';
import { readRoster } from '#main/workbooks/roster/read-roster.ts';
import { type SheetParts, sheetData, workbookParts, zipOf } from './make-workbook.ts';
import { readLines, TODAY, tablesOf } from './reading.ts';

type Cells = readonly (readonly (string | number)[])[];

async function readSheets(
  sheets: readonly (Omit<SheetParts, 'xml'> & { rows: Cells })[],
  answers: Partial<Parameters<typeof readRoster>[0]> = {},
) {
  const bytes = zipOf(
    workbookParts(sheets.map(({ rows, ...sheet }) => ({ ...sheet, xml: sheetData(rows) }))),
  );
  return readRoster({ tables: tablesOf(await readTables(bytes, 'list.xlsx')), today: TODAY, ...answers });
}

const people = (rows: Awaited<ReturnType<typeof readLines>>['rows']) =>
  rows.map(({ person }) => `${person?.firstName} ${person?.lastName}`.trim());

it('cuts a long header, but no emoji in half', async () => {
  const { columns } = await readLines(`Name;DOB;${'a'.repeat(119)}🏐\nAnn Kim;2001-05-06;x\n`);
  expect(columns[2]?.header).toBe('a'.repeat(119));
});

describe('the order of dates', () => {
  it('is asked for when nothing in the column tells, and no cell is guessed', async () => {
    const { questions, rows } = await readLines('Name,DOB\nAnn Kim,03/04/2001\nBen Kim,05/06/2002');
    expect(questions).toEqual([
      {
        kind: 'dateOrder',
        field: 'dateOfBirth',
        column: 'B',
        header: 'DOB',
        cells: 2,
        sentence:
          'Column B ("DOB"): nothing in the column tells whether the day or the month comes first in 03/04/2001, 05/06/2002. Which is it?',
      },
    ]);
    expect(rows.map((row) => row.person?.dateOfBirth)).toEqual([undefined, undefined]);
    expect(rows.flatMap((row) => row.problems)).toEqual([]);
  });

  it('is suggested by the column of birthdays', async () => {
    const { questions } = await readLines('Name,DOB,Training since\nAnn Kim,25/12/2001,03/04/2021');
    expect(questions).toMatchObject([{ kind: 'dateOrder', field: 'trainingSince', suggestion: 'dmy' }]);
  });

  it('is the coach’s answer', async () => {
    const { questions, rows } = await readLines('Name,DOB\nAnn Kim,03/04/2001', {
      dateOrder: { dateOfBirth: 'mdy' },
    });
    expect([questions, rows[0]?.person?.dateOfBirth]).toEqual([[], '2001-03-04']);
  });

  it('is asked for when the column contradicts itself; the cells that fit one order alone are read', async () => {
    const { questions, rows } = await readLines(
      'Name,DOB\nAnn Kim,25/12/2001\nBen Kim,12/25/2001\nCy Kim,03/04/2001',
    );
    expect(questions).toMatchObject([
      { kind: 'dateOrder', cells: 1, sentence: expect.stringContaining('mixes dates') },
    ]);
    expect(rows.map((row) => row.person?.dateOfBirth)).toEqual(['2001-12-25', '2001-12-25', undefined]);
  });
});

describe('birthdays', () => {
  it.each([
    ['2027-01-01', 'error', 'row 2, column B ("DOB"): 2027-01-01 lies in the future'],
    ['1890-01-01', 'error', 'row 2, column B ("DOB"): 1890-01-01 is more than 120 years ago'],
    ['2024-01-01', 'warning', 'row 2, column B ("DOB"): 2024-01-01 makes this person 2 years old'],
    ['sometime', 'error', 'row 2, column B ("DOB"): sometime is not a date'],
  ])('%s is a %s', async (written, severity, sentence) => {
    const { problems, rows } = await readLines(`Name,DOB\nAnn Kim,${written}`);
    expect(problems).toMatchObject([{ severity, sentence, cell: 'B2' }]);
    expect(rows[0]?.person?.dateOfBirth).toBe(severity === 'warning' ? written : undefined);
  });
});

describe('cells', () => {
  it.each([
    ['Sex', 'f', { sex: 'female' }],
    ['Geschlecht', 'männlich', { sex: 'male' }],
    ['Geslacht', 'v', { sex: 'female' }],
    ['Gender', 'non-binary', { sex: 'other' }],
    ['Gender', 'prefer not to say', { sex: 'undisclosed' }],
    ['Squads', 'Netball / Rugby M', { squads: ['Netball', 'Rugby M'] }],
    ['Squads', 'Netball, Rugby M', { squads: ['Netball', 'Rugby M'] }],
    ['Squads', 'Track & Field; Rugby / W; track & field', { squads: ['Track & Field', 'Rugby / W'] }],
    ['Phone', '+44 7700 900123', { phone: '+44 7700 900123' }],
    ['Notes', '-- away until Sept --', { notes: '-- away until Sept --' }],
    ['Notes', '@coach =1+1', { notes: '@coach =1+1' }],
    ['Parent / guardian', 'yes – on file', { guardian: 'yes – on file' }],
    ['Preferred name', 'Meg', { preferredName: 'Meg' }],
    ['Student ID', '00123', { externalId: '00123' }],
    ['Weight (kg)', 'n/a', {}],
    ['DOB', '-', {}],
  ])('%s %j', async (header, written, person) => {
    const { rows, problems } = await readLines(`Name;${header}\nAnn Kim;"${written.replaceAll('"', '""')}"`);
    expect(problems).toEqual([]);
    expect(rows[0]?.person).toEqual({ lastName: 'Kim', firstName: 'Ann', squads: [], maxima: [], ...person });
  });

  it.each([
    [
      'Sex',
      'yes',
      'row 2, column B ("Sex"): yes is not a sex Rackside knows; write female, male, other or undisclosed',
    ],
    ['Height', '17', 'row 2, column B ("Height"): 17 is not a height'],
    ['Weight (kg)', '72 cm', 'row 2, column B ("Weight (kg)"): 72 cm is not a weight'],
    ['Sport', 'x'.repeat(61), 'row 2, column B ("Sport"): the text is longer than 60 characters'],
    [
      'Squads',
      'x'.repeat(61),
      'row 2, column B ("Squads"): the name of a squad is longer than 60 characters',
    ],
  ])('%s %j is an error', async (header, written, sentence) => {
    const { problems } = await readLines(`Name;${header}\nAnn Kim;${written}`);
    expect(problems).toMatchObject([{ severity: 'error', sentence }]);
  });

  it.each([
    ['Weight (kg)', '250', 'row 2, column B ("Weight (kg)"): 250 is an unusual bodyweight in kg'],
    [
      'E-mail',
      'none at all',
      'row 2, column B ("E-mail"): none at all is not an e-mail address; it was kept as written',
    ],
    ['Training since', '2030', 'row 2, column B ("Training since"): 2030 lies in the future'],
  ])('%s %j is read with a warning', async (header, written, sentence) => {
    const { problems } = await readLines(`Name;${header}\nAnn Kim;${written}`);
    expect(problems).toMatchObject([{ severity: 'warning', sentence }]);
  });

  it('reads H and M as hombre and mujer when there is no F', async () => {
    const { rows, assumptions } = await readLines('Nombre,Sexo\nAna Ruiz,M\nLuis Ruiz,H');
    expect(rows.map((row) => row.person?.sex)).toEqual(['female', 'male']);
    expect(assumptions).toContain('Column B ("Sexo"): H and M without any F, read as hombre and mujer.');
  });

  it.each([
    ['DOB', 'row 2, column B ("DOB"): #N/A is an error of the spreadsheet, not a date'],
    ['Weight (kg)', 'row 2, column B ("Weight (kg)"): #N/A is an error of the spreadsheet, not a weight'],
    ['Sport', 'row 2, column B ("Sport"): #N/A is an error of the spreadsheet'],
  ])('%s with an error of the spreadsheet is an error at its cell', async (header, sentence) => {
    const xml = sheetData([
      ['Name', header],
      ['Ann Kim', 'ERROR'],
    ]).replace(
      /<c t="inlineStr"><is><t xml:space="preserve">ERROR<\/t><\/is><\/c>/,
      '<c t="e"><v>#N/A</v></c>',
    );
    const tables = tablesOf(await readTables(zipOf(workbookParts([{ name: 'Roster', xml }])), 'list.xlsx'));
    expect(readRoster({ tables, today: TODAY })).toMatchObject({
      reading: { problems: [{ cell: 'B2', severity: 'error', sentence }] },
    });
  });
});

describe('rows that are not people', () => {
  it('are titles, blank rows, repeated headers, totals and bare numbers, each said', async () => {
    const reading = await readLines(
      [
        'HARBOUR CENTRE',
        '',
        'No;Last name;First name;kg',
        '1;Kim;Ann;60',
        '',
        '2;Kim;Ben;70',
        'No;Last name;First name;kg',
        '3;;;',
        ';Average;;70',
        ';TOTAL;;4',
      ].join('\n'),
    );
    expect(people(reading.rows)).toEqual(['Ann Kim', 'Ben Kim']);
    expect(reading.remarks).toEqual([
      'The people were read from "list.csv", with the headers in row 3.',
      'Row 1 stands above the headers and was left out.',
      'Row 5 inside the list is blank.',
      'Rows 9 and 10 add up or average the others and were left out.',
      'Row 7 repeats the headers and was left out.',
      'Row 8 holds nothing but a running number and was left out.',
      'Column A ("No") numbers the list and was left out.',
    ]);
  });

  it('with a total whose name is a person’s, the person is kept', async () => {
    const reading = await readLines('Name;DOB;Team\nTotal, Ina;2001-02-03;Netball\nTotal;;');
    expect(people(reading.rows)).toEqual(['Ina Total']);
    expect(reading.remarks).toContain('Row 3 adds up or averages the others and was left out.');
  });

  it('without a name are errors, not silence', async () => {
    const { rows } = await readLines('Last name;First name;DOB\n;;2001-02-03');
    expect(rows).toMatchObject([
      {
        rowNumber: 2,
        problems: [
          { cell: 'A2', severity: 'error', sentence: 'row 2, column A ("Last name"): the name is missing' },
        ],
      },
    ]);
    expect(rows[0]).not.toHaveProperty('person');
  });
});

it('says that merged cells inside the list have their value in the first one only', async () => {
  const xml = `${sheetData([['Name', 'Team'], ['Ann Kim', 'Netball'], ['Ben Kim']])}<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="B2:B3"/></mergeCells>`;
  const tables = tablesOf(await readTables(zipOf(workbookParts([{ name: 'Roster', xml }])), 'list.xlsx'));
  const result = readRoster({ tables, today: TODAY });
  expect(result.ok && result.reading.remarks).toContain(
    'Cells are merged inside the list (B2:B3): only the first of them has the value.',
  );
});

describe('hidden rows and columns', () => {
  it('are read and said', async () => {
    const sheet = `<cols><col min="2" max="2" hidden="1"/></cols>${sheetData([
      ['Name', 'Phone'],
      ['Ann Kim', '1'],
      ['Ben Kim', '2'],
    ]).replace(
      '<row><c t="inlineStr"><is><t xml:space="preserve">Ben',
      '<row hidden="1"><c t="inlineStr"><is><t xml:space="preserve">Ben',
    )}`;
    const tables = tablesOf(
      await readTables(zipOf(workbookParts([{ name: 'Roster', xml: sheet }])), 'list.xlsx'),
    );
    const result = readRoster({ tables, today: TODAY });
    expect(result).toMatchObject({
      reading: { rows: [{ hidden: false }, { hidden: true, person: { phone: '2' } }] },
    });
    expect(result.ok && result.reading.remarks).toEqual(
      expect.arrayContaining([
        'Row 3 is hidden in the file and was read all the same.',
        'Column B ("Phone") is hidden in the file and was read all the same.',
      ]),
    );
  });
});

describe('sheets', () => {
  const roster: Cells = [
    ['Last name', 'First name', 'DOB', 'Team'],
    ['Kim', 'Ann', '2001-02-03', 'Netball'],
  ];

  it('the one that looks like a roster is chosen, the others are named', async () => {
    const result = await readSheets([
      { name: 'Read me', rows: [['Fill in the list']] },
      { name: 'People', rows: roster },
    ]);
    expect(result).toMatchObject({ ok: true, reading: { sheet: 'People', questions: [] } });
    expect(result.ok && result.reading.remarks).toContain('The sheet "Read me" was left out.');
  });

  it('a visible sheet is preferred to a hidden one', async () => {
    const result = await readSheets([
      { name: 'Old', rows: roster, state: 'hidden' },
      { name: 'New', rows: roster },
    ]);
    expect(result).toMatchObject({ reading: { sheet: 'New', questions: [] } });
  });

  it('two that look alike are asked about, and the answer is taken', async () => {
    const sheets = [
      { name: 'Netball', rows: roster },
      { name: 'Rugby', rows: [...roster, ['Lee', 'Bo', '', '']] },
    ];
    expect(await readSheets(sheets)).toMatchObject({
      reading: {
        sheet: 'Rugby',
        questions: [{ kind: 'sheet', sheets: ['Netball', 'Rugby'], chosen: 'Rugby' }],
      },
    });
    expect(await readSheets(sheets, { mapping: { sheet: 'Netball' } })).toMatchObject({
      reading: { sheet: 'Netball', questions: [] },
    });
  });

  it('a file without headers is refused with what to do', async () => {
    const result = await readSheets([
      {
        name: 'People',
        rows: [
          ['Kim', 'Ann'],
          ['Lee', 'Bo'],
        ],
      },
    ]);
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: 'noList',
        sheets: ['People'],
        sentence: expect.stringContaining('Put headers such as'),
      },
    });
  });

  it('the coach says where the headers are and what the columns mean', async () => {
    const mapping = {
      sheet: 'People',
      headerRow: 2,
      columns: { A: { field: 'lastName' }, B: { field: 'firstName' }, C: { field: 'bodyweight' } },
    } as const;
    const result = await readSheets(
      [{ name: 'People', rows: [['Our team'], ['who', 'called', 'how heavy'], ['Kim', 'Ann', 60]] }],
      { mapping, units: { bodyweight: 'kg' } },
    );
    expect(result).toMatchObject({
      reading: {
        headerRow: 2,
        rows: [
          { person: { lastName: 'Kim', firstName: 'Ann', bodyweight: { hundredths: 6000, unit: 'kg' } } },
        ],
      },
    });
  });

  it('a file of maxima alone is a list of names with maxima', async () => {
    const result = await readSheets([
      {
        name: 'Maxes',
        rows: [
          ['Name', 'Squat 1RM (kg)'],
          ['Ann Kim', 80],
        ],
      },
    ]);
    expect(result).toMatchObject({
      reading: {
        rows: [
          {
            person: {
              lastName: 'Kim',
              maxima: [{ exerciseName: 'Squat', reps: 1, load: { hundredths: 8000 }, cell: 'Maxes!B2' }],
            },
          },
        ],
      },
    });
  });
});

describe('a sheet of maxima beside the roster', () => {
  const maxes = (rows: Cells) =>
    readSheets([
      {
        name: 'Roster',
        rows: [
          ['Surname, First', 'DOB'],
          ['van der Berg, Ruth', '1985-11-05'],
          ['Kim, Ann', '2001-02-03'],
        ],
      },
      { name: 'Maxes', rows },
    ]);

  it.each(['Ruth van der Berg', 'van der Berg, Ruth', 'RUTH VAN DER BERG', 'van der Berg Ruth'])(
    'finds %s',
    async (name) => {
      expect(
        await maxes([
          ['Name', 'Squat 1RM (kg)'],
          [name, 100],
        ]),
      ).toMatchObject({
        reading: {
          unplacedMaxima: [],
          rows: [{ person: { maxima: [{ load: { hundredths: 10000 } }] } }, { person: { maxima: [] } }],
        },
      });
    },
  );

  it('says whom it does not find, and errors at their cells', async () => {
    const result = await maxes([
      ['Name', 'Squat 1RM (kg)'],
      ['Somebody Else', 100],
      ['Ann Kim', 'heavy'],
    ]);
    expect(result).toMatchObject({
      reading: {
        unplacedMaxima: [{ name: 'Somebody Else', candidates: [] }],
        problems: [
          {
            sheet: 'Maxes',
            cell: 'A2',
            severity: 'warning',
            sentence:
              'sheet "Maxes", row 2, column A ("Name"): Somebody Else is not on the sheet of people, so these maxima were left out',
          },
          {
            sheet: 'Maxes',
            cell: 'B3',
            severity: 'error',
            sentence: 'sheet "Maxes", row 3, column B ("Squat 1RM (kg)"): heavy is not a load',
          },
        ],
      },
    });
  });
});

it.each([
  ['of one day', '2026-11-02', '2026-11-02'],
  ['of no day', '', ''],
])(
  'a sheet of maxima that says two loads of one lift and person %s gives the first, and says so',
  async (_, ...days) => {
    const result = await readSheets([
      {
        name: 'Roster',
        rows: [
          ['Name', 'DOB'],
          ['Ann Kim', '2001-02-03'],
        ],
      },
      {
        name: 'Maxes',
        rows: [
          ['Name', 'Tested on', 'Squat 1RM (kg)'],
          ['Ann Kim', days[0], 100],
          ['Ann Kim', days[1], 160],
        ],
      },
    ]);
    expect(result).toMatchObject({
      reading: {
        rows: [{ person: { maxima: [{ load: { hundredths: 10_000 } }] } }],
        problems: [
          {
            cell: 'C3',
            concern: 'twice',
            sentence:
              'sheet "Maxes", row 3, column C ("Squat 1RM (kg)"): 160 kg here, 100 kg in Maxes!C2, of the same person and day: Maxes!C2 counts, and this one is left out',
          },
        ],
      },
    });
  },
);

it('says which columns it leaves out and which source the mapping belongs to', async () => {
  const reading = await readLines('Last name,First name,Level,Favourite colour\nKim,Ann,beginner,blue');
  expect(reading.remarks).toEqual(
    expect.arrayContaining([
      'Column C ("Level") is worked out or kept by Rackside itself and was left out.',
      'Column D ("Favourite colour") fits no field and was left out.',
    ]),
  );
  expect(reading.sourceKey).toBe('A:last name|B:first name|C:level|D:favourite colour');
});

it.each([
  [2, '2 columns fit no field and were left out: B ("Thing 1") and C ("Thing 2").'],
  [
    299,
    '299 columns fit no field and were left out: B ("Thing 1"), C ("Thing 2"), D ("Thing 3"), E ("Thing 4") and 295 more.',
  ],
])('says once that %i columns fit no field', async (columns, sentence) => {
  const things = Array.from({ length: columns }, (_, at) => `Thing ${at + 1}`);
  const { remarks } = await readLines(`Name,${things.join(',')}\nAnn Kim,${things.join(',')}`);
  expect(remarks.filter((remark) => remark.includes('no field'))).toEqual([sentence]);
});

it('crosses to a worker and back unchanged', async () => {
  const reading = await readLines('Name,DOB,kg\nAnn Kim,25/12/2001,60');
  expect(structuredClone(reading)).toEqual(reading);
});

describe('a file read in one step', () => {
  it('gives the remarks on the file before those on its list', async () => {
    const bytes = new TextEncoder().encode('Name,DOB\nAnn Kim,2001-02-03');
    const result = await readRosterFile({ bytes, fileName: 'list.xlsx', today: TODAY });
    expect(result.ok && result.reading.remarks.map((remark) => remark.slice(0, 30))).toEqual([
      'The name of the file suggests ',
      'The people were read from "lis',
    ]);
  });

  it.each([
    [
      'pasted cells',
      { pasted: 'Name\tTeam\nAnn Kim\tNetball' },
      { ok: true, reading: { sheet: 'Pasted cells', rows: [{ person: { squads: ['Netball'] } }] } },
    ],
    [
      'a file that cannot be read',
      { bytes: new Uint8Array(), fileName: 'list.xlsx' },
      { ok: false, problem: { code: 'empty' } },
    ],
    ['a file without a list', { pasted: '1\t2' }, { ok: false, problem: { code: 'noList' } }],
  ])('answers for %s', async (_, source, wanted) => {
    expect(await readRosterFile({ ...source, today: TODAY })).toMatchObject(wanted);
  });
});
