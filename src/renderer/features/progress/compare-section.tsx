/** A few athletes side by side: the estimates of one lift, each with a mark and a dash of its own. */

import { Button } from '@mantine/core';
import type { ProgressWeeks } from '#contract/progress.ts';
import type { AthleteId } from '#contract/values.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { shownIn } from '#domain/load/load.ts';
import { useChannel } from '../../app/queries.ts';
import { WIDE } from '../../ui/chart-frame.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { LineChart, LineKey } from '../../ui/line-chart.tsx';
import classes from './progress.module.css';
import { amountIn, changeInWords, endsOf, isDoubtful, pointInWords, shareOf } from './words.ts';

interface Props {
  readonly athleteIds: readonly string[];
  readonly exerciseId: string;
  readonly weeks: ProgressWeeks;
  readonly onClear: () => void;
}

export function CompareSection({ athleteIds, exerciseId, weeks, onClear }: Props) {
  const compared = useChannel(
    'progress.compare',
    { athleteIds: [...athleteIds] as AthleteId[], exerciseId, weeks },
    { enabled: athleteIds.length > 0 },
  );
  const { data } = compared;
  if (athleteIds.length === 0) return null;
  if (compared.error) return <FailureNote failure={compared.error.failure} />;
  if (!data) return null;
  const { athletes, period, unit, exercise } = data;
  const drawn = athletes.filter(({ points }) => points.length > 0);
  return (
    <section aria-label="Side by side" className={classes['compare']}>
      <div className={classes['head']}>
        <h2>{exercise}, side by side</h2>
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          Compare nobody
        </Button>
      </div>
      {drawn.length > 0 && (
        <LineChart
          plot={WIDE}
          label={`Estimated maximum of ${exercise} in ${unit} of ${drawn.map(({ name }) => name).join(', ')}. The table has first and last values.`}
          ends={endsOf(period)}
          lines={athletes.map(({ name, points }) => ({
            name,
            points: points.map((point) => ({
              share: shareOf(point.date, period),
              value: shownIn(point.estimate, unit).hundredths / 100,
              hollow: isDoubtful(point),
              says: `${name}, ${pointInWords(point, unit)}`,
            })),
          }))}
        />
      )}
      <table className="plain-table">
        <thead>
          <tr>
            <th>Athlete</th>
            <th className="number">First, {unit}</th>
            <th className="number">Last, {unit}</th>
            <th className="number">Change</th>
            <th className="number">× bodyweight</th>
            <th>Last estimate</th>
          </tr>
        </thead>
        <tbody>
          {athletes.map(({ athleteId, name, points }, place) => {
            const [first, last] = [points[0], points.at(-1)];
            return (
              <tr key={athleteId}>
                <td>
                  <LineKey name={name} place={place} />
                </td>
                {first && last ? (
                  <>
                    <td className="number">{amountIn(first.estimate, unit)}</td>
                    <td className="number">{amountIn(last.estimate, unit)}</td>
                    <td className="number">{changeInWords(last.estimate, first.estimate, unit)}</td>
                    <td className="number">{last.timesBodyweight?.toFixed(2)}</td>
                    <td>{formatDate(last.date)}</td>
                  </>
                ) : (
                  <td colSpan={5} className="quiet">
                    No estimate of this lift in the period.
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
