/** What the rows of one person that come in say of each day: a row that says otherwise of the same day is no other day. */

import { formatLoad } from '#domain/load/load.ts';
import type { Prepared } from './people-index.ts';
import type { RosterPerson } from './roster-reading.ts';

export class MeasuredDays {
  readonly #exerciseOf: Readonly<Record<string, string>>;
  /** By the first row of a person that a second one is of, then by what was measured on which day. */
  readonly #ofPerson = new Map<number, Map<string, MeasuredDay>>();

  constructor(exerciseOf: Readonly<Record<string, string>>) {
    this.#exerciseOf = exerciseOf;
  }

  add(first: Prepared<RosterPerson>, row: Prepared<RosterPerson>): void {
    this.#note(this.#of(first), row);
  }

  /** The row further up that measured another load of the same thing on the same day. */
  contradicted(first: Prepared<RosterPerson>, person: RosterPerson): Prepared<RosterPerson> | undefined {
    const days = this.#of(first);
    for (const { what, said } of this.#measuredIn(person)) {
      const before = days.get(what);
      if (before && !before.said.has(said)) return before.row;
    }
    return undefined;
  }

  #of(first: Prepared<RosterPerson>): Map<string, MeasuredDay> {
    const known = this.#ofPerson.get(first.rowNumber);
    if (known) return known;
    const days = new Map<string, MeasuredDay>();
    this.#ofPerson.set(first.rowNumber, days);
    this.#note(days, first);
    return days;
  }

  #note(days: Map<string, MeasuredDay>, row: Prepared<RosterPerson>): void {
    for (const { what, said } of this.#measuredIn(row.entry)) {
      const day = days.get(what);
      if (day) day.said.add(said);
      else days.set(what, { row, said: new Set([said]) });
    }
  }

  /** Maxima without a day are all of the day of the import. */
  #measuredIn({ bodyweight, bodyweightOn, maxima }: RosterPerson) {
    const measured = maxima.map(({ exerciseName, reps, testedOn, load }) => ({
      what: `${testedOn} ${reps} ${this.#exerciseOf[exerciseName] ?? exerciseName}`,
      said: formatLoad(load),
    }));
    if (bodyweight && bodyweightOn) measured.push({ what: bodyweightOn, said: formatLoad(bodyweight) });
    return measured;
  }
}

interface MeasuredDay {
  /** The first that measured it. */
  readonly row: Prepared<RosterPerson>;
  readonly said: Set<string>;
}
