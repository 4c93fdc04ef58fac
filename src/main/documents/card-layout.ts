/**
 * Where everything on an individual card stands: columns, heights of rows, and which rows share a sheet.
 *
 * A phase’s lines stay together where they fit, a row never splits, and the heading of a block repeats on the next
 * sheet. Spare height goes to the writing boxes first.
 */

import { type Canvas, MILLIMETRE } from './canvas.ts';
import { BOX_AIR, boxLines, type Columns, fieldsHeight, nameCell, targetLines } from './card-cells.ts';
import type { CardBlock, CardModel, CardPage, CardRow } from './card-model.ts';
import { type Strips, stripsHeight, stripsOf } from './card-strips.ts';
import { BLANK, BLOCK_HEADING, BOX_HEIGHT, LINE, MARGIN, ROW_BASELINE, ROW_FOOT } from './card-style.ts';
import { boxesHeight } from './set-boxes.ts';
import type { Frame } from './sheet-frame.ts';

export interface PlacedRow {
  readonly row: CardRow;
  readonly height: number;
  readonly boxHeight: number;
  /** Blanks in its targets have the height of a box. */
  readonly roomy: boolean;
}

export interface PlacedBlock {
  readonly block: CardBlock;
  readonly columns: Columns;
  readonly rows: readonly PlacedRow[];
  /** The fields after the session close the block's last rows. */
  readonly fields: boolean;
}

/** Kept free between the lines and the footer. */
const FOOTER_AIR = 2;
const HIGHEST_BOX = 10 * MILLIMETRE;

/** One printed side. */
export interface Sheet {
  readonly page: CardPage;
  readonly strips: Strips;
  readonly blocks: readonly PlacedBlock[];
}

export function layOutCard(
  model: CardModel,
  { width, top, bottom }: Frame,
  canvas: Canvas,
): readonly Sheet[] {
  const sheetsOf = (page: CardPage, roomy: { readonly strips: boolean; readonly rows: boolean }) => {
    const strips = stripsOf(model, page.warmUp, width, canvas, roomy.strips);
    const room = bottom - top - stripsHeight(strips) - FOOTER_AIR;
    return paginate(page.blocks, { width, room, roomy: roomy.rows }, canvas).map((blocks) => ({
      page,
      strips,
      blocks,
    }));
  };
  return model.pages.flatMap((page) => {
    // A session that is torn apart costs more than a low blank: there the boxes beside it take the load.
    const least = sheetsOf(page, { strips: false, rows: false });
    if (!hasBlanks(page)) return least;
    for (const roomy of [
      { strips: true, rows: true },
      { strips: false, rows: true },
      { strips: true, rows: false },
    ]) {
      const sheets = sheetsOf(page, roomy);
      if (sheets.length === least.length) return sheets;
    }
    return least;
  });
}

function hasBlanks({ warmUp, blocks }: CardPage): boolean {
  const rows = blocks.flatMap((block) => block.rows);
  return [...warmUp, ...rows.flatMap(({ targets }) => targets)].some(({ text }) => text.includes(BLANK));
}

function paginate(
  blocks: readonly CardBlock[],
  { width, room, roomy }: { readonly width: number; readonly room: number; readonly roomy: boolean },
  canvas: Canvas,
): readonly (readonly PlacedBlock[])[] {
  const sheets: PlacedBlock[][] = [];
  let sheet: PlacedBlock[] = [];
  let left = room;
  const turn = () => {
    if (sheet.length > 0) sheets.push(stretch(sheet, left));
    sheet = [];
    left = room;
  };
  for (const block of blocks) {
    const columns = columnsOf(width, block.weeks.length);
    const rows = block.rows.map((row) => place(row, columns, roomy, canvas));
    const whole = BLOCK_HEADING + sum(rows) + fieldsHeight(columns);
    if (whole > left && sheet.length > 0) turn();
    let pending: PlacedRow[] = [];
    const most = room - BLOCK_HEADING - fieldsHeight(columns);
    const units = unitsOf(rows, most);
    for (const [index, unit] of units.entries()) {
      const closing = index === units.length - 1 ? fieldsHeight(columns) : 0;
      if (BLOCK_HEADING + sum(pending) + sum(unit) + closing > left && pending.length > 0) {
        sheet.push({ block, columns, rows: pending, fields: false });
        left -= BLOCK_HEADING + sum(pending);
        turn();
        pending = [];
      }
      pending.push(...unit);
    }
    sheet.push({ block, columns, rows: pending, fields: true });
    left -= BLOCK_HEADING + sum(pending) + fieldsHeight(columns);
  }
  turn();
  return sheets;
}

/** What no page break may part: a superset or circuit where a side has room for it, else a row. */
function unitsOf(rows: readonly PlacedRow[], most: number): readonly (readonly PlacedRow[])[] {
  const units: PlacedRow[][] = [];
  for (const placed of rows) {
    const place = placed.row.group?.place;
    if (place === 'middle' || place === 'last') units.at(-1)?.push(placed);
    else units.push([placed]);
  }
  return units.flatMap((unit) => (sum(unit) <= most ? [unit] : unit.map((placed) => [placed])));
}

/** Gives spare height to the boxes of all rows alike, up to 10 mm, and a little air. */
function stretch(blocks: readonly PlacedBlock[], spare: number): PlacedBlock[] {
  const rows = blocks.reduce((count, block) => count + block.rows.length, 0);
  const each = Math.max(0, Math.min(spare / Math.max(1, rows), HIGHEST_BOX - BOX_HEIGHT + 6));
  const grown = Math.min(each, HIGHEST_BOX - BOX_HEIGHT);
  return blocks.map((block) => ({
    ...block,
    rows: block.rows.map(({ row, height, boxHeight, roomy }) => ({
      row,
      roomy,
      height: height + each,
      boxHeight: boxHeight + grown / boxLines(row, block.columns),
    })),
  }));
}

function columnsOf(width: number, weeks: number): Columns {
  const exerciseWidth = weeks > 2 ? 152 : 184;
  const id = MARGIN;
  const exercise = id + 28;
  const tempo = exercise + exerciseWidth;
  const rest = tempo + 40;
  const firstWeek = rest + 31;
  return { id, exercise, tempo, rest, firstWeek, weekWidth: (MARGIN + width - firstWeek) / weeks };
}

function place(row: CardRow, columns: Columns, roomy: boolean, canvas: Canvas): PlacedRow {
  const { nameHeight, under } = nameCell(row, columns, canvas);
  const name = nameHeight + under.length * LINE.small;
  const targets = row.targets.map((target) => {
    const { drops, plates, beside } = targetLines(target, columns.weekWidth, roomy, canvas);
    const texts = (drops.at(-1) ?? 0) + (beside ? 0 : plates.length * LINE.small);
    return texts + BOX_AIR + boxesHeight(boxLines(row, columns), BOX_HEIGHT);
  });
  const height = ROW_BASELINE + Math.max(name, ...targets) + ROW_FOOT;
  return { row, height, boxHeight: BOX_HEIGHT, roomy };
}

function sum(rows: readonly PlacedRow[]): number {
  return rows.reduce((total, row) => total + row.height, 0);
}
