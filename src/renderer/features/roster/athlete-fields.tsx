/** The fields of an athlete as a form, for adding and for editing. */

import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { AthleteFields } from '#contract/roster.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { HeightField } from '../../ui/height-field.tsx';
import { LoadField } from '../../ui/load-field.tsx';
import { TypedField } from '../../ui/typed-field.tsx';
import type { Field } from './typed-profile.ts';

export type FieldErrors = Readonly<Record<string, string>>;

interface Props {
  readonly value: AthleteFields;
  readonly onChange: (change: AthleteFields) => void;
  readonly errors: FieldErrors;
  /** Texts that are no value, from before. */
  readonly unread?: Readonly<Partial<Record<Field, string>>>;
  /** Absent where the form does not outlive its window: then what cannot be read counts as empty, and is not sent. */
  readonly onUnread?: (field: Field, text: string | undefined) => void;
  /** Only what most athletes have. */
  readonly short?: boolean;
}

const SEXES = [
  { value: 'female', label: 'Female' },
  { value: 'male', label: 'Male' },
  { value: 'other', label: 'Other' },
  { value: 'undisclosed', label: 'Undisclosed' },
];
const LEVELS = [
  { value: 'beginner', label: 'Beginner' },
  { value: 'intermediate', label: 'Intermediate' },
  { value: 'advanced', label: 'Advanced' },
];
const STATUSES = [
  { value: 'active', label: 'Active' },
  { value: 'unavailable', label: 'Unavailable' },
  { value: 'away', label: 'Away' },
  { value: 'archived', label: 'Archived' },
];

export function AthleteFieldset({ value, onChange, errors, unread, onUnread, short }: Props) {
  const squads = useChannel('roster.squads', {});
  const unit = useChannel('facility.get', {}).data?.unit ?? 'kg';
  /** What a field that reads its text needs to keep what it cannot read. */
  const reading = (field: Field) => ({
    error: errors[field],
    unread: unread?.[field],
    onUnread: onUnread && ((text: string | undefined) => onUnread(field, text)),
  });
  const text = (
    field:
      | 'firstName'
      | 'lastName'
      | 'preferredName'
      | 'sport'
      | 'position'
      | 'phone'
      | 'emergencyContact'
      | 'guardian'
      | 'coach',
    label: string,
  ) => (
    <TextInput
      label={label}
      value={value[field] ?? ''}
      error={errors[field]}
      onChange={(event) =>
        onChange({
          [field]:
            event.currentTarget.value || (field.endsWith('Name') && field !== 'preferredName' ? '' : null),
        })
      }
    />
  );
  return (
    <div className="fields">
      {text('firstName', 'First name')}
      {text('lastName', 'Last name')}
      {!short && text('preferredName', 'Preferred name')}
      <DateField
        label="Date of birth"
        value={value.dateOfBirth ?? null}
        {...reading('dateOfBirth')}
        onChange={(dateOfBirth) => onChange({ dateOfBirth })}
      />
      <Select
        label="Sex"
        data={SEXES}
        value={value.sex ?? null}
        clearable
        onChange={(sex) => onChange({ sex: sex as AthleteFields['sex'] })}
      />
      <TagsInput
        className="wide"
        label="Squads"
        data={squads.data?.map((squad) => squad.name) ?? []}
        value={value.squads ?? []}
        onChange={(names) => onChange({ squads: names })}
      />
      <LoadField
        label="Bodyweight"
        unit={unit}
        value={value.bodyweight ?? null}
        {...reading('bodyweight')}
        onChange={(bodyweight) => onChange({ bodyweight })}
      />
      {!short && (
        <>
          <HeightField
            label="Height"
            unit={unit}
            value={value.heightMm ?? null}
            {...reading('heightMm')}
            onChange={(heightMm) => onChange({ heightMm })}
          />
          <DateField
            label="Training since"
            value={value.trainingSince ?? null}
            {...reading('trainingSince')}
            onChange={(trainingSince) => onChange({ trainingSince })}
          />
          <Select
            label="Level (else from training age)"
            data={LEVELS}
            value={value.levelOverride ?? null}
            clearable
            onChange={(level) => onChange({ levelOverride: level as AthleteFields['levelOverride'] })}
          />
          {text('sport', 'Sport')}
          {text('position', 'Position')}
          <Select
            label="Status"
            data={STATUSES}
            value={value.status ?? 'active'}
            allowDeselect={false}
            onChange={(status) =>
              onChange({ status: (status ?? 'active') as NonNullable<AthleteFields['status']> })
            }
          />
          {text('coach', 'Coach')}
          <TypedField
            label="Email"
            inputMode="email"
            value={value.email ?? null}
            read={(text) => (/^\S+@\S+\.\S+$/.test(text) ? text : undefined)}
            write={(email) => email}
            remark="Write an address such as name@example.org."
            {...reading('email')}
            onChange={(email) => onChange({ email })}
          />
          {text('phone', 'Phone')}
          {text('emergencyContact', 'Emergency contact')}
          {text('guardian', 'Guardian')}
          <Textarea
            className="wide"
            label="Notes"
            description="No health here: it has its own place under Clearance."
            autosize
            minRows={2}
            value={value.notes ?? ''}
            error={errors['notes']}
            onChange={(event) => onChange({ notes: event.currentTarget.value || null })}
          />
        </>
      )}
    </div>
  );
}
