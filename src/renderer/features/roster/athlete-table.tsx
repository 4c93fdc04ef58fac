/** The athlete table: any number of athletes, of which only those on screen exist as rows. */

import { type Row, type RowSelectionState, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { AthleteRow } from '#contract/roster.ts';
import { displayName } from '#domain/athlete/names.ts';
import { useChannel } from '../../app/queries.ts';
import classes from './athlete-table.module.css';
import { useColumnLayout } from './column-layout.ts';
import { NUMBERS, rosterColumns } from './columns.tsx';
import { type RosterFeatures, rosterFeatures } from './features.ts';
import type { RosterIndex, Sort, SortColumn } from './roster-index.ts';

export interface AthleteTableProps {
  readonly index: RosterIndex;
  /** Slots in order: what the view shows. */
  readonly slots: Uint32Array;
  readonly sort: readonly Sort[];
  readonly onSort: (sort: readonly Sort[]) => void;
  readonly selection: RowSelectionState;
  readonly onSelection: (selection: RowSelectionState) => void;
  readonly openId: string | undefined;
  /** `edit`: with the hands already on its first field. */
  readonly onOpen: (id: string | undefined, edit?: boolean) => void;
  readonly density: Density;
}

export type Density = 'compact' | 'normal' | 'comfortable';
export const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 26, normal: 32, comfortable: 40 };

const MARK_WIDTH = 36;
const NO_ROWS: AthleteRow[] = [];
/** More lines than any screen shows, so that no two on screen share a key. */
const LINES = 256;

