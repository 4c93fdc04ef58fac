/** Random episodes and permissions around the dates where the rules turn. */

import fc from 'fast-check';
import { addDays } from '#domain/calendar/calendar-date.ts';
import { combinePermissions } from '#domain/clearance/combine.ts';
import type {
  BackPainEpisode,
  Episode,
  JointEpisode,
  PostpartumEpisode,
  ProviderDecision,
  Restriction,
  Screen,
} from '#domain/clearance/episode.ts';
import { ALL_TAGS, type Permission, tierPermission } from '#domain/clearance/permission.ts';
import { DEFAULT_POLICY } from '#domain/clearance/policy.ts';
import { TIERS } from '#domain/clearance/tier.ts';
import { RED_FLAG_ITEM_IDS, STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';
import { BACK_TODAY } from './builders.ts';

export const TODAY = BACK_TODAY;

const daysAgo = (most: number) => fc.integer({ min: -3, max: most }).map((days) => addDays(TODAY, -days));
const rarely = <T, U>(usual: T, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

export const restriction: fc.Arbitrary<Restriction> = fc.record(
  {
    text: fc.constantFrom('No lunges', 'Nothing over 50 %', 'No lying on the back'),
    blocks: fc.subarray(['AX', 'SUP', 'SL', 'VAL', 'HNG'] as const),
    capPercent: fc.constantFrom(0, 30, 50, 65, 80),
    rirFloor: fc.constantFrom(0, 2, 3, 4),
  },
  { requiredKeys: ['text'] },
);

const decisions = (episodeId: string): fc.Arbitrary<ProviderDecision[]> =>
  fc.array(
    fc.record({
      id: fc.uuid(),
      episodeId: rarely(episodeId, fc.constant('another')),
      date: daysAgo(500),
      decision: fc.constantFrom(
        'cleared',
        'cleared',
        'cleared',
        'clearedWithRestrictions',
        'declined',
        'withdrawn',
      ),
      scope: rarely('loadedResistance', fc.constantFrom('lightOnly', 'generalExercise', 'unrestricted')),
      providerName: fc.constantFrom('Dr A. Khan', 'J. Ruiz'),
      providerRole: fc.constantFrom('generalPractitioner', 'generalPractitioner', 'physiotherapist', 'other'),
      evidence: rarely('documentSeen', fc.constantFrom('providerContacted', 'athleteReported')),
      restrictions: rarely([] as Restriction[], fc.array(restriction, { maxLength: 2 })),
      recordedBy: fc.constant('Sam'),
      recordedAt: fc.constant('2025-01-01T00:00:00Z'),
    }) as fc.Arbitrary<ProviderDecision>,
    { maxLength: 4 },
  );

const answer = rarely('none', fc.constantFrom('mildStable', 'worseOrModerate', 'notAsked'));

const screen = fc.record({
  date: daysAgo(60),
  ...Object.fromEntries(SYMPTOM_IDS.map((symptom) => [symptom, answer])),
  stopItems: fc.record(
    Object.fromEntries(
      STOP_ITEM_IDS.map((item) => [item, rarely('none', fc.constantFrom('mildStable', 'notAsked'))]),
    ),
  ),
}) as unknown as fc.Arbitrary<Screen>;

const closed = rarely(undefined, fc.constant({ date: TODAY, reason: 'Over', by: 'Lee' }));

/** Leaves out keys that are undefined, as stored JSON does. */
const stored = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const postpartumEpisode: fc.Arbitrary<PostpartumEpisode> = fc
  .record({
    kind: fc.constant('postpartum' as const),
    id: fc.constant('pp'),
    status: rarely('postpartum', fc.constantFrom('pregnant', 'loss')),
    deliveryDate: rarely(addDays(TODAY, -100), fc.option(daysAgo(420), { nil: undefined })),
    mode: fc.constantFrom('vaginal', 'caesarean', 'mixed', 'unknown', undefined),
    clearances: decisions('pp'),
    physio: rarely({ state: 'none' as const }, fc.constant({ state: 'booked' as const })),
    screens: fc.array(screen, { maxLength: 4 }),
    closed,
  })
  .map((each) => stored(each) as PostpartumEpisode);

const level = fc.integer({ min: 0, max: 7 });

export const backPainEpisode: fc.Arbitrary<BackPainEpisode> = fc
  .record({
    kind: fc.constant('backPain' as const),
    id: fc.constant('bp'),
    onset: fc.option(daysAgo(500), { nil: undefined, freq: 12 }),
    painFreeSince: fc.option(daysAgo(450), { nil: undefined, freq: 2 }),
    recurrent: fc.boolean(),
    pain: fc.array(
      fc.record(
        { date: daysAgo(30), painNow: level, painWorst7d: level, painNextMorning: level },
        { requiredKeys: ['date', 'painNow'] },
      ),
      { maxLength: 4 },
    ),
    redFlags: fc.array(
      fc.record({
        date: daysAgo(40),
        items: fc.record(
          Object.fromEntries(
            RED_FLAG_ITEM_IDS.map((item) => [item, rarely('no', fc.constantFrom('yes', 'notAsked'))]),
          ),
        ),
      }),
      { maxLength: 3 },
    ),
    aggravating: fc.subarray(['flexion', 'extension', 'axial', 'hinge', 'sitting', 'impact', 'rotation']),
    legSymptoms: rarely([], fc.constant([{ date: TODAY, answer: 'newOrWorse' as const }])),
    restrictions: rarely([] as Restriction[], fc.array(restriction, { maxLength: 2 })),
    clearances: decisions('bp'),
    closed,
  })
  .map((each) => stored(each) as BackPainEpisode);

export const jointEpisode: fc.Arbitrary<JointEpisode> = fc
  .record({
    kind: fc.constant('joint' as const),
    id: fc.constant('jt'),
    area: fc.constantFrom('hip', 'knee', 'other'),
    onset: daysAgo(500),
    restrictions: rarely([] as Restriction[], fc.array(restriction, { maxLength: 2 })),
    clearances: decisions('jt'),
    closed,
  })
  .map((each) => stored(each) as JointEpisode);

export const episode: fc.Arbitrary<Episode> = fc.oneof(postpartumEpisode, backPainEpisode, jointEpisode);

/** Permissions as evaluations make them: a tier, some blocked tags, some restrictions. */
export const permission: fc.Arbitrary<Permission> = fc
  .record({
    tier: fc.constantFrom(...TIERS),
    flagged: fc.boolean(),
    laterPhase: fc.boolean(),
    tags: fc.subarray([...ALL_TAGS], { maxLength: 3 }),
    cap: fc.constantFrom(null, null, 0, 40, 60, 85),
    rir: fc.constantFrom(0, 0, 2, 3, 4),
    verbatim: fc.subarray([
      { text: 'No lunges', from: 'Dr A. Khan' },
      { text: 'Sit down first', from: 'J. Ruiz' },
    ]),
    cues: fc.subarray(['Ribs down.', 'Slow down.']),
  })
  .map(({ tier, flagged, laterPhase, tags, cap, rir, verbatim, cues }) => {
    const base = tierPermission(tier, DEFAULT_POLICY, { flagged, laterPhase });
    const own: Permission = {
      ...tierPermission('T3', DEFAULT_POLICY, { flagged }),
      capPercent: cap,
      rirFloor: rir,
      blockedTags: ALL_TAGS.filter((tag) => tags.includes(tag)),
      cues,
      verbatim,
    };
    return combinePermissions(base, own);
  });
