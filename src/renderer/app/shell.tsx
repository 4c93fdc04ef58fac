/** The frame: rail on the left, the place, running jobs along the bottom edge. */

import {
  IconAdjustments,
  IconBarbell,
  IconBook2,
  IconCalendarEvent,
  IconClipboardCheck,
  IconLock,
  IconPrinter,
  IconReportAnalytics,
  IconUsers,
} from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { ConflictDialog } from '../features/assignments/conflict-dialog.tsx';
import { ConfirmDateLink } from '../features/facility/confirm-date.tsx';
import { lock, useIdleLock } from '../features/people/lock.ts';
import { JobsBar } from '../ui/jobs-bar.tsx';
import { KeyList } from './key-list.tsx';
import { useShellKeys } from './keys.ts';
import { Palette } from './palette.tsx';
import { useChannel } from './queries.ts';
import mark from './rackside.svg';

const PLACES = [
  { to: '/today', label: 'Today', icon: IconCalendarEvent },
  { to: '/roster', label: 'Roster', icon: IconUsers },
  { to: '/programs', label: 'Programs', icon: IconBarbell },
  { to: '/library', label: 'Library', icon: IconBook2 },
  { to: '/print', label: 'Print', icon: IconPrinter },
  { to: '/reports', label: 'Reports', icon: IconReportAnalytics },
  { to: '/review', label: 'Review', icon: IconClipboardCheck },
  { to: '/facility', label: 'Facility', icon: IconAdjustments },
] as const;

export function Shell() {
  const [keys, setKeys] = useState(false);
  useShellKeys(() => setKeys(true));
  const status = useChannel('system.status', {});
  const facility = useChannel('facility.get', {});
  const locks = status.data?.asksPin ?? false;
  useIdleLock(locks);
  // Results are typed from the day they belong to; the second screen has nothing but the room.
  const { pathname } = useLocation();
  if (pathname === '/weight-room') return <Outlet />;
  return (
    <div className="shell">
      <SkipLink />
      <nav className="rail" aria-label="Places">
        <div className="rail-name">
          <img src={mark} alt="" width={22} height={22} />
          <span className="label">{facility.data?.name || 'Rackside'}</span>
        </div>
        {PLACES.map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            title={label}
            activeProps={{ 'aria-current': 'page' }}
            {...(to === '/today' && pathname === '/entry' && { 'aria-current': 'page' })}
          >
            <Icon size={18} stroke={1.6} aria-hidden />
            <span className="label">{label}</span>
            {to === '/review' && <ReviewCount />}
          </Link>
        ))}
        {locks && (
          <button type="button" className="lock" title="Lock Rackside" onClick={() => void lock()}>
            <IconLock size={18} stroke={1.6} aria-hidden />
            <span className="label">{status.data?.person?.name}</span>
            <span className="visually-hidden">: lock</span>
          </button>
        )}
        <div className="foot">
          {status.data && formatDate(status.data.today)}
          {status.data?.warnings.map((warning) => (
            <div key={warning}>{warning}</div>
          ))}
          <ConfirmDateLink />
        </div>
      </nav>
      <main style={{ minHeight: 0, minWidth: 0 }}>
        <Outlet />
      </main>
      <JobsBar />
      <Palette />
      <ConflictDialog />
      <KeyList opened={keys} onClose={() => setKeys(false)} />
    </div>
  );
}

/** The first stop of Tab: past the places, to what the coach came for. */
function SkipLink() {
  const onRoster = useLocation({ select: ({ pathname }) => pathname === '/roster' });
  return (
    <button
      type="button"
      className="skip"
      onClick={() =>
        document
          .querySelector<HTMLElement>('main [role="grid"], main .place-body')
          ?.focus({ preventScroll: true })
      }
    >
      {onRoster ? 'Go to the table' : 'Go to the page'}
    </button>
  );
}

/** How many lines wait on the review list. */
function ReviewCount() {
  const waiting = useChannel('review.count', {}).data?.waiting ?? 0;
  return waiting > 0 && <span className="count">{waiting}</span>;
}
