/** Sheet E, roster and attendance: the squad down, the days across, a box for each; landscape. */

import type { AttendanceModel } from './attendance-model.ts';
import { type Canvas, INK } from './canvas.ts';
import { nameLines } from './card-cells.ts';
import { BOX_HEIGHT, LINE, PAD, STYLE } from './card-style.ts';
import type { SheetPart } from './sheet-definition.ts';
import {
  drawFooter,
  drawHeader,
  type Frame,
  frameOf,
  frameUnder,
  type Header,
  type Paper,
} from './sheet-frame.ts';

const HEAD = 28;
const ROW = BOX_HEIGHT + 3;
const WIDEST_DAY = 54;
/** As much as a tick or a time needs. */
const NARROWEST_DAY = 40;
const LEAST_SQUADS = 110;
const NUMBER_WIDTH = 24;
const NAME_WIDTH = 190;

export function attendanceSheet(model: AttendanceModel, paper: Paper, canvas: Canvas): SheetPart {
  const header: Header = {
    name: model.squad,
    title: `Attendance · ${model.span}`,
    facts: [
      ['', model.facility],
      ['Coach', model.coach],
      ['Athletes', String(model.people.length)],
    ],
  };
  const frame = frameUnder(header, frameOf(paper, 'landscape'), canvas);
  const columns = columnsOf(model, frame, canvas);
  const sides = paginate(model, columns, frame, canvas);
  for (const [index, rows] of sides.entries()) {
    canvas.page(frame);
    if (index === 0) canvas.bookmark(`Attendance, ${model.squad}`);
    drawHeader(header, frame, canvas);
    canvas.as('Table', () => {
      canvas.as('TR', () => drawHead(model, columns, frame, canvas));
      let top = frame.top + HEAD;
      for (const row of rows) {
        canvas.as('TR', () => drawRow(row, model, columns, top, frame, canvas));
        top += row.height;
      }
    });
    const page = `Page ${index + 1} of ${sides.length}`;
    drawFooter({ sheet: model, code: undefined, page, remarks: [] }, frame, canvas);
  }
  return canvas.finish();
}

interface Row {
  readonly place: number;
  readonly name: ReturnType<typeof nameLines>;
  readonly squads: readonly string[];
  readonly height: number;
}

function paginate(
  { people }: AttendanceModel,
  columns: Columns,
  frame: Frame,
  canvas: Canvas,
): readonly (readonly Row[])[] {
  const room = frame.bottom - frame.top - HEAD;
  const sides: Row[][] = [[]];
  let used = 0;
  for (const [index, { name, squads }] of people.entries()) {
    const lines = nameLines(name, NAME_WIDTH - PAD, canvas);
    const inSquads = columns.squads > 0 ? canvas.wrap(squads, STYLE.body, columns.squads - PAD) : [];
    const height = Math.max(ROW, lines.lines.length * LINE.target + 3, inSquads.length * LINE.small + 3);
    if (used + height > room) {
      sides.push([]);
      used = 0;
    }
    sides.at(-1)?.push({ place: index + 1, name: lines, squads: inSquads, height });
    used += height;
  }
  return sides;
}

function drawRow(
  { place, name, squads, height }: Row,
  model: AttendanceModel,
  columns: Columns,
  top: number,
  { left }: Frame,
  canvas: Canvas,
): void {
  const baseline = top + height / 2 + 3.5;
  canvas.as('TH', () => {
    canvas.text(String(place), left, baseline, STYLE.label, NUMBER_WIDTH - 8, 'right');
    const first = baseline - ((name.lines.length - 1) * LINE.target) / 2;
    for (const [line, text] of name.lines.entries())
      canvas.text(text, left + NUMBER_WIDTH, first + line * LINE.target, name.style, NAME_WIDTH - PAD);
  });
  if (columns.squads > 0)
    canvas.as('TD', () => {
      const first = baseline - ((squads.length - 1) * LINE.small) / 2;
      for (const [line, text] of squads.entries())
        canvas.text(
          text,
          left + NUMBER_WIDTH + NAME_WIDTH,
          first + line * LINE.small,
          STYLE.body,
          columns.squads - PAD,
        );
    });
  for (let day = 0; day < model.days.length; day += 1)
    canvas.as('TD', () =>
      canvas.box(columns.first + day * columns.day + 2, top + 1.5, columns.day - 4, height - 3),
    );
  canvas.line(left, top + height, columns.first - PAD, top + height, 0.4, INK.faint);
}

interface Columns {
  /** 0 where all are of one squad. */
  readonly squads: number;
  readonly first: number;
  readonly day: number;
}

function columnsOf({ people, days }: AttendanceModel, { left, width }: Frame, canvas: Canvas): Columns {
  const named = width - NUMBER_WIDTH - NAME_WIDTH;
  const squads = [...new Set(people.map((person) => person.squads))];
  const widest = Math.max(...squads.map((text) => canvas.widthOf(text, STYLE.body) + PAD));
  const room = Math.max(LEAST_SQUADS, named - days.length * NARROWEST_DAY);
  const own = squads.length > 1 ? Math.min(room, Math.max(LEAST_SQUADS, widest)) : 0;
  const day = Math.min(WIDEST_DAY, (named - own) / Math.max(1, days.length));
  return { squads: own, first: left + width - named + own, day };
}

function drawHead(
  model: AttendanceModel,
  columns: Columns,
  { left, width, top }: Frame,
  canvas: Canvas,
): void {
  canvas.fill(left, top + 3, width, HEAD - 5);
  canvas.as('TH', () => canvas.text('Athlete', left + NUMBER_WIDTH, top + 17, STYLE.heading));
  if (columns.squads > 0)
    canvas.as('TH', () => canvas.text('Squads', left + NUMBER_WIDTH + NAME_WIDTH, top + 17, STYLE.heading));
  for (const [index, { weekday, date }] of model.days.entries()) {
    const x = columns.first + index * columns.day;
    canvas.as('TH', () => {
      canvas.text(weekday, x, top + 12.5, STYLE.label, columns.day, 'center');
      canvas.text(date, x, top + 22.5, STYLE.strong, columns.day - 1, 'center');
    });
  }
}
