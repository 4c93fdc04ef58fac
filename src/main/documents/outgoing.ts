/** A made file on its way out: paper that went void since it was drawn does not leave any more. */

import { ExpectedError } from '../errors.ts';
import type { Files, OutgoingFile } from '../files.ts';
import { inParts } from '../roster/athletes.ts';
import type { Session } from '../session.ts';

/** Throws FILE_GONE, and SHEETS_VOID where a sheet in it is void or no longer in the register. */
export async function outgoingFile(token: string, files: Files, session: Session): Promise<OutgoingFile> {
  const file = files.outgoing(token);
  let valid = 0;
  for (const part of inParts(file.sheets)) {
    const rows = await session.kysely
      .selectFrom('sheet')
      .select('number')
      .where('number', 'in', part)
      .where('void_since', 'is', null)
      .execute();
    valid += rows.length;
  }
  if (valid === file.sheets.length) return file;
  await files.discard(token);
  throw new ExpectedError('SHEETS_VOID');
}
