/** Somebody else who agrees: their name, and the PIN that they type themselves. */

import { Select } from '@mantine/core';
import type { OutputOf } from '#contract/channels.ts';
import type { Failure } from '#contract/envelope.ts';
import { useChannel } from '../../app/queries.ts';
import { PinField } from './people-section.tsx';

export interface Agreement {
  readonly id: string | null;
  readonly pin: string;
}

export const NOBODY_YET: Agreement = { id: null, pin: '' };

type Colleague = OutputOf<'people.names'>[number];

/** Everybody who works here but whoever is signed in. */
export function useOthers(): readonly Colleague[] {
  const me = useChannel('system.status', {}).data?.person;
  return (useChannel('people.names', {}).data ?? []).filter(({ id }) => id !== me?.id);
}

/** For the call; undefined until both are given. */
export function agreed({ id, pin }: Agreement): { id: string; pin: string } | undefined {
  return id !== null && pin.length >= 4 ? { id, pin } : undefined;
}

interface Props {
  readonly label: string;
  readonly description?: string;
  readonly among: readonly Colleague[];
  readonly value: Agreement;
  /** What was wrong with who was chosen. */
  readonly error: string | undefined;
  /** Of the call; a wrong PIN is said at the PIN. */
  readonly failure: Failure | undefined;
  readonly onChange: (agreement: Agreement) => void;
}

export function SecondPerson({ label, description, among, value, error, failure, onChange }: Props) {
  return (
    <>
      <Select
        label={label}
        {...(description && { description })}
        data={among.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.id}
        error={error}
        onChange={(id) => onChange({ ...value, id })}
      />
      <PinField
        label="Their PIN"
        value={value.pin}
        error={failure?.code === 'WRONG_PIN' ? failure.message : undefined}
        onChange={(pin) => onChange({ ...value, pin })}
      />
    </>
  );
}
