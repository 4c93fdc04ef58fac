/** Short texts in rows under a title; one that its column cannot hold goes on in the next line. */

import { type Canvas, INK, type TextStyle } from './canvas.ts';
import { PAD, STYLE } from './card-style.ts';
import type { Section } from './section-pages.ts';
import type { Frame } from './sheet-frame.ts';

export interface TextColumn {
  /** Where it begins and ends, as shares of the width. */
  readonly from: number;
  readonly to: number;
  readonly style: TextStyle;
  readonly align?: 'right';
}

const TITLE = 18;
const LINE_HEIGHT = 10.5;
const AIR = 3.5;

/** Without rows it takes no height. */
export function textTable(
  title: string,
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  { left, width }: Pick<Frame, 'left' | 'width'>,
  canvas: Canvas,
): Section {
  const roomOf = ({ from, to, align }: TextColumn) => (to - from) * width - (align ? 0 : PAD);
  const wrapped = rows.map((row) =>
    columns.map((column, place) => canvas.wrap(row[place] ?? '', column.style, roomOf(column))),
  );
  const heights = wrapped.map((cells) => Math.max(...cells.map((lines) => lines.length)) * LINE_HEIGHT + AIR);
  return {
    height: rows.length === 0 ? 0 : TITLE + heights.reduce((sum, height) => sum + height, 0),
    draw: (top) => {
      canvas.as('H2', () => canvas.text(title, left, top + 11, STYLE.exercise));
      let y = top + TITLE;
      for (const [index, cells] of wrapped.entries()) {
        canvas.line(left, y, left + width, y, 0.5, INK.faint);
        for (const [place, column] of columns.entries())
          for (const [line, text] of (cells[place] ?? []).entries())
            canvas.text(
              text,
              left + column.from * width,
              y + 10 + line * LINE_HEIGHT,
              column.style,
              roomOf(column),
              column.align,
            );
        y += heights[index] ?? 0;
      }
    },
  };
}
