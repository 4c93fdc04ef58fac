/** What an athlete is assigned, and the work of one week with every load explained. */

import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { AssignmentView } from '#contract/assignments.ts';
import type { OutputOf } from '#contract/channels.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import classes from './conflicts.module.css';
import { endPrograms } from './end-programs.ts';
import { LoosenBanner } from './loosen-banner.tsx';

export function AthletePrograms({ athleteId, onAssign }: { athleteId: string; onAssign: () => void }) {
  const assignments = useChannel('assignments.list', { athleteIds: [athleteId] });
  return (
    <>
      {assignments.data?.length === 0 && <p className="quiet">No program yet.</p>}
      {assignments.data?.map((assignment) => (
        <Assignment key={assignment.id} assignment={assignment} />
      ))}
      <Button variant={assignments.data?.length ? 'default' : 'filled'} onClick={onAssign}>
        Assign a program
      </Button>
    </>
  );
}

function Assignment({ assignment }: { assignment: AssignmentView }) {
  const [week, setWeek] = useState(assignment.startWeek);
  const plan = useChannel('assignments.plan', { id: assignment.id, week });
  const [explained, setExplained] = useState<string>();
  const { busy, failure, attempt } = useAttempt();
  const end = () => attempt(async () => void (await endPrograms([assignment.id])));
  return (
    <section style={{ marginBottom: 24 }}>
      <h3 style={{ margin: 0, fontSize: 15 }}>{assignment.program.name}</h3>
      <div className="quiet">
        Version {assignment.program.version}, from {formatDate(assignment.startDate)},{' '}
        {assignment.outcome === 'asWritten' ? 'as written' : 'with changes'}
      </div>
      <LoosenBanner assignment={assignment} />
      <div style={{ display: 'flex', gap: 8, alignItems: 'flex-end', margin: '8px 0' }}>
        <NumberInput
          label="Week"
          w={70}
          min={1}
          max={52}
          hideControls={false}
          value={week}
          onChange={(value) => setWeek(Number(value) || 1)}
        />
        <Button variant="subtle" loading={busy} onClick={() => void end()}>
          End this program
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {plan.data?.held && assignment.state !== 'paused' && <p role="alert">{plan.data.held}</p>}
      {plan.data?.sessions.map((session) => (
        <div key={`${session.letter} ${session.eased?.on ?? ''}`}>
          <div className="section-title">{session.name}</div>
          {session.eased && (
            <div className={classes.eased}>
              {formatDate(session.eased.on)} only: {session.eased.words}
            </div>
          )}
          {session.lines.map((line) => (
            <div key={line.lineId} className="changed-line">
              <span className="line-id">{line.lineId}</span>
              <span>
                {line.exercise} <b>{line.target}</b>
                <span className="quiet"> {unsaid(line).join(', ')}</span>
                {line.loads.some((load) => load.explanation) && (
                  <Button
                    variant="subtle"
                    size="compact-xs"
                    aria-expanded={explained === line.lineId}
                    onClick={() => setExplained(explained === line.lineId ? undefined : line.lineId)}
                  >
                    why
                  </Button>
                )}
                {explained === line.lineId &&
                  line.loads.map((load) => (
                    <div key={load.explanation} className="quiet">
                      {load.explanation}
                    </div>
                  ))}
              </span>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

/** What the gate changed, as far as the target does not say it already. */
function unsaid({ changes, target }: OutputOf<'assignments.plan'>['sessions'][number]['lines'][number]) {
  return changes.filter((change) => !target.includes(change));
}
