/** The preview in a worker, which reads the roster for itself. */

import type { PolicyPreview } from '#contract/policy.ts';
import { readRosterAt } from '../database/read-only.ts';
import type { Library } from '../library/library.ts';
import { type PolicyChange, policyEffect, type Reporting } from './effect.ts';

export interface PreviewOrder extends PolicyChange {
  /** The roster file. */
  readonly path: string;
  readonly library: Library;
}

export async function previewPolicy(
  { path, library, ...change }: PreviewOrder,
  progress: NonNullable<Reporting['progress']>,
): Promise<PolicyPreview> {
  return readRosterAt(path, (trx) => policyEffect(trx, change, library, { progress }));
}
