/** The columns of the athlete table. */

import { createColumnHelper } from '@tanstack/react-table';
import type { AthleteRow } from '#contract/roster.ts';
import { displayName } from '#domain/athlete/names.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { formatAmount, type LoadUnit } from '#domain/load/load.ts';
import { formatHeight } from '../../ui/height-field.tsx';
import { TierChip } from '../../ui/tier-chip.tsx';
import type { RosterFeatures } from './features.ts';
import type { FacetColumn } from './roster-index.ts';

const column = createColumnHelper<RosterFeatures, AthleteRow>();

/** Words for the values that are stored as ids. */
export const VALUE_WORDS: Readonly<Record<string, string>> = {
  female: 'Female',
  male: 'Male',
  other: 'Other',
  undisclosed: 'Undisclosed',
  active: 'Active',
  unavailable: 'Unavailable',
  away: 'Away',
  archived: 'Archived',
  beginner: 'Beginner',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
  T0: 'Hold',
  T1: 'Foundation',
  T2: 'Restricted',
  T3: 'Full',
};

export const word = (value: string) => VALUE_WORDS[value] ?? value;

/** Columns whose filter is a list of values, and what a filter on them reads like. */
export const FACET_WORDS: Readonly<Record<FacetColumn, string>> = {
  squads: 'Squad',
  tier: 'Tier',
  status: 'Status',
  level: 'Level',
  sex: 'Sex',
  sport: 'Sport',
  programs: 'Program',
};

/** Right-aligned columns. */
export const NUMBERS = new Set(['age', 'bodyweight', 'height', 'hipThrust']);

/** The unit stands in the header; a load in the other one says so in its cell. */
const columnsIn = (unit: LoadUnit) =>
  column.columns([
    column.accessor((row) => displayName(row), {
      id: 'name',
      header: 'Name',
      size: 210,
      minSize: 120,
      enableHiding: false,
    }),
    column.accessor((row) => row.chip.tier, {
      id: 'tier',
      header: 'Clearance',
      size: 130,
      cell: ({ row }) => (
        <TierChip
          tier={row.original.chip.tier}
          {...(row.original.chip.onFile && { title: 'A record is open' })}
        />
      ),
    }),
    column.accessor((row) => row.squads.join(', '), { id: 'squads', header: 'Squads', size: 150 }),
    column.accessor((row) => row.programs.join(', '), { id: 'programs', header: 'Program', size: 190 }),
    column.accessor((row) => word(row.level), { id: 'level', header: 'Level', size: 110 }),
    column.accessor((row) => row.age ?? '', { id: 'age', header: 'Age', size: 64 }),
    column.accessor((row) => (row.sex ? word(row.sex) : ''), { id: 'sex', header: 'Sex', size: 84 }),
    column.accessor((row) => amountIn(unit, row.bodyweight), {
      id: 'bodyweight',
      header: `Bodyweight (${unit})`,
      size: 118,
    }),
    column.accessor((row) => (row.heightMm ? formatHeight(row.heightMm, unit) : ''), {
      id: 'height',
      header: unit === 'lb' ? 'Height (ft in)' : 'Height (cm)',
      size: 100,
    }),
    column.accessor((row) => amountIn(unit, row.hipThrust), {
      id: 'hipThrust',
      header: `Hip thrust max (${unit})`,
      size: 144,
    }),
    column.accessor((row) => row.sport ?? '', { id: 'sport', header: 'Sport', size: 120 }),
    column.accessor((row) => row.position ?? '', { id: 'position', header: 'Position', size: 110 }),
    column.accessor((row) => (row.trainingSince ? formatDate(row.trainingSince) : ''), {
      id: 'trainingSince',
      header: 'Training since',
      size: 120,
    }),
    column.accessor((row) => word(row.status), { id: 'status', header: 'Status', size: 96 }),
  ]);

/** One list a unit, so that the table is built anew only when the facility changes its own. */
export const rosterColumns = { kg: columnsIn('kg'), lb: columnsIn('lb') } as const;

/** Shown on the first start; the rest is one click away. */
export const HIDDEN_AT_FIRST: Readonly<Record<string, boolean>> = {
  sport: false,
  position: false,
  trainingSince: false,
  height: false,
};

function amountIn(unit: LoadUnit, load: AthleteRow['bodyweight']): string {
  if (!load) return '';
  return load.unit === unit ? formatAmount(load) : `${formatAmount(load)} ${load.unit}`;
}
