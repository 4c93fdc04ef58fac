/** The print centre: people left, sheets and options beside them, the pages as they will be on the right. */

import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import { type CalendarDate, isCalendarDate } from '#domain/calendar/calendar-date.ts';
import { runJob } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useLastJob } from '../../ui/use-last-job.ts';
import { toPrint } from '../training/still-to-do.ts';
import classes from './documents.module.css';
import { HealthChoice } from './health-choice.tsx';
import { LeftOut, leftOutOf, type Made, MadePacket } from './made-packet.tsx';
import { PeopleChoice } from './people-choice.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { RegisterView } from './register-view.tsx';
import { SheetChoice } from './sheet-choice.tsx';

const route = getRouteApi('/print');

export function PrintPlace() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/print' });
  const register = search.view === 'register';
  return (
    <div className="place">
      <header className="place-head">
        <h1>Print</h1>
        <SegmentedControl
          aria-label="Print or look up"
          value={register ? 'register' : 'print'}
          onChange={(view) =>
            void navigate({ search: { ...search, view: view === 'register' ? 'register' : undefined } })
          }
          data={[
            { value: 'print', label: 'New print' },
            { value: 'register', label: 'Register' },
          ]}
        />
      </header>
      {register ? <RegisterView number={search.number} /> : <NewPrint />}
    </div>
  );
}

