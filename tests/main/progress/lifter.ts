/** An athlete with a program and a way to write sessions into the log, for tests of what is made of it. */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { LogSet } from '#domain/training/performed.ts';
import { logSet } from '../../domain/training/log-sets.ts';
import { openRackside } from '../../support/application.ts';
import { ago, assign, athlete } from '../assignments/gym.ts';
import { rosterPath, withFile } from '../database/roster-file.ts';
import { writeSession, writeSet } from './log.ts';

/** An athlete in the fourth week of the guide's program, Mondays and Thursdays from 2 Nov on. */
export async function lifter() {
  const rackside = await openRackside();
  const id = await athlete(rackside, 'Zoë', 'Quigley');
  const assignmentId = await assign(rackside, id, { startDate: ago(21) });
  // Apart from what is entered through the channels.
  let sessions = 1000;
  const session = (heldOn: CalendarDate, sets: Partial<LogSet>[]) =>
    withFile(rosterPath(rackside.dataFolder), (connection) => {
      sessions += 1;
      writeSession(connection, sessions, assignmentId, id, heldOn, { plannedFor: heldOn });
      for (const [place, set] of sets.entries())
        writeSet(connection, { sessionId: sessions, place: place + 1, set: logSet(set) });
    });
  return { rackside, id, assignmentId, session };
}
