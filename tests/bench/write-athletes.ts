/** Writes 10,000 athletes × 20 columns, by us or by SheetJS, and tells time and peak memory to whoever asked. */

import { columnsOfAthletes, ROWS_OF_ATHLETES } from './athlete-columns.ts';

const [by] = process.argv.slice(2);
const start = performance.now();
const bytes = by === 'sheetjs' ? await bySheetJs() : await byRackside();
process.send?.({
  milliseconds: performance.now() - start,
  // Kilobytes on every system that Node runs on.
  megabytes: process.resourceUsage().maxRSS / 1024,
  bytes: bytes.length,
});

async function byRackside(): Promise<Uint8Array> {
  const { writeWorkbook } = await import('../../src/main/workbooks/write-report.ts');
  const columns = columnsOfAthletes();
  return writeWorkbook([{ name: 'Roster', rows: ROWS_OF_ATHLETES, frozenColumns: 3, columns }], '2026-11-23');
}

async function bySheetJs(): Promise<Uint8Array> {
  const { default: XLSX } = await import('xlsx');
  const columns = columnsOfAthletes();
  const cells = ROWS_OF_ATHLETES.map((row, at) => columns.map((column) => column.value(row, at + 2)));
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([columns.map(({ header }) => header), ...cells], { cellDates: false }),
    'Roster',
  );
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer;
}
