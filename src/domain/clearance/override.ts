/** Overrides: the lead's logged exception to a tier, for a few days, with a second person; some states allow none. */

import { addDays, type CalendarDate, daysBetween, formatDate } from '../calendar/calendar-date.ts';
import { combinePermissions } from './combine.ts';
import type { EntryProblem } from './entry-problem.ts';
import type { Clearance } from './evaluate.ts';
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
  readonly lead: string;
  readonly secondPerson: string;
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

/** True where an override ends for good: it does not come back when the state does. */
export function endsOverrides({ states }: Pick<Clearance, 'states'>): boolean {
  return states.some(({ state }) => NEVER_OVERRIDDEN.has(state));
}

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
  override: Override,
  clearance: Clearance,
  policy: ClearancePolicy,
  today: CalendarDate,
): readonly EntryProblem[] {
  const problems: EntryProblem[] = [];
  const allowed = overrideAllowed(clearance);
  if (!allowed.allowed) problems.push({ field: 'tier', sentence: allowed.sentence });
  else if (stricterTier(override.tier, clearance.tier) === override.tier)
    problems.push({ field: 'tier', sentence: 'Choose a tier above the one that clearance gives.' });
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
  } else if (daysBetween(override.from, override.until) > policy.overrideDays) {
    const last = formatDate(addDays(override.from, policy.overrideDays));
    problems.push({
      field: 'until',
      sentence: `An override lasts at most ${policy.overrideDays} days; choose ${last} or earlier.`,
    });
  }
  return problems;
}

/**
 * The clearance with the override in force: the tier is raised, restrictions and blocked movements of every episode
 * stay. Outside its days, or where no override is allowed any more, the clearance is unchanged.
 */
export function withOverride(clearance: Clearance, override: Override, policy: ClearancePolicy): Clearance {
  const { on, tier } = clearance;
  if (on < override.from || on > override.until || !overrideAllowed(clearance).allowed) return clearance;
  if (stricterTier(override.tier, tier) === override.tier) return clearance;
  let permission = tierPermission(override.tier, policy, { flagged: true });
  for (const state of clearance.states) permission = combinePermissions(permission, state.limits);
  const text = `Override by ${override.lead} with ${override.secondPerson} until ${formatDate(override.until)}: ${override.reason}`;
  return {
    ...clearance,
    tier: override.tier,
    newAssignment: true,
    permission,
    reviewOn: earliest(override.until, clearance.reviewOn) ?? override.until,
    reasons: [because(override.tier, text, SOURCE.facility, 'overrideDays'), ...clearance.reasons],
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
