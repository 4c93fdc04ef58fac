/** Progress of a squad under Reports: everybody in one table, a few side by side, and the leaderboard of who asked. */

import { getRouteApi } from '@tanstack/react-router';
import { MOST_COMPARED } from '#contract/progress.ts';
import type { SquadId } from '#contract/values.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import type { ReportsSearch } from '../../app/routes.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { ReportsViews } from '../workbooks/reports-views.tsx';
import { CompareSection } from './compare-section.tsx';
import { LeaderboardSection } from './leaderboard-section.tsx';
import { PeriodSwitch } from './period-switch.tsx';
import { SquadTable } from './squad-table.tsx';
import { USUAL_PERIOD, weeksOf } from './words.ts';

const route = getRouteApi('/reports');

export function SquadPlace() {
  const { squad, period = USUAL_PERIOD, lift, athletes = [], show } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: ReportsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const squads = useChannel('roster.squads', {});
  const asked = {
    ...(squad && { squad: squad as SquadId }),
    ...(lift && { exerciseId: lift }),
    weeks: weeksOf(period),
  };
  const progress = useChannel('progress.squad', asked);
  const { data } = progress;
  const logged = data?.rows.some(({ lastSession }) => lastSession !== null) ?? false;
  return (
    <div className="place">
      <header className="place-head">
        <h1>Reports</h1>
        <ReportsViews />
        <select
          aria-label="Squad"
          className="squad-switch"
          value={squad ?? ''}
          onChange={(event) => change({ squad: event.currentTarget.value || undefined, athletes: undefined })}
        >
          <option value="">Everybody</option>
          {squads.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <PeriodSwitch value={period} onChange={(next) => change({ period: next })} />
        {data && (
          <select
            aria-label="Lift"
            className="squad-switch"
            value={data.exerciseId}
            onChange={(event) => change({ lift: event.currentTarget.value })}
          >
            {data.lifts.map(({ exerciseId, exercise }) => (
              <option key={exerciseId} value={exerciseId}>
                {exercise}
              </option>
            ))}
          </select>
        )}
      </header>
      <PlaceBody label="Progress">
        {progress.error && <FailureNote failure={progress.error.failure} />}
        {data && !logged && (
          <p className="quiet">
            Nothing was logged from {formatDate(data.period.from)} on. Once sessions are entered under Today,
            everybody’s weeks stand here.
          </p>
        )}
        {data && logged && (
          <>
            <CompareSection
              athleteIds={athletes.slice(0, MOST_COMPARED)}
              exerciseId={data.exerciseId}
              weeks={weeksOf(period)}
              onClear={() => change({ athletes: undefined })}
            />
            <SquadTable
              progress={data}
              chosen={athletes}
              onChosen={(ids) => change({ athletes: ids.length > 0 ? [...ids] : undefined })}
            />
            <LeaderboardSection
              question={asked}
              open={show === 'leaderboard'}
              onOpen={(open) => change({ show: open ? 'leaderboard' : undefined })}
            />
          </>
        )}
      </PlaceBody>
    </div>
  );
}
