/** A height in the facility's own unit: centimetres, or feet and inches. */

import type { LoadUnit } from '#domain/load/load.ts';
import { TypedField, type TypedFieldProps } from './typed-field.tsx';

interface Props extends TypedFieldProps<number> {
  /** Of the facility: pounds go with feet and inches. */
  readonly unit: LoadUnit;
}

const INCH_MM = 25.4;
/** As the application accepts it, in millimetres. */
const LEAST = 300;
const MOST = 2800;

/** The value is in millimetres. */
export function HeightField({ unit, ...props }: Props) {
  return (
    <TypedField
      {...props}
      label={`${props.label} (${unit === 'lb' ? 'ft in' : 'cm'})`}
      read={(text) => readHeight(text, unit)}
      write={(millimetres) => formatHeight(millimetres, unit)}
      remark={
        unit === 'lb'
          ? 'Write a height from 1 to 9 feet, such as 5 ft 11 in.'
          : 'Write a height from 30 to 280 cm, such as 178.'
      }
    />
  );
}

/** `178` for centimetres, `5 ft 11 in` for feet and inches. */
export function formatHeight(millimetres: number, unit: LoadUnit): string {
  if (unit === 'kg') return String(Math.round(millimetres) / 10);
  const inches = Math.round(millimetres / INCH_MM);
  return `${Math.floor(inches / 12)} ft ${inches % 12} in`;
}

/** `178`, `178,5 cm`, `1.78 m`, `5'11"`, `5 ft 11 in` to millimetres; undefined for anything else. */
export function readHeight(text: string, unit: LoadUnit): number | undefined {
  const feet = /^(\d)\s*(?:'|′|ft|feet|-|\s)\s*(?:(\d{1,2}(?:[.,]\d)?)\s*(?:"|″|''|in|inches)?)?$/i.exec(
    text,
  );
  const metric = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*(cm|m)?$/i.exec(text);
  let millimetres: number | undefined;
  if (feet && number(feet[2]) < 12) millimetres = (number(feet[1]) * 12 + number(feet[2])) * INCH_MM;
  else if (metric && (unit === 'kg' || metric[2]))
    millimetres = number(metric[1]) * (metric[2]?.toLowerCase() === 'm' ? 1000 : 10);
  if (millimetres === undefined || millimetres < LEAST || millimetres > MOST) return undefined;
  return Math.round(millimetres);
}

function number(text: string | undefined): number {
  return Number((text ?? '0').replace(',', '.'));
}
