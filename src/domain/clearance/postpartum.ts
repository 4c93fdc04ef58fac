/** The postpartum state table (§1.4): rows in order, the first that matches wins. */

import { type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import type { PostpartumEpisode } from './episode.ts';
import type { ClearancePolicy } from './policy.ts';
import { type PostpartumFacts, postpartumFacts } from './postpartum-facts.ts';
import {
  comingDue,
  dayOf,
  expiry,
  floorSentence,
  floorSetting,
  isBeforeFloor,
  isStale,
  NO_CLEARANCE,
  notRest,
  overdue,
  RECORD_CLEARANCE,
  recorded,
  restrictedBecause,
  restrictedChanges,
  screenDue,
  sinceThen,
  windowOpens,
} from './postpartum-words.ts';
import { lastValidDay, refusalRecorded, whyNotCounted } from './provider-decisions.ts';
import { SOURCE } from './sources.ts';
import { firstMatch, type StateAnswer, type StateRow } from './state-table.ts';
import { because, type PostpartumState } from './tier.ts';

/** The state of a postpartum episode as known on a day. `phaseStart` asks for a screen on the day a phase began. */
export function postpartumState(
  episode: PostpartumEpisode,
  today: CalendarDate,
  policy: ClearancePolicy,
  phaseStart?: CalendarDate,
): StateAnswer<PostpartumState> {
  return postpartumStateOf(postpartumFacts(episode, today, policy, phaseStart));
}

/** The same for facts that were already read. */
export function postpartumStateOf(facts: PostpartumFacts): StateAnswer<PostpartumState> {
  return firstMatch(POSTPARTUM_ROWS, facts);
}

export const POSTPARTUM_ROWS: readonly StateRow<PostpartumState, PostpartumFacts>[] = [
  {
    state: 'PP-NA',
    condition: 'closed by the lead with a reason',
    source: SOURCE.facility,
    tier: () => 'T3',
    when: ({ episode, today }) => episode.closed !== undefined && episode.closed.date <= today,
    reasons: () => [],
    changes: () => [],
  },
  {
    state: 'PP-STOP',
    condition: 'open stop item, or a symptom moderate or worse',
    source: SOURCE.gaqp,
    tier: () => 'T0',
    when: ({ openStops }) => openStops.length > 0,
    reasons: ({ openStops }) => [
      because('R4', 'Stop. Contact a health professional before any more training here.', SOURCE.gaqp),
      ...openStops.map(({ words, date }) =>
        because('PP-STOP', `Recorded on ${formatDate(date)}: ${words}.`, SOURCE.gaqp),
      ),
    ],
    changes: () => [
      {
        text: 'A provider’s clearance for loaded work, without restrictions, given after the stop.',
      },
    ],
  },
  {
    state: 'PP-PREGNANT',
    condition: 'pregnant, or the stored date is in the future',
    source: SOURCE.facility,
    tier: () => 'T0',
    when: ({ episode, today }) =>
      episode.status === 'pregnant' || (episode.deliveryDate !== undefined && episode.deliveryDate > today),
    reasons: ({ episode }) => [
      ...(episode.status === 'loss'
        ? []
        : [because('PP-PREGNANT', 'This program is not written for pregnancy.', SOURCE.facility)]),
      ...(episode.status !== 'pregnant' && episode.deliveryDate
        ? [
            because(
              'PP-PREGNANT',
              `The recorded date, ${formatDate(episode.deliveryDate)}, has not come yet.`,
              SOURCE.facility,
            ),
          ]
        : []),
      notRest('PP-PREGNANT'),
    ],
    changes: ({ episode }) => [
      episode.status === 'loss'
        ? { text: 'Correcting the date that recovery counts from.' }
        : { text: 'Recording the delivery date, once it has come, starts the days from then.' },
    ],
  },
  {
    state: 'PP-INCOMPLETE',
    condition: 'no delivery date',
    source: SOURCE.facility,
    tier: () => 'T0',
    when: ({ day }) => day === undefined,
    reasons: ({ episode }) => [
      because(
        'PP-INCOMPLETE',
        episode.status === 'loss'
          ? 'Missing: the date that recovery counts from.'
          : `Missing: the delivery date${episode.mode === undefined ? ' and the mode of delivery' : ''}.`,
        SOURCE.facility,
      ),
      notRest('PP-INCOMPLETE'),
    ],
    changes: () => [{ text: 'Recording the missing date.' }],
  },
  {
    state: 'PP-HELD',
    condition: 'latest decision declined or withdrawn',
    source: SOURCE.guide,
    tier: () => 'T0',
    when: ({ decisions }) => decisions.refusal !== undefined,
    reasons: ({ decisions: { refusal } }) => [
      ...(refusal ? [because('PP-HELD', refusalRecorded(refusal), SOURCE.guide)] : []),
      notRest('PP-HELD'),
    ],
    changes: () => [{ text: 'A later clearance from a provider whose role counts.' }],
  },
  {
    state: 'PP-EARLY',
    condition: 'no valid clearance, day < L',
    source: SOURCE.guide,
    tier: ({ policy }) => (policy.foundationBeforeFloor ? 'T1' : 'T0'),
    when: (facts) => !facts.decisions.valid && isBeforeFloor(facts),
    reasons: (facts) => [
      because('R2', `${sinceThen(facts)} ${floorSentence(facts)}`, SOURCE.guide, floorSetting(facts)),
      NO_CLEARANCE,
      ...whyNotCounted(facts.episode.clearances, facts.terms, 'PP-EARLY'),
      notRest('PP-EARLY'),
    ],
    changes: windowOpens,
  },
  {
    state: 'PP-WINDOW',
    condition: 'no valid clearance, L ≤ day < U',
    source: SOURCE.guide,
    tier: () => 'T1',
    when: (facts) => !facts.decisions.valid && dayOf(facts) < (facts.bounds?.windowEndDay ?? 0),
    reasons: (facts) => [
      because('R1', `Window open, no clearance recorded. ${sinceThen(facts)}`, SOURCE.guide),
      ...whyNotCounted(facts.episode.clearances, facts.terms, 'PP-WINDOW'),
    ],
    changes: () => [RECORD_CLEARANCE],
  },
  {
    state: 'PP-AWAITING',
    condition: 'no valid clearance, day ≥ U',
    source: SOURCE.guide,
    tier: () => 'T1',
    when: ({ decisions }) => !decisions.valid,
    reasons: (facts) => [
      because(
        'R1',
        `Window open, no clearance recorded; ${overdue(facts)} past the end of the window. ${sinceThen(facts)}`,
        SOURCE.guide,
      ),
      ...whyNotCounted(facts.episode.clearances, facts.terms, 'PP-AWAITING'),
      ...(dayOf(facts) > facts.policy.longAwaitingDay
        ? [
            because(
              'PP-AWAITING',
              `More than ${facts.policy.longAwaitingDay} days without a clearance. Only the lead can close this episode.`,
              SOURCE.facility,
              'longAwaitingDay',
            ),
          ]
        : []),
    ],
    changes: () => [RECORD_CLEARANCE],
  },
  {
    state: 'PP-EARLYCLEARED',
    condition: 'valid clearance, day < L',
    source: SOURCE.facility,
    tier: ({ policy }) => (policy.foundationBeforeFloor ? 'T1' : 'T0'),
    when: isBeforeFloor,
    reasons: (facts) => [
      // What holds comes first: the first sentence is the one that stands alone in a short list.
      because('R2', `${sinceThen(facts)} ${floorSentence(facts)}`, SOURCE.guide, floorSetting(facts)),
      ...recorded(facts, 'PP-EARLYCLEARED'),
      notRest('PP-EARLYCLEARED'),
    ],
    changes: ({ bounds }) =>
      bounds
        ? [
            {
              text: `The facility’s earliest date is ${formatDate(bounds.earliest)}; a new symptom screen is due then.`,
              from: bounds.earliest,
              timeAlone: true,
            },
          ]
        : [],
  },
  {
    state: 'PP-CONFIRM',
    condition: 'clearance before delivery + L and no complete screen since',
    source: SOURCE.facility,
    tier: () => 'T1',
    when: ({ decisions, bounds, lastComplete }) =>
      bounds !== undefined &&
      decisions.valid !== undefined &&
      decisions.valid.date < bounds.earliest &&
      (lastComplete === undefined || lastComplete < bounds.earliest),
    reasons: (facts) => [
      ...recorded(facts, 'PP-CONFIRM'),
      because(
        'PP-CONFIRM',
        `It was given before ${formatDate(facts.bounds?.earliest ?? facts.today)}, the earliest date; do a new symptom screen.`,
        SOURCE.facility,
        floorSetting(facts),
      ),
    ],
    changes: () => [{ text: 'A complete symptom screen today.' }],
  },
  {
    state: 'PP-EXPIRED',
    condition: 'past its validity, or older than 12 months',
    source: SOURCE.parq,
    tier: () => 'T1',
    when: ({ decisions: { valid }, today, policy }) =>
      valid !== undefined && today > lastValidDay(valid, policy.clearanceMonths),
    reasons: (facts) => [
      because(
        'R12',
        `The clearance expired on ${formatDate(expiry(facts))}.`,
        SOURCE.parq,
        'clearanceMonths',
      ),
      ...recorded(facts, 'PP-EXPIRED'),
    ],
    changes: () => [{ text: 'A new clearance from the provider.' }],
  },
  {
    state: 'PP-REVIEW',
    condition: 'no complete screen in 28 days, or none at the start of this phase',
    source: SOURCE.facility,
    tier: () => 'T2',
    newAssignment: false,
    when: (facts) => screenDue(facts) !== undefined,
    reasons: (facts) => [
      because(
        'PP-REVIEW',
        screenDue(facts) ?? '',
        SOURCE.facility,
        isStale(facts) ? 'screenFreshDays' : 'phaseScreenLeadDays',
      ),
      ...recorded(facts, 'PP-REVIEW'),
    ],
    changes: () => [{ text: 'A complete symptom screen today.' }],
  },
  {
    state: 'PP-RESTRICTED',
    condition: 'restriction, stable symptom, physio pending, mode unknown, or day < max(U, 84)',
    source: SOURCE.hse,
    tier: () => 'T2',
    when: (facts) => restrictedBecause(facts).length > 0,
    reasons: (facts) => [...restrictedBecause(facts), ...recorded(facts, 'PP-RESTRICTED')],
    changes: (facts) => restrictedChanges(facts),
  },
  {
    state: 'PP-CLEARED',
    condition: 'otherwise',
    source: SOURCE.guide,
    tier: () => 'T3',
    when: () => true,
    reasons: (facts) => recorded(facts, 'PP-CLEARED'),
    changes: (facts) => comingDue(facts),
  },
];
