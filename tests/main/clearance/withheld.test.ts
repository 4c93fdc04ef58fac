/** Whoever may not see health details sees tier and rule, through every channel, errors and jobs included. */

import { describe, expect, it } from 'vitest';
import type { ChannelName } from '#contract/channels.ts';
import { addDays, calendarDateOf, formatDate } from '#domain/calendar/calendar-date.ts';
import { openRackside, type Rackside, TODAY, withSample } from '../../support/application.ts';
import { commandLine } from '../../support/command-line.ts';
import { IN_ORDER, SAMPLE_CALLS } from '../../support/sample-calls.ts';
import { letter, PINS, screen, signIn, threePeople, withEpisode } from './facility.ts';

const DELIVERED = calendarDateOf('2026-09-18');
const ONSET = calendarDateOf('2026-10-13');

/** What was recorded, in every form it could leave in. */
const SECRETS = [
  /quokka/i,
  /zanzibarova/i,
  /brumbelow/i,
  /wombat/i,
  /\b(PP|BP|JT)-[A-Z]+/,
  /saddle|groin|leaking|doming/i,
  new RegExp(`${DELIVERED}|${formatDate(DELIVERED)}`),
  new RegExp(`${ONSET}|${formatDate(ONSET)}`),
  ...[42, 56, 84]
    .map((days) => addDays(DELIVERED, days))
    .map((day) => new RegExp(`${day}|${formatDate(day)}`)),
];

/** The first athlete of the sample, whom the sample calls are about, with all kinds of records; everybody assigned. */
async function withHistory(rackside: Rackside) {
  await withSample(rackside);
  const people = await threePeople(rackside);
  const { rows } = await rackside.ask('roster.page', { limit: 30 });
  const [first, second, third] = rows.filter(({ chip }) => !chip.onFile);
  if (!first || !second || !third) throw new Error('The sample has athletes');
  const restricted = letter({
    decision: 'clearedWithRestrictions',
    providerName: 'Dr Zanzibarova',
    restrictions: [{ text: 'Quokka clause: nothing heavier than a feather', blocks: ['AX', 'SL', 'SUP'] }],
  });
  for (const { id: athleteId } of [first, second]) {
    const view = await rackside.ask('clearance.openEpisode', {
      athleteId,
      kind: 'postpartum',
      details: { deliveryDate: DELIVERED, mode: 'vaginal' },
    });
    const episodeId = view.episodes.at(-1)?.id as never;
    await rackside.ask('clearance.record', {
      episodeId,
      evidence: screen({ diastasisOrDoming: 'mildStable' }),
    });
    await rackside.ask('clearance.record', { episodeId, evidence: restricted });
    await rackside.ask('clearance.record', {
      episodeId,
      evidence: { kind: 'physio', content: { state: 'booked', name: 'P. Brumbelow' } },
    });
  }
  const back = await rackside.ask('clearance.openEpisode', {
    athleteId: third.id,
    kind: 'backPain',
    details: { onset: ONSET },
  });
  await rackside.ask('clearance.record', {
    episodeId: back.episodes.at(-1)?.id as never,
    evidence: { kind: 'redFlags', content: { date: TODAY, items: { saddleNumbness: 'yes' } } },
  });
  const request = {
    athleteIds: rows.map(({ id }) => id),
    programId: (await rackside.ask('library.programs', {}))[0]?.id as never,
    startDate: TODAY,
    trainingDays: [1, 4],
  };
  await rackside.ask('overrides.give', {
    athleteId: second.id,
    tier: 'T3',
    reason: 'Wombat exception before the meet',
    until: addDays(TODAY, 7),
    secondPerson: { id: people.viewer as never, pin: PINS.viewer },
  });
  const { digest } = await rackside.ask('assignments.preview', request);
  await rackside.ask('assignments.assign', { ...request, digest });
  return { people, first, second, third };
}

