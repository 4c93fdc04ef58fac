/**
 * Cells that could not be read and maxima that may not be meant: put right here, left out, or handed to whoever keeps the
 * file; errors first. A note that many rows share is said once.
 */

import { Button, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { ImportPreview } from '#contract/roster.ts';
import classes from './import.module.css';

type Problem = ImportPreview['problems'][number];

interface Props {
  readonly preview: ImportPreview;
  readonly busy: boolean;
  /** An empty text leaves the cell out. */
  readonly onCorrect: (place: string, text: string) => void;
  readonly onForget: (place: string) => void;
  readonly onSave: () => void;
}

export function PreviewProblems({ preview, busy, onCorrect, onForget, onSave }: Props) {
  const corrected = Object.entries(preview.choices.cells ?? {});
  const lines = linesOf(preview.problems);
  return (
    <>
      {corrected.length > 0 && (
        <ul className={classes.corrected} aria-label="Corrected here">
          {corrected.map(([place, text]) => (
            <li key={place}>
              {place}: {text === '' ? 'left out' : `read as “${text}”`}{' '}
              <Button variant="subtle" size="compact-xs" disabled={busy} onClick={() => onForget(place)}>
                As in the file
              </Button>
            </li>
          ))}
        </ul>
      )}
      {lines.length === 0 ? (
        <p>Every cell could be read.</p>
      ) : (
        <>
          <p>
            <span className="quiet">
              Nothing of a row with an error is imported until its cell is put right or left out.{' '}
            </span>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconDownload size={16} stroke={1.6} />}
              onClick={onSave}
            >
              Save these as a workbook
            </Button>
          </p>
          <table className="plain-table">
            <thead>
              <tr>
                <th className="number">Row</th>
                <th>Cell</th>
                <th>Column</th>
                <th>In the file</th>
                <th>What is wrong</th>
                <th>Read it as</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ problem, rows }) => (
                <tr key={`${problem.sheet} ${problem.cell} ${problem.sentence}`}>
                  <td className="number quiet">{runsOf(rows)}</td>
                  <td>
                    {problem.sheet !== preview.sheet && `${problem.sheet}!`}
                    {rows.length === 1 ? problem.cell : letterOf(problem)}
                  </td>
                  <td>{problem.column}</td>
                  <td>{problem.value}</td>
                  <td>
                    {problem.severity === 'warning' && <span className="quiet">Note: </span>}
                    {withoutPlace(problem.sentence)}
                  </td>
                  <td>
                    {problem.correctable && (
                      <CellCorrection problem={problem} busy={busy} onCorrect={onCorrect} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </>
  );
}

function CellCorrection({
  problem,
  busy,
  onCorrect,
}: {
  problem: Problem;
  busy: boolean;
  onCorrect: Props['onCorrect'];
}) {
  const [text, setText] = useState('');
  const place = `${problem.sheet}!${problem.cell}`;
  return (
    <form
      className={classes.correction}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') onCorrect(place, text.trim());
      }}
    >
      <TextInput
        size="xs"
        aria-label={`Read ${problem.cell} as`}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() === '' && problem.value !== '' ? (
        <Button variant="subtle" size="compact-xs" disabled={busy} onClick={() => onCorrect(place, '')}>
          Leave it out
        </Button>
      ) : (
        <Button type="submit" size="compact-xs" disabled={busy || text.trim() === ''}>
          Put right
        </Button>
      )}
    </form>
  );
}

interface Line {
  readonly problem: Problem;
  /** In the order of the file. */
  readonly rows: readonly number[];
}

/** What is put right at its cell each; then notes, those that say the same of the same value together. */
function linesOf(problems: readonly Problem[]): Line[] {
  const each = problems.filter(({ correctable }) => correctable);
  const notes = Map.groupBy(
    problems.filter(({ correctable }) => !correctable),
    (note) => [note.sheet, letterOf(note), note.value, withoutPlace(note.sentence)].join('\n'),
  );
  return [
    ...each.map((problem) => ({ problem, rows: [problem.row] })),
    ...[...notes.values()].map((same) => ({
      problem: same[0] as Problem,
      rows: same.map(({ row }) => row),
    })),
  ];
}

function letterOf({ cell }: Problem): string {
  return cell.replace(/\d+$/, '');
}

/** More than anybody looks up. */
const MOST_RUNS = 12;

/** `2 to 9, 14` */
function runsOf(rows: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    if (run && row === run.last + 1) run.last = row;
    else runs.push({ first: row, last: row });
  }
  const shown = runs
    .slice(0, MOST_RUNS)
    .map(({ first, last }) => (first === last ? `${first}` : `${first} to ${last}`));
  return runs.length > MOST_RUNS ? `${shown.join(', ')} and more` : shown.join(', ');
}

/** The columns beside it say where the cell stands. */
function withoutPlace(sentence: string): string {
  const what = sentence.replace(/^(sheet ".*?", )?row \d+, column [A-Z]+( \(".*?"\))?: /, '');
  return what.charAt(0).toUpperCase() + what.slice(1);
}
