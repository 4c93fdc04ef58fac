/** The texts of a packet that no font here can draw: whose they are, and what a coach is told of them. */

import { characterInWords } from '#domain/paper/character.ts';
import { ExpectedError } from '../errors.ts';
import { undrawable } from './fonts.ts';
import type { ListModel } from './print-list.ts';
import { type SheetModel, writtenTexts } from './sheet-model.ts';

/** What stands on everybody's sheets and is changed in one place. */
const OF_FACILITY: ReadonlySet<string> = new Set([
  'the facility’s name',
  'the coach’s name',
  'the rack’s name',
]);

interface Found {
  /** `the athlete’s name`, `line 1A2`. */
  readonly what: string;
  /** The first of them. */
  readonly character: string;
  /** As called on the sheet; empty on paper of nobody. */
  readonly athlete: string;
}

/**
 * Throws UNDRAWABLE_FACILITY for what stands on all sheets alike; else UNDRAWABLE_TEXT, with `all` in its details: each
 * athlete once, so that one look mends all.
 */
export function refuseUndrawable(models: readonly SheetModel[], fonts: string): void {
  const found = new Map<string, Found>();
  for (const model of models) {
    for (const { what, text, athlete } of writtenTexts(model)) {
      const [character] = undrawable(text, fonts);
      if (character === undefined) continue;
      if (OF_FACILITY.has(what)) refuseOfFacility(what, character);
      const whose = athlete ?? ('athlete' in model ? model.athlete : '');
      if (!found.has(whose)) found.set(whose, { what, character, athlete: whose });
    }
  }
  const [first, ...others] = found.values();
  if (!first) return;
  const more =
    others.length === 0
      ? ''
      : ` So have ${others.length} more: ${others
          .slice(0, MOST_NAMED)
          .map(({ athlete, what }) => athlete || what)
          .join(', ')}${others.length > MOST_NAMED ? ' …' : ''}.`;
  const where = first.athlete === '' ? '' : `On the sheet of ${first.athlete}, `;
  throw new ExpectedError('UNDRAWABLE_TEXT', {
    message: sentence(`${where}${hasCharacter(first.what, first.character)}${more} Nothing was printed.`),
    details: { ...first, all: [first, ...others] },
  });
}

/** Throws UNDRAWABLE_FACILITY or UNDRAWABLE_TEXT, which names the text. */
export function refuseUndrawableList({ title, facility, facts, sections }: ListModel, fonts: string): void {
  const [inFacility] = undrawable(facility, fonts);
  if (inFacility !== undefined) refuseOfFacility('the facility’s name', inFacility);
  for (const text of [title, ...facts, ...sections.flatMap((each) => [each.title, ...each.rows.flat()])]) {
    const [character] = undrawable(text, fonts);
    if (character !== undefined)
      throw new ExpectedError('UNDRAWABLE_TEXT', {
        message: `${hasCharacter(`“${text}”`, character)} Nothing was printed.`,
      });
  }
}

function refuseOfFacility(what: string, character: string): never {
  throw new ExpectedError('UNDRAWABLE_FACILITY', {
    message: sentence(`${hasCharacter(what, character)} Nothing was printed.`),
    details: { what, character },
  });
}

/** What is wrong with a text that would stand on paper, where something is: `The coach’s name has the character …`. */
export function undrawableProblem(what: string, text: string, fonts: string): string | undefined {
  const [character] = undrawable(text, fonts);
  return character === undefined ? undefined : sentence(hasCharacter(what, character));
}

const MOST_NAMED = 10;

function hasCharacter(what: string, character: string): string {
  return `${what} has the character ${characterInWords(character)} that no font here can draw.`;
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
