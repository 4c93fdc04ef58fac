/** The report workbook, opened again by another reader: cells, types, panes, filters, print settings, no author. */

import { beforeAll, describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { writeReport, writeWorkbook } from '#main/workbooks/write-report.ts';
import { programRows } from '#main/workbooks/writing/program-rows.ts';
import type { ReportModel } from '#main/workbooks/writing/report-model.ts';
import { rosterSheet } from '#main/workbooks/writing/sheets/roster-sheet.ts';
import { writeCsv } from '#main/workbooks/writing/write-csv.ts';
import { PATIENCE, SOFFICE, sheetsShown } from './libreoffice.ts';
import { packageFaults } from './package-check.ts';
import { readAgain, type SecondReading } from './second-reader.ts';

const day = calendarDateOf;
const MODEL: ReportModel = {
  generatedAt: '2026-11-23 14:05',
  appVersion: '0.1.0',
  unit: 'kg',
  e1rmFormula: 'Epley, at most 10 repetitions',
  filters: ['Squad: Netball', 'Status: active'],
  tonnage: 'Both sides counted, bodyweight left out, warm-ups left out.',
  roster: [
    {
      id: 'a1',
      lastName: 'Sørensen',
      firstName: 'Renée',
      preferredName: '=Ren',
      dateOfBirth: day('2009-09-06'),
      sex: 'female',
      squads: ['Netball', 'Rugby W'],
      sport: '+Netball',
      position: '-GK',
      level: 'beginner',
      bodyweight: load(72.5, 'kg'),
      bodyweightOn: day('2026-11-02'),
      status: 'active',
    },
    {
      id: 'a2',
      lastName: '@Kim',
      firstName: '\tBen',
      dateOfBirth: day('1899-12-31'),
      squads: [],
      bodyweight: load(158, 'lb'),
      status: 'away',
    },
  ],
  maxes: [
    {
      athlete: 'Sørensen, Renée',
      exercise: 'Hip thrust',
      unit: 'kg',
      tested1rm: load(97.5, 'kg'),
      e1rm: load(220, 'lb'),
      e1rmFrom: '5 × 85 kg, 3 Nov 2026',
      trainingMax: load(90, 'kg'),
      newest: 'tested1rm',
      date: day('2026-11-03'),
      before: load(100, 'kg'),
      bodyweight: load(72.5, 'kg'),
    },
  ],
  program: [
    {
      week: '1–4',
      phase: 'Base',
      session: 'A Lower',
      order: 'A1',
      exercise: 'Hip thrust',
      sets: 3,
      reps: 8,
      percentLow: 77,
      percentHigh: 80,
      percentOf: 'trainingMax',
      restSeconds: 90,
      perSide: false,
      notes: '=not a formula',
    },
  ],
  matrix: {
    lifts: ['Hip thrust', 'Back squat'],
    rows: [
      { athlete: 'Kim, Ben', squads: [], hundredths: [undefined, 8000] },
      { athlete: 'Sørensen, Renée', squads: ['Netball'], hundredths: [9750, 7000] },
    ],
  },
  rankings: [
    {
      exercise: 'Back squat',
      athlete: '+Kim, Ben',
      squads: [],
      hundredths: 8000,
      how: 'estimated',
      date: day('2026-11-03'),
      place: 1,
    },
  ],
  availability: [
    {
      athlete: 'Sørensen, Renée',
      squads: ['Netball'],
      status: 'active',
      availability: 'Modified',
      modifications: 'MOD-2: cap 60 %, 3 RIR',
    },
  ],
  assignments: [
    {
      athlete: 'Sørensen, Renée',
      program: '8-week glute development',
      version: 2,
      start: day('2026-02-02'),
      state: 'running',
      reason: 'moved to week 2',
      healthReason: 'PLANTED SYMPTOM',
    },
  ],
};

const SHEETS = [
  'ReadMe',
  'Roster',
  'Maxes',
  'Max matrix',
  'Rankings',
  'Program',
  'Assignments',
  'Availability',
];

let bytes: Uint8Array;
let file: SecondReading;
const sheet = (name: string) => file.sheets.get(name);
const cell = (name: string, address: string) => sheet(name)?.cells.get(address);

beforeAll(async () => {
  bytes = await writeReport(MODEL);
  file = await readAgain(bytes);
});

describe('cells', () => {
  it.each([
    ['ReadMe', 'B2', 'text', '2026-11-23 14:05', '@'],
    ['ReadMe', 'B4', 'text', 'kg', '@'],
    ['ReadMe', 'B7', 'text', 'Status: active', '@'],
    ['ReadMe', 'B8', 'text', 'no', '@'],
    ['Roster', 'B2', 'text', 'Sørensen', '@'],
    // real dates: the day number of 6 September 2009, whatever the time zone
    ['Roster', 'E2', 'number', '40062', 'yyyy-mm-dd'],
    ['Roster', 'G2', 'text', 'Netball / Rugby W', '@'],
    ['Roster', 'K2', 'number', '72.5', 'General'],
    ['Roster', 'L3', 'number', '158', 'General'],
    ['Roster', 'M2', 'number', '46328', 'yyyy-mm-dd'],
    // what begins like a formula is text and says so to whoever edits it
    ['Roster', 'D2', 'text', '=Ren', '@'],
    ['Roster', 'H2', 'text', '+Netball', '@'],
    ['Roster', 'I2', 'text', '-GK', '@'],
    ['Roster', 'B3', 'text', '@Kim', '@'],
    ['Roster', 'C3', 'text', '\tBen', '@'],
    ['Maxes', 'D2', 'number', '97.5', 'General'],
    ['Maxes', 'E2', 'number', '99.79', 'General'],
    ['Maxes', 'I2', 'number', '100', 'General'],
    ['Maxes', 'J2', 'number', '-2.5', '+General;-General;0'],
    ['Maxes', 'L2', 'number', '1.34', '0.00'],
    ['Program', 'H2', 'number', '77', '0.0'],
    ['Program', 'G2', 'number', '8', 'General'],
    ['Program', 'O2', 'text', '=not a formula', '@'],
    ['Assignments', 'C2', 'number', '2', '0'],
  ] as const)('%s %s is %s %j', (name, address, type, value, format) => {
    expect(cell(name, address)).toEqual({ type, value, format });
  });

  it('hold no formula but beside the maxima and under the matrix, where each knows what it comes to', () => {
    const formulas = [...file.sheets].filter(([, { xml }]) => xml.includes('<f>')).map(([name]) => name);
    expect(formulas).toEqual(['Maxes', 'Max matrix']);
    // A formula that gives nothing is text, and `C6` has one number only.
    const values = ['C4', 'C5', 'C6', 'C7', 'D4', 'D5', 'D6', 'D7'].map(
      (at) => cell('Max matrix', at)?.value,
    );
    expect(values).toEqual(['97.5', '97.5', '97.5', '1', '80', '75', '70', '2']);
    expect(sheet('Max matrix')?.xml).toContain(
      '<f>IF(SUBTOTAL(102,D2:D3)=0,&quot;&quot;,SUBTOTAL(104,D2:D3))</f>',
    );
    expect(sheet('Max matrix')?.xml).toContain('<autoFilter ref="A1:D3"/>');
  });

  it('write a date that spreadsheets disagree about as text', () => {
    expect(cell('Roster', 'E3')).toMatchObject({ type: 'text', value: '1899-12-31' });
  });

  it('have their unit in the header', () => {
    expect(['K1', 'L1'].map((address) => cell('Roster', address)?.value)).toEqual([
      'Bodyweight (kg)',
      'Bodyweight (lb)',
    ]);
    expect([...(sheet('Program')?.cells.values() ?? [])].map((each) => each.value)).toEqual(
      expect.arrayContaining(['Load (kg)', 'Rest (s)', 'From (%)']),
    );
  });
});

describe.each(['Roster', 'Maxes', 'Max matrix', 'Rankings', 'Program', 'Assignments', 'Availability'])(
  'the sheet %s',
  (name) => {
    it('keeps its header in sight and repeats it on every page', () => {
      expect(sheet(name)?.xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
      expect(file.parts.get('xl/workbook.xml')).toContain(
        `<definedName name="_xlnm.Print_Titles" localSheetId="${[...file.sheets.keys()].indexOf(name)}">&apos;${name}&apos;!$1:$1<`,
      );
    });

    it('filters, prints landscape and one page wide, within its area', () => {
      const xml = sheet(name)?.xml ?? '';
      expect(xml).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/);
      expect(xml).toMatch(/<pageSetup [^>]*orientation="landscape"[^>]*fitToWidth="1" fitToHeight="0"/);
      expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
      expect(file.parts.get('xl/workbook.xml')).toMatch(
        new RegExp(`Print_Area"[^>]*>&apos;${name}&apos;!\\$A\\$1:\\$[A-Z]+\\$\\d+<`),
      );
    });

    it('has columns wide enough for their contents', () => {
      expect(
        [...(sheet(name)?.xml ?? '').matchAll(/<col [^>]*width="(\d+)"/g)].every(
          (match) => Number(match[1]) >= 6,
        ),
      ).toBe(true);
    });
  },
);

describe('a header', () => {
  it.each([
    ['one line where its columns are wide enough', 'Athlete', 26, 15],
    ['two where a header is longer than its column', 'Sets (without warm-up)', 18, 30],
    ['three where it is longer still', 'Sets (without warm-up)', 12, 45],
    ['one for a word that no line end can mend', 'Modifications', 6, 15],
  ])('is as high as %s', async (_, header, width, height) => {
    const column = { header, width, format: 'text' as const, value: () => 'x' };
    const bytes = await writeWorkbook([{ name: 'Only', rows: [1], columns: [column] }], day('2026-11-23'));
    expect((await readAgain(bytes)).sheets.get('Only')?.xml).toMatch(
      new RegExp(`<row r="1"[^>]* ht="${height}"`),
    );
  });
});

it('ReadMe wraps its sentences instead of cutting them off on paper', () => {
  const style = /<c r="B2" s="(\d+)"/.exec(sheet('ReadMe')?.xml ?? '')?.[1];
  const styles = /<cellXfs.*<\/cellXfs>/s.exec(file.parts.get('xl/styles.xml') ?? '')?.[0] ?? '';
  expect(styles.match(/<xf .*?(?:\/>|<\/xf>)/gs)?.[Number(style)]).toContain('wrapText="1"');
});

it('gives a sentence of the ReadMe as many lines as it takes, so that none lies over the next', async () => {
  const tonnage = 'a word and another '.repeat(8).trim();
  const { sheets } = await readAgain(await writeReport({ ...MODEL, tonnage }));
  const heights = [...(sheets.get('ReadMe')?.xml ?? '').matchAll(/<row [^>]* ht="([\d.]+)"/g)];
  expect(Number(heights.at(-1)?.[1])).toBe(30);
  expect(Number(heights.at(1)?.[1])).toBe(15);
});

describe('the file', () => {
  it('has nothing that a spreadsheet would offer to repair', () => {
    expect(packageFaults(file.parts)).toEqual([]);
  });

  it.each<[string, string, (parts: Map<string, string>) => void]>([
    [
      'a part that is missing',
      'xl/worksheets/sheet2.xml',
      (parts) => parts.delete('xl/worksheets/sheet2.xml'),
    ],
    ['a part that nobody names', 'nothing leads to xl/more.xml', (parts) => parts.set('xl/more.xml', '<x/>')],
    [
      'elements out of their order',
      'stands after',
      (parts) =>
        parts.set(
          'xl/worksheets/sheet1.xml',
          (parts.get('xl/worksheets/sheet1.xml') ?? '').replace('</worksheet>', '<cols/></worksheet>'),
        ),
    ],
  ])('would be faulted for %s', (_, fault, damage) => {
    const parts = new Map(file.parts);
    damage(parts);
    expect(packageFaults(parts).join('\n')).toContain(fault);
  });

  it('has the sheets asked for, ReadMe first', async () => {
    expect([...file.sheets.keys()]).toEqual(SHEETS);
    const { roster, generatedAt, appVersion, unit, e1rmFormula, filters, tonnage } = MODEL;
    const about = { generatedAt, appVersion, unit, e1rmFormula, filters, tonnage };
    const rosterOnly = { ...about, ...(roster && { roster }) };
    expect([...(await readAgain(await writeReport(rosterOnly))).sheets.keys()]).toEqual(['ReadMe', 'Roster']);
  });

  it('names no author, no company and no clock but the report’s own', () => {
    const core = file.parts.get('docProps/core.xml') ?? '';
    expect(core).not.toMatch(/creator|lastModifiedBy/);
    expect([...core.matchAll(/>([^<]+)<\/dcterms/g)].map((match) => match[1])).toEqual([
      '2026-11-23T00:00:00Z',
      '2026-11-23T00:00:00Z',
    ]);
    expect(file.parts.get('docProps/app.xml')).toMatch(/<Company><\/Company>/);
  });

  it('has no macros, links, comments or images', () => {
    expect([...file.parts.keys()].filter((name) => /vba|external|comment|media|drawing/i.test(name))).toEqual(
      [],
    );
  });

  it('is the same bytes for the same model', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2100)); // zip files count time in steps of two seconds
    expect(Buffer.from(await writeReport(MODEL)).equals(Buffer.from(bytes))).toBe(true);
  });

  it('is the same bytes west of Greenwich: a birthday never moves a day', async () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'America/Los_Angeles';
      expect(new Date(2001, 0, 1).getTimezoneOffset()).toBe(480);
      expect(Buffer.from(await writeReport(MODEL)).equals(Buffer.from(bytes))).toBe(true);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('holds no health unless asked to', async () => {
    expect([...file.parts.values()].join('')).not.toContain('PLANTED SYMPTOM');
    const withHealth = await readAgain(await writeReport({ ...MODEL, includeHealth: true }));
    expect(
      [...(withHealth.sheets.get('Assignments')?.cells.values() ?? [])].map((each) => each.value),
    ).toContain('PLANTED SYMPTOM');
    expect(withHealth.sheets.get('ReadMe')?.cells.get('B8')?.value).toBe('yes');
  });

  it('opens with empty sheets', async () => {
    const empty = await readAgain(
      await writeReport({ ...MODEL, roster: [], maxes: [], program: [], assignments: [] }),
    );
    expect(empty.sheets.get('Roster')?.xml).toContain('<autoFilter ref="A1:M1"/>');
  });
});

