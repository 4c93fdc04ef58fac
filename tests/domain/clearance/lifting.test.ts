/** Editing the record never lifts what only new evidence may lift. */

import { describe, expect, it } from 'vitest';
import { checkEntry } from '#domain/clearance/entry-checks.ts';
import type { Aggravator, Episode, EpisodeKind } from '#domain/clearance/episode.ts';
import { evaluateClearance } from '#domain/clearance/evaluate.ts';
import {
  assembleEpisode,
  type EvidenceContents,
  type EvidenceKind,
  type EvidenceRecord,
} from '#domain/clearance/evidence.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { checklist, clearScreen, decision, on, painEntry, postpartum, stopScreen } from './builders.ts';

const TODAY = on('04-10');

function record<Kind extends EvidenceKind>(
  id: string,
  kind: Kind,
  content: EvidenceContents[Kind],
  replaces?: string,
): EvidenceRecord {
  const by = { recordedBy: 'Sam', recordedAt: '2025-04-10T10:00:00Z' };
  return { id, kind, content, ...by, ...(replaces && { replaces }) } as EvidenceRecord;
}

function letter(episodeId: string, date: string, changes: Partial<ReturnType<typeof decision>> = {}) {
  const { id: _id, recordedBy: _by, recordedAt: _at, ...content } = decision(episodeId, on(date), changes);
  return content;
}

const delivery = record('d', 'details', { deliveryDate: on('01-01'), mode: 'vaginal' });
const onset = record('o', 'details', { onset: on('01-05') });
const doctor = record('c', 'decision', letter('e', '03-01', { providerRole: 'doctor' }));
const obstetrician = record('c', 'decision', letter('e', '03-01'));
const withdrawn = record('x', 'decision', letter('e', '04-01', { decision: 'withdrawn' }));
const numb = record('x', 'redFlags', checklist(TODAY, { saddleNumbness: 'yes' }));
const fever = record('x', 'screen', stopScreen(TODAY, 'fever'));
const sore = record('x', 'pain', painEntry(TODAY, 8));
const pregnant = record('x', 'details', { status: 'pregnant', edd: on('09-01') });

function check(
  kind: EpisodeKind,
  records: readonly EvidenceRecord[],
  next: EvidenceRecord,
  otherEpisodes: readonly Episode[] = [],
) {
  const episode = assembleEpisode('e', kind, records);
  return checkEntry(next, { episode, records, otherEpisodes, today: TODAY, policy: DEFAULT_POLICY });
}

function state(kind: EpisodeKind, records: readonly EvidenceRecord[], others: readonly Episode[] = []) {
  const episodes = [assembleEpisode('e', kind, records), ...others];
  return evaluateClearance({ episodes, today: TODAY, policy: DEFAULT_POLICY }).states[0]?.state;
}

/** Expected on 1 September, recorded on 10 April. */
describe('a pregnancy ends on a day that can be', () => {
  const ends = (date: string, more: object = {}, records = [pregnant], byLead = false) =>
    checkEntry(record('n', 'details', { status: 'postpartum', deliveryDate: on(date), ...more }), {
      episode: assembleEpisode('e', 'postpartum', records),
      records,
      today: on('12-01'),
      policy: DEFAULT_POLICY,
      byLead,
    }).map(({ sentence }) => sentence);
  const noDate = record('x', 'details', { status: 'pregnant' });
  const lateTold = { ...pregnant, recordedAt: '2025-08-20T10:00:00Z' } as EvidenceRecord;

  it('a birth is refused before day 126 ahead of the expected date', () => {
    const tooEarly =
      'This date is too early for the expected date, 1 Sep 2025. If it is right, a lead records it.';
    expect(ends('04-27')).toEqual([tooEarly]);
    expect(ends('04-28')).toEqual([]);
  });
  it('a loss is refused only where no pregnancy can have been', () => {
    expect(ends('04-10', { status: 'loss' })).toEqual([]);
    expect(ends('04-01', { status: 'loss', edd: on('12-20') })).toEqual([
      expect.stringContaining('the expected date, 20 Dec 2025.'),
    ]);
  });
  it('no end lies more than 14 days before the day the pregnancy was recorded', () => {
    const recordedLater = 'This date is too early for a pregnancy that was recorded on 10 Apr 2025.';
    expect(ends('03-26', {}, [noDate])).toEqual([`${recordedLater} If it is right, a lead records it.`]);
    expect(ends('03-27', {}, [noDate])).toEqual([]);
    expect(ends('08-05', {}, [lateTold])).toHaveLength(1);
    expect(ends('08-06', {}, [lateTold])).toEqual([]);
  });
  it('is not got around by an expected date moved, or a status changed, before', () => {
    const moved = record('m', 'details', { edd: on('04-01') });
    expect(ends('03-01', {}, [pregnant, moved])).toHaveLength(1);
    const undated = record('m', 'details', { status: 'postpartum', deliveryDate: null });
    expect(ends('03-01', {}, [pregnant, undated])).toHaveLength(1);
  });
  it('a lead may know better', () => {
    expect(ends('03-01', {}, [pregnant], true)).toEqual([]);
  });
});

