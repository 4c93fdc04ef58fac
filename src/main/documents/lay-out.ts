/** Lays out the cards of running assignments: who gets one, what it says, who is left out and why. Reads only. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { refuseUnknown } from '../assignments/preview.ts';
import { heldBecause, type RunningWork, runningWork, type Which } from '../assignments/running.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { AthleteTable, Tables } from '../database/schema.ts';
import { type Facility, facilityOf } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { squadsOf, storedByIds } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import { AthleteCard, type CardAthlete } from './athlete-card.ts';

/** Cards laid out between two turns of the event loop. */
const AT_ONCE = 4;
/** Athletes read between two turns. */
const READ_AT_ONCE = 100;

export interface LaidOutCard {
  readonly running: RunningWork;
  readonly card: AthleteCard;
}

export interface LeftOutAthlete {
  readonly athleteId: string;
  readonly name: string;
  readonly rule: string;
  readonly reason: string;
  readonly from: CalendarDate | null;
}

/** How a stored athlete is called on paper. */
export type NameOf = (athlete: AthleteTable) => string;

export interface Layout {
  readonly facility: Facility;
  /** In order of name. */
  readonly cards: readonly LaidOutCard[];
  readonly leftOut: readonly LeftOutAthlete[];
}

export interface Reporting {
  readonly signal?: AbortSignal;
  readonly progress?: (step: string, done: number, of: number) => void;
}

export async function layOutCards(
  executor: Kysely<Tables>,
  library: Library,
  today: CalendarDate,
  which: Which,
  { signal, progress }: Reporting = {},
  nameOf: NameOf = shownName,
): Promise<Layout> {
  if (which.athleteIds) await refuseUnknown(executor, which.athleteIds, 'No file was made.');
  const facility = await facilityOf(executor);
  const running = await workInTurns(executor, library, today, which);
  const printable = running.filter((work) => !work.held);
  await nextTurn();
  const athletes = await athletesFor(executor, printable, nameOf);
  const cards: LaidOutCard[] = [];
  for (const [place, work] of printable.entries()) {
    if (place % AT_ONCE === 0) {
      signal?.throwIfAborted();
      progress?.('Laying out sheets', place, printable.length);
      await nextTurn();
    }
    const athlete = athletes.get(work.athleteId);
    if (!athlete) continue;
    cards.push({ running: work, card: new AthleteCard(work, athlete, facility, library, today) });
  }
  const leftOut = [
    ...running.flatMap(({ athleteId, name, held }) =>
      held ? [{ athleteId, name, rule: held.rule, reason: held.reason, from: held.from ?? null }] : [],
    ),
    ...(await withoutWork(executor, running, which.athleteIds, today)),
  ];
  return { facility, cards, leftOut };
}

/** A thousand athletes are read and gated in parts: all at once the window would stand still for it. */
async function workInTurns(
  executor: Kysely<Tables>,
  library: Library,
  today: CalendarDate,
  which: Which,
): Promise<RunningWork[]> {
  const athleteIds =
    which.athleteIds ??
    (
      await executor
        .selectFrom('assignment')
        .select('athlete_id')
        .distinct()
        .where('state', '<>', 'ended')
        .$if(which.programId !== undefined, (query) => query.where('program_id', '=', which.programId ?? ''))
        .execute()
    ).map((row) => row.athlete_id);
  const running: RunningWork[] = [];
  for (let start = 0; start < athleteIds.length; start += READ_AT_ONCE) {
    if (start > 0) await nextTurn();
    const part = athleteIds.slice(start, start + READ_AT_ONCE);
    running.push(...(await runningWork(executor, library, today, { ...which, athleteIds: part })));
  }
  return running.sort((a, b) => orderOfNames(a.sortName, b.sortName));
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

async function athletesFor(
  executor: Kysely<Tables>,
  running: readonly RunningWork[],
  nameOf: NameOf,
): Promise<Map<string, CardAthlete>> {
  const ids = [...new Set(running.map((work) => work.athleteId))];
  const stored = await storedByIds(executor, ids);
  const squads = await squadsOf(executor, ids);
  const maxima = await planningMaxima(executor, ids);
  return new Map(
    stored.map((athlete) => [
      athlete.id,
      {
        name: nameOf(athlete),
        squads: squads.get(athlete.id) ?? [],
        level: athlete.level_override ?? '',
        trainingSince: athlete.training_since,
        maxima: maxima.get(athlete.id) ?? [],
      },
    ]),
  );
}
