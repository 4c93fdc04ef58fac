/** Limits that come from an episode's own evidence, whatever its tier: restrictions, movements, impact, forced tilt. */

import { type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { BackPainFacts } from './back-pain-facts.ts';
import { painLevel } from './back-pain-facts.ts';
import { isCompleteChecklist } from './back-pain-stops.ts';
import { combinePermissions } from './combine.ts';
import type { Aggravator, Restriction, Screen } from './episode.ts';
import type { JointFacts } from './joint.ts';
import {
  type BlockedTag,
  type LimitReason,
  type Permission,
  TAG_WORDS,
  tierPermission,
} from './permission.ts';
import type { ClearancePolicy } from './policy.ts';
import { isClear, type PostpartumFacts } from './postpartum-facts.ts';
import { SOURCE } from './sources.ts';
import { because, type Reason } from './tier.ts';
import { SYMPTOM_IDS } from './warning-signs.ts';

/** Restrictions of provider and physiotherapist; no impact before the policy's day (Goom and colleagues, 2019). */
export function postpartumLimits(facts: PostpartumFacts): Permission {
  const { decisions, episode, policy, day } = facts;
  let limits = flagged(policy);
  for (const { restriction, from } of decisions.restrictions) {
    limits = combinePermissions(limits, restricted(policy, restriction, from, 'PP-RESTRICTED'));
  }
  if (episode.physio.state === 'completed') {
    for (const restriction of episode.physio.restrictions) {
      limits = combinePermissions(
        limits,
        restricted(policy, restriction, episode.physio.name, 'PP-RESTRICTED'),
      );
    }
  }
  if (day !== undefined && day < policy.impactFromDay) {
    const why = because('R3', 'No impact before the policy’s day.', SOURCE.goom, 'impactFromDay');
    limits = combinePermissions(limits, blocking(policy, ['IMP'], why));
  }
  return limits;
}

/** Restrictions, no forced tilt (R9), and the movements that aggravate (R10). */
export function backPainLimits({ decisions, episode, policy }: BackPainFacts): Permission {
  const noTilt = because('R9', 'No forced tilt under load; nothing is lost by it.', SOURCE.contreras2016);
  let limits = blocking(policy, ['PPT'], noTilt);
  for (const movement of episode.aggravating) {
    const { blocks, cue } = AGGRAVATOR_LIMITS[movement];
    if (blocks.length === 0) continue;
    const why = because(
      'R10',
      `${blocks.map((tag) => capitalised(TAG_WORDS[tag])).join('; ')}.`,
      SOURCE.guide,
    );
    limits = combinePermissions(limits, { ...blocking(policy, blocks, why), cues: cue ? [cue] : [] });
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

/** R10: which tags an aggravating movement blocks, and the cue that goes with it. Sitting and turning load no tag. */
const AGGRAVATOR_LIMITS: Readonly<
  Record<Aggravator, { readonly blocks: readonly BlockedTag[]; readonly cue?: string }>
> = {
  axial: { blocks: ['AX'] },
  flexion: { blocks: ['HNG', 'HEAVY-HNG', 'PPT'] },
  extension: { blocks: ['PPT'], cue: 'Lock out level: ribs down, no arch at the top.' },
  hinge: { blocks: ['HNG', 'HEAVY-HNG'] },
  impact: { blocks: ['IMP'] },
  sitting: { blocks: [] },
  rotation: { blocks: [] },
};

function flagged(policy: ClearancePolicy): Permission {
  return tierPermission('T3', policy, { flagged: true });
}

function blocking(policy: ClearancePolicy, tags: readonly BlockedTag[], reason: Reason): Permission {
  const base = flagged(policy);
  const why: readonly LimitReason[] = tags.map((limits) => ({ limits, reason }));
  return combinePermissions(base, { ...base, blockedTags: tags, why });
}

/** A restriction wins over any looser tier; its words are shown as written. */
function restricted(
  policy: ClearancePolicy,
  { text, blocks = [], capPercent, rirFloor }: Restriction,
  from: string,
  rule: Reason['rule'],
): Permission {
  const base = flagged(policy);
  const reason = because(rule, 'A recorded restriction.', SOURCE.facility);
  const limits: LimitReason['limits'][] = [...blocks];
  if (capPercent !== undefined) limits.push('cap');
  if (rirFloor !== undefined) limits.push('rir');
  return combinePermissions(base, {
    ...base,
    capPercent: capPercent ?? null,
    rirFloor: rirFloor ?? 0,
    blockedTags: blocks,
    verbatim: [{ text, from }],
    why: limits.map((each) => ({ limits: each, reason })),
  });
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

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
