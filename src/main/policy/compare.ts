/** What a policy changes for one athlete: the direction, the rule that makes the difference, the differences in words. */

import type { AffectedAthlete } from '#contract/policy.ts';
import { combinePermissions } from '#domain/clearance/combine.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import { type Permission, TAG_WORDS } from '#domain/clearance/permission.ts';
import type { PolicySettingId } from '#domain/clearance/policy.ts';
import type { Reason } from '#domain/clearance/tier.ts';

export type Difference = Pick<AffectedAthlete, 'direction' | 'rule' | 'text' | 'differences'>;

/** Lines of a program that come out otherwise. */
export interface ChangedLines {
  readonly program: string;
  readonly lines: number;
}

/**
 * One athlete's clearance under both policies on one day; undefined where tier, states, reasons and permitted work
 * are the same. `lines`: what the gate makes of the programs under both.
 */
export function differenceOf(
  before: Clearance,
  after: Clearance,
  lines: readonly ChangedLines[],
  changed: ReadonlySet<PolicySettingId>,
): Difference | undefined {
  const differences = inWords(before, after, lines);
  const reasons = newReasons(before, after);
  const gone = newReasons(after, before);
  if (before.tier === after.tier && differences.length + reasons.length + gone.length === 0) return undefined;
  const direction = directionOf(before, after, lines.length > 0);
  const reason =
    reasons.find(({ setting }) => setting && changed.has(setting)) ??
    reasons[0] ??
    gone.find(({ setting }) => setting && changed.has(setting)) ??
    gone[0] ??
    after.reasons[0];
  const fellAway = reason !== undefined && !reasons.includes(reason) && gone.includes(reason);
  return {
    direction,
    rule: reason?.rule ?? after.tier,
    text: fellAway
      ? `No longer: ${reason.text}`
      : (reason?.text ?? 'The gate treats single lines otherwise.'),
    differences,
  };
}

/** True when `b` adds a limit to `a`. Line rules count only where they change a line. */
export function tightens(a: Permission, b: Permission, linesDiffer = true): boolean {
  return limitsOf(combinePermissions(a, b), linesDiffer) !== limitsOf(a, linesDiffer);
}

function directionOf(before: Clearance, after: Clearance, linesDiffer: boolean): Difference['direction'] {
  const stricter =
    tightens(before.permission, after.permission, linesDiffer) ||
    (before.newAssignment && !after.newAssignment);
  const looser =
    tightens(after.permission, before.permission, linesDiffer) ||
    (!before.newAssignment && after.newAssignment);
  if (stricter && looser) return 'both';
  if (stricter) return 'stricter';
  return looser ? 'looser' : 'reasons';
}

function limitsOf(permission: Permission, withLineRules: boolean): string {
  const { tier, phases, capPercent, rirFloor, blockedTags, lineRules } = permission;
  return JSON.stringify([tier, phases, capPercent, rirFloor, blockedTags, withLineRules && lineRules]);
}

function inWords(before: Clearance, after: Clearance, lines: readonly ChangedLines[]): string[] {
  const words: string[] = [];
  const states = [before, after].map((each) => each.states.map(({ state }) => state).join(', '));
  if (states[0] !== states[1]) words.push(`${states[1]} (was ${states[0]})`);
  // The tier says it all where it changes; within one tier the limits are named.
  if (before.tier !== after.tier) return words;
  if (before.newAssignment !== after.newAssignment)
    words.push(after.newAssignment ? 'New programs can be assigned again' : 'No new program can be assigned');
  const [a, b] = [before.permission, after.permission];
  const [phasesBefore, phasesAfter] = [phasesInWords(a), phasesInWords(b)];
  if (phasesBefore !== phasesAfter) words.push(`Phases ${phasesAfter} (was ${phasesBefore})`);
  if (a.capPercent !== b.capPercent)
    words.push(`Load cap ${capInWords(b.capPercent)} (was ${capInWords(a.capPercent)})`);
  if (a.rirFloor !== b.rirFloor) words.push(`${b.rirFloor} reps in reserve (was ${a.rirFloor})`);
  const added = b.blockedTags.filter((tag) => !a.blockedTags.includes(tag));
  const lifted = a.blockedTags.filter((tag) => !b.blockedTags.includes(tag));
  if (added.length > 0) words.push(`Added: ${added.map((tag) => TAG_WORDS[tag]).join(', ')}`);
  if (lifted.length > 0) words.push(`Lifted: ${lifted.map((tag) => TAG_WORDS[tag]).join(', ')}`);
  for (const { program, lines: count } of lines)
    words.push(`${count} ${count === 1 ? 'line' : 'lines'} of ${program}`);
  return words;
}

/** `1 (60 %), 2`: a phase with a cap of its own says so. */
function phasesInWords({ phases, capPercent: cap }: Permission): string {
  if (phases === 'all') return 'all';
  const named = phases.map(({ number, capPercent }) =>
    capPercent === null || capPercent === cap ? number : `${number} (${capPercent} %)`,
  );
  return named.join(', ') || 'none';
}

function capInWords(capPercent: number | null): string {
  if (capPercent === null) return 'none';
  return capPercent === 0 ? 'no external load' : `${capPercent} %`;
}

/** What `after` says and `before` does not: states' reasons first, then what sets the limits. */
function newReasons(before: Clearance, after: Clearance): Reason[] {
  const known = new Set(everyReason(before).map(keyOf));
  return everyReason(after).filter((reason) => !known.has(keyOf(reason)));
}

function everyReason({ reasons, permission }: Clearance): Reason[] {
  return [...reasons, ...permission.why.map(({ reason }) => reason)];
}

const keyOf = ({ rule, text }: Reason) => `${rule} ${text}`;
