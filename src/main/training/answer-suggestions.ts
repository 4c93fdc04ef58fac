/** Accepts suggestions, or sets them aside. What was shown is reckoned again: what came out otherwise is not accepted. */

import type { TrainingSuggestion, training } from '#contract/training.ts';
import { repsAsked } from '#domain/training/progression-rules.ts';
import type { SessionPlan } from '#domain/training/session-plan.ts';
import { ACCEPTABLE } from '#domain/training/suggestions.ts';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import type { HandlersOf } from '../handler.ts';
import { insertMaxima } from '../loads/maxima.ts';
import type { Change } from '../session.ts';
import { sheetsOf } from './grid.ts';
import { covers } from './sheet-covers.ts';
import { type Suggested, shownSuggestions, suggestionsFor } from './suggest.ts';
import { workNow } from './work-now.ts';

type Handlers = HandlersOf<typeof training>;
type Key = Pick<TrainingSuggestion, 'assignmentId' | 'subject' | 'kind' | 'until' | 'next'>;
type Stamp = ReturnType<typeof stampOf>;

export const listSuggestions: Handlers['training.suggestions'] = async (whom, context) =>
  shownSuggestions(context, await suggestionsFor(context, whom));

export const acceptSuggestions: Handlers['training.accept'] = async ({ suggestions }, context) => {
  const stamp = stampOf(context);
  const assignmentIds = [...new Set(suggestions.map(({ assignmentId }) => assignmentId))];
  const standing = new Map(
    (await suggestionsFor(context, { assignmentIds })).map((each) => [keyOf(asKey(each)), each]),
  );
  const accepted = suggestions.flatMap((key) => standing.get(keyOf(key)) ?? []).filter(isAcceptable);
  if (accepted.length === 0) throw new ExpectedError('NOT_FOUND');
  const what = accepted.length === 1 ? 'Accepted a suggestion' : `Accepted ${accepted.length} suggestions`;
  await context.session.change({ stamp, undo: what }, async (change) => {
    const { trx, touch, audit } = change;
    for (const each of accepted) {
      await carryOut(change, each, stamp);
      await answer(change, asKey(each), 'accepted', stamp);
    }
    const { version: policyVersion } = await policyInForce(trx);
    audit(
      ...accepted.map(({ running, suggestion }) => ({
        action: 'training.accept',
        subject: running.athleteId,
        change: {
          assignment: running.assignmentId,
          kind: suggestion.kind,
          of: suggestion.subject,
          next: suggestion.next,
        },
        policyVersion,
      })),
    );
    const athleteIds = [...new Set(accepted.map(({ running }) => running.athleteId))];
    // Paper that tells more than was accepted is void.
    await sweepAfterTightening(change, athleteIds, stamp, context.library, 'training.accept');
    touch('training', athleteIds);
    touch('assignment', athleteIds);
    touch('maximum', athleteIds);
  });
  const onPaper = await athletesWithFormerLoads(
    context,
    accepted.map(({ running }) => running.athleteId),
  );
  return { accepted: accepted.length, changed: suggestions.length - accepted.length, onPaper };
};

/** How many have valid paper that asks other loads of a session to come than would be printed now. */
async function athletesWithFormerLoads(context: Context, athleteIds: readonly string[]): Promise<number> {
  const today = context.clock.today();
  const now = await workNow(context);
  const those = new Set(athleteIds);
  const running = now.running.filter(({ athleteId }) => those.has(athleteId));
  const sheets = await sheetsOf(
    context,
    running.map(({ assignmentId }) => assignmentId),
    today,
  );
  const found = running.filter((each) => {
    const papers = (sheets.get(each.assignmentId) ?? []).filter(({ until }) => until === null);
    const days = papers.length === 0 ? [] : now.daysOf(each, today).filter(({ date }) => date >= today);
    return days.some((day) => {
      const paper = papers.findLast(({ covers: says }) => covers({ covers: says, valid: true }, each, day));
      const printed = paper && now.askedOnPaper(each, day, paper);
      return printed !== undefined && loadsOf(printed) !== loadsOf(now.asked(each, day));
    });
  });
  return new Set(found.map(({ athleteId }) => athleteId)).size;
}

