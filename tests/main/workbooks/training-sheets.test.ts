/** The sheets of the training log: every set, each athlete's weeks, sessions done of those assigned. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ReportSheet } from '#contract/workbooks.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { type Rackside, TODAY } from '../../support/application.ts';
import { athlete } from '../assignments/gym.ts';
import { lifter } from '../progress/lifter.ts';
import { readAgain } from './second-reader.ts';

const day = calendarDateOf;
const kg = (amount: number) => load(amount, 'kg');

/** Rows as cells under the header, empty ones as empty texts; dates as the serial days that spreadsheets count. */
async function sheetOf(
  rackside: Rackside,
  sheet: ReportSheet | 'ReadMe',
  asked: object = {},
): Promise<string[][]> {
  const sheets = sheet === 'ReadMe' ? ['Volume' as const] : [sheet];
  const { file } = await rackside.ask('workbooks.export', { sheets, ...asked });
  const { path } = rackside.application.files.outgoing(file.token);
  const read = await readAgain(new Uint8Array(readFileSync(path)));
  const rows: string[][] = [];
  for (const [address, { value }] of read.sheets.get(sheet)?.cells ?? []) {
    const row = Number(address.replace(/\D/g, '')) - 1;
    const column = address.charCodeAt(0) - 65;
    rows[row] ??= [];
    const cells = rows[row] as string[];
    while (cells.length < column) cells.push('');
    cells[column] = value;
  }
  return rows;
}

it('Assignments names athletes as every other sheet does, last name first', async () => {
  const { rackside } = await lifter();
  const [, row] = await sheetOf(rackside, 'Assignments');
  const [, other] = await sheetOf(rackside, 'Loads');
  expect(row?.[0]).toBe('Quigley, Zoë');
  expect(other?.[0]).toBe('Quigley, Zoë');
});

describe('Log', () => {
  it('has a row for each set that was done or skipped, with what was asked, and one for each side where they differ', async () => {
    const { rackside, session } = await lifter();
    const { sessions } = await rackside.ask('training.sessions', { date: TODAY });
    const [today] = sessions;
    const line = today?.lines[0];
    if (!today || !line) throw new Error('The lifter trains today');
    await rackside.ask('training.record', {
      entries: [
        {
          assignmentId: today.assignmentId,
          plannedFor: today.plannedFor,
          lineId: line.lineId,
          place: 1,
          version: null,
          set: { load: kg(80), reps: 9, rir: 1.5, techniqueOk: true },
        },
        {
          assignmentId: today.assignmentId,
          plannedFor: today.plannedFor,
          lineId: line.lineId,
          place: 2,
          version: null,
          set: 'skipped',
        },
        // `skip pain 5`: nothing was done of it.
        {
          assignmentId: today.assignmentId,
          plannedFor: today.plannedFor,
          lineId: line.lineId,
          place: 3,
          version: null,
          set: { reps: 0, pain: 5, techniqueOk: true },
        },
      ],
    });
    session(day('2026-11-16'), [
      { load: kg(20), reps: 10, kind: 'warmUp' },
      {
        exerciseId: 'step-up-weighted',
        load: load(25, 'lb'),
        reps: 10,
        repsRight: 8,
        sides: 2,
        modified: true,
      },
    ]);
    const [head, ...rows] = await sheetOf(rackside, 'Log');
    expect(head).toEqual([
      'Date',
      'Athlete',
      'Exercise',
      'Set type',
      'Side',
      'Target',
      'Done or skipped',
      'Load (in unit)',
      'Unit',
      'Done',
      'Counted in',
      'RPE',
      'Modified?',
    ]);
    expect(rows.map(([, ...cells]) => cells)).toEqual([
      ['Quigley, Zoë', 'Barbell hip thrust', 'warm-up', '', '', 'done', '20', 'kg', '10', 'reps', '', 'no'],
      [
        'Quigley, Zoë',
        'Step-up, weighted',
        'working',
        'left',
        '',
        'done',
        '25',
        'lb',
        '10',
        'reps',
        '',
        'yes',
      ],
      [
        'Quigley, Zoë',
        'Step-up, weighted',
        'working',
        'right',
        '',
        'done',
        '25',
        'lb',
        '8',
        'reps',
        '',
        'yes',
      ],
      [
        'Quigley, Zoë',
        'Barbell hip thrust',
        'working',
        '',
        '10',
        'done',
        '80',
        'kg',
        '9',
        'reps',
        '8.5',
        'no',
      ],
      ['Quigley, Zoë', 'Barbell hip thrust', 'working', '', '10', 'skipped', '', '', '', '', '', 'no'],
      ['Quigley, Zoë', 'Barbell hip thrust', 'working', '', '10', 'skipped', '', '', '', '', '', 'no'],
    ]);
  });

  it('is not in a workbook unless somebody asks for it: a changed line may tell of health', async () => {
    const { rackside, session } = await lifter();
    session(day('2026-11-16'), [{ load: kg(20), reps: 10 }]);
    const { rows } = await rackside.ask('workbooks.export', {});
    expect(rows).toMatchObject({ Volume: 1, Compliance: 1 });
    expect(rows).not.toHaveProperty('Log');
  });
});

