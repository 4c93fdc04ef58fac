/** What the training log gives the progress report: records of each exercise, and the last weeks with a bar for their tonnage. */

import { type Canvas, INK } from './canvas.ts';
import { PAD, STYLE } from './card-style.ts';
import type { ProgressModel } from './progress-model.ts';
import type { Section } from './section-pages.ts';
import type { Frame } from './sheet-frame.ts';

const TITLE = 18;
const ROW = 13;

export function records(
  { records: rows = [] }: ProgressModel,
  { left, width }: Frame,
  canvas: Canvas,
): Section {
  return {
    height: rows.length === 0 ? 0 : TITLE + rows.length * ROW,
    draw: (top) => {
      canvas.text('Records in training, as written', left, top + 11, STYLE.exercise);
      for (const [index, { lift, says, newest }] of rows.entries()) {
        const y = top + TITLE + index * ROW;
        canvas.line(left, y, left + width, y, 0.5, INK.faint);
        canvas.text(lift, left, y + 9.5, STYLE.body, 0.3 * width - PAD);
        canvas.text(says, left + 0.3 * width, y + 9.5, STYLE.strong, 0.5 * width - PAD);
        canvas.text(`newest ${newest}`, left + 0.82 * width, y + 9.5, STYLE.label, 0.18 * width, 'right');
      }
    },
  };
}

/** Where each column begins and ends, as shares of the width. */
const COLUMNS = { week: [0, 0.14], sessions: [0.15, 0.27], tonnage: [0.28, 0.56], bar: [0.58, 1] } as const;
const COUNTING = 'Sets × reps × load, both sides; bodyweight and warm-up sets are not counted.';

export function weeks({ weeks: logged }: ProgressModel, { left, width }: Frame, canvas: Canvas): Section {
  const rows = logged?.rows ?? [];
  return {
    height: logged ? TITLE + (rows.length + 2) * ROW : 0,
    draw: (top) => {
      canvas.text('Week by week', left, top + 11, STYLE.exercise);
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
