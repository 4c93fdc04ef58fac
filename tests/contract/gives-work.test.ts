import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES, CHANNELS, type ChannelName } from '#contract/channels.ts';
import type { AthleteId } from '#contract/values.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { SOURCE_PLACES } from '#main/doors/places.ts';
import { loadLibrary } from '#main/library/library.ts';
import {
  acceptMore,
  ago,
  assign,
  athlete,
  calmBack,
  decision,
  open,
  pain,
  print,
  record,
  running,
} from '../main/assignments/gym.ts';
import { readAgain } from '../main/workbooks/second-reader.ts';
import { openRackside, type Rackside, shareRackside, TODAY } from '../support/application.ts';
import { IN_ORDER, SAMPLE_CALLS, type Way } from '../support/sample-calls.ts';
import { excessOf, permittedToday } from './permitted.ts';

/** Every channel that can put work into an athlete's hands. A new one belongs here and through the gate. */
const GIVES_WORK = [
  'assignments.preview',
  'assignments.assign',
  'assignments.previewVersion',
  'assignments.changeVersion',
  'assignments.plan',
  'assignments.previewPlan',
  'assignments.proposals',
  'assignments.accept',
  'assignments.resume',
  'training.sessions',
  'training.accept',
  'training.exportFillIn',
  'documents.print',
  'documents.preview',
  'workbooks.export',
  'workbooks.exportCsv',
];

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main');
const sources = readdirSync(MAIN, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(MAIN, path), 'utf8') }));
const filesWith = (pattern: RegExp) =>
  sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('channels that give work', () => {
  it('are marked, and no others', () => {
    expect(CHANNEL_NAMES.filter((name) => 'givesWork' in CHANNELS[name])).toEqual(GIVES_WORK);
  });

  it('are the only ones that save an assignment or enter a printed sheet', () => {
    expect(filesWith(/insertInto\('assignment'\)/)).toEqual(['assignments/handlers.ts']);
    expect(filesWith(/insertInto\('sheet'\)/)).toEqual(['documents/register.ts']);
    expect(filesWith(/from '[^']*\/register\.ts'/)).toEqual(['documents/handlers.ts']);
  });

  it('share the tables with a few named files: deciding, ending, pausing, moving, voiding, carrying over', () => {
    const writes = (table: string) => filesWith(new RegExp(`(updateTable|deleteFrom)\\('${table}'\\)`));
    expect(writes('assignment').toSorted()).toEqual([
      'assignments/change-version.ts',
      'assignments/handlers.ts',
      'assignments/loosen.ts',
      'assignments/move.ts',
      'assignments/sweep.ts',
      'clearance/carry-over.ts',
    ]);
    expect(writes('sheet').toSorted()).toEqual(['assignments/void-sheets.ts', 'clearance/carry-over.ts']);
    // A migration carries over what was given before.
    const byHand = filesWith(/\b(UPDATE|INSERT INTO|DELETE FROM)\s+(assignment|sheet)\b/i);
    expect(byHand.filter((path) => !path.startsWith('database/migrations/'))).toEqual([]);
  });

  it('reach the gate in one place', () => {
    expect(filesWith(/#domain\/gate\/gate\.ts/)).toEqual(['assignments/work.ts']);
  });

  it('draw cards from gated work alone', () => {
    expect(filesWith(/'renderSheets'/)).toEqual(['documents/handlers.ts']);
    const drawing = sources.filter(({ path }) => path.startsWith('documents/'));
    expect(drawing.filter(({ text }) => /\brunningWork\(/.test(text))).toHaveLength(1);
    // A program as stored has not been through the gate.
    expect(drawing.filter(({ text }) => /programVersion\(|newestPrograms\(/.test(text))).toEqual([]);
  });
});

describe('whatever is called', () => {
  const rackside = shareRackside();
  const exercises = loadLibrary(join(SOURCE_PLACES.resources, 'library')).exercises;
  const wayOf = (opened: Rackside): Way => ({
    ask: (channel, input) => opened.ask(channel, input),
    handIn: async (name, bytes) => opened.application.files.receive({ name, bytes }).token,
  });
  let cast: string[] = [];

  /** Programs as written, printed, of athletes who were tightened to every tier since. */
  async function tighten(opened: Rackside): Promise<string[]> {
    const people = ['Held', 'Refused', 'Foundation', 'Restricted', 'Watched', 'Eased', 'Back'];
    const ids: string[] = [];
    for (const name of people) {
      const id = await athlete(opened, name, 'Zz');
      ids.push(id);
      await opened.ask('maxima.record', {
        entries: ['barbell-hip-thrust', 'back-squat', 'romanian-deadlift'].map((exerciseId) => ({
          athleteId: id,
          exerciseId,
          kind: 'tested' as const,
          load: { hundredths: 10_000, unit: 'kg' as const },
          date: ago(20),
        })),
      });
      await assign(opened, id, { startDate: ago(7) });
      await print(opened, id);
    }
    const [held, refused, foundation, restricted, watched, eased, back] = ids as [string, ...string[]];
    await open(opened, held, 'backPain', { onset: ago(20) });
    const { id: no } = await open(opened, refused ?? '', 'joint', { area: 'hip' });
    await record(opened, no, decision(ago(1), 'declined'));
    await open(opened, foundation ?? '', 'joint', { area: 'knee' });
    const { id: some } = await open(opened, restricted ?? '', 'joint', { area: 'knee' });
    await record(opened, some, decision(ago(1)));
    const limits = [{ text: 'No squats', blocks: ['AX' as const], capPercent: 50 }];
    await record(opened, some, { kind: 'details', content: { restrictions: limits } });
    await acceptMore(opened, restricted ?? '');
    for (const id of [watched, eased]) {
      const episode = await calmBack(opened, id ?? '');
      const { id: assignment } = await running(opened, id ?? '');
      await opened.ask('assignments.resume', { ids: [assignment] });
      await acceptMore(opened, id ?? '');
      if (id === eased) await record(opened, episode, pain(ago(1), 1, { painNextMorning: 2 }));
    }
    // Held, and lifted since: a program that only a coach may start again.
    const { id: lifted } = await open(opened, back ?? '', 'joint', { area: 'hip' });
    await record(opened, lifted, decision(ago(2), 'declined'));
    await record(opened, lifted, decision(TODAY));
    for (const id of [foundation, restricted, watched, eased]) await print(opened, id ?? '');
    return ids;
  }

  /** Every set that the workbook of this week asks for. */
  async function weekToFillIn(opened: Rackside) {
    const athleteIds = cast as AthleteId[];
    const { file } = await opened.ask('training.exportFillIn', { monday: TODAY, athleteIds });
    const bytes = readFileSync(opened.application.files.outgoing(file.token).path);
    const { sheets } = await readAgain(new Uint8Array(bytes));
    const at = (sheet: string, address: string) => sheets.get(sheet)?.cells.get(address)?.value ?? '';
    const idOf = new Map([...exercises].map(([id, { name }]) => [name, id]));
    const rows = [...(sheets.get('Week')?.cells.keys() ?? [])].filter((address) => /^A\d+$/.test(address));
    expect(rows.length, 'the workbook has its rows').toBeGreaterThan(50);
    return rows.slice(1).map((_, place) => {
      const [shown, ids] = [place + 2, place + 3];
      const load = Number(at('Week', `I${shown}`).replace(/^up to | kg$/g, '') || 0);
      return {
        assignmentId: at('Rackside ids', `B${ids}`),
        lineId: at('Rackside ids', `E${ids}`),
        exerciseId: idOf.get(at('Week', `F${shown}`)) ?? '',
        loads: [{ load: { hundredths: 100 * load, unit: 'kg' as const } }],
      };
    });
  }

  async function expectPermitted(opened: Rackside, after: string): Promise<void> {
    const all = permittedToday(opened.dataFolder, exercises, TODAY);
    const { sessions } = await opened.ask('training.sessions', { date: TODAY });
    const workbook = cast.length > 0 ? await weekToFillIn(opened) : [];
    for (const permitted of all) {
      const { assignment, permission, paper } = permitted;
      expect(paper, `after ${after} a valid sheet gives more than is permitted`).toEqual([]);
      if (permission.tier === 'T0')
        expect(assignment.state, `after ${after} a program at Hold runs`).toBe('paused');
      if (!cast.includes(assignment.athlete_id)) continue;
      const grid = sessions.find(({ assignmentId }) => assignmentId === assignment.id);
      for (const line of grid?.lines ?? []) {
        const loads = line.sets.flatMap(({ load, ceiling }) => load ?? ceiling ?? []);
        if (permission.tier === 'T0' || assignment.state === 'paused')
          expect(loads, `after ${after} the entry grid tells a load to somebody on hold`).toEqual([]);
        else
          expect(
            excessOf({ ...line, loads: loads.map((load) => ({ load })) }, permitted, exercises),
            `after ${after}, in the entry grid`,
          ).toBeUndefined();
      }
      const rows = workbook.filter(({ assignmentId }) => assignmentId === assignment.id);
      if (permission.tier === 'T0' || assignment.state === 'paused')
        expect(rows, `after ${after} somebody on hold is in the workbook to fill in`).toEqual([]);
      for (const row of rows)
        expect(
          excessOf(row, permitted, exercises),
          `after ${after}, in the workbook to fill in`,
        ).toBeUndefined();
      for (const week of [1, 2, 3, 5, 7]) {
        const plan = await opened.ask('assignments.plan', { id: assignment.id as never, week });
        const lines = plan.sessions.flatMap((session) => session.lines);
        if (permission.tier === 'T0' || assignment.state === 'paused') {
          expect(lines, `after ${after} somebody on hold has work`).toEqual([]);
          expect(plan.held).not.toBeNull();
        }
        const excess = lines.flatMap((line) => excessOf(line, permitted, exercises) ?? []);
        expect(excess, `after ${after}, week ${week}`).toEqual([]);
      }
    }
  }

  for (const name of IN_ORDER) {
    it(`${name} gives nobody more than clearance and gate permit`, async () => {
      const opened = rackside();
      await opened.ask(name as ChannelName, (await SAMPLE_CALLS[name](wayOf(opened))) as never);
      if (name === 'facility.startWithSample') {
        cast = await tighten(opened);
        const tiers = permittedToday(opened.dataFolder, exercises, TODAY).map(
          ({ permission }) => permission.tier,
        );
        expect(new Set(tiers)).toEqual(new Set(['T0', 'T1', 'T2', 'T3']));
      }
      if (name !== 'people.signOut') await expectPermitted(opened, name);
    });
  }
});

describe('an athlete in the third week after a birth, without a decision', () => {
  const delivered = calendarDateOf('2026-11-02');

  it('is given nothing by any of them', async () => {
    const rackside = await openRackside();
    const before = await rackside.ask('roster.add', { firstName: 'Noor', lastName: 'Adeyemi' });
    const [program] = await rackside.ask('library.programs', {});
    if (!program) throw new Error('There is a program');
    const choice = {
      athleteIds: [before.id],
      programId: program.id,
      startDate: TODAY,
      trainingDays: [1, 4],
    };

    // Assigned while nothing was on file, so that there is a running assignment, too.
    const soundPreview = await rackside.ask('assignments.preview', choice);
    const { assignments } = await rackside.ask('assignments.assign', {
      ...choice,
      digest: soundPreview.digest,
    });
    const stale = await rackside.ask('assignments.preview', choice);
    await rackside.ask('clearance.openEpisode', {
      athleteId: before.id,
      kind: 'postpartum',
      details: { status: 'postpartum', deliveryDate: delivered },
    });

    const plan = await rackside.ask('assignments.plan', { id: assignments[0] as never, week: 1 });
    expect(plan.held).toMatch(/\./);
    expect(plan.sessions).toEqual([]);
    const refusal = await rackside.refused('documents.print', {});
    expect(refusal).toMatchObject({
      code: 'NOTHING_TO_PRINT',
      details: { leftOut: [{ athleteId: before.id }] },
    });
    expect(await rackside.code('assignments.assign', { ...choice, digest: stale.digest })).toBe(
      'PREVIEW_CHANGED',
    );

    await rackside.ask('assignments.end', { ids: assignments });
    const lists = await rackside.ask('assignments.preview', choice);
    expect(lists).toMatchObject({
      asWritten: [],
      withChanges: [],
      notAssigned: [{ athleteId: before.id, tier: 'T0', work: null }],
    });
    expect(lists.work).toEqual({});
    expect(await rackside.code('assignments.assign', { ...choice, digest: lists.digest })).toBe(
      'NOBODY_ASSIGNABLE',
    );
    expect(await rackside.ask('assignments.list', { athleteIds: [before.id as AthleteId] })).toEqual([]);
  });
});
