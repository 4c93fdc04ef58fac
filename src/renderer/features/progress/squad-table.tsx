/** Everybody of a squad over a period, sorted by any column; ticked athletes stand side by side above. */

import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { ResultOf } from '#contract/channels.ts';
import { MOST_COMPARED, type SquadProgressRow } from '#contract/progress.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { inKilograms, type LoadUnit } from '#domain/load/load.ts';
import { COUNTINGS } from '#domain/program/advice.ts';
import { DONE_SESSION } from '#domain/training/compliance.ts';
import { TONNAGE_COUNTING, tonnageInWords, tonnageShownIn } from '#domain/training/volume.ts';
import classes from './squad.module.css';
import { amountIn, COUNTING_NAMES, COUNTING_NOTE, changeInWords, EFFORT_NOTE, unratedNote } from './words.ts';

interface Column {
  readonly id: string;
  readonly name: string;
  readonly number?: true;
  /** What it is sorted by; whoever has none stands last. */
  readonly by: (row: SquadProgressRow, unit: LoadUnit) => number | string | undefined;
  readonly says: (row: SquadProgressRow, unit: LoadUnit) => string;
}

const tenth = (value: number) => Math.round(10 * value) / 10;

const COLUMNS: readonly Column[] = [
  {
    id: 'sessions',
    name: 'Sessions',
    number: true,
    by: ({ done, assigned }) => (assigned === 0 ? undefined : done / assigned),
    says: ({ done, assigned }) => (assigned === 0 ? '' : `${done} of ${assigned}`),
  },
  {
    id: 'tonnage',
    name: 'Tonnage',
    number: true,
    by: ({ tonnage }, unit) => tonnageShownIn(tonnage, unit).amount,
    says: ({ tonnage }, unit) => tonnageInWords(tonnage, unit),
  },
  {
    id: 'reps',
    name: 'Lifts',
    number: true,
    by: ({ reps }) => reps,
    says: ({ reps }) => reps.toLocaleString('en'),
  },
  ...(Object.keys(COUNTINGS) as (keyof typeof COUNTINGS)[]).map(
    (counting): Column => ({
      id: counting,
      name: `Hard sets a week: ${COUNTING_NAMES[counting].toLowerCase()}`,
      number: true,
      by: ({ hardSets }) => hardSets[counting],
      says: ({ hardSets }) => String(tenth(hardSets[counting])),
    }),
  ),
  {
    id: 'range',
    name: 'Range of the level',
    number: true,
    by: ({ range }) => range.low,
    says: ({ range }) => `${range.low}–${range.high}`,
  },
  {
    id: 'best',
    name: 'Best estimate',
    number: true,
    by: ({ best }) => (best ? inKilograms(best.estimate) : undefined),
    says: ({ best }, unit) =>
      best ? `${amountIn(best.estimate, unit)}${best.confidence === 'low' ? ' (low)' : ''}` : '',
  },
  {
    id: 'change',
    name: 'Change',
    number: true,
    by: ({ best, before }) => (best && before ? inKilograms(best.estimate) - inKilograms(before) : undefined),
    says: ({ best, before }, unit) => (best ? changeInWords(best.estimate, before, unit) : ''),
  },
  {
    id: 'relative',
    name: '× bodyweight',
    number: true,
    by: ({ best }) => best?.timesBodyweight ?? undefined,
    says: ({ best }) => best?.timesBodyweight?.toFixed(2) ?? '',
  },
  {
    id: 'last',
    name: 'Last session',
    by: ({ lastSession }) => lastSession ?? undefined,
    says: ({ lastSession }) => (lastSession ? formatDate(lastSession) : ''),
  },
];

interface Props {
  readonly progress: ResultOf<'progress.squad'>;
  readonly chosen: readonly string[];
  readonly onChosen: (athleteIds: readonly string[]) => void;
}

const ROW = 32;

export function SquadTable({ progress: { rows, unit, before }, chosen, onChosen }: Props) {
  const [sort, setSort] = useState<{ id: string; down: boolean }>({ id: 'name', down: false });
  const sorted = useMemo(() => {
    const column = COLUMNS.find(({ id }) => id === sort.id);
    const value = (row: SquadProgressRow) => (column ? column.by(row, unit) : undefined);
    if (!column) return sort.down ? rows.toReversed() : rows;
    return rows.toSorted((a, b) => compare(value(a), value(b), sort.down));
  }, [rows, sort, unit]);
  const scroller = useRef<HTMLElement>(null);
  const virtual = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const heading = (id: string, name: string, number?: true) => (
    <th
      key={id}
      scope="col"
      className={number && 'number'}
      aria-sort={sort.id === id ? (sort.down ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={classes['sort']}
        // Numbers are looked at from the highest down.
        onClick={() => setSort({ id, down: sort.id === id ? !sort.down : number === true })}
      >
        {name}
        {sort.id === id && <span aria-hidden>{sort.down ? ' ↓' : ' ↑'}</span>}
      </button>
    </th>
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable without a mouse */}
      <section ref={scroller} className={classes['scroller']} aria-label="Athletes" tabIndex={0}>
        <table className={`plain-table ${classes['squad']}`} aria-rowcount={sorted.length + 1}>
          <thead>
            <tr>
              <td />
              {heading('name', 'Athlete')}
              {COLUMNS.map(({ id, name, number }) =>
                heading(id, id === 'best' ? `${name}, ${unit}` : name, number),
              )}
            </tr>
          </thead>
          <tbody>
            {above > 0 && <tr style={{ height: above }} aria-hidden />}
            {items.map(({ index }) => {
              const row = sorted[index];
              if (!row) return null;
              const isChosen = chosen.includes(row.athleteId);
              return (
                <tr key={row.athleteId} aria-rowindex={index + 2}>
                  <td>
                    <Checkbox
                      aria-label={`Compare ${row.name}`}
                      checked={isChosen}
                      disabled={!isChosen && chosen.length >= MOST_COMPARED}
                      onChange={() =>
                        onChosen(
                          isChosen ? chosen.filter((id) => id !== row.athleteId) : [...chosen, row.athleteId],
                        )
                      }
                    />
                  </td>
                  <th scope="row">
                    <Link className="link" to="/roster" search={{ athlete: row.athleteId, tab: 'progress' }}>
                      {row.name}
                    </Link>
                  </th>
                  {COLUMNS.map(({ id, number, says }) => (
                    <td key={id} className={number && 'number'}>
                      {says(row, unit)}
                    </td>
                  ))}
                </tr>
              );
            })}
            {below > 0 && <tr style={{ height: below }} aria-hidden />}
          </tbody>
        </table>
      </section>
      <p className="source">
        {before && 'Change: against the best of as many weeks before. '}Tick up to {MOST_COMPARED} athletes to
        see them side by side. “Low”: low confidence, from 11 or 12 reps to failure. {EFFORT_NOTE}{' '}
        {DONE_SESSION} {TONNAGE_COUNTING} {COUNTING_NOTE} {unratedNote(rows)}
      </p>
    </>
  );
}

function compare(a: number | string | undefined, b: number | string | undefined, down: boolean): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  const order = a < b ? -1 : a > b ? 1 : 0;
  return down ? -order : order;
}
