/** Week by week: hard sets against the range of the level, tonnage, sessions and session load, drawn and as a table. */

import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { ResultOf } from '#contract/channels.ts';
import type { ProgressWeek } from '#contract/progress.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import type { Counting } from '#domain/program/advice.ts';
import { complianceInWords } from '#domain/training/compliance.ts';
import { tonnageInWords, tonnageShownIn } from '#domain/training/volume.ts';
import { againstRange } from '#domain/training/weekly-sets.ts';
import { WeekBars } from '../../ui/week-bars.tsx';
import classes from './progress.module.css';
import { averageOf, COUNTING_NAMES, COUNTING_NOTE, endsOf, unratedNote } from './words.ts';

export function WeeksSection({ progress }: { progress: ResultOf<'progress.athlete'> }) {
  const { weeks, period, unit } = progress;
  const [counting, setCounting] = useState<Counting>('barbellHipThrust');
  const ends = endsOf(period);
  const week = (monday: ProgressWeek['monday']) => `Week of ${formatDate(monday)}`;
  const last = weeks.at(-1);
  const isConverted = weeks.some(({ tonnage }) => tonnageShownIn(tonnage, unit).converted);
  const unrated = weeks.reduce((sum, each) => sum + each.unrated, 0);
  return (
    <>
      <section aria-label="Hard sets">
        <h3>Hard sets a week</h3>
        <SegmentedControl
          aria-label="Sets that are counted"
          fullWidth
          className={classes['counting'] ?? ''}
          data={Object.entries(COUNTING_NAMES).map(([value, label]) => ({ value, label }))}
          value={counting}
          onChange={(next) => setCounting(next as Counting)}
        />
        <WeekBars
          label={`Hard sets a week, ${COUNTING_NAMES[counting]}, against the range of the level. The table below has every value.`}
          ends={ends}
          bars={weeks.map(({ monday, hardSets, range }) => ({
            key: monday,
            value: hardSets[counting],
            range,
            says: `${week(monday)}: ${hardSets[counting]} sets, ${againstRange(hardSets[counting], range)} ${range.low}–${range.high}`,
          }))}
        />
        <p className="source">
          Dashed:{' '}
          {last && `${last.range.low} to ${last.range.high} sets a week, what the guide names for the level`}.{' '}
          {COUNTING_NOTE} <b>{unratedNote(weeks)}</b>
        </p>
      </section>
      <section aria-label="Tonnage">
        <h3>Tonnage a week, {unit}</h3>
        <WeekBars
          label={`Tonnage a week in ${unit}. The table below has every value.`}
          ends={ends}
          bars={weeks.map(({ monday, tonnage }) => ({
            key: monday,
            value: tonnageShownIn(tonnage, unit).amount,
            says: `${week(monday)}: ${tonnageInWords(tonnage, unit)}`,
          }))}
        />
        {isConverted && (
          <p className="source">
            Some of it was lifted in the other unit; the bars show it converted, the table does not.
          </p>
        )}
      </section>
      <section aria-label="Sessions">
        <h3>Sessions done of those assigned</h3>
        <WeekBars
          label="Sessions done a week, of those assigned. The table below has every value."
          ends={ends}
          bars={weeks.map(({ monday, done, assigned }) => ({
            key: monday,
            value: done,
            of: assigned,
            says: `${week(monday)}: ${complianceInWords({ done, assigned })}`,
          }))}
        />
        <p className="source">Filled: done. Dashed outline: assigned and not done.</p>
      </section>
      {weeks.some(({ au }) => au > 0) && (
        <section aria-label="Session load">
          <h3>Session load a week, AU</h3>
          <WeekBars
            label="Session load a week, RPE times minutes. The table below has every value."
            ends={ends}
            bars={weeks.map(({ monday, au }) => ({
              key: monday,
              value: au,
              says: `${week(monday)}: ${au} AU`,
            }))}
          />
          {unrated > 0 && (
            <p className="source">
              {unrated} session{unrated === 1 ? ' has' : 's have'} no RPE or no minutes and{' '}
              {unrated === 1 ? 'is' : 'are'} in no bar.
            </p>
          )}
        </section>
      )}
      <details>
        <summary>Every week in a table</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than the panel, it must scroll without a mouse */}
        <section className={classes['wide']} aria-label="Week by week" tabIndex={0}>
          <table className="plain-table">
            <thead>
              <tr>
                <th>Week of</th>
                <th>Sessions</th>
                <th className="number">Tonnage</th>
                <th className="number">Lifts</th>
                <th className="number">Average</th>
                {Object.entries(COUNTING_NAMES).map(([key, name]) => (
                  <th key={key} className="number">
                    {name}
                  </th>
                ))}
                <th className="number">Range</th>
                <th className="number">AU</th>
              </tr>
            </thead>
            <tbody>
              {weeks.toReversed().map((each) => (
                <tr key={each.monday}>
                  <td>{formatDate(each.monday)}</td>
                  <td>{each.assigned > 0 && `${each.done} of ${each.assigned}`}</td>
                  <td className="number">{tonnageInWords(each.tonnage, unit)}</td>
                  <td className="number">{each.reps}</td>
                  <td className="number">{averageOf(each)}</td>
                  <td className="number">{each.hardSets.barbellHipThrust}</td>
                  <td className="number">{each.hardSets.hipThrust}</td>
                  <td className="number">{each.hardSets.all}</td>
                  <td className="number">
                    {each.range.low}–{each.range.high}
                  </td>
                  <td className="number">{each.au || ''}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </>
  );
}
