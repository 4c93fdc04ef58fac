/** Reads a prescription from one line of text. The language is described in `grammar.ts`. */

import { formatPrescription } from './format.ts';
import { type Piece, pieceAt, type Said } from './grammar.ts';
import {
  type LoadTarget,
  MOST_PERCENT,
  type Prescription,
  type RepTarget,
  type SetGroup,
} from './prescription.ts';
import { nearestWord } from './slips.ts';

/** What is wrong with a place of the text, from `start` up to, not including, `end`; both count UTF-16 units. */
export interface PrescriptionProblem {
  readonly start: number;
  readonly end: number;
  readonly sentence: string;
  /** What to write in its place. */
  readonly proposal?: string;
}

export interface ParsedPrescription {
  /** Absent when anything is wrong: nothing is guessed. */
  readonly prescription?: Prescription;
  /** The same in its one canonical wording. */
  readonly canonical?: string;
  readonly problems: readonly PrescriptionProblem[];
  /** What was understood, in order, for highlighting. */
  readonly pieces: readonly Piece[];
}

/** The longest line that is read. */
export const LONGEST_PRESCRIPTION = 300;

/** Never throws: what cannot be read is a problem at its place. */
export function parsePrescription(text: string): ParsedPrescription {
  if (text.length > LONGEST_PRESCRIPTION) {
    const sentence = `A line has at most ${LONGEST_PRESCRIPTION} characters.`;
    return { problems: [{ start: LONGEST_PRESCRIPTION, end: text.length, sentence }], pieces: [] };
  }
  const { pieces, problems } = piecesOf(text);
  const reader = new Reader(text, problems);
  for (const piece of pieces) reader.take(piece);
  const prescription = reader.finish();
  problems.sort((a, b) => a.start - b.start);
  if (!prescription || problems.length > 0) return { problems, pieces };
  return { prescription, canonical: formatPrescription(prescription), problems, pieces };
}

