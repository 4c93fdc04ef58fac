/** How a facility’s paper looks: its logo and accent, and how it writes dates and loads. What a sheet asks for is not part of it. */

import type { Kysely, Transaction } from 'kysely';
import { type Accent, PLAIN_ACCENT } from '#domain/paper/accent.ts';
import { PLAIN_WORDING, type Wording } from '#domain/paper/wording.ts';
import type { Tables } from '../database/schema.ts';
import type { Logo, LogoShape } from './logo/logo.ts';

export interface Look extends Wording {
  readonly accent: Accent;
  readonly logo?: Logo;
}

/** Of a facility that chose nothing. */
export const PLAIN_LOOK: Look = { ...PLAIN_WORDING, accent: PLAIN_ACCENT };

export async function lookOf(executor: Kysely<Tables>): Promise<Look> {
  const { accent, date_language, decimal_sign } = await executor
    .selectFrom('facility')
    .select(['accent', 'date_language', 'decimal_sign'])
    .executeTakeFirstOrThrow();
  const logo = await logoOf(executor);
  return { accent, dateLanguage: date_language, decimalSign: decimal_sign, ...(logo && { logo }) };
}

async function logoOf(executor: Kysely<Tables>): Promise<Logo | undefined> {
  const row = await executor.selectFrom('facility_logo').selectAll().executeTakeFirst();
  if (!row) return undefined;
  const { width, height } = row;
  if (row.png) return { kind: 'picture', png: new Uint8Array(row.png), width, height };
  return { kind: 'drawing', shapes: JSON.parse(row.shapes ?? '[]') as LogoShape[], width, height };
}

/** The logo from now on; null takes it away. */
export async function writeLogo(trx: Transaction<Tables>, logo: Logo | null): Promise<void> {
  await trx.deleteFrom('facility_logo').execute();
  if (!logo) return;
  const { width, height } = logo;
  await trx
    .insertInto('facility_logo')
    .values({
      id: 1,
      width,
      height,
      png: logo.kind === 'picture' ? Buffer.from(logo.png) : null,
      shapes: logo.kind === 'drawing' ? JSON.stringify(logo.shapes) : null,
    })
    .execute();
}
