/** Restrictions in the provider's own words, each with what it means for the program, which the gate applies. */

import { Button, Chip, Group, Input, NumberInput, TextInput } from '@mantine/core';
import type { EvidenceInput } from '#contract/clearance.ts';
import classes from './clearance.module.css';
import { optionsOf, TAG_CHOICES } from './words.ts';

export type Restriction = Extract<EvidenceInput, { kind: 'decision' }>['content']['restrictions'][number];

interface Props {
  readonly value: readonly Restriction[];
  readonly onChange: (value: Restriction[]) => void;
  /** What is wrong, by field: `restrictions`, `restrictions.0`. */
  readonly errors: Readonly<Record<string, string>>;
  /** `Restriction, as written` and what it means to leave it empty. */
  readonly label?: string;
}

const EMPTY: Restriction = { text: '' };

export function RestrictionsField({ value, onChange, errors, label = 'Restriction, as written' }: Props) {
  const rows = value.length === 0 ? [EMPTY] : value;
  const change = (place: number, next: Restriction) => onChange(rows.with(place, next));
  // Rows that are left empty are not recorded, and do not count.
  const errorOf = (place: number) =>
    errors[`restrictions.${written(rows.slice(0, place)).length}`] ??
    (place === 0 ? errors['restrictions'] : undefined);
  return (
    <div className="wide">
      {rows.map((row, place) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place and nothing else
          key={place}
          row={row}
          label={place === 0 ? label : `Restriction ${place + 1}`}
          error={errorOf(place)}
          onChange={(next) => change(place, next)}
          onRemove={value.length > 1 ? () => onChange(rows.toSpliced(place, 1)) : undefined}
        />
      ))}
      {rows.at(-1)?.text.trim() && (
        <Button variant="subtle" size="compact-sm" onClick={() => onChange([...rows, EMPTY])}>
          Another restriction
        </Button>
      )}
    </div>
  );
}

/** Without the rows that were left empty. */
export function written(restrictions: readonly Restriction[]): Restriction[] {
  return restrictions
    .filter(({ text }) => text.trim() !== '')
    .map((each) => ({ ...each, text: each.text.trim() }));
}

interface RowProps {
  readonly row: Restriction;
  readonly label: string;
  readonly error?: string | undefined;
  readonly onChange: (next: Restriction) => void;
  readonly onRemove?: (() => void) | undefined;
}

function Row({ row, label, error, onChange, onRemove }: RowProps) {
  const set = (field: 'capPercent' | 'rirFloor', value: number | string) => {
    const { [field]: _before, ...rest } = row;
    onChange(typeof value === 'number' ? { ...rest, [field]: value } : rest);
  };
  const isWritten = row.text.trim() !== '';
  return (
    <div className={classes.restriction}>
      <TextInput
        label={label}
        value={row.text}
        error={!isWritten && error}
        maxLength={300}
        onChange={(event) => onChange({ ...row, text: event.currentTarget.value })}
      />
      {isWritten && (
        <div className={classes.limits}>
          <Input.Wrapper
            label="What it means for the program"
            description="At least one: movements to leave out, a load cap or reps in reserve."
            error={error}
          >
            <Chip.Group
              multiple
              value={[...(row.blocks ?? [])]}
              onChange={(blocks) => {
                const { blocks: _before, ...rest } = row;
                onChange(blocks.length > 0 ? { ...rest, blocks: blocks as Restriction['blocks'] } : rest);
              }}
            >
              <Group gap={6} my={6}>
                {optionsOf(TAG_CHOICES).map(({ value: tag, label: words }) => (
                  <Chip key={tag} value={tag} size="xs" radius="sm">
                    {words}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <NumberInput
            label="Load at most (% of max)"
            min={0}
            max={100}
            allowDecimal={false}
            value={row.capPercent ?? ''}
            onChange={(cap) => set('capPercent', cap)}
          />
          <NumberInput
            label="Reps in reserve, at least"
            min={0}
            max={10}
            value={row.rirFloor ?? ''}
            onChange={(rir) => set('rirFloor', rir)}
          />
        </div>
      )}
      {onRemove && (
        <Group>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onRemove}>
            Remove
          </Button>
        </Group>
      )}
    </div>
  );
}
