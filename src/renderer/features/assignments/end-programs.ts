/** Ending assignments, as many as there are. */

import type { InputOf } from '#contract/channels.ts';
import { call } from '../../app/bridge.ts';

type Ids = InputOf<'assignments.end'>['ids'];

/** As many as one call takes. */
const AT_ONCE = 5000;

/** Answers how many were ended. Throws CallFailed, NOT_FOUND where none of a part was running any more. */
export async function endPrograms(ids: Ids): Promise<number> {
  let ended = 0;
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    ended += (await call('assignments.end', { ids: ids.slice(start, start + AT_ONCE) })).ended;
  }
  return ended;
}
