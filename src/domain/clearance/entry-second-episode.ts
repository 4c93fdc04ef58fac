/**
 * Whether the facts of an episode are those of another one that is open: the same birth, the same loss, the same
 * pregnancy or the same spell recorded twice. Two histories of one event would each hold half of its evidence.
 */

import { addDays, type CalendarDate, daysBetween, formatDate } from '../calendar/calendar-date.ts';
import type { EntryContext } from './entry-context.ts';
import type { EntryProblem } from './entry-problem.ts';
import type { Episode, PostpartumEpisode } from './episode.ts';
import type { EpisodeDetails } from './evidence.ts';

/**
 * What cannot be, counted generously so that nothing rare is turned away. A birth takes at least 20 weeks from
 * conception; a loss is known three weeks after the event before it at the earliest. The expected date lies 266 days
 * after conception and is right within two weeks.
 */
const IMPOSSIBLE = { birthWithinDays: 140, lossWithinDays: 21, pregnancyBeforeExpectedDays: 252 } as const;
const EXPECTED_AFTER_DAYS = 266;

/** One problem for the open episode that these facts belong into. Facts that are not named are not asked about again. */
export function checkSecondEpisode(
  details: EpisodeDetails,
  { episode, otherEpisodes = [], today }: EntryContext,
): readonly EntryProblem[] {
  const open = otherEpisodes.filter(({ closed }) => closed === undefined || closed.date > today);
  if (episode.kind === 'backPain') return sameSpell(details, open);
  return episode.kind === 'postpartum' ? sameEvent(details, episode, open) : [];
}

function sameSpell({ onset }: EpisodeDetails, open: readonly Episode[]): readonly EntryProblem[] {
  const same = open.find((other) => other.kind === 'backPain' && other.onset === onset);
  if (!onset || !same) return [];
  return [
    {
      field: 'onset',
      sentence: `A spell of back pain since ${formatDate(onset)} is open already. ${WAY_OUT}`,
      episodeId: same.id,
    },
  ];
}

function sameEvent(
  details: EpisodeDetails,
  episode: PostpartumEpisode,
  open: readonly Episode[],
): readonly EntryProblem[] {
  if (details.status === undefined && !details.deliveryDate && !details.edd) return [];
  const facts: Facts = {
    status: details.status ?? episode.status,
    edd: details.edd === undefined ? episode.edd : (details.edd ?? undefined),
    deliveryDate:
      details.deliveryDate === undefined ? episode.deliveryDate : (details.deliveryDate ?? undefined),
  };
  const same = open.find((other) => other.kind === 'postpartum' && isSameEvent(facts, other));
  if (same?.kind !== 'postpartum') return [];
  return [
    {
      field: details.deliveryDate ? 'deliveryDate' : details.edd ? 'edd' : 'status',
      sentence: `${openAlready(same)} ${WAY_OUT}`,
      episodeId: same.id,
    },
  ];
}

interface Facts extends Pick<PostpartumEpisode, 'status'> {
  readonly edd?: CalendarDate | undefined;
  readonly deliveryDate?: CalendarDate | undefined;
}

function isSameEvent(a: Facts, b: Facts): boolean {
  const [first, second] = [a, b].map(({ status, deliveryDate }) => status !== 'pregnant' && deliveryDate);
  if (a.status === 'pregnant' && b.status === 'pregnant') return true;
  if (first && second) return isTooSoon(a, first, b, second);
  if (first && b.status === 'pregnant') return endsThatPregnancy(first, b.edd);
  if (second && a.status === 'pregnant') return endsThatPregnancy(second, a.edd);
  return false;
}

function isTooSoon(a: Facts, first: CalendarDate, b: Facts, second: CalendarDate): boolean {
  const later = first > second ? a : b;
  const least = later.status === 'loss' ? IMPOSSIBLE.lossWithinDays : IMPOSSIBLE.birthWithinDays;
  return Math.abs(daysBetween(first, second)) < least;
}

/** The first day on which a pregnancy with this expected date can have ended, as a birth or as a loss. */
export function earliestEnd(status: PostpartumEpisode['status'], edd: CalendarDate): CalendarDate {
  const { birthWithinDays, pregnancyBeforeExpectedDays } = IMPOSSIBLE;
  return addDays(
    edd,
    status === 'loss' ? -pregnancyBeforeExpectedDays : birthWithinDays - EXPECTED_AFTER_DAYS,
  );
}

/** An end that lies after the beginning of a pregnancy is the end of that one. */
function endsThatPregnancy(end: CalendarDate, edd: CalendarDate | undefined): boolean {
  return edd !== undefined && end > addDays(edd, -IMPOSSIBLE.pregnancyBeforeExpectedDays);
}

function openAlready({ status, deliveryDate }: PostpartumEpisode): string {
  if (status === 'pregnant' || deliveryDate === undefined) return 'A pregnancy is open already.';
  return status === 'loss'
    ? `A recovery since ${formatDate(deliveryDate)} is open already.`
    : `An episode with the delivery date ${formatDate(deliveryDate)} is open already.`;
}

/** Closing is the lead's. */
const WAY_OUT = 'Record there, or ask the lead to close that one first.';
