/** Two calculators without a roster: what plates can make of a target, and what a set says about the maximum. */

import type { InputOf, ResultOf } from '#contract/channels.ts';
import { estimateByRtsChart } from '#domain/load/effort-charts.ts';
import { estimateMax, estimateRemark, WHY_NO_ESTIMATE } from '#domain/load/estimated-max.ts';
import { formatPerSide } from '#domain/load/explain-load.ts';
import { formatAmount, formatLoad, load } from '#domain/load/load.ts';
import { type BarLoading, chooseLoading } from '#domain/load/plates.ts';

export function planOf({
  target,
  unit,
  bar,
  plates,
  collar,
  rounding,
}: InputOf<'loads.plan'>): ResultOf<'loads.plan'> {
  const weight = load(bar, unit);
  const choice = chooseLoading(
    {
      bar: { id: 'bar', name: formatLoad(weight), weight },
      plates: plates.map((plate) => ({ weight: load(plate.weight, unit), count: plate.count })),
      ...(collar && { collar: load(collar, unit) }),
    },
    Math.round(target * 100),
    rounding,
  );
  const below = 'below' in choice ? loadingOf(choice.below) : null;
  const above = 'above' in choice && choice.above ? loadingOf(choice.above) : null;
  switch (choice.kind) {
    case 'loadable':
      return {
        kind: choice.kind,
        exact: choice.exact,
        below,
        above,
        chosen: loadingOf(choice.chosen),
        text: madeOf(choice.chosen),
      };
    case 'belowBar':
      return {
        kind: choice.kind,
        exact: false,
        below,
        above,
        chosen: null,
        text: `Below the ${formatLoad(weight)} bar: take a lighter bar or an easier variation.`,
      };
    case 'aboveHeaviest':
      return {
        kind: choice.kind,
        exact: false,
        below,
        above,
        chosen: below,
        text: `These plates make ${formatLoad(choice.below.total)} at most.`,
      };
  }
}

export function estimateOf({
  weight,
  unit,
  reps,
  rir = 0,
  formula,
  flagged,
}: InputOf<'loads.estimateMax'>): ResultOf<'loads.estimateMax'> {
  const lifted = load(weight, unit);
  const estimated = estimateMax(
    { load: lifted, reps, rir },
    { ...(formula && { formula }), ...(flagged && { flagged }) },
  );
  const none = {
    estimate: null,
    formula: null,
    confidence: null,
    lowest: null,
    highest: null,
    byFormula: {},
    byRpeChart: null,
  };
  if (estimated.kind === 'noEstimate') return { ...none, remark: WHY_NO_ESTIMATE[estimated.reason] };
  return {
    estimate: estimated.estimate,
    formula: estimated.formula,
    confidence: estimated.confidence,
    lowest: estimated.lowest,
    highest: estimated.highest,
    byFormula: estimated.byFormula,
    byRpeChart: estimateByRtsChart(lifted, reps, rir) ?? null,
    remark: estimateRemark(estimated),
  };
}

/** `= 20 bar + 5 collars + 25 + 10 per side` */
function madeOf(chosen: BarLoading): string {
  const { bar, collars, perSide } = chosen;
  return [
    `= ${formatAmount(bar.weight)} bar`,
    ...(collars ? [`${formatAmount(collars)} collars`] : []),
    ...(perSide.length > 0 ? [formatPerSide(chosen)] : []),
  ].join(' + ');
}

function loadingOf({ total, perSide }: BarLoading): { total: number; perSide: number[] } {
  return { total: total.hundredths / 100, perSide: perSide.map((plate) => plate.hundredths / 100) };
}
