/** Reports: one Excel workbook of the chosen sheets. */

import { Button, Checkbox } from '@mantine/core';
import { IconTableExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { ResultOf } from '#contract/channels.ts';
import { runJob } from '../../app/bridge.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { offerFile, size } from '../../ui/offer-file.tsx';
import { PlaceBody } from '../../ui/place-body.tsx';
import { useAttempt } from '../../ui/use-attempt.ts';
import { useLastJob } from '../../ui/use-last-job.ts';

const SHEETS = [
  { id: 'Roster', text: 'Who is here: birth date, squads, level, bodyweight, status.' },
  { id: 'Maxes', text: 'Every athlete’s latest maxima, with unit, date and × bodyweight.' },
  { id: 'Program', text: 'The assigned programs, line by line, as written.' },
  { id: 'Assignments', text: 'Who does which program and version, since when, as written or with changes.' },
  {
    id: 'Overrides',
    text: 'The ledger of exceptions: by whom, with whom, until when. Reasons only for whoever may see health details.',
  },
] as const;
type SheetId = (typeof SHEETS)[number]['id'];

export function ReportsPlace() {
  const [sheets, setSheets] = useState<SheetId[]>(
    SHEETS.map((sheet) => sheet.id).filter((id) => id !== 'Overrides'),
  );
  const [made, setMade] = useState<ResultOf<'workbooks.export'>>();
  const earlier = useLastJob('workbooks.export');
  const { busy, failure, attempt } = useAttempt();
  const make = () => {
    setMade(undefined);
    return attempt(async () => {
      const done = await runJob('workbooks.export', { sheets });
      setMade(done);
      await offerFile(done.file);
    });
  };
  const last = made ?? (busy ? undefined : earlier);
  return (
    <div className="place">
      <header className="place-head">
        <h1>Reports</h1>
        <span style={{ flex: 1 }} />
        <Button
          leftSection={<IconTableExport size={16} stroke={1.6} />}
          onClick={() => void make()}
          loading={busy}
          disabled={sheets.length === 0}
        >
          Make the workbook
        </Button>
      </header>
      <PlaceBody label="Workbook" style={{ maxWidth: 640 }}>
        <p>
          One Excel workbook with a ReadMe and the sheets you choose. Health is in none of them but Overrides.
        </p>
        {SHEETS.map(({ id, text }) => (
          <Checkbox
            key={id}
            my={12}
            label={<b>{id}</b>}
            description={text}
            checked={sheets.includes(id)}
            onChange={(event) =>
              setSheets(
                event.currentTarget.checked ? [...sheets, id] : sheets.filter((other) => other !== id),
              )
            }
          />
        ))}
        {failure && <FailureNote failure={failure} />}
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
