/** In which row the headers stand: where they were not found, or were found in the wrong row. */

import { Select } from '@mantine/core';
import type { Import } from './use-import.ts';

/** Titles and addresses above a list are no longer than that; rows further down are typed into the file. */
const ROWS = 40;
const NONE = 'none';

interface Props {
  readonly under: Import;
  /** Null where the list has none; undefined where nobody knows yet. */
  readonly row: number | null | undefined;
}

export function HeadersSelect({ under, row }: Props) {
  const rows = new Set([...Array.from({ length: ROWS }, (_, at) => at + 1), ...(row ? [row] : [])]);
  return (
    <Select
      label="Headers"
      w={260}
      mb={12}
      data={[
        { value: NONE, label: 'There are none' },
        ...[...rows].map((each) => ({ value: String(each), label: `In row ${each}` })),
      ]}
      value={row === undefined ? null : row === null ? NONE : String(row)}
      placeholder="Say where they stand"
      allowDeselect={false}
      searchable
      disabled={under.busy}
      onChange={(chosen) => chosen && under.chooseHeaders(chosen === NONE ? null : Number(chosen))}
    />
  );
}
