/** The use cases of the review list: what is due, and its print. */

import { join } from 'node:path';
import type { ReviewItem, review } from '#contract/review.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { policyInForce } from '../clearance/policy.ts';
import { reviewWithoutDetails } from '../clearance/redact.ts';
import { noteViews, seesHealth } from '../clearance/views-audit.ts';
import { type Context, stampOf } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { facilityOf } from '../facility/facility.ts';
import { lookOf } from '../facility/look.ts';
import type { HandlersOf } from '../handler.ts';
import { wereAsked } from './health-questions.ts';
import { reviewItems } from './review.ts';
import { reviewSheet } from './review-sheet.ts';

export const reviewHandlers: HandlersOf<typeof review> = {
  'review.list': async ({ squad }, context) => {
    const on = context.clock.today();
    return { on, items: await asSeenBy(context, await reviewItems(context.session.kysely, on, squad)) };
  },

  'review.count': async (_, context) => {
    const items = await reviewItems(context.session.kysely, context.clock.today());
    return { waiting: items.length };
  },

  'review.asked': async ({ athleteIds }, context) => {
    const stamp = stampOf(context);
    return context.session.change({ stamp }, async ({ trx, touch, audit }) => {
      const asked = await wereAsked(trx, athleteIds, stamp);
      if (asked.length === 0) throw new ExpectedError('NOT_FOUND');
      const { version: policyVersion } = await policyInForce(trx);
      audit(
        ...asked.map((subject) => ({ action: 'review.asked', subject, change: {}, policyVersion }) as const),
      );
      touch('training', asked);
      return { asked: asked.length };
    });
  },

  'review.print': async ({ squad, paper }, context, control) => {
    const { kysely } = context.session;
    const on = context.clock.today();
    const items = await asSeenBy(context, await reviewItems(kysely, on, squad));
    if (items.length === 0) throw new ExpectedError('NOTHING_TO_PRINT');
    const facility = await facilityOf(kysely);
    const chosen = await kysely
      .selectFrom('squad')
      .select('name')
      .where('id', '=', squad ?? '')
      .executeTakeFirst();
    const { bytes, pages } = await context.pool.run(
      'printList',
      {
        model: reviewSheet({ facility: facility.name, squad: chosen?.name ?? 'All squads', on, items }),
        paper: paper ?? facility.paper,
        wording: await lookOf(kysely),
        printedAt: context.clock.now(),
        fonts: join(context.resourcesFolder, 'fonts'),
      },
      control,
    );
    return {
      file: await context.files.keep(`Review ${formatDate(on)}.pdf`, bytes, 'application/pdf'),
      pages,
    };
  },
};

/** With tier and matter alone for whoever may not see the state behind them; for whoever may, an audited view. */
async function asSeenBy(context: Context, items: readonly ReviewItem[]): Promise<readonly ReviewItem[]> {
  if (!seesHealth(context)) return reviewWithoutDetails(items);
  await noteViews(
    context,
    items.map(({ athleteId }) => athleteId),
  );
  return items;
}
