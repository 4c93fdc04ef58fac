/**
 * Whether a record about to be appended would loosen what only new evidence may loosen (§1.4, §1.6). A stop, a
 * refusal, an emergency or a pregnancy is never lifted by editing, unless a lead and a second person say that the
 * earlier record is itself a mistake. Any other correction, strike-out or changed fact that permits more than before
 * is the lead's: a coach makes things only stricter by hand (§1.4).
 */

import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import { combinePermissions } from './combine.ts';
import type { EntryProblem } from './entry-problem.ts';
import type { Episode } from './episode.ts';
import { type Clearance, evaluateClearance } from './evaluate.ts';
import { assembleEpisode, type EpisodeDetails, type EvidenceRecord } from './evidence.ts';
import { NEVER_OVERRIDDEN } from './override.ts';
import type { ClearancePolicy } from './policy.ts';
import { type StateId, urgencyOf } from './tier.ts';

export interface LiftingContext {
  readonly episode: Episode;
  /** The records of the episode so far. */
  readonly records: readonly EvidenceRecord[];
  /** The athlete's other episodes: a screen of one can be the emergency of another. */
  readonly otherEpisodes: readonly Episode[];
  readonly today: CalendarDate;
  /** A day after today that something is known of. */
  readonly laterDay?: CalendarDate | undefined;
  readonly policy: ClearancePolicy;
  /** A lead and a second person say that the record to correct is itself a mistake. */
  readonly confirmed?: boolean;
  /** A lead makes this record. */
  readonly byLead?: boolean;
}

/** One problem for each state the record would lift without being the evidence that may. */
export function checkLifting(record: EvidenceRecord, context: LiftingContext): readonly EntryProblem[] {
  if (record.kind === 'closed' || mayLift(record)) return [];
  // A mistake is something that is on record: nothing new is ever waved through.
  if (context.confirmed && record.replaces !== undefined) return [];
  const { id, kind } = context.episode;
  const on = (day: CalendarDate, known: readonly EvidenceRecord[]) => {
    const episodes = [assembleEpisode(id, kind, known), ...context.otherEpisodes];
    return evaluateClearance({ episodes, today: day, policy: context.policy });
  };
  const { records, today, laterDay } = context;
  const days = [today, ...(laterDay ? [laterDay] : [])];
  const lifted = [
    ...new Set(days.flatMap((day) => liftedStates(record, on(day, records), on(day, [...records, record])))),
  ];
  if (lifted.length > 0) {
    return lifted.map((state) => ({
      field: record.replaces === undefined ? 'kind' : 'replaces',
      sentence: `This would lift ${state}, so nothing was recorded. ${wayOut(state, afterLoss(record, context.episode))} If the earlier record is itself a mistake, such as a letter of somebody else, ask the lead.`,
      ...(record.replaces !== undefined && { needsSecondPerson: true as const }),
    }));
  }
  if (context.byLead || !changesWhatStands(record, context)) return [];
  const widened = daysToCompare(record, context).some((day) =>
    permitsMore(on(day, records), on(day, [...records, record])),
  );
  if (!widened) return [];
  return [
    {
      field: record.replaces === undefined ? 'kind' : 'replaces',
      sentence:
        'This would allow more training than before, so nothing was recorded. A lead can change what is on record; new evidence goes beside the old.',
    },
  ];
}

function liftedStates(
  record: EvidenceRecord,
  { states: before }: Clearance,
  { states: after }: Clearance,
): StateId[] {
  const lifted = before.flatMap((was, index): StateId[] => {
    const then = after[index];
    const milder = then !== undefined && urgencyOf(then) > urgencyOf(was);
    const delivered =
      was.state === 'PP-PREGNANT' && record.kind === 'details' && Boolean(record.content.deliveryDate);
    return milder && NEVER_OVERRIDDEN.has(was.state) && !delivered ? [was.state] : [];
  });
  return [...new Set(lifted)];
}

/** A correction or a strike-out does, and a fact that says otherwise than the record. */
function changesWhatStands(record: EvidenceRecord, { episode, records }: LiftingContext): boolean {
  if (record.replaces !== undefined) return true;
  if (record.kind !== 'details' || records.length === 0) return false;
  if (episode.kind === 'postpartum' && episode.status === 'pregnant') return false;
  const told = records.flatMap(({ kind, content }) => (kind === 'details' ? [content] : []));
  return FACTS.some((field) => {
    // Also what was cleared or struck out since: a fact is not new because it was taken away in between.
    const was = told.map((details) => details[field]).findLast((value) => !isMissing(value));
    const now = record.content[field];
    return now !== undefined && was !== undefined && JSON.stringify(was) !== JSON.stringify(now);
  });
}

/** What limits the work until a lead takes it back. How much it hurts today is no fact: anybody records that. */
const FACTS = [
  'status',
  'edd',
  'deliveryDate',
  'mode',
  'births',
  'severeTear',
  'onset',
  'area',
  'aggravating',
  'restrictions',
] as const satisfies readonly (keyof EpisodeDetails)[];

/** Whoever fills one in tells something new. */
function isMissing(fact: unknown): boolean {
  return fact === undefined || fact === null || fact === 'unknown';
}

/** Longer than any period of the rules: a date that is moved, or an end taken out of a letter, loosens later on. */
const DAYS_AHEAD = 400;

function daysToCompare(
  { kind, replaces }: EvidenceRecord,
  { records, today, laterDay }: LiftingContext,
): CalendarDate[] {
  const of = kind === 'struckOut' ? records.find(({ id }) => id === replaces)?.kind : kind;
  const ahead = of === 'details' || of === 'decision' ? DAYS_AHEAD : 0;
  const days = Array.from({ length: ahead + 1 }, (_, after) => addDays(today, after));
  return laterDay ? [...days, laterDay] : days;
}

/** Whether anything is permitted that was not: the limits of both together are stricter than those after. */
function permitsMore(before: Clearance, after: Clearance): boolean {
  if (after.newAssignment && !before.newAssignment) return true;
  const { why: _why, cues: _cues, verbatim: said, ...limits } = after.permission;
  const both = combinePermissions(before.permission, after.permission);
  const { why: _bothWhy, cues: _bothCues, verbatim: all, ...together } = both;
  return JSON.stringify(limits) !== JSON.stringify(together) || said.length < all.length;
}

/** A new decision, pain entry or checklist is read by the tables, which know what it lifts and what it does not. */
function mayLift({ kind, replaces }: EvidenceRecord): boolean {
  return replaces === undefined && (kind === 'decision' || kind === 'pain' || kind === 'redFlags');
}

function wayOut(state: StateId, loss: boolean): string {
  if (state !== 'PP-PREGNANT')
    return 'Record the new evidence, such as a provider’s later decision, beside the old.';
  return loss
    ? 'Record the date that recovery counts from together with it.'
    : 'Record the delivery date once it has come.';
}

function afterLoss({ kind, content }: EvidenceRecord, episode: Episode): boolean {
  const status = kind === 'details' ? content.status : undefined;
  return (status ?? (episode.kind === 'postpartum' ? episode.status : undefined)) === 'loss';
}
