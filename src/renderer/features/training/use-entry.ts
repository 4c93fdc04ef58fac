/** Cells on their way: each is saved on its own as soon as it is left, and stays what was typed until that is certain. */

import { useCallback, useMemo, useRef } from 'react';
import type { EntryOutcome, GridSession, LoggedSetView, SetEntry } from '#contract/training.ts';
import type { Load, LoadUnit } from '#domain/load/load.ts';
import {
  asPrescribed,
  type CellTarget,
  type Entry,
  readCell,
  saysAsPrescribed,
  withPain,
} from '#domain/training/cell-entry.ts';
import type { Performed } from '#domain/training/performed.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { queryClient, useChannel } from '../../app/queries.ts';
import { tellConflicts } from '../assignments/conflict-dialog.tsx';
import { useAdvice } from './advice.ts';
import { type GridRow, sessionKey } from './grid-rows.ts';
import { type Pending, type PendingCells, type PendingRow, pendingCellsOf } from './pending-cells.ts';

export interface CellAt {
  readonly row: GridRow;
  readonly place: number;
}

export function cellKey({ row, place }: CellAt): string {
  return `${row.key} ${place}`;
}

/**
 * What the cell is read against; one more set than asked is like the last. Where the program leaves the load open, a set is
 * asked like the one before it: what was found once need not be typed again.
 */
export function targetOf({ row, place }: CellAt, unit: LoadUnit, waiting?: PendingRow): CellTarget {
  const { line } = row;
  const asked = line.sets.find((each) => each.place === place) ?? { ...line.sets.at(-1), place };
  const load = line.loaded && !asked.load ? loadBefore(row, place, unit, waiting) : undefined;
  const saved = row.sets.get(place);
  const standing = saved?.performed;
  return {
    set: { ...asked, ...(load && { load }) },
    line,
    unit,
    ...(standing && { standing }),
    skipped: saved?.performed === null,
  } as CellTarget;
}

/** Of the nearest set before, saved or on its way. */
function loadBefore(
  { line, sets }: GridRow,
  place: number,
  unit: LoadUnit,
  waiting?: PendingRow,
): Load | undefined {
  for (let before = place - 1; before > 0; before -= 1) {
    const text = waiting?.get(before)?.text;
    const set = line.sets.find((each) => each.place === before) ?? line.sets.at(-1);
    const read = text && set ? readCell(text, { set, line, unit } as CellTarget) : undefined;
    const load =
      read?.kind === 'set' ? read.performed.load : (sets.get(before)?.performed?.load as Load | undefined);
    if (load) return load;
  }
  return undefined;
}

/** What a row needs to be typed into. */
export interface Entering {
  readonly cells: PendingCells;
  commit(at: CellAt, text: string, more?: { sure?: boolean; version?: number | null }): Promise<void>;
  /** Answers false where nothing is entered yet that could move. */
  exchange(row: GridRow, exerciseId: string): boolean;
  /** Takes a cell back to what is saved. */
  forget(at: CellAt): void;
}

/** The answer that the grid shows: what is saved is written into it at once, and fetched again after that. */
export type Shown = { readonly sessions: readonly GridSession[] };

