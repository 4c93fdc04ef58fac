/** What a change made stale: sessions to come, void sheets, what is different; and the way to the changed program. */

import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Conflict } from '#contract/assignments.ts';
import type { SessionAdviceView } from '#contract/clearance.ts';
import type { Failure } from '#contract/envelope.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { CallFailed, runJob } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { offerFile } from '../../ui/offer-file.tsx';
import classes from './conflicts.module.css';

/** More programs than anybody reads one by one; the headline counts them all. */
const MOST_SHOWN = 40;

interface Props {
  readonly conflicts: readonly Conflict[];
  /** What pain during a session asks for at once. */
  readonly advice?: SessionAdviceView | null;
  /** In a dialog, which has a frame of its own. */
  readonly plain?: boolean;
  /** The coach went to see the changed program. */
  readonly onLeave?: () => void;
}

export function ConflictNote({ conflicts, advice, plain = false, onLeave }: Props) {
  if (conflicts.length === 0 && !advice) return null;
  return (
    <div role="status" aria-label="What this changes" className={plain ? classes.plain : classes.note}>
      {advice && <div className={classes.head}>{advice.text}</div>}
      {conflicts.length > 0 && <div className={classes.head}>{headline(conflicts)}</div>}
      {conflicts.slice(0, MOST_SHOWN).map((conflict) => (
        <ChangedProgram key={conflict.assignmentId} conflict={conflict} named={plain} />
      ))}
      {conflicts.length > MOST_SHOWN && (
        <p className="quiet">and {(conflicts.length - MOST_SHOWN).toLocaleString('en')} more programs</p>
      )}
      {conflicts.length > 0 && <WaysOn conflicts={conflicts} onLeave={onLeave} />}
    </div>
  );
}

/** `3 sessions and 1 sheet are affected. The sheet is void. Print the changed program.` */
function headline(conflicts: readonly Conflict[]): string {
  const sessions = conflicts.reduce((sum, conflict) => sum + conflict.sessions.count, 0);
  const sheets = conflicts.reduce((sum, conflict) => sum + conflict.sheets.length, 0);
  const parts = [
    ...(conflicts.length > 1 ? [count(conflicts.length, 'program')] : []),
    ...(sessions > 0 || sheets === 0 ? [count(sessions, 'session')] : []),
    ...(sheets > 0 ? [count(sheets, 'sheet')] : []),
  ];
  const list = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0];
  const are = parts.length === 1 && sessions + sheets === 1 ? 'is' : 'are';
  const paper = sheets === 0 ? '' : sheets === 1 ? ' The sheet is void.' : ' The sheets are void.';
  const onward = conflicts.every(({ paused }) => paused)
    ? ' Nothing is printed while the hold lasts.'
    : sheets > 0
      ? ' Print the changed program.'
      : '';
  return `${list} ${are} affected.${paper}${onward}`;
}

function ChangedProgram({ conflict, named }: { conflict: Conflict; named: boolean }) {
  const { name, program, sheets, sessions, changes, paused } = conflict;
  return (
    <div className={classes.program}>
      <div>
        {named && <b>{name}, </b>}
        {program}
        {paused && ': paused until a coach resumes it'}
      </div>
      <ul className={classes.changes}>
        {changes.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {sheets.length > 0 && (
          <li>
            {sheets.length === 1 ? 'Sheet' : 'Sheets'} {sheets.join(', ')}{' '}
            {sheets.length === 1 ? 'is' : 'are'} void
          </li>
        )}
      </ul>
      {sessions.count > 0 && (
        <details>
          <summary className="quiet">{count(sessions.count, 'session')} by date</summary>
          {sessions.first.map(({ date, session }) => (
            <div key={`${date} ${session}`}>
              {formatDate(date)}, session {session}
            </div>
          ))}
          {sessions.count > sessions.first.length && (
            <div className="quiet">and {sessions.count - sessions.first.length} later ones</div>
          )}
        </details>
      )}
    </div>
  );
}

function WaysOn({ conflicts, onLeave }: Pick<Props, 'conflicts' | 'onLeave'>) {
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const printable = [...new Set(conflicts.filter(({ paused }) => !paused).map(({ athleteId }) => athleteId))];
  const [first] = conflicts;
  const print = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await offerFile((await runJob('documents.print', { athleteIds: printable })).file);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className={classes.foot}>
        {printable.length > 0 && (
          <Button
            leftSection={<IconPrinter size={16} stroke={1.6} />}
            loading={busy}
            onClick={() => void print()}
          >
            {printable.length === 1
              ? 'Print the changed program'
              : `Print the ${printable.length} changed programs`}
          </Button>
        )}
        {conflicts.length === 1 && first && (
          <Link
            to="/roster"
            search={{ athlete: first.athleteId, tab: 'program' }}
            className="link"
            onClick={onLeave}
          >
            See the changed program
          </Link>
        )}
      </div>
      {failure && <FailureNote failure={failure} />}
    </>
  );
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}
