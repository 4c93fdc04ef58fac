/** Columns whose header may be of a date: what is below it, and its unit, say whether it is. */

import { describe, expect, it } from 'vitest';
import { load } from '#domain/load/load.ts';
import { readTables } from '#main/workbooks/reading/read-workbook.ts';
import { readRoster } from '#main/workbooks/roster/read-roster.ts';
import { readLines, TODAY, tablesOf } from './reading.ts';

describe('a column whose header may be of a date', () => {
  it.each([
    ['Pesée (kg)', ['61,5', '80'], 'bodyweight'],
    ['Gewogen kg', ['61,5', '80'], 'bodyweight'],
    ['Weigh-in', ['61.5 kg', '80 kg'], 'bodyweight'],
    ['Pesée', ['61,5', '80'], 'bodyweight'],
    ['Weighed', ['yes', 'no'], 'ignored'],
    ['Pesée', ['13/11/2026', '14/11/2026'], 'weighed'],
    // Wrong dates are dates, so that each is said at its cell.
    ['Pesée', ['13.11', '14.11'], 'weighed'],
    ['Pesée', ['13/11/26', 'soon'], 'weighed'],
  ])('%s with %j is read as %s', async (header, [ada, ben], field) => {
    const { columns } = await readLines(
      `Nom;Prénom;Poids de forme;${header}\nBaker;Ada;;${ada}\nKim;Ben;;${ben}\n`,
    );
    expect(columns[3]?.field).toBe(field);
  });

  it('has weights that are read as such, and no errors', async () => {
    const { problems, rows } = await readLines('Nom;Prénom;Pesée (kg)\nBaker;Ada;61,5\nKim;Ben;80\n');
    expect(problems).toEqual([]);
    expect(rows.map(({ person }) => person?.bodyweight)).toEqual([load(61.5, 'kg'), load(80, 'kg')]);
  });

  it.each([
    ['Data', ['ok', 'late']],
    ['Gemessen (kg)', ['61,5', '80']],
  ])('%s with %j is left out, and said', async (header, [ada, ben]) => {
    const { columns, problems, remarks } = await readLines(
      `Name;${header};Bodyweight (kg)\nAda Baker;${ada};61\nBen Kim;${ben};80\n`,
    );
    expect(columns[1]?.field).toBe('ignored');
    expect(problems).toEqual([]);
    expect(remarks).toContain(`Column B ("${header}") fits no field and was left out.`);
  });

  it('is what the coach says it is, whatever is below it', async () => {
    const { columns } = await readLines('Name;Data;Bodyweight (kg)\nAda Baker;ok;61\n', {
      mapping: { columns: { B: { field: 'measured' } } },
    });
    expect(columns[1]?.field).toBe('measured');
  });
});

describe('a sheet of maxima beside the roster', () => {
  const withMaxima = async (days: readonly string[]) => {
    const table = async (name: string, lines: string) =>
      tablesOf(await readTables(new TextEncoder().encode(lines), name));
    const tables = [
      ...(await table('Roster.csv', 'Last name;First name;Squad\nBaker;Ada;Netball\nKim;Ben;Netball\n')),
      ...(await table(
        'Maxes.csv',
        `Name;Date;Back squat 1RM (kg)\nAda Baker;${days[0]};100\nBen Kim;${days[1]};120\n`,
      )),
    ];
    const result = readRoster({ tables, today: TODAY });
    if (!result.ok) throw new Error(result.problem.sentence);
    const { rows, assumptions, maximaSheet } = result.reading;
    return {
      tested: rows.map(({ person }) => person?.maxima.map(({ testedOn }) => testedOn)),
      assumptions,
      field: maximaSheet?.columns[1]?.field,
    };
  };

  it('does not take birthdays under “Date” for days of tests', async () => {
    expect(await withMaxima(['13/05/2001', '14/06/2003'])).toEqual({
      tested: [[undefined], [undefined]],
      assumptions: [
        'Sheet "Maxes.csv", column B ("Date") may be dates of birth or the days of what was measured: it was left out. Say under Sheet and columns what it is.',
      ],
      field: 'ignored',
    });
  });

  it('takes days of late for them', async () => {
    expect((await withMaxima(['13/05/2026', '14/06/2026'])).tested).toEqual([['2026-05-13'], ['2026-06-14']]);
  });
});
