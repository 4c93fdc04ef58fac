/** Step 4 of the gate: the load no higher than the cap, the reserve no smaller than the floor, reps kept. */

import type { Permission } from '../clearance/permission.ts';
import { SOURCE } from '../clearance/sources.ts';
import { because, type Reason } from '../clearance/tier.ts';
import type { Exercise } from '../exercise/exercise.ts';
import { RTS_PERCENTS, rtsPercent } from '../load/effort-charts.ts';
import type { LoadTarget, Prescription, SetGroup } from '../prescription/prescription.ts';
import { BY_EFFORT, capCode, easedCode, LIGHT_BAND, rirCode } from './paper-codes.ts';

export interface Limited {
  readonly prescription: Prescription;
  /** What was limited, a code for paper with the reasons behind it; empty when nothing was. */
  readonly notes: readonly { readonly code: string; readonly reasons: readonly Reason[] }[];
}

export function capAndReserve(
  exercise: Exercise,
  prescription: Prescription,
  cap: number | null,
  permission: Permission,
): Limited {
  const { rirFloor, why } = permission;
  const reasonsFor = (limits: 'cap' | 'rir') =>
    why.filter((each) => each.limits === limits).map(({ reason }) => reason);
  const notes: Limited['notes'][number][] = [];

  const rir = reserveOf(prescription, rirFloor);
  const groups = prescription.groups.map((group): SetGroup => {
    const capped = capLoad(exercise, group, cap, rirFloor);
    if (capped.note) notes.push({ code: capped.note, reasons: reasonsFor('cap') });
    const eased = easeLoad(group, capped.load, rirFloor > 0 ? rir.rir : 0);
    if (eased.percent !== undefined) {
      notes.push({
        code: easedCode(eased.percent, rir.rir),
        reasons: [chartReason(group, eased.percent, rir.rir)],
      });
    }
    return eased.load === group.load ? group : { ...group, load: eased.load };
  });
  if (rir.raised) notes.push({ code: rirCode(rir.rir), reasons: reasonsFor('rir') });

  const lightBand = cap === 0 && usesBand(exercise, prescription) && prescription.band !== 'light';
  if (lightBand) notes.push({ code: LIGHT_BAND, reasons: reasonsFor('cap') });
  if (notes.length === 0) return { prescription, notes };
  return {
    prescription: { ...prescription, groups, ...rir.asked, ...(lightBand && { band: 'light' }) },
    notes,
  };
}

interface CappedLoad {
  readonly load: LoadTarget;
  readonly note?: string;
}

/** The load of one group under the cap. A load nobody can reckon keeps its words and gets the cap as its upper limit. */
function capLoad(exercise: Exercise, { load }: SetGroup, cap: number | null, rirFloor: number): CappedLoad {
  if (!exercise.externallyLoaded) return withoutSmuggledLoad(exercise, load, cap);
  switch (load.kind) {
    case 'percent': {
      if (cap === null || load.high <= cap) return { load };
      return { load: { ...load, low: Math.min(load.low, cap), high: cap }, note: capCode(cap) };
    }
    case 'heaviestManageable':
      // "Heaviest manageable" leaves nothing in reserve: with any floor the effort decides instead.
      if (cap === null && rirFloor === 0) return { load };
      return { load: { kind: 'unstated' }, note: cap === null ? BY_EFFORT : capCode(cap) };
    case 'unstated':
    case 'absolute':
      return cap === null ? { load } : { load, note: capCode(cap) };
    case 'bodyweight':
    case 'band':
      return { load };
  }
}

/** A plate on the hips of a bodyweight exercise is external load: under a cap the exercise is done as named. */
function withoutSmuggledLoad({ implement }: Exercise, load: LoadTarget, cap: number | null): CappedLoad {
  const external =
    load.kind === 'absolute' ||
    load.kind === 'percent' ||
    load.kind === 'heaviestManageable' ||
    (load.kind === 'unstated' && implement !== 'band' && implement !== 'bodyweight');
  if (cap === null || !external) return { load };
  return { load: { kind: implement === 'band' ? 'band' : 'bodyweight' }, note: capCode(0) };
}

/** Lowers a percentage that leaves fewer reps in reserve than asked, by the RTS chart, the one that knows reserve; reps stay. */
function easeLoad(group: SetGroup, load: LoadTarget, rir: number): { load: LoadTarget; percent?: number } {
  if (rir === 0 || group.kind === 'warmUp' || load.kind !== 'percent' || load.of === 'workingWeight')
    return { load };
  if (group.reps.kind !== 'reps') return { load };
  const bearable = bearablePercent(group.reps.high, rir);
  if (load.high <= bearable) return { load };
  return { load: { ...load, low: Math.min(load.low, bearable), high: bearable }, percent: bearable };
}

/** Whole percent: a chart from other lifts does not tell halves. Beyond its end its last figure holds. */
function bearablePercent(reps: number, rir: number): number {
  const chart = rtsPercent(reps, Math.ceil(rir * 2) / 2) ?? RTS_PERCENTS.at(-1) ?? 0;
  return Math.round(chart);
}

interface Reserve {
  /** What the line asks once the floor is applied. */
  readonly rir: number;
  readonly raised: boolean;
  readonly asked: Pick<Prescription, 'rir' | 'rpe'>;
}

/** The floor on reps in reserve, written as RPE where the line is written so. Steps and seconds have no reps to spare. */
function reserveOf({ groups, rir, rpe }: Prescription, floor: number): Reserve {
  const counts = groups.some(
    ({ kind, reps }) => kind !== 'warmUp' && (reps.kind === 'reps' || reps.kind === 'amrap'),
  );
  const own = Math.max(rir ?? 0, rpe === undefined ? 0 : 10 - rpe);
  if (!counts || floor === 0) return { rir: own, raised: false, asked: {} };
  const tooLowRir = rir !== undefined && rir < floor;
  const tooHighRpe = rpe !== undefined && rpe > 10 - floor;
  if (rir === undefined && rpe === undefined) return { rir: floor, raised: true, asked: { rir: floor } };
  return {
    rir: Math.max(own, floor),
    raised: tooLowRir || tooHighRpe,
    asked: { ...(tooLowRir && { rir: floor }), ...(tooHighRpe && { rpe: 10 - floor }) },
  };
}

function chartReason(group: SetGroup, percent: number, rir: number): Reason {
  const reps = group.reps.kind === 'reps' ? group.reps.high : 0;
  return because(
    'R11',
    `${reps} reps with ${rir} in reserve fit about ${percent} %; reps stay, load drops.`,
    SOURCE.rts,
  );
}

function usesBand({ implement }: Exercise, { band }: Prescription): boolean {
  return implement === 'band' || band !== undefined;
}
