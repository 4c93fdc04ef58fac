/** Checks on a provider's decision before it is recorded: whose it is, when it was given, what it says. */

import { type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import { beginningOf, checkRestrictions, type EntryContext } from './entry-context.ts';
import type { EntryProblem } from './entry-problem.ts';
import type { Episode, ProviderDecision } from './episode.ts';
import type { EvidenceContents } from './evidence.ts';

export function checkDecision(
  decision: EvidenceContents['decision'],
  recordedBy: string,
  { episode, today }: EntryContext,
): readonly EntryProblem[] {
  const problems: EntryProblem[] = [];
  if (decision.episodeId !== episode.id) {
    problems.push({ field: 'episodeId', sentence: 'This decision was given for another episode.' });
  }
  if (decision.providerName.trim() === '') {
    problems.push({ field: 'providerName', sentence: 'Enter the name of the provider.' });
  }
  if (decision.date > today) {
    problems.push({ field: 'date', sentence: 'The date of the decision has not come yet.' });
  }
  problems.push(...checkNotBefore(decision, beginningOf(episode)));
  if (decision.validUntil !== undefined && decision.validUntil < decision.date) {
    problems.push({ field: 'validUntil', sentence: 'It would end before the decision was made.' });
  }
  if (decision.decision === 'clearedWithRestrictions' && decision.restrictions.length === 0) {
    problems.push({ field: 'restrictions', sentence: 'Cleared with restrictions: write down at least one.' });
  }
  if (decision.loadedFrom !== undefined) problems.push(...checkEarlierDate(decision, recordedBy, episode));
  return [...problems, ...checkRestrictions(decision.restrictions)];
}

/** A refusal is accepted with any date: stricter news is never turned away. */
function checkNotBefore(
  { date, decision }: Pick<ProviderDecision, 'date' | 'decision'>,
  began: CalendarDate | undefined,
): readonly EntryProblem[] {
  if (began === undefined || date >= began || decision === 'declined' || decision === 'withdrawn') return [];
  return [{ field: 'date', sentence: `The decision is from before ${formatDate(began)}, when this began.` }];
}

function checkEarlierDate(
  { loadedFrom, date, evidence, confirmedBy }: EvidenceContents['decision'],
  recordedBy: string,
  episode: Episode,
): readonly EntryProblem[] {
  const problems: EntryProblem[] = [];
  if (episode.kind !== 'postpartum') {
    problems.push({
      field: 'loadedFrom',
      sentence: 'A date for loaded work belongs to a postpartum episode.',
    });
  }
  if (loadedFrom !== undefined && loadedFrom < date) {
    problems.push({ field: 'loadedFrom', sentence: 'The date for loaded work is before the decision.' });
  }
  if (evidence !== 'documentSeen') {
    problems.push({ field: 'evidence', sentence: 'A date for loaded work needs the letter itself.' });
  }
  if (!confirmedBy?.trim()) {
    problems.push({ field: 'confirmedBy', sentence: 'The lead must confirm the date for loaded work.' });
  } else if (confirmedBy === recordedBy) {
    problems.push({
      field: 'confirmedBy',
      sentence: 'Somebody other than the recorder must confirm the date.',
    });
  }
  return problems;
}
