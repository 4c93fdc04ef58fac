/** Lays out the cards of running assignments: who gets one, what it says, who is left out and why. Reads only. */

import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { levelOn } from '#domain/athlete/athlete.ts';
import { type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import { racksOf } from '#domain/facility/equipment.ts';
import { type GatedLine, shownPrescription } from '#domain/gate/gated-program.ts';
import type { Maximum } from '#domain/load/maximum.ts';
import { athletePlanner } from '../assignments/athlete-planner.ts';
import { linesOf } from '../assignments/given.ts';
import { refuseUnknown } from '../assignments/preview.ts';
import { heldBecause, type RunningWork, runningWork, type Which } from '../assignments/running.ts';
import { type TrainingDay, trainingDaysFrom } from '../assignments/training-days.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { type Facility, facilityOf } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { squadsOf, storedByIds } from '../roster/athletes.ts';
import { shownName } from '../roster/names.ts';
import { buildCard, type CardLine, type CardSource } from './build-card.ts';
import type { CardModel } from './card-model.ts';
import { EASED_CODE, withEasedPage } from './eased-page.ts';

/** Cards laid out between two turns of the event loop. */
const AT_ONCE = 20;

export interface LaidOutCard {
  readonly running: RunningWork;
  /** Without its sheet number. */
  readonly draft: CardModel;
  /** Of everything a reader would notice: the same hash is the same sheet. */
  readonly contentHash: string;
}

export interface LeftOutAthlete {
  readonly athleteId: string;
  readonly name: string;
  readonly rule: string;
  readonly reason: string;
  readonly from: CalendarDate | null;
}

export interface Layout {
  readonly facility: Facility;
  /** In order of name. */
  readonly cards: readonly LaidOutCard[];
  readonly leftOut: readonly LeftOutAthlete[];
}

interface Reporting {
  readonly signal?: AbortSignal;
  readonly progress?: (step: string, done: number, of: number) => void;
}

export async function layOutCards(
  executor: Kysely<Tables>,
  library: Library,
  today: CalendarDate,
  which: Which,
  { signal, progress }: Reporting = {},
): Promise<Layout> {
  if (which.athleteIds) await refuseUnknown(executor, which.athleteIds, 'No file was made.');
  const facility = await facilityOf(executor);
  const running = await runningWork(executor, library, today, which);
  const printable = running.filter((work) => !work.held);
  const athletes = await athletesFor(executor, printable);
  const cards: LaidOutCard[] = [];
  for (const [place, work] of printable.entries()) {
    if (place % AT_ONCE === 0) {
      signal?.throwIfAborted();
      progress?.('Laying out cards', place, printable.length);
      await nextTurn();
    }
    const athlete = athletes.get(work.athleteId);
    if (!athlete) continue;
    const draft = cardOf(work, athlete, facility, library, today);
    cards.push({ running: work, draft, contentHash: contentHash(draft) });
  }
  const leftOut = [
    ...running.flatMap(({ athleteId, name, held }) =>
      held ? [{ athleteId, name, rule: held.rule, reason: held.reason, from: held.from ?? null }] : [],
    ),
    ...(await withoutWork(executor, running, which.athleteIds, today)),
  ];
  return { facility, cards, leftOut };
}

/** True when both layouts put the same words in the same hands. */
export function sameLayout(a: Layout, b: Layout): boolean {
  const words = ({ cards, leftOut }: Layout) =>
    JSON.stringify([
      cards.map(({ running, contentHash }) => [running.assignmentId, contentHash]),
      leftOut.map(({ athleteId, rule }) => [athleteId, rule]),
    ]);
  return words(a) === words(b);
}

/** Those chosen who have no program, and on a print of everyone those who are held: named, with the reason. */
async function withoutWork(
  executor: Kysely<Tables>,
  running: readonly RunningWork[],
  chosen: readonly string[] | undefined,
  today: CalendarDate,
) {
  const having = new Set(running.map((work) => work.athleteId));
  const asked =
    chosen ??
    (await executor.selectFrom('episode').select('athlete_id').distinct().execute()).map(
      (row) => row.athlete_id,
    );
  const others = await storedByIds(
    executor,
    asked.filter((id) => !having.has(id)),
  );
  const policy = await policyInForce(executor);
  const clearances = await clearancesOf(
    executor,
    others.map((athlete) => athlete.id),
    { today, policy },
  );
  return others.flatMap((athlete) => {
    const clearance = clearances.get(athlete.id);
    const held =
      clearance && (clearance.tier === 'T0' || !clearance.newAssignment) ? heldBecause(clearance) : undefined;
    const archived = athlete.status === 'archived';
    if (!chosen && (archived || !held)) return [];
    return [
      {
        athleteId: athlete.id,
        name: shownName(athlete),
        rule: held?.rule ?? 'ROSTER',
        reason: archived ? 'Archived.' : (held?.reason ?? 'No program is assigned.'),
        from: held?.from ?? null,
      },
    ];
  });
}

interface CardAthlete {
  readonly name: string;
  readonly squads: readonly string[];
  readonly level: string;
  readonly maxima: readonly Maximum[];
  readonly trainingSince: CalendarDate | null;
}

async function athletesFor(
  executor: Kysely<Tables>,
  running: readonly RunningWork[],
): Promise<Map<string, CardAthlete>> {
  const ids = [...new Set(running.map((work) => work.athleteId))];
  const stored = await storedByIds(executor, ids);
  const squads = await squadsOf(executor, ids);
  const maxima = await planningMaxima(executor, ids);
  return new Map(
    stored.map((athlete) => [
      athlete.id,
      {
        name: shownName(athlete),
        squads: squads.get(athlete.id) ?? [],
        level: athlete.level_override ?? '',
        trainingSince: athlete.training_since,
        maxima: maxima.get(athlete.id) ?? [],
      },
    ]),
  );
}

function cardOf(
  running: RunningWork,
  athlete: CardAthlete,
  facility: Facility,
  library: Library,
  today: CalendarDate,
): CardModel {
  const { work, program, clearance, eased, rack } = running;
  const flagged = isFlagged(clearance);
  const modification = work.modification && /^(MOD-\d+): (.*)$/.exec(work.modification);
  const code = modification?.[1];
  const lines = new Map<string, CardLine>();
  const write = (gated: readonly GatedLine[], withCode: (line: GatedLine) => string | undefined) => {
    for (const each of gated) {
      const { original, line, capPercent } = each;
      const exercise = line && library.exercises.get(line.exerciseId);
      const prescription = shownPrescription(each);
      if (!exercise || !prescription) continue;
      const said = withCode(each);
      lines.set(original.id, {
        exercise,
        prescription,
        flagged,
        ...(capPercent !== undefined && { capPercent }),
        ...(said && { code: said }),
      });
    }
  };
  const card = (foundation: readonly GatedLine[] | null | undefined, weeks: CardSource['weeks']) =>
    buildCard({
      facility: { name: facility.name, unit: facility.unit },
      athlete: {
        name: athlete.name,
        squads: athlete.squads,
        level: athlete.level || levelOn(athlete.trainingSince ?? undefined, today),
      },
      coach: facility.coach,
      ...(racksOf(facility.rooms).length > 1 && { rack: rack.name }),
      program,
      exercises: library.exercises,
      foundation: foundation?.flatMap(({ line }) => line ?? []) ?? null,
      warmUp: work.warmUp,
      cues: work.cues,
      weeks,
      lines,
      planner: athletePlanner(athlete.maxima, facility, rack, today),
      maxima: athlete.maxima,
      modifications: modification ? [{ code: modification[1] ?? '', text: modification[2] ?? '' }] : [],
      // Paper goes through many hands: any other day of review could be counted back to a birth or an injury.
      ...(clearance.overrideUntil && { reviewOn: clearance.overrideUntil }),
      sheet: { number: '', revision: 0 },
      today,
    });
  write(linesOf(work), ({ outcome }) => (outcome === 'modified' ? code : undefined));
  const usual = card(work.foundation?.lines, printedWeeks(running, today));
  if (!eased) return usual;
  const asUsual = new Map(linesOf(work).map(({ original, line }) => [original.id, line]));
  write(eased.lines, ({ original, line }) => (line === asUsual.get(original.id) ? code : EASED_CODE));
  const { day, words } = eased;
  const [week, alone] = easedWeek(running, day);
  return withEasedPage(usual, {
    card: card(work.foundation && eased.lines, { first: week, last: week }),
    letter: day.letter,
    week: alone ? week : null,
    on: day.date,
    words,
  });
}

/** The week whose targets the eased session has, and whether that session is done on no other day of it. */
function easedWeek(running: RunningWork, day: TrainingDay): [week: number, alone: boolean] {
  const { work, startDate } = running;
  if (work.foundation) return [1, false];
  const phase = work.phases.findLast(({ number, permitted }) => permitted && number <= day.phase);
  if (!phase || phase.number !== day.phase) return [phase?.lastWeek ?? day.week, false];
  const same = trainingDaysFrom(running, startDate).filter(
    ({ week, letter }) => week === day.week && letter === day.letter,
  );
  return [day.week, same.length === 1];
}

/**
 * From the week the athlete starts in to the last one permitted. With an open episode no further than the phase under
 * way: the next one asks for a fresh screen at its gate, and paper cannot ask. Past the last phase permitted, that
 * phase alone: it is the one to be repeated, and those before it are done.
 */
function printedWeeks({ work, clearance, startDate, startWeek }: RunningWork, today: CalendarDate) {
  const permitted = work.phases.filter((phase) => phase.permitted);
  const last = Math.max(startWeek, ...permitted.map((phase) => phase.lastWeek));
  if (!isFlagged(clearance)) return { first: startWeek, last };
  const week = startWeek + Math.max(0, Math.floor(daysBetween(startDate, today) / 7));
  const begun = permitted.findLast(({ firstWeek }) => firstWeek <= week) ?? permitted[0];
  if (!begun) return { first: startWeek, last };
  const first = week > begun.lastWeek ? Math.max(startWeek, begun.firstWeek) : startWeek;
  return { first, last: Math.max(startWeek, begun.lastWeek) };
}

/** Of everything a reader would notice, without the date and the sheet's own number. */
function contentHash(model: CardModel): string {
  const { sheetNumber: _number, revision: _revision, printedOn: _printed, ...content } = model;
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
