/** One setting of the policy: what it is, where it comes from, its default, and its value, to edit or to read. */

import { Checkbox, NumberInput, Switch, TextInput } from '@mantine/core';
import type { SettingValue, SettingView } from '#contract/policy.ts';
import classes from './policy.module.css';
import { choiceWord, KIND_WORDS, sameValue, valueInWords } from './setting-words.ts';

interface Props {
  readonly setting: SettingView;
  /** What it would become; absent while it stays. */
  readonly draft: SettingValue | undefined;
  /** Why it cannot become that. */
  readonly problem: string | undefined;
  readonly editable: boolean;
  readonly onChange: (value: SettingValue | undefined) => void;
}

export function SettingRow({ setting, draft, problem, editable, onChange }: Props) {
  const value = draft ?? setting.value;
  const changed = draft !== undefined;
  const standard = sameValue(setting.value, setting.default);
  const set = (next: SettingValue) => onChange(sameValue(next, setting.value) ? undefined : next);
  return (
    <tr data-changed={changed || undefined} data-wrong={problem ? true : undefined}>
      <td>
        <div>{setting.label}</div>
        <div className="source">{setting.source}</div>
        {setting.choices && (
          <Choices
            label={setting.label}
            choices={setting.choices}
            value={Array.isArray(value) ? value : []}
            editable={editable}
            onChange={set}
          />
        )}
        {problem && (
          <div role="alert" className={classes.problem}>
            {problem}
          </div>
        )}
      </td>
      <td className="quiet">{KIND_WORDS[setting.kind]}</td>
      <td className={classes.figures}>
        {standard ? (
          <Figure value={setting.default} unit={setting.unit} choices={setting.choices} quiet />
        ) : (
          <>
            <mark>
              <Figure value={setting.default} unit={setting.unit} choices={setting.choices} />
            </mark>
            <div className="source">differs here</div>
          </>
        )}
      </td>
      <td className={classes.figures}>
        {editable && !setting.choices ? (
          <Editor setting={setting} value={value} wrong={problem !== undefined} onChange={set} />
        ) : (
          <Figure value={value} unit={setting.unit} choices={setting.choices} />
        )}
        {changed && (
          <div className={classes.was}>
            was {setting.choices ? countOf(setting.value) : valueInWords(setting.value, setting.unit)}{' '}
            <button
              type="button"
              className="link"
              aria-label={`Take back: ${setting.label}`}
              onClick={() => onChange(undefined)}
            >
              take back
            </button>
          </div>
        )}
      </td>
    </tr>
  );
}

function Editor({
  setting: { label, unit, from, to },
  value,
  wrong,
  onChange,
}: {
  setting: SettingView;
  value: SettingValue;
  wrong: boolean;
  onChange: (value: SettingValue) => void;
}) {
  if (typeof value === 'boolean') {
    return (
      <span className={classes.figure}>
        <Switch
          size="xs"
          aria-label={label}
          checked={value}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span className={classes.unit}>{value ? 'on' : 'off'}</span>
      </span>
    );
  }
  if (typeof value === 'string') {
    return (
      <TextInput
        aria-label={label}
        value={value}
        error={wrong}
        maxLength={40}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <span className={classes.figure}>
      <NumberInput
        aria-label={unit ? `${label}, ${unit}` : label}
        title={from === undefined ? undefined : `${from} to ${to}`}
        classNames={{ input: classes.number ?? '' }}
        w={76}
        value={typeof value === 'number' && !Number.isNaN(value) ? value : ''}
        error={wrong}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="none"
        maxLength={5}
        // An emptied field stays empty until something is typed; the check says that a number is needed.
        onChange={(next) => onChange(typeof next === 'number' ? next : Number.NaN)}
      />
      <span className={classes.unit}>{unit}</span>
    </span>
  );
}

function Choices({
  label,
  choices,
  value,
  editable,
  onChange,
}: {
  label: string;
  choices: readonly string[];
  value: readonly string[];
  editable: boolean;
  onChange: (value: string[]) => void;
}) {
  if (!editable) return <div className={classes.chosen}>{value.map(choiceWord).join(', ')}</div>;
  return (
    <div role="group" aria-label={label} className={classes.choices}>
      {choices.map((choice) => (
        <Checkbox
          key={choice}
          label={choiceWord(choice)}
          checked={value.includes(choice)}
          onChange={(event) => {
            const on = event.currentTarget.checked;
            onChange(choices.filter((each) => (each === choice ? on : value.includes(each))));
          }}
        />
      ))}
    </div>
  );
}

/** Right-aligned, with the units of a column under each other. */
function Figure({
  value,
  unit,
  choices,
  quiet = false,
}: {
  value: SettingValue;
  unit: string;
  choices: readonly string[] | undefined;
  quiet?: boolean;
}) {
  return (
    <span className={quiet ? `${classes.figure} quiet` : classes.figure}>
      {typeof value === 'number' ? (
        <>
          <span>{value}</span>
          <span className={classes.unit}>{unit}</span>
        </>
      ) : (
        <span className={classes.word}>
          {choices ? `${countOf(value)} of ${choices.length}` : valueInWords(value, unit)}
        </span>
      )}
    </span>
  );
}

function countOf(value: SettingValue): number {
  return Array.isArray(value) ? value.length : 0;
}
