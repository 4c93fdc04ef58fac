import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openRackside, temporaryFolder } from '../../support/application.ts';
import { commandLine, type Running, startCommandLine } from '../../support/command-line.ts';
import { rosterCsv } from '../../support/rosters.ts';
import { integrityOf, rosterPath, withFile } from './roster-file.ts';

const ATHLETES = 13_000;

/** A facility of its own with three athletes, and a roster file of thirteen thousand beside it. */
async function prepared(): Promise<{ dataFolder: string; file: string }> {
  const rackside = await openRackside();
  await rackside.ask('facility.startEmpty', { name: 'Lakeside Strength', unit: 'kg' });
  for (const firstName of ['Zoë', 'Kofi', 'Noor']) await rackside.ask('roster.add', { firstName });
  await rackside.close();
  const file = join(temporaryFolder(), 'thirteen-thousand.csv');
  writeFileSync(file, rosterCsv(ATHLETES));
  return { dataFolder: rackside.dataFolder, file };
}

/** Written once the preview is shown; the transaction begins with the next breath. */
const PREVIEW = 'to update';

async function walGrows(dataFolder: string, past: number): Promise<void> {
  const wal = `${rosterPath(dataFolder)}-wal`;
  while ((statSync(wal, { throwIfNoEntry: false })?.size ?? 0) <= past) await nextTurn();
}

const MOMENTS: readonly [string, (running: Running, dataFolder: string) => Promise<unknown>][] = [
  ['as the transaction begins', ({ said }) => said(PREVIEW)],
  ['in the middle of the rows', ({ said }) => said(PREVIEW).then(() => wait(500))],
  ['while the commit is being written', (_, dataFolder) => walGrows(dataFolder, 2_000_000)],
];

describe.each(MOMENTS)('an import of 13,000 athletes killed %s', (_, moment) => {
  it('leaves all of it or nothing, in a sound file, and can be repeated', async () => {
    const { dataFolder, file } = await prepared();
    const running = startCommandLine(['import', file, '--data', dataFolder]);
    await moment(running, dataFolder);
    running.child.kill('SIGKILL');
    expect((await running.ended).signal).toBe('SIGKILL');

    const again = await openRackside({ dataFolder });
    const { total } = await again.ask('roster.page', { limit: 1 });
    expect([3, ATHLETES + 3]).toContain(total);
    expect((await again.ask('audit.page', { limit: 1 })).chainHolds).toBe(true);
    await again.close();
    expect(integrityOf(rosterPath(dataFolder))).toEqual({ integrity: 'ok', foreignKeys: [] });

    const repeated = await commandLine(['import', file, '--data', dataFolder]);
    expect(repeated.json().value).toMatchObject(
      total === 3 ? { added: ATHLETES, unchanged: 0 } : { added: 0, unchanged: ATHLETES },
    );
    withFile(rosterPath(dataFolder), (connection) => {
      const count = (table: string) => connection.prepare(`SELECT count(*) AS n FROM ${table}`).get();
      expect(count('athlete')).toEqual({ n: ATHLETES + 3 });
      expect(count('bodyweight')).toEqual({ n: ATHLETES });
      expect(count('athlete_squad')).toEqual({ n: ATHLETES });
    });
  });
});
