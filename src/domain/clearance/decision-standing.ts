/** Beside each provider's decision in the timeline: whether it counts today, and if not, why. */

import { type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import { backPainFacts } from './back-pain-facts.ts';
import type { Episode } from './episode.ts';
import { jointFacts } from './joint.ts';
import type { ClearancePolicy } from './policy.ts';
import { postpartumFacts } from './postpartum-facts.ts';
import { lastValidDay, type WhyNot, whyEachDoesNotCount } from './provider-decisions.ts';

/** By record id; a decision that counts is not in it. The text goes on after "does not count: ". */
export function decisionsNotCounted(
  episode: Episode,
  today: CalendarDate,
  policy: ClearancePolicy,
): ReadonlyMap<string, WhyNot> {
  const { terms, decisions } = readingOf(episode, today, policy);
  const why = new Map(whyEachDoesNotCount(episode.clearances, terms));
  const { valid } = decisions;
  const last = valid && lastValidDay(valid, policy.clearanceMonths);
  if (last && last < today) {
    const byAge = valid.validUntil !== last;
    why.set(valid.id, {
      text: `it was valid until ${formatDate(last)}`,
      ...(byAge && { setting: 'clearanceMonths' as const }),
    });
  }
  return why;
}

function readingOf(episode: Episode, today: CalendarDate, policy: ClearancePolicy) {
  switch (episode.kind) {
    case 'postpartum':
      return postpartumFacts(episode, today, policy);
    case 'backPain':
      return backPainFacts(episode, today, policy);
    case 'joint':
      return jointFacts(episode, today, policy);
  }
}
