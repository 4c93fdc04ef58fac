/** A week goes out as a workbook, is filled in elsewhere, and comes back into the log by the rules of typing. */

import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { openRackside, type Rackside, TODAY } from '../../support/application.ts';
import { acceptMore, ago, athlete, calmBack, decision, open, print, record } from '../assignments/gym.ts';
import { readAgain } from '../workbooks/second-reader.ts';
import { fillIn, handIn, looked, madeWorkbook } from './filled-in.ts';
import { done, entry, kg, lifter, reviewItems, grid as today } from './sessions.ts';

const LAST_WEEK = ago(7);

async function cellsOf(bytes: Uint8Array, sheet: string, column: string): Promise<string[]> {
  const { sheets } = await readAgain(bytes);
  return [...(sheets.get(sheet)?.cells ?? [])].flatMap(([address, { value }]) =>
    address.replace(/\d+/, '') === column && address !== `${column}1` ? [value] : [],
  );
}

/** `70`, or `up to 40 kg` where it is found by feel under a limit. */
const loadOf = (text: string) => Number(text.replace(/^up to | kg$/g, ''));

describe('the workbook that goes out', () => {
  it('has the sets of the week with their targets, and names who is not in it', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside, {}, 'Ada');
    const { id: held } = await lifter(rackside, {}, 'Held');
    await open(rackside, held, 'backPain', { onset: ago(20) });
    const idle = await athlete(rackside, 'Idle');
    const { bytes, leftOut, athletes, sets, name } = await madeWorkbook(rackside);
    expect(leftOut).toEqual([
      { athleteId: held, name: 'Núñez, Held', because: expect.stringMatching(/^No training here/) },
      { athleteId: idle, name: 'Núñez, Idle', because: 'No program runs.' },
    ]);
    expect(athletes).toBe(1);
    expect(new Set(await cellsOf(bytes, 'Rackside ids', 'C'))).toEqual(new Set(['athlete', id]));
    expect(await cellsOf(bytes, 'Week', 'B')).toEqual(Array(sets).fill('Núñez, Ada'));
    const asked = (await today(rackside)).lines.flatMap((line) => line.sets);
    const loads = (await cellsOf(bytes, 'Week', 'I')).map(Number);
    expect(loads.slice(0, 3)).toEqual(asked.slice(0, 3).map(({ load }) => (load?.hundredths ?? 0) / 100));
    expect(name).toBe(`Fill in ${TODAY} to ${addDays(TODAY, 6)}.xlsx`);
  });

  it('tells the loads of the paper that is out, as the log does', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside, {}, 'Ada');
    await print(rackside, id);
    const entries = [
      { exerciseId: 'barbell-hip-thrust', kind: 'tested' as const, load: kg(140), date: TODAY },
    ];
    await rackside.ask('maxima.record', {
      entries: entries.map((each) => ({ ...each, athleteId: id as never })),
    });
    const asked =
      (await today(rackside)).lines[0]?.sets.map(({ load }) => (load?.hundredths ?? 0) / 100) ?? [];
    const { bytes } = await madeWorkbook(rackside);
    const loads = (await cellsOf(bytes, 'Week', 'I')).map(Number);
    expect(loads.slice(0, asked.length)).toEqual(asked);
  });

  it('carries nothing about health: no pain that was logged', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const set = done(70, 8, { pain: 3 });
    await rackside.ask('training.record', { entries: [entry(await today(rackside), 0, 1, set)] });
    const { bytes } = await madeWorkbook(rackside);
    expect(await cellsOf(bytes, 'Week', 'P')).toEqual([]);
    expect((await cellsOf(bytes, 'Week', 'N'))[0]).toBe('8');
    const { sheets } = await readAgain(bytes);
    expect(sheets.get('Rackside ids')?.xml).not.toMatch(/pain/i);
  });

  it('tells no load of a past day that would be too much today, and none at all on hold', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const monday = await today(rackside, LAST_WEEK);
    await rackside.ask('training.record', { entries: [entry(monday, 0, 1, done(70, 8))] });
    const before = (
      await cellsOf((await madeWorkbook(rackside, { monday: LAST_WEEK })).bytes, 'Week', 'I')
    ).map(loadOf);
    const { id: episode } = await open(rackside, id, 'joint', { area: 'knee' });
    await record(rackside, episode, decision(ago(1)));
    await record(rackside, episode, {
      kind: 'details',
      content: { restrictions: [{ text: 'Light', blocks: [], capPercent: 40 }] },
    });
    await acceptMore(rackside, id);
    const after = (await cellsOf((await madeWorkbook(rackside, { monday: LAST_WEEK })).bytes, 'Week', 'I'))
      .map(loadOf)
      .filter((load) => load > 0);
    expect(Math.max(...before)).toBeGreaterThan(40);
    expect(Math.max(0, ...after)).toBeLessThanOrEqual(40);

    await record(rackside, episode, decision(TODAY, 'declined'));
    expect(await rackside.code('training.exportFillIn', { monday: LAST_WEEK })).toBe('NOTHING_TO_FILL_IN');
  });

  it('is not made for a week without sessions, nor from a day that is no Monday', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    expect(await rackside.refused('training.exportFillIn', { monday: addDays(TODAY, 7 * 60) })).toMatchObject(
      {
        code: 'NOTHING_TO_FILL_IN',
        details: { leftOut: [{ athleteId: id, because: 'No session falls in this week.' }] },
      },
    );
    expect(await rackside.refused('training.exportFillIn', { monday: ago(1) })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: 'monday', sentence: 'A week begins on a Monday, such as 16 Nov 2026.' }],
    });
    expect(await rackside.code('training.exportFillIn', { monday: TODAY, squad: 'gone' })).toBe('NOT_FOUND');
  });
});

