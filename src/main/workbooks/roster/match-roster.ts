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
import type { RosterMaximum, RosterPerson, RosterReading, RosterRow } from './roster-reading.ts';

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
  const outcomes = new Map<number, RowOutcome>();
  for (const { person, rowNumber } of reading.rows) {
    if (!person) continue;
    const prepared = preparedPerson(person, rowNumber);
    const exact = earlierRows.exact(prepared);
    const [earlier] = exact.length === 1 ? exact : NOBODY;
    const above = earlier && outcomes.get(earlier.rowNumber);
    const alike = above?.kind === 'near' ? above.candidates : NOBODY;
    outcomes.set(rowNumber, outcomeOf({ prepared, earlier, alike, roster, earlierRows, exerciseOf }));
    // A row that repeats another stands for it; others may repeat it in turn.
    if (!earlier) earlierRows.add(prepared);
  }
  settleNamed(outcomes, reading.rows);
  const rows = reading.rows.map((row): PreviewRow => {
    const outcome = outcomes.get(row.rowNumber) ?? { kind: 'nobody' };
    return { row, outcome, status: statusOf(row, outcome) };
  });
  return { rows, unconfirmedExercises: unconfirmed(reading.rows, exerciseOf), counts: countsOf(rows) };
}

interface Asked {
  readonly prepared: Prepared<RosterPerson>;
  /** The one row above that is of the same person. */
  readonly earlier: Prepared<RosterPerson> | undefined;
  /** Whom that row may be. */
  readonly alike: readonly NearCandidate[];
  readonly roster: PeopleIndex<ExistingAthlete>;
  readonly earlierRows: PeopleIndex<RosterPerson>;
  readonly exerciseOf: Readonly<Record<string, string>>;
}

function outcomeOf({ prepared, earlier, alike, roster, earlierRows, exerciseOf }: Asked): RowOutcome {
  const person = earlier ? onItsDay(prepared.entry) : prepared.entry;
  const exact = roster.exact(prepared);
  const known = exact[0]?.entry;
  const candidateOf = (athlete: ExistingAthlete, because: string): NearCandidate => {
    const changes = cellChanges(athlete, person);
    const maxima = newMaxima(athlete.maxima ?? [], person.maxima, exerciseOf);
    const news = changes.length + maxima.length > 0;
    return { athleteId: athlete.id, name: nameOf(athlete), because, changes, maxima, news };
  };
  if (earlier) {
    const differences = cellChanges(earlier.entry, prepared.entry);
    const ofRow = earlier.rowNumber;
    if (!isAnotherDay(earlier.entry, person, differences)) return { kind: 'duplicate', ofRow, differences };
    if (!known || exact.length > 1) {
      const candidates = alike.flatMap(({ athleteId, because }) => {
        const athlete = athleteId === undefined ? undefined : roster.withId(athleteId);
        return athlete ? [candidateOf(athlete, because)] : [];
      });
      const maxima = newMaxima([], person.maxima, exerciseOf);
      return { kind: 'anotherDay', ofRow, changes: weightOf(person), maxima, candidates };
    }
  }

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
      news: false,
    })),
  ];
  return { kind: 'near', candidates, named: roster.named(prepared)?.id };
}

/**
 * Counts other days with the row that decides whose they are. Where everything they say is on record for
 * the one athlete of that name, there is nothing to decide: the same list a second time changes nothing and asks nothing.
 * A name and nothing else proves no such thing, and is asked about without being proposed.
 */
