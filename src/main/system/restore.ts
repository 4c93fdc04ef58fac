/**
 * Going back to a backup. All of it happens on a copy beside the roster: what must not be forgotten is carried over
 * and the programs are looked at again there. Putting the copy in the place of the roster is the only step that counts.
 */

import { existsSync, renameSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { sweepAfterTightening } from '../assignments/sweep.ts';
import { carryOver, knownSince, NOTHING_SINCE, type Since } from '../clearance/carry-over.ts';
import { policyInForce } from '../clearance/policy.ts';
import { type Context, stampOf } from '../context.ts';
import { type Backup, backUp } from '../database/backup.ts';
import { copyToQuarantine, openFile, quarantine, ROSTER_FILE } from '../database/open.ts';
import type { Tables } from '../database/schema.ts';
import { carrySheetsOver } from '../documents/carry-over.ts';
import { ExpectedError } from '../errors.ts';
import { carryExercisesOver } from '../exercises/carry-over.ts';
import { carryLinkedMaxima, carryLowerMaxima } from '../loads/carry-over.ts';
import { carryPeopleOver } from '../people/carry-over.ts';
import { seedFoundations } from '../seed.ts';
import { EVERYTHING, Session } from '../session.ts';

/** Who restores where the roster, and with it everybody's PIN, cannot be read. */
const NOBODY_KNOWN = 'Nobody known';

const SIDE_FILES = ['-wal', '-shm', '-journal'];

export interface CarriedOver {
  readonly carried: number;
  readonly added: number;
  readonly maxima: number;
  readonly sheets: number;
}

/** To be called while no other call is answered. Throws FILE_NOT_WRITTEN; the present roster is open then, and whole. */
export async function restoreFrom(path: string, { id }: Backup, context: Context): Promise<CarriedOver> {
  const { dataFolder, session, clock } = context;
  const roster = join(dataFolder, ROSTER_FILE);
  const part = `${roster}.restoring`;
  const ready = session.opened === 'ready';
  const since = ready ? await knownSince(session.kysely, path) : NOTHING_SINCE;
  let counts: CarriedOver;
  try {
    // Side files of an attempt that was cut short belong to another roster.
    discard(part);
    await copyFile(path, part);
    counts = await prepare(part, id, since, ready ? session.kysely : undefined, context);
    if (ready) {
      await backUp(roster, dataFolder, 'beforeRestore', clock.now());
      await session.close();
      refuseSideFiles(roster);
      copyToQuarantine(dataFolder, clock.now());
    } else if (existsSync(roster)) quarantine(dataFolder, clock.now());
    renameSync(part, roster);
  } catch (error) {
    discard(part);
    if (ready && !session.isOpen) await session.open();
    if (error instanceof ExpectedError) throw error;
    throw new ExpectedError('FILE_NOT_WRITTEN', {
      message: 'The backup could not be restored. The present roster is as it was.',
      cause: error,
    });
  }
  // Whoever was signed in before the damage proved a PIN that the restored roster may not know.
  if (!ready) context.signIn.leave();
  await session.open();
  session.say(EVERYTHING);
  return counts;
}

/** Brings the copy to the present schema and carries over what counts, in one transaction. */
async function prepare(
  part: string,
  backupId: string,
  since: Since,
  present: Kysely<Tables> | undefined,
  context: Context,
): Promise<CarriedOver> {
  const { library, clock } = context;
  const copy = new Session({
    open: async () => openFile(part),
    opened: (kysely) => seedFoundations(kysely, library, clock),
    quarantine: () => undefined,
    publish: () => undefined,
  });
  try {
    await copy.open();
    if (copy.opened !== 'ready') {
      throw new ExpectedError('DAMAGED_DATABASE', {
        message: 'That backup is damaged itself. Nothing was changed.',
      });
    }
    const stamp = { ...stampOf(context), ...(!present && { who: NOBODY_KNOWN }) };
    const counts = await copy.change({ stamp }, async (change) => {
      const { trx, audit } = change;
      const { version: policyVersion } = await policyInForce(trx);
      // A stop recorded since the backup still stands: the athlete has not changed because the file has.
      const { athletes, ...evidence } = await carryOver(trx, since);
      const sheets = present ? await carrySheetsOver(present, trx, stamp.at) : 0;
      const maxima = present ? await carryLowerMaxima(present, trx, stamp) : 0;
      if (present) await carryLinkedMaxima(present, trx);
      if (present) await carryPeopleOver(present, trx);
      if (present) await carryExercisesOver(present, trx);
      const all = { ...evidence, sheets, maxima };
      audit({ action: 'system.restore', subject: backupId, change: all, policyVersion });
      audit(
        ...athletes.map((subject) => ({
          action: 'clearance.carriedOver',
          subject,
          change: { from: backupId },
          policyVersion,
        })),
      );
      await sweepAfterTightening(change, 'everybody', stamp, library, 'system.restore');
      return all;
    });
    await copy.close();
    refuseSideFiles(part);
    return counts;
  } finally {
    await copy.close();
  }
}

/** What SQLite has not yet brought into the file would be lost, or end up in the one that takes its place. */
function refuseSideFiles(path: string): void {
  if (SIDE_FILES.some((suffix) => existsSync(path + suffix)))
    throw new Error('Another program holds the roster file open');
}

function discard(part: string): void {
  for (const suffix of ['', ...SIDE_FILES]) rmSync(part + suffix, { force: true });
}
