/** The policy: whom a change affects, saving it as a version, and past decisions that explain themselves. */

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { EvidenceInput } from '#contract/clearance.ts';
import type { PolicyChanges } from '#contract/policy.ts';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { POLICY_SETTINGS } from '#domain/clearance/policy-settings.ts';
import { STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';
import { openRackside, type Rackside, shareRackside, TODAY, withSample } from '../../support/application.ts';

const PROGRAM = 'glute-development-8-weeks';
const ago = (days: number) => addDays(TODAY, -days);

const letter = (days: number): EvidenceInput => ({
  kind: 'decision',
  content: {
    date: ago(days),
    decision: 'cleared',
    scope: 'loadedResistance',
    providerName: 'Dr A. Khan',
    providerRole: 'midwife',
    evidence: 'documentSeen',
    restrictions: [],
  },
});

const clearScreen = (days: number): EvidenceInput => ({
  kind: 'screen',
  content: {
    date: ago(days),
    ...(Object.fromEntries(SYMPTOM_IDS.map((id) => [id, 'none'])) as Record<
      (typeof SYMPTOM_IDS)[number],
      'none'
    >),
    stopItems: Object.fromEntries(STOP_ITEM_IDS.map((id) => [id, 'none'])),
  },
});

/** Delivered sixty days ago; a letter and a screen of last week, so that she is Restricted. */
async function restricted(rackside: Rackside, firstName = 'Zoë') {
  const { id } = await rackside.ask('roster.add', { firstName, lastName: 'Quigley' });
  await recordRestricted(rackside, id);
  return { id };
}

async function recordRestricted(rackside: Rackside, id: string): Promise<void> {
  const view = await rackside.ask('clearance.openEpisode', {
    athleteId: id,
    kind: 'postpartum',
    details: { deliveryDate: ago(60), mode: 'vaginal' },
  });
  const episodeId = view.episodes[0]?.id as never;
  for (const evidence of [letter(7), clearScreen(0)])
    await rackside.ask('clearance.record', { episodeId, evidence });
}

async function assign(rackside: Rackside, athleteId: string): Promise<string> {
  const request = { athleteIds: [athleteId], programId: PROGRAM, startDate: TODAY, trainingDays: [1, 4] };
  const { digest } = await rackside.ask('assignments.preview', request);
  const { assignments } = await rackside.ask('assignments.assign', { ...request, digest });
  return assignments[0] as string;
}

const preview = (rackside: Rackside, changes: PolicyChanges) => rackside.ask('policy.preview', { changes });

async function save(rackside: Rackside, changes: PolicyChanges, reason = 'Agreed with the physio') {
  const { digest } = await preview(rackside, changes);
  return rackside.ask('policy.save', { changes, digest, reason });
}

const loadsOf = async (rackside: Rackside, id: string) =>
  (await rackside.ask('assignments.plan', { id: id as never, week: 1 })).sessions.flatMap(({ lines }) =>
    lines.map(({ exercise, target }) => `${exercise} ${target}`),
  );

describe('the policy in force', () => {
  const rackside = shareRackside();

  it('shows every setting once, with value, default, source and kind', async () => {
    const { version, groups } = await rackside().ask('policy.get', {});
    const shown = groups.flatMap(({ settings }) => settings);
    expect(version).toBe(1);
    expect(shown.map(({ id }) => id).sort()).toEqual(POLICY_SETTINGS.map(({ id }) => id).sort());
    for (const { id, value, default: standard, source, kind, label } of shown) {
      expect([value, standard], id).toEqual([DEFAULT_POLICY[id], DEFAULT_POLICY[id]]);
      expect(source, id).not.toBe('');
      expect(label, id).not.toBe('');
      expect(['guide', 'guideline', 'facilityRule'], id).toContain(kind);
    }
  });

  it('leaves no group empty', async () => {
    const { groups } = await rackside().ask('policy.get', {});
    expect(groups.filter(({ settings }) => settings.length === 0)).toEqual([]);
  });

  it('never calls a rule without a published source a guideline', async () => {
    const { groups } = await rackside().ask('policy.get', {});
    const settings = groups.flatMap((group) => group.settings);
    const wrong = settings.filter(
      ({ kind, source }) => kind !== 'facilityRule' && source.startsWith('Facility rule'),
    );
    expect(wrong).toEqual([]);
  });
});

describe('a preview', () => {
  it('names who would move to another tier, with the rule, and saves nothing', async () => {
    const rackside = await openRackside();
    const zoe = await restricted(rackside);
    await rackside.ask('roster.add', { firstName: 'Ada', lastName: 'Bauer' });
    const seen = await preview(rackside, {
      vaginalEarliestDay: 70,
      vaginalWindowEndDay: 70,
      caesareanEarliestDay: 70,
    });
    expect(seen).toMatchObject({
      version: 1,
      looked: 1,
      athletes: [
        {
          athleteId: zoe.id,
          name: 'Zoë Quigley',
          fromTier: 'T2',
          toTier: 'T0',
          direction: 'stricter',
          differences: ['PP-EARLYCLEARED (was PP-RESTRICTED)'],
        },
      ],
    });
    expect(seen.athletes[0]?.rule).toMatch(/^(R\d+|PP-)/);
    expect((await rackside.ask('policy.get', {})).version).toBe(1);
  });

  it.each([
    {
      what: 'a lower cap',
      changes: { restrictedCapPercent: 50 },
      is: { direction: 'stricter', fromTier: 'T2', toTier: 'T2' },
      says: ['Load cap 50 % (was 60 %)'],
    },
    {
      what: 'a higher cap',
      changes: { restrictedCapPercent: 65 },
      is: { direction: 'looser', fromTier: 'T2', toTier: 'T2' },
      says: ['Load cap 65 % (was 60 %)'],
    },
    {
      what: 'a lower cap with more phases',
      changes: { restrictedCapPercent: 50, restrictedLastPhase: 2 },
      is: { direction: 'both' },
      says: ['Phases 1, 2 (was 1)', 'Load cap 50 % (was 60 %)'],
    },
    {
      what: 'a shorter restricted period',
      changes: { restrictedUntilDay: 56 },
      is: { direction: 'looser', fromTier: 'T2', toTier: 'T3' },
      says: ['PP-CLEARED (was PP-RESTRICTED)'],
    },
    {
      what: 'a role that no longer counts',
      changes: { postpartumRoles: ['obstetricianGynaecologist'] },
      is: { direction: 'stricter', fromTier: 'T2', toTier: 'T1' },
      says: ['PP-AWAITING (was PP-RESTRICTED)'],
    },
    {
      what: 'a period of which only the sentence speaks',
      changes: { restrictedUntilDay: 90 },
      is: { direction: 'reasons', fromTier: 'T2', toTier: 'T2' },
      says: [],
    },
  ] as const)('tells of $what in which direction it goes', async ({ changes, is, says }) => {
    const rackside = await openRackside();
    await restricted(rackside);
    const { athletes } = await preview(rackside, changes as unknown as PolicyChanges);
    expect(athletes).toMatchObject([is]);
    for (const sentence of says) expect(athletes[0]?.differences).toContain(sentence);
  });

  it.each([
    ['a number that no rule for anybody here uses', { subacuteFromDays: 30 }],
    ['the emergency number', { emergencyNumber: '112' }],
  ] as const)('affects nobody by %s', async (_, changes) => {
    const rackside = await openRackside();
    await restricted(rackside);
    expect(await preview(rackside, changes)).toMatchObject({ athletes: [], looked: 1 });
  });

  it('counts whoever is archived, and says so', async () => {
    const rackside = await openRackside();
    const { id } = await restricted(rackside);
    await rackside.ask('roster.updateMany', { ids: [id], status: 'archived' });
    expect(await preview(rackside, { restrictedCapPercent: 50 })).toMatchObject({
      athletes: [{ athleteId: id, archived: true }],
      looked: 1,
    });
  });

  it.each([
    ['would change', { restrictedCapPercent: 50 }, 'changes'],
    ['would be held', { vaginalEarliestDay: 70, vaginalWindowEndDay: 70, caesareanEarliestDay: 70 }, 'held'],
    ['could be loosened', { restrictedUntilDay: 56 }, 'couldLoosen'],
  ] as const)('says which running programs %s', async (_, changes, outcome) => {
    const rackside = await openRackside();
    const { id } = await restricted(rackside);
    await assign(rackside, id);
    const seen = await preview(rackside, changes);
    expect(seen.athletes[0]?.programs).toMatchObject([{ outcome }]);
    expect(seen.programs).toEqual({ changes: 0, held: 0, couldLoosen: 0, [outcome]: 1 });
  });

  it('brings nothing back by itself: a program the old policy limited could be loosened', async () => {
    const rackside = await openRackside();
    const { id } = await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
    await assign(rackside, id);
    await recordRestricted(rackside, id);
    const { athletes } = await preview(rackside, { restrictedUntilDay: 56 });
    expect(athletes[0]?.programs).toMatchObject([{ outcome: 'couldLoosen' }]);
  });

  it('is the same twice, and its digest tells other changes apart', async () => {
    const rackside = await openRackside();
    await restricted(rackside);
    const [once, again] = [
      await preview(rackside, { restrictedCapPercent: 50 }),
      await preview(rackside, { restrictedCapPercent: 50 }),
    ];
    expect(again).toEqual(once);
    expect((await preview(rackside, { restrictedCapPercent: 51 })).digest).not.toBe(once.digest);
  });

  it('covers the whole sample facility in order of name', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    const seen = await preview(rackside, {
      restrictedCapPercent: 40,
      restrictedRirFloor: 3,
      screenFreshDays: 4,
    });
    expect(seen.looked).toBe(24);
    expect(seen.athletes.length).toBeGreaterThan(5);
    const last = seen.athletes.map(({ name }) => name.split(' ').at(-1) ?? '');
    expect(last).toEqual(last.toSorted((a, b) => a.localeCompare(b, 'en')));
  });
});

