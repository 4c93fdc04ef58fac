/** Append-only evidence: an episode is what its standing records say, corrections in the place of what they correct. */

import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { BackPainEpisode, PostpartumEpisode } from '#domain/clearance/episode.ts';
import {
  assembleEpisode,
  type EvidenceContents,
  type EvidenceKind,
  type EvidenceRecord,
} from '#domain/clearance/evidence.ts';
import { checklist, clearScreen, decision, on, painEntry, stopScreen } from './builders.ts';

function record<Kind extends EvidenceKind>(
  id: string,
  kind: Kind,
  content: EvidenceContents[Kind],
  replaces?: string,
): EvidenceRecord {
  const base = { id, kind, content, recordedBy: 'Sam', recordedAt: '2025-02-20T10:00:00Z' };
  return { ...base, ...(replaces && { replaces }) } as EvidenceRecord;
}

const { id: _id, recordedBy: _by, recordedAt: _at, ...letter } = decision('pp', on('02-20'));

describe('assembling a postpartum episode', () => {
  const records = [
    record('1', 'details', { status: 'postpartum', deliveryDate: on('01-01'), mode: 'vaginal', births: 1 }),
    record('2', 'decision', letter),
    record('3', 'screen', stopScreen(on('02-21'), 'fever')),
    record('4', 'physio', { state: 'booked', date: on('03-01') }),
  ];
  it('puts every record where it belongs, with who recorded it and when', () => {
    expect(assembleEpisode('pp', 'postpartum', records)).toEqual({
      kind: 'postpartum',
      id: 'pp',
      status: 'postpartum',
      deliveryDate: '2025-01-01',
      mode: 'vaginal',
      births: 1,
      clearances: [
        { ...letter, id: '2', recordedBy: 'Sam', recordedAt: '2025-02-20T10:00:00Z', recordOrder: 1 },
      ],
      physio: { state: 'booked', date: '2025-03-01' },
      screens: [{ ...stopScreen(on('02-21'), 'fever'), recordOrder: 2 }],
    });
  });
  describe('restrictions of a physiotherapist', () => {
    const done = (id: string, date: CalendarDate, ...texts: string[]) =>
      record(id, 'physio', {
        state: 'completed',
        date,
        name: 'J. Ruiz',
        restrictions: texts.map((text) => ({ text })),
      });
    const restrictions = (...contacts: EvidenceRecord[]) => {
      const episode = assembleEpisode('pp', 'postpartum', contacts) as PostpartumEpisode;
      return episode.assessed?.restrictions.map(({ text }) => text);
    };
    const first = done('1', on('03-01'), 'No sit-ups');
    it.each<[string, EvidenceRecord, string[]]>([
      ['stand when another visit is booked', record('2', 'physio', { state: 'booked' }), ['No sit-ups']],
      ['stand when the next visit is called off', record('2', 'physio', { state: 'none' }), ['No sit-ups']],
      ['stand when an older letter is filed late', done('2', on('02-20')), ['No sit-ups']],
      ['add up on one day', done('2', on('03-01'), 'No jumps'), ['No sit-ups', 'No jumps']],
      ['end with the next assessment', done('2', on('03-08')), []],
    ])('%s', (_, then, left) => expect(restrictions(first, then)).toEqual(left));
    it('end when the assessment was a mistake', () => {
      expect(restrictions(first, record('2', 'struckOut', { reason: 'Not hers' }, '1'))).toBeUndefined();
    });
  });
  it('survives JSON unchanged', () => {
    const episode = assembleEpisode('pp', 'postpartum', records);
    expect(JSON.parse(JSON.stringify(episode))).toEqual(episode);
  });
  it('puts a correction in the place of what it corrects, and a correction of the correction too', () => {
    const corrected = [
      ...records,
      record('5', 'screen', clearScreen(on('02-21')), '3'),
      record('6', 'screen', clearScreen(on('02-22')), '5'),
    ];
    const episode = assembleEpisode('pp', 'postpartum', corrected) as PostpartumEpisode;
    expect(episode.screens).toEqual([{ ...clearScreen(on('02-22')), recordOrder: 5 }]);
  });
  it('a corrected letter is not newer than it was; a corrected screen is as new as its correction', () => {
    const corrected = [
      ...records,
      record('5', 'decision', letter, '2'),
      record('6', 'screen', stopScreen(on('02-21'), 'fever'), '3'),
      record('7', 'decision', letter, '5'),
    ];
    const episode = assembleEpisode('pp', 'postpartum', corrected) as PostpartumEpisode;
    expect(episode.clearances.map(({ id, recordOrder }) => [id, recordOrder])).toEqual([['7', 1]]);
    expect(episode.screens.map(({ recordOrder }) => recordOrder)).toEqual([5]);
  });
  it('keeps later details when earlier ones are corrected', () => {
    const corrected = [
      record('1', 'details', { mode: 'vaginal', deliveryDate: on('01-01') }),
      record('2', 'details', { mode: 'caesarean' }),
      record('3', 'details', { mode: 'vaginal', deliveryDate: on('01-02') }, '1'),
    ];
    expect(assembleEpisode('pp', 'postpartum', corrected)).toMatchObject({
      mode: 'caesarean',
      deliveryDate: '2025-01-02',
    });
  });
  it('clears a field by null, and keeps it by silence', () => {
    const details = [
      record('1', 'details', { deliveryDate: on('01-01'), edd: on('01-05') }),
      record('2', 'details', { edd: null }),
    ];
    const episode = assembleEpisode('pp', 'postpartum', details);
    expect(episode).toMatchObject({ deliveryDate: '2025-01-01' });
    expect(episode).not.toHaveProperty('edd');
  });
  it('strikes a record out', () => {
    const struck = [...records, record('5', 'struckOut', { reason: 'Letter of another athlete' }, '2')];
    expect(assembleEpisode('pp', 'postpartum', struck).clearances).toEqual([]);
  });
  it('keeps both records when a correction names another kind or nothing known: the stricter reading', () => {
    const odd = [
      ...records,
      record('5', 'screen', clearScreen(on('02-23')), '2'),
      record('6', 'screen', clearScreen(on('02-24')), '99'),
    ];
    const episode = assembleEpisode('pp', 'postpartum', odd) as PostpartumEpisode;
    expect(episode.clearances).toHaveLength(1);
    expect(episode.screens).toHaveLength(3);
  });
  it('is closed by who recorded the closing, and open again when that is struck out', () => {
    const closing = record('5', 'closed', { date: on('04-01'), reason: 'Finished' });
    expect(assembleEpisode('pp', 'postpartum', [...records, closing]).closed).toEqual({
      date: '2025-04-01',
      reason: 'Finished',
      by: 'Sam',
    });
    const reopened = [...records, closing, record('6', 'struckOut', { reason: 'Too early' }, '5')];
    expect(assembleEpisode('pp', 'postpartum', reopened)).not.toHaveProperty('closed');
  });
});

