/** How one load came about, from maximum to plates, step by step: what the explain view shows wherever a load stands. */

import { type CalendarDate, formatDate } from '../calendar/calendar-date.ts';
import type { ExerciseId } from '../exercise/exercise.ts';
import { formatPrescription } from '../prescription/format.ts';
import { FORMULA_NAMES } from './estimated-max.ts';
import { explainLoad, formatPercent } from './explain-load.ts';
import { formatAmount, formatLoad, type Load, type LoadUnit } from './load.ts';
import { MAXIMUM_NAMES, type MaximumBasis, needsRetest } from './maximum.ts';
import { basisLoad } from './plan-load.ts';
import type { PlannedGroup, PlannedLoad } from './plan-program.ts';
import type { BelowBarPlan, CannotLoadPlan, LoadStep, Made } from './planned-load.ts';
import { wordOf } from './word-load.ts';

/** One step: what it is, what it comes to, and what there is to know about it. */
export interface ChainStep {
  readonly title: string;
  readonly value: string;
  readonly notes: readonly string[];
}

export interface LoadChain {
  /** The sets it is for: `4 × 8 @ 77–80 %`. */
  readonly asked: string;
  /** As it stands on screen: `102.5 kg`. */
  readonly result: string;
  /** What is lifted; absent where that is nothing yet, or left to coach and athlete. */
  readonly load?: Load;
  readonly steps: readonly ChainStep[];
  /** To be drawn. */
  readonly made?: Made;
  /** All of it in one line, as on paper; empty where nothing was reckoned. */
  readonly line: string;
}

export interface ChainWords {
  readonly nameOf: (id: ExerciseId) => string;
  /** Name of the rack. */
  readonly rack: string;
  readonly today: CalendarDate;
}

/** The chain behind one set group; undefined where there is no load to reckon and no limit on it. */
export function chainOf(group: PlannedGroup, words: ChainWords): LoadChain | undefined {
  const steps = stepsOf(group.planned, words);
  if (steps.length === 0) return undefined;
  const made = madeOf(group.planned);
  return {
    asked: formatPrescription({ groups: [group.group], perSide: false }),
    result: wordOf(group) ?? '',
    ...(group.planned.kind === 'loaded' && { load: group.planned.load }),
    steps,
    ...(made && { made }),
    line: 'steps' in group.planned ? explainLoad(group.planned.steps, words.nameOf) : '',
  };
}

function stepsOf(planned: PlannedLoad, words: ChainWords): ChainStep[] {
  switch (planned.kind) {
    case 'loaded': {
      const { upTo } = planned;
      const more = upTo && {
        title: 'Range',
        value: `up to ${formatLoad(upTo)}`,
        notes: ['The lower end comes first; the upper one is there when the sets go well.'],
      };
      return [...planned.steps.flatMap((step) => said(step, words)), ...(more ? [more] : [])];
    }
    case 'belowBar':
      return [...planned.steps.flatMap((step) => said(step, words)), belowBar(planned, words)];
    case 'cannotLoad':
      return [...planned.steps.flatMap((step) => said(step, words)), cannotLoad(planned, words)];
    case 'noMaximum':
      return planned.basis === 'workingWeight'
        ? [
            {
              title: 'Working weight',
              value: 'Not known',
              notes: ['A warm-up ramps to the day’s first working load, and that has none.'],
            },
          ]
        : [
            ...(planned.capPercent === undefined ? [] : [capAlone(planned.capPercent)]),
            missing(planned.exerciseId, words),
          ];
    case 'notPlanned': {
      const { ceiling, capPercent, missing: lift, ceilingSteps = [] } = planned;
      if (lift && capPercent !== undefined) return [capAlone(capPercent), missing(lift, words)];
      if (ceiling)
        return [
          {
            title: 'Load',
            value: 'Left to coach and athlete',
            notes: [`No heavier than ${formatLoad(ceiling)}: that is what the cap comes to here.`],
          },
          ...ceilingSteps.flatMap((step) => said(step, words)),
        ];
      return capPercent === undefined
        ? []
        : [capAlone(capPercent, `${words.rack} can make nothing that light.`)];
    }
  }
}

