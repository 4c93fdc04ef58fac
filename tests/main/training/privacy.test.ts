import { describe, expect, it } from 'vitest';
import type { SetEntry } from '#contract/training.ts';
import { clockOn } from '#main/clock.ts';
import type { Rackside } from '../../support/application.ts';
import { openRackside } from '../../support/application.ts';
import { ago, assign, athlete, COACH, gym, LEAD } from '../assignments/gym.ts';
import { readAgain } from '../workbooks/second-reader.ts';
import { fillIn, handIn, looked, madeWorkbook } from './filled-in.ts';

/** Somebody who said a lot last Thursday, and a coach without the right to see health details. */
async function said() {
  const { rackside, coach, lead } = await gym();
  const id = await athlete(rackside);
  await assign(rackside, id, { startDate: ago(21) });
  const [session] = (await rackside.ask('training.sessions', { date: ago(4) })).sessions;
  const line = session?.lines.find(({ loaded }) => !loaded);
  if (!session || !line) throw new Error('There is a line without a load');
  const key = { assignmentId: session.assignmentId, plannedFor: session.plannedFor };
  const set = { reps: 10, pain: 5, techniqueOk: true };
  const entries = [{ ...key, lineId: line.lineId, place: 1, version: null, set }];
  await rackside.ask('training.record', { entries });
  const facts = { rpe: 7, painBefore: 4, sore: ['back' as const], note: 'sciatica since spring' };
  await rackside.ask('training.recordSession', { ...key, version: 1, facts });
  return { rackside, coach, lead, id, key, line };
}

async function asCoach(rackside: Rackside, coach: string) {
  await rackside.ask('people.signIn', { id: coach as never, pin: COACH.pin });
}

const seen = async (rackside: Rackside) =>
  (await rackside.ask('training.sessions', { date: ago(4) })).sessions[0];