it('what aggravates a back is taken back by a lead alone, and added by anybody', () => {
  const facts = record('o', 'details', { onset: on('01-05'), aggravating: ['axial', 'hinge'] });
  const records = [
    facts,
    doctor,
    record('k', 'redFlags', checklist(TODAY)),
    record('p', 'pain', painEntry(TODAY, 1)),
  ];
  const says = (aggravating: Aggravator[], byLead = false) =>
    checkEntry(record('n', 'details', { aggravating }), {
      episode: assembleEpisode('e', 'backPain', records),
      records,
      today: TODAY,
      policy: DEFAULT_POLICY,
      byLead,
    });
  for (const fewer of [[], ['axial'], ['axial', 'sitting']] satisfies Aggravator[][]) {
    expect(says(fewer)).toMatchObject([{ sentence: expect.stringContaining('allow more training') }]);
    expect(says(fewer, true)).toEqual([]);
  }
  expect(says(['axial', 'hinge', 'impact'])).toEqual([]);
  expect(says(['hinge', 'axial'])).toEqual([]);
});

describe('no correction, strike-out or moved date lifts', () => {
  const struck = record('n', 'struckOut', { reason: 'Typed by mistake' }, 'x');
  it.each<[string, string, EpisodeKind, EvidenceRecord[], EvidenceRecord]>([
    [
      'an emergency, corrected to all no',
      'BP-EMERGENCY',
      'backPain',
      [onset, doctor, numb],
      record('n', 'redFlags', checklist(TODAY), 'x'),
    ],
    ['an emergency, struck out', 'BP-EMERGENCY', 'backPain', [onset, doctor, numb], struck],
    [
      'an emergency, made milder',
      'BP-EMERGENCY',
      'backPain',
      [onset, doctor, numb],
      record('n', 'redFlags', checklist(TODAY, { cancerHistory: 'yes' }), 'x'),
    ],
    [
      'a stop, corrected to clear',
      'PP-STOP',
      'postpartum',
      [delivery, obstetrician, fever],
      record('n', 'screen', clearScreen(TODAY), 'x'),
    ],
    [
      'a stop, moved to before the clearance',
      'PP-STOP',
      'postpartum',
      [delivery, obstetrician, fever],
      record('n', 'screen', stopScreen(on('02-01'), 'fever'), 'x'),
    ],
    ['a stop, struck out', 'PP-STOP', 'postpartum', [delivery, obstetrician, fever], struck],
    [
      'a pain stop, corrected to less',
      'BP-STOP',
      'backPain',
      [onset, doctor, record('r', 'redFlags', checklist(TODAY)), sore],
      record('n', 'pain', painEntry(TODAY, 2), 'x'),
    ],
    ['a withdrawal, struck out', 'PP-HELD', 'postpartum', [delivery, obstetrician, withdrawn], struck],
    [
      'a withdrawal, corrected to a clearance',
      'PP-HELD',
      'postpartum',
      [delivery, obstetrician, withdrawn],
      record('n', 'decision', letter('e', '04-01'), 'x'),
    ],
    ['a joint’s refusal, struck out', 'JT-HELD', 'joint', [withdrawn], struck],
    ['a pregnancy, struck out', 'PP-PREGNANT', 'postpartum', [pregnant], struck],
    [
      'a pregnancy, renamed without a delivery',
      'PP-PREGNANT',
      'postpartum',
      [pregnant],
      record('n', 'details', { status: 'postpartum' }),
    ],
  ])('%s', (_what, held, kind, records, next) => {
    expect(state(kind, records)).toBe(held);
    const [problem] = check(kind, records, next);
    expect(problem?.sentence).toContain(`would lift ${held}`);
    expect(problem?.sentence).toContain('ask the lead');
  });

  it('a bleeding stop, by a later delivery date', () => {
    const bleeding = record('x', 'screen', clearScreen(TODAY, { bleeding: 'mildStable' }));
    const moved = record('n', 'details', { deliveryDate: on('03-20') });
    expect(state('postpartum', [delivery, bleeding])).toBe('PP-STOP');
    expect(check('postpartum', [delivery, bleeding], moved)).toHaveLength(1);
  });
  it('a back emergency, by correcting the postpartum screen that shows it', () => {
    const back = assembleEpisode('b', 'backPain', [onset]);
    const before = record('s', 'screen', clearScreen(on('04-01')));
    const leaking = record('x', 'screen', clearScreen(TODAY, { leaking: 'mildStable' }));
    const records = [delivery, before, leaking];
    const clear = record('n', 'screen', clearScreen(TODAY), 'x');
    const byLead = { records, otherEpisodes: [], today: TODAY, policy: DEFAULT_POLICY, byLead: true };
    const episode = assembleEpisode('e', 'postpartum', records);
    expect(checkEntry(clear, { ...byLead, episode })).toEqual([]);
    expect(check('postpartum', records, clear, [back])[0]?.sentence).toContain('BP-EMERGENCY');
  });
});

