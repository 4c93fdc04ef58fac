/** The ledger of overrides as the workbook has it, in the order they were given. */

import type { OverrideView } from '#contract/overrides.ts';
import type { Context } from '../context.ts';
import { overrideViews } from '../overrides/views.ts';
import { type Period, touches } from './period.ts';
import type { OverrideSheetRow } from './writing/report-model.ts';

const TIER_WORDS: Readonly<Record<OverrideView['tier'], string>> = {
  T0: 'Hold',
  T1: 'Foundation',
  T2: 'Restricted',
  T3: 'Full',
};

const STATE_WORDS: Readonly<Record<OverrideView['state'], string>> = {
  toCome: 'to come',
  inForce: 'in force',
  passed: 'passed',
  ended: 'ended',
};

/** `names`: as the workbook writes them, by id. Reasons only for whoever may see health details; that they were shown stands in the audit trail. */
export async function overrideRows(
  context: Context,
  names: ReadonlyMap<string, string>,
  period: Period,
): Promise<OverrideSheetRow[]> {
  const views = await overrideViews(context, [...names.keys()]);
  const meant = views.filter((view) => touches(period, view.from, view.until));
  return meant.toReversed().map((view) => ({
    athlete: names.get(view.athleteId) ?? view.name,
    tier: TIER_WORDS[view.tier],
    by: view.lead,
    secondPerson: view.secondPerson,
    from: view.from,
    until: view.until,
    state: STATE_WORDS[view.state],
    ...(view.reason !== null && { reason: view.reason }),
    ...(view.ended && { endedBy: view.ended.by }),
  }));
}
