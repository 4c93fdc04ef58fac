/** Filters as readable words: "Squad is Rugby W", "Tier is Hold or Foundation". */

import { Button, Checkbox, CloseButton, Menu, ScrollArea } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { FACET_WORDS, word } from './columns.tsx';
import type { FacetColumn, RosterIndex, View } from './roster-index.ts';

type Facets = Partial<Record<FacetColumn, string[]>>;

interface Props {
  readonly index: RosterIndex;
  /** What the table shows at the moment a list of values opens. */
  readonly viewNow: () => View;
  readonly facets: Facets;
  readonly onFacets: (facets: Facets) => void;
}

export const FilterWords = memo(function FilterWords({ index, viewNow, facets, onFacets }: Props) {
  const used = Object.entries(facets).filter(([, values]) => values && values.length > 0) as [
    FacetColumn,
    string[],
  ][];
  return (
    <div className="filters">
      {used.map(([column, values]) => (
        <span key={column} className="filter-word">
          <FacetMenu column={column} index={index} viewNow={viewNow} facets={facets} onFacets={onFacets}>
            {FACET_WORDS[column]} is <b>{values.map(word).join(' or ')}</b>
          </FacetMenu>
          <CloseButton
            size="xs"
            aria-label={`Remove the filter on ${FACET_WORDS[column]}`}
            onClick={() => {
              const { [column]: _gone, ...others } = facets;
              onFacets(others);
            }}
          />
        </span>
      ))}
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="subtle" size="compact-xs" leftSection={<IconFilter size={14} stroke={1.6} />}>
            Filter
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(Object.keys(FACET_WORDS) as FacetColumn[])
            .filter((column) => !facets[column]?.length)
            .map((column) => (
              <FacetMenu
                key={column}
                column={column}
                index={index}
                viewNow={viewNow}
                facets={facets}
                onFacets={onFacets}
                nested
              >
                <span>{FACET_WORDS[column]}</span>
              </FacetMenu>
            ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
});

interface FacetMenuProps extends Props {
  readonly column: FacetColumn;
  readonly nested?: boolean;
  readonly children: React.ReactNode;
}

/** The values of one column with how many athletes have each. */
function FacetMenu({ column, index, viewNow, facets, onFacets, nested, children }: FacetMenuProps) {
  const [open, setOpen] = useState(false);
  const chosen = facets[column] ?? [];
  const values = open ? index.facet(column, viewNow()) : [];
  const toggle = (value: string) =>
    onFacets({
      ...facets,
      [column]: chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value],
    });
  return (
    <Menu
      opened={open}
      onChange={setOpen}
      closeOnItemClick={false}
      shadow="md"
      position={nested ? 'right-start' : 'bottom-start'}
    >
      <Menu.Target>
        {nested ? (
          <Menu.Item component="button" closeMenuOnClick={false}>
            {children}
          </Menu.Item>
        ) : (
          <button type="button" className="filter-button">
            {children}
          </button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={320}>
          {values.map(({ value, count }) => (
            <Menu.Item
              key={value}
              component="label"
              rightSection={<span className="quiet">{count.toLocaleString('en')}</span>}
            >
              <Checkbox
                readOnly
                checked={chosen.includes(value)}
                onClick={() => toggle(value)}
                label={word(value)}
              />
            </Menu.Item>
          ))}
          {values.length === 0 && (
            <div className="quiet" style={{ padding: 10 }}>
              No values.
            </div>
          )}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
