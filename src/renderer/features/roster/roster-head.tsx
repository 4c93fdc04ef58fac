/** The head of the roster: the squad, what can be added, and how the table is laid out. */

import { Button, Checkbox, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import { IconColumns3, IconFileImport, IconUserPlus } from '@tabler/icons-react';
import { memo, useCallback, useState } from 'react';
import { useChannel } from '../../app/queries.ts';
import type { Density } from './athlete-table.tsx';
import { resetColumns, showColumn, useColumnLayout } from './column-layout.ts';
import { rosterColumns } from './columns.tsx';
import type { FacetColumn } from './roster-index.ts';

export type Facets = Partial<Record<FacetColumn, string[]>>;

export const SquadSwitch = memo(function SquadSwitch({
  facets,
  onFacets,
}: {
  facets: Facets;
  onFacets: (facets: Facets) => void;
}) {
  const squads = useChannel('roster.squads', {});
  const squad = facets.squads?.length === 1 ? facets.squads[0] : '';
  return (
    <select
      aria-label="Squad"
      className="squad-switch"
      value={squad}
      onChange={(event) =>
        onFacets({ ...facets, squads: event.currentTarget.value ? [event.currentTarget.value] : [] })
      }
    >
      <option value="">All squads</option>
      {squads.data?.map(({ id, name, athletes }) => (
        <option key={id} value={name}>{`${name} (${athletes})`}</option>
      ))}
    </select>
  );
});

interface HeadActionsProps {
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
  readonly onOpen: (screen: 'import' | 'add') => void;
}

export const HeadActions = memo(function HeadActions({ density, onDensity, onOpen }: HeadActionsProps) {
  return (
    <>
      <ViewMenu density={density} onDensity={onDensity} />
      <Button
        variant="default"
        leftSection={<IconFileImport size={16} stroke={1.6} />}
        aria-label="Import a roster"
        onClick={() => onOpen('import')}
      >
        <span className="action-label">Import</span>
      </Button>
      <Button
        leftSection={<IconUserPlus size={16} stroke={1.6} />}
        aria-label="Add athlete"
        onClick={() => onOpen('add')}
      >
        <span className="action-label">Add athlete</span>
      </Button>
    </>
  );
});

/** Row height, remembered on this computer. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useState<Density>(
    () => (localStorage.getItem('rackside.density') as Density) ?? 'normal',
  );
  const choose = useCallback((next: Density) => {
    setDensity(next);
    localStorage.setItem('rackside.density', next);
  }, []);
  return [density, choose];
}

function ViewMenu({ density, onDensity }: { density: Density; onDensity: (density: Density) => void }) {
  const { state } = useColumnLayout();
  const unit = useChannel('facility.get', {}).data?.unit ?? 'kg';
  return (
    <Menu closeOnItemClick={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <Tooltip label="Columns and density">
          <Button variant="subtle" px={8} aria-label="Columns and density">
            <IconColumns3 size={18} stroke={1.6} />
          </Button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown p="sm">
        <SegmentedControl
          aria-label="Density"
          value={density}
          onChange={(value) => onDensity(value as Density)}
          data={[
            { value: 'compact', label: 'Compact' },
            { value: 'normal', label: 'Normal' },
            { value: 'comfortable', label: 'Comfortable' },
          ]}
        />
        <div className="section-title">Columns</div>
        {rosterColumns[unit]
          .filter((column) => column.enableHiding !== false)
          .map((column) => (
            <Checkbox
              key={column.id}
              my={5}
              label={String(column.header)}
              checked={state.columnVisibility[column.id ?? ''] !== false}
              onChange={(event) => showColumn(column.id ?? '', event.currentTarget.checked)}
            />
          ))}
        <Button variant="subtle" size="compact-xs" mt={6} onClick={resetColumns}>
          Back to the usual columns
        </Button>
      </Menu.Dropdown>
    </Menu>
  );
}
