/** From a gated line to what its loads are planned for: screens, paper, workbook and log ask here, so that they agree. */

import type { Exercise, ExerciseId } from '../exercise/exercise.ts';
import type { LineToPlan } from '../load/plan-program.ts';
import type { GatedLine } from './gated-program.ts';
import { shownPrescription } from './shown-prescription.ts';

/** Undefined where the gate left the line out. */
export function lineToPlan(
  gated: GatedLine,
  flagged: boolean,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
): LineToPlan | undefined {
  const exercise = gated.line && exercises.get(gated.line.exerciseId);
  const prescription = shownPrescription(gated, (id) => exercises.get(id)?.name ?? id);
  if (!exercise || !prescription) return undefined;
  const { original, capPercent, easedPercent } = gated;
  return {
    exercise,
    prescription,
    flagged,
    // Also of a line that is eased: without it the lighter session could come out heavier than the usual one.
    written: original,
    ...(easedPercent !== undefined && { easedPercent }),
    ...(capPercent !== undefined && { capPercent }),
  };
}
