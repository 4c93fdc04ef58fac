/** What the athlete table uses of TanStack Table. Order, search and filter come from the roster index, before the table. */

import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';

/** A feature that is missing here does nothing, silently; each has a test of its control. */
export const rosterFeatures = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSelectionFeature,
  rowSortingFeature,
});

export type RosterFeatures = typeof rosterFeatures;
