/** What surrounds the work on every sheet: its paper, the header with name and facts, the footer with number and code. */

import { create, type QRCode } from 'qrcode';
import { type Canvas, INK } from './canvas.ts';
import { FOOTER_HEIGHT, HEADER_HEIGHT, LINE, MARGIN, STYLE } from './card-style.ts';
import type { Orientation } from './sheet-definition.ts';
import { DISCLAIMER, PREVIEW, type SheetIdentity } from './sheet-model.ts';

export type Paper = 'A4' | 'Letter';

/** Upright, in points. */
export const PAPER: Readonly<Record<Paper, readonly [width: number, height: number]>> = {
  A4: [595.28, 841.89],
  Letter: [612, 792],
};

/** One side of paper inside its margins. */
export interface Frame {
  readonly orientation: Orientation;
  readonly size: readonly [width: number, height: number];
  readonly left: number;
  readonly width: number;
  /** Where the header’s rule is, and where the footer begins. */
  readonly top: number;
  readonly bottom: number;
}

export function frameOf(paper: Paper, orientation: Orientation): Frame {
  const [short, long] = PAPER[paper];
  const size = orientation === 'portrait' ? ([short, long] as const) : ([long, short] as const);
  return {
    orientation,
    size,
    left: MARGIN,
    width: size[0] - 2 * MARGIN,
    top: MARGIN + HEADER_HEIGHT - 4,
    bottom: size[1] - MARGIN - footerHeight(orientation),
  };
}

/** Upright paper is too narrow for all facts of the footer in one line. */
function footerHeight(orientation: Orientation): number {
  return orientation === 'portrait' ? FOOTER_HEIGHT + LINE.small + 1 : FOOTER_HEIGHT;
}

export interface Header {
  /** What the sheet is found by: a name, an exercise, a squad. */
  readonly name: string;
  readonly title: string;
  /** An empty label is left out, and so is an empty value. */
  readonly facts: readonly Fact[];
}

type Fact = readonly [label: string, value: string];

/** The frame that is left under a header: a long name and many facts take more than a line each. */
export function frameUnder(header: Header, frame: Frame, canvas: Canvas): Frame {
  const { facts, factsAt } = layOutHeader(header, frame, canvas);
  const added = factsAt - FACTS_AT + Math.max(0, facts.length - 1) * LINE.small;
  return { ...frame, top: frame.top + added };
}

/** `frame` is the one that `frameUnder` gave for the same name and facts, and for the widest title over them. */
export function drawHeader(header: Header, frame: Frame, canvas: Canvas): void {
  const { left, width, top } = frame;
  const right = left + width;
  const { indent, title, nameWidth, name, facts, factsAt } = layOutHeader(header, frame, canvas);
  const from = left + indent;
  if (indent > 0) canvas.as('Figure', () => canvas.logo(left, MARGIN, ...LOGO_ROOM), LOGO_ALT);
  if (header.name === '') {
    canvas.text('Name', from, MARGIN + NAME_AT, STYLE.label);
    canvas.line(from + 26, MARGIN + 17, from + Math.min(nameWidth, 300), MARGIN + 17, 0.6, INK.quiet);
  } else
    canvas.as('H1', () => {
      for (const { text, y, style } of name) canvas.text(text, from, MARGIN + y, style, nameWidth);
    });
  const { accent } = canvas.look;
  const titled = { ...STYLE.title, color: accent };
  canvas.text(header.title, right - title, MARGIN + NAME_AT, titled, title + 0.5, 'right');
  for (const [index, line] of facts.entries()) {
    const y = MARGIN + factsAt + index * LINE.small;
    for (const { label, value, x, lead } of line) {
      canvas.text(label, from + x, y, STYLE.label);
      canvas.text(value, from + x + lead, y, STYLE.strong, width - indent - x - lead);
    }
  }
  canvas.line(left, top, right, top, 1.2, accent);
}

/** Baselines below the margin, in points, where each takes one line. */
const NAME_AT = 16;
const FACTS_AT = 32;

function layOutHeader({ name, title, facts }: Header, { width }: Frame, canvas: Canvas) {
  const logo = canvas.logoWidth(...LOGO_ROOM);
  const indent = logo === 0 ? 0 : logo + 10;
  const titleWidth = Math.min(canvas.widthOf(title, STYLE.title), width * 0.5);
  const nameWidth = width - indent - titleWidth - 24;
  const small = STYLE.longName;
  const lines = canvas.widthOf(name, small) <= nameWidth ? [] : canvas.wrap(name, small, nameWidth);
  const step = small.size + 1;
  return {
    /** What a logo takes, with the air beside it. */
    indent,
    title: titleWidth,
    nameWidth,
    name:
      lines.length < 2
        ? [{ text: name, y: NAME_AT, style: STYLE.name }]
        : lines.map((text, index) => ({ text, y: 9.5 + index * step, style: small })),
    facts: factLines(facts, width - indent, canvas),
    factsAt: lines.length < 2 ? FACTS_AT : 9.5 + (lines.length - 1) * step + 12.5,
  };
}

