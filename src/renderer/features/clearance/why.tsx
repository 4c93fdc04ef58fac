/** Why a state holds: rule, facts, source with its caveat, the setting as it stands; and what would change it, and when. */

import type { ChangeView, ReasonView, SettingNow } from '#contract/clearance.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { valueInWords } from '../policy/setting-words.ts';
import classes from './clearance.module.css';

export function Reasons({ reasons }: { reasons: readonly ReasonView[] }) {
  return reasons.map((reason) => (
    <div key={`${reason.rule} ${reason.text}`} className="why">
      <span className="rule">{reason.rule}</span> {reason.text}
      <div className="source">{reason.source}</div>
      {reason.setting && <SettingNote setting={reason.setting} />}
    </div>
  ));
}

/** `Facility setting “Earliest day, vaginal or assisted”: 42 days, the default.` */
export function SettingNote({ setting }: { setting: SettingNow }) {
  const { label, unit, value, differs } = setting;
  return (
    <div className={classes.setting}>
      Setting “{label}”: {valueInWords(value, unit)}
      {differs ? (
        <>
          , <mark>differs from the default, {valueInWords(setting.default, unit)}</mark>
        </>
      ) : (
        ', the default'
      )}
    </div>
  );
}

export function Changes({ changes }: { changes: readonly ChangeView[] }) {
  return changes.map((change) => (
    <div key={change.text} className="why">
      <ChangeLine change={change} />
    </div>
  ));
}

/** `12 Feb 2026` */
const NAMES_A_DAY = /\b\d{1,2} [A-Z][a-z]{2} \d{4}\b/;

/** The date first, unless the sentence names one; whether time alone does it. */
export function ChangeLine({ change }: { change: ChangeView }) {
  const { text, from, timeAlone } = change;
  return (
    <>
      {from && !NAMES_A_DAY.test(text) && <b>From {formatDate(from)}: </b>}
      {text}
      {timeAlone && <span className="quiet"> Time alone does this.</span>}
    </>
  );
}
