/** The Loads sheet gives what the planner gives, and follows a maximum that is typed over, from the plates there are. */

import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import {
  acceptMore,
  ago,
  assign,
  athlete,
  calmBack,
  decision,
  open,
  pain,
  record,
  running,
} from '../assignments/gym.ts';
import { PATIENCE, SOFFICE, sheetsShown, withoutResults } from './libreoffice.ts';

async function withMaxima(rackside: Rackside, id: string, kg: number): Promise<void> {
  await rackside.ask('maxima.record', {
    entries: ['barbell-hip-thrust', 'back-squat', 'romanian-deadlift'].map((exerciseId) => ({
      athleteId: id,
      exerciseId,
      kind: 'tested' as const,
      load: { hundredths: Math.round(kg * 100), unit: 'kg' as const },
      date: TODAY,
    })),
  });
}

/** Somebody as written, somebody capped and rounded down, somebody too light for the bar, somebody without a maximum. */
async function cast(rackside: Rackside): Promise<Record<'full' | 'capped', string>> {
  const full = await athlete(rackside, 'Ada', 'Full');
  const capped = await athlete(rackside, 'Cleo', 'Limited');
  const light = await athlete(rackside, 'Dina', 'Light');
  const unknown = await athlete(rackside, 'Ena', 'Unknown');
  const held = await athlete(rackside, 'Finn', 'Held');
  await withMaxima(rackside, full, 140);
  await withMaxima(rackside, capped, 97.5);
  await withMaxima(rackside, light, 22);
  for (const id of [full, light, unknown, held]) await assign(rackside, id);
  const knee = await open(rackside, capped, 'joint', { area: 'knee' });
  await record(rackside, knee.id, decision(ago(1)));
  await record(rackside, knee.id, {
    kind: 'details',
    content: { restrictions: [{ text: 'Half', capPercent: 50 }] },
  });
  await assign(rackside, capped);
  const hip = await open(rackside, held, 'joint', { area: 'hip' });
  await record(rackside, hip.id, decision(ago(1), 'declined'));
  return { full, capped };
}

async function exported(rackside: Rackside): Promise<ExcelJS.Workbook> {
  const { file } = await rackside.ask('workbooks.export', { sheets: ['Loads'] });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(readFileSync(rackside.application.files.outgoing(file.token).path) as never);
  return workbook;
}

type Row = Record<string, string | number | undefined>;

/** Rows by header, formulas as what they are said to come to. */
function rowsOf(workbook: ExcelJS.Workbook): Row[] {
  const sheet = workbook.getWorksheet('Loads');
  if (!sheet) throw new Error('There is a sheet Loads');
  const headers = (sheet.getRow(1).values as string[]).slice(1);
  const rows: Row[] = [];
  sheet.eachRow((row, number) => {
    if (number === 1) return;
    rows.push(
      Object.fromEntries(
        headers.map((header, at) => {
          const { value } = row.getCell(at + 1);
          const plain =
            value !== null && typeof value === 'object' && 'formula' in value ? value.result : value;
          return [header, (plain ?? undefined) as Row[string]];
        }),
      ),
    );
  });
  return rows;
}

/** What LibreOffice makes of the formulas, with nothing to go by but them. */
async function recalculated(workbook: ExcelJS.Workbook): Promise<Row[]> {
  const bytes = new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
  return parse(sheetsShown(await withoutResults(bytes)).get('Loads') ?? '', { columns: true }) as Row[];
}

const loads = (rows: readonly Row[]) => rows.map((row) => String(row['Load'] ?? ''));

