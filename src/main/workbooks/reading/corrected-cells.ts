/** Cells that the coach corrected in the preview: read as if the file had them so. The file itself stays as it is. */

import { cellAt, columnIndex, type SheetCell, type SheetRow, type SheetTable } from './sheet-table.ts';

/** Text by `Sheet!F14`; an empty one leaves the cell out. */
export type CorrectedCells = Readonly<Record<string, string>>;

export function withCorrectedCells(
  tables: readonly SheetTable[],
  corrected: CorrectedCells,
): readonly SheetTable[] {
  const bySheet = Map.groupBy(Object.entries(corrected), ([place]) => place.slice(0, place.lastIndexOf('!')));
  if (bySheet.size === 0) return tables;
  return tables.map((table) => {
    const entries = bySheet.get(table.name);
    if (!entries) return table;
    const byRow = Map.groupBy(entries, ([place]) => Number(/\d+$/.exec(place)?.[0]));
    return { ...table, rows: table.rows.map((row) => withCells(row, byRow.get(row.number) ?? [])) };
  });
}

/** The text of these cells as the file has them; empty where it has none. */
export function writtenCells(tables: readonly SheetTable[], places: readonly string[]): CorrectedCells {
  return Object.fromEntries(
    places.map((place) => {
      const mark = place.lastIndexOf('!');
      const table = tables.find(({ name }) => name === place.slice(0, mark));
      const row = table?.rows.find(({ number }) => number === Number(/\d+$/.exec(place)?.[0]));
      return [place, (row && cellAt(row, columnIndex(place.slice(mark + 1)))?.text) ?? ''];
    }),
  );
}

function withCells(row: SheetRow, entries: readonly (readonly [place: string, text: string])[]): SheetRow {
  if (entries.length === 0) return row;
  const cells = new Map<number, SheetCell>(row.cells.map((cell) => [cell.column, cell]));
  for (const [place, text] of entries) {
    const column = columnIndex(place.slice(place.lastIndexOf('!') + 1));
    if (text.trim() === '') cells.delete(column);
    else cells.set(column, { kind: 'text', column, text: text.trim() });
  }
  return { ...row, cells: [...cells.values()].toSorted((a, b) => a.column - b.column) };
}
