/**
 * What somebody reads who may not see health details: tier and rule, each with one sentence that names no date, no
 * symptom, no provider and no condition. State ids say what an episode is about, so the tier stands in their place.
 */

import type { EntryProblem } from '#domain/clearance/entry-problem.ts';
import type { RuleId, Tier } from '#domain/clearance/tier.ts';

export interface NeutralReason {
  readonly rule: string;
  readonly text: string;
  readonly source: string;
}

const FACILITY = 'Facility rule';

const HOLD = 'No training here until the lead has looked at it.';

const OF_RULE: Readonly<Record<RuleId, string>> = {
  R1: 'A provider’s clearance for loaded work is missing.',
  R2: 'The facility’s earliest date for loaded work has not come.',
  R3: 'With limits for a period that the facility set.',
  R4: 'Stop. Contact a health professional before any more training here.',
  R5: 'With limits until a check is clear.',
  R6: 'A provider’s clearance for loaded work is missing.',
  R7: 'Emergency: get help now, the same day.',
  R8: 'With limits after the last check.',
  R9: 'Some movements are left out.',
  R10: 'Some movements are left out.',
  R11: 'Every set leaves reps in reserve.',
  R12: 'A clearance has to be renewed.',
};

/** In a hold these alone stay true as they are; of any other rule only the hold is left to say. */
const TRUE_ON_HOLD: ReadonlySet<string> = new Set<RuleId>(['R4', 'R7']);
const MISSING_ON_HOLD: ReadonlySet<string> = new Set<RuleId>(['R1', 'R2', 'R6', 'R12']);

const OF_TIER: Readonly<Record<Tier, string>> = {
  T0: `${HOLD} Whoever may see health details can say what would change it.`,
  T1: 'The foundation block only. Whoever may see health details can say what would change it.',
  T2: 'With limits. Whoever may see health details can say what would change them.',
  T3: 'Nothing is held back.',
};

/** The rules among these reasons, each once with its neutral sentence; the tier for all that are no rules. */
export function neutralReasons(reasons: readonly { readonly rule: string }[], tier: Tier): NeutralReason[] {
  const neutral = reasons.map(({ rule }) => ({
    rule: rule in OF_RULE ? rule : tier,
    text: neutralText(rule, tier),
    source: FACILITY,
  }));
  return [...new Map(neutral.map((each) => [each.rule + each.text, each])).values()];
}

function neutralText(rule: string, tier: Tier): string {
  if (!(rule in OF_RULE)) return rule.endsWith('-REVIEW') && tier !== 'T0' ? CHECK_DUE : OF_TIER[tier];
  const said = OF_RULE[rule as RuleId];
  if (tier !== 'T0' || TRUE_ON_HOLD.has(rule)) return said;
  return MISSING_ON_HOLD.has(rule) ? `${HOLD} ${said}` : HOLD;
}

/** Said where a check is overdue: what is assigned goes on. */
const CHECK_DUE = 'With limits, and nothing new is assigned until a check is recorded.';

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
export const NO_HEALTH: ReadonlySet<string> = new Set(['ROSTER', 'GATE', 'PAUSED', 'WEEKS']);

/**
 * Why something was not recorded. Sentences about the entry alone are named here; any other holds a date, a state or
 * another record of health, or tells by its choice of words what is on record.
 */
export function neutralProblem(problem: EntryProblem): string {
  const { sentence, episodeId, needsSecondPerson } = problem;
  if (isAboutTheEntry(problem)) return sentence.startsWith(NOT_COME) ? NOT_COME : sentence;
  if (episodeId) return 'An open episode holds this already. Record there, or ask a lead.';
  if (needsSecondPerson || /would (lift|allow more)/.test(sentence))
    return 'This would allow more than before, so nothing was recorded. Ask a lead, or record new evidence beside the old.';
  return 'This does not fit what is on record, so nothing was recorded. Ask a lead.';
}

/** True where whoever typed the entry can see the problem in it, whatever is on record. */
export function isAboutTheEntry({ sentence }: EntryProblem): boolean {
  return ABOUT_THE_ENTRY.has(sentence) || sentence.startsWith(NOT_COME);
}

const NOT_COME = 'This date has not come yet.';

const ABOUT_THE_ENTRY: ReadonlySet<string> = new Set([
  NOT_COME,
  'Write why the record is struck out.',
  'Choose the record to strike out.',
  'A correction must be of the same kind as the record it corrects.',
  'Enter the name of the physiotherapist.',
  'Enter the name of the provider.',
  'Pain is a whole number from 0 to 10.',
  'The date of the decision has not come yet.',
  'It would end before the decision was made.',
  'Cleared with restrictions: write down at least one.',
  'The date for loaded work is before the decision.',
  'A date for loaded work needs the letter itself.',
  'The lead must confirm the date for loaded work.',
  'Somebody other than the recorder must confirm the date.',
  'Write the restriction in the provider’s words.',
  'Say what it means for the program: movements to leave out, a load cap or reps in reserve.',
  'A load cap lies between 0 and 100 %.',
  'Reps in reserve lie between 0 and 10.',
  'Enter a whole number from 1 to 10.',
  'The onset cannot lie in the future.',
  'Pain-free since cannot lie in the future.',
  'The date of the leg symptoms has not come yet.',
  'Enter whole seconds from 0 to 600.',
]);
