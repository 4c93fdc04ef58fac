/** The policy: every number of the clearance rules with its source, for the lead to change, and its history. */

import { SegmentedControl } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useChannel } from '../../app/queries.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PolicyHistory } from './policy-history.tsx';
import { type Draft, PolicySettings } from './policy-settings.tsx';
import { dayAndTime } from './setting-words.ts';

const route = getRouteApi('/policy');

export function PolicyPlace() {
  const { view, version } = route.useSearch();
  const navigate = route.useNavigate();
  const policy = useChannel('policy.get', {});
  const status = useChannel('system.status', {});
  // Kept here, so that a look at the history loses nothing.
  const [draft, setDraft] = useState<Draft>({});
  const history = view === 'history' || version !== undefined;
  return (
    <div className="place">
      <header className="place-head">
        <h1>Policy</h1>
        {policy.data && (
          <span className="quiet">
            Version {policy.data.version}, {dayAndTime(policy.data.decidedAt)} by {policy.data.decidedBy}
          </span>
        )}
        <span style={{ flex: 1 }} />
        <Link to="/facility" className="link">
          Facility
        </Link>
        <SegmentedControl
          aria-label="What is shown"
          data={[
            { value: 'settings', label: 'Settings' },
            { value: 'history', label: 'History' },
          ]}
          value={history ? 'history' : 'settings'}
          onChange={(next) => void navigate({ search: next === 'history' ? { view: 'history' } : {} })}
        />
      </header>
      {policy.error && <FailureNote failure={policy.error.failure} />}
      {history && <PolicyHistory open={version} />}
      {!history && policy.data && status.data && (
        <PolicySettings
          policy={policy.data}
          editable={status.data.person?.role === 'lead'}
          draft={draft}
          onDraft={setDraft}
        />
      )}
    </div>
  );
}
