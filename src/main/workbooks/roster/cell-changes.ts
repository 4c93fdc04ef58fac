/** What a person from a file would change in an athlete on the roster, cell by cell. An empty cell changes nothing. */

import { folded } from '#domain/athlete/names.ts';
import { formatDate, isCalendarDate } from '#domain/calendar/calendar-date.ts';
import { formatLoad, type Load, shownIn } from '#domain/load/load.ts';
import type { CellChange, ChangedField, ExistingAthlete, ExistingMaximum } from './roster-preview.ts';
import type { RosterMaximum, RosterPerson } from './roster-reading.ts';

const PLAIN_FIELDS = [
  'externalId',
  'preferredName',
  'dateOfBirth',
  'sex',
  'sport',
  'position',
  'trainingSince',
  'email',
  'phone',
  'guardian',
  'emergencyContact',
  'coach',
] as const;

/** Who the file's person is compared with: an athlete, or an earlier row of the file. */
type Compared = Omit<ExistingAthlete, 'id' | 'maxima'> & { readonly id?: string };

export function cellChanges(existing: Compared, person: RosterPerson): CellChange[] {
  const changes: CellChange[] = [];
  const change = (field: ChangedField, from: string, to: string, value: CellChange['value']) =>
    changes.push({ field, from, to, value });
  for (const field of ['lastName', 'firstName'] as const) {
    if (betterSpelling(existing[field], person[field]))
      change(field, existing[field], person[field], person[field]);
  }
  for (const field of PLAIN_FIELDS) {
    const now = person[field];
    const before = existing[field];
    // Rackside's own export carries Rackside's own id.
    const ownId = field === 'externalId' && now === existing.id;
    if (now !== undefined && now !== before && !ownId) change(field, shown(before), shown(now), now);
  }
  if (person.bodyweight && !weighedSo(existing, person)) {
    const { bodyweight: now, bodyweightOn: on } = person;
    // An older one takes nobody's place.
    const older = on !== undefined && existing.weighings?.some((each) => each.on > on);
    const before = existing.bodyweight && !older ? formatLoad(existing.bodyweight) : '';
    const written = on ? `${formatLoad(now)}, ${formatDate(on)}` : formatLoad(now);
    change('bodyweight', before, older ? `${written}, added to the history` : written, now);
  }
  if (person.heightMm !== undefined && person.heightMm !== existing.heightMm) {
    change('heightMm', shownHeight(existing.heightMm), shownHeight(person.heightMm), person.heightMm);
  }
  const squads = joinedSquads(existing.squads, person.squads);
  if (squads.length > existing.squads.length)
    change('squads', existing.squads.join(', '), squads.join(', '), squads);
  const notes = joinedNotes(existing.notes, person.notes);
  if (notes !== undefined) change('notes', existing.notes ?? '', notes, notes);
  return changes;
}

/**
 * Maxima that the athlete does not have yet. `exerciseOf` maps the file's names, as the coach confirmed them;
 * a maximum whose exercise nobody confirmed is not imported.
 */
export function newMaxima(
  existing: readonly ExistingMaximum[],
  maxima: readonly RosterMaximum[],
  exerciseOf: Readonly<Record<string, string>>,
): RosterMaximum[] {
  return maxima.filter((maximum) => {
    const exerciseId = exerciseOf[maximum.exerciseName];
    if (exerciseId === undefined) return false;
    // A file without test dates says the same thing each time it is imported.
    const undated = maximum.testedOn === undefined;
    return !existing.some(
      (had) =>
        had.exerciseId === exerciseId &&
        ((had.reps === maximum.reps &&
          sameLoad(had.load, maximum.load) &&
          (undated || had.testedOn === maximum.testedOn)) ||
          (undated && maximum.reps === 1 && sameOneRep(had, maximum))),
    );
  });
}

/**
 * A name of the file replaces the stored one when it is another name, or the same with accents that were
 * missing. Capitals and lost accents are how some programs write, not news.
 */
function betterSpelling(stored: string, written: string): boolean {
  if (stored === written || written === '') return false;
  if (folded(stored) !== folded(written)) return true;
  if (stored.toLowerCase() === written.toLowerCase()) return false;
  return marks(written) > marks(stored);
}

function marks(text: string): number {
  return [...text.normalize('NFD')].filter((letter) => letter > '\u007f').length;
}

/** A weight with a day is news until that day has it, however old; one without is news where the newest is another. */
function weighedSo(existing: Compared, { bodyweight, bodyweightOn }: RosterPerson): boolean {
  if (!bodyweight) return true;
  if (bodyweightOn === undefined || existing.weighings === undefined)
    return sameLoad(existing.bodyweight, bodyweight);
  return existing.weighings.some(({ load, on }) => on === bodyweightOn && sameLoad(load, bodyweight));
}

/** An import adds squads and never takes anybody out of one. */
function joinedSquads(stored: readonly string[], written: readonly string[]): string[] {
  const known = new Set(stored.map((name) => name.toLowerCase()));
  return [...stored, ...written.filter((name) => !known.has(name.toLowerCase()))];
}

/** The note of the file is put below what is there, once. */
function joinedNotes(stored: string | undefined, written: string | undefined): string | undefined {
  if (!written || stored === written || `\n${stored ?? ''}\n`.includes(`\n${written}\n`)) return undefined;
  return stored ? `${stored}\n${written}` : written;
}

/** Tested or estimated, in the unit of the file: as the Max matrix of a report has it. */
function sameOneRep({ oneRep }: ExistingMaximum, { load }: RosterMaximum): boolean {
  return oneRep !== undefined && sameLoad(shownIn(oneRep, load.unit), load);
}

function sameLoad(one: Load | undefined, other: Load): boolean {
  return one !== undefined && one.hundredths === other.hundredths && one.unit === other.unit;
}

function shown(value: string | undefined): string {
  return value === undefined ? '' : isCalendarDate(value) ? formatDate(value) : value;
}

function shownHeight(millimetres: number | undefined): string {
  return millimetres === undefined ? '' : `${millimetres / 10} cm`;
}
