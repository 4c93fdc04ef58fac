/** A maximum that was lowered since a backup stays low: of both numbers the stricter one counts. */

import type { Kysely, Transaction } from 'kysely';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { convert } from '#domain/load/load.ts';
import { cautious, type Maximum, newestMaxima } from '#domain/load/maximum.ts';
import type { Tables } from '../database/schema.ts';
import { facilityOf } from '../facility/facility.ts';
import { insertMaxima, type NewMaximum, planningMaxima } from './maxima.ts';

const NOTE = 'Lowered after the backup that was restored';

/** Adds to the restored roster whatever the present one plans with and is lower. Answers how many maxima that were. */
export async function carryLowerMaxima(
  present: Kysely<Tables>,
  trx: Transaction<Tables>,
  by: { who: string; at: string; today: CalendarDate },
): Promise<number> {
  const athletes = (await trx.selectFrom('athlete').select('id').execute()).map(({ id }) => id);
  const [now, then] = [await planningMaxima(present, athletes), await planningMaxima(trx, athletes)];
  const lower: NewMaximum[] = [];
  for (const [athleteId, maxima] of now) {
    const restored = newestMaxima(then.get(athleteId) ?? [], by.today);
    for (const [exerciseId, newest] of newestMaxima(maxima, by.today)) {
      const known = restored.get(exerciseId);
      for (const which of ['oneRep', 'training'] as const) {
        const maximum = newest[which];
        const other = known?.[which] ?? known?.oneRep ?? known?.training;
        if (!maximum || !other || !isStricter(maximum, other)) continue;
        const { kind, load, fromSet } = maximum;
        // Of the later day, so that it is the newest one in the restored roster too.
        const date = maximum.date > other.date ? maximum.date : other.date;
        lower.push({
          athleteId,
          exerciseId,
          kind,
          load,
          date,
          fromSet: fromSet && {
            load: fromSet.load,
            reps: fromSet.reps,
            formula: fromSet.formula,
          },
          note: NOTE,
        });
      }
    }
  }
  await insertMaxima(trx, lower, by);
  return lower.length;
}

/** Of a lift that both rosters reckon from another's maximum, the lower share; one that was unlinked since stays so. */
export async function carryLinkedMaxima(present: Kysely<Tables>, trx: Transaction<Tables>): Promise<void> {
  const [now, then] = [await facilityOf(present), await facilityOf(trx)];
  const stricter = then.linkedMaxima.flatMap((link) => {
    const standing = now.linkedMaxima.find(({ exerciseId }) => exerciseId === link.exerciseId);
    if (!standing) return [];
    // Of another lift: what is set now is what was decided last.
    if (standing.ofExerciseId !== link.ofExerciseId) return [standing];
    return [{ ...link, percent: Math.min(link.percent, standing.percent) }];
  });
  await trx
    .updateTable('facility')
    .set({ linked_maxima: JSON.stringify(stricter) })
    .execute();
}

/** Lower for somebody, and higher for nobody: whoever has a flag is planned with the lowest estimate. */
function isStricter(maximum: Maximum, than: Maximum): boolean {
  const [plain, plainThan] = [weight(maximum), weight(than)];
  const [flagged, flaggedThan] = [
    weight(cautious({ maximum }).maximum),
    weight(cautious({ maximum: than }).maximum),
  ];
  return plain <= plainThan && flagged <= flaggedThan && (plain < plainThan || flagged < flaggedThan);
}

function weight({ load }: Maximum): number {
  return convert(load.hundredths, load.unit, 'kg');
}
