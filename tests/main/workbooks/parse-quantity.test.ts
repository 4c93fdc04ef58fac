import { describe, expect, it } from 'vitest';
import type { SheetCell } from '#main/workbooks/reading/sheet-table.ts';
import { parseHeight, parseWeight } from '#main/workbooks/roster/parse-quantity.ts';

const text = (value: string): SheetCell => ({ kind: 'text', column: 0, text: value });
const number = (value: number): SheetCell => ({ kind: 'number', column: 0, value, text: String(value) });

describe('weights', () => {
  it.each([
    ['72', 'kg', 7200, 'kg'],
    ['72,5', 'kg', 7250, 'kg'],
    ['72.5 kg', undefined, 7250, 'kg'],
    ['72.5kg', 'lb', 7250, 'kg'],
    ['79,5kg', undefined, 7950, 'kg'],
    ['72 Kilos', undefined, 7200, 'kg'],
    ['158 lb', 'kg', 15800, 'lb'],
    ['158 lbs.', undefined, 15800, 'lb'],
    ['158', 'lb', 15800, 'lb'],
    ['1,158.5', 'lb', 115850, 'lb'],
    ['11 st 4', undefined, 15800, 'lb'],
    ['11st 4lb', undefined, 15800, 'lb'],
    ['11 stone', undefined, 15400, 'lb'],
    ['11 st 4.5 lb', undefined, 15850, 'lb'],
    ['11', 'stone', 15400, 'lb'],
  ] as const)('%s in a column of %s is %i hundredths of %s', (written, unit, hundredths, stored) => {
    expect(parseWeight(text(written), unit)).toMatchObject({
      kind: 'load',
      load: { hundredths, unit: stored },
    });
  });

  it('reads numbers exactly, whatever binary fractions do', () => {
    expect([57.2, 68.2, 0.1 + 0.2 + 72].map((value) => parseWeight(number(value), 'kg'))).toMatchObject([
      { load: { hundredths: 5720 } },
      { load: { hundredths: 6820 } },
      { load: { hundredths: 7230 } },
    ]);
  });

  it('waits for the unit of a bare number', () => {
    expect(parseWeight(number(72), undefined)).toEqual({ kind: 'open', amount: 72 });
  });

  it.each([
    'sixty-four',
    '11.4.5',
    '7,2,5',
    '0',
    '-5 kg',
    '72 cm',
    '7 2 kg 3',
    '11 st 14',
    '1e3',
    '5000',
    '',
  ])('%j is no weight', (written) => {
    expect(parseWeight(text(written), 'kg')).toMatchObject({ kind: 'wrong' });
  });

  it('does not guess whether 11.4 stone is eleven stone four', () => {
    expect(parseWeight(number(11.4), 'stone')).toMatchObject({ kind: 'wrong' });
  });
});

describe('heights', () => {
  it.each([
    ['170', undefined, 1700],
    ['170 cm', undefined, 1700],
    ['170,5', 'cm', 1705],
    ['1.70 m', undefined, 1700],
    ['1,70m', undefined, 1700],
    ['1.57 m', undefined, 1570],
    ['1m70', undefined, 1700],
    ['1.85', undefined, 1850],
    ['1850 mm', undefined, 1850],
    [`5'7"`, undefined, 1702],
    [`5' 7''`, undefined, 1702],
    ['5’11”', undefined, 1803],
    ['6′ 0″', undefined, 1829],
    ['5 ft 7 in', undefined, 1702],
    [`5'7 1/2"`, undefined, 1715],
    [`6'`, undefined, 1829],
    ['67 in', undefined, 1702],
    ['67"', undefined, 1702],
    ['67', 'in', 1702],
    ['67', undefined, 1702],
  ] as const)('%s in a column of %s is %i mm', (written, unit, millimetres) => {
    expect(parseHeight(text(written), unit)).toEqual({ kind: 'height', millimetres });
  });

  it.each(['tall', '17', '300 cm', '5.7', `5'13"`, '1.75 cm', '70 kg', ''])('%j is no height', (written) => {
    expect(parseHeight(text(written), undefined)).toMatchObject({ kind: 'wrong' });
  });
});