describe('a lead and a second person', () => {
  const struck = record('n', 'struckOut', { reason: 'Answers of somebody else' }, 'x');
  const confirmed = (records: readonly EvidenceRecord[], next: EvidenceRecord) => {
    const episode = assembleEpisode('e', 'postpartum', records);
    return checkEntry(next, {
      episode,
      records,
      otherEpisodes: [],
      today: TODAY,
      policy: DEFAULT_POLICY,
      confirmed: true,
    });
  };
  it('may take out a stop that is itself a mistake', () => {
    const records = [delivery, obstetrician, fever];
    expect(check('postpartum', records, struck)[0]).toMatchObject({ needsSecondPerson: true });
    expect(confirmed(records, struck)).toEqual([]);
  });
  it('may not lift one by anything new', () => {
    const bleeding = record('x', 'screen', clearScreen(TODAY, { bleeding: 'mildStable' }));
    const moved = record('n', 'details', { deliveryDate: on('03-20') });
    const [problem] = confirmed([delivery, bleeding], moved);
    expect(problem?.sentence).toContain('would lift PP-STOP');
    expect(problem).not.toHaveProperty('needsSecondPerson');
  });
  it('are bound by every other check', () => {
    const late = record('n', 'screen', clearScreen(on('04-11')), 'x');
    expect(confirmed([delivery, obstetrician, fever], late)[0]?.field).toBe('date');
  });
});

