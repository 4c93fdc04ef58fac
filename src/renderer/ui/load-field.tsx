/** A load with its unit; decimal comma or point. */

import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatAmount, type Load, type LoadUnit, load } from '#domain/load/load.ts';

interface Props {
  readonly label: string;
  readonly value: Load | null;
  readonly unit: LoadUnit;
  readonly onChange: (load: Load | null) => void;
  readonly error?: string | undefined;
}

export function LoadField({ label, value, unit, onChange, error }: Props) {
  const shownUnit = value?.unit ?? unit;
  const [text, setText] = useState(value ? formatAmount(value) : '');
  const [wrong, setWrong] = useState(false);
  useEffect(() => setText(value ? formatAmount(value) : ''), [value]);
  const leave = () => {
    if (text.trim() === '') {
      setWrong(false);
      onChange(null);
      return;
    }
    const read = readLoad(text, shownUnit);
    setWrong(!read);
    if (read) onChange(read);
  };
  return (
    <TextInput
      label={`${label} (${shownUnit})`}
      inputMode="decimal"
      value={text}
      error={wrong ? 'Write a weight, such as 72.5.' : error}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
    />
  );
}

/** `72`, `72,5`, `158 lb`; undefined for anything else. */
export function readLoad(text: string, unit: LoadUnit): Load | undefined {
  const match = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*(kg|lb)?$/i.exec(text.trim());
  if (!match) return undefined;
  const amount = Number((match[1] ?? '').replace(',', '.'));
  return amount > 0 && amount <= 2000
    ? load(amount, (match[2]?.toLowerCase() as LoadUnit | undefined) ?? unit)
    : undefined;
}
