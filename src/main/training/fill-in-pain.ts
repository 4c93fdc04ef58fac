/**
 * Pain in a row of a workbook that is not entered as it was typed: it counts at once all the same, as in a cell of the log
 * that cannot be read. It stands in the log as pain alone; where it cannot, a coach is asked to look.
 */

import type { Conflict } from '#contract/assignments.ts';
import type { FillInPain } from '#contract/fill-in.ts';
import type { SessionKey, SetEntry, TrainingAdvice } from '#contract/training.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { withPain, writeCell } from '#domain/training/cell-entry.ts';
import type { SorePlace } from '#domain/training/performed.ts';
import { type Context, stampOf } from '../context.ts';
import type { Change } from '../session.ts';
import type { FillInEntry } from '../workbooks/fill-in/fill-in-model.ts';
import { askedFor } from './judge-entry.ts';
import { earlier, refusalOf } from './open-session.ts';
import { actOnPain } from './pain.ts';
import { type EntrySession, placeOf } from './record.ts';
import { askForReview } from './reviews.ts';
import { performedOf } from './stored.ts';

/** What becomes of it, and what a coach is shown of that. */
export type PainApart = Pick<FillInPain, 'says'> &
  (
    | { readonly becomes: 'entered'; readonly entry: SetEntry }
    | { readonly becomes: 'review'; readonly said: PainSaid }
  );

interface PainSaid {
  readonly athlete: Person;
  readonly session: SessionKey;
  readonly heldOn: CalendarDate;
  /** Line and place of the set. */
  readonly at: string;
  /** 1 to 10. */
  readonly pain: number;
  /** Said of the session before. */
  readonly sore: readonly SorePlace[];
}

interface Person {
  readonly id: string;
  readonly name: string;
}

type Filled = SessionKey & { readonly from: FillInEntry };

/** 1 to 10; 0 where nothing hurts, or nothing is said of it. */
export function painIn({ typed }: Pick<FillInEntry, 'typed'>): number {
  return typed.kind === 'skipped' ? 0 : (typed.pain ?? 0);
}

/** `person`: whose row it is, where the session is not there any more, too. Undefined where the log says as much already. */
export function painApart(
  context: Context,
  { assignmentId, plannedFor, from }: Filled,
  { session, athlete, unit }: EntrySession<Filled>,
  person: Person,
): PainApart | undefined {
  const pain = painIn(from);
  if (pain === 0) return undefined;
  const { today } = stampOf(context);
  const { lineId, set: place } = from.key;
  const known = session?.sets.find((each) => each.line_id === lineId && each.place === place);
  const before = known ? performedOf(known) : null;
  if ((before?.pain ?? 0) >= pain) return undefined;
  const open =
    session?.plan !== undefined &&
    athlete !== undefined &&
    refusalOf({ session, athlete, heldOn: undefined }, today) === undefined &&
    askedFor(session.plan, { lineId, place }) !== undefined;
  // What was entered since the workbook was made is newer than what it says, and stays as it is.
  if (!open || (known?.version ?? null) !== (from.logged?.version ?? null)) {
    const said: PainSaid = {
      athlete: person,
      session: { assignmentId, plannedFor },
      heldOn: earlier(session?.stored?.held_on ?? session?.day?.date ?? plannedFor, today),
      at: placeOf({ line_id: lineId, place }),
      pain,
      sore: session?.stored?.sore ?? [],
    };
    return { says: `pain ${pain}`, becomes: 'review', said };
  }
  const set = withPain({ pain }, before);
  const version = known?.version ?? null;
  // Whether the load beside it is right was settled when it was entered.
  const entry: SetEntry = { assignmentId, plannedFor, lineId, place, set, version, sure: true };
  return { says: writeCell(set, unit), becomes: 'entered', entry };
}

/** Pain that no session takes: evidence where there is a record, and a line of the review list in any case. */
export async function sayPain(
  change: Change,
  context: Context,
  all: readonly PainSaid[],
): Promise<{ readonly advice: TrainingAdvice[]; readonly conflicts: Conflict[] }> {
  const advice: TrainingAdvice[] = [];
  const conflicts: Conflict[] = [];
  for (const { athlete, session, heldOn, at, pain, sore } of all) {
    const now = { during: new Map([[at, pain]]), sore };
    const felt = await actOnPain(change, context, { athlete, session, heldOn }, { sore }, now);
    advice.push(...felt.advice);
    conflicts.push(...felt.conflicts);
    await askForReview(change, { ...session, athleteId: athlete.id, heldOn, pain }, stampOf(context).at);
  }
  return { advice, conflicts };
}
