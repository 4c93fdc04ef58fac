/** The use cases of documents: printing cards, the register of what was printed. */

import { join } from 'node:path';
import type { documents } from '#contract/documents.ts';
import { leftOutWithoutDetails } from '../clearance/redact.ts';
import { noteViews, seesHealth } from '../clearance/views-audit.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';
import type { CardModel } from './card-model.ts';
import { type LeftOutAthlete, layOutCards, sameLayout } from './lay-out.ts';
import { nextSerial, type PrintedSheet, register, registerRows, sheetFor } from './register.ts';

export const documentHandlers: HandlersOf<typeof documents> = {
  'documents.printCards': async (input, context, control) => {
    const { session, library } = context;
    const { kysely } = session;
    const stamp = stampOf(context);
    const changesBefore = session.changes;
    const layout = await layOutCards(kysely, library, stamp.today, input, control);
    const leftOut = await leftOutFor(context, layout.leftOut);
    if (layout.cards.length === 0) throw new ExpectedError('NOTHING_TO_PRINT', { details: { leftOut } });
    const sheets: PrintedSheet[] = [];
    const models: CardModel[] = [];
    for (const { running, draft, contentHash } of layout.cards) {
      const sheet = await sheetFor(kysely, running, contentHash, () => nextSerial(kysely));
      sheets.push(sheet);
      models.push({ ...draft, sheetNumber: sheet.number, revision: sheet.revision });
    }
    const paper = input.paper ?? layout.facility.paper;
    const { bytes, pages } = await context.pool.run(
      'renderCards',
      { models, paper, printedAt: context.clock.now(), fonts: join(context.resourcesFolder, 'fonts') },
      control,
    );
    const file = await context.files.keep(
      `Program cards ${stamp.today}.pdf`,
      bytes,
      'application/pdf',
      sheets.map(({ number }) => number),
    );
    try {
      await session.change({ stamp }, async (change) => {
        // Drawing takes seconds. A stop recorded meanwhile must not leave with the paper: what was drawn is what
        // would be drawn now, or nothing is kept. This change itself counts as one.
        if (session.changes !== changesBefore + 1) {
          const now = await layOutCards(change.trx, library, stamp.today, input);
          if (!sameLayout(layout, now)) throw new ExpectedError('PRINT_CHANGED');
        }
        await register(change, sheets, stamp);
      });
    } catch (error) {
      await context.files.discard(file.token);
      throw error;
    }
    return {
      file,
      pages,
      printed: sheets.map(({ athleteId, name, number, revision }) => ({
        athleteId,
        name,
        sheetNumber: number,
        revision,
      })),
      leftOut,
    };
  },

  'documents.register': async (input, context) => registerRows(context.session.kysely, input),
};

/** Who was left out; why, as far as whoever prints may know. */
async function leftOutFor(context: Context, athletes: readonly LeftOutAthlete[]): Promise<LeftOutAthlete[]> {
  if (!seesHealth(context)) return leftOutWithoutDetails(athletes);
  const held = athletes.filter(({ rule }) => rule !== 'ROSTER' && rule !== 'GATE');
  await noteViews(
    context,
    held.map(({ athleteId }) => athleteId),
  );
  return [...athletes];
}
