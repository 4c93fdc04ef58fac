/** Clearance of athletes as stored, on a day, under a policy. Never kept: computed each time it is asked for. */

import type { Kysely } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import {
  type Clearance,
  type EvaluationInput,
  evaluateClearance,
  stricterOf,
} from '#domain/clearance/evaluate.ts';
import { withOverride } from '#domain/clearance/override.ts';
import { capInPhase } from '#domain/clearance/permission.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import type { Tables } from '../database/schema.ts';
import { assembled, episodesOf } from './evidence.ts';
import { laterDayOf, laterKnownDay } from './known-day.ts';
import { overridesOf, type StoredOverride } from './overrides.ts';
import { NO_PHASE, type PhaseStarts, runningPhaseStarts, withStart } from './phase-starts.ts';

export interface ClearanceQuestion {
  readonly today: CalendarDate;
  readonly policy: ClearancePolicy;
  /** First day of a phase that is about to be given, for all or by athlete; what runs already is looked up. */
  readonly startDate?: CalendarDate | ReadonlyMap<string, CalendarDate>;
  /** What the evidence alone says, as if nobody had made an exception. */
  readonly withoutOverrides?: true;
  /** `today` is another day, asked about on purpose: then the clock is not doubted. */
  readonly anotherDay?: boolean;
}

/** One clearance per athlete, athletes without an episode included; overrides in force on the day count. */
export async function clearancesOf(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  question: ClearanceQuestion,
): Promise<Map<string, Clearance>> {
  const { today, policy } = question;
  const episodes = await episodesOf(executor, athleteIds);
  const clockBehind = question.anotherDay ? undefined : await laterKnownDay(executor, today);
  const phaseStarts = await runningPhaseStarts(executor, [...episodes.keys()], today);
  const overrides = question.withoutOverrides
    ? new Map<string, StoredOverride[]>()
    : Map.groupBy(await overridesOf(executor, [...episodes.keys()]), ({ athleteId }) => athleteId);
  const nothingOnFile = evaluateClearance({ episodes: [], today, policy });
  return new Map(
    athleteIds.map((id) => {
      const stored = episodes.get(id);
      if (!stored) return [id, nothingOnFile];
      const running = phaseStarts.get(id) ?? NO_PHASE;
      const asked = startOf(question.startDate, id);
      const starts = asked ? withStart(running, asked, today) : running;
      const input = { episodes: stored.map(assembled), policy };
      const exceptions = (overrides.get(id) ?? []).filter(({ ended }) => !ended);
      const on = (day: CalendarDate) =>
        exceptions.reduce(
          (clearance, override) => withOverride(clearance, override, policy),
          inPhases(input, starts, day),
        );
      const later = question.anotherDay ? undefined : laterDayOf(stored, today, clockBehind);
      // What was true on the later day may be stricter, and then it counts.
      return [id, later ? stricterOf(on(today), on(later)) : on(today)];
    }),
  );
}

function startOf(start: ClearanceQuestion['startDate'], athleteId: string): CalendarDate | undefined {
  return typeof start === 'object' ? start.get(athleteId) : start;
}

/**
 * A phase that waits at its gate and is permitted would begin on this day, and asks for its screen. One that clear
 * screens alone have opened asks only once a coach takes it up: whoever stays in the phase before owes no screen for it.
 */
function inPhases(
  input: Pick<EvaluationInput, 'episodes' | 'policy'>,
  { begun, ahead, waiting }: PhaseStarts,
  today: CalendarDate,
): Clearance {
  const asked = { ...input, today, ...(ahead && { phaseAhead: ahead }) };
  const clearance = evaluateClearance({ ...asked, ...(begun && { phaseStart: begun }) });
  const { tier, permission } = clearance;
  const begins = waiting.some(
    (phase) =>
      capInPhase(permission, phase) !== undefined &&
      (tier === 'T3' || phase <= input.policy.restrictedLastPhase),
  );
  return begins ? evaluateClearance({ ...asked, phaseStart: today }) : clearance;
}
