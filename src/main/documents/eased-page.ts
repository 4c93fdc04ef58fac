/** A session that comes eased, on a page of its own: its week stands there and no longer among the others. */

import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import type { CardBlock, CardModel, CardPage } from './card-model.ts';

/** Stands beside each line of that session that is not as usual. */
export const EASED_CODE = 'EASE';

export interface EasedPage {
  /** The same card with the eased lines in place. */
  readonly card: CardModel;
  /** `A`, `B` … */
  readonly letter: string;
  /** Taken out of the usual page; null where the session is done on other days of that week as well. */
  readonly week: number | null;
  readonly on: CalendarDate;
  readonly words: string;
}

/** The eased session first, being the next one. Without a page of that session the card stays as it is. */
export function withEasedPage(
  card: CardModel,
  { card: eased, letter, week, on, words }: EasedPage,
): CardModel {
  const title = `Session ${letter}`;
  const day = formatDate(on);
  const usual = eased.pages.find((page) => page.title === title);
  if (!usual) return card;
  const next: CardPage = {
    ...usual,
    eased: true,
    weeks: day,
    blocks: usual.blocks.slice(0, 1).map((block) => withColumns(block, (_, place) => place === 0)),
    remarks: [`For ${day} only: ${words}.`],
  };
  const others = card.pages.flatMap((page) =>
    page.title === title && week !== null ? withoutWeek(page, week, day) : [page],
  );
  const text = `${day}: ${words}`;
  // Two sessions of one day are eased for the same reason.
  const isSaid = card.modifications.some((each) => each.code === EASED_CODE && each.text === text);
  return {
    ...card,
    modifications: isSaid ? card.modifications : [...card.modifications, { code: EASED_CODE, text }],
    pages: [next, ...others],
  };
}

function withoutWeek(page: CardPage, week: number, day: string): CardPage[] {
  if (!page.blocks.some((block) => block.weeks.includes(week))) return [page];
  const blocks = page.blocks
    .map((block) => withColumns(block, (each) => each !== week))
    .filter((block) => block.weeks.length > 0);
  if (blocks.length === 0) return [];
  return [{ ...page, blocks, remarks: [`Week ${week}: see ${day}.`, ...page.remarks] }];
}

/** The columns of a block that stay. */
export function withColumns(block: CardBlock, keeps: (week: number, place: number) => boolean): CardBlock {
  const places = block.weeks.flatMap((week, place) => (keeps(week, place) ? [place] : []));
  return {
    ...block,
    weeks: block.weeks.filter((_, place) => places.includes(place)),
    rows: block.rows.map((row) => ({
      ...row,
      targets: row.targets.filter((_, place) => places.includes(place)),
    })),
  };
}
