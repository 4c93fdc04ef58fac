/** Sheet F, the technique card: one exercise on an upright page, with figures, errors, warm-up and evidence. */

import { type Canvas, INK, type TextStyle } from './canvas.ts';
import { LINE, PAD, STYLE } from './card-style.ts';
import { drawPose, drawShin, FIELD, posesOf, SHIN_TOP, topOf } from './figures.ts';
import { drawSectionPages, type Section } from './section-pages.ts';
import type { SheetPart } from './sheet-definition.ts';
import { type Frame, frameOf, frameUnder, type Header, type Paper } from './sheet-frame.ts';
import type { TechniqueModel } from './technique-model.ts';

const GAP = 6;
const LINE_HEIGHT = 11.3;
const TITLE = 16;

export function techniqueCard(model: TechniqueModel, paper: Paper, canvas: Canvas): SheetPart {
  const header: Header = {
    name: model.exercise,
    title: 'Technique',
    facts: [
      ['', model.facility],
      ['Needs', model.needs],
      ['Muscles', model.muscles],
    ],
  };
  const frame = frameUnder(header, frameOf(paper, 'portrait'), canvas);
  drawSectionPages(
    { sheet: model, header, sections: sectionsOf(model, frame, canvas), gap: GAP },
    frame,
    canvas,
  );
  return canvas.finish();
}

function sectionsOf(model: TechniqueModel, frame: Frame, canvas: Canvas): Section[] {
  const { left, width } = frame;
  const half = (width - GAP) / 2;
  const beside = (one: Section, other: Section): Section => ({
    height: Math.max(one.height, other.height),
    draw: (top) => {
      one.draw(top);
      other.draw(top);
    },
  });
  return [
    figures(model, frame, canvas),
    beside(
      list('Set-up', model.setup, left, half, canvas),
      list('Execution', model.execution, left + half + GAP, half, canvas),
    ),
    cues(model, frame, canvas),
    dial(model, frame, canvas),
    faults(model, frame, canvas),
    warmUp(model, frame, canvas),
    ...pairs(model.evidence).map(([one, other]) =>
      other
        ? beside(evidence(one, left, half, canvas), evidence(other, left + half + GAP, half, canvas))
        : evidence(one, left, width, canvas),
    ),
  ].filter((section) => section.height > 0);
}

type EvidenceCard = TechniqueModel['evidence'][number];

function pairs(cards: readonly EvidenceCard[]): readonly (readonly [EvidenceCard, EvidenceCard?])[] {
  return cards.flatMap((card, index) => {
    const next = cards[index + 1];
    return index % 2 === 1 ? [] : [next ? ([card, next] as const) : ([card] as const)];
  });
}

function figures({ figure }: TechniqueModel, { left, width }: Frame, canvas: Canvas): Section {
  const poses = posesOf(figure);
  const scale = 0.88;
  const each = width / Math.max(1, poses.length);
  // Nothing is drawn above the higher of the heads.
  const above = (Math.min(...poses.map(topOf)) - 4) * scale;
  const height = FIELD.height * scale - above;
  return {
    height: poses.length === 0 ? 0 : height + LINE_HEIGHT,
    draw: (top) => {
      for (const [index, pose] of poses.entries()) {
        const x = left + index * each + (each - FIELD.width * scale) / 2;
        canvas.as('Figure', () => drawPose(pose, x, top - above, scale, canvas), pose.caption);
        canvas.text(pose.caption, left + index * each, top + height + 9, STYLE.label, each, 'center');
      }
    },
  };
}

function list(title: string, texts: readonly string[], x: number, width: number, canvas: Canvas): Section {
  const items = texts.map((text) => canvas.wrap(text, STYLE.body, width - 16));
  return {
    height:
      texts.length === 0 ? 0 : TITLE + items.reduce((sum, lines) => sum + lines.length * LINE_HEIGHT + 2, 0),
    draw: (top) => {
      canvas.as('H2', () => canvas.text(title, x, top + 10, STYLE.exercise));
      let y = top + TITLE;
      for (const [index, lines] of items.entries()) {
        canvas.text(String(index + 1), x, y + 9, STYLE.strong);
        y = drawLines(lines, x + 16, y, width - 16, STYLE.body, canvas) + 2;
      }
    },
  };
}

function cues({ cues: texts }: TechniqueModel, { left, width }: Frame, canvas: Canvas): Section {
  const said = texts.join('  ·  ');
  const lines = canvas.wrap(said, STYLE.exercise, width - 2 * GAP);
  const height = texts.length === 0 ? 0 : lines.length * LINE_HEIGHT + 12;
  return {
    height,
    draw: (top) => {
      canvas.fill(left, top, width, height);
      drawLines(lines, left + GAP, top + 5, width - 2 * GAP, STYLE.exercise, canvas);
    },
  };
}

