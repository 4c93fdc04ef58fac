/** The facts of an episode: dates, mode, movements. Shared by opening and by correcting. */

import { Checkbox, Chip, Group, NumberInput, Select } from '@mantine/core';
import type { EvidenceInput } from '#contract/clearance.ts';
import { useChannel } from '../../app/queries.ts';
import { DateField } from '../../ui/date-field.tsx';
import { AnswerRow } from './answer-row.tsx';
import { RestrictionsField, written } from './restrictions-field.tsx';
import {
  AGGRAVATOR_WORDS,
  AREA_WORDS,
  LEG_WORDS,
  MODE_WORDS,
  optionsOf,
  STATUS_WORDS,
  TEAR_WORDS,
} from './words.ts';

export type Details = Extract<EvidenceInput, { kind: 'details' }>['content'];

interface Props {
  readonly kind: 'postpartum' | 'backPain' | 'joint';
  readonly value: Details;
  readonly onChange: (change: Details) => void;
  readonly errors: Readonly<Record<string, string>>;
}

export function DetailsFields(props: Props) {
  const { value, onChange, errors } = props;
  return (
    <>
      {props.kind === 'postpartum' && <PostpartumFields {...props} />}
      {props.kind === 'backPain' && <BackPainFields {...props} />}
      {props.kind === 'joint' && <JointFields {...props} />}
      <RestrictionsField
        label="Restriction of your own (if any)"
        value={value.restrictions ?? []}
        errors={errors}
        onChange={(restrictions) => onChange({ restrictions })}
      />
    </>
  );
}

/** As it is recorded: restrictions that were left empty are none. */
export function cleaned(details: Details): Details {
  return details.restrictions ? { ...details, restrictions: written(details.restrictions) } : details;
}

function PostpartumFields({ value, onChange, errors }: Props) {
  const status = value.status ?? 'postpartum';
  const loss = status === 'loss';
  return (
    <>
      <Select
        className="wide"
        label="Status"
        data={optionsOf(STATUS_WORDS)}
        value={status}
        error={errors['status']}
        allowDeselect={false}
        onChange={(next) => onChange({ status: next as NonNullable<Details['status']> })}
      />
      {status === 'pregnant' && (
        <DateField
          label="Expected date"
          description="It never turns into a delivery date by itself."
          value={value.edd ?? null}
          error={errors['edd']}
          onChange={(edd) => onChange({ edd })}
        />
      )}
      {status !== 'pregnant' && (
        <>
          <DateField
            label={loss ? 'Recovery since' : 'Delivery date'}
            value={value.deliveryDate ?? null}
            error={errors['deliveryDate']}
            onChange={(deliveryDate) => onChange({ deliveryDate })}
          />
          <Select
            label={loss ? 'How it ended' : 'Delivery'}
            data={optionsOf(loss ? LOSS_MODES : MODE_WORDS)}
            value={value.mode ?? null}
            clearable
            onChange={(mode) => onChange({ mode: mode as NonNullable<Details['mode']> | null })}
          />
          {(value.mode ?? 'unknown') === 'unknown' && (
            <div className="wide source">
              Not known: the longest period applies, and the tier is never better than Restricted.
            </div>
          )}
          {!loss && (
            <NumberInput
              label="Births"
              min={1}
              max={8}
              allowDecimal={false}
              value={value.births ?? ''}
              error={errors['births']}
              onChange={(births) => onChange({ births: typeof births === 'number' ? births : null })}
            />
          )}
          <Select
            label="Severe tear (if told)"
            data={optionsOf(TEAR_WORDS)}
            value={value.severeTear ?? null}
            clearable
            onChange={(tear) => onChange({ severeTear: tear as NonNullable<Details['severeTear']> | null })}
          />
          {(value.births ?? 1) > 1 && !loss && (
            <div className="wide source">
              Several: the date of the last birth, and the strictest delivery of them.
            </div>
          )}
        </>
      )}
    </>
  );
}

const LOSS_MODES = {
  vaginal: 'Vaginal',
  assistedVaginal: 'Assisted vaginal',
  caesarean: 'Caesarean',
  unknown: 'Not known',
} as const;

function JointFields({ value, onChange, errors }: Props) {
  return (
    <>
      <Select
        label="Where"
        data={optionsOf(AREA_WORDS)}
        value={value.area ?? 'other'}
        allowDeselect={false}
        onChange={(area) => onChange({ area: area as NonNullable<Details['area']> })}
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

function BackPainFields({ value, onChange, errors }: Props) {
  const today = useChannel('system.status', {}).data?.today;
  const legs = value.legSymptoms;
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
      <Checkbox
        className="wide"
        label="It came back: an earlier spell ended within the last year"
        checked={value.recurrent ?? false}
        onChange={(event) => onChange({ recurrent: event.currentTarget.checked })}
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
      <div className="wide">
        <AnswerRow
          question="Leg symptoms"
          options={optionsOf(LEG_WORDS).map((option) => ({
            ...option,
            stops: option.value === 'newOrWorse',
          }))}
          value={legs?.answer}
          onChange={(answer) =>
            onChange({
              legSymptoms:
                answer && today
                  ? { date: legs?.date ?? today, answer: answer as keyof typeof LEG_WORDS }
                  : undefined,
            })
          }
        />
      </div>
      {legs && (
        <DateField
          label="Leg symptoms on"
          value={legs.date}
          error={errors['legSymptoms']}
          onChange={(date) => date && onChange({ legSymptoms: { ...legs, date } })}
        />
      )}
      <NumberInput
        label="Sørensen hold (seconds)"
        min={0}
        max={600}
        allowDecimal={false}
        value={value.sorensenSeconds ?? ''}
        error={errors['sorensenSeconds']}
        onChange={(seconds) => onChange({ sorensenSeconds: typeof seconds === 'number' ? seconds : null })}
      />
    </>
  );
}
