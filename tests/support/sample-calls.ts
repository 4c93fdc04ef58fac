/** One sound call of every channel on the sample facility, in an order in which each can succeed. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { CHANNEL_NAMES, type ChannelName, type InputOf, type ResultOf } from '#contract/channels.ts';
import type { EpisodeId, FileToken } from '#contract/values.ts';
import { addDays, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { programFile } from '#main/programs/program-file.ts';
import { writeFillIn } from '#main/workbooks/fill-in/write-fill-in.ts';
import { choosePin } from './choose-pin.ts';

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
    const { version, rooms } = await ask('facility.get', {});
    return { version, name: 'Lakeside Strength', rooms };
  },
  'system.status': async () => ({}),
  'system.backups': async () => ({}),
  'system.backUp': async () => ({}),
  'system.confirmDate': async () => ({ reason: 'The battery was empty' }),
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
  'roster.importProblems': async (way) => ({
    preview: (await way.ask('roster.previewImport', await SAMPLE_CALLS['roster.previewImport'](way))).id,
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
  'clearance.preview': async ({ ask }) => {
    const { id: athleteId } = await someone(ask);
    const { episodes } = await ask('clearance.ofAthlete', { athleteId });
    return {
      episodeId: episodes[0]?.id ?? '',
      evidence: { kind: 'details', content: { onset: calendarDateOf('2026-11-02') } },
    };
  },
  'policy.get': async () => ({}),
  'policy.history': async () => ({ limit: 20 }),
  'policy.preview': async () => ({ changes: { restrictedCapPercent: 50 } }),
  'policy.save': async (way) => {
    const { changes } = await SAMPLE_CALLS['policy.preview'](way);
    const { digest } = await way.ask('policy.preview', { changes });
    return { changes, digest, reason: 'Agreed with the physio' };
  },
  'library.exercises': async () => ({}),
  'library.guide': async () => ({}),
  'library.programs': async () => ({}),
  'library.program': async ({ ask }) => ({ id: await someProgram(ask) }),
  'exercises.save': async () => ({
    exercise: {
      name: 'Belt squat',
      pattern: 'squat',
      implement: 'machine',
      bilateral: true,
      tags: null,
      equipment: [],
      ladder: ['step-up'],
      setup: [],
      execution: [],
      cues: ['Knees over the toes'],
    },
  }),
  'programs.startDraft': async ({ ask }) => ({ from: { id: await someProgram(ask) }, name: 'Spring block' }),
  'programs.drafts': async () => ({}),
  'programs.draft': async ({ ask }) => ({ id: (await someDraft(ask)).id }),
  'programs.saveDraft': async ({ ask }) => {
    const { id, version } = await someDraft(ask);
    return { id, version, program: (await ask('programs.draft', { id })).program };
  },
  'programs.publish': async ({ ask }) => {
    const { id, version } = await someDraft(ask);
    return { id, version };
  },
  'programs.export': async ({ ask }) => ({ id: await someProgram(ask) }),
  'programs.previewImport': async (way) => ({ file: await someProgramFile(way) }),
  'programs.import': async (way) => ({ file: await someProgramFile(way), acceptTags: true }),
  'programs.discard': async ({ ask }) => ({ id: (await someDraft(ask)).id }),
  'prescriptions.parse': async () => ({ text: 'top set of 5 @ 85 %, back-off 2 × 8 @ 72 %' }),
  'loads.plan': async () => ({
    target: 84,
    unit: 'kg',
    bar: 20,
    plates: [{ weight: 25, count: 4 }],
    rounding: 'nearest',
  }),
  'loads.estimateMax': async () => ({ weight: 100, unit: 'kg', reps: 5 }),
  'progression.suggest': async () => ({
    exerciseId: 'back-squat',
    prescription: {
      groups: [
        { kind: 'straight', sets: 2, reps: { kind: 'reps', low: 8, high: 10 }, load: { kind: 'unstated' } },
      ],
      perSide: false,
    },
    rule: 'doubleProgression',
    sessions: [
      {
        sets: [10, 10].map((reps) => ({
          load: { hundredths: 6_000, unit: 'kg' as const },
          reps,
          rir: 2,
          pain: 0,
          techniqueOk: true,
        })),
        modified: false,
      },
    ],
  }),
  'progress.athlete': async ({ ask }) => ({ athleteId: (await someone(ask)).id }),
  'progress.records': async ({ ask }) => ({ athleteId: (await someone(ask)).id }),
  'progress.squad': async () => ({ weeks: 'all' }),
  'progress.compare': async ({ ask }) => ({ athleteIds: [(await someone(ask)).id] }),
  'progress.setOptIn': async ({ ask }) => ({ athleteIds: [(await someone(ask)).id], onLeaderboards: true }),
  'progress.leaderboard': async () => ({}),
  'maxima.ofAthletes': async ({ ask }) => ({ athleteIds: [(await someone(ask)).id] }),
  'maxima.lifts': async () => ({}),
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
  'assignments.assign': async (way) => {
    const request = await SAMPLE_CALLS['assignments.preview'](way);
    return { ...request, digest: (await way.ask('assignments.preview', request)).digest };
  },
  'assignments.list': async () => ({}),
  'clearance.ofDecision': async ({ ask }) => ({ assignmentId: await someAssignment(ask) }),
  'assignments.plan': async ({ ask }) => ({ id: await someAssignment(ask), week: 1 }),
  'assignments.previewVersion': async ({ ask }) => ({ programId: await someOlderVersion(ask) }),
  'assignments.changeVersion': async ({ ask }) => {
    const request = { programId: await someOlderVersion(ask) };
    return { ...request, digest: (await ask('assignments.previewVersion', request)).digest };
  },
  'training.today': async () => ({}),
  'training.calendar': async () => ({ from: MONDAY, to: calendarDateOf('2026-12-06') }),
  'training.sessions': async () => ({ date: MONDAY }),
  'training.record': async ({ ask }) => ({ entries: [await someSet(ask)] }),
  'training.recordSession': async ({ ask }) => {
    const { assignmentId, plannedFor } = await someSet(ask);
    const { sessions } = await ask('training.sessions', { keys: [{ assignmentId, plannedFor }] });
    return {
      assignmentId,
      plannedFor,
      version: sessions[0]?.version ?? 0,
      facts: { rpe: 7, sore: ['back'] },
    };
  },
  'training.recordMinutes': async ({ ask }) => {
    const { assignmentId, plannedFor, ...set } = await someSet(ask);
    await ask('training.record', { entries: [{ assignmentId, plannedFor, ...set }] });
    return { sessions: [{ assignmentId, plannedFor }], minutes: 60 };
  },
  'training.reviewed': async (way) => {
    const { assignmentId, plannedFor } = await SAMPLE_CALLS['training.recordSession'](way);
    return { sessions: [{ assignmentId, plannedFor }] };
  },
  'training.reschedule': async ({ ask }) => {
    const { date, rows } = await ask('training.today', {});
    const row = rows.find(({ state }) => state === 'toCome');
    if (!row) throw new Error('Somebody trains on the Monday');
    const { assignmentId, plannedFor } = row;
    return {
      sessions: [{ assignmentId, plannedFor }],
      change: { moveTo: addDays(date, 1) },
    };
  },
  'training.suggestions': async () => ({}),
  'training.accept': async ({ ask }) => ({ suggestions: [await someSuggestion(ask)] }),
  'training.setAside': async ({ ask }) => ({ suggestions: [await someSuggestion(ask)] }),
  'training.times': async () => ({}),
  'training.setTime': async ({ ask }) => ({
    squad: (await ask('roster.squads', {}))[0]?.id as never,
    time: '17:30',
  }),
  'training.setHoliday': async () => ({
    firstDay: calendarDateOf('2026-12-24'),
    lastDay: calendarDateOf('2026-12-26'),
    name: 'Christmas',
  }),
  'training.holidays': async () => ({}),
  'training.removeHoliday': async ({ ask }) => ({ id: (await ask('training.holidays', {}))[0]?.id ?? '' }),
  'training.exportFillIn': async () => ({ monday: MONDAY }),
  'training.previewFillIn': async (way) => ({ file: await someFilledIn(way) }),
  'training.importFillIn': async (way) => {
    const { id, sets } = await way.ask('training.previewFillIn', { file: await someFilledIn(way) });
    return { preview: id, take: sets.map(({ number }) => number) };
  },
  'documents.print': async ({ ask }) => ({
    athleteIds: (await ask('assignments.list', {})).slice(0, 4).map((assignment) => assignment.athleteId),
  }),
  'review.count': async () => ({}),
  'review.asked': async ({ ask, handIn }) => {
    const text = 'Last name;First name;Back / postnatal?\nQuigley;Ana;since May\n';
    const file = await handIn('intake.csv', new TextEncoder().encode(text));
    await ask('roster.import', { preview: (await ask('roster.previewImport', { file })).id });
    const { items } = await ask('review.list', {});
    return { athleteIds: items.flatMap(({ matter, athleteId }) => (matter === 'ask' ? [athleteId] : [])) };
  },
  'documents.preview': async ({ ask }) => ({
    athleteIds: (await ask('assignments.list', {})).slice(0, 2).map((assignment) => assignment.athleteId),
    sheets: ['card', 'rack', 'blank'],
  }),
  'review.list': async () => ({}),
  'review.print': async () => ({}),
  'documents.lookPreview': async () => ({ dateLanguage: 'de', decimalSign: ',' }),
  'documents.register': async () => ({ limit: 500 }),
  'workbooks.copy': async ({ ask }) => ({ athleteIds: [(await someone(ask)).id] }),
  'workbooks.exportCsv': async () => ({ sheet: 'Rankings' }),
  'workbooks.export': async () => ({}),
  'assignments.proposals': async ({ ask }) => ({ ids: [await someAssignment(ask)] }),
  'assignments.accept': async (way) => {
    const ids = [await someAssignment(way.ask)];
    return { ids, digest: (await way.ask('assignments.proposals', { ids })).digest };
  },
  'assignments.resume': async ({ ask }) => ({ ids: [await somePaused(ask)] }),
  'assignments.previewPlan': async ({ ask }) => {
    const [programId, athlete] = [(await ask('library.programs', {}))[0]?.id as never, await someone(ask)];
    return { athleteId: athlete.id, programId, startDate: MONDAY, trainingDays: [1, 4], week: 1 };
  },
  'assignments.move': async ({ ask }) => ({ ids: [await someAssignment(ask)], rackId: 'rack-1' as never }),
  'assignments.end': async ({ ask }) => ({ ids: [await someAssignment(ask)] }),
  'audit.page': async () => ({ limit: 500 }),
  'jobs.list': async () => ({}),
  'jobs.status': async ({ ask }) => ({ id: await someJob(ask) }),
  'jobs.cancel': async ({ ask }) => ({ id: await someJob(ask) }),
  // Last: from the second person on, every call needs somebody signed in.
  'people.list': async () => ({}),
  'people.names': async () => ({}),
  'people.setPin': async ({ ask }) => ({ id: (await lead(ask)).id, pin: '2468' }),
  'people.add': async () => ({ name: 'Noor Haddad', role: 'coach', viewHealth: false, pin: '1357' }),
  'people.update': async ({ ask }) => {
    const { id, version } = await lead(ask);
    return { id, version, name: 'Sam Okafor' };
  },
  'overrides.give': async ({ ask }) => {
    const { rows } = await ask('roster.page', { limit: 5000 });
    const names = await ask('people.names', {});
    const noor = names.find(({ name }) => name === 'Noor Haddad')?.id ?? '';
    const { person } = await ask('system.status', {});
    if (person?.role === 'lead')
      await choosePin({ ask }, { id: noor, pin: '1357' }, { id: person.id, pin: '2468' });
    return {
      athleteId: rows.find(({ chip }) => chip.tier === 'T1')?.id ?? '',
      tier: 'T2',
      reason: 'The letter is in the post',
      until: (await ask('system.status', {})).today,
      secondPerson: { id: noor, pin: '1357' },
    };
  },
  'overrides.list': async () => ({}),
  'overrides.end': async ({ ask }) => ({
    id: (await ask('overrides.list', { active: true }))[0]?.id ?? '',
    reason: 'The letter has come',
  }),
  'people.signOut': async () => ({}),
  'people.signIn': async ({ ask }) => ({ id: (await ask('people.names', {}))[1]?.id ?? '', pin: '2468' }),
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

/** A program with an exercise of another facility. */
async function someProgramFile({ ask, handIn }: Way) {
  const program = await ask('library.program', { id: await someProgram(ask) });
  const sled = {
    ...(await SAMPLE_CALLS['exercises.save']({ ask, handIn })).exercise,
    name: 'Sled push',
    tags: [],
    errors: [],
    muscles: [],
  };
  const bytes = programFile({ program, exercises: [{ id: 'own-sled', content: sled }] });
  return handIn('Spring block.rackside.json', bytes);
}

