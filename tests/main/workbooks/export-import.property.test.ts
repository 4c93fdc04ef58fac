/** What leaves Rackside comes back as the same people: whatever their names, in Excel and in CSV. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { readTables } from '#main/workbooks/reading/read-workbook.ts';
import { matchRoster } from '#main/workbooks/roster/match-roster.ts';
import { readRoster } from '#main/workbooks/roster/read-roster.ts';
import { readSquads, writeSquads } from '#main/workbooks/roster/squad-names.ts';
import { guarded, unguarded } from '#main/workbooks/text-guard.ts';
import { writeReport } from '#main/workbooks/write-report.ts';
import type { RosterSheetRow } from '#main/workbooks/writing/report-model.ts';
import { rosterSheet } from '#main/workbooks/writing/sheets/roster-sheet.ts';
import { writeCsv } from '#main/workbooks/writing/write-csv.ts';
import { TODAY, tablesOf } from './reading.ts';

/** What the roster's own checks allow: one line, no control characters, tidy spaces. */
const line = (most: number) =>
  fc
    .oneof(
      fc.string({ maxLength: most }),
      fc.string({ unit: 'grapheme', maxLength: most }),
      fc.constantFrom(
        "O'Neill",
        'van der Berg',
        '=1+1',
        '+44',
        '-Kim',
        '@home',
        "'=quoted",
        "''@",
        '"Bo" Lee',
        'a;b',
        'a,b',
        'Total',
        'n/a',
        '_x0041_',
        '<b>&amp;',
        '王小明',
        'Đặng Lan',
        'St. James',
        'NAME',
        '#REF!',
        'TRUE',
        '1e5',
        '2001-02-03',
        '👩‍👩‍👧',
        '‏עברית',
      ),
    )
    .map((text) =>
      [
        ...text
          .toWellFormed()
          .replace(/[\p{Cc}\ufffe\uffff\s]+/gu, ' ')
          .trim(),
      ]
        .slice(0, most)
        .join('')
        .trim(),
    );

const name = line(40).filter((text) => /\p{L}/u.test(text));
const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined })
    .map((each) => (each === undefined || each === '' ? {} : { [key]: each }) as Partial<Record<K, T>>);
const date = fc.integer({ min: 0, max: 33_000 }).map((days) => addDays(calendarDateOf('1925-01-01'), days));
const unit = fc.constantFrom('kg' as const, 'lb' as const);

const row: fc.Arbitrary<Omit<RosterSheetRow, 'id'>> = fc
  .tuple(
    fc.oneof(
      fc.record({ lastName: name, firstName: name }),
      name.map((only) => ({ lastName: '', firstName: only })),
    ),
    optional('preferredName', line(40)),
    optional('dateOfBirth', date),
    optional(
      'sex',
      fc.constantFrom('female' as const, 'male' as const, 'other' as const, 'undisclosed' as const),
    ),
    fc.uniqueArray(
      line(30).filter((text) => text !== ''),
      { maxLength: 4, selector: (text) => text.toLowerCase() },
    ),
    optional('sport', line(30)),
    optional('position', line(30)),
    optional('bodyweight', fc.record({ hundredths: fc.integer({ min: 3500, max: 15_000 }), unit })),
    fc.constantFrom('active' as const, 'away' as const),
  )
  .map(([names, preferred, birth, sex, squads, sport, position, bodyweight, status]) => ({
    ...names,
    ...preferred,
    ...birth,
    ...sex,
    squads,
    ...sport,
    ...position,
    ...bodyweight,
    status,
  }));

const roster = fc
  .array(row, { minLength: 1, maxLength: 12 })
  .map((rows) => rows.map((each, at): RosterSheetRow => ({ ...each, id: `athlete-${at}` })));

async function importedAgain(bytes: Uint8Array, fileName: string, rows: readonly RosterSheetRow[]) {
  const result = readRoster({ tables: tablesOf(await readTables(bytes, fileName)), today: TODAY });
  if (!result.ok) throw new Error(result.problem.sentence);
  return {
    reading: result.reading,
    preview: matchRoster(
      result.reading,
      rows.map(({ bodyweightOn: _, level: _level, ...athlete }) => athlete),
    ),
  };
}

describe('an exported roster, imported again, changes nobody', () => {
  it('as a workbook', async () => {
    const facts = {
      generatedAt: '2026-11-23 14:05',
      appVersion: '0.1.0',
      unit: 'kg',
      e1rmFormula: 'Epley',
      filters: [],
      tonnage: '',
    } as const;
    await fc.assert(
      fc.asyncProperty(roster, async (rows) => {
        const { reading, preview } = await importedAgain(
          await writeReport({ ...facts, roster: rows }),
          'report.xlsx',
          rows,
        );
        expect(reading.questions).toEqual([]);
        expect(
          preview.rows.map(({ row: { problems }, outcome }) => [
            outcome,
            problems.filter((problem) => problem.severity === 'error'),
          ]),
        ).toEqual(rows.map(({ id }) => [{ kind: 'unchanged', athleteId: id }, []]));
        expect(
          reading.rows.map(({ person }) => [person?.lastName, person?.firstName, person?.dateOfBirth]),
        ).toEqual(rows.map((each) => [each.lastName, each.firstName, each.dateOfBirth]));
      }),
      { numRuns: 150, seed: 2026 },
    );
  });

  it('as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(roster, async (rows) => {
        const { preview } = await importedAgain(writeCsv(rosterSheet(rows)), 'roster.csv', rows);
        expect(preview.rows.map(({ outcome }) => outcome)).toEqual(
          rows.map(({ id }) => ({ kind: 'unchanged', athleteId: id })),
        );
      }),
      { numRuns: 150, seed: 2026 },
    );
  });
});

it('a guarded text is harmless and comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^['=+\-@\t]*x?$/)), (text) => {
      expect(unguarded(guarded(text))).toBe(text);
      expect(guarded(text)).not.toMatch(/^[=+\-@\t\r\n]/);
    }),
  );
});

it('squads come back as they were written', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        line(20).filter((text) => text !== ''),
        { maxLength: 5, selector: (text) => text.toLowerCase() },
      ),
      (squads) => {
        expect(readSquads(writeSquads(squads))).toEqual(squads);
      },
    ),
    { numRuns: 500 },
  );
});
