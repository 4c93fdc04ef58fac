/**
 * What a sheet says of somebody's health where a lead asked for it, and only there: tier, why, when it is looked at again,
 * and restrictions word for word.
 */

import type { Clearance } from '#domain/clearance/evaluate.ts';
import type { Tier } from '#domain/clearance/tier.ts';
import { seesHealth } from '../clearance/views-audit.ts';
import type { Context } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { reviewInWords } from './build-card.ts';

const TIERS: Readonly<Record<Tier, string>> = {
  T0: 'Hold',
  T1: 'Foundation',
  T2: 'Restricted',
  T3: 'Full',
};

export function healthOf({ on, tier, reasons, reviewOn, permission }: Clearance): readonly string[] {
  if (reasons.length === 0) return ['nothing on record'];
  return [
    `${TIERS[tier]}${reviewOn ? `, review ${reviewInWords(reviewOn, on)}` : ''}`,
    ...new Set(reasons.map(({ text }) => text)),
    ...permission.verbatim.map(({ text, from }) => `“${text}”${from ? `, ${from}` : ''}`),
  ];
}

/** One athlete's own sheets. A rack sheet and a list are read by everybody who stands on them. */
const OWN: ReadonlySet<string> = new Set(['card', 'session', 'coach', 'plan']);

/** Throws LEAD_NEEDED, and INVALID_INPUT where a sheet is for more eyes than one athlete's or the reason is empty. */
export function refuseHealth(
  {
    sheets = ['card'],
    health,
  }: { sheets?: readonly string[] | undefined; health?: { reason: string } | undefined },
  context: Context,
): void {
  if (!health) return;
  if (context.person?.role !== 'lead' || !seesHealth(context))
    throw new ExpectedError('LEAD_NEEDED', {
      message: 'Only a lead prints sheets with health details. No file was made.',
    });
  const fields = [
    ...(health.reason.trim() === '' ? [{ path: 'health.reason', sentence: 'Write why it is printed.' }] : []),
    ...(sheets.every((kind) => OWN.has(kind))
      ? []
      : [
          {
            path: 'sheets',
            sentence: 'Health details stand on cards, session sheets, plans and the coach’s copy alone.',
          },
        ]),
  ];
  if (fields.length > 0) throw new ExpectedError('INVALID_INPUT', { fields });
}
