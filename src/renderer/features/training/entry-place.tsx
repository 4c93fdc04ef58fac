/** The entry grid: results of a squad's day or of one sheet, typed in the order of the paper, saved cell by cell. */

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowLeft, IconBarcode, IconCopyCheck } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import type { SquadId } from '#contract/values.ts';
import { type CalendarDate, formatDate, isCalendarDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { AdviceList } from './advice-list.tsx';
import { AfterSession } from './after-session.tsx';
import classes from './entry.module.css';
import { EntryBlock } from './entry-block.tsx';
import { focusFirstOpen } from './entry-cell.tsx';
import { gridBlocks, type Order, sessionKey } from './grid-rows.ts';
import { useEntry } from './use-entry.ts';

const route = getRouteApi('/entry');

export function EntryPlace() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/entry' });
  const facility = useChannel('facility.get', {});
  const status = useChannel('system.status', {});
  const input = useMemo<InputOf<'training.sessions'>>(() => {
    if (search.number) return { sheetNumber: search.number };
    return {
      ...(search.date && isCalendarDate(search.date) && { date: search.date }),
      ...(search.squad && { squad: search.squad as SquadId }),
    };
  }, [search.number, search.date, search.squad]);
  const shown = useMemo(() => ['training.sessions', input] as const, [input]);
  const answer = useChannel('training.sessions', input);
  const unit = facility.data?.unit ?? 'kg';
  const today = status.data?.today ?? ('' as CalendarDate);

  const sessions = useMemo(
    () =>
      (answer.data?.sessions ?? []).filter(
        (session) =>
          (!search.letter || session.letter === search.letter) &&
          (!search.program || session.program === search.program) &&
          (!search.athlete || session.athleteId === search.athlete),
      ),
    [answer.data, search.letter, search.program, search.athlete],
  );
  const order: Order =
    search.order ??
    (sessions.length > 1 && !answer.data?.sheet?.covers.startsWith('week') ? 'exercise' : 'athlete');
  const blocks = useMemo(() => gridBlocks(sessions, order), [sessions, order]);
  const rows = useMemo(() => blocks.flatMap((block) => block.rows), [blocks]);
  const latest = useRef(rows);
  latest.current = rows;

  const entry = useEntry(unit, undefined, shown);
  const { fill } = entry;
  const { commit } = entry.entering;
  const onCommit = useCallback(
    (at: number, column: number, text: string, sure: boolean) => {
      const row = latest.current[at];
      if (row) void commit({ row, place: column + 1 }, text, sure ? { sure } : {});
    },
    [commit],
  );
  const onFill = useCallback(
    (at: number, what: 'line' | 'athlete' | 'squad') => {
      const row = latest.current[at];
      const wanted = latest.current.filter(
        (each) =>
          what === 'squad' ||
          (what === 'line' ? each === row : row && sessionKey(each.session) === sessionKey(row.session)),
      );
      const { open, held } = fill(wanted);
      if (open > 0)
        notifications.show({
          message: `${open === 1 ? '1 cell needs' : `${open} cells need`} a number: the program leaves it open.`,
        });
      if (held.length > 0)
        notifications.show({
          message: `Nothing is entered as prescribed for ${inOneSentence(held)}: no training here.`,
        });
    },
    [fill],
  );
  // Whoever typed or scanned a number goes on with what stands on the sheet.
  const number = answer.data?.sheet?.number;
  useEffect(() => {
    if (number !== undefined) focusFirstOpen();
  }, [number]);

  const asked = rows.reduce((sum, { line }) => sum + line.sets.length, 0);
  const entered = rows.reduce((sum, { sets }) => sum + sets.size, 0);
  const held = sessions.filter((session) => session.held !== null);
  const sheet = answer.data?.sheet;
  return (
    <div className="place">
      <header className="place-head">
        <Link
          to="/today"
          search={search.date ? { date: search.date } : {}}
          aria-label="Back to the day"
          title="Back to the day"
        >
          <IconArrowLeft size={18} stroke={1.6} />
        </Link>
        <h1>
          {sheet ? `Sheet ${sheet.number}` : 'Results'}
          {answer.data && ` · ${formatDate(answer.data.date)}`}
        </h1>
        <SheetNumberField
          onFound={(number) => void navigate({ search: { number }, replace: true })}
          value={search.number}
        />
        <span className="quiet" aria-live="polite" data-testid="entered">
          {asked > 0 && `${entered} of ${asked} sets`}
        </span>
        <span style={{ flex: 1 }} />
        <SegmentedControl
          aria-label="Order"
          value={order}
          onChange={(value) =>
            void navigate({ search: (before) => ({ ...before, order: value as Order }), replace: true })
          }
          data={[
            { value: 'athlete', label: 'As on cards' },
            { value: 'exercise', label: 'As on rack sheets' },
          ]}
        />
        <Button
          leftSection={<IconCopyCheck size={16} stroke={1.6} />}
          disabled={rows.length === 0 || entered >= asked}
          onClick={() => onFill(0, 'squad')}
        >
          All the rest as prescribed
        </Button>
      </header>
      <div className={classes.said}>
        <AdviceList advice={entry.advice} onHeard={entry.heard} />
      </div>
      <PlaceBody label="Results">
        {answer.error && <FailureNote failure={answer.error.failure} />}
        {sheet?.voidSince && (
          <p role="alert">
            <b>Sheet {sheet.number} is void</b> since{' '}
            {formatDate(sheet.voidSince.slice(0, 10) as CalendarDate)}
            {rows.length > 0 &&
              ': what is asked here is what is permitted now. Where something else was done, type what it was'}
            .
          </p>
        )}
        {sheet?.entered && (
          <p>
            Entered before: {sheet.entered.by}, {formatDate(sheet.entered.at.slice(0, 10) as CalendarDate)}.
            What stands there stays until you change it.
          </p>
        )}
        {answer.data && sessions.length === 0 && <p className="quiet">Nobody trains here on this day.</p>}
        {held.map((session) => (
          <div key={sessionKey(session)} className={classes.held}>
            <b>{session.name}</b>
            <span className="quiet">{session.held}</span>
            {session.lines.length > 0 && (
              <span className="quiet">What was done before can still be typed.</span>
            )}
          </div>
        ))}
        {sessions
          .filter(({ eased }) => eased)
          .map((session) => (
            <div key={sessionKey(session)} className={classes.held}>
              <b>{session.name}</b>
              <span className={classes.changed}>{session.eased}</span>
            </div>
          ))}
        <Blocks
          blocks={blocks}
          order={order}
          unit={unit}
          entry={entry.entering}
          onCommit={onCommit}
          onFill={onFill}
        />
        {sessions.length > 0 && today && (
          <AfterSession
            sessions={sessions.filter(({ lines }) => lines.length > 0)}
            today={today}
            shown={shown}
            onAdvice={entry.say}
            onTakenBack={entry.takeBack}
          />
        )}
      </PlaceBody>
      <footer className={classes.keys}>
        <span>
          <b>Enter</b> as prescribed, or what you typed, and on
        </span>
        <span>
          <b>102.5x8@8</b> load, reps, RPE
        </span>
        <span>
          <b>x7</b> reps
        </span>
        <span>
          <b>skip</b>
        </span>
        <span>
          <b>pain 4</b>
        </span>
        <span>
          <b>form</b> technique not sound
        </span>
        <span>
          <b>Ctrl Enter</b> the line
        </span>
        <span>
          <b>Ctrl Shift Enter</b> the athlete
        </span>
      </footer>
    </div>
  );
}