export function useEntry(
  unit: LoadUnit,
  heldOn: GridSession['heldOn'] | undefined,
  shown: readonly unknown[],
) {
  // Whoever signs in next does not see what was typed.
  const person = useChannel('system.status', {}).data?.person?.id ?? '';
  const pending = pendingCellsOf(person);
  const { advice, say, takeBack, heard } = useAdvice(person);
  /** Cells that are being saved. */
  const underWay = useRef(new Map<string, Promise<undefined>>());
  const put = useCallback(
    (changes: readonly (readonly [at: CellAt, waiting: Pending | undefined])[]) => pending.put(changes),
    [pending],
  );

  const send = useCallback(
    async (
      cells: readonly {
        at: CellAt;
        entry: Entry;
        text: string;
        sure?: boolean;
        version?: number | null;
        exerciseId?: string;
        asPrescribed?: true;
      }[],
    ) => {
      const readable = cells.filter(({ entry }) => entry.kind !== 'problem');
      put(
        cells.map(({ at, entry, text }) => [
          at,
          entry.kind === 'problem'
            ? { text, state: 'problem', sentence: entry.sentence }
            : { text, state: 'saving' },
        ]),
      );
      // Nobody waits with pain until the rest of a cell can be read.
      const hurting = cells.flatMap(({ at, entry }) =>
        entry.kind === 'problem' && entry.hurts ? [{ at, hurts: entry.hurts }] : [],
      );
      if (readable.length + hurting.length === 0) return;
      // The same cell twice in a row: the second stands on what the first left there.
      await Promise.all(readable.map(({ at }) => underWay.current.get(cellKey(at))));
      const answered = queryClient.getQueryData<Shown>(shown);
      const entries = readable.map(({ at, entry, sure, version, exerciseId, asPrescribed }): SetEntry => {
        const saved = savedNow(answered, at);
        return {
          assignmentId: at.row.session.assignmentId,
          plannedFor: at.row.session.plannedFor,
          lineId: at.row.line.lineId,
          place: at.place,
          version: version === undefined ? (saved?.version ?? null) : version,
          set: entry.kind === 'set' ? entry.performed : entry.kind === 'skipped' ? 'skipped' : null,
          ...(sure && { sure }),
          ...(exerciseId && { exerciseId }),
          ...(asPrescribed && { asPrescribed }),
        };
      });
      for (const { at, hurts } of hurting) {
        const { session, line } = at.row;
        const saved = savedNow(answered, at);
        entries.push({
          assignmentId: session.assignmentId,
          plannedFor: session.plannedFor,
          lineId: line.lineId,
          place: at.place,
          version: saved?.version ?? null,
          set: withPain(hurts, saved?.performed as Performed | null | undefined),
          sure: true,
        });
      }
      try {
        const sent = call('training.record', { entries, ...(heldOn && { heldOn }) });
        const settled = sent.then(
          () => undefined,
          () => undefined,
        );
        for (const { at } of readable) underWay.current.set(cellKey(at), settled);
        const reply = await sent;
        queryClient.setQueryData<Shown>(shown, (before) => before && withOutcomes(before, reply.outcomes));
        put(
          readable.map(({ at, text }, index) => [at, pendingOf(reply.outcomes[index] as EntryOutcome, text)]),
        );
        for (const [index, { at, entry }] of readable.entries())
          if (reply.outcomes[index]?.outcome === 'saved' && takesPainBack(entry, at)) takeBack(cellKey(at));
        for (const { at, hurts } of hurting) if (hurts.pain === 0) takeBack(cellKey(at));
        // Many cells at once say no new pain: they are as prescribed, or moved to another exercise.
        const cell = readable[0]?.at ?? hurting[0]?.at;
        if (cell) say(cellKey(cell), reply.advice);
        tellConflicts(reply.conflicts);
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error;
        const sentence = `${error.failure.message} ${error.failure.wayOut}`;
        const lost = cells.filter(({ entry }) => entry.kind !== 'problem' || entry.hurts);
        put(lost.map(({ at, text }) => [at, { text, state: 'failed', sentence }]));
      }
    },
    [put, heldOn, shown, say, takeBack],
  );

  const commit = useCallback(
    (at: CellAt, text: string, more: { sure?: boolean; version?: number | null } = {}) => {
      const asPrescribed = saysAsPrescribed(text);
      const entry =
        (asPrescribed && refusalOf(at.row)) || readCell(text, targetOf(at, unit, pending.ofRow(at.row.key)));
      return send([{ at, text, entry, ...more, ...(asPrescribed && { asPrescribed }) }]);
    },
    [send, unit, pending],
  );

  /**
   * Every empty cell of these rows as it was asked; those that the program leaves open stay empty, and so does all of
   * whose training is held. Answers how many cells are still open, and who is held.
   */
  const fill = useCallback(
    (rows: readonly GridRow[]) => {
      const empty = rows.flatMap((row) =>
        row.line.sets
          .filter(({ place }) => !row.sets.has(place) && !pending.ofRow(row.key).has(place))
          .map(({ place }) => ({ row, place })),
      );
      const cells = empty.filter(({ row }) => !refusalOf(row));
      const read = cells.map((at) => ({
        at,
        text: '',
        entry: asPrescribed(targetOf(at, unit, pending.ofRow(at.row.key))),
        asPrescribed: true as const,
      }));
      const known = read.filter(({ entry }) => entry.kind === 'set');
      void inParts(known, send);
      const held = empty.flatMap(({ row: { session } }) => (session.held === null ? [] : [session.name]));
      return { open: read.length - known.length, held: [...new Set(held)] };
    },
    [send, unit, pending],
  );

  /** Another exercise was done in this line: what is entered of it moves there, and what follows goes with it. */
  const exchange = useCallback(
    (row: GridRow, exerciseId: string) => {
      const entered = [...row.sets.values()].flatMap(({ place, performed }) =>
        performed
          ? [
              {
                at: { row, place },
                text: '',
                entry: { kind: 'set' as const, performed: performed as Performed },
                exerciseId,
                sure: true,
              },
            ]
          : [],
      );
      if (entered.length > 0) void send(entered);
      return entered.length > 0;
    },
    [send],
  );

  const forget = useCallback((at: CellAt) => put([[at, undefined]]), [put]);
  /** Stays the same, whatever is typed: what is drawn with it is not drawn again. */
  const entering = useMemo<Entering>(
    () => ({ cells: pending, commit, forget, exchange }),
    [pending, commit, forget, exchange],
  );
  return { entering, fill, advice, say, takeBack, heard };
}

