/** The coach’s notes of the lines on one side, whole, at its foot: each behind the marks of its lines. */

import type { Canvas } from './canvas.ts';
import type { CardRow } from './card-model.ts';
import { LINE, PAD, STYLE } from './card-style.ts';
import type { Frame } from './sheet-frame.ts';

export interface FootNotes {
  /** In points; 0 without notes. */
  readonly height: number;
  /** Onto the last points above the footer of `frame`. */
  readonly draw: () => void;
}

interface PlacedNote {
  readonly marks: string;
  readonly lines: readonly string[];
  readonly left: number;
  /** From the first line of all notes. */
  readonly top: number;
  readonly indent: number;
}

/** Between two notes that stand in one line, in points. */
const GAP = 16;

export function footNotes(
  rows: readonly Pick<CardRow, 'id' | 'remark'>[],
  frame: Pick<Frame, 'left' | 'width' | 'bottom'>,
  canvas: Canvas,
): FootNotes {
  const { placed, lines } = placeNotes(rows, frame, canvas);
  const height = lines * LINE.small;
  return {
    height: height === 0 ? 0 : height + PAD,
    draw: () => {
      const first = frame.bottom - height + LINE.small - 3;
      for (const note of placed)
        canvas.as('P', () => {
          canvas.text(note.marks, note.left, first + note.top, STYLE.code);
          for (const [index, line] of note.lines.entries())
            canvas.text(line, note.left + note.indent, first + note.top + index * LINE.small, STYLE.body);
        });
    },
  };
}

/** A note of several lines said once; short ones beside each other. */
function placeNotes(
  rows: readonly Pick<CardRow, 'id' | 'remark'>[],
  { left, width }: Pick<Frame, 'left' | 'width'>,
  canvas: Canvas,
): { readonly placed: readonly PlacedNote[]; readonly lines: number } {
  const placed: PlacedNote[] = [];
  let [x, count] = [Infinity, 0];
  for (const [remark, own] of Map.groupBy(rows, (row) => row.remark ?? '')) {
    if (remark === '') continue;
    const marks = [...new Set(own.map(({ id }) => id))].join(', ');
    const indent = canvas.widthOf(marks, STYLE.code) + 6;
    const whole = indent + canvas.widthOf(remark, STYLE.body);
    if (x + whole > width) {
      x = 0;
      count += 1;
    }
    const lines = canvas.wrap(remark, STYLE.body, width - indent);
    placed.push({ marks, lines, left: left + x, top: (count - 1) * LINE.small, indent });
    count += lines.length - 1;
    x = lines.length > 1 ? Infinity : x + whole + GAP;
  }
  return { placed, lines: count };
}
