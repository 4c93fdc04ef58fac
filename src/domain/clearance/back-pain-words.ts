/** The sentences of the back-pain table: why a state holds and what would change it. They stay unalarming. */

import { addDays, type CalendarDate, daysBetween, formatDate } from '../calendar/calendar-date.ts';
import type { BackPainFacts } from './back-pain-facts.ts';
import type { OpenFlag } from './back-pain-stops.ts';
import type { Aggravator } from './episode.ts';
import type { ClearancePolicy } from './policy.ts';
import { clearanceRecorded, lastValidDay } from './provider-decisions.ts';
import { SOURCE } from './sources.ts';
import { type BackPainState, because, type Change, periodEnds, type Reason } from './tier.ts';

export function restrictedBecause(facts: BackPainFacts): readonly Reason[] {
  const { episode, duration, pain, decisions, policy } = facts;
  const reasons: Reason[] = [];
  if (duration && duration.label !== 'chronic') {
    const text = `${duration.label === 'acute' ? 'Acute' : 'Subacute'}: day ${duration.days} since the onset.`;
    reasons.push(because('BP-RESTRICTED', text, SOURCE.acp, 'chronicFromDays'));
  }
  if (pain && pain.level >= policy.painHoldsLoadFrom) {
    reasons.push(because('R8', painSentence(facts), SOURCE.pain, 'painHoldsLoadFrom'));
  }
  if (pain?.worseMorningAfter) {
    const text = `More pain the morning after ${formatDate(pain.worseMorningAfter)} than before that session.`;
    reasons.push(because('R8', text, SOURCE.pain));
  }
  for (const movement of episode.aggravating) {
    reasons.push(because('R10', `Aggravated by ${AGGRAVATOR_WORDS[movement]}.`, SOURCE.guide));
  }
  for (const { text } of episode.restrictions) {
    reasons.push(because('BP-RESTRICTED', `Restriction: ${text}`, SOURCE.facility));
  }
  for (const { restriction, from } of decisions.restrictions) {
    reasons.push(because('BP-RESTRICTED', `Restriction by ${from}: ${restriction.text}`, SOURCE.facility));
  }
  if (decisions.valid?.decision === 'clearedWithRestrictions' && decisions.valid.restrictions.length === 0) {
    const text = 'Cleared with restrictions, but none is recorded. Ask the provider.';
    reasons.push(because('BP-RESTRICTED', text, SOURCE.facility));
  }
  return reasons;
}

export function restrictedChanges(facts: BackPainFacts): readonly Change[] {
  const { episode, duration, policy } = facts;
  const changes: Change[] = [];
  if (duration && duration.label !== 'chronic' && episode.onset) {
    const from = addDays(episode.onset, policy.chronicFromDays);
    const text = `The early period ends on ${formatDate(from)}.`;
    changes.push(periodEnds(text, from, restrictedBecause(facts), comingDue(facts)));
  }
  if (episode.aggravating.length > 0)
    changes.push({ text: 'A lead recording that no movement aggravates it any more.' });
  if (facts.pain && facts.pain.level >= policy.painHoldsLoadFrom) {
    changes.push({ text: `Pain below ${policy.painHoldsLoadFrom} at the next entry.` });
  }
  return [...changes, ...provingPainFree(facts), ...comingDue(facts)];
}

/** What entries have to show before a recorded pain-free date counts. Time alone never resolves anything. */
export function provingPainFree({ unproven, policy }: BackPainFacts): readonly Change[] {
  if (!unproven) return [];
  const apart = `entries without pain, no more than ${policy.painEntryFreshDays} days apart`;
  if (!unproven.gap) {
    return [{ text: `Resolved once ${apart}, reach ${formatDate(unproven.from)} or later.` }];
  }
  const text = `The pain-free days are not proven: it takes ${apart}. Move “pain-free since” to the day of the first such entry and go on from there.`;
  return [{ text }];
}

export function comingDue({ checklist, pain, decisions, policy }: BackPainFacts): readonly Change[] {
  const changes: Change[] = [];
  if (checklist) {
    const from = addDays(checklist.date, policy.checklistFreshDays + 1);
    changes.push({ text: `The next checklist is due by ${formatDate(addDays(from, -1))}.`, from });
  }
  if (pain) {
    const from = addDays(pain.date, policy.painEntryFreshDays + 1);
    changes.push({ text: `The next pain entry is due by ${formatDate(addDays(from, -1))}.`, from });
  }
  if (decisions.valid) {
    const last = lastValidDay(decisions.valid, policy.clearanceMonths);
    changes.push({ text: `The clearance is valid until ${formatDate(last)}.`, from: addDays(last, 1) });
  }
  return changes;
}

