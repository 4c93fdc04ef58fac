/** Sheets of the register as a table: each with everybody on it, when it was printed, whether it is void and why. */

import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { OutputOf } from '#contract/channels.ts';
import { coveredBy } from '#domain/paper/covers.ts';
import classes from './documents.module.css';
import { KIND_NAMES, VOID_WORDS } from './words.ts';

type Rows = OutputOf<'documents.register'>['rows'];

export function RegisterTable({ rows }: { rows: Rows }) {
  const navigate = useNavigate({ from: '/print' });
  const papers = Map.groupBy(rows, (row) => row.number);
  const again = (parts: Rows) => {
    const [{ kind, covers } = { kind: 'card' as const, covers: '' }] = parts;
    const { letters, weeks, days } = coveredBy(covers);
    void navigate({
      search: ({ paper, plates }) => ({
        paper,
        plates,
        athletes: parts.map(({ athleteId }) => athleteId as string),
        sheets: [kind],
        ...weeks,
        ...(days && !weeks ? { day: days[0] } : letters && { sessions: [...letters] }),
      }),
    });
  };
  return (
    <table className={`plain-table ${classes['register']}`}>
      <thead>
        <tr>
          <th>Sheet</th>
          <th>Printed</th>
          <th>Kind</th>
          <th>Athlete and program</th>
          <th>State</th>
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
                    {new Date(sheet.printedAt).toLocaleString('en-GB', {
                      dateStyle: 'medium',
                      timeStyle: 'short',
                    })}
                  </td>
                  <td rowSpan={parts.length}>
                    {KIND_NAMES[sheet.kind]}
                    {sheet.covers && <div className="quiet">{sheet.covers}</div>}
                  </td>
                </>
              )}
              <td>
                {sheet.name}
                <div className="quiet">
                  {sheet.program}, version {sheet.programVersion}, revision {sheet.revision}
                  {sheet.withHealth && ', with health details'}
                </div>
              </td>
              <td>
                {sheet.voidSince
                  ? `void${sheet.voidReason ? `: ${VOID_WORDS[sheet.voidReason]}` : ''}`
                  : 'valid'}
              </td>
              {place === 0 && (
                <td rowSpan={parts.length}>
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={`Print again: ${sheet.number}`}
                    onClick={() => again(parts)}
                  >
                    Print again
                  </Button>
                </td>
              )}
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}
