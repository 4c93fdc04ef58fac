/** What the training log adds to the progress report: estimates, records, and the last weeks' tonnage and sessions. */

import type { Kysely } from 'kysely';
import { type CalendarDate, formatDate, mondayOf } from '#domain/calendar/calendar-date.ts';
import type { Formula } from '#domain/load/estimated-max.ts';
import { asReckoned, type Load, type LoadUnit } from '#domain/load/load.ts';
import { complianceByWeek, complianceInWords, complianceOf } from '#domain/training/compliance.ts';
import { estimatedTrend } from '#domain/training/estimated-trend.ts';
import { milestonesReached } from '#domain/training/guide-tracking.ts';
import { mondaysOf, type Period, USUAL_WEEKS, weeksUpTo } from '#domain/training/period.ts';
import { type RecordSet, standingRecords } from '#domain/training/records.ts';
import { tonnageInWords, tonnageShownIn, volumeOf } from '#domain/training/volume.ts';
import type { Tables } from '../database/schema.ts';
import type { Library } from '../library/library.ts';
import { firstSession, heldSessions, liftSums, recordSets } from '../progress/log-queries.ts';
import { plannedDays } from '../training/planned-days.ts';
import { sayLoad } from './card-words.ts';
import type { ProgressModel } from './progress-model.ts';

export interface LoggedProgress {
  /** Estimates of the last weeks, by exercise; to the half kilogram or the whole pound. */
  readonly estimates: ReadonlyMap<
    string,
    readonly { readonly date: CalendarDate; readonly load: Load; readonly formula: Formula }[]
  >;
  readonly weeks: NonNullable<ProgressModel['weeks']>;
  readonly records: NonNullable<ProgressModel['records']>;
  /** In the order of the guide's milestones; absent where it was not reached in the log. */
  readonly milestones: readonly (CalendarDate | undefined)[];
}

/** Of those who have a log; the last twelve weeks, records of all time. */
export async function loggedProgress(
  executor: Kysely<Tables>,
  library: Library,
  athleteIds: readonly string[],
  { today, unit }: { readonly today: CalendarDate; readonly unit: LoadUnit },
): Promise<ReadonlyMap<string, LoggedProgress>> {
  const usual = weeksUpTo(today, USUAL_WEEKS);
  const planned = await plannedDays(executor, library, athleteIds, { ...usual, today });
  const held = Map.groupBy(await heldSessions(executor, athleteIds, usual), ({ athleteId }) => athleteId);
  const found = new Map<string, LoggedProgress>();
  for (const id of athleteIds) {
    const first = await firstSession(executor, id);
    if (first === undefined) continue;
    // Weeks in which nothing was asked or done yet say nothing.
    const begun = [first, ...(planned.get(id) ?? []).map(({ date }) => date)].sort()[0] ?? first;
    const period = { ...usual, from: mondayOf(begun > usual.from ? begun : usual.from) };
    const sums = await liftSums(executor, id, period);
    const sets = await recordSets(executor, id);
    const compliance = complianceByWeek(planned.get(id) ?? [], held.get(id) ?? [], period, today);
    found.set(id, {
      estimates: new Map(
        [...Map.groupBy(sums, ({ exerciseId }) => exerciseId)].map(([exerciseId, own]) => [
          exerciseId,
          estimatedTrend(own, []).map(({ date, estimate, formula }) => ({
            date,
            load: asReckoned(estimate, 'nearest'),
            formula,
          })),
        ]),
      ),
      weeks: weeksOf(period, sums, compliance, unit),
      records: recordsOf(sets, library, unit),
      milestones: milestonesReached(library.guide.tracking.milestones, sets).map(
        ({ reachedOn }) => reachedOn,
      ),
    });
  }
  return found;
}

function weeksOf(
  period: Period,
  sums: Awaited<ReturnType<typeof liftSums>>,
  compliance: ReturnType<typeof complianceByWeek>,
  unit: LoadUnit,
): NonNullable<ProgressModel['weeks']> {
  const byWeek = Map.groupBy(sums, ({ date }) => mondayOf(date));
  const rows = mondaysOf(period).map((monday, place) => {
    const { tonnage } = volumeOf(byWeek.get(monday) ?? []);
    const sessions = compliance[place];
    return {
      week: formatDate(monday),
      sessions: sessions && sessions.assigned > 0 ? `${sessions.done} of ${sessions.assigned}` : '',
      // Without a comma: where the decimal sign is one, it would be read as a thousandth.
      tonnage: tonnageInWords(tonnage, unit).replaceAll(',', ''),
      amount: tonnageShownIn(tonnage, unit).amount,
    };
  });
  const most = Math.max(1, ...rows.map(({ amount }) => amount));
  return {
    total: complianceInWords(complianceOf(compliance)),
    rows: rows.map(({ amount, ...row }) => ({ ...row, share: amount / most })),
  };
}

function recordsOf(
  sets: readonly RecordSet[],
  { exercises }: Library,
  unit: LoadUnit,
): NonNullable<ProgressModel['records']> {
  const standing = Map.groupBy(standingRecords(sets), ({ exerciseId }) => exerciseId);
  return [...standing]
    .map(([id, own]) => ({
      lift: exercises.get(id)?.name ?? id,
      // The heaviest first; a sheet has room for a few.
      says: own
        .slice(0, MOST_RECORDS)
        .map(
          ({ load, reps, perSide }) =>
            `${load ? `${sayLoad(load, unit)} × ` : ''}${reps}${perSide ? '/side' : ''}${load ? '' : ' reps'}`,
        )
        .join('; '),
      newest: formatDate(own.map(({ date }) => date).reduce((a, b) => (a > b ? a : b))),
    }))
    .sort((a, b) => (a.lift < b.lift ? -1 : 1));
}

const MOST_RECORDS = 5;
