/** What somebody hears who cannot see a sheet: headings, tables row by row, figures in words, and no boxes or footers. */

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { renderPacket } from '#main/documents/render-pdf.ts';
import type { SheetModel } from '#main/documents/sheet-model.ts';
import { card, FONTS, lookWith, PRINTED_AT, restricted } from './cards.ts';
import {
  attendance,
  blanks,
  group,
  planOnly,
  progress,
  rackOf,
  sessionOf,
  technique,
} from './sheet-samples.ts';

interface Node {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly (Node | { readonly type: 'content'; readonly id: string })[];
}

interface Heard {
  readonly role: string;
  readonly alt?: string | undefined;
  readonly says: string;
  readonly within: readonly Heard[];
}

/** The tree of each page, with the texts of its marked contents put back in. */
async function heard(models: readonly SheetModel[]): Promise<readonly Heard[][]> {
  const { bytes } = await renderPacket(models, {
    paper: 'A4',
    look: lookWith(),
    printedAt: PRINTED_AT,
    fonts: FONTS,
  });
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const marked = (await pdf.getMarkInfo()) as unknown as Map<string, boolean>;
  expect(marked.get('Marked')).toBe(true);
  const pages: Heard[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const texts = new Map<string, string>();
    let open: string[] = [];
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const id = open.at(-1);
        if (id) texts.set(id, `${texts.get(id) ?? ''}${item.str}`);
      } else if (item.type.startsWith('begin')) open.push(item.id ?? '');
      else open = open.slice(0, -1);
    }
    const told = (node: Node): Heard => ({
      role: node.role,
      alt: node.alt,
      says: node.children
        .map((child) => ('id' in child ? (texts.get(child.id) ?? '') : ''))
        .join('')
        .trim(),
      within: node.children.flatMap((child) => ('role' in child ? [told(child)] : [])),
    });
    const tree = (await page.getStructTree()) as Node;
    pages.push(told(tree).within.flatMap(({ role, within }) => (role === 'Sect' ? within : [])));
  }
  await task.destroy();
  return pages;
}

const all = (nodes: readonly Heard[]): readonly Heard[] =>
  nodes.flatMap((node) => [node, ...all(node.within)]);

const SHEETS: Readonly<Record<string, () => readonly SheetModel[]>> = {
  card: () => [card(), restricted()],
  session: () => sessionOf('restricted'),
  rack: () => rackOf(group(5)),
  plan: () => [planOnly('Hanna Sørensen')],
  attendance: () => [attendance(['Hanna Sørensen', 'Ana Lee'])],
  progress: () => progress(),
  technique: () => technique().slice(0, 3),
  blank: () => blanks('card', 'session', 'rack'),
};

describe('a sheet that is heard', () => {
  it.each(Object.keys(SHEETS))(
    '%s: begins with a logo and a name, tables hold rows, rows hold cells',
    async (kind) => {
      for (const page of await heard(SHEETS[kind]?.() ?? [])) {
        expect(page[0]).toMatchObject({ role: 'Figure', alt: 'Logo of the facility' });
        const headings = page.filter(({ role }) => role === 'H1');
        // A form has lines in place of a name.
        expect(headings.length).toBe(kind === 'blank' && page[1]?.role !== 'H1' ? 0 : 1);
        for (const node of all(page)) {
          if (node.role === 'Table') for (const { role } of node.within) expect(role).toBe('TR');
          if (node.role === 'TR') for (const { role } of node.within) expect(role).toMatch(/^T[HD]$/);
          if (node.role === 'Figure') expect(node.alt).toMatch(/\w{3}/);
        }
      }
    },
  );

  it('a card: every row of a block has a cell for each column of its head, in order', async () => {
    const [page = []] = await heard([card()]);
    const tables = page.filter(({ role }) => role === 'Table');
    expect(tables.length).toBeGreaterThan(0);
    for (const { within: rows } of tables) {
      const [head] = rows;
      expect(
        head?.within.map(({ says }) => says.replace(/\d/, 'n').replace('Date', '').trim()).slice(1),
      ).toEqual(['Tempo', 'Rest', 'Week n', 'Week n']);
      for (const row of rows) expect(row.within.length).toBe(head?.within.length);
    }
    expect(tables[0]?.within[2]?.within.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^1A2 Barbell hip thrust light/),
      'hold 1 s',
      '',
      expect.stringMatching(/^4 × 12 @ 56/),
      expect.stringMatching(/^4 × 12 @ 56/),
    ]);
  });

  it('says what a chart shows and what a figure is', async () => {
    const [once = [], chart = []] = await heard(progress());
    // One value is said, not drawn.
    expect(all(once).some(({ alt }) => alt?.startsWith('Chart'))).toBe(false);
    expect(all(once).some(({ says }) => says === 'Measured once')).toBe(true);
    expect(all(chart).find(({ alt }) => alt?.startsWith('Chart'))?.alt).toMatch(
      /^Chart in kg, 23\. Nov\. 2025 to 23\. Nov\. 2026: tested 1RM from 80 to .+ in 5 values; estimated 1RM from/,
    );
    const [thrust = []] = await heard(technique().slice(0, 1));
    const alts = all(thrust).flatMap(({ role, alt }) => (role === 'Figure' ? [alt] : []));
    expect(alts).toContain('Logo of the facility');
    expect(alts).toContain('Top: shins upright, trunk level, hold one second');
  });

  it('passes over footers and the boxes of sets', async () => {
    const words = all((await heard([card()])).flat()).map(({ says }) => says);
    expect(words.join(' ')).not.toMatch(/not medical advice|Page 1 of|^L$|^R$/m);
  });
});
