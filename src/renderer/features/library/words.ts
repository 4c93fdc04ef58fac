/** The words of an exercise's closed lists. */

import type { Equipment, Implement, Pattern } from '#domain/exercise/exercise.ts';

const options = <Value extends string>(words: Readonly<Record<Value, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

export const PATTERNS = options<Pattern>({
  hipThrust: 'Hip thrust',
  bridge: 'Bridge',
  hinge: 'Hinge',
  squat: 'Squat',
  lunge: 'Lunge, step',
  abduction: 'Abduction',
  mobility: 'Mobility',
  other: 'Something else',
});

export const IMPLEMENTS = options<Implement>({
  barbell: 'Barbell',
  dumbbell: 'Dumbbell',
  cable: 'Cable',
  machine: 'Machine',
  band: 'Band',
  bodyweight: 'Bodyweight',
});

export const EQUIPMENT = options<Equipment>({
  barbell: 'Barbell',
  plates: 'Plates',
  bench: 'Bench',
  rack: 'Rack',
  box: 'Box',
  band: 'Band',
  cable: 'Cable',
  dumbbells: 'Dumbbells',
  barPad: 'Bar pad',
});
