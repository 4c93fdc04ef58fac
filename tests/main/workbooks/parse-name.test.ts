import { describe, expect, it } from 'vitest';
import { parseName } from '#main/workbooks/roster/parse-name.ts';

describe('a name in one cell', () => {
  it.each([
    // with a comma the last name is what stands before it
    ['Müller, Saoirse', 'firstLast', 'Müller', 'Saoirse'],
    ['van der Berg, Ruth', 'lastFirst', 'van der Berg', 'Ruth'],
    ['Ferreira dos Santos, Xiomara', 'lastFirst', 'Ferreira dos Santos', 'Xiomara'],
    ["O'Neill, Mary Jane", 'lastFirst', "O'Neill", 'Mary Jane'],
    ['Smith, John, Jr.', 'lastFirst', 'Smith Jr.', 'John'],
    ['Smith, Jr., John', 'lastFirst', 'Smith Jr.', 'John'],
    ['John Smith, III', 'firstLast', 'Smith III', 'John'],
    ['SØRENSEN,  Renée ', 'lastFirst', 'SØRENSEN', 'Renée'],
    ['Prince,', 'lastFirst', '', 'Prince'],
    // without one the header says which comes first
    ['Ruth van der Berg', 'firstLast', 'van der Berg', 'Ruth'],
    ['Niamh de la Cruz', 'firstLast', 'de la Cruz', 'Niamh'],
    ['Ingrid St. James', 'firstLast', 'St. James', 'Ingrid'],
    ['Darius Mac Giolla', 'firstLast', 'Mac Giolla', 'Darius'],
    ['Jamal Smith-Jones', 'firstLast', 'Smith-Jones', 'Jamal'],
    ['John Smith Jr.', 'firstLast', 'Smith Jr.', 'John'],
    ['Dr. Łucja Lindqvist', 'firstLast', 'Lindqvist', 'Łucja'],
    ['Müller Saoirse', 'lastFirst', 'Müller', 'Saoirse'],
    ['van der Berg Ruth', 'lastFirst', 'van der Berg', 'Ruth'],
    // capitals mark the last name
    ['MÜLLER Saoirse', 'firstLast', 'MÜLLER', 'Saoirse'],
    ['Saoirse MÜLLER', 'lastFirst', 'MÜLLER', 'Saoirse'],
    ['DE LA CRUZ Ana María', 'firstLast', 'DE LA CRUZ', 'Ana María'],
    // one name, and letters of any script
    ['Prince', 'lastFirst', '', 'Prince'],
    ['Đặng Lan Nguyễn', 'firstLast', 'Nguyễn', 'Đặng Lan'],
    ['王 小明', 'lastFirst', '王', '小明'],
  ] as const)('%j with %s first is last %j, first %j', (text, order, lastName, firstName) => {
    expect(parseName(text, order, 'en')).toMatchObject({ lastName, firstName });
  });

  it('takes two last names in a Spanish list', () => {
    expect(parseName('Lucía García Márquez', 'firstLast', 'es')).toMatchObject({
      lastName: 'García Márquez',
      firstName: 'Lucía',
    });
  });

  it.each(['Renée García Márquez', 'Xiomara Ferreira dos Santos'])(
    'says how it shared out %s, which could be read otherwise',
    (text) => {
      expect(parseName(text, 'firstLast', 'en')?.doubt).toMatch(/^read as first name .+, last name .+$/);
    },
  );

  it.each(['', '   ', '12', '???'])('finds no name in %j', (text) => {
    expect(parseName(text, 'firstLast', 'en')).toBeUndefined();
  });
});
