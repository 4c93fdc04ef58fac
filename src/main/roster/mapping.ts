/** Which column of a file goes to which field, where the coach says otherwise than the headers. */

import { ExpectedError } from '../errors.ts';
import type { MappingCorrections } from '../workbooks/roster/column-mapping.ts';
import { HEADER_ALIASES, type RosterField } from '../workbooks/roster/header-aliases.ts';
import type { RosterReading } from '../workbooks/roster/roster-reading.ts';

/** Column letter to field; null for "do not import". */
export type Mapping = Readonly<Record<string, string | null>>;

/** Throws INVALID_INPUT for a field that the roster does not have: what stood in that column would be lost. */
export function correctionsOf(mapping: Mapping): MappingCorrections {
  const corrections = Object.entries(mapping).map(([column, field]) => ({ column, field: fieldOf(field) }));
  refuse(
    corrections.filter(({ field }) => field === undefined),
    `The roster has no such field. It has ${Object.keys(HEADER_ALIASES)
      .filter((field) => !FOUND_ALONE.has(field))
      .join(', ')}.`,
  );
  return Object.fromEntries(corrections.map(({ column, field = 'ignored' }) => [column, { field }]));
}

/** Throws INVALID_INPUT for a column that the file does not have. */
export function refuseUnknownColumns(mapping: Mapping, { columns }: Pick<RosterReading, 'columns'>): void {
  const known = new Set(columns.map(({ column }) => column));
  const unknown = Object.keys(mapping).filter((column) => !known.has(column));
  refuse(
    unknown.map((column) => ({ column })),
    'This file has no such column.',
  );
}

/** What a header may turn out to be, and nobody would choose. */
const FOUND_ALONE: ReadonlySet<string> = new Set(['computed', 'listNumber']);

function fieldOf(field: string | null): RosterField | undefined {
  if (field === null) return 'ignored';
  return Object.hasOwn(HEADER_ALIASES, field) ? (field as RosterField) : undefined;
}

function refuse(columns: readonly { readonly column: string }[], sentence: string): void {
  if (columns.length === 0) return;
  throw new ExpectedError('INVALID_INPUT', {
    fields: columns.map(({ column }) => ({ path: `mapping.${column}`, sentence })),
  });
}