/** Calls a channel and answers the whole reply with the end of its job, as text. */
async function said(rackside: Rackside, channel: string, input: unknown): Promise<string> {
  const reply = await rackside.application.call(channel, input);
  const job = reply.ok ? (reply.value as { job?: string } | null)?.job : undefined;
  const end = job && (await rackside.application.finished(job));
  return JSON.stringify([reply, end]);
}

describe('a coach who may not see health details', () => {
  it('reads none through any channel, in no error, no job and no event', async () => {
    const rackside = await openRackside();
    const { people } = await withHistory(rackside);
    await signIn(rackside, people, 'coach');
    rackside.events.length = 0;
    const way = {
      ask: async (channel: ChannelName, input: unknown) => rackside.ask(channel, input as never),
      handIn: async (name: string, bytes: Uint8Array) =>
        rackside.application.files.receive({ name, bytes }).token,
    };
    for (const name of IN_ORDER.filter((each) => !each.startsWith('people.sign'))) {
      const input = await SAMPLE_CALLS[name](way as never).catch(() => undefined);
      const reply = await said(rackside, name, input ?? {});
      for (const secret of SECRETS) expect.soft(reply, `${name} answers ${secret}`).not.toMatch(secret);
    }
    const events = JSON.stringify(rackside.events);
    for (const secret of SECRETS) expect.soft(events, `an event says ${secret}`).not.toMatch(secret);
  }, 60_000);

  it('sees tier, rule and limits, and the one sentence that an emergency asks of everybody', async () => {
    const rackside = await openRackside();
    const { people, first, second, third } = await withHistory(rackside);
    await signIn(rackside, people, 'coach');
    const view = await rackside.ask('clearance.ofAthlete', { athleteId: first.id });
    expect(view).toMatchObject({ details: false, tier: 'T2', wouldChange: [], reviewOn: null });
    expect(view.reasons.map(({ rule }) => rule)).toEqual(['R3', 'R5', 'T2', 'R11']);
    expect(view.permits).toContain('At most 60 % of the maximum.');
    expect(view.permits.at(-1)).toBe('A restriction applies; whoever may see health details can say which.');
    expect(view.episodes).toMatchObject([{ title: 'Record 1', state: 'T2', evidence: [] }]);
    const held = await rackside.ask('clearance.ofAthlete', { athleteId: third.id });
    const excepted = await rackside.ask('clearance.ofAthlete', { athleteId: second.id });
    expect(excepted.tier).toBe('T3');
    for (const secret of SECRETS) expect(JSON.stringify([view, held, excepted])).not.toMatch(secret);
    expect(held).toMatchObject({ tier: 'T0', emergency: expect.stringContaining('Same-day emergency') });
    const [row] = await rackside.ask('roster.rows', { ids: [third.id] });
    expect(row?.chip).toEqual({ tier: 'T0', onFile: false, newAssignment: false });
    const { items } = await rackside.ask('review.list', {});
    expect(new Set(items.map(({ rule }) => rule))).toEqual(new Set(items.map(({ tier }) => tier)));
    const dated = items.filter(({ on, overdueDays }) => on !== null || overdueDays !== null);
    expect(new Set(dated.map(({ matter }) => matter))).toEqual(new Set(['override']));
  });

  it('asks about no other day than today, for the day on which a tier changes tells a birth', async () => {
    const rackside = await openRackside();
    const { people, first } = await withHistory(rackside);
    const question = { athleteId: first.id, on: addDays(TODAY, 30) };
    expect(await rackside.ask('clearance.ofAthlete', question)).toMatchObject({ on: question.on });
    await signIn(rackside, people, 'coach');
    expect(await rackside.code('clearance.ofAthlete', question)).toBe('DETAILS_NEEDED');
    const today = { ...question, on: TODAY };
    expect(await rackside.ask('clearance.ofAthlete', today)).toMatchObject({ on: TODAY });
  });

  it('prints for nobody on hold, and is told the tier and nothing else', async () => {
    const rackside = await openRackside();
    const { people, third } = await withHistory(rackside);
    await signIn(rackside, people, 'coach');
    const refused = await rackside.refused('documents.print', { athleteIds: [third.id] });
    expect(refused).toMatchObject({
      code: 'NOTHING_TO_PRINT',
      details: { leftOut: [{ rule: 'R7', reason: 'Emergency: get help now, the same day.', from: null }] },
    });
    for (const secret of SECRETS) expect(JSON.stringify(refused)).not.toMatch(secret);
  });

  it('sees changed lines without the words of whoever restricted them', async () => {
    const rackside = await openRackside();
    const { people, first } = await withHistory(rackside);
    const [running] = await rackside.ask('assignments.list', { athleteIds: [first.id as never] });
    await rackside.ask('assignments.end', { ids: [running?.id as never] });
    const request = {
      athleteIds: [first.id],
      programId: running?.program.id as never,
      startDate: TODAY,
      trainingDays: [1],
    };
    expect(JSON.stringify(await rackside.ask('assignments.preview', request))).toContain('PP-RESTRICTED');
    await signIn(rackside, people, 'coach');
    const lists = await rackside.ask('assignments.preview', request);
    expect(lists.withChanges).toHaveLength(1);
    expect(Object.values(lists.work)[0]?.changed).toBeGreaterThan(0);
    expect(JSON.stringify(lists)).not.toMatch(/PP-|quokka|zanzibarova/i);
  });

  it('records what they heard, and the answer is no view either', async () => {
    const rackside = await openRackside();
    const { people, first } = await withHistory(rackside);
    await signIn(rackside, people, 'coach');
    const { episodes } = await rackside.ask('clearance.ofAthlete', { athleteId: first.id });
    const episodeId = episodes[0]?.id as never;
    const after = await rackside.ask('clearance.record', {
      episodeId,
      evidence: screen({ stopItems: { fever: 'worseOrModerate' } }),
    });
    expect(after).toMatchObject({ details: false, tier: 'T0' });
    expect(after.reasons.map(({ text }) => text)).toContain(
      'Stop. Contact a health professional before any more training here.',
    );
    await signIn(rackside, people, 'viewer');
    const seen = await rackside.ask('clearance.ofAthlete', { athleteId: first.id });
    expect(seen.episodes[0]?.evidence.at(-1)).toMatchObject({ kind: 'screen', recordedBy: 'Noor Haddad' });
  });

  it.each<[string, string, object]>([
    [
      'a second episode of the same birth',
      'openEpisode',
      { kind: 'postpartum', details: { deliveryDate: DELIVERED } },
    ],
    ['a screen from before it began', 'record', screen({ date: calendarDateOf('2026-09-01') })],
    ['a letter from before it began', 'record', letter({ date: calendarDateOf('2026-09-01') })],
    ['a pregnancy in the same episode', 'record', { kind: 'details', content: { status: 'pregnant' } }],
  ])('is refused %s without being told what is on record', async (_what, how, what) => {
    const rackside = await openRackside();
    const { people, first } = await withHistory(rackside);
    await signIn(rackside, people, 'coach');
    const { episodes } = await rackside.ask('clearance.ofAthlete', { athleteId: first.id });
    const input =
      how === 'record' ? { episodeId: episodes[0]?.id, evidence: what } : { athleteId: first.id, ...what };
    const refused = await rackside.refused(`clearance.${how}`, input);
    expect(refused).toMatchObject({ code: 'EVIDENCE_REFUSED' });
    expect(refused.fields?.[0]?.sentence).toBeTruthy();
    for (const secret of SECRETS) expect(JSON.stringify(refused)).not.toMatch(secret);
  });

  it('is refused a date to come in the same words after a loss and after a birth', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const said: unknown[] = [];
    for (const status of ['loss', 'postpartum']) {
      await signIn(rackside, people, 'viewer');
      const { id: athleteId } = await rackside.ask('roster.add', { firstName: status });
      const details = { status, deliveryDate: DELIVERED, mode: 'vaginal' } as const;
      const opening = { athleteId, kind: 'postpartum', details } as never;
      const { episodes } = await rackside.ask('clearance.openEpisode', opening);
      await signIn(rackside, people, 'coach');
      for (const content of [{ deliveryDate: addDays(TODAY, 1) }, { status: 'pregnant' }]) {
        const evidence = { kind: 'details', content };
        const input = { episodeId: episodes[0]?.id, evidence };
        said.push((await rackside.refused('clearance.record', input)).fields);
      }
    }
    expect(said.slice(0, 2)).toEqual(said.slice(2));
  });

  it('reads no job that somebody with the right started, but that it ended', async () => {
    const rackside = await openRackside();
    const { people } = await withHistory(rackside);
    const before = await rackside.ask('jobs.list', {});
    expect(before.find(({ channel }) => channel === 'assignments.preview')).toHaveProperty('value');
    await signIn(rackside, people, 'coach');
    for (const status of await rackside.ask('jobs.list', {})) {
      expect(status).toMatchObject({ state: 'done' });
      expect(status).not.toHaveProperty('value');
      expect(await rackside.ask('jobs.status', { id: status.id })).not.toHaveProperty('value');
    }
  });
});

