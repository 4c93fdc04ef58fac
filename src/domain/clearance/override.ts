/** Overrides: the lead's logged exception to a tier, for a few days, with a second person; some states allow none. */

import { addDays, type CalendarDate, daysBetween, formatDate } from '../calendar/calendar-date.ts';
import { combinePermissions } from './combine.ts';
import type { EntryProblem } from './entry-problem.ts';
import type { Clearance, EpisodeAnswer } from './evaluate.ts';
import { tierPermission } from './permission.ts';
import type { ClearancePolicy } from './policy.ts';
import { earliest } from './review.ts';
import { SOURCE } from './sources.ts';
import { because, type StateId, stricterTier, type Tier } from './tier.ts';

export interface Override {
  readonly id: string;
  /** The tier it raises to; restrictions and blocked movements stay. */
  readonly tier: Exclude<Tier, 'T0'>;
  readonly reason: string;
  readonly from: CalendarDate;
  /** Last day it holds. */
  readonly until: CalendarDate;
  /** What it was given against; nothing else is lifted by it. */
  readonly against: readonly OverriddenState[];
  readonly lead: string;
  readonly secondPerson: string;
}

/** The state that an episode was in when the override was given. */
export interface OverriddenState {
  readonly episodeId: string;
  readonly state: StateId;
  readonly tier: Tier;
}

/** States in which nobody can override. */
export const NEVER_OVERRIDDEN: ReadonlySet<StateId> = new Set<StateId>([
  'PP-STOP',
  'PP-PREGNANT',
  'PP-HELD',
  'BP-EMERGENCY',
  'BP-STOP',
  'BP-HELD',
  'JT-HELD',
]);

/**
 * Why an override ends for good: it does not come back when the state does. Undefined while it may go on; time that
 * only loosens what it was given against does not end it.
 */
export function whyOverrideEnds(
  { states }: Pick<Clearance, 'states'>,
  { against }: Pick<Override, 'against'>,
): string | undefined {
  if (states.some(({ state }) => NEVER_OVERRIDDEN.has(state))) return 'A stop or refusal allows no override.';
  const changed = against.some(({ episodeId }) => {
    const now = states.find((state) => state.episodeId === episodeId);
    return now && !lifts(against, now);
  });
  return changed ? 'What it was given against has changed.' : undefined;
}

/** The states that hold an athlete below a tier: what an override to that tier is given against. */
export function statesBelow({ states }: Pick<Clearance, 'states'>, tier: Tier): readonly OverriddenState[] {
  return states
    .filter((state) => state.tier < tier)
    .map(({ episodeId, state, tier: held }) => ({ episodeId, state, tier: held }));
}

/** The same state, what time alone makes of it, or one of the same episode that holds back less. */
function lifts(against: Override['against'], now: EpisodeAnswer): boolean {
  const given = against.find(({ episodeId }) => episodeId === now.episodeId);
  if (!given) return false;
  return now.state === given.state || now.state === AFTER_A_WHILE[given.state] || now.tier > given.tier;
}

/** §1.5: rows that follow each other by time alone and hold back as much. */
const AFTER_A_WHILE: Readonly<Partial<Record<StateId, StateId>>> = { 'PP-WINDOW': 'PP-AWAITING' };

/** Whether an override can be given at all, with the sentence that says why not. */
export function overrideAllowed({
  states,
  tier,
}: Clearance): { allowed: true } | { allowed: false; sentence: string } {
  const blocking = states.find(({ state }) => NEVER_OVERRIDDEN.has(state));
  if (blocking) {
    return {
      allowed: false,
      sentence: `No override is possible in ${blocking.state}; only new evidence changes it.`,
    };
  }
  if (tier === 'T3')
    return { allowed: false, sentence: 'Nothing is held back, so there is nothing to override.' };
  return { allowed: true };
}

/** What is wrong with an override; empty when it can be recorded. */
export function checkOverride(
  override: Omit<Override, 'id' | 'against'>,
  clearance: Clearance,
  policy: ClearancePolicy,
  today: CalendarDate,
): readonly EntryProblem[] {
  const problems: EntryProblem[] = [];
  const allowed = overrideAllowed(clearance);
  if (!allowed.allowed) problems.push({ field: 'tier', sentence: allowed.sentence });
  else if (stricterTier(override.tier, clearance.tier) === override.tier)
    problems.push({ field: 'tier', sentence: 'Choose a tier above the one that clearance gives.' });
  else if (clearance.states.some(({ limits }) => limits.tier < override.tier))
    problems.push({
      field: 'tier',
      sentence:
        'A restriction does not say what it means for the program, and no override lifts it. Record that first.',
    });
  if (override.reason.trim() === '')
    problems.push({ field: 'reason', sentence: 'Write the reason for the exception.' });
  if (override.lead.trim() === '') problems.push({ field: 'lead', sentence: 'Name the lead who decides.' });
  if (override.secondPerson.trim() === '') {
    problems.push({ field: 'secondPerson', sentence: 'Name a second person who agrees.' });
  } else if (sameName(override.secondPerson, override.lead)) {
    problems.push({ field: 'secondPerson', sentence: 'The second person cannot be the lead.' });
  }
  if (override.from < today)
    problems.push({ field: 'from', sentence: 'An override cannot begin in the past.' });
  if (override.until < override.from) {
    problems.push({ field: 'until', sentence: 'The last day is before the first.' });
  } else if (daysBetween(today, override.until) > policy.overrideDays) {
    const last = formatDate(addDays(today, policy.overrideDays));
    problems.push({
      field: 'until',
      sentence: `An override ends at most ${policy.overrideDays} days after it was given; choose ${last} or earlier.`,
    });
  }
  return problems;
}

/**
 * The clearance with the override in force: the states it was given against are raised to its tier, their restrictions
 * and blocked movements stay. Every other episode limits as before, so that what is recorded later is never lifted.
 * Outside its days, or where no override is allowed any more, the clearance is unchanged.
 */
export function withOverride(clearance: Clearance, override: Override, policy: ClearancePolicy): Clearance {
  const { on, tier, states } = clearance;
  if (on < override.from || on > override.until || !overrideAllowed(clearance).allowed) return clearance;
  const raised = tierPermission(override.tier, policy, { flagged: true });
  const lifted = (state: EpisodeAnswer) => state.tier < override.tier && lifts(override.against, state);
  const permission = states
    .map((state) => (lifted(state) ? combinePermissions(raised, state.limits) : state.permission))
    .reduce(combinePermissions, tierPermission('T3', policy, { flagged: true }));
  if (stricterTier(permission.tier, tier) === permission.tier) return clearance;
  const text = `Override by ${override.lead} with ${override.secondPerson} until ${formatDate(override.until)}: ${override.reason}`;
  return {
    ...clearance,
    tier: permission.tier,
    newAssignment: states.every((state) => state.newAssignment || lifted(state)),
    permission,
    reviewOn: earliest(override.until, clearance.reviewOn) ?? override.until,
    overrideUntil: override.until,
    reasons: [because(permission.tier, text, SOURCE.facility, 'overrideDays'), ...clearance.reasons],
    wouldChange: [
      {
        text: 'The override ends; clearance alone decides again.',
        from: addDays(override.until, 1),
        timeAlone: true,
      },
      ...clearance.wouldChange.map(({ timeAlone: _promised, ...change }) => change),
    ],
  };
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('en') === b.trim().toLocaleLowerCase('en');
}
