/** One episode: its state in a line with what would change it, the forms that record in it, why, and the evidence. */

import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { EpisodeView, RecordView } from '#contract/clearance.ts';
import { TierChip } from '../../ui/tier-chip.tsx';
import classes from './clearance.module.css';
import { DecisionForm } from './decision-form.tsx';
import { DetailsForm } from './details-form.tsx';
import { EvidenceTimeline } from './evidence-timeline.tsx';
import { PainForm } from './pain-form.tsx';
import { PhysioForm } from './physio-form.tsx';
import { CloseForm, StrikeOutForm } from './reason-forms.tsx';
import { ScreenForm } from './screen-form.tsx';
import type { Recorded, RecordFormProps } from './use-record.ts';
import { ChangeLine, Changes, Reasons } from './why.tsx';

export type FormName = 'decision' | 'screen' | 'pain' | 'physio' | 'details' | 'close' | 'strikeOut';

/** The one form that is open in the panel. */
export interface OpenForm {
  readonly episodeId: string;
  readonly name: FormName;
  /** The record that it corrects or strikes out. */
  readonly correct?: RecordView;
}

interface Props {
  readonly episode: EpisodeView;
  readonly form: OpenForm | undefined;
  readonly onForm: (form: OpenForm | undefined) => void;
  readonly onRecorded: (recorded: Recorded) => void;
  /** False on another day than today: then nothing is recorded. */
  readonly records: boolean;
  /** False for whoever may not see health details. */
  readonly details: boolean;
}

export function EpisodeSection({ episode, form, onForm, onRecorded, records, details }: Props) {
  const open = (name: FormName, correct?: RecordView) =>
    onForm({ episodeId: episode.id, name, ...(correct && { correct }) });
  const shown = form?.episodeId === episode.id ? form : undefined;
  const [first] = episode.reasons;
  const [next] = episode.wouldChange;
  return (
    <section className="episode" aria-label={episode.title}>
      <header>
        <h3>{episode.title}</h3>
        <span className="rule">{episode.state}</span>
        {episode.closed ? <span className="quiet">Closed</span> : <TierChip tier={episode.tier} />}
      </header>
      {first && <p className="state-line">{first.text}</p>}
      {next && (
        <p className="state-line quiet">
          <ChangeLine change={next} />
        </p>
      )}
      {records && !episode.closed && (
        <div className="record-actions">
          {ACTIONS[episode.kind].map(({ name, label, key }, place) => (
            <Button
              key={name}
              size={place < 2 ? 'sm' : 'xs'}
              px={place < 2 ? 14 : 8}
              variant={shown?.name === name && !shown.correct ? 'filled' : place < 2 ? 'light' : 'subtle'}
              aria-expanded={shown?.name === name && !shown.correct}
              title={key && `${label} (${key})`}
              onClick={() => (shown?.name === name && !shown.correct ? onForm(undefined) : open(name))}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {records && shown && (
        <Form
          key={`${shown.name} ${shown.correct?.id ?? ''}`}
          name={shown.name}
          episode={episode}
          correct={shown.correct}
          onDone={(recorded) => {
            onForm(undefined);
            if (recorded) onRecorded(recorded);
          }}
        />
      )}
      {(episode.reasons.length > 0 || episode.wouldChange.length > 0) && (
        <details className="why-chain" open={shown === undefined && episode.tier === 'T0'}>
          <summary>{episode.wouldChange.length > 0 ? 'Why, and what would change it' : 'Why'}</summary>
          <Reasons reasons={episode.reasons} />
          {episode.wouldChange.length > 0 && <div className="section-title">What would change this</div>}
          <Changes changes={episode.wouldChange} />
        </details>
      )}
      {details && (
        <EvidenceTimeline
          episode={episode}
          onCorrect={
            records && !episode.closed
              ? (record) => open(FORM_OF[record.kind] ?? 'details', record)
              : undefined
          }
          onStrikeOut={records ? (record) => open('strikeOut', record) : undefined}
          only={episode.closed ? 'closed' : undefined}
        />
      )}
      {records && !episode.closed && (
        <div className={classes.episodeFoot}>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => open('close')}>
            Close this episode
          </Button>
        </div>
      )}
    </section>
  );
}

interface Action {
  readonly name: FormName;
  readonly label: string;
  readonly key?: string;
}

const LETTER: Action = { name: 'decision', label: 'Record letter', key: 'L' };
const SCREEN: Action = { name: 'screen', label: 'Screen', key: 'S' };
const DETAILS: Action = { name: 'details', label: 'Details' };

const ACTIONS: Readonly<Record<EpisodeView['kind'], readonly Action[]>> = {
  postpartum: [LETTER, SCREEN, { name: 'physio', label: 'Physio' }, DETAILS],
  backPain: [LETTER, SCREEN, { name: 'pain', label: 'Pain' }, DETAILS],
  joint: [LETTER, DETAILS],
};

/** Which form corrects a record of this kind. */
const FORM_OF: Readonly<Record<string, FormName>> = {
  decision: 'decision',
  screen: 'screen',
  redFlags: 'screen',
  pain: 'pain',
  physio: 'physio',
  details: 'details',
};

const FORMS: Readonly<Record<FormName, (props: RecordFormProps) => ReactNode>> = {
  decision: DecisionForm,
  screen: ScreenForm,
  pain: PainForm,
  physio: PhysioForm,
  details: DetailsForm,
  close: CloseForm,
  strikeOut: StrikeOutForm,
};

function Form({ name, ...props }: RecordFormProps & { readonly name: FormName }) {
  const Chosen = FORMS[name];
  return <Chosen {...props} />;
}