describe('the CSV variant', () => {
  const text = () =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(rosterSheet(MODEL.roster ?? [])));

  it('begins with the mark that tells Excel it is UTF-8', () => {
    expect(text().startsWith('\ufeffID,Last name,')).toBe(true);
  });

  it('puts an apostrophe before what would be a formula, and writes numbers and dates plainly', () => {
    expect(text().split('\r\n').slice(1)).toEqual([
      "a1,Sørensen,Renée,'=Ren,2009-09-06,female,Netball / Rugby W,'+Netball,'-GK,beginner,72.5,,2026-11-02,active",
      `a2,'@Kim,"'\tBen",,1899-12-31,,,,,,,158,,away`,
      '',
    ]);
  });
});

it.skipIf(!SOFFICE)(
  'opens in LibreOffice and shows the same cells (skipped where LibreOffice is not installed)',
  PATIENCE,
  () => {
    const shown = sheetsShown(bytes);
    expect([...shown.keys()].toSorted()).toEqual(SHEETS.toSorted());
    expect(shown.get('Roster')?.split('\n')[1]).toBe(
      'a1,Sørensen,Renée,=Ren,2009-09-06,female,Netball / Rugby W,+Netball,-GK,beginner,72.5,,2026-11-02,active',
    );
    expect(shown.get('Max matrix')?.split('\n').slice(3, 7)).toEqual([
      'High,,97.5,80',
      'Average,,97.5,75',
      'Low,,97.5,70',
      'n,,1,2',
    ]);
  },
);

