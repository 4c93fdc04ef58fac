/** One event has one open episode: what is refused, where it points to, and what is let through. */

import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { checkEntry } from '#domain/clearance/entry-checks.ts';
import type { EntryProblem } from '#domain/clearance/entry-problem.ts';
import type { Episode, PostpartumEpisode } from '#domain/clearance/episode.ts';
import { assembleEpisode, type EpisodeDetails, type EvidenceRecord } from '#domain/clearance/evidence.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { backPain, joint, on, postpartum } from './builders.ts';

const TODAY = on('2025-12-01');

function opening(details: EpisodeDetails, open: Episode, kind = open.kind): readonly EntryProblem[] {
  return recording(details, assembleEpisode('new', kind, []), open);
}

function recording(details: EpisodeDetails, episode: Episode, open: Episode): readonly EntryProblem[] {
  const record: EvidenceRecord = {
    id: 'r',
    kind: 'details',
    content: details,
    recordedBy: 'Sam',
    recordedAt: '2025-12-01T10:00:00Z',
  };
  return checkEntry(record, {
    episode,
    records: [],
    otherEpisodes: [open],
    today: TODAY,
    policy: DEFAULT_POLICY,
  });
}

/** Nothing else than the event itself: a screen or decision is of no account here. */
function event(
  status: PostpartumEpisode['status'],
  dates: { deliveryDate?: CalendarDate; edd?: CalendarDate },
  changes: Partial<PostpartumEpisode> = {},
): PostpartumEpisode {
  const { deliveryDate: _delivery, ...rest } = postpartum(TODAY, { status, screens: [], ...changes });
  return { ...rest, id: 'open', ...dates };
}

const birth = (date: string) => event('postpartum', { deliveryDate: on(date) });
const loss = (date: string) => event('loss', { deliveryDate: on(date) });
const pregnancy = (edd?: string) => event('pregnant', edd ? { edd: on(edd) } : {});
const over = { closed: { date: on('11-01'), reason: 'Over', by: 'Lee' } };

describe('a second episode of the same event is refused', () => {
  it.each<[string, EpisodeDetails, PostpartumEpisode, string, RegExp]>([
    [
      'a birth on the same day',
      { deliveryDate: on('06-01') },
      birth('06-01'),
      'deliveryDate',
      /^An episode with the delivery date 1 Jun 2025 is open already\. Record there/,
    ],
    [
      'a birth 139 days after a birth',
      { deliveryDate: on('10-18') },
      birth('06-01'),
      'deliveryDate',
      /1 Jun 2025/,
    ],
    ['a birth 139 days before a birth', { deliveryDate: on('06-01') }, birth('10-18'), 'deliveryDate', /./],
    ['a birth 139 days after a loss', { deliveryDate: on('10-18') }, loss('06-01'), 'deliveryDate', /./],
    [
      'a loss on the same day',
      { status: 'loss', deliveryDate: on('06-01') },
      loss('06-01'),
      'deliveryDate',
      /^A recovery since 1 Jun 2025 is open already\./,
    ],
    [
      'a loss 20 days after a birth',
      { status: 'loss', deliveryDate: on('06-21') },
      birth('06-01'),
      'deliveryDate',
      /./,
    ],
    ['a second pregnancy', { status: 'pregnant' }, pregnancy(), 'status', /^A pregnancy is open already\./],
    [
      'a second pregnancy with its date',
      { status: 'pregnant', edd: on('2026-06-01') },
      pregnancy('2026-05-01'),
      'edd',
      /^A pregnancy is open already\./,
    ],
    [
      'the end of a pregnancy that is open',
      { deliveryDate: on('11-20') },
      pregnancy('2025-11-25'),
      'deliveryDate',
      /^A pregnancy is open already\./,
    ],
    [
      'the pregnancy that a birth on file ended',
      { status: 'pregnant', edd: on('2025-12-20') },
      birth('11-20'),
      'edd',
      /20 Nov 2025/,
    ],
  ])('%s', (_, details, open, field, sentence) => {
    const problems = opening(details, open);
    expect(problems).toEqual([{ field, sentence: expect.stringMatching(sentence), episodeId: 'open' }]);
  });

  it('a spell of back pain since the same day', () => {
    const open = backPain({ days: 10, pain: 2, id: 'open' });
    expect(opening({ onset: open.onset ?? null }, open)).toEqual([
      {
        field: 'onset',
        sentence:
          'A spell of back pain since 20 Jun 2025 is open already. Record there, or ask the lead to close that one first.',
        episodeId: 'open',
      },
    ]);
  });

  it('also when the date of an older episode is corrected to it', () => {
    expect(recording({ deliveryDate: on('06-03') }, birth('01-01'), birth('06-01'))).toMatchObject([
      { field: 'deliveryDate', episodeId: 'open' },
    ]);
  });

  it('and never names a birth where the open one is a loss', () => {
    const [problem] = opening({ deliveryDate: on('06-02') }, loss('06-01'));
    expect(problem?.sentence).not.toMatch(/birth|deliver|baby|pregnan/i);
  });
});

describe('what can be is let through', () => {
  it.each<[string, EpisodeDetails, Episode]>([
    ['a birth 140 days after a birth', { deliveryDate: on('10-19') }, birth('06-01')],
    ['a loss 21 days after a birth', { status: 'loss', deliveryDate: on('06-22') }, birth('06-01')],
    [
      'a birth on the day of one that was closed',
      { deliveryDate: on('06-01') },
      event('postpartum', { deliveryDate: on('06-01') }, over),
    ],
    ['a pregnancy after one that was closed', { status: 'pregnant' }, event('pregnant', {}, over)],
    ['a new pregnancy after a birth', { status: 'pregnant', edd: on('2026-06-01') }, birth('06-01')],
    ['a birth long before a pregnancy that is open', { deliveryDate: on('01-01') }, pregnancy('2026-05-01')],
    ['a birth beside a pregnancy without its date', { deliveryDate: on('01-01') }, pregnancy()],
    ['a birth beside an episode without its date', { deliveryDate: on('01-01') }, event('postpartum', {})],
  ])('%s', (_, details, open) => expect(opening(details, open)).toEqual([]));

  it.each<[string, EpisodeDetails, Episode]>([
    ['back pain since another day', { onset: on('06-21') }, backPain({ days: 10, pain: 2 })],
    [
      'back pain since the day of a spell that was closed',
      { onset: on('06-20') },
      backPain({ days: 10, pain: 2 }, over),
    ],
    ['a second joint since the same day', { area: 'hip', onset: on('01-01') }, joint()],
  ])('%s', (_, details, open) => expect(opening(details, open)).toEqual([]));

  it('stricter news in one of two that stand beside each other already', () => {
    const twin = { ...birth('06-01'), id: 'twin' };
    expect(
      recording({ restrictions: [{ text: 'No lunges', blocks: ['SL'] }] }, birth('06-01'), twin),
    ).toEqual([]);
  });
});
