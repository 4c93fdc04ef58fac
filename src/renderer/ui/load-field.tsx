/** A load with its unit; decimal comma or point. */

import { formatAmount, type Load, type LoadUnit, load } from '#domain/load/load.ts';
import { TypedField, type TypedFieldProps } from './typed-field.tsx';

interface Props extends TypedFieldProps<Load> {
  readonly unit: LoadUnit;
}

export function LoadField({ unit, label, ...props }: Props) {
  const shownUnit = props.value?.unit ?? unit;
  return (
    <TypedField
      {...props}
      label={`${label} (${shownUnit})`}
      read={(text) => readLoad(text, shownUnit)}
      write={formatAmount}
      remark="Write a weight, such as 72.5."
      inputMode="decimal"
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
