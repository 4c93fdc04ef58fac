/** The register stays quick over the years: it counts and pages by indexes, and a number is found by its key. */

import { describe, expect, it } from 'vitest';
import { sheetNumber } from '#domain/paper/sheet-number.ts';
import { registerRows } from '#main/documents/register-rows.ts';
import { newRoster, planOf } from '../database/roster-file.ts';

describe('the register', () => {
  it.each<[what: string, asked: object, index: string]>([
    ['void sheets', { voidOnly: true }, 'SCAN sheet USING COVERING INDEX sheet_void'],
    [
      'sheets of an athlete',
      { athleteId: 'a1' },
      'SEARCH sheet USING COVERING INDEX sheet_by_athlete (athlete_id=?)',
    ],
    [
      'void sheets of an athlete',
      { athleteId: 'a1', voidOnly: true },
      'SEARCH sheet USING COVERING INDEX sheet_by_athlete (athlete_id=?)',
    ],
    [
      'a number',
      { number: sheetNumber(7) },
      'SEARCH sheet USING COVERING INDEX sqlite_autoindex_sheet_1 (serial=?)',
    ],
  ])('finds %s by an index', async (_, asked, index) => {
    const file = await newRoster();
    const plan = await planOf(file, () => registerRows(file.kysely, { limit: 200, ...asked }));
    expect(plan.join('\n')).toContain(index);
  });
});
