/** Somebody else changed the athlete meanwhile: both values, and the choice between them. */

import { Button } from '@mantine/core';
import type { AthleteFields } from '#contract/roster.ts';
import { type CalendarDate, formatDate, isCalendarDate } from '#domain/calendar/calendar-date.ts';
import { formatLoad } from '#domain/load/load.ts';
import { useChannel } from '../../app/queries.ts';
import { formatHeight } from '../../ui/height-field.tsx';
import { word } from './columns.tsx';
import type { Elsewhere, Field } from './typed-profile.ts';

const FIELD_WORDS: Readonly<Record<Field, string>> = {
  firstName: 'First name',
  lastName: 'Last name',
  preferredName: 'Preferred name',
  dateOfBirth: 'Date of birth',
  sex: 'Sex',
  squads: 'Squads',
  sport: 'Sport',
  position: 'Position',
  trainingSince: 'Training since',
  levelOverride: 'Level',
  status: 'Status',
  bodyweight: 'Bodyweight',
  heightMm: 'Height',
  email: 'Email',
  phone: 'Phone',
  emergencyContact: 'Emergency contact',
  guardian: 'Guardian',
  coach: 'Coach',
  notes: 'Notes',
};

interface Props {
  readonly changes: readonly Elsewhere[];
  /** The typed values stand. */
  readonly onKeep: () => void;
  /** The present values stand. */
  readonly onTake: () => void;
}

export function ElsewhereNote({ changes, onKeep, onTake }: Props) {
  const unit = useChannel('facility.get', {}).data?.unit ?? 'kg';
  const disputed = changes.some(({ mine }) => mine);
  const said = (field: Field, value: AthleteFields[Field] | string) => inWords(field, value, unit);
  return (
    <div role={disputed ? 'alert' : 'status'} style={{ padding: '12px 0 0' }}>
      <div style={{ fontWeight: 600 }}>
        Somebody changed this record after you opened it. {disputed && 'Nothing of yours was lost or saved.'}
      </div>
      {changes.map(({ field, present, mine }) =>
        mine ? (
          <div key={field}>
            {FIELD_WORDS[field]}: you typed <b>{said(field, mine.value)}</b>, it is now{' '}
            <b>{said(field, present)}</b>
          </div>
        ) : (
          <div key={field} className="quiet">
            {FIELD_WORDS[field]} is now {said(field, present)}
          </div>
        ),
      )}
      {disputed && (
        <div className="form-foot" style={{ marginTop: 8 }}>
          <Button variant="default" onClick={onKeep}>
            Keep what I typed
          </Button>
          <Button variant="default" onClick={onTake}>
            Show the present values
          </Button>
        </div>
      )}
    </div>
  );
}

function inWords(field: Field, value: AthleteFields[Field] | string, unit: 'kg' | 'lb'): string {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'number') return `${formatHeight(value, unit)}${unit === 'kg' ? ' cm' : ''}`;
  if (typeof value === 'string') {
    if (field === 'dateOfBirth' || field === 'trainingSince')
      return isCalendarDate(value) ? formatDate(value as CalendarDate) : value;
    return field === 'sex' || field === 'levelOverride' || field === 'status' ? word(value) : value;
  }
  if ('hundredths' in value) return formatLoad(value);
  return value.join(', ') || 'none';
}
