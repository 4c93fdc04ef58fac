/** The review list on paper: names, tiers, rules and dates. It never says what an episode is about. */

import type { ReviewItem } from '#contract/review.ts';
import { REVIEW_MATTERS } from '#contract/review.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import type { ListModel } from '../documents/print-list.ts';

const TITLES: Readonly<Record<ReviewItem['matter'], string>> = {
  training: 'Said in training',
  ask: 'Ask before they train',
  screen: 'Check due',
  clearance: 'Clearance ends',
  awaiting: 'Waiting for a clearance',
  override: 'Exceptions',
  held: 'Programs on hold',
};

const TIER_WORDS: Readonly<Record<ReviewItem['tier'], string>> = {
  T0: 'Hold',
  T1: 'Foundation',
  T2: 'Restricted',
  T3: 'Full',
};

export function reviewSheet({
  facility,
  squad,
  on,
  items,
}: {
  readonly facility: string;
  readonly squad: string;
  readonly on: CalendarDate;
  readonly items: readonly ReviewItem[];
}): ListModel {
  return {
    title: 'Review',
    facility,
    facts: [squad, formatDate(on)].filter(Boolean),
    remark: 'For the coaches’ desk, not for display. Times and tiers are facility rules, no medical advice.',
    sections: REVIEW_MATTERS.flatMap((matter) => {
      const rows = items.filter((item) => item.matter === matter);
      if (rows.length === 0) return [];
      return {
        title: `${TITLES[matter]} (${rows.length})`,
        columns: ['Athlete', 'Squads', 'Tier', 'When', 'Programs'],
        widths: [27, 22, 13, 28, 10],
        rows: rows.map((item) => [
          item.name,
          item.squads.join(', '),
          TIER_WORDS[item.tier],
          whenInWords(item),
          String(item.programs || ''),
        ]),
      };
    }),
  };
}

/** `3 Nov 2026, 20 days overdue`. */
function whenInWords({ on, overdueDays }: ReviewItem): string {
  if (on === null || overdueDays === null) return '';
  if (overdueDays === 0) return `${formatDate(on)}, today`;
  const days = Math.abs(overdueDays);
  const span = days >= 14 ? `${Math.floor(days / 7)} weeks` : `${days} day${days === 1 ? '' : 's'}`;
  return overdueDays > 0 ? `${formatDate(on)}, ${span} overdue` : `${formatDate(on)}, in ${span}`;
}
