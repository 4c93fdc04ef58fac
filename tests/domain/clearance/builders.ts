/** Episodes for the clearance tests: complete, fresh and clear unless a test says otherwise. */

import { addDays, type CalendarDate, calendarDateOf } from '#domain/calendar/calendar-date.ts';
import type {
  BackPainEpisode,
  JointEpisode,
  PainEntry,
  PostpartumEpisode,
  ProviderDecision,
  RedFlagChecklist,
  Screen,
} from '#domain/clearance/episode.ts';
import { RED_FLAG_ITEM_IDS, STOP_ITEM_IDS, SYMPTOM_IDS } from '#domain/clearance/warning-signs.ts';

/** `on('2025-02-12')`, or with the year of the tables left out: `on('02-12')`. */
export function on(text: string): CalendarDate {
  return calendarDateOf(text.length === 5 ? `2025-${text}` : text);
}

export function clearScreen(date: CalendarDate, changes: Partial<Screen> = {}): Screen {
  return {
    date,
    ...(Object.fromEntries(SYMPTOM_IDS.map((symptom) => [symptom, 'none'])) as Omit<
      Screen,
      'date' | 'stopItems' | 'recordOrder'
    >),
    stopItems: Object.fromEntries(STOP_ITEM_IDS.map((item) => [item, 'none'])),
    ...changes,
  };
}

export function stopScreen(date: CalendarDate, item: (typeof STOP_ITEM_IDS)[number]): Screen {
  const screen = clearScreen(date);
  return { ...screen, stopItems: { ...screen.stopItems, [item]: 'worseOrModerate' } };
}

export function decision(
  episodeId: string,
  date: CalendarDate,
  changes: Partial<ProviderDecision> = {},
): ProviderDecision {
  return {
    id: `decision-${date}-${changes.providerRole ?? ''}${changes.decision ?? ''}`,
    episodeId,
    date,
    decision: 'cleared',
    scope: 'loadedResistance',
    providerName: 'Dr A. Khan',
    providerRole: 'obstetricianGynaecologist',
    evidence: 'documentSeen',
    restrictions: [],
    recordedBy: 'Sam',
    recordedAt: `${date}T09:00:00Z`,
    ...changes,
  };
}

export const DELIVERY = on('01-01');

/** Delivery on 1 Jan 2025, vaginal, no clearance, a clear screen on `today`. */
export function postpartum(today: CalendarDate, changes: Partial<PostpartumEpisode> = {}): PostpartumEpisode {
  return {
    kind: 'postpartum',
    id: 'pp',
    status: 'postpartum',
    deliveryDate: DELIVERY,
    mode: 'vaginal',
    births: 1,
    clearances: [],
    physio: { state: 'none' },
    screens: [clearScreen(today)],
    ...changes,
  };
}

/** "OB clr" of the tables: obstetrician, loaded work, document seen. */
export function obClearance(date: string, changes: Partial<ProviderDecision> = {}): ProviderDecision {
  return decision('pp', on(date), changes);
}

export const BACK_TODAY = on('06-30');

/** Onset so many days before today, pain now, a fresh checklist with every answer "no", no clearance. */
export function backPain(
  { days, pain, id = 'bp' }: { days: number; pain: number; id?: string },
  changes: Partial<BackPainEpisode> = {},
): BackPainEpisode {
  return {
    kind: 'backPain',
    id,
    onset: addDays(BACK_TODAY, -days),
    recurrent: false,
    pain: [painEntry(BACK_TODAY, pain)],
    redFlags: [checklist(BACK_TODAY)],
    aggravating: [],
    legSymptoms: [],
    restrictions: [],
    clearances: [],
    ...changes,
  };
}

/** A clearance by a doctor on the day of the onset or later. */
export function backClearance(daysAgo: number, changes: Partial<ProviderDecision> = {}): ProviderDecision {
  return decision('bp', addDays(BACK_TODAY, -daysAgo), { providerRole: 'doctor', ...changes });
}

export function painEntry(date: CalendarDate, painNow: number, changes: Partial<PainEntry> = {}): PainEntry {
  return { date, painNow, ...changes };
}

/** Entries of no pain so many days before today: what proves a pain-free date. */
export function noPain(...daysAgo: readonly number[]): PainEntry[] {
  return daysAgo.map((days) => painEntry(addDays(BACK_TODAY, -days), 0));
}

export function checklist(date: CalendarDate, changes: RedFlagChecklist['items'] = {}): RedFlagChecklist {
  const items = Object.fromEntries(
    RED_FLAG_ITEM_IDS.map((item) => [item, 'no']),
  ) as RedFlagChecklist['items'];
  return { date, items: { ...items, ...changes } };
}

export function joint(changes: Partial<JointEpisode> = {}): JointEpisode {
  return {
    kind: 'joint',
    id: 'jt',
    area: 'knee',
    onset: on('01-01'),
    restrictions: [],
    clearances: [],
    ...changes,
  };
}
