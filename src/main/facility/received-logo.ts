/** A handed-in file as a logo; read in a worker, for unpacking a picture holds up whoever does it. */

import type { Context } from '../context.ts';
import type { Logo } from './logo/logo.ts';

/** Throws FILE_GONE and LOGO_REFUSED. */
export async function receivedLogo(token: string, context: Context): Promise<Logo> {
  const { bytes } = context.files.incoming(token);
  return context.pool.run('readLogo', { bytes });
}
