/**
 * What pain and soreness that are named in training do (§1.6): with an open back record they are evidence at once;
 * without one they wait on the review list until a coach has looked.
 */

import type { Conflict } from '#contract/assignments.ts';
import type { TrainingAdvice } from '#contract/training.ts';
import type { AthleteId } from '#contract/values.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { painDuringSession } from '#domain/clearance/session-rule.ts';
import type { SorePlace } from '#domain/training/performed.ts';
import { adviceFor } from '../assignments/session-advice.ts';
import { assembled, episodesOf } from '../clearance/evidence.ts';
import { policyInForce } from '../clearance/policy.ts';
import { recordEvidence } from '../clearance/record-evidence.ts';
import type { Context } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { Change } from '../session.ts';

/** What was said of one session before and after a change. */
export interface Said {
  /** The worst during it, 0 to 10. */
  readonly during?: number | undefined;
  readonly before?: number | null;
  readonly nextMorning?: number | null;
  readonly sore?: readonly SorePlace[];
}

export interface PainOutcome {
  readonly advice: TrainingAdvice[];
  readonly conflicts: Conflict[];
  /** A coach has to look at it. */
  readonly review: boolean;
}

export async function actOnPain(
  change: Change,
  context: Context,
  athlete: { readonly id: string; readonly name: string },
  on: CalendarDate,
  was: Said,
  now: Said,
): Promise<PainOutcome> {
  const worse = now.during !== undefined && now.during > (was.during ?? -1);
  const morning = now.nextMorning ?? null;
  const mornings = morning !== null && morning !== (was.nextMorning ?? null);
  const back = now.sore?.includes('back') === true && was.sore?.includes('back') !== true;
  if (!worse && !mornings && !back) return { advice: [], conflicts: [], review: false };
  const { trx } = change;
  const policy = await policyInForce(trx);
  const episodes = (await episodesOf(trx, [athlete.id])).get(athlete.id) ?? [];
  const open = episodes.map(assembled).find(({ kind, closed }) => kind === 'backPain' && !closed);
  const advice: TrainingAdvice[] = [];
  const conflicts: Conflict[] = [];
  let inRecord = open !== undefined;
  const told = (said: { action: TrainingAdvice['action']; mayProgress: boolean; text: string }) =>
    advice.push({
      ...said,
      athleteId: athlete.id as AthleteId,
      name: athlete.name,
      hasRecord: open !== undefined,
    });
  // Two records: the rule of the session and that of the morning after read different days of an entry.
  const entries = [
    ...(worse && now.during !== undefined ? [{ date: on, painNow: now.during, during: true }] : []),
    ...(mornings ? [{ date: on, painNow: now.before ?? now.during ?? 0, painNextMorning: morning }] : []),
  ];
  for (const content of entries) {
    const evidence = { kind: 'pain' as const, content };
    const after = open && (await asEvidence(change, context, open.id, evidence));
    if (after) conflicts.push(...after.conflicts);
    else inRecord = false;
    const said = after ? after.duringSession : adviceFor(evidence, policy);
    if (said) told(said);
  }
  const stops = worse && painDuringSession(now.during ?? 0, policy).entersStop;
  const rises = mornings && morning > (now.before ?? now.during ?? 0);
  return { advice, conflicts, review: back || (!inRecord && (stops || rises)) };
}

/** Undefined where the episode does not take it, such as a day before it began: then a coach has to look. */
async function asEvidence(
  change: Change,
  context: Context,
  episodeId: string,
  evidence: Parameters<typeof recordEvidence>[2]['evidence'],
) {
  try {
    return await recordEvidence(change, context, { episodeId, evidence });
  } catch (error) {
    // Refused before anything was written.
    if (error instanceof ExpectedError && error.code === 'EVIDENCE_REFUSED') return undefined;
    throw error;
  }
}
