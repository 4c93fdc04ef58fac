/** From an athlete's maxima, bodyweights and training log to the progress report. */

import type { Kysely } from 'kysely';
import { levelOn } from '#domain/athlete/athlete.ts';
import { type CalendarDate, daysBetween, formatDate } from '#domain/calendar/calendar-date.ts';
import { FORMULA_NAMES, type Formula } from '#domain/load/estimated-max.ts';
import type { Load, LoadUnit } from '#domain/load/load.ts';
import { MAXIMUM_NAMES, type Maximum } from '#domain/load/maximum.ts';
import type { Tables } from '../database/schema.ts';
import type { Facility } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { inParts, squadsOf, storedByIds } from '../roster/athletes.ts';
import { orderOfNames, shownName } from '../roster/names.ts';
import { sayLoad } from './card-words.ts';
import type { LeftOutAthlete, NameOf } from './lay-out.ts';
import { type LoggedProgress, loggedProgress } from './progress-log.ts';
import type { ProgressChart, ProgressModel, ProgressPoint } from './progress-model.ts';

export interface Progress {
  readonly athleteId: string;
  readonly model: ProgressModel;
}

export interface ProgressOf {
  /** In order of name. */
  readonly reports: readonly Progress[];
  readonly leftOut: readonly LeftOutAthlete[];
}

interface Measured {
  readonly date: CalendarDate;
  readonly load: Load;
}

/** Short enough histories are drawn over four weeks, so that two points of one week do not look like a leap. */
const SHORTEST_DAYS = 28;
const GRAMS: Readonly<Record<LoadUnit, number>> = { kg: 10, lb: 4.535_923_7 };

/** A report of everybody of whom anything was measured; the others by name. */
export async function progressOf(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  {
    facility,
    library,
    today,
    nameOf,
  }: { facility: Facility; library: Library; today: CalendarDate; nameOf: NameOf },
): Promise<ProgressOf> {
  const athletes = (await storedByIds(executor, athleteIds)).toSorted((a, b) =>
    orderOfNames(a.sort_name, b.sort_name),
  );
  const ids = athletes.map(({ id }) => id);
  const [maxima, squads, weights, logs] = [
    await planningMaxima(executor, ids),
    await squadsOf(executor, ids),
    await bodyweightsOf(executor, ids),
    await loggedProgress(executor, library, ids, { today, unit: facility.unit }),
  ];
  const leftOut: LeftOutAthlete[] = [];
  const reports = athletes.flatMap((athlete) => {
    const log = logs.get(athlete.id);
    const own = lastOfEachDay([...estimatesOf(log), ...(maxima.get(athlete.id) ?? [])]);
    const bodyweights = weights.get(athlete.id) ?? [];
    const dates = [...own, ...bodyweights].map(({ date }) => date).sort();
    const [first, last] = [dates[0], dates.at(-1)];
    const reason = athlete.status === 'archived' ? 'Archived.' : first ? undefined : UNMEASURED;
    if (reason || !first || !last) {
      const name = shownName(athlete);
      leftOut.push({ athleteId: athlete.id, name, rule: 'ROSTER', reason: reason ?? UNMEASURED, from: null });
      return [];
    }
    const common = { first, unit: facility.unit, library };
    return [
      {
        athleteId: athlete.id,
        model: {
          sheet: 'progress' as const,
          facility: facility.name,
          coach: facility.coach,
          athlete: nameOf(athlete),
          squads: squads.get(athlete.id) ?? [],
          level: athlete.level_override ?? levelOn(athlete.training_since ?? undefined, today),
          unit: facility.unit,
          span: `${formatDate(first)} – ${formatDate(last)}`,
          ends: [formatDate(first), formatDate(last)] as const,
          days: Math.max(SHORTEST_DAYS, daysBetween(first, last)),
          charts: chartsOf(own, bodyweights, common),
          bests: bestsOf(own, bodyweights, common),
          ...(log && { weeks: log.weeks, records: log.records }),
          milestones: milestonesOf(own, library, log),
          sheetNumber: '',
          revision: 0,
          printedOn: formatDate(today),
          programVersion: '',
        },
      },
    ];
  });
  return { reports, leftOut };
}

const UNMEASURED = 'No maximum and no bodyweight is on record, so there is nothing to report.';

async function bodyweightsOf(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Measured[]>> {
  const found = new Map<string, Measured[]>();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('bodyweight')
      .selectAll()
      .where('athlete_id', 'in', part)
      .orderBy('date')
      .execute();
    for (const { athlete_id, date, hundredths, unit } of rows) {
      const own = found.get(athlete_id) ?? [];
      found.set(athlete_id, own);
      own.push({ date, load: { hundredths, unit } });
    }
  }
  return found;
}

