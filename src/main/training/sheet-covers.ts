/** Which sessions a printed sheet is of, by the words of the register. */

import { coveredBy, EACH_WEEK } from '#domain/paper/covers.ts';
import type { RunningWork } from '../assignments/running.ts';
import type { TrainingDay } from '../assignments/training-days.ts';
import { weekOnPaper } from '../assignments/weeks-done.ts';

/** Whether a sheet is of a session of the schedule. */
export function covers(
  { covers: says, valid }: { readonly covers: string; readonly valid: boolean },
  { work, eased, easedBefore }: Pick<RunningWork, 'work' | 'eased' | 'easedBefore'>,
  { plannedFor, date, week: calendarWeek, letter }: TrainingDay,
): boolean {
  const { letters, weeks, days } = coveredBy(says);
  const eachWeek = says.includes(EACH_WEEK);
  // The foundation block is done on every training day, whatever its letter there.
  const anyLetter = letters === undefined || eachWeek || (days && work.foundation);
  if (!anyLetter && !letters.includes(letter)) return false;
  if (days?.includes(date)) return true;
  if (days && !weeks && !eachWeek) return false;
  // A sheet of one session has it as usual, unless it names the day. One that is void may be from before it was eased.
  const ofOne = letters?.length === 1 && (eachWeek || weeks?.first === weeks?.last);
  if (valid && ofOne && [...eased, ...easedBefore].some(({ day }) => day.plannedFor === plannedFor))
    return false;
  if (!weeks) return true;
  const week = weekOnPaper(work.phases, calendarWeek);
  return weeks.first <= week && week <= weeks.last;
}
