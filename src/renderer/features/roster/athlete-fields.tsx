/** The fields of an athlete as a form, for adding and for editing. */

import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { AthleteFields } from '#contract/roster.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { LoadField } from '../../ui/load-field.tsx';

export type FieldErrors = Readonly<Record<string, string>>;

interface Props {
  readonly value: AthleteFields;
  readonly onChange: (change: AthleteFields) => void;
  readonly errors: FieldErrors;
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

export function AthleteFieldset({ value, onChange, errors, short }: Props) {
  const squads = useChannel('roster.squads', {});
  const facility = useChannel('facility.get', {});
  const text = (
    field:
      | 'firstName'
      | 'lastName'
      | 'preferredName'
      | 'sport'
      | 'position'
      | 'email'
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
        error={errors['dateOfBirth']}
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
        unit={facility.data?.unit ?? 'kg'}
        value={value.bodyweight ?? null}
        onChange={(bodyweight) => onChange({ bodyweight })}
      />
      {!short && (
        <>
          <TextInput
            label="Height (cm)"
            inputMode="numeric"
            defaultValue={value.heightMm ? String(value.heightMm / 10) : ''}
            error={errors['heightMm']}
            onBlur={(event) => {
              const centimetres = Number(event.currentTarget.value.replace(',', '.'));
              onChange({
                heightMm:
                  event.currentTarget.value && Number.isFinite(centimetres)
                    ? Math.round(centimetres * 10)
                    : null,
              });
            }}
          />
          <DateField
            label="Training since"
            value={value.trainingSince ?? null}
            error={errors['trainingSince']}
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
          {text('email', 'Email')}
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
            onChange={(event) => onChange({ notes: event.currentTarget.value || null })}
          />
        </>
      )}
    </div>
  );
}
