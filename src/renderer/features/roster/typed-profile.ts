/** What was typed into an athlete's profile and is not saved: the fields, what they were before, what cannot be read yet. */

import type { AthleteDetails, AthleteFields } from '#contract/roster.ts';
import { useUnsaved } from '../../ui/use-unsaved.ts';

export type Field = keyof AthleteFields;

export interface TypedProfile {
  /** Everything as it was when typing began. */
  readonly before: AthleteFields;
  /** Only what was typed. */
  readonly fields: AthleteFields;
  /** Texts that are no value yet, by field. */
  readonly unread: Readonly<Partial<Record<Field, string>>>;
}

/** One field that somebody else changed since typing began. */
export interface Elsewhere {
  readonly field: Field;
  readonly present: AthleteFields[Field];
  /** What was typed here, where that is something else; absent where nothing was typed. */
  readonly mine: { readonly value: AthleteFields[Field] } | undefined;
}

/** The key of an athlete's unsaved profile. */
export const profileKey = (athleteId: string) => `profile ${athleteId}`;

export function useTypedProfile(athlete: AthleteDetails) {
  const { value: typed, keep, cameBack } = useUnsaved<TypedProfile>(profileKey(athlete.id));
  const present = editable(athlete);
  const fresh: TypedProfile = { before: present, fields: {}, unread: {} };
  return {
    typed,
    cameBack,
    change: (next: AthleteFields) =>
      keep((before = fresh) => worthKeeping({ ...before, fields: { ...before.fields, ...next } })),
    unread: (field: Field, text: string | undefined) =>
      keep((before = fresh) => {
        const { [field]: _gone, ...others } = before.unread;
        return worthKeeping({
          ...before,
          unread: text === undefined ? others : { ...others, [field]: text },
        });
      }),
    /** Forgets what was saved; what was typed meanwhile stays. */
    saved: (sent: AthleteFields) =>
      keep((now) => {
        if (!now) return undefined;
        const fields = pick(now.fields, (field) => !same(now.fields[field], sent[field]));
        return worthKeeping({ ...now, before: { ...now.before, ...sent }, fields });
      }),
    takeBack: () => keep(undefined),
    /** The present values become those that typing began with; what they dispute is kept or dropped. */
    acceptPresent: ({ dropMine }: { dropMine: boolean }) =>
      keep((now) => {
        if (!now) return undefined;
        const disputed = new Set(changedElsewhere(now, athlete).map(({ field }) => field));
        const fields = dropMine ? pick(now.fields, (field) => !disputed.has(field)) : now.fields;
        const unread = dropMine ? pick(now.unread, (field) => !disputed.has(field)) : now.unread;
        return worthKeeping({ before: present, fields, unread });
      }),
  };
}

/** What is different from when typing began, and not by what was typed. */
export function changedElsewhere(typed: TypedProfile, athlete: AthleteDetails): readonly Elsewhere[] {
  const present = editable(athlete);
  return (Object.keys(present) as Field[]).flatMap((field) => {
    const unread = typed.unread[field];
    const touched = field in typed.fields || unread !== undefined;
    if (same(present[field], typed.before[field])) return [];
    if (touched && unread === undefined && same(present[field], typed.fields[field])) return [];
    return [
      {
        field,
        present: present[field],
        mine: touched ? { value: unread ?? typed.fields[field] } : undefined,
      },
    ];
  });
}

/** The fields of an athlete that can be typed. */
export function editable(athlete: AthleteDetails): AthleteFields {
  return {
    firstName: athlete.firstName,
    lastName: athlete.lastName,
    preferredName: athlete.preferredName,
    dateOfBirth: athlete.dateOfBirth,
    sex: athlete.sex,
    squads: athlete.squads,
    sport: athlete.sport,
    position: athlete.position,
    trainingSince: athlete.trainingSince,
    levelOverride: athlete.levelOverride,
    status: athlete.status,
    bodyweight: athlete.bodyweight,
    heightMm: athlete.heightMm,
    email: athlete.email,
    phone: athlete.phone,
    emergencyContact: athlete.emergencyContact,
    guardian: athlete.guardian,
    coach: athlete.coach,
    notes: athlete.notes,
  };
}

/** Typed and typed back is nothing. */
function worthKeeping({ before, fields, unread }: TypedProfile): TypedProfile | undefined {
  const changed = pick(fields, (field) => !same(fields[field], before[field]));
  const anything = Object.keys(changed).length + Object.keys(unread).length > 0;
  return anything ? { before, fields: changed, unread } : undefined;
}

function pick<Record extends object>(record: Record, wanted: (field: Field) => boolean): Record {
  return Object.fromEntries(Object.entries(record).filter(([field]) => wanted(field as Field))) as Record;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}
