/** The joint table (§1.6, hip and knee): provider decision and restrictions only, no clinical checklist. */

import { addDays, type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import type { JointEpisode } from './episode.ts';
import type { ClearancePolicy } from './policy.ts';
import {
  clearanceRecorded,
  type DecisionReading,
  type DecisionTerms,
  lastValidDay,
  readDecisions,
  refusalRecorded,
  whyNotCounted,
} from './provider-decisions.ts';
import { SOURCE } from './sources.ts';
import { firstMatch, type StateAnswer, type StateRow } from './state-table.ts';
import { because, type JointState, type Reason } from './tier.ts';

export interface JointFacts {
  readonly episode: JointEpisode;
  readonly policy: ClearancePolicy;
  readonly today: CalendarDate;
  readonly terms: DecisionTerms;
  readonly decisions: DecisionReading;
}

export function jointFacts(episode: JointEpisode, today: CalendarDate, policy: ClearancePolicy): JointFacts {
  const terms: DecisionTerms = {
    episodeId: episode.id,
    ...(episode.onset !== undefined && { since: episode.onset }),
    today,
    roles: policy.jointRoles,
    evidence: policy.acceptedEvidence,
    rolesSetting: 'jointRoles',
  };
  return { episode, policy, today, terms, decisions: readDecisions(episode.clearances, terms) };
}

/** The state of a hip, knee or other joint episode as known on a day. */
export function jointState(
  episode: JointEpisode,
  today: CalendarDate,
  policy: ClearancePolicy,
): StateAnswer<JointState> {
  return jointStateOf(jointFacts(episode, today, policy));
}

/** The same for facts that were already read. */
export function jointStateOf(facts: JointFacts): StateAnswer<JointState> {
  return firstMatch(JOINT_ROWS, facts);
}

export const JOINT_ROWS: readonly StateRow<JointState, JointFacts>[] = [
  {
    state: 'JT-NA',
    condition: 'closed',
    source: SOURCE.facility,
    tier: () => 'T3',
    when: ({ episode, today }) => episode.closed !== undefined && episode.closed.date <= today,
    reasons: () => [],
    changes: () => [],
  },
  {
    // "Same evidence rules": a refusal holds here as it does for the other two.
    state: 'JT-HELD',
    condition: 'latest decision declined or withdrawn',
    source: SOURCE.guide,
    tier: () => 'T0',
    when: ({ decisions }) => decisions.refusal !== undefined,
    reasons: ({ decisions: { refusal } }) =>
      refusal ? [because('JT-HELD', refusalRecorded(refusal), SOURCE.guide)] : [],
    changes: () => [{ text: 'A later clearance from a provider whose role counts.' }],
  },
  {
    state: 'JT-AWAITING',
    condition: 'no valid clearance for this episode',
    source: SOURCE.guide,
    tier: () => 'T1',
    when: ({ decisions }) => !decisions.valid,
    reasons: ({ episode, terms }) => [
      because('JT-AWAITING', `No clearance for this ${AREA_WORDS[episode.area]} is recorded.`, SOURCE.guide),
      ...whyNotCounted(episode.clearances, terms, 'JT-AWAITING'),
    ],
    changes: () => [{ text: 'Recording a provider’s clearance for loaded work, given for this episode.' }],
  },
  {
    state: 'JT-EXPIRED',
    condition: 'past its validity, or older than 12 months',
    source: SOURCE.parq,
    tier: () => 'T1',
    when: ({ decisions: { valid }, today, policy }) =>
      valid !== undefined && today > lastValidDay(valid, policy.clearanceMonths),
    reasons: (facts) => [
      because(
        'R12',
        `The clearance expired on ${formatDate(lastDay(facts))}.`,
        SOURCE.parq,
        'clearanceMonths',
      ),
      ...recorded(facts, 'JT-EXPIRED'),
    ],
    changes: () => [{ text: 'A new clearance from the provider.' }],
  },
  {
    state: 'JT-RESTRICTED',
    condition: 'any restriction',
    source: SOURCE.guide,
    tier: () => 'T2',
    when: (facts) => restrictedBecause(facts).length > 0,
    reasons: (facts) => [...restrictedBecause(facts), ...recorded(facts, 'JT-RESTRICTED')],
    changes: () => [{ text: 'A new decision without restrictions.' }],
  },
  {
    state: 'JT-CLEARED',
    condition: 'otherwise',
    source: SOURCE.guide,
    tier: () => 'T3',
    when: () => true,
    reasons: (facts) => recorded(facts, 'JT-CLEARED'),
    changes: (facts) => {
      const last = lastDay(facts);
      return [{ text: `The clearance is valid until ${formatDate(last)}.`, from: addDays(last, 1) }];
    },
  },
];

function restrictedBecause({ episode, decisions }: JointFacts): readonly Reason[] {
  const reasons = [
    ...episode.restrictions.map(({ text }) =>
      because('JT-RESTRICTED', `Restriction: ${text}`, SOURCE.facility),
    ),
    ...decisions.restrictions.map(({ restriction, from }) =>
      because('JT-RESTRICTED', `Restriction by ${from}: ${restriction.text}`, SOURCE.facility),
    ),
  ];
  if (decisions.valid?.decision === 'clearedWithRestrictions' && decisions.valid.restrictions.length === 0) {
    const text = 'Cleared with restrictions, but none is recorded. Ask the provider.';
    reasons.push(because('JT-RESTRICTED', text, SOURCE.facility));
  }
  return reasons;
}

function lastDay({ decisions, policy, today }: JointFacts): CalendarDate {
  return decisions.valid ? lastValidDay(decisions.valid, policy.clearanceMonths) : today;
}

function recorded({ decisions }: JointFacts, rule: JointState): readonly Reason[] {
  return decisions.valid ? [because(rule, clearanceRecorded(decisions.valid), SOURCE.guide)] : [];
}

const AREA_WORDS = { hip: 'hip', knee: 'knee', other: 'joint' } as const;
