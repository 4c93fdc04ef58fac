/** Days on which the facility is closed: their sessions are neither done nor missed. */

import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { training } from '#contract/training.ts';
import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { policyInForce } from '../clearance/policy.ts';
import { stampOf } from '../context.ts';
import type { Tables } from '../database/schema.ts';
import { ExpectedError } from '../errors.ts';
import type { HandlersOf } from '../handler.ts';

type Handlers = HandlersOf<typeof training>;

export async function holidaysOf(executor: Kysely<Tables>) {
  return executor.selectFrom('holiday').selectAll().orderBy('first_day').orderBy('id').execute();
}

/** Name of the holiday on a day. */
export function holidayOn(
  holidays: Awaited<ReturnType<typeof holidaysOf>>,
  date: CalendarDate,
): string | undefined {
  return holidays.find(({ first_day, last_day }) => first_day <= date && date <= last_day)?.name;
}

export const listHolidays: Handlers['training.holidays'] = async (_, { session }) =>
  (await holidaysOf(session.kysely)).map((row) => ({
    id: row.id,
    firstDay: row.first_day,
    lastDay: row.last_day,
    name: row.name,
  }));

export const setHoliday: Handlers['training.setHoliday'] = async (
  { id, firstDay, lastDay, name },
  context,
) => {
  if (lastDay < firstDay) {
    const sentence = 'A holiday ends on the day it begins or later.';
    throw new ExpectedError('INVALID_INPUT', { fields: [{ path: 'lastDay', sentence }] });
  }
  const stamp = stampOf(context);
  const row = { id: id ?? randomUUID(), first_day: firstDay, last_day: lastDay, name: name.trim() };
  await context.session.change({ stamp, undo: `Holiday ${row.name}` }, async ({ trx, touch, audit }) => {
    await trx
      .insertInto('holiday')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    const { version: policyVersion } = await policyInForce(trx);
    audit({
      action: 'training.setHoliday',
      subject: 'facility',
      change: { first: firstDay, last: lastDay },
      policyVersion,
    });
    touch('training');
  });
  return { id: row.id, firstDay, lastDay, name: row.name };
};

export const removeHoliday: Handlers['training.removeHoliday'] = async ({ id }, context) => {
  const stamp = stampOf(context);
  await context.session.change({ stamp, undo: 'Removed a holiday' }, async ({ trx, touch, audit }) => {
    const gone = await trx
      .deleteFrom('holiday')
      .where('id', '=', id)
      .returning('first_day')
      .executeTakeFirst();
    if (!gone) throw new ExpectedError('NOT_FOUND');
    const { version: policyVersion } = await policyInForce(trx);
    audit({
      action: 'training.removeHoliday',
      subject: 'facility',
      change: { first: gone.first_day },
      policyVersion,
    });
    touch('training');
  });
  return {};
};
