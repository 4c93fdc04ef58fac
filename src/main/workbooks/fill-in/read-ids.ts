/** The hidden sheet of a workbook that was filled in: which set each reference is. */

import { isCalendarDate } from '#domain/calendar/calendar-date.ts';
import { load } from '#domain/load/load.ts';
import { cellAt, type SheetCell, type SheetRow, type SheetTable } from '../reading/sheet-table.ts';
import { ID_COLUMNS, IDS_SHEET, type IdColumn, LAYOUT_VERSION, MARK } from './fill-in-layout.ts';
import type { LoggedBefore, SetKey } from './fill-in-model.ts';

export interface KnownSet {
  readonly key: SetKey;
  /** Absent where nothing is lifted. */
  readonly unit?: 'kg' | 'lb';
  readonly shownAthlete: string;
  readonly shownExercise: string;
  readonly logged?: LoggedBefore;
}

export type ReadIds =
  | {
      readonly ok: true;
      readonly sets: ReadonlyMap<string, KnownSet>;
    }
  | { readonly ok: false; readonly code: 'noFillIn' | 'newerFillIn' | 'damagedFillIn' };

export function readIds(tables: readonly SheetTable[]): ReadIds {
  const table = tables.find(({ name }) => name === IDS_SHEET);
  const [mark, headers, ...rows] = table?.rows ?? [];
  if (!mark || !headers || textAt(mark, 0) !== MARK) return { ok: false, code: 'noFillIn' };
  const version = Number(textAt(mark, 1));
  if (version > LAYOUT_VERSION) return { ok: false, code: 'newerFillIn' };
  const places = new Map(headers.cells.map((cell) => [cell.text, cell.column]));
  if (version !== LAYOUT_VERSION || ID_COLUMNS.some((column) => !places.has(column)))
    return { ok: false, code: 'damagedFillIn' };
  const sets = new Map<string, KnownSet>();
  for (const row of rows) {
    const at = (column: IdColumn) => cellAt(row, places.get(column) ?? -1);
    const reference = at('reference')?.text;
    // Below the last set there are choices of cells alone.
    if (reference === undefined) continue;
    const set = knownSet(at);
    if (!set || sets.has(reference)) return { ok: false, code: 'damagedFillIn' };
    sets.set(reference, set);
  }
  return { ok: true, sets };
}

type CellOf = (column: IdColumn) => SheetCell | undefined;

/** Undefined where somebody changed what only programs read. */
function knownSet(at: CellOf): KnownSet | undefined {
  const text = (column: IdColumn) => at(column)?.text ?? '';
  const [plannedFor, set, unit] = [text('plannedFor'), Number(text('set')), unitOf(text('unit'))];
  const ids = [text('assignment'), text('athlete'), text('line')];
  if (!isCalendarDate(plannedFor) || !Number.isInteger(set) || set < 1 || ids.includes('')) return undefined;
  if (!unit && text('unit') !== '') return undefined;
  const [assignmentId = '', athleteId = '', lineId = ''] = ids;
  const logged = loggedSet(at);
  return {
    key: { assignmentId, athleteId, plannedFor, lineId, set },
    ...(unit && { unit }),
    shownAthlete: text('shownAthlete'),
    shownExercise: text('shownExercise'),
    ...(logged && { logged }),
  };
}

function loggedSet(at: CellOf): LoggedBefore | undefined {
  const kind = at('logged')?.text;
  const version = Number(at('loggedVersion')?.text);
  if (kind === 'skipped') return { kind, version };
  const number = (column: IdColumn) => {
    const cell = at(column);
    return cell?.kind === 'number' ? cell.value : undefined;
  };
  const [reps, hundredths, rpe] = [number('loggedReps'), number('loggedHundredths'), number('loggedRpe')];
  if (kind !== 'done' || reps === undefined) return undefined;
  const unit = unitOf(at('loggedUnit')?.text ?? '');
  return {
    kind,
    version,
    reps,
    ...(hundredths !== undefined && unit && { load: load(hundredths / 100, unit) }),
    ...(rpe !== undefined && { rpe }),
  };
}

function unitOf(text: string): 'kg' | 'lb' | undefined {
  return text === 'kg' || text === 'lb' ? text : undefined;
}

function textAt(row: SheetRow, column: number): string {
  return cellAt(row, column)?.text ?? '';
}
