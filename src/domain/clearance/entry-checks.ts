/**
 * Checks on evidence before it is recorded. An empty list means it can be saved. Records that come in by import and
 * would fail here are still read safely by the state tables.
 */

import { type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import type { EntryProblem } from './entry-problem.ts';
import type { Episode, PainEntry, ProviderDecision, Restriction } from './episode.ts';
import { evaluateClearance } from './evaluate.ts';
import type { EpisodeDetails, EvidenceContents, EvidenceRecord } from './evidence.ts';
import { checkLifting } from './lifting.ts';
import { NEVER_OVERRIDDEN } from './override.ts';
import type { ClearancePolicy } from './policy.ts';

export interface EntryContext {
  /** The episode as it stands without the new record. */
  readonly episode: Episode;
  /** Its records so far, for corrections. */
  readonly records: readonly EvidenceRecord[];
  /** All other episodes of the athlete: what is recorded in one can hold another. */
  readonly otherEpisodes?: readonly Episode[];
  readonly today: CalendarDate;
  readonly policy: ClearancePolicy;
}

/** What is wrong with a record that is about to be appended. */
export function checkEntry(record: EvidenceRecord, context: EntryContext): readonly EntryProblem[] {
  const problems = [...checkReplaces(record, context), ...checkContent(record, context)];
  return problems.length > 0
    ? problems
    : checkLifting(record, { ...context, otherEpisodes: context.otherEpisodes ?? [] });
}

function checkContent(record: EvidenceRecord, context: EntryContext): readonly EntryProblem[] {
  switch (record.kind) {
    case 'details':
      return checkDetails(record.content, context);
    case 'decision':
      return checkDecision(record.content, record.recordedBy, context);
    case 'screen':
      return [
        ...forKind('postpartum', 'A symptom screen', context),
        ...checkDate(record.content.date, context),
      ];
    case 'physio':
      return checkPhysio(record.content, context);
    case 'pain':
      return [
        ...forKind('backPain', 'A pain entry', context),
        ...checkDate(record.content.date, context),
        ...checkPain(record.content),
      ];
    case 'redFlags':
      return [
        ...forKind('backPain', 'A warning-sign checklist', context),
        ...checkDate(record.content.date, context),
      ];
    case 'closed':
      return checkClosing(record.content, context);
    case 'struckOut':
      return record.content.reason.trim() === ''
        ? [{ field: 'reason', sentence: 'Write why the record is struck out.' }]
        : [];
  }
}

function checkReplaces(record: EvidenceRecord, { records }: EntryContext): readonly EntryProblem[] {
  if (record.replaces === undefined) {
    return record.kind === 'struckOut'
      ? [{ field: 'replaces', sentence: 'Choose the record to strike out.' }]
      : [];
  }
  const replaced = records.find(({ id }) => id === record.replaces);
  if (!replaced) {
    return [{ field: 'replaces', sentence: 'The record to correct is not part of this episode.' }];
  }
  if (record.kind !== 'struckOut' && replaced.kind !== record.kind) {
    return [
      { field: 'replaces', sentence: 'A correction must be of the same kind as the record it corrects.' },
    ];
  }
  return [];
}

function checkDetails(details: EpisodeDetails, { episode, today }: EntryContext): readonly EntryProblem[] {
  const problems = [...checkKindOfDetails(details, episode.kind)];
  const { deliveryDate, onset, painFreeSince, births, sorensenSeconds, legSymptoms } = details;
  if (deliveryDate && deliveryDate > today) {
    problems.push({
      field: 'deliveryDate',
      sentence: 'This date has not come yet. Record it as the expected date (EDD) instead.',
    });
  }
  const begun = deliveryDate ?? (episode.kind === 'postpartum' ? episode.deliveryDate : undefined);
  if (details.status === 'pregnant' && begun && begun <= today) {
    problems.push({
      field: 'status',
      sentence: 'This episode already has a delivery date. Open a new episode for a new pregnancy.',
    });
  }
  if (births !== undefined && births !== null && (!Number.isInteger(births) || births < 1 || births > 10)) {
    problems.push({ field: 'births', sentence: 'Enter a whole number from 1 to 10.' });
  }
  if (onset && onset > today) {
    problems.push({ field: 'onset', sentence: 'The onset cannot lie in the future.' });
  }
  const began = onset ?? (episode.kind === 'backPain' ? episode.onset : undefined);
  if (painFreeSince && painFreeSince > today) {
    problems.push({ field: 'painFreeSince', sentence: 'Pain-free since cannot lie in the future.' });
  } else if (painFreeSince && began && painFreeSince < began) {
    problems.push({
      field: 'painFreeSince',
      sentence: `Pain-free since is before the onset, ${formatDate(began)}.`,
    });
  }
  if (legSymptoms && legSymptoms.date > today) {
    problems.push({ field: 'legSymptoms', sentence: 'The date of the leg symptoms has not come yet.' });
  }
  if (
    sorensenSeconds !== undefined &&
    sorensenSeconds !== null &&
    !(Number.isInteger(sorensenSeconds) && sorensenSeconds >= 0 && sorensenSeconds <= 600)
  ) {
    problems.push({ field: 'sorensenSeconds', sentence: 'Enter whole seconds from 0 to 600.' });
  }
  return [...problems, ...checkRestrictions(details.restrictions ?? [])];
}

/** A field of another kind would be kept and never read: whoever wrote it would believe it counts. */
function checkKindOfDetails(details: EpisodeDetails, kind: Episode['kind']): readonly EntryProblem[] {
  return (Object.keys(details) as (keyof EpisodeDetails)[])
    .filter((field) => details[field] !== undefined && !FIELDS_OF[field].includes(kind))
    .map((field) => ({ field, sentence: 'This field does not belong to this kind of episode.' }));
}

const FIELDS_OF: Readonly<Record<keyof EpisodeDetails, readonly Episode['kind'][]>> = {
  status: ['postpartum'],
  edd: ['postpartum'],
  deliveryDate: ['postpartum'],
  mode: ['postpartum'],
  births: ['postpartum'],
  severeTear: ['postpartum'],
  onset: ['backPain', 'joint'],
  painFreeSince: ['backPain'],
  recurrent: ['backPain'],
  aggravating: ['backPain'],
  legSymptoms: ['backPain'],
  sorensenSeconds: ['backPain'],
  area: ['joint'],
  restrictions: ['postpartum', 'backPain', 'joint'],
};

function checkDecision(
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

function checkPhysio(physio: EvidenceContents['physio'], context: EntryContext): readonly EntryProblem[] {
  const problems = [...forKind('postpartum', 'A physiotherapist’s assessment', context)];
  if (physio.state !== 'completed') return problems;
  if (physio.name.trim() === '')
    problems.push({ field: 'name', sentence: 'Enter the name of the physiotherapist.' });
  return [...problems, ...checkDate(physio.date, context), ...checkRestrictions(physio.restrictions)];
}

function checkPain(entry: PainEntry): readonly EntryProblem[] {
  const fields = ['painNow', 'painWorst7d', 'painNextMorning'] as const;
  return fields.flatMap((field) => {
    const pain = entry[field];
    const fine = pain === undefined || (Number.isInteger(pain) && pain >= 0 && pain <= 10);
    return fine ? [] : [{ field, sentence: 'Pain is a whole number from 0 to 10.' }];
  });
}

/** Closing is no way around a stop: where nobody may override, the episode stays open. */
function checkClosing(
  { date, reason }: EvidenceContents['closed'],
  { episode, otherEpisodes = [], today, policy }: EntryContext,
): readonly EntryProblem[] {
  const problems: EntryProblem[] = [];
  if (reason.trim() === '') problems.push({ field: 'reason', sentence: 'Write why the episode is closed.' });
  if (date > today) problems.push({ field: 'date', sentence: 'An episode cannot be closed in advance.' });
  // With the athlete's other episodes: new leaking on a postpartum screen is the back record's emergency.
  const { states } = evaluateClearance({ episodes: [episode, ...otherEpisodes], today, policy });
  const holding = states.find(
    ({ episodeId, state }) => episodeId === episode.id && NEVER_OVERRIDDEN.has(state),
  );
  if (holding) {
    problems.push({
      field: 'date',
      sentence: `The episode is in ${holding.state} and stays open until new evidence changes that.`,
    });
  }
  return problems;
}

function checkRestrictions(restrictions: readonly Restriction[]): readonly EntryProblem[] {
  return restrictions.flatMap(({ text, capPercent, rirFloor }, index) => {
    const problems: EntryProblem[] = [];
    const field = `restrictions.${index}`;
    if (text.trim() === '')
      problems.push({ field, sentence: 'Write the restriction in the provider’s words.' });
    if (capPercent !== undefined && !(capPercent >= 0 && capPercent <= 100)) {
      problems.push({ field, sentence: 'A load cap lies between 0 and 100 %.' });
    }
    if (rirFloor !== undefined && !(rirFloor >= 0 && rirFloor <= 10)) {
      problems.push({ field, sentence: 'Reps in reserve lie between 0 and 10.' });
    }
    return problems;
  });
}

function forKind(kind: Episode['kind'], what: string, { episode }: EntryContext): readonly EntryProblem[] {
  if (episode.kind === kind) return [];
  return [{ field: 'kind', sentence: `${what} does not belong to this kind of episode.` }];
}

function checkDate(date: CalendarDate, { episode, today }: EntryContext): readonly EntryProblem[] {
  if (date > today) return [{ field: 'date', sentence: 'This date has not come yet.' }];
  const began = beginningOf(episode);
  if (began === undefined || date >= began) return [];
  return [{ field: 'date', sentence: `This date is before ${formatDate(began)}, when the episode began.` }];
}

function beginningOf(episode: Episode): CalendarDate | undefined {
  return episode.kind === 'postpartum' ? episode.deliveryDate : episode.onset;
}