const MOST_NAMED = 5;

/** `Ana Novak, Ben Kos and 4 more`. */
function inOneSentence(names: readonly string[]): string {
  const named = names.length > MOST_NAMED ? names.slice(0, MOST_NAMED - 1) : names;
  const more = names.length - named.length;
  return new Intl.ListFormat('en-GB').format([...named, ...(more > 0 ? [`${more} more`] : [])]);
}

function Blocks({
  blocks,
  ...rest
}: Omit<Parameters<typeof EntryBlock>[0], 'block' | 'first'> & { blocks: ReturnType<typeof gridBlocks> }) {
  let first = 0;
  return blocks.map((block) => {
    const from = first;
    first += block.rows.length;
    return <EntryBlock key={block.key} block={block} first={from} {...rest} />;
  });
}

/** Typed, or scanned: a scanner types the number and presses Enter. */
export function SheetNumberField({
  onFound,
  value,
}: {
  onFound: (number: string) => void;
  value?: string | undefined;
}) {
  const [text, setText] = useState(value ?? '');
  return (
    <TextInput
      aria-label="Sheet number"
      placeholder="Sheet number"
      leftSection={<IconBarcode size={15} stroke={1.6} />}
      w={150}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && text.trim() !== '') onFound(text.trim());
      }}
    />
  );
}