describe('pain in a row that is not entered as it was typed', () => {
  const reviewed = async (rackside: Rackside) =>
    rackside.ask('training.reviewed', {
      sessions: (await reviewItems(rackside)).flatMap(({ session }) => session ?? []),
    });

  it('is entered alone where the rest cannot be read, and said again by nothing', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const { bytes } = await madeWorkbook(rackside);
    const filled = await fillIn(bytes, {
      2: { load: 'heavy', reps: 5, pain: 8 },
      3: { reps: 8, pain: 3 },
      4: { load: 'skip', reps: 8, pain: 2 },
      5: { load: 'heavy', reps: 5, pain: 0 },
    });
    const preview = await looked(rackside, filled);
    expect(preview.counts).toEqual({ new: 0, same: 0, conflict: 0, asks: 0, wrong: 4 });
    expect(preview.pains).toEqual([
      expect.objectContaining({ cell: 'P2', says: 'skip pain 8', becomes: 'entered' }),
      expect.objectContaining({ cell: 'P3', says: 'skip pain 3', becomes: 'entered' }),
      expect.objectContaining({ cell: 'P4', says: 'skip pain 2', becomes: 'entered' }),
    ]);
    const { advice, ...done } = await rackside.ask('training.importFillIn', { preview: preview.id });
    expect(done).toMatchObject({ saved: 0, left: 0, pains: 3 });
    expect(advice).toMatchObject([{ action: 'stopExercise' }]);
    expect((await today(rackside)).sets.map(({ performed }) => performed?.pain)).toEqual([8, 3, 2]);
    expect(await reviewItems(rackside)).toMatchObject([{ matter: 'training' }]);

    await reviewed(rackside);
    const again = await looked(rackside, filled);
    expect(again.pains).toEqual([]);
    await rackside.ask('training.importFillIn', { preview: again.id });
    expect(await reviewItems(rackside)).toEqual([]);
  });

  it('is said of the set that stands where the rest cannot be read', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    await rackside.ask('training.record', { entries: [entry(await today(rackside), 0, 1, done(70, 8))] });
    const { bytes } = await madeWorkbook(rackside);
    const preview = await looked(rackside, await fillIn(bytes, { 2: { load: 'heavy', pain: 4 } }));
    expect(preview.pains).toMatchObject([{ says: '70×8 pain 4', becomes: 'entered' }]);
    await rackside.ask('training.importFillIn', { preview: preview.id });
    expect((await today(rackside)).sets.map(({ performed }) => performed)).toEqual([
      done(70, 8, { pain: 4 }),
    ]);
  });

  it('of an unlikely set counts where the set is left out, and goes with it where it is right', async () => {
    for (const take of [[], [0]]) {
      const rackside = await openRackside();
      await lifter(rackside);
      const { bytes } = await madeWorkbook(rackside);
      const preview = await looked(rackside, await fillIn(bytes, { 2: { load: 700, reps: 8, pain: 7 } }));
      expect(preview.sets).toMatchObject([
        { outcome: 'asks', left: { says: 'skip pain 7', becomes: 'entered' } },
      ]);
      const { advice, pains } = await rackside.ask('training.importFillIn', { preview: preview.id, take });
      expect(pains).toBe(1 - take.length);
      expect(advice).toMatchObject([{ action: 'stopExercise' }]);
      expect(await reviewItems(rackside)).toMatchObject([{ matter: 'training' }]);
      expect((await today(rackside)).sets.map(({ performed }) => performed)).toEqual([
        take.length > 0 ? done(700, 8, { pain: 7 }) : { reps: 0, pain: 7, techniqueOk: true },
      ]);
    }
  });

  it('of a day that is still to come is looked at', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const { bytes, sets } = await madeWorkbook(rackside);
    const typed = { 2: { load: 70, reps: 8 }, [sets + 1]: { pain: 2 } };
    const preview = await looked(rackside, await fillIn(bytes, typed));
    expect(preview.problems).toMatchObject([{ pain: false }]);
    expect(preview.pains).toMatchObject([{ cell: `P${sets + 1}`, says: 'pain 2', becomes: 'review' }]);
    expect(await rackside.ask('training.importFillIn', { preview: preview.id })).toMatchObject({ pains: 1 });
    expect(await reviewItems(rackside)).toMatchObject([{ athleteId: id, matter: 'training', on: TODAY }]);
    expect(await rackside.ask('history.undo', {})).toMatchObject({ what: 'Imported week.xlsx' });
    expect(await reviewItems(rackside), 'undoing unsays nothing').toHaveLength(1);
  });

  it('stops somebody with a record, whatever day it is written beside', async () => {
    const rackside = await openRackside();
    const { id, assignmentId } = await lifter(rackside);
    await calmBack(rackside, id);
    await rackside.ask('assignments.resume', { ids: [assignmentId as never] });
    const { bytes, sets } = await madeWorkbook(rackside);
    const preview = await looked(
      rackside,
      await fillIn(bytes, { [sets + 1]: { load: 60, reps: 8, pain: 9 } }),
    );
    const { advice, conflicts } = await rackside.ask('training.importFillIn', { preview: preview.id });
    expect(advice).toMatchObject([{ hasRecord: true }]);
    expect(conflicts).toMatchObject([{ athleteId: id, paused: true }]);
    expect((await today(rackside)).held).not.toBeNull();
  });

  it('is looked at where the log says something newer, which stays as it is', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const { bytes } = await madeWorkbook(rackside);
    const session = await today(rackside);
    const entries = [1, 2].map((place) =>
      entry(session, 0, place, done(70, 8, { pain: place === 1 ? 1 : 6 })),
    );
    await rackside.ask('training.record', { entries });
    await reviewed(rackside);
    const typed = { load: 75, reps: 8, pain: 6 };
    const preview = await looked(rackside, await fillIn(bytes, { 2: typed, 3: typed }));
    expect(preview.sets).toMatchObject([
      { outcome: 'conflict', left: { says: 'pain 6', becomes: 'review' } },
      { outcome: 'conflict', left: null },
    ]);
    await rackside.ask('training.importFillIn', { preview: preview.id });
    expect((await today(rackside)).sets.map(({ performed }) => performed)).toEqual([
      done(70, 8, { pain: 1 }),
      done(70, 8, { pain: 6 }),
    ]);
    expect(await reviewItems(rackside)).toMatchObject([{ matter: 'training' }]);
  });

  it('that nobody can be named for is named, for a coach to see to', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const { bytes } = await madeWorkbook(rackside);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as never);
    const week = workbook.getWorksheet('Week');
    for (const [address, value] of [
      ['B2', 'Somebody else'],
      ['P2', 8],
      ['B3', 'Somebody else'],
      ['P3', 0],
      ['N4', 8],
      ['P4', '8/10'],
    ] as const)
      if (week) week.getCell(address).value = value;
    const preview = await looked(
      rackside,
      new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer),
    );
    expect(preview.problems.map(({ cell, pain }) => [cell, pain])).toEqual([
      ['B2', true],
      ['B3', false],
      ['P4', true],
    ]);
    const filled = await fillIn(bytes, { 2: { load: 70, reps: 8, pain: 8 }, 3: { load: 'heavy', pain: 8 } });
    await rackside.ask('roster.updateMany', { ids: [id as never], status: 'archived' });
    const archived = await looked(rackside, filled);
    expect(archived.pains).toEqual([]);
    expect(new Set(archived.problems.filter(({ pain }) => pain).map(({ cell }) => cell))).toEqual(
      new Set(['M2', 'M3']),
    );
  });
});

