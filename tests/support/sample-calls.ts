/** One sound call of every channel on the sample facility, in an order in which each can succeed. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANNEL_NAMES, type ChannelName, type InputOf, type ResultOf } from '#contract/channels.ts';
import type { EpisodeId } from '#contract/values.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';

/** Asks any channel and answers its value, through whichever door. */
export type Ask = <Name extends ChannelName>(channel: Name, input: InputOf<Name>) => Promise<ResultOf<Name>>;

export interface Way {
  readonly ask: Ask;
  /** Hands a file in and answers its token. */
  readonly handIn: (name: string, bytes: Uint8Array) => Promise<string>;
}

const ROSTER = join(import.meta.dirname, '..', 'fixtures', 'rosters', 'lakeside-high-us.csv');
const MONDAY = calendarDateOf('2026-11-23');

type Calls = { readonly [Name in ChannelName]: (way: Way) => Promise<InputOf<Name>> };

/** What each channel is called with. A channel without an entry does not typecheck. */
export const SAMPLE_CALLS: Calls = {
  'facility.startEmpty': async () => ({ name: 'Lakeside Strength', unit: 'kg' }),
  'facility.startWithSample': async () => ({}),
  'facility.get': async () => ({}),
  'facility.update': async ({ ask }) => {
    const { version, room } = await ask('facility.get', {});
    return { version, name: 'Lakeside Strength', room };
  },
  'system.status': async () => ({}),
  'system.backups': async () => ({}),
  'system.backUp': async () => ({}),
  'system.restore': async ({ ask }) => ({ id: (await ask('system.backUp', {})).id }),
  'system.startAfresh': async () => ({}),
  'roster.page': async () => ({ limit: 5000 }),
  'roster.rows': async ({ ask }) => ({ ids: [(await someone(ask)).id] }),
  'roster.athlete': async ({ ask }) => ({ id: (await someone(ask)).id }),
  'roster.squads': async () => ({}),
  'roster.add': async () => ({ firstName: 'Zoë', lastName: 'Quigley', squads: ['Rowing'] }),
  'roster.update': async ({ ask }) => {
    const { id, version } = await someone(ask);
    return { id, version, fields: { sport: 'Rowing' } };
  },
  'roster.updateMany': async ({ ask }) => ({ ids: [(await someone(ask)).id], addSquad: 'Rowing' }),
  'history.undo': async () => ({}),
  'history.redo': async () => ({}),
  'roster.previewImport': async ({ handIn }) => ({
    file: await handIn('lakeside.csv', new Uint8Array(readFileSync(ROSTER))),
    weightUnit: 'lb',
    maximaUnit: 'lb',
    dateOrder: 'mdy',
  }),
  'roster.import': async (way) => ({
    preview: (await way.ask('roster.previewImport', await SAMPLE_CALLS['roster.previewImport'](way))).id,
  }),
  'clearance.ofAthlete': async ({ ask }) => ({ athleteId: (await someone(ask)).id }),
  'clearance.openEpisode': async ({ ask }) => ({
    athleteId: (await someone(ask)).id,
    kind: 'backPain',
    details: { onset: calendarDateOf('2026-11-01') },
  }),
  'clearance.record': async ({ ask }) => ({
    episodeId: await someEpisode(ask),
    evidence: { kind: 'closed', content: { date: MONDAY, reason: 'Recorded for the wrong athlete' } },
  }),
  'library.exercises': async () => ({}),
  'library.programs': async () => ({}),
  'library.program': async ({ ask }) => ({ id: await someProgram(ask) }),
  'maxima.ofAthletes': async ({ ask }) => ({ athleteIds: [(await someone(ask)).id] }),
  'maxima.record': async ({ ask }) => ({
    entries: [
      {
        athleteId: (await someone(ask)).id,
        exerciseId: 'back-squat',
        kind: 'tested',
        load: { hundredths: 10_000, unit: 'kg' },
        date: MONDAY,
      },
    ],
  }),
  'assignments.preview': async ({ ask }) => ({
    athleteIds: (await ask('roster.page', { limit: 5000 })).rows.map((row) => row.id),
    programId: await someProgram(ask),
    startDate: MONDAY,
    trainingDays: [1, 4],
  }),
  'assignments.assign': async (way) => ({
    preview: (await way.ask('assignments.preview', await SAMPLE_CALLS['assignments.preview'](way))).id,
  }),
  'assignments.list': async () => ({}),
  'assignments.plan': async ({ ask }) => ({ id: await someAssignment(ask), week: 1 }),
  'documents.printCards': async ({ ask }) => ({
    athleteIds: (await ask('assignments.list', {})).slice(0, 4).map((assignment) => assignment.athleteId),
  }),
  'documents.register': async () => ({ limit: 500 }),
  'workbooks.export': async () => ({}),
  'assignments.end': async ({ ask }) => ({ ids: [await someAssignment(ask)] }),
  'audit.page': async () => ({ limit: 500 }),
  'jobs.list': async () => ({}),
  'jobs.status': async ({ ask }) => ({ id: await someJob(ask) }),
  'jobs.cancel': async ({ ask }) => ({ id: await someJob(ask) }),
};

/** Channels that only answer on a facility that has not begun, or whose file is damaged. */
export const OTHER_BEGINNINGS: readonly ChannelName[] = ['facility.startEmpty', 'system.startAfresh'];

/** The channels in the order of the table above. */
export const IN_ORDER = (Object.keys(SAMPLE_CALLS) as ChannelName[]).filter(
  (name) => CHANNEL_NAMES.includes(name) && !OTHER_BEGINNINGS.includes(name),
);

async function someone(ask: Ask) {
  const { rows } = await ask('roster.page', { limit: 1 });
  const [row] = rows;
  if (!row) throw new Error('The sample facility has athletes');
  return row;
}

async function someEpisode(ask: Ask): Promise<EpisodeId> {
  const { episodes } = await ask('clearance.ofAthlete', { athleteId: (await someone(ask)).id });
  const episode = episodes.find(({ closed }) => !closed);
  if (!episode) throw new Error('An episode was opened before');
  return episode.id;
}

async function someProgram(ask: Ask) {
  const [program] = await ask('library.programs', {});
  if (!program) throw new Error('The library has programs');
  return program.id;
}

async function someAssignment(ask: Ask) {
  const [assignment] = await ask('assignments.list', {});
  if (!assignment) throw new Error('Athletes were assigned before');
  return assignment.id;
}

async function someJob(ask: Ask) {
  const [job] = await ask('jobs.list', {});
  if (!job) throw new Error('A job ran before');
  return job.id;
}
