/** From what each athlete may do to the papers of a packet: which sheets, for whom, in which order. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RegisteredSheet, SheetKind } from '#contract/documents.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { EACH_WEEK, sessionsInWords } from '#domain/paper/covers.ts';
import type { RunningWork } from '../assignments/running.ts';
import { plannedDay } from '../assignments/training-days.ts';
import type { Facility } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { hashOf, type Weeks } from './athlete-card.ts';
import { type AttendancePeople, attendanceOf } from './attendance.ts';
import { blankForms } from './blank-forms.ts';
import { reviewInWords } from './build-card.ts';
import type { CardModel, CardPage, CardRow, CardTarget } from './card-model.ts';
import { withColumns } from './eased-page.ts';
import { healthOf } from './health-on-paper.ts';
import type { LastDone } from './last-done.ts';
import type { LaidOutCard, LeftOutAthlete, Reporting } from './lay-out.ts';
import type { Progress } from './progress.ts';
import { type AtRack, rackPapers } from './rack-groups.ts';
import type { SheetModel } from './sheet-model.ts';
import { exercisesOf, techniqueOf } from './technique.ts';

/** What is to be printed of whom. */
export interface Order {
  readonly sheets: readonly SheetKind[];
  readonly weeks?: Weeks | undefined;
  /** Letters. */
  readonly sessions?: readonly string[] | undefined;
  /** In place of weeks and sessions. */
  readonly only?: readonly PlannedSession[] | undefined;
  readonly plates?: boolean | undefined;
  readonly exerciseIds?: readonly string[] | undefined;
}

interface PlannedSession {
  readonly assignmentId: string;
  readonly plannedFor: CalendarDate;
}

/** One sheet before it has a number: one athlete's, several athletes' on a rack sheet, or nobody's. */
export interface DraftPaper {
  readonly kind: SheetKind;
  /** In words, for the register: `weeks 1–4`. */
  readonly covers: string;
  readonly parts: readonly LaidOutCard[];
  /** Whose it is, where it is one athlete's and carries no work. */
  readonly of?: string;
  readonly model: SheetModel;
  /** Of everything on it but number and date. */
  readonly hash: string;
}

export interface Packet {
  readonly papers: readonly DraftPaper[];
  readonly leftOut: readonly LeftOutAthlete[];
}

export interface Desk {
  readonly facility: Facility;
  readonly library: Library;
  readonly today: CalendarDate;
  /** Whoever prints may see days that are counted from health. */
  readonly dates: boolean;
  /** A lead asked for health details. */
  readonly health: boolean;
  readonly people: AttendancePeople;
  readonly progress: readonly Progress[];
  /** For the coach's copy; empty where none is printed. */
  readonly lastDone: LastDone;
}

/** Athletes between two turns of the event loop. */
const AT_ONCE = 8;

type OneAthletes = Exclude<RegisteredSheet, 'rack'>;

/** Athletes in the order of the roster, each with all of their sheets; then racks, then what carries nobody's work. */
export async function composePacket(
  cards: readonly LaidOutCard[],
  order: Order,
  desk: Desk,
  { signal, progress }: Reporting = {},
): Promise<Packet> {
  const papers: DraftPaper[] = [];
  const leftOut: LeftOutAthlete[] = [];
  const add = (kind: SheetKind, covers: string, parts: readonly LaidOutCard[], model: SheetModel) =>
    papers.push({ kind, covers, parts, model, hash: hashOf(model) });
  const own = order.sheets.filter((kind): kind is OneAthletes => OWN_SHEETS.includes(kind));
  const racks: AtRack[] = [];
  for (const [place, laid] of cards.entries()) {
    if (place % AT_ONCE === 0) {
      signal?.throwIfAborted();
      progress?.('Putting the packet together', place, cards.length);
      await nextTurn();
    }
    if (own.length === 0 && !order.sheets.includes('rack')) continue;
    const { asked, missing } = askedOf(laid, order);
    leftOut.push(...missing);
    let found = order.only !== undefined;
    for (const kind of own) {
      for (const { covers, model } of asked.flatMap((part) => ownSheets(kind, laid, part, desk))) {
        add(kind, covers, [laid], model);
        found = true;
      }
    }
    if (order.sheets.includes('rack')) {
      for (const { again, ...session } of asked.flatMap((part) => sessionPages(laid, part))) {
        found = true;
        if (!again) racks.push({ laid, ...session });
      }
    }
    if (!found) leftOut.push(nothingThen(laid, order));
  }
  for (const { covers, parts, model } of rackPapers(racks, desk.facility, desk.today))
    add('rack', covers, parts, model);
  for (const kind of order.sheets) {
    if (kind === 'attendance') add(kind, 'attendance', [], attendanceOf(cards, desk));
    if (kind === 'progress')
      for (const { athleteId, model } of desk.progress)
        papers.push({ kind, covers: 'progress', parts: [], of: athleteId, model, hash: hashOf(model) });
    if (kind === 'technique')
      for (const id of order.exerciseIds ?? exercisesOf(cards)) {
        const model = techniqueOf(id, desk);
        if (model) add(kind, model.exercise, [], model);
      }
    if (kind === 'blank') for (const model of blankForms(desk.facility)) add(kind, 'blank', [], model);
  }
  return { papers, leftOut };
}