it('writes a program as one row for each group of sets', () => {
  const rows = programRows(
    {
      id: 'p',
      version: 1,
      name: 'P',
      summary: '',
      warmUp: [],
      foundation: { name: 'F', lines: [] },
      remarks: [],
      phases: [
        {
          number: 1,
          name: 'Base',
          firstWeek: 1,
          lastWeek: 4,
          weeksInferred: false,
          sessions: [
            {
              letter: 'A',
              name: 'Lower',
              lines: [
                {
                  id: '1A1',
                  exerciseId: 'hip-thrust',
                  sourceText: '',
                  prescription: {
                    perSide: false,
                    workUp: true,
                    groups: [
                      {
                        kind: 'top',
                        sets: 1,
                        reps: { kind: 'reps', low: 5, high: 5 },
                        load: { kind: 'percent', of: 'trainingMax', low: 85, high: 85 },
                      },
                      {
                        kind: 'backOff',
                        sets: 2,
                        reps: { kind: 'reps', low: 8, high: 10 },
                        load: { kind: 'bodyweight' },
                      },
                    ],
                  },
                },
                {
                  id: '1A2',
                  exerciseId: 'walk',
                  sourceText: '',
                  prescription: {
                    perSide: true,
                    tempo: [3, 1, 1, 0],
                    restSeconds: 90,
                    rir: 2,
                    band: 'light',
                    groups: [
                      {
                        kind: 'straight',
                        sets: 3,
                        reps: { kind: 'steps', low: 20, high: 20 },
                        load: { kind: 'absolute', load: load(20, 'kg') },
                      },
                    ],
                  },
                },
              ],
            },
          ],
        },
      ],
    },
    { 'hip-thrust': 'Hip thrust' },
  );
  expect(rows).toEqual([
    {
      week: '1–4',
      phase: 'Base',
      session: 'A Lower',
      order: 'A1',
      exercise: 'Hip thrust',
      sets: 1,
      reps: 5,
      percentLow: 85,
      percentHigh: 85,
      percentOf: 'trainingMax',
      perSide: false,
      notes: 'top set; work up to it',
    },
    {
      week: '1–4',
      phase: 'Base',
      session: 'A Lower',
      order: 'A1',
      exercise: 'Hip thrust',
      sets: 2,
      reps: '8–10',
      perSide: false,
      notes: 'back-off; bodyweight',
    },
    {
      week: '1–4',
      phase: 'Base',
      session: 'A Lower',
      order: 'A2',
      exercise: 'walk',
      sets: 3,
      reps: '20 steps',
      load: load(20, 'kg'),
      tempo: '3-1-1-0',
      restSeconds: 90,
      perSide: true,
      notes: '2 RIR; with light band',
    },
  ]);
});
