/** The roster as an import compares with it. */

import type { Kysely } from 'kysely';
import type { Tables } from '../database/schema.ts';
import { maximaOf } from '../loads/maxima.ts';
import type { ExistingAthlete } from '../workbooks/roster/roster-preview.ts';
import { bodyweightsOf, squadsOf } from './athletes.ts';

/** Everybody, archived athletes included: importing an archived athlete again must not make a second one. */
export async function existingAthletes(executor: Kysely<Tables>): Promise<ExistingAthlete[]> {
  const stored = await executor.selectFrom('athlete').selectAll().orderBy('id').execute();
  const ids = stored.map((athlete) => athlete.id);
  const squads = await squadsOf(executor, ids);
  const weights = await bodyweightsOf(executor, ids);
  const maxima = Map.groupBy(await maximaOf(executor, ids), (maximum) => maximum.athleteId as string);
  return stored.map((athlete) => ({
    id: athlete.id,
    ...given({ externalId: athlete.external_id }),
    lastName: athlete.last_name,
    firstName: athlete.first_name,
    squads: squads.get(athlete.id) ?? [],
    status: athlete.status,
    ...given({
      preferredName: athlete.preferred_name,
      dateOfBirth: athlete.date_of_birth,
      sex: athlete.sex,
      sport: athlete.sport,
      position: athlete.position,
      bodyweight: weights.get(athlete.id)?.at(-1)?.load,
      heightMm: athlete.height_mm,
      trainingSince: athlete.training_since,
      email: athlete.email,
      phone: athlete.phone,
      guardian: athlete.guardian,
      emergencyContact: athlete.emergency_contact,
      coach: athlete.coach,
      notes: athlete.notes,
    }),
    weighings: (weights.get(athlete.id) ?? []).map(({ load, date }) => ({ load, on: date })),
    maxima: (maxima.get(athlete.id) ?? []).map((maximum) => ({
      exerciseId: maximum.exerciseId,
      reps: maximum.fromSet?.reps ?? 1,
      load: maximum.fromSet?.load ?? maximum.load,
      testedOn: maximum.date,
      ...(maximum.kind !== 'trainingMax' && { oneRep: maximum.load }),
    })),
  }));
}

/** Leaves out what is empty. */
function given<Fields extends object>(
  fields: Fields,
): { [Field in keyof Fields]?: NonNullable<Fields[Field]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as { [Field in keyof Fields]?: NonNullable<Fields[Field]> };
}