/** What of somebody's program is asked for: weeks and sessions of it, or the session of one day. */
interface Asked extends Pick<Order, 'weeks' | 'sessions' | 'plates'> {
  readonly one?: { readonly on: CalendarDate; readonly model: CardModel };
}

/** Each session of `only` by itself, and why one of them is not printed; nothing of a program that none of them is of. */
function askedOf(
  { running, card }: LaidOutCard,
  { only, ...order }: Order,
): { readonly asked: readonly Asked[]; readonly missing: readonly LeftOutAthlete[] } {
  if (!only) return { asked: [order], missing: [] };
  // Two sessions of one day may ask the same: that is one paper.
  const asked = new Map<string, Asked>();
  const missing: LeftOutAthlete[] = [];
  for (const { assignmentId, plannedFor } of only) {
    if (assignmentId !== running.assignmentId) continue;
    const day = plannedDay(running, plannedFor, running.work.phases);
    const model = day && !day.skipped ? card.ofDay(day) : undefined;
    if (day && model) asked.set(hashOf(model), { plates: order.plates, one: { on: day.date, model } });
    else if (day?.skipped)
      missing.push(notPrinted(running, `The session of ${formatDate(day.date)} is skipped.`));
    else missing.push(nothingOf(running, `the session of ${formatDate(plannedFor)}`));
  }
  return { asked: [...asked.values()], missing };
}

const OWN_SHEETS: readonly SheetKind[] = ['card', 'session', 'coach', 'plan'];

function ownSheets(
  kind: OneAthletes,
  laid: LaidOutCard,
  order: Asked,
  desk: Desk,
): readonly { readonly covers: string; readonly model: CardModel }[] {
  const { card, running } = laid;
  const finished = (model: CardModel): CardModel => ({
    ...(kind === 'coach' ? withLastDone(model, desk.lastDone.get(running.athleteId)) : model),
    ...(desk.health && { health: healthOf(running.clearance) }),
    ...(kind === 'card' && desk.dates && reviewOf(model, laid, desk)),
    sheet: kind,
    ...(kind === 'coach' && { desk: card.deskNotes(desk.dates) }),
  });
  if (kind === 'session' || order.one) {
    return sessionPages(laid, order).map(({ model, page }) => ({
      covers: `${page.title}, ${page.weeks}`.replace(/^Session/, 'session').replace(/, Week/, ', week'),
      model: finished(model),
    }));
  }
  const given = order.weeks ? card.inWeeks(order.weeks) : card.whole;
  const pages = given?.pages.filter((page) => isAsked(page, order)) ?? [];
  if (!given || pages.length === 0) return [];
  const model = { ...given, pages };
  return [
    {
      covers: coversOf(model, given, running.work.foundation !== null),
      model: finished(withPlates(model, order)),
    },
  ];
}

/** In the modifications box, where there is one to look at again. */
function reviewOf(
  { modifications }: CardModel,
  { running: { clearance } }: LaidOutCard,
  { today }: Desk,
): Pick<CardModel, 'reviewOn'> {
  if (modifications.length === 0 || !clearance.reviewOn) return {};
  return { reviewOn: reviewInWords(clearance.reviewOn, today) };
}

/** What was done last of each exercise, under its line. */
function withLastDone(model: CardModel, done: ReadonlyMap<string, string> | undefined): CardModel {
  const withLast = (row: CardRow): CardRow => {
    const last = done?.get(row.exercise);
    return last === undefined ? row : { ...row, last: `Last ${last}` };
  };
  const pages = model.pages.map((page) => ({
    ...page,
    blocks: page.blocks.map((block) => ({ ...block, rows: block.rows.map(withLast) })),
  }));
  return { ...model, pages };
}