describe('a coach makes things only stricter by an edit', () => {
  const seen = record('s', 'screen', clearScreen(TODAY));
  const doming = record('x', 'screen', clearScreen(TODAY, { diastasisOrDoming: 'mildStable' }));
  const limited = letter('e', '03-01', {
    decision: 'clearedWithRestrictions',
    restrictions: [{ text: 'Half', capPercent: 50 }],
  });
  const restricted = record('x', 'decision', limited);
  const ending = record('x', 'decision', letter('e', '03-01', { validUntil: on('05-01') }));
  const late = record('d', 'details', { deliveryDate: on('03-20'), mode: 'vaginal' });
  const noLoad = record('r', 'details', { restrictions: [{ text: 'No load', capPercent: 0 }] });
  const struck = record('n', 'struckOut', { reason: 'Typed by mistake' }, 'x');
  it.each<[string, EvidenceRecord[], EvidenceRecord]>([
    [
      'a symptom corrected to clear',
      [delivery, obstetrician, doming],
      record('n', 'screen', clearScreen(TODAY), 'x'),
    ],
    [
      'a restriction taken out of a letter',
      [delivery, seen, restricted],
      record('n', 'decision', letter('e', '03-01'), 'x'),
    ],
    ['a restricting letter struck out', [delivery, seen, obstetrician, restricted], struck],
    [
      'the end taken out of a letter',
      [delivery, seen, ending],
      record('n', 'decision', letter('e', '03-01'), 'x'),
    ],
    ['an earlier delivery date', [late], record('n', 'details', { deliveryDate: on('03-01') })],
    [
      'a restriction taken out of the details',
      [delivery, obstetrician, seen, noLoad],
      record('n', 'details', { restrictions: [] }),
    ],
    [
      'a milder mode after the recorded one was cleared',
      [
        record('d', 'details', { deliveryDate: on('01-01'), mode: 'caesarean' }),
        record('m', 'details', { mode: null }),
        obstetrician,
        seen,
      ],
      record('n', 'details', { mode: 'vaginal' }),
    ],
    [
      'an earlier delivery date after the recorded one was struck out',
      [late, record('k', 'struckOut', { reason: 'Wrong day' }, 'd')],
      record('n', 'details', { deliveryDate: on('01-01'), mode: 'vaginal' }),
    ],
  ])('%s', (_what, records, next) => {
    const [problem] = check('postpartum', records, next);
    expect(problem?.sentence).toContain('allow more training than before');
    expect(problem).not.toHaveProperty('needsSecondPerson');
    const episode = assembleEpisode('e', 'postpartum', records);
    const context = { episode, records, otherEpisodes: [], today: TODAY, policy: DEFAULT_POLICY };
    expect(checkEntry(next, { ...context, byLead: true })).toEqual([]);
  });
  it.each<[string, EvidenceRecord[], EvidenceRecord]>([
    ['a new clear screen', [delivery, obstetrician, doming], record('n', 'screen', clearScreen(TODAY))],
    ['a new letter', [delivery, seen, restricted], record('n', 'decision', letter('e', '04-05'))],
    ['a delivery date that was missing', [], record('n', 'details', { deliveryDate: on('01-01') })],
    [
      'a mode that was unknown',
      [record('d', 'details', { deliveryDate: on('01-01'), mode: 'unknown' }), obstetrician, seen],
      record('n', 'details', { mode: 'vaginal' }),
    ],
    ['a later delivery date', [delivery, seen], record('n', 'details', { deliveryDate: on('01-20') })],
    [
      'the mode as it was before it was cleared',
      [delivery, record('m', 'details', { mode: null }), obstetrician, seen],
      record('n', 'details', { mode: 'vaginal' }),
    ],
  ])('still free: %s', (_what, records, next) => expect(check('postpartum', records, next)).toEqual([]));
});

describe('a record that was corrected or struck out', () => {
  const first = record('x', 'pain', painEntry(TODAY, 2));
  const second = record('y', 'pain', painEntry(TODAY, 3), 'x');
  it.each<[string, EvidenceRecord[], EvidenceRecord, string]>([
    [
      'corrected',
      [onset, first, second],
      record('n', 'pain', painEntry(TODAY, 4), 'x'),
      'Sam corrected this record',
    ],
    [
      'struck out',
      [onset, first, record('y', 'struckOut', { reason: 'Twice' }, 'x')],
      record('n', 'pain', painEntry(TODAY, 4), 'x'),
      'Sam struck this record out',
    ],
    [
      'struck out, as the strike-out itself',
      [onset, first, record('y', 'struckOut', { reason: 'Twice' }, 'x')],
      record('n', 'struckOut', { reason: 'After all' }, 'y'),
      'A strike-out stays.',
    ],
  ])('%s is not corrected again', (_how, records, next, sentence) => {
    expect(check('backPain', records, next)[0]?.sentence).toContain(sentence);
  });
  it('is corrected further at its newest', () => {
    const next = record('n', 'pain', painEntry(TODAY, 4), 'y');
    expect(check('backPain', [onset, first, second], next)).toEqual([]);
  });
});

