/** The maxima of everybody as the Maxes sheet has them: one row per athlete and lift, newest first within each. */

import type { MaximumRecord } from '#contract/loads.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { formatLoad, type Load } from '#domain/load/load.ts';
import type { RankedAthlete } from './one-rep-rows.ts';
import type { MaxesSheetRow } from './writing/report-model.ts';

export function maxesRows(
  athletes: readonly RankedAthlete[],
  nameOf: (exerciseId: string) => string,
): MaxesSheetRow[] {
  return athletes.flatMap(({ name, bodyweight, maxima }) => {
    const lifts = Map.groupBy(maxima, (maximum) => maximum.exerciseId);
    return [...lifts].flatMap(([exerciseId, records]) => {
      const row = maxesRow(records, bodyweight);
      return row ? [{ athlete: name, exercise: nameOf(exerciseId), ...row }] : [];
    });
  });
}

const KINDS = { tested: 'tested1rm', e1RM: 'e1rm', trainingMax: 'trainingMax' } as const;

function maxesRow(
  records: readonly MaximumRecord[],
  bodyweight: Load | undefined,
): Omit<MaxesSheetRow, 'athlete' | 'exercise'> | undefined {
  const newest = (kind: MaximumRecord['kind']) => records.find((record) => record.kind === kind);
  const [tested, e1rm, training] = [newest('tested'), newest('e1RM'), newest('trainingMax')];
  const [latest, before] = records.filter((record) => record.kind === records[0]?.kind);
  return (
    latest && {
      unit: latest.load.unit,
      ...(tested && { tested1rm: tested.load }),
      ...(e1rm && { e1rm: e1rm.load }),
      ...(e1rm?.fromSet && {
        e1rmFrom: `${e1rm.fromSet.reps} × ${formatLoad(e1rm.fromSet.load)}, ${formatDate(e1rm.date)}`,
      }),
      ...(training && { trainingMax: training.load }),
      newest: KINDS[latest.kind],
      date: latest.date,
      ...(before && { before: before.load }),
      ...(bodyweight && { bodyweight }),
    }
  );
}