describe('the workbook that comes back', () => {
  it('is entered as one step, and importing it again changes nothing', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const { bytes } = await madeWorkbook(rackside);
    const filled = await fillIn(bytes, {
      2: { load: 72.5, reps: 8, rpe: 8 },
      3: { load: 'skip' },
      4: { load: '160 lb', reps: 7, pain: 1 },
    });
    const preview = await looked(rackside, filled);
    expect(preview.counts).toEqual({ new: 3, same: 0, conflict: 0, asks: 0, wrong: 0 });
    expect(preview.sets).toMatchObject([
      { cell: 'M2', name: 'Zoë Núñez', mark: '2A1', place: 1, says: '72.5×8 @8', present: null },
      { cell: 'M3', place: 2, says: 'skip' },
      { cell: 'M4', place: 3, says: '160 lb ×7 pain 1' },
    ]);
    expect((await today(rackside)).sets).toEqual([]);

    expect(await rackside.ask('training.importFillIn', { preview: preview.id })).toMatchObject({
      saved: 3,
      left: 0,
    });
    expect((await today(rackside)).sets.map(({ performed }) => performed)).toEqual([
      done(72.5, 8, { rir: 2 }),
      null,
      { load: { hundredths: 16_000, unit: 'lb' }, reps: 7, pain: 1, techniqueOk: true },
    ]);
    expect(await rackside.code('training.importFillIn', { preview: preview.id })).toBe('FILE_GONE');

    const { revision } = await rackside.ask('system.status', {});
    const again = await looked(rackside, filled);
    expect(again.counts).toEqual({ new: 0, same: 3, conflict: 0, asks: 0, wrong: 0 });
    expect(again.sets).toEqual([]);
    expect(await rackside.ask('training.importFillIn', { preview: again.id })).toMatchObject({ saved: 0 });
    expect((await rackside.ask('system.status', {})).revision).toBe(revision);
    expect(await rackside.ask('history.undo', {})).toMatchObject({ what: 'Imported week.xlsx' });
    expect((await today(rackside)).sets).toEqual([]);
  });

  it('never overwrites what is newer, unless the coach takes it for that set', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const session = await today(rackside);
    await rackside.ask('training.record', {
      entries: [1, 2, 3].map((place) => entry(session, 0, place, done(70, 8))),
    });
    const { bytes } = await madeWorkbook(rackside);
    const seen = await today(rackside);
    // One is changed, one is emptied, and one emptied and entered anew, so that its versions count from 1 again.
    await rackside.ask('training.record', {
      entries: [
        entry(seen, 0, 1, done(71, 8)),
        entry(seen, 0, 2, null),
        entry(seen, 0, 3, null),
        entry(seen, 0, 3, done(65, 8), { version: null }),
      ],
    });
    const preview = await looked(
      rackside,
      await fillIn(bytes, { 2: { load: 75 }, 3: { load: 75 }, 4: { load: 75 }, 5: { load: 40, reps: 8 } }),
    );
    expect(preview.counts).toMatchObject({ new: 1, conflict: 3 });
    expect(preview.sets).toMatchObject([
      { number: 0, outcome: 'conflict', says: '75×8', present: { says: '71×8' } },
      { number: 1, outcome: 'conflict', says: '75×8', present: null },
      { number: 2, outcome: 'conflict', says: '75×8', present: { says: '65×8' } },
      { number: 3, outcome: 'new', present: null },
    ]);
    await rackside.ask('training.importFillIn', { preview: preview.id, take: [2] });
    const loads = (await today(rackside)).sets
      .filter(({ lineId }) => lineId === session.lines[0]?.lineId)
      .map(({ place, performed }) => [place, performed?.load]);
    expect(loads).toEqual([
      [1, kg(71)],
      [3, kg(75)],
      [4, kg(40)],
    ]);
  });

  it('leaves what somebody entered between the preview and the import', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const preview = await looked(
      rackside,
      await fillIn((await madeWorkbook(rackside)).bytes, {
        2: { load: 70, reps: 8 },
        3: { load: 70, reps: 8 },
      }),
    );
    await rackside.ask('training.record', { entries: [entry(await today(rackside), 0, 1, done(60, 8))] });
    expect(await rackside.ask('training.importFillIn', { preview: preview.id })).toMatchObject({
      saved: 1,
      left: 1,
    });
    expect((await today(rackside)).sets.map(({ performed }) => performed?.load)).toEqual([kg(60), kg(70)]);
  });

  it('asks about unlikely numbers, which are saved only where they are meant', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const typed = { 2: { load: 700, reps: 8 }, 3: { load: 701, reps: 8 } };
    const preview = await looked(rackside, await fillIn((await madeWorkbook(rackside)).bytes, typed));
    expect(preview.sets).toMatchObject([
      { outcome: 'asks', question: expect.stringMatching(/^700 kg instead of/) },
      { outcome: 'asks' },
    ]);
    await rackside.ask('training.importFillIn', { preview: preview.id, take: [1] });
    expect((await today(rackside)).sets.map(({ performed }) => performed?.load)).toEqual([kg(701)]);
  });

  it('keeps what it has no cell for: pain and technique that were logged', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const set = done(70, 8, { pain: 2, techniqueOk: false });
    await rackside.ask('training.record', { entries: [entry(await today(rackside), 0, 1, set)] });
    const { bytes } = await madeWorkbook(rackside);
    const preview = await looked(rackside, await fillIn(bytes, { 2: { load: 72.5 } }));
    await rackside.ask('training.importFillIn', { preview: preview.id });
    expect((await today(rackside)).sets[0]?.performed).toEqual({ ...set, load: kg(72.5) });
  });

  it('has nothing of a set that carries pain alone, changes nothing of it, and is asked where it says otherwise', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const hurt = { reps: 0, pain: 2, techniqueOk: true };
    await rackside.ask('training.record', { entries: [entry(await today(rackside), 0, 1, hurt)] });
    const { bytes } = await madeWorkbook(rackside);
    for (const open of ['M', 'N', 'O', 'P']) expect(await cellsOf(bytes, 'Week', open)).toEqual([]);
    for (const column of ['J', 'K', 'M'])
      expect(await cellsOf(bytes, 'Rackside ids', column), 'as if nobody had entered it').toHaveLength(1);
    expect(await looked(rackside, bytes)).toMatchObject({ sets: [], problems: [], remarks: [] });

    expect((await looked(rackside, await fillIn(bytes, { 2: { pain: 2 } }))).counts).toMatchObject({
      new: 0,
      same: 1,
      conflict: 0,
    });
    const done8 = await looked(rackside, await fillIn(bytes, { 2: { load: 70, reps: 8 } }));
    expect(done8.sets).toMatchObject([{ outcome: 'conflict', present: { says: 'skip pain 2' } }]);
    await rackside.ask('training.importFillIn', { preview: done8.id, take: [0] });
    expect((await today(rackside)).sets[0]?.performed).toEqual(done(70, 8, { pain: 2 }));
  });

  it('enters pain alone beside what stands, and in place of it where “skip” is said', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const grid = await today(rackside);
    const entries = [1, 2].map((place) => entry(grid, 0, place, done(70, 8)));
    await rackside.ask('training.record', { entries });
    const { bytes } = await madeWorkbook(rackside);
    const nothing = { load: '', reps: '' };
    const filled = { 2: { ...nothing, pain: 2 }, 3: { ...nothing, load: 'skip', pain: 1 }, 4: { pain: 1 } };
    const preview = await looked(rackside, await fillIn(bytes, filled));
    expect(preview.sets.map(({ says }) => says)).toEqual(['70×8 pain 2', 'skip pain 1', 'skip pain 1']);
    await rackside.ask('training.importFillIn', { preview: preview.id });
    expect((await today(rackside)).sets.map(({ performed }) => performed)).toEqual([
      done(70, 8, { pain: 2 }),
      { reps: 0, pain: 1, techniqueOk: true },
      { reps: 0, pain: 1, techniqueOk: true },
    ]);
  });

  it('is of the exercise that was done in place of the line’s', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const set = entry(await today(rackside), 0, 1, done(70, 8), { exerciseId: 'bulgarian-split-squat' });
    await rackside.ask('training.record', { entries: [set] });
    const { bytes } = await madeWorkbook(rackside);
    expect((await cellsOf(bytes, 'Week', 'F')).slice(0, 2)).toEqual([
      'Bulgarian split squat',
      'Bulgarian split squat',
    ]);
    const preview = await looked(rackside, await fillIn(bytes, { 3: { load: 72.5, reps: 8 } }));
    expect(preview.sets).toMatchObject([{ exercise: 'Bulgarian split squat', place: 2 }]);
    await rackside.ask('training.importFillIn', { preview: preview.id });
    expect((await today(rackside)).sets.map(({ exerciseId }) => exerciseId)).toEqual(
      Array(2).fill('bulgarian-split-squat'),
    );
  });

  it('says at the cell what cannot have been done, and enters the rest', async () => {
    const rackside = await openRackside();
    await lifter(rackside);
    const { bytes, sets } = await madeWorkbook(rackside);
    const preview = await looked(
      rackside,
      await fillIn(bytes, {
        2: { load: 'heavy', reps: 8 },
        3: { reps: 8 },
        4: { load: 70, reps: 8 },
        // Of Thursday, which is still to come.
        [sets + 1]: { load: '20 kg', reps: 8 },
      }),
    );
    expect(preview.counts).toMatchObject({ new: 1, wrong: 3 });
    expect(
      preview.problems.map(({ cell, of, sentence }) => [cell, of.split(',')[1], sentence.split(': ')[1]]),
    ).toEqual([
      ['M2', ' Zoë', 'heavy is not a load; write a number such as 102.5, skip or bw'],
      ['N3', ' Zoë', 'This set is done with a load. Write what was on the bar, such as 102.5.'],
      [`M${sets + 1}`, ' Zoë', expect.stringMatching(/^This session is planned for 26 Nov 2026/)],
    ]);
  });

  it('of somebody who was archived, or of another roster, gives nothing', async () => {
    const rackside = await openRackside();
    const { id } = await lifter(rackside);
    const filled = await fillIn((await madeWorkbook(rackside)).bytes, { 2: { load: 70, reps: 8 } });
    await rackside.ask('roster.updateMany', { ids: [id as never], status: 'archived' });
    expect((await looked(rackside, filled)).problems).toMatchObject([
      { sentence: expect.stringMatching(/athlete is archived/) },
    ]);
    const other = await openRackside();
    const preview = await looked(other, filled);
    expect(preview.problems).toMatchObject([{ sentence: expect.stringMatching(/made for another roster/) }]);
    expect(await other.ask('training.importFillIn', { preview: preview.id })).toMatchObject({ saved: 0 });
  });

  it('acts on pain as if it were typed', async () => {
    const rackside = await openRackside();
    const { id, assignmentId } = await lifter(rackside);
    await calmBack(rackside, id);
    await rackside.ask('assignments.resume', { ids: [assignmentId as never] });
    const { bytes } = await madeWorkbook(rackside);
    const preview = await looked(rackside, await fillIn(bytes, { 2: { load: 50, reps: 8, pain: 7 } }));
    const { advice, conflicts } = await rackside.ask('training.importFillIn', { preview: preview.id });
    expect(advice).toMatchObject([{ action: 'stopExercise', hasRecord: true }]);
    expect(conflicts).toMatchObject([{ athleteId: id, paused: true }]);
    expect((await today(rackside)).held).not.toBeNull();
  });

  it('that is another file is refused in a sentence', async () => {
    const rackside = await openRackside();
    const file = handIn(rackside, new TextEncoder().encode('Name;Load'));
    expect(await rackside.refused('training.previewFillIn', { file })).toMatchObject({
      code: 'FILE_REFUSED',
    });
    expect(await rackside.code('training.previewFillIn', { file: 'gone' })).toBe('FILE_GONE');
  });
});
