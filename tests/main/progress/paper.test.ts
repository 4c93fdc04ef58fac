/** Paper from the log: the progress report (sheet G) and what was done last on the coach's copy. */

import { copyFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import type { LogSet } from '#domain/training/performed.ts';
import type { Rackside } from '../../support/application.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { lifter } from './lifter.ts';

const day = calendarDateOf;
const kg = (amount: number) => load(amount, 'kg');

async function wordsOf(
  rackside: Rackside,
  athleteId: string,
  sheet: 'coach' | 'card' | 'progress',
): Promise<string> {
  const { file } = await rackside.ask('documents.print', {
    athleteIds: [athleteId as never],
    sheets: [sheet],
  });
  const { path } = rackside.application.files.outgoing(file.token);
  if (process.env['KEEP_PAPER']) copyFileSync(path, `${process.env['KEEP_PAPER']}/${sheet}.pdf`);
  return (await readPdf(await readFile(path))).pages.map(({ words }) => words).join(' ');
}

const five = (amount: number, reps: number): Partial<LogSet>[] =>
  Array.from({ length: 5 }, () => ({ load: kg(amount), reps, rir: 2 }));

describe('the progress report', () => {
  it('has weeks, sessions, records and milestones of the log', async () => {
    const { rackside, id, session } = await lifter();
    session(day('2026-11-02'), [{ exerciseId: 'bodyweight-hip-thrust', reps: 15 }, ...five(80, 10)]);
    session(day('2026-11-05'), five(83.5, 10));
    session(day('2026-11-16'), [{ load: kg(200), reps: 3, modified: true }]);
    const words = await wordsOf(rackside, id, 'progress');
    expect(words).toContain('Week by week');
    // 5 × 10 × 80 + 5 × 10 × 83.5
    expect(words).toContain('2 Nov 2026 2 of 2 8175 kg');
    expect(words).toContain('9 Nov 2026 0 of 2 0 kg');
    expect(words).toContain('16 Nov 2026 1 of 2 600 kg');
    expect(words).toContain('3 of 6 (50 %) sessions done.');
    expect(words).not.toContain('26 Oct 2026');
    expect(words).toContain('Barbell hip thrust 83.5 × 10 newest 5 Nov 2026');
    expect(words).toMatch(/Barbell hip thrust, 80 kg for 10 reached 2 Nov 2026/);
    expect(words).toMatch(/Bodyweight hip thrust for 15 reached 2 Nov 2026/);
    // 83.5 × (1 + 12/30) = 116.9, to the half kilogram.
    expect(words).toContain('e1RM 117 by Epley (5 Nov 2026)');
  });

  it('compares what was tested with what was tested, and estimates with estimates', async () => {
    const { rackside, id, session } = await lifter();
    await rackside.ask('maxima.record', {
      entries: (['2026-09-01', '2026-11-01'] as const).map((date, place) => ({
        athleteId: id as never,
        exerciseId: 'barbell-hip-thrust',
        kind: 'tested' as const,
        load: kg(90 + 10 * place),
        date: day(date),
      })),
    });
    session(day('2026-11-02'), five(80, 10));
    session(day('2026-11-05'), five(83.5, 10));
    const words = await wordsOf(rackside, id, 'progress');
    expect(words).toContain('1RM 100 (1 Nov 2026) +10 since 1 Sep 2026');
    expect(words).toContain('e1RM 117 by Epley (5 Nov 2026) +5 since 2 Nov 2026');
  });

  it('counts sessions that were missed before the first was entered, as the screen does', async () => {
    const { rackside, id, session } = await lifter();
    session(day('2026-11-16'), five(80, 10));
    const { total } = await rackside.ask('progress.athlete', { athleteId: id as never, weeks: 12 });
    expect(total).toMatchObject({ assigned: 6, done: 1 });
    const words = await wordsOf(rackside, id, 'progress');
    expect(words).toContain('2 Nov 2026 0 of 2');
    expect(words).toContain('1 of 6 (17 %) sessions done.');
  });
});

describe('the coach’s copy', () => {
  it('says under each line what was done last, changed lines as changed; no other sheet does', async () => {
    const { rackside, id, session } = await lifter();
    session(day('2026-11-02'), five(80, 10));
    session(day('2026-11-05'), [
      { load: kg(20), reps: 10, kind: 'warmUp' },
      { load: kg(85), reps: 8 },
      { load: kg(85), reps: 8 },
      { load: kg(85), reps: 7 },
      { load: kg(80), reps: 8 },
      { exerciseId: 'romanian-deadlift', load: kg(60), reps: 10, modified: true },
      { exerciseId: 'step-up-weighted', load: kg(12), reps: 10, sides: 2 },
    ]);
    const copy = await wordsOf(rackside, id, 'coach');
    expect(copy).toContain('Last 8, 8, 7 @ 85; 1 × 8 @ 80 (5 Nov)');
    expect(copy).toContain('Last 1 × 10 @ 60 (5 Nov, changed)');
    expect(copy).toContain('Last 1 × 10/side @ 12 (5 Nov)');
    expect(await wordsOf(rackside, id, 'card')).not.toContain('Last ');
  });
});