function dial({ dial: steps }: TechniqueModel, { left, width }: Frame, canvas: Canvas): Section {
  const scale = 0.72;
  const each = width / Math.max(1, steps.length);
  const above = (SHIN_TOP - 4) * scale;
  const figure = FIELD.height * scale - above;
  return {
    height: steps.length === 0 ? 0 : TITLE + figure + 3 * LINE_HEIGHT + 6,
    draw: (top) => {
      const title = 'Where the feet belong, read from the shin at the top';
      canvas.as('H2', () => canvas.text(title, left, top + 10, STYLE.exercise));
      for (const [index, { seen, means, change }] of steps.entries()) {
        const x = left + index * each;
        const y = top + TITLE;
        const middle = x + (each - FIELD.width * scale) / 2;
        canvas.as(
          'Figure',
          () => drawShin(index, middle, y - above, scale, canvas),
          `Shin at the top: ${seen}`,
        );
        canvas.text(seen, x, y + figure + 11, STYLE.strong, each, 'center');
        canvas.text(means, x, y + figure + 11 + LINE_HEIGHT, STYLE.body, each, 'center');
        canvas.text(change, x, y + figure + 11 + 2 * LINE_HEIGHT, STYLE.body, each - 4, 'center');
        if (index === 1) canvas.box(x + 3, y - 2, each - 6, figure + 3 * LINE_HEIGHT + 6, 1.2, INK.text);
      }
    },
  };
}

const FAULT_COLUMNS = [
  { title: 'Error', share: 0.27, style: STYLE.strong },
  { title: 'Seen as', share: 0.34, style: STYLE.body },
  { title: 'Correction', share: 0.39, style: STYLE.body },
] as const;

function faults({ faults: rows }: TechniqueModel, { left, width }: Frame, canvas: Canvas): Section {
  const cells = rows.map(({ fault, seenAs, correction }) =>
    [fault, seenAs, correction].map((text, column) => {
      const { share, style } = FAULT_COLUMNS[column] ?? FAULT_COLUMNS[0];
      return canvas.wrap(text, style, share * width - PAD);
    }),
  );
  const heights = cells.map((row) => Math.max(...row.map((lines) => lines.length)) * LINE_HEIGHT + 3);
  return {
    height: rows.length === 0 ? 0 : TITLE + heights.reduce((sum, height) => sum + height, 0),
    draw: (top) => {
      canvas.as('Table', () => {
        let y = top;
        let x = left;
        canvas.as('TR', () => {
          for (const { title, share } of FAULT_COLUMNS) {
            canvas.as('TH', () => canvas.text(title, x, y + 10, STYLE.label));
            x += share * width;
          }
        });
        y += TITLE - 2;
        for (const [index, row] of cells.entries()) {
          canvas.line(left, y, left + width, y, 0.5, INK.line);
          x = left;
          canvas.as('TR', () => {
            for (const [column, lines] of row.entries()) {
              const { share, style } = FAULT_COLUMNS[column] ?? FAULT_COLUMNS[0];
              canvas.as('TD', () => drawLines(lines, x, y + 2, share * width - PAD, style, canvas));
              x += share * width;
            }
          });
          y += heights[index] ?? 0;
        }
      });
    },
  };
}

function warmUp({ warmUp: steps }: TechniqueModel, { left, width }: Frame, canvas: Canvas): Section {
  const lines: string[][] = [];
  let used = Infinity;
  for (const step of steps) {
    const needed = canvas.widthOf(step, STYLE.body) + 28;
    if (used + needed > width) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push(step);
    used += needed;
  }
  return {
    height: steps.length === 0 ? 0 : TITLE + lines.length * 14,
    draw: (top) => {
      canvas.as('H2', () => canvas.text('Warm-up', left, top + 10, STYLE.exercise));
      for (const [index, line] of lines.entries()) {
        let x = left;
        const baseline = top + TITLE + 9 + index * 14;
        for (const step of line) {
          canvas.box(x, baseline - 7.5, 9, 9, 0.75);
          canvas.text(step, x + 13, baseline, STYLE.body, width - 13);
          x += canvas.widthOf(step, STYLE.body) + 28;
        }
      }
    },
  };
}

function evidence(
  { title, says, source, caveat }: EvidenceCard,
  left: number,
  width: number,
  canvas: Canvas,
): Section {
  const usable = width - 2 * GAP;
  const said = canvas.wrap(says, STYLE.body, usable);
  const from = canvas.wrap(source, STYLE.label, usable);
  const limits = canvas.wrap(`But: ${caveat}`, STYLE.strong, usable);
  const height = (said.length + from.length + limits.length) * LINE_HEIGHT + TITLE + 10;
  return {
    height,
    draw: (top) => {
      canvas.box(left + 0.5, top, width - 1, height, 0.75, INK.box);
      canvas.as('H2', () => canvas.text(title, left + GAP, top + 14, STYLE.exercise, usable));
      let y = drawLines(said, left + GAP, top + TITLE + 2, usable, STYLE.body, canvas);
      y = drawLines(limits, left + GAP, y, usable, STYLE.strong, canvas);
      drawLines(from, left + GAP, y, usable, STYLE.label, canvas);
    },
  };
}

/** Draws lines from `top` down; returns where the next would begin. */
function drawLines(
  lines: readonly string[],
  x: number,
  top: number,
  width: number,
  style: TextStyle,
  canvas: Canvas,
): number {
  for (const [index, text] of lines.entries())
    canvas.text(text, x, top + LINE.small - 0.5 + index * LINE_HEIGHT, style, width);
  return top + lines.length * LINE_HEIGHT;
}
