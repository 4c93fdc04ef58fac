/** Leaderboards of one lift, absolute and × bodyweight, of the athletes who asked to be on them. */

import type { InputOf, ResultOf } from '#contract/channels.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './squad.module.css';
import { amountIn } from './words.ts';

interface Props {
  readonly question: InputOf<'progress.leaderboard'>;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function LeaderboardSection({ question, open, onOpen }: Props) {
  return (
    <details
      open={open}
      onToggle={(event) => event.currentTarget.open !== open && onOpen(event.currentTarget.open)}
    >
      <summary>
        <h2 className={classes['summary']}>Leaderboards</h2>
      </summary>
      {open && <Boards question={question} />}
    </details>
  );
}

function Boards({ question }: Pick<Props, 'question'>) {
  const board = useChannel('progress.leaderboard', question);
  const { data } = board;
  if (board.error) return <FailureNote failure={board.error.failure} />;
  if (!data) return null;
  return (
    <>
      <p className="quiet">
        {data.asked} of {data.athletes} athletes asked to be on leaderboards; it is noted in their Progress
        tab. Estimated maxima of the period, of lines as written.
      </p>
      {data.asked > 0 && data.absolute.length === 0 && (
        <p className="quiet">None of them has an estimate of {data.exercise} in this period.</p>
      )}
      {data.absolute.length > 0 && (
        <div className={classes['boards']}>
          <Board
            title={`${data.exercise}, ${data.unit}`}
            places={data.absolute}
            says={({ estimate }) => amountIn(estimate, data.unit)}
          />
          <Board
            title={`${data.exercise}, × bodyweight`}
            places={data.timesBodyweight}
            says={({ timesBodyweight }) => timesBodyweight?.toFixed(2) ?? ''}
          />
        </div>
      )}
    </>
  );
}

type Place = ResultOf<'progress.leaderboard'>['absolute'][number];

function Board({
  title,
  places,
  says,
}: {
  title: string;
  places: readonly Place[];
  says: (place: Place) => string;
}) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <table className="plain-table">
        <tbody>
          {places.map((each) => (
            <tr key={each.athleteId}>
              <td className="number">{each.place}</td>
              <td>{each.name}</td>
              <td className="number">{says(each)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
