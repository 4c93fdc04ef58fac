/**
 * What came back in a workbook that was filled in: the sets that say something new, with the cells they stand in, and a
 * sentence for each cell or row that nothing was taken from. Targets are not read: they are what they were.
 */

import { type ReadProblem, readProblemSentence } from '../reading/read-problem.ts';
import { readTables } from '../reading/read-workbook.ts';
import { cellAt, columnLetter, type SheetRow, type SheetTable } from '../reading/sheet-table.ts';
import { cellProblem } from '../roster/cell-problem.ts';
import type { CellProblem } from '../roster/roster-reading.ts';
import { GUIDE_SHEET, IDS_SHEET, OPEN, REFERENCE, TELLING } from './fill-in-layout.ts';
import type { FillInEntry, LoggedSet, OpenCell, TypedSet } from './fill-in-model.ts';
import { type KnownSet, type ReadIds, readIds } from './read-ids.ts';
import { namesPain, type OpenCells, typedSet } from './typed-set.ts';

export type FillInResult =
  | { readonly ok: true; readonly reading: FillInReading }
  | {
      readonly ok: false;
      readonly problem: {
        readonly code: ReadProblem['code'] | Extract<ReadIds, { ok: false }>['code'];
        readonly sentence: string;
      };
    };

export interface FillInReading {
  /** In the order of the sheets. */
  readonly entries: readonly FillInEntry[];
  /** Rows with one of these give no entry but that of their pain. */
  readonly problems: readonly FillInProblem[];
  readonly remarks: readonly string[];
}

const SENTENCES = {
  noFillIn:
    'is no workbook to fill in, or has lost the hidden sheet that says whose each set is. Make it again in Rackside, fill that one in and save it as .xlsx.',
  newerFillIn: 'was made by a newer Rackside. Import it there.',
  damagedFillIn:
    'was changed on its hidden sheet, so nobody can say whose each set is. Make it again in Rackside and fill that one in.',
} as const;

/** Never throws for a bad file. */
export async function readFillIn(bytes: Uint8Array, fileName: string): Promise<FillInResult> {
  const file = await readTables(bytes, fileName);
  if (!file.ok) return file;
  const ids = readIds(file.tables);
  if (!ids.ok) {
    const sentence = readProblemSentence(fileName, SENTENCES[ids.code]);
    return { ok: false, problem: { code: ids.code, sentence } };
  }
  const found: Found = { entries: [], problems: [], remarks: [...file.remarks], seen: new Set(), emptied: 0 };
  for (const table of file.tables) {
    if (table.name !== IDS_SHEET && table.name !== GUIDE_SHEET) readWeek(table, ids.sets, found);
  }
  const { entries, problems, remarks, seen, emptied } = found;
  const gone = [...ids.sets.keys()].filter((reference) => !seen.has(reference)).length;
  const losses = [
    ...(gone > 0
      ? [`${rows(gone)} gone from the workbook; nothing changes for ${gone === 1 ? 'it' : 'them'}.`]
      : []),
    ...(emptied > 0
      ? [
          `${rows(emptied)} empty that ${emptied === 1 ? 'was' : 'were'} filled when the workbook was made; what is logged stays.`,
        ]
      : []),
  ];
  return {
    ok: true,
    reading: { entries, problems, remarks: [...remarks, ...losses] },
  };
}

/** With the row's own words for whose and which set it is. */
export interface FillInProblem extends CellProblem {
  readonly of: string;
  /** The row names pain, and nobody can say whose or how much: a coach has to see to it. */
  readonly pain: boolean;
}

interface Found {
  readonly entries: FillInEntry[];
  readonly problems: FillInProblem[];
  readonly remarks: string[];
  /** References met so far. */
  readonly seen: Set<string>;
  emptied: number;
}

function readWeek(table: SheetTable, sets: ReadonlyMap<string, KnownSet>, found: Found): void {
  const header = table.rows.find((row) => row.cells.some((cell) => cell.text === REFERENCE));
  const places = new Map(header?.cells.map((cell) => [cell.text, cell.column]));
  const wanted = [REFERENCE, ...Object.values(TELLING), ...Object.values(OPEN)];
  const missing = wanted.filter((text) => !places.has(text));
  if (!header || missing.length > 0) {
    const why = header ? `has no column "${missing[0]}"` : 'is not of the workbook that was made';
    found.remarks.push(`The sheet "${table.name}" ${why}, so nothing was taken from it.`);
    return;
  }
  for (const row of table.rows)
    if (row.number > header.number) readRow(new WeekRow(table, row, places), sets, found);
}

