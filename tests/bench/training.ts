/**
 * The training log of 2,000 athletes: progress of one and of a squad with 5 million sets, how it grows from half a
 * million, and the same questions asked of one plain table.
 */

import { addDays, calendarDateOf } from '../../src/domain/calendar/calendar-date.ts';
import { TODAY } from './big-roster.ts';
import { ask } from './database.ts';
import { atMost, type Figure, median, p95, ratio, timed } from './figures.ts';
import { ATHLETES, type BigLog, bigLog } from './training-log.ts';

/** One question to the log. A new one is an entry below. */
interface Question {
  readonly name: string;
  /** At most so many milliseconds in 95 of 100 cases, with the large log. */
  readonly most: number;
  readonly times: number;
  /** It reads everything there is of somebody, so ten times the years are ten times the work. */
  readonly allTime?: true;
  /** Asks it once more, of another athlete or squad each time. */
  readonly ask: (log: BigLog, turn: number) => Promise<unknown>;
  /** The same answer from the one plain table; absent where it has none. */
  readonly plain?: (log: BigLog, turn: number) => unknown;
  /** Ours may take at most this share of the plain table's time. */
  readonly share?: number;
}

const FROM = addDays(calendarDateOf(TODAY), -7 * 24);
/** Far from each other on the roster, so that no page is read twice in a row. */
const someone = ({ athleteIds }: BigLog, turn: number) =>
  athleteIds[(turn * 397) % athleteIds.length] as never;
const someSquad = ({ squadIds }: BigLog, turn: number) => squadIds[turn % squadIds.length] as never;

const SUMS = 'count(*), sum(reps), sum(load_hundredths * reps), sum(rir_halves <= 8)';

/** Cells of one squad's day, entered one after the other. */
const cells = new WeakMap<
  BigLog,
  {
    readonly assignmentId: never;
    readonly plannedFor: never;
    readonly lineId: string;
    readonly place: number;
  }[]
>();

async function nextCell(log: BigLog) {
  let waiting = cells.get(log);
  if (!waiting) {
    const { sessions } = await ask(log.application, 'training.sessions', { squad: log.squadIds[0] as never });
    waiting = sessions.flatMap(({ assignmentId, plannedFor, lines }) =>
      lines.flatMap(({ lineId, sets }) =>
        sets.map(({ place }) => ({
          assignmentId: assignmentId as never,
          plannedFor: plannedFor as never,
          lineId,
          place,
        })),
      ),
    );
    cells.set(log, waiting);
  }
  const cell = waiting.shift();
  if (!cell) throw new Error('Everything is entered');
  return {
    ...cell,
    version: null,
    sure: true,
    set: { load: { hundredths: 6000, unit: 'kg' as const }, reps: 8, techniqueOk: true },
  };
}

const QUESTIONS: readonly Question[] = [
  {
    name: `who trains today, all ${ATHLETES}`,
    most: 50,
    times: 60,
    ask: ({ application }) => ask(application, 'training.today', {}),
  },
  {
    name: 'a cell of the grid, from the call to the disk',
    most: 16,
    times: 100,
    ask: async (log) => ask(log.application, 'training.record', { entries: [await nextCell(log)] }),
  },

  {
    name: `the calendar of five weeks, all ${ATHLETES}`,
    most: 50,
    times: 40,
    ask: ({ application }) =>
      ask(application, 'training.calendar', {
        from: calendarDateOf('2026-11-02'),
        to: calendarDateOf('2026-12-06'),
      }),
  },
  {
    name: `suggestions, all ${ATHLETES}`,
    most: 1_500,
    times: 6,
    ask: ({ application }) => ask(application, 'training.suggestions', {}),
  },
  {
    name: `suggestions, a squad of about ${Math.round(ATHLETES / 7)}`,
    most: 300,
    times: 20,
    ask: (log, turn) => ask(log.application, 'training.suggestions', { squad: someSquad(log, turn) }),
  },
  {
    name: 'progress of an athlete, 12 weeks beside the 12 before',
    most: 100,
    times: 60,
    ask: (log, turn) => ask(log.application, 'progress.athlete', { athleteId: someone(log, turn) }),
    plain: (log, turn) =>
      log.plain
        .prepare(
          `SELECT held_on, exercise_id, ${SUMS} FROM performed WHERE athlete_id = ? AND held_on >= ? GROUP BY held_on, exercise_id`,
        )
        .all(someone(log, turn), FROM),
    share: 0.1,
  },
  {
    name: 'progress of an athlete, all time',
    most: 100,
    times: 40,
    allTime: true,
    ask: (log, turn) =>
      ask(log.application, 'progress.athlete', { athleteId: someone(log, turn), weeks: 'all' }),
  },
  {
    name: 'records of an athlete, of five years',
    most: 100,
    times: 40,
    allTime: true,
    ask: (log, turn) => ask(log.application, 'progress.records', { athleteId: someone(log, turn) }),
    plain: (log, turn) =>
      log.plain
        .prepare(
          'SELECT exercise_id, load_hundredths, reps, min(held_on) FROM performed WHERE athlete_id = ? AND modified = 0 GROUP BY 1, 2, 3',
        )
        .all(someone(log, turn)),
    share: 0.1,
  },
  {
    name: `progress of a squad of about ${Math.round(ATHLETES / 7)}, 12 weeks`,
    most: 300,
    times: 35,
    ask: (log, turn) => ask(log.application, 'progress.squad', { squad: someSquad(log, turn) }),
    plain: ({ plain, squadIds }, turn) => {
      const squad = squadIds[turn % squadIds.length];
      const members = `athlete_id IN (SELECT athlete_id FROM member WHERE squad_id = ?)`;
      plain
        .prepare(
          `SELECT athlete_id, exercise_id, ${SUMS} FROM performed WHERE ${members} AND held_on >= ? GROUP BY 1, 2`,
        )
        .all(squad, FROM);
    },
    share: 0.5,
  },
];

export async function benchTraining(): Promise<Figure[]> {
  const small = await bigLog(500_000);
  const large = await bigLog(5_000_000);
  const figures: Figure[] = [];
  for (const question of QUESTIONS) figures.push(...(await figuresOf(question, small, large)));
  await small.close();
  await large.close();
  return figures;
}

async function figuresOf(question: Question, small: BigLog, large: BigLog): Promise<Figure[]> {
  const { name, most, times, allTime, plain, share } = question;
  const ours: number[] = [];
  const before: number[] = [];
  // Turn by turn, so that whatever else the machine does falls on both alike; the first of each warms up.
  for (let turn = 0; turn <= times; turn++) {
    for (const [log, taken] of [
      [small, before],
      [large, ours],
    ] as const) {
      const start = performance.now();
      await question.ask(log, turn);
      if (turn > 0) taken.push(performance.now() - start);
    }
  }
  let turn = 0;
  // A plain table reads everything each time: a few times say enough.
  const theirs = plain && (await timed(3, () => plain(large, turn++)));
  return [
    atMost(`${name}, 5 million sets, p95`, p95(ours), most),
    ...(allTime ? [] : [ratio(`${name}, 5 million sets against 0.5`, median(ours), median(before), 1.5)]),
    ...(theirs && share
      ? [ratio(`${name}, against one plain table`, median(ours), median(theirs), share)]
      : []),
  ];
}