async function someDraft(ask: Ask) {
  const [draft] = await ask('programs.drafts', {});
  if (!draft) throw new Error('A draft was begun before');
  return draft;
}

async function lead(ask: Ask) {
  const person = (await ask('people.list', {})).find(({ role }) => role === 'lead');
  if (!person) throw new Error('Every facility has a lead');
  return person;
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

/** The first set that somebody is asked for on the Monday, and that nobody has entered. */
async function someSet(ask: Ask) {
  const { sessions } = await ask('training.sessions', { date: MONDAY });
  const [session] = sessions.filter(({ held, lines }) => held === null && lines.length > 0);
  const line = session?.lines.find(({ loaded }) => !loaded);
  if (!session || !line) throw new Error('Somebody trains on the Monday');
  return {
    assignmentId: session.assignmentId,
    plannedFor: session.plannedFor,
    lineId: line.lineId,
    place: 1,
    version: session.sets.find(({ lineId, place }) => lineId === line.lineId && place === 1)?.version ?? null,
    set: { reps: 12, techniqueOk: true },
  };
}

/** The workbook of one set, filled in. */
async function someFilledIn({ ask, handIn }: Way) {
  const { assignmentId, plannedFor, lineId, place } = await someSet(ask);
  const { sessions } = await ask('training.sessions', { keys: [{ assignmentId, plannedFor }] });
  const [{ athleteId }] = sessions as [(typeof sessions)[number]];
  const row = {
    key: { assignmentId, athleteId, plannedFor, lineId, set: place },
    athlete: 'Somebody',
    date: plannedFor,
    session: 'A',
    order: 'A1',
    exercise: 'Something',
    eachSide: false,
    target: { reps: 12 },
  };
  const weeks = [{ squad: 'Week', monday: MONDAY, rows: [row] }];
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await writeFillIn({ madeOn: MONDAY, weeks })) as never);
  const reps = workbook.getWorksheet('Week')?.getCell('N2');
  if (reps) reps.value = 9;
  return (await handIn(
    'week.xlsx',
    new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer),
  )) as FileToken;
}

