/**
 * Who in a file is new, who is known and what changes: by id, then by name and birthday, then by near names,
 * which are asked about. Importing the same file a second time finds everybody unchanged.
 */

import { cellChanges, newMaxima } from './cell-changes.ts';
import { type FoldedPerson, foldedPerson, likeness, type NearPerson } from './near-names.ts';
import type {
  CellChange,
  ExistingAthlete,
  NearCandidate,
  PreviewRow,
  RosterPreview,
  RowOutcome,
} from './roster-preview.ts';
import type { RosterPerson, RosterReading, RosterRow } from './roster-reading.ts';

interface MatchOptions {
  /** Exercise ids by the names the file uses, as the coach confirmed them; maxima of other names are left out. */
  readonly exerciseOf?: Readonly<Record<string, string>>;
}

export function matchRoster(
  reading: Pick<RosterReading, 'rows'>,
  existing: readonly ExistingAthlete[],
  { exerciseOf = {} }: MatchOptions = {},
): RosterPreview {
  const roster = new PeopleIndex<ExistingAthlete>();
  for (const athlete of existing) roster.add(preparedPerson(athlete, 0));
  const earlierRows = new PeopleIndex<RosterPerson>();
  const rows = reading.rows.map((row): PreviewRow => {
    if (!row.person) return { row, outcome: { kind: 'nobody' }, status: 'error' };
    const prepared = preparedPerson(row.person, row.rowNumber);
    const earlier = earlierRows.exact(prepared);
    const repeats = earlier.length === 1;
    const outcome = outcomeOf(prepared, repeats ? earlier[0] : undefined, roster, earlierRows, exerciseOf);
    // A row that repeats another stands for it; others may repeat it in turn.
    if (!repeats) earlierRows.add(prepared);
    return { row, outcome, status: statusOf(row, outcome) };
  });
  return { rows, unconfirmedExercises: unconfirmed(reading.rows, exerciseOf), counts: countsOf(rows) };
}

/** `earlier`: the one row above that is of the same person. */
function outcomeOf(
  prepared: Prepared<RosterPerson>,
  earlier: Prepared<RosterPerson> | undefined,
  roster: PeopleIndex<ExistingAthlete>,
  earlierRows: PeopleIndex<RosterPerson>,
  exerciseOf: Readonly<Record<string, string>>,
): RowOutcome {
  const person = prepared.entry;
  const exact = roster.exact(prepared);
  const known = exact[0]?.entry;
  if (earlier) {
    const differences = cellChanges(earlier.entry, person);
    const ofRow = earlier.rowNumber;
    if (!isAnotherWeighing(earlier.entry, person, differences))
      return { kind: 'duplicate', ofRow, differences };
    if (!known || exact.length > 1) return { kind: 'weighing', ofRow, changes: weightOf(person) };
  }
  const candidateOf = (athlete: ExistingAthlete, because: string): NearCandidate => ({
    athleteId: athlete.id,
    name: nameOf(athlete),
    because,
    changes: cellChanges(athlete, person),
    maxima: newMaxima(athlete.maxima ?? [], person.maxima, exerciseOf),
  });

  if (known && exact.length === 1) {
    const changes = cellChanges(known, person);
    const maxima = newMaxima(known.maxima ?? [], person.maxima, exerciseOf);
    return changes.length + maxima.length === 0
      ? { kind: 'unchanged', athleteId: known.id }
      : { kind: 'update', athleteId: known.id, changes, maxima };
  }
  const alikeOnRoster = exact.length > 0 ? NOBODY : roster.near(prepared);
  const alikeAbove = earlierRows.near(prepared);
  if (exact.length + alikeOnRoster.length + alikeAbove.length === 0)
    return { kind: 'new', maxima: newMaxima([], person.maxima, exerciseOf) };
  const candidates: NearCandidate[] = [
    ...exact.map(({ entry }) => candidateOf(entry, 'the same name, more than once on the roster')),
    ...alikeOnRoster.map(({ other, because }) => candidateOf(other.entry, because)),
    ...alikeAbove.map(({ other: { entry, rowNumber }, because }) => ({
      rowNumber,
      name: nameOf(entry),
      because: `row ${rowNumber}: ${because}`,
      changes: cellChanges(entry, person),
      maxima: [],
    })),
  ];
  return { kind: 'near', candidates };
}

/** A list of weigh-ins has a row for each day: what else it says of somebody is what it said before. */
function isAnotherWeighing(
  earlier: RosterPerson,
  { bodyweight, bodyweightOn }: RosterPerson,
  differences: readonly CellChange[],
): boolean {
  return (
    bodyweight !== undefined &&
    bodyweightOn !== undefined &&
    bodyweightOn !== earlier.bodyweightOn &&
    differences.every(({ field }) => field === 'bodyweight')
  );
}

/** As somebody has it who was never weighed. */
function weightOf(person: RosterPerson): CellChange[] {
  return cellChanges({ ...person, bodyweight: undefined, weighings: [] }, person);
}

function unconfirmed(rows: readonly RosterRow[], exerciseOf: Readonly<Record<string, string>>): string[] {
  return liftsOf(rows).filter((name) => exerciseOf[name] === undefined);
}

/** Every lift that the rows name, in the order they are met. */
export function liftsOf(rows: readonly RosterRow[]): string[] {
  const names = new Set<string>();
  for (const { person } of rows)
    for (const { exerciseName } of person?.maxima ?? NO_MAXIMA) names.add(exerciseName);
  return [...names];
}

function statusOf(row: RosterRow, outcome: RowOutcome): PreviewRow['status'] {
  if (row.problems.some((problem) => problem.severity === 'error')) return 'error';
  return outcome.kind === 'nobody' ? 'error' : outcome.kind;
}

function countsOf(rows: readonly PreviewRow[]): RosterPreview['counts'] {
  const counts = {
    new: 0,
    update: 0,
    unchanged: 0,
    weighing: 0,
    duplicate: 0,
    near: 0,
    error: 0,
    warnings: 0,
    maxima: 0,
  };
  for (const { row, status, outcome } of rows) {
    counts[status]++;
    for (const { severity } of row.problems) if (severity === 'warning') counts.warnings++;
    if (status === 'new' || status === 'update')
      counts.maxima += 'maxima' in outcome ? outcome.maxima.length : 0;
  }
  return counts;
}

function nameOf(person: NearPerson): string {
  return `${person.firstName} ${person.lastName}`.trim();
}

interface Entry extends NearPerson {
  readonly id?: string;
  readonly externalId?: string;
}

/** A person with what finding needs, worked out once. */
interface Prepared<T extends Entry> {
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
const NOBODY: readonly never[] = [];
const NO_MAXIMA: RosterPerson['maxima'] = [];

function preparedPerson<T extends Entry>(entry: T, rowNumber: number): Prepared<T> {
  return { entry, folded: foldedPerson(entry), rowNumber };
}

/** People found by id, by name and birthday, and by likeness, without comparing everybody with everybody. */
class PeopleIndex<T extends Entry> {
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