function said(step: LoadStep, words: ChainWords): ChainStep[] {
  switch (step.step) {
    case 'maximum':
      return [maximum(step.basis, words)];
    case 'workingWeight':
      return [
        {
          title: 'Working weight',
          value: formatLoad(step.load),
          notes: ['The day’s first working load of this lift.'],
        },
      ];
    case 'stated':
      return [{ title: 'Stated', value: formatLoad(step.load), notes: ['Written in the program.'] }];
    case 'percent':
      return [percent(step)];
    case 'capped':
      return [
        {
          title: 'Cap',
          value: `${formatPercent(step.percent)} = ${formatTarget(step.target, step.unit)}`,
          notes: [
            `Of ${basisInWords(step.basis, words)}: what was asked lies over it.`,
            ...basisNotes(step.basis, words),
            CAP_RULE,
          ],
        },
      ];
    case 'converted':
      return [
        {
          title: step.unit === 'lb' ? 'In pounds' : 'In kilograms',
          value: formatTarget(step.target, step.unit),
          notes: [
            `What is at hand for it at ${words.rack} is in ${step.unit}. 1 lb is exactly 0.45359237 kg; nothing is converted back.`,
          ],
        },
      ];
    case 'made':
      return [made(step, words)];
  }
}

const CAP_RULE = 'A cap in force today, of the one-repetition maximum. Its rule stands under “Clearance”.';

function capAlone(capPercent: number, note?: string): ChainStep {
  return {
    title: 'Cap',
    value: `${formatPercent(capPercent)} of the one-repetition maximum`,
    notes: note ? [note, CAP_RULE] : [CAP_RULE],
  };
}

function missing(lift: ExerciseId, { nameOf }: ChainWords): ChainStep {
  return {
    title: 'Maximum',
    value: 'None recorded',
    notes: [`Record one for ${nameOf(lift)} and the load follows. Until then it stays a percentage.`],
  };
}

function maximum(basis: MaximumBasis, words: ChainWords): ChainStep {
  return { title: 'Maximum', value: basisInWords(basis, words), notes: basisNotes(basis, words) };
}

function basisInWords({ maximum: { exerciseId, kind, load } }: MaximumBasis, { nameOf }: ChainWords): string {
  return `${nameOf(exerciseId)} ${MAXIMUM_NAMES[kind]} ${formatLoad(load)}`;
}

function basisNotes(basis: MaximumBasis, { nameOf, today }: ChainWords): string[] {
  const { maximum, linked, lowestBy, trainingMaxPercent } = basis;
  const { date, recordedBy, fromSet } = maximum;
  const retest = needsRetest(maximum, today) ? '; more than 8 weeks old, retest' : '';
  const notes = [`${formatDate(date)}${recordedBy ? `, recorded by ${recordedBy}` : ''}${retest}`];
  if (fromSet) {
    const rir = fromSet.rir ? ` with ${fromSet.rir} RIR` : '';
    const by = lowestBy
      ? `${FORMULA_NAMES[lowestBy]}, the lowest of the seven formulas`
      : FORMULA_NAMES[fromSet.formula];
    notes.push(`From ${formatLoad(fromSet.load)} × ${fromSet.reps}${rir}, by ${by}.`);
  }
  if (linked)
    notes.push(
      `${nameOf(linked.exerciseId)} has none of its own: ${formatPercent(linked.percent)} of this one.`,
    );
  if (trainingMaxPercent !== undefined)
    notes.push(
      `Nobody set a training max: ${formatPercent(trainingMaxPercent)} of this is ${formatLoad(basisLoad(basis))}.`,
    );
  else if (linked) notes.push(`That is ${formatLoad(basisLoad(basis))}.`);
  return notes;
}

