/** One block of the entry grid: an athlete's lines, or everybody's sets of one line. */

import { Button } from '@mantine/core';
import { memo, useSyncExternalStore } from 'react';
import { formatLoad, type LoadUnit } from '#domain/load/load.ts';
import { asPrescribed, LOAD_MISSING, lacksLoad, writeCell } from '#domain/training/cell-entry.ts';
import type { Performed } from '#domain/training/performed.ts';
import classes from './entry.module.css';
import { EntryCell, savedText } from './entry-cell.tsx';
import { type GridBlock, type GridRow, type Order, placesOf } from './grid-rows.ts';
import { OtherExercise } from './other-exercise.tsx';
import type { Pending } from './pending-cells.ts';
import { type CellAt, type Entering, refusalOf, targetOf } from './use-entry.ts';

interface Props {
  readonly block: GridBlock;
  readonly order: Order;
  /** Number of the block's first row in the whole grid. */
  readonly first: number;
  readonly unit: LoadUnit;
  readonly entry: Entering;
  readonly onCommit: (row: number, column: number, text: string, sure: boolean) => void;
  readonly onFill: (row: number, what: 'line' | 'athlete') => void;
}

export function EntryBlock({ block, order, first, unit, entry, onCommit, onFill }: Props) {
  return (
    <div
      className={classes.block}
      style={{ containIntrinsicSize: `auto none auto ${40 + 54 * block.rows.length}px` }}
    >
      <table className={classes.grid} aria-label={block.title}>
        <caption>
          <b>{block.title}</b>
          <span>{block.says}</span>
        </caption>
        <tbody>
          {block.rows.map((row, at) => (
            <EntryRow
              key={row.key}
              row={row}
              order={order}
              at={first + at}
              unit={unit}
              entry={entry}
              onCommit={onCommit}
              onFill={onFill}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps extends Pick<Props, 'order' | 'unit' | 'entry' | 'onCommit' | 'onFill'> {
  readonly row: GridRow;
  /** Its number in the whole grid. */
  readonly at: number;
}

/** Drawn again only when something of this very row changed: a key in one cell must not wait for the others. */
const EntryRow = memo(function EntryRow({
  row,
  order,
  at,
  unit,
  entry: { cells: waitingCells, commit, forget, exchange },
  onCommit,
  onFill,
}: RowProps) {
  const pending = useSyncExternalStore(waitingCells.subscribe, () => waitingCells.ofRow(row.key));
  const cells = Array.from({ length: placesOf(row) }, (_, index) => ({ row, place: index + 1 }));
  const notes = cells.flatMap((cell) => {
    const waiting = pending.get(cell.place);
    return waiting && waiting.state !== 'saving' ? [{ cell, waiting }] : [];
  });
  // Kept with its pain before the load was known; asked for until it is, in whatever window.
  const incomplete = [...row.sets.values()].filter(
    ({ place, performed }) => performed && !pending.has(place) && lacksLoad(performed as Performed, row.line),
  );
  return (
    <>
      <tr>
        <th scope="row">
          <RowHead row={row} order={order} exchange={exchange} />
        </th>
        {cells.map((cell, column) => (
          <td key={cell.place}>
            <EntryCell
              row={at}
              column={column}
              label={`${row.session.name}, ${row.line.exercise}, set ${cell.place}`}
              asked={isExtra(cell) ? '+' : refusalOf(row) ? '–' : askedIn(cell, unit)}
              extra={isExtra(cell)}
              top={targetOf(cell, unit).set.kind === 'top'}
              saved={row.sets.get(cell.place)}
              pending={pending.get(cell.place)}
              unit={unit}
              onCommit={onCommit}
              onFill={onFill}
            />
          </td>
        ))}
      </tr>
      {notes.map(({ cell, waiting }) => (
        <tr key={`note ${cell.place}`} style={{ borderTop: 0 }}>
          <td colSpan={cells.length + 1} style={{ padding: 0 }}>
            <RowNote cell={cell} waiting={waiting} unit={unit} commit={commit} forget={forget} />
          </td>
        </tr>
      ))}
      {incomplete.map(({ place }) => (
        <tr key={`incomplete ${place}`} style={{ borderTop: 0 }}>
          <td colSpan={cells.length + 1} style={{ padding: 0 }}>
            <div className={classes['row-note']}>
              Set {place}: {LOAD_MISSING}
            </div>
          </td>
        </tr>
      ))}
    </>
  );
});

/** Not drawn again while a set of the row is on its way. */
const RowHead = memo(function RowHead({
  row,
  order,
  exchange,
}: {
  row: GridRow;
  order: Order;
  exchange: Entering['exchange'];
}) {
  const { line, session } = row;
  const plates = line.sets[0]?.plates;
  const done = [...row.sets.values()].find(({ exerciseId }) => exerciseId !== line.exerciseId)?.exerciseId;
  return (
    <>
      {order === 'athlete' && <span className={classes.mark}>{line.mark}</span>}
      <span className={classes.who} title={order === 'athlete' ? line.exercise : session.name}>
        {order === 'athlete' ? line.exercise : session.name}
      </span>
      <span className={classes.target} title={line.target}>
        {line.target}
        {plates && <span className={classes.plates}>{plates}</span>}
      </span>
      <OtherExercise row={row} done={done} exchange={exchange} />
      {line.stopped && <span className={classes.changed}>stopped: it hurt</span>}
      {line.changes.length > 0 && <span className={classes.changed}>{line.changes.join(', ')}</span>}
    </>
  );
});

/** Beyond what was asked, and not done yet. */
function isExtra({ row, place }: CellAt): boolean {
  return place > row.line.sets.length && !row.sets.has(place);
}

/** `102.5×8`: what Enter alone would enter; empty where the program leaves it open. */
function askedIn(cell: CellAt, unit: LoadUnit): string {
  const target = targetOf(cell, unit);
  const asked = asPrescribed(target);
  if (asked.kind === 'set') {
    const { rir: _rir, ...shown } = asked.performed;
    return writeCell(shown, unit);
  }
  const { ceiling, reps } = target.set;
  return ceiling ? `≤ ${formatLoad(ceiling)}` : reps ? `…×${reps.low}` : 'reps';
}

/** What is wrong with a cell, what it asks, or who else entered it; with the way out beside it. */
function RowNote({
  cell,
  waiting,
  unit,
  commit,
  forget: leave,
}: {
  cell: CellAt;
  waiting: Pending;
  unit: LoadUnit;
  commit: Props['entry']['commit'];
  forget: Props['entry']['forget'];
}) {
  const { text, state, sentence, present } = waiting;
  const forget = () => leave(cell);
  const name = `Set ${cell.place}`;
  if (state === 'conflict') {
    return (
      <div className={classes['row-note']} role="alert">
        {present ? (
          <span>
            {name}: {present.by} entered <b>{savedText(present, unit)}</b> meanwhile, you typed{' '}
            <b>{text || '='}</b>.
          </span>
        ) : (
          <span>
            {name}: somebody emptied this cell meanwhile, you typed <b>{text}</b>.
          </span>
        )}
        <Button variant="default" size="compact-sm" onClick={forget}>
          Keep theirs
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => void commit(cell, text || '=', { version: present?.version ?? null })}
        >
          Take mine
        </Button>
      </div>
    );
  }
  return (
    <div className={classes['row-note']} role="alert">
      <span>
        {name}: {sentence}
      </span>
      {state === 'asks' && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => void commit(cell, text || '=', { sure: true })}
        >
          Yes, that is right
        </Button>
      )}
      {state === 'failed' && (
        <Button variant="default" size="compact-sm" onClick={() => void commit(cell, text || '=')}>
          Try again
        </Button>
      )}
      <Button variant="subtle" size="compact-sm" onClick={forget}>
        {state === 'asks' ? 'No, take it out' : 'Leave it'}
      </Button>
    </div>
  );
}
