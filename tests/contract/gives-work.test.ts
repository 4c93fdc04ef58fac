import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNEL_NAMES, CHANNELS } from '#contract/channels.ts';
import type { AthleteId } from '#contract/values.ts';
import { calendarDateOf } from '#domain/calendar/calendar-date.ts';
import { openRackside, TODAY } from '../support/application.ts';

/** Every channel that can put work into an athlete's hands. A new one belongs here and through the gate. */
const GIVES_WORK = ['assignments.preview', 'assignments.assign', 'assignments.plan', 'documents.printCards'];

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

  it('reach the gate in one place', () => {
    expect(filesWith(/#domain\/gate\/gate\.ts/)).toEqual(['assignments/work.ts']);
  });

  it('draw cards from gated work alone', () => {
    expect(filesWith(/'renderCards'/)).toEqual(['documents/handlers.ts']);
    const drawing = sources.filter(({ path }) => path.startsWith('documents/'));
    expect(drawing.filter(({ text }) => /\brunningWork\(/.test(text))).toHaveLength(1);
    // A program as stored has not been through the gate.
    expect(drawing.filter(({ text }) => /programVersion\(|newestPrograms\(/.test(text))).toEqual([]);
  });
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
    const { assignments } = await rackside.ask('assignments.assign', { preview: soundPreview.id });
    const stale = await rackside.ask('assignments.preview', choice);
    await rackside.ask('clearance.openEpisode', {
      athleteId: before.id,
      kind: 'postpartum',
      details: { status: 'postpartum', deliveryDate: delivered },
    });

    const plan = await rackside.ask('assignments.plan', { id: assignments[0] as never, week: 1 });
    expect(plan.held).toMatch(/\./);
    expect(plan.sessions).toEqual([]);
    const refusal = await rackside.refused('documents.printCards', {});
    expect(refusal).toMatchObject({
      code: 'NOTHING_TO_PRINT',
      details: { leftOut: [{ athleteId: before.id }] },
    });
    expect(await rackside.code('assignments.assign', { preview: stale.id })).toBe('PREVIEW_CHANGED');

    await rackside.ask('assignments.end', { ids: assignments });
    const lists = await rackside.ask('assignments.preview', choice);
    expect(lists).toMatchObject({
      asWritten: [],
      withChanges: [],
      notAssigned: [{ athleteId: before.id, tier: 'T0', work: null }],
    });
    expect(lists.work).toEqual({});
    expect(await rackside.code('assignments.assign', { preview: lists.id })).toBe('NOBODY_ASSIGNABLE');
    expect(await rackside.ask('assignments.list', { athleteIds: [before.id as AthleteId] })).toEqual([]);
  });
});