describe('a date that is tried out day by day', () => {
  it('is told apart by no preview of somebody without the right, only by what they typed themselves', async () => {
    const rackside = await openRackside();
    const { people, first } = await withHistory(rackside);
    await signIn(rackside, people, 'coach');
    const { episodes } = await rackside.ask('clearance.ofAthlete', { athleteId: first.id });
    const episodeId = episodes[0]?.id as never;
    const preview = (evidence: object) =>
      rackside.ask('clearance.preview', { episodeId, evidence: evidence as never });
    const answers = new Set<string>();
    for (let days = -40; days <= 10; days += 1) {
      const date = addDays(DELIVERED, days);
      for (const evidence of [
        letter({ date }),
        letter({ date, decision: 'declined' }),
        screen({ date, leaking: 'worseOrModerate' }),
        { kind: 'details', content: { deliveryDate: date } },
      ])
        answers.add(JSON.stringify(await preview(evidence)));
    }
    answers.add(JSON.stringify(await preview({ kind: 'details', content: { mode: 'caesarean' } })));
    expect([...answers].map((each) => JSON.parse(each))).toEqual([
      { wasTier: 'T2', tier: null, emergency: null, stops: null, notCounted: null, problems: [] },
    ]);
    const { problems } = await preview(letter({ date: addDays(TODAY, 1) }));
    expect(problems.map(({ sentence }) => sentence)).toEqual(['The date of the decision has not come yet.']);
    expect(await preview(screen({ stopItems: { fever: 'worseOrModerate' } }))).toMatchObject({ tier: 'T0' });
  });

  it('is in the audit trail each time a record of theirs is refused, without what they tried', async () => {
    const rackside = await openRackside();
    const { people, first } = await withHistory(rackside);
    const refusals = async () =>
      (await rackside.ask('audit.page', { limit: 500 })).events
        .filter(({ action }) => action === 'clearance.refused')
        .map(({ who, subject }) => [who, subject]);
    const { episodes } = await rackside.ask('clearance.ofAthlete', { athleteId: first.id });
    const early = { episodeId: episodes[0]?.id as never, evidence: letter({ date: addDays(DELIVERED, -1) }) };
    const again = {
      athleteId: first.id,
      kind: 'postpartum' as const,
      details: { deliveryDate: addDays(DELIVERED, 1) },
    };
    await rackside.refused('clearance.record', early as never);
    expect(await refusals()).toEqual([]);
    await signIn(rackside, people, 'coach');
    await rackside.refused('clearance.record', early as never);
    await rackside.refused('clearance.openEpisode', again);
    await signIn(rackside, people, 'lead');
    expect(await refusals()).toEqual([
      ['Noor Haddad', first.id],
      ['Noor Haddad', first.id],
    ]);
    expect((await rackside.ask('audit.page', { limit: 1 })).chainHolds).toBe(true);
  });
});

