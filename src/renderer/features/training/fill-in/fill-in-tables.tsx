/** Sets and cells of a workbook that came back: each with where it stands, whose it is and what the log says now. */

import { SegmentedControl } from '@mantine/core';
import type { FillInPreview, FillInSet } from '#contract/fill-in.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import classes from './fill-in.module.css';
import { becomes } from './pain-apart.tsx';

/** More rows than anybody reads; the counts above tell the rest. */
const MOST_SHOWN = 500;

interface DecideProps {
  readonly sets: readonly FillInSet[];
  readonly taken: ReadonlySet<number>;
  readonly onTake: (number: number, take: boolean) => void;
}

export function SetsToDecide({ sets, taken, onTake }: DecideProps) {
  if (sets.length === 0) return <p>Nothing is in conflict, and nothing is unlikely.</p>;
  return (
    <>
      <p className="quiet">What you do not choose stays as it is in the log; pain counts all the same.</p>
      <table className="plain-table">
        <thead>
          <tr>
            <Where />
            <th>In the log now</th>
            <th>In the workbook</th>
            <th>What is entered</th>
          </tr>
        </thead>
        <tbody>
          {sets.map((set) => (
            <tr key={set.number}>
              <Whose set={set} />
              <td>
                {set.present ? (
                  <>
                    <span className={classes.says}>{set.present.says}</span>
                    <div className="quiet">
                      {set.present.by}, {clock(set.present.at)}
                    </div>
                  </>
                ) : (
                  <span className="quiet">Nothing</span>
                )}
              </td>
              <td>
                <span className={classes.says}>{set.says}</span>
                {set.question && <div>{set.question}</div>}
              </td>
              <td>
                <SegmentedControl
                  size="xs"
                  aria-label={`${set.name}, ${set.exercise}, set ${set.place}`}
                  value={taken.has(set.number) ? 'take' : 'leave'}
                  onChange={(choice) => onTake(set.number, choice === 'take')}
                  data={[
                    { value: 'leave', label: set.outcome === 'conflict' ? 'Keep the log' : 'Leave it out' },
                    { value: 'take', label: set.outcome === 'conflict' ? 'Workbook' : 'It is right' },
                  ]}
                />
                {set.left && !taken.has(set.number) && <div>{becomes(set.left)}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function NewSets({ sets }: { sets: readonly FillInSet[] }) {
  if (sets.length === 0) return <p>No set is new.</p>;
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <Where />
            <th>Now</th>
            <th>Entered as</th>
          </tr>
        </thead>
        <tbody>
          {sets.slice(0, MOST_SHOWN).map((set) => (
            <tr key={set.number}>
              <Whose set={set} />
              <td className={`quiet ${classes.says}`}>{set.present?.says}</td>
              <td className={classes.says}>{set.says}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sets.length > MOST_SHOWN && (
        <p className="quiet">
          The first {MOST_SHOWN} of {sets.length.toLocaleString('en')} sets are shown; all of them are
          entered.
        </p>
      )}
    </>
  );
}

export function ProblemCells({ problems }: { problems: FillInPreview['problems'] }) {
  if (problems.length === 0) return <p>Every cell that was filled in could be read.</p>;
  return (
    <>
      <p className="quiet">
        Nothing of these rows is entered but pain, which counts at once. Mend them in the workbook and choose
        it again.
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>Cell</th>
            <th>Set</th>
            <th>In the file</th>
            <th>What is wrong</th>
          </tr>
        </thead>
        <tbody>
          {problems.slice(0, MOST_SHOWN).map((problem) => (
            <tr key={`${problem.sheet} ${problem.cell} ${problem.sentence}`}>
              <td>{problem.cell}</td>
              <td>{problem.of}</td>
              <td>{problem.value}</td>
              <td>{withoutPlace(problem.sentence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Where() {
  return (
    <>
      <th>Cell</th>
      <th>Athlete</th>
      <th>Set</th>
    </>
  );
}

function Whose({ set }: { set: FillInSet }) {
  return (
    <>
      <td className="quiet">{set.cell}</td>
      <td>
        {set.name}
        <div className="quiet">{formatDate(set.heldOn)}</div>
      </td>
      <td>
        {set.exercise}
        <div className="quiet">
          {set.mark}, set {set.place}
        </div>
      </td>
    </>
  );
}

function clock(moment: string): string {
  return new Date(moment).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** The columns beside it say where the cell stands. */
function withoutPlace(sentence: string): string {
  const what = sentence.replace(/^sheet ".*?", row \d+, column [A-Z]+( \(".*?"\))?: /, '');
  return what.charAt(0).toUpperCase() + what.slice(1);
}
