/**
 * What one athlete's individual card says (sheet A), as plain data that can be sent to a worker. The coach's copy and
 * the plan say the same and more or less of it.
 *
 * Nothing here names a flag, a delivery, pain or a diagnosis, `health` apart: changes appear as neutral codes only.
 */

import type { GroupPlace } from '#domain/program/groups.ts';
import type { SheetIdentity, WrittenText } from './sheet-model.ts';

/** The code, the wording and nothing else: `MOD-2`, `cap 60 %, no axial load, 3 RIR`. */
export interface CardModification {
  readonly code: string;
  readonly text: string;
}

export interface CardMaximum {
  /** `Hip thrust TM 140 (2 Nov)` */
  readonly text: string;
  /** Older than 8 weeks. */
  readonly retest: boolean;
}

export interface CardGroup {
  readonly sets: number;
  /** Top sets are framed bold, all others plain. */
  readonly frame: 'top' | 'plain';
}

/** What fits beside the name of any exercise, in characters. */
const LONGEST_WORD = 24;

/** A note as its row carries it. */
export function noted(note: string | undefined): Pick<CardRow, 'note' | 'remark'> {
  if (!note) return {};
  return note.length <= LONGEST_WORD ? { note } : { note: 'note below', remark: note };
}

/** What is planned for one line in one week. */
export interface CardTarget {
  /** `4 × 8 @ 102.5 · 3 RIR` */
  readonly text: string;
  /** `25 + 10 per side` or `empty bar`, one text per set group that has a bar. */
  readonly plates: readonly string[];
  readonly groups: readonly CardGroup[];
  /** The heaviest load in it, in grams whatever its unit, so that rows can be put in order; absent where there is none. */
  readonly grams?: number;
}

export interface CardRow {
  /** `1A2`, by its place in the session: the line's own id stays with it when it is moved. */
  readonly id: string;
  /** Lines done in turn are joined by a bracket and share a sheet wherever they fit. */
  readonly group?: GroupPlace;
  readonly exercise: string;
  /** In order of weight; the card has room for the first. */
  readonly cues: readonly string[];
  /** The commonest error and what mends it: `Shins lean forward: move the feet away`. */
  readonly watch?: string;
  /** A word of the program on this line, such as `heavy`; `note below` where there is a remark. */
  readonly note?: string;
  /** The coach’s note where it is longer than a word: never cut, so it has a place of its own. */
  readonly remark?: string;
  /** Code of the modification that changed this line. */
  readonly code?: string;
  readonly tempo: string;
  readonly rest: string;
  /** How the first load came about: `TM 140 × 72.5 % = 101.5 → 102.5 …`. */
  readonly reckoning?: string;
  /** Boxes get a left and a right half. */
  readonly perSide: boolean;
  /** Boxes are split for load and reps; lines without a load take reps only. */
  readonly loadWritten: boolean;
  /** What was done last, where a log holds it: `4 × 8 @ 100 (9 Nov)`. On the coach's copy alone. */
  readonly last?: string;
  /** One per week of the block, in order. */
  readonly targets: readonly CardTarget[];
}

/** The lines of one phase within a page, with one column per week. */
export interface CardBlock {
  readonly heading: string;
  readonly weeks: readonly number[];
  readonly rows: readonly CardRow[];
}

export interface CardWarmUpStep {
  /** `Barbell hip thrust 1 × 10 @ 35` */
  readonly text: string;
  /** Nothing to do and to tick: what is left out, and why. */
  readonly remark?: true;
}

/** One session letter over at most four weeks. */
export interface CardPage {
  /** `Session A` */
  readonly title: string;
  /** `Weeks 1–4` */
  readonly weeks: string;
  readonly warmUp: readonly CardWarmUpStep[];
  readonly blocks: readonly CardBlock[];
  /** For one day only, and less than usual. */
  readonly eased?: true;
  /** Said under the lines, such as weeks that follow after a review. */
  readonly remarks: readonly string[];
}

/** What only the coach's copy says. */
export interface DeskNotes {
  /** `2B2 Step-up, weighted in place of Back squat`. */
  readonly substitutions: readonly string[];
  /** `A note of the program is left out at 1A2`: it speaks of work that was changed. */
  readonly notes: readonly string[];
  /** For whoever may see health details: `Exception until 3 Dec 2026`, `Review 14 Dec 2026`, `Review overdue since 14 Dec 2026`. */
  readonly dates: readonly string[];
}

/** Stands across every page that says anything of health. */
export const HEALTH_WATERMARK = 'CONFIDENTIAL: HEALTH DETAILS';

export interface CardModel extends SheetIdentity {
  readonly sheet: 'card' | 'session' | 'coach' | 'plan';
  readonly desk?: DeskNotes;
  /** A form to be filled in by hand: nothing is said of anybody. */
  readonly blank?: true;
  readonly facility: string;
  readonly athlete: string;
  readonly squads: readonly string[];
  readonly level: string;
  readonly program: string;
  readonly coach: string;
  readonly unit: string;
  /** Where its plates hang; only where there are several racks. */
  readonly rack?: string;
  readonly maxima: readonly CardMaximum[];
  readonly modifications: readonly CardModification[];
  /** Technique cues that stand in the modifications box. */
  readonly cues: readonly string[];
  /** Only where a lead asked for it: every page then has the watermark. */
  readonly health?: readonly string[];
  /** `14 Dec 2026` or `overdue since 14 Dec 2026`; only where there are modifications. */
  readonly reviewOn?: string;
  readonly pages: readonly CardPage[];
}

/** Every text of a card that a person wrote, with what it is. */
export function writtenOnCard(model: CardModel): readonly WrittenText[] {
  const texts: WrittenText[] = [
    { what: 'the athlete’s name', text: model.athlete, athlete: model.athlete },
    { what: 'the facility’s name', text: model.facility },
    { what: 'the coach’s name', text: model.coach },
    { what: 'the program’s name', text: model.programVersion },
    { what: 'the rack’s name', text: model.rack ?? '' },
    ...model.squads.map((text) => ({ what: 'a squad’s name', text })),
    ...model.maxima.map(({ text }) => ({ what: 'a maximum', text })),
    ...model.modifications.map(({ text, code }) => ({ what: 'a modification', text: `${code} ${text}` })),
    ...model.cues.map((text) => ({ what: 'a technique cue', text })),
    ...(model.health ?? []).map((text) => ({ what: 'a health detail', text })),
    ...(model.desk?.substitutions ?? []).map((text) => ({ what: 'a substitution', text })),
  ];
  for (const page of model.pages) {
    texts.push(...page.warmUp.map(({ text }) => ({ what: 'the warm-up', text })));
    for (const row of page.blocks.flatMap((block) => block.rows)) {
      texts.push({
        what: `line ${row.id}`,
        text: `${row.exercise}${row.cues.join('')}${row.watch ?? ''}${row.remark ?? row.note ?? ''}${row.tempo}${row.rest}${row.last ?? ''}`,
      });
      texts.push(...row.targets.map((target) => ({ what: `line ${row.id}`, text: target.text })));
    }
  }
  return texts;
}
