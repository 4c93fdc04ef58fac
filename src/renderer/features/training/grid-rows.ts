/** The rows of the entry grid: lines of people, put in the order of a card or of a rack sheet. */

import type { GridSession, LoggedSetView } from '#contract/training.ts';

export type GridLine = GridSession['lines'][number];
export type Order = 'athlete' | 'exercise';

export interface GridRow {
  readonly key: string;
  readonly session: GridSession;
  readonly line: GridLine;
  /** By place. */
  readonly sets: ReadonlyMap<number, LoggedSetView>;
}

export interface GridBlock {
  readonly key: string;
  /** `Ana Novak`, or `1A2 Barbell hip thrust`. */
  readonly title: string;
  /** Under it: program, week, session; or tempo and rest. */
  readonly says: string;
  readonly rows: readonly GridRow[];
}

export function sessionKey({
  assignmentId,
  plannedFor,
}: Pick<GridSession, 'assignmentId' | 'plannedFor'>): string {
  return `${assignmentId} ${plannedFor}`;
}

/** People down and lines of each below them, as on a card; or lines down and people below, as on a rack sheet. */
export function gridBlocks(sessions: readonly GridSession[], order: Order): readonly GridBlock[] {
  const onPaper = order === 'athlete' ? sessions : sessions.toSorted(byRackPlace);
  const rows = onPaper.flatMap(rowsOf);
  if (order === 'athlete') {
    return [...Map.groupBy(rows, ({ session }) => sessionKey(session))].map(([key, own]) => {
      const { name, program, week, letter } = (own[0] as GridRow).session;
      return { key, title: name, says: `${program} · week ${week} ${letter}`, rows: own };
    });
  }
  const blocks = Map.groupBy(rows, ({ line, session }) => `${session.program} ${line.mark} ${line.exercise}`);
  return [...blocks]
    .toSorted(([, a], [, b]) => markOrder(a[0] as GridRow, b[0] as GridRow) || b.length - a.length)
    .map(([key, own]) => {
      const [{ line, session }] = own as [GridRow, ...GridRow[]];
      return { key, title: `${line.mark} ${line.exercise}`, says: session.program, rows: own };
    });
}

/** As people stand on their rack sheets; whoever is on none comes last, by name. */
function byRackPlace(a: GridSession, b: GridSession): number {
  return (a.rackPlace ?? Number.POSITIVE_INFINITY) - (b.rackPlace ?? Number.POSITIVE_INFINITY) || 0;
}

/** Rows of a session that did not change are the same rows: nothing of them is drawn again. */
const known = new WeakMap<GridSession, readonly GridRow[]>();

export function rowsOf(session: GridSession): readonly GridRow[] {
  let rows = known.get(session);
  if (!rows) {
    const entered = Map.groupBy(session.sets, ({ lineId }) => lineId);
    rows = session.lines.map((line) => ({
      key: `${sessionKey(session)} ${line.lineId}`,
      session,
      line,
      sets: new Map((entered.get(line.lineId) ?? []).map((set) => [set.place, set])),
    }));
    known.set(session, rows);
  }
  return rows;
}

function markOrder(a: GridRow, b: GridRow): number {
  return (
    a.session.program.localeCompare(b.session.program, 'en') ||
    a.line.mark.localeCompare(b.line.mark, 'en', { numeric: true })
  );
}

/** A line can be given this many sets beyond those that were asked. */
const MOST_EXTRA = 5;

/** Those asked, those done beyond them, and once all of these are entered one more. */
export function placesOf({ line, sets }: GridRow): number {
  const shown = Math.max(line.sets.length, ...sets.keys());
  const whole = sets.size > 0 && line.sets.every(({ place }) => sets.has(place)) && sets.has(shown);
  return whole && shown < line.sets.length + MOST_EXTRA ? shown + 1 : shown;
}
