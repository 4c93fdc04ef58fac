/**
 * Who in a file is new, who is known and what changes: by id, then by name and birthday, then by near names,
 * which are asked about. Importing the same file a second time finds everybody unchanged.
 */

import { cellChanges, newMaxima } from './cell-changes.ts';
import { MeasuredDays } from './measured-days.ts';
import type { NearPerson } from './near-names.ts';
import { NOBODY, PeopleIndex, type Prepared, preparedPerson } from './people-index.ts';
import type {
  CellChange,
  ExistingAthlete,
  NearCandidate,
  PreviewRow,
  RosterPreview,
  RowOutcome,
} from './roster-preview.ts';
import type { RosterMaximum, RosterPerson, RosterReading, RosterRow } from './roster-reading.ts';
import { withoutUndatedWeights } from './undated-weights.ts';

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
  const measured = new MeasuredDays(exerciseOf);
  const outcomes = new Map<number, RowOutcome>();
  const { rows: read, leftOut } = withoutUndatedWeights(reading.rows);
  for (const { person, rowNumber } of read) {
    if (!person) continue;
    const prepared = preparedPerson(person, rowNumber);
    const exact = earlierRows.exact(prepared);
    const [earlier] = exact.length === 1 ? exact : NOBODY;
    const above = earlier && outcomes.get(earlier.rowNumber);
    const alike = above?.kind === 'near' ? above.candidates : NOBODY;
    const asked = { prepared, earlier, alike, roster, earlierRows, measured, exerciseOf };
    const outcome = outcomeOf(asked);
    outcomes.set(rowNumber, outcome);
    // A row that repeats another stands for it; others may repeat it in turn.
    if (!earlier) earlierRows.add(prepared);
    else if (outcome.kind !== 'duplicate') {
      measured.add(earlier, prepared);
      const { bodyweight: weight, bodyweightOn } = person;
      const counts = { rowNumber: earlier.rowNumber, person: earlier.entry };
      if (weight && bodyweightOn === undefined) leftOut.push({ rowNumber, weight, counts });
    }
  }
  settleNamed(outcomes, read);
  const rows = read.map((row): PreviewRow => {
    const outcome = outcomes.get(row.rowNumber) ?? { kind: 'nobody' };
    return { row, outcome, status: statusOf(row, outcome) };
  });
  return {
    rows,
    unconfirmedExercises: unconfirmed(read, exerciseOf),
    undatedWeights: leftOut,
    counts: countsOf(rows),
  };
}

interface Asked {
  readonly prepared: Prepared<RosterPerson>;
  /** The one row above that is of the same person. */
  readonly earlier: Prepared<RosterPerson> | undefined;
  /** Whom that row may be. */
  readonly alike: readonly NearCandidate[];
  readonly roster: PeopleIndex<ExistingAthlete>;
  readonly earlierRows: PeopleIndex<RosterPerson>;
  readonly measured: MeasuredDays;
  readonly exerciseOf: Readonly<Record<string, string>>;
}

function outcomeOf(asked: Asked): RowOutcome {
  const { prepared, earlier, alike, roster, earlierRows, measured, exerciseOf } = asked;
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
    const sameDay = measured.contradicted(earlier, person);
    if (sameDay) return duplicateOf(sameDay, prepared);
    if (!isAnotherDay(earlier.entry, prepared.entry, person)) return duplicateOf(earlier, prepared);
    const ofRow = earlier.rowNumber;
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
  const maxima = newMaxima([], person.maxima, exerciseOf);
  return { kind: 'near', candidates, named: roster.named(prepared)?.id, maxima };
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
  { candidates, named, maxima }: Extract<RowOutcome, { kind: 'near' }>,
  person: RosterPerson,
  hasNews: (athleteId: string | undefined) => boolean,
): RowOutcome {
  const onRecord = named !== undefined && !hasNews(named);
  if (onRecord && saysMoreThanName(person)) return { kind: 'unchanged', athleteId: named };
  return {
    kind: 'near',
    candidates: candidates.map((each) => ({ ...each, news: hasNews(each.athleteId) })),
    named: onRecord ? undefined : named,
    maxima,
  };
}

function saysMoreThanName({ lastName, firstName, ...details }: RosterPerson): boolean {
  const nobody = { lastName, firstName, squads: [] };
  return details.maxima.length + cellChanges(nobody, { ...nobody, ...details }).length > 0;
}

/** A list of measurements has a row for each day: what else it says of somebody is what it said before. */
function isAnotherDay(
  earlier: RosterPerson,
  written: RosterPerson,
  { bodyweight, bodyweightOn, maxima }: RosterPerson,
): boolean {
  const weighed = bodyweight !== undefined && bodyweightOn !== earlier.bodyweightOn;
  const said = new Set(earlier.maxima.map(maximumKey));
  const tested = maxima.some((each) => each.testedOn !== undefined && !said.has(maximumKey(each)));
  return (weighed || tested) && cellChanges(earlier, written).every(({ field }) => field === 'bodyweight');
}

function duplicateOf(
  { entry, rowNumber }: Prepared<RosterPerson>,
  repeated: Prepared<RosterPerson>,
): RowOutcome {
  return { kind: 'duplicate', ofRow: rowNumber, differences: cellChanges(entry, repeated.entry) };
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
    namedMaxima: 0,
  };
  const updated = new Set<string>();
  const unchanged = new Set<string>();
  /** Rows of new people, which stand above their other days. */
  const added = new Set<number>();
  const maxima = new Set<string>();
  /** Athletes by the row that proposes them. */
  const proposed = new Map<number, string>();
  const namedMaxima = new Set<string>();
  for (const { row, status, outcome } of rows) {
    if (status === 'update' && outcome.kind === 'update') updated.add(outcome.athleteId);
    else if (status === 'unchanged' && outcome.kind === 'unchanged') unchanged.add(outcome.athleteId);
    else counts[status]++;
    if (status === 'near' && outcome.kind === 'near' && outcome.named !== undefined) {
      counts.named++;
      proposed.set(row.rowNumber, outcome.named);
    }
    if (status === 'near' || status === 'anotherDay') {
      const decidedBy = outcome.kind === 'anotherDay' ? outcome.ofRow : row.rowNumber;
      const named = proposed.get(decidedBy);
      if (named !== undefined)
        for (const maximum of maximaFor(named, outcome))
          namedMaxima.add(`${decidedBy} ${maximumKey(maximum)}`);
    }
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
  return {
    ...counts,
    update: updated.size,
    unchanged: unchanged.size,
    maxima: maxima.size,
    namedMaxima: namedMaxima.size,
  };
}

/** If it is this athlete's row. */
function maximaFor(athleteId: string, outcome: RowOutcome): readonly RosterMaximum[] {
  if (outcome.kind !== 'near' && outcome.kind !== 'anotherDay') return NO_MAXIMA;
  return outcome.candidates.find((candidate) => candidate.athleteId === athleteId)?.maxima ?? NO_MAXIMA;
}

function nameOf(person: NearPerson): string {
  return `${person.firstName} ${person.lastName}`.trim();
}

const NO_MAXIMA: RosterPerson['maxima'] = [];
