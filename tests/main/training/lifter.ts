/** Somebody who trains, their session of a day, and sets that are entered into it. */

import type { ResultOf } from '#contract/channels.ts';
import type { SetEntry } from '#contract/training.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { type Rackside, TODAY } from '../../support/application.ts';
import { ago, assign, athlete } from '../assignments/gym.ts';

export type Grid = ResultOf<'training.sessions'>['sessions'][number];

export const kg = (amount: number) => ({ hundredths: Math.round(amount * 100), unit: 'kg' as const });

/** Somebody with maxima and the program of the guide, three weeks in, training on Mondays and Thursdays. */
export async function lifter(rackside: Rackside, firstName = 'Zoë', change: object = {}) {
  const id = await athlete(rackside, firstName);
  await rackside.ask('maxima.record', {
    entries: ['barbell-hip-thrust', 'back-squat', 'romanian-deadlift'].map((exerciseId) => ({
      athleteId: id as never,
      exerciseId,
      kind: 'tested' as const,
      load: kg(100),
      date: ago(30),
    })),
  });
  const assignmentId = await assign(rackside, id, { startDate: ago(21), ...change });
  return { id, assignmentId };
}

export async function today(rackside: Rackside, date: CalendarDate = TODAY): Promise<Grid> {
  const { sessions } = await rackside.ask('training.sessions', { date });
  if (!sessions[0]) throw new Error('Somebody trains');
  return sessions[0];
}

export function entry(
  session: Grid,
  line: number,
  place: number,
  set: SetEntry['set'],
  more: Partial<SetEntry> = {},
): SetEntry {
  const { assignmentId, plannedFor } = session;
  const lineId = session.lines[line]?.lineId ?? '';
  const version =
    session.sets.find((each) => each.lineId === lineId && each.place === place)?.version ?? null;
  return { assignmentId, plannedFor, lineId, place, version, set, ...more };
}

export const done = (load: number, reps: number, more: object = {}) => ({
  load: kg(load),
  reps,
  techniqueOk: true,
  ...more,
});
