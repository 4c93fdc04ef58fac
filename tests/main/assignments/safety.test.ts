/** What could hurt somebody: each test is a way in which a wrong load or a forbidden sheet could reach a person. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EvidenceInput } from '#contract/clearance.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { RED_FLAG_ITEM_IDS, STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';
import { clockOn } from '#main/clock.ts';
import { NOW, openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { acceptMore, calmBack, checklist, pain } from './gym.ts';

const kg = (amount: number) => ({ hundredths: amount * 100, unit: 'kg' as const });
const ago = (days: number) => addDays(TODAY, -days);
const PROGRAM = 'glute-development-8-weeks';

async function athleteIn(rackside: Rackside): Promise<string> {
  return (await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Núñez' })).id;
}

async function maximum(
  rackside: Rackside,
  athleteId: string,
  amount: number,
  date: CalendarDate = TODAY,
): Promise<void> {
  const entry = {
    athleteId,
    exerciseId: 'barbell-hip-thrust',
    kind: 'tested' as const,
    load: kg(amount),
    date,
  };
  await rackside.ask('maxima.record', { entries: [entry] });
}

const request = (athleteId: string, change: object) => ({
  athleteIds: [athleteId],
  programId: PROGRAM,
  startDate: TODAY,
  trainingDays: [1, 4],
  ...change,
});

function preview(rackside: Rackside, athleteId: string, change: object = {}) {
  return rackside.ask('assignments.preview', request(athleteId, change));
}

async function assign(rackside: Rackside, athleteId: string, change: object = {}): Promise<string> {
  const { digest } = await preview(rackside, athleteId, change);
  const { assignments } = await rackside.ask('assignments.assign', { ...request(athleteId, change), digest });
  return assignments[0] as string;
}

const clearScreen = (date: CalendarDate, stop: string[] = []): EvidenceInput => ({
  kind: 'screen',
  content: {
    date,
    ...(Object.fromEntries(SYMPTOM_IDS.map((id) => [id, 'none'])) as Record<
      (typeof SYMPTOM_IDS)[number],
      'none'
    >),
    stopItems: Object.fromEntries(
      STOP_ITEM_IDS.map((id) => [id, stop.includes(id) ? 'worseOrModerate' : 'none']),
    ),
  },
});

const letter = (date: CalendarDate, decision: 'cleared' | 'withdrawn' = 'cleared'): EvidenceInput => ({
  kind: 'decision',
  content: {
    date,
    decision,
    scope: 'loadedResistance',
    providerName: 'Dr A. Khan',
    providerRole: 'obstetricianGynaecologist',
    evidence: 'documentSeen',
    restrictions: [],
  },
});

const emergency: EvidenceInput = {
  kind: 'redFlags',
  content: {
    date: TODAY,
    items: Object.fromEntries(RED_FLAG_ITEM_IDS.map((id) => [id, id === 'saddleNumbness' ? 'yes' : 'no'])),
  },
};

async function postpartum(
  rackside: Rackside,
  athleteId: string,
  delivered: number,
  ...evidence: EvidenceInput[]
): Promise<string> {
  const view = await rackside.ask('clearance.openEpisode', {
    athleteId,
    kind: 'postpartum',
    details: { deliveryDate: ago(delivered), mode: 'vaginal' },
  });
  const episodeId = view.episodes[0]?.id as string;
  for (const record of evidence) await rackside.ask('clearance.record', { episodeId, evidence: record });
  return episodeId;
}

async function backPain(rackside: Rackside, athleteId: string, ...evidence: EvidenceInput[]): Promise<void> {
  const view = await rackside.ask('clearance.openEpisode', {
    athleteId,
    kind: 'backPain',
    details: { onset: ago(20) },
  });
  const episodeId = view.episodes.at(-1)?.id as string;
  for (const record of evidence) await rackside.ask('clearance.record', { episodeId, evidence: record });
}

describe('loads', () => {
  it('follow the correction of a maximum on the same day', async () => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    await maximum(rackside, athleteId, 200);
    await maximum(rackside, athleteId, 100);
    const id = await assign(rackside, athleteId);
    const { sessions } = await rackside.ask('assignments.plan', { id, week: 3 });
    expect(sessions[0]?.lines[0]?.target).toBe('5 × 10 @ 70 kg');
    const cards = await rackside.ask('documents.print', {});
    const pdf = await readPdf(
      new Uint8Array(readFileSync(rackside.application.files.outgoing(cards.file.token).path)),
    );
    expect(pdf.pages.map(({ words }) => words).join(' ')).toContain('5 × 10 @ 70');
    expect(pdf.pages.map(({ words }) => words).join(' ')).not.toContain('140');
  });

  it('come in pounds in a room of pounds', async () => {
    const rackside = await openRackside();
    await rackside.ask('facility.startEmpty', { name: 'Lakeside', unit: 'lb' });
    const [room] = (await rackside.ask('facility.get', {})).rooms;
    const [rack] = room?.racks ?? [];
    expect(rack?.plates.map(({ weight }) => weight.unit)).toEqual(Array(6).fill('lb'));
    expect(rack?.bars.map(({ weight }) => weight.unit)).toEqual(['lb', 'lb']);
  });
});

describe('a clock set back', () => {
  it('does not lift a hold, not even after more work on the earlier day', async () => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    await postpartum(
      rackside,
      athleteId,
      100,
      clearScreen(ago(2)),
      letter(ago(30)),
      letter(TODAY, 'withdrawn'),
    );
    await rackside.close();
    const earlier = await openRackside({ dataFolder: rackside.dataFolder, clock: clockOn(ago(2), NOW) });
    await assign(earlier, await athleteIn(earlier));
    expect((await earlier.ask('clearance.ofAthlete', { athleteId })).tier).toBe('T0');
    expect((await earlier.ask('system.status', {})).warnings).toHaveLength(1);
    expect((await preview(earlier, athleteId)).notAssigned.map((person) => person.athleteId)).toEqual([
      athleteId,
    ]);
  });
});

describe('a sheet', () => {
  it('is refused to a held athlete, by name and reason, also when nobody else is chosen', async () => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    await assign(rackside, athleteId);
    await backPain(rackside, athleteId, emergency);
    const { code, details } = await rackside.refused('documents.print', { athleteIds: [athleteId] });
    expect(code).toBe('NOTHING_TO_PRINT');
    expect(details).toMatchObject({ leftOut: [{ name: 'Zoë Núñez', rule: 'R7', from: null }] });
  });

  it('is not kept when a stop is recorded while it is drawn', async () => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    await assign(rackside, athleteId);
    const started = await rackside.application.ask('documents.print', {});
    if (!started.ok) throw new Error(started.error.message);
    await new Promise<void>((resolve) => {
      rackside.application.subscribe((event) => {
        if (event.type === 'job' && event.status.step === 'Laying out sheets') resolve();
      });
    });
    await backPain(rackside, athleteId, emergency);
    const status = await rackside.application.finished(started.value.job);
    expect(status.error).toMatchObject({ code: 'PRINT_CHANGED' });
    expect((await rackside.ask('documents.register', { limit: 10 })).rows).toEqual([]);
  });

  it('of a program that ended is void', async () => {
    const rackside = await openRackside();
    const id = await assign(rackside, await athleteIn(rackside));
    await rackside.ask('documents.print', {});
    await rackside.ask('assignments.end', { ids: [id] });
    const [sheet] = (await rackside.ask('documents.register', { limit: 10 })).rows;
    expect(sheet?.voidSince).not.toBeNull();
  });
});

describe('phases', () => {
  it('go in order while an episode is open: no start in week 7', async () => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    await postpartum(rackside, athleteId, 120, letter(ago(60)), clearScreen(ago(16)), clearScreen(TODAY));
    const { notAssigned } = await preview(rackside, athleteId, { startWeek: 7 });
    expect(notAssigned[0]?.reasons[0]).toMatchObject({ rule: 'R11' });
  });

  it.each([
    [0, true],
    [1, false],
    [13, false],
    [42, false],
  ])('begin with the first while an episode is open: a start %i days ago', async (days, assigned) => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    await postpartum(rackside, athleteId, 120, letter(ago(60)), clearScreen(ago(16)), clearScreen(TODAY));
    const { notAssigned } = await preview(rackside, athleteId, { startDate: ago(days) });
    expect(notAssigned.map(({ reasons }) => reasons[0]?.rule)).toEqual(assigned ? [] : ['R11']);
  });

  it('are printed no further than the next gate while an episode is open', async () => {
    const rackside = await openRackside();
    const flagged = await athleteIn(rackside);
    await postpartum(rackside, flagged, 120, letter(ago(60)), clearScreen(ago(16)), clearScreen(TODAY));
    await assign(rackside, flagged);
    const cards = await rackside.ask('documents.print', { athleteIds: [flagged] });
    const pdf = await readPdf(
      new Uint8Array(readFileSync(rackside.application.files.outgoing(cards.file.token).path)),
    );
    const words = pdf.pages.map((page) => page.words).join(' ');
    expect(words).toContain('Week 2');
    expect(words).not.toMatch(/Week [3-8]\b/);
  });

  it.each<[string, number, number, string[]]>([
    ['two', 70, 35, ['3', '4']],
    ['all', 120, 70, ['7', '8']],
  ])(
    'are printed as the last one alone, once past it, while an episode is open: %s permitted',
    async (_, delivered, begun, weeks) => {
      const rackside = await openRackside();
      const athleteId = await athleteIn(rackside);
      const screens = [clearScreen(ago(20)), clearScreen(TODAY)];
      // Under way before anything was on record: with an episode open it could not begin there.
      await assign(rackside, athleteId, { startDate: ago(begun) });
      await postpartum(rackside, athleteId, delivered, letter(ago(25)), ...screens);
      await acceptMore(rackside, athleteId);
      const cards = await rackside.ask('documents.print', { athleteIds: [athleteId] });
      const pdf = await readPdf(
        new Uint8Array(readFileSync(rackside.application.files.outgoing(cards.file.token).path)),
      );
      const words = pdf.pages.map((page) => page.words).join(' ');
      const printed = [...words.matchAll(/\bWeek (\d)\b/g)].map(([, week]) => week);
      expect([...new Set(printed)]).toEqual(weeks);
    },
  );

  it('start where the athlete starts, on paper and in the plan', async () => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    const id = await assign(rackside, athleteId, { startWeek: 3 });
    expect((await rackside.ask('assignments.plan', { id, week: 2 })).sessions).toEqual([]);
    const cards = await rackside.ask('documents.print', {});
    const pdf = await readPdf(
      new Uint8Array(readFileSync(rackside.application.files.outgoing(cards.file.token).path)),
    );
    const words = pdf.pages.map((page) => page.words).join(' ');
    expect(words).not.toMatch(/Week [12]\b/);
    expect(words).toContain('Week 3');
  });

  it('under way keep asking for their screen, whatever another program asks for later', async () => {
    const begins = ago(15);
    const rackside = await openRackside({ clock: clockOn(begins, NOW) });
    const id = await athleteIn(rackside);
    await postpartum(rackside, id, 120, letter(ago(60)), clearScreen(begins));
    await assign(rackside, id, { startDate: begins });
    const draft = await rackside.ask('programs.startDraft', {
      from: { id: PROGRAM as never, version: 1 },
      name: 'Second',
    });
    const { id: programId } = await rackside.ask('programs.publish', {
      id: draft.id,
      version: draft.version,
    });
    await assign(rackside, id, { programId, startDate: ago(-9) });
    await rackside.close();
    const later = await openRackside({ dataFolder: rackside.dataFolder });
    const { episodes } = await later.ask('clearance.ofAthlete', { athleteId: id as never });
    expect(episodes.map(({ state }) => state)).toEqual(['PP-REVIEW']);
    expect(episodes[0]?.reasons[0]?.text).toContain('since this phase began on 22 Nov 2026');
    // And a start ahead that is only asked about silences it as little.
    const third = await later.ask('programs.startDraft', {
      from: { id: PROGRAM as never, version: 1 },
      name: 'Third',
    });
    const published = await later.ask('programs.publish', { id: third.id, version: third.version });
    const { notAssigned } = await preview(later, id, { programId: published.id, startDate: ago(-1) });
    expect(notAssigned[0]?.states).toEqual(['PP-REVIEW']);
  });

  it('ask a sore back for a fresh checklist at their start', async () => {
    const begins = ago(15);
    const rackside = await openRackside({ clock: clockOn(begins, NOW) });
    const id = await athleteIn(rackside);
    const episode = await calmBack(rackside, id, begins);
    await assign(rackside, id, { startDate: begins });
    const first = async (opened: Rackside) =>
      (await opened.ask('clearance.ofAthlete', { athleteId: id as never })).episodes[0];
    expect((await first(rackside))?.state).toBe('BP-CLEARED');
    await rackside.close();
    const gate = await openRackside({ dataFolder: rackside.dataFolder });
    await gate.ask('clearance.record', { episodeId: episode, evidence: pain(TODAY, 1) });
    expect(await first(gate)).toMatchObject({
      state: 'BP-REVIEW',
      reasons: [{ text: 'Checklist due: none since this phase began on 22 Nov 2026.' }, {}],
    });
    const planned = await gate.ask('assignments.list', { athleteIds: [id as never] });
    const assignment = planned[0]?.id as never;
    const lines = async () =>
      (await gate.ask('assignments.plan', { id: assignment, week: 3 })).sessions[0]?.lines[0]?.lineId;
    expect(await lines()).toBe('1A1');
    await gate.ask('clearance.record', { episodeId: episode, evidence: checklist(TODAY) });
    expect((await first(gate))?.state).toBe('BP-CLEARED');
    await acceptMore(gate, id);
    expect(await lines()).toBe('2A1');
  });

  it('ask for a screen at their start, in the lists as on paper', async () => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    await postpartum(rackside, athleteId, 120, letter(ago(60)), clearScreen(ago(5)));
    const { notAssigned } = await preview(rackside, athleteId);
    expect(notAssigned[0]?.states).toEqual(['PP-REVIEW']);
  });
});

describe('a start date', () => {
  it('years away is refused, and nothing breaks later', async () => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    const far = request(athleteId, { startDate: '2199-12-20' });
    expect(await rackside.code('assignments.preview', far)).toBe('INVALID_INPUT');
  });
});

describe('going back to a backup', () => {
  it('does not loosen a policy that was tightened since', async () => {
    const rackside = await openRackside();
    const { id } = await rackside.ask('system.backUp', {});
    const changes = { restrictedCapPercent: 50 };
    const { digest } = await rackside.ask('policy.preview', { changes });
    await rackside.ask('policy.save', { changes, digest, reason: 'Careful spring' });
    await rackside.ask('system.restore', { id });
    const { groups, version } = await rackside.ask('policy.get', {});
    const cap = groups
      .flatMap(({ settings }) => settings)
      .find((setting) => setting.id === 'restrictedCapPercent');
    expect([version, cap?.value]).toEqual([2, 50]);
  });

  it('does not forget a stop that was recorded since', async () => {
    const rackside = await openRackside();
    const athleteId = await athleteIn(rackside);
    const { id } = await rackside.ask('system.backUp', {});
    await backPain(rackside, athleteId, emergency);
    const { evidenceCarriedOver } = await rackside.ask('system.restore', { id });
    expect(evidenceCarriedOver).toBe(2);
    const { tier, episodes } = await rackside.ask('clearance.ofAthlete', { athleteId });
    expect([tier, episodes[0]?.state]).toEqual(['T0', 'BP-EMERGENCY']);
  });
});
