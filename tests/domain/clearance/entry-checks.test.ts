/** What is refused on entry, with the field and the number of the table row where one names it. */

import { describe, expect, it } from 'vitest';
import { checkEntry } from '#domain/clearance/entry-checks.ts';
import type { Episode } from '#domain/clearance/episode.ts';
import type { EvidenceContents, EvidenceKind, EvidenceRecord } from '#domain/clearance/evidence.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import {
  backPain,
  checklist,
  clearScreen,
  decision,
  joint,
  obClearance,
  on,
  painEntry,
  postpartum,
  stopScreen,
} from './builders.ts';

const TODAY = on('02-26');
const PP = postpartum(TODAY);
const BP = {
  ...backPain({ days: 10, pain: 2 }),
  onset: on('02-01'),
  pain: [painEntry(TODAY, 2)],
  redFlags: [checklist(TODAY)],
};

function entry<Kind extends EvidenceKind>(
  kind: Kind,
  content: EvidenceContents[Kind],
  replaces?: string,
): EvidenceRecord {
  return {
    id: 'new',
    kind,
    content,
    recordedBy: 'Sam',
    recordedAt: '2025-02-26T10:00:00Z',
    ...(replaces && { replaces }),
  } as EvidenceRecord;
}

function letter(
  date: string,
  changes: Partial<ReturnType<typeof decision>> = {},
): EvidenceContents['decision'] {
  const { id: _id, recordedBy: _by, recordedAt: _at, ...content } = decision('pp', on(date), changes);
  return content;
}

const fields = (record: EvidenceRecord, episode: Episode = PP, records: readonly EvidenceRecord[] = []) =>
  checkEntry(record, { episode, records, today: TODAY, policy: DEFAULT_POLICY }).map(({ field }) => field);

describe('accepted', () => {
  it.each<[string, EvidenceRecord, Episode]>([
    ['a letter of today', entry('decision', letter('02-26')), PP],
    ['a letter of the day of delivery', entry('decision', letter('01-01')), PP],
    [
      'a refusal from before the delivery',
      entry('decision', letter('2024-12-20', { decision: 'declined' })),
      PP,
    ],
    ['a screen of today', entry('screen', clearScreen(TODAY)), PP],
    ['a delivery today', entry('details', { deliveryDate: TODAY }), PP],
    [
      'an expected date ahead',
      entry('details', { status: 'pregnant', edd: on('09-01') }),
      { ...PP, deliveryDate: undefined } as never,
    ],
    ['pain 0', entry('pain', painEntry(TODAY, 0)), BP],
    ['pain 10', entry('pain', painEntry(on('02-25'), 10, { painWorst7d: 10, painNextMorning: 10 })), BP],
    ['a checklist', entry('redFlags', checklist(TODAY)), BP],
    [
      'restrictions',
      entry('details', { restrictions: [{ text: 'No sit-ups', capPercent: 50, rirFloor: 4 }] }),
      joint(),
    ],
    ['closing', entry('closed', { date: TODAY, reason: 'Finished' }), PP],
  ])('%s', (_what, record, episode) => expect(fields(record, episode)).toEqual([]));
});

