import { describe, expect, it } from 'vitest';
import type { SheetCell } from '#main/workbooks/reading/sheet-table.ts';
import { type DateColumn, dateEvidence, orderFrom, parseDate } from '#main/workbooks/roster/parse-date.ts';

const text = (value: string): SheetCell => ({ kind: 'text', column: 0, text: value });
const number = (value: number): SheetCell => ({ kind: 'number', column: 0, value, text: String(value) });
const birthday: DateColumn = { order: undefined, monthAllowed: false };
const dayFirst: DateColumn = { order: 'dmy', monthAllowed: false };
const monthFirst: DateColumn = { order: 'mdy', monthAllowed: false };
const since: DateColumn = { order: undefined, monthAllowed: true };

describe('dates that need no column', () => {
  it.each([
    ['2001-02-03', '2001-02-03'],
    ['2001/2/3', '2001-02-03'],
    ['2001-02-03T00:00:00', '2001-02-03'],
    ['20010203', '2001-02-03'],
    ['25/12/2001', '2001-12-25'],
    ['12/25/2001', '2001-12-25'],
    ['05/05/2001', '2001-05-05'],
    ['25.12.2001', '2001-12-25'],
    ['25-12-2001 00:00', '2001-12-25'],
    ['14 Oct 2004', '2004-10-14'],
    ['8. März 2004', '2004-03-08'],
    ['March 8, 2004', '2004-03-08'],
    ['8th of March 2004', '2004-03-08'],
    ['3 de mayo de 1999', '1999-05-03'],
    ['1er août 1999', '1999-08-01'],
    ['14-okt-2004', '2004-10-14'],
    ['7 dicembre 1990', '1990-12-07'],
    ['29/02/2004', '2004-02-29'],
    ['37198', '2001-11-03'],
  ])('%s is %s', (written, date) => {
    expect(parseDate(text(written), birthday)).toMatchObject({ kind: 'date', date });
  });
});

describe('dates that the column decides', () => {
  it.each([
    ['03/04/2001', dayFirst, '2001-04-03'],
    ['03/04/2001', monthFirst, '2001-03-04'],
    ['3.4.2001', dayFirst, '2001-04-03'],
  ] as const)('%s with %o is %s', (written, column, date) => {
    expect(parseDate(text(written), column)).toMatchObject({ kind: 'date', date });
  });

  it('stay open while nobody knows', () => {
    expect(parseDate(text('03/04/2001'), birthday)).toEqual({ kind: 'open' });
  });

  it('are wrong when they cannot have the order of the rest', () => {
    expect(parseDate(text('12/25/2001'), dayFirst)).toEqual({
      kind: 'wrong',
      because: '12/25/2001 is not a date with the day first, as in the rest of the column',
    });
  });

  it.each([
    [['14/08/1992', '03/04/2001'], 'dmy'],
    [['08/14/1992', '03/04/2001'], 'mdy'],
    [['03.04.2001', '05.06.2002'], 'dmy'],
    [['03/04/2001', '05/06/2002'], undefined],
    [['14/08/1992', '08/14/1992', '03/04/2001'], undefined],
    // impossible and short dates are evidence of nothing
    [['31/02/2001', '03/04/2001'], undefined],
    [['14/08/92', '03/04/2001'], undefined],
  ] as const)('%j have the order %s', (written, order) => {
    const cells = written.map(text);
    expect(orderFrom(dateEvidence(cells))).toBe(order);
  });

  it('counts its evidence', () => {
    expect(
      dateEvidence(['14/08/1992', '25/12/2001', '03/04/2001', '05/05/2005', '2001-01-31'].map(text)),
    ).toEqual({ dayFirst: 2, monthFirst: 0, open: 1, examples: ['03/04/2001'], separators: new Set('/') });
  });
});

describe('what is not a date', () => {
  it.each([
    ['31/02/2001', '31/02/2001 is not a date'],
    ['29/02/2003', '29/02/2003 is not a date: 2003 has no 29 February'],
    ['02/29/2003', '02/29/2003 is not a date: 2003 has no 29 February'],
    ['2003-02-29', '2003-02-29 is not a date: 2003 has no 29 February'],
    ['29 Feb 2003', '29 Feb 2003 is not a date: 2003 has no 29 February'],
    ['03/04/05', '03/04/05 has a year of two digits; write all four'],
    ['14 Oct 04', '14 Oct 04 has no year of four digits'],
    ['spring 2004', 'spring 2004 is not a date'],
    ['unknown', 'unknown is not a date'],
    ['2004', '2004 is the year 2004 alone, not a date'],
    ['03/2004', '03/2004 is a month, not a date'],
    ['13/13/2001', '13/13/2001 is not a date'],
  ])('%s', (written, because) => {
    expect(parseDate(text(written), birthday)).toEqual({ kind: 'wrong', because });
  });

  it('is an error of the spreadsheet', () => {
    expect(parseDate({ kind: 'error', column: 0, text: '#N/A' }, birthday)).toMatchObject({ kind: 'wrong' });
  });
});

describe('numbers', () => {
  it('are day numbers of Excel', () => {
    expect(parseDate(number(37198), birthday)).toEqual({
      kind: 'date',
      date: '2001-11-03',
      precision: 'day',
      note: '37198 was read as a day number of Excel',
    });
  });

  it.each([7, 60, 120, 9_000_000])('such as %i are no date of birth', (value) => {
    expect(parseDate(number(value), birthday)).toMatchObject({ kind: 'wrong' });
  });
});

describe('since when somebody trains', () => {
  it.each([
    ['01/2021', '2021-01-01', 'month'],
    ['2021-03', '2021-03-01', 'month'],
    ['Mar 2021', '2021-03-01', 'month'],
    ['März 2021', '2021-03-01', 'month'],
    ['2021', '2021-01-01', 'year'],
    ['14/03/2021', '2021-03-14', 'day'],
  ])('%s is %s', (written, date, precision) => {
    expect(parseDate(text(written), since)).toMatchObject({ kind: 'date', date, precision });
  });

  it('may be a year that the file shows as July 1905', () => {
    const cell: SheetCell = { kind: 'date', column: 0, serial: 2021, text: 'Jul 1905' };
    expect(parseDate(cell, since)).toEqual({
      kind: 'date',
      date: '2021-01-01',
      precision: 'year',
      note: 'the cell shows Jul 1905 but holds the year 2021; read as 2021',
    });
    expect(parseDate(cell, birthday)).toMatchObject({
      kind: 'wrong',
      because: 'Jul 1905 is the year 2021 alone, not a date',
    });
  });

  it.each(['13/2021', '3 years', 'ages ago'])('is not %s', (written) => {
    expect(parseDate(text(written), since)).toMatchObject({ kind: 'wrong' });
  });
});
