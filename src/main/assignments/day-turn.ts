/**
 * Time tightens without anybody doing anything: an override passes its last day, a clearance ends, a screen falls due.
 * So the first call of a day looks at everybody's running programs before it is answered.
 */

import type { CalendarDate } from '#domain/calendar/calendar-date.ts';
import { type Context, stampOf } from '../context.ts';
import { storageErrorCode } from '../errors.ts';
import type { Session } from '../session.ts';
import { sweepAfterTightening } from './sweep.ts';

interface Look {
  readonly day: CalendarDate;
  readonly done: Promise<unknown>;
}

const LOOKS = new WeakMap<Session, Look>();

/**
 * Once a day and session; calls that come meanwhile wait for it. On a full disk it is tried again by the next call, and
 * a bug in it is logged: neither keeps anybody from reading, for what is given is gated anew each time. Throws only
 * when the file is damaged.
 */
export async function turnOfTheDay(context: Context): Promise<void> {
  const { session, library, log } = context;
  const stamp = { ...stampOf(context), who: 'Rackside' };
  let look = LOOKS.get(session);
  if (look?.day !== stamp.today) {
    const done = session
      .change({ stamp }, (change) => sweepAfterTightening(change, 'onRecord', stamp, library, 'a new day'))
      .then(
        () => undefined,
        (error: unknown) => {
          if (storageErrorCode(error)) LOOKS.delete(session);
          else log.bug('new-day', 'a new day', error);
          return error;
        },
      );
    look = { day: stamp.today, done };
    LOOKS.set(session, look);
  }
  const error = await look.done;
  if (storageErrorCode(error) === 'DAMAGED_DATABASE') throw error;
}
