/** Who recorded what and when, newest first; what was corrected or struck out stands under it, struck and readable. */

import { useState } from 'react';
import type { EpisodeView, RecordView } from '#contract/clearance.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import classes from './clearance.module.css';
import { recordInWords } from './record-words.ts';
import { SettingNote } from './why.tsx';

/** As many as are read at a glance. */
const MOST_AT_FIRST = 6;

interface Props {
  readonly episode: EpisodeView;
  /** Absent where nothing can be changed: on another day, or without the right. */
  readonly onCorrect?: ((record: RecordView) => void) | undefined;
  readonly onStrikeOut?: ((record: RecordView) => void) | undefined;
  /** Only records of this kind can be struck out: of a closed episode, its closing. */
  readonly only?: RecordView['kind'] | undefined;
}

export function EvidenceTimeline({ episode, onCorrect, onStrikeOut, only }: Props) {
  const [all, setAll] = useState(false);
  const chains = chainsOf(episode.evidence);
  const shown = all ? chains : chains.slice(0, MOST_AT_FIRST);
  return (
    <section aria-label="Evidence">
      <div className="section-title">Evidence</div>
      <ol className={classes.timeline}>
        {shown.map(([head, ...earlier]) => (
          <li key={head.id} data-kind={head.kind}>
            <p className={head.stands ? undefined : 'quiet'}>{recordInWords(head)}</p>
            {head.notCounted && (
              <p className={classes.uncounted}>
                Does not count: {head.notCounted.text}.
                {head.notCounted.setting && <SettingNote setting={head.notCounted.setting} />}
              </p>
            )}
            <div className={classes.meta}>
              <span>{whoAndWhen(head)}</span>
              {head.stands && onCorrect && head.kind !== 'closed' && (
                <button type="button" className="link" onClick={() => onCorrect(head)}>
                  Correct
                </button>
              )}
              {head.stands && onStrikeOut && (!only || head.kind === only) && (
                <button type="button" className="link" onClick={() => onStrikeOut(head)}>
                  {head.kind === 'closed' ? 'Reopen' : 'Strike out'}
                </button>
              )}
            </div>
            {earlier.length > 0 && (
              <ul className={classes.earlier}>
                {earlier.map((record) => (
                  <li key={record.id}>
                    <s>{recordInWords(record)}</s> {whoAndWhen(record)}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
      {chains.length > MOST_AT_FIRST && (
        <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show the latest' : `Show all ${chains.length} records`}
        </button>
      )}
    </section>
  );
}

type Chain = readonly [RecordView, ...RecordView[]];

/** Each record that stands, or a strike-out, with what it took the place of; the latest made first. */
function chainsOf(evidence: readonly RecordView[]): readonly Chain[] {
  const byId = new Map(evidence.map((record) => [record.id, record]));
  const placed = new Set(evidence.flatMap(({ replaces }) => replaces ?? []));
  return evidence
    .filter(({ id, stands }) => stands || !placed.has(id))
    .reverse()
    .map((head) => {
      const earlier: RecordView[] = [];
      let next = head.replaces && byId.get(head.replaces);
      while (next && !next.stands) {
        earlier.push(next);
        next = next.replaces && byId.get(next.replaces);
      }
      return [head, ...earlier];
    });
}

function whoAndWhen({ recordedBy, recordedAt }: RecordView): string {
  return `${recordedBy}, ${formatDate(recordedAt.slice(0, 10) as CalendarDate)}`;
}