function settleNamed(outcomes: Map<number, RowOutcome>, rows: readonly RosterRow[]): void {
  const news = new Set<string>();
  for (const [row, outcome] of outcomes) {
    if (outcome.kind !== 'near' && outcome.kind !== 'anotherDay') continue;
    const decidedBy = outcome.kind === 'near' ? row : outcome.ofRow;
    for (const candidate of outcome.candidates)
      if (candidate.news) news.add(`${decidedBy} ${candidate.athleteId}`);
  }
  for (const { rowNumber, person } of rows) {
    const outcome = outcomes.get(rowNumber);
    if (person && outcome?.kind === 'near')
      outcomes.set(
        rowNumber,
        settledNear(outcome, person, (id) => news.has(`${rowNumber} ${id}`)),
      );
    if (outcome?.kind !== 'anotherDay') continue;
    // Rows are gone through in their order, so the row above is settled.
    const above = outcomes.get(outcome.ofRow);
    if (above?.kind === 'unchanged') outcomes.set(rowNumber, above);
  }
}

function settledNear(
  { candidates, named }: Extract<RowOutcome, { kind: 'near' }>,
  person: RosterPerson,
  hasNews: (athleteId: string | undefined) => boolean,
): RowOutcome {
  const onRecord = named !== undefined && !hasNews(named);
  if (onRecord && saysMoreThanName(person)) return { kind: 'unchanged', athleteId: named };
  return {
    kind: 'near',
    candidates: candidates.map((each) => ({ ...each, news: hasNews(each.athleteId) })),
    named: onRecord ? undefined : named,
  };
}

function saysMoreThanName({ lastName, firstName, ...details }: RosterPerson): boolean {
  const nobody = { lastName, firstName, squads: [] };
  return details.maxima.length + cellChanges(nobody, { ...nobody, ...details }).length > 0;
}

/** A list of measurements has a row for each day: what else it says of somebody is what it said before. */
function isAnotherDay(
  earlier: RosterPerson,
  { bodyweight, bodyweightOn, maxima }: RosterPerson,
  differences: readonly CellChange[],
): boolean {
  const weighed = bodyweight !== undefined && bodyweightOn !== earlier.bodyweightOn;
  const said = new Set(earlier.maxima.map(maximumKey));
  const tested = maxima.some((each) => each.testedOn !== undefined && !said.has(maximumKey(each)));
  return (weighed || tested) && differences.every(({ field }) => field === 'bodyweight');
}

/** Without a weight that no day is said of: of two such, nobody knows which is today's, and the first one stands. */
function onItsDay(person: RosterPerson): RosterPerson {
  const { bodyweight: _undated, ...measured } = person;
  return person.bodyweightOn === undefined ? measured : person;
}

function maximumKey({ exerciseName, reps, load, testedOn }: RosterMaximum): string {
  return `${exerciseName} ${reps} ${load.hundredths} ${load.unit} ${testedOn}`;
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
    anotherDay: 0,
    duplicate: 0,
    near: 0,
    named: 0,
    error: 0,
    warnings: 0,
    maxima: 0,
  };
  const updated = new Set<string>();
  const unchanged = new Set<string>();
  /** Rows of new people, which stand above their other days. */
  const added = new Set<number>();
  const maxima = new Set<string>();
  for (const { row, status, outcome } of rows) {
    if (status === 'update' && outcome.kind === 'update') updated.add(outcome.athleteId);
    else if (status === 'unchanged' && outcome.kind === 'unchanged') unchanged.add(outcome.athleteId);
    else counts[status]++;
    if (status === 'near' && outcome.kind === 'near' && outcome.named !== undefined) counts.named++;
    for (const { severity } of row.problems) if (severity === 'warning') counts.warnings++;
    if (status === 'new') added.add(row.rowNumber);
    const whose =
      outcome.kind === 'update'
        ? outcome.athleteId
        : outcome.kind === 'anotherDay'
          ? outcome.ofRow
          : row.rowNumber;
    if (status === 'update' || (typeof whose === 'number' && added.has(whose)))
      for (const maximum of 'maxima' in outcome ? outcome.maxima : NO_MAXIMA)
        maxima.add(`${whose} ${maximumKey(maximum)}`);
  }
  for (const athleteId of updated) unchanged.delete(athleteId);
  return { ...counts, update: updated.size, unchanged: unchanged.size, maxima: maxima.size };
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
