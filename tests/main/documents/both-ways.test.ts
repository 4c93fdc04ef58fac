import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CardModel } from '#main/documents/card-model.ts';
import { renderPacket } from '#main/documents/render-pdf.ts';
import type { Look } from '#main/facility/look.ts';
import { byPdfmake } from '../../support/pdfmake-printer.ts';
import {
  card,
  crowded,
  FONTS,
  foundation,
  LOGOS,
  LONG_NAMES,
  lookWith,
  PRINTED_AT,
  restricted,
} from './cards.ts';
import { canDrawPixels, pixelsOf } from './pixels.ts';
import { type ReadDocument, readPdf } from './read-pdf.ts';

type Paper = 'A4' | 'Letter';

const WAYS = { pdfkit: {}, pdfmake: { printer: byPdfmake } };

const PACKETS: readonly [what: string, models: () => CardModel[], paper: Paper, look?: Look][] = [
  ['an ordinary athlete on A4', () => [card()], 'A4'],
  ['an ordinary athlete on Letter', () => [card()], 'Letter'],
  ['a restricted athlete', () => [restricted()], 'A4'],
  ['a foundation block', () => [foundation()], 'Letter'],
  ['a session over several sides', () => [crowded()], 'A4'],
  ['long names in five scripts', () => LONG_NAMES.map((name) => restricted(name)), 'A4'],
  ...Object.entries(LOGOS).map(([kind, logo]): (typeof PACKETS)[number] => [
    `a gym with a look of its own and ${kind}`,
    () => [card(), restricted()],
    'Letter',
    lookWith(logo),
  ]),
];

for (const [what, models, paper, look] of PACKETS) {
  describe(`${what}, drawn by pdfmake and drawn directly`, () => {
    const drawn = new Map<'pdfmake' | 'pdfkit', { bytes: Uint8Array; read: ReadDocument }>();
    const by = (way: 'pdfmake' | 'pdfkit') => {
      const one = drawn.get(way);
      if (!one) throw new Error(`Nothing was drawn by ${way}`);
      return one;
    };
    beforeAll(async () => {
      for (const drawnBy of ['pdfmake', 'pdfkit'] as const) {
        const { bytes } = await renderPacket(models(), {
          paper,
          ...(look && { look }),
          printedAt: PRINTED_AT,
          fonts: FONTS,
          ...WAYS[drawnBy],
        });
        drawn.set(drawnBy, { bytes, read: await readPdf(bytes) });
      }
    });

    it('has the same texts, lines and pictures in the same places', () => {
      expect(by('pdfmake').read.pages.length).toBeGreaterThan(0);
      expect(by('pdfmake').read.pages).toEqual(by('pdfkit').read.pages);
    });

    it('has the same title, language and dates', () => {
      const { info, language } = by('pdfkit').read;
      expect([by('pdfmake').read.info, by('pdfmake').read.language]).toEqual([info, language]);
    });

    it('looks the same, pixel by pixel', ({ skip }) => {
      if (!canDrawPixels) skip('pdftoppm is not installed (Debian: poppler-utils)');
      const [one, other] = [pixelsOf(by('pdfmake').bytes), pixelsOf(by('pdfkit').bytes)];
      expect(one.length).toBe(by('pdfkit').read.pages.length);
      for (const [page, pixels] of one.entries()) {
        const same = other[page]?.equals(pixels);
        expect(same, `page ${page + 1} differs: does draw-definition.ts know every field of the node?`).toBe(
          true,
        );
      }
    });
  });
}

describe('the two ways', () => {
  it('stand on the same pdfkit, so that layouts are remembered for both', () => {
    const here = createRequire(import.meta.url);
    const belowPdfmake = createRequire(here.resolve('pdfmake')).resolve('pdfkit');
    expect(here.resolve('pdfkit'), 'pin pdfkit to the version that pdfmake asks for').toBe(belowPdfmake);
  });

  for (const drawnBy of ['pdfmake', 'pdfkit'] as const) {
    it(`give the same bytes for the same packet each time (${drawnBy})`, async () => {
      const packet = () =>
        renderPacket([card(), restricted()], {
          paper: 'A4',
          look: lookWith(LOGOS['a transparent PNG']),
          printedAt: PRINTED_AT,
          fonts: FONTS,
          ...WAYS[drawnBy],
        });
      const [first, second] = [await packet(), await packet()];
      expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
    });

    it(`leave nothing behind when cancelled (${drawnBy})`, async () => {
      for (const cards of [[card()], [card(), card(), card()]]) {
        const control = new AbortController();
        let heard = 0;
        const cancelled = renderPacket(
          cards,
          { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS, ...WAYS[drawnBy] },
          () => {
            heard += 1;
            control.abort();
          },
          control.signal,
        );
        await expect(cancelled).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
        expect(heard).toBe(1);
      }
    });
  }
});
