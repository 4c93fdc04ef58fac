/** The room a facility starts with: one rack with the usual bars and a common plate tree, in its unit. The coach corrects it on the Facility page. */

import type { Room } from '#domain/facility/equipment.ts';
import { type LoadUnit, load } from '#domain/load/load.ts';

const FIRST_RACK = { id: 'rack-1', name: 'Rack 1', squads: [] } as const;

const DUMBBELLS_KG = [2, 4, 6, 8, 10, 12.5, 15, 17.5, 20, 22.5, 25, 27.5, 30, 32.5, 35, 40];

const KILOGRAM_ROOM: Room = {
  id: 'main',
  name: 'Weight room',
  racks: [
    {
      ...FIRST_RACK,
      bars: [
        { id: 'bar-15', name: '15 kg bar', weight: load(15, 'kg') },
        { id: 'bar-20', name: '20 kg bar', weight: load(20, 'kg') },
      ],
      plates: [
        { weight: load(25, 'kg'), count: 8 },
        { weight: load(20, 'kg'), count: 8 },
        { weight: load(15, 'kg'), count: 4 },
        { weight: load(10, 'kg'), count: 8 },
        { weight: load(5, 'kg'), count: 8 },
        { weight: load(2.5, 'kg'), count: 8 },
        { weight: load(1.25, 'kg'), count: 8 },
      ],
    },
  ],
  dumbbells: DUMBBELLS_KG.map((amount) => load(amount, 'kg')),
  stack: { lightest: load(5, 'kg'), step: load(5, 'kg'), heaviest: load(100, 'kg') },
  has: ['barbell', 'plates', 'bench', 'rack', 'box', 'band', 'cable', 'dumbbells', 'barPad'],
};

const DUMBBELLS_LB = [5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80];

const POUND_ROOM: Room = {
  ...KILOGRAM_ROOM,
  racks: [
    {
      ...FIRST_RACK,
      bars: [
        { id: 'bar-35', name: '35 lb bar', weight: load(35, 'lb') },
        { id: 'bar-45', name: '45 lb bar', weight: load(45, 'lb') },
      ],
      plates: [
        { weight: load(45, 'lb'), count: 8 },
        { weight: load(35, 'lb'), count: 4 },
        { weight: load(25, 'lb'), count: 8 },
        { weight: load(10, 'lb'), count: 8 },
        { weight: load(5, 'lb'), count: 8 },
        { weight: load(2.5, 'lb'), count: 8 },
      ],
    },
  ],
  dumbbells: DUMBBELLS_LB.map((amount) => load(amount, 'lb')),
  stack: { lightest: load(10, 'lb'), step: load(10, 'lb'), heaviest: load(200, 'lb') },
};

/** The room of a facility that lifts in this unit, until the coach says what it owns. */
export const DEFAULT_ROOMS: Readonly<Record<LoadUnit, Room>> = { kg: KILOGRAM_ROOM, lb: POUND_ROOM };
