/** The warm-up strip of a card: the steps the gate permits, the ramp in real loads, a blank or a reason where it has none. */

import type { Load } from '#domain/load/load.ts';
import { firstWorkingLoad, type LineToPlan, type PlannedGroup } from '#domain/load/plan-program.ts';
import { wordOf } from '#domain/load/word-load.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import type { Session } from '#domain/program/program.ts';
import type { CardSource } from './build-card.ts';
import type { CardWarmUpStep } from './card-model.ts';
import { BLANK, sayLighterBar, sayLoad } from './card-words.ts';

/** One session's warm-up: a text per step, undefined where the step's lift is not in the session. */
export function warmUpOf(source: CardSource, session: Session): (string | undefined)[] {
  const lines = session.lines.flatMap((line) => source.lines.get(line.id) ?? []);
  return source.warmUp.map(({ exerciseId, prescription }) => {
    const exercise = source.exercises.get(exerciseId);
    if (!exercise) return undefined;
    const ramps = prescription.groups.some((group) => group.load.kind === 'percent');
    if (!ramps) return stepText(source, { exercise, prescription }, undefined);
    const lift = exercise.maximumOf ?? exercise.id;
    const same = lines.filter((line) => (line.exercise.maximumOf ?? line.exercise.id) === lift);
    if (same.length === 0) return undefined;
    const work = same.flatMap((line) => source.planner.line(line));
    const working = firstWorkingLoad(work) ?? firstOnLighterBar(work);
    if (!working && work.every(({ planned }) => planned.kind === 'belowBar'))
      return 'skip: the work sets are less than the bar';
    const flagged = same.some((line) => line.flagged === true);
    return stepText(source, { exercise, prescription, flagged }, working);
  });
}

/** Steps that are alike in all weeks stand once; a ramp that differs names the weeks. */
export function mergeWarmUps(
  source: CardSource,
  warmUps: readonly { readonly weeks: string; readonly steps: readonly (string | undefined)[] }[],
): CardWarmUpStep[] {
  return source.warmUp.flatMap((step, index) => {
    const name = source.exercises.get(step.exerciseId)?.shortName ?? step.exerciseId;
    const said = warmUps.flatMap(({ weeks, steps }) => {
      const text = steps[index];
      return text === undefined ? [] : [{ weeks, text }];
    });
    const texts = [...new Set(said.map(({ text }) => text))];
    if (texts.length === 0) return [];
    if (texts.length === 1) return [{ text: `${name} ${texts[0]}` }];
    return [{ text: `${name} ${said.map(({ weeks, text }) => `${weeks}: ${text}`).join(', ')}` }];
  });
}

function stepText(source: CardSource, line: LineToPlan, working: Load | undefined): string {
  const planned = source.planner.warmUp(line, working);
  const skipped = planned.map(skipReason).find((reason) => reason !== undefined);
  if (skipped) return `skip: ${skipped}`;
  return formatPrescription(line.prescription, (_, index) => sayStep(planned[index], source))
    .replace(/warm-up | bodyweight/g, '')
    .trim();
}

function skipReason({ planned }: PlannedGroup): string | undefined {
  if (planned.kind === 'belowBar' && !planned.lighterBar) return 'less than the bar';
  if (planned.kind !== 'cannotLoad') return undefined;
  return planned.reason === 'belowLightest'
    ? 'less than the lightest weight here'
    : 'it cannot be loaded here';
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

function firstOnLighterBar(work: readonly PlannedGroup[]): Load | undefined {
  for (const { planned } of work) {
    if (planned.kind === 'belowBar' && planned.lighterBar) return planned.lighterBar.total;
  }
  return undefined;
}
