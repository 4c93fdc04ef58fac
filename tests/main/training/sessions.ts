/** Somebody who trains and what is entered of it, for the tests of the training log. */

import type { ResultOf } from '#contract/channels.ts';
import type { SetEntry } from '#contract/training.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { clockOn } from '#main/clock.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { ago, assign, athlete, calmBack } from '../assignments/gym.ts';

export type Grid = ResultOf<'training.sessions'>['sessions'][number];

export const kg = (amount: number) => ({ hundredths: Math.round(amount * 100), unit: 'kg' as const });
export const on = (day: CalendarDate) => ({ clock: clockOn(day, new Date(`${day}T09:00:00.000Z`)) });

/** With maxima and the program of the guide, three weeks in, on Mondays and Thursdays. */
export async function lifter(rackside: Rackside, change: object = {}, firstName = 'Zoë') {
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
  const assignmentId = (await assign(rackside, id, { startDate: ago(21), ...change })) as never;
  return { id, assignmentId };
}

/** The same with a calm back record, cleared and gone on with eight days ago. */
export async function onRecord(change: object = {}) {
  const before = await openRackside(on(ago(8)));
  const { id, assignmentId } = await lifter(before, change);
  const episode = await calmBack(before, id, ago(8));
  await before.ask('assignments.resume', { ids: [assignmentId] });
  await before.close();
  const rackside = await openRackside({ dataFolder: before.dataFolder });
  return { rackside, id, episode, assignmentId };
}

export async function later(rackside: Rackside, day: CalendarDate): Promise<Rackside> {
  await rackside.close();
  return openRackside({ dataFolder: rackside.dataFolder, ...on(day) });
}

export async function grid(rackside: Rackside, date: CalendarDate = TODAY): Promise<Grid> {
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

/** The first set of a session, whatever it weighs. */
export async function train(rackside: Rackside, date: CalendarDate = TODAY, more: object = {}) {
  const session = await grid(rackside, date);
  return rackside.ask('training.record', {
    entries: [entry(session, 0, 1, done(40, 8, more), { sure: true })],
  });
}

export const reviewItems = async (rackside: Rackside) => (await rackside.ask('review.list', {})).items;
