/** The sessions of one week as they are to be done: each line with its loads, each load explained. */

import type { OutputOf } from '#contract/channels.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { ExplainLoad } from '../loads/explain-load.tsx';
import classes from './conflicts.module.css';

type Sessions = OutputOf<'assignments.plan'>['sessions'];
type Line = Sessions[number]['lines'][number];

export function WeekPlan({ sessions }: { sessions: Sessions }) {
  return sessions.map((session) => (
    <div key={`${session.letter} ${session.eased?.on ?? ''}`}>
      <div className="section-title">{session.name}</div>
      {session.eased && (
        <div className={classes.eased}>
          {formatDate(session.eased.on)} only: {session.eased.words}
        </div>
      )}
      {session.warmUp.length > 0 && (
        <div className={classes.warmUp}>
          <div>Warm-up</div>
          {session.warmUp.map(({ exercise, target, loads }) => (
            <div key={`${exercise} ${target}`}>
              {exercise} {target}
              <ExplainLoad exercise={`${exercise}, warm-up`} chains={loads} />
            </div>
          ))}
        </div>
      )}
      {session.lines.map((line) => (
        <div key={line.lineId} className="changed-line">
          <span className="line-id">{line.group?.tag ?? line.mark}</span>
          <span>
            {line.group?.says && <div className="quiet">{line.group.says}</div>}
            {line.exercise} <b>{line.target}</b>
            <span className="quiet"> {unsaid(line).join(', ')}</span>
            <ExplainLoad exercise={line.exercise} chains={line.loads} />
          </span>
        </div>
      ))}
    </div>
  ));
}

/** What the gate changed, as far as the target does not say it already. */
function unsaid({ changes, target }: Line) {
  return changes.filter((change) => !target.includes(change));
}
