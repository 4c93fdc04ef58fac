/** What belongs to a whole session: effort, minutes, pain before and the morning after, where it is sore, a note. */

import { Button, Popover } from '@mantine/core';
import { memo, useRef, useState } from 'react';
import type { GridSession, SessionFacts, TrainingAdvice } from '#contract/training.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { SorePlace } from '#domain/training/performed.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { queryClient } from '../../app/queries.ts';
import { tellConflicts } from '../assignments/conflict-dialog.tsx';
import { BodyMap, SORE_WORDS } from './body-map.tsx';
import classes from './entry.module.css';
import { sessionKey } from './grid-rows.ts';
import type { Shown } from './use-entry.ts';

interface Props {
  readonly sessions: readonly GridSession[];
  readonly today: CalendarDate;
  /** The answer that the sessions are shown from. */
  readonly shown: readonly unknown[];
  /** `field`: the session and what of it was said. */
  readonly onAdvice: (field: string, advice: readonly TrainingAdvice[]) => void;
  readonly onTakenBack: (field: string) => void;
}

export function AfterSession({ sessions, ...rest }: Props) {
  return (
    <table className={classes.after} aria-label="After the session">
      <thead>
        <tr>
          <th scope="col">After the session</th>
          <th scope="col">RPE 1–10</th>
          <th scope="col">Minutes</th>
          <th scope="col">
            Pain before
            <br />
            0–10
          </th>
          <th scope="col">
            Pain next
            <br />
            morning 0–10
          </th>
          <th scope="col">Sore</th>
          <th scope="col">
            Note
            <br />
            no diagnosis
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.length > 1 && <MinutesForAll sessions={sessions} />}
        {sessions.map((session) => (
          <AfterRow key={sessionKey(session)} session={session} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

/** One clock for the squad: whoever was there less long has minutes of their own. */
function MinutesForAll({ sessions }: { sessions: readonly GridSession[] }) {
  const [problem, setProblem] = useState<string>();
  const save = async (minutes: number | null) => {
    if (minutes === null) return;
    setProblem(undefined);
    try {
      await call('training.recordMinutes', {
        sessions: sessions.map(({ assignmentId, plannedFor }) => ({ assignmentId, plannedFor })),
        minutes,
      });
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setProblem(error.failure.message);
    }
  };
  return (
    <tr>
      <td className="quiet">Everybody who trained</td>
      <td />
      <td>
        <FigureField
          label="Minutes of everybody who trained"
          value={null}
          read={(text) => readFigure(text, 1, 600, 1)}
          remark="Minutes goes from 1 to 600."
          onProblem={setProblem}
          onChange={(value) => void save(value)}
        />
      </td>
      <td colSpan={4} role={problem ? 'alert' : undefined} className="quiet">
        {problem ?? 'fills the minutes that are empty'}
      </td>
    </tr>
  );
}

type Figure = 'rpe' | 'minutes' | 'painBefore' | 'painNextMorning';

/** Drawn again only when its own session changed: a set that is saved must not wait for everybody's. */
const AfterRow = memo(function AfterRow({
  session,
  today,
  shown,
  onAdvice,
  onTakenBack,
}: Omit<Props, 'sessions'> & { session: GridSession }) {
  const [mapOpen, setMapOpen] = useState(false);
  const mapButton = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState<string>();
  const { facts, name } = session;
  const underWay = useRef(Promise.resolve());
  /** One after the other: each stands on what the one before left there. */
  const save = (change: Partial<SessionFacts> | ((present: SessionFacts) => Partial<SessionFacts>)) => {
    underWay.current = underWay.current
      .catch(() => undefined)
      .then(() => {
        const present = shownNow(shown, session);
        return send(present, typeof change === 'function' ? change(present.facts) : change);
      });
  };
  const send = async (
    { assignmentId, plannedFor, version }: GridSession,
    change: Partial<SessionFacts>,
  ): Promise<void> => {
    setProblem(undefined);
    try {
      const reply = await call('training.recordSession', {
        assignmentId,
        plannedFor,
        version,
        facts: change,
      });
      showNow(shown, reply.session);
      for (const [said, value] of Object.entries(change)) {
        const field = `${sessionKey(session)} ${said}`;
        // Of what is sore only the back asks for anything.
        if (Array.isArray(value) ? !value.includes('back') : !value) onTakenBack(field);
        onAdvice(field, reply.advice);
      }
      // What it changes is said in front of everything, and the map would lie over that.
      if (reply.conflicts.length > 0 && change.sore) {
        setMapOpen(false);
        mapButton.current?.focus();
      }
      tellConflicts(reply.conflicts);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      const { fields, message, wayOut } = error.failure;
      setProblem(fields?.[0]?.sentence ?? `${message} ${wayOut}`);
    }
  };
  const figure = (field: Figure, label: string, most: number, step = 1) => (
    <td>
      <FigureField
        label={`${name}, ${label}`}
        value={facts[field]}
        disabled={field === 'painNextMorning' && session.heldOn >= today}
        read={(text) => readFigure(text, field === 'rpe' || field === 'minutes' ? 1 : 0, most, step)}
        remark={`${label[0]?.toUpperCase()}${label.slice(1)} goes ${field === 'rpe' || field === 'minutes' ? 'from 1' : 'from 0'} to ${most}.`}
        onProblem={setProblem}
        onChange={(value) => save({ [field]: value })}
      />
    </td>
  );
  return (
    <>
      <tr>
        <td>
          <span className={classes.who}>{name}</span>
          {session.withheld && (
            <span className="quiet" title="Shown to whoever may see health details">
              {' '}
              more is on record
            </span>
          )}
        </td>
        {figure('rpe', 'RPE', 10, 0.5)}
        {figure('minutes', 'minutes', 600)}
        {figure('painBefore', 'pain before', 10)}
        {figure('painNextMorning', 'pain next morning', 10)}
        <td>
          <Popover
            opened={mapOpen}
            onChange={setMapOpen}
            trapFocus
            returnFocus
            withArrow
            shadow="md"
            position="bottom"
          >
            <Popover.Target>
              <Button
                ref={mapButton}
                variant={facts.sore.length > 0 ? 'light' : 'default'}
                size="compact-sm"
                aria-label={`${name}, sore`}
                onClick={() => setMapOpen((open) => !open)}
              >
                {facts.sore.length > 0 ? facts.sore.map((place) => SORE_WORDS[place]).join(', ') : 'Nowhere'}
              </Button>
            </Popover.Target>
            <Popover.Dropdown>
              <BodyMap
                value={facts.sore}
                onToggle={(place) => save(({ sore }) => ({ sore: toggled(sore, place) }))}
              />
            </Popover.Dropdown>
          </Popover>
        </td>
        <td>
          <FigureField
            label={`${name}, note`}
            value={facts.note}
            wide
            read={(text) => ({ value: text.trim() === '' ? null : text.trim() })}
            remark=""
            onProblem={setProblem}
            onChange={(value) => save({ note: value })}
          />
        </td>
      </tr>
      {problem && (
        <tr style={{ borderTop: 0 }}>
          <td colSpan={7} role="alert">
            {problem}
          </td>
        </tr>
      )}
    </>
  );
});

/** As it is shown by now: whoever clicks twice does so before anything is drawn again. */
function shownNow(shown: readonly unknown[], session: GridSession): GridSession {
  const answer = queryClient.getQueryData<Shown>(shown);
  return answer?.sessions.find((each) => sessionKey(each) === sessionKey(session)) ?? session;
}

/** What was recorded of a session is shown at once, and fetched again after that. */
function showNow(shown: readonly unknown[], { facts, version, ...recorded }: GridSession): void {
  queryClient.setQueryData<Shown>(
    shown,
    (before) =>
      before && {
        ...before,
        sessions: before.sessions.map((each) =>
          sessionKey(each) === sessionKey(recorded) ? { ...each, facts, version } : each,
        ),
      },
  );
}

function toggled(sore: readonly SorePlace[], place: SorePlace): SorePlace[] {
  return sore.includes(place) ? sore.filter((each) => each !== place) : [...sore, place];
}

/** A field that is saved when it is left; what cannot be read stays as it was typed. */
function FigureField<Value extends number | string>({
  label,
  value,
  disabled,
  wide,
  read,
  remark,
  onProblem,
  onChange,
}: {
  label: string;
  value: Value | null;
  disabled?: boolean;
  wide?: boolean;
  read: (text: string) => { readonly value: Value | null } | undefined;
  remark: string;
  onProblem: (sentence: string | undefined) => void;
  onChange: (value: Value | null) => void;
}) {
  const [draft, setDraft] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const leave = () => {
    if (draft === undefined) return;
    const found = read(draft);
    setWrong(!found);
    if (!found) {
      onProblem(remark);
      return;
    }
    onProblem(undefined);
    setDraft(undefined);
    if (found.value !== value) onChange(found.value);
  };
  return (
    <input
      aria-label={label}
      aria-invalid={wrong || undefined}
      data-wide={wide || undefined}
      disabled={disabled}
      title={disabled ? 'Known tomorrow' : undefined}
      value={draft ?? (value === null ? '' : String(value))}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
      }}
    />
  );
}

function readFigure(
  text: string,
  least: number,
  most: number,
  step: number,
): { readonly value: number | null } | undefined {
  if (text.trim() === '') return { value: null };
  const value = Number(text.trim().replace(',', '.'));
  return Number.isInteger(value / step) && value >= least && value <= most ? { value } : undefined;
}