export function AthleteTable(props: AthleteTableProps) {
  const { index, slots, sort, selection, onSelection, openId, onOpen } = props;
  const [active, setActive] = useState(0);
  /** Where a range selected with Shift begins. */
  const anchor = useRef(0);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = ROW_HEIGHTS[props.density];
  const layout = useColumnLayout();
  const unit = useChannel('facility.get', {}).data?.unit ?? 'kg';

  const virtualizer = useVirtualizer({
    count: slots.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are measured again when the density changes
  useEffect(() => virtualizer.measure(), [rowHeight]);

  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  const shown = useMemo(() => {
    const rows: AthleteRow[] = [];
    for (let place = first; place <= last; place++) {
      const row = index.at(slots[place] as number);
      if (row) rows.push(row);
    }
    return rows.length > 0 ? rows : NO_ROWS;
  }, [index, slots, first, last]);

  const table = useTable({
    features: rosterFeatures,
    columns: rosterColumns[unit],
    data: shown,
    getRowId: (row) => row.id,
    manualSorting: true,
    columnResizeMode: 'onChange',
    state: {
      ...layout.state,
      rowSelection: selection,
      sorting: sort.map(({ column, descending }) => ({ id: column, desc: descending })),
    },
    ...layout.handlers,
  });

  // The hands are on the table on arrival, unless they write somewhere else already.
  useEffect(() => {
    if (document.activeElement?.closest('input, textarea, select, [role="dialog"]')) return;
    scroller.current?.focus({ preventScroll: true });
  }, []);
  // The keys go on from the open athlete, wherever a reload, a search or a sort has put it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a click or a key that opens has moved already
  useEffect(() => {
    const place = openId ? slots.findIndex((slot) => index.at(slot)?.id === openId) : -1;
    if (place < 0) return;
    setActive(place);
    anchor.current = place;
  }, [slots]);

  const idAt = (place: number) => index.at(slots[place] as number)?.id;

  const move = (place: number, extend: boolean) => {
    const next = Math.max(0, Math.min(slots.length - 1, place));
    setActive(next);
    virtualizer.scrollToIndex(next);
    if (extend) onSelection(rangeOf(anchor.current, next));
    else anchor.current = next;
    if (openId && !extend) onOpen(idAt(next));
  };

  const rangeOf = (from: number, to: number): RowSelectionState => {
    const range: RowSelectionState = {};
    for (let place = Math.min(from, to); place <= Math.max(from, to); place++) {
      const id = idAt(place);
      if (id) range[id] = true;
    }
    return range;
  };

  const toggle = (place: number) => {
    const id = idAt(place);
    if (!id) return;
    const { [id]: was, ...others } = selection;
    onSelection(was ? others : { ...selection, [id]: true });
    anchor.current = place;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: slots.length - 1,
    };
    const target = moves[event.key];
    if (target !== undefined) move(target, event.shiftKey);
    else if (event.key === ' ') toggle(active);
    else if (event.key === 'Enter' || event.key === 'F2') onOpen(idAt(active), event.key === 'F2');
    else if (event.key === 'Escape' && openId) onOpen(undefined);
    else if (event.key === 'Escape') onSelection({});
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey))
      onSelection(rangeOf(0, slots.length - 1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const clicked = useRef<(event: MouseEvent, place: number) => void>(() => undefined);
  /** One function for all renders, so that rows that did not change are not drawn again. */
  const onRowClick = useCallback((event: MouseEvent, place: number) => clicked.current(event, place), []);
  clicked.current = (event, place) => {
    const onMark = (event.target as HTMLElement).closest('[data-mark]') !== null;
    if (event.shiftKey) {
      event.preventDefault();
      onSelection({ ...(event.ctrlKey ? selection : {}), ...rangeOf(anchor.current, place) });
    } else if (onMark || event.ctrlKey || event.metaKey) {
      toggle(place);
    } else {
      // The second half of a double click may have been meant for a dialog that the first one closed.
      if (event.detail > 1) return;
      anchor.current = place;
      onOpen(idAt(place));
    }
    setActive(place);
  };

  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const template = `${MARK_WIDTH}px ${headers.map((header) => `${header.getSize()}px`).join(' ')} minmax(0, 1fr)`;
  const width = MARK_WIDTH + headers.reduce((sum, header) => sum + header.getSize(), 0);
  const columnsKey = `${unit} ${headers.map((header) => header.id).join()}`;

  return (
    <div
      ref={scroller}
      className={classes.scroller}
      role="grid"
      aria-label="Athletes"
      aria-rowcount={slots.length + 1}
      aria-multiselectable
      tabIndex={0}
      onKeyDown={onKeyDown}
      aria-activedescendant={slots.length > 0 ? `athlete-row-${active}` : undefined}
    >
      <div className={classes.head} role="row" style={{ gridTemplateColumns: template, minWidth: width }}>
        <span role="columnheader" aria-label="Selected" />
        {headers.map((header) => (
          <HeaderCell key={header.id} id={header.id as SortColumn} sort={sort} onSort={props.onSort}>
            <table.FlexRender header={header} />
            <button
              type="button"
              tabIndex={-1}
              aria-label={`Resize ${header.id}`}
              className={classes.resizer}
              onMouseDown={header.getResizeHandler()}
              onTouchStart={header.getResizeHandler()}
              onClick={(event) => event.stopPropagation()}
            />
          </HeaderCell>
        ))}
      </div>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative', minWidth: width }}>
        {table.getRowModel().rows.map((row, offset) => {
          const place = first + offset;
          return (
            <AthleteLine
              // Rows are drawn over: the line at a place takes the next athlete without being built anew.
              key={place % LINES}
              row={row}
              athlete={row.original}
              place={place}
              top={place * rowHeight}
              height={rowHeight}
              template={template}
              columnsKey={columnsKey}
              selected={selection[row.id] === true}
              open={openId === row.id}
              active={place === active}
              onClick={onRowClick}
            />
          );
        })}
      </div>
    </div>
  );
}

interface AthleteLineProps {
  readonly row: Row<RosterFeatures, AthleteRow>;
  readonly athlete: AthleteRow;
  readonly place: number;
  readonly top: number;
  readonly height: number;
  readonly template: string;
  readonly columnsKey: string;
  readonly selected: boolean;
  readonly open: boolean;
  readonly active: boolean;
  readonly onClick: (event: MouseEvent, place: number) => void;
}

/** One row; drawn again only when what it shows changes, since scrolling makes new row objects all the time. */
const AthleteLine = memo(
  function AthleteLine({
    row,
    athlete,
    place,
    top,
    height,
    template,
    selected,
    open,
    active,
    onClick,
  }: AthleteLineProps) {
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all its rows
      <div
        id={`athlete-row-${place}`}
        role="row"
        aria-rowindex={place + 2}
        aria-selected={selected}
        tabIndex={-1}
        data-open={open || undefined}
        data-active={active || undefined}
        className={classes.row}
        style={{ transform: `translateY(${top}px)`, height, gridTemplateColumns: template }}
        onClick={(event) => onClick(event, place)}
      >
        <span role="gridcell" data-mark className={classes.mark}>
          <span
            role="checkbox"
            className={classes.check}
            aria-checked={selected}
            aria-label={`Select ${displayName(athlete)}`}
          />
        </span>
        {row.getVisibleCells().map((cell) => (
          <span
            key={cell.id}
            role="gridcell"
            className={NUMBERS.has(cell.column.id) ? classes.number : classes.cell}
          >
            {cell.column.columnDef.cell &&
            typeof cell.column.columnDef.cell === 'function' &&
            cell.column.id === 'tier'
              ? cell.column.columnDef.cell(cell.getContext())
              : String(cell.getValue() ?? '')}
          </span>
        ))}
      </div>
    );
  },
  (before, after) =>
    before.athlete === after.athlete &&
    before.place === after.place &&
    before.top === after.top &&
    before.height === after.height &&
    before.template === after.template &&
    before.columnsKey === after.columnsKey &&
    before.selected === after.selected &&
    before.open === after.open &&
    before.active === after.active &&
    before.onClick === after.onClick,
);

interface HeaderCellProps {
  readonly id: SortColumn;
  readonly sort: readonly Sort[];
  readonly onSort: (sort: readonly Sort[]) => void;
  readonly children: React.ReactNode;
}

/** Click sorts by this column; with Shift it is added to the columns sorted by. */
function HeaderCell({ id, sort, onSort, children }: HeaderCellProps) {
  const present = sort.find((entry) => entry.column === id);
  const next = present
    ? present.descending
      ? undefined
      : { column: id, descending: true }
    : { column: id, descending: false };
  const turn = (add: boolean) => {
    const others = add ? sort.filter((entry) => entry.column !== id) : [];
    onSort(next ? [...others, next] : others);
  };
  return (
    <span
      role="columnheader"
      tabIndex={-1}
      aria-sort={present ? (present.descending ? 'descending' : 'ascending') : 'none'}
      className={NUMBERS.has(id) ? `${classes.headCell} ${classes.number}` : classes.headCell}
      onClick={(event) => turn(event.shiftKey)}
      onKeyDown={(event) => event.key === 'Enter' && turn(event.shiftKey)}
    >
      {children}
      {present && <span aria-hidden>{present.descending ? ' ↓' : ' ↑'}</span>}
      {sort.length > 1 && present && <sup>{sort.indexOf(present) + 1}</sup>}
    </span>
  );
}