function readRow(row: WeekRow, sets: ReadonlyMap<string, KnownSet>, found: Found): void {
  const cells = row.openCells();
  const reference = row.text(REFERENCE);
  const set = sets.get(reference);
  const why = set
    ? refusal(row, reference, set, found.seen)
    : 'has no reference that this workbook was made with';
  if (set) found.seen.add(reference);
  if (why !== undefined || !set) {
    if (Object.keys(cells).length > 0)
      found.problems.push(
        row.problem(
          TELLING.athlete,
          row.text(TELLING.athlete),
          `this row ${why}, so nothing was taken from it`,
          namesPain(cells),
        ),
      );
    return;
  }
  const result = typedSet(cells, set.unit);
  if (result.kind === 'empty') {
    if (set.logged) found.emptied += 1;
    return;
  }
  if (result.kind === 'wrong') {
    for (const { cell, because } of result.problems) {
      const value = cell === 'pain' ? '' : (cells[cell]?.text ?? '');
      found.problems.push(row.problem(OPEN[cell], value, because, cell === 'pain'));
    }
    if (result.pain === undefined) return;
  } else if (says(set.logged, result.set)) return;
  found.entries.push({
    key: set.key,
    ...(result.kind === 'typed'
      ? { typed: result.set }
      : { typed: { kind: 'pain', pain: result.pain as number }, fault: true }),
    ...(set.logged && { logged: set.logged }),
    of: row.words(),
    sheet: row.sheet,
    rowNumber: row.number,
    cells: row.addresses(cells),
  });
}

/** A row that was copied, or whose name was written over, is not the row that was made. */
function refusal(
  row: WeekRow,
  reference: string,
  set: KnownSet,
  seen: ReadonlySet<string>,
): string | undefined {
  if (seen.has(reference)) return 'stands in the workbook twice';
  const shown: readonly (readonly [string, string])[] = [
    [TELLING.athlete, set.shownAthlete],
    [TELLING.exercise, set.shownExercise],
    [TELLING.set, String(set.key.set)],
  ];
  const other = shown.find(([header, text]) => row.text(header) !== text.trim());
  return (
    other &&
    `was made for ${set.shownAthlete}, ${set.shownExercise}, set ${set.key.set}, and says something else`
  );
}

/** Whether what was typed is what was logged already. Pain is never in the workbook, so a pain is always news. */
function says(logged: LoggedSet | undefined, typed: TypedSet): boolean {
  if (typed.kind === 'skipped' || logged?.kind === 'skipped') return typed.kind === logged?.kind;
  return (
    typed.kind === 'done' &&
    typed.pain === undefined &&
    logged !== undefined &&
    logged.reps === typed.reps &&
    logged.rpe === typed.rpe &&
    logged.load?.hundredths === typed.load?.hundredths &&
    logged.load?.unit === typed.load?.unit
  );
}

/** One row of a week with the columns of its sheet. */
class WeekRow {
  readonly sheet: string;
  readonly number: number;
  readonly #row: SheetRow;
  readonly #places: ReadonlyMap<string, number>;

  constructor(table: SheetTable, row: SheetRow, places: ReadonlyMap<string, number>) {
    this.sheet = table.name;
    this.number = row.number;
    this.#row = row;
    this.#places = places;
  }

  text(header: string): string {
    return cellAt(this.#row, this.#place(header))?.text.trim() ?? '';
  }

  openCells(): OpenCells {
    return Object.fromEntries(
      Object.entries(OPEN).flatMap(([name, header]) => {
        const cell = cellAt(this.#row, this.#place(header));
        return cell && cell.text.trim() !== '' ? [[name, cell]] : [];
      }),
    );
  }

  addresses(cells: OpenCells): FillInEntry['cells'] {
    const names = Object.keys(cells) as OpenCell[];
    return Object.fromEntries(names.map((name) => [name, `${this.#letter(OPEN[name])}${this.number}`]));
  }

  problem(header: string, value: string, because: string, pain: boolean): FillInProblem {
    const column = { column: this.#letter(header), header };
    const place = { sheet: this.sheet, nameSheet: true, rowNumber: this.number, column };
    return { ...cellProblem(place, 'error', value, because), of: this.words(), pain };
  }

  /** `Sørensen, Renée, Back squat, set 1` */
  words(): string {
    const [athlete, exercise, set] = [TELLING.athlete, TELLING.exercise, TELLING.set].map((header) =>
      this.text(header),
    );
    return [athlete, exercise, set && `set ${set}`].filter(Boolean).join(', ');
  }

  #place(header: string): number {
    return this.#places.get(header) ?? -1;
  }

  #letter(header: string): string {
    return columnLetter(this.#place(header));
  }
}

function rows(count: number): string {
  return count === 1 ? '1 row is' : `${count} rows are`;
}