describe('still recorded', () => {
  it.each<[string, EpisodeKind, EvidenceRecord[], EvidenceRecord]>([
    [
      'the clearance that ends a refusal',
      'postpartum',
      [delivery, withdrawn],
      record('n', 'decision', letter('e', '04-05')),
    ],
    [
      'the delivery that ends a pregnancy',
      'postpartum',
      [record('x', 'details', { status: 'pregnant', edd: on('04-15') })],
      record('n', 'details', { status: 'postpartum', deliveryDate: on('04-08') }),
    ],
    [
      'a calmer day after pain',
      'backPain',
      [
        onset,
        doctor,
        record('x', 'pain', painEntry(on('04-01'), 8)),
        record('r', 'redFlags', checklist(TODAY)),
      ],
      record('n', 'pain', painEntry(TODAY, 2)),
    ],
    [
      'a correction that makes it stricter',
      'backPain',
      [onset, doctor, record('x', 'redFlags', checklist(TODAY))],
      record('n', 'redFlags', checklist(TODAY, { saddleNumbness: 'yes' }), 'x'),
    ],
  ])('%s', (_what, kind, records, next) => expect(check(kind, records, next)).toEqual([]));
});

describe('closing', () => {
  it('a back record is refused while new leaking on a postpartum screen is its emergency', () => {
    const leaking = clearScreen(TODAY, { leaking: 'mildStable' });
    const other = postpartum(TODAY, { screens: [clearScreen(on('04-01')), leaking] });
    const closed = record('n', 'closed', { date: TODAY, reason: 'Better' });
    const records = [
      onset,
      doctor,
      record('r', 'redFlags', checklist(TODAY)),
      record('p', 'pain', painEntry(TODAY, 0)),
    ];
    expect(check('backPain', records, closed)).toEqual([]);
    expect(check('backPain', records, closed, [other])[0]?.sentence).toContain('BP-EMERGENCY');
  });
  it('one episode does not wait for the stop of another', () => {
    const other = postpartum(TODAY, { screens: [stopScreen(TODAY, 'fever')] });
    const closed = record('n', 'closed', { date: TODAY, reason: 'Better' });
    expect(check('joint', [record('a', 'details', { area: 'knee' })], closed, [other])).toEqual([]);
  });
});

describe('a limit somebody wrote down is never silently ignored', () => {
  const none = [{ text: 'No load', capPercent: 0 }];
  it('restrictions in the details of a postpartum episode count', () => {
    const records = [
      delivery,
      obstetrician,
      record('s', 'screen', clearScreen(TODAY)),
      record('r', 'details', { restrictions: none }),
    ];
    expect(check('postpartum', records.slice(0, 3), records[3] as EvidenceRecord)).toEqual([]);
    const episodes = [assembleEpisode('e', 'postpartum', records)];
    const { tier, permission, reasons } = evaluateClearance({
      episodes,
      today: TODAY,
      policy: DEFAULT_POLICY,
    });
    expect({ tier, cap: permission.capPercent }).toEqual({ tier: 'T2', cap: 0 });
    expect(permission.verbatim).toEqual([{ text: 'No load', from: '' }]);
    expect(reasons[0]?.text).toBe('Restriction: No load');
  });
  it.each<[EpisodeKind, EvidenceContents['details'], string]>([
    ['joint', { aggravating: ['axial'] }, 'aggravating'],
    ['joint', { deliveryDate: on('01-01') }, 'deliveryDate'],
    ['postpartum', { onset: on('01-01') }, 'onset'],
    ['postpartum', { legSymptoms: { date: TODAY, answer: 'newOrWorse' } }, 'legSymptoms'],
    ['backPain', { status: 'pregnant' }, 'status'],
    ['backPain', { area: 'hip' }, 'area'],
  ])('a %s episode refuses %o', (kind, details, field) => {
    expect(check(kind, [], record('n', 'details', details)).map((problem) => problem.field)).toContain(field);
  });
});
