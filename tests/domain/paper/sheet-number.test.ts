import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheetNumber, sheetNumber, tidySheetNumber } from '#domain/paper/sheet-number.ts';

const LETTERS = '123456789ABCDEFGHJKMNPQRSTVWXYZ';
const anySerial = fc.integer({ min: 1, max: 31 ** 5 - 1 });

describe('a sheet number', () => {
  it('is six characters in two groups, without look-alikes', () => {
    fc.assert(
      fc.property(anySerial, (serial) => {
        expect(sheetNumber(serial)).toMatch(/^[1-9A-HJKMNP-TV-Z]{3}-[1-9A-HJKMNP-TV-Z]{3}$/);
      }),
    );
  });
  it('reads back to its serial', () => {
    fc.assert(
      fc.property(anySerial, (serial) => {
        expect(readSheetNumber(sheetNumber(serial))).toBe(serial);
      }),
    );
  });
  it('reads the same typed small, spaced, or with look-alikes', () => {
    const number = sheetNumber(4711);
    for (const typed of [
      number.toLowerCase(),
      ` ${number.replace('-', ' ')} `,
      number.replace('-', ''),
      number.replaceAll('1', 'l'),
      number.replaceAll('V', 'u'),
    ]) {
      expect(tidySheetNumber(typed), typed).toBe(number);
    }
  });
  it('with any one character wrong is no sheet number', () => {
    fc.assert(
      fc.property(
        anySerial,
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom(...LETTERS),
        (serial, place, wrong) => {
          const plain = sheetNumber(serial).replace('-', '');
          if (plain[place] === wrong) return;
          expect(readSheetNumber(plain.slice(0, place) + wrong + plain.slice(place + 1))).toBeUndefined();
        },
      ),
    );
  });
  it('with two neighbours swapped is no sheet number', () => {
    fc.assert(
      fc.property(anySerial, fc.integer({ min: 0, max: 4 }), (serial, place) => {
        const plain = [...sheetNumber(serial).replace('-', '')];
        const [a, b] = [plain[place] ?? '', plain[place + 1] ?? ''];
        if (a === b) return;
        plain.splice(place, 2, b, a);
        expect(readSheetNumber(plain.join(''))).toBeUndefined();
      }),
    );
  });
  it('neighbours in a pile differ in at least three characters', () => {
    for (let serial = 1; serial < 2000; serial += 1) {
      const [a, b] = [sheetNumber(serial), sheetNumber(serial + 1)];
      expect([...a].filter((character, place) => character !== b[place]).length).toBeGreaterThanOrEqual(3);
    }
  });
  it('refuses what is none', () => {
    for (const typed of ['', 'ABC', 'ABC-DEFG', '000-000', '111-111', 'ABC-DÉF'])
      expect(readSheetNumber(typed), typed).toBeUndefined();
    for (const serial of [0, -1, 1.5, 31 ** 5]) expect(() => sheetNumber(serial)).toThrow(RangeError);
  });
});
