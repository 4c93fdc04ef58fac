/** What the checks on entry read, and the checks that several kinds of record share: dates, kinds, restrictions. */

import { type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import type { EntryProblem } from './entry-problem.ts';
import { type Episode, isWordsOnly, type Restriction } from './episode.ts';
import type { EvidenceRecord } from './evidence.ts';
import type { ClearancePolicy } from './policy.ts';

export interface EntryContext {
  /** The episode as it stands without the new record. */
  readonly episode: Episode;
  /** Its records so far, for corrections. */
  readonly records: readonly EvidenceRecord[];
  /** All other episodes of the athlete: what is recorded in one can hold another. */
  readonly otherEpisodes?: readonly Episode[];
  readonly today: CalendarDate;
  /**
   * A day after today that something is known of: the clock was set back, or a record was made with a clock that ran
   * ahead. What holds on either day is lifted on neither.
   */
  readonly laterDay?: CalendarDate | undefined;
  /** The clock stands before a day that something was recorded on, and no lead has said that it is right. */
  readonly clockBehind?: CalendarDate | undefined;
  readonly policy: ClearancePolicy;
  /** A lead and a second person say that the record to correct is itself a mistake. */
  readonly confirmed?: boolean;
  /** A lead makes this record. */
  readonly byLead?: boolean;
}

/** A record of something that happened: not in the future, and not before the episode began. */
export function checkDate(date: CalendarDate, context: EntryContext): readonly EntryProblem[] {
  if (date > context.today) return [{ field: 'date', sentence: 'This date has not come yet.' }];
  return checkSinceBeginning(date, context);
}

/** What belongs to the episode does not lie before it, whether it happened or is only booked. */
export function checkSinceBeginning(date: CalendarDate, { episode }: EntryContext): readonly EntryProblem[] {
  const began = beginningOf(episode);
  if (began === undefined || date >= began) return [];
  return [{ field: 'date', sentence: `This date is before ${formatDate(began)}, when the episode began.` }];
}

export function checkKind(
  kind: Episode['kind'],
  what: string,
  { episode }: EntryContext,
): readonly EntryProblem[] {
  if (episode.kind === kind) return [];
  return [{ field: 'kind', sentence: `${what} does not belong to this kind of episode.` }];
}

export function checkRestrictions(restrictions: readonly Restriction[]): readonly EntryProblem[] {
  return restrictions.flatMap((restriction, index) => {
    const { text, capPercent, rirFloor } = restriction;
    const problems: EntryProblem[] = [];
    const field = `restrictions.${index}`;
    if (text.trim() === '')
      problems.push({ field, sentence: 'Write the restriction in the provider’s words.' });
    if (capPercent !== undefined && !(capPercent >= 0 && capPercent <= 100)) {
      problems.push({ field, sentence: 'A load cap lies between 0 and 100 %.' });
    }
    if (rirFloor !== undefined && !(rirFloor >= 0 && rirFloor <= 10)) {
      problems.push({ field, sentence: 'Reps in reserve lie between 0 and 10.' });
    }
    if (problems.length === 0 && isWordsOnly(restriction)) {
      const sentence =
        'Say what it means for the program: movements to leave out, a load cap or reps in reserve.';
      problems.push({ field, sentence });
    }
    return problems;
  });
}

/** Delivery or onset; undefined while it is not recorded. */
export function beginningOf(episode: Episode): CalendarDate | undefined {
  return episode.kind === 'postpartum' ? episode.deliveryDate : episode.onset;
}
