/**
 * A load: what is on the bar, in the unit it is lifted in.
 *
 * Loads are whole hundredths of a kilogram or of a pound. The unit that was lifted is the unit that is
 * stored; kilograms and pounds are converted for display only and never back.
 */

export type LoadUnit = 'kg' | 'lb';

export interface Load {
  /** Hundredths of the unit, an integer from 0 to 200 000. */
  readonly hundredths: number;
  readonly unit: LoadUnit;
}

/** The international avoirdupois pound (1959): exact by definition. */
export const KILOGRAMS_PER_POUND = 0.45359237;

/** A load from a number in its unit, such as `load(102.5, 'kg')`. Throws RangeError outside 0 to 2000. */
export function load(amount: number, unit: LoadUnit): Load {
  const hundredths = Math.round(amount * 100);
  if (!Number.isFinite(amount) || hundredths < 0 || hundredths > 200_000) {
    throw new RangeError(`A load lies between 0 and 2000 ${unit}`);
  }
  return { hundredths, unit };
}

/** `102.5`: at most two decimals, none that are not needed. */
export function formatAmount(load: Load): string {
  return String(load.hundredths / 100);
}

/** `102.5 kg` */
export function formatLoad(load: Load): string {
  return `${formatAmount(load)} ${load.unit}`;
}

/**
 * As a coach says what is not weighed but reckoned: to the half kilogram or the whole pound. No formula knows a maximum to
 * the hundredth (the best of them err by 3 kg and more), and down never asks for more than there is evidence of.
 */
export function asReckoned({ hundredths, unit }: Load, rounding: 'down' | 'nearest'): Load {
  const step = unit === 'kg' ? 50 : 100;
  const steps = hundredths / step;
  return { hundredths: step * (rounding === 'down' ? Math.floor(steps) : Math.round(steps)), unit };
}

/** Hundredths in another unit, floored to whole ones: a target or a cap never grows by converting. */
export function convert(hundredths: number, from: LoadUnit, to: LoadUnit): number {
  return from === to ? hundredths : Math.floor(hundredths * factor(from));
}

/** The same for what hangs on a bar of the other unit, rounded up: it never counts for less than it weighs. */
export function convertUp(hundredths: number, from: LoadUnit, to: LoadUnit): number {
  return from === to ? hundredths : Math.ceil(hundredths * factor(from));
}

function factor(from: LoadUnit): number {
  return from === 'lb' ? KILOGRAMS_PER_POUND : 1 / KILOGRAMS_PER_POUND;
}

/** Hundredths of a kilogram, unrounded, to tell the heavier of two loads. Never stored, never shown. */
export function inKilograms({ hundredths, unit }: Load): number {
  return unit === 'kg' ? hundredths : hundredths * KILOGRAMS_PER_POUND;
}

/** A load in another unit, for display beside the stored one. Never stored. */
export function shownIn(load: Load, unit: LoadUnit): Load {
  if (load.unit === unit) return load;
  return { hundredths: Math.round(load.hundredths * factor(load.unit)), unit };
}
