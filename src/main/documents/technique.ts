/** From an exercise of the library to its technique card. */

import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import type { Equipment, Pattern } from '#domain/exercise/exercise.ts';
import { formatPrescription } from '#domain/prescription/format.ts';
import { linesOf } from '../assignments/given.ts';
import type { Facility } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import type { FigureName } from './figures.ts';
import type { LaidOutCard } from './lay-out.ts';
import type { TechniqueModel } from './technique-model.ts';

const NEEDS: Readonly<Record<Equipment, string>> = {
  barbell: 'barbell',
  plates: 'plates',
  bench: 'bench',
  rack: 'rack',
  box: 'box',
  band: 'band',
  cable: 'cable',
  dumbbells: 'dumbbells',
  barPad: 'bar pad',
};

/** Which of the guide's evidence speaks of which lift; each card carries its caveat. */
const EVIDENCE: Readonly<Partial<Record<Pattern, readonly string[]>>> = {
  hipThrust: ['emg-thrust-squat', 'activity-is-not-growth'],
  squat: ['growth-trial'],
  hinge: ['muscle-lengths'],
  lunge: ['review-exercises'],
};

/** Exercises that a figure shows as they are; any other has none rather than one that misleads. */
const FIGURE_OF: Readonly<Record<string, FigureName>> = {
  'barbell-hip-thrust': 'barbellThrust',
  'barbell-hip-thrust-banded': 'barbellThrust',
  'bodyweight-hip-thrust': 'thrust',
  'banded-hip-thrust': 'thrust',
  'glute-bridge': 'bridge',
  'banded-glute-bridge': 'bridge',
  'back-squat': 'squat',
  'romanian-deadlift': 'hinge',
  'bulgarian-split-squat': 'splitSquat',
  'step-up': 'stepUp',
  'step-up-weighted': 'stepUp',
};

/** Lifts that the guide's warm-up leads up to. */
const WARMED_UP: readonly Pattern[] = ['hipThrust', 'bridge'];

/** What is on the sheets of these athletes, in the order of their programs. */
export function exercisesOf(cards: readonly LaidOutCard[]): readonly string[] {
  return [
    ...new Set(
      cards.flatMap(({ running }) => linesOf(running.work).flatMap(({ line }) => line?.exerciseId ?? [])),
    ),
  ];
}

/** Undefined where the library has no such exercise. */
export function techniqueOf(
  id: string,
  { facility, library, today }: { facility: Facility; library: Library; today: CalendarDate },
): TechniqueModel | undefined {
  const exercise = library.exercises.get(id);
  if (!exercise) return undefined;
  const { pattern, errors } = exercise;
  const figure = FIGURE_OF[id];
  const onDial = errors.some((error) => error.onDial);
  return {
    sheet: 'technique',
    facility: facility.name,
    coach: facility.coach,
    exercise: exercise.name,
    ...(figure && { figure }),
    needs: exercise.equipment.map((each) => NEEDS[each]).join(', '),
    muscles: exercise.muscles.join(', '),
    setup: exercise.setup,
    execution: exercise.execution,
    cues: exercise.cues,
    dial: onDial ? library.guide.questions.dial : [],
    faults: errors.filter((error) => !error.onDial),
    warmUp: WARMED_UP.includes(pattern) ? warmUpOf(library) : [],
    evidence: (EVIDENCE[pattern] ?? []).flatMap((card) => {
      const found = library.guide.evidence.find((each) => each.id === card);
      return found
        ? [{ title: found.title, says: found.guide, source: found.original, caveat: found.caveat }]
        : [];
    }),
    sheetNumber: '',
    revision: 0,
    printedOn: formatDate(today),
    programVersion: '',
  };
}

function warmUpOf({ programs, exercises }: Library): readonly string[] {
  return (programs[0]?.warmUp ?? []).map(({ exerciseId, prescription }) => {
    const name = exercises.get(exerciseId)?.shortName ?? exerciseId;
    return `${name} ${formatPrescription(prescription).replace(/warm-up | bodyweight/g, '')}`;
  });
}
