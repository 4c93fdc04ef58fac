/** What the audit trail says of changed athletes: whom, which fields, when they left and came back. Never what was written. */

import type { AthleteStatus } from '#domain/athlete/athlete.ts';
import type { AuditEntry } from '../audit.ts';
import type { ChangedField } from './edit.ts';

interface EditedAthlete {
  readonly id: string;
  readonly fields: readonly ChangedField[];
  /** Before the edit. */
  readonly status: AthleteStatus;
  /** After it, where the edit names it. */
  readonly to?: AthleteStatus | undefined;
  readonly policyVersion: number;
}

export function addedEntry(id: string, fields: readonly ChangedField[], policyVersion: number): AuditEntry {
  return { action: 'roster.add', subject: id, change: { fields }, policyVersion };
}

/** Archiving and bringing back have names of their own, so that the trail says who is gone since when. */
export function editedEntry({ id, fields, status, to = status, policyVersion }: EditedAthlete): AuditEntry {
  const action =
    to === status ? 'update' : to === 'archived' ? 'archive' : status === 'archived' ? 'bringBack' : 'update';
  return { action: `roster.${action}`, subject: id, change: { fields }, policyVersion };
}
