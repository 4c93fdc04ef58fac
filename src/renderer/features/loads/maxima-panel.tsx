/** An athlete's maxima: the latest of each lift with its history, and a line to record a new one. */

import { useMemo } from 'react';
import type { MaximumRecord } from '#contract/loads.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { type Exercise, isInEachHand } from '#domain/exercise/exercise.ts';
import { FORMULA_NAMES, type Formula } from '#domain/load/estimated-max.ts';
import { formatLoad } from '#domain/load/load.ts';
import { countedInstead, needsRetest } from '#domain/load/maximum.ts';
import { useChannel } from '../../app/queries.ts';
import { KINDS, RecordMaximum } from './record-maximum.tsx';

const KIND_WORDS = Object.fromEntries(KINDS.map(({ value, label }) => [value, label]));

export function MaximaPanel({ athleteId }: { athleteId: string }) {
  const maxima = useChannel('maxima.ofAthletes', { athleteIds: [athleteId] });
  const exercises = useChannel('library.exercises', {});
  const status = useChannel('system.status', {});
  const known = useMemo(
    () => new Map<string, Exercise>(exercises.data?.map((exercise) => [exercise.id, exercise])),
    [exercises.data],
  );
  const lifts = Object.entries(Object.groupBy(maxima.data ?? [], (maximum) => maximum.exerciseId));
  return (
    <>
      {status.data && (
        <RecordMaximum
          athleteId={athleteId}
          today={status.data.today}
          known={maxima.data ?? []}
          lifts={(exercises.data ?? [])
            .filter((exercise) => exercise.externallyLoaded && !exercise.referenceOnly)
            .map((exercise) => ({
              value: exercise.id,
              label: exercise.name,
              inEachHand: isInEachHand(exercise),
            }))}
        />
      )}
      {maxima.data?.length === 0 && (
        <p className="quiet">No maximum yet. Percentages become loads once there is one.</p>
      )}
      {lifts.map(([exerciseId, records = []]) => (
        <section key={exerciseId}>
          <div className="section-title">
            {known.get(exerciseId)?.name ?? exerciseId}
            {isInEachHand(known.get(exerciseId)) && <span className="quiet"> · in each hand</span>}
          </div>
          <table className="plain-table">
            <tbody>
              {records.map((record, place) => (
                <MaximumLine
                  key={record.id}
                  record={record}
                  instead={countedInstead(record, records.slice(0, place))}
                  stale={
                    place === 0 &&
                    status.data !== undefined &&
                    needsRetest(record as never, status.data.today)
                  }
                />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function MaximumLine({
  record,
  instead,
  stale,
}: {
  record: MaximumRecord;
  instead: MaximumRecord | undefined;
  stale: boolean;
}) {
  const corrected = instead && `does not count: ${formatLoad(instead.load)} was recorded after it`;
  return (
    <tr>
      <td className="number" style={{ fontWeight: 600 }}>
        {formatLoad(record.load)}
      </td>
      <td>{KIND_WORDS[record.kind]}</td>
      <td>{formatDate(record.date)}</td>
      <td className="quiet">
        {[corrected, setOf(record), record.note, stale && 'retest'].filter(Boolean).join(' · ')}
      </td>
    </tr>
  );
}

/** `120 kg × 6, 1 in reserve, Epley` */
function setOf({ fromSet }: MaximumRecord): string | undefined {
  if (!fromSet) return undefined;
  const reserve = fromSet.rir ? [`${fromSet.rir} in reserve`] : [];
  const formula = FORMULA_NAMES[fromSet.formula as Formula] ?? fromSet.formula;
  return [`${formatLoad(fromSet.load)} × ${fromSet.reps}`, ...reserve, formula].join(', ');
}
