/** A made file on its way out: paper that went void since it was drawn does not leave any more. */

import { ExpectedError } from '../errors.ts';
import type { Files, OutgoingFile } from '../files.ts';
import { inParts } from '../roster/athletes.ts';
import type { Session } from '../session.ts';

/** Throws FILE_GONE, and SHEETS_VOID where a sheet in it is void or no longer in the register. */
export async function outgoingFile(token: string, files: Files, session: Session): Promise<OutgoingFile> {
  const file = files.outgoing(token);
  // A rack sheet has a row for each athlete on it; one that is void makes the paper void.
  const [known, gone] = [new Set<string>(), new Set<string>()];
  for (const part of inParts(file.sheets)) {
    const rows = await session.kysely
      .selectFrom('sheet')
      .select(['number', 'void_since'])
      .where('number', 'in', part)
      .execute();
    for (const row of rows) {
      known.add(row.number);
      if (row.void_since !== null) gone.add(row.number);
    }
  }
  if (gone.size === 0 && known.size === new Set(file.sheets).size) return file;
  await files.discard(token);
  throw new ExpectedError('SHEETS_VOID');
}
