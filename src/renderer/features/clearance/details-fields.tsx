/** The facts of an episode: dates, mode, movements. Shared by opening and by correcting. */

import { Chip, Group, NumberInput, Select } from '@mantine/core';
import type { EvidenceInput } from '#contract/clearance.ts';
import { DateField } from '../../ui/date-field.tsx';
import { AGGRAVATOR_WORDS, AREA_WORDS, MODE_WORDS, optionsOf, STATUS_WORDS } from './words.ts';

export type Details = Extract<EvidenceInput, { kind: 'details' }>['content'];

interface Props {
  readonly kind: 'postpartum' | 'backPain' | 'joint';
  readonly value: Details;
  readonly onChange: (change: Details) => void;
  readonly errors: Readonly<Record<string, string>>;
}

export function DetailsFields({ kind, value, onChange, errors }: Props) {
  if (kind === 'postpartum') {
    const status = value.status ?? 'postpartum';
    return (
      <>
        <Select
          label="Status"
          data={optionsOf(STATUS_WORDS)}
          value={status}
          allowDeselect={false}
          onChange={(next) => onChange({ status: next as Details['status'] })}
        />
        {status === 'pregnant' ? (
          <DateField
            label="Expected date"
            value={value.edd ?? null}
            error={errors['edd']}
            onChange={(edd) => onChange({ edd })}
          />
        ) : (
          <>
            <DateField
              label={status === 'loss' ? 'Recovery since' : 'Delivery date'}
              value={value.deliveryDate ?? null}
              error={errors['deliveryDate']}
              onChange={(deliveryDate) => onChange({ deliveryDate })}
            />
            <Select
              label={status === 'loss' ? 'Kind' : 'Delivery'}
              data={optionsOf(MODE_WORDS)}
              value={value.mode ?? null}
              onChange={(mode) => onChange({ mode: mode as Details['mode'] })}
            />
            {status === 'postpartum' && (
              <NumberInput
                label="Births"
                min={1}
                max={8}
                value={value.births ?? ''}
                onChange={(births) => onChange({ births: typeof births === 'number' ? births : null })}
              />
            )}
          </>
        )}
      </>
    );
  }
  if (kind === 'joint') {
    return (
      <>
        <Select
          label="Where"
          data={optionsOf(AREA_WORDS)}
          value={value.area ?? 'other'}
          allowDeselect={false}
          onChange={(area) => onChange({ area: area as Details['area'] })}
        />
        <DateField
          label="Since"
          value={value.onset ?? null}
          error={errors['onset']}
          onChange={(onset) => onChange({ onset })}
        />
      </>
    );
  }
  return (
    <>
      <DateField
        label="Since"
        value={value.onset ?? null}
        error={errors['onset']}
        onChange={(onset) => onChange({ onset })}
      />
      <DateField
        label="Pain free since"
        value={value.painFreeSince ?? null}
        error={errors['painFreeSince']}
        onChange={(painFreeSince) => onChange({ painFreeSince })}
      />
      <div className="wide">
        <div className="field-label">Made worse by</div>
        <Chip.Group
          multiple
          value={[...(value.aggravating ?? [])]}
          onChange={(aggravating) =>
            onChange({ aggravating: aggravating as NonNullable<Details['aggravating']> })
          }
        >
          <Group gap={6}>
            {optionsOf(AGGRAVATOR_WORDS).map(({ value: id, label }) => (
              <Chip key={id} value={id} size="xs" radius="sm">
                {label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </div>
    </>
  );
}
