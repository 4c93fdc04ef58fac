/** The review list: what is due, ending, waiting or on hold, and its print without a word about health. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ResultOf } from '#contract/channels.ts';
import type { EvidenceInput } from '#contract/clearance.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import { RED_FLAG_ITEM_IDS, STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';
import { openRackside, type Rackside, TODAY, withSample } from '../../support/application.ts';
import { readPdf } from '../documents/read-pdf.ts';

const ago = (days: number) => addDays(TODAY, -days);
const all = <Id extends string>(ids: readonly Id[], answer: string) =>
  Object.fromEntries(ids.map((id) => [id, answer]));

const screen = (date: CalendarDate) =>
  ({
    kind: 'screen',
    content: { date, ...all(SYMPTOM_IDS, 'none'), stopItems: all(STOP_ITEM_IDS, 'none') },
  }) as EvidenceInput;
const checklist = (date: CalendarDate, item?: string) =>
  ({
    kind: 'redFlags',
    content: { date, items: { ...all(RED_FLAG_ITEM_IDS, 'no'), ...(item && { [item]: 'yes' }) } },
  }) as EvidenceInput;
const pain = (date: CalendarDate, painNow = 1) =>
  ({ kind: 'pain', content: { date, painNow } }) as EvidenceInput;
const letter = (date: CalendarDate, role: string, validUntil?: CalendarDate) =>
  ({
    kind: 'decision',
    content: {
      date,
      decision: 'cleared',
      scope: 'loadedResistance',
      providerName: 'Dr Amara Khan',
      providerRole: role,
      evidence: 'documentSeen',
      restrictions: [],
      ...(validUntil && { validUntil }),
    },
  }) as EvidenceInput;

type Kind = 'postpartum' | 'backPain' | 'joint';

async function athlete(
  rackside: Rackside,
  lastName: string,
  kind: Kind,
  details: Extract<EvidenceInput, { kind: 'details' }>['content'],
  ...evidence: EvidenceInput[]
): Promise<string> {
  const { id } = await rackside.ask('roster.add', { firstName: 'Zoë', lastName, squads: ['Rowing'] });
  const view = await rackside.ask('clearance.openEpisode', { athleteId: id, kind, details });
  const episodeId = view.episodes[0]?.id;
  if (!episodeId) throw new Error('The episode was opened');
  for (const record of evidence) await rackside.ask('clearance.record', { episodeId, evidence: record });
  return id;
}

async function listed(
  rackside: Rackside,
  lastName: string,
): Promise<(readonly [string, string, number | null])[]> {
  const { items } = await rackside.ask('review.list', {});
  return items
    .filter(({ name }) => name.includes(lastName))
    .map(({ matter, rule, overdueDays }) => [matter, rule, overdueDays] as const);
}

describe('the list names', () => {
  const mother = (days: number) => ({ deliveryDate: ago(days), mode: 'vaginal' as const });
  it.each<
    [
      string,
      Kind,
      Parameters<typeof athlete>[3],
      EvidenceInput[],
      (readonly [string, string, number | null])[],
    ]
  >([
    [
      'a screen that is overdue',
      'postpartum',
      mother(150),
      [letter(ago(90), 'midwife'), screen(ago(30))],
      [['screen', 'PP-REVIEW', 2]],
    ],
    [
      'a screen due within a week',
      'postpartum',
      mother(150),
      [letter(ago(90), 'midwife'), screen(ago(22))],
      [['screen', 'PP-CLEARED', -6]],
    ],
    [
      'no screen due later than that',
      'postpartum',
      mother(150),
      [letter(ago(90), 'midwife'), screen(ago(20))],
      [],
    ],
    [
      'a new screen after the floor',
      'postpartum',
      mother(50),
      [letter(ago(20), 'midwife')],
      [['screen', 'PP-CONFIRM', 8]],
    ],
    ['missing facts, as due today', 'postpartum', { mode: 'vaginal' }, [], [['screen', 'PP-INCOMPLETE', 0]]],
    ['weeks of waiting after the window', 'postpartum', mother(91), [], [['awaiting', 'PP-AWAITING', 35]]],
    ['an open window', 'postpartum', mother(43), [], [['awaiting', 'PP-WINDOW', -13]]],
    ['nothing before the floor', 'postpartum', mother(20), [], []],
    [
      'a clearance that ends within 30 days',
      'postpartum',
      mother(150),
      [letter(ago(90), 'midwife', addDays(TODAY, 30)), screen(TODAY)],
      [['clearance', 'PP-CLEARED', -30]],
    ],
    [
      'no clearance that ends later',
      'postpartum',
      mother(150),
      [letter(ago(90), 'midwife', addDays(TODAY, 31)), screen(TODAY)],
      [],
    ],
    [
      'an expired clearance',
      'postpartum',
      mother(150),
      [letter(ago(90), 'midwife', ago(3)), screen(TODAY)],
      [['clearance', 'PP-EXPIRED', 3]],
    ],
    ['a checklist that is missing', 'backPain', { onset: ago(100) }, [], [['screen', 'BP-SCREEN', 0]]],
    [
      'back pain without a clearance',
      'backPain',
      { onset: ago(100) },
      [checklist(TODAY), pain(TODAY)],
      [['awaiting', 'BP-AWAITING', null]],
    ],
    [
      'a pain entry that is old',
      'backPain',
      { onset: ago(100) },
      [letter(ago(50), 'doctor'), checklist(TODAY), pain(ago(15))],
      [['screen', 'BP-REVIEW', 1]],
    ],
    ['a knee without a clearance', 'joint', { area: 'knee' }, [], [['awaiting', 'JT-AWAITING', null]]],
    ['no form for a stop', 'backPain', { onset: ago(100) }, [checklist(TODAY, 'saddleNumbness')], []],
  ])('%s', async (_what, kind, details, evidence, expected) => {
    const rackside = await openRackside();
    await athlete(rackside, 'Quigley', kind, details, ...evidence);
    expect(await listed(rackside, 'Quigley')).toEqual(expected);
  });

  it('a running program of somebody held', async () => {
    const rackside = await openRackside();
    const id = await athlete(rackside, 'Quigley', 'joint', { area: 'knee' });
    const request = { athleteIds: [id], programId: 'hip-thrust-8-week', startDate: TODAY, trainingDays: [1] };
    const [program] = await rackside.ask('library.programs', {});
    const named = { ...request, programId: program?.id as string };
    const { digest } = (await rackside.ask(
      'assignments.preview',
      named as never,
    )) as ResultOf<'assignments.preview'>;
    await rackside.ask('assignments.assign', { ...named, digest } as never);
    const episodeId = (await rackside.ask('clearance.ofAthlete', { athleteId: id as never })).episodes[0]
      ?.id as never;
    const declined = letter(TODAY, 'doctor');
    (declined.content as { decision: string }).decision = 'declined';
    await rackside.ask('clearance.record', { episodeId, evidence: declined });
    expect(await listed(rackside, 'Quigley')).toEqual([['held', 'JT-HELD', null]]);
  });

  it('the longest overdue first, and one squad alone', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    const { items } = await rackside.ask('review.list', {});
    expect(new Set(items.map(({ matter }) => matter)).size).toBeGreaterThan(1);
    const awaiting = items
      .filter(({ matter }) => matter === 'awaiting')
      .map(({ overdueDays }) => overdueDays ?? 0);
    expect(awaiting).toEqual(awaiting.toSorted((a, b) => b - a));
    const [squad] = await rackside.ask('roster.squads', {});
    if (!squad) throw new Error('The sample facility has squads');
    const here = (await rackside.ask('review.list', { squad: squad.id })).items;
    expect(here).toEqual(items.filter(({ squads }) => squads.includes(squad.name)));
    expect(here.length).toBeGreaterThan(0);
  });
});

describe('the printed list', () => {
  it('has everybody on it, and not a word about what the episode is', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    const { items } = await rackside.ask('review.list', {});
    const { file, pages } = await rackside.ask('review.print', {});
    const pdf = await readPdf(
      new Uint8Array(readFileSync(rackside.application.files.outgoing(file.token).path)),
    );
    expect(pdf.pages).toHaveLength(pages);
    const words = pdf.pages.map((page) => page.words).join(' ');
    for (const { name } of items) expect(words).toContain(name);
    expect(words).not.toMatch(/postpartum|back pain|pregnan|delivery|symptom|PP-|BP-|JT-|knee|hip\b/i);
    expect(file.name).toBe('Review 23 Nov 2026.pdf');
  });
  it('is refused when there is nothing on it', async () => {
    const rackside = await openRackside();
    expect(await rackside.code('review.print', {})).toBe('NOTHING_TO_PRINT');
  });
});

describe('the count beside the place', () => {
  it('is that of the list, and no view of details; the list itself is one', async () => {
    const rackside = await openRackside();
    await withSample(rackside);
    const viewed = async () =>
      (await rackside.ask('audit.page', { limit: 500 })).events.filter(
        ({ action }) => action === 'clearance.viewed',
      );
    const { waiting } = await rackside.ask('review.count', {});
    expect(waiting).toBeGreaterThan(0);
    expect(await viewed()).toEqual([]);
    const { items } = await rackside.ask('review.list', {});
    expect(items).toHaveLength(waiting);
    const seen = new Set((await viewed()).map(({ subject }) => subject));
    expect(seen).toEqual(new Set(items.map(({ athleteId }) => athleteId)));
  });
});
