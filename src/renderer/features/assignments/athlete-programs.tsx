/** What an athlete is assigned, and the work of one week with every load explained. */

import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { AssignmentView } from '#contract/assignments.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import classes from './conflicts.module.css';
import { DecisionNote } from './decision-note.tsx';
import { endPrograms } from './end-programs.ts';
import { LoosenBanner } from './loosen-banner.tsx';
import { TrainAt } from './train-at.tsx';
import { VersionDialog } from './version-dialog.tsx';
import { WeekPlan } from './week-plan.tsx';

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
  const [moving, setMoving] = useState(false);
  const programs = useChannel('library.programs', {});
  const newest = programs.data?.find(({ id }) => id === assignment.program.id)?.version ?? 0;
  const { busy, failure, attempt } = useAttempt();
  const end = () => attempt(async () => void (await endPrograms([assignment.id])));
  return (
    <section style={{ marginBottom: 24 }}>
      <h3 style={{ margin: 0, fontSize: 15 }}>{assignment.program.name}</h3>
      <div className="quiet">
        Version {assignment.program.version}, from {formatDate(assignment.startDate)},{' '}
        {assignment.outcome === 'asWritten' ? 'as written' : 'with changes'}
      </div>
      <DecisionNote assignmentId={assignment.id} />
      <LoosenBanner assignment={assignment} />
      {newest > assignment.program.version && (
        <div className={classes.banner}>
          <span>
            <b>Version {newest} is published.</b> This program stays as it is until you move it.
          </span>
          <Button variant="default" onClick={() => setMoving(true)}>
            See the difference
          </Button>
        </div>
      )}
      {newest === assignment.program.version && newest > 1 && (
        <Button variant="subtle" size="compact-sm" px={0} onClick={() => setMoving(true)}>
          Another version…
        </Button>
      )}
      {moving && (
        <VersionDialog
          programId={assignment.program.id}
          athleteIds={[assignment.athleteId]}
          onClose={() => setMoving(false)}
        />
      )}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'flex-end', margin: '8px 0' }}>
        <NumberInput
          label="Week"
          w={70}
          min={1}
          max={52}
          hideControls={false}
          value={week}
          onChange={(value) => setWeek(Number(value) || 1)}
        />
        <TrainAt assignment={assignment} />
        <Button variant="subtle" loading={busy} onClick={() => void end()}>
          End this program
        </Button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {plan.data?.held && assignment.state !== 'paused' && <p role="alert">{plan.data.held}</p>}
      {plan.data && <WeekPlan sessions={plan.data.sessions} />}
    </section>
  );
}
