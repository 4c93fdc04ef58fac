/** Why a file cannot be the logo, as a sentence; nothing was changed. */

import { ExpectedError } from '../../errors.ts';

export function logoRefused(why: string, cause?: unknown): ExpectedError {
  return new ExpectedError('LOGO_REFUSED', { message: `${why} The logo was not changed.`, cause });
}
