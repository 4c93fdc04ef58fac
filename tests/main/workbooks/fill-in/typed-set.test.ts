/** What a coach types into the open cells of a set, and what is said where it is none. */

import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { typedSet } from '#main/workbooks/fill-in/typed-set.ts';
import type { SheetCell } from '#main/workbooks/reading/sheet-table.ts';

type Typed = string | number | SheetCell;

function cell(typed: Typed): SheetCell {
  if (typeof typed === 'string') return { kind: 'text', column: 0, text: typed };
  if (typeof typed === 'number') return { kind: 'number', column: 0, text: String(typed), value: typed };
  return typed;
}

function read(cells: { load?: Typed; reps?: Typed; rpe?: Typed; pain?: Typed }, unit?: 'kg' | null) {
  const entries = Object.entries(cells).map(([name, typed]) => [name, cell(typed as Typed)]);
  return typedSet(Object.fromEntries(entries), unit === null ? undefined : 'kg');
}

const MADE_A_DATE: SheetCell = {
  kind: 'date',
  column: 0,
  text: '8-Oct',
  serial: 46_303,
  date: calendarDateOf('2026-10-08'),
};

describe('a set', () => {
  it.each<[string, Parameters<typeof read>[0], object]>([
    [
      'numbers',
      { load: 102.5, reps: 8, rpe: 8, pain: 4 },
      { load: load(102.5, 'kg'), reps: 8, rpe: 8, pain: 4 },
    ],
    ['texts', { load: ' 102.5 ', reps: '8', rpe: '8.5' }, { load: load(102.5, 'kg'), reps: 8, rpe: 8.5 }],
    [
      'decimal commas',
      { load: '102,5', reps: 8, rpe: '8,5' },
      { load: load(102.5, 'kg'), reps: 8, rpe: 8.5 },
    ],
    ['a unit of its own', { load: '225 lb', reps: 5 }, { load: load(225, 'lb'), reps: 5 }],
    ['kilograms spelt out', { load: '100kg', reps: 5 }, { load: load(100, 'kg'), reps: 5 }],
    ['bodyweight', { load: 'BW', reps: 12 }, { reps: 12 }],
    ['no load', { reps: 12 }, { reps: 12 }],
    ['nothing on the bar and no rep', { load: 0, reps: 0 }, { load: load(0, 'kg'), reps: 0 }],
    ['no pain', { reps: 12, pain: 0 }, { reps: 12, pain: 0 }],
    ['pain that it was skipped for', { load: 'skip', pain: 6 }, { reps: 0, pain: 6 }],
  ])('in %s', (_, cells, set) => {
    expect(read(cells)).toEqual({ kind: 'typed', set: { kind: 'done', ...set } });
  });

  it.each<[string, Parameters<typeof read>[0], object]>([
    ['in the load', { load: 'skip' }, {}],
    ['in capitals', { load: 'SKIPPED ' }, {}],
    ['in the reps', { reps: 'skip' }, {}],
    ['in both', { load: 'skip', reps: 'skip' }, {}],
    ['without pain', { load: 'skip', pain: 0 }, {}],
  ])('skipped %s', (_, cells, more) => {
    expect(read(cells)).toEqual({ kind: 'typed', set: { kind: 'skipped', ...more } });
  });

  it('may be pain alone', () => {
    expect(read({ pain: 3 })).toEqual({ kind: 'typed', set: { kind: 'pain', pain: 3 } });
  });

  it('of a line without a load has one where its unit is named, and nothing for 0', () => {
    const because = '20 stands where nothing is lifted; name the unit if a load was added: 10 kg';
    expect(read({ load: 20, reps: 8 }, null)).toEqual({
      kind: 'wrong',
      problems: [{ cell: 'load', because }],
    });
    expect(read({ load: '10 kg', reps: 8 }, null)).toMatchObject({ set: { load: load(10, 'kg') } });
    expect(read({ load: 0, reps: 8 }, null)).toEqual({ kind: 'typed', set: { kind: 'done', reps: 8 } });
  });

  it.each([[{}], [{ load: ' ', reps: '' }]])('of %j is none', (cells) => {
    expect(read(cells)).toEqual({ kind: 'empty' });
  });
});

describe('what is no set is said at its cell', () => {
  it.each<[Parameters<typeof read>[0], string, string]>([
    [{ load: 'heavy', reps: 8 }, 'load', 'heavy is not a load; write a number such as 102.5, skip or bw'],
    [{ load: '102.5.3', reps: 8 }, 'load', '102.5.3 is not a load; write a number such as 102.5, skip or bw'],
    [{ load: -20, reps: 8 }, 'load', '-20 is not between 0 and 2000'],
    [{ load: 10_250, reps: 8 }, 'load', '10250 is not between 0 and 2000'],
    [{ load: 102.555, reps: 8 }, 'load', '102.555 has more than two decimals'],
    [
      { load: MADE_A_DATE, reps: 8 },
      'load',
      'the spreadsheet made a date of it, 8-Oct, not a load; write a number such as 102.5, skip or bw',
    ],
    [
      { load: 100, reps: MADE_A_DATE },
      'reps',
      'the spreadsheet made a date of it, 8-Oct, not a number of reps; write one number such as 8',
    ],
    [{ load: 100, reps: '8+2' }, 'reps', '8+2 is not a number of reps; write one number such as 8'],
    [{ load: 100, reps: 8.5 }, 'reps', '8.5 is not a whole number from 0 to 300'],
    [{ load: 100 }, 'reps', 'the reps are missing; write how many were done, or skip as the load'],
    [{ pain: 0 }, 'reps', 'the reps are missing; write how many were done, or skip as the load'],
    [{ reps: 8, rpe: 11 }, 'rpe', '11 is not an RPE from 1 to 10 in halves'],
    [{ reps: 8, rpe: 8.3 }, 'rpe', '8.3 is not an RPE from 1 to 10 in halves'],
    [{ reps: 8, rpe: 'hard' }, 'rpe', 'hard is not an RPE; write a number from 1 to 10, in halves'],
    [{ reps: 8, pain: 12 }, 'pain', 'pain is one whole number from 0, none, to 10'],
    [{ reps: 8, pain: 'PLANTED' }, 'pain', 'pain is one whole number from 0, none, to 10'],
    [{ load: 'skip', reps: 8 }, 'reps', 'the set is said to be skipped, and something stands here too'],
  ])('%j', (cells, name, because) => {
    expect(read(cells)).toEqual({ kind: 'wrong', problems: [{ cell: name, because }] });
  });

  it.each<[Parameters<typeof read>[0], number | undefined]>([
    [{ load: 'heavy', reps: 5, pain: 8 }, 8],
    [{ load: 'skip', reps: 5, pain: '3' }, 3],
    [{ load: 100, pain: 7 }, 7],
    [{ load: 'heavy', reps: 5, pain: 0 }, undefined],
    [{ load: 'heavy', reps: 5, pain: 12 }, undefined],
  ])('%j, and the pain in it is kept', (cells, pain) => {
    expect(read(cells)).toMatchObject({ kind: 'wrong', ...(pain && { pain }) });
    expect('pain' in read(cells)).toBe(pain !== undefined);
  });

  it('all of it at once', () => {
    const result = read({ load: 'x', reps: 'y', rpe: 'z', pain: 'w' });
    expect(result.kind === 'wrong' && result.problems.map(({ cell: name }) => name)).toEqual([
      'pain',
      'load',
      'reps',
      'rpe',
    ]);
  });
});
