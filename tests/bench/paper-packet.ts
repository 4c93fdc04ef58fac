/** One way of making a packet, run in a process of its own: `node paper-packet.ts <way> <sheets> <parts.json>`. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { sheetNumber } from '../../src/domain/paper/sheet-number.ts';
import type { CardModel } from '../../src/main/documents/card-model.ts';
import { fontFiles } from '../../src/main/documents/fonts.ts';
import { rememberLayouts } from '../../src/main/documents/remember-layouts.ts';
import type { SheetPart } from '../../src/main/documents/sheet-definition.ts';
import { SOURCE_PLACES } from '../../src/main/doors/places.ts';
import { PdfmakePrinter } from '../support/pdfmake-printer.ts';

export type Way = 'ours' | 'pdfkit' | 'pdfmake';

export const FONTS = join(SOURCE_PLACES.resources, 'fonts');
const A4 = [595.28, 841.89] as const;
const PRINTED_AT = new Date('2026-11-23T08:30:00.000Z');

/** A card of one session over four weeks: eight lines, full strips. Every one has its own name, loads and number. */
export function onePage(index: number): CardModel {
  const row = (id: string, exercise: string, load: number, sets: number, reps: number) => ({
    id,
    exercise,
    cues: ['Hips to full height, one-second squeeze'],
    tempo: 'hold 1 s',
    rest: '90 s',
    reckoning: `e1RM ${load + 40} × 72.5 % = ${load}`,
    perSide: false,
    loadWritten: true,
    targets: [0, 1].map((week) => ({
      text: `${sets} × ${reps} @ ${load + week * 2.5}`,
      plates: [`25 + ${(index % 4) * 2.5 + 5} per side`],
      groups: [{ sets, frame: 'plain' as const }],
    })),
  });
  const block = (phase: number) => ({
    heading: `Phase ${phase} · Build volume`,
    weeks: [2 * phase - 1, 2 * phase],
    rows: [
      row(`${phase}A1`, 'Barbell hip thrust', 80 + (index % 30) * 2.5, 5, 10),
      row(`${phase}A2`, 'Romanian deadlift', 60 + (index % 24) * 2.5, 4, 10),
      row(`${phase}A3`, 'Step-up, weighted', 10 + (index % 8), 3, 10),
      row(`${phase}A4`, 'Single-leg hip thrust', 20, 3, 10),
    ],
  });
  return {
    sheet: 'card',
    facility: 'Lakeside Strength',
    athlete: `Mairéad Núñez-Okafor ${index + 1}`,
    squads: ['Rugby W'],
    level: 'intermediate',
    program: 'Glute development, 8 weeks',
    coach: 'M. Okafor',
    unit: 'kg',
    maxima: [{ text: `Hip thrust 1RM ${120 + (index % 40)} (2 Nov 2026)`, retest: index % 3 === 0 }],
    modifications: [],
    cues: [],
    pages: [
      {
        title: 'Session A',
        weeks: 'Weeks 1–4',
        warmUp: [{ text: 'Glute bridge 2 × 15' }, { text: 'Bodyweight hip thrust 1 × 10' }],
        blocks: [block(1), block(2)],
        remarks: [],
      },
    ],
    sheetNumber: sheetNumber(index + 1),
    revision: 1,
    printedOn: '23 Nov 2026',
    programVersion: 'Glute development, 8 weeks, version 1',
  };
}

async function main(way: Way, sheets: number, file: string): Promise<void> {
  const parts = way === 'ours' ? [] : (JSON.parse(readFileSync(file, 'utf8')) as SheetPart[]);
  const work = await WAYS[way](sheets, parts);
  const start = performance.now();
  const bytes = await work();
  const ms = performance.now() - start;
  const peakMb = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ ms, peakMb, bytes: bytes.length }));
}

const WAYS: Readonly<
  Record<Way, (sheets: number, parts: SheetPart[]) => Promise<() => Promise<Uint8Array>>>
> = {
  /** From the models on: laid out, described and drawn. */
  ours: async (sheets) => {
    const { renderPacket } = await import('../../src/main/documents/render-pdf.ts');
    const models = Array.from({ length: sheets }, (_, index) => onePage(index));
    return async () =>
      (await renderPacket(models, { paper: 'A4', printedAt: PRINTED_AT, fonts: FONTS })).bytes;
  },
  /**
   * The same lines, boxes and texts as calls of pdfkit, no layout left to do. It may remember its texts as ours does:
   * by itself it lays out each text with figures of one width three times, and needs thirty seconds.
   */
  pdfkit: async (_, parts) => async () => {
    const document = new PDFDocument({ autoFirstPage: false });
    const chunks: Uint8Array[] = [];
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    const ended = new Promise((resolve) => document.on('end', resolve));
    const fonts = fontFiles(FONTS);
    document.font(fonts.regular);
    rememberLayouts(document);
    for (const side of parts.flatMap(({ content }) => content)) {
      document.addPage({ size: [A4[1], A4[0]], margin: 0 });
      for (const node of side.stack) drawNode(document, node, fonts);
    }
    document.end();
    await ended;
    return Buffer.concat(chunks);
  },
  /** One document of all sheets. */
  pdfmake: async (_, parts) => async () => {
    const printer = new PdfmakePrinter({ title: 'Packet', size: A4, printedAt: PRINTED_AT }, FONTS);
    for (const part of parts) await printer.add(part);
    return printer.finish();
  },
};

function drawNode(
  document: PDFKit.PDFDocument,
  node: SheetPart['content'][number]['stack'][number],
  fonts: ReturnType<typeof fontFiles>,
): void {
  if ('text' in node) {
    document.font(fonts[node.font]).fontSize(node.fontSize).fillColor(node.color);
    let { x } = node.absolutePosition;
    for (const { text, fontFeatures } of node.text) {
      document.text(text, x, node.absolutePosition.y, {
        lineBreak: false,
        ...(fontFeatures && { features: fontFeatures }),
      });
      ({ x } = document);
    }
  } else if ('canvas' in node) {
    for (const shape of node.canvas) {
      if (shape.type === 'line') document.moveTo(shape.x1, shape.y1).lineTo(shape.x2, shape.y2);
      else if (shape.type === 'rect') document.rect(shape.x, shape.y, shape.w, shape.h);
      else document.path(shape.d);
      if ('color' in shape) document.fillColor(shape.color).fill();
      else document.lineWidth(shape.lineWidth).strokeColor(shape.lineColor).stroke();
    }
  }
}

if (process.argv[1] === import.meta.filename) {
  const [, , way, sheets, file] = process.argv;
  await main(way as Way, Number(sheets), file ?? '');
}