const SEPARATORS = /[\s,;·"“”„]+/y;
const WORD = /[^\s,;·"“”„()]+|[()]/y;

function piecesOf(text: string): { pieces: Piece[]; problems: PrescriptionProblem[] } {
  const pieces: Piece[] = [];
  const problems: PrescriptionProblem[] = [];
  let at = 0;
  while (at < text.length) {
    const separated = matchAt(SEPARATORS, text, at);
    if (separated) {
      at += separated.length;
      continue;
    }
    const piece = pieceAt(text, at, pieces.at(-1)?.said);
    if (piece) {
      pieces.push(piece);
      at = piece.end;
      continue;
    }
    const remark = remarkAt(text, at);
    if (remark) {
      pieces.push(remark);
      at = remark.end;
      continue;
    }
    const word = matchAt(WORD, text, at) ?? text.charAt(at);
    problems.push(unknownWord(word, at));
    at += word.length;
  }
  return { pieces, problems };
}

/** Words after a comma that look like nothing of the language are a remark, up to the next comma or semicolon. */
function remarkAt(text: string, at: number): Piece | undefined {
  if (!/[,;]\s*["“„]?$/.test(text.slice(0, at))) return undefined;
  const words = /^[^,;()"“”„\d@%×+/]+/u.exec(text.slice(at))?.[0].trimEnd() ?? '';
  if (words === '' || words.split(/\s+/).some((word) => nearestWord(word) !== undefined)) return undefined;
  return { said: { kind: 'note', text: words }, start: at, end: at + words.length };
}

function unknownWord(word: string, start: number): PrescriptionProblem {
  const proposal = nearestWord(word);
  const end = start + word.length;
  if (proposal)
    return { start, end, sentence: `“${word}” is not understood. Is it “${proposal}”?`, proposal };
  return {
    start,
    end,
    sentence: `“${word}” is not understood. Put a remark in parentheses.`,
    ...(/^\p{L}+$/u.test(word) && { proposal: `(${word})` }),
  };
}

interface DraftGroup {
  readonly piece: Piece;
  readonly group: Omit<SetGroup, 'load'>;
  readonly loads: { readonly load: LoadTarget; readonly piece: Piece }[];
}

type Modifiers = { -readonly [Key in keyof Prescription]: Prescription[Key] };

/** Puts pieces together, and says what does not fit. */
class Reader {
  readonly #text: string;
  readonly #problems: PrescriptionProblem[];
  readonly #groups: DraftGroup[] = [];
  readonly #sides: Piece[] = [];
  #band: (Extract<Said, { kind: 'band' }> & { readonly piece: Piece }) | undefined;
  readonly #modifiers: Partial<Modifiers> = {};
  readonly #notes: string[] = [];

  constructor(text: string, problems: PrescriptionProblem[]) {
    this.#text = text;
    this.#problems = problems;
  }

  take(piece: Piece): void {
    const { said } = piece;
    switch (said.kind) {
      case 'group': {
        this.#checkGroup(said, piece);
        const group = { kind: said.set, sets: said.sets, reps: said.reps };
        this.#groups.push({ piece, group, loads: said.load ? [{ load: said.load, piece }] : [] });
        return;
      }
      case 'load':
        return this.#takeLoad(said.load, piece);
      case 'band':
        if (this.#band) return this.#refuse(piece, 'The band is named twice.');
        this.#band = { ...said, piece };
        return;
      case 'perSide':
        this.#sides.push(piece);
        return;
      case 'workUp':
        if (this.#groups.length > 0) this.#refuse(piece, 'Write “work up to” before the sets it leads to.');
        else this.#once('workUp', true, piece);
        return;
      case 'rir':
        return this.#number('rir', said.value, piece, 'Reps in reserve', 0, 10, 0.5);
      case 'rpe':
        return this.#number('rpe', said.value, piece, 'RPE', 1, 10, 0.5);
      case 'pause':
        return this.#number('pauseSeconds', said.value, piece, 'A pause in seconds', 0.5, 60, 0.5);
      case 'rest':
        return this.#number('restSeconds', said.value, piece, 'A rest in seconds', 5, 1800, 1);
      case 'tempo':
        if (said.value.some((count) => count !== 'X' && count > 30))
          this.#refuse(piece, 'A count of a tempo is at most 30 s.');
        else this.#once('tempo', said.value, piece);
        return;
      case 'note':
        if (said.text !== '') this.#notes.push(said.text);
        return;
      case 'problem':
        return this.#refuse(piece, said.sentence, said.proposal);
      case 'filler':
        return;
    }
  }

  finish(): Prescription | undefined {
    if (this.#groups.length === 0) {
      const all = { start: 0, end: this.#text.length };
      // One thing at a time: a word that is not understood may be the sets.
      if (this.#problems.length === 0)
        this.#problems.push({ ...all, sentence: 'Write how many sets and reps.', proposal: '3 × 10' });
      return undefined;
    }
    const note = this.#notes.join('; ');
    return {
      groups: this.#groupsWithLoads(),
      perSide: this.#perSide(),
      ...this.#modifiers,
      ...this.#bandBeside(),
      ...(note !== '' && { note }),
    };
  }

  #takeLoad(load: LoadTarget, piece: Piece): void {
    this.#checkLoad(load, piece);
    const group = this.#groups.at(-1);
    if (!group) this.#refuse(piece, 'Write the sets and reps before the load.');
    else group.loads.push({ load, piece });
  }

  /** Each group has the load behind it; as many loads as groups behind the last one are theirs in order. */
  #groupsWithLoads(): SetGroup[] {
    const groups = this.#groups;
    const last = groups.at(-1)?.loads ?? [];
    const inOrder =
      groups.length > 1 &&
      last.length === groups.length &&
      groups.slice(0, -1).every(({ loads }) => loads.length === 0);
    return groups.map(({ group, loads }, index) => {
      const mine = inOrder ? last.slice(index, index + 1) : loads;
      const [, second] = mine;
      if (second) this.#refuse(second.piece, 'These sets have a load already.');
      return { ...group, load: mine[0]?.load ?? this.#bandAlone() ?? { kind: 'unstated' } };
    });
  }

  /** A band is the load of sets that have no other, unless it is written beside one. */
  #bandAlone(): LoadTarget | undefined {
    return this.#band && !this.#isBeside() ? { kind: 'band' } : undefined;
  }

  #isBeside(): boolean {
    return (this.#band?.beside ?? false) || this.#groups.some(({ loads }) => loads.length > 0);
  }

  #bandBeside(): Pick<Prescription, 'band'> {
    if (!this.#band) return {};
    const { strength } = this.#band;
    return this.#isBeside() || strength !== 'unstated' ? { band: strength } : {};
  }

  /** Said once at the end it holds for all sets; said in between it must be said of each. */
  #perSide(): boolean {
    if (this.#sides.length === 0) return false;
    const starts = this.#groups.map(({ piece }) => piece.start);
    const sided = starts.filter((start, index) =>
      this.#sides.some((side) => side.start > start && side.start < (starts[index + 1] ?? Infinity)),
    );
    const [first] = this.#sides;
    const atTheEnd = sided.length === 1 && sided[0] === starts.at(-1);
    if (first && sided.length < starts.length && !atTheEnd)
      this.#refuse(first, 'Say “each side” of every group of sets, or once at the end.');
    return true;
  }

  #checkGroup({ sets, reps }: Extract<Said, { kind: 'group' }>, piece: Piece): void {
    if (!Number.isInteger(sets) || sets < 1 || sets > 20) {
      this.#refuse(numberIn(this.#text, piece, sets), 'Sets are 1 to 20.', sets > 20 ? '20' : '1');
    }
    const problem = repsProblem(reps);
    if (problem) this.#refuse(piece, problem);
  }

  #checkLoad(load: LoadTarget, piece: Piece): void {
    if (load.kind === 'percent') {
      const most = MOST_PERCENT[load.of];
      if (load.low > load.high) {
        const sentence = 'The lower percentage comes first.';
        this.#refuse(piece, sentence, `@ ${load.high}–${load.low} %`);
      } else if (load.low < 1 || load.high > most) {
        this.#refuse(piece, `A percentage here is 1 to ${most} %.`);
      }
    }
    if (load.kind === 'absolute' && (load.load.hundredths < 50 || load.load.hundredths > 200_000)) {
      this.#refuse(piece, 'A weight is 0.5 to 2000.');
    }
  }

  #number(
    field: 'rir' | 'rpe' | 'pauseSeconds' | 'restSeconds',
    value: number,
    piece: Piece,
    what: string,
    from: number,
    to: number,
    step: number,
  ): void {
    if (value < from || value > to || (value / step) % 1 !== 0) {
      const halves = step === 0.5 ? ', in halves' : '';
      this.#refuse(piece, `${what} ${what.endsWith('s') ? 'are' : 'is'} ${from} to ${to}${halves}.`);
    } else this.#once(field, value, piece);
  }

  #once<Field extends keyof Modifiers>(field: Field, value: Modifiers[Field], piece: Piece): void {
    if (this.#modifiers[field] === undefined) this.#modifiers[field] = value;
    else this.#refuse(piece, 'This is said twice.');
  }

  #refuse(at: { readonly start: number; readonly end: number }, sentence: string, proposal?: string): void {
    const { start, end } = at;
    this.#problems.push({ start, end, sentence, ...(proposal !== undefined && { proposal }) });
  }
}

const MOST: Readonly<Record<'reps' | 'steps' | 'seconds', number>> = { reps: 100, steps: 500, seconds: 1800 };

function repsProblem(reps: RepTarget): string | undefined {
  if (reps.kind === 'amrap') {
    const { atLeast } = reps;
    return atLeast !== undefined && (atLeast < 1 || atLeast > MOST.reps)
      ? `Reps are 1 to ${MOST.reps}.`
      : undefined;
  }
  const { kind, low, high } = reps;
  if (low > high) return 'The lower number comes first.';
  if (low < 1 || high > MOST[kind]) return `${WORD_OF[kind]} are 1 to ${MOST[kind]}.`;
  return Number.isInteger(low) && Number.isInteger(high) ? undefined : `${WORD_OF[kind]} are whole numbers.`;
}

const WORD_OF = { reps: 'Reps', steps: 'Steps', seconds: 'Seconds' } as const;

/** Where the number stands within a piece. */
function numberIn(text: string, piece: Piece, value: number): { start: number; end: number } {
  const at = text.slice(piece.start, piece.end).indexOf(String(value));
  if (at < 0) return piece;
  return { start: piece.start + at, end: piece.start + at + String(value).length };
}

function matchAt(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}
