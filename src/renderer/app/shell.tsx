/** The frame: rail on the left, the place, running jobs along the bottom edge. */

import {
  IconAdjustments,
  IconBarbell,
  IconBook2,
  IconPrinter,
  IconReportAnalytics,
  IconUsers,
} from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { JobsBar } from '../ui/jobs-bar.tsx';
import { KeyList } from './key-list.tsx';
import { useShellKeys } from './keys.ts';
import { Palette } from './palette.tsx';
import { useChannel } from './queries.ts';
import mark from './rackside.svg';

const PLACES = [
  { to: '/roster', label: 'Roster', icon: IconUsers },
  { to: '/programs', label: 'Programs', icon: IconBarbell },
  { to: '/library', label: 'Library', icon: IconBook2 },
  { to: '/print', label: 'Print', icon: IconPrinter },
  { to: '/reports', label: 'Reports', icon: IconReportAnalytics },
  { to: '/facility', label: 'Facility', icon: IconAdjustments },
] as const;

export function Shell() {
  const [keys, setKeys] = useState(false);
  useShellKeys(() => setKeys(true));
  const status = useChannel('system.status', {});
  const facility = useChannel('facility.get', {});
  return (
    <div className="shell">
      <nav className="rail" aria-label="Places">
        <div className="rail-name">
          <img src={mark} alt="" width={22} height={22} />
          <span className="label">{facility.data?.name || 'Rackside'}</span>
        </div>
        {PLACES.map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to} title={label} activeProps={{ 'aria-current': 'page' }}>
            <Icon size={18} stroke={1.6} aria-hidden />
            <span className="label">{label}</span>
          </Link>
        ))}
        <div className="foot">
          {status.data && formatDate(status.data.today)}
          {status.data?.warnings.map((warning) => (
            <div key={warning}>{warning}</div>
          ))}
        </div>
      </nav>
      <main style={{ minHeight: 0, minWidth: 0 }}>
        <Outlet />
      </main>
      <JobsBar />
      <Palette />
      <KeyList opened={keys} onClose={() => setKeys(false)} />
    </div>
  );
}
