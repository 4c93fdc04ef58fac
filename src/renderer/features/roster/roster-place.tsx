/** The roster: the table is the home. Search, filters as words, selection, and the panel beside it. */

import { Button, Checkbox, Kbd, Menu, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { IconColumns3, IconFileImport, IconSearch, IconUserPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { RowSelectionState } from '@tanstack/react-table';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../app/keys.ts';
import { useChannel } from '../../app/queries.ts';
import type { RosterSearch } from '../../app/routes.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { AssignDialog } from '../assignments/assign-dialog.tsx';
import { AddAthlete } from './add-athlete.tsx';
import { AthletePanel } from './athlete-panel.tsx';
import { AthleteTable, type Density } from './athlete-table.tsx';
import { resetColumns, showColumn, useColumnLayout } from './column-layout.ts';
import { rosterColumns } from './columns.tsx';
import { FilterWords } from './filter-words.tsx';
import { ImportScreen } from './import/import-screen.tsx';
import type { FacetColumn, Sort, SortColumn, View } from './roster-index.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useRoster } from './use-roster.ts';

const route = getRouteApi('/roster');
const NOT_ARCHIVED = ['active', 'unavailable', 'away'];

type Facets = Partial<Record<FacetColumn, string[]>>;
const NO_FACETS: Facets = {};

export function RosterPlace() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/roster' });
  const { index, revision, total, loading, failure } = useRoster();
  const searchField = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? '');
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [density, setDensity] = useDensity();
  const [over, setOver] = useState<'import' | 'add' | 'assign'>();

  const set = useCallback(
    (change: Partial<RosterSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  );
  const setFacets = useCallback((facets: Facets) => set({ facets }), [set]);
  const open = useCallback(
    (id: string | undefined, edit?: boolean) => {
      set({ athlete: id, ...(id && !edit ? {} : { tab: undefined }) });
      if (edit) focusFirstField();
    },
    [set],
  );

  const facets = (search.facets ?? NO_FACETS) as Facets;
  const [sort, setSort] = useState(() => sortOf(search.sort));
  const view = useMemo<View>(
    // Archived athletes are out of sight unless a filter asks for them.
    () => ({ search: text, facets: facets.status ? facets : { ...facets, status: NOT_ARCHIVED }, sort }),
    [text, facets, sort],
  );
  // Drawn in the same frame as the key: the index answers within a millisecond or two, so nothing is deferred.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that the index changed inside
  const slots = useMemo(() => index.view(view), [index, view, revision]);
  const latestView = useRef(view);
  latestView.current = view;
  const viewNow = useCallback(() => latestView.current, []);

  // The address follows once the hands rest: a keystroke or a click never waits for it, and makes no history entry.
  const address = { q: text || undefined, sort: wordsOf(sort) };
  const written = useRef(address);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows what the coach sees alone
  useEffect(() => {
    const timer = setTimeout(() => {
      written.current = address;
      if (search.q !== address.q || search.sort !== address.sort) set(address);
    }, 300);
    return () => clearTimeout(timer);
  }, [address.q, address.sort]);
  // Back, forward and links change the address from outside: then the view follows it.
  useEffect(() => {
    if (search.q === written.current.q && search.sort === written.current.sort) return;
    written.current = { q: search.q, sort: search.sort };
    setText(search.q ?? '');
    setSort(sortOf(search.sort));
  }, [search.q, search.sort]);

  const selected = Object.keys(selection);
  const acting = selected.length > 0 ? selected : search.athlete ? [search.athlete] : [];
  const close = () => {
    if (search.athlete) set({ athlete: undefined, tab: undefined });
  };
  useKeys({
    '/': () => searchField.current?.focus(),
    a: () => acting.length > 0 && setOver('assign'),
    p: () => acting.length > 0 && void navigate({ to: '/print', search: { athletes: acting } }),
    e: () => void navigate({ to: '/reports' }),
    i: () => setOver('import'),
    c: () => search.athlete && set({ tab: 'clearance' }),
    Escape: close,
  });

  if (over === 'import')
    return <ImportScreen onLeave={() => setOver(undefined)} onDone={() => setOver(undefined)} />;
  const empty = !loading && total === 0 && !failure;
  return (
    <div className="with-panel" data-panel={search.athlete ? 'open' : undefined}>
      <div className="place" data-loading={loading || undefined}>
        <header className="place-head">
          <h1>Roster</h1>
          <SquadSwitch facets={facets} onFacets={setFacets} />
          <TextInput
            ref={searchField}
            aria-label="Search the roster"
            placeholder="Search"
            leftSection={<IconSearch size={15} stroke={1.6} />}
            rightSection={text === '' ? <Kbd size="xs">/</Kbd> : undefined}
            value={text}
            w={200}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                if (text) setText('');
                else event.currentTarget.blur();
              }
              if (event.key === 'Enter' || event.key === 'ArrowDown')
                document.querySelector<HTMLElement>('[role="grid"]')?.focus();
            }}
          />
          <span className="quiet count" aria-live="polite" data-testid="count">
            {slots.length === total
              ? count(total)
              : `${slots.length.toLocaleString('en')} of ${count(total)}`}
          </span>
          <span style={{ flex: 1 }} />
          <HeadActions density={density} onDensity={setDensity} onOpen={setOver} />
        </header>
        <FilterWords index={index} viewNow={viewNow} facets={facets} onFacets={setFacets} />
        {failure && <FailureNote failure={failure.failure} />}
        {empty ? (
          <div style={{ margin: 'auto', textAlign: 'center' }}>
            <p>Nobody is on the roster yet.</p>
            <Button onClick={() => setOver('import')}>Import a roster</Button>
          </div>
        ) : (
          <div style={{ flex: 1, minHeight: 0, position: 'relative' }}>
            <AthleteTable
              index={index}
              slots={slots}
              sort={sort}
              onSort={setSort}
              selection={selection}
              onSelection={setSelection}
              openId={search.athlete}
              onOpen={open}
              density={density}
            />
            {!loading && !failure && slots.length === 0 && (
              <div className="empty-note">
                <p>Nobody matches this search and these filters.</p>
                <Button
                  variant="default"
                  onClick={() => {
                    setText('');
                    set({ q: undefined, facets: undefined });
                  }}
                >
                  Show everybody
                </Button>
              </div>
            )}
          </div>
        )}
        {selected.length > 0 && (
          <SelectionBar
            ids={selected}
            matching={slots.length}
            onAssign={() => setOver('assign')}
            onPrint={() => void navigate({ to: '/print', search: { athletes: selected } })}
            onClear={() => setSelection({})}
          />
        )}
      </div>
      {search.athlete && (
        <AthletePanel
          id={search.athlete}
          tab={search.tab ?? 'profile'}
          onTab={(tab) => set({ tab })}
          onClose={close}
          onAssign={() => setOver('assign')}
        />
      )}
      {over === 'add' && (
        <AddAthlete
          onClose={() => setOver(undefined)}
          onAdded={(id) => {
            setOver(undefined);
            set({ athlete: id });
          }}
        />
      )}
      {over === 'assign' && <AssignDialog athleteIds={acting} onClose={() => setOver(undefined)} />}
    </div>
  );
}

