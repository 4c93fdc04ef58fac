/** The print register: sheets by number, typed or scanned, by athlete, squad or whether they are void; newest first. */

import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { InputOf, OutputOf } from '#contract/channels.ts';
import type { SquadId } from '#contract/values.ts';
import { sheetNumber } from '#domain/paper/sheet-number.ts';
import { type CallFailed, call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import type { PrintSearch } from '../../app/routes.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import classes from './documents.module.css';
import { RegisterTable } from './register-table.tsx';

const route = getRouteApi('/print');

/** Sheets that are fetched at once. */
const PAGE = 200;

type Asked = Omit<InputOf<'documents.register'>, 'limit' | 'before'>;

export function RegisterView() {
  const { number, name, of, voidOnly, paper, plates } = route.useSearch();
  const navigate = useNavigate({ from: '/print' });
  const squads = useChannel('roster.squads', {});
  const [typedNumber, setTypedNumber] = useState(number ?? '');
  const [typedName, setTypedName] = useState(name ?? '');
  const narrowed = number !== undefined || name !== undefined || of !== undefined || voidOnly === true;
  // A number is one sheet, whatever else was asked before.
  const asked: Asked = number
    ? { number }
    : {
        ...(name && { name }),
        ...(of && { squad: of as SquadId }),
        ...(voidOnly && { voidOnly }),
      };
  const register = useRegister(asked);
  const pages = register.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const total = pages[0]?.total ?? 0;
  const shown = new Set(rows.map((row) => row.number)).size;
  const ask = (search: Partial<PrintSearch>) =>
    void navigate({ search: { view: 'register', paper, plates, ...search } });
  /** Without the number, which would leave nothing to choose from. */
  const narrow = (change: Partial<PrintSearch>) => {
    setTypedNumber('');
    ask({ name, of, voidOnly, ...change });
  };
  return (
    <PlaceBody label="Register">
      <form
        className={classes['find']}
        onSubmit={(event) => {
          event.preventDefault();
          const wanted = typedNumber.trim();
          if (wanted) ask({ number: wanted });
          else narrow({ name: typedName.trim() || undefined });
        }}
      >
        <TextInput
          label="Sheet number, typed or scanned"
          placeholder={sheetNumber(1)}
          leftSection={<IconScan size={16} stroke={1.6} />}
          data-autofocus
          maxLength={20}
          value={typedNumber}
          onChange={(event) => setTypedNumber(event.currentTarget.value)}
        />
        <TextInput
          label="Athlete"
          maxLength={80}
          value={typedName}
          onChange={(event) => {
            setTypedName(event.currentTarget.value);
            setTypedNumber('');
          }}
        />
        <Button type="submit" variant="default">
          Find
        </Button>
        <select
          aria-label="Squad"
          className="squad-switch"
          value={of ?? ''}
          onChange={(event) => narrow({ of: event.currentTarget.value || undefined })}
        >
          <option value="">All squads</option>
          {squads.data?.map((squad) => (
            <option key={squad.id} value={squad.id}>
              {squad.name}
            </option>
          ))}
        </select>
        <Checkbox
          label="Void only"
          mb={5}
          checked={voidOnly === true}
          onChange={(event) => narrow({ voidOnly: event.currentTarget.checked || undefined })}
        />
        {narrowed && (
          <Button
            variant="subtle"
            onClick={() => {
              setTypedNumber('');
              setTypedName('');
              ask({});
            }}
          >
            Show all
          </Button>
        )}
      </form>
      {register.error && <FailureNote failure={register.error.failure} />}
      {register.data && total === 0 && (
        <p className="quiet">
          {number
            ? 'No sheet of that number was printed here.'
            : narrowed
              ? 'No sheet like that was printed here.'
              : 'Nothing was printed yet.'}
        </p>
      )}
      {total > 0 && (
        <>
          <p className="quiet" role="status">
            {shown < total
              ? `The newest ${shown} of ${total} sheets.`
              : `${total} ${total === 1 ? 'sheet' : 'sheets'}.`}
          </p>
          <RegisterTable rows={rows} />
          {register.hasNextPage && (
            <Button
              variant="default"
              mt={12}
              loading={register.isFetchingNextPage}
              onClick={() => void register.fetchNextPage()}
            >
              Show {Math.min(PAGE, total - shown)} more
            </Button>
          )}
        </>
      )}
    </PlaceBody>
  );
}

function useRegister(asked: Asked) {
  return useInfiniteQuery<
    OutputOf<'documents.register'>,
    CallFailed,
    RegisterPages,
    unknown[],
    number | null
  >({
    queryKey: ['documents.register', asked, 'in pages'],
    queryFn: ({ pageParam }) =>
      call('documents.register', { limit: PAGE, ...asked, ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null,
    getNextPageParam: ({ next }) => next,
  });
}

interface RegisterPages {
  readonly pages: readonly OutputOf<'documents.register'>[];
}
