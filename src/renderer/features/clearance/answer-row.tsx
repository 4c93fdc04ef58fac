/** One question with its answers side by side: one tap each; tapping the answer again takes it back. */

import { useId } from 'react';
import classes from './clearance.module.css';

export interface AnswerOption {
  readonly value: string;
  readonly label: string;
  /** Stops training: marked as such once it is chosen. */
  readonly stops?: boolean;
}

interface Props {
  readonly question: string;
  readonly options: readonly AnswerOption[];
  /** Absent: nobody asked, which never counts as clear. */
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  /** What an open question reads like. */
  readonly open?: string;
}

export function AnswerRow({ question, options, value, onChange, open = 'not asked' }: Props) {
  const id = useId();
  return (
    <div className={classes.answerRow} data-open={value === undefined || undefined}>
      <span className={classes.question}>
        <span id={id}>{question}</span>
        {value === undefined && open && <span className={classes.notAsked}>{open}</span>}
      </span>
      <div role="radiogroup" aria-labelledby={id} className={classes.answers}>
        {options.map((option) => (
          <label key={option.value} data-stops={option.stops || undefined}>
            <input
              type="radio"
              name={id}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              onClick={() => value === option.value && onChange(undefined)}
              onKeyDown={(event) => {
                if (event.key === 'Backspace' || event.key === 'Delete') onChange(undefined);
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
