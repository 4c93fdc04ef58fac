/** Gathers what a report workbook holds. Health stays out, but for the reasons of overrides. */

import type { Kysely, Selectable } from 'kysely';
import type { ReportSheet } from '#contract/workbooks.ts';
import { levelOn } from '#domain/athlete/athlete.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import type { Load } from '#domain/load/load.ts';
import { TONNAGE_COUNTING } from '#domain/training/volume.ts';
import { assignmentsWithNames } from '../assignments/running.ts';
import type { Context } from '../context.ts';
import type { AthleteTable, Tables } from '../database/schema.ts';
import { facilityOf } from '../facility/facility.ts';
import { newestPrograms, programVersion } from '../library/programs.ts';
import { maximaOf } from '../loads/maxima.ts';
import { latestBodyweights, squadsOf } from '../roster/athletes.ts';
import { availabilityRows } from './availability-rows.ts';
import { chosenAthletes, lastFirst, type People, squadNamed } from './chosen-athletes.ts';
import { loadsSheetOf } from './loads-rows.ts';
import { maxesRows } from './maxes-rows.ts';
import { maxMatrix, type RankedAthlete, rankings } from './one-rep-rows.ts';
import { overrideRows } from './override-rows.ts';
import { isIn, type Period, periodInWords, refuseBackwards, touches } from './period.ts';
import { complianceRows, loggedPeriod, logRows, volumeRows } from './training-rows.ts';
import { programRows } from './writing/program-rows.ts';
import type { ProgramSheetRow, ReportModel, RosterSheetRow } from './writing/report-model.ts';

/** Of everybody who is not archived, or of the athletes named. Throws NOT_FOUND, and INVALID_INPUT for a period that ends before it begins. */
export async function reportModel(
  context: Context,
  sheets: readonly ReportSheet[],
  { from, to, ...people }: WhoAndWhen,
): Promise<ReportModel> {
  const period = { from, to };
  refuseBackwards(period);
  const { kysely } = context.session;
  const today = context.clock.today();
  const facility = await facilityOf(kysely);
  const squad = people.squad && (await squadNamed(kysely, people.squad));
  const athletes = await chosenAthletes(kysely, people);
  const ids = athletes.map((athlete) => athlete.id);
  const weights = await latestBodyweights(kysely, ids);
  const wants = (sheet: ReportSheet) => sheets.includes(sheet);
  const nameOf = (id: string) => context.library.exercises.get(id)?.name ?? id;
  const ranked =
    wants('Maxes') || wants('Max matrix') || wants('Rankings')
      ? await rankedAthletes(kysely, athletes, period)
      : [];
  const assigned =
    wants('Assignments') || wants('Program') ? await assignmentsWithNames(kysely, { athleteIds: ids }) : [];
  const logged = loggedPeriod(period, today);
  const ofTraining = wants('Log') || wants('Volume') || wants('Compliance');
  const trained = athletes.map((athlete) => ({ id: athlete.id, name: lastFirst(athlete) }));
  const names = new Map<string, string>(trained.map(({ id, name }) => [id, name]));
  return {
    generatedAt: `${today} ${context.clock.now().toTimeString().slice(0, 5)}`,
    appVersion: context.version,
    unit: facility.unit,
    e1rmFormula: 'Epley, at most 10 repetitions',
    filters: [
      ...(squad ? [`Squad: ${squad}`] : []),
      ...(people.athleteIds ? [`${athletes.length} chosen athletes`] : []),
      ...periodInWords(period),
      ...(ofTraining
        ? [`Log, Volume, Compliance: ${formatDate(logged.from)} to ${formatDate(logged.to)}`]
        : []),
    ],
    tonnage: TONNAGE_COUNTING,
    ...(wants('Roster') && { roster: await rosterRows(kysely, athletes, weights, today) }),
    ...(wants('Maxes') && { maxes: maxesRows(ranked, nameOf) }),
    ...(wants('Max matrix') && { matrix: maxMatrix(ranked, facility.unit, nameOf) }),
    ...(wants('Rankings') && { rankings: rankings(ranked, facility.unit, nameOf) }),
    ...(wants('Program') && { program: await assignedProgramRows(context, assigned) }),
    ...(wants('Loads') && { loads: await loadsSheetOf(context, await namedAthletes(kysely, athletes)) }),
    ...(wants('Assignments') && {
      assignments: assigned
        .filter(({ startDate }) => touches(period, startDate))
        .map((assignment) => ({
          athlete: names.get(assignment.athleteId) ?? assignment.name,
          program: assignment.program.name,
          version: assignment.program.version,
          start: assignment.startDate,
          state: assignment.state === 'active' ? 'running' : assignment.state,
          reason: assignment.outcome === 'asWritten' ? 'as written' : 'with changes, see the printed card',
        })),
    }),
    ...(wants('Availability') && {
      availability: await availabilityRows(context, await namedAthletes(kysely, athletes)),
    }),
    ...(wants('Overrides') && { overrides: await overrideRows(context, names, period) }),
    ...(wants('Log') && { log: await logRows(context, trained, logged) }),
    ...(wants('Volume') && { volume: await volumeRows(context, trained, logged) }),
    ...(wants('Compliance') && { compliance: await complianceRows(context, trained, logged) }),
  };
}

