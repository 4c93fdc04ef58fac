/**
 * Maxima of a file that may be slips of a digit or a unit: a leap over what is on record, or more than people lift. All
 * loads would follow them, so each is said at its cell, where it can be put right or left out. It is no error.
 */

import { displayName } from '#domain/athlete/names.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { estimateMax } from '#domain/load/estimated-max.ts';
import { formatLoad, type Load, shownIn } from '#domain/load/load.ts';
import { leapOver } from '#domain/load/maximum.ts';
import { cellProblem } from './cell-problem.ts';
import { maximumPlace } from './maximum-place.ts';
import type { NamedExercise } from './propose-exercises.ts';
import type { ExistingAthlete, ExistingMaximum, RosterPreview, RowOutcome } from './roster-preview.ts';
import type { CellProblem, RosterMaximum, RosterReading } from './roster-reading.ts';

/** Hardly anybody lifts more once, so it is looked at again. Rackside's own figure. */
const USUAL_KG = 400;

interface Known {
  readonly existing: readonly ExistingAthlete[];
  /** Exercise ids by the names the file uses; maxima of other names are not imported. */
  readonly exerciseOf: Readonly<Record<string, string>>;
  readonly exercises: readonly NamedExercise[];
}

export function doubtfulMaxima(
  reading: Pick<RosterReading, 'sheet' | 'columns' | 'maximaSheet'>,
  { rows }: Pick<RosterPreview, 'rows'>,
  { existing, exerciseOf, exercises }: Known,
): CellProblem[] {
  const athletes = new Map(existing.map((athlete) => [athlete.id, athlete]));
  const lifts = new Map(exercises.map(({ id, name }) => [id, name]));
  return rows.flatMap(({ row: { person }, outcome }) =>
    (person?.maxima ?? []).flatMap((maximum) => {
      const exerciseId = exerciseOf[maximum.exerciseName];
      if (!person || exerciseId === undefined || !isImported(maximum, outcome)) return [];
      const onRecord = takers(maximum, outcome).flatMap(
        (id) => newestOneRep(athletes.get(id)?.maxima, exerciseId) ?? [],
      );
      const doubt = doubtOn(maximum, onRecord);
      if (doubt === undefined) return [];
      const lift = lifts.get(exerciseId) ?? maximum.exerciseName;
      const because = `${displayName(person)}, ${lift}: ${doubt}. Put it right or leave it out if it is not meant`;
      return [
        cellProblem(maximumPlace(maximum, reading), 'warning', formatLoad(maximum.load), because, 'maximum'),
      ];
    }),
  );
}

interface OnRecord {
  readonly oneRep: Load;
  readonly testedOn?: ExistingMaximum['testedOn'];
}

/** Undefined where nothing is odd, or where so many repetitions make no maximum. */
function doubtOn({ load, reps }: RosterMaximum, onRecord: readonly OnRecord[]): string | undefined {
  const reckoned = reps === 1 ? undefined : estimateMax({ load, reps });
  const next = reckoned?.kind === 'estimate' ? reckoned.estimate : reps === 1 ? load : undefined;
  if (!next) return undefined;
  const said =
    reps === 1
      ? `${formatLoad(load)} is`
      : `${formatLoad(load)} for ${reps} makes ${formatLoad(next)}, which is`;
  for (const { oneRep, testedOn } of onRecord) {
    const more = leapOver(oneRep, next);
    if (more !== undefined)
      return `${said} ${more} % more than ${formatLoad(oneRep)} on record${testedOn ? ` from ${formatDate(testedOn)}` : ''}`;
  }
  if (shownIn(next, 'kg').hundredths <= USUAL_KG * 100) return undefined;
  const [known] = onRecord;
  return `${said} more than almost anybody lifts, and ${known ? formatLoad(known.oneRep) : 'nothing'} is on record`;
}

function isImported(maximum: RosterMaximum, outcome: RowOutcome): boolean {
  if (outcome.kind === 'update') return outcome.maxima.includes(maximum);
  return outcome.kind === 'new' || outcome.kind === 'near' || outcome.kind === 'anotherDay';
}

/** Athletes on the roster whom it would be new to: the one it is, or those whom the coach may say it is. */
function takers(maximum: RosterMaximum, outcome: RowOutcome): string[] {
  if (outcome.kind === 'update') return [outcome.athleteId];
  if (outcome.kind !== 'near' && outcome.kind !== 'anotherDay') return [];
  return outcome.candidates.flatMap(({ athleteId, maxima }) =>
    athleteId !== undefined && maxima.includes(maximum) ? [athleteId] : [],
  );
}

function newestOneRep(
  maxima: readonly ExistingMaximum[] | undefined,
  exerciseId: string,
): OnRecord | undefined {
  const newest = maxima?.find((each) => each.exerciseId === exerciseId && each.oneRep !== undefined);
  return newest?.oneRep && { oneRep: newest.oneRep, testedOn: newest.testedOn };
}
