/** Which exercise of the library a file's column means: proposed by name, confirmed by the coach. */

import { folded } from '#domain/athlete/names.ts';

export interface NamedExercise {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
}

export interface ExerciseProposal {
  /** As the file names it. */
  readonly exerciseName: string;
  readonly exerciseId?: string;
  /** True when the names are the same but for case and accents. */
  readonly sameName: boolean;
}

/** Short forms of the weight room, written out. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  sq: 'squat',
  bsq: 'back squat',
  fsq: 'front squat',
  ht: 'hip thrust',
  bht: 'barbell hip thrust',
  dl: 'deadlift',
  rdl: 'romanian deadlift',
  sldl: 'stiff leg deadlift',
  bp: 'bench press',
  ohp: 'overhead press',
  bb: 'barbell',
  db: 'dumbbell',
  kniebeuge: 'squat',
  kreuzheben: 'deadlift',
  bankdrucken: 'bench press',
  sentadilla: 'squat',
  agachamento: 'squat',
};
/** Words that a coach leaves out and a library does not. */
const UNDERSTOOD = new Set(['barbell', 'the', 'with']);

export function proposeExercises(
  exerciseNames: readonly string[],
  exercises: readonly NamedExercise[],
): ExerciseProposal[] {
  return exerciseNames.map((exerciseName) => {
    const same = exercises.find((exercise) =>
      [exercise.name, exercise.shortName, exercise.id].some((name) => folded(name) === folded(exerciseName)),
    );
    if (same) return { exerciseName, exerciseId: same.id, sameName: true };
    const wanted = essence(exerciseName);
    const fitting = exercises.filter((exercise) =>
      [exercise.name, exercise.shortName].some((name) => essence(name) === wanted),
    );
    // Two exercises that fit equally well are the coach's to choose from.
    const [only] = fitting;
    return fitting.length === 1 && only
      ? { exerciseName, exerciseId: only.id, sameName: false }
      : { exerciseName, sameName: false };
  });
}

function essence(name: string): string {
  const words = folded(name)
    .split(' ')
    .map((word) => SHORT_FORMS[word] ?? word)
    .join(' ')
    .split(' ');
  return words
    .map((word) => word.replace(/s$/, ''))
    .filter((word) => !UNDERSTOOD.has(word))
    .join(' ');
}
