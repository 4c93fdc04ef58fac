/**
 * Whether a record about to be appended would lift a state that nobody may lift by editing: a stop, a refusal, an
 * emergency, a pregnancy. Those end by new evidence of the right kind (§1.4, §1.6), never by a correction, unless a
 * lead and a second person say that the earlier record is itself a mistake.
 */

import type { CalendarDate } from '../calendar/calendar-date.ts';
import type { EntryProblem } from './entry-problem.ts';
import type { Episode } from './episode.ts';
import { evaluateClearance } from './evaluate.ts';
import { assembleEpisode, type EvidenceRecord } from './evidence.ts';
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
  readonly policy: ClearancePolicy;
  /** A lead and a second person say that the record to correct is itself a mistake. */
  readonly confirmed?: boolean;
}

/** One problem for each state the record would lift without being the evidence that may. */
export function checkLifting(record: EvidenceRecord, context: LiftingContext): readonly EntryProblem[] {
  if (record.kind === 'closed' || mayLift(record)) return [];
  // A mistake is something that is on record: nothing new is ever waved through.
  if (context.confirmed && record.replaces !== undefined) return [];
  const { records, otherEpisodes, today, policy } = context;
  const { id, kind } = context.episode;
  const answers = (known: readonly EvidenceRecord[]) => {
    const episodes = [assembleEpisode(id, kind, known), ...otherEpisodes];
    return evaluateClearance({ episodes, today, policy }).states;
  };
  const after = answers([...records, record]);
  const lifted = answers(records).flatMap((before, index): StateId[] => {
    const then = after[index];
    const milder = then !== undefined && urgencyOf(then) > urgencyOf(before);
    const delivered =
      before.state === 'PP-PREGNANT' && record.kind === 'details' && Boolean(record.content.deliveryDate);
    return milder && NEVER_OVERRIDDEN.has(before.state) && !delivered ? [before.state] : [];
  });
  return [...new Set(lifted)].map((state) => ({
    field: record.replaces === undefined ? 'kind' : 'replaces',
    sentence: `This would lift ${state}, so nothing was recorded. ${wayOut(state, afterLoss(record, context.episode))} If the earlier record is itself a mistake, such as a letter of somebody else, ask the lead.`,
    ...(record.replaces !== undefined && { needsSecondPerson: true as const }),
  }));
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
