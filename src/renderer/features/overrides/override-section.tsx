/** The exceptions of one athlete: what runs, with whom and until when; ending it; giving one, for leads. */

import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ClearanceView } from '#contract/clearance.ts';
import type { Failure } from '#contract/envelope.ts';
import type { OverrideView } from '#contract/overrides.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { NEVER_OVERRIDDEN } from '#domain/clearance/override.ts';
import { CallFailed, call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { TIER_WORDS } from '../../ui/tier-chip.tsx';
import { tellConflicts } from '../assignments/conflict-dialog.tsx';
import { GiveOverride } from './give-override.tsx';
import classes from './overrides.module.css';

export function OverrideSection({ view }: { view: ClearanceView }) {
  const list = useChannel('overrides.list', { athleteId: view.athleteId });
  const me = useChannel('system.status', {}).data?.person;
  const [giving, setGiving] = useState(false);
  if (view.episodes.length === 0) return null;
  const all = list.data ?? [];
  const running = all.filter(({ state }) => state === 'inForce' || state === 'toCome');
  const over = all.filter((override) => !running.includes(override));
  const forbidden = view.episodes.some(
    ({ closed, state }) => !closed && NEVER_OVERRIDDEN.has(state as never),
  );
  const mayGive = me?.role === 'lead' && view.tier !== 'T3' && running.length === 0;
  return (
    <section aria-label="Overrides">
      {running.map((override) => (
        <Running key={override.id} override={override} />
      ))}
      {mayGive && !forbidden && (
        <Button variant="subtle" size="compact-sm" onClick={() => setGiving(true)}>
          Override for a few days
        </Button>
      )}
      {mayGive && forbidden && (
        <p className="quiet">No override is possible here; only new evidence changes it.</p>
      )}
      {over.length > 0 && (
        <details className="why-chain">
          <summary>{over.length === 1 ? '1 earlier override' : `${over.length} earlier overrides`}</summary>
          {over.map((override) => (
            <Over key={override.id} override={override} />
          ))}
        </details>
      )}
      {giving && <GiveOverride view={view} onClose={() => setGiving(false)} />}
    </section>
  );
}

function Running({ override }: { override: OverrideView }) {
  const [ending, setEnding] = useState(false);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const { id, tier, from, until, lead, secondPerson, state } = override;
  const end = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      tellConflicts((await call('overrides.end', { id, reason })).conflicts);
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      setFailure(error.failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={classes.override}>
      <div className={classes.line}>
        <b>
          Override to {TIER_WORDS[tier]}
          {state === 'toCome' && ` from ${formatDate(from)}`} until {formatDate(until)}
        </b>
        {!ending && (
          <Button variant="default" onClick={() => setEnding(true)}>
            End it
          </Button>
        )}
      </div>
      <div>
        {lead} with {secondPerson}
        {override.reason && `: ${override.reason}`}
      </div>
      {ending && (
        <form
          className={classes.end}
          onSubmit={(event) => {
            event.preventDefault();
            void end();
          }}
        >
          <TextInput
            label="Why it ends"
            maxLength={300}
            value={reason}
            data-autofocus
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy} disabled={reason.trim() === ''}>
            End the override
          </Button>
        </form>
      )}
      {failure && <FailureNote failure={failure} />}
    </div>
  );
}

function Over({ override }: { override: OverrideView }) {
  const { tier, from, until, lead, secondPerson, reason, ended } = override;
  return (
    <div className="why">
      {TIER_WORDS[tier]}, {formatDate(from)} to {formatDate(until)}: {lead} with {secondPerson}
      {reason && `. ${reason}`}
      {ended && (
        <div className="quiet">
          Ended by {ended.by}
          {ended.reason && `: ${ended.reason}`}
        </div>
      )}
    </div>
  );
}
