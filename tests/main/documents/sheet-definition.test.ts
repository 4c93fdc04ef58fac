import { describe, expect, it } from 'vitest';
import { rulerFor, runsOf } from '#main/documents/ruler.ts';
import { documentOf, type SheetPart } from '#main/documents/sheet-definition.ts';
import { drawSheet } from '#main/documents/sheets.ts';
import { PdfmakePrinter } from '../../support/pdfmake-printer.ts';
import { card, FONTS, LOGOS, lookWith, PRINTED_AT } from './cards.ts';

const ruler = rulerFor(FONTS);
const A4 = { title: 'Individual cards', size: [595.28, 841.89], printedAt: PRINTED_AT } as const;

function withLogo(): SheetPart {
  return drawSheet(card(), 'A4', ruler, lookWith(LOGOS['a transparent PNG']));
}

describe('the definition of a card', () => {
  it('is equal for the same card, and fresh: pdfmake writes into the one it gets', async () => {
    const [first, second] = [withLogo(), withLogo()];
    expect(first).toEqual(second);
    const printer = new PdfmakePrinter(A4, FONTS);
    await printer.add(first);
    await printer.finish();
    expect(first).not.toEqual(second);
    expect(withLogo()).toEqual(second);
  });

  it('leaves the model as it was', () => {
    const [model, same] = [card(), card()];
    drawSheet(model, 'A4', ruler, lookWith());
    expect(model).toEqual(same);
  });

  it('keeps to the nodes and fields that both ways draw', () => {
    const fields = new Set<string>();
    for (const side of withLogo().content) {
      expect(Object.keys(side)).toEqual(['stack', 'structure', 'pageOrientation']);
      for (const node of side.stack) {
        fields.add(Object.keys(node).join(' '));
        if ('text' in node) for (const run of node.text) fields.add(`run: ${Object.keys(run).join(' ')}`);
        if ('canvas' in node)
          for (const { type, ...rest } of node.canvas) fields.add(`${type}: ${Object.keys(rest).join(' ')}`);
      }
    }
    expect([...fields].sort()).toEqual([
      'canvas absolutePosition',
      'image width height absolutePosition',
      'line: x1 y1 x2 y2 lineWidth lineColor',
      'path: d color',
      'rect: x y w h color',
      'rect: x y w h lineWidth lineColor',
      'run: text',
      'run: text fontFeatures',
      'text font fontSize color noWrap absolutePosition',
      'text font fontSize color noWrap absolutePosition outline outlineText',
    ]);
  });

  it('breaks the page before every side but the first, over all cards of a packet', () => {
    const { content } = documentOf([withLogo(), withLogo()], A4);
    expect(content.map((side) => side.pageBreak)).toEqual([undefined, ...Array(7).fill('before')]);
  });

  it('holds a logo once, however many sides show it', () => {
    expect(Object.keys(documentOf([withLogo(), withLogo()], A4).images)).toHaveLength(1);
  });
});

describe('pdfmake', () => {
  for (const [what, image, message] of [
    ['fetches nothing', 'https://example.org/logo.png', /denied/],
    ['reads no file but the fonts', new URL(import.meta.url).pathname, /denied/],
    ['reads no file beside the folder of the fonts', `${FONTS}/../library/exercises.json`, /denied/],
  ] as const) {
    it(what, async () => {
      const printer = new PdfmakePrinter(A4, FONTS);
      const picture = { image: 'x', width: 1, height: 1, absolutePosition: { x: 0, y: 0 } };
      await printer.add({
        content: [{ stack: [picture], structure: [], pageOrientation: 'landscape' }],
        images: { x: image },
      });
      await expect(printer.finish()).rejects.toThrow(message);
    });
  }
});

describe('figures', () => {
  // Tabular runs in brackets.
  const RUNS = [
    'Full height',
    'Single-leg hip thrust',
    'C82-PAN',
    '[5 × 10 @ 97.5]',
    '[25 + 10 + 2.5 per side]',
    '[Sheet ]C82-PAN [· revision 1]',
    'Single-leg [hip thrust 3 × 10, ]one-second [squeeze]',
    '[wk 1–2: 1 × 10 @ 17.5 (15 bar)]',
  ];
  for (const marked of RUNS) {
    it(`have one width and hyphens keep theirs: ${marked}`, () => {
      const runs = runsOf(marked.replace(/[[\]]/g, ''));
      expect(runs.map((run) => (run.fontFeatures ? `[${run.text}]` : run.text)).join('')).toBe(marked);
    });
  }

  it('stand in columns: any two loads of as many figures are equally wide', () => {
    for (const font of ['regular', 'semibold', 'bold'] as const) {
      const widths = ['97.5', '11.1', '40.7', '77.7'].map((load) => ruler.widthOf(load, font, 10).toFixed(6));
      expect(new Set(widths).size, font).toBe(1);
    }
  });
});