describe('saving', () => {
  it('makes the next version, says why in the audit trail, and counts from then on', async () => {
    const rackside = await openRackside();
    const { id } = await restricted(rackside);
    expect(await save(rackside, { restrictedCapPercent: 50 })).toMatchObject({ version: 2, affected: 1 });
    const view = await rackside.ask('clearance.ofAthlete', { athleteId: id });
    expect(view.policyVersion).toBe(2);
    expect(view.permits).toContain('At most 50 % of the maximum.');
    const { events, chainHolds } = await rackside.ask('audit.page', { limit: 1 });
    expect(events[0]).toMatchObject({
      action: 'policy.change',
      reason: 'Agreed with the physio',
      policyVersion: 2,
    });
    expect(chainHolds).toBe(true);
    expect(stored(rackside, 'SELECT change FROM audit_event ORDER BY seq DESC LIMIT 1')).toEqual({
      change: JSON.stringify({ restrictedCapPercent: { from: 60, to: 50 } }),
    });
    const said = rackside.events.findLast((event) => event.type === 'changed');
    expect(said).toMatchObject({ entities: ['policy', 'clearance'], ids: [id] });
  });

  it('tightens a running program at once', async () => {
    const rackside = await openRackside();
    const { id } = await restricted(rackside);
    const assignment = await assign(rackside, id);
    await save(rackside, { vaginalEarliestDay: 70, vaginalWindowEndDay: 70, caesareanEarliestDay: 70 });
    const plan = await rackside.ask('assignments.plan', { id: assignment as never, week: 1 });
    expect(plan.held).toMatch(/\./);
    expect(plan.sessions).toEqual([]);
  });

  it('reaches the sheet of an archived athlete, who would come back with it', async () => {
    const rackside = await openRackside();
    const { id } = await restricted(rackside);
    await assign(rackside, id);
    const { printed } = await rackside.ask('documents.print', { athleteIds: [id] });
    await rackside.ask('roster.updateMany', { ids: [id], status: 'archived' });
    const { conflicts } = await save(rackside, { restrictedCapPercent: 50 });
    expect(conflicts).toMatchObject([{ athleteId: id, sheets: [printed[0]?.sheetNumber] }]);
  });

  it('loosens no running program', async () => {
    const rackside = await openRackside();
    const { id } = await restricted(rackside);
    const assignment = await assign(rackside, id);
    const before = await loadsOf(rackside, assignment);
    await save(rackside, { restrictedUntilDay: 56 });
    expect((await rackside.ask('clearance.ofAthlete', { athleteId: id })).tier).toBe('T3');
    expect(await loadsOf(rackside, assignment)).toEqual(before);
  });

  it('stores lists in one order, each entry once', async () => {
    const rackside = await openRackside();
    await save(rackside, { postpartumRoles: ['physiotherapist', 'midwife', 'midwife'] });
    const { groups } = await rackside.ask('policy.get', {});
    const roles = groups.flatMap(({ settings }) => settings).find(({ id }) => id === 'postpartumRoles');
    expect(roles?.value).toEqual(['midwife', 'physiotherapist']);
  });

  it.each([
    ['somebody recorded something', (r: Rackside) => restricted(r, 'Ada')],
    [
      'somebody recorded what changes nothing that is shown',
      async (r: Rackside) => {
        const { id } = await r.ask('roster.add', { firstName: 'Ada', lastName: 'Bauer' });
        await r.ask('clearance.openEpisode', { athleteId: id, kind: 'joint', details: { area: 'knee' } });
      },
    ],
    ['the policy moved on', (r: Rackside) => save(r, { screenFreshDays: 20 })],
  ] as const)('is refused when %s after the preview', async (_, meanwhile) => {
    const rackside = await openRackside();
    await restricted(rackside);
    const changes = { restrictedCapPercent: 50 };
    const { digest } = await preview(rackside, changes);
    await meanwhile(rackside);
    const before = await rackside.ask('policy.history', { limit: 100 });
    expect(await rackside.refused('policy.save', { changes, digest, reason: 'Agreed' })).toMatchObject({
      code: 'POLICY_CHANGED',
      message: expect.stringMatching(/Nothing was saved\.$/),
    });
    expect(await rackside.ask('policy.history', { limit: 100 })).toEqual(before);
  });

  it('is refused when the digest belongs to other changes', async () => {
    const rackside = await openRackside();
    const { digest } = await preview(rackside, { restrictedCapPercent: 50 });
    const other = { changes: { restrictedCapPercent: 55 }, digest, reason: 'Agreed' };
    expect(await rackside.code('policy.save', other)).toBe('POLICY_CHANGED');
  });
});

