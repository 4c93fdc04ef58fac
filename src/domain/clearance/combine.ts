/**
 * Limits from several sides become one: tier and cap the lowest, reserve the highest, blocked tags together, phases
 * that all permit (§1.6). Adding a limit can never permit more; order and grouping do not matter.
 */

import {
  ALL_TAGS,
  type LineRules,
  lowerCap,
  mergedWhy,
  type Permission,
  type PermittedPhase,
  type VerbatimRestriction,
} from './permission.ts';
import { stricterTier } from './tier.ts';

export function combinePermissions(a: Permission, b: Permission): Permission {
  if (a === b) return a;
  return {
    tier: stricterTier(a.tier, b.tier),
    phases: bothPermit(a.phases, b.phases),
    capPercent: lowerCap(a.capPercent, b.capPercent),
    rirFloor: Math.max(a.rirFloor, b.rirFloor),
    blockedTags:
      b.blockedTags.length === 0
        ? a.blockedTags
        : ALL_TAGS.filter((tag) => a.blockedTags.includes(tag) || b.blockedTags.includes(tag)),
    verbatim: union(a.verbatim, b.verbatim, verbatimKey),
    cues: union(a.cues, b.cues, (cue) => cue),
    lineRules: stricterLineRules(a.lineRules, b.lineRules),
    why: mergedWhy(a.why, b.why),
  };
}

function bothPermit(a: Permission['phases'], b: Permission['phases']): Permission['phases'] {
  if (a === 'all') return b;
  if (b === 'all') return a;
  return a.flatMap((phase): PermittedPhase[] => {
    const other = b.find(({ number }) => number === phase.number);
    return other ? [{ number: phase.number, capPercent: lowerCap(phase.capPercent, other.capPercent) }] : [];
  });
}

function stricterLineRules(a: LineRules, b: LineRules): LineRules {
  if (a === b) return a;
  return {
    valsalvaReps: Math.max(a.valsalvaReps, b.valsalvaReps),
    valsalvaPercent: Math.min(a.valsalvaPercent, b.valsalvaPercent),
    heavyHingePercent: Math.min(a.heavyHingePercent, b.heavyHingePercent),
    unloadedRepsLow: Math.min(a.unloadedRepsLow, b.unloadedRepsLow),
    unloadedRepsHigh: Math.min(a.unloadedRepsHigh, b.unloadedRepsHigh),
    backOffReps: Math.max(a.backOffReps, b.backOffReps),
    backOffExtraSets: Math.min(a.backOffExtraSets, b.backOffExtraSets),
  };
}

function union<Each>(a: readonly Each[], b: readonly Each[], key: (each: Each) => string): readonly Each[] {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  return sortedOnce([...a, ...b], key);
}

function sortedOnce<Each>(all: readonly Each[], key: (each: Each) => string): readonly Each[] {
  const byKey = new Map(all.map((each) => [key(each), each]));
  return [...byKey.keys()].sort().flatMap((each) => byKey.get(each) ?? []);
}

function verbatimKey({ from, text }: VerbatimRestriction): string {
  return JSON.stringify([from, text]);
}
