import { describe, expect, it } from 'vitest';
import type { SheetKind } from '#contract/documents.ts';
import type { TodayRow } from '#contract/training.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import {
  ago,
  assign,
  athlete,
  decision,
  open,
  pain,
  print,
  record,
  screen,
  sheet,
} from '../assignments/gym.ts';
import { done, entry, grid, kg, later, lifter, onRecord } from './sessions.ts';

const rowsOn = async (rackside: Rackside, days: number) =>
  (await rackside.ask('training.today', { date: addDays(TODAY, days) })).rows;

/** Of these rows, and what the register says of each paper. */
async function printRows(rackside: Rackside, rows: readonly TodayRow[], kind: SheetKind = 'session') {
  const only = rows.map(({ assignmentId, plannedFor }) => ({ assignmentId, plannedFor }));
  const { printed, leftOut } = await rackside.ask('documents.print', { sheets: [kind], only });
  const numbers = [...new Set(printed.map(({ sheetNumber }) => sheetNumber))];
  const sheets = await Promise.all(numbers.map((number) => sheet(rackside, number)));
  return { numbers, covers: sheets.map((each) => each?.covers), leftOut };
}

describe('a sheet that was printed', () => {
  it('is void once a maximum is recorded that is lower than the one it was reckoned from', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    const tested = (load: number) =>
      rackside.ask('maxima.record', {
        entries: [
          {
            athleteId: id as never,
            exerciseId: 'barbell-hip-thrust',
            kind: 'tested',
            load: kg(load),
            date: TODAY,
          },
        ],
      });
    await tested(110);
    expect(await sheet(rackside, number)).toMatchObject({ voidSince: null });
    await tested(60);
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
    expect((await rackside.ask('training.today', {})).rows).toMatchObject([{ sheet: 'stale' }]);
  });

  it('is what is asked until it is printed again, though more was recorded since', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const thrustOf = async (number: string) => {
      const { sessions } = await rackside.ask('training.sessions', { sheetNumber: number });
      return sessions[0]?.lines.find(({ exerciseId }) => exerciseId === 'barbell-hip-thrust');
    };
    const number = await print(rackside, id);
    const before = await thrustOf(number);
    await rackside.ask('maxima.record', {
      entries: [
        {
          athleteId: id as never,
          exerciseId: 'barbell-hip-thrust',
          kind: 'tested',
          load: kg(120),
          date: TODAY,
        },
      ],
    });
    expect(await thrustOf(number)).toEqual(before);
    const again = await print(rackside, id);
    expect(again).not.toBe(number);
    const now = await thrustOf(again);
    expect(now?.sets[0]?.load?.hundredths).toBeGreaterThan(before?.sets[0]?.load?.hundredths ?? Infinity);
    expect(await thrustOf(number)).toEqual(now);
  });

  it('takes what was done by it before somebody was held that day, and tells no load', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    await open(rackside, id, 'backPain', { onset: TODAY });
    const { sessions, sheet: paper } = await rackside.ask('training.sessions', { sheetNumber: number });
    expect(paper?.voidSince).not.toBeNull();
    const [session] = sessions;
    expect(session).toMatchObject({ held: expect.any(String) });
    expect(session?.lines.length).toBeGreaterThan(0);
    expect(session?.lines.every(({ sets }) => sets.every((set) => set.load === undefined))).toBe(true);
    if (!session) throw new Error('There is a session');
    const { outcomes } = await rackside.ask('training.record', {
      entries: [entry(session, 1, 1, done(60, 8, { pain: 5 }), { sure: true })],
    });
    expect(outcomes).toMatchObject([{ outcome: 'saved' }]);
    // What was asked of a day that is past stays as it was.
    const tomorrow = await later(rackside, addDays(TODAY, 1));
    const asked = (await grid(tomorrow, TODAY)).lines[0];
    expect(asked?.sets[0]?.load).toBeDefined();
    expect(asked?.target).toContain('kg');
  });

  it('of a rack has people in the order in which the log asks for them, by number and by day', async () => {
    const rackside = await openRackside();
    const strongest = [
      ['Ada', 140],
      ['Berta', 100],
      ['Cora', 180],
    ] as const;
    for (const [name, amount] of strongest) {
      const { id } = await lifter(rackside, {}, name);
      const entry = { athleteId: id as never, exerciseId: 'barbell-hip-thrust', kind: 'tested' as const };
      await rackside.ask('maxima.record', { entries: [{ ...entry, load: kg(amount), date: TODAY }] });
    }
    const inOrder = async (asked: object) => {
      const { sessions } = await rackside.ask('training.sessions', asked);
      return sessions
        .toSorted((a, b) => (a.rackPlace ?? Infinity) - (b.rackPlace ?? Infinity))
        .map(({ name }) => name.split(' ')[0]);
    };
    const printed = async () => {
      const rows = await rowsOn(rackside, 0);
      return (await printRows(rackside, rows, 'rack')).numbers[0] ?? '';
    };
    const number = await printed();
    expect(await inOrder({ sheetNumber: number })).toEqual(['Berta', 'Ada', 'Cora']);
    expect(await inOrder({ date: TODAY })).toEqual(['Berta', 'Ada', 'Cora']);
    const [ada] = (await rowsOn(rackside, 0)).map(({ athleteId }) => athleteId);
    const entries = [
      {
        athleteId: ada as never,
        exerciseId: 'barbell-hip-thrust',
        kind: 'tested' as const,
        load: kg(220),
        date: TODAY,
      },
    ];
    await rackside.ask('maxima.record', { entries });
    const again = await printed();
    expect(await inOrder({ date: TODAY })).toEqual(['Berta', 'Cora', 'Ada']);
    expect(await inOrder({ sheetNumber: again })).toEqual(['Berta', 'Cora', 'Ada']);
    expect(await inOrder({ sheetNumber: number })).toEqual(['Berta', 'Ada', 'Cora']);
  });

  it('stands beside the sessions it is of, and no other', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const { printed } = await rackside.ask('documents.print', {
      sheets: ['session'],
      athleteIds: [id as never],
      weeks: { first: 4, last: 4 },
      sessions: ['A'],
    });
    const rowOn = async (days: number) =>
      (await rackside.ask('training.today', { date: addDays(TODAY, days) })).rows[0];
    expect(await rowOn(0)).toMatchObject({
      letter: 'A',
      sheet: 'printed',
      sheetNumber: printed[0]?.sheetNumber,
    });
    expect(await rowOn(3)).toMatchObject({ letter: 'B', sheet: 'none', sheetNumber: null });
    expect(await rowOn(7)).toMatchObject({ letter: 'A', week: 5, sheet: 'none' });
  });

  it('of the foundation block is one page for a day, and stands beside each of its sessions', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    await open(rackside, id, 'joint', { area: 'knee' });
    await assign(rackside, id, { startDate: TODAY });
    const rowOn = async (days: number) =>
      (await rackside.ask('training.today', { date: addDays(TODAY, days) })).rows[0];
    const second = await rowOn(3);
    if (!second) throw new Error('Nobody trains on that day');
    expect(second.letter).toBe('F');
    const { assignmentId, plannedFor } = second;
    const { printed, pages } = await rackside.ask('documents.print', {
      sheets: ['session'],
      only: [{ assignmentId, plannedFor }],
    });
    expect([printed.length, pages]).toEqual([1, 1]);
    for (const days of [0, 3])
      expect(await rowOn(days)).toMatchObject({ sheet: 'printed', sheetNumber: printed[0]?.sheetNumber });
  });
});

