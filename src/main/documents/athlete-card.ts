/** One athlete's card from the work that the gate gives today: whole, for chosen weeks, and what only the coach's copy says. */

import { createHash } from 'node:crypto';
import { levelOn } from '#domain/athlete/athlete.ts';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { isFlagged } from '#domain/clearance/evaluate.ts';
import { racksOf } from '#domain/facility/equipment.ts';
import type { GatedLine } from '#domain/gate/gated-program.ts';
import { lineToPlan } from '#domain/gate/line-to-plan.ts';
import { leavesNoteOut } from '#domain/gate/shown-prescription.ts';
import type { Maximum } from '#domain/load/maximum.ts';
import { lineMarks } from '#domain/program/groups.ts';
import { athletePlanner } from '../assignments/athlete-planner.ts';
import { type EasedSession, easedWeek } from '../assignments/easing.ts';
import { linesOf } from '../assignments/given.ts';
import type { RunningWork } from '../assignments/running.ts';
import type { TrainingDay } from '../assignments/training-days.ts';
import { calendarWeek, weekOnPaper, weeksGiven } from '../assignments/weeks-done.ts';
import type { Facility } from '../facility/facility.ts';
import type { Library } from '../library/library.ts';
import { buildCard, type CardLine, type CardSource, reviewInWords } from './build-card.ts';
import type { CardModel, DeskNotes } from './card-model.ts';
import { EASED_CODE, withEasedPage } from './eased-page.ts';

export interface CardAthlete {
  readonly name: string;
  readonly squads: readonly string[];
  readonly level: string;
  readonly maxima: readonly Maximum[];
  readonly trainingSince: CalendarDate | null;
}

export interface Weeks {
  readonly first: number;
  readonly last: number;
}

export class AthleteCard {
  readonly #running: RunningWork;
  readonly #athlete: CardAthlete;
  readonly #facility: Facility;
  readonly #library: Library;
  readonly #today: CalendarDate;
  /** Every week that is permitted today, without its sheet number. */
  readonly whole: CardModel;
  /** The same hash is the same work: of everything a reader would notice on the whole card. */
  readonly contentHash: string;

  constructor(
    running: RunningWork,
    athlete: CardAthlete,
    facility: Facility,
    library: Library,
    today: CalendarDate,
  ) {
    this.#running = running;
    this.#athlete = athlete;
    this.#facility = facility;
    this.#library = library;
    this.#today = today;
    this.whole = this.#card(weeksGiven(running, today), running.eased);
    this.contentHash = hashOf(this.whole);
  }

  /** The part of the card that stands in these weeks; undefined where nothing does. The foundation block has weeks of its own. */
  inWeeks({ first, last }: Weeks): CardModel | undefined {
    if (this.#running.work.foundation) return this.whole;
    const eased = this.#running.eased.filter(({ day }) => {
      // Of a phase that is repeated its own week, not that of the calendar, stands on paper.
      const [week] = easedWeek(this.#running, day);
      return first <= week && week <= last;
    });
    const card = this.#card(this.#within({ first, last }), eased);
    return card.pages.length === 0 ? undefined : card;
  }

  /** One session of the schedule on one page, as it is asked on its day: eased, or as usual; undefined where nothing is. */
  ofDay(day: TrainingDay): CardModel | undefined {
    const { work, program, eased, easedBefore } = this.#running;
    // The foundation block asks the same in each of its sessions: on paper it is the first, whatever its letter.
    const letter = work.foundation ? (program.phases[0]?.sessions[0]?.letter ?? 'A') : day.letter;
    const easier = [...eased, ...easedBefore]
      .filter((each) => each.day.plannedFor === day.plannedFor)
      .map((each) => ({ ...each, day: { ...each.day, letter } }));
    const week = weekOnPaper(work.phases, day.week);
    const card = work.foundation
      ? this.#card(weeksGiven(this.#running, this.#today), easier)
      : this.#card(this.#within({ first: week, last: week }), easier);
    const page = card.pages.find(
      ({ title, eased: isEased = false }) => title === `Session ${letter}` && isEased === easier.length > 0,
    );
    return page && { ...card, pages: [page] };
  }

  /** As far as these weeks are printed at all. */
  #within({ first, last }: Weeks): CardSource['weeks'] {
    const printed = weeksGiven(this.#running, this.#today);
    return {
      first: Math.max(first, printed.first),
      last: Math.min(last, printed.last),
      permittedTo: printed.last,
    };
  }

