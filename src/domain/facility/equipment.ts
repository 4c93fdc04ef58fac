/** What a facility owns: rooms with what everybody in them shares, and the racks, each with bars and plates of its own. */

import type { Equipment, ExerciseId, Implement } from '../exercise/exercise.ts';
import type { Load } from '../load/load.ts';

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

/** First plate, step and heaviest, all in one unit. */
export interface Stack {
  readonly lightest: Load;
  readonly step: Load;
  readonly heaviest: Load;
}

/** What an exercise is loaded with in a room, where that is not the room's usual bar or stack. */
export type ExerciseLoading =
  | { readonly exerciseId: ExerciseId; readonly bar: Load }
  | { readonly exerciseId: ExerciseId; readonly stack: Stack };

/** A place to lift at, with the bars and plates that stay there. Kilograms and pounds may stand side by side. */
export interface Rack {
  readonly id: string;
  readonly name: string;
  /** Ids of the squads that train here unless an assignment says otherwise. */
  readonly squads: readonly string[];
  /** Lightest first. */
  readonly bars: readonly Bar[];
  readonly plates: readonly PlateStock[];
  /** One collar's weight; two are used. Absent when collars are not counted. */
  readonly collar?: Load;
  /** A bar of one unit may carry plates of the other. Plates of two units never hang on one bar. */
  readonly mixesUnits?: boolean;
}

export interface Room {
  readonly id: string;
  readonly name: string;
  /** At least one; the first is the usual one. */
  readonly racks: readonly Rack[];
  /** Every dumbbell that exists as a pair, lightest first. */
  readonly dumbbells: readonly Load[];
  readonly stack?: Stack;
  readonly exercises?: readonly ExerciseLoading[];
  /** Bars, plates, dumbbells and cables count only while any are there. */
  readonly has: readonly Equipment[];
}

/** What is at hand at one rack: its own bars and plates, and what its room shares. Loads are planned from this alone. */
export interface RoomEquipment
  extends Pick<Rack, 'bars' | 'plates' | 'collar' | 'mixesUnits'>,
    Pick<Room, 'dumbbells' | 'stack' | 'exercises' | 'has'> {
  /** Of the rack. */
  readonly id: string;
  /** The rack's; with the room's before it where there are several rooms. */
  readonly name: string;
}

/** The implement decides which of the room's things carry the load. */
export type LoadedWith = Extract<Implement, 'barbell' | 'dumbbell' | 'cable' | 'machine'>;

/** What is at hand at every rack, in the facility's order. */
export function racksOf(rooms: readonly Room[]): readonly RoomEquipment[] {
  return rooms.flatMap((room) =>
    room.racks.map((rack) => {
      const { id, bars, plates, collar, mixesUnits } = rack;
      const { dumbbells, stack, exercises } = room;
      return {
        id,
        name: rooms.length > 1 ? `${room.name}, ${rack.name}` : rack.name,
        bars,
        plates,
        ...(collar && { collar }),
        ...(mixesUnits && { mixesUnits }),
        dumbbells,
        ...(stack && { stack }),
        ...(exercises && { exercises }),
        has: room.has.filter((item) => isThere(item, rack, room)),
      };
    }),
  );
}

function isThere(item: Equipment, { bars, plates }: Rack, { dumbbells, stack, exercises }: Room): boolean {
  switch (item) {
    case 'barbell':
      return bars.length > 0;
    case 'plates':
      return plates.some(({ count }) => count > 1);
    case 'dumbbells':
      return dumbbells.length > 0;
    case 'cable':
      return stack !== undefined || (exercises ?? []).some((own) => 'stack' in own);
    default:
      return true;
  }
}

/** A rack that is gone is answered by the usual one. */
export function rackById(racks: readonly RoomEquipment[], id: string): RoomEquipment {
  const rack = racks.find((one) => one.id === id) ?? racks[0];
  if (!rack) throw new Error('A facility has at least one rack');
  return rack;
}

/** Where somebody of these squads trains: the first rack that is any of theirs, else the facility's first. */
export function usualRack(rooms: readonly Room[], squadIds: readonly string[]): string {
  const racks = rooms.flatMap((room) => room.racks);
  const rack = racks.find(({ squads }) => squads.some((id) => squadIds.includes(id))) ?? racks[0];
  if (!rack) throw new Error('A facility has at least one rack');
  return rack.id;
}
