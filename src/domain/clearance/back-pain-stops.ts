/** What stops training with a sore back, and until when: warning signs, worse legs, a bladder change, pain. */

import { addDays, type CalendarDate, daysBetween } from '../calendar/calendar-date.ts';
import type { BackPainEpisode, PainEntry, PostpartumEpisode, RedFlagChecklist, Screen } from './episode.ts';
import type { ClearancePolicy } from './policy.ts';
import { EMERGENCY_ITEMS, RED_FLAG_ITEM_IDS, type RedFlagItem, URGENT_ITEMS } from './warning-signs.ts';

export interface OpenFlag {
  readonly words: string;
  readonly date: CalendarDate;
}

/** Flags answered yes stay open until a provider clears on a later day: a later "no" does not undo them. */
export function openFlags<Item extends RedFlagItem>(
  checklists: readonly RedFlagChecklist[],
  items: readonly Item[],
  words: Readonly<Record<Item, string>>,
  lifted: CalendarDate | undefined,
): OpenFlag[] {
  const open: OpenFlag[] = [];
  for (const { date, items: answers } of checklists) {
    if (isLifted(date, lifted)) continue;
    for (const item of items) {
      if (answers[item] === 'yes') open.push({ words: words[item].toLowerCase(), date });
    }
  }
  return open;
}

export function worseLegSymptoms(
  episode: BackPainEpisode,
  today: CalendarDate,
  lifted: CalendarDate | undefined,
): OpenFlag[] {
  return episode.legSymptoms
    .filter(({ date, answer }) => answer === 'newOrWorse' && date <= today && !isLifted(date, lifted))
    .map(({ date }) => ({ words: URGENT_ITEMS.newOrWorseLegSymptoms.toLowerCase(), date }));
}

/**
 * The overlap trap: leaking that is new or has grown while a back record is open is a bladder change, whatever the
 * postpartum screen makes of it. Stable leaking that was there before is not.
 */
export function newBladderChanges(
  { onset }: BackPainEpisode,
  postpartum: readonly PostpartumEpisode[],
  today: CalendarDate,
  lifted: CalendarDate | undefined,
): OpenFlag[] {
  const screens = postpartum
    .flatMap((episode) => episode.screens)
    .filter(({ date, leaking }) => date <= today && leaking !== 'notAsked');
  const inOrder = screens.length < 2 ? screens : screens.toSorted((a, b) => daysBetween(b.date, a.date));
  return inOrder.flatMap((screen, index) => {
    const { date } = screen;
    if ((onset !== undefined && date < onset) || isLifted(date, lifted)) return [];
    return hasGrown(inOrder[index - 1], screen)
      ? [
          {
            words: `${EMERGENCY_ITEMS.bladderOrBowelChange.toLowerCase()} (leaking on a symptom screen)`,
            date,
          },
        ]
      : [];
  });
}

/**
 * Pain at the stop level holds until a later day with less pain and a complete checklist of that day or later. What is
 * said in training never lifts it: §1.6 asks how the back is, and a number beside a set answers for that set, on a day
 * that is typed with it.
 * A worst-of-the-week answer that only looks back on a stop already recorded is not a new stop.
 */
export function openPainStop(
  entries: readonly PainEntry[],
  checklists: readonly RedFlagChecklist[],
  policy: ClearancePolicy,
): CalendarDate | undefined {
  const { painStopsFrom } = policy;
  const stoppedOn = entries.flatMap((entry) => dayOfPainStop(entry, policy) ?? []);
  const lookedBack = entries.flatMap(({ date, painWorst7d = 0 }) => {
    const known = stoppedOn.some((day) => day < date && daysBetween(day, date) <= 7);
    return painWorst7d >= painStopsFrom && !known ? [date] : [];
  });
  const stop = [...stoppedOn, ...lookedBack].sort().at(-1);
  if (stop === undefined) return undefined;
  const calmer = entries.some((entry) => !entry.during && entry.date > stop);
  const asked = checklists.some((checklist) => checklist.date > stop && isCompleteChecklist(checklist));
  return calmer && asked ? undefined : stop;
}

/** The morning after hurts on the next day: an entry of that day is no later one. */
function dayOfPainStop(
  { date, painNow, painNextMorning = 0 }: PainEntry,
  { painStopsFrom }: ClearancePolicy,
): CalendarDate | undefined {
  if (painNextMorning >= painStopsFrom) return addDays(date, 1);
  return painNow >= painStopsFrom ? date : undefined;
}

/** Every question answered yes or no. */
export function isCompleteChecklist(checklist: RedFlagChecklist): boolean {
  return RED_FLAG_ITEM_IDS.every((item) => (checklist.items[item] ?? 'notAsked') !== 'notAsked');
}

/** The latest of dated things; of two on one day the one recorded later. */
export function latestByDate<Dated extends { readonly date: CalendarDate }>(
  all: readonly Dated[],
): Dated | undefined {
  let found: Dated | undefined;
  for (const each of all) if (found === undefined || each.date >= found.date) found = each;
  return found;
}

function hasGrown(before: Screen | undefined, now: Screen): boolean {
  if (now.leaking === 'worseOrModerate') return before?.leaking !== 'worseOrModerate';
  return now.leaking === 'mildStable' && before?.leaking === 'none';
}

/** A clearance of the same day may have been given before the answer, so only a later one lifts it. */
function isLifted(date: CalendarDate, lifted: CalendarDate | undefined): boolean {
  return lifted !== undefined && lifted > date;
}
