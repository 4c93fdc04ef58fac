/**
 * The roster in order: search, filter and sort of every athlete at once, fast enough to follow each key.
 *
 * Athletes sit in slots. A search looks through the distinct words of all names, not through all athletes;
 * a sort keeps its order until the roster changes; a keystroke then only walks the order once. So the cost of a
 * keystroke is one pass over a byte per athlete, and the table renders nothing but the rows on screen.
 */

import type { AthleteRow } from '#contract/roster.ts';
import { folded, sortName } from '#domain/athlete/names.ts';

export type SortColumn =
  | 'name'
  | 'age'
  | 'sex'
  | 'squads'
  | 'sport'
  | 'position'
  | 'level'
  | 'status'
  | 'bodyweight'
  | 'height'
  | 'trainingSince'
  | 'tier'
  | 'programs'
  | 'hipThrust';

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** Columns with a handful of values to choose from. */
export type FacetColumn = 'squads' | 'tier' | 'status' | 'level' | 'sex' | 'sport' | 'programs';

export interface View {
  readonly search: string;
  /** Athletes must have one of the values in each named column. */
  readonly facets: Partial<Record<FacetColumn, readonly string[]>>;
  readonly sort: readonly Sort[];
}

/** The value shown for athletes who have none. */
export const NONE = '(none)';

const TIERS = ['T0', 'T1', 'T2', 'T3'];
const LEVELS = ['beginner', 'intermediate', 'advanced'];
const STATUSES = ['active', 'unavailable', 'away', 'archived'];

type SortKey = string | number | null;

const SORT_KEYS: Readonly<Record<SortColumn, (row: AthleteRow) => SortKey>> = {
  name: (row) => sortName(row),
  age: (row) => row.age,
  sex: (row) => row.sex,
  squads: (row) => (row.squads.length > 0 ? row.squads.map(folded).join('\u0001') : null),
  sport: (row) => row.sport && folded(row.sport),
  position: (row) => row.position && folded(row.position),
  level: (row) => LEVELS.indexOf(row.level),
  status: (row) => STATUSES.indexOf(row.status),
  bodyweight: (row) => kilograms(row.bodyweight),
  height: (row) => row.heightMm,
  trainingSince: (row) => row.trainingSince,
  tier: (row) => TIERS.indexOf(row.chip.tier) * 2 + (row.chip.onFile ? 0 : 1),
  programs: (row) => (row.programs.length > 0 ? row.programs.map(folded).join('\u0001') : null),
  hipThrust: (row) => kilograms(row.hipThrust),
};

const FACETS: Readonly<Record<FacetColumn, (row: AthleteRow) => readonly string[]>> = {
  squads: (row) => (row.squads.length > 0 ? row.squads : [NONE]),
  tier: (row) => [row.chip.tier],
  status: (row) => [row.status],
  level: (row) => [row.level],
  sex: (row) => [row.sex ?? NONE],
  sport: (row) => [row.sport ?? NONE],
  programs: (row) => (row.programs.length > 0 ? row.programs : [NONE]),
};

export class RosterIndex {
  /** Grows with every change of the roster. */
  revision = 0;
  readonly #slots = new Map<string, number>();
  #rows: (AthleteRow | undefined)[] = [];
  #count = 0;
  #vocabulary: Vocabulary | undefined;
  readonly #orders = new Map<string, Uint32Array>();
  readonly #ranks = new Map<SortColumn, Float64Array>();

  get size(): number {
    return this.#count;
  }

