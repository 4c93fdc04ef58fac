/** The use cases of clearance: read, open an episode, append evidence, see what evidence would do. */

import type { ClearanceView, clearance, EvidenceInput } from '#contract/clearance.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import { activePeople } from '../people/people.ts';
import { wereAsked } from '../review/health-questions.ts';
import { proveConfirmation, proveEarlierDate } from './confirmation.ts';
import { clearanceOfDecision } from './decisions.ts';
import { effectOf } from './effect.ts';
import { laterKnownDay } from './known-day.ts';
import { isAboutTheEntry } from './neutral-words.ts';
import { openEpisode } from './open-episode.ts';
import { policyInForce } from './policy.ts';
import { episodeWithOthers, fieldsOf, inEpisode, recordEvidence, recordOf } from './record-evidence.ts';
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
      const athlete = await change.trx
        .selectFrom('athlete')
        .select('id')
        .where('id', '=', athleteId)
        .executeTakeFirst();
      if (!athlete) throw new ExpectedError('NOT_FOUND');
      const { conflicts } = await openEpisode(change, context, { athleteId, kind, details });
      // Whoever opens a record has asked. One that pain in the log opens says nothing of what a file said.
      await wereAsked(change.trx, [athleteId], stamp);
      return conflicts;
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
    const recording = context.session.change({ stamp }, (change) =>
      recordEvidence(change, context, {
        episodeId,
        evidence,
        replaces,
        confirmation,
        ...(lead && { lead, confirmedBy: confirmedBy?.id }),
      }),
    );
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
