/** The back-pain state table (§1.6): rows in order, the first that matches wins. Its words stay unalarming. */

import { addDays, addMonths, type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import { type BackPainContext, type BackPainFacts, backPainFacts } from './back-pain-facts.ts';
import {
  about,
  comingDue,
  emergencyCall,
  expiry,
  FOLLOW_ADVICE,
  LATER_CLEARANCE,
  painSentence,
  provingPainFree,
  recorded,
  recordedOn,
  resolvedLongAgo,
  restrictedBecause,
  restrictedChanges,
  reviewDue,
  screenMissing,
  UNALARMING,
} from './back-pain-words.ts';
import type { BackPainEpisode } from './episode.ts';
import type { ClearancePolicy } from './policy.ts';
import { lastValidDay, refusalRecorded, whyNotCounted } from './provider-decisions.ts';
import { SOURCE } from './sources.ts';
import { firstMatch, type StateAnswer, type StateRow } from './state-table.ts';
import { type BackPainState, because } from './tier.ts';

/** The state of a back-pain episode as known on a day. */
export function backPainState(
  episode: BackPainEpisode,
  today: CalendarDate,
  policy: ClearancePolicy,
  context?: BackPainContext,
): StateAnswer<BackPainState> {
  return backPainStateOf(backPainFacts(episode, today, policy, context));
}

/** The same for facts that were already read. */
export function backPainStateOf(facts: BackPainFacts): StateAnswer<BackPainState> {
  return firstMatch(BACK_PAIN_ROWS, facts);
}

export const BACK_PAIN_ROWS: readonly StateRow<BackPainState, BackPainFacts>[] = [
  {
    state: 'BP-NA',
    condition: 'closed',
    source: SOURCE.facility,
    tier: () => 'T3',
    when: ({ episode, today }) => episode.closed !== undefined && episode.closed.date <= today,
    reasons: () => [],
    changes: () => [],
  },
  {
    state: 'BP-EMERGENCY',
    condition: 'an emergency item answered yes',
    source: SOURCE.ces,
    tier: () => 'T0',
    when: ({ emergencies }) => emergencies.length > 0,
    reasons: ({ emergencies, policy }) => [
      because(
        'R7',
        `Same-day emergency assessment now. ${emergencyCall(policy)}`,
        SOURCE.ces,
        'emergencyNumber',
      ),
      ...emergencies.map((flag) => because('BP-EMERGENCY', recordedOn(flag), SOURCE.ces)),
    ],
    changes: () => [LATER_CLEARANCE],
  },
  {
    state: 'BP-STOP',
    condition: 'an urgent item answered yes, or pain 6 or more',
    source: SOURCE.finucane,
    tier: () => 'T0',
    when: ({ urgents, painStop }) => urgents.length > 0 || painStop !== undefined,
    reasons: ({ urgents, painStop, policy }) => [
      ...(urgents.length > 0
        ? [because('R4', 'Stop. See a health professional before any more training here.', SOURCE.finucane)]
        : []),
      ...urgents.map((flag) => because('BP-STOP', recordedOn(flag), SOURCE.finucane)),
      ...(painStop
        ? [
            because(
              'R8',
              `Pain of ${policy.painStopsFrom} or more on ${formatDate(painStop)}: training here pauses.`,
              SOURCE.pain,
              'painStopsFrom',
            ),
          ]
        : []),
      UNALARMING,
    ],
    changes: ({ urgents, painStop, policy }) => [
      ...(urgents.length > 0 ? [LATER_CLEARANCE] : []),
      ...(painStop
        ? [
            {
              text: `Pain of ${policy.painStopsFrom - 1} or less on a later day, asked outside a session, with a fresh checklist.`,
              from: addDays(painStop, 1),
            },
          ]
        : []),
    ],
  },
  {
    state: 'BP-SCREEN',
    condition: 'checklist missing, incomplete, or from before the onset',
    source: SOURCE.nice,
    tier: () => 'T0',
    when: ({ episode, duration, checklist, checklistComplete }) =>
      duration === undefined ||
      checklist === undefined ||
      !checklistComplete ||
      (episode.onset !== undefined && checklist.date < episode.onset),
    reasons: (facts) => [because('BP-SCREEN', screenMissing(facts), SOURCE.nice), UNALARMING],
    changes: ({ duration }) => [
      duration
        ? { text: 'A complete warning-sign checklist.' }
        : { text: 'Recording the onset, and a complete warning-sign checklist.' },
    ],
  },
  {
    state: 'BP-HELD',
    condition: 'latest decision declined or withdrawn',
    source: SOURCE.guide,
    tier: () => 'T0',
    when: ({ decisions }) => decisions.refusal !== undefined,
    reasons: ({ decisions: { refusal } }) =>
      refusal ? [because('BP-HELD', refusalRecorded(refusal), SOURCE.guide), FOLLOW_ADVICE] : [],
    changes: () => [{ text: 'A later clearance from a provider whose role counts.' }],
  },
  {
    state: 'BP-WATCH',
    condition: 'resolved less than 12 months ago',
    source: SOURCE.facility,
    tier: () => 'T3',
    when: ({ resolvedOn, today, policy }) =>
      resolvedOn !== undefined && today < addMonths(resolvedOn, policy.watchMonths),
    reasons: ({ episode, resolvedOn, today }) => [
      because(
        'BP-WATCH',
        `Pain-free since ${formatDate(episode.painFreeSince ?? today)}, resolved on ${formatDate(resolvedOn ?? today)}. Watch for a return.`,
        SOURCE.facility,
        'watchMonths',
      ),
    ],
    changes: ({ resolvedOn, today, policy }) => {
      const from = addMonths(resolvedOn ?? today, policy.watchMonths);
      return [{ text: `From ${formatDate(from)} the episode can be closed.`, from }];
    },
  },
  {
    state: 'BP-AWAITING',
    condition: 'no valid clearance for this episode',
    source: SOURCE.guide,
    tier: ({ pain, policy }) => (pain !== undefined && pain.level < policy.painHoldsLoadFrom ? 'T1' : 'T0'),
    when: ({ decisions }) => !decisions.valid,
    reasons: (facts) => [
      because('R6', 'No clearance for this episode is recorded.', SOURCE.guide),
      because('R8', painSentence(facts), SOURCE.pain, 'painHoldsLoadFrom'),
      ...whyNotCounted(facts.episode.clearances, facts.terms, 'BP-AWAITING'),
      ...resolvedLongAgo(facts),
      ...about(facts),
      UNALARMING,
    ],
    changes: (facts) => [
      { text: 'Recording a provider’s clearance for loaded work, given for this episode.' },
      ...provingPainFree(facts),
      ...(facts.resolvedOn ? [{ text: 'Closing the episode: it resolved more than a year ago.' }] : []),
    ],
  },
  {
    state: 'BP-EXPIRED',
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
      ...recorded(facts, 'BP-EXPIRED'),
      ...resolvedLongAgo(facts),
    ],
    changes: () => [{ text: 'A new clearance from the provider.' }],
  },
  {
    state: 'BP-REVIEW',
    condition: 'checklist older than 28 days, none at the start of this phase, or no pain entry in 14 days',
    source: SOURCE.facility,
    tier: () => 'T2',
    newAssignment: false,
    when: (facts) => reviewDue(facts).length > 0,
    reasons: (facts) => [...reviewDue(facts), ...recorded(facts, 'BP-REVIEW'), ...resolvedLongAgo(facts)],
    changes: () => [{ text: 'A complete warning-sign checklist and a pain entry today.' }],
  },
  {
    state: 'BP-RESTRICTED',
    condition:
      'acute or subacute, pain 3 to 5, a restriction, an aggravating movement, or a worse next morning',
    source: SOURCE.berglund,
    tier: () => 'T2',
    when: (facts) => restrictedBecause(facts).length > 0,
    reasons: (facts) => [
      ...restrictedBecause(facts),
      ...recorded(facts, 'BP-RESTRICTED'),
      ...about(facts),
      UNALARMING,
    ],
    changes: restrictedChanges,
  },
  {
    state: 'BP-CLEARED',
    condition: 'otherwise',
    source: SOURCE.guide,
    tier: () => 'T3',
    when: () => true,
    reasons: (facts) => [...recorded(facts, 'BP-CLEARED'), ...resolvedLongAgo(facts), ...about(facts)],
    changes: comingDue,
  },
];
