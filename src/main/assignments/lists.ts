/** What the three lists show of each verdict, and what is kept of its decision. */

import type { z } from 'zod';
import type { listedAthlete, threeLists } from '#contract/assignments.ts';
import type { Clearance } from '#domain/clearance/evaluate.ts';
import { listsWithoutDetails } from '../clearance/redact.ts';
import { noteViews, seesHealth } from '../clearance/views-audit.ts';
import type { Context } from '../context.ts';
import type { Verdict } from './preview.ts';
import { heldBecause } from './running.ts';
import { isAsWritten } from './work.ts';

type Lists = Pick<z.input<typeof threeLists>, 'asWritten' | 'withChanges' | 'notAssigned' | 'work'>;

/** The lists in the order of the verdicts, and each different work once. */
export function listsOf(verdicts: readonly Verdict[]): Lists {
  const lists: Lists = { asWritten: [], withChanges: [], notAssigned: [], work: {} };
  for (const verdict of verdicts) {
    const listed = listedOf(verdict);
    if (!verdict.work) lists.notAssigned.push(listed);
    else {
      lists.work[verdict.work.key] = verdict.work.program;
      (isAsWritten(verdict.work.program) ? lists.asWritten : lists.withChanges).push(listed);
    }
  }
  return lists;
}

/** The lists as far as whoever asks may see why; the reasons of athletes with an episode are details. */
export async function listsFor(context: Context, lists: Lists): Promise<Lists> {
  if (!seesHealth(context)) return listsWithoutDetails(lists);
  const shown = [lists.asWritten, lists.withChanges, lists.notAssigned].flat();
  const flagged = shown.filter(({ states }) => states.length > 0);
  await noteViews(
    context,
    flagged.map(({ athleteId }) => athleteId),
  );
  return lists;
}

/** One athlete of the lists. */
export function listedOf({
  athleteId,
  name,
  squads,
  clearance,
  work,
  obstacle,
  missingMaxima,
  rack,
}: Verdict): z.input<typeof listedAthlete> {
  const reasons = clearance.reasons.map(({ rule, text, source }) => ({ rule: rule as string, text, source }));
  // Limits alone explain nothing where the room is what is missing.
  const unsaid = work || obstacle || reasons.length > 0 ? undefined : heldBecause(clearance);
  const obstacles = obstacle
    ? [{ ...obstacle, source: SOURCES[obstacle.rule] ?? 'Roster' }]
    : unsaid
      ? [{ rule: unsaid.rule, text: unsaid.reason, source: 'Equipment of this rack' }]
      : [];
  return {
    athleteId,
    name,
    squads: [...squads],
    tier: clearance.tier,
    states: clearance.states.map(({ state }) => state),
    reasons: [...obstacles, ...reasons],
    wouldChange: clearance.wouldChange.map(({ text, from, timeAlone }) => ({
      text,
      // A date is a promise only where nothing but time is missing.
      from: (timeAlone && from) || null,
    })),
    work: work?.key ?? null,
    missingMaxima: [...missingMaxima],
    rack: { id: rack.id, name: rack.name },
  };
}

/** Where an obstacle that is none of clearance comes from. */
const SOURCES: Readonly<Record<string, string>> = { PROGRAM: 'Program' };

/** What is kept of a decision: enough to explain itself later, and to stay in force. */
export function decisionOf({ tier, states, permission, reasons, on }: Clearance) {
  return { on, tier, states: states.map(({ state }) => state), permission, reasons };
}
