/** The records that stand: no other set of the exercise beats them in both load and reps. */

import type { ProgressRecord } from '#contract/progress.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import classes from './progress.module.css';
import { loadOrBodyweight } from './words.ts';

export function RecordsSection({ records }: { records: readonly ProgressRecord[] }) {
  const byExercise = [...Map.groupBy(records, ({ exercise }) => exercise)];
  return (
    <section aria-label="Records">
      <h3>Records of load and reps</h3>
      {records.length === 0 ? (
        <p className="quiet">No record yet: the first set of a line as written makes one.</p>
      ) : (
        <table className={`plain-table ${classes['records']}`}>
          <thead>
            <tr>
              <th>Exercise</th>
              <th className="number">Load</th>
              <th className="number">Reps</th>
              <th>Day</th>
            </tr>
          </thead>
          {byExercise.map(([exercise, own]) => (
            <tbody key={exercise}>
              {own.map((record, place) => (
                <tr key={`${record.perSide} ${record.reps}`}>
                  {place === 0 && (
                    <th scope="rowgroup" rowSpan={own.length}>
                      {exercise}
                    </th>
                  )}
                  <td className="number">{loadOrBodyweight(record.load)}</td>
                  <td className="number">
                    {record.reps}
                    {record.perSide && '/side'}
                  </td>
                  <td>
                    <span className={classes['day']}>{formatDate(record.date)}</span>{' '}
                    {record.fresh && <mark>new</mark>}
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
      <p className="source">Of lines as written; a changed line sets no record.</p>
    </section>
  );
}
