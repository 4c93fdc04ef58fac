/** Settings from one value to another, one a line. */

import type { SettingChange } from '#contract/policy.ts';
import classes from './policy.module.css';
import { choiceWord, valueInWords } from './setting-words.ts';

export function ChangeList({ changes }: { changes: readonly SettingChange[] }) {
  return (
    <ul className={classes.changeList}>
      {changes.map((change) => (
        <li key={change.id}>
          {change.label}: <Change change={change} />
        </li>
      ))}
    </ul>
  );
}

/** The old struck beside the new; of a list, only what went and what came. */
function Change({ change: { from, to, unit } }: { change: SettingChange }) {
  const lists = Array.isArray(from) && Array.isArray(to);
  const old = lists ? wordsOf(from.filter((each) => !to.includes(each))) : valueInWords(from, unit);
  const now = lists ? wordsOf(to.filter((each) => !from.includes(each))) : valueInWords(to, unit);
  return (
    <>
      {old && <s>{old}</s>} {now && <span className="visually-hidden">now </span>}
      {now && <mark>{now}</mark>}
    </>
  );
}

function wordsOf(choices: readonly string[]): string {
  return choices.map(choiceWord).join(', ');
}
