/** How a facility’s paper looks: what the facility keeps of it, and how it is changed. */

import { z } from 'zod';
import { DATE_LANGUAGES } from '#domain/paper/wording.ts';
import { fileToken, line } from './values.ts';

export const look = z.strictObject({
  /** `#rrggbb`, dark enough for a photocopy. */
  accent: line(7),
  dateLanguage: z.enum(DATE_LANGUAGES),
  decimalSign: z.enum(['.', ',']),
});

/** A logo is a file that was handed in; null takes it away. */
export const lookChange = look.extend({ logo: fileToken.nullable() }).partial();
