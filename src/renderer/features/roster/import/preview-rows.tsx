/** What an import would do with each row. */

import { Checkbox, NativeSelect } from '@mantine/core';
import type { ImportPreview } from '#contract/roster.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { formatLoad } from '#domain/load/load.ts';
import { fieldWords } from './columns-table.tsx';
import type { Decided, NearDecisions } from './kept-import.ts';

const OUTCOMES: Readonly<Record<ImportPreview['rows'][number]['outcome'], string>> = {
  new: 'New',
  update: 'Update',
  unchanged: 'Unchanged',
  anotherDay: 'Another day',
  duplicate: 'Twice in the file',
  near: 'Like somebody',
  error: 'Not imported',
};

interface RowsProps {
  readonly preview: ImportPreview;
  readonly decided: Decided;
  readonly onNear: (row: string, choice: NearDecisions[string]) => void;
  readonly onAsNamed: (asNamed: boolean) => void;
}

type Row = ImportPreview['rows'][number];

/** Of somebody new, of an update, or of the athlete that the coach says it is. */
export function changesOf(row: Row, decision: NearDecisions[string]): Row['changes'] {
  if (row.outcome === 'near' && decision === 'skip') return [];
  return row.candidates.find(({ athleteId }) => athleteId === decision)?.changes ?? row.changes;
}

/** Of a long note, as much as tells which it is. */
const MOST_SHOWN = 160;

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN - 1).join('')}…` : text;
}

export function PreviewRows({ preview, decided, onNear, onAsNamed }: RowsProps) {
  const { rows, people, counts } = preview;
  const named = new Map(rows.map((row) => [row.row, row.named]));
  const decisionOf = (row: number) =>
    decided.near[row] ?? (decided.asNamed ? named.get(row) : undefined) ?? 'skip';
  return (
    <>
      {counts.named > 0 && (
        <Checkbox
          my={12}
          checked={decided.asNamed}
          onChange={(event) => onAsNamed(event.currentTarget.checked)}
          label={counts.named === 1 ? 'Take the 1 as named' : `Take all ${counts.named} as they are named`}
          description="Each has the name of one athlete on the roster, and no date of birth in the file to be sure by."
        />
      )}
      <table className="plain-table">
        <thead>
          <tr>
            <th className="number">Row</th>
            <th>What happens</th>
            <th>Name</th>
            <th>Date of birth</th>
            <th>Squads</th>
            <th className="number">Bodyweight</th>
            <th className="number">Height</th>
            <th>What else comes in</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td className="number quiet">{row.row}</td>
              <td>
                {row.outcome === 'near' ? (
                  <NativeSelect
                    size="xs"
                    aria-label={`Row ${row.row}`}
                    value={decisionOf(row.row)}
                    onChange={(event) =>
                      onNear(String(row.row), event.currentTarget.value as NearDecisions[string])
                    }
                    data={[
                      { value: 'skip', label: 'Leave out' },
                      { value: 'new', label: 'Add as somebody new' },
                      ...row.candidates.map(({ athleteId, name }) => ({
                        value: athleteId as string,
                        label: `It is ${name}`,
                      })),
                    ]}
                  />
                ) : (
                  OUTCOMES[row.outcome]
                )}
              </td>
              <td>
                {row.name}
                {row.like && <div className="quiet">like {row.like}</div>}
              </td>
              <td>{row.dateOfBirth && formatDate(row.dateOfBirth)}</td>
              <td>{row.squads.join(', ')}</td>
              <td className="number">{row.bodyweight && formatLoad(row.bodyweight)}</td>
              <td className="number">{row.heightMm && `${row.heightMm / 10} cm`}</td>
              <td>
                {changesOf(row, decisionOf(row.decidedBy)).map((change) => (
                  <div key={`${change.field} ${change.to}`}>
                    {fieldWords(change.field)}: {change.from && <s className="quiet">{change.from}</s>}{' '}
                    {shortened(change.to)}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {people > rows.length && (
        <p className="quiet">
          The first {rows.length} of {people} rows are shown; all of them are imported.
        </p>
      )}
    </>
  );
}