describe('Volume', () => {
  it('has a row for each week of each athlete, kilograms and pounds apart; ReadMe says how tonnage is counted', async () => {
    const { rackside, session } = await lifter();
    session(day('2026-11-16'), [
      { load: kg(20), reps: 10, kind: 'warmUp' },
      ...Array.from({ length: 5 }, () => ({ load: kg(83.5), reps: 10 })),
    ]);
    session(day('2026-11-19'), [
      ...Array.from({ length: 3 }, () => ({ load: kg(20), reps: 10, sides: 2 as const })),
      { load: load(225, 'lb'), reps: 4 },
      { reps: 15 },
    ]);
    session(day('2026-01-12'), [{ load: kg(100), reps: 5 }]);
    const [head, ...rows] = await sheetOf(rackside, 'Volume');
    expect(head?.slice(2)).toEqual([
      'Sets (without warm-up)',
      'Number of lifts (both sides)',
      'Tonnage (kg)',
      'Average intensity (kg)',
      'Tonnage (lb)',
      'Average intensity (lb)',
    ]);
    // 4,175 + 1,200 kg over 50 + 60 lifts; 900 lb over 4. What was done in January lies before the twelve weeks.
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['Quigley, Zoë', '10', '129', '5375', '48.86', '900', '225'],
    ]);
    const january = await sheetOf(rackside, 'Volume', { from: '2026-01-01', to: '2026-01-31' });
    expect(january.slice(1).map((row) => row.slice(1, 5))).toEqual([['Quigley, Zoë', '1', '5', '500']]);
    const readMe = (await sheetOf(rackside, 'ReadMe')).map((row) => row.join(': '));
    expect(readMe.find((line) => line.startsWith('How tonnage is counted'))).toMatch(
      /both sides.*Bodyweight counts 0, warm-up sets are left out/,
    );
    expect(readMe).toContain('Filter: Log, Volume, Compliance: 7 Sep 2026 to 23 Nov 2026');
  });
});

describe('Compliance', () => {
  it('has sessions done, missed and their share; a skipped day is not missed, and whoever had none is not there', async () => {
    const { rackside, assignmentId, session } = await lifter();
    await athlete(rackside, 'Ada', 'Idle');
    session(day('2026-11-02'), [{ load: kg(80), reps: 10 }]);
    session(day('2026-11-16'), [{ load: kg(80), reps: 10 }]);
    const before = await sheetOf(rackside, 'Compliance');
    // Mondays and Thursdays from 2 Nov, up to yesterday: six.
    expect(before.slice(1).map((row) => row.slice(0, 5))).toEqual([['Quigley, Zoë', '6', '2', '4', '33.3']]);
    await rackside.ask('training.reschedule', {
      sessions: [{ assignmentId: assignmentId as never, plannedFor: day('2026-11-19') }],
      change: { skip: true },
    });
    const after = await sheetOf(rackside, 'Compliance');
    expect(after[1]?.slice(0, 5)).toEqual(['Quigley, Zoë', '5', '2', '3', '40']);
  });
});