type Stored = Selectable<AthleteTable>;
type Weights = ReadonlyMap<string, { load: Load; date: CalendarDate }>;

export type WhoAndWhen = People & Period;

async function rosterRows(
  executor: Kysely<Tables>,
  athletes: readonly Stored[],
  weights: Weights,
  today: CalendarDate,
): Promise<RosterSheetRow[]> {
  const squads = await squadsOf(
    executor,
    athletes.map((athlete) => athlete.id),
  );
  return athletes.map((athlete) => {
    const weight = weights.get(athlete.id);
    return {
      id: athlete.id,
      lastName: athlete.last_name,
      firstName: athlete.first_name,
      squads: squads.get(athlete.id) ?? [],
      level: athlete.level_override ?? levelOn(athlete.training_since ?? undefined, today),
      status: athlete.status,
      ...(athlete.preferred_name && { preferredName: athlete.preferred_name }),
      ...(athlete.date_of_birth && { dateOfBirth: athlete.date_of_birth }),
      ...(athlete.sex && { sex: athlete.sex }),
      ...(athlete.sport && { sport: athlete.sport }),
      ...(athlete.position && { position: athlete.position }),
      ...(weight && { bodyweight: weight.load, bodyweightOn: weight.date }),
    };
  });
}

async function namedAthletes(executor: Kysely<Tables>, athletes: readonly Stored[]) {
  const squads = await squadsOf(
    executor,
    athletes.map((athlete) => athlete.id),
  );
  return athletes.map((athlete) => ({
    id: athlete.id,
    name: lastFirst(athlete),
    squads: squads.get(athlete.id) ?? [],
    status: athlete.status,
  }));
}

async function rankedAthletes(
  executor: Kysely<Tables>,
  athletes: readonly Stored[],
  period: Period,
): Promise<RankedAthlete[]> {
  const named = await namedAthletes(executor, athletes);
  const ids = named.map(({ id }) => id);
  const weights = await latestBodyweights(executor, ids, period.to);
  const maxima = Map.groupBy(
    (await maximaOf(executor, ids)).filter(({ date }) => isIn(period, date)),
    (maximum) => maximum.athleteId as string,
  );
  return named.map((athlete) => ({
    ...athlete,
    bodyweight: weights.get(athlete.id)?.load,
    maxima: maxima.get(athlete.id) ?? [],
  }));
}

/** Every program version that somebody is on, as written; the shipped ones when nobody is on any. */
async function assignedProgramRows(
  { session, library }: Context,
  assigned: readonly { program: { id: string; version: number } }[],
): Promise<ProgramSheetRow[]> {
  const versions = new Map(assigned.map(({ program }) => [`${program.id} ${program.version}`, program]));
  const names = Object.fromEntries([...library.exercises].map(([id, exercise]) => [id, exercise.name]));
  const programs = await Promise.all(
    [...versions.values()].map(({ id, version }) => programVersion(session.kysely, id, version)),
  );
  const found = programs.filter((program) => program !== undefined);
  const shown =
    found.length > 0 ? found : (await newestPrograms(session.kysely)).map(({ program }) => program);
  return shown.flatMap((program) => programRows(program, names));
}
