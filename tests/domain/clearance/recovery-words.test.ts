/** After a loss every sentence speaks of recovery (§1.3): a row for each state and each refusal that shows words. */

import { describe, expect, it } from 'vitest';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { checkEntry } from '#domain/clearance/entry-checks.ts';
import type { PostpartumEpisode } from '#domain/clearance/episode.ts';
import { episodeTitle } from '#domain/clearance/episode-title.ts';
import { evaluateClearance } from '#domain/clearance/evaluate.ts';
import { assembleEpisode, type EpisodeDetails, type EvidenceRecord } from '#domain/clearance/evidence.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { backPain, clearScreen, joint, obClearance, on, postpartum, stopScreen } from './builders.ts';

/** What nobody wants to read after a loss. */
const NOT_AFTER_A_LOSS = /baby|birth|deliver|pregnan|postpartum|mother|newborn|expected date|EDD/i;

const TODAY = on('03-10');
const loss = (changes: Partial<PostpartumEpisode> = {}, today = TODAY): PostpartumEpisode =>
  postpartum(today, { status: 'loss', ...changes });
const undated = (): PostpartumEpisode => {
  const { deliveryDate: _date, mode: _mode, ...rest } = loss();
  return rest;
};

describe('the title of an episode', () => {
  it.each([
    ['after a birth', postpartum(TODAY), 'Postpartum'],
    ['in pregnancy', postpartum(TODAY, { status: 'pregnant' }), 'Pregnancy'],
    ['after a loss', loss(), 'Recovery'],
    ['of a back', backPain({ days: 3, pain: 1 }), 'Back pain'],
    ['of a joint', joint(), 'Joint'],
  ])('%s', (_, episode, title) => expect(episodeTitle(episode)).toBe(title));
});

describe('after a loss', () => {
  it.each<[string, PostpartumEpisode, ReturnType<typeof on>]>([
    ['PP-STOP', loss({ screens: [stopScreen(TODAY, 'fever')] }), TODAY],
    ['PP-PREGNANT', loss({ deliveryDate: on('04-01') }), TODAY],
    ['PP-INCOMPLETE', undated(), TODAY],
    ['PP-HELD', loss({ clearances: [obClearance('03-01', { decision: 'declined' })] }), TODAY],
    ['PP-EARLY', loss({}, on('02-01')), on('02-01')],
    ['PP-WINDOW', loss({}, on('02-20')), on('02-20')],
    ['PP-AWAITING', loss({ clearances: [obClearance('03-01', { evidence: 'athleteReported' })] }), TODAY],
    ['PP-AWAITING', loss(), addDays(on('01-01'), 400)],
    ['PP-EARLYCLEARED', loss({ clearances: [obClearance('01-29')] }), on('02-10')],
    ['PP-CONFIRM', loss({ clearances: [obClearance('01-29')], screens: [clearScreen(on('02-10'))] }), TODAY],
    ['PP-EXPIRED', loss({ clearances: [obClearance('03-01', { validUntil: on('03-05') })] }), TODAY],
    ['PP-REVIEW', loss({ clearances: [obClearance('03-01')], screens: [] }), TODAY],
    ['PP-RESTRICTED', loss({ clearances: [obClearance('03-01')], mode: 'unknown' }), TODAY],
    [
      'PP-CLEARED',
      loss({ clearances: [obClearance('03-01')], screens: [clearScreen(on('04-20'))] }),
      on('04-20'),
    ],
  ])('%s is worded as recovery', (state, episode, today) => {
    const { states, reasons, wouldChange } = evaluateClearance({
      episodes: [episode],
      today,
      policy: DEFAULT_POLICY,
    });
    expect(states[0]?.state).toBe(state);
    const said = [...reasons, ...wouldChange].map(({ text }) => text);
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((text) => NOT_AFTER_A_LOSS.test(text))).toEqual([]);
  });

  it('the days are counted as recovery since then', () => {
    const { reasons } = evaluateClearance({
      episodes: [loss({}, on('02-20'))],
      today: on('02-20'),
      policy: DEFAULT_POLICY,
    });
    expect(reasons.map(({ text }) => text).join(' ')).toContain('recovery since 1 Jan 2025');
  });

  it.each<[string, EpisodeDetails, PostpartumEpisode]>([
    ['a date still to come', { deliveryDate: on('04-01') }, loss()],
    ['a date still to come, as the first fact', { status: 'loss', deliveryDate: on('04-01') }, undated()],
    ['no births', { births: 0 }, loss()],
  ])('what is wrong with %s is said without it', (_, details, episode) => {
    const problems = checkEntry(record(details), {
      episode,
      records: [],
      today: TODAY,
      policy: DEFAULT_POLICY,
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]?.sentence).not.toMatch(NOT_AFTER_A_LOSS);
  });

  it('a loss without its date is asked for that date', () => {
    const records = [record({ status: 'pregnant', edd: on('06-01') })];
    const episode = assembleEpisode('pp', 'postpartum', records);
    const context = { episode, records, today: TODAY, policy: DEFAULT_POLICY };
    expect(checkEntry({ ...record({ status: 'loss' }), id: 'r2' }, context)).toMatchObject([
      { sentence: expect.stringContaining('Record the date that recovery counts from together with it.') },
    ]);
    expect(
      checkEntry({ ...record({ status: 'loss', deliveryDate: on('03-01') }), id: 'r2' }, context),
    ).toEqual([]);
  });
});

function record(details: EpisodeDetails): EvidenceRecord {
  return {
    id: 'r',
    kind: 'details',
    content: details,
    recordedBy: 'Sam',
    recordedAt: '2025-03-10T10:00:00Z',
  };
}
