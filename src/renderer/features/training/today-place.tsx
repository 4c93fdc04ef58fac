/** Today: who trains, by session; what stands in the way; and the days around it. */

import { Button, Menu, SegmentedControl } from '@mantine/core';
import {
  IconBeach,
  IconClock,
  IconDeviceTv,
  IconDots,
  IconKeyboard,
  IconPrinter,
  IconTableImport,
} from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { TodayRow } from '#contract/training.ts';
import type { SquadId } from '#contract/values.ts';
import {
  addDays,
  type CalendarDate,
  formatDate,
  isCalendarDate,
  mondayOf,
} from '#domain/calendar/calendar-date.ts';
import { useKeys } from '../../app/keys.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { SheetNumberField } from './entry-place.tsx';
import { Holidays } from './holidays.tsx';
import { openWeightRoom } from './open-weight-room.ts';
import { isToDo, toPrint } from './still-to-do.ts';
import { SuggestionsView } from './suggestions-view.tsx';
import { Times } from './times.tsx';
import classes from './today.module.css';
import { keyOf, TodayGroup } from './today-group.tsx';
import { WeekStrip } from './week-strip.tsx';

const route = getRouteApi('/today');

export function TodayPlace() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/today' });
  const [holidays, setHolidays] = useState(false);
  const [times, setTimes] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const squads = useChannel('roster.squads', {});
  const status = useChannel('system.status', {});
  const today = status.data?.today;
  const date = search.date && isCalendarDate(search.date) ? search.date : today;
  const people = search.squad ? { squad: search.squad as SquadId } : {};
  const day = useChannel(
    'training.today',
    { ...(date && { date }), ...people },
    { enabled: date !== undefined },
  );
  const show = (to: CalendarDate) =>
    void navigate({
      search: (before) => ({ ...before, date: to === today ? undefined : to }),
      replace: true,
    });
  const enter = (row: { program?: string; letter?: string } = {}) =>
    void navigate({ to: '/entry', search: { date, squad: search.squad, ...row } });
  useKeys({
    ArrowLeft: () => date && show(addDays(date, -1)),
    ArrowRight: () => date && show(addDays(date, 1)),
    t: () => today && show(today),
    e: () => enter(),
    w: () => openWeightRoom(search.squad),
  });
  // The early first, whoever has no time last.
  const groups = [...Map.groupBy(day.data?.rows ?? [], groupOf)].sort(([, a], [, b]) =>
    timeOrder(a[0]?.time, b[0]?.time),
  );
  const rows = day.data?.rows ?? [];
  const ticked = rows.filter((row) => chosen.has(keyOf(row)));
  const wanted = ticked.length > 0 ? toPrint(ticked, true) : rows.filter(isToDo);
  const printWords = ticked.length > 0 ? `Print ${ticked.length}` : 'Print';
  const ahead = date !== undefined && today !== undefined && date > today;
  return (
    <div className="place">
      <header className="place-head">
        <h1>{date === today ? 'Today' : date ? formatDate(date) : 'Today'}</h1>
        {date === today && date && <span className="quiet">{formatDate(date)}</span>}
        <select
          aria-label="Squad"
          className="squad-switch"
          value={search.squad ?? ''}
          onChange={(event) =>
            void navigate({
              search: (before) => ({ ...before, squad: event.currentTarget.value || undefined }),
              replace: true,
            })
          }
        >
          <option value="">All squads</option>
          {squads.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <SheetNumberField onFound={(number) => void navigate({ to: '/entry', search: { number } })} />
        <span style={{ flex: 1 }} />
        <SegmentedControl
          aria-label="What is shown"
          value={search.view ?? 'day'}
          onChange={(view) =>
            void navigate({
              search: (before) => ({ ...before, view: view === 'next' ? 'next' : undefined }),
              replace: true,
            })
          }
          data={[
            { value: 'day', label: 'Who trains' },
            { value: 'next', label: 'What comes next' },
          ]}
        />
        <Button
          variant="default"
          leftSection={<IconDeviceTv size={16} stroke={1.6} />}
          className={classes.shrinks}
          aria-label="Weight room"
          title="Weight room (W)"
          onClick={() => openWeightRoom(search.squad)}
        >
          Weight room
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} stroke={1.6} />}
          className={classes.shrinks}
          aria-label={printWords}
          title={
            wanted.length > 0 || rows.length === 0
              ? 'Print the sessions of this day'
              : 'Nothing of this is still to do. Tick whose sheet is printed all the same.'
          }
          disabled={wanted.length === 0}
          onClick={() =>
            void navigate({
              to: '/print',
              search: {
                athletes: [...new Set(wanted.map((row) => row.athleteId))],
                sheets: ['session'],
                day: date,
                // Somebody may have two sessions on one day.
                ...(ticked.length > 0 && { sessions: [...new Set(wanted.map(({ letter }) => letter))] }),
              },
            })
          }
        >
          {printWords}
        </Button>
        <Button
          leftSection={<IconKeyboard size={16} stroke={1.6} />}
          disabled={rows.length === 0 || ahead}
          title={ahead ? 'Results are typed once it is done' : undefined}
          onClick={() => enter()}
        >
          Enter results
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" aria-label="More" px={8}>
              <IconDots size={16} stroke={1.6} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconBeach size={16} stroke={1.6} />} onClick={() => setHolidays(true)}>
              Holidays
            </Menu.Item>
            <Menu.Item leftSection={<IconClock size={16} stroke={1.6} />} onClick={() => setTimes(true)}>
              Training times
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTableImport size={16} stroke={1.6} />}
              onClick={() =>
                void navigate({
                  to: '/reports',
                  search: { view: 'fillIn', squad: search.squad, week: date && mondayOf(date) },
                })
              }
            >
              Fill-in workbook
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      <PlaceBody label="Day">
        {search.view === 'next' ? (
          <SuggestionsView squad={search.squad} />
        ) : (
          <>
            {date && today && <WeekStrip date={date} today={today} squad={search.squad} onDay={show} />}
            {day.error && <FailureNote failure={day.error.failure} />}
            {day.data?.holiday && (
              <p>
                <b>{day.data.holiday}.</b> Sessions of this day count as neither done nor missed.
              </p>
            )}
            {day.data && rows.length === 0 && (
              <NobodyTrains date={day.data.date} squad={search.squad} onDay={show} />
            )}
            {groups.map(([key, own]) => {
              const [{ program, letter, session }] = own as [TodayRow, ...TodayRow[]];
              return (
                <TodayGroup
                  key={key}
                  title={titleOf(own)}
                  says={session}
                  rows={own}
                  date={date as CalendarDate}
                  ahead={ahead}
                  chosen={chosen}
                  onChosen={setChosen}
                  onEnter={() => enter({ program, letter })}
                />
              );
            })}
            <Ending ending={day.data?.ending ?? []} />
          </>
        )}
      </PlaceBody>
      {times && <Times onClose={() => setTimes(false)} />}
      {holidays && <Holidays onClose={() => setHolidays(false)} />}
    </div>
  );
}

