/** Progress reads what it asks for by indexes, however long the log has grown. */

import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type { RosterFile } from '#main/database/open.ts';
import * as log from '#main/progress/log-queries.ts';
import { dayTotals, liftTotals } from '#main/progress/log-totals.ts';
import { newRoster, planOf } from '../database/roster-file.ts';

const PERIOD = { from: calendarDateOf('2026-09-07'), to: calendarDateOf('2026-11-23') };
const IDS = ['a1', 'a2', 'a3'];

describe('the queries of progress', () => {
  it.each<[string, (file: RosterFile) => Promise<unknown>, RegExp]>([
    [
      'the lifts of an athlete',
      ({ kysely }) => log.liftSums(kysely, 'a1', PERIOD),
      /session_lift USING INDEX session_lift_by_day \(athlete_id=\? AND held_on>\? AND held_on<\?\)/,
    ],
    [
      'what lifts of a squad came to',
      ({ kysely }) => liftTotals(kysely, IDS, PERIOD),
      /session_lift USING COVERING INDEX session_lift_by_day \(athlete_id=\? AND held_on>\? AND held_on<\?\)/,
    ],
    [
      'what days of a squad came to',
      ({ kysely }) => dayTotals(kysely, IDS, PERIOD),
      /session_lift USING COVERING INDEX session_lift_by_day \(athlete_id=\? AND held_on>\? AND held_on<\?\)/,
    ],
    [
      'the best sets of one lift',
      ({ kysely }) => log.bestSets(kysely, IDS, 'lift', PERIOD),
      /session_lift USING PRIMARY KEY \(athlete_id=\? AND exercise_id=\? AND held_on>\? AND held_on<\?\)/,
    ],
    [
      'the sets of records',
      ({ kysely }) => log.recordSets(kysely, 'a1'),
      /s USING PRIMARY KEY \(session_id=\?\)/,
    ],
    [
      'held sessions',
      ({ kysely }) => log.heldSessions(kysely, IDS, PERIOD),
      /t USING COVERING INDEX training_session_by_athlete \(athlete_id=\? AND held_on>\? AND held_on<\?\)/,
    ],
    [
      'the first session',
      ({ kysely }) => log.firstSession(kysely, 'a1'),
      /training_session USING COVERING INDEX training_session_by_athlete/,
    ],
    ['bodyweights', ({ kysely }) => log.bodyweights(kysely, IDS), /bodyweight USING INDEX/],
  ])('%s', async (_, query, index) => {
    const file = await newRoster();
    const plan = await planOf(file, () => query(file));
    expect(plan.join('\n')).toMatch(index);
    expect(plan.filter((step) => /^SCAN/.test(step))).toEqual([]);
  });

  it('the first day of the whole log is the first entry of an index', async () => {
    const file = await newRoster();
    expect(await planOf(file, () => log.firstDayOfLog(file.kysely))).toEqual([
      'SCAN training_session USING COVERING INDEX training_session_by_day',
    ]);
  });
});
