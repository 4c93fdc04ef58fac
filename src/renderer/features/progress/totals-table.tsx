/** A period in one table, beside as many weeks before it. */

import type { ResultOf } from '#contract/channels.ts';
import type { ProgressTotal } from '#contract/progress.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { complianceInWords, DONE_SESSION } from '#domain/training/compliance.ts';
import { TONNAGE_COUNTING, tonnageInWords } from '#domain/training/volume.ts';
import classes from './progress.module.css';
import { averageOf } from './words.ts';

interface Props {
  readonly progress: ResultOf<'progress.athlete'>;
  readonly records: ResultOf<'progress.records'> | undefined;
}

export function TotalsTable({ progress, records }: Props) {
  const { period, before, total, totalBefore, unit } = progress;
  const rows: readonly [name: string, of: (total: ProgressTotal) => string][] = [
    ['Sessions done', (all) => complianceInWords(all).replace(' %', '\u00a0%')],
    ['Tonnage', ({ tonnage }) => tonnageInWords(tonnage, unit)],
    ['Lifts', ({ reps }) => reps.toLocaleString('en')],
    ['Average load', averageOf],
    ['Hard sets a week', ({ hardSets }) => String(Math.round(10 * hardSets.all) / 10)],
    ['Session load', ({ au }) => (au > 0 ? `${Math.round(au).toLocaleString('en')} AU` : '')],
  ];
  return (
    <>
      <table className={`plain-table ${classes['totals']}`}>
        <thead>
          <tr>
            <td />
            <th scope="col">
              {formatDate(period.from)} – {formatDate(period.to)}
            </th>
            {before && <th scope="col">The {progress.weeks.length} weeks before</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, of]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{of(total) || '–'}</td>
              {totalBefore && <td>{of(totalBefore) || '–'}</td>}
            </tr>
          ))}
          <tr>
            <th scope="row">Records set</th>
            <td>{records?.set ?? ''}</td>
            {before && <td>{records?.setBefore ?? ''}</td>}
          </tr>
        </tbody>
      </table>
      <p className="source">
        Tonnage: {TONNAGE_COUNTING} Session load: RPE × minutes. Days that were skipped by the coach, holidays
        and pauses are not counted as missed. {DONE_SESSION}
      </p>
    </>
  );
}