const SquadSwitch = memo(function SquadSwitch({
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

const HeadActions = memo(function HeadActions({ density, onDensity, onOpen }: HeadActionsProps) {
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
function useDensity(): [Density, (density: Density) => void] {
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
        {rosterColumns
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

const SORTABLE = new Set<string>([
  'name',
  'age',
  'sex',
  'squads',
  'sport',
  'position',
  'level',
  'status',
  'bodyweight',
  'height',
  'trainingSince',
  'tier',
  'programs',
  'hipThrust',
]);

function sortOf(text: string | undefined): readonly Sort[] {
  return (text ?? '')
    .split(',')
    .map((part) => ({ column: part.replace(/-$/, ''), descending: part.endsWith('-') }))
    .filter((part): part is { column: SortColumn; descending: boolean } => SORTABLE.has(part.column));
}

/** Once the panel stands there; it is fetched first. */
function focusFirstField(): void {
  const find = () => document.querySelector<HTMLInputElement>('.panel-body input');
  const watcher = new MutationObserver(() => {
    const field = find();
    if (!field) return;
    watcher.disconnect();
    field.select();
  });
  watcher.observe(document.body, { childList: true, subtree: true });
}

function wordsOf(sort: readonly Sort[]): string | undefined {
  return sort.map(({ column, descending }) => column + (descending ? '-' : '')).join(',') || undefined;
}

function count(athletes: number): string {
  return athletes === 1 ? '1 athlete' : `${athletes.toLocaleString('en')} athletes`;
}
