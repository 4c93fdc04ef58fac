/** People found by id, by name and birthday, and by likeness, without comparing everybody with everybody. */

import { type FoldedPerson, foldedPerson, likeness, type NearPerson } from './near-names.ts';

interface Entry extends NearPerson {
  readonly id?: string;
  readonly externalId?: string;
}

/** A person with what finding needs, worked out once. */
export interface Prepared<T extends Entry> {
  readonly entry: T;
  readonly folded: FoldedPerson;
  /** Of the file; 0 for an athlete of the roster. */
  readonly rowNumber: number;
}

interface Alike<T extends Entry> {
  readonly other: Prepared<T>;
  readonly because: string;
}

/** Most people are like nobody: one empty list serves all of them. */
export const NOBODY: readonly never[] = [];

export function preparedPerson<T extends Entry>(entry: T, rowNumber: number): Prepared<T> {
  return { entry, folded: foldedPerson(entry), rowNumber };
}

export class PeopleIndex<T extends Entry> {
  readonly #byId = new Map<string, Prepared<T>>();
  readonly #byName = new Map<string, Prepared<T>[]>();
  readonly #byBirthday = new Map<string, Prepared<T>[]>();
  /** Those whose birthday nobody knows, by first and by last name. */
  readonly #undated = new Map<string, Prepared<T>[]>();
  readonly #people: Prepared<T>[] = [];
  /** Everybody by first and by last name, as far as they were indexed: only somebody without a birthday asks. */
  readonly #alike = new Map<string, Prepared<T>[]>();
  #indexed = 0;

  add(person: Prepared<T>): void {
    const { id, externalId, dateOfBirth } = person.entry;
    if (id !== undefined) this.#byId.set(id, person);
    if (externalId !== undefined) this.#byId.set(externalId, person);
    push(this.#byName, person.folded.nameKey, person);
    if (dateOfBirth !== undefined) push(this.#byBirthday, dateOfBirth, person);
    else for (const key of likenessKeys(person.folded)) push(this.#undated, key, person);
    this.#people.push(person);
  }

  /** The same id, else the same name with the same birthday, or with none on either side. */
  exact(person: Prepared<Entry>): readonly Prepared<T>[] {
    const sameId = this.#withId(person);
    if (sameId) return contradicts(sameId, person) ? NOBODY : [sameId];
    const named = this.#byName.get(person.folded.nameKey);
    return named?.filter(({ entry }) => entry.dateOfBirth === person.entry.dateOfBirth) ?? NOBODY;
  }

  withId(id: string): T | undefined {
    return this.#byId.get(id)?.entry;
  }

  /** The only one of this name, for somebody whose birthday is not said and whose id is nobody else's. */
  named(person: Prepared<Entry>): T | undefined {
    const { dateOfBirth, externalId } = person.entry;
    const [one, ...others] = this.#byName.get(person.folded.nameKey) ?? NOBODY;
    if (!one || others.length > 0 || dateOfBirth !== undefined) return undefined;
    const sameId = this.#withId(person);
    const otherId = externalId !== undefined && one.entry.externalId !== undefined && sameId !== one;
    return otherId || (sameId && sameId !== one) ? undefined : one.entry;
  }

  near(person: Prepared<Entry>): readonly Alike<T>[] {
    let found: Map<Prepared<T>, string> | undefined;
    const find = (other: Prepared<T>, because: string) => {
      found ??= new Map();
      if (!found.has(other)) found.set(other, because);
    };
    const compare = (others: readonly Prepared<T>[] | undefined) => {
      for (const other of others ?? NOBODY) {
        const because = likeness(person.folded, other.folded);
        if (because) find(other, because);
      }
    };
    const sameId = this.#withId(person);
    if (sameId && contradicts(sameId, person)) find(sameId, 'the same id, but another name and birthday');
    // Two known birthdays that differ leave only a slip to consider, and that only under the same name.
    const { dateOfBirth } = person.entry;
    if (dateOfBirth !== undefined) {
      compare(this.#byBirthday.get(dateOfBirth));
      compare(this.#byName.get(person.folded.nameKey));
    }
    const names = dateOfBirth === undefined ? this.#everybodyByName() : this.#undated;
    if (names.size > 0) for (const key of likenessKeys(person.folded)) compare(names.get(key));
    return found ? Array.from(found, ([other, because]) => ({ other, because })) : NOBODY;
  }

  #everybodyByName(): Map<string, Prepared<T>[]> {
    for (; this.#indexed < this.#people.length; this.#indexed++) {
      const person = this.#people[this.#indexed] as Prepared<T>;
      for (const key of likenessKeys(person.folded)) push(this.#alike, key, person);
    }
    return this.#alike;
  }

  #withId({ entry }: Prepared<Entry>): Prepared<T> | undefined {
    return entry.externalId === undefined ? undefined : this.#byId.get(entry.externalId);
  }
}

/** An id that belongs to somebody of another name and another birthday is a mistake, not a match. */
function contradicts(known: Prepared<Entry>, person: Prepared<Entry>): boolean {
  const [one, other] = [known.entry.dateOfBirth, person.entry.dateOfBirth];
  return known.folded.nameKey !== person.folded.nameKey && (one === undefined || one !== other);
}

/** Two people who are alike share a first or a last name, in either place. */
function likenessKeys({ last, first }: FoldedPerson): string[] {
  if (last === '' || last === first) return [first];
  return first === '' ? [last] : [last, first];
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
