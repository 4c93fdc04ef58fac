/**
 * Checks on evidence before it is recorded. An empty list means it can be saved. Records that come in by import and
 * would fail here are still read safely by the state tables.
 */

import { type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import {
  checkDate,
  checkKind,
  checkRestrictions,
  checkSinceBeginning,
  type EntryContext,
} from './entry-context.ts';
import { checkDecision } from './entry-decision.ts';
import { checkDetails } from './entry-details.ts';
import type { EntryProblem } from './entry-problem.ts';
import type { PainEntry } from './episode.ts';
import { evaluateClearance } from './evaluate.ts';
import { type EvidenceContents, type EvidenceRecord, standingRecords } from './evidence.ts';
import { checkLifting } from './lifting.ts';
import { NEVER_OVERRIDDEN } from './override.ts';

/** What is wrong with a record that is about to be appended. */
export function checkEntry(record: EvidenceRecord, context: EntryContext): readonly EntryProblem[] {
  const problems = [
    ...checkClock(record, context),
    ...checkReplaces(record, context),
    ...checkContent(record, context),
  ];
  return problems.length > 0
    ? problems
    : checkLifting(record, { ...context, otherEpisodes: context.otherEpisodes ?? [] });
}

/** Before a day that is on record, a stop of that day is out of sight: nothing on record is changed from there. */
function checkClock(
  { kind, replaces }: EvidenceRecord,
  { clockBehind }: EntryContext,
): readonly EntryProblem[] {
  if (clockBehind === undefined || (replaces === undefined && kind !== 'closed')) return [];
  const sentence = `This computer’s date is earlier than ${formatDate(clockBehind)}, when something was recorded. Set the date right first; new evidence can be recorded meanwhile.`;
  return [{ field: kind === 'closed' ? 'date' : 'replaces', sentence }];
}

function checkContent(record: EvidenceRecord, context: EntryContext): readonly EntryProblem[] {
  switch (record.kind) {
    case 'details':
      return checkDetails(record.content, context);
    case 'decision':
      return checkDecision(record.content, record.recordedBy, context);
    case 'screen':
      return [
        ...checkKind('postpartum', 'A symptom screen', context),
        ...checkDate(record.content.date, context),
      ];
    case 'physio':
      return checkPhysio(record.content, context);
    case 'pain':
      return [
        ...checkKind('backPain', 'A pain entry', context),
        ...checkDate(record.content.date, context),
        ...checkPain(record.content, context),
      ];
    case 'redFlags':
      return [
        ...checkKind('backPain', 'A warning-sign checklist', context),
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
  if (replaced.kind === 'struckOut') {
    return [{ field: 'replaces', sentence: 'A strike-out stays. Record anew what was struck out.' }];
  }
  const newer = standingInstead(replaced, records);
  if (newer) {
    const day = formatDate(newer.recordedAt.slice(0, 10) as CalendarDate);
    const done = newer.kind === 'struckOut' ? 'struck this record out' : 'corrected this record';
    const sentence = `${newer.recordedBy} ${done} on ${day}. Nothing was saved; look at the newer one first.`;
    return [{ field: 'replaces', sentence }];
  }
  if (record.kind !== 'struckOut' && replaced.kind !== record.kind) {
    return [
      { field: 'replaces', sentence: 'A correction must be of the same kind as the record it corrects.' },
    ];
  }
  return [];
}

/** The latest record in the place of an earlier one; undefined while the earlier one stands itself. */
function standingInstead(
  replaced: EvidenceRecord,
  records: readonly EvidenceRecord[],
): EvidenceRecord | undefined {
  if (standingRecords(records).some(({ id }) => id === replaced.id)) return undefined;
  let newest: EvidenceRecord | undefined;
  for (const record of records) {
    if (record.replaces === (newest ?? replaced).id) newest = record;
  }
  return newest;
}

function checkPhysio(physio: EvidenceContents['physio'], context: EntryContext): readonly EntryProblem[] {
  const problems = [...checkKind('postpartum', 'A physiotherapist’s assessment', context)];
  if (physio.state === 'booked' && physio.date)
    return [...problems, ...checkSinceBeginning(physio.date, context)];
  if (physio.state !== 'completed') return problems;
  if (physio.name.trim() === '')
    problems.push({ field: 'name', sentence: 'Enter the name of the physiotherapist.' });
  return [...problems, ...checkDate(physio.date, context), ...checkRestrictions(physio.restrictions)];
}

function checkPain(entry: PainEntry, { today }: EntryContext): readonly EntryProblem[] {
  if (entry.painNextMorning !== undefined && entry.date >= today) {
    const sentence = 'The morning after is still to come. Record it tomorrow.';
    return [{ field: 'painNextMorning', sentence }];
  }
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
  { episode, otherEpisodes = [], today, laterDay, policy }: EntryContext,
): readonly EntryProblem[] {
  const problems: EntryProblem[] = [];
  if (reason.trim() === '') problems.push({ field: 'reason', sentence: 'Write why the episode is closed.' });
  if (date > today) problems.push({ field: 'date', sentence: 'An episode cannot be closed in advance.' });
  // With the athlete's other episodes: new leaking on a postpartum screen is the back record's emergency.
  const episodes = [episode, ...otherEpisodes];
  const states = [today, ...(laterDay ? [laterDay] : [])].flatMap(
    (day) => evaluateClearance({ episodes, today: day, policy }).states,
  );
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