/** One session on a page of its own. */
interface SessionPage extends Omit<AtRack, 'laid'> {
  readonly model: CardModel;
  /** The page before it is the same session, eased. */
  readonly again: boolean;
}

/** Each session of each asked week, or the one that is asked for. */
function sessionPages({ card, running }: LaidOutCard, order: Asked): readonly SessionPage[] {
  if (order.one) return pagesOf(order.one.model, order, order.one.on);
  const weeks = order.weeks ?? { first: card.weekNow, last: card.weekNow };
  const last = running.work.foundation ? weeks.first : weeks.last;
  return Array.from({ length: last - weeks.first + 1 }, (_, index) => weeks.first + index).flatMap((week) => {
    const model = card.inWeeks({ first: week, last: week });
    return model ? pagesOf(model, order) : [];
  });
}

function pagesOf(model: CardModel, order: Asked, on?: CalendarDate): SessionPage[] {
  const seen = new Set<string>();
  return model.pages.flatMap((page) => {
    if (!isAsked(page, order)) return [];
    const again = seen.has(page.title);
    seen.add(page.title);
    const shown = withPlates({ ...model, pages: [oneColumn(page)] }, order);
    const [only] = shown.pages;
    const day = on ? formatDate(on) : page.eased ? page.weeks : undefined;
    const week = only?.blocks[0]?.weeks[0] ?? 1;
    return only ? [{ model: shown, week, page: only, again, ...(day !== undefined && { day }) }] : [];
  });
}

function letterOf({ title }: CardPage): string {
  return title.replace('Session ', '');
}

function isAsked(page: CardPage, { sessions }: Asked): boolean {
  return sessions === undefined || sessions.includes(letterOf(page));
}

function lettersOf({ pages }: CardModel): readonly string[] {
  return [...new Set(pages.map(letterOf))];
}

/** The foundation block asks the same of each of its weeks. */
function oneColumn(page: CardPage): CardPage {
  if (page.blocks.every(({ weeks }) => weeks.length <= 1)) return page;
  return {
    ...page,
    weeks: EACH_WEEK,
    blocks: page.blocks.map((block) => withColumns(block, (_, place) => place === 0)),
  };
}

function withPlates(model: CardModel, { plates = true }: Asked): CardModel {
  if (plates) return model;
  const bare = (target: CardTarget): CardTarget => ({ ...target, plates: [] });
  return {
    ...model,
    pages: model.pages.map((page) => ({
      ...page,
      blocks: page.blocks.map((block) => ({
        ...block,
        rows: block.rows.map((row) => ({ ...row, targets: row.targets.map(bare) })),
      })),
    })),
  };
}

function coversOf(model: CardModel, given: CardModel, foundation: boolean): string {
  const weeks = weeksIn(model);
  if (model.pages.length === given.pages.length) return foundation ? model.program : weeks;
  const usual = model.pages.some(({ eased }) => !eased);
  const days = model.pages.flatMap((page) => (page.eased ? page.weeks : []));
  const when = [...(usual ? [foundation ? EACH_WEEK : weeks] : []), ...new Set(days)];
  return `${sessionsInWords(lettersOf(model))}, ${when.join(' and ')}`;
}

function weeksIn({ pages }: CardModel): string {
  const weeks = pages.flatMap((page) => page.blocks.flatMap((block) => block.weeks));
  return weeksInWords(Math.min(...weeks), Math.max(...weeks));
}

function weeksInWords(first: number, last: number): string {
  return first === last ? `week ${first}` : `weeks ${first}–${last}`;
}

function nothingThen({ running, card }: LaidOutCard, { weeks, sessions }: Order): LeftOutAthlete {
  const asked = weeks ?? { first: card.weekNow, last: card.weekNow };
  const what = [...(sessions ? [sessionsInWords(sessions)] : []), weeksInWords(asked.first, asked.last)];
  return nothingOf(running, what.join(', '));
}

/** Neutral: the weeks may follow later, be over, or be more than the program has. */
function nothingOf(running: RunningWork, what: string): LeftOutAthlete {
  return notPrinted(running, `Nothing can be printed for ${what} of ${running.program.name} today.`);
}

function notPrinted({ athleteId, name }: RunningWork, reason: string): LeftOutAthlete {
  return { athleteId, name, rule: 'WEEKS', reason, from: null };
}
