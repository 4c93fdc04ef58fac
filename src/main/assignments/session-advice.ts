/** What pain that was asked during a session asks for at once (§1.6). */

import type { EvidenceInput, SessionAdviceView } from '#contract/clearance.ts';
import type { ClearancePolicy } from '#domain/clearance/policy.ts';
import { painDuringSession } from '#domain/clearance/session-rule.ts';

/** Null for every other record. The words name a number that whoever recorded it has just typed, and nothing else. */
export function adviceFor(evidence: EvidenceInput, policy: ClearancePolicy): SessionAdviceView | null {
  if (evidence.kind !== 'pain' || !evidence.content.during) return null;
  const { action, mayProgress, reason } = painDuringSession(evidence.content.painNow, policy);
  return { action, mayProgress, text: reason.text };
}
