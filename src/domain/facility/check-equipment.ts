/** What cannot be about a facility's equipment, each with its sentence at its place; and what a coach should know about a rack. */

import type { Exercise, ExerciseId } from '../exercise/exercise.ts';
import { formatLoad, type Load, type LoadUnit } from '../load/load.ts';
import type { ExerciseLoading, Rack, Room, Stack } from './equipment.ts';

export interface EquipmentProblem {
  /** Such as `rooms.0.racks.1.plates.3`. */
  readonly path: string;
  readonly sentence: string;
}

/** Everything that has to be mended before the rooms can be saved; empty when all is well. */
export function equipmentProblems(
  rooms: readonly Room[],
  exercises: ReadonlyMap<ExerciseId, Pick<Exercise, 'name' | 'implement'>>,
): readonly EquipmentProblem[] {
  if (rooms.length === 0) return [{ path: 'rooms', sentence: 'A facility needs at least one room.' }];
  const problems: EquipmentProblem[] = [
    ...doubles(
      rooms,
      'rooms',
      ({ name }) => name.trim().toLowerCase(),
      'Another room has this name.',
      'name',
    ),
    ...doubles(rooms, 'rooms', ({ id }) => id, 'Another room has this id.'),
    ...squadsTwice(rooms),
  ];
  const ids = new Set<string>();
  rooms.forEach((room, place) => {
    const at = `rooms.${place}`;
    if (room.name.trim() === '') problems.push({ path: `${at}.name`, sentence: 'Give the room a name.' });
    if (room.racks.length === 0)
      problems.push({ path: `${at}.racks`, sentence: 'A room needs at least one rack.' });
    problems.push(
      ...doubles(room.racks, `${at}.racks`, ({ name }) => name.trim().toLowerCase(), NAME_TWICE, 'name'),
      ...room.racks.flatMap((rack, rackPlace) => rackProblems(rack, `${at}.racks.${rackPlace}`)),
      ...weights(room.dumbbells, `${at}.dumbbells`, 'A dumbbell'),
      ...doubles(room.dumbbells, `${at}.dumbbells`, formatLoad, 'This dumbbell stands here twice.'),
      ...(room.stack ? stackProblems(room.stack, `${at}.stack`) : []),
      ...(room.exercises ?? []).flatMap((own, ownPlace) =>
        loadingProblems(own, `${at}.exercises.${ownPlace}`, exercises),
      ),
      ...doubles(room.exercises ?? [], `${at}.exercises`, ({ exerciseId }) => exerciseId, EXERCISE_TWICE),
    );
    for (const [rackPlace, { id }] of room.racks.entries()) {
      if (ids.has(id))
        problems.push({ path: `${at}.racks.${rackPlace}`, sentence: 'Another rack has this id.' });
      ids.add(id);
    }
  });
  return problems;
}

const NAME_TWICE = 'Another rack of this room has this name.';
const EXERCISE_TWICE = 'This exercise stands here twice.';

/** True and worth knowing, though nothing is wrong: what will not be used, and what is put together. */
export function rackRemarks({ bars, plates, mixesUnits }: Rack): readonly string[] {
  const pairs = (unit: LoadUnit) => plates.some(({ weight, count }) => weight.unit === unit && count > 1);
  const remarks: string[] = [];
  if (bars.length === 0) remarks.push('No bar: nothing can be loaded at this rack.');
  else if (!pairs('kg') && !pairs('lb')) remarks.push('No pair of plates: only the empty bar can be lifted.');
  for (const unit of ['kg', 'lb'] as const) {
    const other = unit === 'kg' ? 'lb' : 'kg';
    if (mixesUnits || pairs(unit) || !pairs(other) || !bars.some(({ weight }) => weight.unit === unit))
      continue;
    remarks.push(
      `No pair of plates in ${unit}: a ${unit} bar stays empty, because plates in ${other} hang on it only where units are mixed.`,
    );
  }
  if (mixesUnits)
    remarks.push(
      'Units are mixed: a bar may carry plates of the other unit, and counts with what it weighs in theirs (1 lb = 0.45359237 kg), rounded up.',
    );
  if (plates.some(({ count }) => count % 2 === 1))
    remarks.push('An odd plate stays on the rack: loads use pairs.');
  return remarks;
}

