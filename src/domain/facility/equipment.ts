/** What one room owns: bars, plates, collars, dumbbells, stacks, bands. Loads are planned from this and nothing else. */

import type { Equipment, Implement } from '../exercise/exercise.ts';
import type { Load, LoadUnit } from '../load/load.ts';

export interface Bar {
  readonly id: string;
  readonly name: string;
  readonly weight: Load;
}

/** `count` single plates of one weight; pairs are half of it, rounded down. */
export interface PlateStock {
  readonly weight: Load;
  readonly count: number;
}

export interface RoomEquipment {
  readonly id: string;
  readonly name: string;
  readonly unit: LoadUnit;
  /** Lightest first. */
  readonly bars: readonly Bar[];
  readonly plates: readonly PlateStock[];
  /** One collar's weight; two are used. Absent when collars are not counted. */
  readonly collar?: Load;
  /** Every dumbbell that exists as a pair, lightest first. */
  readonly dumbbells: readonly Load[];
  /** Cable stack: first plate, step and heaviest. */
  readonly stack?: { readonly lightest: Load; readonly step: Load; readonly heaviest: Load };
  readonly has: readonly Equipment[];
}

/** The implement decides which of the room's things carry the load. */
export type LoadedWith = Extract<Implement, 'barbell' | 'dumbbell' | 'cable' | 'machine'>;
