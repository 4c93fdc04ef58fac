/**
 * What pain and soreness that are named in training do (§1.6): with an open back record they are evidence at once.
 * Without one they wait on the review list until a coach has looked; but pain that stops, with a sore back, opens a
 * record, so that nothing is trained before that.
 *
 * The log makes things stricter and never easier. A number beside a set, typed on whatever day and for whatever day, is
 * no answer to how the back is: what lifts a stop, a hold or a restriction is asked for in the record. So every entry
 * from here is marked `during`, which the state table reads that way.
 */

import type { Conflict } from '#contract/assignments.ts';
import type { EvidenceInput } from '#contract/clearance.ts';
import type { TrainingAdvice } from '#contract/training.ts';
import type { AthleteId } from '#contract/values.ts';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { BackPainEpisode } from '#domain/clearance/episode.ts';
import { type Asked, afterNextMorning, painDuringSession } from '#domain/clearance/session-rule.ts';
import type { SorePlace } from '#domain/training/performed.ts';
import { assembled, episodesOf } from '../clearance/evidence.ts';
import { openEpisode } from '../clearance/open-episode.ts';
import { policyInForce } from '../clearance/policy.ts';
import { recordEvidence } from '../clearance/record-evidence.ts';
import { seesHealth } from '../clearance/views-audit.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { Change } from '../session.ts';
import { askForReview, painWaiting } from './reviews.ts';
import { performedOf, type StoredSet } from './stored.ts';

/** What was said of one session before and after a change. */
export interface Said {
  /** Of each set by its line and place, 0 to 10. */
  readonly during?: ReadonlyMap<string, number>;
  readonly before?: number | null;
  readonly nextMorning?: number | null;
  readonly sore?: readonly SorePlace[];
}

/** Whose session it is, and which. */
export interface SaidOf {
  readonly athlete: { readonly id: string; readonly name: string };
  readonly session: { readonly assignmentId: string; readonly plannedFor: CalendarDate };
  readonly heldOn: CalendarDate;
}

export interface PainOutcome {
  readonly advice: TrainingAdvice[];
  readonly conflicts: Conflict[];
}

const SORE_AND_STOPPED = 'A sore back with this much pain: training is held until the back was looked at.';

type PainContent = Extract<EvidenceInput, { kind: 'pain' }>['content'];

export async function actOnPain(
  change: Change,
  context: Context,
  { athlete, session, heldOn }: SaidOf,
  was: Said,
  now: Said,
): Promise<PainOutcome> {
  const during = worstOfNew(was, now);
  const before = changed(was.before, now.before);
  const rises = riseOf(now) !== undefined;
  // A pain before that is corrected later can make a worse morning of one that was none.
  const corrected = before !== undefined && rises && riseOf(was) === undefined;
  const morning =
    changed(was.nextMorning, now.nextMorning) ?? (corrected ? (now.nextMorning ?? undefined) : undefined);
  const back = now.sore?.includes('back') === true && was.sore?.includes('back') !== true;
  if (during === undefined && before === undefined && morning === undefined && !back)
    return { advice: [], conflicts: [] };
  const { trx } = change;
  const policy = await policyInForce(trx);
  const episodes = (await episodesOf(trx, [athlete.id])).get(athlete.id) ?? [];
  const open = episodes
    .map(assembled)
    .find((each): each is BackPainEpisode => each.kind === 'backPain' && !each.closed);
  const levels: [Asked, number | undefined][] = [
    ['before', before],
    ['during', during],
    ['nextMorning', morning],
  ];
  const said = levels.flatMap(([asked, pain]) =>
    pain === undefined ? [] : [painDuringSession(pain, policy, asked)],
  );
  const waiting = back ? await painWaiting(change, session) : undefined;
  const worst = worstOf(now, waiting);
  const stopped = said.some(({ entersStop }) => entersStop);
  // A sore back and pain that stops, whichever of them was said last.
  const backStops =
    now.sore?.includes('back') === true &&
    (stopped || (back && worst !== undefined && painDuringSession(worst, policy).entersStop));
  const conflicts: Conflict[] = [];
  const opened =
    !open && backStops
      ? await unlessRefused(() =>
          openEpisode(change, context, {
            athleteId: athlete.id,
            kind: 'backPain',
            details: { onset: heldOn },
          }),
        )
      : undefined;
  conflicts.push(...(opened?.conflicts ?? []));
  const record = open?.id ?? opened?.episodeId;
  let inRecord = record !== undefined;
  // What was said before there was a record belongs in it, too.
  const told = opened
    ? {
        during: worstDuring(now, waiting),
        before: now.before ?? undefined,
        morning: now.nextMorning ?? undefined,
      }
    : { during, before, morning };
  for (const content of contentsOf(told, now, heldOn)) {
    if (!record || (open && isKnown(open, content))) continue;
    const evidence: EvidenceInput = { kind: 'pain', content };
    const after = await unlessRefused(() => recordEvidence(change, context, { episodeId: record, evidence }));
    if (after) conflicts.push(...after.conflicts);
    else inRecord = false;
  }
  const rise = morning === undefined ? undefined : riseOf(now);
  const unknownRise = morning !== undefined && morning > 0 && (now.before ?? undefined) === undefined;
  if (back || unknownRise || (!inRecord && (rise || stopped)))
    await askForReview(
      change,
      { ...session, athleteId: athlete.id, heldOn, pain: worst },
      stampOf(context).at,
    );
  const sees = seesHealth(context);
  const tell = (action: TrainingAdvice['action'], text: string): TrainingAdvice => ({
    action,
    mayProgress: false,
    text,
    athleteId: athlete.id as AthleteId,
    name: athlete.name,
    // Whether somebody has a back record is health itself.
    ...(sees && { hasRecord: record !== undefined }),
  });
  // Somebody who may go on needs no advice, and one who types 0 learns nothing of a record.
  const advice = said
    .filter(({ action }) => action !== 'continue')
    .map(({ action, reason }) => tell(action, reason.text));
  // The same words for everybody with a sore back: whether there was a record before is health itself.
  if (backStops && inRecord) advice.push(tell('holdTraining', SORE_AND_STOPPED));
  if (rise) {
    const eases = afterNextMorning(rise.base, rise.morning, policy);
    const plain = `More pain the next morning (${rise.morning} after ${rise.base}): go easier next session.`;
    advice.push(tell('holdLoad', sees && inRecord && eases ? eases.reason.text : plain));
  }
  if (unknownRise)
    advice.push(
      tell(
        'holdLoad',
        `Pain ${morning} of 10 the next morning: say how the back was before the session, too.`,
      ),
    );
  return { advice, conflicts };
}

