/**
 * Marks what is drawn for somebody who hears a sheet instead of seeing it: headings, tables with their cells, figures in
 * words; hairlines, boxes and the footer are passed over.
 *
 * Whatever a sheet says nothing of is a paragraph if it is text and passed over if it is not. An element is written as
 * soon as its sheet is drawn: a packet has some eighty thousand of them.
 */

import type { Role, SheetNode, SheetSide, SheetTag } from './sheet-definition.ts';

type Element = PDFKit.PDFStructureElement;

const HOLDERS: ReadonlySet<string> = new Set(['Table', 'TR']);

/** In reading order, what has been begun and not ended. */
interface Open {
  readonly element: Element | undefined;
  /** Undefined in a table and its rows, which hold cells and nothing drawn. */
  readonly role: Role | undefined;
}

export class Marks {
  readonly #document: PDFKit.PDFDocument;
  #sheet: Element | undefined;
  readonly #open: Open[] = [];
  /** Of what is being drawn where the sheet says nothing of it. */
  #loose: 'P' | 'Artifact' | undefined;

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  beginSheet(): void {
    this.#sheet = this.#document.struct('Sect');
    this.#document.addStructure(this.#sheet);
  }

  endSheet(): void {
    this.#sheet?.end();
  }

  /** Draws a side, node by node, each under its mark. */
  side({ stack, structure }: SheetSide, draw: (node: SheetNode) => void): void {
    let next = 0;
    for (let place = 0; place <= stack.length; place += 1) {
      for (; structure[next]?.at === place; next += 1) this.#turn(structure[next] as SheetTag);
      const node = stack[place];
      if (!node) continue;
      if (this.#open.at(-1)?.role === undefined) this.#markLoose('text' in node ? 'P' : 'Artifact');
      draw(node);
    }
    this.#endLoose();
  }

  #turn(tag: SheetTag): void {
    this.#endLoose();
    if ('ends' in tag) {
      const ended = this.#open.pop();
      if (ended?.role !== undefined) this.#document.endMarkedContent();
      return;
    }
    const { role, alt } = tag;
    if (role === 'Artifact') {
      this.#document.markContent('Artifact', { type: 'Layout' });
      this.#open.push({ element: undefined, role });
    } else if (HOLDERS.has(role)) {
      this.#open.push({ element: this.#add(role), role: undefined });
    } else {
      this.#add(role, alt, true);
      this.#open.push({ element: undefined, role: role as Role });
    }
  }

  #markLoose(as: 'P' | 'Artifact'): void {
    if (this.#loose === as) return;
    this.#endLoose();
    if (as === 'P') this.#add('P', undefined, true);
    else this.#document.markContent('Artifact', { type: 'Layout' });
    this.#loose = as;
  }

  #endLoose(): void {
    if (this.#loose) this.#document.endMarkedContent();
    this.#loose = undefined;
  }

  /** With content: what is drawn from now on is its. */
  #add(role: string, alt?: string, content = false): Element {
    const options = { ...(alt !== undefined && { alt }), ...(role === 'TH' && { scope: 'Both' }) };
    const inside = content ? this.#document.markStructureContent(role) : undefined;
    const element = this.#document.struct(role, options, inside);
    const parent = this.#open.findLast((each) => each.element)?.element ?? this.#sheet;
    parent?.add(element);
    return element;
  }
}
