/** What the training log gives the progress report: records of each exercise, and the last weeks with a bar for their tonnage. */

import { type Canvas, INK } from './canvas.ts';
import { STYLE } from './card-style.ts';
import type { ProgressModel } from './progress-model.ts';
import type { Section } from './section-pages.ts';
import type { Frame } from './sheet-frame.ts';
import { textTable } from './text-table.ts';

const TITLE = 18;
const ROW = 13;

export function records({ records: rows = [] }: ProgressModel, frame: Frame, canvas: Canvas): Section {
  return textTable(
    'Records of all time in training, as written',
    [
      { from: 0, to: 0.3, style: STYLE.body },
      { from: 0.3, to: 0.8, style: STYLE.strong },
      { from: 0.8, to: 1, style: STYLE.label, align: 'right' },
    ],
    rows.map(({ lift, says, newest }) => [lift, says, `newest ${newest}`]),
    frame,
    canvas,
  );
}

/** Where each column begins and ends, as shares of the width. */
const COLUMNS = { week: [0, 0.14], sessions: [0.15, 0.27], tonnage: [0.28, 0.56], bar: [0.58, 1] } as const;
const COUNTING = 'Sets × reps × load, both sides; bodyweight and warm-up sets are not counted.';

export function weeks({ weeks: logged }: ProgressModel, { left, width }: Frame, canvas: Canvas): Section {
  const rows = logged?.rows ?? [];
  return {
    height: logged ? TITLE + (rows.length + 2) * ROW : 0,
    draw: (top) => {
      canvas.as('H2', () => canvas.text('Week by week', left, top + 11, STYLE.exercise));
      const head = { week: 'Week of', sessions: 'Sessions', tonnage: 'Tonnage', share: 0 };
      for (const [index, row] of [head, ...rows].entries()) {
        const y = top + TITLE + index * ROW;
        const style = index === 0 ? STYLE.label : STYLE.body;
        canvas.line(left, y, left + width, y, 0.5, INK.faint);
        for (const column of ['week', 'sessions', 'tonnage'] as const) {
          const [from, to] = COLUMNS[column];
          const align = column === 'week' ? 'left' : 'right';
          canvas.text(row[column], left + from * width, y + 9.5, style, (to - from) * width, align);
        }
        const [from, to] = COLUMNS.bar;
        const bar = (to - from) * width * row.share;
        if (bar > 0) canvas.fill(left + from * width, y + 3, bar, ROW - 6, INK.quiet);
      }
      const foot = top + TITLE + (rows.length + 1) * ROW + 9.5;
      canvas.text(
        `${logged?.total ?? ''} sessions done. Tonnage: ${COUNTING}`,
        left,
        foot,
        STYLE.label,
        width,
      );
    },
  };
}
