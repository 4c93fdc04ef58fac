/** The backup before an import: whatever the file does to the roster, there is a proven way back. */

import { join } from 'node:path';
import type { ErrorCode } from '#contract/errors.ts';
import type { Context } from '../context.ts';
import { backUp } from '../database/backup.ts';
import { ROSTER_FILE } from '../database/open.ts';
import { ExpectedError, storageErrorCode } from '../errors.ts';

/**
 * Backs up a roster that somebody is on; an empty one has nothing to go back to.
 * Throws DISK_FULL, DATA_FOLDER_READ_ONLY or FILE_NOT_WRITTEN: without a backup nothing is imported.
 */
export async function backUpBeforeImport({ session, dataFolder, clock }: Context): Promise<void> {
  const someone = await session.kysely.selectFrom('athlete').select('id').limit(1).executeTakeFirst();
  if (!someone) return;
  try {
    await backUp(join(dataFolder, ROSTER_FILE), dataFolder, 'beforeImport', clock.now());
  } catch (error) {
    const because = error instanceof ExpectedError ? storageErrorCode(error.cause) : undefined;
    const code = because ?? 'FILE_NOT_WRITTEN';
    throw new ExpectedError(code, { message: SENTENCES[code] ?? SENTENCES.FILE_NOT_WRITTEN, cause: error });
  }
}

const SENTENCES: Partial<Record<ErrorCode, string>> & { readonly FILE_NOT_WRITTEN: string } = {
  DISK_FULL: 'The disk is full, so no backup could be made before the import. Nothing was imported.',
  DATA_FOLDER_READ_ONLY:
    'Rackside may not write to its data folder, so no backup could be made before the import. Nothing was imported.',
  FILE_NOT_WRITTEN: 'No backup could be made before the import. Nothing was imported.',
};
