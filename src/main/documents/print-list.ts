/** Prints a plain list that flows over pages: a heading, tables under titles, page numbers. For the desk, not the rack. */

import { dirname, resolve } from 'node:path';
import pdfMake from 'pdfmake';
import type { Content, TDocumentDefinitions, TFontDictionary } from 'pdfmake/interfaces.js';
import { reworded, type Wording } from '#domain/paper/wording.ts';
import { INK, MILLIMETRE } from './canvas.ts';
import { fontFiles, onPaper } from './fonts.ts';
import { refuseUndrawableList } from './undrawable-texts.ts';

/** A list as it is printed: plain texts, so that it crosses into a worker. */
export interface ListModel {
  readonly title: string;
  /** Under the title: the facility's name, then the facts. */
  readonly facility: string;
  /** Squad, day. */
  readonly facts: readonly string[];
  readonly sections: readonly ListSection[];
  /** At the foot of every page. */
  readonly remark: string;
}

export interface ListSection {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Shares of the width, one a column. */
  readonly widths: readonly number[];
}

export interface ListOptions {
  readonly paper: 'A4' | 'Letter';
  readonly wording: Wording;
  readonly printedAt: Date;
  /** Folder of the fonts. */
  readonly fonts: string;
}

/** Throws UNDRAWABLE_FACILITY or UNDRAWABLE_TEXT when a text has a character that no font here can draw. */
export async function printList(
  list: ListModel,
  { paper, wording, printedAt, fonts }: ListOptions,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const model = rewordedList(list, wording);
  refuseUndrawableList(model, fonts);
  const folder = resolve(fonts);
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => dirname(resolve(path)) === folder);
  const files = Object.entries(fontFiles(folder)).map(([weight, file]) => [weight, { normal: file }]);
  pdfMake.setFonts(Object.fromEntries(files) as TFontDictionary);
  let pages = 0;
  const definition: TDocumentDefinitions = {
    version: '1.7',
    language: 'en',
    info: {
      title: model.title,
      creator: 'Rackside',
      producer: 'Rackside',
      creationDate: printedAt,
      modDate: printedAt,
    },
    pageSize: paper === 'A4' ? 'A4' : 'LETTER',
    pageMargins: [MARGIN, MARGIN, MARGIN, MARGIN + 16],
    defaultStyle: { font: 'regular', fontSize: 9.5, color: INK.text, lineHeight: 1.15 },
    footer: (page, count) => {
      pages = count;
      return {
        margin: [MARGIN, 8, MARGIN, 0],
        fontSize: 8,
        color: INK.quiet,
        columns: [
          { text: model.remark },
          { text: `Page ${page} of ${count}`, alignment: 'right', width: 'auto' },
        ],
      };
    },
    content: [
      { text: onPaper(model.title), font: 'bold', fontSize: 18 },
      {
        text: onPaper([model.facility, ...model.facts].filter(Boolean).join('  ·  ')),
        color: INK.quiet,
        margin: [0, 2, 0, 6],
      },
      ...model.sections.flatMap(sectionOf),
    ],
  };
  const bytes = await pdfMake.createPdf(definition).getBuffer();
  return { bytes, pages };
}

function rewordedList(list: ListModel, wording: Wording): ListModel {
  const say = (text: string) => reworded(text, wording);
  return {
    title: say(list.title),
    facility: list.facility,
    facts: list.facts.map(say),
    sections: list.sections.map((section) => ({
      ...section,
      title: say(section.title),
      rows: section.rows.map((row) => row.map(say)),
    })),
    remark: say(list.remark),
  };
}

const MARGIN = 14 * MILLIMETRE;

function sectionOf({ title, columns, rows, widths }: ListSection): Content[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return [
    {
      text: onPaper(title),
      font: 'semibold',
      fontSize: 12,
      margin: [0, 12, 0, 4],
      headlineLevel: 1,
    },
    {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: widths.map((width) => `${(100 * width) / total}%`),
        body: [
          columns.map((text) => ({ text, fontSize: 8, color: INK.quiet })),
          ...rows.map((row) => row.map((text) => onPaper(text))),
        ],
      },
      layout: {
        hLineWidth: (line) => (line === 0 ? 0 : 0.5),
        vLineWidth: () => 0,
        hLineColor: () => INK.faint,
        paddingLeft: (column) => (column === 0 ? 0 : 4),
        paddingRight: () => 4,
        paddingTop: () => 3.5,
        paddingBottom: () => 2,
      },
    },
  ];
}
