/** The weight-room view, for the second screen: one group, what each lifts next, plates, rest. Dark, large, no health. */

import { notifications } from '@mantine/notifications';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import type { GridSession, SetEntry } from '#contract/training.ts';
import type { SquadId } from '#contract/values.ts';
import { formatAmount, formatLoad, type LoadUnit } from '#domain/load/load.ts';
import { asPrescribed, type CellTarget, readCell } from '#domain/training/cell-entry.ts';
import { call } from '../../app/bridge.ts';
import { useKeys } from '../../app/keys.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { tell } from '../../ui/tell.ts';
import { type GridRow, sessionKey } from './grid-rows.ts';
import { targetOf } from './use-entry.ts';
import classes from './weight-room.module.css';

const route = getRouteApi('/weight-room');

/** What the timer counts down from where a line states no rest, seconds. */
const USUAL_REST = 90;

export function WeightRoom() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/weight-room' });
  // This window alone: it hangs on a wall. The scheme of the others stays as it is chosen.
  useEffect(() => {
    document.documentElement.setAttribute('data-mantine-color-scheme', 'dark');
  }, []);
  const squads = useChannel('roster.squads', {});
  const facility = useChannel('facility.get', {});
  const day = useChannel('training.sessions', search.squad ? { squad: search.squad as SquadId } : {});
  const unit = facility.data?.unit ?? 'kg';
  const training = useMemo(
    () => (day.data?.sessions ?? []).filter(({ held, lines }) => held === null && lines.length > 0),
    [day.data],
  );
  const groups = [...Map.groupBy(training, groupOf).keys()];
  const group = search.group && groups.includes(search.group) ? search.group : groups[0];
  const people = training.filter((session) => groupOf(session) === group);
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
          <Person key={sessionKey(session)} session={session} unit={unit} now={now} />
        ))}
      </main>
    </div>
  );
}

function Person({ session, unit, now }: { session: GridSession; unit: LoadUnit; now: number }) {
  const { name, lines, sets } = session;
  const entered = new Map(sets.map((set) => [`${set.lineId} ${set.place}`, set]));
  const next = lines
    .flatMap((line) => line.sets.map((set) => ({ line, set })))
    .find(({ line, set }) => !entered.has(`${line.lineId} ${set.place}`));
  if (!next) {
    return (
      <section className={classes.person} data-done aria-label={name}>
        <span className={classes.name}>{name}</span>
        <span className={classes.exercise}>All done</span>
      </section>
    );
  }
  const { line } = next;
  const target = targetOf({ row: rowOf(session, line), place: next.set.place }, unit);
  const { set } = target;
  const at = `${sessionKey(session)} ${line.lineId} ${set.place}`;
  const asked = asPrescribed(target);
  const last = sets.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];
  const rest = last ? (line.restSeconds ?? USUAL_REST) - Math.floor((now - Date.parse(last.at)) / 1000) : 0;
  /** The question of an unlikely number that was not said to be meant. */
  const record = async (done: SetEntry['set'], sure = false): Promise<string | undefined> => {
    const { assignmentId, plannedFor } = session;
    const key = { assignmentId, plannedFor, lineId: line.lineId, place: set.place };
    const { outcomes } = await call('training.record', {
      entries: [{ ...key, version: null, set: done, ...(sure && { sure }) }],
    });
    if (outcomes[0]?.outcome === 'conflict')
      notifications.show({
        message: `${name}: somebody entered this set meanwhile. It stays as they typed it.`,
      });
    return outcomes[0]?.question ?? undefined;
  };
  const reps = set.reps
    ? set.reps.low === set.reps.high
      ? `${set.reps.low}`
      : `${set.reps.low}–${set.reps.high}`
    : 'max';
  const counted = `${set.measure === 'seconds' ? `${reps} s` : reps}${line.sides === 2 ? ' each side' : ''}`;
  return (
    <section className={classes.person} aria-label={name}>
      <span className={classes.name}>{name}</span>
      <span className={classes.exercise}>
        {line.mark} {line.exercise}
      </span>
      {asked.kind === 'set' ? (
        <span className={classes.load}>
          {set.load && formatAmount(set.load)}
          {set.load && set.load.unit !== unit && <small> {set.load.unit}</small>}
          <small> × {counted}</small>
        </span>
      ) : (
        <OpenSet
          key={at}
          id={at}
          label={`${name}: set ${set.place}`}
          target={target}
          counted={counted}
          onRecord={record}
        />
      )}
      {set.plates && <span className={classes.plates}>{set.plates}</span>}
      <div className={classes.foot}>
        <span className={classes.sets} role="img" aria-label={`Set ${set.place} of ${line.sets.length}`}>
          {line.sets.map(({ place }) => (
            <i
              key={place}
              data-is={
                place === set.place ? 'next' : entered.has(`${line.lineId} ${place}`) ? 'done' : undefined
              }
            />
          ))}
        </span>
        {rest > 0 && <span className={classes.rest}>{inMinutes(rest)}</span>}
        <button
          type={asked.kind === 'set' ? 'button' : 'submit'}
          form={asked.kind === 'set' ? undefined : at}
          className={classes.next}
          aria-label={`${name}: set ${set.place} ${asked.kind === 'set' ? 'done as asked' : 'done as typed'}`}
          onClick={() => {
            if (asked.kind === 'set')
              void tell(async () => {
                await record(asked.performed);
              });
          }}
        >
          Done
        </button>
      </div>
    </section>
  );
}

/** What the program leaves open is typed, as in the results. */
function OpenSet({
  id,
  label,
  target: { set, line, unit },
  counted,
  onRecord,
}: {
  id: string;
  label: string;
  target: CellTarget;
  counted: string;
  onRecord: (set: SetEntry['set'], sure: boolean) => Promise<string | undefined>;
}) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  /** The text that was asked about: the same again means it. */
  const [doubted, setDoubted] = useState<string>();
  const record = async () => {
    const entry = readCell(text, { set, line, unit });
    setProblem(entry.kind === 'problem' ? entry.sentence : undefined);
    if (entry.kind === 'problem' || entry.kind === 'nothing') return;
    const done = entry.kind === 'skipped' ? 'skipped' : entry.performed;
    const question = await onRecord(done, doubted === text);
    setDoubted(question && text);
    if (question) setProblem(`${question} Done once more if it was.`);
  };
  return (
    <form
      id={id}
      className={classes.open}
      onSubmit={(event) => {
        event.preventDefault();
        void tell(record);
      }}
    >
      <span className={classes.load}>
        <input
          aria-label={label}
          placeholder={line.loaded ? (set.reps ? unit : `${unit} × reps`) : 'x reps'}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {set.reps && <small> × {counted}</small>}
      </span>
      {set.ceiling && <span>at most {formatLoad(set.ceiling)}</span>}
      {problem && <p role="alert">{problem}</p>}
    </form>
  );
}

function rowOf(session: GridSession, line: GridSession['lines'][number]): GridRow {
  const own = session.sets.filter(({ lineId }) => lineId === line.lineId);
  return {
    key: line.lineId,
    session,
    line,
    sets: new Map(own.map((set) => [set.place, set])),
  } as GridRow;
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
