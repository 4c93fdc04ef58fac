/** Which sessions of a day still want paper. */

import type { TodayRow } from '#contract/training.ts';

/** To come or begun, of a program that runs. */
export function isToDo({ state, ended }: TodayRow): boolean {
  return (state === 'toCome' || state === 'begun') && !ended;
}

/**
 * Those of a day that are printed. Of somebody who was chosen by name and has nothing to do, what is done or falls on a
 * holiday; what is skipped, held or paused never.
 */
export function toPrint(rows: readonly TodayRow[], chosen: boolean): readonly TodayRow[] {
  const toDo = rows.filter(isToDo);
  if (!chosen) return toDo;
  const having = new Set(toDo.map(({ athleteId }) => athleteId));
  const others = rows.filter(
    ({ state, athleteId }) => !having.has(athleteId) && (state === 'done' || state === 'holiday'),
  );
  return [...toDo, ...others];
}