/** Of an athlete whose first loaded line was entered on a Monday, with a load that the program leaves open. */
async function someSuggestion(ask: Ask) {
  const { sessions } = await ask('training.sessions', { date: MONDAY });
  for (const { assignmentId, plannedFor, lines, held, sets } of sessions) {
    const line = lines.find(({ loaded, modified, sets: asked }) => loaded && !modified && !asked[0]?.load);
    if (held !== null || !line || sets.some(({ lineId }) => lineId === line.lineId)) continue;
    const set = { load: { hundredths: 4_000, unit: 'kg' as const }, reps: 12, techniqueOk: true };
    const entries = line.sets.map(({ place }) => ({
      assignmentId,
      plannedFor,
      lineId: line.lineId,
      place,
      version: null,
      set,
      sure: true,
    }));
    await ask('training.record', { entries });
    const made = await ask('training.suggestions', {});
    const found = made.find((each) => each.assignmentId === assignmentId && each.subject === line.lineId);
    if (found) {
      const { subject, kind, until, next } = found;
      return { assignmentId, subject, kind, until, next };
    }
  }
  throw new Error('Somebody has a line without a load');
}

/** An own program, run by athletes from both ends of the roster, with a version that is newer than theirs. */
async function someOlderVersion(ask: Ask) {
  const own = (await ask('library.programs', {})).find(({ origin }) => origin === 'own');
  if (!own) throw new Error('A program was published before');
  if (own.athletes === 0) {
    const { rows } = await ask('roster.page', { limit: 5000 });
    const athleteIds = [...rows.slice(0, 4), ...rows.slice(-8)].map(({ id }) => id);
    const request = { athleteIds, programId: own.id, startDate: MONDAY, trainingDays: [2] };
    const { digest } = await ask('assignments.preview', request);
    await ask('assignments.assign', { ...request, digest });
  }
  const { id, version } = await ask('programs.startDraft', { from: { id: own.id } });
  await ask('programs.publish', { id, version });
  return own.id;
}

/** An athlete’s program, paused by a provider’s refusal. */
async function somePaused(ask: Ask) {
  const [assignment] = await ask('assignments.list', {});
  if (!assignment) throw new Error('Athletes were assigned before');
  const { athleteId, id } = assignment;
  const view = await ask('clearance.openEpisode', { athleteId, kind: 'joint', details: { area: 'knee' } });
  await ask('clearance.record', {
    episodeId: view.episodes.at(-1)?.id ?? '',
    evidence: {
      kind: 'decision',
      content: {
        date: MONDAY,
        decision: 'declined',
        scope: 'unrestricted',
        providerName: 'Dr Lind',
        providerRole: 'doctor',
        evidence: 'documentSeen',
        restrictions: [],
      },
    },
  });
  return id;
}

async function someJob(ask: Ask) {
  const [job] = await ask('jobs.list', {});
  if (!job) throw new Error('A job ran before');
  return job.id;
}
