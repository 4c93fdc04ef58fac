/** The roster: the table is the home. Search, filters as words, selection, and the panel beside it. */

import { Button, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { RowSelectionState } from '@tanstack/react-table';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '../../app/keys.ts';
import type { RosterSearch } from '../../app/routes.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { AssignDialog } from '../assignments/assign-dialog.tsx';
import { AddAthlete } from './add-athlete.tsx';
import { AthletePanel } from './athlete-panel.tsx';
import { AthleteTable } from './athlete-table.tsx';
import { FilterWords } from './filter-words.tsx';
import { ImportScreen } from './import/import-screen.tsx';
import { useKeptImport } from './import/kept-import.ts';
import { type Facets, HeadActions, SquadSwitch, useDensity } from './roster-head.tsx';
import type { View } from './roster-index.ts';
import { SelectionBar } from './selection-bar.tsx';
import { sortInAddress, sortOfAddress } from './sort-address.ts';
import { useClipboard } from './use-clipboard.ts';
import { useRoster } from './use-roster.ts';

const route = getRouteApi('/roster');
const NOT_ARCHIVED = ['active', 'unavailable', 'away'];

const NO_FACETS: Facets = {};

export function RosterPlace() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/roster' });
  const { index, revision, total, loading, failure } = useRoster();
  const searchField = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(search.q ?? '');
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [density, setDensity] = useDensity();
  const kept = useKeptImport();
  const [over, setOver] = useState<'import' | 'add' | 'assign' | undefined>(() =>
    kept.read() ? 'import' : undefined,
  );
  const [pasted, setPasted] = useState<string>();

  const set = useCallback(
    (change: Partial<RosterSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  );
  const setFacets = useCallback((facets: Facets) => set({ facets }), [set]);
  /** How often F2 was pressed on the open athlete; a plain opening leaves the hands in the table. */
  const [edits, setEdits] = useState(0);
  const open = useCallback(
    (id: string | undefined, edit?: boolean) => {
      set({ athlete: id, ...(id && !edit ? {} : { tab: undefined }) });
      setEdits((before) => (edit ? before + 1 : 0));
    },
    [set],
  );

  const facets = (search.facets ?? NO_FACETS) as Facets;
  const [sort, setSort] = useState(() => sortOfAddress(search.sort));
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
  const address = { q: text || undefined, sort: sortInAddress(sort) };
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
    setSort(sortOfAddress(search.sort));
  }, [search.q, search.sort]);

  // Whoever is gone from the roster, such as by an import that is taken back, is not acted on any more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that the index changed inside
  useEffect(() => {
    setSelection((before) => {
      const here = Object.entries(before).filter(([id]) => index.get(id));
      return here.length === Object.keys(before).length ? before : Object.fromEntries(here);
    });
  }, [index, revision]);
  const selected = Object.keys(selection);
  const acting = selected.length > 0 ? selected : search.athlete ? [search.athlete] : [];
  const close = () => {
    if (!search.athlete) return;
    set({ athlete: undefined, tab: undefined });
    focusTable();
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

  useClipboard({
    selected,
    onPaste: (cells) => {
      setPasted(cells);
      setOver('import');
    },
  });

  if (over === 'import') {
    const leave = () => {
      setPasted(undefined);
      setOver(undefined);
    };
    return <ImportScreen pasted={pasted} onLeave={leave} onDone={leave} />;
  }
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
            className="search"
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                if (text) setText('');
                else event.currentTarget.blur();
              }
              if (event.key === 'Enter' || event.key === 'ArrowDown') focusTable();
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
          edits={edits}
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

function focusTable(): void {
  document.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
}

function count(athletes: number): string {
  return athletes === 1 ? '1 athlete' : `${athletes.toLocaleString('en')} athletes`;
}