describe('refused', () => {
  it.each<[string, EvidenceRecord, Episode, string]>([
    ['P13: clearance from before the delivery', entry('decision', letter('2024-12-20')), PP, 'date'],
    ['P14: clearance dated after today', entry('decision', letter('02-27')), PP, 'date'],
    ['P15: delivery in the future', entry('details', { deliveryDate: on('02-27') }), PP, 'deliveryDate'],
    ['B12: onset in the future', entry('details', { onset: on('02-27') }), BP, 'onset'],
    ['B12: pain 11', entry('pain', painEntry(TODAY, 11)), BP, 'painNow'],
    ['B12: pain −1', entry('pain', painEntry(TODAY, -1)), BP, 'painNow'],
    ['pain 2.5', entry('pain', painEntry(TODAY, 2.5)), BP, 'painNow'],
    ['worst pain 12', entry('pain', painEntry(TODAY, 1, { painWorst7d: 12 })), BP, 'painWorst7d'],
    [
      'the morning after today, still to come',
      entry('pain', painEntry(TODAY, 1, { painNextMorning: 1 })),
      BP,
      'painNextMorning',
    ],
    [
      'next-morning pain −2',
      entry('pain', painEntry(on('02-25'), 1, { painNextMorning: -2 })),
      BP,
      'painNextMorning',
    ],
    [
      'a provider without a name',
      entry('decision', letter('02-20', { providerName: '  ' })),
      PP,
      'providerName',
    ],
    [
      'a decision for another episode',
      entry('decision', letter('02-20', { episodeId: 'old' })),
      PP,
      'episodeId',
    ],
    [
      'a clearance from before the onset',
      entry('decision', letter('01-20', { episodeId: 'bp' })),
      BP,
      'date',
    ],
    [
      'validity that ends before it begins',
      entry('decision', letter('02-20', { validUntil: on('02-19') })),
      PP,
      'validUntil',
    ],
    [
      'restrictions that are not written down',
      entry('decision', letter('02-20', { decision: 'clearedWithRestrictions' })),
      PP,
      'restrictions',
    ],
    [
      'a restriction without words',
      entry('decision', letter('02-20', { restrictions: [{ text: ' ' }] })),
      PP,
      'restrictions.0',
    ],
    [
      'a provider’s restriction in words only',
      entry('decision', letter('02-20', { restrictions: [{ text: 'No squats' }] })),
      PP,
      'restrictions.0',
    ],
    [
      'a physiotherapist’s restriction in words only, beside one that the program can apply',
      entry('physio', {
        state: 'completed',
        date: on('02-20'),
        name: 'Kit Rowe',
        restrictions: [
          { text: 'No sit-ups', blocks: ['SUP'] },
          { text: 'Nothing heavy', blocks: [] },
        ],
      }),
      PP,
      'restrictions.1',
    ],
    [
      'a restriction that takes nothing away',
      entry('details', { restrictions: [{ text: 'x', capPercent: 100, rirFloor: 0 }] }),
      joint(),
      'restrictions.0',
    ],
    [
      'a cap above 100 %',
      entry('details', { restrictions: [{ text: 'x', capPercent: 101 }] }),
      joint(),
      'restrictions.0',
    ],
    [
      'a reserve above 10',
      entry('details', { restrictions: [{ text: 'x', rirFloor: 11 }] }),
      joint(),
      'restrictions.0',
    ],
    ['a screen in the future', entry('screen', clearScreen(on('02-27'))), PP, 'date'],
    ['a screen from before the delivery', entry('screen', clearScreen(on('2024-12-31'))), PP, 'date'],
    ['a screen on a back record', entry('screen', clearScreen(TODAY)), BP, 'kind'],
    ['a pain entry on a postpartum record', entry('pain', painEntry(TODAY, 1)), PP, 'kind'],
    ['a checklist from before the onset', entry('redFlags', checklist(on('01-31'))), BP, 'date'],
    ['a checklist in the future', entry('redFlags', checklist(on('02-27'))), BP, 'date'],
    ['pain-free before the onset', entry('details', { painFreeSince: on('01-31') }), BP, 'painFreeSince'],
    ['pain-free in the future', entry('details', { painFreeSince: on('02-27') }), BP, 'painFreeSince'],
    [
      'leg symptoms in the future',
      entry('details', { legSymptoms: { date: on('02-27'), answer: 'stable' } }),
      BP,
      'legSymptoms',
    ],
    ['no births', entry('details', { births: 0 }), PP, 'births'],
    ['a hold of −1 s', entry('details', { sorensenSeconds: -1 }), BP, 'sorensenSeconds'],
    ['a new pregnancy in an old episode', entry('details', { status: 'pregnant' }), PP, 'status'],
    [
      'a physiotherapist without a name',
      entry('physio', { state: 'completed', date: TODAY, name: '', restrictions: [] }),
      PP,
      'name',
    ],
    [
      'an assessment in the future',
      entry('physio', { state: 'completed', date: on('02-27'), name: 'J. Ruiz', restrictions: [] }),
      PP,
      'date',
    ],
    [
      'a visit booked for before the birth',
      entry('physio', { state: 'booked', date: on('2024-12-31') }),
      PP,
      'date',
    ],
    [
      'an earlier date without the letter',
      entry(
        'decision',
        letter('02-20', { loadedFrom: on('02-21'), confirmedBy: 'Lee', evidence: 'providerContacted' }),
      ),
      PP,
      'evidence',
    ],
    [
      'an earlier date nobody confirmed',
      entry('decision', letter('02-20', { loadedFrom: on('02-21') })),
      PP,
      'confirmedBy',
    ],
    [
      'an earlier date confirmed by the recorder',
      entry('decision', letter('02-20', { loadedFrom: on('02-21'), confirmedBy: 'Sam' })),
      PP,
      'confirmedBy',
    ],
    [
      'an earlier date before the letter',
      entry('decision', letter('02-20', { loadedFrom: on('02-19'), confirmedBy: 'Lee' })),
      PP,
      'loadedFrom',
    ],
    [
      'an earlier date for a back',
      entry('decision', letter('02-20', { episodeId: 'bp', loadedFrom: on('02-21'), confirmedBy: 'Lee' })),
      BP,
      'loadedFrom',
    ],
    ['closing without a reason', entry('closed', { date: TODAY, reason: '' }), PP, 'reason'],
    ['closing in advance', entry('closed', { date: on('02-27'), reason: 'x' }), PP, 'date'],
    [
      'closing in STOP',
      entry('closed', { date: TODAY, reason: 'x' }),
      { ...PP, screens: [stopScreen(TODAY, 'fever')] },
      'date',
    ],
    [
      'closing in HELD',
      entry('closed', { date: TODAY, reason: 'x' }),
      { ...PP, clearances: [obClearance('02-20', { decision: 'declined' })] },
      'date',
    ],
    [
      'closing in EMERGENCY',
      entry('closed', { date: TODAY, reason: 'x' }),
      { ...BP, redFlags: [checklist(TODAY, { saddleNumbness: 'yes' })] },
      'date',
    ],
    ['striking out without a reason', entry('struckOut', { reason: ' ' }, 'old'), PP, 'reason'],
    ['striking out nothing', entry('struckOut', { reason: 'x' }), PP, 'replaces'],
    ['correcting what is not there', entry('screen', clearScreen(TODAY), 'gone'), PP, 'replaces'],
    ['correcting another kind', entry('screen', clearScreen(TODAY), 'old'), PP, 'replaces'],
  ])('%s', (_what, record, episode, field) => {
    const old: EvidenceRecord = { ...entry('decision', letter('02-20')), id: 'old' };
    expect(fields(record, episode, [old])).toContain(field);
  });

  it('P15: offers the expected date', () => {
    const [problem] = checkEntry(entry('details', { deliveryDate: on('02-27') }), {
      episode: PP,
      records: [],
      today: TODAY,
      policy: DEFAULT_POLICY,
    });
    expect(problem?.sentence).toContain('expected date (EDD)');
  });
});
