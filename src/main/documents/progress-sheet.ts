/** Sheet G, the progress report: maxima and bodyweight drawn, bests, records, weeks and milestones of one athlete; upright. */

import { reworded } from '#domain/paper/wording.ts';
import { type Canvas, INK } from './canvas.ts';
import { LINE, STYLE } from './card-style.ts';
import { disc } from './figures.ts';
import type { ProgressChart, ProgressModel, ProgressPoint } from './progress-model.ts';
import { records, weeks } from './progress-weeks.ts';
import { countSectionPages, drawSectionPages, type Section } from './section-pages.ts';
import type { SheetPart } from './sheet-definition.ts';
import { type Frame, frameOf, frameUnder, type Header, type Paper } from './sheet-frame.ts';
import { textTable } from './text-table.ts';

const GAP = 12;
const TITLE = 18;
const CHART = { lowest: 64, highest: 104, axis: 44, foot: 14, right: 10 };
/** Between two lines across a chart, at most this often. */
const MOST_STEPS = 4;

export function progressSheet(model: ProgressModel, paper: Paper, canvas: Canvas): SheetPart {
  const header: Header = {
    name: model.athlete,
    title: 'Progress',
    facts: [
      ['', model.facility],
      ['Squad', model.squads.join(', ')],
      ['Level', model.level],
      ['Coach', model.coach],
      ['Loads in', model.unit],
      ['', model.span],
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

/** Charts last, as high as they can be on the fewest pages. */
function sectionsOf(model: ProgressModel, frame: Frame, canvas: Canvas): readonly Section[] {
  const said = [
    bests(model, frame, canvas),
    records(model, frame, canvas),
    weeks(model, frame, canvas),
    milestones(model, frame, canvas),
    single(model, frame, canvas),
  ].filter(({ height }) => height > 0);
  const charts = model.charts.filter(hasHistory);
  const withCharts = (height: number) => [
    ...said,
    ...charts.map((chart) => chartSection(chart, height, model, frame, canvas)),
  ];
  const pages = (height: number) => countSectionPages({ sections: withCharts(height), gap: GAP }, frame);
  const fewest = pages(CHART.lowest);
  let height = CHART.highest;
  while (pages(height) > fewest) height -= 1;
  return withCharts(height);
}

function bests({ bests: rows }: ProgressModel, frame: Frame, canvas: Canvas): Section {
  return textTable(
    'Best so far',
    [
      { from: 0, to: 0.3, style: STYLE.body },
      { from: 0.3, to: 0.62, style: STYLE.strong },
      { from: 0.62, to: 0.84, style: STYLE.body },
      { from: 0.84, to: 1, style: STYLE.body },
    ],
    rows.map(({ lift, best, change, relative }) => [lift, best, change, relative]),
    frame,
    canvas,
  );
}

/** One value is said, not drawn: a chart would show nothing of it. */
const hasHistory = ({ points }: ProgressChart) => points.length > 1;

function single({ charts }: ProgressModel, frame: Frame, canvas: Canvas): Section {
  return textTable(
    'Measured once',
    [
      { from: 0, to: 0.3, style: STYLE.body },
      { from: 0.3, to: 0.62, style: STYLE.strong },
      { from: 0.62, to: 1, style: STYLE.body },
    ],
    charts
      .filter((chart) => !hasHistory(chart))
      .flatMap(({ title, points }) =>
        points.map(({ kind, says, on }) => [title, says, `${KINDS[kind]}, ${on}`]),
      ),
    frame,
    canvas,
  );
}

function chartSection(
  chart: ProgressChart,
  height: number,
  model: ProgressModel,
  { left, width }: Frame,
  canvas: Canvas,
): Section {
  const { foot } = CHART;
  const kinds = [...new Set(chart.points.map(({ kind }) => kind))];
  return {
    height: TITLE + height + foot,
    draw: (top) => {
      canvas.as('H2', () => canvas.text(chart.title, left, top + 11, STYLE.exercise, width * 0.5));
      let x = left + width;
      for (const kind of kinds.toReversed()) {
        const name = KINDS[kind];
        x -= canvas.widthOf(name, STYLE.label) + 2;
        canvas.text(name, x, top + 11, STYLE.label);
        mark(kind, x - 8, top + 8.2, canvas);
        x -= 22;
      }
      canvas.as(
        'Figure',
        () => drawPlot(chart, model, kinds, { left, top, width, height }, canvas),
        inWords(chart, model),
      );
    },
  };
}

/** What the chart shows, for somebody who cannot see it: where each kind of value began and where it is. */
function inWords({ points }: ProgressChart, { unit, ends }: ProgressModel): string {
  const told = [...Map.groupBy(points, ({ kind }) => kind)].map(([kind, own]) => {
    const [first, last] = [own[0], own.at(-1)];
    return own.length === 1
      ? `${KINDS[kind]} ${last?.says}`
      : `${KINDS[kind]} from ${first?.says} to ${last?.says} in ${own.length} values`;
  });
  return `Chart in ${unit}, ${ends[0]} to ${ends[1]}: ${told.join('; ')}`;
}

function drawPlot(
  chart: ProgressChart,
  model: ProgressModel,
  kinds: readonly ProgressPoint['kind'][],
  { left, top, width, height }: Plot,
  canvas: Canvas,
): void {
  const { axis, right } = CHART;
  const perUnit = model.unit === 'kg' ? 1000 : 453.592_37;
  const { low, high, step } = rangeOf(chart.points, perUnit);
  const plot = { left: left + axis, top: top + TITLE, width: width - axis - right, height };
  const yOf = (grams: number) => plot.top + plot.height * (1 - (grams - low) / (high - low));
  const xOf = (day: number) => plot.left + 6 + ((plot.width - 12) * day) / model.days;
  for (let grams = low; grams < high + step / 2; grams += step) {
    const y = yOf(grams);
    canvas.line(plot.left, y, plot.left + plot.width, y, 0.4, grams === low ? INK.line : INK.faint);
    const amount = reworded(String(Math.round(grams / perUnit)), canvas.look);
    canvas.text(amount, left, y + 3, STYLE.label, axis - 6, 'right');
  }
  const ofKind = kinds.map((kind) => chart.points.filter((point) => point.kind === kind));
  for (const own of ofKind)
    for (const [index, point] of own.entries()) {
      const before = own[index - 1];
      if (before)
        canvas.line(xOf(before.day), yOf(before.grams), xOf(point.day), yOf(point.grams), 1.1, INK.quiet);
    }
  // Over the lines, under the marks.
  const labels: Label[] = [];
  for (const newest of ofKind.flatMap((own) => own.at(-1) ?? []))
    sayNewest(newest, xOf(newest.day), yOf(newest.grams), plot, labels, canvas);
  for (const point of ofKind.flat()) mark(point.kind, xOf(point.day), yOf(point.grams), canvas);
  const under = plot.top + plot.height + 11;
  canvas.text(model.ends[0], plot.left, under, STYLE.label);
  canvas.text(model.ends[1], xOf(model.days) - 100, under, STYLE.label, 100, 'right');
}

interface Plot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface Label {
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

/**
 * The newest value of each kind is said behind its mark; at the end of the plot over or under it, never before it, where
 * it would read as the value of the mark before. No label stands over another.
 */
function sayNewest(
  { says }: ProgressPoint,
  x: number,
  y: number,
  plot: Plot,
  labels: Label[],
  canvas: Canvas,
): void {
  const width = canvas.widthOf(says, STYLE.code);
  const atEnd = x + 6 + width > plot.left + plot.width;
  const left = atEnd ? Math.min(x - width / 2, plot.left + plot.width + CHART.right - width) : x + 6;
  const free = (baseline: number) =>
    labels.every(
      (other) =>
        other.right < left - 2 || other.left > left + width + 2 || Math.abs(other.baseline - baseline) >= 9.5,
    );
  const within = (baseline: number) => baseline >= plot.top + 8 && baseline <= plot.top + plot.height - 2;
  const [above, below] = atEnd ? [-6, 13] : [-4.5, 10];
  const wanted = [0, 9.5, 19, 28.5].flatMap((more) => [y + above - more, y + below + more]);
  const baseline = wanted.find((each) => within(each) && free(each)) ?? Math.max(plot.top + 8, y + above);
  labels.push({ left, right: left + width, baseline });
  canvas.fill(left - 1, baseline - 7, width + 2, 9, '#ffffff');
  canvas.text(says, left, baseline, STYLE.code);
}

const KINDS: Readonly<Record<ProgressPoint['kind'], string>> = {
  tested: 'tested 1RM',
  e1RM: 'estimated 1RM',
  trainingMax: 'training max',
  bodyweight: 'bodyweight',
};

/** A shape for each kind, so that a photocopy tells them apart. */
function mark(kind: ProgressPoint['kind'], x: number, y: number, canvas: Canvas): void {
  if (kind === 'trainingMax') {
    canvas.fill(x - 2.6, y - 2.6, 5.2, 5.2, INK.text);
    return;
  }
  disc(x, y, 3.2, INK.text, canvas);
  if (kind === 'e1RM') disc(x, y, 1.9, '#ffffff', canvas);
}

/**
 * Some air above and below; never so close that a step of a small plate looks like a leap. From line to line a round step
 * in the unit of the chart: 1, 2 or 5 times a power of ten ("nice numbers for graph labels", Heckbert 1990).
 */
function rangeOf(
  points: readonly ProgressPoint[],
  perUnit: number,
): { readonly low: number; readonly high: number; readonly step: number } {
  const values = points.map(({ grams }) => grams / perUnit);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const air = Math.max(most - least, most * 0.15, 3) * 0.65;
  const middle = (least + most) / 2;
  for (let power = 1; ; power *= 10) {
    for (const step of [power, 2 * power, 5 * power]) {
      const low = Math.max(0, Math.floor((middle - air) / step)) * step;
      const high = Math.ceil((middle + air) / step) * step;
      if ((high - low) / step <= MOST_STEPS)
        return { low: low * perUnit, high: high * perUnit, step: step * perUnit };
    }
  }
}

function milestones({ milestones: steps }: ProgressModel, { left, width }: Frame, canvas: Canvas): Section {
  return {
    height: steps.length === 0 ? 0 : TITLE + steps.length * 15,
    draw: (top) => {
      canvas.as('H2', () => canvas.text('Milestones of the guide', left, top + 11, STYLE.exercise));
      for (const [index, { says, reached }] of steps.entries()) {
        const baseline = top + TITLE + 10 + index * 15;
        canvas.box(left, baseline - 7.5, 9, 9, 0.75);
        if (reached !== '') {
          canvas.line(left + 1.8, baseline - 3.2, left + 4, baseline - 0.8, 1.3, INK.text);
          canvas.line(left + 4, baseline - 0.8, left + 7.6, baseline - 6, 1.3, INK.text);
        }
        canvas.text(says, left + 14, baseline, STYLE.body, width * 0.5);
        canvas.text(reached && `reached ${reached}`, left + width * 0.55, baseline, STYLE.label, width * 0.4);
      }
      canvas.line(
        left,
        top + TITLE - LINE.small + 7,
        left + width,
        top + TITLE - LINE.small + 7,
        0.4,
        INK.faint,
      );
    },
  };
}
