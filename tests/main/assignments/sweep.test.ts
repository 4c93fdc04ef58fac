/** The conflict sweep: what a tightening makes stale is void, paused and said at once; loosening changes nothing. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EvidenceInput } from '#contract/clearance.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { clockOn } from '#main/clock.ts';
import { NOW, openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { readPdf } from '../documents/read-pdf.ts';
import {
  acceptMore,
  ago,
  assign,
  athlete,
  calmBack,
  checklist,
  decision,
  open,
  print,
  record,
  running,
  screen,
  sheet,
} from './gym.ts';

const actions = async (rackside: Rackside) =>
  (await rackside.ask('audit.page', { limit: 500 })).events.map(({ action }) => action);

async function printedAthlete(change: object = {}) {
  const rackside = await openRackside();
  const id = await athlete(rackside);
  const assignment = await assign(rackside, id, change);
  return { rackside, id, assignment, number: await print(rackside, id) };
}

describe('a stop', () => {
  it('pauses the program, voids its sheet and names every session to come', async () => {
    const { rackside, id, assignment, number } = await printedAthlete();
    const episode = await open(rackside, id, 'backPain', { onset: ago(20) });
    expect(episode.view.conflicts).toEqual([
      {
        assignmentId: assignment,
        athleteId: id,
        name: 'Zoë Núñez',
        program: 'Glute development, 8 weeks',
        paused: true,
        sessions: { count: 16, first: expect.any(Array) },
        sheets: [number],
        changes: ['No work at all while the hold lasts.'],
      },
    ]);
    expect(episode.view.conflicts[0]?.sessions.first.slice(0, 3)).toEqual([
      { date: TODAY, session: 'A' },
      { date: addDays(TODAY, 3), session: 'B' },
      { date: addDays(TODAY, 7), session: 'A' },
    ]);
    expect(episode.view.conflicts[0]?.sessions.first).toHaveLength(10);
    expect(await running(rackside, id)).toMatchObject({ state: 'paused', version: 2 });
    expect(await sheet(rackside, number)).toMatchObject({ voidSince: NOW.toISOString(), voidReason: 'held' });
    expect(await actions(rackside)).toContain('assignments.pause');
  });

  it('says it once: more bad news about a paused program makes nothing more stale', async () => {
    const { rackside, id } = await printedAthlete();
    const { id: episode } = await open(rackside, id, 'backPain', { onset: ago(20) });
    const { conflicts } = await record(rackside, episode, checklist(TODAY, ['saddleNumbness']));
    expect(conflicts).toEqual([]);
  });

  it('that is lifted resumes nothing by itself; a coach does, through the gate', async () => {
    const { rackside, id, assignment } = await printedAthlete();
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(ago(1), 'declined'));
    const early = await rackside.ask('assignments.resume', { ids: [assignment as never] });
    expect(early).toMatchObject({ resumed: [], refused: [{ id: assignment, rule: 'JT-HELD' }] });
    await record(rackside, episode, decision(TODAY));
    expect(await running(rackside, id)).toMatchObject({ state: 'paused' });
    const plan = await rackside.ask('assignments.plan', { id: assignment as never, week: 1 });
    expect(plan).toMatchObject({ held: expect.stringMatching(/^Paused by a hold/), sessions: [] });
    const refusal = await rackside.refused('documents.print', { athleteIds: [id] });
    expect(refusal).toMatchObject({ details: { leftOut: [{ rule: 'PAUSED' }] } });
    const { items } = await rackside.ask('review.list', {});
    expect(items.filter(({ matter }) => matter === 'held')).toMatchObject([
      { athleteId: id, rule: 'PAUSED' },
    ]);
    const after = await rackside.ask('assignments.resume', { ids: [assignment as never] });
    expect(after).toEqual({ resumed: [assignment], refused: [] });
    expect(await running(rackside, id)).toMatchObject({ state: 'active' });
    expect(await actions(rackside)).toContain('assignments.resume');
  });

  it('reaches an archived athlete’s sheets as well', async () => {
    const { rackside, id, number } = await printedAthlete();
    await rackside.ask('roster.updateMany', { ids: [id as never], status: 'archived' });
    await open(rackside, id, 'backPain', { onset: ago(20) });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'held' });
  });
});

describe('a tighter tier', () => {
  it('voids the sheet, keeps the program running and says what changed in neutral words', async () => {
    const { rackside, id, number } = await printedAthlete();
    const { view } = await open(rackside, id, 'joint', { area: 'knee' });
    const [conflict] = view.conflicts;
    expect(conflict).toMatchObject({
      paused: false,
      sheets: [number],
      sessions: { count: 16 },
      changes: [expect.stringMatching(/in place of every session/)],
    });
    expect(JSON.stringify(conflict)).not.toMatch(/knee|joint|clear|JT-|pain/i);
    expect(await running(rackside, id)).toMatchObject({ state: 'active' });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
  });

  it('names limits and counts the sessions that come out otherwise, and only those', async () => {
    const { rackside, id } = await printedAthlete();
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(ago(1)));
    await acceptMore(rackside, id);
    await print(rackside, id);
    const { conflicts } = await record(rackside, episode, {
      kind: 'details',
      content: { restrictions: [{ text: 'No squats', blocks: ['AX'] }] },
    });
    // The limits of Restricted, and the restriction among them: phase 1 alone is left.
    expect(conflicts[0]?.changes.join(' ')).toMatch(/Phases: 1 \(was all\).*Load cap: 60 % \(was none\)/);
    expect(conflicts[0]?.sheets).toHaveLength(1);
  });

  it('leaves a sheet alone that gives no more than is permitted now', async () => {
    const { rackside, id } = await printedAthlete();
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    const number = await print(rackside, id);
    // Full again, so the program may give more than the paper does: the paper still holds.
    const { conflicts } = await record(rackside, episode, decision(TODAY));
    expect(conflicts).toEqual([]);
    expect(await sheet(rackside, number)).toMatchObject({ voidSince: null });
  });
});

describe('other ways to tighten', () => {
  it('equipment that is gone changes the work of whoever used it', async () => {
    const { rackside, id } = await printedAthlete();
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, {
      kind: 'details',
      content: { restrictions: [{ text: 'No loaded thrust', blocks: ['LHT'] }] },
    });
    await record(rackside, episode, decision(ago(1)));
    await acceptMore(rackside, id);
    const number = await print(rackside, id);
    const { version, rooms } = await rackside.ask('facility.get', {});
    const [room] = rooms;
    if (!room) throw new Error('There is a room');
    const named = await rackside.ask('facility.update', {
      version,
      rooms: [{ ...room, name: 'Annex' }],
    });
    expect(named.conflicts).toEqual([]);
    const has = room.has.filter((item) => item !== 'band');
    const after = await rackside.ask('facility.update', {
      version: version + 1,
      rooms: [{ ...room, has }],
    });
    expect(after.conflicts).toMatchObject([{ paused: false, sheets: [number] }]);
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
  });

  it('a stricter policy', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(ago(1)));
    await record(rackside, episode, {
      kind: 'details',
      content: { restrictions: [{ text: 'No squats', blocks: ['AX'] }] },
    });
    await assign(rackside, id);
    const number = await print(rackside, id);
    const changes = { restrictedCapPercent: 50 };
    const { digest } = await rackside.ask('policy.preview', { changes });
    const saved = await rackside.ask('policy.save', { changes, digest, reason: 'Agreed' });
    expect(saved.conflicts).toMatchObject([{ sheets: [number], changes: expect.any(Array) }]);
    expect(saved.conflicts[0]?.changes.join()).toContain('Load cap: 50 % (was 60 %)');
  });

  it('a lower maximum under a cap, recorded or imported; a higher one is no matter', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    const maximum = (amount: number) =>
      rackside.ask('maxima.record', {
        entries: [
          {
            athleteId: id,
            exerciseId: 'barbell-hip-thrust',
            kind: 'tested',
            load: { hundredths: amount * 100, unit: 'kg' },
            date: TODAY,
          },
        ],
      });
    await maximum(100);
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(ago(1)));
    await record(rackside, episode, {
      kind: 'details',
      content: { restrictions: [{ text: 'Easy', capPercent: 50 }] },
    });
    await assign(rackside, id);
    const number = await print(rackside, id);
    await maximum(120);
    expect(await sheet(rackside, number)).toMatchObject({ voidSince: null });
    await maximum(80);
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
  });

  it('a day that passes, with the first call of the next', async () => {
    const { rackside, id, number, assignment } = await printedAthlete();
    await calmBack(rackside, id);
    await rackside.ask('assignments.resume', { ids: [assignment as never] });
    const calm = await print(rackside, id);
    expect(await sheet(rackside, number)).not.toMatchObject({ voidSince: null });
    expect(await sheet(rackside, calm)).toMatchObject({ voidSince: null });
    await rackside.close();
    // Nothing was asked for four weeks and more: the check is due, and the tier falls.
    const later = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(addDays(TODAY, 40), NOW),
    });
    expect(await sheet(later, calm)).toMatchObject({ voidReason: 'changed' });
  });
});

describe('going back to a backup', () => {
  it('forgets neither void sheets nor a pause, and finds what became stale', async () => {
    const { rackside, id, number, assignment } = await printedAthlete();
    const { id: backup } = await rackside.ask('system.backUp', {});
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(ago(1), 'declined'));
    await record(rackside, episode, decision(TODAY));
    await rackside.ask('system.restore', { id: backup });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
    expect(await running(rackside, id)).toMatchObject({ id: assignment, state: 'paused' });
  });

  it('brings nothing back that was tightened and not accepted since', async () => {
    const { rackside, id, assignment } = await printedAthlete();
    const { id: backup } = await rackside.ask('system.backUp', {});
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(TODAY));
    const lines = async () =>
      (await rackside.ask('assignments.plan', { id: assignment as never, week: 1 })).sessions;
    const before = await lines();
    await rackside.ask('system.restore', { id: backup });
    expect(await lines()).toEqual(before);
  });

  it('twice does not lose what was recorded in between', async () => {
    const rackside = await openRackside();
    const [one, two] = [await athlete(rackside), await athlete(rackside, 'Ada', 'Berg')];
    const early = await rackside.ask('system.backUp', {});
    await open(rackside, one, 'joint', { area: 'knee' });
    await open(rackside, one, 'joint', { area: 'hip' });
    const late = await rackside.ask('system.backUp', {});
    await rackside.ask('system.restore', { id: early.id });
    // Recorded on the restored roster, at a place that the later backup has a record of its own at.
    await open(rackside, two, 'backPain', { onset: ago(20) });
    await rackside.ask('system.restore', { id: late.id });
    expect((await rackside.ask('clearance.ofAthlete', { athleteId: two })).tier).toBe('T0');
    expect((await rackside.ask('clearance.ofAthlete', { athleteId: one })).episodes).toHaveLength(2);
  });
});

describe('weeks in the foundation block', () => {
  it('are no weeks of the program: whoever is given more begins where they left it', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await assign(rackside, id, { startDate: TODAY });
    await rackside.close();
    const later = await openRackside({
      dataFolder: rackside.dataFolder,
      clock: clockOn(addDays(TODAY, 42), new Date(NOW.getTime() + 42 * 86_400_000)),
    });
    await record(later, episode, decision(addDays(TODAY, 42)));
    await acceptMore(later, id);
    expect(await running(later, id)).toMatchObject({ startDate: addDays(TODAY, 42) });
  });
});

describe('a program that clearance would allow more of', () => {
  const restricted = async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    const { id: episode } = await open(rackside, id, 'postpartum', {
      deliveryDate: ago(120),
      mode: 'vaginal',
      restrictions: [{ text: 'Easy', capPercent: 50 }],
    });
    await record(rackside, episode, decision(ago(30), 'cleared', 'obstetricianGynaecologist'));
    await record(rackside, episode, screen(ago(16)));
    await record(rackside, episode, screen(TODAY));
    const assignment = await assign(rackside, id);
    return { rackside, id, episode, assignment };
  };

  it('stays as it was decided, is proposed, and changes when a coach accepts', async () => {
    const { rackside, id, episode, assignment } = await restricted();
    const ids = [assignment as never];
    expect(await running(rackside, id)).toMatchObject({ couldLoosen: false, decidedTier: 'T2' });
    await record(rackside, episode, { kind: 'details', content: { restrictions: [] } });
    expect(await running(rackside, id)).toMatchObject({ couldLoosen: true, decidedTier: 'T2' });
    const number = await print(rackside, id);
    const { digest, proposals } = await rackside.ask('assignments.proposals', { ids });
    expect(proposals).toMatchObject([{ id: assignment, fromTier: 'T2', toTier: 'T3' }]);
    expect(proposals[0]?.changes.join(' ')).toContain('Load cap: none (was 50 %)');
    expect(proposals[0]?.lines.find(({ lineId }) => lineId === '4A1')).toMatchObject({
      now: null,
      anew: expect.stringContaining('arbell hip thrust'),
    });
    expect(JSON.stringify(proposals)).not.toMatch(/birth|postpartum|PP-|Easy/);
    expect(await rackside.ask('assignments.accept', { ids, digest })).toEqual({ accepted: 1 });
    expect(await running(rackside, id)).toMatchObject({ couldLoosen: false, decidedTier: 'T3', version: 2 });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
    expect(await actions(rackside)).toContain('assignments.accept');
  });

  it('is not changed by a proposal that is old', async () => {
    const { rackside, id, episode, assignment } = await restricted();
    const ids = [assignment as never];
    await record(rackside, episode, { kind: 'details', content: { restrictions: [] } });
    const { digest } = await rackside.ask('assignments.proposals', { ids });
    await record(rackside, episode, screen(TODAY, ['fever']));
    expect(await rackside.code('assignments.accept', { ids, digest })).toBe('PREVIEW_CHANGED');
    expect(await running(rackside, id)).toMatchObject({ state: 'paused', decidedTier: 'T2' });
  });
});

describe('what was tightened', () => {
  it('does not come back by itself when clearance allows it again: it is proposed', async () => {
    const { rackside, id, assignment } = await printedAthlete();
    const ids = [assignment as never];
    const plan = () => rackside.ask('assignments.plan', { id: assignment as never, week: 3 });
    const asAssigned = await plan();
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    const tightened = await plan();
    expect(tightened.sessions).not.toEqual(asAssigned.sessions);
    await record(rackside, episode, decision(TODAY));
    await print(rackside, id);
    expect((await plan()).sessions.map(({ lines }) => lines.map(({ exercise }) => exercise))).toEqual(
      tightened.sessions.map(({ lines }) => lines.map(({ exercise }) => exercise)),
    );
    expect(await running(rackside, id)).toMatchObject({ couldLoosen: true });
    const { digest, proposals } = await rackside.ask('assignments.proposals', { ids });
    expect(proposals).toMatchObject([{ fromTier: 'T1', toTier: 'T3' }]);
    await rackside.ask('assignments.accept', { ids, digest });
    expect((await plan()).sessions.map(({ lines }) => lines.map(({ exercise }) => exercise))).toEqual(
      asAssigned.sessions.map(({ lines }) => lines.map(({ exercise }) => exercise)),
    );
    expect(await running(rackside, id)).toMatchObject({ couldLoosen: false });
  });

  it('before a stop is what a coach resumes after it', async () => {
    const { rackside, id, assignment } = await printedAthlete();
    const ids = [assignment as never];
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(ago(1), 'declined'));
    await record(rackside, episode, decision(TODAY));
    expect(await rackside.ask('assignments.resume', { ids })).toEqual({ resumed: ids, refused: [] });
    const { proposals } = await rackside.ask('assignments.proposals', { ids });
    expect(proposals).toMatchObject([{ fromTier: 'T1', toTier: 'T3' }]);
  });
});

describe('a packet that was drawn before', () => {
  it('is not handed out any more once a sheet in it is void', async () => {
    const { rackside, id } = await printedAthlete();
    const { file } = await rackside.ask('documents.print', { athleteIds: [id] });
    expect((await rackside.application.outgoing(file.token)).name).toMatch(/^Program cards/);
    await open(rackside, id, 'joint', { area: 'knee' });
    await expect(rackside.application.outgoing(file.token)).rejects.toMatchObject({ code: 'SHEETS_VOID' });
    await expect(rackside.application.outgoing(file.token)).rejects.toMatchObject({ code: 'FILE_GONE' });
  });
});

describe('a packet that was drawn yesterday', () => {
  it('is looked at again before it leaves today', async () => {
    let day = TODAY;
    const rackside = await openRackside({ clock: { today: () => day, now: () => NOW } });
    const id = await athlete(rackside);
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    const { content } = decision(ago(1)) as Extract<EvidenceInput, { kind: 'decision' }>;
    await record(rackside, episode, { kind: 'decision', content: { ...content, validUntil: TODAY } });
    await assign(rackside, id);
    const { file } = await rackside.ask('documents.print', { athleteIds: [id] });
    expect((await rackside.application.outgoing(file.token)).sheets).toHaveLength(1);
    day = addDays(TODAY, 1);
    await expect(rackside.application.outgoing(file.token)).rejects.toMatchObject({ code: 'SHEETS_VOID' });
  });
});

describe('a pause', () => {
  it('is no training done: the program goes on where it was left', async () => {
    const { rackside, id, assignment } = await printedAthlete({ startDate: ago(10) });
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(TODAY, 'declined'));
    await rackside.close();
    const back = addDays(TODAY, 42);
    const later = await openRackside({ dataFolder: rackside.dataFolder, clock: clockOn(back, NOW) });
    await record(later, episode, decision(back));
    await later.ask('assignments.resume', { ids: [assignment as never] });
    expect(await running(later, id)).toMatchObject({ state: 'active', startDate: addDays(back, -10) });
    await acceptMore(later, id);
    const { file } = await later.ask('documents.print', { athleteIds: [id] });
    const pdf = await readPdf(
      new Uint8Array(readFileSync(later.application.files.outgoing(file.token).path)),
    );
    const words = pdf.pages.map((page) => page.words).join(' ');
    expect(words).toContain('Week 2');
    expect(words).not.toMatch(/Week [3-8]\b/);
  });
});

describe('weeks in which a phase is repeated because the next is not permitted', () => {
  /** Seven weeks after a birth and cleared: restricted until day 84, phase 1 alone. */
  const restricted = async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside);
    const { id: episode } = await open(rackside, id, 'postpartum', {
      deliveryDate: ago(50),
      mode: 'vaginal',
    });
    await record(rackside, episode, decision(ago(4), 'cleared', 'obstetricianGynaecologist'));
    await record(rackside, episode, screen(TODAY));
    const assignment = await assign(rackside, id);
    return { rackside, id, episode, assignment };
  };
  const in_ = async (rackside: Rackside, days: number) => {
    await rackside.close();
    const on = addDays(TODAY, days);
    return openRackside({ dataFolder: rackside.dataFolder, clock: clockOn(on, NOW) });
  };
  const linesOf = async (rackside: Rackside, assignment: string, week: number) => {
    const { held, sessions } = await rackside.ask('assignments.plan', { id: assignment as never, week });
    expect(held).toBeNull();
    return sessions.flatMap(({ lines }) => lines.map(({ lineId }) => lineId));
  };

  it.each([
    ['was opened now and then', [20, 30]],
    ['was closed all the while', []],
  ])(
    'are no weeks of the program: whoever is given more begins with phase 2. Rackside %s',
    async (_, looks) => {
      const { rackside, id, episode, assignment } = await restricted();
      let later = rackside;
      for (const days of looks) {
        later = await in_(later, days);
        await later.ask('assignments.list', {});
      }
      later = await in_(later, 43);
      await record(later, episode, screen(addDays(TODAY, 43)));
      await acceptMore(later, id);
      // Week 3, the first of phase 2, begins today.
      expect(await running(later, id)).toMatchObject({
        startDate: addDays(TODAY, 43 - 14),
        decidedTier: 'T3',
      });
      expect((await linesOf(later, assignment, 3))[0]).toBe('2A1');
      const { file } = await later.ask('documents.print', { athleteIds: [id] });
      const pdf = await readPdf(
        new Uint8Array(readFileSync(later.application.files.outgoing(file.token).path)),
      );
      const words = pdf.pages.map((page) => page.words).join(' ');
      expect(words).toContain('Week 4');
      expect(words).not.toMatch(/Week [5-8]\b/);
    },
  );

  it('have the sessions of the phase that is repeated, in the plan as on paper', async () => {
    const { rackside, assignment } = await restricted();
    const first = await linesOf(rackside, assignment, 2);
    expect(first[0]).toBe('1A1');
    for (const week of [3, 7]) expect(await linesOf(rackside, assignment, week)).toEqual(first);
    expect((await rackside.ask('assignments.plan', { id: assignment as never, week: 2 })).sessions).toEqual(
      (await rackside.ask('assignments.plan', { id: assignment as never, week: 7 })).sessions,
    );
  });

  it('end with a fresh screen at the gate, asked for once the phase is permitted', async () => {
    const { rackside, id, episode } = await restricted();
    const states = async (opened: Rackside) =>
      (await opened.ask('clearance.ofAthlete', { athleteId: id as never })).episodes.map(
        ({ state }) => state,
      );
    let later = await in_(rackside, 20);
    await record(later, episode, screen(addDays(TODAY, 20)));
    // Two clear screens open phase 2 at 70 %: today, with the screen of its first day.
    expect(await states(later)).toEqual(['PP-RESTRICTED']);
    expect(await running(later, id)).toMatchObject({ couldLoosen: true });
    later = await in_(later, 30);
    // Who stays in phase 1 owes no screen for it.
    expect(await states(later)).toEqual(['PP-RESTRICTED']);
    expect(await running(later, id)).toMatchObject({ couldLoosen: false });
    // Day 85: the period of restriction is over, and phase 2 would begin today.
    later = await in_(later, 35);
    expect(await states(later)).toEqual(['PP-REVIEW']);
    expect(await running(later, id)).toMatchObject({ couldLoosen: false });
    await record(later, episode, screen(addDays(TODAY, 35)));
    expect(await states(later)).toEqual(['PP-CLEARED']);
    await acceptMore(later, id);
    expect(await running(later, id)).toMatchObject({ startDate: addDays(TODAY, 35 - 14), decidedTier: 'T3' });
    expect(await states(later)).toEqual(['PP-CLEARED']);
  });

  it('begin with the phase that was withheld when a later one is tightened', async () => {
    const { rackside, id, episode, assignment } = await restricted();
    await rackside.ask('clearance.record', {
      episodeId: episode,
      evidence: { kind: 'details', content: { deliveryDate: ago(200) } },
    });
    await record(rackside, episode, decision(ago(3), 'cleared', 'obstetricianGynaecologist'));
    await acceptMore(rackside, id);
    expect((await linesOf(rackside, assignment, 3))[0]).toBe('2A1');
    // The gate of phase 2 without a screen, seen in its second week: that phase is still to be done.
    const gate = await in_(rackside, 22);
    expect((await linesOf(gate, assignment, 4))[0]).toBe('1A1');
    await record(gate, episode, screen(addDays(TODAY, 22)));
    await acceptMore(gate, id);
    expect(await running(gate, id)).toMatchObject({ startDate: addDays(TODAY, 22 - 14) });
  });
});
