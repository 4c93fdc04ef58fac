/**
 * A prescription as a coach writes it on a whiteboard: `4 × 8 @ 77–80 %`, `3 × 12 each side`,
 * `top set of 5 @ 85 %, back-off 2 × 8 @ 72 %`, `3 × 8 pause 2 s`.
 *
 * One canonical wording per prescription: sets and reps, sides, load, band, pause, tempo, effort, rest, note.
 */

import { formatLoad } from '../load/load.ts';
import type { BandStrength, LoadTarget, Prescription, RepTarget, SetGroup, Tempo } from './prescription.ts';

/** Words the load of one set group in place of its target, such as `102.5 kg`; undefined keeps the target's own words. */
export type LoadWording = (group: SetGroup, index: number) => string | undefined;

/** The whole prescription on one line. With `wording` the percentages become real loads: `4 × 8 @ 102.5 kg`. */
export function formatPrescription(
  prescription: Prescription,
  wording: LoadWording = () => undefined,
): string {
  const parts = [formatGroups(prescription, wording), ...formatModifiers(prescription)];
  if (prescription.note) parts.push(`(${prescription.note})`);
  return parts.join(' ');
}

/** The set groups alone: `top set of 5 @ 85 %, back-off 2 × 8 @ 72 %`. */
function formatGroups(prescription: Prescription, wording: LoadWording = () => undefined): string {
  const groups = prescription.groups.map((group, index) => {
    const load = wording(group, index);
    const sets = prescription.perSide ? `${formatSets(group)} each side` : formatSets(group);
    return `${sets}${load === undefined ? formatTargetWords(group.load) : ` @ ${load}`}`;
  });
  const text = groups.join(', ');
  return prescription.workUp ? `work up to ${text}` : text;
}

/** What stands behind sets, reps and load, in its fixed order, without the note. */
function formatModifiers(prescription: Prescription): string[] {
  const { groups, band, pauseSeconds, tempo, rir, rpe, restSeconds } = prescription;
  const parts: string[] = [];
  const bandAlone = groups.some((group) => group.load.kind === 'band');
  if (bandAlone) parts.push(formatBand(band ?? 'unstated'));
  else if (band) parts.push(`+ ${formatBand(band)}`);
  if (pauseSeconds !== undefined) parts.push(`pause ${formatNumber(pauseSeconds)} s`);
  if (tempo) parts.push(`tempo ${formatTempo(tempo)}`);
  if (rpe !== undefined) parts.push(`RPE ${formatNumber(rpe)}`);
  if (rir !== undefined) parts.push(`${formatNumber(rir)} RIR`);
  if (restSeconds !== undefined) parts.push(`rest ${formatNumber(restSeconds)} s`);
  return parts;
}

/** `4 × 8`, `top set of 5`, `2 top sets of 3`, `back-off 2 × 8`, without the load. */
function formatSets(group: SetGroup): string {
  const reps = formatReps(group.reps);
  switch (group.kind) {
    case 'top':
      return group.sets === 1 ? `top set of ${reps}` : `${group.sets} top sets of ${reps}`;
    case 'backOff':
      return `back-off ${group.sets} × ${reps}`;
    case 'warmUp':
      return `warm-up ${group.sets} × ${reps}`;
    case 'straight':
      return `${group.sets} × ${reps}`;
  }
}

/** `8`, `8–12`, `20 steps`, `45 s`, `AMRAP`, `AMRAP (at least 5)`. */
function formatReps(reps: RepTarget): string {
  switch (reps.kind) {
    case 'reps':
      return formatRange(reps.low, reps.high);
    case 'steps':
      return `${formatRange(reps.low, reps.high)} steps`;
    case 'seconds':
      return `${formatRange(reps.low, reps.high)} s`;
    case 'amrap':
      return reps.atLeast === undefined ? 'AMRAP' : `AMRAP (at least ${formatNumber(reps.atLeast)})`;
  }
}

/** `77–80 %`, `90 % TM`, `102.5 kg`, `bodyweight`, `heaviest manageable`; undefined where nothing is said or the band says it. */
export function formatLoadTarget(load: LoadTarget): string | undefined {
  switch (load.kind) {
    case 'percent':
      return `${formatRange(load.low, load.high)} %${PERCENT_OF[load.of]}`;
    case 'absolute':
      return formatLoad(load.load);
    case 'bodyweight':
      return 'bodyweight';
    case 'heaviestManageable':
      return 'heaviest manageable';
    case 'unstated':
    case 'band':
      return undefined;
  }
}

/** `3-1-1-0`, `3-1-X-0` */
export function formatTempo(tempo: Tempo): string {
  return tempo.map((count) => (count === 'X' ? count : formatNumber(count))).join('-');
}

/** A bare percentage means the one-repetition maximum; everything else is named. */
const PERCENT_OF = { e1RM: '', trainingMax: ' TM', workingWeight: ' of working weight' } as const;

/** Numbers follow an @; words stand on their own. */
function formatTargetWords(load: LoadTarget): string {
  const words = formatLoadTarget(load);
  if (words === undefined) return '';
  return load.kind === 'percent' || load.kind === 'absolute' ? ` @ ${words}` : ` ${words}`;
}

function formatBand(band: BandStrength): string {
  return band === 'unstated' ? 'band' : `${band} band`;
}

function formatRange(low: number, high: number): string {
  return low === high ? formatNumber(low) : `${formatNumber(low)}–${formatNumber(high)}`;
}

function formatNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
