/** An athlete's clearance: the state in one line, what would change it, and the evidence under it. */

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ClearanceView, EpisodeView } from '#contract/clearance.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TierChip } from '../../ui/tier-chip.tsx';
import { DecisionForm } from './decision-form.tsx';
import { DetailsForm } from './details-form.tsx';
import { EvidenceTimeline } from './evidence-timeline.tsx';
import { OpenEpisode } from './open-episode.tsx';
import { PainForm } from './pain-form.tsx';
import { PhysioForm } from './physio-form.tsx';
import { ScreenForm } from './screen-form.tsx';

const KIND_WORDS: Readonly<Record<EpisodeView['kind'], string>> = {
  postpartum: 'Postpartum',
  backPain: 'Back pain',
  joint: 'Joint',
};

export function ClearancePanel({ athleteId }: { athleteId: string }) {
  const [on, setOn] = useState<CalendarDate | null>(null);
  const [opening, setOpening] = useState(false);
  const clearance = useChannel('clearance.ofAthlete', { athleteId, ...(on && { on }) });
  if (clearance.error) return <FailureNote failure={clearance.error.failure} />;
  const view = clearance.data;
  if (!view) return null;
  return (
    <>
      {view.episodes.length > 0 && <Summary view={view} onDate={setOn} chosen={on} />}
      {view.episodes.length === 0 && !opening && (
        <p className="quiet">Nothing on file. That is not a statement about anybody’s health.</p>
      )}
      {view.episodes.map((episode) => (
        <Episode key={episode.id} episode={episode} />
      ))}
      {opening ? (
        <OpenEpisode athleteId={athleteId} onDone={() => setOpening(false)} />
      ) : (
        <Button variant="default" onClick={() => setOpening(true)} mt="md">
          Open an episode
        </Button>
      )}
    </>
  );
}

function Summary({
  view,
  chosen,
  onDate,
}: {
  view: ClearanceView;
  chosen: CalendarDate | null;
  onDate: (date: CalendarDate | null) => void;
}) {
  const emergency = view.episodes.some((episode) => episode.state === 'BP-EMERGENCY');
  return (
    <section>
      {emergency && (
        <div className="shout" role="alert">
          {view.reasons.find((reason) => reason.rule === 'R7')?.text}
        </div>
      )}
      <div style={{ display: 'flex', alignItems: 'flex-end', gap: 16 }}>
        <div style={{ flex: 1 }}>
          <div style={{ fontSize: 18 }}>
            <TierChip tier={view.tier} />
          </div>
          {!view.newAssignment && view.tier !== 'T0' && <div>No new assignment until this is settled.</div>}
          <ul className="quiet" style={{ margin: '4px 0 0', paddingLeft: 18 }}>
            {view.permits.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
        <div style={{ width: 130 }}>
          <DateField label="On date" value={chosen ?? view.on} onChange={onDate} />
        </div>
      </div>
    </section>
  );
}

type FormName = 'decision' | 'screen' | 'pain' | 'physio' | 'details';

const FORMS: Readonly<Record<EpisodeView['kind'], readonly { name: FormName; label: string }[]>> = {
  postpartum: [
    { name: 'decision', label: 'Record letter' },
    { name: 'screen', label: 'Screen' },
    { name: 'physio', label: 'Physio' },
    { name: 'details', label: 'Details' },
  ],
  backPain: [
    { name: 'decision', label: 'Record letter' },
    { name: 'screen', label: 'Screen' },
    { name: 'pain', label: 'Pain' },
    { name: 'details', label: 'Details' },
  ],
  joint: [
    { name: 'decision', label: 'Record letter' },
    { name: 'details', label: 'Details' },
  ],
};

function Episode({ episode }: { episode: EpisodeView }) {
  const [form, setForm] = useState<FormName>();
  const done = () => setForm(undefined);
  const [first] = episode.reasons;
  const [next] = episode.wouldChange;
  return (
    <section className="episode" aria-label={KIND_WORDS[episode.kind]}>
      <header>
        <h3>{KIND_WORDS[episode.kind]}</h3>
        <span className="rule">{episode.state}</span>
        <TierChip tier={episode.tier} />
      </header>
      {first && <p className="state-line">{first.text}</p>}
      {next && (
        <p className="state-line quiet">
          {next.from && <b>{formatDate(next.from)} </b>}
          {next.text}
        </p>
      )}
      {!episode.closed && (
        <>
          <div className="record-actions">
            {FORMS[episode.kind].map(({ name, label }, place) => (
              <Button
                key={name}
                size={place < 2 ? 'sm' : 'xs'}
                variant={form === name ? 'filled' : place < 2 ? 'light' : 'subtle'}
                aria-expanded={form === name}
                onClick={() => setForm(form === name ? undefined : name)}
              >
                {label}
              </Button>
            ))}
          </div>
          {form === 'decision' && <DecisionForm episode={episode} onDone={done} />}
          {form === 'screen' && <ScreenForm episode={episode} onDone={done} />}
          {form === 'pain' && <PainForm episode={episode} onDone={done} />}
          {form === 'physio' && <PhysioForm episode={episode} onDone={done} />}
          {form === 'details' && <DetailsForm episode={episode} onDone={done} />}
        </>
      )}
      <details className="why-chain" open={form === undefined && episode.tier === 'T0'}>
        <summary>Why, and what would change it</summary>
        {episode.reasons.map((reason) => (
          <div key={`${reason.rule} ${reason.text}`} className="why">
            <span className="rule">{reason.rule}</span> {reason.text}
            <div className="source">{reason.source}</div>
          </div>
        ))}
        {episode.wouldChange.length > 0 && <div className="section-title">What would change this</div>}
        {episode.wouldChange.map((change) => (
          <div key={change.text}>
            {change.from && <b>{formatDate(change.from)} </b>}
            {change.text}
          </div>
        ))}
      </details>
      <EvidenceTimeline episode={episode} />
    </section>
  );
}
