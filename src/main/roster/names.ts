/** Names of stored athletes: how they are shown, and the order of lists. */

import { displayName } from '#domain/athlete/names.ts';
import type { AthleteTable } from '../database/schema.ts';

/** How a stored athlete is called on screen and paper. */
export function shownName(row: Pick<AthleteTable, 'first_name' | 'last_name' | 'preferred_name'>): string {
  return displayName({
    firstName: row.first_name,
    lastName: row.last_name,
    preferredName: row.preferred_name,
  });
}

/** Compares two sort names as the database orders them, for rows that were fetched in parts. */
export function orderOfNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
