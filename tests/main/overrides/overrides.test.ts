/** Overrides as a facility lives with them: two people, a few days, an end that stays an end, a ledger. */

import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { clockOn } from '#main/clock.ts';
import { NOW, openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { choosePin } from '../../support/choose-pin.ts';
import {
  ago,
  assign,
  athlete,
  COACH,
  decision,
  gym,
  LEAD,
  open,
  print,
  record,
  request,
  running,
  screen,
  sheet,
} from '../assignments/gym.ts';
import { readPdf } from '../documents/read-pdf.ts';

const REASON = 'The letter is in the post';

async function waiting() {
  const place = await gym();
  const id = await athlete(place.rackside);
  const { id: episode } = await open(place.rackside, id, 'joint', { area: 'knee' });
  const wish = (change: object = {}) => ({
    athleteId: id,
    tier: 'T2' as const,
    reason: REASON,
    until: addDays(TODAY, 14),
    secondPerson: { id: place.coach, pin: COACH.pin },
    ...change,
  });
  const give = (change: object = {}) => place.rackside.ask('overrides.give', wish(change) as never);
  return { ...place, id, episode, wish, give };
}

const tierOf = async (rackside: Rackside, athleteId: string) =>
  (await rackside.ask('clearance.ofAthlete', { athleteId })).tier;

async function signIn(rackside: Rackside, id: string, { pin }: { pin: string }) {
  await rackside.ask('people.signIn', { id, pin });
}

async function restarted(rackside: Rackside, days: number, person: string, who = LEAD) {
  await rackside.close();
  const later = await openRackside({
    dataFolder: rackside.dataFolder,
    clock: clockOn(addDays(TODAY, days), new Date(NOW.getTime() + days * 86_400_000)),
  });
  await signIn(later, person, who);
  return later;
}

describe('giving an override', () => {
  it('raises the tier, lets a program be assigned with its changes, and stands first among the reasons', async () => {
    const { rackside, id, give } = await waiting();
    expect(await tierOf(rackside, id)).toBe('T1');
    expect(await give()).toMatchObject({
      tier: 'T2',
      reason: REASON,
      from: TODAY,
      lead: LEAD.name,
      secondPerson: COACH.name,
      state: 'inForce',
      ended: null,
    });
    expect(await tierOf(rackside, id)).toBe('T2');
    const lists = await rackside.ask('assignments.preview', request(id));
    expect(lists.withChanges[0]).toMatchObject({ tier: 'T2' });
    expect(lists.withChanges[0]?.reasons[0]?.text).toBe(
      `Override by ${LEAD.name} with ${COACH.name} until 7 Dec 2026: ${REASON}`,
    );
    expect(lists.withChanges[0]?.wouldChange[0]).toMatchObject({ from: addDays(TODAY, 15) });
    const { events } = await rackside.ask('audit.page', { limit: 50 });
    expect(events.find(({ action }) => action === 'overrides.give')).toMatchObject({
      subject: id,
      who: LEAD.name,
      policyVersion: 1,
    });
  });

  it.each<[string, object, string]>([
    ['15 days', { until: addDays(TODAY, 15) }, 'until'],
    ['no reason', { reason: '  ' }, 'reason'],
    ['a day that is past', { from: ago(1), until: TODAY }, 'from'],
    ['the tier there is', { tier: 'T1' }, 'tier'],
  ])('is refused for %s, before anybody’s PIN is asked', async (_, change, field) => {
    const { rackside, coach, wish } = await waiting();
    const refusal = await rackside.refused('overrides.give', {
      ...wish(change),
      secondPerson: { id: coach, pin: '0000' },
    });
    expect(refusal).toMatchObject({ code: 'EVIDENCE_REFUSED', fields: [{ path: field }] });
    expect(await rackside.ask('overrides.list', {})).toEqual([]);
  });

  it('needs the second person’s own PIN, and somebody else than the lead', async () => {
    const { rackside, lead, coach, wish } = await waiting();
    const unfit = { fields: [{ path: expect.stringMatching(/secondPerson$/) }] };
    const as = (secondPerson: object) => rackside.refused('overrides.give', wish({ secondPerson }));
    expect(await as({ id: coach, pin: LEAD.pin })).toMatchObject({ code: 'WRONG_PIN' });
    expect(await as({ id: lead, pin: LEAD.pin })).toMatchObject(unfit);
    expect(await as({ id: 'nobody', pin: LEAD.pin })).toMatchObject(unfit);
    expect(await rackside.ask('overrides.list', {})).toEqual([]);
  });

  it('needs a PIN that the second person chose: whoever set it for them could be both', async () => {
    const { rackside, lead, coach, wish } = await waiting();
    const changed = { id: coach, pin: '9753' };
    await rackside.ask('people.setPin', changed);
    const refusal = await rackside.refused('overrides.give', wish({ secondPerson: changed }));
    expect(refusal.fields?.[0]?.sentence).toMatch(/still has the PIN that somebody else chose/);
    await choosePin(rackside, changed, { id: lead, pin: LEAD.pin });
    await rackside.ask('overrides.give', wish({ secondPerson: changed }) as never);
  });

  it('is for leads; whoever works alone is told to add somebody', async () => {
    const { rackside, coach, wish } = await waiting();
    await rackside.ask('people.signOut', {});
    await signIn(rackside, coach, COACH);
    expect(await rackside.code('overrides.give', wish())).toBe('LEAD_NEEDED');
    const alone = await openRackside();
    const id = await athlete(alone);
    await open(alone, id, 'joint', { area: 'knee' });
    const refusal = await alone.refused('overrides.give', wish({ athleteId: id }));
    expect(refusal.fields?.[0]?.sentence).toMatch(/second person.*Add one/);
  });

  it('is not possible after a refusal or in a stop, and not beside another one', async () => {
    const { rackside, id, episode, wish, give } = await waiting();
    await give({ until: addDays(TODAY, 3) });
    expect(await rackside.refused('overrides.give', wish())).toMatchObject({ fields: [{ path: 'from' }] });
    await record(rackside, episode, decision(TODAY, 'declined'));
    expect(await rackside.refused('overrides.give', wish())).toMatchObject({ fields: [{ path: 'tier' }] });
    expect(await tierOf(rackside, id)).toBe('T0');
  });

  it('never lifts what is opened after it', async () => {
    const { rackside, id, give } = await waiting();
    await give();
    await open(rackside, id, 'joint', { area: 'hip' });
    expect(await tierOf(rackside, id)).toBe('T1');
  });

  it('never lifts a restriction', async () => {
    const { rackside, id, episode, give } = await waiting();
    await record(rackside, episode, {
      kind: 'details',
      content: { restrictions: [{ text: 'No squats', blocks: ['AX'], capPercent: 40 }] },
    });
    await give({ tier: 'T3' });
    const lists = await rackside.ask('assignments.preview', request(id));
    const work = Object.values(lists.work)[0];
    const lines = work?.phases.flatMap((phase) => phase.sessions.flatMap((session) => session.lines));
    expect(lines?.length).toBeGreaterThan(0);
    for (const each of lines ?? []) {
      expect(each.line?.exerciseId).not.toBe('back-squat');
      if (each.capPercent !== undefined) expect(each.capPercent).toBeLessThanOrEqual(40);
    }
  });
});

describe('the end of an override', () => {
  const assigned = async () => {
    const place = await waiting();
    const override = await place.give();
    const assignment = await assign(place.rackside, place.id);
    return { ...place, override, assignment, number: await print(place.rackside, place.id) };
  };

  it('by hand takes the program back at once, voids the sheet and says so; any coach may', async () => {
    const { rackside, id, coach, override, number } = await assigned();
    await rackside.ask('people.signOut', {});
    await signIn(rackside, coach, COACH);
    const { conflicts, override: ended } = await rackside.ask('overrides.end', {
      id: override.id,
      reason: 'The letter has come',
    });
    expect(conflicts).toMatchObject([{ athleteId: id, paused: false, sheets: [number] }]);
    // Why is health, and this coach may not see it.
    expect(ended).toMatchObject({
      state: 'ended',
      reason: null,
      ended: { by: COACH.name, reason: null },
    });
    expect(await tierOf(rackside, id)).toBe('T1');
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'changed' });
    expect(await rackside.code('overrides.end', { id: override.id, reason: 'Again' })).toBe(
      'EVIDENCE_REFUSED',
    );
  });

  it('by its last day does the same, on the day after it and not before', async () => {
    const { rackside, id, lead, number } = await assigned();
    const last = await restarted(rackside, 14, lead);
    expect(await tierOf(last, id)).toBe('T2');
    expect(await sheet(last, number)).toMatchObject({ voidSince: null });
    const after = await restarted(last, 15, lead);
    expect(await tierOf(after, id)).toBe('T1');
    expect(await sheet(after, number)).toMatchObject({ voidReason: 'changed' });
    expect(await after.ask('overrides.list', {})).toMatchObject([{ state: 'passed' }]);
  });

  it('by a refusal is for good: it does not come back when the refusal goes', async () => {
    const { rackside, id, episode, number } = await assigned();
    await record(rackside, episode, decision(ago(2), 'declined'));
    expect(await tierOf(rackside, id)).toBe('T0');
    expect(await running(rackside, id)).toMatchObject({ state: 'paused' });
    expect(await sheet(rackside, number)).toMatchObject({ voidReason: 'held' });
    expect(await rackside.ask('overrides.list', {})).toMatchObject([
      { state: 'ended', ended: { by: 'Rackside' } },
    ]);
    const { episodes } = await rackside.ask('clearance.ofAthlete', { athleteId: id });
    const letter = episodes[0]?.evidence.at(-1)?.id;
    const struck = await rackside.application.call('clearance.record', {
      episodeId: episode,
      evidence: { kind: 'struckOut', content: { reason: 'Filed for somebody else' } },
      replaces: letter,
      confirmation: {
        secondPerson: (await rackside.ask('people.list', {})).find(({ name }) => name === COACH.name)?.id,
        pin: COACH.pin,
        reason: 'Filed for somebody else',
      },
    });
    expect(struck.ok).toBe(true);
    expect(await tierOf(rackside, id)).toBe('T1');
  });

  it('is not undone by going back to a backup, and an override given since is not forgotten', async () => {
    const { rackside, id, lead, override, give } = await assigned();
    const { id: backup } = await rackside.ask('system.backUp', {});
    await rackside.ask('overrides.end', { id: override.id, reason: 'The letter has come' });
    await rackside.ask('system.restore', { id: backup });
    await signIn(rackside, lead, LEAD);
    expect(await tierOf(rackside, id)).toBe('T1');
    expect(await rackside.ask('overrides.list', {})).toMatchObject([
      { state: 'ended', ended: { reason: 'The letter has come' } },
    ]);
    await give({ until: TODAY });
    await rackside.ask('system.restore', { id: backup });
    await signIn(rackside, lead, LEAD);
    expect(await rackside.ask('overrides.list', {})).toMatchObject([
      { state: 'inForce' },
      { state: 'ended' },
    ]);
  });

  it('is not put off by a clock that is set back', async () => {
    const { rackside, id, lead } = await assigned();
    const after = await restarted(rackside, 15, lead);
    await open(after, await athlete(after, 'Ada', 'Berg'), 'joint', { area: 'hip' });
    const back = await restarted(after, 2, lead);
    expect(await tierOf(back, id)).toBe('T1');
  });
});