/** The next day on which somebody trains, or where programs come from. */
function NobodyTrains({
  date,
  squad,
  onDay,
}: {
  date: CalendarDate;
  squad: string | undefined;
  onDay: (date: CalendarDate) => void;
}) {
  const ahead = useChannel('training.calendar', {
    from: date,
    to: addDays(date, 60),
    ...(squad && { squad: squad as SquadId }),
  });
  if (!ahead.data) return null;
  const next = ahead.data.find(({ sessions }) => sessions > 0);
  return next ? (
    <p>
      Nobody trains on this day.{' '}
      <Button variant="default" onClick={() => onDay(next.date)}>
        Go to {formatDate(next.date)}: {next.sessions === 1 ? '1 trains' : `${next.sessions} train`}
      </Button>
    </p>
  ) : (
    <p>
      Nobody has a program that goes on from here.{' '}
      <Button variant="default" component={Link} to="/roster">
        Choose athletes and assign one
      </Button>
    </p>
  );
}

function timeOrder(a: string | null | undefined, b: string | null | undefined): number {
  if (a && b) return a < b ? -1 : a > b ? 1 : 0;
  return a ? -1 : b ? 1 : 0;
}

function groupOf({ time, program, week, letter }: TodayRow): string {
  return JSON.stringify([time ?? '', program, letter === 'F' ? 0 : week, letter]);
}

function titleOf([row]: readonly TodayRow[]): string {
  if (!row) return '';
  const what = row.letter === 'F' ? row.program : `${row.program} · week ${row.week} ${row.letter}`;
  return row.time ? `${row.time} · ${what}` : what;
}

/** Programs that end within a week: what comes next is a coach's to say. */
function Ending({
  ending,
}: {
  ending: readonly { athleteId: string; name: string; program: string; lastDay: CalendarDate }[];
}) {
  if (ending.length === 0) return null;
  const shown = ending.slice(0, 12);
  return (
    <section className={classes.ending} aria-label="Programs that end">
      <h2 style={{ fontSize: 16, margin: 0 }}>What comes next?</h2>
      <p className="quiet">
        {ending.length === 1 ? 'One program ends' : `${ending.length} programs end`} within a week, with
        nothing after.
      </p>
      <ul>
        {shown.map(({ athleteId, name, program, lastDay }) => (
          <li key={`${athleteId} ${program}`}>
            <Link to="/roster" search={{ athlete: athleteId, tab: 'program' }}>
              {name}
            </Link>{' '}
            <span className="quiet">
              {program}, last session {formatDate(lastDay)}
            </span>
          </li>
        ))}
      </ul>
      {ending.length > shown.length && <p className="quiet">And {ending.length - shown.length} more.</p>}
    </section>
  );
}