describe('the Loads sheet', () => {
  it('has the loads of the week plan, capped, rounded and said as there, and nobody who is held', async () => {
    const rackside = await openRackside();
    const { full, capped } = await cast(rackside);
    const rows = rowsOf(await exported(rackside));
    expect(new Set(rows.map((row) => row['Athlete']))).toEqual(
      new Set(['Full, Ada', 'Limited, Cleo', 'Light, Dina', 'Unknown, Ena']),
    );
    for (const [id, name] of [
      [full, 'Full, Ada'],
      [capped, 'Limited, Cleo'],
    ] as const) {
      const { id: assignment } = await running(rackside, id);
      const { sessions } = await rackside.ask('assignments.plan', { id: assignment, week: 1 });
      const planned = sessions.flatMap(({ lines }) =>
        lines.flatMap((line) => line.loads.flatMap(({ load }) => (load ? [load.hundredths / 100] : []))),
      );
      const mine = rows.filter((row) => row['Athlete'] === name && String(row['Week']).startsWith('1'));
      const shown = mine.flatMap((row) => (typeof row['Load'] === 'number' ? [row['Load']] : []));
      expect(shown, name).toEqual(planned);
      expect(shown.length).toBeGreaterThan(0);
    }
    const limited = rows.filter((row) => row['Athlete'] === 'Limited, Cleo' && row['Target'] !== undefined);
    for (const row of limited) {
      expect(row).toMatchObject({ 'Cap (%)': 50, 'At most': 48.75, Rounded: 'down' });
      expect(Number(row['Load'])).toBeLessThanOrEqual(48.75);
    }
    expect(loads(rows.filter((row) => row['Athlete'] === 'Light, Dina'))).toContain(
      'less than the bar: lighter bar or easier exercise',
    );
    expect(loads(rows.filter((row) => row['Athlete'] === 'Unknown, Ena')).join()).toMatch(/no maximum/);
  });

  it('stops at the gate of the next phase while an episode is open, as the card does', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside, 'Ada', 'Flagged');
    await calmBack(rackside, id);
    await assign(rackside, id);
    const weeks = async () => new Set(rowsOf(await exported(rackside)).map((row) => row['Week']));
    expect(await weeks()).toEqual(new Set(['1–2']));
  });

  it('has the session that is eased after a worse morning on its day, and no longer in its week', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside, 'Ada', 'Eased');
    await withMaxima(rackside, id, 140);
    const episode = await calmBack(rackside, id);
    await assign(rackside, id);
    await record(rackside, episode, pain(ago(1), 1, { painNextMorning: 2 }));
    const rows = rowsOf(await exported(rackside));
    const places = new Set(rows.map((row) => `${row['Week']} ${row['Session']}`));
    expect([...places]).toEqual(['23 Nov 2026 A', '2 A', '1–2 B']);
    const { id: assignment } = await running(rackside, id);
    const { sessions } = await rackside.ask('assignments.plan', { id: assignment, week: 1 });
    expect(sessions[0]?.eased).not.toBeNull();
    const day = rows.filter((row) => row['Week'] === '23 Nov 2026');
    expect([...new Set(day.map((row) => row['Exercise']))]).toEqual([
      ...new Set(sessions[0]?.lines.map(({ exercise }) => exercise)),
    ]);
  });

  it('gives no more than is permitted once somebody is tightened', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside, 'Ada', 'Full');
    await withMaxima(rackside, id, 140);
    await assign(rackside, id);
    const { id: knee } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, knee, decision(ago(1)));
    await record(rackside, knee, {
      kind: 'details',
      content: { restrictions: [{ text: 'Easy', rirFloor: 3 }] },
    });
    await acceptMore(rackside, id);
    const heaviest = (rows: readonly Row[]) => Math.max(...rows.map((row) => Number(row['Load']) || 0));
    expect(heaviest(rowsOf(await exported(rackside)))).toBeLessThanOrEqual(84);
  });

  it.skipIf(!SOFFICE)(
    'reckons in LibreOffice what it says, and after another maximum is typed what a new export says (skipped where LibreOffice is not installed)',
    PATIENCE,
    async () => {
      const rackside = await openRackside();
      const { full } = await cast(rackside);
      const before = await exported(rackside);
      const said = rowsOf(before);
      expect(loads(await recalculated(before))).toEqual(loads(said));

      // 151.3 in the marked cell of each of Ada's lifts.
      const typed = await exported(rackside);
      const sheet = typed.getWorksheet('Loads');
      if (!sheet) throw new Error('There is a sheet Loads');
      const from = (sheet.getRow(1).values as string[]).indexOf('From (type here)');
      const seen = new Set<string>();
      sheet.eachRow((row) => {
        const cell = row.getCell(from);
        if (row.getCell(1).value !== 'Full, Ada' || typeof cell.value !== 'number') return;
        seen.add(String(row.getCell(7).value));
        cell.value = 151.3;
      });
      expect(seen.size).toBe(3);
      await withMaxima(rackside, full, 151.3);
      const anew = rowsOf(await exported(rackside));
      expect(loads(await recalculated(typed))).toEqual(loads(anew));
      expect(loads(anew)).not.toEqual(loads(said));
    },
  );
});