it('assembles a back-pain episode, every answer about the legs kept with its date', () => {
  const episode = assembleEpisode('bp', 'backPain', [
    record('1', 'details', {
      onset: on('01-01'),
      aggravating: ['axial'],
      legSymptoms: { date: on('01-02'), answer: 'newOrWorse' },
    }),
    record('2', 'details', { legSymptoms: { date: on('01-09'), answer: 'stable' }, sorensenSeconds: 90 }),
    record('3', 'pain', painEntry(on('01-03'), 4)),
    record('4', 'redFlags', checklist(on('01-03'))),
  ]) as BackPainEpisode;
  expect(episode).toEqual({
    kind: 'backPain',
    id: 'bp',
    onset: '2025-01-01',
    recurrent: false,
    sorensenSeconds: 90,
    clearances: [],
    pain: [painEntry(on('01-03'), 4)],
    redFlags: [checklist(on('01-03'))],
    aggravating: ['axial'],
    legSymptoms: [
      { date: '2025-01-02', answer: 'newOrWorse' },
      { date: '2025-01-09', answer: 'stable' },
    ],
    restrictions: [],
  });
});

it('assembles a joint episode', () => {
  const records = [
    record('1', 'details', { area: 'hip', onset: on('01-01'), restrictions: [{ text: 'No deep squats' }] }),
  ];
  expect(assembleEpisode('jt', 'joint', records)).toEqual({
    kind: 'joint',
    id: 'jt',
    area: 'hip',
    onset: '2025-01-01',
    clearances: [],
    restrictions: [{ text: 'No deep squats' }],
  });
});

it('an episode without records holds: nothing is known', () => {
  expect(assembleEpisode('pp', 'postpartum', [])).toMatchObject({
    status: 'postpartum',
    screens: [],
    clearances: [],
  });
});
