/** Who trains in full, with changes or not at all today, in the neutral codes of the printed card. */

import { runningWork } from '../assignments/running.ts';
import { clearancesOf } from '../clearance/clearances.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Context } from '../context.ts';
import type { AvailabilitySheetRow } from './writing/report-model.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly squads: readonly string[];
  readonly status: string;
}

export async function availabilityRows(
  { session: { kysely }, clock, library }: Context,
  athletes: readonly Named[],
): Promise<AvailabilitySheetRow[]> {
  const today = clock.today();
  const athleteIds = athletes.map(({ id }) => id);
  const policy = await policyInForce(kysely);
  const clearances = await clearancesOf(kysely, athleteIds, { today, policy });
  const running = Map.groupBy(
    await runningWork(kysely, library, today, { athleteIds }),
    ({ athleteId }) => athleteId,
  );
  return athletes.map(({ id, name, squads, status }) => {
    const programs = running.get(id) ?? [];
    const clearance = clearances.get(id);
    const codes = [...new Set(programs.flatMap(({ work, held }) => (held ? [] : (work.modification ?? []))))];
    const held = clearance?.tier === 'T0' || (programs.length > 0 && programs.every((each) => each.held));
    const modified = codes.length > 0 || (clearance?.tier ?? 'T3') < 'T3';
    return {
      athlete: name,
      squads,
      status,
      availability: held ? 'Held' : modified ? 'Modified' : 'Full',
      ...(!held && codes.length > 0 && { modifications: codes.join('; ') }),
      ...(clearance?.overrideUntil && { reviewBy: clearance.overrideUntil }),
    };
  });
}
