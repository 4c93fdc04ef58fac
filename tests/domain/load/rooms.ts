/** Rooms that the load tests plan in. */

import type { Bar, PlateStock, RoomEquipment } from '#domain/facility/equipment.ts';
import { type Load, type LoadUnit, load } from '#domain/load/load.ts';

export function bar(amount: number, unit: LoadUnit = 'kg'): Bar {
  return { id: `bar-${amount}`, name: `${amount} ${unit} bar`, weight: load(amount, unit) };
}

export function stock(pairsOf: Readonly<Record<string, number>>, unit: LoadUnit = 'kg'): PlateStock[] {
  return Object.entries(pairsOf).map(([weight, count]) => ({ weight: load(Number(weight), unit), count }));
}

/** Stock A of the specification. */
export const STOCK_A = stock({ 25: 4, 20: 2, 15: 2, 10: 2, 5: 2, 2.5: 2, 1.25: 2, 0.5: 2 });

/** The same without the half-kilogram plates. */
export const STOCK_WITHOUT_HALVES = stock({ 25: 4, 20: 2, 15: 2, 10: 2, 5: 2, 2.5: 2, 1.25: 2 });

export function room(changes: Partial<RoomEquipment> = {}): RoomEquipment {
  return {
    id: 'main',
    name: 'Main room',
    bars: [bar(15), bar(20)],
    plates: STOCK_A,
    dumbbells: [5, 7.5, 10, 12.5, 15, 20].map((amount) => load(amount, 'kg')),
    stack: { lightest: load(5, 'kg'), step: load(5, 'kg'), heaviest: load(80, 'kg') },
    has: ['barbell', 'plates', 'bench', 'rack', 'box', 'band', 'cable', 'dumbbells', 'barPad'],
    ...changes,
  };
}

export function amounts(loads: readonly Load[]): string {
  return loads.map((one) => String(one.hundredths / 100)).join('+');
}