/** Of sets with pain, by line and place. */
export function painsOf(sets: readonly StoredSet[]): ReadonlyMap<string, number> {
  return new Map(
    sets.flatMap((set) => {
      const pain = performedOf(set)?.pain;
      return pain === undefined ? [] : [[`${set.line_id} ${set.place}`, pain] as const];
    }),
  );
}

/** Of every set with more pain than was said of it before: a second set that hurts as much is said anew. */
function worstOfNew(was: Said, { during = new Map<string, number>() }: Said): number | undefined {
  const worse = [...during].filter(([set, pain]) => pain > (was.during?.get(set) ?? -1));
  return worse.length === 0 ? undefined : Math.max(...worse.map(([, pain]) => pain));
}

function worstDuring({ during }: Said, waiting?: number): number | undefined {
  const all = [...(during?.values() ?? []), ...(waiting === undefined ? [] : [waiting])];
  return all.length > 0 ? Math.max(...all) : undefined;
}

/** Of everything that is said of the session. */
function worstOf(said: Said, waiting?: number): number | undefined {
  const all = [worstDuring(said, waiting), said.before, said.nextMorning].filter(
    (pain) => typeof pain === 'number',
  );
  return all.length > 0 ? Math.max(...all) : undefined;
}

function changed(was: number | null | undefined, now: number | null | undefined): number | undefined {
  return now === undefined || now === null || now === was ? undefined : now;
}

/** A morning worse than before the session; where nobody said how it was before, worse than during it. */
function riseOf(said: Said): { readonly base: number; readonly morning: number } | undefined {
  const morning = said.nextMorning ?? undefined;
  const base = baseOf(said);
  return morning !== undefined && base !== undefined && morning > base ? { base, morning } : undefined;
}

function baseOf({ before, during }: Said): number | undefined {
  return before ?? worstDuring({ during });
}

interface New {
  readonly during: number | undefined;
  readonly before: number | undefined;
  readonly morning: number | undefined;
}

/** One record for each answer: the rule of the session and that of the morning after read different days of an entry. */
function contentsOf({ during, before, morning }: New, now: Said, heldOn: CalendarDate): PainContent[] {
  const base = baseOf(now);
  const contents: PainContent[] = [];
  if (during !== undefined) contents.push({ date: heldOn, painNow: during, during: true });
  if (before !== undefined) contents.push({ date: heldOn, painNow: before, during: true });
  if (morning === undefined) return contents;
  // Where nobody said how the back was before, the morning stands for itself, on its own day: nothing is made up.
  contents.push(
    base === undefined
      ? { date: addDays(heldOn, 1), painNow: morning, during: true }
      : { date: heldOn, painNow: base, painNextMorning: morning, during: true },
  );
  return contents;
}

/** What is on record of that day from training already, or more: entries that only tighten say nothing new then. */
function isKnown({ pain }: BackPainEpisode, { date, painNow, painNextMorning }: PainContent): boolean {
  return pain.some(
    (known) =>
      known.during &&
      known.date === date &&
      (painNextMorning === undefined
        ? known.painNow >= painNow
        : known.painNow === painNow && known.painNextMorning === painNextMorning),
  );
}

/** Undefined where a record does not take it, such as a day before it began: then a coach has to look. */
async function unlessRefused<T>(record: () => Promise<T>): Promise<T | undefined> {
  try {
    return await record();
  } catch (error) {
    // Refused before anything was written.
    if (error instanceof ExpectedError && error.code === 'EVIDENCE_REFUSED') return undefined;
    throw error;
  }
}
