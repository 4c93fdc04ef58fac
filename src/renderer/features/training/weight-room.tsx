/** The weight-room view, for the second screen: one group, what each lifts next, plates, rest. Dark, large, no health. */

import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { GridSession, TrainingAdvice } from '#contract/training.ts';
import type { SquadId } from '#contract/values.ts';
import { formatAmount, formatLoad, type LoadUnit } from '#domain/load/load.ts';
import { asPrescribed, withoutPain } from '#domain/training/cell-entry.ts';
import { useKeys } from '../../app/keys.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { type GridRow, rowsOf, sessionKey } from './grid-rows.ts';
import { type CellAt, cellKey, type Entering, targetOf, useEntry } from './use-entry.ts';
import classes from './weight-room.module.css';

const route = getRouteApi('/weight-room');

const SCHEME = 'data-mantine-color-scheme';

/** What the timer counts down from where a line states no rest, seconds. */
const USUAL_REST = 90;

export function WeightRoom() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/weight-room' });
  // This window alone: it hangs on a wall. The scheme of the others stays as it is chosen.
  useEffect(() => {
    const page = document.documentElement;
    const darken = () => {
      if (page.getAttribute(SCHEME) !== 'dark') page.setAttribute(SCHEME, 'dark');
    };
    darken();
    // The system may turn from dark to light in the evening of its clock.
    const watching = new MutationObserver(darken);
    watching.observe(page, { attributeFilter: [SCHEME] });
    return () => watching.disconnect();
  }, []);
  const squads = useChannel('roster.squads', {});
  const facility = useChannel('facility.get', {});
  const input = useMemo(() => (search.squad ? { squad: search.squad as SquadId } : {}), [search.squad]);
  const shown = useMemo(() => ['training.sessions', input] as const, [input]);
  const day = useChannel('training.sessions', input);
  const unit = facility.data?.unit ?? 'kg';
  const training = useMemo(
    () => (day.data?.sessions ?? []).filter(({ held, lines }) => held === null && lines.length > 0),
    [day.data],
  );
  const groups = [...Map.groupBy(training, groupOf).keys()];
  const group = search.group && groups.includes(search.group) ? search.group : groups[0];
  const people = training.filter((session) => groupOf(session) === group);
  const { entering, advice, heard } = useEntry(unit, undefined, shown);
  const now = useSeconds();
  const [timer, setTimer] = useState<number>();
  useKeys({
    ArrowRight: () => turn(1),
    ArrowLeft: () => turn(-1),
  });
  // Space presses the button that has the focus; anywhere else it is the timer's.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || (event.target as HTMLElement).closest('button, select, input')) return;
      event.preventDefault();
      setTimer((running) => (running === undefined ? Date.now() : undefined));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const turn = (by: number) => {
    const next = groups[(groups.indexOf(group ?? '') + by + groups.length) % groups.length];
    void navigate({ search: (before) => ({ ...before, group: next }), replace: true });
  };
  const rest = Math.max(...people.map(({ lines }) => lines[0]?.restSeconds ?? USUAL_REST), 0) || USUAL_REST;
  const left = timer === undefined ? rest : rest - Math.floor((now - timer) / 1000);
  return (
    <div className={classes.room}>
      <header className={classes.head}>
        <h1>{group ?? 'Weight room'}</h1>
        <span className="quiet">{unit}</span>
        <select
          aria-label="Squad"
          value={search.squad ?? ''}
          onChange={(event) =>
            void navigate({ search: { squad: event.currentTarget.value || undefined }, replace: true })
          }
        >
          <option value="">All squads</option>
          {squads.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        {groups.length > 1 && (
          <select
            aria-label="Session"
            value={group}
            onChange={(event) =>
              void navigate({
                search: (before) => ({ ...before, group: event.currentTarget.value }),
                replace: true,
              })
            }
          >
            {groups.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        )}
        <span style={{ flex: 1 }} />
        <button
          type="button"
          className={classes.next}
          style={{ margin: 0 }}
          title="Space"
          onClick={() => setTimer((running) => (running === undefined ? Date.now() : undefined))}
        >
          {timer === undefined ? 'Start rest' : 'Stop'}
        </button>
        <span className={classes.timer} role="timer" aria-label="Rest" data-over={left <= 0 || undefined}>
          {inMinutes(left)}
        </span>
      </header>
      {day.error && <FailureNote failure={day.error.failure} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse */}
      <main className={classes.people} aria-label="Athletes" tabIndex={0}>
        {day.data && people.length === 0 && (
          <p style={{ fontSize: 20 }}>Nobody trains in this group today.</p>
        )}
        {people.map((session) => (
          <Person
            key={sessionKey(session)}
            session={session}
            unit={unit}
            now={now}
            entering={entering}
            advice={advice.filter(({ athleteId }) => athleteId === session.athleteId)}
            onHeard={heard}
          />
        ))}
      </main>
    </div>
  );
}

/** What pain that was typed asks for, in words that everybody in the room may read. */
const ASKS: Readonly<Record<TrainingAdvice['action'], string>> = {
  continue: '',
  holdLoad: 'Hold the load.',
  stopExercise: 'Stop this exercise and tell a coach.',
  holdTraining: 'No training until a coach says so.',
};

function Person({
  session,
  unit,
  now,
  entering,
  advice,
  onHeard,
}: {
  session: GridSession;
  unit: LoadUnit;
  now: number;
  entering: Entering;
  advice: readonly TrainingAdvice[];
  onHeard: (advice: TrainingAdvice) => void;
}) {
  const { name, sets } = session;
  const rows = rowsOf(session);
  const next = rows
    .filter(({ line }) => !line.stopped)
    .flatMap((row) => row.line.sets.map(({ place }) => ({ row, place })))
    .find(({ row, place }) => !row.sets.has(place));
  const said = (
    <>
      {rows.map((row) => (
        <RowSays key={row.key} row={row} next={next} entering={entering} />
      ))}
      {advice.map((each) => (
        <p key={each.action} className={classes.says} role="alert">
          {ASKS[each.action]}{' '}
          <button type="button" onClick={() => onHeard(each)}>
            Heard
          </button>
        </p>
      ))}
    </>
  );
  if (!next) {
    return (
      <section className={classes.person} data-done aria-label={name}>
        <span className={classes.name}>{name}</span>
        <span className={classes.exercise}>All done</span>
        {said}
      </section>
    );
  }
  const { line } = next.row;
  const last = sets.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
  const rest = last ? (line.restSeconds ?? USUAL_REST) - Math.floor((now - Date.parse(last.at)) / 1000) : 0;
  return (
    <section className={classes.person} aria-label={name}>
      <span className={classes.name}>{name}</span>
      <span className={classes.exercise}>
        {line.mark} {line.exercise}
      </span>
      <NextSet key={cellKey(next)} at={next} unit={unit} entering={entering}>
        <span className={classes.sets} role="img" aria-label={`Set ${next.place} of ${line.sets.length}`}>
          {line.sets.map(({ place }) => (
            <i
              key={place}
              data-is={place === next.place ? 'next' : next.row.sets.has(place) ? 'done' : undefined}
            />
          ))}
        </span>
        {rest > 0 && <span className={classes.rest}>{inMinutes(rest)}</span>}
      </NextSet>
      {said}
    </section>
  );
}

/** One button for a set as asked; what the program leaves open is typed, as in the results. */
function NextSet({
  at,
  unit,
  entering: { cells, commit },
  children,
}: {
  at: CellAt;
  unit: LoadUnit;
  entering: Entering;
  children: ReactNode;
}) {
  const { row, place } = at;
  const pending = useSyncExternalStore(cells.subscribe, () => cells.ofRow(row.key));
  const waiting = pending.get(place);
  const target = targetOf(at, unit, pending);
  const { set, line } = target;
  const isOpen = asPrescribed(target).kind !== 'set';
  const [typed, setTyped] = useState<string>();
  const text = isOpen ? (typed ?? waiting?.text ?? '') : '=';
  const done = () => {
    if (text.trim() === '' || waiting?.state === 'saving') return;
    // The same once more after a question means it.
    void commit(at, text, waiting?.state === 'asks' && waiting.text === text ? { sure: true } : {});
    setTyped(undefined);
  };
  const counted = countOf(set, row.line.sides);
  const label = `${row.session.name}: set ${place}`;
  return (
    <form
      className={classes['next-set']}
      onSubmit={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <span className={classes.load}>
        {isOpen ? (
          <input
            aria-label={label}
            placeholder={line.loaded ? (set.reps ? unit : `${unit} × reps`) : 'x reps'}
            value={text}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        ) : (
          set.load && formatAmount(set.load)
        )}
        {!isOpen && set.load && set.load.unit !== unit && <small> {set.load.unit}</small>}
        {(set.reps || !isOpen) && <small> × {counted}</small>}
      </span>
      {set.ceiling && <span className={classes.plates}>at most {formatLoad(set.ceiling)}</span>}
      {set.plates && <span className={classes.plates}>{set.plates}</span>}
      <div className={classes.foot}>
        {children}
        <button
          type="submit"
          className={classes.next}
          aria-label={`${label} done as ${isOpen ? 'typed' : 'asked'}`}
        >
          Done
        </button>
      </div>
    </form>
  );
}

/** What is wrong with sets that were typed; also of a line that is done with, for what was typed there is not lost. */
function RowSays({
  row,
  next,
  entering: { cells, forget },
}: {
  row: GridRow;
  next: CellAt | undefined;
  entering: Entering;
}) {
  const pending = useSyncExternalStore(cells.subscribe, () => cells.ofRow(row.key));
  const elsewhere = row !== next?.row;
  return [...pending]
    .filter(([, { state }]) => state !== 'saving')
    .map(([of, { state, sentence, text }]) => (
      <p key={of} className={classes.says} role="alert">
        {elsewhere
          ? `${row.line.exercise}, set ${of}${typedAs(text)}: `
          : of !== next?.place && `Set ${of}: `}
        {state === 'conflict'
          ? 'Somebody entered this set meanwhile. It stays as they typed it.'
          : sentence?.replace(/“(.*?)”/g, (_, quoted: string) => `“${withoutPain(quoted)}”`)}
        {state === 'asks' && ' Done once more if it was.'}{' '}
        {state !== 'asks' && (
          <button type="button" onClick={() => forget({ row, place: of })}>
            Leave it
          </button>
        )}
      </p>
    ));
}

function typedAs(text: string): string {
  const shown = withoutPain(text);
  return shown === '' ? '' : `, typed as ${shown}`;
}

/** `10`, `8–10 each side`, `30 s`, `max`. */
function countOf({ reps, measure }: GridSession['lines'][number]['sets'][number], sides: 1 | 2): string {
  const count = reps ? (reps.low === reps.high ? `${reps.low}` : `${reps.low}–${reps.high}`) : 'max';
  return `${count}${measure === 'seconds' ? ' s' : ''}${sides === 2 ? ' each side' : ''}`;
}

function groupOf({ program, week, letter }: GridSession): string {
  return letter === 'F' ? program : `${program}, week ${week} ${letter}`;
}

function inMinutes(seconds: number): string {
  const whole = Math.abs(seconds);
  return `${seconds < 0 ? '+' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The present moment, each second. */
function useSeconds(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  return now;
}
