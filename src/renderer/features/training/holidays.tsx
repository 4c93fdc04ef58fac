/** Days on which the facility is closed: listed, added, taken away. */

import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type CalendarDate, formatDate } from '#domain/calendar/calendar-date.ts';
import { call } from '../../app/bridge.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { FailureNote } from '../../ui/failure-note.tsx';
import { tell } from '../../ui/tell.ts';
import { useAttempt } from '../../ui/use-attempt.ts';

export function Holidays({ onClose }: { onClose: () => void }) {
  const holidays = useChannel('training.holidays', {});
  const [name, setName] = useState('');
  const [firstDay, setFirstDay] = useState<CalendarDate | null>(null);
  const [lastDay, setLastDay] = useState<CalendarDate | null>(null);
  const { busy, failure, attempt } = useAttempt();
  const add = () =>
    attempt(async () => {
      if (!firstDay || !name.trim()) return;
      await call('training.setHoliday', { firstDay, lastDay: lastDay ?? firstDay, name: name.trim() });
      setName('');
      setFirstDay(null);
      setLastDay(null);
    });
  return (
    <Modal
      opened
      onClose={onClose}
      title={<b>Holidays</b>}
      size="min(620px, 96vw)"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <p className="quiet">
        Sessions on these days count as neither done nor missed. Move them, or leave them out.
      </p>
      {holidays.data?.length === 0 && <p>None yet.</p>}
      <table className="plain-table">
        <tbody>
          {holidays.data?.map((holiday) => (
            <tr key={holiday.id}>
              <td>{holiday.name}</td>
              <td>
                {formatDate(holiday.firstDay)}
                {holiday.lastDay !== holiday.firstDay && ` – ${formatDate(holiday.lastDay)}`}
              </td>
              <td style={{ textAlign: 'right' }}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={`Remove ${holiday.name}`}
                  onClick={() =>
                    void tell(async () => {
                      await call('training.removeHoliday', { id: holiday.id });
                    })
                  }
                >
                  Remove
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form
        className="fields of-three"
        style={{ marginTop: 16 }}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          label="Name"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <DateField label="First day" value={firstDay} onChange={setFirstDay} />
        <DateField label="Last day" value={lastDay ?? firstDay} onChange={setLastDay} />
        <div>
          <Button type="submit" loading={busy} disabled={!firstDay || !name.trim()}>
            Add the holiday
          </Button>
        </div>
      </form>
      {failure && <FailureNote failure={failure} />}
    </Modal>
  );
}