  /** The week of the program this day is in, within those that are printed. */
  get weekNow(): number {
    const { first, last } = weeksGiven(this.#running, this.#today);
    return Math.min(last, Math.max(first, calendarWeek(this.#running, this.#today)));
  }

  /** `dates`: whether whoever prints may see days that are counted from health. */
  deskNotes(dates: boolean): DeskNotes {
    const { work, clearance, program } = this.#running;
    const nameOf = (id: string) => this.#library.exercises.get(id)?.name ?? id;
    const marks = lineMarks(program);
    const markOf = ({ id }: GatedLine['original']) => marks.get(id) ?? id;
    const substitutions = linesOf(work).flatMap(({ original, line }) => {
      const was = nameOf(original.exerciseId);
      if (!line) return [`${markOf(original)} ${was} left out`];
      return line.exerciseId === original.exerciseId
        ? []
        : [`${markOf(original)} ${nameOf(line.exerciseId)} in place of ${was}`];
    });
    const noted = linesOf(work).filter(leavesNoteOut);
    const { reviewOn, overrideUntil } = clearance;
    return {
      substitutions,
      notes:
        noted.length === 0
          ? []
          : [
              `A note of the program is left out at ${noted.map(({ original }) => markOf(original)).join(', ')}`,
            ],
      dates: dates
        ? [
            ...(overrideUntil ? [`Exception until ${formatDate(overrideUntil)}`] : []),
            ...(reviewOn ? [`Review ${reviewInWords(reviewOn, this.#today)}`] : []),
          ]
        : [],
    };
  }

  #card(weeks: CardSource['weeks'], eased: readonly EasedSession[]): CardModel {
    const { work, clearance, program, rack } = this.#running;
    const athlete = this.#athlete;
    const facility = this.#facility;
    const { exercises } = this.#library;
    const today = this.#today;
    const flagged = isFlagged(clearance);
    const modification = work.modification && /^(MOD-\d+): (.*)$/.exec(work.modification);
    const code = modification?.[1];
    const lines = new Map<string, CardLine>();
    const write = (gated: readonly GatedLine[], withCode: (line: GatedLine) => string | undefined) => {
      for (const each of gated) {
        const line = lineToPlan(each, flagged, exercises);
        if (!line) continue;
        const said = withCode(each);
        lines.set(each.original.id, { ...line, ...(said && { code: said }) });
      }
    };
    const card = (foundation: readonly GatedLine[] | null | undefined, inWeeks: CardSource['weeks']) =>
      buildCard({
        facility: { name: facility.name, unit: facility.unit },
        athlete: {
          name: athlete.name,
          squads: athlete.squads,
          level: athlete.level || levelOn(athlete.trainingSince ?? undefined, today),
        },
        coach: facility.coach,
        ...(racksOf(facility.rooms).length > 1 && { rack: rack.name }),
        program,
        exercises,
        foundation: foundation?.flatMap(({ line }) => line ?? []) ?? null,
        warmUp: work.warmUp,
        cues: work.cues,
        weeks: inWeeks,
        lines,
        planner: athletePlanner(athlete.maxima, facility, rack, today, this.#running.ownLoads),
        maxima: athlete.maxima,
        modifications: modification ? [{ code: modification[1] ?? '', text: modification[2] ?? '' }] : [],
        // The one day that the facility chose, and so the only one that is on every sheet, whoever prints it.
        ...(clearance.overrideUntil && { reviewOn: clearance.overrideUntil }),
        sheet: { number: '', revision: 0 },
        today,
      });
    write(linesOf(work), ({ outcome }) => (outcome === 'modified' ? code : undefined));
    const usual = card(work.foundation?.lines, weeks);
    const asUsual = new Map(linesOf(work).map(({ original, line }) => [original.id, line]));
    // Each goes before the pages that are there.
    return eased.reduceRight((made, session) => {
      const [week, alone] = easedWeek(this.#running, session.day);
      write(session.lines, ({ original, line }) => (line === asUsual.get(original.id) ? code : EASED_CODE));
      return withEasedPage(made, {
        card: card(work.foundation && session.lines, { first: week, last: week }),
        letter: session.day.letter,
        week: alone ? week : null,
        on: session.day.date,
        words: session.words,
      });
    }, usual);
  }
}

/** Of everything a reader would notice, without the date and the sheet's own number. */
export function hashOf(model: object): string {
  const content = JSON.stringify(model, (key, value) =>
    key === 'sheetNumber' || key === 'revision' || key === 'printedOn' ? undefined : value,
  );
  return createHash('sha256').update(content).digest('hex');
}