function NewPrint() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/print' });
  const facility = useChannel('facility.get', {});
  const assignments = useChannel(
    'assignments.list',
    search.athletes ? { athleteIds: search.athletes as never } : {},
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  // Neither in the address nor kept: it is asked for anew each time.
  const [health, setHealth] = useState<string>();
  /** What was printed, and the order it was printed of. */
  const [made, setMade] = useState<{ readonly packet: Made; readonly of: string }>();
  const [tried, setTried] = useState('');
  const earlier = useLastJob('documents.print');
  const { busy, failure, attempt } = useAttempt();

  const sheets = search.sheets ?? ['card'];
  const day = search.day && isCalendarDate(search.day) ? search.day : undefined;
  const status = useChannel('system.status', {});
  // A rack sheet or a list is read by everybody who stands on it.
  const mayHealth = status.data?.person?.role === 'lead' && sheets.every((kind) => OWN_SHEETS.has(kind));
  const listed = (assignments.data ?? []).filter(
    ({ squads }) => !search.squad || squads.includes(search.squad),
  );
  const people = [...new Map(listed.map((each) => [each.athleteId as string, each])).values()];
  const chosen = people.filter(({ athleteId }) => !left.has(athleteId));
  const everyone = !search.athletes && !search.squad && left.size === 0;
  // Those who were handed over without a program stay in the order, so that the print says why they are left out.
  const ids = search.athletes?.filter(
    (id) => !left.has(id) && (!search.squad || chosen.some((one) => one.athleteId === id)),
  );
  const printedFor = new Set<string>(ids ?? chosen.map(({ athleteId }) => athleteId));
  const rowsOfDay = useSessionsOf(day)?.filter(
    ({ athleteId, letter }) =>
      printedFor.has(athleteId) && (!search.sessions || search.sessions.includes(letter)),
  );
  const ofDay = rowsOfDay && toPrint(rowsOfDay, search.athletes !== undefined);
  const order: InputOf<'documents.print'> = {
    sheets,
    ...(!everyone && { athleteIds: [...printedFor] as never }),
    ...(day
      ? ofDay?.length && {
          only: ofDay.map(({ assignmentId, plannedFor }) => ({ assignmentId, plannedFor })),
        }
      : {
          ...(search.first !== undefined && {
            weeks: { first: search.first, last: Math.max(search.first, search.last ?? search.first) },
          }),
          ...(search.sessions && { sessions: search.sessions }),
        }),
    ...(search.plates === false && { plates: false }),
    ...(search.paper && { paper: search.paper }),
    ...(mayHealth && health?.trim() && { health: { reason: health.trim() } }),
  };
  const ofNobody = sheets.every((kind) => kind === 'blank');
  const count = ofDay
    ? new Set(ofDay.map(({ athleteId }) => athleteId)).size
    : everyone
      ? people.length
      : (order.athleteIds?.length ?? 0);
  const nobody = !ofNobody && (count === 0 || (day !== undefined && !ofDay));
  const looked = useDeferredValue(JSON.stringify({ ...order, ...(search.person && { of: search.person }) }));

  const paper = search.paper ?? facility.data?.paper ?? 'A4';
  const now = JSON.stringify({ ...order, paper });
  const print = (preferredNames = false) => {
    setMade(undefined);
    setTried(now);
    return attempt(async () => {
      const packet = await runJob('documents.print', { ...order, ...(preferredNames && { preferredNames }) });
      setMade({ packet, of: now });
    });
  };
  const shown = made?.packet ?? (busy ? undefined : earlier);
  // What came of other choices is never shown as if it came of these.
  const from = made ? (made.of === now ? 'these' : 'former') : 'before';
  const refused = tried === now ? failure : undefined;
  const toPreview = nobody ? undefined : (JSON.parse(looked) as InputOf<'documents.preview'>);
  // Asked for once: the pages beside it wait for the same answer.
  const preview = useChannel('documents.preview', toPreview ?? {}, { enabled: toPreview !== undefined });
  const undrawable = preview.error?.failure.code === 'UNDRAWABLE_TEXT';
  return (
    <div className={classes['centre']}>
      <PeopleChoice
        people={people}
        left={left}
        onLeft={setLeft}
        loading={assignments.isPending}
        handedOver={search.athletes?.length}
      />
      <div className={classes['middle']}>
        <SheetChoice
          sheets={sheets}
          paper={paper}
          day={day}
          onChange={(change) => void navigate({ search: { ...search, ...change }, replace: true })}
        />
        {mayHealth && <HealthChoice reason={health} onReason={setHealth} />}
        <div className={classes['act']}>
          <Button
            fullWidth
            variant={shown && from === 'these' ? 'default' : 'filled'}
            leftSection={<IconPrinter size={16} stroke={1.6} />}
            onClick={() => void print()}
            loading={busy}
            disabled={nobody || (mayHealth && health !== undefined && health.trim() === '')}
          >
            {wordsOfButton(sheets, count)}
          </Button>
          {refused && !undrawable && <FailureNote failure={refused} />}
          {(undrawable || refused?.code === 'UNDRAWABLE_TEXT') && (
            <Button variant="default" loading={busy} onClick={() => void print(true)}>
              Print the preferred names of these
            </Button>
          )}
          {refused?.code === 'NOTHING_TO_PRINT' && <LeftOut people={leftOutOf(refused)} />}
          {shown && <MadePacket made={shown} from={from} />}
        </div>
      </div>
      <PreviewPane
        order={toPreview}
        hint={
          people.length === 0 && assignments.data
            ? 'Nobody here has a program yet. Select athletes on the roster and press A to assign one.'
            : day
              ? 'Nobody chosen has a session to do on this day.'
              : 'Choose whom to print for.'
        }
      />
    </div>
  );
}

/** Who does which session on a day; undefined without a day and until it is known. */
function useSessionsOf(day: CalendarDate | undefined) {
  const { data } = useChannel('training.today', day ? { date: day } : {}, { enabled: day !== undefined });
  return day && data?.rows;
}

const OWN_SHEETS: ReadonlySet<string> = new Set(['card', 'session', 'coach', 'plan']);

function wordsOfButton(sheets: readonly string[], count: number): string {
  if (sheets.every((kind) => kind === 'blank')) return 'Make the forms';
  if (sheets.length === 1 && sheets[0] === 'card') return count === 1 ? 'Make 1 card' : `Make ${count} cards`;
  return count === 1 ? 'Make sheets for 1 athlete' : `Make sheets for ${count} athletes`;
}