/** As recorded, or estimated from the log by the formula that is named. */
type Told = Maximum & { readonly formula?: Formula };

/** What the log says of maxima, beside what was recorded. */
function estimatesOf(log: LoggedProgress | undefined): Told[] {
  return [...(log?.estimates ?? [])].flatMap(([exerciseId, points]) =>
    points.map((point) => ({ exerciseId, kind: 'e1RM' as const, ...point })),
  );
}

/** One of a kind a day: what was recorded last corrects what was recorded before. */
function lastOfEachDay(maxima: readonly Told[]): readonly Told[] {
  const last = new Map(maxima.map((one) => [`${one.exerciseId} ${one.kind} ${one.date}`, one]));
  return [...last.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

interface Common {
  readonly first: CalendarDate;
  readonly unit: LoadUnit;
  readonly library: Library;
}

function gramsOf({ hundredths, unit }: Load): number {
  return hundredths * GRAMS[unit];
}

function chartsOf(
  maxima: readonly Maximum[],
  bodyweights: readonly Measured[],
  common: Common,
): ProgressChart[] {
  const { first, unit, library } = common;
  const point = ({ date, load }: Measured, kind: ProgressPoint['kind']): ProgressPoint => ({
    day: daysBetween(first, date),
    grams: gramsOf(load),
    says: sayLoad(load, unit),
    on: formatDate(date),
    kind,
  });
  const lifts = Map.groupBy(maxima, ({ exerciseId }) => exerciseId);
  return [
    ...[...lifts].map(([id, own]) => ({
      title: library.exercises.get(id)?.name ?? id,
      points: own.map((one) => point(one, one.kind)),
    })),
    ...(bodyweights.length > 0
      ? [{ title: 'Bodyweight', points: bodyweights.map((one) => point(one, 'bodyweight')) }]
      : []),
  ];
}

/**
 * Of tested and estimated maxima alone, for a training max is set, not lifted; each kind by itself: what a formula makes of
 * a set of eight is no gain over a single, nor the other way round.
 */
function bestsOf(
  maxima: readonly Told[],
  bodyweights: readonly Measured[],
  { unit, library }: Common,
): ProgressModel['bests'] {
  const lifted = maxima.filter(({ kind }) => kind !== 'trainingMax');
  const alike = [...Map.groupBy(lifted, ({ exerciseId }) => exerciseId)].flatMap(([id, own]) =>
    KINDS_LIFTED.map((kind) => [id, own.filter((one) => one.kind === kind)] as const),
  );
  return alike.flatMap(([id, own]) => {
    const [first] = own;
    if (!first) return [];
    const best = own.reduce((a, b) => (gramsOf(b.load) > gramsOf(a.load) ? b : a));
    const gained = (gramsOf(best.load) - gramsOf(first.load)) / (GRAMS[unit] * 100);
    const weight = bodyweights.findLast(({ date }) => date <= best.date) ?? bodyweights[0];
    return [
      {
        lift: library.exercises.get(id)?.name ?? id,
        best: `${MAXIMUM_NAMES[best.kind]} ${sayLoad(best.load, unit)}${best.formula ? ` by ${FORMULA_NAMES[best.formula]}` : ''} (${formatDate(best.date)})`,
        change: gained > 0 ? `+${Number(gained.toFixed(1))} since ${formatDate(first.date)}` : '',
        relative: weight ? `${(gramsOf(best.load) / gramsOf(weight.load)).toFixed(2)} × bodyweight` : '',
      },
    ];
  });
}

const KINDS_LIFTED = ['tested', 'e1RM'] as const;

/** Reached by a set of the log, or by one that an estimate was made from: its load and repetitions, as the guide names them. */
function milestonesOf(
  maxima: readonly Maximum[],
  { guide }: Library,
  log: LoggedProgress | undefined,
): ProgressModel['milestones'] {
  return guide.tracking.milestones.map(({ exerciseId, loadKg = 0, reps, says }, place) => {
    const set = maxima.find(
      (one) =>
        one.exerciseId === exerciseId &&
        one.fromSet !== undefined &&
        one.fromSet.reps >= reps &&
        gramsOf(one.fromSet.load) >= loadKg * 1000,
    );
    const [first] = [set?.date, log?.milestones[place]].filter((date) => date !== undefined).sort();
    return { says, reached: first ? formatDate(first) : '' };
  });
}
