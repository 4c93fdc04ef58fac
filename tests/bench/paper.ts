/**
 * Printing: one card from the call to its bytes, and a packet of 1,000 one-page sheets against what a plain pdfmake
 * document and plain pdfkit calls need for the same pages, each in a process of its own with its peak of memory.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rulerFor } from '../../src/main/documents/ruler.ts';
import { drawSheet } from '../../src/main/documents/sheets.ts';
import { PLAIN_LOOK } from '../../src/main/facility/look.ts';
import { bigRoster, openBench } from './big-roster.ts';
import { ask } from './database.ts';
import { atMost, type Figure, median, ratio, timed } from './figures.ts';
import { FONTS, onePage, type Way } from './paper-packet.ts';
import { watchStalls } from './stalls.ts';

const SHEETS = 1000;

export async function benchPaper(): Promise<Figure[]> {
  return [...packets(), ...(await throughTheApplication())];
}

interface Run {
  readonly ms: number;
  readonly peakMb: number;
  readonly bytes: number;
}

function packets(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'rackside-bench-'));
  // What the peers draw is laid out before they start, by nobody's clock.
  const ruler = rulerFor(FONTS);
  const parts = Array.from({ length: SHEETS }, (_, index) =>
    drawSheet(onePage(index), 'A4', ruler, PLAIN_LOOK),
  );
  const file = join(folder, 'parts.json');
  writeFileSync(file, JSON.stringify(parts));
  const run = (way: Way): Run => {
    const script = join(import.meta.dirname, 'paper-packet.ts');
    // As the pool starts its workers.
    const flags = ['--max-semi-space-size=8'];
    const said = execFileSync(process.execPath, [...flags, script, way, String(SHEETS), file], {
      encoding: 'utf8',
      maxBuffer: 1 << 20,
    });
    return JSON.parse(said) as Run;
  };
  // In turns, so that what else the machine does meanwhile falls on both.
  const rounds = Array.from({ length: 3 }, () => ({ ours: run('ours'), pdfkit: run('pdfkit') }));
  const best = (way: 'ours' | 'pdfkit') =>
    rounds.map((round) => round[way]).reduce((a, b) => (b.ms < a.ms ? b : a));
  const [ours, pdfkit, pdfmake] = [best('ours'), best('pdfkit'), run('pdfmake')];
  rmSync(folder, { recursive: true });
  const memory = ({ peakMb }: Run) => `${peakMb.toFixed(0)} MB`;
  return [
    ratio(`${SHEETS} one-page sheets, against pdfkit calls`, ours.ms, pdfkit.ms, 2),
    ratio('the same, against one plain pdfmake document', ours.ms, pdfmake.ms, 1 / 3),
    {
      name: 'peak of memory of that packet',
      measured: `${memory(ours)} (pdfkit ${memory(pdfkit)}, pdfmake ${memory(pdfmake)})`,
      target: '≤ 400 MB',
      met: ours.peakMb <= 400,
    },
  ];
}

async function throughTheApplication(): Promise<Figure[]> {
  const folder = await bigRoster(1200);
  const application = await openBench(folder);
  const page = await ask(application, 'roster.page', { limit: 2000 });
  const [program] = await ask(application, 'library.programs', {});
  const finish = async (started: { job: string }) => {
    const status = await application.finished(started.job);
    if (status.state !== 'done') throw new Error(JSON.stringify(status.error));
    return status.value;
  };
  const order = {
    athleteIds: page.rows.map((row) => row.id as string),
    programId: program?.id as string,
    startDate: TODAY_MONDAY,
    trainingDays: [1, 4],
  };
  const { digest } = (await finish(await ask(application, 'assignments.preview', order))) as {
    digest: string;
  };
  await finish(await ask(application, 'assignments.assign', { ...order, digest }));
  const assigned = await ask(application, 'assignments.list', {});
  const ids = [...new Set(assigned.map(({ athleteId }) => athleteId as string))];
  const printOne = async () =>
    finish(await ask(application, 'documents.print', { athleteIds: ids.slice(0, 1) }));
  const one = median(await timed(9, printOne));

  const packet = { athleteIds: ids.slice(0, SHEETS), sheets: ['session' as const], sessions: ['A'] };
  await finish(await ask(application, 'documents.print', { ...packet, athleteIds: ids.slice(0, 20) }));
  const heard: number[] = [];
  const stop = application.subscribe((event) => {
    if (event.type === 'job' && event.status.state === 'running') heard.push(performance.now());
  });
  const watched = watchStalls();
  const start = performance.now();
  await finish(await ask(application, 'documents.print', packet));
  const end = performance.now();
  const stalls = watched();
  stop();
  const silences = [start, ...heard, end].map((at, index, all) => at - (all[index - 1] ?? at));

  const files = () =>
    readdirSync(join(folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'))
      .length;
  const cancelled = await ask(application, 'documents.print', { ...packet, sheets: ['card' as const] });
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const asked = performance.now();
  await ask(application, 'jobs.cancel', { id: cancelled.job });
  const stopped = performance.now() - asked;
  const left = files();
  await application.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    atMost('one card of four pages, from the call to its bytes', one, 150),
    atMost(
      `longest stall of the main process, ${SHEETS} sheets in ${Math.round(end - start)} ms (with its wait for a core ${Math.round(stalls.longest)} ms)`,
      stalls.own,
      50,
    ),
    atMost('longest time without progress', Math.max(...silences), 250),
    atMost(`cancelling, with ${left} partial files left`, stopped, 200),
  ];
}

const TODAY_MONDAY = '2026-11-23';