function rackProblems({ name, bars, plates, collar }: Rack, at: string): EquipmentProblem[] {
  return [
    ...(name.trim() === '' ? [{ path: `${at}.name`, sentence: 'Give the rack a name.' }] : []),
    ...weights(
      bars.map(({ weight }) => weight),
      `${at}.bars`,
      'A bar',
    ),
    ...doubles(bars, `${at}.bars`, ({ id }) => id, 'This bar stands here twice.'),
    ...weights(
      plates.map(({ weight }) => weight),
      `${at}.plates`,
      'A plate',
    ),
    ...doubles(
      plates,
      `${at}.plates`,
      ({ weight }) => formatLoad(weight),
      'This plate stands here twice: keep one row with the whole number.',
    ),
    ...(collar && collar.hundredths === 0
      ? [{ path: `${at}.collar`, sentence: 'Leave the collars empty where they do not count.' }]
      : []),
  ];
}

function stackProblems({ lightest, step, heaviest }: Stack, path: string): EquipmentProblem[] {
  const sentence =
    step.unit !== lightest.unit || heaviest.unit !== lightest.unit
      ? 'A stack is in one unit: kilograms or pounds.'
      : lightest.hundredths === 0 || step.hundredths === 0
        ? 'The first plate and the step of a stack are more than nothing.'
        : heaviest.hundredths < lightest.hundredths
          ? 'The heaviest is lighter than the first plate.'
          : undefined;
  return sentence ? [{ path, sentence }] : [];
}

function loadingProblems(
  own: ExerciseLoading,
  path: string,
  exercises: ReadonlyMap<ExerciseId, Pick<Exercise, 'name' | 'implement'>>,
): EquipmentProblem[] {
  const exercise = exercises.get(own.exerciseId);
  if (!exercise) return [{ path, sentence: 'The library has no such exercise.' }];
  const { name, implement } = exercise;
  if (implement === 'dumbbell')
    return [{ path, sentence: `${name} takes the room’s dumbbells, which are stated for one hand.` }];
  if (implement === 'band' || implement === 'bodyweight')
    return [{ path, sentence: `${name} has no load to make.` }];
  if ('stack' in own) return stackProblems(own.stack, path);
  return own.bar.hundredths === 0 ? [{ path, sentence: 'A bar weighs more than nothing.' }] : [];
}

function weights(loads: readonly Load[], at: string, what: string): EquipmentProblem[] {
  return loads.flatMap(({ hundredths }, place) =>
    hundredths > 0 ? [] : [{ path: `${at}.${place}`, sentence: `${what} weighs more than nothing.` }],
  );
}

/** A squad has one usual rack. */
function squadsTwice(rooms: readonly Room[]): EquipmentProblem[] {
  const known = new Set<string>();
  return rooms.flatMap(({ racks }, place) =>
    racks.flatMap(({ squads }, rackPlace) => {
      const twice = squads.some((id) => known.has(id));
      for (const id of squads) known.add(id);
      const path = `rooms.${place}.racks.${rackPlace}.squads`;
      return twice
        ? [{ path, sentence: 'A squad trains at one rack: take it off the other one first.' }]
        : [];
    }),
  );
}

/** The second and later of whatever has the same key. */
function doubles<Item>(
  items: readonly Item[],
  at: string,
  keyOf: (item: Item) => string,
  sentence: string,
  field?: string,
): EquipmentProblem[] {
  const known = new Set<string>();
  return items.flatMap((item, place) => {
    const key = keyOf(item);
    const twice = key !== '' && known.has(key);
    known.add(key);
    return twice ? [{ path: [at, place, ...(field ? [field] : [])].join('.'), sentence }] : [];
  });
}
