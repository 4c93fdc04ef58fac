/** The sentences of the postpartum table: why a state holds and what would change it. A loss is worded as recovery. */

import { addDays, type CalendarDate, daysBetween, formatDate } from '../calendar/calendar-date.ts';
import type { PostpartumFacts } from './postpartum-facts.ts';
import { clearanceRecorded, lastValidDay } from './provider-decisions.ts';
import { SOURCE } from './sources.ts';
import { because, type Change, type PostpartumState, periodEnds, type Reason } from './tier.ts';
import { SYMPTOMS } from './warning-signs.ts';

/** Each reason for the restricted tier, listed one by one. */
export function restrictedBecause(facts: PostpartumFacts): readonly Reason[] {
  const { decisions, episode, symptoms, bounds, today } = facts;
  const { physio, assessed } = episode;
  const reasons: Reason[] = [];
  if (bounds && today < bounds.restrictedUntil) {
    const text = `${sinceThen(facts)} Restricted until ${formatDate(bounds.restrictedUntil)}.`;
    reasons.push(because('R3', text, `${SOURCE.guide}; ${SOURCE.hse}; ${SOURCE.utsw}`, 'restrictedUntilDay'));
  }
  for (const symptom of symptoms) {
    const text = `Symptom on the latest screen: ${SYMPTOMS[symptom]}. Suggest a pelvic-health physiotherapist.`;
    reasons.push(because('R5', text, SOURCE.goom));
  }
  for (const { text } of episode.restrictions ?? []) {
    reasons.push(because('PP-RESTRICTED', `Restriction: ${text}`, SOURCE.facility));
  }
  for (const { restriction, from } of decisions.restrictions) {
    reasons.push(because('PP-RESTRICTED', `Restriction by ${from}: ${restriction.text}`, SOURCE.facility));
  }
  if (decisions.valid?.decision === 'clearedWithRestrictions' && decisions.valid.restrictions.length === 0) {
    reasons.push(
      because(
        'PP-RESTRICTED',
        'Cleared with restrictions, but none is recorded. Ask the provider.',
        SOURCE.facility,
      ),
    );
  }
  if (physio.state === 'booked') {
    reasons.push(
      because('PP-RESTRICTED', 'An appointment with a physiotherapist is booked.', SOURCE.facility),
    );
  }
  for (const { text } of assessed?.restrictions ?? []) {
    reasons.push(because('PP-RESTRICTED', `Restriction by ${assessed?.name}: ${text}`, SOURCE.facility));
  }
  if (episode.mode === undefined || episode.mode === 'unknown') {
    const text =
      episode.status === 'loss'
        ? 'How it ended is not recorded, so the longest period applies.'
        : 'The mode of delivery is not recorded, so the longest period applies.';
    reasons.push(because('PP-RESTRICTED', text, SOURCE.facility));
  }
  return reasons;
}

export function restrictedChanges(facts: PostpartumFacts): readonly Change[] {
  const { bounds, today, symptoms, decisions, episode } = facts;
  const changes: Change[] = [];
  if (bounds && today < bounds.restrictedUntil) {
    const text = `The restricted period ends on ${formatDate(bounds.restrictedUntil)}.`;
    changes.push(periodEnds(text, bounds.restrictedUntil, restrictedBecause(facts), comingDue(facts)));
  }
  if (symptoms.length > 0) changes.push({ text: 'A complete screen without symptoms.' });
  if ((episode.restrictions ?? []).length > 0) changes.push({ text: 'Its restrictions are taken off.' });
  if (decisions.restrictions.length > 0)
    changes.push({ text: 'A new decision of the provider without restrictions.' });
  if (episode.assessed && episode.assessed.restrictions.length > 0)
    changes.push({ text: 'A new assessment by a physiotherapist without restrictions.' });
  if (episode.physio.state === 'booked') changes.push({ text: 'The physiotherapist’s assessment.' });
  if (episode.mode === undefined || episode.mode === 'unknown') {
    changes.push({
      text: episode.status === 'loss' ? 'Recording how it ended.' : 'Recording the mode of delivery.',
    });
  }
  return [...changes, ...comingDue(facts)];
}

