/** Reports: one Excel workbook of the chosen sheets, or one sheet as CSV; of everybody or of a squad. */

import { Button, Checkbox } from '@mantine/core';
import { IconFileTypeCsv, IconTableExport } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { ResultOf } from '#contract/channels.ts';
import type { SquadId } from '#contract/values.ts';
import { ASKED_FOR, OF_A_PERIOD, REPORT_SHEETS, type ReportSheet } from '#contract/workbooks.ts';
import { type CalendarDate, isCalendarDate } from '#domain/calendar/calendar-date.ts';
import { runJob } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import type { ReportsSearch } from '../../app/routes.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { offerFile, size } from '../../ui/offer-file.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useLastJob } from '../../ui/use-last-job.ts';
import classes from './reports.module.css';
import { ReportsViews } from './reports-views.tsx';

const WHAT: Readonly<Record<ReportSheet, string>> = {
  Roster: 'Who is here: birth date, squads, level, bodyweight, status.',
  Maxes: 'Every athlete’s latest maxima, with unit, date and × bodyweight.',
  'Max matrix': 'Athletes down, lifts across; high, average, low and n of whoever you filter.',
  Rankings: 'Each lift from the heaviest down, and by × bodyweight.',
  Program: 'The assigned programs, line by line, as written.',
  Loads:
    'Everybody’s lines as permitted today: type another maximum and the loads follow, from the plates there are.',
  Assignments: 'Who does which program and version, since when, as written or with changes.',
  Log: 'Every set as it was done or skipped, with what was asked, RPE and whether the line was changed.',
  Volume: 'Each athlete’s weeks: sets, lifts, tonnage and average load, kilograms and pounds apart.',
  Compliance: 'Sessions done of those assigned, missed, and when the last one was.',
  Availability: 'Who trains in full, with changes or not at all today; codes as on the card, never why.',
  Overrides:
    'The ledger of exceptions: by whom, with whom, until when. Reasons only for whoever may see health details.',
};

const route = getRouteApi('/reports');

const USUAL_SHEETS = REPORT_SHEETS.filter((sheet) => !ASKED_FOR.includes(sheet));

export function WorkbookPlace() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: ReportsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const { squad, sheets = USUAL_SHEETS } = search;
  const [from, to] = [dayOf(search.from), dayOf(search.to)];
  const squads = useChannel('roster.squads', {});
  const [made, setMade] = useState<ResultOf<'workbooks.export'>>();
  const earlier = useLastJob('workbooks.export');
  const { busy, failure, attempt } = useAttempt();
  /** What stands in a field of the period and is no day. */
  const [unread, setUnread] = useState<{ from?: string | undefined; to?: string | undefined }>({});
  const unclear = unread.from !== undefined || unread.to !== undefined;
  const whoAndWhen = {
    ...(squad && { squad: squad as SquadId }),
    ...(from && { from }),
    ...(to && { to }),
  };
  const make = () => {
    setMade(undefined);
    return attempt(async () => {
      const done = await runJob('workbooks.export', { sheets: [...sheets], ...whoAndWhen });
      setMade(done);
      await offerFile(done.file);
    });
  };
  const makeCsv = (sheet: ReportSheet) =>
    attempt(async () => offerFile((await runJob('workbooks.exportCsv', { sheet, ...whoAndWhen })).file));
  const last = made ?? (busy ? undefined : earlier);
  return (
    <div className="place">
      <header className="place-head">
        <h1>Reports</h1>
        <ReportsViews />
        <select
          aria-label="Squad"
          className="squad-switch"
          value={squad ?? ''}
          onChange={(event) => change({ squad: event.currentTarget.value || undefined })}
        >
          <option value="">Everybody</option>
          {squads.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <span style={{ flex: 1 }} />
        <Button
          leftSection={<IconTableExport size={16} stroke={1.6} />}
          onClick={() => void make()}
          loading={busy}
          disabled={sheets.length === 0 || unclear}
        >
          Make the workbook
        </Button>
      </header>
      <PlaceBody label="Workbook" style={{ maxWidth: 720 }}>
        <p>One Excel workbook with a ReadMe and the sheets you choose, or one sheet as CSV.</p>
        <div className={classes.period}>
          <DateField
            label="From"
            value={from}
            onChange={(day) => change({ from: day ?? undefined })}
            onUnread={(text) => setUnread({ ...unread, from: text })}
          />
          <DateField
            label="To"
            value={to}
            onChange={(day) => change({ to: day ?? undefined })}
            onUnread={(text) => setUnread({ ...unread, to: text })}
            error={failure?.fields?.find(({ path }) => path === 'to')?.sentence}
          />
          <p className="quiet">
            {OF_A_PERIOD.slice(0, -1).join(', ')} and {OF_A_PERIOD.at(-1)} hold what falls on these days;
            leave them empty for all, and for the last 12 weeks of the training log. The other sheets are of
            today.
          </p>
        </div>
        <ul className={classes.sheets}>
          {REPORT_SHEETS.map((sheet) => (
            <li key={sheet}>
              <Checkbox
                label={<b>{sheet}</b>}
                description={
                  ASKED_FOR.includes(sheet)
                    ? `${WHAT[sheet]} Not in a workbook unless you tick it.`
                    : WHAT[sheet]
                }
                checked={sheets.includes(sheet)}
                onChange={(event) =>
                  change({
                    sheets: REPORT_SHEETS.filter((each) =>
                      each === sheet ? event.currentTarget.checked : sheets.includes(each),
                    ),
                  })
                }
              />
              <Button
                variant="subtle"
                size="compact-sm"
                leftSection={<IconFileTypeCsv size={16} stroke={1.6} />}
                aria-label={`${sheet} as CSV`}
                disabled={busy || unclear}
                onClick={() => void makeCsv(sheet)}
              >
                CSV
              </Button>
            </li>
          ))}
        </ul>
        {failure && <FailureNote failure={failure} marked={['to']} />}
        {last && (
          <p>
            {last.file.name}, {size(last.file.bytes)}:{' '}
            {Object.entries(last.rows)
              .map(([sheet, rows]) => `${sheet} ${rows.toLocaleString('en')} rows`)
              .join(', ')}
            .{' '}
            <Button variant="subtle" size="compact-xs" onClick={() => void offerFile(last.file)}>
              Save it again
            </Button>
          </p>
        )}
      </PlaceBody>
    </div>
  );
}

function dayOf(text: string | undefined): CalendarDate | null {
  return text !== undefined && isCalendarDate(text) ? text : null;
}