function loadsOf(plan: SessionPlan | undefined): string {
  return JSON.stringify(plan?.lines.map(({ sets }) => sets.map(({ load, ceiling }) => [load, ceiling])));
}

export const setSuggestionsAside: Handlers['training.setAside'] = async ({ suggestions }, context) => {
  const stamp = stampOf(context);
  const known = await context.session.kysely
    .selectFrom('assignment')
    .select('id')
    .where(
      'id',
      'in',
      suggestions.map(({ assignmentId }) => assignmentId as string),
    )
    .execute();
  const ids = new Set(known.map(({ id }) => id));
  const set = suggestions.filter(({ assignmentId }) => ids.has(assignmentId));
  if (set.length === 0) throw new ExpectedError('NOT_FOUND');
  const what = set.length === 1 ? 'Set a suggestion aside' : `Set ${set.length} suggestions aside`;
  await context.session.change({ stamp, undo: what }, async (change) => {
    for (const key of set) await answer(change, key, 'setAside', stamp);
    change.touch('training');
    // Declined, the load from before stands again.
    if (set.some(({ kind }) => kind === 'reentry')) change.touch('assignment');
  });
  return { setAside: set.length };
};

/** A load for the line, or a maximum made from the set that speaks for it. */
async function carryOut(
  { trx }: Change,
  { running, suggestion, line }: Suggested,
  stamp: Stamp,
): Promise<void> {
  const { kind, load, fromSet, exerciseId, until, sentence } = suggestion;
  if (kind === 'maximum' && fromSet && load) {
    const { percentBasis } = await facilityOf(trx);
    const entry = { athleteId: running.athleteId, exerciseId, load, date: until, note: 'From training' };
    const made =
      percentBasis === 'trainingMax'
        ? { ...entry, kind: 'trainingMax' as const }
        : { ...entry, kind: 'e1RM' as const, fromSet: { ...fromSet, formula: 'epley' as const } };
    await insertMaxima(trx, [made], stamp);
    return;
  }
  if (!line || !load) return;
  if (kind === 'fullLoad') {
    await trx
      .deleteFrom('own_load')
      .where('assignment_id', '=', running.assignmentId)
      .where('line_id', '=', line.lineId)
      .execute();
    return;
  }
  const values = {
    exercise_id: line.exerciseId,
    hundredths: load.hundredths,
    unit: load.unit,
    reps: repsAsked(line.prescription),
    because: sentence,
    accepted_by: stamp.who,
    accepted_at: stamp.at,
  };
  await trx
    .insertInto('own_load')
    .values({ assignment_id: running.assignmentId, line_id: line.lineId, ...values })
    .onConflict((conflict) => conflict.columns(['assignment_id', 'line_id']).doUpdateSet(values))
    .execute();
}

async function answer({ trx }: Change, key: Key, said: 'accepted' | 'setAside', stamp: Stamp): Promise<void> {
  const values = { until_day: key.until, answer: said, answered_by: stamp.who, answered_at: stamp.at };
  await trx
    .insertInto('suggestion_answer')
    .values({ assignment_id: key.assignmentId, subject: key.subject, kind: key.kind, ...values })
    .onConflict((conflict) => conflict.columns(['assignment_id', 'subject', 'kind']).doUpdateSet(values))
    .execute();
}

function isAcceptable({ suggestion }: Suggested): boolean {
  return ACCEPTABLE.has(suggestion.kind);
}

function asKey({ running, suggestion }: Suggested): Key {
  return {
    assignmentId: running.assignmentId as Key['assignmentId'],
    subject: suggestion.subject,
    kind: suggestion.kind,
    until: suggestion.until,
    next: suggestion.next ?? null,
  };
}

function keyOf({ assignmentId, subject, kind, until, next }: Key): string {
  return JSON.stringify([assignmentId, subject, kind, until, next]);
}