export function comingDue({ decisions, lastComplete, policy }: PostpartumFacts): readonly Change[] {
  const changes: Change[] = [];
  if (lastComplete) {
    const from = addDays(lastComplete, policy.screenFreshDays + 1);
    changes.push({ text: `The next symptom screen is due by ${formatDate(addDays(from, -1))}.`, from });
  }
  if (decisions.valid) {
    const last = lastValidDay(decisions.valid, policy.clearanceMonths);
    changes.push({ text: `The clearance is valid until ${formatDate(last)}.`, from: addDays(last, 1) });
  }
  return changes;
}

export function windowOpens({ bounds, today }: PostpartumFacts): readonly Change[] {
  if (!bounds || today >= bounds.earliest) return [];
  const opens = formatDate(bounds.earliest);
  return [
    {
      text: `Window opens ${opens}; loaded work then needs an obstetric clearance.`,
      from: bounds.earliest,
      timeAlone: true,
    },
  ];
}

export function screenDue(facts: PostpartumFacts): string | undefined {
  const { lastComplete, phaseStart, policy, today } = facts;
  if (isStale(facts)) {
    return lastComplete
      ? `Screen due: the last complete one is from ${formatDate(lastComplete)}.`
      : 'Screen due: no complete one is recorded.';
  }
  // A phase that has not begun cannot ask for its screen yet.
  if (phaseStart === undefined || phaseStart > today || lastComplete === undefined) return undefined;
  return lastComplete < addDays(phaseStart, -policy.phaseScreenLeadDays)
    ? `Screen due: none since this phase began on ${formatDate(phaseStart)}.`
    : undefined;
}

export function isStale({ lastComplete, today, policy }: PostpartumFacts): boolean {
  return lastComplete === undefined || daysBetween(lastComplete, today) > policy.screenFreshDays;
}

export function isBeforeFloor(facts: PostpartumFacts): boolean {
  return dayOf(facts) < (facts.bounds?.earliestDay ?? Number.POSITIVE_INFINITY);
}

export function dayOf({ day }: PostpartumFacts): number {
  return day ?? -1;
}

/** `Week 5, since 1 Jan 2025.` A loss is worded as recovery. */
export function sinceThen({ day, episode }: PostpartumFacts): string {
  if (day === undefined || episode.deliveryDate === undefined) return '';
  const since = episode.status === 'loss' ? 'recovery since' : 'since';
  return `Week ${Math.floor(day / 7)}, ${since} ${formatDate(episode.deliveryDate)}.`;
}

export function floorSentence({ bounds }: PostpartumFacts): string {
  return bounds ? `The facility’s earliest date for loaded work is ${formatDate(bounds.earliest)}.` : '';
}

export function floorSetting({ episode }: PostpartumFacts) {
  return episode.mode === 'vaginal' || episode.mode === 'assistedVaginal'
    ? 'vaginalEarliestDay'
    : 'caesareanEarliestDay';
}

export function overdue(facts: PostpartumFacts): string {
  const weeks = Math.floor((dayOf(facts) - (facts.bounds?.windowEndDay ?? 0)) / 7);
  if (weeks === 0) return 'less than a week';
  return weeks === 1 ? '1 week' : `${weeks} weeks`;
}

export function expiry({ decisions, policy, today }: PostpartumFacts): CalendarDate {
  return decisions.valid ? lastValidDay(decisions.valid, policy.clearanceMonths) : today;
}

export function recorded({ decisions }: PostpartumFacts, rule: PostpartumState): readonly Reason[] {
  return decisions.valid ? [because(rule, clearanceRecorded(decisions.valid), SOURCE.guide)] : [];
}

export const NO_CLEARANCE = because(
  'R1',
  'No obstetric clearance for loaded work is recorded.',
  SOURCE.guide,
);

export const RECORD_CLEARANCE: Change = {
  text: 'Recording an obstetric provider’s clearance for loaded work, with the letter seen or the provider contacted.',
};

/** Hold is about this app's programs, not about rest. */
export function notRest(state: PostpartumState): Reason {
  const text = 'Nothing is assigned here; for everyday activity follow the provider’s advice.';
  return because(state, text, SOURCE.csep);
}
