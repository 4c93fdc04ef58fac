/** Who is on the roster, and how experienced they are. */

import { type CalendarDate, completedMonths } from '../calendar/calendar-date.ts';

export type Sex = 'female' | 'male' | 'other' | 'undisclosed';
export type AthleteStatus = 'active' | 'unavailable' | 'away' | 'archived';
export type Level = 'beginner' | 'intermediate' | 'advanced';

/** Ranges from the guide: beginner under 6 months of training, intermediate 6 to 24, advanced above 24. */
const LEVEL_MONTHS = { intermediateFrom: 6, advancedAbove: 24 } as const;

/**
 * The level that follows from when training began. Unknown start counts as beginner: the cautious reading.
 * An override by the coach wins elsewhere; this is the computed value.
 */
export function levelOn(trainingSince: CalendarDate | undefined, today: CalendarDate): Level {
  if (!trainingSince || trainingSince > today) return 'beginner';
  const months = completedMonths(trainingSince, today);
  if (months < LEVEL_MONTHS.intermediateFrom) return 'beginner';
  return months <= LEVEL_MONTHS.advancedAbove ? 'intermediate' : 'advanced';
}