describe('printed for a day', () => {
  /** A calm back record that repeats week 2 in week 4, with A on Mondays and Fridays; this Monday is eased. */
  async function easedMonday() {
    const { rackside, episode, id } = await onRecord({ trainingDays: [1, 3, 5] });
    await record(rackside, episode, pain(ago(4), 1, { painNextMorning: 4 }));
    return { rackside, id };
  }
  const FRIDAY = 4;

  it.each<SheetKind>(['session', 'rack', 'card', 'coach', 'plan'])(
    'is the eased session of that day alone, and on another day of the same letter as usual: %s',
    async (kind) => {
      const { rackside } = await easedMonday();
      const monday = await printRows(rackside, await rowsOn(rackside, 0), kind);
      expect(monday.covers).toEqual(['session A, 23 Nov 2026']);
      for (const days of [FRIDAY, 7, 14])
        expect(await rowsOn(rackside, days)).toMatchObject([{ letter: 'A', sheet: 'none' }]);
      const friday = await printRows(rackside, await rowsOn(rackside, FRIDAY), kind);
      expect(friday.covers).toEqual(['session A, week 2']);
      expect(await rowsOn(rackside, 0)).toMatchObject([{ sheet: 'printed', sheetNumber: monday.numbers[0] }]);
    },
  );

  it('is eased when it is printed the day after, too', async () => {
    const { rackside } = await easedMonday();
    const tuesday = await later(rackside, addDays(TODAY, 1));
    const { covers, numbers } = await printRows(tuesday, await rowsOn(tuesday, 0));
    expect(covers).toEqual(['session A, 23 Nov 2026']);
    const { sessions } = await tuesday.ask('training.sessions', { sheetNumber: numbers[0] ?? '' });
    expect(sessions).toMatchObject([{ plannedFor: TODAY, eased: '10 % lighter, one step easier' }]);
  });

  it('beside a usual sheet of the same letter is not found by the number of the other', async () => {
    const { rackside } = await easedMonday();
    const friday = await printRows(rackside, await rowsOn(rackside, FRIDAY));
    expect(await rowsOn(rackside, 0)).toMatchObject([{ sheet: 'none' }]);
    const { sessions } = await rackside.ask('training.sessions', { sheetNumber: friday.numbers[0] ?? '' });
    expect(sessions.map(({ eased }) => eased)).toEqual([null]);
  });

  it('stands on a card of its letter as well, which says so', async () => {
    const { rackside, id } = await easedMonday();
    const { printed } = await rackside.ask('documents.print', {
      athleteIds: [id as never],
      sessions: ['A'],
      weeks: { first: 2, last: 2 },
    });
    const number = printed[0]?.sheetNumber ?? '';
    expect(await sheet(rackside, number)).toMatchObject({ covers: 'session A, week 2 and 23 Nov 2026' });
    for (const days of [0, FRIDAY])
      expect(await rowsOn(rackside, days)).toMatchObject([{ sheet: 'printed', sheetNumber: number }]);
  });

  it('is void and found all the same where it was printed before it was eased', async () => {
    const { rackside, episode } = await onRecord({});
    const { numbers } = await printRows(rackside, await rowsOn(rackside, 0));
    await record(rackside, episode, pain(ago(4), 1, { painNextMorning: 4 }));
    expect(await rowsOn(rackside, 0)).toMatchObject([{ sheet: 'stale', sheetNumber: numbers[0] }]);
    const { sessions } = await rackside.ask('training.sessions', { sheetNumber: numbers[0] ?? '' });
    expect(sessions).toMatchObject([{ plannedFor: TODAY }]);
  });

  it('in a week that is repeated stands beside that day, and its number opens it', async () => {
    const before = await openRackside();
    const id = await athlete(before);
    const { id: episode } = await open(before, id, 'postpartum', { deliveryDate: ago(50), mode: 'vaginal' });
    await record(before, episode, decision(ago(4), 'cleared', 'obstetricianGynaecologist'));
    await record(before, episode, screen(TODAY));
    await assign(before, id);
    const day = addDays(TODAY, 21);
    const rackside = await later(before, day);
    await record(rackside, episode, screen(day));
    const rows = await rowsOn(rackside, 21);
    expect(rows).toMatchObject([{ week: 4 }]);
    const { numbers, covers } = await printRows(rackside, rows);
    expect(covers).toEqual(['session A, week 2']);
    expect(await rowsOn(rackside, 21)).toMatchObject([{ sheet: 'printed', sheetNumber: numbers[0] }]);
    for (const date of [undefined, day]) {
      const asked = { sheetNumber: numbers[0] ?? '', ...(date && { date }) };
      const { sessions } = await rackside.ask('training.sessions', asked);
      expect(sessions).toMatchObject([{ plannedFor: day }]);
    }
  });

  it.each<SheetKind>(['session', 'rack'])(
    'is one paper for two sessions of the foundation block on that day: %s',
    async (kind) => {
      const rackside = await openRackside();
      const id = await athlete(rackside);
      await open(rackside, id, 'joint', { area: 'knee' });
      const assignmentId = (await assign(rackside, id, { startDate: TODAY })) as never;
      await rackside.ask('training.reschedule', {
        sessions: [{ assignmentId, plannedFor: TODAY }],
        change: { moveTo: addDays(TODAY, 3) },
      });
      const rows = await rowsOn(rackside, 3);
      expect(rows).toHaveLength(2);
      const { numbers } = await printRows(rackside, rows, kind);
      expect(numbers).toHaveLength(1);
    },
  );

  it('leaves out by name whoever has another program by now, and whose session is skipped', async () => {
    const rackside = await openRackside();
    const ana = await lifter(rackside, {}, 'Ana');
    const bo = await lifter(rackside, {}, 'Bo');
    await lifter(rackside, {}, 'Cy');
    const rows = await rowsOn(rackside, 0);
    await rackside.ask('assignments.end', { ids: [ana.assignmentId] });
    await assign(rackside, ana.id);
    await rackside.ask('training.reschedule', {
      sessions: [{ assignmentId: bo.assignmentId, plannedFor: TODAY }],
      change: { skip: true },
    });
    const { numbers, leftOut } = await printRows(rackside, rows);
    expect(numbers).toHaveLength(1);
    expect(leftOut).toMatchObject([
      { athleteId: ana.id, reason: expect.stringContaining('has ended') },
      { athleteId: bo.id, reason: 'The session of 23 Nov 2026 is skipped.' },
    ]);
  });
});
