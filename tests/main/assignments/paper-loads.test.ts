/** Paper that tells a heavier load than is reckoned now is void, whatever has lowered it; what tells less stays, and is what the log asks. */

import { describe, expect, it } from 'vitest';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { grid, kg, lifter } from '../training/sessions.ts';
import { ago, athlete, print, sheet } from './gym.ts';

/** Hundredths of a kilogram that the first set of hip thrusts is asked with. */
async function asked(rackside: Rackside): Promise<number> {
  const { lines } = await grid(rackside);
  const load = lines.find(({ exerciseId }) => exerciseId === 'barbell-hip-thrust')?.sets[0]?.load;
  return load?.hundredths ?? 0;
}

async function maximum(
  rackside: Rackside,
  id: string,
  amount: number,
  kind: 'tested' | 'trainingMax' = 'tested',
  date = TODAY,
): Promise<void> {
  const entry = { athleteId: id as never, exerciseId: 'barbell-hip-thrust', kind, load: kg(amount), date };
  await rackside.ask('maxima.record', { entries: [entry] });
}

async function percentsOf(rackside: Rackside, percentBasis: 'e1RM' | 'trainingMax'): Promise<void> {
  const { version } = await rackside.ask('facility.get', {});
  await rackside.ask('facility.update', { version, percentBasis });
}

const isVoid = async (rackside: Rackside, number: string) =>
  (await sheet(rackside, number))?.voidReason === 'changed';

describe('a sheet', () => {
  it('is void where the maximum it was made with is taken back, and the log asks the former load', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const before = await asked(rackside);
    await maximum(rackside, id, 200);
    const number = await print(rackside, id);
    await rackside.ask('history.undo', {});
    expect(await isVoid(rackside, number)).toBe(true);
    expect(await asked(rackside)).toBe(before);
  });

  it('is void where the only maximum is taken back, and the log asks no load', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    expect(await rackside.ask('history.undo', {})).toMatchObject({ what: 'Recorded 3 maxima' });
    expect(await isVoid(rackside, number)).toBe(true);
    expect(await asked(rackside)).toBe(0);
  });

  it('is void where an import brings a lower maximum', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    const before = await asked(rackside);
    const bytes = new TextEncoder().encode(
      `Name;Tested on;Barbell hip thrust 1RM (kg)\nNúñez, Zoë;${ago(3)};60`,
    );
    const { token: file } = rackside.application.files.receive({ name: 'list.csv', bytes });
    const preview = await rackside.ask('roster.previewImport', { file });
    expect(await rackside.ask('roster.import', { preview: preview.id, asNamed: true })).toMatchObject({
      updated: 1,
    });
    expect(await isVoid(rackside, number)).toBe(true);
    expect(await asked(rackside)).toBeLessThan(before);
  });

  it('of percentages of a training max is void where that is lowered', async () => {
    const rackside = await openRackside();
    await percentsOf(rackside, 'trainingMax');
    const { id } = await lifter(rackside);
    await maximum(rackside, id, 95, 'trainingMax', ago(5));
    const number = await print(rackside, id);
    const before = await asked(rackside);
    await maximum(rackside, id, 60, 'trainingMax');
    expect(await isVoid(rackside, number)).toBe(true);
    expect(await asked(rackside)).toBeLessThan(before);
  });

  it('is void where the facility counts from training maxima from now on', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    const before = await asked(rackside);
    await percentsOf(rackside, 'trainingMax');
    expect(await isVoid(rackside, number)).toBe(true);
    expect(await asked(rackside)).toBeLessThan(before);
  });

  it('stays where loads are higher now, and is what the log asks until it is printed again', async () => {
    const rackside = await openRackside();
    await percentsOf(rackside, 'trainingMax');
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    const before = await asked(rackside);
    await percentsOf(rackside, 'e1RM');
    await maximum(rackside, id, 140);
    expect(await isVoid(rackside, number)).toBe(false);
    expect(await asked(rackside)).toBe(before);
    await print(rackside, id);
    expect(await asked(rackside)).toBeGreaterThan(before);
  });

  it('stays where a maximum is lower by less than a plate', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    await maximum(rackside, id, 99.9);
    expect(await isVoid(rackside, number)).toBe(false);
  });

  it('of somebody else is left alone', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const number = await print(rackside, id);
    await maximum(rackside, await athlete(rackside, 'Ada'), 40);
    await rackside.ask('history.undo', {});
    expect(await isVoid(rackside, number)).toBe(false);
  });
});
