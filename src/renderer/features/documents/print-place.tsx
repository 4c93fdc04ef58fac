/** The print centre: people left, sheets and options beside them, the pages as they will be on the right. */

import { Button, CloseButton, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { InputOf, OutputOf } from '#contract/channels.ts';
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
import { UndrawableNames } from './undrawable-names.tsx';

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
      {register ? <RegisterView /> : <NewPrint />}
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
  const [preferred, setPreferred] = useState(false);
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
  const orderWith = (preferredNames: boolean): InputOf<'documents.print'> => ({
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
    ...(preferredNames && { preferredNames }),
  });
  const order = orderWith(preferred);
  const ofNobody = sheets.every((kind) => kind === 'blank');
  const count = ofDay
    ? new Set(ofDay.map(({ athleteId }) => athleteId)).size
    : everyone
      ? people.length
      : (order.athleteIds?.length ?? 0);
  const nobody = !ofNobody && (count === 0 || (day !== undefined && !ofDay));
  const looked = useDeferredValue(JSON.stringify(order));

  const paper = search.paper ?? facility.data?.paper ?? 'A4';
  const keyOf = (asked: typeof order) => JSON.stringify({ ...asked, paper });
  const now = keyOf(order);
  const print = (asked = order) => {
    setMade(undefined);
    setTried(keyOf(asked));
    return attempt(async () => {
      const packet = await runJob('documents.print', asked);
      setMade({ packet, of: keyOf(asked) });
    });
  };
  const shown = made?.packet ?? (busy ? undefined : earlier);
  // What came of other choices is never shown as if it came of these.
  const from = made ? (made.of === now ? 'these' : 'former') : 'before';
  const refused = tried === now ? failure : undefined;
  const toPreview = nobody ? undefined : (JSON.parse(looked) as InputOf<'documents.preview'>);
  const { shownOrder, whole } = usePreviews(toPreview, search.person);
  // What a print was refused for names everybody; what a look is refused for names those on the first pages.
  const stopped = refused ?? (UNDRAWABLE.has(whole.error?.failure.code) ? whole.error?.failure : undefined);
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
            {wordsOfButton(sheets, whole.data)}
          </Button>
          {whole.data && whole.data.leftOut.length > 0 && (
            <small className="quiet">Left out: {whole.data.leftOut.length}, named above the pages.</small>
          )}
          {preferred && (
            <span className="filter-word">
              Preferred names where a name cannot be drawn
              <CloseButton
                size="xs"
                aria-label="Print whole names instead"
                onClick={() => setPreferred(false)}
              />
            </span>
          )}
          {stopped?.code === 'UNDRAWABLE_TEXT' ? (
            <UndrawableNames
              failure={stopped}
              preferred={preferred}
              busy={busy}
              onPreferred={() => {
                setPreferred(true);
                void print(orderWith(true));
              }}
              onLeaveOut={(athleteIds) => setLeft(new Set([...left, ...athleteIds]))}
            />
          ) : (
            stopped && <FailureNote failure={stopped} />
          )}
          {stopped?.code === 'UNDRAWABLE_FACILITY' && (
            <Link className="link" to="/facility">
              Open Facility
            </Link>
          )}
          {refused?.code === 'NOTHING_TO_PRINT' && <LeftOut people={leftOutOf(refused)} />}
          {shown && <MadePacket made={shown} from={from} />}
        </div>
      </div>
      <PreviewPane
        order={shownOrder}
        leftOut={whole.data?.leftOut ?? []}
        saidBeside={UNDRAWABLE.has(stopped?.code)}
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

/**
 * What is looked at, of one person where one is chosen; and what is known of the whole order, asked for after the pages
 * that somebody waits for.
 */
function usePreviews(order: InputOf<'documents.preview'> | undefined, person: string | undefined) {
  const shownOrder = order && person !== undefined ? { ...order, of: person as never } : order;
  const shown = useChannel('documents.preview', shownOrder ?? {}, { enabled: order !== undefined });
  // Rack sheets of one are found among those of everybody.
  const apart = person !== undefined && !order?.sheets?.includes('rack');
  const everybody = useChannel('documents.preview', order ?? {}, {
    enabled: order !== undefined && apart && !shown.isPending,
  });
  return { shownOrder, whole: apart ? everybody : shown };
}

/** Who does which session on a day; undefined without a day and until it is known. */
function useSessionsOf(day: CalendarDate | undefined) {
  const { data } = useChannel('training.today', day ? { date: day } : {}, { enabled: day !== undefined });
  return day && data?.rows;
}

const OWN_SHEETS: ReadonlySet<string> = new Set(['card', 'session', 'coach', 'plan']);

/** Counts what the preview knows will be made; none before it does, for who is on hold gets nothing. */
function wordsOfButton(
  kinds: readonly string[],
  known: Pick<OutputOf<'documents.preview'>, 'sheets' | 'athletes'> | undefined,
): string {
  if (kinds.every((kind) => kind === 'blank')) return 'Make the forms';
  const cards = kinds.length === 1 && kinds[0] === 'card';
  if (!known?.athletes) return cards ? 'Make the cards' : 'Make the sheets';
  const { sheets, athletes } = known;
  if (cards) return sheets === 1 ? 'Make 1 card' : `Make ${sheets} cards`;
  return athletes === 1 ? 'Make sheets for 1 athlete' : `Make sheets for ${athletes} athletes`;
}

const UNDRAWABLE: ReadonlySet<string | undefined> = new Set(['UNDRAWABLE_TEXT', 'UNDRAWABLE_FACILITY']);
