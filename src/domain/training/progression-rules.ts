/** The rules by which a line may progress, what each will do in one sentence, and the guide's wave of percentages. */

import type { Prescription, SetGroup } from '../prescription/prescription.ts';

/** The guide advises loads that leave two to three reps. */
export const ADVISED_RIR = 2;

/** Kept beside a program line; a line without one stays as it is written. */
export type ProgressionRule = 'doubleProgression' | 'twoForTwo' | 'wave';

export const PROGRESSION_NAMES: Readonly<Record<ProgressionRule, string>> = {
  doubleProgression: 'Double progression',
  twoForTwo: 'Two for two (NSCA)',
  wave: 'The guide’s wave',
};

export interface WaveStep {
  readonly low: number;
  readonly high: number;
  /** Percentage of the back-off sets behind a top set. */
  readonly backOff?: number;
}

/** Percentages of the guide's program, block by block; 72 is 84.7 % of an 85 % top set. */
export const WAVE: readonly WaveStep[] = [
  { low: 40, high: 60 },
  { low: 70, high: 70 },
  { low: 75, high: 80 },
  { low: 85, high: 85, backOff: 72 },
  { low: 88, high: 88, backOff: 72 },
];

/** The step after the one a percentage belongs to; undefined after the last. */
export function nextInWave(percent: number): WaveStep | undefined {
  return WAVE.find((step, place) => place > 0 && step.low > percent);
}

/** `70 %`, `75–80 %`, `top set at 85 %, back-off at 72 %` */
export function waveInWords({ low, high, backOff }: WaveStep): string {
  const percent = low === high ? `${low} %` : `${low}–${high} %`;
  return backOff === undefined ? percent : `top set at ${percent}, back-off at ${backOff} %`;
}

/** The sets that progress: the top set, or the first that is no warm-up. */
export function mainGroup({ groups }: Prescription): SetGroup | undefined {
  return groups.find(({ kind }) => kind === 'top') ?? groups.find(({ kind }) => kind !== 'warmUp');
}

/** The reps of those sets, by which two prescriptions are told apart: `8–10`. Empty where none are counted. */
export function repsAsked(prescription: Prescription): string {
  const group = mainGroup(prescription);
  if (group?.reps.kind !== 'reps') return '';
  const { low, high } = group.reps;
  return low === high ? `${low}` : `${low}–${high}`;
}

/** What a rule will do with a line, for the editor. `rirFloor`: least reps in reserve that count as kept. */
export function progressionInWords(
  rule: ProgressionRule,
  prescription: Prescription,
  rirFloor: number,
): string {
  const group = mainGroup(prescription);
  if (group?.reps.kind !== 'reps')
    return 'This line is not counted in reps, so the rule has nothing to go by.';
  const { low, high } = group.reps;
  const sets = group.sets === 1 ? 'the set reaches' : `all ${group.sets} sets reach`;
  const loses = `; short of ${low} twice, 10 % less`;
  switch (rule) {
    case 'doubleProgression':
      return `When ${sets} ${high} reps with ${rirFloor} in reserve, without pain and with sound technique: the next load of the room, 2 to 10 % more${low < high ? `, from ${low} reps again` : ''}${loses}.`;
    case 'twoForTwo':
      return `When the last set has ${high + 2} reps in two sessions one after the other: the next load of the room, 2 to 10 % more${loses}.`;
    case 'wave': {
      if (group.load.kind !== 'percent') return 'The wave goes by percentages, and this line has none.';
      const next = nextInWave(group.load.high);
      return next
        ? `When every rep stands, the guide’s next step: ${waveInWords(next)}.`
        : 'The last step of the guide’s wave: then an easier week is offered, and it begins again at 40 to 60 %.';
    }
  }
}
