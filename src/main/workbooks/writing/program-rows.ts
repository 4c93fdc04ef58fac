/** Lines of a program as rows of the Program sheet: one row for each group of sets. */

import type { Load } from '#domain/load/load.ts';
import type { LoadTarget, Prescription, RepTarget, SetGroup } from '#domain/prescription/prescription.ts';
import type { Program, ProgramLine } from '#domain/program/program.ts';
import type { ProgramSheetRow } from './report-model.ts';

/** `nameOf`: exercise names by id; an id without a name is shown as it is. */
export function programRows(program: Program, nameOf: Readonly<Record<string, string>>): ProgramSheetRow[] {
  return program.phases.flatMap((phase) =>
    phase.sessions.flatMap((session) =>
      session.lines.flatMap((line) => {
        const week =
          phase.firstWeek === phase.lastWeek ? `${phase.firstWeek}` : `${phase.firstWeek}–${phase.lastWeek}`;
        const place = {
          week,
          phase: phase.name,
          session: session.name.includes(session.letter)
            ? session.name
            : `${session.letter} ${session.name}`.trim(),
          order: orderOf(line),
        };
        return line.prescription.groups.map((group) => ({
          ...place,
          exercise: nameOf[line.exerciseId] ?? line.exerciseId,
          ...groupColumns(group, line.prescription),
        }));
      }),
    ),
  );
}

/** What a group of sets says, but for where it stands. */
export function groupColumns(
  group: SetGroup,
  prescription: Prescription,
): Omit<ProgramSheetRow, 'week' | 'phase' | 'session' | 'order' | 'exercise'> {
  const notes = notesOf(group, prescription);
  return {
    sets: group.sets,
    reps: repsShown(group.reps),
    ...loadColumns(group.load),
    ...(prescription.tempo && { tempo: prescription.tempo.join('-') }),
    ...(prescription.restSeconds !== undefined && { restSeconds: prescription.restSeconds }),
    perSide: prescription.perSide,
    ...(notes !== '' && { notes }),
  };
}

function loadColumns(target: LoadTarget): {
  percentLow?: number;
  percentHigh?: number;
  percentOf?: 'e1RM' | 'trainingMax' | 'workingWeight';
  load?: Load;
} {
  if (target.kind === 'percent')
    return { percentLow: target.low, percentHigh: target.high, percentOf: target.of };
  return target.kind === 'absolute' ? { load: target.load } : {};
}

function repsShown(reps: RepTarget): number | string {
  if (reps.kind === 'amrap') return reps.atLeast === undefined ? 'AMRAP' : `AMRAP, at least ${reps.atLeast}`;
  if (reps.kind === 'reps' && reps.low === reps.high) return reps.low;
  const range = reps.low === reps.high ? `${reps.low}` : `${reps.low}–${reps.high}`;
  return reps.kind === 'reps' ? range : `${range} ${reps.kind === 'steps' ? 'steps' : 's'}`;
}

const SET_KINDS: Readonly<Record<SetGroup['kind'], string>> = {
  straight: '',
  top: 'top set',
  backOff: 'back-off',
  warmUp: 'warm-up',
};
const LOAD_WORDS: Readonly<Partial<Record<LoadTarget['kind'], string>>> = {
  bodyweight: 'bodyweight',
  band: 'band alone',
  heaviestManageable: 'heaviest manageable',
};

/** What the columns have no place for, in the order it is said on paper. */
function notesOf(group: SetGroup, prescription: Prescription): string {
  const { workUp, rir, rpe, pauseSeconds, band, note } = prescription;
  return [
    SET_KINDS[group.kind],
    LOAD_WORDS[group.load.kind],
    // One works up to the heaviest set; the back-off sets follow it.
    workUp && group.kind !== 'backOff' && 'work up to it',
    rir !== undefined && `${rir} RIR`,
    rpe !== undefined && `RPE ${rpe}`,
    pauseSeconds !== undefined && `pause ${pauseSeconds} s`,
    band && (band === 'unstated' ? 'with band' : `with ${band} band`),
    note,
  ]
    .filter(Boolean)
    .join('; ');
}

/** `A1` of the line id `1A1`: its place in the session without the phase. */
export function orderOf(line: Pick<ProgramLine, 'id'>): string {
  return line.id.replace(/^\d+/, '');
}