function percent({ percent, asked, target, unit, of }: Extract<LoadStep, { step: 'percent' }>): ChainStep {
  const value = `${formatPercent(percent)} = ${formatTarget(target, unit)}`;
  if (asked === undefined) return { title: 'Percentage', value, notes: [OF[of]] };
  return { title: 'Cap', value, notes: [`In place of ${formatPercent(asked)}.`, CAP_RULE] };
}

const OF = {
  oneRep: 'Of the one-repetition maximum.',
  trainingMax: 'Of the training max.',
  workingWeight: 'Of the working weight.',
} as const;

function made(
  { rounding, exact, load, target, below, above, made }: Extract<LoadStep, { step: 'made' }>,
  { rack }: ChainWords,
): ChainStep {
  const title = made.with === 'dumbbell' && made.one ? 'One dumbbell or plate' : TITLES[made.with];
  if (exact) return { title, value: `${formatLoad(load)}, exactly`, notes: [] };
  const off = Math.round(target - load.hundredths);
  const remainder: Load = { hundredths: Math.abs(off), unit: load.unit };
  const by =
    off === 0 ? '' : off > 0 ? `, ${formatLoad(remainder)} under` : `, ${formatLoad(remainder)} over`;
  const around = above
    ? `${rack} makes ${formatAmount(below)} below and ${formatLoad(above)} above.`
    : `${rack} makes nothing above ${formatLoad(below)}.`;
  const why =
    rounding === 'down'
      ? 'Down, because nothing is rounded up where a cap or a limit is in force.'
      : 'To the nearest; a tie goes down.';
  return { title, value: `${formatLoad(load)}${by}`, notes: [around, why] };
}

const TITLES = {
  barbell: 'On the bar',
  dumbbell: 'In each hand',
  cable: 'On the stack',
  machine: 'On the stack',
} as const;

function belowBar(
  { target, bar, lighterBar, regression }: BelowBarPlan,
  { nameOf, rack }: ChainWords,
): ChainStep {
  const { unit } = bar.weight;
  const notes = [
    lighterBar
      ? `On the ${formatLoad(lighterBar.bar.weight)} bar it comes to ${formatLoad(lighterBar.total)}.`
      : `${rack} has no lighter bar.`,
  ];
  if (regression && !lighterBar) {
    const note = regression.note ? ` (${regression.note})` : '';
    notes.push(`Easier: ${nameOf(regression.exerciseId)}${note}.`);
  }
  notes.push('Nothing is rounded up to the bar.');
  return {
    title: 'Below the bar',
    value: `${formatTarget(target, unit)} is less than the ${formatLoad(bar.weight)} bar`,
    notes,
  };
}

function cannotLoad({ reason, nearest }: CannotLoadPlan, { rack }: ChainWords): ChainStep {
  const note = {
    nothingToLoad: `${rack} has nothing that this exercise is loaded with.`,
    aboveHeaviest: `More than ${rack} can make.`,
    belowLightest: `Less than the lightest at ${rack}.`,
    otherUnit: `The plates of ${rack} are in another unit than its bar, and it does not mix units.`,
  }[reason];
  const near = nearest ? [`The nearest there is ${formatLoad(nearest)}.`] : [];
  return { title: 'Cannot be loaded', value: 'Not here', notes: [note, ...near] };
}

function madeOf(planned: PlannedLoad): Made | undefined {
  if (planned.kind === 'loaded') return planned.made;
  if (planned.kind === 'belowBar')
    return planned.lighterBar && { with: 'barbell', loading: planned.lighterBar };
  if (planned.kind !== 'notPlanned') return undefined;
  const last = planned.ceilingSteps?.at(-1);
  return last?.step === 'made' ? last.made : undefined;
}

function formatTarget(target: number, unit: LoadUnit): string {
  return formatLoad({ hundredths: Math.round(target), unit });
}
