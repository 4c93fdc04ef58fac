/** Overrides as they are shown: with names and states, the reason only for whoever may see health details. */

import type { OverrideView, overrides } from '#contract/overrides.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { overridesOf, type StoredOverride, stillRuns } from '../clearance/overrides.ts';
import { noteViews, seesHealth } from '../clearance/views-audit.ts';
import type { Context } from '../context.ts';
import type { OutputValue } from '../handler.ts';
import { storedByIds } from '../roster/athletes.ts';
import { shownName } from '../roster/names.ts';

type Shown = OutputValue<(typeof overrides)['overrides.list']>[number] &
  Pick<StoredOverride, 'from' | 'until'>;

/** Newest first; of these athletes where any are named, only those that still run where `active`. */
export async function overrideViews(
  context: Context,
  athleteIds: readonly string[] | undefined,
  active = false,
): Promise<Shown[]> {
  const today = context.clock.today();
  const all = await overridesOf(context.session.kysely, athleteIds);
  return viewsOf(
    context,
    all.filter((override) => !active || stillRuns(override, today)),
  );
}

/** Newest first. Why somebody made an exception tells of health: it is left out for whoever may not see that. */
export async function viewsOf(context: Context, all: readonly StoredOverride[]): Promise<Shown[]> {
  const today = context.clock.today();
  const ids = all.map(({ athleteId }) => athleteId);
  const athletes = new Map((await storedByIds(context.session.kysely, ids)).map((row) => [row.id, row]));
  const details = seesHealth(context);
  if (details) await noteViews(context, ids);
  return all.toReversed().flatMap((override) => {
    const athlete = athletes.get(override.athleteId);
    if (!athlete) return [];
    const { id, athleteId, tier, from, until, lead, secondPerson, givenAt, policyVersion, ended } = override;
    return {
      id,
      athleteId,
      name: shownName(athlete),
      tier,
      reason: details ? override.reason : null,
      from,
      until,
      lead,
      secondPerson,
      givenAt,
      policyVersion,
      state: stateOn(override, today),
      ended: ended ? { by: ended.by, at: ended.at, reason: details ? ended.reason : null } : null,
    };
  });
}

function stateOn({ from, until, ended }: StoredOverride, today: CalendarDate): OverrideView['state'] {
  if (ended) return 'ended';
  if (until < today) return 'passed';
  return from > today ? 'toCome' : 'inForce';
}