  get(id: string): AthleteRow | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#rows[slot];
  }

  at(slot: number): AthleteRow | undefined {
    return this.#rows[slot];
  }

  /** Adds rows or replaces those with the same id. */
  put(rows: readonly AthleteRow[]): void {
    for (const row of rows) {
      let slot = this.#slots.get(row.id);
      if (slot === undefined) {
        slot = this.#rows.length;
        this.#slots.set(row.id, slot);
        this.#count += 1;
      }
      this.#rows[slot] = row;
    }
    this.#forget();
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) {
      const slot = this.#slots.get(id);
      if (slot === undefined) continue;
      this.#rows[slot] = undefined;
      this.#slots.delete(id);
      this.#count -= 1;
    }
    this.#forget();
  }

  /** Does ahead what the first search and the first look would otherwise wait for. */
  prepare(): void {
    this.#vocabulary ??= new Vocabulary(this.#rows);
    this.#order([]);
  }

  /** Slots of the athletes that a view shows, in its order. */
  view(view: View): Uint32Array {
    const order = this.#order(view.sort);
    const shown = this.#matching(view);
    if (!shown) return order;
    const result = new Uint32Array(order.length);
    let count = 0;
    for (let index = 0; index < order.length; index++) {
      const slot = order[index] as number;
      if (shown[slot] === 1) result[count++] = slot;
    }
    return result.subarray(0, count);
  }

  /** How many athletes have each value of a column, under everything else the view asks; most frequent first. */
  facet(column: FacetColumn, view: View): { value: string; count: number }[] {
    const { [column]: _own, ...others } = view.facets;
    const shown = this.#matching({ ...view, facets: others });
    const counts = new Map<string, number>();
    for (const value of view.facets[column] ?? []) counts.set(value, 0);
    this.#rows.forEach((row, slot) => {
      if (!row || (shown && shown[slot] !== 1)) return;
      for (const value of FACETS[column](row)) counts.set(value, (counts.get(value) ?? 0) + 1);
    });
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  }

  #forget(): void {
    this.revision += 1;
    this.#vocabulary = undefined;
    this.#orders.clear();
    this.#ranks.clear();
  }

  /** A byte per slot: 1 where the athlete matches; undefined when everybody does. */
  #matching(view: View): Uint8Array | undefined {
    let shown: Uint8Array | undefined;
    for (const word of folded(view.search).split(' ')) {
      if (word === '') continue;
      this.#vocabulary ??= new Vocabulary(this.#rows);
      shown = both(shown, this.#vocabulary.slotsWith(word));
    }
    for (const [column, values] of Object.entries(view.facets)) {
      if (!values || values.length === 0) continue;
      const wanted = new Set(values);
      const read = FACETS[column as FacetColumn];
      const mask = new Uint8Array(this.#rows.length);
      this.#rows.forEach((row, slot) => {
        if (row && read(row).some((value) => wanted.has(value))) mask[slot] = 1;
      });
      shown = both(shown, mask);
    }
    return shown;
  }

  #order(sort: readonly Sort[]): Uint32Array {
    const key = sort.map(({ column, descending }) => column + (descending ? '-' : '+')).join();
    let order = this.#orders.get(key);
    if (!order) {
      order = this.#sorted(sort);
      this.#orders.set(key, order);
    }
    return order;
  }

  #sorted(sort: readonly Sort[]): Uint32Array {
    const slots: number[] = [];
    this.#rows.forEach((row, slot) => {
      if (row) slots.push(slot);
    });
    // Equal athletes stand in the order of their names, whichever way the columns run.
    const keys = [...sort, { column: 'name', descending: false } as const].map(({ column, descending }) => ({
      ranks: this.#rank(column),
      sign: descending ? -1 : 1,
    }));
    const order = Uint32Array.from(slots);
    return order.sort((a, b) => {
      for (const { ranks, sign } of keys) {
        const left = ranks[a] as number;
        const right = ranks[b] as number;
        if (left === right) continue;
        // Athletes without a value come last in both directions.
        if (Number.isNaN(left)) {
          if (Number.isNaN(right)) continue;
          return 1;
        }
        if (Number.isNaN(right)) return -1;
        return (left - right) * sign;
      }
      return a - b;
    });
  }

  /** A number per slot that orders a column; NaN where the athlete has no value. */
  #rank(column: SortColumn): Float64Array {
    let ranks = this.#ranks.get(column);
    if (ranks) return ranks;
    const read = SORT_KEYS[column];
    const keys = this.#rows.map((row) => (row ? read(row) : null));
    ranks = new Float64Array(keys.length);
    const distinct = [...new Set(keys)].filter((key): key is string => typeof key === 'string').sort(byCode);
    const places = new Map(distinct.map((key, place) => [key, place]));
    keys.forEach((key, slot) => {
      (ranks as Float64Array)[slot] =
        key === null ? Number.NaN : typeof key === 'number' ? key : (places.get(key) ?? Number.NaN);
    });
    this.#ranks.set(column, ranks);
    return ranks;
  }
}

/** The distinct words of names, squads and sports, and which athletes have each. */
class Vocabulary {
  readonly #words: string[] = [];
  readonly #slots: number[][] = [];
  readonly #size: number;
  /** The last searched word and its words: typing on narrows them down instead of looking again. */
  #last: { word: string; places: readonly number[] } | undefined;

  constructor(rows: readonly (AthleteRow | undefined)[]) {
    this.#size = rows.length;
    const places = new Map<string, number>();
    const foldedOnce = new Map<string, string[]>();
    const wordsOf = (text: string | null) => {
      if (!text) return [];
      let words = foldedOnce.get(text);
      if (!words) {
        words = folded(text).split(' ');
        foldedOnce.set(text, words);
      }
      return words;
    };
    rows.forEach((row, slot) => {
      if (!row) return;
      const texts = [row.firstName, row.lastName, row.preferredName, row.sport, row.position, ...row.squads];
      for (const word of texts.flatMap(wordsOf)) {
        let place = places.get(word);
        if (place === undefined) {
          place = this.#words.length;
          places.set(word, place);
          this.#words.push(word);
          this.#slots.push([]);
        }
        const slots = this.#slots[place] as number[];
        if (slots.at(-1) !== slot) slots.push(slot);
      }
    });
  }

  /** Athletes with a word that contains `word`; if there is none, with one that is a slip of the finger away. */
  slotsWith(word: string): Uint8Array {
    const narrowed = this.#last && word.startsWith(this.#last.word) ? this.#last.places : this.#words.keys();
    const places = [...narrowed].filter((place) => this.#words[place]?.includes(word));
    this.#last = { word, places };
    const mask = new Uint8Array(this.#size);
    for (const place of places.length > 0 ? places : this.#near(word)) {
      for (const slot of this.#slots[place] as number[]) mask[slot] = 1;
    }
    return mask;
  }

  #near(word: string): number[] {
    const most = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
    if (most === 0) return [];
    const near: number[] = [];
    this.#words.forEach((candidate, place) => {
      // A name is searched before it is typed to the end: compare with as much of it as there is.
      const start = candidate.slice(0, word.length + 1);
      if (within(word, start, most) || within(word, candidate.slice(0, word.length), most)) near.push(place);
    });
    return near;
  }
}

/** True when at most `most` insertions, deletions, replacements or swaps of neighbours turn one word into the other. */
export function within(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return false;
    beforeLast = last;
    last = row;
  }
  return (last[b.length] ?? Number.POSITIVE_INFINITY) <= most;
}

function both(left: Uint8Array | undefined, right: Uint8Array): Uint8Array {
  if (!left) return right;
  for (let slot = 0; slot < left.length; slot++)
    left[slot] = (left[slot] as number) & (right[slot] as number);
  return left;
}

function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** For order only, so that kilograms and pounds stand in one column. */
function kilograms(load: AthleteRow['bodyweight']): number | null {
  return load && (load.unit === 'kg' ? load.hundredths : load.hundredths * 0.453_592_37);
}
