/** A planned load in the words of screen and paper: `102.5 kg`, `92.5 kg (up to 95)`, `≤ 71 kg`, `70 % (no maximum)`. */

import { formatLoadTarget, formatPrescription } from '../prescription/format.ts';
import type { LoadTarget, Prescription } from '../prescription/prescription.ts';
import { formatAmount, formatLoad, type Load, type LoadUnit } from './load.ts';
import type { PlannedGroup, PlannedLoad } from './plan-program.ts';

export interface LoadWords {
  /** The unit that goes without saying, because the sheet's header names it. */
  readonly unitOf?: LoadUnit;
  /** Stands behind a percentage nobody can reckon yet; paper leaves a blank to fill in. */
  readonly unknown?: string;
}

/** `4 × 8 @ 102.5 kg`: a line with its planned loads. */
export function formatPlannedLine(
  prescription: Prescription,
  planned: readonly PlannedGroup[],
  words: LoadWords = {},
): string {
  return formatPrescription(prescription, (_, index) => wordOf(planned[index], words));
}

/** The words of one group's load; undefined where its target speaks for itself. */
export function wordOf(group: PlannedGroup | undefined, words: LoadWords = {}): string | undefined {
  return group && wordPlanned(group.planned, group.group.load, words);
}

function wordPlanned(planned: PlannedLoad, target: LoadTarget, words: LoadWords): string | undefined {
  const say = (load: Load) => (load.unit === words.unitOf ? formatAmount(load) : formatLoad(load));
  switch (planned.kind) {
    case 'loaded':
      return planned.upTo ? `${say(planned.load)} (up to ${formatAmount(planned.upTo)})` : say(planned.load);
    case 'belowBar': {
      const { lighterBar } = planned;
      return lighterBar
        ? `${say(lighterBar.total)} (${formatAmount(lighterBar.bar.weight)} bar)`
        : 'less than the bar';
    }
    case 'noMaximum':
      return `${askedOrCap(planned, target)} ${words.unknown ?? '(no maximum)'}`;
    case 'cannotLoad':
      return `${askedOrCap(planned, target)} (cannot be loaded here)`;
    case 'notPlanned':
      return wordCap(planned, say, words);
  }
}

/** What was asked, or the cap where that may be more than it. A percentage says of what: the one-repetition maximum. */
function askedOrCap(
  { capPercent }: Extract<PlannedLoad, { kind: 'noMaximum' | 'cannotLoad' }>,
  target: LoadTarget,
): string {
  return capPercent === undefined ? (formatLoadTarget(target) ?? '') : `≤ ${capPercent} % 1RM`;
}

/** `≤ 71 kg`; `≤ 60 % 1RM (no maximum)` where the cap stands on a maximum nobody has recorded. */
function wordCap(
  { ceiling, capPercent, missing }: Extract<PlannedLoad, { kind: 'notPlanned' }>,
  say: (load: Load) => string,
  { unknown = '(no maximum)' }: LoadWords,
): string | undefined {
  if (ceiling) return `≤ ${say(ceiling)}`;
  if (capPercent === undefined) return undefined;
  return `≤ ${capPercent} % 1RM ${missing ? unknown : '(nothing that light here)'}`;
}
