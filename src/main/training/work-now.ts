/**
 * Everybody's work of a day, kept until something changes that it follows from: who trains today is asked after every
 * cell that is entered, and gating two thousand programs anew for each would be felt.
 */

import { type CalendarDate, daysBetween } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import type { NextSessionChange } from '#domain/clearance/session-rule.ts';
import type { GatedProgram } from '#domain/gate/gated-program.ts';
import { type LoadPlanner, missingMaximum } from '#domain/load/plan-program.ts';
import { planSession, type SessionPlan } from '#domain/training/session-plan.ts';
import { athletePlanner } from '../assignments/athlete-planner.ts';
import type { Given } from '../assignments/given.ts';
import { planAsOnPaper } from '../assignments/paper-loads.ts';
import { type RunningWork, runningWork } from '../assignments/running.ts';
import { plannedDaysFrom, type TrainingDay } from '../assignments/training-days.ts';
import { phaseDoneIn } from '../assignments/weeks-done.ts';
import { GateHouse } from '../assignments/work.ts';
import { policyInForce } from '../clearance/policy.ts';
import type { Context } from '../context.ts';
import { facilityOf } from '../facility/facility.ts';
import { planningMaxima } from '../loads/maxima.ts';
import type { Session } from '../session.ts';

/** A day of somebody's schedule; one that a coach skipped is marked. */
export type PlannedDay = TrainingDay & { readonly skipped?: true };

export interface AskedSession extends SessionPlan {
  /** Names of lifts whose percentages have no maximum to refer to. */
  readonly missingMaxima: readonly string[];
}

export class WorkNow {
  /** The day that clearance is evaluated on. */
  readonly on: CalendarDate;
  readonly running: readonly RunningWork[];
  readonly #planners: ReadonlyMap<string, LoadPlanner>;
  readonly #library: Context['library'];
  readonly #gates: GateHouse;
  /** What a worse morning takes off the next session. */
  readonly #easing: NextSessionChange;
  readonly #days = new Map<string, readonly PlannedDay[]>();
  readonly #asked = new Map<string, AskedSession | undefined>();

  private constructor(
    on: CalendarDate,
    running: readonly RunningWork[],
    planners: ReadonlyMap<string, LoadPlanner>,
    library: Context['library'],
    easing: NextSessionChange,
  ) {
    this.#easing = easing;
    this.on = on;
    this.running = running;
    this.#planners = planners;
    this.#library = library;
    this.#gates = new GateHouse(library);
  }

  static async of(
    { session, library }: Pick<Context, 'session' | 'library'>,
    on: CalendarDate,
    which: Parameters<typeof runningWork>[3] = {},
  ): Promise<WorkNow> {
    const running = await runningWork(session.kysely, library, on, which);
    const maxima = await planningMaxima(session.kysely, [
      ...new Set(running.map(({ athleteId }) => athleteId)),
    ]);
    const facility = await facilityOf(session.kysely);
    const planners = new Map(
      running.map(({ assignmentId, athleteId, rack, ownLoads }) => [
        assignmentId,
        athletePlanner(maxima.get(athleteId) ?? [], facility, rack, on, ownLoads),
      ]),
    );
    const policy = await policyInForce(session.kysely);
    const easing = {
      loadPercent: policy.nextMorningLoadPercent,
      ladderSteps: policy.nextMorningLadderSteps,
    };
    return new WorkNow(on, running, planners, library, easing as NextSessionChange);
  }

  /** All of them from the start, skipped ones too; past the end as far as the day after `until` where a phase is repeated. */
  daysOf(running: RunningWork, until: CalendarDate): readonly PlannedDay[] {
    // A repeated phase goes on as far as it is asked for; everything else has its end.
    const key =
      running.work.phases.at(-1)?.permitted === false
        ? `${running.assignmentId} ${until}`
        : running.assignmentId;
    let days = this.#days.get(key);
    if (!days) {
      const all = plannedDaysFrom(running, running.startDate, running.work.phases);
      const last = all.at(-1);
      days =
        last && daysBetween(last.date, until) > 0
          ? [
              ...all,
              ...plannedDaysFrom(running, until, running.work.phases).filter(
                ({ plannedFor }) => plannedFor > last.plannedFor,
              ),
            ]
          : all;
      const { endedOn, pausedOn } = running;
      if (endedOn !== null)
        days = days.filter(({ date }) => date <= endedOn && (pausedOn === null || date < pausedOn));
      this.#days.set(key, days);
    }
    return days;
  }