/** Pain is taken back by `pain 0` and by an empty cell; what says nothing of it, or cannot see it, leaves it. */
function takesPainBack(entry: Entry, { row, place }: CellAt): boolean {
  if (entry.kind === 'set') return entry.performed.pain === 0;
  return (
    entry.kind === 'nothing' || (entry.kind === 'skipped' && Boolean(row.sets.get(place)?.performed?.pain))
  );
}

/** Why nothing more of a row is as prescribed; what was done all the same can be typed. */
export function refusalOf({ session, line }: GridRow): Entry | undefined {
  if (session.held !== null) return { kind: 'problem', sentence: `${session.held} ${WAY_ON}` };
  if (line.stopped)
    return {
      kind: 'problem',
      sentence: `This exercise was stopped: it hurt. ${WAY_ON}`,
    };
  return undefined;
}

const WAY_ON = 'Type skip, or what was done all the same.';

/** One call takes so many cells. */
const MOST_AT_ONCE = 1500;

async function inParts<Cell>(
  cells: readonly Cell[],
  send: (part: readonly Cell[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < cells.length; start += MOST_AT_ONCE)
    await send(cells.slice(start, start + MOST_AT_ONCE));
}

function savedNow(shown: Shown | undefined, { row, place }: CellAt): LoggedSetView | undefined {
  const session = shown?.sessions.find((each) => sessionKey(each) === sessionKey(row.session)) ?? row.session;
  return session.sets.find((set) => set.lineId === row.line.lineId && set.place === place);
}

function withOutcomes(shown: Shown, outcomes: readonly EntryOutcome[]): Shown {
  const saved = Map.groupBy(
    outcomes.filter(({ outcome }) => outcome === 'saved'),
    (each) => sessionKey(each),
  );
  return {
    ...shown,
    sessions: shown.sessions.map((session) => {
      const here = saved.get(sessionKey(session));
      if (!here) return session;
      const touched = new Set(here.map(({ lineId, place }) => `${lineId} ${place}`));
      return {
        ...session,
        sets: [
          ...session.sets.filter(({ lineId, place }) => !touched.has(`${lineId} ${place}`)),
          ...here.flatMap(({ present }) => present ?? []),
        ],
      };
    }),
  };
}

function pendingOf({ outcome, question, present }: EntryOutcome, text: string): Pending | undefined {
  if (outcome === 'saved') return undefined;
  if (outcome === 'refused') return { text, state: 'problem', sentence: `${question} ${WAY_ON}` };
  if (outcome === 'asks') return { text, state: 'asks', sentence: question ?? '' };
  return { text, state: 'conflict', present };
}
