/** What everybody lifts of their program, line by line, with all that the sheet needs to reckon a load again. */

import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import type { Exercise, ExerciseId } from '#domain/exercise/exercise.ts';
import type { Bar, RoomEquipment } from '#domain/facility/equipment.ts';
import type { GatedLine } from '#domain/gate/gated-program.ts';
import { lineToPlan } from '#domain/gate/line-to-plan.ts';
import { formatAmount, formatLoad, type LoadUnit, shownIn } from '#domain/load/load.ts';
import type { MaximumBasis } from '#domain/load/maximum.ts';
import { basisLoad } from '#domain/load/plan-load.ts';
import type { LoadPlanner, PlannedGroup } from '#domain/load/plan-program.ts';
import type { LoadStep, Made } from '#domain/load/planned-load.ts';
import { loadableTotals } from '#domain/load/plates.ts';
import { wordOf } from '#domain/load/word-load.ts';
import { formatLoadTarget } from '#domain/prescription/format.ts';
import { athletePlanner } from '../assignments/athlete-planner.ts';
import { easedWeek } from '../assignments/easing.ts';
import { type RunningWork, runningWork } from '../assignments/running.ts';
import { weeksGiven } from '../assignments/weeks-done.ts';
import type { Context } from '../context.ts';
import { facilityOf } from '../facility/facility.ts';
import { planningMaxima } from '../loads/maxima.ts';
import { groupColumns, orderOf } from './writing/program-rows.ts';
import type { LoadStock, LoadsSheet, LoadsSheetRow } from './writing/report-model.ts';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly squads: readonly string[];
}

/** As the gate lets it through today; whoever is held or paused is not in it. */
export async function loadsSheetOf(
  { session: { kysely }, clock, library }: Context,
  athletes: readonly Named[],
): Promise<LoadsSheet> {
  const today = clock.today();
  const ids = athletes.map(({ id }) => id);
  const named = new Map(athletes.map((athlete) => [athlete.id, athlete]));
  const facility = await facilityOf(kysely);
  const maxima = await planningMaxima(kysely, ids);
  const stocks = new Stocks();
  const rows = (await runningWork(kysely, library, today, { athleteIds: ids })).flatMap((running) => {
    const athlete = named.get(running.athleteId);
    if (!athlete || running.held) return [];
    const planner = athletePlanner(
      maxima.get(athlete.id) ?? [],
      facility,
      running.rack,
      today,
      running.ownLoads,
    );
    return placedLines(running, today).flatMap(({ gated, ...place }) => {
      return lineRows(gated, running, library.exercises, planner, stocks).map((row) => ({
        athlete: athlete.name,
        squads: athlete.squads,
        program: running.program.name,
        ...place,
        rack: running.rack.name,
        ...row,
      }));
    });
  });
  return { rows, stocks: stocks.all };
}

interface PlacedLine {
  readonly week: string;
  readonly session: string;
  readonly order: string;
  readonly gated: GatedLine;
}

/** Where a line stands: the sessions that come eased first, on their day, as on the card. */
function placedLines(running: RunningWork, today: CalendarDate): PlacedLine[] {
  const { work, eased } = running;
  const name = work.foundation?.name;
  const next = eased.flatMap(({ day, lines }) => placed(lines, formatDate(day.date), name ?? day.letter));
  if (work.foundation) return [...next, ...placed(work.foundation.lines, 'each', work.foundation.name)];
  const weeks = weeksGiven(running, today);
  const usual = work.phases
    .filter(
      ({ permitted, firstWeek, lastWeek }) => permitted && lastWeek >= weeks.first && firstWeek <= weeks.last,
    )
    .flatMap(({ firstWeek, lastWeek, sessions }) =>
      sessions.flatMap(({ letter, lines }) => {
        const without = eased.flatMap(({ day }) => {
          const [week, alone] = easedWeek(running, day);
          return alone && letter === day.letter ? [week] : [];
        });
        return weekRanges(firstWeek, lastWeek, without).flatMap((range) => placed(lines, range, letter));
      }),
    );
  return [...next, ...usual];
}

function placed(lines: readonly GatedLine[], week: string, session: string): PlacedLine[] {
  return lines.map((gated) => ({ week, session, order: orderOf(gated.original), gated }));
}