describe('what a job ended with', () => {
  it('is for whoever started it: not for another with the right, and for nobody while the screen is locked', async () => {
    const rackside = await openRackside();
    const { people, first } = await withHistory(rackside);
    const { program } =
      (await rackside.ask('assignments.list', { athleteIds: [first.id as never] }))[0] ?? {};
    const request = {
      athleteIds: [first.id],
      programId: program?.id as never,
      startDate: TODAY,
      trainingDays: [1],
    };
    await signIn(rackside, people, 'viewer');
    rackside.events.length = 0;
    const started = await rackside.application.call('assignments.preview', request);
    await rackside.ask('people.signOut', {});
    const { job } = (started.ok ? started.value : {}) as { job: string };
    await rackside.application.finished(job);
    const ends = rackside.events.flatMap((event) =>
      event.type === 'job' && event.status.id === job && event.status.state === 'done' ? [event.status] : [],
    );
    expect(ends).toHaveLength(1);
    expect(ends[0]).not.toHaveProperty('value');
    await signIn(rackside, people, 'lead');
    expect(await rackside.ask('jobs.status', { id: job })).not.toHaveProperty('value');
    await signIn(rackside, people, 'viewer');
    expect(await rackside.ask('jobs.status', { id: job })).toHaveProperty('value');
  });
});

