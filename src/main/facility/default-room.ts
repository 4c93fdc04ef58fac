/** The room a facility starts with: a 20 kg bar and a common plate tree. The coach corrects it on the Facility page. */

import type { RoomEquipment } from '#domain/facility/equipment.ts';
import { load } from '#domain/load/load.ts';

const DUMBBELLS_KG = [2, 4, 6, 8, 10, 12.5, 15, 17.5, 20, 22.5, 25, 27.5, 30, 32.5, 35, 40];

export const DEFAULT_ROOM: RoomEquipment = {
  id: 'main',
  name: 'Weight room',
  unit: 'kg',
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
  dumbbells: DUMBBELLS_KG.map((amount) => load(amount, 'kg')),
  stack: { lightest: load(5, 'kg'), step: load(5, 'kg'), heaviest: load(100, 'kg') },
  has: ['barbell', 'plates', 'bench', 'rack', 'box', 'band', 'cable', 'dumbbells', 'barPad'],
};
