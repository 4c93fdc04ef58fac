/**
 * Damaged files from fixed seeds: each is read or refused with a sentence, none crashes, none takes long, none changes
 * the roster. 200 in the test command, 2,500 in `npm run fuzz`.
 */

import { describe, expect, it } from 'vitest';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { readFillIn } from '#main/workbooks/fill-in/read-fill-in.ts';
import { writeFillIn } from '#main/workbooks/fill-in/write-fill-in.ts';
import { readTables } from '#main/workbooks/reading/read-workbook.ts';
import { readRoster } from '#main/workbooks/roster/read-roster.ts';
import { openRackside } from '../../support/application.ts';
import { fillIn, madeWorkbook } from '../training/filled-in.ts';
import { lifter } from '../training/sessions.ts';
import { workbookParts, zipOf } from './make-workbook.ts';
import { fixture } from './reading.ts';
import { readAgain } from './second-reader.ts';

const TODAY = calendarDateOf('2026-11-23');
const SECONDS_ALLOWED = 10;
/** How much longer than in the test command. */
const TIMES = Number(process.env['RACKSIDE_FUZZ'] ?? 1);
const seeds = (count: number) => Array.from({ length: Math.round(count * TIMES) }, (_, seed) => seed);

/** Numbers that look random and are the same in every run (mulberry32). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const copy = bytes.slice();
  switch (random(4)) {
    case 0:
      return copy.slice(0, random(copy.length));
    case 1:
      for (let flips = 1 + random(20); flips > 0; flips--) copy[random(copy.length)] = random(256);
      return copy;
    case 2: {
      const from = random(copy.length);
      copy.copyWithin(random(copy.length), from, from + random(2000));
      return copy;
    }
    default:
      return Uint8Array.from([
        ...copy.slice(0, random(copy.length)),
        ...Array.from({ length: random(50) }, () => random(256)),
        ...copy.slice(random(copy.length)),
      ]);
  }
}

/** Damage inside the XML, with the zip around it whole: the way to the parser. */
async function mutatedInside(bytes: Uint8Array, random: (below: number) => number): Promise<Uint8Array> {
  const { parts } = await readAgain(bytes);
  const names = [...parts.keys()];
  const chosen = names[random(names.length)];
  const snippets = [
    '<',
    '>',
    '&',
    '&#0;',
    '&lol;',
    '</row>',
    '<row r="0">',
    '<c r="ZZZZ9">',
    ' r="1"',
    '1e999',
    '-1',
    '_x0000_',
    '<!DOCTYPE x>',
    '<v>',
    '\u0000',
    '<![CDATA[',
  ];
  return zipOf(
    names.map((name) => {
      const content = parts.get(name) ?? '';
      if (name !== chosen) return { name, content };
      const at = random(content.length);
      return {
        name,
        content:
          content.slice(0, at) + (snippets[random(snippets.length)] ?? '') + content.slice(at + random(5)),
      };
    }),
  );
}

const filledIn = writeFillIn({
  madeOn: TODAY,
  weeks: [
    {
      squad: 'Rowing',
      monday: TODAY,
      rows: Array.from({ length: 30 }, (_, at) => ({
        key: { assignmentId: 'a', athleteId: `athlete-${at}`, plannedFor: TODAY, lineId: 'l', set: 1 },
        athlete: `Athlete ${at}`,
        date: TODAY,
        eachSide: false,
        session: 'A',
        order: 'A1',
        exercise: 'Back squat',
        unit: 'kg',
        target: { reps: 8 },
        logged: { kind: 'done', version: 1, reps: at },
      })),
    },
  ],
});

async function survives(bytes: Uint8Array, name: string): Promise<void> {
  const start = performance.now();
  const result = await readTables(bytes, name);
  if (result.ok) readRoster({ tables: result.tables, today: TODAY });
  else expect(result.problem.sentence).toContain('Nothing was changed.');
  expect((performance.now() - start) / 1000).toBeLessThan(SECONDS_ALLOWED);
}

describe.each([
  ['rosters/summer-intake.xlsx', 60],
  ['rosters/nordakademie-1252.csv', 20],
  ['rosters/lakeside-high-us.csv', 20],
] as const)('%s, damaged %i times', (file, times) => {
  const original = fixture(file);
  it.each(seeds(times))('seed %i', async (seed) => {
    await survives(mutated(original, randomNumbers(seed)), file);
  });
});

it.each(seeds(60))('a workbook damaged inside its XML, seed %i', async (seed) => {
  await survives(
    await mutatedInside(fixture('rosters/summer-intake.xlsx'), randomNumbers(1000 + seed)),
    'list.xlsx',
  );
});

it.each(seeds(40))('a workbook that was filled in, damaged, seed %i', async (seed) => {
  const random = randomNumbers(9000 + seed);
  // Of its own, because a slice of a Buffer is the Buffer itself.
  const original = new Uint8Array(await filledIn);
  const bytes = seed % 2 === 0 ? mutated(original, random) : await mutatedInside(original, random);
  const start = performance.now();
  const result = await readFillIn(bytes, 'week.xlsx');
  if (!result.ok) expect(result.problem.sentence).toContain('Nothing was changed.');
  // Nobody gets a set that was made for somebody else.
  else for (const { key } of result.reading.entries) expect(key.athleteId).toMatch(/^athlete-/);
  expect((performance.now() - start) / 1000).toBeLessThan(SECONDS_ALLOWED);
});

it('a workbook of nothing but opening tags ends quickly', async () => {
  await survives(zipOf(workbookParts([{ name: 'Roster', xml: '<a>'.repeat(300_000) }])), 'list.xlsx');
});

it('looking at damaged files changes nothing on the roster', async () => {
  const rackside = await openRackside();
  await rackside.ask('roster.add', { firstName: 'Zoë', lastName: 'Quigley' });
  const { revision } = await rackside.ask('system.status', {});
  const original = fixture('rosters/summer-intake.xlsx');
  for (const seed of seeds(20)) {
    const bytes = await mutatedInside(original, randomNumbers(5000 + seed));
    const { token } = rackside.application.files.receive({ name: 'list.xlsx', bytes });
    const reply = await rackside.application.call('roster.previewImport', { file: token });
    const { state, error } = await rackside.application.finished(
      (reply as { value: { job: string } }).value.job,
    );
    expect(state === 'done' || error?.code === 'FILE_REFUSED', JSON.stringify(error)).toBe(true);
  }
  expect((await rackside.ask('system.status', {})).revision).toBe(revision);
  expect((await rackside.ask('roster.page', { limit: 5 })).total).toBe(1);
});

it('nor does looking at damaged workbooks that were filled in change anything in the log', async () => {
  const rackside = await openRackside();
  await lifter(rackside);
  const original = await fillIn((await madeWorkbook(rackside)).bytes, { 2: { load: 70, reps: 8 } });
  const log = async () => JSON.stringify(await rackside.ask('training.sessions', { date: TODAY }));
  const before = await log();
  for (const seed of seeds(20)) {
    const bytes = await mutatedInside(original, randomNumbers(6000 + seed));
    const { token } = rackside.application.files.receive({ name: 'week.xlsx', bytes });
    const reply = await rackside.application.call('training.previewFillIn', { file: token });
    const { state, error } = await rackside.application.finished(
      (reply as { value: { job: string } }).value.job,
    );
    expect(state === 'done' || error?.code === 'FILE_REFUSED', JSON.stringify(error)).toBe(true);
  }
  expect(await log()).toBe(before);
});