describe('what cannot be saved', () => {
  const rackside = shareRackside();
  const DIGEST = '0'.repeat(64);

  it.each([
    [{ restrictedCapPercent: 0 }, 'restrictedCapPercent', /choose a whole number from 1 to 100 %/],
    [{ restrictedCapPercent: 55.5 }, 'restrictedCapPercent', /choose a whole number/],
    [{ restrictedCapPercent: 80 }, 'laterPhaseCapPercent', /cannot be less than/],
    [{ vaginalEarliestDay: 400 }, 'vaginalEarliestDay', /from 0 to 365 days/],
    [{ painStopsFrom: 2 }, 'painStopsFrom', /cannot be less than/],
    [{ postpartumRoles: [] }, 'postpartumRoles', /choose at least one/],
    [{ acceptedEvidence: [] }, 'acceptedEvidence', /choose at least one/],
  ] as const)('%j has its sentence at the field', async (changes, id, sentence) => {
    for (const [channel, input] of [
      ['policy.preview', { changes }],
      ['policy.save', { changes, digest: DIGEST, reason: 'Agreed' }],
    ] as const) {
      const { code, fields } = await rackside().refused(channel, input);
      expect(code).toBe('POLICY_REFUSED');
      expect(fields?.find(({ path }) => path === `changes.${id}`)?.sentence).toMatch(sentence);
    }
  });

  it('a change without a reason', async () => {
    const input = { changes: { screenFreshDays: 20 }, digest: DIGEST, reason: '  ' };
    expect(await rackside().refused('policy.save', input)).toMatchObject({
      code: 'POLICY_REFUSED',
      fields: [{ path: 'reason', sentence: 'Write the reason for the change.' }],
    });
  });

  it('nothing at all', async () => {
    const { code, fields } = await rackside().refused('policy.preview', {
      changes: { restrictedCapPercent: 60 },
    });
    expect([code, fields?.[0]?.path]).toEqual(['POLICY_REFUSED', 'changes']);
  });

  it('the change of a coach, who reads it all the same', async () => {
    const opened = await openRackside();
    const coach = { name: 'Noor Haddad', role: 'coach', viewHealth: false, pin: '1357' } as const;
    const { id } = await opened.ask('people.add', { ...coach, ownPin: '2468' });
    await opened.ask('people.signOut', {});
    await opened.ask('people.signIn', { id, pin: coach.pin });
    const changes = { restrictedCapPercent: 50 };
    expect(await opened.code('policy.preview', { changes })).toBe('LEAD_NEEDED');
    expect(await opened.code('policy.save', { changes, digest: DIGEST, reason: 'Mine' })).toBe('LEAD_NEEDED');
    expect((await opened.ask('policy.get', {})).version).toBe(1);
    expect(await opened.ask('policy.history', { limit: 10 })).toHaveLength(1);
  });
});

