/** One session of a day: everybody who does it, how far it is, and what stands in the way. */

import { Button, Checkbox } from '@mantine/core';
import {
  IconAlertOctagon,
  IconBeach,
  IconCircle,
  IconCircleCheck,
  IconCircleHalf2,
  IconPlayerPause,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TodayRow } from '#contract/training.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { RescheduleMenu } from './reschedule-menu.tsx';
import classes from './today.module.css';

const STATES: Readonly<Record<TodayRow['state'], { word: string; icon: typeof IconCircle }>> = {
  toCome: { word: 'To come', icon: IconCircle },
  begun: { word: 'Begun', icon: IconCircleHalf2 },
  done: { word: 'Entered', icon: IconCircleCheck },
  skipped: { word: 'Skipped', icon: IconPlayerSkipForward },
  held: { word: 'On hold', icon: IconAlertOctagon },
  paused: { word: 'Paused', icon: IconPlayerPause },
  holiday: { word: 'Holiday', icon: IconBeach },
};

export function TodayGroup({
  title,
  says,
  rows,
  date,
  ahead,
  chosen,
  onChosen,
  onEnter,
}: {
  title: string;
  says: string;
  rows: readonly TodayRow[];
  date: CalendarDate;
  ahead: boolean;
  /** Keys of rows, of this session and of others. */
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  onEnter: () => void;
}) {
  const selected = rows.filter((row) => chosen.has(keyOf(row)));
  const toggle = (row: TodayRow, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(keyOf(row));
    else next.delete(keyOf(row));
    onChosen(next);
  };
  const done = rows.filter(({ state }) => state === 'done').length;
  return (
    <section className={classes.group} aria-label={title}>
      <div className={classes['group-head']}>
        <h2>{title}</h2>
        <span className="quiet">
          {says && `${says} · `}
          {rows.length === 1 ? '1 athlete' : `${rows.length} athletes`}
          {done > 0 && ` · ${done} entered`}
        </span>
        <span style={{ flex: 1 }} />
        <RescheduleMenu
          rows={selected.length > 0 ? selected : rows}
          date={date}
          label={selected.length > 0 ? `Move or skip ${selected.length}` : 'Move or skip all'}
          onDone={() => onChosen(chosen.difference(new Set(rows.map(keyOf))))}
        />
        <Button variant="default" size="compact-sm" disabled={ahead} onClick={onEnter}>
          Enter results
        </Button>
      </div>
      <table className={classes.people}>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <td>
                <Checkbox
                  aria-label={`Choose ${row.name}`}
                  checked={chosen.has(keyOf(row))}
                  onChange={(event) => toggle(row, event.currentTarget.checked)}
                />
              </td>
              <td>
                <Link to="/roster" search={{ athlete: row.athleteId, tab: 'program' }}>
                  {row.name}
                </Link>
              </td>
              <td className="quiet">{row.squads.join(', ')}</td>
              <td>
                <StateWords row={row} />
              </td>
              <td>
                <Remarks row={row} />
              </td>
              <td>
                <Link
                  to="/entry"
                  search={{ date, athlete: row.athleteId }}
                  aria-label={`Enter results of ${row.name}`}
                  hidden={ahead}
                >
                  Results
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The same while a session is moved to another day. */
export function keyOf({ assignmentId, plannedFor }: TodayRow): string {
  return `${assignmentId} ${plannedFor}`;
}

function StateWords({ row: { state, because, sets } }: { row: TodayRow }) {
  const { word, icon: Icon } = STATES[state];
  return (
    <span className={classes.state} data-state={state} title={because ?? undefined}>
      <Icon size={15} stroke={1.7} aria-hidden />
      {word}
      {state === 'begun' && (
        <span className="quiet">
          {sets.entered} of {sets.asked} sets
        </span>
      )}
      {because && state !== 'holiday' && <span className="quiet">{because}</span>}
    </span>
  );
}

function Remarks({ row: { movedFrom, missingMaxima, sheet, sheetNumber, state } }: { row: TodayRow }) {
  const stands = state === 'toCome' || state === 'begun';
  return (
    <span>
      {movedFrom && <span>moved from {formatDate(movedFrom)} · </span>}
      {missingMaxima.length > 0 && (
        <span className={classes.warn}>no maximum of {missingMaxima.join(', ')} · </span>
      )}
      {stands && sheet === 'none' && <span className="quiet">no sheet</span>}
      {stands && sheet === 'stale' && <span className={classes.warn}>sheet void, print again</span>}
      {sheet === 'printed' && <span className="quiet">{sheetNumber}</span>}
    </span>
  );
}
