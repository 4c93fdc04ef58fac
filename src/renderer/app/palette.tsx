/** The palette: people, places and actions under one key. */

import { Spotlight } from '@mantine/spotlight';
import { IconBarcode, IconSearch, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { displayName } from '#domain/athlete/names.ts';
import { tidySheetNumber } from '#domain/paper/sheet-number.ts';
import { useRoster } from '../features/roster/use-roster.ts';

const PLACES = [
  ['/today', 'Today', 'G D'],
  ['/roster', 'Roster', 'G R'],
  ['/programs', 'Programs', 'G P'],
  ['/library', 'Library', 'G L'],
  ['/print', 'Print sheets', 'G T'],
  ['/reports', 'Reports', 'G E'],
  ['/review', 'Review', 'G V'],
  ['/facility', 'Facility', 'G F'],
  ['/policy', 'Policy', ''],
] as const;

const MOST_PEOPLE = 8;

export function Palette() {
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const { index } = useRoster();
  const people = useMemo(() => {
    if (query.trim().length < 2) return [];
    const slots = index.view({ search: query, facets: {}, sort: [] });
    return [...slots.subarray(0, MOST_PEOPLE)]
      .map((slot) => index.at(slot))
      .filter((row) => row !== undefined);
  }, [index, query]);
  const places = PLACES.filter(([, label]) => label.toLowerCase().includes(query.trim().toLowerCase()));
  const number = tidySheetNumber(query);
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={null}>
      <Spotlight.Search
        placeholder="People, places, sheet numbers"
        leftSection={<IconSearch size={18} stroke={1.5} />}
      />
      <Spotlight.ActionsList>
        {people.map((row) => (
          <Spotlight.Action
            key={row.id}
            label={displayName(row)}
            description={row.squads.join(', ')}
            leftSection={<IconUser size={18} stroke={1.5} />}
            onClick={() => void navigate({ to: '/roster', search: { athlete: row.id } })}
          />
        ))}
        {places.map(([to, label, keys]) => (
          <Spotlight.Action
            key={to}
            label={label}
            rightSection={<span className="quiet">{keys}</span>}
            onClick={() => void navigate({ to })}
          />
        ))}
        {number && (
          <Spotlight.Action
            label={`Sheet ${number}`}
            description="Enter its results"
            leftSection={<IconBarcode size={18} stroke={1.5} />}
            onClick={() => void navigate({ to: '/entry', search: { number } })}
          />
        )}
        {people.length + places.length === 0 && !number && (
          <Spotlight.Empty>Nothing by that name.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