export function reviewDue(facts: BackPainFacts): readonly Reason[] {
  const { checklist, pain, today, policy } = facts;
  const due: Reason[] = [];
  if (isChecklistStale(facts)) {
    const text = `Checklist due: the last one is from ${formatDate(checklist?.date ?? today)}.`;
    due.push(because('BP-REVIEW', text, SOURCE.facility, 'checklistFreshDays'));
  } else if (isChecklistDueForPhase(facts)) {
    const text = `Checklist due: none since this phase began on ${formatDate(facts.phaseStart ?? today)}.`;
    due.push(because('BP-REVIEW', text, SOURCE.facility, 'phaseScreenLeadDays'));
  }
  if (!pain || daysBetween(pain.date, today) > policy.painEntryFreshDays) {
    const text = pain
      ? `Pain entry due: the last one is from ${formatDate(pain.date)}.`
      : 'Pain entry due: none is recorded.';
    due.push(because('BP-REVIEW', text, SOURCE.facility, 'painEntryFreshDays'));
  }
  return due;
}

function isChecklistStale({ checklist, today, policy }: BackPainFacts): boolean {
  return !checklist || daysBetween(checklist.date, today) > policy.checklistFreshDays;
}

/** A phase that has begun asks for a complete checklist of its own. */
export function isChecklistDueForPhase({ phaseStart, lastComplete, today, policy }: BackPainFacts): boolean {
  if (phaseStart === undefined || phaseStart > today) return false;
  return lastComplete === undefined || lastComplete < addDays(phaseStart, -policy.phaseScreenLeadDays);
}

export function screenMissing({ episode, duration, checklist }: BackPainFacts): string {
  if (!duration) return 'The onset is not recorded, or lies ahead.';
  if (!checklist) return 'The warning-sign checklist has not been done for this episode.';
  if (episode.onset !== undefined && checklist.date < episode.onset) {
    return `The warning-sign checklist of ${formatDate(checklist.date)} is from before this episode.`;
  }
  return `The warning-sign checklist of ${formatDate(checklist.date)} has questions that were not asked.`;
}

/** Duration label and remarks: information that changes nothing. */
export function about({ duration, remarks }: BackPainFacts): readonly Reason[] {
  const texts = [
    ...(duration?.recurrent ? ['A spell like this ended within the last year.'] : []),
    ...remarks,
  ];
  return texts.map((text) => because('R8', text, SOURCE.finucane));
}

/** A resolved episode past the watch period is not waved through: it is suggested for closing. */
export function resolvedLongAgo({ resolvedOn }: BackPainFacts): readonly Reason[] {
  if (!resolvedOn) return [];
  const text = `Resolved on ${formatDate(resolvedOn)}, more than a year ago. Suggest closing the episode.`;
  return [because('BP-WATCH', text, SOURCE.facility, 'watchMonths')];
}

export function painSentence({ pain }: BackPainFacts): string {
  return pain
    ? `Pain ${pain.level} of 10 on ${formatDate(pain.levelOn)}.`
    : 'No pain entry is recorded, so the hold is kept.';
}

export function recordedOn({ words, date }: OpenFlag): string {
  return `Recorded on ${formatDate(date)}: ${words}.`;
}

export function emergencyCall({ emergencyNumber }: ClearancePolicy): string {
  return emergencyNumber ? `Call ${emergencyNumber}.` : 'Call the local emergency number.';
}

export function expiry({ decisions, policy, today }: BackPainFacts): CalendarDate {
  return decisions.valid ? lastValidDay(decisions.valid, policy.clearanceMonths) : today;
}

export function recorded({ decisions }: BackPainFacts, rule: BackPainState): readonly Reason[] {
  return decisions.valid ? [because(rule, clearanceRecorded(decisions.valid), SOURCE.guide)] : [];
}

const AGGRAVATOR_WORDS: Readonly<Record<Aggravator, string>> = {
  flexion: 'bending forward',
  extension: 'bending back',
  axial: 'load along the spine',
  hinge: 'hinging at the hips',
  sitting: 'sitting',
  impact: 'impact',
  rotation: 'turning',
};

export const UNALARMING = because(
  'R8',
  'Most back pain is not dangerous and activity is encouraged; this hold is a facility rule.',
  SOURCE.nice,
);

export const FOLLOW_ADVICE = because(
  'BP-HELD',
  'Nothing is assigned here; for everyday activity follow the provider’s advice.',
  SOURCE.nice,
);

export const LATER_CLEARANCE: Change = {
  text: 'A provider’s clearance for loaded work, without restrictions, dated after it.',
};
