/** A correction of a mistake that would lift a stop: the lead makes it, and a second person proves that they agree. */

import type { Context } from '../context.ts';
import { ExpectedError } from '../errors.ts';
import { type Proof, proveAnother } from '../people/prove-another.ts';

export interface Confirmation {
  readonly secondPerson: string;
  readonly pin: string;
  readonly reason: string;
}

/**
 * Proves the second person before anything is changed. Throws LEAD_NEEDED, EVIDENCE_REFUSED with the field at fault,
 * WRONG_PIN or SIGN_IN_SLOWED.
 */
export async function proveConfirmation(
  context: Context,
  { secondPerson, pin, reason }: Confirmation,
): Promise<void> {
  if (context.person?.role !== 'lead') throw new ExpectedError('LEAD_NEEDED');
  if (reason.trim() === '')
    throw refused('confirmation.reason', 'Write why the earlier record is a mistake.');
  await proveAnother(context, { id: secondPerson, pin }, (sentence) =>
    refused('confirmation.secondPerson', sentence),
  );
}

/**
 * The lead who confirms a provider's earlier date for loaded work (§1.3), as second person to whoever records it.
 * Answers their name. Throws as above.
 */
export async function proveEarlierDate(context: Context, proof: Proof | undefined): Promise<string> {
  const at = (sentence: string) => refused('confirmedBy', sentence);
  if (!proof) throw at('A lead other than you must confirm the date for loaded work, with their PIN.');
  const lead = await proveAnother(context, proof, at);
  if (lead.role !== 'lead') throw at('Only a lead confirms the date for loaded work.');
  return lead.name;
}

function refused(path: string, sentence: string): ExpectedError {
  return new ExpectedError('EVIDENCE_REFUSED', { fields: [{ path, sentence }] });
}
