/** The reckoning of a load as one line of text, the same on screen and paper. */

import type { ExerciseId } from '../exercise/exercise.ts';
import { FORMULA_NAMES } from './estimated-max.ts';
import { formatAmount, formatLoad, type Load, type LoadUnit } from './load.ts';
import { MAXIMUM_NAMES, type MaximumBasis } from './maximum.ts';
import type { LoadStep, Made } from './planned-load.ts';
import type { BarLoading } from './plates.ts';

/**
 * `TM 140 × 72.5 % = 101.5 → 102.5 = 20 bar + 25 + 15 + 1.25 per side`. Amounts in one unit go without it; where
 * kilograms and pounds meet, each has its own. `nameOf` words the other lift of a linked maximum.
 */
export function explainLoad(
  steps: readonly LoadStep[],
  nameOf: (id: ExerciseId) => string = (id) => id,
): string {
  const words: Words = { nameOf, say: new Set(steps.flatMap(unitsOf)).size > 1 ? formatLoad : formatAmount };
  return steps.map((step) => explainStep(step, words)).join(' ');
}

interface Words {
  readonly nameOf: (id: ExerciseId) => string;
  readonly say: (load: Load) => string;
}

function unitsOf(step: LoadStep): readonly LoadUnit[] {
  switch (step.step) {
    case 'maximum':
      return [step.basis.maximum.load.unit];
    case 'capped':
      return [step.basis.maximum.load.unit, step.unit];
    case 'percent':
    case 'converted':
      return [step.unit];
    default:
      return [step.load.unit];
  }
}

/** `25 + 15 + 1.25 per side`, or `empty bar`. */
export function formatPerSide(loading: BarLoading): string {
  if (loading.perSide.length === 0) return 'empty bar';
  return `${loading.perSide.map(formatAmount).join(' + ')} per side`;
}

/** `72.5 %` */
export function formatPercent(percent: number): string {
  return `${Math.round(percent * 100) / 100} %`;
}

function explainStep(step: LoadStep, words: Words): string {
  const { say } = words;
  const target = (hundredths: number, unit: LoadUnit) => say({ hundredths: Math.round(hundredths), unit });
  switch (step.step) {
    case 'maximum':
      return explainBasis(step.basis, words);
    case 'workingWeight':
      return `working weight ${say(step.load)}`;
    case 'stated':
      return `stated ${say(step.load)}`;
    case 'percent': {
      const cap = step.asked === undefined ? '' : ` (cap; ${formatPercent(step.asked)} asked)`;
      return `× ${formatPercent(step.percent)}${cap} = ${target(step.target, step.unit)}`;
    }
    case 'capped':
      return `over the cap: ${explainBasis(step.basis, words)} × ${formatPercent(step.percent)} = ${target(step.target, step.unit)}`;
    case 'converted':
      return `= ${target(step.target, step.unit)}`;
    case 'made':
      return explainMade(step, words);
  }
}

function explainBasis(basis: MaximumBasis, { nameOf, say }: Words): string {
  const { kind, load } = basis.maximum;
  const parts = [`${MAXIMUM_NAMES[kind]} ${say(load)}`];
  if (basis.lowestBy) parts.push(`(lowest: ${FORMULA_NAMES[basis.lowestBy]})`);
  if (basis.linked) parts.unshift(nameOf(basis.linked.ofExerciseId));
  if (basis.linked) parts.push(`× ${formatPercent(basis.linked.percent)}`);
  if (basis.trainingMaxPercent !== undefined) parts.push(`× ${formatPercent(basis.trainingMaxPercent)} TM`);
  return parts.join(' ');
}

function explainMade(
  { exact, rounding, load, made }: Extract<LoadStep, { step: 'made' }>,
  { say }: Words,
): string {
  const carried = explainCarrier(made);
  if (exact) return carried;
  return `→ ${say(load)}${rounding === 'down' ? ' (down)' : ''} ${carried}`;
}

function explainCarrier(made: Made): string {
  switch (made.with) {
    case 'barbell': {
      const { bar, collars, perSide } = made.loading;
      const mixed = bar.weight.unit !== made.loading.total.unit;
      const weights = [`= ${mixed ? formatLoad(bar.weight) : formatAmount(bar.weight)} bar`];
      if (collars) weights.push(`${formatAmount(collars)} collars`);
      if (perSide.length > 0) weights.push(formatPerSide(made.loading));
      return weights.join(' + ');
    }
    case 'dumbbell':
      return made.one ? `= one of ${formatLoad(made.each)}` : `= ${formatLoad(made.each)} in each hand`;
    default:
      return `= ${formatLoad(made.stack)} on the stack`;
  }
}
