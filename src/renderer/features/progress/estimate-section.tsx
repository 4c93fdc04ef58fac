/** The estimated maximum of a lift over time, with the span of all formulas, and the sets it comes from. */

import { useState } from 'react';
import type { ProgressLift, ProgressPoint } from '#contract/progress.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { FORMULA_NAMES } from '#domain/load/estimated-max.ts';
import type { LoadUnit } from '#domain/load/load.ts';
import { shownIn } from '#domain/load/load.ts';
import { LineChart } from '../../ui/line-chart.tsx';
import classes from './progress.module.css';
import {
  amountIn,
  changeInWords,
  converted,
  EFFORT_NOTE,
  endsOf,
  isDoubtful,
  pointInWords,
  setInWords,
  shareOf,
} from './words.ts';

interface Props {
  readonly lifts: readonly ProgressLift[];
  readonly period: { readonly from: CalendarDate; readonly to: CalendarDate };
  readonly unit: LoadUnit;
}

export function EstimateSection({ lifts, period, unit }: Props) {
  const [chosen, setChosen] = useState<string>();
  const lift = lifts.find(({ exerciseId }) => exerciseId === chosen) ?? lifts[0];
  return (
    <section aria-label="Estimated maximum">
      <div className={classes['head']}>
        <h3>Estimated maximum</h3>
        {lift && (
          <select
            aria-label="Lift"
            className="squad-switch"
            value={lift.exerciseId}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {lifts.map(({ exerciseId, exercise }) => (
              <option key={exerciseId} value={exerciseId}>
                {exercise}
              </option>
            ))}
          </select>
        )}
      </div>
      {lift ? (
        <Estimates lift={lift} period={period} unit={unit} />
      ) : (
        <p className="quiet">
          No set in this period says anything about a maximum: it takes a load, up to 12 reps to failure and
          at most 4 in reserve, on a line as written.
        </p>
      )}
    </section>
  );
}

function Estimates({ lift, period, unit }: Omit<Props, 'lifts'> & { lift: ProgressLift }) {
  const newest = lift.points.at(-1);
  if (!newest) return null;
  const change = changeInWords(newest.estimate, lift.before, unit);
  const inUnit = (of: ProgressPoint['estimate']) => shownIn(of, unit).hundredths / 100;
  const loads = lift.points.map(({ estimate }) => estimate);
  return (
    <>
      <p className={classes['now']}>
        <b>
          {amountIn(newest.estimate, unit)} {unit}
        </b>{' '}
        by {FORMULA_NAMES[newest.formula]}, all formulas {amountIn(newest.lowest, unit)} to{' '}
        {amountIn(newest.highest, unit)}
        {newest.timesBodyweight !== undefined && <>, {newest.timesBodyweight.toFixed(2)} × bodyweight</>}
        {change && <>; {change} against the best of the weeks before</>}
      </p>
      <LineChart
        label={`Estimated maximum of ${lift.exercise} in ${unit}: ${lift.points.length} days, newest ${amountIn(newest.estimate, unit)}. The table below has every value.`}
        ends={endsOf(period)}
        lines={[
          {
            name: lift.exercise,
            points: lift.points.map((point) => ({
              share: shareOf(point.date, period),
              value: inUnit(point.estimate),
              low: inUnit(point.lowest),
              high: inUnit(point.highest),
              hollow: isDoubtful(point),
              says: pointInWords(point, unit),
            })),
          },
        ]}
      />
      <p className="source">
        Band: the span of seven formulas; none was tested on hip thrusts. Hollow marks: low confidence, 11 or
        12 reps to failure or no effort entered. {EFFORT_NOTE} Changed lines give no point.{' '}
        {converted(loads, unit)}
      </p>
      <details>
        <summary>Every estimate in a table</summary>
        <table className="plain-table">
          <thead>
            <tr>
              <th>Day</th>
              <th>Set</th>
              <th className="number">{unit}</th>
              <th className="number">Span</th>
              <th className="number">× BW</th>
            </tr>
          </thead>
          <tbody>
            {lift.points.toReversed().map((point) => (
              <tr key={point.date}>
                <td>{formatDate(point.date)}</td>
                <td>
                  {setInWords(point.set)}
                  {isDoubtful(point) && <span className="quiet"> low confidence</span>}
                </td>
                <td className="number">{amountIn(point.estimate, unit)}</td>
                <td className="number">
                  {amountIn(point.lowest, unit)}–{amountIn(point.highest, unit)}
                </td>
                <td className="number">{point.timesBodyweight?.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </>
  );
}
