/** The table's order in the address: `name,age-` is by name, then by age downward. */

import type { Sort, SortColumn } from './roster-index.ts';

const SORTABLE = new Set<string>([
  'name',
  'age',
  'sex',
  'squads',
  'sport',
  'position',
  'level',
  'status',
  'bodyweight',
  'height',
  'trainingSince',
  'tier',
  'programs',
  'hipThrust',
]);

/** The order an address asks for; columns it names wrongly are left out. */
export function sortOfAddress(text: string | undefined): readonly Sort[] {
  return (text ?? '')
    .split(',')
    .map((part) => ({ column: part.replace(/-$/, ''), descending: part.endsWith('-') }))
    .filter((part): part is { column: SortColumn; descending: boolean } => SORTABLE.has(part.column));
}

/** The order as the address carries it, `undefined` for none. */
export function sortInAddress(sort: readonly Sort[]): string | undefined {
  return sort.map(({ column, descending }) => column + (descending ? '-' : '')).join(',') || undefined;
}
