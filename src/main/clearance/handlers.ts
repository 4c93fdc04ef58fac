/** The use cases of clearance: read, open an episode, append evidence, see what evidence would do. */

import { randomUUID } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { ClearanceView, clearance, EvidenceInput } from '#contract/clearance.ts';
import type { FieldProblem } from '#contract/envelope.ts';
import { checkEntry } from '#domain/clearance/entry-checks.ts';
import type { EntryProblem } from '#domain/clearance/entry-problem.ts';
import { assembleEpisode, type EvidenceRecord } from '#domain/clearance/evidence.ts';
import { adviceFor } from '../assignments/session-advice.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { type Context, stampOf } from '../context.ts';
import type { EpisodeTable, Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { activePeople } from '../people/people.ts';
import { proveConfirmation, proveEarlierDate } from './confirmation.ts';
import { clearanceOfDecision } from './decisions.ts';
import { effectOf } from './effect.ts';
import { assembled, episodesOf, insertEpisode, insertEvidence, type StoredEpisode } from './evidence.ts';
import { laterDayOf, laterKnownDay } from './known-day.ts';
import { isAboutTheEntry, neutralProblem } from './neutral-words.ts';
import { policyInForce } from './policy.ts';
import { withoutDetails, withoutEffectDetails } from './redact.ts';
import { clearanceView } from './view.ts';
import { noteViews, notingRefusal, seesHealth } from './views-audit.ts';

export const clearanceHandlers: HandlersOf<typeof clearance> = {
  'clearance.ofAthlete': async ({ athleteId, on }, context) => {
    const { kysely } = context.session;
    const athlete = await kysely
      .selectFrom('athlete')
      .select('id')
      .where('id', '=', athleteId)
      .executeTakeFirst();
    if (!athlete) throw new ExpectedError('NOT_FOUND');
    const today = context.clock.today();
    // Asked day by day, the tier alone would tell the day of a birth.
    if (on && on !== today && !seesHealth(context)) throw new ExpectedError('DETAILS_NEEDED');
    return shownTo(context, await clearanceView(kysely, athleteId, today, on ?? today));
  },

  'clearance.openEpisode': async ({ athleteId, kind, details }, context) => {
    const stamp = stampOf(context);
    const opening = context.session.change({ stamp }, async (change) => {
      const { trx, touch, audit } = change;
      const athlete = await trx
        .selectFrom('athlete')
        .select('id')
        .where('id', '=', athleteId)
        .executeTakeFirst();
      if (!athlete) throw new ExpectedError('NOT_FOUND');
      const policy = await policyInForce(trx);
      const record = recordOf({ kind: 'details', content: details }, stamp);
      // The episode does not exist yet; its first facts are checked against an empty one.
      const others = ((await episodesOf(trx, [athleteId])).get(athleteId) ?? []).map(assembled);
      refuse(
        checkEntry(record, {
          episode: assembleEpisode('new', kind, []),
          otherEpisodes: others,
          records: [],
          today: stamp.today,
          policy,
        }),
        context,
      );
      const episodeId = await insertEpisode(trx, athleteId, kind, stamp);
      const recordId = await insertEvidence(
        trx,
        { episodeId, athleteId, kind: 'details', content: details },
        stamp,
      );
      audit({
        action: 'clearance.openEpisode',
        subject: athleteId,
        change: { episodeId, kind, record: recordId },
        policyVersion: policy.version,
      });
      touch('clearance', [athleteId]);
      return sweepAfterTightening(change, [athleteId], stamp, context.library, 'clearance.openEpisode');
    });
    const conflicts = await notingRefusal(context, athleteId, opening);
    const view = await clearanceView(context.session.kysely, athleteId, stamp.today);
    return { ...(await shownTo(context, view)), conflicts };
  },

  'clearance.record': async ({ episodeId, evidence, replaces, confirmation, confirmedBy }, context) => {
    const stamp = stampOf(context);
    if (evidence.kind === 'closed') await refuseClosingByCoach(context);
    if (confirmation) {
      if (!replaces) throw newRecordNeedsNobody();
      await proveConfirmation(context, confirmation);
    }
    const lead = hasEarlierDate(evidence) ? await proveEarlierDate(context, confirmedBy) : undefined;
    const athleteId = await athleteOf(context, episodeId);
    const recording = context.session.change({ stamp }, async (change) => {
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
          ...(lead && confirmedBy && { confirmedBy: confirmedBy.id }),
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
    });
    const after = await notingRefusal(context, athleteId, recording);
    const view = await clearanceView(context.session.kysely, athleteId, stamp.today);
    return { ...(await shownTo(context, view)), ...after };
  },

  'clearance.ofDecision': clearanceOfDecision,

  'clearance.preview': async ({ episodeId, evidence, replaces }, context) => {
    const { kysely } = context.session;
    const { row, stored, others } = await episodeWithOthers(kysely, episodeId);
    const { problems, ...effect } = effectOf({
      record: recordOf(inEpisode(evidence, episodeId), stampOf(context), replaces),
      episode: stored,
      others,
      policy: await policyInForce(kysely),
      today: context.clock.today(),
      clockBehind: await laterKnownDay(kysely, context.clock.today()),
      byLead: context.person?.role === 'lead',
    });
    // Who confirms an earlier date is known when they type their PIN.
    const open = problems.filter(({ field }) => field !== 'confirmedBy');
    if (!seesHealth(context)) {
      const typed = open.filter(isAboutTheEntry);
      const ofToday = 'date' in evidence.content && evidence.content.date === context.clock.today();
      return withoutEffectDetails({ ...effect, problems: fieldsOf(typed, context) }, ofToday);
    }
    await noteViews(context, [row.athlete_id]);
    return { ...effect, problems: fieldsOf(open, context) };
  },
};

/** The view as far as whoever calls may see it; details that are shown are audited. */
async function shownTo(context: Context, view: ClearanceView): Promise<ClearanceView> {
  if (!seesHealth(context)) return withoutDetails(view);
  if (view.episodes.length > 0) await noteViews(context, [view.athleteId]);
  return view;
}

async function athleteOf({ session }: Context, episodeId: string): Promise<string> {
  const episode = await session.kysely
    .selectFrom('episode')
    .select('athlete_id')
    .where('id', '=', episodeId)
    .executeTakeFirst();
  if (!episode) throw new ExpectedError('NOT_FOUND');
  return episode.athlete_id;
}

async function episodeWithOthers(
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

/** Closing loosens, so it is the lead's; reopening is anybody's. */
async function refuseClosingByCoach({ person, session }: Context): Promise<void> {
  if (person?.role === 'lead') return;
  const leads = (await activePeople(session.kysely)).filter(({ role }) => role === 'lead');
  const names = leads.map(({ name }) => name).join(', ');
  throw new ExpectedError('LEAD_NEEDED', {
    message: `Only a lead can close an episode: ${names}. Nothing was changed.`,
  });
}

function newRecordNeedsNobody(): ExpectedError {
  const sentence = 'A second person confirms the correction of a mistake, never a new record.';
  return new ExpectedError('EVIDENCE_REFUSED', { fields: [{ path: 'confirmation', sentence }] });
}

/** A provider's written date for loaded work, earlier than the facility's. */
function hasEarlierDate(evidence: EvidenceInput): boolean {
  return evidence.kind === 'decision' && evidence.content.loadedFrom !== undefined;
}

function inEpisode(
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

function recordOf(
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

function refuse(problems: readonly EntryProblem[], context: Context): void {
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

function fieldsOf(problems: readonly EntryProblem[], context: Context): FieldProblem[] {
  const sentenceOf = (problem: EntryProblem) =>
    seesHealth(context) ? problem.sentence : neutralProblem(problem);
  return problems.map((problem) => ({ path: problem.field, sentence: sentenceOf(problem) }));
}
