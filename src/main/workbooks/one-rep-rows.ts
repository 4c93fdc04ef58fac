/** One-repetition maxima of several athletes side by side: the matrix of lifts, and who ranks where. */

import type { MaximumRecord } from '#contract/loads.ts';
import { type Load, type LoadUnit, shownIn } from '#domain/load/load.ts';
import type { MaxMatrix, RankingsSheetRow } from './writing/report-model.ts';

export interface RankedAthlete {
  readonly id: string;
  /** `Last, First` */
  readonly name: string;
  readonly squads: readonly string[];
  readonly bodyweight?: Load | undefined;
  /** Newest first. */
  readonly maxima: readonly MaximumRecord[];
}

interface Lifted {
  readonly athlete: RankedAthlete;
  readonly record: MaximumRecord;
  readonly hundredths: number;
}

/** Lifts with most maxima first. A converted maximum is rounded for display and stored nowhere. */
export function maxMatrix(
  athletes: readonly RankedAthlete[],
  unit: LoadUnit,
  nameOf: (exerciseId: string) => string,
): MaxMatrix {
  const lifts = liftsOf(athletes, unit, nameOf);
  const having = athletes.filter(({ maxima }) => maxima.some(isOneRep));
  return {
    lifts: lifts.map(({ name }) => name),
    rows: having.map((athlete) => ({
      athlete: athlete.name,
      squads: athlete.squads,
      hundredths: lifts.map(
        ({ lifted }) => lifted.find((each) => each.athlete.id === athlete.id)?.hundredths,
      ),
    })),
  };
}

/** Each lift from the heaviest down; equal loads share a place. */
export function rankings(
  athletes: readonly RankedAthlete[],
  unit: LoadUnit,
  nameOf: (exerciseId: string) => string,
): RankingsSheetRow[] {
  return liftsOf(athletes, unit, nameOf).flatMap(({ name, lifted }) => {
    const ratio = ({ athlete: { bodyweight }, hundredths }: Lifted) => {
      const body = bodyweight && shownIn(bodyweight, unit).hundredths;
      return body ? Math.round((100 * hundredths) / body) / 100 : undefined;
    };
    const heaviestFirst = lifted.toSorted((a, b) => b.hundredths - a.hundredths);
    const loads = heaviestFirst.map(({ hundredths }) => hundredths);
    const ratios = heaviestFirst.flatMap((each) => ratio(each) ?? []).sort((a, b) => b - a);
    return heaviestFirst.map((each): RankingsSheetRow => {
      const timesBodyweight = ratio(each);
      return {
        exercise: name,
        athlete: each.athlete.name,
        squads: each.athlete.squads,
        hundredths: each.hundredths,
        how: each.record.kind === 'tested' ? 'tested' : 'estimated',
        date: each.record.date,
        place: loads.indexOf(each.hundredths) + 1,
        ...(timesBodyweight !== undefined && {
          timesBodyweight,
          placeByBodyweight: ratios.indexOf(timesBodyweight) + 1,
        }),
      };
    });
  });
}

function liftsOf(
  athletes: readonly RankedAthlete[],
  unit: LoadUnit,
  nameOf: (exerciseId: string) => string,
): { readonly name: string; readonly lifted: readonly Lifted[] }[] {
  const all = athletes.flatMap((athlete): Lifted[] => {
    // The newest of each lift, as it is planned with.
    const newest = new Map(
      athlete.maxima
        .filter(isOneRep)
        .toReversed()
        .map((record) => [record.exerciseId, record]),
    );
    return [...newest.values()].map((record) => ({
      athlete,
      record,
      hundredths: shownIn(record.load, unit).hundredths,
    }));
  });
  return [...Map.groupBy(all, ({ record }) => record.exerciseId)]
    .map(([id, lifted]) => ({ name: nameOf(id), lifted }))
    .toSorted((a, b) => b.lifted.length - a.lifted.length || a.name.localeCompare(b.name, 'en'));
}

/** A training max is a number to plan with, and nobody has lifted it. */
function isOneRep({ kind }: MaximumRecord): boolean {
  return kind !== 'trainingMax';
}