  /** What is asked on a day of the schedule; undefined where nothing may be done. */
  asked(running: RunningWork, day: TrainingDay): AskedSession | undefined {
    if (heldOn(running, day.date)) return undefined;
    const key = `${running.assignmentId} ${day.plannedFor}`;
    if (!this.#asked.has(key)) this.#asked.set(key, this.#plan(running, day, running.work));
    return this.#asked.get(key);
  }

  /** The same without the loads that a coach accepted for lines. */
  askedByProgram(running: RunningWork, day: TrainingDay): AskedSession | undefined {
    return heldOn(running, day.date)
      ? undefined
      : this.#plan(running, day, running.work, { byProgram: true });
  }

  /** With the loads that stand on a sheet of it: what was lifted is what the paper asked, whatever was recorded since. */
  askedOnPaper(
    running: RunningWork,
    day: TrainingDay,
    { serial, given }: { readonly serial: number; readonly given: () => Given | undefined },
  ): AskedSession | undefined {
    if (heldOn(running, day.date)) return undefined;
    const key = `${running.assignmentId} ${day.plannedFor} ${serial}`;
    if (!this.#asked.has(key)) {
      const from = given()?.loadsFrom;
      const how = from && { planner: planAsOnPaper(from, running, this.on) };
      this.#asked.set(key, from && this.#plan(running, day, running.work, how));
    }
    return this.#asked.get(key);
  }

  /** As it stood on a sheet that was valid on that day. */
  askedThen(
    running: RunningWork,
    day: TrainingDay,
    { permission, has, eased, easedToo = [], loadsFrom }: Given,
  ): AskedSession | undefined {
    const gate = this.#gates.gate(running.program, has);
    const isDay = (each: TrainingDay | undefined) => each?.plannedFor === day.plannedFor;
    // Also where the worse morning was only recorded after the paper was printed.
    const known = [...running.eased, ...running.easedBefore].find((each) => isDay(each.day));
    const words = known?.words ?? ([eased?.day, ...easedToo].some(isDay) ? eased?.words : undefined);
    const lines = words === undefined ? undefined : gate.eased(permission, day, this.#easing);
    const easier = words !== undefined && lines ? [{ day, words, lines }] : [];
    const usual = { ...running, eased: easier, easedBefore: [] };
    const planner = loadsFrom && planAsOnPaper(loadsFrom, running, this.on);
    return this.#plan(usual, day, gate.work(permission).work, { planner });
  }

  /**
   * Of a day that is past, for somebody at Hold: the lines that were last accepted. Clearance is never evaluated on
   * that day, for asked day by day it would tell when something began.
   */
  askedBefore(running: RunningWork, day: TrainingDay): AskedSession | undefined {
    const { program, rack, accepted } = running;
    const usual = { ...running, eased: [], easedBefore: [] };
    return this.#plan(usual, day, this.#gates.gate(program, rack.has).work(accepted).work);
  }

  #plan(
    running: RunningWork,
    day: TrainingDay,
    work: GatedProgram,
    how: { readonly byProgram?: true; readonly planner?: LoadPlanner | undefined } = {},
  ): AskedSession | undefined {
    const { eased, easedBefore, clearance, assignmentId } = running;
    const planner = how.planner ?? this.#planners.get(assignmentId);
    const easier = [...eased, ...easedBefore].find((each) => each.day.plannedFor === day.plannedFor);
    const phase = work.foundation ? undefined : phaseDoneIn(work.phases, day.week);
    const session = work.foundation
      ? { letter: 'F', name: work.foundation.name, lines: work.foundation.lines }
      : phase?.sessions.find(({ letter }) => letter === day.letter);
    if (!planner || !session) return undefined;
    const { exercises } = this.#library;
    const lines = easier?.lines ?? session.lines;
    const plan = planSession({
      letter: session.letter,
      name: session.name,
      lines,
      ...(phase && { phase: phase.number }),
      ...(easier && { eased: easier.words }),
      flagged: isFlagged(clearance),
      ...(how.byProgram && { byProgram: how.byProgram }),
      planner,
      exercises,
    });
    if (plan.lines.length === 0) return undefined;
    const missing = plan.lines.flatMap((line) => {
      const exercise = exercises.get(line.exerciseId);
      const gated = lines.find(({ original }) => original.id === line.lineId);
      if (!exercise || !gated) return [];
      const cap = gated.capPercent === undefined ? {} : { capPercent: gated.capPercent };
      return planner
        .line({ exercise, prescription: line.prescription, flagged: isFlagged(clearance), ...cap })
        .flatMap(({ planned }) => missingMaximum(planned) ?? []);
    });
    return { ...plan, missingMaxima: [...new Set(missing)].map((id) => exercises.get(id)?.name ?? id) };
  }
}

/** Why nothing is done on a day. A pause that began later says nothing of the days before it. */
export function heldOn({ held, pausedOn }: RunningWork, date: CalendarDate): RunningWork['held'] {
  return held?.rule === 'PAUSED' && pausedOn !== null && pausedOn > date ? undefined : held;
}

const kept = new WeakMap<Session, { readonly revision: number; readonly work: Promise<WorkNow> }>();

/** Of everybody, as of today. Computed anew after a change of athletes, clearance, maxima, programs or the facility. */
export function workNow(context: Context): Promise<WorkNow> {
  const { session } = context;
  const today = context.clock.today();
  const known = kept.get(session);
  if (known?.revision === session.workRevision) {
    return known.work.then((work) => (work.on === today ? work : renewed(context, today)));
  }
  return renewed(context, today);
}

function renewed(context: Context, today: CalendarDate): Promise<WorkNow> {
  const { session } = context;
  const entry = { revision: session.workRevision, work: WorkNow.of(context, today) };
  kept.set(session, entry);
  // A failure is not kept.
  entry.work.catch(() => {
    if (kept.get(session) === entry) kept.delete(session);
  });
  return entry.work;
}