/** `1–2`, or what is left of it without some weeks. */
function weekRanges(first: number, last: number, without: readonly number[]): string[] {
  const ranges: [from: number, to: number][] = [];
  for (let week = first; week <= last; week += 1) {
    const range = ranges.at(-1);
    if (without.includes(week)) continue;
    if (range?.[1] === week - 1) range[1] = week;
    else ranges.push([week, week]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
}

type Reckoned = Omit<LoadsSheetRow, 'athlete' | 'squads' | 'program' | 'week' | 'session' | 'order' | 'rack'>;

function lineRows(
  gated: GatedLine,
  { clearance, rack }: RunningWork,
  exercises: ReadonlyMap<ExerciseId, Exercise>,
  planner: LoadPlanner,
  stocks: Stocks,
): Reckoned[] {
  const line = lineToPlan(gated, isFlagged(clearance), exercises);
  if (!line) return [];
  const { exercise, prescription, capPercent } = line;
  const cap = planner.capBasis(line);
  const at: At = { exercise, capPercent, cap, rack, stocks };
  return planner.line(line).map((planned) => {
    const { load: _stated, percentOf: _of, ...columns } = groupColumns(planned.group, prescription);
    return {
      exercise: exercise.name,
      lift: exercise.maximumOf ?? exercise.id,
      ...columns,
      ...reckoning(planned, at),
    };
  });
}

interface At {
  readonly exercise: Exercise;
  readonly capPercent: number | undefined;
  readonly cap: MaximumBasis | undefined;
  readonly rack: RoomEquipment;
  readonly stocks: Stocks;
}

/** The figures of a load that the room can make; for any other the words of the card. */
function reckoning(
  planned: PlannedGroup,
  { exercise, capPercent, cap, rack, stocks }: At,
): Pick<LoadsSheetRow, 'from' | 'cap' | 'stock' | 'rounding' | 'load' | 'words'> {
  const { group, planned: plan } = planned;
  const words = wordOf(planned) ?? formatLoadTarget(group.load);
  if (plan.kind !== 'loaded' && plan.kind !== 'belowBar') return { words };
  // A load of the athlete's own stands in the place of the percentage.
  const stated = plan.steps[0]?.step === 'stated';
  const from = fromOf(plan.steps, group.load.kind === 'percent' && !stated ? group.load.low : 100);
  if (!from) return { words };
  const stock =
    plan.kind === 'loaded'
      ? stocks.of(plan.made, exercise, rack)
      : stocks.ofBar(plan.bar, plan.bar.weight.unit, rack);
  if (!stock) return { words };
  const capped = capPercent !== undefined &&
    cap && { percent: capPercent, of: shownIn(basisLoad(cap), from.load.unit) };
  return {
    from,
    ...(capped && { cap: capped }),
    stock,
    rounding: roundingOf(plan.steps, capPercent),
    ...(plan.kind === 'loaded' && { load: plan.load }),
  };
}

/** The maximum or the stated load that the reckoning starts from, and how much of it the line asks for. */
function fromOf(steps: readonly LoadStep[], percent: number): LoadsSheetRow['from'] | undefined {
  for (const step of steps) {
    if (step.step === 'stated') return { load: step.load, what: 'as written', percent: 100 };
    if (step.step !== 'maximum') continue;
    const { maximum, trainingMaxPercent } = step.basis;
    const what = maximum.kind === 'trainingMax' || trainingMaxPercent ? 'training max' : '1RM';
    return { load: basisLoad(step.basis), what: step.basis.linked ? `${what}, linked` : what, percent };
  }
  return undefined;
}

function roundingOf(steps: readonly LoadStep[], capPercent: number | undefined): 'down' | 'nearest' {
  const made = steps.findLast((step) => step.step === 'made');
  return made?.step === 'made' ? made.rounding : capPercent === undefined ? 'nearest' : 'down';
}

/** Every load that can be made, once for each bar, pair of dumbbells or stack that somebody uses. */
class Stocks {
  readonly #known = new Map<string, LoadStock>();

  get all(): readonly LoadStock[] {
    return [...this.#known.values()];
  }

  of(made: Made, { id }: Exercise, rack: RoomEquipment): string | undefined {
    if (made.with === 'barbell') return this.ofBar(made.loading.bar, made.loading.total.unit, rack);
    if (made.with === 'dumbbell') {
      const { unit } = made.each;
      const loads = rack.dumbbells.filter((load) => load.unit === unit).map(({ hundredths }) => hundredths);
      return this.#keep(`${rack.name}: dumbbells (${unit})`, 'lightest', unit, loads);
    }
    const own = rack.exercises?.find(({ exerciseId }) => exerciseId === id);
    const stack = own && 'stack' in own ? own.stack : rack.stack;
    if (!stack) return undefined;
    const { lightest, step, heaviest } = stack;
    const count = Math.floor((heaviest.hundredths - lightest.hundredths) / step.hundredths) + 1;
    const loads = Array.from({ length: count }, (_, pin) => lightest.hundredths + pin * step.hundredths);
    const range = `${formatAmount(lightest)} to ${formatLoad(heaviest)} by ${formatAmount(step)}`;
    return this.#keep(`${rack.name}: stack ${range}`, 'lightest', lightest.unit, loads);
  }

  /** `unit`: of the plates on it. */
  ofBar(bar: Bar, unit: LoadUnit, rack: RoomEquipment): string {
    const plates = bar.weight.unit === unit ? '' : `, ${unit} plates`;
    const { collar } = rack;
    const loads = loadableTotals({ bar, unit, plates: rack.plates, ...(collar && { collar }) });
    return this.#keep(`${rack.name}: ${formatLoad(bar.weight)} bar${plates}`, 'bar', unit, loads);
  }

  #keep(name: string, least: LoadStock['least'], unit: LoadUnit, hundredths: readonly number[]): string {
    if (!this.#known.has(name))
      this.#known.set(name, { name, least, unit, hundredths: hundredths.toSorted((a, b) => a - b) });
    return name;
  }
}
