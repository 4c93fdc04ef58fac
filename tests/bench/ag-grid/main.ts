/** The peer: AG Grid Community with the same rows and columns, set up as its documentation advises. */

import { AllCommunityModule, createGrid, ModuleRegistry, themeQuartz } from 'ag-grid-community';
import type { AthleteRow } from '../../../src/contract/roster.ts';

ModuleRegistry.registerModules([AllCommunityModule]);

const rows = (await (await fetch('/rows.json')).json()) as AthleteRow[];
const weight = (load: AthleteRow['bodyweight']) => (load ? `${load.hundredths / 100} ${load.unit}` : '');

const grid = createGrid<AthleteRow>(document.getElementById('grid') as HTMLElement, {
  theme: themeQuartz,
  rowData: rows,
  rowHeight: 32,
  animateRows: false,
  cacheQuickFilter: true,
  getRowId: ({ data }) => data.id,
  rowSelection: { mode: 'multiRow' },
  columnDefs: [
    {
      headerName: 'Name',
      colId: 'name',
      width: 210,
      valueGetter: ({ data }) => `${data?.firstName} ${data?.lastName}`,
    },
    { headerName: 'Clearance', colId: 'tier', width: 130, valueGetter: ({ data }) => data?.chip.tier },
    { headerName: 'Squads', colId: 'squads', width: 150, valueGetter: ({ data }) => data?.squads.join(', ') },
    {
      headerName: 'Program',
      colId: 'programs',
      width: 190,
      valueGetter: ({ data }) => data?.programs.join(', '),
    },
    { headerName: 'Level', colId: 'level', width: 110, field: 'level' },
    { headerName: 'Age', colId: 'age', width: 64, field: 'age' },
    { headerName: 'Sex', colId: 'sex', width: 84, field: 'sex' },
    {
      headerName: 'Bodyweight',
      colId: 'bodyweight',
      width: 104,
      valueGetter: ({ data }) => weight(data?.bodyweight ?? null),
      comparator: (_a, _b, a, b) =>
        (a.data?.bodyweight?.hundredths ?? 0) - (b.data?.bodyweight?.hundredths ?? 0),
    },
    {
      headerName: 'Hip thrust max',
      colId: 'hipThrust',
      width: 124,
      valueGetter: ({ data }) => weight(data?.hipThrust ?? null),
      comparator: (_a, _b, a, b) =>
        (a.data?.hipThrust?.hundredths ?? 0) - (b.data?.hipThrust?.hundredths ?? 0),
    },
    { headerName: 'Status', colId: 'status', width: 96, field: 'status' },
  ],
});

document.querySelector('input')?.addEventListener('input', (event) => {
  grid.setGridOption('quickFilterText', (event.target as HTMLInputElement).value);
});