describe('a view of details', () => {
  const views = async (rackside: Rackside) =>
    (await rackside.ask('audit.page', { limit: 500 })).events.filter(
      ({ action }) => action === 'clearance.viewed',
    );

  it('is audited once for each person and athlete, however often the screen asks', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId } = await withEpisode(rackside, 'joint');
    for (let times = 0; times < 3; times += 1) await rackside.ask('clearance.ofAthlete', { athleteId });
    await signIn(rackside, people, 'viewer');
    for (let times = 0; times < 2; times += 1) await rackside.ask('clearance.ofAthlete', { athleteId });
    await signIn(rackside, people, 'coach');
    await rackside.ask('clearance.ofAthlete', { athleteId });
    expect((await views(rackside)).map(({ who, subject }) => [who, subject])).toEqual([
      ['Ines Duarte', athleteId],
      ['Sam Okafor', athleteId],
    ]);
  });

  it('is audited again after ten minutes, and not before', async () => {
    let minute = 0;
    const clock = {
      now: () => new Date(Date.UTC(2026, 10, 23, 9, minute)),
      today: () => TODAY,
    };
    const rackside = await openRackside({ clock });
    const { athleteId } = await withEpisode(rackside, 'joint');
    for (minute of [9, 10, 11, 25]) await rackside.ask('clearance.ofAthlete', { athleteId });
    expect((await views(rackside)).map(({ at }) => at.slice(14, 16))).toEqual(['25', '10', '00']);
  });

  it('is also what the three lists and the left-out of a print say about somebody', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    await signIn(rackside, people, 'coach');
    const { athleteId } = await withEpisode(rackside, 'backPain');
    const { id: other } = await rackside.ask('roster.add', { firstName: 'Ben' });
    const programId = (await rackside.ask('library.programs', {}))[0]?.id as never;
    const request = { athleteIds: [athleteId, other], programId, startDate: TODAY, trainingDays: [1] };
    await rackside.ask('assignments.preview', request);
    expect(await views(rackside)).toEqual([]);
    await signIn(rackside, people, 'viewer');
    await rackside.ask('assignments.preview', request);
    await signIn(rackside, people, 'lead');
    await rackside.refused('documents.print', { athleteIds: [athleteId] });
    expect((await views(rackside)).map(({ who, subject }) => [who, subject])).toEqual([
      ['Sam Okafor', athleteId],
      ['Ines Duarte', athleteId],
    ]);
  });

  it('is the reason why a program is not resumed, to whoever reads it', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { id: athleteId } = await rackside.ask('roster.add', { firstName: 'Ben' });
    const programId = (await rackside.ask('library.programs', {}))[0]?.id as never;
    const request = { athleteIds: [athleteId], programId, startDate: TODAY, trainingDays: [1] };
    const { digest } = await rackside.ask('assignments.preview', request);
    const { assignments } = await rackside.ask('assignments.assign', { ...request, digest });
    await signIn(rackside, people, 'coach');
    const { episodes } = await rackside.ask('clearance.openEpisode', {
      athleteId,
      kind: 'joint',
      details: { area: 'knee' },
    });
    const episodeId = episodes[0]?.id as never;
    await rackside.ask('clearance.record', { episodeId, evidence: letter({ decision: 'declined' }) });
    const resume = () => rackside.ask('assignments.resume', { ids: assignments });
    expect((await resume()).refused).toMatchObject([{ rule: 'T0' }]);
    expect(await views(rackside)).toEqual([]);
    await signIn(rackside, people, 'viewer');
    expect((await resume()).refused).toMatchObject([{ rule: 'JT-HELD' }]);
    expect((await views(rackside)).map(({ who, subject }) => [who, subject])).toEqual([
      ['Ines Duarte', athleteId],
    ]);
  });

  it('is no row of the roster: it says the tier, and to whoever has the right that a record is open', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    const { athleteId } = await withEpisode(rackside, 'postpartum');
    const chips = async () => [
      (await rackside.ask('roster.page', { limit: 9 })).rows[0]?.chip,
      (await rackside.ask('roster.rows', { ids: [athleteId] }))[0]?.chip,
      (await rackside.ask('roster.athlete', { id: athleteId })).chip,
    ];
    for (const [who, onFile] of [
      ['lead', true],
      ['coach', false],
    ] as const) {
      await signIn(rackside, people, who);
      const chip = { tier: 'T1', onFile, newAssignment: true };
      expect(await chips()).toEqual([chip, chip, chip]);
    }
    await signIn(rackside, people, 'lead');
    // Opening the episode showed it; the rows did not.
    expect(await views(rackside)).toHaveLength(1);
  });

  it('is what the command line shows as well, once for several calls', async () => {
    const rackside = await openRackside();
    const { athleteId } = await withEpisode(rackside, 'joint');
    await rackside.close();
    const input = JSON.stringify({ athleteId });
    for (let times = 0; times < 2; times += 1) {
      const { code } = await commandLine([
        'call',
        'clearance.ofAthlete',
        input,
        '--data',
        rackside.dataFolder,
      ]);
      expect(code).toBe(0);
    }
    const again = await openRackside({ dataFolder: rackside.dataFolder });
    // One in this process on its fixed clock, one on the real clock of the two that followed.
    expect((await views(again)).map(({ subject }) => subject)).toEqual([athleteId, athleteId]);
  }, 30_000);

  it('is what the preview of a policy says about those it affects', async () => {
    const rackside = await openRackside();
    const people = await threePeople(rackside);
    await signIn(rackside, people, 'coach');
    const { athleteId } = await withEpisode(rackside, 'postpartum', { deliveryDate: TODAY, mode: 'vaginal' });
    await signIn(rackside, people, 'lead');
    await rackside.ask('policy.preview', { changes: { vaginalEarliestDay: 44 } });
    expect((await views(rackside)).map(({ subject }) => subject)).toEqual([athleteId]);
  });

  it('is not opening the roster, nor looking at somebody with nothing on file', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    await rackside.ask('roster.page', { limit: 5000 });
    await rackside.ask('review.count', {});
    const { id } = await rackside.ask('roster.add', { firstName: 'Ben' });
    await rackside.ask('clearance.ofAthlete', { athleteId: id });
    expect(await views(rackside)).toEqual([]);
  });
});
