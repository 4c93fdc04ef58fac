/** Appends one record to an episode, in the transaction of a change: checked against all that is known, swept, audited. */

import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { Conflict } from '#contract/assignments.ts';
import type { EvidenceInput, SessionAdviceView } from '#contract/clearance.ts';
import type { FieldProblem } from '#contract/envelope.ts';
import { checkEntry } from '#domain/clearance/entry-checks.ts';
import type { EntryProblem } from '#domain/clearance/entry-problem.ts';
import type { EvidenceRecord } from '#domain/clearance/evidence.ts';
import { adviceFor } from '../assignments/session-advice.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { type Context, stampOf } from '../context.ts';
import type { EpisodeTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { Change } from '../session.ts';
import { assembled, episodesOf, insertEvidence, type StoredEpisode } from './evidence.ts';
import { laterDayOf, laterKnownDay } from './known-day.ts';
import { neutralProblem } from './neutral-words.ts';
import { policyInForce } from './policy.ts';
import { seesHealth } from './views-audit.ts';

export interface NewRecord {
  readonly episodeId: string;
  readonly evidence: EvidenceInput;
  /** The record that this one corrects. */
  readonly replaces?: string | undefined;
  /** Of a mistake, by a second person; proved before. */
  readonly confirmation?: { readonly reason: string; readonly secondPerson: string } | undefined;
  /** Who stands for a provider's earlier date, by name and id; proved before. */
  readonly lead?: string | undefined;
  readonly confirmedBy?: string | undefined;
}

/** Throws EPISODE_CLOSED and EVIDENCE_REFUSED. Answers what running programs lose by it. */
export async function recordEvidence(
  change: Change,
  context: Context,
  { episodeId, evidence, replaces, confirmation, lead, confirmedBy }: NewRecord,
): Promise<{ conflicts: Conflict[]; duringSession: SessionAdviceView | null }> {
  const stamp = stampOf(context);
  const { trx, touch, audit } = change;
  const { row, stored, others } = await episodeWithOthers(trx, episodeId);
  const episode = assembled(stored);
  if (episode.closed && evidence.kind !== 'struckOut') throw new ExpectedError('EPISODE_CLOSED');
  const policy = await policyInForce(trx);
  const whole = inEpisode(evidence, episodeId, lead);
  const clockBehind = await laterKnownDay(trx, stamp.today);
  refuse(
    checkEntry(recordOf(whole, stamp, replaces), {
      episode,
      clockBehind,
      laterDay: laterDayOf([stored, ...others], stamp.today, clockBehind),
      records: stored.records,
      otherEpisodes: others.map(assembled),
      today: stamp.today,
      policy,
      confirmed: confirmation !== undefined,
      byLead: context.person?.role === 'lead',
    }),
    context,
  );
  const recordId = await insertEvidence(
    trx,
    { episodeId, athleteId: row.athlete_id, kind: whole.kind, content: whole.content, replaces },
    stamp,
  );
  audit({
    action: confirmation ? 'clearance.correctMistake' : 'clearance.record',
    subject: row.athlete_id,
    change: {
      episodeId,
      record: recordId,
      kind: evidence.kind,
      ...(replaces && { replaces }),
      ...(confirmation && { secondPerson: confirmation.secondPerson }),
      ...(lead && confirmedBy && { confirmedBy }),
    },
    ...(confirmation && { reason: confirmation.reason.trim() }),
    policyVersion: policy.version,
  });
  touch('clearance', [row.athlete_id]);
  return {
    conflicts: await sweepAfterTightening(
      change,
      [row.athlete_id],
      stamp,
      context.library,
      'clearance.record',
    ),
    duringSession: adviceFor(evidence, policy),
  };
}

export async function episodeWithOthers(
  executor: Context['session']['kysely'] | Transaction<Tables>,
  id: string,
): Promise<{
  row: Selectable<EpisodeTable>;
  stored: StoredEpisode;
  others: readonly StoredEpisode[];
}> {
  const row = await executor.selectFrom('episode').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new ExpectedError('NOT_FOUND');
  const all = (await episodesOf(executor, [row.athlete_id])).get(row.athlete_id) ?? [];
  const stored = all.find((episode) => episode.id === id);
  if (!stored) throw new ExpectedError('NOT_FOUND');
  return { row, stored, others: all.filter((episode) => episode !== stored) };
}

export function inEpisode(
  evidence: { readonly kind: string; readonly content: object },
  episodeId: string,
  confirmedBy?: string,
): { kind: EvidenceRecord['kind']; content: unknown } {
  const content =
    evidence.kind === 'decision'
      ? { ...evidence.content, episodeId, ...(confirmedBy && { confirmedBy }) }
      : evidence.content;
  return { kind: evidence.kind as EvidenceRecord['kind'], content };
}

export function recordOf(
  evidence: { kind: string; content: unknown },
  by: { who: string; at: string },
  replaces?: string,
): EvidenceRecord {
  return {
    id: randomUUID(),
    ...evidence,
    ...(replaces && { replaces }),
    recordedBy: by.who,
    recordedAt: by.at,
  } as EvidenceRecord;
}

export function refuse(problems: readonly EntryProblem[], context: Context): void {
  if (problems.length === 0) return;
  const openEpisode = problems.find(({ episodeId }) => episodeId !== undefined)?.episodeId;
  const needsSecondPerson = problems.some((problem) => problem.needsSecondPerson);
  throw new ExpectedError('EVIDENCE_REFUSED', {
    fields: fieldsOf(problems, context),
    ...((openEpisode || needsSecondPerson) && {
      details: { ...(openEpisode && { openEpisode }), ...(needsSecondPerson && { needsSecondPerson }) },
    }),
  });
}

export function fieldsOf(problems: readonly EntryProblem[], context: Context): FieldProblem[] {
  const sentenceOf = (problem: EntryProblem) =>
    seesHealth(context) ? problem.sentence : neutralProblem(problem);
  return problems.map((problem) => ({ path: problem.field, sentence: sentenceOf(problem) }));
}