const LOGO_ALT = 'Logo of the facility';

/** At most, in points: wide enough for a name drawn as a logo, narrow enough for the longest athlete’s. */
const LOGO_ROOM = [96, HEADER_HEIGHT - 8] as const;

interface PlacedFact {
  readonly label: string;
  value: string;
  readonly x: number;
  /** Width of the label. */
  readonly lead: number;
}

/** Facts side by side, in as many lines as they need; a list goes on in the next line after one of its commas. */
function factLines(
  facts: readonly Fact[],
  width: number,
  canvas: Canvas,
): readonly (readonly PlacedFact[])[] {
  const gap = width > 600 ? 14 : 9;
  const lines: PlacedFact[][] = [];
  let x = Infinity;
  for (const [label, value] of facts) {
    const lead = label === '' ? 0 : canvas.widthOf(`${label} `, STYLE.label) + 1;
    const items = value.split(/(?<=,) /).flatMap((item) => canvas.wrap(item, STYLE.strong, width - lead));
    let placed: PlacedFact | undefined;
    for (const item of items) {
      const joined: string = placed ? `${placed.value} ${item}` : item;
      const from: number = placed ? placed.x + placed.lead : x + lead;
      if (from + canvas.widthOf(joined, STYLE.strong) > width) {
        placed = placed ? { label: '', value: item, x: 0, lead: 0 } : { label, value: item, x: 0, lead };
        lines.push([placed]);
      } else if (placed) placed.value = joined;
      else {
        placed = { label, value: item, x, lead };
        lines.at(-1)?.push(placed);
      }
    }
    if (placed) x = placed.x + placed.lead + canvas.widthOf(placed.value, STYLE.strong) + gap;
  }
  return lines;
}

/** The sheet number for a scanner; the same on all sides of a sheet. Undefined for paper that is not in the register. */
export function codeOf({ sheetNumber }: SheetIdentity): QRCode | undefined {
  return sheetNumber === '' || sheetNumber === PREVIEW
    ? undefined
    : create(sheetNumber, { errorCorrectionLevel: 'M' });
}

export interface Footer {
  readonly sheet: SheetIdentity;
  readonly code: QRCode | undefined;
  /** `Page 1 of 4` */
  readonly page: string;
  readonly remarks: readonly string[];
}

/** The same on every side, so it is passed over by whoever hears the sheet. */
export function drawFooter(footer: Footer, frame: Frame, canvas: Canvas): void {
  canvas.as('Artifact', () => drawFoot(footer, frame, canvas));
}

function drawFoot({ sheet, code, page, remarks }: Footer, frame: Frame, canvas: Canvas): void {
  const { left, width, size, bottom: top } = frame;
  const right = left + width;
  const bottom = size[1] - MARGIN;
  canvas.line(left, top + 1.5, right, top + 1.5, 0.5, INK.line);
  const qr = code ? FOOTER_HEIGHT - 4 : 0;
  if (code) {
    canvas.modules(
      right - qr,
      bottom - qr,
      qr,
      code.modules.size,
      (row, column) => code.modules.get(row, column) === 1,
    );
  }
  const textRight = right - (code ? qr + 10 : 0);
  const numberWidth = canvas.widthOf(sheet.sheetNumber, STYLE.sheet);
  canvas.text(sheet.sheetNumber, textRight - numberWidth, bottom - 19, STYLE.sheet);
  canvas.text(page, textRight - 120, bottom - 5, STYLE.strong, 120, 'right');

  const usable = textRight - left - Math.max(numberWidth, canvas.widthOf(page, STYLE.strong)) - 14;
  const facts = factsOf(sheet);
  const said = [facts, [DISCLAIMER, ...remarks].join(' ')];
  const lines = said.flatMap((text) => canvas.wrap(text, STYLE.label, usable));
  const most = frame.orientation === 'portrait' ? 3 : 2;
  const fitted = lines.length <= most ? lines : [shortened(facts, usable, canvas), ...said.slice(1)];
  const step = lines.length <= most && lines.length > 2 ? LINE.small + 1 : 14;
  for (const [index, text] of fitted.entries())
    canvas.text(text, left, bottom - 5 - (fitted.length - 1 - index) * step, STYLE.label, usable);
}

/** Which version it is stays, whatever the name of the program loses. */
function shortened(facts: string, width: number, canvas: Canvas): string {
  const [version = ''] = /, version \d+$/.exec(facts) ?? [];
  const before = facts.slice(0, facts.length - version.length);
  return canvas.cut(before, STYLE.label, width - canvas.widthOf(version, STYLE.label)) + version;
}

function factsOf({ sheetNumber, revision, printedOn, programVersion }: SheetIdentity): string {
  if (sheetNumber === PREVIEW) return `Preview, not for use · ${programVersion}`;
  return [
    sheetNumber && `Sheet ${sheetNumber}`,
    sheetNumber && `revision ${revision}`,
    printedOn && `printed ${printedOn}`,
    programVersion,
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}
