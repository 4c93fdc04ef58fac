/** Why a program was decided as it was: tier, rules and settings of that day. */

import { useState } from 'react';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TIER_WORDS } from '../../ui/tier-chip.tsx';
import { Reasons } from '../clearance/why.tsx';

export function DecisionNote({ assignmentId }: { assignmentId: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <details className="why-chain" onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>Why it was decided like this</summary>
      {opened && <Decision assignmentId={assignmentId} />}
    </details>
  );
}

function Decision({ assignmentId }: { assignmentId: string }) {
  const decision = useChannel('clearance.ofDecision', { assignmentId });
  if (decision.error) return <FailureNote failure={decision.error.failure} />;
  if (!decision.data) return null;
  const { on, tier, reasons, policyVersion, policyChanged } = decision.data;
  return (
    <>
      <div className="quiet">
        Decided on {formatDate(on)} at {TIER_WORDS[tier]}, under policy version {policyVersion}
        {policyChanged ? ', which has changed since.' : '.'}
      </div>
      {reasons.length === 0 ? <div>Nothing was on file that day.</div> : <Reasons reasons={reasons} />}
    </>
  );
}