describe('what was said in training on another day', () => {
  it('is not shown to a coach without the right, who is told that there is more', async () => {
    const { rackside, coach } = await said();
    await asCoach(rackside, coach);
    const session = await seen(rackside);
    expect(session).toMatchObject({
      withheld: true,
      facts: { rpe: 7, painBefore: null, sore: [], note: null },
      sets: [{ performed: { reps: 10 } }],
    });
    expect(JSON.stringify(session)).not.toMatch(/sciatica|"pain"/);
  });

  it('is shown to whoever has it, and each look is in the trail', async () => {
    const { rackside } = await said();
    expect(await seen(rackside)).toMatchObject({ withheld: false, facts: { painBefore: 4, sore: ['back'] } });
    const { events } = await rackside.ask('audit.page', { limit: 50 });
    expect(events.some(({ action }) => action === 'clearance.viewed')).toBe(true);
  });

  it('stays on record where such a coach corrects the reps beside it', async () => {
    const { rackside, coach, lead, key, line } = await said();
    await asCoach(rackside, coach);
    const version = (await seen(rackside))?.sets[0]?.version ?? null;
    const set = { reps: 9, techniqueOk: true };
    await rackside.ask('training.record', {
      entries: [{ ...key, lineId: line.lineId, place: 1, version, set }],
    });
    await rackside.ask('people.signIn', { id: lead as never, pin: LEAD.pin });
    expect((await seen(rackside))?.sets[0]?.performed).toMatchObject({ reps: 9, pain: 5 });
  });

  it.each<[string, SetEntry['set'], number, number]>([
    ['says that there is none', { reps: 10, pain: 0, techniqueOk: true }, 10, 5],
    ['says less of it', { reps: 9, pain: 1, techniqueOk: true }, 9, 5],
    ['says more of it', { reps: 9, pain: 6, techniqueOk: true }, 9, 6],
    ['empties the cell', null, 0, 5],
    ['skips the set', 'skipped', 0, 5],
  ])('stays on record where such a coach %s', async (_, set, reps, pain) => {
    const { rackside, coach, lead, key, line } = await said();
    await asCoach(rackside, coach);
    const version = (await seen(rackside))?.sets[0]?.version ?? null;
    const entries = [{ ...key, lineId: line.lineId, place: 1, version, set }];
    expect(JSON.stringify(await rackside.ask('training.record', { entries }))).not.toMatch(/"pain":[1-9]/);
    await rackside.ask('people.signIn', { id: lead as never, pin: LEAD.pin });
    expect((await seen(rackside))?.sets[0]?.performed).toMatchObject({ reps, pain });
  });

  it('is added to by what such a coach says of the session, and nothing of it is taken away', async () => {
    const { rackside, coach, lead, key } = await said();
    await asCoach(rackside, coach);
    const version = (await seen(rackside))?.version ?? 0;
    const facts = { painBefore: 0, painNextMorning: 1, sore: ['glutes' as const], note: 'slept badly' };
    await rackside.ask('training.recordSession', { ...key, version, facts });
    await rackside.ask('people.signIn', { id: lead as never, pin: LEAD.pin });
    expect((await seen(rackside))?.facts).toMatchObject({
      painBefore: 4,
      painNextMorning: 1,
      sore: ['back', 'glutes'],
      note: 'sciatica since spring · slept badly',
    });
  });

  it('is no reason to overwrite unseen what such a coach may see', async () => {
    const { rackside, coach, key } = await said();
    await asCoach(rackside, coach);
    const stale = { ...key, version: 1, facts: { rpe: 9 } };
    expect(await rackside.code('training.recordSession', stale)).toBe('STALE_ROW');
  });

  it('is told by a workbook to whoever handed it in, and not to a coach who comes upon it', async () => {
    const { rackside, coach } = await said();
    const { bytes } = await madeWorkbook(rackside, { monday: ago(7) });
    const filled = await fillIn(bytes, { 2: { load: 60, reps: 8, pain: 6 } });
    const file = handIn(rackside, filled);
    const says = async (token = file) =>
      (await rackside.ask('training.previewFillIn', { file: token })).sets.map((set) => set.says);
    expect(await says()).toEqual(['60×8 pain 6']);
    await rackside.ask('people.signOut', {});
    await asCoach(rackside, coach);
    expect(await rackside.code('training.previewFillIn', { file })).toBe('FILE_GONE');
    // What they typed themselves is theirs.
    expect(await says(handIn(rackside, filled))).toEqual(['60×8 pain 6']);
  });

  it('is not told by the answer to an entry that is in conflict', async () => {
    const { rackside, coach, key, line } = await said();
    await asCoach(rackside, coach);
    const set = { reps: 9, techniqueOk: true };
    const { outcomes } = await rackside.ask('training.record', {
      entries: [{ ...key, lineId: line.lineId, place: 1, version: null, set }],
    });
    expect(outcomes).toMatchObject([{ outcome: 'conflict', present: { performed: { reps: 10 } } }]);
    expect(JSON.stringify(outcomes)).not.toContain('pain');
  });

  it('is not told by a workbook that such a coach brings back, and stays on record', async () => {
    const { rackside, coach, lead, line } = await said();
    await asCoach(rackside, coach);
    const { bytes } = await madeWorkbook(rackside, { monday: ago(7) });
    const { cells } = (await readAgain(bytes)).sheets.get('Rackside ids') ?? {};
    const row = [...(cells ?? [])].find(([at, { value }]) => at.startsWith('E') && value === line.lineId);
    const filled = await fillIn(bytes, { [Number(row?.[0].slice(1)) - 1]: { reps: 9 } });
    const preview = await looked(rackside, filled);
    expect(preview.sets).toMatchObject([{ outcome: 'new', says: '×9', present: { says: '×10' } }]);
    await rackside.ask('training.importFillIn', { preview: preview.id });
    await rackside.ask('people.signIn', { id: lead as never, pin: LEAD.pin });
    expect((await seen(rackside))?.sets[0]?.performed).toMatchObject({ reps: 9, pain: 5 });
  });
});

it('on the day itself the room knows it', async () => {
  const { rackside, coach } = await said();
  const { dataFolder } = rackside;
  await rackside.close();
  const then = await openRackside({
    dataFolder,
    clock: clockOn(ago(4), new Date(`${ago(4)}T10:00:00.000Z`)),
  });
  await asCoach(then, coach);
  expect(await seen(then)).toMatchObject({ facts: { painBefore: 4 } });
});
