/** The frame of every form of evidence: fields, what saving would do, what went wrong, and the button that says so. */

import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { EvidenceInput } from '#contract/clearance.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import classes from './clearance.module.css';
import { ConfirmCorrection } from './confirm-correction.tsx';
import { EffectNote, stopsTraining, useEffectOf } from './effect-note.tsx';
import { recordInWords } from './record-words.ts';
import type { Agreed, Recording } from './use-record.ts';

interface Props {
  readonly recording: Recording;
  /** What would be recorded; undefined while something is missing. */
  readonly evidence: EvidenceInput | undefined;
  /** Where a lead has to agree: who did; undefined until they have typed their PIN. */
  readonly confirmedBy?: Agreed['confirmedBy'];
  /** `Record letter`; a correction has its own words. */
  readonly label: string;
  readonly onCancel: () => void;
  /** Above the fields; a correction says which record it corrects. */
  readonly intro?: ReactNode;
  /** Beside the button. */
  readonly remark?: ReactNode;
  /** The fields; given what saving would do where it is shown among them. */
  readonly children: (note: ReactNode) => ReactNode;
  /** True where the fields show themselves that saving stops training. */
  readonly showsStops?: boolean;
}

export function EvidenceForm({
  recording,
  evidence,
  confirmedBy,
  label,
  onCancel,
  intro,
  remark,
  children,
  showsStops = false,
}: Props) {
  const { episode, correct, record, failure, busy, needsSecondPerson } = recording;
  const effect = useEffectOf(episode, evidence, correct);
  const stops = stopsTraining(effect);
  const note = <EffectNote effect={effect} />;
  const newer = correct && episode.evidence.find(({ replaces }) => replaces === correct.id);
  const place = useRef<HTMLFormElement>(null);
  // Opened from far down the timeline, it would else open out of sight.
  // In braces: newer browsers answer with a promise, which is no clean-up.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const words = correct && !intro ? 'Save correction' : label;
  const said =
    intro ?? (correct && `Correcting: ${recordInWords(correct)} What it said before stays readable.`);
  return (
    <form
      ref={place}
      className="fields evidence-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (evidence) void record(evidence, confirmedBy && { confirmedBy });
      }}
      onKeyDown={(event) => {
        // A list that is closed takes Enter for nothing; in a form it saves, as it does from every other field.
        if (event.key !== 'Enter' || !(event.target instanceof HTMLSelectElement)) return;
        event.preventDefault();
        event.currentTarget.requestSubmit();
      }}
    >
      {said && <div className="wide quiet">{said}</div>}
      {children(showsStops && stops ? note : null)}
      {effect && !(showsStops && stops) && <div className="wide">{note}</div>}
      {failure && !needsSecondPerson && failure.code !== 'WRONG_PIN' && (
        <div className="wide">
          <FailureNote failure={failure} />
          {newer && <div>It now says: {recordInWords(newer)}</div>}
        </div>
      )}
      {needsSecondPerson && evidence ? (
        <ConfirmCorrection recording={recording} evidence={evidence} />
      ) : (
        <div className={classes.foot}>
          <Button
            type="submit"
            loading={busy}
            disabled={!evidence}
            {...(stops && { className: classes.stopButton, variant: 'default' })}
          >
            {stops ? `${words} and stop training` : words}
          </Button>
          <Button variant="subtle" onClick={() => onCancel()}>
            Cancel
          </Button>
          {remark}
        </div>
      )}
    </form>
  );
}