describe('the history', () => {
  it('says of each version who, when, why and what changed, newest first', async () => {
    const rackside = await openRackside();
    await save(rackside, { restrictedCapPercent: 50 }, 'First');
    await save(rackside, { restrictedCapPercent: 55, screenFreshDays: 21 }, 'Second');
    const [third, second, first] = await rackside.ask('policy.history', { limit: 10 });
    expect(third).toMatchObject({
      version: 3,
      reason: 'Second',
      decidedBy: 'Coach',
      changes: [
        { id: 'screenFreshDays', from: 28, to: 21 },
        { id: 'restrictedCapPercent', from: 50, to: 55 },
      ],
      sinceThen: [],
    });
    expect(second).toMatchObject({ version: 2, reason: 'First' });
    expect(second?.sinceThen).toMatchObject([
      { id: 'screenFreshDays', from: 28, to: 21 },
      { id: 'restrictedCapPercent', from: 50, to: 55 },
    ]);
    expect(first).toMatchObject({ version: 1, reason: 'Shipped defaults', changes: [] });
    expect(await rackside.ask('policy.history', { before: 3, limit: 1 })).toEqual([second]);
  });

  it('lets a past decision explain itself by the policy of its day', async () => {
    const rackside = await openRackside();
    const { id } = await restricted(rackside);
    await assign(rackside, id);
    await save(rackside, { restrictedCapPercent: 50 });
    const [assignment] = await rackside.ask('assignments.list', { athleteIds: [id] });
    const versions = await rackside.ask('policy.history', { limit: 10 });
    const ofItsDay = versions.find(({ version }) => version === assignment?.policyVersion);
    expect(ofItsDay).toMatchObject({
      version: 1,
      decided: 1,
      sinceThen: [{ id: 'restrictedCapPercent', label: 'Restricted: load cap', from: 60, to: 50 }],
    });
    expect(versions[0]).toMatchObject({ version: 2, decided: 0 });
  });

  it('is only ever appended to', async () => {
    const rackside = await openRackside();
    await save(rackside, { restrictedCapPercent: 50 });
    await rackside.close();
    const file = new Database(join(rackside.dataFolder, 'roster.sqlite'));
    expect(() => file.exec('UPDATE policy_version SET content = content')).toThrow(/append/i);
    expect(() => file.exec('DELETE FROM policy_version WHERE version = 2')).toThrow(/append/i);
    file.close();
  });
});

function stored(rackside: Rackside, sql: string): unknown {
  const file = new Database(join(rackside.dataFolder, 'roster.sqlite'), { readonly: true });
  try {
    return file.prepare(sql).get();
  } finally {
    file.close();
  }
}
