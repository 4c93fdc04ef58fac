/** A state machine written as the table it comes from: ordered rows, the first that matches wins. */

import type { Change, Reason, StateId, Tier } from './tier.ts';

export interface StateRow<State extends StateId, Facts> {
  readonly state: State;
  /** The condition as the specification words it, in short. */
  readonly condition: string;
  readonly source: string;
  readonly when: (facts: Facts) => boolean;
  readonly tier: (facts: Facts) => Tier;
  /** False where the athlete keeps what is assigned but gets nothing new. Hold never gets anything. */
  readonly newAssignment?: false;
  readonly reasons: (facts: Facts) => readonly Reason[];
  readonly changes: (facts: Facts) => readonly Change[];
}

export interface StateAnswer<State extends StateId = StateId> {
  readonly state: State;
  readonly tier: Tier;
  readonly newAssignment: boolean;
  readonly reasons: readonly Reason[];
  readonly wouldChange: readonly Change[];
}

/** Throws RangeError when no row matches; the last row of every table is "otherwise". */
export function firstMatch<State extends StateId, Facts>(
  rows: readonly StateRow<State, Facts>[],
  facts: Facts,
): StateAnswer<State> {
  for (const row of rows) {
    if (!row.when(facts)) continue;
    const tier = row.tier(facts);
    return {
      state: row.state,
      tier,
      newAssignment: tier !== 'T0' && row.newAssignment !== false,
      reasons: row.reasons(facts),
      wouldChange: row.changes(facts),
    };
  }
  throw new RangeError('The state table has no last row that always matches.');
}
