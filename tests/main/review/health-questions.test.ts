/** Whom an imported file asks to be asked about health: on the review list until somebody has, whatever becomes of the import. */

import { describe, expect, it } from 'vitest';
import type { AthleteId } from '#contract/values.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { ago, COACH, gym, open } from '../assignments/gym.ts';

const HEADER = 'Last name;First name;Squad;Back / postnatal?\n';
const INTAKE = `${HEADER}Quigley;Zoë;Rowing;since February\nOkafor;Ben;Track;no\nHayes;Ida;Track;slipped disc\n`;

async function take(rackside: Rackside, text = INTAKE, name = 'intake.csv') {
  const { token } = rackside.application.files.receive({ name, bytes: new TextEncoder().encode(text) });
  const { id } = await rackside.ask('roster.previewImport', { file: token as never });
  return rackside.ask('roster.import', { preview: id });
}

async function asks(rackside: Rackside, squad?: string) {
  const { items } = await rackside.ask('review.list', squad ? { squad: squad as never } : {});
  return items.filter(({ matter }) => matter === 'ask');
}

const names = async (rackside: Rackside) => (await asks(rackside)).map(({ name }) => name);
const idOf = async (rackside: Rackside, name: string) =>
  (await asks(rackside)).find((item) => item.name === name)?.athleteId as AthleteId;

describe('a file that says something about health', () => {
  it('leaves whom to ask on the review list, by name and file, and never in its words', async () => {
    const rackside = await openRackside();
    await take(rackside);
    const items = await asks(rackside);
    expect(items).toMatchObject([
      { name: 'Ida Hayes', file: 'intake.csv', on: TODAY, tier: 'T3', session: null },
      { name: 'Zoë Quigley', file: 'intake.csv', on: TODAY, tier: 'T3', session: null },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/slipped|February/);
    expect(await rackside.ask('review.count', {})).toEqual({ waiting: 2 });
    const rowing = (await rackside.ask('roster.squads', {})).find(({ name }) => name === 'Rowing');
    expect((await asks(rackside, rowing?.id)).map(({ name }) => name)).toEqual(['Zoë Quigley']);
    await rackside.ask('roster.updateMany', { ids: [await idOf(rackside, 'Ida Hayes')], status: 'archived' });
    expect(await names(rackside)).toEqual(['Zoë Quigley']);
  });

  it('is answered by who says that they asked, or opens a record; the same file asks no more', async () => {
    const rackside = await openRackside();
    await take(rackside);
    const [zoe, ida] = [await idOf(rackside, 'Zoë Quigley'), await idOf(rackside, 'Ida Hayes')];
    await take(rackside);
    expect(await names(rackside), 'imported twice, asked once').toHaveLength(2);
    expect(await rackside.ask('review.asked', { athleteIds: [zoe] })).toEqual({ asked: 1 });
    expect(await names(rackside)).toEqual(['Ida Hayes']);
    expect(await rackside.code('review.asked', { athleteIds: [zoe] })).toBe('NOT_FOUND');
    await open(rackside, ida, 'backPain', { onset: ago(20) });
    expect(await names(rackside)).toEqual([]);

    const { revision } = await rackside.ask('system.status', {});
    await take(rackside);
    expect(await names(rackside)).toEqual([]);
    expect((await rackside.ask('system.status', {})).revision).toBe(revision);
    await take(rackside, INTAKE.replace('slipped disc', 'operated'));
    expect(await names(rackside), 'another file').toHaveLength(2);
  });

  it('asks for whom it changes nothing of, and where a row that repeats somebody says it', async () => {
    const rackside = await openRackside();
    await take(rackside, INTAKE.replace('since February', '').replace('slipped disc', 'no'));
    expect(await names(rackside)).toEqual([]);
    const again = `${INTAKE.replace('since February', '')}Quigley;Zoë;Rowing;since February\n`;
    expect(await take(rackside, again)).toMatchObject({ added: 0, updated: 0 });
    expect(await names(rackside)).toEqual(['Ida Hayes', 'Zoë Quigley']);
    expect(await rackside.ask('history.undo', {})).toMatchObject({ what: 'Imported intake.csv' });
    expect(await names(rackside)).toEqual([]);
  });

  it('asks no more once the import is taken back, asked or not, and again when it is done again', async () => {
    const rackside = await openRackside();
    await take(rackside);
    await rackside.ask('review.asked', { athleteIds: [await idOf(rackside, 'Zoë Quigley')] });
    await rackside.ask('history.undo', {});
    expect(await names(rackside)).toEqual([]);
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total: 0 });
    await rackside.ask('history.redo', {});
    expect(await names(rackside)).toEqual(['Ida Hayes', 'Zoë Quigley']);
  });

  it('still asks after going back to a backup that has the athletes, and brings nobody with it', async () => {
    const rackside = await openRackside();
    await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley', squads: ['Rowing'] });
    const { id } = await rackside.ask('system.backUp', {});
    await take(rackside);
    const { total } = await rackside.ask('roster.page', { limit: 1 });
    expect(total).toBe(3);
    await rackside.ask('system.restore', { id });
    expect(await names(rackside)).toEqual(['Zoë Quigley']);
    expect(await rackside.ask('roster.page', { limit: 1 })).toMatchObject({ total: 1 });
  });

  it('tells whoever may not see details whom to ask, and may be answered by them', async () => {
    const { rackside, coach } = await gym();
    await take(rackside);
    await rackside.ask('people.signIn', { id: coach as never, pin: COACH.pin });
    expect(await asks(rackside)).toMatchObject([
      { name: 'Ida Hayes', file: 'intake.csv', on: TODAY, rule: 'T3' },
      { name: 'Zoë Quigley' },
    ]);
    await rackside.ask('review.asked', {
      athleteIds: (await asks(rackside)).map(({ athleteId }) => athleteId),
    });
    expect(await names(rackside)).toEqual([]);
  });
});
