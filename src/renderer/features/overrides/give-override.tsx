/** A lead's exception: to which tier, why, until when, and a second person who types their own PIN. */

import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InputOf } from '#contract/channels.ts';
import type { ClearanceView } from '#contract/clearance.ts';
import type { Failure } from '#contract/envelope.ts';
import { addDays, type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TIER_WORDS } from '../../ui/tier-chip.tsx';
import { agreed, NOBODY_YET, SecondPerson, useOthers } from '../people/second-person.tsx';

type Tier = InputOf<'overrides.give'>['tier'];
const TIERS = ['T1', 'T2', 'T3'] as const satisfies readonly Tier[];

export function GiveOverride({ view, onClose }: { view: ClearanceView; onClose: () => void }) {
  const settings = useChannel('policy.get', {}).data?.groups.flatMap((group) => group.settings) ?? [];
  const most = Number(settings.find(({ id }) => id === 'overrideDays')?.value ?? 14);
  const others = useOthers();
  const higher = TIERS.filter((tier) => tier > view.tier);
  const [tier, setTier] = useState<Tier>(higher[0] ?? 'T3');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState<CalendarDate | null>(null);
  const [agreement, setAgreement] = useState(NOBODY_YET);
  const secondPerson = agreed(agreement);
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const errors = Object.fromEntries(
    (failure?.fields ?? []).map((field) => [field.path.split('.').at(-1) ?? '', field.sentence]),
  );
  const lastDay = until ?? addDays(view.on, most);
  const give = async () => {
    if (!secondPerson) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await call('overrides.give', {
        athleteId: view.athleteId,
        tier,
        reason,
        until: lastDay,
        secondPerson,
      });
      onClose();
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(480px, 96vw)"
      title={<b>Override for a few days</b>}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {others.length === 0 ? (
        <>
          <p>An override needs a second person, and you work alone here. Add one under Facility, People.</p>
          <div className="form-foot">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
          </div>
        </>
      ) : (
        <form
          className="fields"
          onSubmit={(event) => {
            event.preventDefault();
            void give();
          }}
        >
          <div className="wide">
            <div className="field-label">Raise {TIER_WORDS[view.tier]} to</div>
            <SegmentedControl
              aria-label="Raise to"
              value={tier}
              onChange={(value) => setTier(value as Tier)}
              data={higher.map((value) => ({ value, label: TIER_WORDS[value] }))}
            />
            {errors['tier'] && <div role="alert">{errors['tier']}</div>}
            <div className="quiet">Restrictions and blocked movements stay, whatever the tier.</div>
          </div>
          <Textarea
            className="wide"
            label="Why"
            description="Stands in the ledger and the audit trail."
            maxLength={300}
            autosize
            minRows={2}
            value={reason}
            error={errors['reason']}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <DateField
            label="Last day"
            description={`At most ${formatDate(addDays(view.on, most))}`}
            value={lastDay}
            error={errors['until'] ?? errors['from']}
            onChange={setUntil}
          />
          <div />
          <SecondPerson
            label="Second person"
            description="Agrees, and is named with you"
            among={others}
            value={agreement}
            error={errors['secondPerson']}
            failure={failure}
            onChange={setAgreement}
          />
          {failure && !failure.fields && failure.code !== 'WRONG_PIN' && (
            <div className="wide">
              <FailureNote failure={failure} />
            </div>
          )}
          <div className="wide form-foot">
            <Button type="submit" loading={busy} disabled={!secondPerson || reason.trim() === ''}>
              Give the override
            </Button>
            <Button variant="subtle" onClick={onClose}>
              Cancel
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
