/** Who recorded what and when, newest first; what was replaced stays readable, struck. */

import type { EpisodeView, EvidenceInput } from '#contract/clearance.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import {
  AGGRAVATOR_WORDS,
  AREA_WORDS,
  DECISION_WORDS,
  EVIDENCE_WORDS,
  MODE_WORDS,
  ROLE_WORDS,
  SCOPE_WORDS,
  STATUS_WORDS,
} from './words.ts';

export function EvidenceTimeline({ episode }: { episode: EpisodeView }) {
  return (
    <>
      <div className="section-title">Evidence</div>
      <ol className="timeline">
        {[...episode.evidence].reverse().map((record) => (
          <li key={record.id} className={record.stands ? undefined : 'quiet'}>
            <div style={record.stands ? undefined : { textDecoration: 'line-through' }}>
              {inWords({ kind: record.kind, content: record.content } as EvidenceInput)}
            </div>
            <div className="quiet">
              {record.recordedBy}, {formatDate(record.recordedAt.slice(0, 10) as CalendarDate)}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function inWords(evidence: EvidenceInput): string {
  switch (evidence.kind) {
    case 'details':
      return detailsInWords(evidence.content);
    case 'decision': {
      const { content } = evidence;
      const restrictions = content.restrictions.map((restriction) => `“${restriction.text}”`).join(', ');
      return `${DECISION_WORDS[content.decision]}: ${content.providerName}, ${ROLE_WORDS[content.providerRole].toLowerCase()}, ${formatDate(content.date)}, ${SCOPE_WORDS[content.scope].toLowerCase()}, ${EVIDENCE_WORDS[content.evidence].toLowerCase()}${restrictions && `, ${restrictions}`}`;
    }
    case 'screen': {
      const { date, stopItems, ...symptoms } = evidence.content;
      return `Screen, ${formatDate(date)}: ${answersInWords([...Object.values(symptoms), ...Object.values(stopItems)])}`;
    }
    case 'redFlags': {
      return `Checklist, ${formatDate(evidence.content.date)}: ${answersInWords(Object.values(evidence.content.items))}`;
    }
    case 'pain': {
      const { date, painNow, painNextMorning } = evidence.content;
      return `Pain ${painNow}${painNextMorning !== undefined ? `, ${painNextMorning} the morning after` : ''}, ${formatDate(date)}`;
    }
    case 'physio':
      return evidence.content.state === 'completed'
        ? `Physiotherapist: ${evidence.content.name}, ${formatDate(evidence.content.date)}`
        : `Physiotherapist ${evidence.content.state}`;
    case 'closed':
      return `Closed, ${formatDate(evidence.content.date)}: ${evidence.content.reason}`;
    case 'struckOut':
      return `Struck out: ${evidence.content.reason}`;
  }
}

function detailsInWords(details: Extract<EvidenceInput, { kind: 'details' }>['content']): string {
  const parts = [
    details.status && STATUS_WORDS[details.status],
    details.deliveryDate &&
      `${details.status === 'loss' ? 'since' : 'delivery'} ${formatDate(details.deliveryDate)}`,
    details.edd && `expected ${formatDate(details.edd)}`,
    details.mode && MODE_WORDS[details.mode].toLowerCase(),
    details.area && AREA_WORDS[details.area],
    details.onset && `since ${formatDate(details.onset)}`,
    details.painFreeSince && `pain free since ${formatDate(details.painFreeSince)}`,
    details.aggravating &&
      details.aggravating.length > 0 &&
      `worse by ${details.aggravating.map((id) => AGGRAVATOR_WORDS[id].toLowerCase()).join(', ')}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(', ') : 'Details';
}

/** `2 reported, 3 not asked`: a question nobody asked is no answer. */
function answersInWords(answers: readonly (string | undefined)[]): string {
  const reported = answers.filter((answer) =>
    ['mildStable', 'worseOrModerate', 'yes'].includes(answer ?? ''),
  ).length;
  const open = answers.filter((answer) => answer === 'notAsked').length;
  return `${reported === 0 ? 'nothing reported' : `${reported} reported`}${open > 0 ? `, ${open} not asked` : ''}`;
}