describe('an override that begins later', () => {
  it('changes nothing before its first day', async () => {
    const { rackside, id, lead, give } = await waiting();
    await give({ from: addDays(TODAY, 2) });
    expect(await tierOf(rackside, id)).toBe('T1');
    expect(await rackside.ask('overrides.list', { active: true })).toMatchObject([{ state: 'toCome' }]);
    expect(await tierOf(await restarted(rackside, 2, lead), id)).toBe('T2');
  });
});

describe('the ledger', () => {
  it('is append-only', async () => {
    const { rackside, give } = await waiting();
    await give();
    const { default: Database } = await import('better-sqlite3');
    const file = new Database(`${rackside.dataFolder}/roster.sqlite`);
    expect(() => file.prepare("UPDATE override_given SET tier = 'T3'").run()).toThrow(/append-only/);
    expect(() => file.prepare('DELETE FROM override_given').run()).toThrow(/append-only/);
    file.close();
  });

  it('stands on the review list until it ends', async () => {
    const { rackside, id, give } = await waiting();
    const { id: override } = await give();
    const here = async () =>
      (await rackside.ask('review.list', {})).items.filter(({ matter }) => matter === 'override');
    expect(await here()).toMatchObject([{ athleteId: id, rule: 'T2', on: addDays(TODAY, 14) }]);
    await rackside.ask('overrides.end', { id: override, reason: 'Enough' });
    expect(await here()).toEqual([]);
  });

  it('is a sheet of the workbook when asked for: reasons only for whoever may see them, formulas as text', async () => {
    const { rackside, coach, give } = await waiting();
    await give({ reason: '=HYPERLINK("http://example.org")' });
    const cells = async () => {
      const { file } = await rackside.ask('workbooks.export', { sheets: ['Overrides'] });
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(readFileSync(rackside.application.files.outgoing(file.token).path) as never);
      const rows = workbook.getWorksheet('Overrides')?.getSheetValues() as unknown[][];
      const facts = workbook.getWorksheet('ReadMe')?.getSheetValues() as unknown[][];
      return {
        header: rows[1]?.slice(1),
        row: rows[2]?.slice(1),
        health: facts.find((f) => f?.[1] === 'Contains health data')?.[2],
      };
    };
    const lead = await cells();
    expect(lead.header).toEqual([
      'Athlete',
      'Raised to',
      'By',
      'Second person',
      'From',
      'Last day',
      'State',
      'Ended by',
      'Reason',
    ]);
    expect(lead.row?.slice(0, 4)).toEqual(['Núñez, Zoë', 'Restricted', LEAD.name, COACH.name]);
    expect(lead.row?.at(-1)).toBe('=HYPERLINK("http://example.org")');
    expect(lead.health).toBe('yes');
    await rackside.ask('people.signOut', {});
    await signIn(rackside, coach, COACH);
    const plain = await cells();
    expect(plain.header).not.toContain('Reason');
    expect(JSON.stringify(plain)).not.toContain('HYPERLINK');
    expect(plain.health).toBe('no');
    expect((await rackside.ask('workbooks.export', {})).rows).not.toHaveProperty('Overrides');
  });

  it('never reaches the athlete’s card', async () => {
    const { rackside, id, give } = await waiting();
    await give();
    await assign(rackside, id);
    const { file } = await rackside.ask('documents.print', { athleteIds: [id] });
    const pdf = await readPdf(
      new Uint8Array(readFileSync(rackside.application.files.outgoing(file.token).path)),
    );
    const words = pdf.pages.map((page) => page.words).join(' ');
    expect(words).not.toMatch(/override|exception|letter|\bknee\b|in the post/i);
  });

  it('shows a coach without the right to health details no reason', async () => {
    const { rackside, coach, give } = await waiting();
    await give();
    await rackside.ask('people.signOut', {});
    await signIn(rackside, coach, COACH);
    const list = await rackside.ask('overrides.list', {});
    expect(list).toMatchObject([{ reason: null, tier: 'T2', lead: LEAD.name }]);
    expect(JSON.stringify(list)).not.toContain('letter');
  });
});

describe('printing for somebody who is not on the roster', () => {
  it('is refused by number, as the three lists refuse it', async () => {
    const { rackside, id, give } = await waiting();
    await give();
    await assign(rackside, id);
    const refusal = await rackside.refused('documents.print', { athleteIds: [id, 'nobody'] });
    expect(refusal).toMatchObject({
      code: 'NOT_FOUND',
      message: '1 of the 2 athletes named is not on this roster. No file was made.',
    });
    expect((await rackside.ask('documents.register', { limit: 5 })).rows).toEqual([]);
  });
});

it('an override over a stop is refused also for a postpartum record', async () => {
  const { rackside, wish } = await waiting();
  const id = await athlete(rackside, 'Mia', 'Holm');
  const { id: episode } = await open(rackside, id, 'postpartum', { deliveryDate: ago(100), mode: 'vaginal' });
  await record(rackside, episode, screen(TODAY, ['fever']));
  const refusal = await rackside.refused('overrides.give', wish({ athleteId: id }));
  expect(refusal.fields?.[0]?.sentence).toMatch(/^No override is possible/);
});
