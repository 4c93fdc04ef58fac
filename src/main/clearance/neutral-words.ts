/**
 * What somebody reads who may not see health details: tier and rule, each with one sentence that names no date, no
 * symptom, no provider and no condition. State ids say what an episode is about, so the tier stands in their place.
 */

import type { RuleId, Tier } from '#domain/clearance/tier.ts';

export interface NeutralReason {
  readonly rule: string;
  readonly text: string;
  readonly source: string;
}

const FACILITY = 'Facility rule';

const OF_RULE: Readonly<Record<RuleId, string>> = {
  R1: 'A provider’s clearance for loaded work is missing.',
  R2: 'The facility’s earliest date for loaded work has not come.',
  R3: 'Limited for a period that the facility set.',
  R4: 'Stop. Contact a health professional before any more training here.',
  R5: 'Limited until a check is clear.',
  R6: 'A provider’s clearance for loaded work is missing.',
  R7: 'Emergency: get help now, the same day.',
  R8: 'Limited after the last check.',
  R9: 'Some movements are left out.',
  R10: 'Some movements are left out.',
  R11: 'Every set leaves reps in reserve.',
  R12: 'A clearance has to be renewed.',
};

const OF_TIER: Readonly<Record<Tier, string>> = {
  T0: 'On hold. Whoever may see health details can say what would change it.',
  T1: 'The foundation block only. Whoever may see health details can say what would change it.',
  T2: 'With limits. Whoever may see health details can say what would change them.',
  T3: 'Nothing is held back.',
};

/** The rules among these reasons, each once with its neutral sentence; the tier for all that are no rules. */
export function neutralReasons(reasons: readonly { readonly rule: string }[], tier: Tier): NeutralReason[] {
  const rules = [...new Set(reasons.map(({ rule }) => (rule in OF_RULE ? rule : tier)))];
  return rules.map((rule) => ({
    rule,
    text: rule in OF_RULE ? OF_RULE[rule as RuleId] : OF_TIER[tier],
    source: FACILITY,
  }));
}

/** One reason as far as everybody may read it; that of the roster or the room is no health. */
export function neutralReason<Reason extends { readonly rule: string; readonly text: string }>(
  reason: Reason,
  tier: Tier,
): Reason {
  if (NO_HEALTH.has(reason.rule)) return reason;
  const [neutral] = neutralReasons([reason], tier);
  return { ...reason, ...neutral };
}

/** Rules that say nothing about anybody’s health. */
const NO_HEALTH: ReadonlySet<string> = new Set(['ROSTER', 'GATE', 'PAUSED']);

/** Why something was not recorded: a sentence that holds a date, a state or another record of health is left out. */
export function neutralProblem(problem: {
  readonly sentence: string;
  readonly episodeId?: string;
  readonly needsSecondPerson?: true;
}): string {
  if (problem.episodeId) return 'An open episode holds this already. Record there, or ask a lead.';
  if (/[A-Z]{2}-[A-Z]/.test(problem.sentence))
    return 'This would lift a hold, so nothing was recorded. Ask a lead, or record new evidence beside the old.';
  if (/\d{4}/.test(problem.sentence)) return 'This date does not fit what is on record. Ask a lead.';
  return problem.sentence;
}
