/** When the phase began that a running program is in: a screen is due at each phase's start. */

import type { Kysely } from 'kysely';
import { addDays, type CalendarDate } from '#domain/calendar/calendar-date.ts';
import type { Program } from '#domain/program/program.ts';
import type { Tables } from '../database/schema.ts';
import { programVersion } from '../library/programs.ts';
import { inParts } from '../roster/athletes.ts';

/** Of all the programs of one athlete. */
export interface PhaseStarts {
  /** The latest that has come: it asks for the freshest screen. */
  readonly begun?: CalendarDate;
  /** The first that lies ahead: it asks for nothing yet, and never stands in for one that has begun. */
  readonly ahead?: CalendarDate;
  /** Phases that weeks stopped before: once one is permitted, it begins on the day a coach accepts it. */
  readonly waiting: readonly number[];
}

export const NO_PHASE: PhaseStarts = { waiting: [] };

/** By athlete. */
export async function runningPhaseStarts(
  executor: Kysely<Tables>,
  athleteIds: readonly string[],
  today: CalendarDate,
): Promise<Map<string, PhaseStarts>> {
  const starts = new Map<string, PhaseStarts>();
  const programs = new Map<string, Program | undefined>();
  for (const part of inParts(athleteIds)) {
    const rows = await executor
      .selectFrom('assignment')
      .select([
        'athlete_id',
        'program_id',
        'program_version',
        'start_date',
        'start_week',
        'paused_on',
        'state',
      ])
      .where('athlete_id', 'in', part)
      .where('state', '<>', 'ended')
      .execute();
    for (const row of rows) {
      const key = `${row.program_id} ${row.program_version}`;
      if (!programs.has(key))
        programs.set(key, await programVersion(executor, row.program_id, row.program_version));
      const program = programs.get(key);
      if (!program) continue;
      const { phase, start } = phaseOf(program, row, today);
      const known = withStart(starts.get(row.athlete_id) ?? NO_PHASE, start, today);
      const waits = row.state === 'active' && row.paused_on !== null && row.paused_on <= today;
      starts.set(row.athlete_id, waits ? { ...known, waiting: [...known.waiting, phase] } : known);
    }
  }
  return starts;
}

/** With one more start: the latest that has come and the first that lies ahead are kept. */
export function withStart(starts: PhaseStarts, start: CalendarDate, today: CalendarDate): PhaseStarts {
  const { begun, ahead } = starts;
  if (start <= today) return begun && begun >= start ? starts : { ...starts, begun: start };
  return ahead && ahead <= start ? starts : { ...starts, ahead: start };
}

/** First day of the phase that an assignment is in on `today`; its own start before that. */
export function phaseStartOf(program: Program, assignment: Counted, today: CalendarDate): CalendarDate {
  return phaseOf(program, assignment, today).start;
}

interface Counted {
  readonly start_date: CalendarDate;
  readonly start_week: number;
  /** From then on weeks do not count. */
  readonly paused_on: CalendarDate | null;
}

function phaseOf(program: Program, { start_date, start_week, paused_on }: Counted, today: CalendarDate) {
  const counted = paused_on !== null && paused_on < today ? paused_on : today;
  let found = { phase: program.phases[0]?.number ?? 1, start: start_date };
  for (const { number, firstWeek, lastWeek } of program.phases) {
    const start = addDays(start_date, 7 * Math.max(0, firstWeek - start_week));
    // A phase whose weeks differ stands in several blocks, and has one gate.
    if (number !== found.phase && start <= counted && lastWeek >= start_week)
      found = { phase: number, start };
  }
  return found;
}
