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

/** A load in another unit, for display beside the stored one. Never stored. */
export function shownIn(load: Load, unit: LoadUnit): Load {
  if (load.unit === unit) return load;
  const factor = load.unit === 'lb' ? KILOGRAMS_PER_POUND : 1 / KILOGRAMS_PER_POUND;
  return { hundredths: Math.round(load.hundredths * factor), unit };
}
