/** Whom to print for: everyone with a program or those handed over, by squad, one by one; a name shows its sheets. */

import { Button, Checkbox, CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { OutputOf } from '#contract/channels.ts';
import { folded } from '#domain/athlete/names.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import classes from './documents.module.css';

const route = getRouteApi('/print');

interface Props {
  readonly people: OutputOf<'assignments.list'>;
  /** Ids of those who are not printed for. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
  readonly loading: boolean;
  /** How many came from the roster. */
  readonly handedOver: number | undefined;
}

/** One stop of the Tab key, however many people: up and down from one to the next, right to the name and left to its box. */
function moveWithin(event: KeyboardEvent<HTMLElement>): void {
  const column = event.target instanceof HTMLButtonElement ? 'button' : 'input';
  const across = { ArrowRight: 'button', ArrowLeft: 'input' }[event.key];
  const own = [...event.currentTarget.querySelectorAll<HTMLElement>(across ?? column)];
  const of = (element: Element | null) => element?.closest('[data-id]');
  const at = own.findIndex((each) => of(each) === of(event.target as Element));
  const places: Partial<Record<string, number>> = {
    ArrowRight: at,
    ArrowLeft: at,
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: own.length - 1,
  };
  const next = own[places[event.key] ?? -1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export function PeopleChoice({ people, left, onLeft, loading, handedOver }: Props) {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/print' });
  const allSquads = useChannel('roster.squads', {});
  const [typed, setTyped] = useState('');
  const found = useMemo(() => {
    const wanted = folded(typed);
    return people.filter(({ name }) => folded(name).includes(wanted));
  }, [people, typed]);
  const programs = new Set(people.map(({ program }) => program.id)).size;
  const printed = people.filter(({ athleteId }) => !left.has(athleteId)).length;
  const [reached, setReached] = useState<string>();
  const stop = found.some(({ athleteId }) => athleteId === reached) ? reached : found[0]?.athleteId;
  const change = (id: string, in_: boolean) => {
    const next = new Set(left);
    if (in_) next.delete(id);
    else next.add(id);
    onLeft(next);
  };
  return (
    <section className={classes['people']} aria-label="People">
      <div className={classes['peopleHead']}>
        {handedOver === undefined ? (
          <select
            aria-label="Squad"
            className="squad-switch"
            value={search.squad ?? ''}
            onChange={(event) =>
              void navigate({
                search: { ...search, squad: event.currentTarget.value || undefined, person: undefined },
              })
            }
          >
            <option value="">Everyone assigned</option>
            {allSquads.data?.map(({ id, name }) => (
              <option key={id} value={name}>
                {name}
              </option>
            ))}
          </select>
        ) : (
          <span className="filter-word">
            {handedOver} from {search.day ? 'Today' : 'the roster'}
            <CloseButton
              size="xs"
              aria-label="Print for everyone assigned instead"
              onClick={() => void navigate({ search: { ...search, athletes: undefined, person: undefined } })}
            />
          </span>
        )}
        <TextInput
          aria-label="Find a person"
          placeholder="Find a person"
          leftSection={<IconSearch size={14} stroke={1.6} />}
          value={typed}
          maxLength={80}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      <div
        className={classes['list']}
        role="group"
        aria-label="Printed for"
        aria-description="Arrow keys go from one to the next."
        onFocus={({ target }) =>
          setReached(target.closest('[data-id]')?.getAttribute('data-id') ?? undefined)
        }
        onKeyDown={moveWithin}
      >
        {found.map(({ athleteId, name, program, squads, startDate, state }) => (
          <div
            key={athleteId}
            className={classes['person']}
            data-shown={search.person === athleteId || undefined}
            data-id={athleteId}
          >
            <Checkbox
              tabIndex={athleteId === stop ? 0 : -1}
              aria-label={`Print for ${name}`}
              checked={!left.has(athleteId)}
              onChange={(event) => change(athleteId, event.currentTarget.checked)}
            />
            <button
              type="button"
              tabIndex={-1}
              aria-pressed={search.person === athleteId}
              title={`Show the sheets of ${name}`}
              onClick={() =>
                void navigate({
                  search: { ...search, person: search.person === athleteId ? undefined : athleteId },
                  replace: true,
                })
              }
            >
              <span>{name}</span>
              <small className="quiet">
                {[
                  state === 'paused' ? 'paused' : programs > 1 ? program.name : squads.join(', '),
                  `from ${formatDate(startDate)}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </button>
          </div>
        ))}
        {!loading && people.length > 0 && found.length === 0 && (
          <p className="quiet">Nobody of that name here.</p>
        )}
        {!loading && people.length === 0 && <p className="quiet">Nobody here has a program.</p>}
      </div>
      <div className={classes['peopleFoot']}>
        <span className="quiet">
          {printed} of {people.length}
        </span>
        {left.size > 0 ? (
          <Button size="compact-xs" variant="subtle" onClick={() => onLeft(new Set())}>
            All
          </Button>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={people.length === 0}
            onClick={() => onLeft(new Set(people.map(({ athleteId }) => athleteId as string)))}
          >
            None
          </Button>
        )}
      </div>
    </section>
  );
}
