/** The print register: found by the number on the sheet, typed or scanned; void sheets with the reason; the same again. */

import { Button, TextInput } from '@mantine/core';
import { IconScan } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { coveredBy } from '#domain/paper/covers.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import classes from './documents.module.css';
import { KIND_NAMES, VOID_WORDS } from './words.ts';

const SHEETS_SHOWN = 200;

export function RegisterView({ number }: { number: string | undefined }) {
  const navigate = useNavigate({ from: '/print' });
  const [typed, setTyped] = useState(number ?? '');
  const register = useChannel('documents.register', { limit: SHEETS_SHOWN, ...(number && { number }) });
  const rows = register.data ?? [];
  const papers = Map.groupBy(rows, (row) => row.number);
  const again = (parts: typeof rows) => {
    const [{ kind, covers } = { kind: 'card' as const, covers: '' }] = parts;
    const { letters, weeks, days } = coveredBy(covers);
    void navigate({
      search: {
        athletes: parts.map(({ athleteId }) => athleteId as string),
        sheets: [kind],
        ...weeks,
        ...(days && !weeks ? { day: days[0] } : letters && { sessions: [...letters] }),
      },
    });
  };
  return (
    <PlaceBody label="Register">
      <form
        className={classes['find']}
        onSubmit={(event) => {
          event.preventDefault();
          void navigate({ search: { view: 'register', number: typed.trim() || undefined } });
        }}
      >
        <TextInput
          label="Sheet number, typed or scanned"
          placeholder="K7Q-4MX"
          leftSection={<IconScan size={16} stroke={1.6} />}
          data-autofocus
          maxLength={20}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          Find the sheet
        </Button>
        {number && (
          <Button
            variant="subtle"
            onClick={() => {
              setTyped('');
              void navigate({ search: { view: 'register' } });
            }}
          >
            Show all
          </Button>
        )}
      </form>
      {register.error && <FailureNote failure={register.error.failure} />}
      {register.data && rows.length === 0 && (
        <p className="quiet">
          {number ? 'No sheet of that number was printed here.' : 'Nothing was printed yet.'}
        </p>
      )}
      {rows.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>Sheet</th>
              <th>Kind</th>
              <th>Athlete</th>
              <th>Program</th>
              <th className="number">Revision</th>
              <th>State</th>
              <th>Printed</th>
              <th>
                <span className="visually-hidden">Print again</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {[...papers.values()].map((parts) =>
              parts.map((sheet, place) => (
                <tr
                  key={`${sheet.number} ${sheet.assignmentId}`}
                  className={sheet.voidSince ? 'quiet' : undefined}
                >
                  {place === 0 && (
                    <>
                      <td rowSpan={parts.length} className={classes['number']}>
                        {sheet.number}
                      </td>
                      <td rowSpan={parts.length}>
                        {KIND_NAMES[sheet.kind]}
                        {sheet.covers && <div className="quiet">{sheet.covers}</div>}
                      </td>
                    </>
                  )}
                  <td>
                    {sheet.name}
                    {sheet.withHealth && <div className="quiet">with health details</div>}
                  </td>
                  <td>
                    {sheet.program}, version {sheet.programVersion}
                  </td>
                  <td className="number">{sheet.revision}</td>
                  <td>
                    {sheet.voidSince
                      ? `void${sheet.voidReason ? `: ${VOID_WORDS[sheet.voidReason]}` : ''}`
                      : 'valid'}
                  </td>
                  {place === 0 && (
                    <>
                      <td rowSpan={parts.length} className={classes['number']}>
                        {new Date(sheet.printedAt).toLocaleString('en-GB', {
                          dateStyle: 'medium',
                          timeStyle: 'short',
                        })}
                      </td>
                      <td rowSpan={parts.length}>
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={`Print ${sheet.number} again`}
                          onClick={() => again(parts)}
                        >
                          Print again
                        </Button>
                      </td>
                    </>
                  )}
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
    </PlaceBody>
  );
}
