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
  /** An empty label is left out, and so is an empty value. What is cut is no use stands whole, and others give way. */
  readonly facts: readonly (readonly [label: string, value: string, whole?: 'whole'])[];
}

export function drawHeader(
  { name, title, facts }: Header,
  { left, width, top }: Frame,
  canvas: Canvas,
): void {
  const right = left + width;
  const logoWidth = canvas.look.logo
    ? canvas.as('Figure', () => canvas.logo(left, MARGIN, LOGO_WIDTH, HEADER_HEIGHT - 8), LOGO_ALT)
    : 0;
  const logo = logoWidth === 0 ? 0 : logoWidth + 10;
  const titleWidth = Math.min(canvas.widthOf(title, STYLE.title), width * 0.5);
  const nameWidth = width - logo - titleWidth - 24;
  if (name !== '') canvas.as('H1', () => canvas.text(name, left + logo, MARGIN + 16, STYLE.name, nameWidth));
  else {
    canvas.text('Name', left + logo, MARGIN + 16, STYLE.label);
    canvas.line(
      left + logo + 26,
      MARGIN + 17,
      left + logo + Math.min(nameWidth, 300),
      MARGIN + 17,
      0.6,
      INK.quiet,
    );
  }
  const { accent } = canvas.look;
  canvas.text(
    title,
    right - titleWidth,
    MARGIN + 16,
    { ...STYLE.title, color: accent },
    titleWidth + 0.5,
    'right',
  );
  let x = left + logo;
  const gap = width > 600 ? 14 : 9;
  const shown = facts.filter(([, value]) => value !== '');
  const wanted = shown.map(([label, value, whole]) => ({
    width: leadOf(label, canvas) + canvas.widthOf(value, STYLE.strong) + 1,
    whole: whole !== undefined,
  }));
  const widths = shareOut(wanted, width - logo - gap * (shown.length - 1));
  for (const [index, [label, value]] of shown.entries()) {
    const allowed = widths[index] ?? 0;
    const lead = leadOf(label, canvas);
    canvas.text(label, x, MARGIN + 32, STYLE.label);
    canvas.text(value, x + lead, MARGIN + 32, STYLE.strong, allowed - lead);
    x += allowed + gap;
  }
  canvas.line(left, top, right, top, 1.2, accent);
}

const LOGO_ALT = 'Logo of the facility';

/** At most, in points: wide enough for a name drawn as a logo, narrow enough for the longest athlete’s. */
const LOGO_WIDTH = 96;

function leadOf(label: string, canvas: Canvas): number {
  return label === '' ? 0 : canvas.widthOf(`${label} `, STYLE.label) + 1;
}

/** Widths that fit together: only the widest give way, and only down to the next widest. */
function shareOut(
  wanted: readonly { readonly width: number; readonly whole: boolean }[],
  available: number,
): readonly number[] {
  let ceiling = Math.max(...wanted.map(({ width }) => width));
  const given = ({ width, whole }: (typeof wanted)[number]) => (whole ? width : Math.min(width, ceiling));
  const total = () => wanted.reduce((sum, each) => sum + given(each), 0);
  while (total() > available && ceiling > 1) ceiling -= 1;
  return wanted.map(given);
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
  const said = [factsOf(sheet), [DISCLAIMER, ...remarks].join(' ')];
  const lines = said.flatMap((text) => canvas.wrap(text, STYLE.label, usable));
  const most = frame.orientation === 'portrait' ? 3 : 2;
  const fitted = lines.length <= most ? lines : said;
  const step = lines.length <= most && lines.length > 2 ? LINE.small + 1 : 14;
  for (const [index, text] of fitted.entries())
    canvas.text(text, left, bottom - 5 - (fitted.length - 1 - index) * step, STYLE.label, usable);
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
