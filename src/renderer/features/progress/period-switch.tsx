/** The period that progress is shown over. */

import { PERIOD_NAMES, PERIODS, type PeriodChoice } from './words.ts';

interface Props {
  readonly value: PeriodChoice;
  readonly onChange: (choice: PeriodChoice) => void;
}

export function PeriodSwitch({ value, onChange }: Props) {
  return (
    <select
      aria-label="Period"
      className="squad-switch"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as PeriodChoice)}
    >
      {PERIODS.map((choice) => (
        <option key={choice} value={choice}>
          {PERIOD_NAMES[choice]}
        </option>
      ))}
    </select>
  );
}
