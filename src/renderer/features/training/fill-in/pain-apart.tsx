/** Pain in rows that are not entered: which it is, and what becomes of it. Above everything else of the workbook. */

import { Checkbox } from '@mantine/core';
import type { FillInPain, FillInPreview } from '#contract/fill-in.ts';
import classes from './fill-in.module.css';

interface Props {
  readonly preview: Pick<FillInPreview, 'pains' | 'problems'>;
  /** A coach sees to the pain that nothing can be done about from here. */
  readonly seenTo: boolean;
  readonly onSeenTo: (seenTo: boolean) => void;
}

export function PainApart({ preview, seenTo, onSeenTo }: Props) {
  const { pains } = preview;
  const lost = preview.problems.filter(({ pain }) => pain);
  if (pains.length + lost.length === 0) return null;
  return (
    <section className={classes.pain} aria-label="Pain in rows that are not entered">
      <b>Pain in rows that are not entered</b>
      <table className="plain-table">
        <thead>
          <tr>
            <th>Cell</th>
            <th>Set</th>
            <th>What becomes of it</th>
          </tr>
        </thead>
        <tbody>
          {pains.map((pain) => (
            <tr key={`${pain.sheet} ${pain.cell}`}>
              <td>{pain.cell}</td>
              <td>{pain.of}</td>
              <td>{becomes(pain)}</td>
            </tr>
          ))}
          {lost.map(({ sheet, cell, of }) => (
            <tr key={`${sheet} ${cell}`}>
              <td>{cell}</td>
              <td>{of}</td>
              <td>
                <b>Nothing.</b> Look it up in the workbook, ask the athlete, and enter it by hand.
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lost.length > 0 && (
        <Checkbox
          mt={8}
          checked={seenTo}
          onChange={(event) => onSeenTo(event.currentTarget.checked)}
          label={
            lost.length === 1
              ? 'I see to the row of which nothing is taken.'
              : `I see to the ${lost.length} rows of which nothing is taken.`
          }
        />
      )}
    </section>
  );
}

/** Whatever else of a row is left out or cannot be read. */
export function becomes({ says, becomes: to }: Pick<FillInPain, 'says' | 'becomes'>): string {
  return to === 'entered' ? `${says} is entered.` : `${capital(says)}: a coach is asked to look, in Review.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
