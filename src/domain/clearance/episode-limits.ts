/** Limits that come from an episode's own evidence, whatever its tier: restrictions, movements, impact, forced tilt. */

import { type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { BackPainFacts } from './back-pain-facts.ts';
import { painLevel } from './back-pain-facts.ts';
import { isCompleteChecklist } from './back-pain-stops.ts';
import { combinePermissions } from './combine.ts';
import { type Aggravator, isWordsOnly, type Restriction, type Screen } from './episode.ts';
import type { JointFacts } from './joint.ts';
import {
  type BlockedTag,
  type LimitReason,
  type Permission,
  sortedWhy,
  TAG_WORDS,
  tierPermission,
  type VerbatimRestriction,
} from './permission.ts';
import type { ClearancePolicy } from './policy.ts';
import { isClear, type PostpartumFacts } from './postpartum-facts.ts';
import { SOURCE } from './sources.ts';
import { because, type Reason } from './tier.ts';
import { SYMPTOM_IDS } from './warning-signs.ts';

/** Restrictions of the episode, of provider and physiotherapist; no impact before the policy's day (Goom and colleagues, 2019). */
export function postpartumLimits(facts: PostpartumFacts): Permission {
  const { decisions, episode, policy, day } = facts;
  let limits = flagged(policy);
  for (const restriction of episode.restrictions ?? []) {
    limits = combinePermissions(limits, restricted(policy, restriction, '', 'PP-RESTRICTED'));
  }
  for (const { restriction, from } of decisions.restrictions) {
    limits = combinePermissions(limits, restricted(policy, restriction, from, 'PP-RESTRICTED'));
  }
  for (const restriction of episode.assessed?.restrictions ?? []) {
    const by = episode.assessed?.name ?? '';
    limits = combinePermissions(limits, restricted(policy, restriction, by, 'PP-RESTRICTED'));
  }
  if (day !== undefined && day < policy.impactFromDay) {
    limits = combinePermissions(limits, blocking(policy, NO_IMPACT));
  }
  return limits;
}

/** Restrictions, no forced tilt (R9), and the movements that aggravate (R10). */
export function backPainLimits({ decisions, episode, policy }: BackPainFacts): Permission {
  let limits = blocking(policy, NO_TILT);
  for (const movement of episode.aggravating) {
    const { why, cue } = AGGRAVATOR_LIMITS[movement];
    if (why.length === 0) continue;
    limits = combinePermissions(limits, { ...blocking(policy, why), cues: cue ? [cue] : [] });
  }
  for (const restriction of episode.restrictions) {
    limits = combinePermissions(limits, restricted(policy, restriction, '', 'BP-RESTRICTED'));
  }
  for (const { restriction, from } of decisions.restrictions) {
    limits = combinePermissions(limits, restricted(policy, restriction, from, 'BP-RESTRICTED'));
  }
  return limits;
}

/** Restrictions only. */
export function jointLimits({ decisions, episode, policy }: JointFacts): Permission {
  let limits = flagged(policy);
  for (const restriction of episode.restrictions) {
    limits = combinePermissions(limits, restricted(policy, restriction, '', 'JT-RESTRICTED'));
  }
  for (const { restriction, from } of decisions.restrictions) {
    limits = combinePermissions(limits, restricted(policy, restriction, from, 'JT-RESTRICTED'));
  }
  return limits;
}

/**
 * Two clear screens far enough apart, with nothing but clear answers between them and since. They count from the day
 * the gate was open, so that both fall into the restricted period itself.
 */
export function postpartumScreensOpenLaterPhase(facts: PostpartumFacts): boolean {
  const { episode, policy, today, decisions, bounds } = facts;
  if (!decisions.valid || !bounds) return false;
  const since = decisions.valid.date;
  const screens = episode.screens.filter(
    ({ date }) => date >= since && date >= bounds.earliest && date <= today,
  );
  const unclear = screens.filter(hasSymptom).map(({ date }) => date);
  const clear = screens.filter(isClear).map(({ date }) => date);
  return spanAfter(clear, unclear) >= policy.laterPhaseScreensApartDays;
}

/** The same for a back: complete checklists without a yes, and no pain at the holding level in between. */
export function backPainScreensOpenLaterPhase(facts: BackPainFacts): boolean {
  const { episode, policy, today, decisions } = facts;
  if (!decisions.valid) return false;
  const from = decisions.valid.date;
  const checklists = episode.redFlags.filter(({ date }) => date >= from && date <= today);
  const anyYes = checklists.filter(({ items }) => Object.values(items).includes('yes'));
  const pains = episode.pain.filter(
    (entry) => entry.date >= from && entry.date <= today && painLevel(entry) >= policy.painHoldsLoadFrom,
  );
  const unclear = [...anyYes, ...pains].map(({ date }) => date);
  const clear = checklists
    .filter((checklist) => isCompleteChecklist(checklist) && !anyYes.includes(checklist))
    .map(({ date }) => date);
  return spanAfter(clear, unclear) >= policy.laterPhaseScreensApartDays;
}

const NO_TILT = blocks(
  ['PPT'],
  because('R9', 'No forced tilt under load; nothing is lost by it.', SOURCE.contreras2016),
);
const NO_IMPACT = blocks(
  ['IMP'],
  because('R3', 'No impact before the policy’s day.', SOURCE.goom, 'impactFromDay'),
);

/** R10: what an aggravating movement blocks, and the cue that goes with it. Sitting and turning load no tag. */
const AGGRAVATOR_LIMITS: Readonly<Record<Aggravator, { why: readonly TagLimit[]; cue?: string }>> = {
  axial: { why: aggravated(['AX']) },
  flexion: { why: aggravated(['HNG', 'HEAVY-HNG', 'PPT']) },
  extension: { why: aggravated(['PPT']), cue: 'Lock out level: ribs down, no arch at the top.' },
  hinge: { why: aggravated(['HNG', 'HEAVY-HNG']) },
  impact: { why: aggravated(['IMP']) },
  sitting: { why: [] },
  rotation: { why: [] },
};

type TagLimit = LimitReason & { readonly limits: BlockedTag };

function blocks(tags: readonly BlockedTag[], reason: Reason): readonly TagLimit[] {
  return tags.map((limits) => ({ limits, reason }));
}

function aggravated(tags: readonly BlockedTag[]): readonly TagLimit[] {
  const text = `An aggravating movement is on file: ${tags.map((tag) => TAG_WORDS[tag]).join('; ')}.`;
  return blocks(tags, because('R10', text, SOURCE.guide));
}

function flagged(policy: ClearancePolicy): Permission {
  return tierPermission('T3', policy, { flagged: true });
}

function blocking(policy: ClearancePolicy, why: readonly TagLimit[]): Permission {
  const base = flagged(policy);
  const blockedTags = why.map(({ limits }) => limits);
  return combinePermissions(base, { ...base, blockedTags, why: sortedWhy(why) });
}

/** A restriction wins over any looser tier; its words are shown as written. */
function restricted(
  policy: ClearancePolicy,
  restriction: Restriction,
  from: string,
  rule: Reason['rule'],
): Permission {
  const base = flagged(policy);
  const { text, blocks: tags = [], capPercent, rirFloor } = restriction;
  if (isWordsOnly(restriction)) return foundation(policy, { text, from }, rule);
  const reason = because(rule, 'A recorded restriction.', SOURCE.facility);
  const limits: LimitReason['limits'][] = [...tags];
  if (capPercent !== undefined) limits.push('cap');
  if (rirFloor !== undefined) limits.push('rir');
  return combinePermissions(base, {
    ...base,
    capPercent: capPercent ?? null,
    rirFloor: rirFloor ?? 0,
    blockedTags: tags,
    verbatim: [{ text, from }],
    why: sortedWhy(limits.map((each) => ({ limits: each, reason }))),
  });
}

/** Nobody can tell which sets a sentence rules out, so until somebody does only the foundation block is left. */
function foundation(
  policy: ClearancePolicy,
  verbatim: VerbatimRestriction,
  rule: Reason['rule'],
): Permission {
  const base = tierPermission('T1', policy, { flagged: true });
  const text = `“${verbatim.text}” does not say what it means for the program: the foundation block until somebody records that.`;
  const why: LimitReason = { limits: 'tier', reason: because(rule, text, SOURCE.facility) };
  return { ...base, verbatim: [verbatim], why: sortedWhy([...base.why, why]) };
}

/** Days between the first and the last clear date after the last unclear one; −1 with fewer than two. */
function spanAfter(clear: readonly CalendarDate[], unclear: readonly CalendarDate[]): number {
  const counted = clear.filter((date) => unclear.every((bad) => bad < date)).toSorted();
  const [first] = counted;
  const last = counted.at(-1);
  return first !== undefined && last !== undefined && counted.length > 1 ? daysBetween(first, last) : -1;
}

function hasSymptom(screen: Screen): boolean {
  const answers = [...SYMPTOM_IDS.map((symptom) => screen[symptom]), ...Object.values(screen.stopItems)];
  return answers.some((answer) => answer === 'mildStable' || answer === 'worseOrModerate');
}
