/** A weight stack: its first plate, its step, its heaviest. It is there once all three are. */

import { useState } from 'react';
import type { Stack } from '#domain/facility/equipment.ts';
import type { Load, LoadUnit } from '#domain/load/load.ts';
import { LoadField } from '../../ui/load-field.tsx';
import classes from './equipment.module.css';

interface Props {
  readonly stack: Stack | undefined;
  readonly unit: LoadUnit;
  readonly error: string | undefined;
  readonly onChange: (stack: Stack | undefined) => void;
}

const PARTS = [
  ['lightest', 'First plate'],
  ['step', 'Step'],
  ['heaviest', 'Heaviest'],
] as const;

type Parts = Partial<Record<keyof Stack, Load>>;

export function StackFields({ stack, unit, error, onChange }: Props) {
  /** What is typed while it is no whole stack. */
  const [parts, setParts] = useState<Parts>();
  const shown: Parts = parts ?? stack ?? {};
  const set = (part: keyof Stack, value: Load | null) => {
    const next: Parts = { ...shown };
    if (value) next[part] = value;
    else delete next[part];
    const { lightest, step, heaviest } = next;
    if (lightest && step && heaviest) {
      setParts(undefined);
      onChange({ lightest, step, heaviest });
      return;
    }
    setParts(next);
    onChange(undefined);
  };
  const some = Object.keys(shown).length;
  return (
    <div className={classes.row}>
      {PARTS.map(([part, label]) => (
        <LoadField
          key={part}
          label={label}
          unit={shown.lightest?.unit ?? unit}
          value={shown[part] ?? null}
          error={part === 'lightest' ? error : undefined}
          onChange={(value) => set(part, value)}
        />
      ))}
      {some === 0 && <span className="quiet">None here.</span>}
      {some > 0 && some < 3 && <span className="quiet">It counts once all three are there.</span>}
    </div>
  );
}
