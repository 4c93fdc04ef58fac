/** An athlete's clearance: what holds today, why, what would change it, and the evidence under it. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '#contract/channels.ts';
import type { ClearanceView, EpisodeView } from '#contract/clearance.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { useKeys } from '../../app/keys.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TierChip } from '../../ui/tier-chip.tsx';
import { ConflictNote } from '../assignments/conflict-note.tsx';
import { ConfirmDateLink } from '../facility/confirm-date.tsx';
import { OverrideSection } from '../overrides/override-section.tsx';
import classes from './clearance.module.css';
import { EpisodeSection, type FormName, type OpenForm } from './episode-section.tsx';
import { OpenEpisode } from './open-episode.tsx';
import { Reasons } from './why.tsx';

type Changed = OutputOf<'clearance.openEpisode'> & Partial<OutputOf<'clearance.record'>>;

export function ClearancePanel({ athleteId }: { athleteId: string }) {
  const today = useChannel('system.status', {}).data?.today;
  const [on, setOn] = useState<CalendarDate | null>(null);
  const [opening, setOpening] = useState(false);
  const [form, setForm] = useState<OpenForm>();
  /** What the last record did to running programs, until the next form is opened. */
  const [changed, setChanged] = useState<Changed>();
  const otherDay = on !== null && on !== today;
  const clearance = useChannel('clearance.ofAthlete', { athleteId, ...(otherDay && { on }) });
  const view = clearance.data;
  const record = (name: FormName) => {
    const first = view && firstToRecord(view, name);
    if (first && !otherDay) setForm({ episodeId: first, name });
  };
  useKeys({ l: () => record('decision'), s: () => record('screen') });
  if (clearance.error) return <FailureNote failure={clearance.error.failure} />;
  if (!view) return null;
  const records = !otherDay;
  return (
    <>
      {otherDay && (
        <div className={classes.otherDay} role="status">
          <span>As of {formatDate(view.on)}, not today. Nothing can be recorded.</span>
          <Button size="compact-sm" variant="default" onClick={() => setOn(null)}>
            Back to today
          </Button>
        </div>
      )}
      {view.laterDay && (
        <div className={classes.warning} role="status">
          This computer’s date is earlier than {formatDate(view.laterDay)}, when something was last recorded
          here. The stricter of both days counts. Set the date right. <ConfirmDateLink />
        </div>
      )}
      {changed && <ConflictNote conflicts={changed.conflicts} advice={changed.duringSession ?? null} />}
      {view.episodes.length > 0 ? (
        <Summary view={view} onDate={setOn} />
      ) : (
        !opening && <p className="quiet">Nothing on file. That is not a statement about anybody’s health.</p>
      )}
      {records && <OverrideSection view={view} />}
      {mostUrgentFirst(view).map((episode) => (
        <EpisodeSection
          key={episode.id}
          episode={episode}
          form={form}
          onForm={(next) => {
            setForm(next);
            if (next) setChanged(undefined);
          }}
          onRecorded={setChanged}
          records={records}
          details={view.details}
        />
      ))}
      {records && opening && (
        <OpenEpisode
          athleteId={athleteId}
          onDone={(opened) => {
            setOpening(false);
            setChanged(opened);
          }}
        />
      )}
      {records && !opening && (
        <Button variant="default" onClick={() => setOpening(true)} mt="md">
          Open an episode
        </Button>
      )}
    </>
  );
}

/** In the order of the reasons, which begin with what has to be said first; closed ones last. */
function mostUrgentFirst({ episodes, reasons }: ClearanceView): readonly EpisodeView[] {
  const place = ({ closed, reasons: [first] }: EpisodeView) =>
    closed ? reasons.length : reasons.findIndex(({ text }) => text === first?.text);
  return episodes.toSorted((a, b) => place(a) - place(b));
}

/** The open episode that takes this form; the most urgent first. */
function firstToRecord(view: ClearanceView, name: FormName): string | undefined {
  return mostUrgentFirst(view).find(({ closed, kind }) => !closed && (name !== 'screen' || kind !== 'joint'))
    ?.id;
}

function Summary({ view, onDate }: { view: ClearanceView; onDate: (date: CalendarDate | null) => void }) {
  const inEpisodes = new Set(view.episodes.flatMap(({ reasons }) => reasons.map(({ text }) => text)));
  // Of the whole athlete: an exception, reps in reserve. Those of an episode stand with it.
  const own = view.reasons.filter(({ text }) => !inEpisodes.has(text));
  return (
    <section aria-label="Clearance">
      {view.emergency && (
        <div className="shout" role="alert" style={{ marginBottom: 12 }}>
          {view.emergency}
        </div>
      )}
      <div className={classes.summary}>
        <div>
          <div className={classes.tierNow}>
            <TierChip tier={view.tier} />
          </div>
          {view.reviewOn && (
            <div>
              {view.reviewOn < view.on ? 'Review was due' : 'Review by'} {formatDate(view.reviewOn)}
            </div>
          )}
          {!view.newAssignment && view.tier !== 'T0' && <div>No new assignment until this is settled.</div>}
        </div>
        {view.details && <DateField label="On date" value={view.on} onChange={onDate} />}
      </div>
      <ul className={classes.permits}>
        {view.permits.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {own.length > 0 && (
        <details className="why-chain">
          <summary>Rules for the whole athlete</summary>
          <Reasons reasons={own} />
        </details>
      )}
      {!view.details && (
        <p className="quiet">
          You see the tier and its rules. What lies behind them is shown to whoever may see health details; a
          lead can give you that right. What you record is kept with your name.
        </p>
      )}
    </section>
  );
}
