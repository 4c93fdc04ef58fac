/** What the roster would hold after a preview was imported: the rows that are new. */

import type { ExistingAthlete, RosterPreview } from '#main/workbooks/roster/roster-preview.ts';

export function existingFrom(
  preview: RosterPreview,
  exerciseOf: Readonly<Record<string, string>> = {},
): ExistingAthlete[] {
  return preview.rows.flatMap(({ row, status, outcome }) => {
    if (status !== 'new' || outcome.kind !== 'new' || !row.person) return [];
    const { maxima, ...person } = row.person;
    return {
      ...person,
      id: `athlete-${row.rowNumber}`,
      maxima: maxima.map(({ exerciseName, cell: _, ...maximum }) => ({
        ...maximum,
        exerciseId: exerciseOf[exerciseName] ?? exerciseName,
      })),
    };
  });
}
