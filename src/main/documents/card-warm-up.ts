/** The warm-up strip of a card: the steps that can be done, in real loads, with a blank where a load is not known. */

import type { PlannedGroup } from '#domain/load/plan-program.ts';
import { warmUpFor } from '#domain/load/warm-up.ts';
import { wordOf } from '#domain/load/word-load.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import type { Prescription } from '#domain/prescription/prescription.ts';
import type { Session, WarmUpStep } from '#domain/program/program.ts';
import type { CardSource } from './build-card.ts';
import type { CardWarmUpStep } from './card-model.ts';
import { BLANK } from './card-style.ts';
import { sayLighterBar, sayLoad } from './card-words.ts';

/** A step in words; `TOO_LIGHT` where no weight here is light enough; undefined where its lift is not in the session. */
export type WarmUpWords = string | undefined | typeof TOO_LIGHT;
const TOO_LIGHT = Symbol('too light');

/** One session's warm-up, step by step. */
export function warmUpOf(source: CardSource, session: Session): WarmUpWords[] {
  const lines = session.lines.flatMap((line) => source.lines.get(line.id) ?? []);
  return source.warmUp.map(({ exerciseId, prescription }) => {
    const exercise = source.exercises.get(exerciseId);
    const planned = exercise && warmUpFor({ exercise, prescription }, lines, source.planner);
    if (planned === 'tooLight') return TOO_LIGHT;
    return planned && stepText(source, prescription, planned);
  });
}

/** Steps that are alike in all weeks stand once; a ramp that differs, or is not done in all of them, names the weeks. */
export function mergeWarmUps(
  source: CardSource,
  warmUps: readonly { readonly weeks: string; readonly steps: readonly WarmUpWords[] }[],
): CardWarmUpStep[] {
  return source.warmUp.flatMap((step, index) => {
    const name = source.exercises.get(step.exerciseId)?.shortName ?? step.exerciseId;
    const said = warmUps.flatMap(({ weeks, steps }) => {
      const text = steps[index];
      return typeof text === 'string' ? [{ weeks, text }] : [];
    });
    const texts = [...new Set(said.map(({ text }) => text))];
    if (texts.length === 0 && warmUps.some(({ steps }) => steps[index] === TOO_LIGHT))
      return [leftOut(name, step)];
    if (texts.length === 0) return [];
    if (texts.length === 1 && said.length === warmUps.length) return [{ text: `${name} ${texts[0]}` }];
    return [{ text: `${name} ${said.map(({ weeks, text }) => `${weeks}: ${text}`).join('; ')}` }];
  });
}

/** Said without a box to tick: there is nothing to do. */
function leftOut(name: string, { prescription }: WarmUpStep): CardWarmUpStep {
  const sets = formatPrescription(prescription).replace(/^warm-up /, '');
  return { text: `${name} ${sets}: less than the bar, left out`, remark: true };
}

function stepText(source: CardSource, prescription: Prescription, planned: readonly PlannedGroup[]): string {
  return formatPrescription(prescription, (_, index) => sayStep(planned[index], source))
    .replace(/warm-up | bodyweight/g, '')
    .trim();
}

/** A ramp has one load per step, and without a working weight a blank: a percentage of nothing helps nobody. */
function sayStep(group: PlannedGroup | undefined, { facility }: CardSource): string | undefined {
  const planned = group?.planned;
  switch (planned?.kind) {
    case 'loaded':
      return sayLoad(planned.load, facility.unit);
    case 'belowBar':
      return planned.lighterBar && sayLighterBar(planned.lighterBar, facility.unit);
    case 'noMaximum':
      return BLANK;
    default:
      return wordOf(group, { unitOf: facility.unit, unknown: BLANK });
  }
}
